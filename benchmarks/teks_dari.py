"""A document tree as plain text: cells between tabs, as tables pasted from a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.naskah.kisi import petak
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Daftar,
    Dokumen,
    Judul,
    Kop,
    Paragraf,
    Pasangan,
    Sel,
    Tabel,
    TandaTangan,
)
from sakip.naskah.telusur import polos, sebutan


def tulis_teks(dokumen: Dokumen) -> bytes:
    """Headings, paragraphs, lists and tables; the other places of a merged cell are empty."""
    baris = [dokumen.judul, ""]
    for bagian in dokumen.isi:
        if isinstance(bagian, Bagian):
            for blok in bagian.isi:
                baris += [*_blok(blok), ""]
    return "\n".join(baris).encode()


def _blok(b: Blok) -> Iterator[str]:
    match b:
        case Judul():
            yield f"{b.nomor} {b.isi}".strip()
        case Paragraf():
            yield polos(b.isi)
        case Daftar():
            yield from _butir(b)
        case Tabel():
            yield f"{sebutan(b)} {b.judul}".strip()
            yield ""
            for isi in (b.kepala, b.baris):
                yield from _baris(isi, len(b.kolom))
            if b.sumber:
                yield from ("", polos(b.sumber))
        case TandaTangan():
            yield b.tempat_tanggal
            for p in b.penanda:
                yield from (*p.jabatan, p.nama, *p.keterangan, "")
        case Kop():
            yield from (*b.instansi, b.alamat)
        case Pasangan():
            yield from (f"{k} : {polos(v)}" for k, v in b.isi)


def _butir(b: Daftar) -> Iterator[str]:
    for n, satu in enumerate(b.semua_butir, 1):
        tanda = b.penomoran if b.penomoran == "•" else b.penomoran.replace("1", str(n))
        yield f"{tanda} {polos(satu.isi)}"
        if satu.anak:
            yield from _butir(satu.anak)


def _baris(baris: tuple[Baris, ...], lebar: int) -> Iterator[str]:
    kisi = [[""] * lebar for _ in baris]
    for p in petak(baris, lebar, "tabel"):
        kisi[p.baris][p.kolom] = _sel(p.sel)
    yield from ("\t".join(isi) for isi in kisi)


def _sel(sel: Sel) -> str:
    isi = (polos(b.isi) if isinstance(b, Paragraf) else " ".join(_butir(b)) for b in sel.blok)
    return " ".join(" ".join(isi).split())
