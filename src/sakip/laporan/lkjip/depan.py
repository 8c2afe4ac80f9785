"""What stands before the first chapter: cover, foreword, summary, lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sakip.core.periode import cetak_tanggal
from sakip.laporan.bahan import Bahan, bind, pick, signatory
from sakip.laporan.kalimat import fill, mean_sentence, sentence_of
from sakip.laporan.narasi import paragraphs
from sakip.laporan.tabel.dasar import total
from sakip.laporan.tabel.sel import target_of
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Gambar,
    HalamanJudul,
    Judul,
    Kolom,
    Paragraf,
    Tabel,
    TandaTangan,
)

_SINGKAT = "LKjIP"
_CONTOH = "contoh, bukan data nyata"
_DRAF = "draf, belum lengkap"
_PENGANTAR = (
    "Laporan kinerja ini mempertanggungjawabkan pelaksanaan Perjanjian Kinerja {kantor} tahun "
    "{tahun} kepada {daerah} dan masyarakat. Isinya membandingkan yang dijanjikan dengan yang "
    "dicapai, menjelaskan sebabnya, dan menyebutkan perbaikan yang akan dikerjakan.",
    "Semua angka dihitung dari data yang tercatat. Cara menghitungnya dapat diperiksa pada "
    "lampiran, sehingga pembaca dapat mengulangnya sendiri.",
    "Terima kasih kami sampaikan kepada semua pihak yang bekerja bersama kami. Kritik dan saran "
    "atas laporan ini akan menjadi bahan perbaikan tahun berikutnya.",
)
_SERAPAN = (
    "Untuk hasil tersebut tersedia anggaran {pagu} dan terpakai {realisasi}, atau {serapan}.",
    "Dari anggaran {pagu} terpakai {realisasi}; serapannya {serapan}.",
)


def title(bahan: Bahan) -> str:
    """The title of the whole report, as the foot of each page bears it."""
    berkas = bahan.berkas
    judul = f"Laporan Kinerja Instansi Pemerintah {berkas.kantor.nama} Tahun {bahan.tahun}"
    return f"{_CONTOH.capitalize()}: {judul}" if berkas.contoh else judul


def cover(bahan: Bahan) -> HalamanJudul:
    """The title page; says so when the data are made up."""
    kantor = bahan.berkas.kantor
    return HalamanJudul(
        judul="Laporan Kinerja Instansi Pemerintah",
        subjudul=f"{_SINGKAT} ({_CONTOH})" if bahan.berkas.contoh else _SINGKAT,
        instansi=(f"Pemerintah {kantor.nama_daerah}", kantor.nama),
        tahun=f"Tahun {bahan.tahun}",
        tempat=bahan.berkas.tempat_laporan,
    )


def as_draft(
    bahan: Bahan, sampul: HalamanJudul, muka: Sequence[Bagian]
) -> tuple[HalamanJudul, tuple[Bagian, ...]]:
    """Title and front pages of a report with gaps: marked, and the gaps listed first."""
    kurang = Bagian(
        (Judul(1, "Yang Belum Ada"), Daftar(bahan.kurang, "1.")),
        nomor_halaman="romawi",
    )
    lanjut = replace(muka[0], nomor_halaman="lanjut")
    sampul = replace(sampul, subjudul=f"{sampul.subjudul}, {_DRAF}")
    return sampul, (kurang, lanjut, *muka[1:])


def pages(bahan: Bahan) -> tuple[Bagian, ...]:
    """Foreword and summary, with roman page numbers."""
    return (
        Bagian((Judul(1, "Kata Pengantar"), *_foreword(bahan)), nomor_halaman="romawi"),
        Bagian((Judul(1, "Ikhtisar Eksekutif"), *_summary(bahan))),
    )


def lists(badan: Sequence[Bagian]) -> tuple[Bagian, ...]:
    """Contents, tables and figures; a list that would be empty is left out."""
    blok = [satu for bagian in badan for satu in bagian.isi]
    hasil = [Bagian((Judul(1, "Daftar Isi"), DaftarIsi()))]
    if any(isinstance(satu, Tabel) and satu.nomor for satu in blok):
        hasil.append(Bagian((Judul(1, "Daftar Tabel"), DaftarTabel())))
    if any(isinstance(satu, Gambar) for satu in blok):
        hasil.append(Bagian((Judul(1, "Daftar Gambar"), DaftarGambar())))
    return tuple(hasil)


def _foreword(bahan: Bahan) -> tuple[Blok, ...]:
    berkas = bahan.berkas
    isian = {
        "kantor": berkas.kantor.nama,
        "tahun": str(bahan.tahun),
        "daerah": f"Pemerintah {berkas.kantor.nama_daerah}",
    }
    teks = paragraphs(bahan, "kata-pengantar") or tuple(
        Paragraf(fill(satu, isian)) for satu in _PENGANTAR
    )
    kepala = bahan.kepala
    if kepala is None:
        return (*teks, Paragraf(bahan.celah("kepala kantor (lembar jabatan)")))
    if berkas.tanggal_laporan is None:
        bahan.celah("tanggal laporan (tanggal_laporan)")
    if not berkas.tempat_laporan:
        bahan.celah("tempat laporan ditandatangani (tempat_laporan)")
    hari = cetak_tanggal(berkas.tanggal_laporan) if berkas.tanggal_laporan else "…"
    tempat = berkas.tempat_laporan or "…"
    return (*teks, TandaTangan((signatory(bahan, kepala),), f"{tempat}, {hari}"))


def _summary(bahan: Bahan) -> tuple[Blok, ...]:
    return (*(paragraphs(bahan, "ikhtisar") or _found(bahan)), *_glance(bahan))


def _found(bahan: Bahan) -> tuple[Paragraf, ...]:
    """The summary as the figures tell it."""
    hasil: list[Paragraf] = []
    rerata = bahan.hasil("rerata-capaian", "iku")
    if rerata is not None:
        capaian = [h for i in bahan.iku if (h := bahan.hasil("capaian", i.indikator))]
        hasil.append(Paragraf(mean_sentence(rerata, bahan.hasil("predikat", "iku"), capaian)))
    for i in bahan.iku:
        tiga = [bahan.hasil(u, i.indikator) for u in ("target", "realisasi", "capaian")]
        if tiga[0] and tiga[1] and tiga[2]:
            hasil.append(Paragraf(sentence_of(i.nama, tiga[0], tiga[1], tiga[2], i.polaritas)))
    serapan, pagu = bahan.hasil("serapan"), bahan.hasil("pagu")
    realisasi = bahan.hasil("realisasi-anggaran")
    if serapan and pagu and realisasi and serapan.terbit is not None:
        isian = {"pagu": bind(pagu), "realisasi": bind(realisasi), "serapan": bind(serapan)}
        hasil.append(Paragraf(fill(pick(str(serapan.alamat), _SERAPAN), isian)))
    return tuple(hasil)


def _glance(bahan: Bahan) -> tuple[Blok, ...]:
    """The year of the IKU in a few lines."""
    if not bahan.iku:
        return ()
    return (
        Tabel(
            "",
            "Indikator kinerja utama sekilas",
            (Kolom(lebar=37), *(Kolom("koma", 14) for _ in range(3)), Kolom(lebar=21)),
            (Baris(("Indikator kinerja utama", "Target", "Realisasi", "Capaian", "Status")),),
            (
                *(
                    Baris(
                        (
                            i.nama,
                            target_of(bahan, i),
                            bahan.nilai("realisasi", i.indikator),
                            bahan.nilai("capaian", i.indikator),
                            bahan.bila_ada("status", i.indikator),
                        )
                    )
                    for i in bahan.iku
                ),
                total(
                    "Rata-rata capaian",
                    3,
                    bahan.nilai("rerata-capaian", "iku"),
                    bahan.bila_ada("predikat", "iku"),
                ),
            ),
        ),
    )
