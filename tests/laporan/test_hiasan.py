"""The office's emblem and signatures in the places its papers leave for them."""

from __future__ import annotations

import struct
import zlib

from sakip.laporan.hiasan import dress
from sakip.laporan.perjanjian import perjanjian_kinerja
from sakip.naskah.docx import tulis_docx
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Dokumen, HalamanJudul, Kop, TandaTangan

from .kantor import BERJALAN, bahan, blocks, report

SVG = b'\xef\xbb\xbf<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'


def _png() -> bytes:
    """One grey dot."""

    def potong(jenis: bytes, isi: bytes = b"") -> bytes:
        sidik = struct.pack(">I", zlib.crc32(jenis + isi))
        return struct.pack(">I", len(isi)) + jenis + isi + sidik

    kepala = potong(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    titik = potong(b"IDAT", zlib.compress(b"\0\x80"))
    return b"\x89PNG\r\n\x1a\n" + kepala + titik + potong(b"IEND")


def _agreement() -> Dokumen:
    satu = bahan(BERJALAN)
    return perjanjian_kinerja(satu.berkas, satu.buku, jabatan="camat")


def _signed(dokumen: Dokumen) -> dict[str, bool]:
    return {
        p.nama: p.citra is not None
        for b in blocks(dokumen)
        if isinstance(b, TandaTangan)
        for p in b.penanda
    }


def test_the_emblem_stands_in_the_letterhead_and_on_the_cover() -> None:
    berkas = bahan(BERJALAN).berkas
    dokumen = dress(_agreement(), berkas, {"lampiran/lambang.svg": SVG}, bertanda=True)
    (kop,) = (b for b in blocks(dokumen) if isinstance(b, Kop))
    assert kop.lambang is not None
    assert kop.lambang.alt == "Lambang Kabupaten Contoh"
    sampul = dress(report(BERJALAN), berkas, {"lambang.PNG": _png()}, bertanda=False).isi[0]
    assert isinstance(sampul, HalamanJudul)
    assert sampul.lambang is not None
    tulis_pdf(dokumen)


def test_who_has_a_scan_signs_with_it_but_never_a_draft() -> None:
    berkas = bahan(BERJALAN).berkas
    camat = next(p for p in berkas.pejabat if p.jabatan == "camat")
    gambar = {f"tanda-tangan-{camat.id}.png": _png(), "foto-kantor.png": _png()}
    ada = _signed(dress(_agreement(), berkas, gambar, bertanda=True))
    assert ada.pop(camat.nama)
    assert not any(ada.values())
    assert not any(_signed(dress(_agreement(), berkas, gambar, bertanda=False)).values())
    tulis_docx(dress(_agreement(), berkas, gambar, bertanda=True))


def test_without_pictures_the_tree_stays_as_it_is() -> None:
    dokumen = _agreement()
    assert dress(dokumen, bahan(BERJALAN).berkas, {"bukti.pdf": b"%PDF"}, bertanda=True) is dokumen
