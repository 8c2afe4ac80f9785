"""The LKjIP put together: front pages, the chapters of the region's outline, annexes.

The outline is a rule (``sistematika.lkjip``): chapters, sections and tables by
id, in order. What a section says is in `ISI`, what a table shows in `TABEL_LKJIP`;
an id that neither knows is refused with the rule's name. The parts of the chapter
``lampiran`` are annexes: each opens a page and counts its own tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from sakip.berkas.model import Berkas
from sakip.core.aturan.jenis import ButirNaskah, Sistematika
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.lkjip import akuntabilitas, depan, lampiran, pendahuluan, penutup, perencanaan
from sakip.laporan.lkjip.halaman import Bab
from sakip.laporan.perhitungan import calculation_notes
from sakip.laporan.tabel import TABEL, TabelNaskah
from sakip.naskah.pohon import Blok, Dokumen, Judul, Metadata

ATURAN = "sistematika.lkjip"
LAMPIRAN = "lampiran"
PERHITUNGAN = "lampiran-perhitungan"
"""The annex that explains all other pages; they are made before it."""
_SATUAN_ROMAWI = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")

Isi: TypeAlias = Callable[[Bahan], tuple[Blok, ...]]
ISI: Mapping[str, Isi] = {
    **pendahuluan.ISI,
    **perencanaan.ISI,
    **akuntabilitas.ISI,
    **penutup.ISI,
    **lampiran.ISI,
}
"""What the sections of the outline say, by id of the section."""
TABEL_LKJIP: Mapping[str, TabelNaskah] = {**TABEL, **lampiran.TABEL}
"""The tables by the id that outlines give them."""


def lkjip(berkas: Berkas, buku: BukuHasil, *, draf: bool = False) -> Dokumen:
    """The document tree of the year's LKjIP; raises Galat listing what is missing."""
    bahan = Bahan(berkas, buku, draf=draf)
    if not bahan.iku:
        bahan.celah(f"indikator kinerja utama tahun {buku.tahun}")
    aturan, isi = bahan.aturan.ambil_isi(ATURAN, date(buku.tahun, 12, 31), Sistematika)
    sampul, muka = depan.cover(bahan), depan.pages(bahan)
    penyusun = _Penyusun(bahan, f"{aturan.id} ({aturan.daerah or 'nasional'})")
    bab = penyusun.chapters(isi.bab)
    if not bab:
        raise penyusun.refused("Sistematika tidak memuat satu bab pun.", "Isi babnya")
    dokumen = Dokumen(
        judul=depan.title(bahan),
        isi=(sampul, *muka, *(bagian for satu in bab for bagian in satu.sections())),
        metadata=Metadata(
            tanggal=bahan.hari,
            penulis=berkas.kantor.nama,
            subjek=f"Akuntabilitas kinerja tahun {buku.tahun}",
            kata_kunci=("LKjIP", "SAKIP", berkas.kantor.nama, str(buku.tahun)),
            unit=berkas.kantor.nama,
        ),
    )
    if penyusun.perhitungan:
        penyusun.perhitungan.put(*calculation_notes(bahan, dokumen))
    badan = [bagian for satu in bab for bagian in satu.sections()]
    badan[0] = replace(badan[0], nomor_halaman="angka")
    bahan.sahkan("LKjIP")
    if bahan.kurang:
        sampul, muka = depan.as_draft(bahan, sampul, muka)
    return replace(dokumen, isi=(sampul, *muka, *depan.lists(badan), *badan))


class _Penyusun:
    """Walks the outline and numbers what it finds."""

    def __init__(self, bahan: Bahan, aturan: str) -> None:
        self.bahan = bahan
        self.aturan = aturan
        self.perhitungan: Bab | None = None

    def chapters(self, semua: Sequence[ButirNaskah]) -> list[Bab]:
        hasil: list[Bab] = []
        for nomor, butir in enumerate(semua, 1):
            if butir.id == LAMPIRAN:
                hasil += [self._annex(anak, ke) for ke, anak in enumerate(butir.anak, 1)]
                continue
            bab = Bab(str(nomor))
            bab.put(Judul(1, butir.judul, nomor=f"BAB {_roman(nomor)}"))
            self._content(bab, butir, str(nomor), 2)
            hasil.append(bab)
        return hasil

    def _annex(self, butir: ButirNaskah, ke: int) -> Bab:
        bab = Bab(f"L{ke}")
        bab.put(Judul(1, butir.judul, nomor=f"Lampiran {ke}"))
        if butir.id == PERHITUNGAN:
            self.perhitungan = bab
        else:
            self._content(bab, butir, f"L{ke}", 2)
        return bab

    def _content(self, bab: Bab, butir: ButirNaskah, nomor: str, tingkat: int) -> None:
        """The section's text, its tables with what is said of them, then its parts."""
        bab.put(*self._text(butir))
        for id_tabel in butir.tabel:
            if id_tabel not in TABEL_LKJIP:
                raise self._unknown("tabel", id_tabel)
            naskah = TABEL_LKJIP[id_tabel]
            nomor_tabel = bab.nomor_tabel if naskah.bernomor else ""
            bab.put(*naskah.buat(self.bahan, nomor_tabel), mendatar=naskah.mendatar)
        for ke, anak in enumerate(butir.anak, 1):
            bab.put(Judul(min(tingkat, 4), anak.judul, nomor=f"{nomor}.{ke}"))
            self._content(bab, anak, f"{nomor}.{ke}", tingkat + 1)

    def _text(self, butir: ButirNaskah) -> tuple[Blok, ...]:
        if butir.id in ISI:
            return ISI[butir.id](self.bahan)
        if not butir.tabel and not butir.anak:
            raise self._unknown("bagian", butir.id)
        return ()

    def refused(self, pesan: str, saran: str) -> Galat:
        tempat = f"aturan {self.aturan}"
        return Galat("laporan.sistematika", tempat, pesan, f"{saran} dalam aturan itu.")

    def _unknown(self, apa: str, nama: str) -> Galat:
        pesan = f"Sistematika menyebut {apa} '{nama}' yang tidak dikenal."
        return self.refused(pesan, "Betulkan namanya")


def _roman(nomor: int) -> str:
    return "X" * (nomor // 10) + _SATUAN_ROMAWI[nomor % 10]
