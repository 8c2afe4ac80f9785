"""Walking a document tree: its blocks, its text and its pictures, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Catatan,
    Citra,
    Daftar,
    Dokumen,
    Gambar,
    HalamanJudul,
    Isi,
    Judul,
    Kop,
    Paragraf,
    Pasangan,
    Pecahan,
    Potongan,
    Rujuk,
    Tabel,
    TandaTangan,
    potongan,
)

Berlabel: TypeAlias = Judul | Paragraf | Tabel | Gambar

BATAS_KUTIPAN = 40


def semua_blok(dokumen: Dokumen) -> Iterator[Blok]:
    """The blocks of every section, in order; blocks inside cells are not among them."""
    for bagian in dokumen.isi:
        if isinstance(bagian, Bagian):
            yield from bagian.isi


def berlabel(dokumen: Dokumen) -> Iterator[Berlabel]:
    """The blocks that have a label, paragraphs inside table rows among them."""
    for blok in semua_blok(dokumen):
        if isinstance(blok, Judul | Paragraf | Tabel | Gambar) and blok.label:
            yield blok
        if isinstance(blok, Tabel):
            for baris in blok.baris:
                for sel in baris.semua_sel:
                    yield from (b for b in sel.blok if isinstance(b, Paragraf) and b.label)


def sebutan(blok: Berlabel) -> str:
    """How a cross-reference names a block: "Tabel 3.1", "BAB I"; empty if nothing does."""
    match blok:
        case Tabel(nomor=nomor) if nomor:
            return f"Tabel\N{NO-BREAK SPACE}{nomor}"
        case Gambar(nomor=nomor):
            return f"Gambar\N{NO-BREAK SPACE}{nomor}"
        case Judul():
            return blok.nomor or blok.isi
    return ""


def tempat(blok: Blok) -> str:
    """The place of a block as a reader finds it."""
    match blok:
        case Tabel():
            return f"Tabel {blok.nomor}" if blok.nomor else f"tabel {kutip(blok.judul)}"
        case Gambar():
            return f"Gambar {blok.nomor}"
        case Judul():
            return f"judul {kutip(blok.isi)}"
        case Paragraf():
            return f"paragraf {kutip(polos(blok.isi))}"
        case Daftar():
            awal = blok.semua_butir[0].isi if blok.butir else ""
            return f"daftar {kutip(polos(awal))}"
        case TandaTangan():
            return "tanda tangan " + ", ".join(p.nama for p in blok.penanda)
        case Pasangan():
            return f"pasangan {kutip(blok.isi[0][0])}" if blok.isi else "pasangan"
        case Kop():
            return "kop naskah"
        case _:
            return type(blok).__name__


def kutip(teks: str) -> str:
    """Text in quotes, cut to the length of a hint."""
    baris = " ".join(teks.split())
    return f"“{baris if len(baris) <= BATAS_KUTIPAN else baris[:BATAS_KUTIPAN] + '…'}”"


def polos(isi: Isi) -> str:
    """The text of a line without marks, notes and references."""
    bagian: list[str] = []
    for p in potongan(isi):
        match p:
            case str():
                bagian.append(p)
            case Pecahan():
                bagian.append(f"{p.atas} / {p.bawah}")
            case Rujuk() | Catatan():
                pass
            case _:
                bagian.append(p.teks)
    return "".join(bagian)


def semua_teks(dokumen: Dokumen) -> Iterator[tuple[str, Potongan]]:
    """Every piece of text that is printed, with its place; a footnote gives its pieces too."""
    yield "judul dokumen", dokumen.judul
    yield "unit dokumen", dokumen.metadata.unit
    for bagian in dokumen.isi:
        if isinstance(bagian, HalamanJudul):
            baris = (bagian.judul, bagian.subjudul, *bagian.instansi, bagian.tahun, bagian.tempat)
            yield from (("halaman judul", teks) for teks in baris)
            continue
        for blok in bagian.isi:
            yield from _teks_blok(tempat(blok), blok)


def _teks_blok(di: str, blok: Blok) -> Iterator[tuple[str, Potongan]]:
    match blok:
        case Judul():
            yield from ((di, teks) for teks in (blok.nomor, blok.isi))
        case Paragraf():
            yield from _teks_isi(di, blok.isi)
        case Daftar():
            for butir in blok.semua_butir:
                yield from _teks_isi(di, butir.isi)
                if butir.anak:
                    yield from _teks_blok(di, butir.anak)
        case Pasangan():
            for label, isi in blok.isi:
                yield di, label
                yield from _teks_isi(di, isi)
        case Kop():
            yield from ((di, teks) for teks in (*blok.instansi, blok.alamat))
        case Tabel():
            yield from ((di, teks) for teks in (blok.nomor, blok.judul))
            for nama, baris in (("kepala baris", blok.kepala), ("baris", blok.baris)):
                for y, satu in enumerate(baris, 1):
                    for sel in satu.semua_sel:
                        for anak in sel.blok:
                            yield from _teks_blok(f"{di} {nama} {y}", anak)
            yield from _teks_isi(di, blok.sumber)
        case Gambar():
            yield from ((di, teks) for teks in (blok.nomor, blok.judul))
            yield from _teks_isi(di, blok.sumber)
        case TandaTangan():
            yield di, blok.tempat_tanggal
            for penanda in blok.penanda:
                orang = (*penanda.jabatan, penanda.nama, *penanda.keterangan)
                yield from ((di, teks) for teks in orang)


def _teks_isi(di: str, isi: Isi) -> Iterator[tuple[str, Potongan]]:
    for p in potongan(isi):
        yield di, p
        if isinstance(p, Catatan):
            yield from _teks_isi(di, p.isi)


def semua_citra(dokumen: Dokumen) -> Iterator[tuple[str, Citra]]:
    """Every picture with its place, in the order of the document."""
    for bagian in dokumen.isi:
        if isinstance(bagian, HalamanJudul):
            if bagian.lambang:
                yield "halaman judul", bagian.lambang
            continue
        for blok in bagian.isi:
            if isinstance(blok, Gambar):
                yield tempat(blok), blok.citra
            elif isinstance(blok, Kop):
                if blok.lambang:
                    yield tempat(blok), blok.lambang
            elif isinstance(blok, TandaTangan):
                for penanda in blok.penanda:
                    if penanda.citra:
                        yield tempat(blok), penanda.citra
