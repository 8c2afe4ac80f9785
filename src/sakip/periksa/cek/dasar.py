"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sakip.periksa.baca.teks import baca_teks
from sakip.periksa.bahan import Bahan, cari_masuk
from sakip.periksa.kaitan import Kaitan, Pilihan
from sakip.periksa.kenali import Baris, Kolom, SelAngka, Tabel
from sakip.periksa.model import Dokumen, Temuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Cek:
    """One check. klaim: what it claims; dasar: article or arithmetic.

    lolos, gagal: a small document (text, cells between tabs) that passes and one that does
    not; both run as tests, read by `baca`.
    """

    id: str
    klaim: str
    dasar: str
    lolos: str
    gagal: str
    baca: Callable[[str], Dokumen] = baca_teks


@dataclass(frozen=True, slots=True, kw_only=True)
class CekKaitan(Cek):
    """A check of figures that follow from others; the engine judges whether they do."""

    kaitan: Callable[[Bahan], Iterable[Kaitan]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CekTemuan(Cek):
    """A check that judges for itself."""

    temuan: Callable[[Bahan], Iterable[Temuan]]


def buat_kaitan(
    cek: str,
    tabel: Tabel,
    baris: Baris,
    kolom: Kolom,
    pilihan: tuple[Pilihan, ...],
    *,
    kuat: bool = False,
    berat: int = 3,
) -> Kaitan:
    """The relation of the cell of `baris` in `kolom`, which must hold a number."""
    keluar = baris.angka[kolom.indeks]
    return Kaitan(
        cek=cek,
        keluar=keluar,
        pilihan=pilihan,
        tempat=keluar.sel.tempat,
        tabel=tabel.judul,
        label=baris.nama,
        kolom=kolom.nama,
        kelompok=(cek, tabel.nomor, kolom.indeks),
        kuat=kuat,
        berat=berat,
    )


def ukuran_kiri(
    tabel: Tabel, baris: Baris, keluar: Kolom, *peran: tuple[str, ...]
) -> tuple[SelAngka, ...] | None:
    """The numbers in one row that feed `keluar`, one for each tuple of roles; None if any lacks."""
    hasil = []
    for satu in peran:
        kolom = cari_masuk(tabel, keluar, *satu)
        if kolom is None or kolom.indeks not in baris.angka:
            return None
        hasil.append(baris.angka[kolom.indeks])
    return tuple(hasil)
