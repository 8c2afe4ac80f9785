"""Lines, notes, fractions and lists of a Word document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sakip.naskah.docx_daftar import LEBAR_NOMOR, Nomor
from sakip.naskah.docx_gaya import MIRING, TEBAL, UKURAN_TEKS
from sakip.naskah.docx_rumus import pecahan_xml
from sakip.naskah.docx_xml import Xml, bidang, larik, paragraf, penanda, tautan
from sakip.naskah.pohon import (
    Catatan,
    Daftar,
    Dokumen,
    Isi,
    Nilai,
    Paragraf,
    Pecahan,
    Potongan,
    Rujuk,
    Teks,
    potongan,
)
from sakip.naskah.telusur import berlabel, sebutan

LEBAR_CATATAN = 45_000  # of a footnote, in thousandths of an em
_ACUAN = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


class PenulisTeks:
    """Knows the labels of one document; gathers its footnotes, lists and bookmarks."""

    def __init__(self, dokumen: Dokumen) -> None:
        # Labels are users' text: Word gets names of our own.
        self.blok_berlabel = {b.label: b for b in berlabel(dokumen)}
        self.id = {label: f"_Rujuk{n}" for n, label in enumerate(self.blok_berlabel)}
        self.catatan: list[Xml] = []
        self.nomor: list[Nomor] = []
        self.jumlah_penanda = 0
        self.ukuran = UKURAN_TEKS  # of the type at hand

    def penanda(self, nama: str, isi: Xml = "") -> Xml:
        self.jumlah_penanda += 1
        return penanda(nama, self.jumlah_penanda, isi)

    def berlabel(self, label: str, isi: Xml = "") -> Xml:
        return self.penanda(self.id[label], isi) if label in self.id else isi

    # --- inside a line ---

    def baris(self, isi: Isi, luas: int, ubah: Callable[[str], str] = str) -> Xml:
        """The runs of a line as wide as `luas` thousandths of an em.

        `ubah` is done to its words first, as to break long ones.
        """
        return "".join(self.potongan(p, luas, ubah) for p in potongan(isi))

    def potongan(self, p: Potongan, luas: int, ubah: Callable[[str], str]) -> Xml:
        match p:
            case str():
                return larik(ubah(p))
            case Teks():
                return larik(ubah(p.teks), TEBAL * p.tebal + MIRING * p.miring)
            case Nilai():
                teks = larik(ubah(p.teks))
                return tautan(self.id[p.alamat], teks) if p.alamat in self.id else teks
            case Rujuk():
                teks = larik(sebutan(self.blok_berlabel[p.label]))
                return bidang(rf"REF {self.id[p.label]} \h \* MERGEFORMAT", teks)
            case Catatan():
                return self.catatan_kaki(p)
            case Pecahan():
                return pecahan_xml(p, luas, self.ukuran) or larik(ubah(f"({p.atas}) / ({p.bawah})"))

    def catatan_kaki(self, p: Catatan) -> Xml:
        # Word has no notes on notes: what a note adds to a note stands in it, in brackets.
        isi = "".join(
            larik(" (") + self.baris(b.isi, LEBAR_CATATAN) + larik(")")
            if isinstance(b, Catatan)
            else self.potongan(b, LEBAR_CATATAN, str)
            for b in potongan(p.isi)
        )
        self.catatan.append(
            paragraf("FootnoteText", f"{_ACUAN}<w:footnoteRef/></w:r>{larik(' ')}{isi}")
        )
        return f'{_ACUAN}<w:footnoteReference w:id="{len(self.catatan)}"/></w:r>'

    # --- blocks of text, here and in cells ---

    def paragraf(
        self,
        b: Paragraf,
        gaya: str,
        luas: int,
        *,
        rata: str = "",
        rekat: bool = False,
        halaman_baru: bool = False,
        ubah: Callable[[str], str] = str,
    ) -> Xml:
        if b.rata != "penuh":
            rata = b.rata
        elif any(isinstance(p, Pecahan) for p in potongan(b.isi)):
            rata = rata or "kiri"  # a line with a fraction in it has too few spaces to stretch
        return paragraf(
            gaya,
            self.berlabel(b.label, self.baris(b.isi, luas, ubah)),
            rata=rata,
            rekat=rekat,
            halaman_baru=halaman_baru,
        )

    def daftar(
        self,
        b: Daftar,
        gaya: str,
        luas: int,
        *,
        di_sel: bool = False,
        tingkat: int = 0,
        rekat: bool = False,
        ubah: Callable[[str], str] = str,
    ) -> Iterator[Xml]:
        """The items; with `rekat` the last one is kept with what follows the list."""
        self.nomor.append(Nomor(b.penomoran, di_sel, tingkat))
        nomor = len(self.nomor), tingkat
        luas -= LEBAR_NOMOR
        butir = b.semua_butir
        for n, satu in enumerate(butir, 1):
            akhir = rekat and n == len(butir)
            yield paragraf(
                gaya,
                self.baris(satu.isi, luas, ubah),
                nomor=nomor,
                rekat=akhir or (satu.anak is not None),
            )
            if satu.anak:
                yield from self.daftar(
                    satu.anak,
                    gaya,
                    luas,
                    di_sel=di_sel,
                    tingkat=tingkat + 1,
                    rekat=akhir,
                    ubah=ubah,
                )
