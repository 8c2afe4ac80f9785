"""An independent look into a PDF: what PDF/A-2a and PDF/UA-1 ask of it, read with pikepdf.

The writer's own validation sees the document before it is a file; this sees the file alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

_BERTINTA = {"Tj", "TJ", "'", '"', "Do", "sh", "EI", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*"}
_INDUK = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
_BAKU = {
    *("Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl"),
    *(
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Caption",
        "Figure",
        "Formula",
    ),
    *("Span", "Link", "Note", "TOC", "TOCI", "Reference", "Strong", "Em", "NonStruct", "Annot"),
    *("BibEntry", "Quote", "BlockQuote", "Code", "Index", "Private", "Title", "Artifact"),
}


def faults(pdf: bytes) -> list[str]:
    """What is wrong with a file, nothing if it holds."""
    with pikepdf.open(io.BytesIO(pdf)) as berkas:
        return [*_catalogue(berkas, pdf), *_fonts(berkas), *_pages(berkas), *_tree(berkas)]


def _catalogue(berkas: pikepdf.Pdf, pdf: bytes) -> Iterator[str]:
    akar: Any = berkas.Root
    if not akar.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"
    if not str(akar.get("/Lang", "")):
        yield "no language"
    if not akar.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the title is not shown"
    if berkas.is_encrypted:
        yield "encrypted"
    for kunci in ("/OpenAction", "/AA", "/AcroForm"):
        if kunci in akar:
            yield f"{kunci} in the catalogue"
    if {"/JavaScript", "/EmbeddedFiles"} & set(akar.get("/Names", {}).keys()):
        yield "scripts or files inside"
    profil = [o for o in akar.get("/OutputIntents", []) if str(o.S) == "/GTS_PDFA1"]
    if len(profil) != 1 or bytes(profil[0].DestOutputProfile.read_bytes()[36:40]) != b"acsp":
        yield "no output intent with a colour profile"
    if "/ID" not in berkas.trailer or not re.match(rb"%PDF-1\.\d\r?\n%[\x80-\xff]{4}", pdf):
        yield "no identity or no binary mark in the head"
    meta = berkas.open_metadata()
    if (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) != ("2", "A"):
        yield "does not say PDF/A-2a"
    if meta.get("pdfuaid:part") != "1":
        yield "does not say PDF/UA-1"
    if not meta.get("dc:title") or meta.get("dc:title") != str(berkas.docinfo.get("/Title", "")):
        yield "titles differ"


def _fonts(berkas: pikepdf.Pdf) -> Iterator[str]:
    for huruf in berkas.objects:
        if not isinstance(huruf, pikepdf.Dictionary) or huruf.get("/Type") != "/Font":
            continue
        if huruf.get("/Subtype") == "/Type0" and "/ToUnicode" not in huruf:
            yield f"{huruf.BaseFont} does not say its letters"
        uraian: Any = huruf.get("/FontDescriptor")
        if uraian and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(uraian.keys()):
            yield f"{huruf.BaseFont} is not embedded"


def _pages(berkas: pikepdf.Pdf) -> Iterator[str]:
    """Every mark of ink is an artifact or belongs to the structure tree."""
    tree = dict(_numbers(berkas.Root.StructTreeRoot.ParentTree))
    for n, halaman in enumerate(berkas.pages, 1):
        if halaman.obj.get("/Tabs") != "/S":
            yield f"page {n}: tab order is not that of the structure"
        punya = tree.get(int(halaman.obj.get("/StructParents", -1)), [])
        for anotasi in halaman.obj.get("/Annots", []):
            if not int(anotasi.get("/F", 0)) & 4:
                yield f"page {n}: an annotation that does not print"
        tanda: list[int | None] = []  # per open sequence its MCID; -1 of an artifact
        for perintah in pikepdf.parse_content_stream(halaman):
            operan: Any = perintah.operands
            nama = str(perintah.operator)
            if nama in ("BDC", "BMC"):
                nomor = None
                if len(operan) > 1 and isinstance(operan[1], pikepdf.Dictionary):
                    nomor = int(operan[1]["/MCID"]) if "/MCID" in operan[1] else None
                tanda.append(-1 if operan[0] == "/Artifact" else nomor)
            elif nama == "EMC":
                tanda.pop()
            elif nama in _BERTINTA:
                milik = next((t for t in reversed(tanda) if t is not None), None)
                if milik is None:
                    yield f"page {n}: {nama} outside of the structure"
                    break
                if milik >= len(punya) or (milik >= 0 and punya[milik] is None):
                    yield f"page {n}: mark {milik} leads nowhere"
                    break


def _numbers(simpul: Any) -> Iterator[tuple[int, Any]]:
    for anak in simpul.get("/Kids", []):
        yield from _numbers(anak)
    isi = list(simpul.get("/Nums", []))
    yield from ((int(k), v) for k, v in zip(isi[::2], isi[1::2], strict=True))


def _tree(berkas: pikepdf.Pdf) -> Iterator[str]:
    """Standard kinds in their places, pictures with words, headings without a leap."""
    akar: Any = berkas.Root.StructTreeRoot
    peran = {k.lstrip("/"): str(v).lstrip("/") for k, v in akar.get("/RoleMap", {}).items()}
    judul = 0
    antre: list[tuple[str, Any]] = [("", akar)]
    while antre:
        induk, simpul = antre.pop()
        jenis = str(simpul.get("/S", "")).lstrip("/")
        jenis = peran.get(jenis, jenis)
        if jenis and jenis not in _BAKU:
            yield f"unknown kind {jenis}"
        if jenis in _INDUK and induk not in _INDUK[jenis]:
            yield f"{jenis} inside {induk or 'nothing'}"
        if jenis in ("Figure", "Formula") and not str(simpul.get("/Alt", "")):
            yield f"{jenis} without words"
        if tingkat := re.fullmatch(r"H(\d)", jenis):
            if int(tingkat[1]) > judul + 1:
                yield f"H{tingkat[1]} after H{judul}"
            judul = int(tingkat[1])
        anak = simpul.get("/K", [])
        semua = list(anak) if isinstance(anak, pikepdf.Array) else [anak]
        antre += [
            (jenis or induk, a)
            for a in reversed(semua)
            if isinstance(a, pikepdf.Dictionary) and "/S" in a
        ]
