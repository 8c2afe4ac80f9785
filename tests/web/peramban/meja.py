"""People at their desks: each has a browser, and knows of the site only what it shows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

GAMBAR = os.environ.get("UJI_GAMBAR", "")
"""A folder in which each step leaves its pictures, to be looked at; empty for none."""
LEBAR = (360, 768, 1440)
expect.set_options(timeout=20_000)  # a busy machine is not a fault
SANDI = "bukit hijau di timur"


class Meja:
    """One person's browser. Everything is found by what stands on the page, as they would."""

    def __init__(self, peramban: Browser, akar: str) -> None:
        self.akar = akar
        self.konteks = peramban.new_context(
            viewport={"width": 1440, "height": 900},
            locale="id-ID",
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.page: Page = self.konteks.new_page()
        self.page.set_default_timeout(30_000)
        self.salah: list[str] = []
        self.page.on("pageerror", lambda e: self.salah.append(str(e)))
        self.page.goto(akar)  # the one address anybody types

    def masuk(self, nama: str) -> None:
        self.tulis("Nama pengguna", nama)
        self.tulis("Sandi", SANDI)
        self.tekan("Masuk")
        expect(self.page.get_by_role("button", name="Keluar")).to_be_visible()

    def keluar(self) -> None:
        self.tekan("Keluar")

    def tulis(self, label: str, teks: str) -> None:
        self.page.get_by_label(label, exact=True).fill(teks)

    def pilih(self, label: str, pilihan: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=pilihan)

    def tekan(self, nama: str | re.Pattern[str]) -> None:
        self.page.get_by_role("button", name=nama, exact=isinstance(nama, str)).click()

    def buka(self, tautan: str) -> None:
        self.page.get_by_role("link", name=tautan, exact=True).first.click()

    def lihat(self, teks: str) -> None:
        """Wait until the page says so."""
        expect(self.page.get_by_text(teks).first).to_be_visible()

    def judul(self, teks: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=teks)).to_be_visible()

    def baris(self, nama: str) -> Locator:
        """The row of a table that begins with a name."""
        kepala = self.page.get_by_role("rowheader").filter(has_text=nama)
        return self.page.get_by_role("row").filter(has=kepala)

    def ketik(self, sel: Iterable[str]) -> int:
        """Type figures from where one stands, a line each; how many keys that took."""
        keys = 0
        for teks in sel:
            self.page.keyboard.type(teks)
            self.page.keyboard.press("Enter")
            keys += len(teks) + 1
        return keys

    def foto(self, nama: str) -> None:
        if not GAMBAR:
            return
        Path(GAMBAR).mkdir(parents=True, exist_ok=True)
        for lebar in LEBAR:
            self.page.set_viewport_size({"width": lebar, "height": 900})
            self.page.wait_for_timeout(150)
            self.page.screenshot(path=f"{GAMBAR}/{nama}-{lebar}.png", full_page=lebar != 1440)
        self.page.set_viewport_size({"width": 1440, "height": 900})

    def tutup(self) -> None:
        self.konteks.close()
        assert not self.salah, self.salah
