"""Respondents of a survey (SKM) from a CSV or workbook, tallied per service and unsur."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from sakip.berkas.responden.cacah import CacahLayanan, Penghitung
from sakip.berkas.responden.jawaban import Kamus
from sakip.berkas.responden.kolom import BARIS_JUDUL, Kolom, KolomDibaca, kenali_kolom
from sakip.core.aturan.jenis import Skm
from sakip.core.ikm import JumlahUnsur, RekapSkm
from sakip.galat import Galat
from sakip.tabel import Batas, Jenis, Lembar, TabelCsv, buka, buka_csv, kenali, tempat

Maju: TypeAlias = Callable[[int, int], None]
"""Told how much is done, of how much: bytes of a CSV; rows of a sheet of 0, that is unknown."""


@dataclass(frozen=True, slots=True)
class RekapLayanan:
    """Tally of one service. nama: as first written, empty where the file names no service.

    rekap: ready for `core.ikm.hitung_ikm`. cacah: per unsur id how often each answer was
    given, lowest first, by the respondents used.
    """

    nama: str
    rekap: RekapSkm
    cacah: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class RekapResponden:
    """A whole file tallied. A respondent is a row with at least one answer on the scale.

    layanan: sorted as first met. semua: all services as one, each respondent counting once.
    tanpa_jawaban: rows with no answer on the scale. ditolak: answers off the scale, never
    counted; dilewati: rows that are no respondents (totals, repeated header, wrong number of
    cells). Both lists hold the first hundred, the figures beside them count all.
    catatan: what to know, in Indonesian.
    """

    berkas: str
    lembar: str
    kolom: tuple[KolomDibaca, ...]
    layanan: tuple[RekapLayanan, ...]
    semua: RekapLayanan
    tanpa_jawaban: int
    ditolak: tuple[Galat, ...]
    jumlah_ditolak: int
    dilewati: tuple[Galat, ...]
    jumlah_dilewati: int
    catatan: tuple[str, ...]


def baca_responden(
    path: Path,
    isi: Skm,
    *,
    lembar: str = "",
    layanan: str = "",
    urutan: Sequence[str] = (),
    huruf: Mapping[str, int] | None = None,
    batas: Batas | None = None,
    maju: Maju = lambda _selesai, _dari: None,
) -> RekapResponden:
    """Tally the respondents in a CSV, XLSX or XLS, row by row in small memory.

    isi: the rule in force; its `tak_lengkap` decides whether a respondent who skipped an unsur
    counts. lembar: the sheet, needed when several hold respondents. layanan: title of the
    column of services if it is not a usual one. urutan: unsur ids in the order of this
    questionnaire's U1, U2, ...; without it the order of the rule. huruf: what the options a,
    b, ... of the questionnaire mean; without it such answers are refused. maju: told now and
    then how far the count is.

    Raises Galat when no column names an unsur, two name the same, nobody answered, or the file
    cannot be read.
    """
    baku = [satu.id for satu in isi.unsur]
    if asing := [satu for satu in urutan if satu not in baku]:
        raise Galat(
            "responden.urutan",
            f"urutan unsur '{asing[0]}'",
            "Unsur ini tidak ada pada aturan survei.",
            f"Pakai nama-nama ini: {', '.join(baku)}.",
        )
    kamus = Kamus(isi, huruf or {})
    sumber, kolom = _pilih(path, isi, urutan or baku, lembar, layanan, batas or Batas())
    baris = sumber.baris(maju)
    deque(islice(baris, kolom.akhir), maxlen=0)
    rekap = rekap_baris(
        baris, kolom, isi, kamus, path.name, lembar=sumber.lembar, nomor=sumber.awal + kolom.akhir
    )
    return replace(rekap, catatan=(*sumber.catatan, *rekap.catatan))


def rekap_baris(
    baris: Iterator[list[str]],
    kolom: Kolom,
    isi: Skm,
    kamus: Kamus,
    nama: str,
    *,
    lembar: str = "",
    nomor: int = 1,
) -> RekapResponden:
    """Tally rows below a known header. nomor: of the first of them, in the file called nama.

    Raises Galat when nobody answered, or letters could mean two things.
    """
    penghitung = Penghitung(isi, kolom, kamus, nama, lembar)
    penghitung.hitung(baris, nomor)
    kamus.pastikan_huruf(tempat(nama, lembar))
    berisi = [satu for satu in penghitung.layanan.values() if satu.responden]
    if not berisi:
        raise Galat(
            "responden.kosong",
            tempat(nama, lembar),
            "Tidak ada satu pun jawaban yang dapat dihitung.",
            "Periksa apakah baris responden ada di bawah judul kolom dan jawabannya memakai skala"
            f" {kamus.nilai[0]} sampai {kamus.nilai[-1]}.",
        )
    semua = CacahLayanan("", len(kolom.unsur), len(kamus.nilai))
    for satu in berisi:
        semua.tambah(satu)
    return RekapResponden(
        nama,
        lembar,
        kolom.daftar(),
        tuple(_rekap_layanan(satu, kolom, kamus.nilai) for satu in berisi),
        _rekap_layanan(semua, kolom, kamus.nilai),
        penghitung.tanpa_jawaban,
        tuple(penghitung.ditolak.daftar),
        penghitung.ditolak.jumlah,
        tuple(penghitung.dilewati.daftar),
        penghitung.dilewati.jumlah,
        tuple(_catatan(isi, kolom, berisi)),
    )


def _rekap_layanan(satu: CacahLayanan, kolom: Kolom, nilai: Sequence[int]) -> RekapLayanan:
    unsur = tuple(
        JumlahUnsur(
            id_unsur, sum(n * kali for n, kali in zip(nilai, banyak, strict=True)), sum(banyak)
        )
        for id_unsur, banyak in zip(kolom.unsur, satu.cacah, strict=True)
    )
    cacah = {
        id_unsur: tuple(banyak) for id_unsur, banyak in zip(kolom.unsur, satu.cacah, strict=True)
    }
    return RekapLayanan(
        satu.nama, RekapSkm(unsur, satu.responden, satu.dipakai, satu.tak_lengkap), cacah
    )


class _Sumber(NamedTuple):
    """One table that may hold respondents; awal is the number of its first row."""

    lembar: str
    awal: int
    baris: Callable[[Maju], Iterator[list[str]]]
    catatan: tuple[str, ...]


def _pilih(
    path: Path, isi: Skm, urutan: Sequence[str], lembar: str, layanan: str, batas: Batas
) -> tuple[_Sumber, Kolom]:
    """The one table with columns of unsur, among the visible sheets or the one asked for."""
    sumber = _sumber(path, batas, lembar)
    calon = []
    for satu in sumber:
        kepala = list(islice(satu.baris(lambda _selesai, _dari: None), BARIS_JUDUL))
        di = tempat(path.name, satu.lembar)
        if kolom := kenali_kolom(kepala, isi, urutan, di, layanan):
            calon.append((satu, kolom))
    if not calon:
        nama = ", ".join(satu.nama for satu in isi.unsur[:3])
        raise Galat(
            "responden.judul_tidak_ada",
            tempat(path.name, lembar),
            "Tidak ditemukan baris judul yang memuat kolom unsur survei.",
            f"Beri judul kolom jawaban U1, U2, dan seterusnya, atau nama unsurnya ({nama}, ...).",
        )
    if len(calon) > 1:
        nama = ", ".join(f"'{satu.lembar}'" for satu, _ in calon)
        raise Galat(
            "responden.lembar_ganda",
            path.name,
            f"Responden ditemukan di beberapa lembar: {nama}.",
            "Sebutkan lembar mana yang dihitung.",
        )
    return calon[0]


def _sumber(path: Path, batas: Batas, lembar: str) -> list[_Sumber]:
    if kenali(path, batas) is Jenis.CSV:
        tabel = buka_csv(path, batas=batas)
        semua = [_Sumber("", tabel.awal, _by_bytes(tabel), tabel.catatan)]
    else:
        buku = buka(path, batas=batas)
        semua = [
            _Sumber(satu.nama, 1, _sebagai_teks(satu), buku.catatan)
            for satu in buku.lembar
            if lembar or not satu.tersembunyi
        ]
    dipilih = [satu for satu in semua if lembar in ("", satu.lembar)]
    if not dipilih:
        nama = ", ".join(f"'{satu.lembar}'" for satu in semua if satu.lembar)
        raise Galat(
            "responden.lembar",
            path.name,
            f"Berkas ini tidak punya lembar '{lembar}'.",
            f"Lembar yang ada: {nama}." if nama else "Kosongkan pilihan lembarnya.",
        )
    return dipilih


def _by_bytes(tabel: TabelCsv) -> Callable[[Maju], Iterator[list[str]]]:
    ukuran = tabel.path.stat().st_size
    return lambda maju: tabel.baris(lambda terbaca: maju(terbaca, ukuran))


def _sebagai_teks(lembar: Lembar) -> Callable[[Maju], Iterator[list[str]]]:
    def baris(maju: Maju) -> Iterator[list[str]]:
        for satu in lembar:
            maju(satu.nomor, 0)
            yield ["" if sel is None else str(sel) for sel in satu.sel]

    return baris


def _catatan(isi: Skm, kolom: Kolom, layanan: Sequence[CacahLayanan]) -> Iterator[str]:
    nama = {satu.id: satu.nama for satu in isi.unsur}
    if kolom.lewat_nomor:
        arti = "; ".join(f"{judul} = {nama[satu]}" for satu, judul in kolom.lewat_nomor.items())
        yield f"Kolom dikenali dari nomornya saja ({arti}). Periksa urutannya pada kuesioner Anda."
    if hilang := [nama[satu] for satu in nama if satu not in kolom.unsur]:
        yield f"Unsur tanpa kolom, jadi tidak ikut dihitung: {'; '.join(hilang)}."
    if kolom.layanan is None:
        yield "Tidak ada kolom layanan, jadi semua responden dihitung sebagai satu layanan."
    elif kosong := sum(satu.responden for satu in layanan if not satu.nama):
        yield f"{kosong} responden tidak menyebut layanannya."
