"""Indikator Kinerja Utama and what supports them: meaning, formula, who answers for each.

Three tables as in document 003: the IKU of the plan's years, all indicators of sasaran and
programmes in the year, and those of kegiatan and sub kegiatan that support them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.model import Berkas
from sakip.core.periode import Periode
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.formulasi import formula_of
from sakip.laporan.kepala import finished, holder, letterhead, place_and_date
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Dokumen,
    Isi,
    Judul,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    TandaTangan,
    Teks,
)

NASKAH = "Indikator Kinerja Utama"
_UTAMA = (b.JenisSimpul.SASARAN, b.JenisSimpul.PROGRAM)
_PENDUKUNG = (b.JenisSimpul.KEGIATAN, b.JenisSimpul.SUB_KEGIATAN)
_LEBAR = (19, 27, 28, None)
_KOSONG = "–"
_TENTANG = re.compile(r"(?<!^)\btentang\b", re.IGNORECASE)


def iku(
    berkas: Berkas,
    buku: BukuHasil,
    *,
    draf: bool = False,
    tanggal: date | None = None,
) -> Dokumen:
    """The office's indicators with meaning and formula.

    tanggal: day of signing; else that of the document they come from, or of the head's first
    agreement of the year. Raises Galat listing what is missing, unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    kantor = berkas.kantor.nama
    if not bahan.iku:
        bahan.celah(f"indikator kinerja utama tahun {bahan.tahun}")
    tabel = (
        *_table(bahan, f"{NASKAH} {kantor}\n{_plan_years(bahan)}", bahan.iku, _decree(bahan)),
        *_table(bahan, f"Indikator Kinerja {kantor}\nTahun {bahan.tahun}", _of(bahan, _UTAMA)),
        *_table(
            bahan,
            f"Indikator Kinerja Pendukung {kantor}\nTahun {bahan.tahun}",
            _of(bahan, _PENDUKUNG),
        ),
    )
    hari = tanggal or _day(bahan)
    isi = (letterhead(bahan), *tabel, *_signature(bahan, hari))
    judul = f"{NASKAH} {kantor} Tahun {bahan.tahun}"
    pada = hari or date(bahan.tahun, 1, 1)
    return finished(bahan, NASKAH, judul, [Bagian(isi, mendatar=True)], pada)


def _of(bahan: Bahan, jenis: Sequence[b.JenisSimpul]) -> list[b.IndikatorVersi]:
    letak = {s.simpul for s in bahan.simpul if bahan.indeks.jenis_simpul[s.simpul] in jenis}
    return bahan.indikator_di(letak)


def _plan_years(bahan: Bahan) -> str:
    """``Tahun 2021–2026`` of the plan that covers the year, else the year."""
    masa = [Periode.baca(v.periode) for v in bahan.berkas.versi_rencana]
    memuat = (p for p in masa if p.tahun_awal <= bahan.tahun <= p.tahun_akhir)
    return max(memuat, key=lambda p: p.tahun_akhir - p.tahun_awal, default=_year(bahan)).tampil()


def _year(bahan: Bahan) -> Periode:
    return Periode.baca(str(bahan.tahun))


def _decree(bahan: Bahan) -> str:
    """The decision that set the IKU, where the data name one."""
    rujukan = [r.dokumen for i in bahan.iku for r in i.bukti]
    dokumen = (bahan.indeks.dokumen[d] for d in dict.fromkeys(rujukan))
    keputusan = [_cited(d) for d in dokumen if d.jenis == "keputusan"]
    return f"Ditetapkan dengan {'; '.join(keputusan)}." if keputusan else ""


def _cited(dokumen: b.Dokumen) -> str:
    """A decision with its number before what it is about."""
    if not dokumen.nomor:
        return dokumen.judul
    nomor = f"Nomor {dokumen.nomor.removeprefix('Nomor ')}"
    judul, banyak = _TENTANG.subn(f"{nomor} tentang", dokumen.judul, count=1)
    return judul if banyak else f"{judul} {nomor}"


def _table(
    bahan: Bahan, judul: str, indikator: Sequence[b.IndikatorVersi], keputusan: str = ""
) -> tuple[Blok, ...]:
    """The indicators in a table; a column that no indicator fills is left out."""
    if not indikator:
        return ()
    semua: dict[str, list[Isi | Sel]] = {
        "Indikator kinerja": [i.nama for i in indikator],
        "Definisi operasional": [_definition(bahan, i) for i in indikator],
        "Formulasi perhitungan": [_formula_cell(bahan, i) for i in indikator],
        "Penanggung jawab dan sumber data": [_responsible(bahan, i) for i in indikator],
    }
    kolom = {nama: isi for nama, isi in semua.items() if any(isi)}
    baris = [
        Baris((str(ke), *(satu or _KOSONG for satu in isi)))
        for ke, isi in enumerate(zip(*kolom.values(), strict=True), 1)
    ]
    if keputusan:
        baris.append(Baris((Sel(keputusan, kolom=len(kolom) + 1),)))
    lebar = _LEBAR if kolom == semua else (None,) * len(kolom)
    return (
        Judul(1, judul.upper()),
        Tabel(
            "",
            "",
            (Kolom("tengah", 5), *(Kolom(lebar=persen) for persen in lebar)),
            (Baris(("No", *kolom)),),
            tuple(baris),
        ),
    )


def _definition(bahan: Bahan, iv: b.IndikatorVersi) -> Isi:
    return bahan.teks(iv.definisi, f"definisi operasional {iv.nama}") if iv.iku else iv.definisi


def _formula_cell(bahan: Bahan, iv: b.IndikatorVersi) -> Isi:
    rumus = formula_of(bahan, iv)
    return bahan.celah(f"formulasi {iv.nama}") if iv.iku and not rumus else rumus


def _responsible(bahan: Bahan, iv: b.IndikatorVersi) -> Isi | Sel:
    """The post named for the indicator, else that of its node; under it the source of data."""
    simpul = next((s for s in bahan.simpul if s.simpul == iv.simpul), None)
    jabatan = iv.penanggung_jawab or (simpul.pengampu if simpul else None)
    isi: list[Isi] = [bahan.indeks.jabatan[jabatan].nama] if jabatan else []
    if iv.sumber_data:
        isi.append((Teks("Sumber: ", miring=True), iv.sumber_data))
    return Sel(tuple(Paragraf(satu, rata="kiri") for satu in isi)) if isi else ""


# -- signing ------------------------------------------------------------------


def _day(bahan: Bahan) -> date | None:
    """The day of the plan that the IKU come from, else of the head's first agreement."""
    rujukan = (bahan.indeks.dokumen[r.dokumen] for i in bahan.iku for r in i.bukti)
    rencana = [d.tanggal for d in rujukan if d.jenis == "rencana" and d.tanggal]
    kepala = bahan.kepala
    janji = [
        p.tanggal
        for p in bahan.berkas.perjanjian
        if kepala and p.pihak_pertama == kepala.id and p.tahun == bahan.tahun and p.tanggal
    ]
    return min(rencana or janji, default=None)


def _signature(bahan: Bahan, hari: date | None) -> tuple[Blok, ...]:
    kepala = bahan.kepala
    if kepala is None:
        return (Paragraf(bahan.celah("kepala kantor (lembar jabatan)")),)
    pihak = holder(bahan, kepala, hari or date(bahan.tahun, 1, 1))
    tempat = place_and_date(bahan, "", hari)
    return (TandaTangan((pihak.penanda(),), tempat),)
