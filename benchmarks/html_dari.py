"""A document tree as plain HTML: what WeasyPrint is given in comparisons, and nothing more."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape

from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Daftar,
    Dokumen,
    Gambar,
    HalamanJudul,
    Judul,
    Kop,
    Paragraf,
    Pasangan,
    Tabel,
    TandaTangan,
)
from sakip.naskah.sahkan import format_citra, isi_citra
from sakip.naskah.telusur import polos

_GAYA = """
@page { size: A4; margin: 25mm 25mm 25mm 35mm; @bottom-right { content: counter(page) } }
@page lebar { size: A4 landscape; margin: 35mm 25mm 25mm }
.lebar { page: lebar } section { break-before: page } body { font: 11.5pt serif }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt } tr { break-inside: avoid }
td, th { border: 0.35pt solid #999; padding: 3pt 4pt; vertical-align: top } img { width: 100% }
"""


def html_of(dokumen: Dokumen) -> str:
    """Headings, paragraphs, lists, tables with spans and repeated heads, pictures."""
    isi = "".join(_section(b) for b in dokumen.isi)
    return (
        f"<!DOCTYPE html><html lang={dokumen.bahasa}><title>{escape(dokumen.judul)}</title>"
        f"<style>{_GAYA}</style>{isi}"
    )


def _section(bagian: Bagian | HalamanJudul) -> str:
    if isinstance(bagian, HalamanJudul):
        return f"<section><h1>{escape(bagian.judul)}</h1><p>{escape(bagian.tahun)}</section>"
    kelas = " class=lebar" if bagian.mendatar else ""
    return f"<section{kelas}>{''.join(map(_block, bagian.isi))}</section>"


def _block(b: Blok) -> str:
    match b:
        case Judul():
            return f"<h{b.tingkat}>{escape(f'{b.nomor} {b.isi}')}</h{b.tingkat}>"
        case Paragraf():
            return f"<p>{escape(polos(b.isi))}</p>"
        case Daftar():
            butir = (
                f"<li>{escape(polos(s.isi))}{_block(s.anak) if s.anak else ''}"
                for s in b.semua_butir
            )
            return f"<ul>{''.join(butir)}</ul>"
        case Tabel():
            return (
                f"<p>{escape(f'{b.nomor} {b.judul}')}</p><table><thead>{_rows(b.kepala, 'th')}"
                f"</thead><tbody>{_rows(b.baris, 'td')}</tbody></table>"
            )
        case Gambar():
            data = base64.b64encode(isi_citra(b.citra)).decode()
            jenis = {"svg": "svg+xml", "jpg": "jpeg"}.get(format_citra(b.citra), "png")
            return f'<img src="data:image/{jenis};base64,{data}"><p>{escape(b.judul)}</p>'
        case TandaTangan():
            return "".join(f"<p>{escape(p.nama)}</p>" for p in b.penanda)
        case Kop():
            return f"<h1>{escape(' '.join(b.instansi))}</h1>"
        case Pasangan():
            return "".join(f"<p>{escape(f'{polos(k)}: {polos(v)}')}</p>" for k, v in b.isi)
        case _:
            return ""


def _rows(semua: Iterable[Baris], jenis: str) -> str:
    hasil = []
    for baris in semua:
        satu = (
            f"<{jenis} colspan={s.kolom} rowspan={s.baris}>{''.join(map(_block, s.blok))}</{jenis}>"
            for s in baris.semua_sel
        )
        hasil.append(f"<tr>{''.join(satu)}</tr>")
    return "".join(hasil)
