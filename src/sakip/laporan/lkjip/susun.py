"""The LKjIP put together: front pages, the chapters of the region's outline, annexes.

The outline is a rule (``sistematika.lkjip``): chapters, sections and tables by
id, in order. What a section says is in `ISI`, what a table shows in `TABEL`; an
id that neither knows is refused with the rule's name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeAlias

from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.aturan.jenis import ButirNaskah, Sistematika
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.lkjip import akuntabilitas, pendahuluan, penutup, perencanaan
from sakip.laporan.tabel import TABEL
from sakip.naskah.pohon import Bagian, Blok, Dokumen, HalamanJudul, Judul, Metadata

ATURAN = "sistematika.lkjip"
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

Isi: TypeAlias = Callable[[Bahan], tuple[Blok, ...]]
ISI: Mapping[str, Isi] = {
    **pendahuluan.ISI,
    **perencanaan.ISI,
    **akuntabilitas.ISI,
    **penutup.ISI,
}
"""What the sections of the outline say, by id of the section."""


class _Halaman(NamedTuple):
    """Blocks that share an orientation."""

    mendatar: bool
    isi: list[Blok]


def lkjip(berkas: Berkas, buku: BukuHasil, *, draf: bool = False) -> Dokumen:
    """The document tree of the year's LKjIP; raises Galat listing what is missing."""
    bahan = Bahan(berkas, buku, draf=draf)
    if not bahan.iku:
        bahan.celah(f"indikator kinerja utama tahun {buku.tahun}")
    if berkas.tanggal_laporan is None:
        bahan.celah("tanggal laporan (tanggal_laporan)")
    aturan, isi = rulebook_of(berkas).ambil_isi(ATURAN, date(buku.tahun, 12, 31), Sistematika)
    bab = _Penyusun(bahan, f"{aturan.id} ({aturan.daerah or 'nasional'})").chapters(isi.bab)
    bahan.sahkan("LKjIP")
    return Dokumen(
        judul=f"Laporan Kinerja Instansi Pemerintah {berkas.kantor.nama} Tahun {buku.tahun}",
        isi=(
            HalamanJudul(
                judul="Laporan Kinerja Instansi Pemerintah",
                subjudul="LKjIP",
                instansi=(f"Pemerintah {berkas.kantor.nama_daerah}", berkas.kantor.nama),
                tahun=f"Tahun {buku.tahun}",
                tempat=berkas.tempat_laporan,
            ),
            *bab,
        ),
        metadata=Metadata(
            tanggal=berkas.tanggal_laporan or date(buku.tahun, 12, 31),
            penulis=berkas.kantor.nama,
            subjek=f"Akuntabilitas kinerja tahun {buku.tahun}",
            kata_kunci=("LKjIP", "SAKIP", berkas.kantor.nama, str(buku.tahun)),
            unit=berkas.kantor.nama,
        ),
    )


class _Penyusun:
    """Walks the outline, numbers headings and tables, and parts pages by orientation."""

    def __init__(self, bahan: Bahan, aturan: str) -> None:
        self.bahan = bahan
        self.aturan = aturan
        self.halaman: list[_Halaman] = []
        self.tabel = 0
        self.bab = 0

    def chapters(self, bab: tuple[ButirNaskah, ...]) -> tuple[Bagian, ...]:
        hasil: list[Bagian] = []
        for nomor, satu in enumerate(bab, 1):
            self.halaman, self.tabel, self.bab = [], 0, nomor
            self._put(Judul(1, satu.judul, nomor=f"BAB {_ROMAWI[nomor - 1]}"))
            self._content(satu)
            for ke, anak in enumerate(satu.anak, 1):
                self._section(anak, f"{nomor}.{ke}", 2)
            hasil += [Bagian(tuple(h.isi), mendatar=h.mendatar) for h in self.halaman]
        return (replace(hasil[0], nomor_halaman="angka"), *hasil[1:])

    def _section(self, butir: ButirNaskah, nomor: str, tingkat: int) -> None:
        self._put(Judul(min(tingkat, 4), butir.judul, nomor=nomor))
        self._content(butir)
        for ke, anak in enumerate(butir.anak, 1):
            self._section(anak, f"{nomor}.{ke}", tingkat + 1)

    def _content(self, butir: ButirNaskah) -> None:
        """The section's text, then its tables with what is said of them."""
        blok = self._text(butir)
        self._put(*blok)
        for id_tabel in butir.tabel:
            if id_tabel not in TABEL:
                raise self._unknown("tabel", id_tabel)
            naskah = TABEL[id_tabel]
            nomor = ""
            if naskah.bernomor:
                self.tabel += 1
                nomor = f"{self.bab}.{self.tabel}"
            self._put(*naskah.buat(self.bahan, nomor), mendatar=naskah.mendatar)

    def _text(self, butir: ButirNaskah) -> tuple[Blok, ...]:
        if butir.id in ISI:
            return ISI[butir.id](self.bahan)
        if not butir.tabel and not butir.anak:
            raise self._unknown("bagian", butir.id)
        return ()

    def _put(self, *blok: Blok, mendatar: bool = False) -> None:
        if not blok:
            return
        if not self.halaman or self.halaman[-1].mendatar != mendatar:
            self.halaman.append(_Halaman(mendatar, []))
        self.halaman[-1].isi.extend(blok)

    def _unknown(self, apa: str, nama: str) -> Galat:
        return Galat(
            "laporan.sistematika",
            f"aturan {self.aturan}",
            f"Sistematika menyebut {apa} '{nama}' yang tidak dikenal.",
            "Betulkan namanya dalam aturan itu.",
        )
