"""Berita Acara Penetapan Target: what was proposed, why, and what was decided.

The minutes list each target with proposal and decision; the working paper behind them sets the
proposal beside what was reached before. Bappeda, Inspektorat and the organisation bureau verify.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sakip.berkas.model import Berkas
from sakip.core.angka import terbilang
from sakip.core.aturan.jenis import DaftarPilihan
from sakip.core.periode import cetak_tanggal
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import capital, in_words, plain, series
from sakip.laporan.kepala import GARIS, finished, holder, letterhead, place_and_date
from sakip.laporan.usulan_target import PUTUSAN, Rapat
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Dokumen,
    Judul,
    Kolom,
    Paragraf,
    Potongan,
    Tabel,
    TandaTangan,
)

PELAKU = "sakip.pelaku"
_PENGUSUL = "perangkat-daerah"
_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_HARI_INI = "hari {hari} tanggal {tanggal} bulan {bulan} tahun {tahun} ({ringkas})"
_PEMBUKA = (
    " telah dibahas target kinerja {kantor} tahun {untuk}. Usulannya diverifikasi oleh "
    "instansi yang bertanda tangan di bawah."
)
_KERTAS = (
    "Pembahasan memakai kertas kerja dalam lampiran, yang memuat data awal, hasil terakhir, dan "
    "alasan tiap usulan. Putusannya sebagai berikut."
)
_PENUTUP = (
    "Target yang diputuskan menjadi dasar {naskah} {kantor} tahun {untuk}. Berita acara ini dibuat "
    "dengan sebenarnya."
)


def berita_acara_target(
    berkas: Berkas,
    buku: BukuHasil,
    *,
    draf: bool = False,
    tahun: int | None = None,
    versi: str = "",
) -> Dokumen:
    """Minutes and working paper of the targets of a year (the book's unless given).

    versi: edition of the plan, the last one with proposals unless named. Raises Galat where
    there are no proposals, and listing what is missing unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    rapat = Rapat(bahan, buku.tahun if tahun is None else tahun, versi)
    hari = rapat.tanggal or date(rapat.tahun, 1, 1)
    isi = [
        Bagian((letterhead(bahan), *_minutes(rapat)), nomor_halaman="angka"),
        Bagian(
            (
                Judul(1, f"KERTAS KERJA {rapat.hal}".upper(), nomor="LAMPIRAN"),
                rapat.working_paper(),
            ),
            mendatar=True,
        ),
    ]
    judul = f"{rapat.nama} {berkas.kantor.nama} Tahun {rapat.tahun}"
    return finished(bahan, rapat.nama, judul, isi, hari)


# -- minutes ------------------------------------------------------------------


def _minutes(rapat: Rapat) -> tuple[Blok, ...]:
    bahan, pada = rapat.bahan, rapat.tanggal or date(rapat.tahun, 1, 1)
    _, pelaku = bahan.aturan.ambil_isi(PELAKU, pada, DaftarPilihan)
    verifikator = [x.nama for x in pelaku.butir if x.id != _PENGUSUL]
    nomor = rapat.acara.nomor if rapat.acara else ""
    isian = {
        "kantor": bahan.berkas.kantor.nama,
        "untuk": str(rapat.tahun),
        "naskah": "Perjanjian Kinerja Perubahan" if rapat.perubahan else "Perjanjian Kinerja",
    }
    return (
        Judul(1, f"{rapat.nama} Tahun {rapat.tahun}".upper()),
        Paragraf(("Nomor ", bahan.teks(nomor, f"nomor {rapat.nama}")), rata="tengah"),
        Paragraf(("Pada ", _day(rapat), _PEMBUKA.format(**isian))),
        Paragraf(_KERTAS),
        _decisions(rapat),
        Paragraf(_spread(rapat)),
        _verifiers(verifikator),
        Paragraf(_PENUTUP.format(**isian)),
        *_signature(rapat, pada),
    )


def _day(rapat: Rapat) -> Potongan:
    """``hari Rabu tanggal lima belas bulan Januari ...``, or a gap."""
    if rapat.tanggal is None:
        return rapat.bahan.celah(f"tanggal {rapat.nama} (lembar dokumen, lewat kolom bukti)")
    ringkas = cetak_tanggal(rapat.tanggal)
    return _HARI_INI.format(
        hari=_HARI[rapat.tanggal.weekday()],
        tanggal=terbilang(rapat.tanggal.day),
        bulan=ringkas.split()[1],
        tahun=terbilang(rapat.tanggal.year),
        ringkas=ringkas.replace(" ", "\N{NO-BREAK SPACE}"),
    )


def _decisions(rapat: Rapat) -> Tabel:
    return Tabel(
        "",
        "Target yang diusulkan dan diputuskan",
        (Kolom("tengah", 7), Kolom(), Kolom("koma", 17), Kolom("koma", 17), Kolom(lebar=19)),
        (Baris(("No", "Indikator kinerja", "Usulan", "Putusan", "Keterangan")),),
        tuple(
            Baris((str(ke), u.iv.nama, u.diusulkan, rapat.decision(u), capital(PUTUSAN[u.putusan])))
            for ke, u in enumerate(rapat.usulan, 1)
        ),
    )


def _spread(rapat: Rapat) -> str:
    """How many proposals stood, rose and fell; "all" only where it is true of all."""
    banyak = {k: sum(u.putusan == k for u in rapat.usulan) for k in PUTUSAN}
    ada = [(PUTUSAN[k], n) for k, n in banyak.items() if n]
    jumlah = len(rapat.usulan)
    if len(ada) == 1:
        return f"{'Seluruh usulan' if jumlah > 1 else 'Usulan itu'} {ada[0][0]}."
    bagian = series([f"{in_words(n)} {kata}" for kata, n in ada])
    return capital(f"dari {in_words(jumlah)} usulan, {plain(bagian)}.")


def _verifiers(verifikator: Sequence[str]) -> Tabel:
    """Lines on which the verifiers sign, whose names the data do not hold."""
    return Tabel(
        "",
        "Verifikator",
        (Kolom("tengah", 7), Kolom(lebar=34), Kolom(lebar=34), Kolom()),
        (Baris(("No", "Instansi", "Nama dan NIP", "Tanda tangan")),),
        tuple(
            Baris((str(ke), nama, f"\n\n{GARIS}\nNIP. {GARIS}", ""))
            for ke, nama in enumerate(verifikator, 1)
        ),
    )


def _signature(rapat: Rapat, pada: date) -> tuple[Blok, ...]:
    bahan, kepala = rapat.bahan, rapat.bahan.kepala
    if kepala is None:
        return (Paragraf(bahan.celah("kepala kantor (lembar jabatan)")),)
    pihak = holder(bahan, kepala, pada)
    tempat = place_and_date(bahan, "", rapat.tanggal)
    return (TandaTangan((pihak.penanda(),), tempat),)
