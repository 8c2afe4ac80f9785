"""The agreements put together: each a statement to sign and its annexes."""

from __future__ import annotations

from datetime import date

from sakip.berkas.indeks import version_order
from sakip.berkas.model import Berkas
from sakip.core.angka import terbilang
from sakip.core.aturan.jenis import DaftarPilihan
from sakip.core.periode import cetak_tanggal
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import Kalimat
from sakip.laporan.kepala import Pihak, finished, holder, letterhead, place_and_date
from sakip.laporan.perjanjian.janji import Janji, agreements
from sakip.laporan.perjanjian.kinerja import performance
from sakip.laporan.perjanjian.penjelasan import explanation
from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Daftar,
    Dokumen,
    Judul,
    Paragraf,
    Pasangan,
    TandaTangan,
    Teks,
)

ALASAN = "pk.alasan-perubahan"
_PEMBUKA = (
    "Untuk menyelenggarakan pemerintahan yang efektif, terbuka, dan akuntabel serta mengutamakan "
    "hasil, kami yang bertanda tangan di bawah ini:"
)
_SEBUTAN = ("yang selanjutnya disebut ", Teks("Pihak Pertama", tebal=True), ", dan")
_ATASAN = (
    "atasan Pihak Pertama, yang selanjutnya disebut ",
    Teks("Pihak Kedua", tebal=True),
    ", menyepakati:",
)
_JANJI = (
    "Pihak Pertama berjanji mewujudkan target kinerja tahun {tahun} yang dimuat dalam lampiran "
    "perjanjian ini, sejalan dengan target jangka menengah dalam dokumen perencanaan. Berhasil "
    "atau gagalnya pencapaian target itu menjadi tanggung jawab Pihak Pertama."
)
_PENGAWASAN = (
    "Pihak Kedua membimbing dan mengawasi pelaksanaannya, mengevaluasi capaian kinerja menurut "
    "perjanjian ini, dan mengambil tindakan yang diperlukan untuk memberi penghargaan dan sanksi."
)


def perjanjian_kinerja(
    berkas: Berkas,
    buku: BukuHasil,
    *,
    draf: bool = False,
    versi: str = "",
    jabatan: str = "",
) -> Dokumen:
    """The agreements of the year, of every level or of one post (`jabatan`).

    versi: edition of the plan, the last one signed unless named. An office that lists no
    agreement gets that of its head, from sasaran and programmes. Raises Galat listing what is
    missing, and for a version or post without agreement.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    semua = agreements(bahan, versi, jabatan)
    edisi = semua[0].edisi if semua else None
    nama = _title(edisi.versi if edisi else versi)
    milik = f" {semua[0].pertama.nama}" if jabatan and semua else ""
    return finished(
        bahan,
        nama,
        f"{nama}{milik} {berkas.kantor.nama} Tahun {buku.tahun}",
        [bagian for satu in semua for bagian in _pages(satu, nama)],
        max((satu.pada for satu in semua), default=date(buku.tahun, 1, 1)),
    )


def _title(versi: str) -> str:
    ke = version_order(versi) if versi else 0
    if ke == 0:
        return "Perjanjian Kinerja"
    return "Perjanjian Kinerja Perubahan" + (f" Ke{terbilang(ke)}" if ke > 1 else "")


def _pages(janji: Janji, nama: str) -> tuple[Bagian, ...]:
    bahan = janji.bahan
    pertama = holder(bahan, janji.pertama, janji.pada)
    kedua = holder(bahan, janji.kedua, janji.pada) if janji.kedua else None
    tempat_tanggal = place_and_date(bahan, janji.tempat, janji.tanggal)

    def tanda(*sebagai: str) -> TandaTangan:
        pihak = [(p, s) for p, s in ((kedua, sebagai[:1]), (pertama, sebagai[1:])) if p]
        return TandaTangan(tuple(p.penanda(*s) for p, s in pihak), tempat_tanggal)

    def bagian(nomor: str, judul: str, isi: tuple[Blok, ...]) -> Bagian:
        kantor = f"{bahan.berkas.kantor.nama}, {bahan.berkas.kantor.nama_daerah}"
        kepala = Judul(
            1,
            f"{judul} {janji.pertama.nama}".upper(),
            nomor=f"{nomor} {nama} Tahun {bahan.tahun}".upper(),
        )
        return Bagian((kepala, Paragraf(kantor, rata="tengah"), *isi))

    pernyataan = (
        letterhead(bahan),
        Judul(1, f"{nama} Tahun {bahan.tahun}".upper()),
        *_statement(janji, nama, pertama, kedua),
        tanda("Pihak Kedua,", "Pihak Pertama,"),
    )
    uraian = explanation(janji)
    return (
        Bagian(pernyataan, nomor_halaman="angka"),
        bagian("Lampiran 1", "Tabel Kinerja", (*performance(janji), tanda())),
        *((bagian("Lampiran 2", "Penjelasan Kinerja", uraian),) if uraian else ()),
    )


def _statement(janji: Janji, nama: str, pertama: Pihak, kedua: Pihak | None) -> tuple[Blok, ...]:
    atasan: tuple[Blok, ...] = (_person(kedua),) if kedua else ()
    return (
        Paragraf(_PEMBUKA),
        _person(pertama),
        Paragraf(_SEBUTAN, rata="kiri"),
        *(atasan or (Paragraf(janji.bahan.celah(f"atasan {janji.pertama.nama}")),)),
        Paragraf(_ATASAN, rata="kiri"),
        Daftar(
            (
                *((_change(janji),) if janji.edisi.sebelumnya else ()),
                _JANJI.format(tahun=janji.bahan.tahun),
                _PENGAWASAN,
            ),
            "1.",
        ),
    )


def _person(pihak: Pihak) -> Pasangan:
    return Pasangan((("Nama", pihak.nama), ("Jabatan", pihak.sebutan)))


def _change(janji: Janji) -> Kalimat:
    """What this agreement changes, and which of the legal reasons allows it."""
    bahan, edisi = janji.bahan, janji.edisi
    lama = f"{_title(edisi.sebelumnya)} Tahun {bahan.tahun}"
    hari = f" tanggal {cetak_tanggal(janji.dahulu)}" if janji.dahulu else ""
    awal = f"Perjanjian ini mengubah {lama}{hari}. "
    aturan, daftar = bahan.aturan.ambil_isi(ALASAN, janji.pada, DaftarPilihan)
    kode = edisi.rencana.alasan if edisi.rencana else ""
    alasan = next((x for x in daftar.butir if x.id == kode), None)
    if alasan is None:
        pilihan = ", ".join(x.id for x in daftar.butir)
        apa = f"alasan {edisi.versi} {bahan.tahun}: {pilihan} (lembar versi_rencana, kolom alasan)"
        return (awal, bahan.celah(apa))
    arti = f" ({alasan.keterangan[:1].lower()}{alasan.keterangan[1:].rstrip('.')})"
    sebab = f"{alasan.nama[:1].lower()}{alasan.nama[1:]}{arti if alasan.keterangan else ''}"
    return (
        f"{awal}Alasannya {sebab}, salah satu yang membolehkan perubahan perjanjian menurut "
        f"{aturan.sumber[0]}.",
    )
