"""On paper: the figures are there, the buttons are not, and nothing is cut off at the right."""

from __future__ import annotations

import pytest

from sakip.web.organisasi.models import Kantor

from ..conftest import TAHUN, Orang
from .conftest import Buka

pytestmark = pytest.mark.django_db(transaction=True)
HALAMAN = ("", "rencana/target/", "janji/", "ukur/2025-T1/", "data/anggaran/", "evaluasi/")


def test_the_print_of_a_page_has_its_figures(kantor: Kantor, orang: Orang, buka: Buka) -> None:
    page = buka(orang("kasubag", "operator", kantor), "/akun/")
    asal = page.url.partition("/akun/")[0]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1032, "height": 700})  # A4 landscape between its margins
    for alamat in HALAMAN:
        page.goto(f"{asal}/k/{kantor.uuid}/{TAHUN}/{alamat}")
        tampak = "e => e.filter(x => x.checkVisibility()).length"
        angka = page.locator("main .jejak").evaluate_all(
            "e => e.filter(x => x.checkVisibility() && x.textContent.trim()).length"
        )
        assert angka > 10, alamat
        assert page.locator("main button:not(.jejak)").evaluate_all(tampak) == 0, alamat
        lebar = page.evaluate("document.documentElement.scrollWidth")
        assert lebar <= 1032, (alamat, lebar)
