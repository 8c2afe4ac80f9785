"""Hostile text in a Berkas prints as text, in every paper and every form."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from typing import TypeVar

import docx
import openpyxl
import pypdfium2
import pytest

from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.hitung import hitung
from sakip.laporan.daftar import Pilihan, write_document

from .kantor import BERJALAN, bahan

MARKUP = '#panic("x") $x^2$ *a* </w:t><w:p/> &amp; <b> {kode} \\par %s'
RUMUS = "=HYPERLINK(A1;B2)+cmd|'/C calc'!A0"
KENDALI = "nama\x07\x1b[31m dengan\u202ekendali\u200f"
PANJANG = "Persentase" + "panjang" * 1428  # 10,006 letters without a space
NASKAH = ("perjanjian", "iku", "rencana-aksi", "pengukuran-rencana-aksi", "pengukuran", "triwulan")

R = TypeVar("R")


@cache
def _office() -> Berkas:
    asal = bahan(BERJALAN).berkas

    def ganti(baris: tuple[R, ...], **isi: str) -> tuple[R, ...]:
        return tuple(b.model_copy(update=isi) for b in baris)  # type: ignore[attr-defined]

    nama = {"ikm": MARKUP, "ipp": RUMUS, "akip": PANJANG, "desa-mandiri": KENDALI}
    return asal.model_copy(
        update={
            "kantor": asal.kantor.model_copy(update={"nama": MARKUP, "alamat": RUMUS}),
            "indikator_versi": tuple(
                iv.model_copy(update={"nama": nama.get(iv.indikator, iv.nama)})
                for iv in asal.indikator_versi
            ),
            "simpul_versi": tuple(
                s.model_copy(update={"nama": MARKUP if s.simpul == "p1" else s.nama})
                for s in asal.simpul_versi
            ),
            "realisasi": ganti(asal.realisasi, hambatan=RUMUS, upaya=MARKUP),
            "pejabat": ganti(asal.pejabat, nama=MARKUP, pangkat=RUMUS),
        }
    )


def _printed(naskah: str, bentuk: str) -> bytes:
    berkas = _office()
    pilihan = Pilihan(periode="2025-T3", jabatan="camat")
    return write_document(naskah, berkas, hitung(berkas, rulebook_of(berkas)), bentuk, pilihan)


def _dense(teks: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\ufffe]", "", teks)


@pytest.mark.parametrize("naskah", NASKAH)
def test_hostile_text_is_printed_as_it_was_written(naskah: str) -> None:
    with pypdfium2.PdfDocument(io.BytesIO(_printed(naskah, ".pdf"))) as pdf:
        kertas = _dense("".join(h.get_textpage().get_text_range() for h in pdf))
    surat = docx.Document(io.BytesIO(_printed(naskah, ".docx")))
    kata = _dense("".join(t for t in surat.element.body.itertext()))
    for teks in (kertas, kata):
        assert _dense(MARKUP) in teks or _dense(MARKUP.upper()) in teks
        assert "\x07" not in teks
        assert "\u202e" not in teks
    assert PANJANG in kata
    assert kertas.count("j") >= PANJANG.count("j")  # its lines stand beside those of other cells


def test_no_cell_of_a_workbook_becomes_a_formula() -> None:
    isi = _printed("pengukuran", ".xlsx")
    with zipfile.ZipFile(io.BytesIO(isi)) as berkas:
        lembar = [n for n in berkas.namelist() if n.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in berkas.read(n) or b"<f " in berkas.read(n) for n in lembar)
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    semua = [sel for satu in buku for baris in satu.iter_rows() for sel in baris]
    assert any(sel.value == RUMUS and sel.data_type == "s" for sel in semua)
    assert not any(sel.data_type == "f" for sel in semua)
