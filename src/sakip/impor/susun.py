"""A document becomes a Berkas Kinerja: everything gathered, put together and validated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from sakip.berkas.buku_kerja.tata import DARI_IMPOR
from sakip.berkas.model import LEMBAR, Berkas
from sakip.berkas.periksa import check_with_rules
from sakip.berkas.validasi import validate
from sakip.core.aturan.lapis import kepala
from sakip.galat import Galat
from sakip.hitung import hitung, rulebook_of
from sakip.impor.baris import BarisKinerja, baris_kinerja, robek
from sakip.impor.gantung import gantungkan
from sakip.impor.identitas import TAK_TERBACA, Identitas, kenali
from sakip.impor.jajar import berkepala
from sakip.impor.kalimat import isi_dari_kalimat, isi_ipp_tercetak
from sakip.impor.kata import kata
from sakip.impor.kinerja import isi_kinerja
from sakip.impor.layanan import isi_ipp, isi_lke, isi_skm
from sakip.impor.lembar import SUMBER, AngkaBaca, Kumpulan, Ragu
from sakip.impor.lepas import daftar_berpasangan, tabel_lepas
from sakip.impor.makna import isi_komponen
from sakip.impor.penetapan import isi_nilai_luar
from sakip.impor.pilih import Keyakinan
from sakip.impor.pohon import PohonBaca
from sakip.impor.rangka import isi_kantor, isi_rencana, isi_simpul, provinsi
from sakip.impor.sumber_daya import isi_anggaran, isi_sarpras, isi_sdm
from sakip.impor.tindak import isi_tindak_lanjut
from sakip.impor.uraian import isi_analisis, isi_narasi
from sakip.periksa.bahan import siapkan
from sakip.periksa.model import Dokumen, TabelSumber
from sakip.terjemah import satu_galat

PERHITUNGAN = "Perhitungan"
"""What the note is about that says that a year cannot be computed."""
_PUTARAN = 20
_LEMBAR_BARIS = re.compile(r"lembar (\w+) baris (\d+)")
_DEKAT = 12  # blocks after a heading that it may still be about
_JUDUL = 260
_BERTENTANGAN = 2  # prints from which a figure is said in several ways


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """What came of a document.

    berkas: valid. ragu: what the user should mend or confirm. angka: every figure put in, with
    its place and how sure it is. belum: indicators and rows of tables that found no place, by name.
    """

    berkas: Berkas
    ragu: tuple[Ragu, ...]
    angka: tuple[AngkaBaca, ...]
    belum: tuple[str, ...]
    catatan: tuple[str, ...]

    @property
    def dapat_dihitung(self) -> bool:
        """Whether the rules of its year are here."""
        return all(r.perihal != PERHITUNGAN for r in self.ragu)

    @property
    def keyakinan(self) -> Counter[Keyakinan]:
        """How many figures are how sure."""
        return Counter(a.keyakinan for a in self.angka)


def impor(dokumen: Dokumen, tahun: int | None = None) -> HasilImpor:
    """Make a Berkas from a report.

    tahun: the year it reports on, where it does not say so. Raises Galat when there is no year,
    nothing to import, or (with everything listed) when what was read cannot stand as a Berkas.
    """
    bahan = siapkan(dokumen)
    bahan = replace(bahan, tabel=tuple(berkepala(bahan.tabel)))
    siapa = kenali(dokumen, bahan.tahun if tahun is None else tahun)
    if tahun is not None:
        siapa.tahun = tahun
    akhir = siapa.rencana[1] if siapa.rencana else None
    pohon = PohonBaca(siapa.tahun)
    semua: list[BarisKinerja] = []
    tercerai: list[str] = []
    for tabel, sasaran in zip(bahan.tabel, _judul_sasaran(dokumen), strict=True):
        baris = baris_kinerja(tabel, siapa.tahun, akhir, sasaran)
        if robek(baris):
            tercerai.append(tabel.judul)
            continue
        semua += baris
        pohon.masukkan(baris)
    lepas = None if pohon.indikator else tabel_lepas(dokumen, len(bahan.tabel) + 1)
    if lepas:
        bahan = replace(bahan, tabel=(*bahan.tabel, lepas.tabel))
        pohon.masukkan(baris_kinerja(lepas.tabel, siapa.tahun, akhir))
    berpasangan = daftar_berpasangan(dokumen, len(bahan.tabel) + 1)
    if berpasangan and not any(k.peran == "pagu" for t in bahan.tabel for k in t.kolom):
        bahan = replace(bahan, tabel=(*bahan.tabel, berpasangan))
        pohon.masukkan(baris_kinerja(berpasangan, siapa.tahun, akhir))
    else:
        berpasangan = None
    pohon.ulangi()
    tak_bertuan = pohon.tampung()
    if not pohon.indikator and not pohon.simpul:
        raise Galat(
            "impor.kosong",
            dokumen.nama,
            "Tidak ada tabel indikator, program, atau kegiatan yang terbaca.",
            "Bila dokumennya hasil pindai, simpan dulu sebagai PDF berteks atau DOCX; "
            "bila tabelnya berupa gambar, ketik tabelnya.",
        )
    kumpulan = Kumpulan()
    if lepas:
        sebab = (
            "Tabelnya kehilangan garis dan judul kolom. Tiga angka sebaris dibaca sebagai target, "
            "realisasi, dan capaian karena cocok dihitung. Pastikan nama, tingkat, dan angkanya."
        )
        kumpulan.ragukan(
            "Tabel tanpa judul kolom", sebab, "; ".join(lepas.belum)[:300], lembar="indikator_versi"
        )
    if berpasangan:
        sebab = "Program dan anggarannya tercetak sebagai dua daftar; dipasangkan menurut urutan."
        kumpulan.ragukan("Anggaran tiap program", sebab, lembar="anggaran")
    if tercerai:
        sebab = f"{len(tercerai)} tabel terbaca terpotong-potong dan tidak dipakai. Ketik isinya."
        kumpulan.ragukan("Tabel yang terpotong", sebab, "; ".join(tercerai)[:400])
    if tak_bertuan is not None:
        sebab = "Tabelnya tidak menyebut sasarannya. Isi namanya, atau pindahkan indikatornya."
        kumpulan.ragukan(
            "Sasaran beberapa indikator", sebab, tak_bertuan.sebutan, lembar="simpul_versi"
        )
    gantungkan(pohon, siapa, kumpulan)
    pohon.rapikan()
    isi_kantor(siapa, dokumen, kumpulan)
    isi_simpul(pohon, kumpulan)
    isi_kinerja(pohon, kumpulan, {"kabupaten": siapa.daerah, "provinsi": provinsi(siapa)})
    isi_dari_kalimat(pohon, bahan.kalimat, kumpulan)
    isi_komponen(pohon, bahan.tabel, bahan.kalimat, kumpulan)
    isi_nilai_luar(pohon, dokumen, siapa.daerah, kumpulan)
    isi_anggaran(pohon, kumpulan)
    isi_sdm(pohon, kumpulan)
    isi_sarpras(bahan.tabel, semua, kumpulan)
    isi_skm(bahan.tabel, siapa.tahun, kumpulan)
    isi_ipp(bahan.tabel, siapa.tahun, kumpulan)
    isi_ipp_tercetak(siapa.tahun, bahan.kalimat, kumpulan)
    isi_lke(bahan.tabel, siapa.tahun, kumpulan)
    isi_tindak_lanjut(bahan.tabel, kumpulan)
    isi_narasi(dokumen, kumpulan)
    isi_analisis(pohon, dokumen, kumpulan)
    isi_rencana(siapa, kumpulan)
    berkas = _jadikan(siapa, kumpulan, dokumen)
    _uji_hitung(berkas, kumpulan)
    sisa = [b for b in pohon.lepas if any(c.bernilai for c in b.cetakan)]
    belum = tuple(dict.fromkeys(f"{b.indikator} ({b.tabel.judul})" for b in sisa))
    return HasilImpor(
        berkas, tuple(kumpulan.ragu), tuple(kumpulan.angka_baca), belum, tuple(dokumen.catatan)
    )


def _judul_sasaran(dokumen: Dokumen) -> Iterator[str]:
    """For each table the sasaran that a heading shortly before it names; empty where none does."""
    nama, jarak = "", 0
    for blok in dokumen.blok:
        jarak += 1
        if isinstance(blok, TabelSumber):
            judul = kata().sasaran_judul.search(blok.judul)
            yield judul["nama"].strip() if judul else nama if jarak <= _DEKAT else ""
        elif len(blok.teks) <= _JUDUL and (cocok := kata().sasaran_judul.search(blok.teks)):
            nama, jarak = cocok["nama"].strip(), 0


# -- the tree -----------------------------------------------------------------------


# -- the file ---------------------------------------------------------------------------


def _jadikan(siapa: Identitas, kumpulan: Kumpulan, dokumen: Dokumen) -> Berkas:
    data: dict[str, Any] = {
        "format": "berkas-kinerja/1",
        "kantor": {
            "id": siapa.id, "nama": siapa.nama or TAK_TERBACA, "jenis": siapa.jenis,
            "daerah": siapa.id_daerah, "nama_daerah": siapa.daerah or TAK_TERBACA,
            "provinsi": siapa.provinsi or TAK_TERBACA,
        },
        "tahun": str(siapa.tahun),
        "tempat_laporan": siapa.tempat,
        "aturan": {"versi": kepala().versi},
        **kumpulan.lembar,
        "catatan": _catatan(kumpulan.ragu),
    }  # fmt: skip
    if siapa.tanggal:
        data["tanggal_laporan"] = siapa.tanggal.isoformat()
    for _ in range(_PUTARAN):
        salah = _salah(data, dokumen)
        if not salah:
            return Berkas.model_validate(data)
        buang = {tempat for galat in salah if (tempat := _baris(galat.tempat))}
        if not buang:
            raise Galat.gabung("impor.isi", dokumen.nama, salah)
        _singkirkan(data, buang, salah, kumpulan)
        data["catatan"] = _catatan(kumpulan.ragu)
    raise Galat.gabung("impor.isi", dokumen.nama, _salah(data, dokumen))


def _uji_hitung(berkas: Berkas, kumpulan: Kumpulan) -> None:
    """Say so where the year cannot be computed: then no document can be made of it either."""
    try:
        hitung(berkas, rulebook_of(berkas))
    except Galat as galat:
        sebab = (
            f"Tahun {berkas.tahun} belum dapat dihitung dan dicetak, karena aturan yang dipakai "
            f"tahun itu belum ada di sini ({galat.tempat}). Isinya tetap berguna: salin realisasi "
            "dan anggarannya ke Berkas tahun sesudahnya sebagai tahun lalu, atau tambahkan aturan "
            "tahun itu di Berkas ini (aturan.overlay)."
        )
        kumpulan.ragukan(PERHITUNGAN, sebab)


def _salah(data: dict[str, Any], dokumen: Dokumen) -> list[Galat]:
    """What keeps the rows from standing as a Berkas, each with sheet and row."""
    try:
        berkas = Berkas.model_validate(data)
    except ValidationError as sebab:
        return [
            Galat("impor.baris", f"lembar {e['loc'][0]} baris {int(e['loc'][1]) + 1}", satu.pesan)
            if len(e["loc"]) > 1 and e["loc"][0] in LEMBAR else satu
            for e in sebab.errors(include_url=False)
            for satu in [satu_galat(e, dokumen.nama)]
        ]  # fmt: skip
    return validate(berkas) or check_with_rules(berkas)


def _baris(tempat: str) -> tuple[str, int] | None:
    cocok = _LEMBAR_BARIS.search(tempat)
    return (cocok[1], int(cocok[2])) if cocok else None


def _singkirkan(
    data: dict[str, Any], buang: set[tuple[str, int]], salah: Sequence[Galat], kumpulan: Kumpulan
) -> None:
    """Take out rows that cannot stand, and say so: the rest is still worth having."""
    for lembar, nomor in sorted(buang, reverse=True):
        isi = data[lembar].pop(nomor - 1)
        sebab = next(g.pesan for g in salah if _baris(g.tempat) == (lembar, nomor))
        pakai = ", ".join(str(v) for k, v in isi.items() if k != "bukti" and v)[:200]
        kumpulan.ragukan(f"Tidak dimasukkan ke lembar {lembar}: {pakai}", sebab, lembar=lembar)


def _catatan(ragu: Sequence[Ragu]) -> list[dict[str, Any]]:
    """What is doubtful as rows of the sheet of notes, so that it is mended in the workbook.

    Figures that are printed in several ways come first.
    """
    hasil = []
    urut = sorted(ragu, key=lambda r: len(r.tercetak) < _BERTENTANGAN)
    for nomor, satu in enumerate(urut, start=1):
        tentang = f" Lembar: {satu.lembar}." if satu.lembar else ""
        baris: dict[str, Any] = {
            "id": f"{DARI_IMPOR}{nomor}",
            "jenis": "tak_terputuskan" if len(satu.tercetak) >= _BERTENTANGAN else "perhatian",
            "perihal": satu.perihal[:200],
            "dipakai": satu.pakai,
            "alasan": f"Hasil impor: {satu.sebab}{tentang}",
            "tercetak": [
                {"teks": teks, "rujukan": {"dokumen": SUMBER, "tempat": tempat}}
                for teks, tempat in satu.tercetak
            ],
        }
        if satu.alamat:
            baris["alamat"] = satu.alamat
        hasil.append(baris)
    return hasil
