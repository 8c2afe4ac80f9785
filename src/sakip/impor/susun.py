"""A document becomes a Berkas Kinerja: everything gathered, put together and validated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import shorten

from sakip.berkas.buku_kerja.tata import MULAI
from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.impor.baris import BarisKinerja, baris_kinerja
from sakip.impor.deret import deret_realisasi
from sakip.impor.gantung import gantungkan
from sakip.impor.identitas import Identitas, kenali, tahun_nama, tahun_tertulis
from sakip.impor.jadikan import PERHITUNGAN, jadikan, uji_hitung
from sakip.impor.jajar import berkepala
from sakip.impor.kalimat import isi_dari_kalimat, isi_ipp_tercetak
from sakip.impor.kartu import baris_kartu, judul_indikator, tegakkan
from sakip.impor.kata import kata
from sakip.impor.kinerja import isi_kinerja
from sakip.impor.layanan import isi_ipp, isi_lke, isi_responden, isi_skm
from sakip.impor.lembar import AngkaBaca, Kumpulan, Ragu
from sakip.impor.lepas import daftar_berpasangan, tabel_lepas
from sakip.impor.makna import isi_komponen
from sakip.impor.pejabat import isi_pejabat
from sakip.impor.penetapan import isi_nilai_luar
from sakip.impor.pilih import Keyakinan, kebiasaan
from sakip.impor.pohon import PohonBaca
from sakip.impor.prosa import tabel_prosa
from sakip.impor.rangka import isi_kantor, isi_rencana, isi_simpul, provinsi
from sakip.impor.robek import robek
from sakip.impor.sumber_daya import isi_anggaran, isi_sarpras, isi_sdm
from sakip.impor.survei import isi_survei, pisahkan, tahun_survei
from sakip.impor.tindak import isi_tindak_lanjut
from sakip.impor.uraian import isi_analisis, isi_narasi
from sakip.periksa.bahan import Bahan, siapkan
from sakip.periksa.model import Dokumen, TabelSumber

_DEKAT = 12  # blocks after a heading that it may still be about
_JUDUL = 260
_BERGUNA = frozenset({
    "skm_unsur", "ipp_aspek", "lke_komponen", "rekomendasi", "tindak_lanjut", "sarpras", "sdm",
})  # fmt: skip
"""Sheets that are worth a Berkas even without a plan."""


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

    tahun: the year to take, where the document does not say it or says several. Raises Galat when
    there is no year, nothing to import, or (with everything listed) when what was read cannot
    stand as a Berkas.
    """
    dokumen, survei = pisahkan(dokumen)
    bahan = siapkan(tegakkan(dokumen))
    bahan = replace(bahan, tabel=tuple(berkepala(bahan.tabel)))
    kumpulan = Kumpulan()
    tahun = tahun or tahun_tertulis(dokumen) or bahan.tahun or tahun_survei(survei, dokumen.nama)
    if tahun is None and (tahun := tahun_nama(dokumen.nama)) is not None:
        sebab = "Tidak tertulis di dalamnya; diambil dari nama berkasnya. Pastikan."
        kumpulan.ragukan("Tahun laporan", sebab, str(tahun), lembar=MULAI)
    siapa = kenali(dokumen, tahun)
    isi_pejabat(dokumen, siapa)
    bahan, pohon, semua = _pohon(bahan, siapa, kumpulan)
    berpohon = bool(pohon.indikator or pohon.simpul)
    if berpohon:
        gantungkan(pohon, siapa, kumpulan)
        pohon.rapikan()
    isi_kantor(siapa, dokumen, kumpulan)
    isi_simpul(pohon, kumpulan)
    lingkup = {"kabupaten": siapa.daerah, "provinsi": provinsi(siapa)}
    isi_kinerja(pohon, kumpulan, lingkup, kebiasaan(bahan.tabel))
    isi_dari_kalimat(pohon, bahan.kalimat, kumpulan)
    isi_komponen(pohon, bahan.tabel, bahan.kalimat, kumpulan)
    isi_nilai_luar(pohon, dokumen, siapa.daerah, kumpulan)
    isi_anggaran(pohon, kumpulan)
    isi_sdm(pohon, kumpulan)
    isi_sarpras(bahan.tabel, semua, kumpulan)
    isi_survei(survei, siapa.tahun, dokumen.nama, kumpulan)
    if not kumpulan.lembar.get("skm_unsur"):
        isi_skm(bahan.tabel, siapa.tahun, kumpulan)
        isi_responden(bahan, siapa.tahun, kumpulan)
    isi_ipp(bahan.tabel, siapa.tahun, kumpulan)
    isi_ipp_tercetak(siapa.tahun, bahan.kalimat, kumpulan)
    isi_lke(bahan.tabel, siapa.tahun, kumpulan)
    isi_tindak_lanjut(bahan.tabel, kumpulan)
    if not berpohon and not kumpulan.lembar.keys() & _BERGUNA:
        raise _kosong(dokumen, kumpulan)
    isi_narasi(dokumen, kumpulan)
    isi_analisis(pohon, dokumen, kumpulan)
    isi_rencana(siapa, kumpulan)
    berkas = jadikan(siapa, kumpulan, dokumen)
    uji_hitung(berkas, kumpulan)
    sisa = [b for b in pohon.lepas if any(c.bernilai for c in b.cetakan)]
    belum = tuple(dict.fromkeys(f"{b.indikator} ({b.tabel.judul})" for b in sisa))
    return HasilImpor(
        berkas, tuple(kumpulan.ragu), tuple(kumpulan.angka_baca), belum, tuple(dokumen.catatan)
    )


def _pohon(
    bahan: Bahan, siapa: Identitas, kumpulan: Kumpulan
) -> tuple[Bahan, PohonBaca, list[BarisKinerja]]:
    """The plan that all tables together print, and the rows of it; what was guessed is told."""
    akhir = siapa.rencana[1] if siapa.rencana else None
    pohon = PohonBaca(siapa.tahun)
    semua: list[BarisKinerja] = []
    tercerai: list[str] = []
    judul = zip(_judul_sasaran(bahan.dokumen), judul_indikator(bahan.dokumen), strict=True)
    for tabel, ((sasaran, jarak), indikator) in zip(bahan.tabel, judul, strict=True):
        dekat = sasaran if jarak <= _DEKAT else ""
        baris = baris_kinerja(tabel, siapa.tahun, akhir, dekat)
        if indikator and not any(b.indikator for b in baris):
            baris = baris_kartu(tabel, siapa.tahun, akhir, sasaran, indikator) or baris
        if robek(baris):
            tercerai.append(tabel.judul)
            continue
        semua += baris
        pohon.masukkan(baris)
    lepas = None if pohon.indikator else tabel_lepas(bahan.dokumen, len(bahan.tabel) + 1)
    if lepas:
        bahan = replace(bahan, tabel=(*bahan.tabel, lepas.tabel))
        pohon.masukkan(baris_kinerja(lepas.tabel, siapa.tahun, akhir))
        sebab = (
            "Tabelnya kehilangan garis dan judul kolom. Tiga angka sebaris dibaca sebagai target, "
            "realisasi, dan capaian karena cocok dihitung. Pastikan nama, tingkat, dan angkanya."
        )
        kumpulan.ragukan(
            "Tabel tanpa judul kolom", sebab, "; ".join(lepas.belum)[:300], lembar="indikator_versi"
        )
    prosa = None if pohon.indikator else tabel_prosa(bahan.dokumen, len(bahan.tabel) + 1)
    if prosa:
        bahan = replace(bahan, tabel=(*bahan.tabel, prosa))
        pohon.masukkan(baris_kinerja(prosa, siapa.tahun, akhir))
        sebab = "Tidak ada tabelnya; dibaca dari kalimat. Pastikan nama, rumus, dan realisasinya."
        kumpulan.ragukan("Indikator dari kalimat", sebab, lembar="indikator_versi")
    berpasangan = daftar_berpasangan(bahan.dokumen, len(bahan.tabel) + 1)
    if berpasangan and not any(k.peran == "pagu" for t in bahan.tabel for k in t.kolom):
        bahan = replace(bahan, tabel=(*bahan.tabel, berpasangan))
        pohon.masukkan(baris_kinerja(berpasangan, siapa.tahun, akhir))
        sebab = (
            "Program dan anggarannya tercetak sebagai dua daftar; dipasangkan menurut urutan. "
            "Cocokkan."
        )
        kumpulan.ragukan("Anggaran tiap program", sebab, lembar="anggaran")
    if tercerai:
        sebab = f"{len(tercerai)} tabel terbaca terpotong-potong dan tidak dipakai. Ketik isinya."
        kumpulan.ragukan("Tabel yang terpotong", sebab, "; ".join(tercerai)[:400])
    pohon.ulangi()
    if (tak_bertuan := pohon.tampung()) is not None:
        sebab = "Tabelnya tidak menyebut sasarannya. Isi namanya, atau pindahkan indikatornya."
        kumpulan.ragukan(
            "Sasaran beberapa indikator", sebab, tak_bertuan.sebutan, lembar="simpul_versi"
        )
    for tabel in bahan.tabel:
        if (deret := deret_realisasi(tabel, pohon)) is not tabel:
            pohon.masukkan(baris_kinerja(deret, siapa.tahun, akhir))
    return bahan, pohon, semua


def _kosong(dokumen: Dokumen, kumpulan: Kumpulan) -> Galat:
    """That a document holds nothing to import: what was seen in it, and what to use instead."""
    judul = list(dict.fromkeys(t.judul for t in dokumen.tabel if t.judul))
    terlihat = "Tidak ada tabel di dalamnya, dan"
    if dokumen.tabel:
        nama = f" ({shorten('; '.join(judul), 120, placeholder=' ...')})" if judul else ""
        terlihat = f"{len(dokumen.tabel)} tabel{nama} terbaca, tetapi"
    sebab = "; ".join(f"{r.perihal}: {r.sebab}" for r in kumpulan.ragu if r.lembar in _BERGUNA)
    return Galat(
        "impor.kosong",
        dokumen.nama,
        f"{terlihat} tidak ada yang dapat diimpor: indikator dengan target atau "
        "realisasinya, program dengan anggarannya, unsur SKM atau jawaban respondennya, aspek IPP, "
        f"komponen LKE, atau tindak lanjut. {sebab}".strip(),
        "Pakai LKjIP, perjanjian kinerja, rencana aksi, realisasi anggaran, laporan SKM, atau LKE. "
        "Bila dokumennya hasil pindai, simpan dulu sebagai PDF berteks atau DOCX; bila tabelnya "
        "berupa gambar, ketik tabelnya.",
    )


def _judul_sasaran(dokumen: Dokumen) -> Iterator[tuple[str, int]]:
    """For each table the sasaran that a heading before it names, and how many blocks before."""
    nama, jarak = "", 0
    for blok in dokumen.blok:
        jarak += 1
        if isinstance(blok, TabelSumber):
            judul = kata().sasaran_judul.search(blok.judul)
            yield (judul["nama"].strip(), 0) if judul else (nama, jarak)
        elif len(blok.teks) <= _JUDUL and (cocok := kata().sasaran_judul.search(blok.teks)):
            nama, jarak = cocok["nama"].strip(), 0
