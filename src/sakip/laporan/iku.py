"""Indikator Kinerja Utama and what supports them: meaning, formula, who answers for each.

Three tables as in document 003: the IKU of the plan's years, all indicators of sasaran and
programmes in the year, and those of kegiatan and sub kegiatan that support them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import formula_of as parsed_formula
from sakip.core.periode import Periode
from sakip.core.rumus import Rumus, tulis_nama
from sakip.core.rumus.pohon import Minus, Operasi, Pohon
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.formulasi import formula_of
from sakip.laporan.kepala import finished, holder, letterhead, place_and_date
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Citra,
    Dokumen,
    Isi,
    Judul,
    Kolom,
    Paragraf,
    Pecahan,
    Potongan,
    Sel,
    Tabel,
    TandaTangan,
    Teks,
    potongan,
)

NASKAH = "Indikator Kinerja Utama"
_UTAMA = (b.JenisSimpul.SASARAN, b.JenisSimpul.PROGRAM)
_PENDUKUNG = (b.JenisSimpul.KEGIATAN, b.JenisSimpul.SUB_KEGIATAN)
_KEPALA = (
    "No",
    "Indikator kinerja",
    "Definisi operasional",
    "Formulasi perhitungan",
    "Penanggung jawab dan sumber data",
)
_KOSONG = "–"
_TENTANG = re.compile(r"(?<!^)\btentang\b", re.IGNORECASE)


def iku(
    berkas: Berkas,
    buku: BukuHasil,
    *,
    draf: bool = False,
    tanggal: date | None = None,
    lambang: Citra | None = None,
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
    isi = (letterhead(bahan, lambang), *tabel, *_signature(bahan, hari))
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
    bahan: Bahan, judul: str, indikator: Sequence[b.IndikatorVersi], sumber: str = ""
) -> tuple[Blok, ...]:
    if not indikator:
        return ()
    return (
        Judul(1, judul.upper()),
        Tabel(
            "",
            "",
            (Kolom("tengah", 5), Kolom(lebar=21), Kolom(lebar=30), Kolom(lebar=28), Kolom()),
            (Baris(_KEPALA),),
            tuple(_row(bahan, str(ke), i) for ke, i in enumerate(indikator, 1)),
            sumber=sumber,
        ),
    )


def _row(bahan: Bahan, nomor: str, iv: b.IndikatorVersi) -> Baris:
    definisi: Isi = iv.definisi or _KOSONG
    rumus = formula(bahan, iv) or _KOSONG
    if iv.iku:
        definisi = bahan.teks(iv.definisi, f"definisi operasional {iv.nama}")
        rumus = rumus if rumus != _KOSONG else bahan.celah(f"formulasi {iv.nama}")
    return Baris((nomor, iv.nama, definisi, rumus, _responsible(bahan, iv)))


def _responsible(bahan: Bahan, iv: b.IndikatorVersi) -> Sel:
    """The post named for the indicator, else that of its node; under it the source of data."""
    simpul = next((s for s in bahan.simpul if s.simpul == iv.simpul), None)
    jabatan = iv.penanggung_jawab or (simpul.pengampu if simpul else None)
    nama: Potongan = bahan.indeks.jabatan[jabatan].nama if jabatan else _KOSONG
    atas = Paragraf(nama, rata="kiri")
    if not iv.sumber_data:
        return Sel((atas,))
    return Sel((atas, Paragraf((Teks("Sumber: ", miring=True), iv.sumber_data), rata="kiri")))


# -- formulas -----------------------------------------------------------------


def formula(bahan: Bahan, iv: b.IndikatorVersi) -> Isi:
    """The office's formula typeset; where that gives no fraction, the computed one if it does."""
    tertulis = formula_of(bahan, iv)
    if _has_fraction(tertulis):
        return tertulis
    rumus = parsed_formula(iv, bahan.aturan, date(bahan.tahun, 12, 31))
    if rumus is None:
        return tertulis
    label = {f"@{i.indikator}": i.nama for i in bahan.indikator}
    hitungan = _pieces(rumus, rumus.akar, label | {k.nama: k.label for k in iv.komponen})
    if not _has_fraction(hitungan):
        return tertulis
    nama, sama_dengan, _ = iv.formulasi.partition(" = ")
    return (f"{nama} = ", *hitungan) if sama_dengan else hitungan


def _has_fraction(isi: Isi) -> bool:
    return any(isinstance(p, Pecahan) for p in potongan(isi))


def _pieces(rumus: Rumus, pohon: Pohon, label: dict[str, str]) -> tuple[Potongan, ...]:
    """A sum with the divisions that stand in the open as fractions, all else in a row."""
    teks = tulis_nama(replace(rumus, akar=pohon), label)
    if not isinstance(pohon, Operasi):
        return (teks,)
    kiri, kanan = (replace(rumus, akar=anak) for anak in (pohon.kiri, pohon.kanan))
    if pohon.tanda == "/":
        return (Pecahan(tulis_nama(kiri, label), tulis_nama(kanan, label)),)
    if _bracketed(pohon):
        return (teks,)
    depan, belakang = (_pieces(rumus, anak, label) for anak in (pohon.kiri, pohon.kanan))
    return (*depan, f" {pohon.tanda} ", *belakang)


def _bracketed(pohon: Operasi) -> bool:
    """Whether a part must keep the brackets that it has when written in a row."""
    longgar = [isinstance(p, Operasi) and p.tanda in "+−" for p in (pohon.kiri, pohon.kanan)]
    bertanda = isinstance(pohon.kiri, Minus) or isinstance(pohon.kanan, Minus)
    return bertanda or (any(longgar) if pohon.tanda == "×" else pohon.tanda == "−" and longgar[1])


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
    tempat = place_and_date(bahan, bahan.berkas.tempat_laporan, hari, f"penetapan {NASKAH}")
    return (TandaTangan((pihak.penanda(),), tempat),)
