"""Notes on cells: their texts, and the boxes that they are shown in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from sakip.berkas.buku_kerja.teks_xml import NS, as_xml
from sakip.tabel import sel

Catatan: TypeAlias = Mapping[tuple[int, int], str]
"""Texts by row and column of their cells, counted from 1."""


def comments(catatan: Catatan) -> str:
    isi = "".join(
        f'<comment ref="{sel(*di)}" authorId="0"><text><t xml:space="preserve">{as_xml(teks)}</t>'
        "</text></comment>"
        for di, teks in sorted(catatan.items())
    )
    return (
        f'<comments xmlns="{NS}"><authors><author>OpenSAKIP</author></authors>'
        f"<commentList>{isi}</commentList></comments>"
    )


def shapes(catatan: Catatan) -> str:
    """The boxes that notes are shown in; programs still ask for them in this old language."""
    kotak = []
    for baris, kolom in sorted(catatan):
        tinggi = 2 + len(catatan[baris, kolom]) // 38  # rows of the sheet that it covers
        letak = f"{kolom},12,{baris - 1},4,{kolom + 3},60,{baris + tinggi},4"
        kotak.append(
            f'<v:shape type="#kotak" style="position:absolute;visibility:hidden" '
            'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
            '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">'
            f"<x:MoveWithCells/><x:Anchor>{letak}</x:Anchor><x:AutoFill>False</x:AutoFill>"
            f"<x:Row>{baris - 1}</x:Row><x:Column>{kolom - 1}</x:Column></x:ClientData></v:shape>"
        )
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="kotak" '
        'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        f"{''.join(kotak)}</xml>"
    )
