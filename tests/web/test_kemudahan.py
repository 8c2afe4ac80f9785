"""Colours that everybody can tell apart, and a focus that is seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sakip.web
from tests.web.kemudahan import contrast, faults, palettes

WEB = Path(sakip.web.__file__).parent
CSS = (WEB / "dasar/static/dasar/sakip.css").read_text(encoding="utf-8")
LATAR = ("kertas", "bidang", "aksen-muda", "baik-muda", "kurang-muda", "buruk-muda", "kuning-muda")
TEKS = [
    *(("tinta", latar) for latar in LATAR),
    *(("redup", latar) for latar in ("kertas", "bidang", "aksen-muda")),
    *(("aksen", latar) for latar in ("kertas", "bidang", "aksen-muda")),
    *((w, latar) for w in ("baik", "kurang", "buruk") for latar in ("kertas", "bidang")),
    *((w, f"{w}-muda") for w in ("baik", "kurang", "buruk")),
    ("di-aksen", "aksen"),
]


@pytest.mark.parametrize("tema", ["terang", "gelap"])
@pytest.mark.parametrize(("depan", "belakang"), TEKS)
def test_text_stands_out_from_what_is_behind_it(tema: str, depan: str, belakang: str) -> None:
    warna = palettes(CSS)[tema]
    assert contrast(warna[depan], warna[belakang]) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48  # the well-known near miss


def test_the_focus_is_never_taken_away() -> None:
    assert re.search(r":focus-visible\s*\{\s*outline: 3px solid var\(--aksen\)", CSS)
    for jalur in WEB.rglob("*.css"):
        for pemilih, isi in re.findall(r"([^{}]*)\{([^{}]*)\}", jalur.read_text(encoding="utf-8")):
            if re.search(r"outline:\s*(?:none|0)", isi):
                # The landmark that is jumped to is not itself a control.
                assert pemilih.strip() == "main:focus", f"{jalur.name}: {pemilih.strip()}"


def test_colours_come_from_the_palette_so_that_dark_works() -> None:
    for jalur in WEB.rglob("*.css"):
        if jalur.name == "cetak.css":  # a sheet of paper, also on the screen
            continue
        teks = re.sub(r"/\*.*?\*/", "", jalur.read_text(encoding="utf-8"), flags=re.DOTALL)
        teks = re.sub(r"@media print\s*\{.*", "", teks, flags=re.DOTALL)
        teks = re.sub(r":root\s*\{.*?\}", "", teks, flags=re.DOTALL)
        salah = re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])", teks)
        assert not salah, f"{jalur.name}: {salah}"


@pytest.mark.parametrize(
    ("potongan", "pesan"),
    [
        ("<h1>a</h1><h3>b</h3>", "h3 langsung sesudah h1"),
        ("<h1>a</h1><input name=x>", "input tanpa label: x"),
        ("<h1>a</h1><button></button>", "button tanpa nama"),
        ("<h1>a</h1><img src=x>", "img tanpa alt"),
        ("<h1>a</h1><p id=x><p id=x>", "id kembar: x"),
        ("<h1>a</h1><form method=post></form>", "form POST tanpa csrf_token"),
        ("<h1>a</h1><p style='x'>", "dilarang CSP"),
        ("<h2>a</h2>", "0 h1"),
    ],
)
def test_a_fault_is_seen(potongan: str, pesan: str) -> None:
    isi = f"<html lang=id><title>t</title><main>{potongan}</main></html>"
    assert any(pesan in x for x in faults(isi))
