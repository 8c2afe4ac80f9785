"""A real browser in front of the site; without one these tests are skipped, and CI fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from playwright.sync_api import Browser, Page

from sakip.web.akun.models import Akun
from tests.peramban import chromium

from ..operasi.conftest import baru as baru

Buka = Callable[..., Page]


@pytest.fixture(scope="session", autouse=True)
def style_and_script_from_the_site_itself() -> Iterator[None]:
    """Django's server of tests would look for them by the names that they have on the disk."""
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(StaticFilesHandler, "_should_handle", lambda _self, _path: False)
        yield


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as ganti, chromium() as satu:
        # Playwright keeps an event loop in this thread; the tests still ask the database.
        ganti.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield satu


@pytest.fixture
def buka(peramban: Browser, live_server: Any) -> Iterator[Buka]:
    """``buka(akun, "/k/...")``: a page as somebody who has signed in; its errors fail the test."""
    salah: list[str] = []
    konteks = []

    def halaman(akun: Akun, alamat: str, **pilihan: Any) -> Page:
        klien = Client()
        klien.force_login(akun)
        satu = peramban.new_context(**pilihan)
        konteks.append(satu)
        satu.add_cookies(
            [
                {"name": n, "value": m.value, "url": live_server.url}
                for n, m in klien.cookies.items()
            ]
        )
        page = satu.new_page()
        page.on("pageerror", lambda e: salah.append(str(e)))
        page.goto(live_server.url + alamat)
        return page

    yield halaman
    for satu in konteks:
        satu.close()
    assert salah == []
