"""LKjIP: title page and the achievement of the main indicators (table 3.1)."""

from __future__ import annotations

from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.laporan.ikatan import Ikatan, bind
from sakip.laporan.kalimat import in_words, mean_sentence, sentence_of
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Daftar,
    Dokumen,
    HalamanJudul,
    Judul,
    Kolom,
    Metadata,
    Paragraf,
    Rujuk,
    Sel,
    Tabel,
)

_TABEL_CAPAIAN = "tabel-capaian-iku"


def lkjip(berkas: Berkas, buku: BukuHasil) -> Dokumen:
    """The document tree of the year's LKjIP; raises Galat listing what is missing."""
    indeks = Indeks(berkas)
    iku = [i for i in indeks.indikator_aktif(buku.tahun, indeks.versi_tahun(buku.tahun)) if i.iku]
    tanggal = berkas.tanggal_laporan
    if tanggal is None or not iku:
        kurang = [
            *(() if tanggal else ("tanggal laporan (tanggal_laporan)",)),
            *(() if iku else (f"indikator kinerja utama tahun {buku.tahun}",)),
        ]
        raise Galat(
            "laporan.belum_lengkap",
            f"LKjIP {berkas.kantor.nama} {buku.tahun}",
            f"Belum dapat dibuat karena belum ada: {', '.join(kurang)}.",
            "Lengkapi Berkas Kinerja, lalu ulangi.",
        )
    judul = f"Laporan Kinerja Instansi Pemerintah {berkas.kantor.nama} Tahun {buku.tahun}"
    return Dokumen(
        judul=judul,
        isi=(
            HalamanJudul(
                judul="Laporan Kinerja Instansi Pemerintah",
                subjudul="LKjIP",
                instansi=(f"Pemerintah {berkas.kantor.nama_daerah}", berkas.kantor.nama),
                tahun=f"Tahun {buku.tahun}",
                tempat=berkas.tempat_laporan,
            ),
            Bagian(_achievement(berkas, indeks, Ikatan(buku), iku), nomor_halaman="angka"),
        ),
        metadata=Metadata(
            tanggal=tanggal,
            penulis=berkas.kantor.nama,
            subjek=f"Akuntabilitas kinerja tahun {buku.tahun}",
            kata_kunci=("LKjIP", "SAKIP", berkas.kantor.nama, str(buku.tahun)),
            unit=berkas.kantor.nama,
        ),
    )


def _achievement(
    berkas: Berkas, indeks: Indeks, ikatan: Ikatan, iku: list[IndikatorVersi]
) -> tuple[Judul | Paragraf | Tabel | Daftar, ...]:
    tahun = ikatan.tahun
    capaian = [ikatan.hasil("capaian", i.indikator) for i in iku]
    rerata = ikatan.hasil("rerata-capaian", "iku")
    predikat = ikatan.buku.ada("predikat", "iku", tahun)
    versi = indeks.versi_tahun(ikatan.buku.tahun)
    sasaran = {
        i.simpul: s.nama
        for i in iku
        if (s := indeks.simpul_pada(i.simpul, ikatan.buku.tahun, versi))
    }
    return (
        Judul(1, "Akuntabilitas Kinerja", nomor="BAB III"),
        Judul(2, "Capaian Kinerja Organisasi", nomor="3.1"),
        Judul(3, "Target dan realisasi kinerja tahun ini", nomor="3.1.1"),
        Paragraf(
            (
                f"{berkas.kantor.nama} mengukur {in_words(len(iku))} indikator kinerja utama pada "
                f"tahun {tahun}. Realisasi tiap indikator dibandingkan dengan target Perjanjian "
                "Kinerja, dan hasilnya disajikan dalam ",
                Rujuk(_TABEL_CAPAIAN),
                ".",
            )
        ),
        _table(ikatan, iku, sasaran),
        Paragraf(mean_sentence(rerata, predikat, capaian)),
        Daftar(
            tuple(
                sentence_of(
                    i.nama,
                    ikatan.hasil("target", i.indikator),
                    ikatan.hasil("realisasi", i.indikator),
                    c,
                )
                for i, c in zip(iku, capaian, strict=True)
            ),
            penomoran="1.",
        ),
    )


def _table(ikatan: Ikatan, iku: list[IndikatorVersi], sasaran: dict[str, str]) -> Tabel:
    ukuran = ("target", "realisasi", "capaian")
    baris = [
        Baris(
            (
                sasaran.get(i.simpul, ""),
                i.nama,
                *(ikatan.nilai(u, i.indikator) for u in ukuran),
            )
        )
        for i in iku
    ]
    rerata = bind(ikatan.hasil("rerata-capaian", "iku"))
    return Tabel(
        nomor="3.1",
        judul=f"Capaian Indikator Kinerja Utama Tahun {ikatan.tahun}",
        kolom=(Kolom(lebar=30), Kolom(lebar=34), *(Kolom("koma", 12) for _ in ukuran)),
        kepala=(
            Baris(("Sasaran strategis", "Indikator kinerja", "Target", "Realisasi", "Capaian")),
        ),
        baris=(
            *baris,
            Baris((Sel("Rata-rata capaian IKU", kolom=4), rerata), gaya="jumlah"),
        ),
        sumber="Dihitung dari target Perjanjian Kinerja dan realisasi yang tercatat.",
        label=_TABEL_CAPAIAN,
    )
