"""What the papers beside the report share: letterhead, who signs on a day, the finished tree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sakip.berkas import baris as b
from sakip.core.periode import cetak_tanggal
from sakip.laporan.bahan import Bahan
from sakip.naskah.pohon import (
    Bagian,
    Dokumen,
    Kop,
    Metadata,
    Paragraf,
    Penanda,
    Potongan,
)

GARIS = "." * 34
"""A line to write on by hand."""
_ISIAN = "." * 22
_CONTOH = "Contoh, bukan data nyata"
_DRAF = "Draf, belum lengkap"


class Pihak(NamedTuple):
    """A post with its holder on a day; `nama` is a gap while nobody is known."""

    jabatan: str
    nama: Potongan
    keterangan: tuple[str, ...] = ()
    sementara: str = ""

    def penanda(self, *sebagai: str) -> Penanda:
        """The holder's signature under the lines `sebagai` ("Pihak Pertama,")."""
        nama = self.nama if isinstance(self.nama, str) else GARIS
        return Penanda((*sebagai, f"{self.sementara}{self.jabatan.upper()}"), nama, self.keterangan)

    @property
    def sebutan(self) -> str:
        """``Plt. Camat Bajeng``."""
        return f"{self.sementara}{self.jabatan}"


def holder(bahan: Bahan, jabatan: b.Jabatan, pada: date) -> Pihak:
    """Who holds a post on a day; a NIP is asked of structural officials only."""
    pejabat = bahan.pejabat(jabatan.id, pada)
    if pejabat is None:
        nama = bahan.celah(f"nama {jabatan.nama} pada {cetak_tanggal(pada)} (lembar pejabat)")
        return Pihak(jabatan.nama, nama)
    if not pejabat.nip and jabatan.tingkat.startswith("eselon"):
        bahan.celah(f"NIP {pejabat.nama} (lembar pejabat)")
    sementara = "" if pejabat.status == "definitif" else f"{pejabat.status.capitalize()}. "
    nip = f"NIP. {pejabat.nip}" if pejabat.nip else ""
    keterangan = tuple(filter(None, (pejabat.pangkat, nip)))
    return Pihak(jabatan.nama, pejabat.nama, keterangan, sementara)


def letterhead(bahan: Bahan) -> Kop:
    """The office's letterhead; `laporan.hiasan` puts the emblem in its place."""
    kantor = bahan.berkas.kantor
    return Kop((f"Pemerintah {kantor.nama_daerah}", kantor.nama), kantor.alamat)


def place_and_date(bahan: Bahan, tempat: str, tanggal: date | None) -> str:
    """``Bajeng, 2 Januari 2024``; papers are signed after printing, so what is not known yet
    is room to write by hand."""
    di = tempat or bahan.berkas.tempat_laporan or _ISIAN
    return f"{di}, {cetak_tanggal(tanggal) if tanggal else _ISIAN}"


def finished(
    bahan: Bahan, naskah: str, judul: str, isi: Sequence[Bagian], tanggal: date
) -> Dokumen:
    """The tree of a paper; raises Galat listing what is missing unless it is a draft."""
    bahan.sahkan(naskah)
    tanda = f"{_CONTOH}: " * bahan.berkas.contoh + f"{_DRAF}: " * bool(bahan.kurang)
    return Dokumen(
        judul=f"{tanda}{judul}",  # in front, where the footer cannot cut it off
        isi=tuple(isi) or (Bagian((Paragraf(bahan.kurang[0] if bahan.kurang else judul),)),),
        metadata=Metadata(
            tanggal=tanggal,
            penulis=bahan.berkas.kantor.nama,
            subjek=judul,
            kata_kunci=(naskah, "SAKIP", bahan.berkas.kantor.nama, str(bahan.tahun)),
            unit=bahan.berkas.kantor.nama,
        ),
    )
