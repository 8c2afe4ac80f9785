"""A real browser for tests; without one they are skipped, and CI fails."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

_NAMA = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium of this machine, closed at the end."""
    jalur = next((j for n in _NAMA if (j := shutil.which(n))), None)
    if jalur is None:
        pytest.skip("Chromium tidak ada; pasang dengan apt-get install chromium")
    with sync_playwright() as p:
        satu = p.chromium.launch(executable_path=jalur, args=["--no-sandbox"])
        yield satu
        satu.close()
