"""The main pages under axe-core: nothing against WCAG 2.2 A and AA, in light and in dark.

Nor is one wider than its screen.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Literal, TypeAlias, get_args

import pytest
from playwright.sync_api import Page

from sakip.web.akun.models import Akun
from sakip.web.organisasi.models import Kantor

from ..conftest import TAHUN, Orang
from .conftest import Buka

pytestmark = pytest.mark.django_db(transaction=True)
Tema: TypeAlias = Literal["light", "dark"]
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KANTOR = (
    *("", "rencana/", "rencana/target/", "rencana/indikator/p2.i1/", "janji/"),
    *(f"ukur/{TAHUN}-T1/", f"ukur/{TAHUN}/", "ukur/luar/", f"ukur/{TAHUN}-T1/bukti/p2.i1/"),
    *("data/", "data/anggaran/", "lembar/sdm/", "lembar/sdm/impor/"),
    *("lapor/", "lapor/uraian/", "lapor/kelengkapan/", "evaluasi/", "organisasi/", "riwayat/"),
    f"jejak/capaian:p2.i1:{TAHUN}/",
)
"""Pages of an office and a year."""
ADMIN = ("/", "/daerah/", "/daerah/akun-baru/", "/daerah/kantor/impor/", "/impor/", "/cari/?kata=a")
PEMERIKSA = ("/", f"/ukur/{TAHUN}/", f"/ukur/{TAHUN}/bersama/", f"/tenggat/{TAHUN}/", "/riwayat/")
SENDIRI = ("/akun/", "/akun/sandi/")
UMUM = ("/masuk/", "/sandi/lupa/", "/sandi/kode/", "/publik/", "/publik/data/")


def faults(page: Page, tema: Tema) -> list[str]:
    """What axe has against the page as it is shown: rule, and where."""
    page.emulate_media(color_scheme=tema)
    if not page.evaluate("'axe' in window"):
        axe = files("axe_playwright_python").joinpath("axe.min.js")
        page.evaluate(axe.read_text(encoding="utf-8"))
    hanya = {"type": "tag", "values": ATURAN}
    if tema == "dark":  # only the colours differ
        hanya = {"type": "rule", "values": ["color-contrast"]}
    hasil: dict[str, Any] = page.evaluate("hanya => axe.run({runOnly: hanya})", hanya)
    return [
        f"{v['id']}: {n['target']} {n['html'][:120]}"
        for v in hasil["violations"]
        for n in v["nodes"]
    ]


def look(page: Page, alamat: list[str]) -> dict[str, list[str]]:
    akar = "/".join(page.url.split("/")[:3])
    salah = {}
    for satu in alamat:
        jawab = page.goto(akar + satu)
        assert jawab is not None, satu
        assert jawab.status == 200, satu
        lebar = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if lebar > 0:
            salah[satu] = [f"{lebar} px wider than the screen"]
        for tema in get_args(Tema):
            if ditemukan := faults(page, tema):
                salah[f"{satu} ({tema})"] = ditemukan
    return salah


@pytest.mark.parametrize("lebar", [360, 1280])
def test_pages_have_nothing_against_wcag(
    lebar: int, kantor: Kantor, orang: Orang, buka: Buka
) -> None:
    layar = {"viewport": {"width": lebar, "height": 900}, "reduced_motion": "reduce"}
    kasubag: Akun = orang("kasubag-perencanaan-dan-keuangan", "operator", kantor)
    admin: Akun = orang("admin", "admin_daerah", pemda=kantor.pemda)
    akar = f"/k/{kantor.uuid}/{TAHUN}/"
    salah = look(buka(kasubag, "/akun/", **layar), [*(akar + x for x in KANTOR), *SENDIRI])
    salah |= look(buka(admin, "/akun/", **layar), list(ADMIN))
    pemeriksa: Akun = orang("organisasi", "bagian_organisasi", pemda=kantor.pemda)
    salah |= look(buka(pemeriksa, "/akun/", **layar), list(PEMERIKSA))
    keluar = buka(admin, "/akun/", **layar)
    keluar.context.clear_cookies()
    salah |= look(keluar, list(UMUM))
    assert salah == {}
