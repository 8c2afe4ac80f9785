"""Old binary workbooks for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from benchmarks.buku_lama import ole, xls

BuatXls = Callable[[dict[str, Sequence[tuple[int, int, object]]]], bytes]
BuatOle = Callable[[str, bytes], bytes]


@pytest.fixture
def buat_xls() -> BuatXls:
    return xls


@pytest.fixture
def buat_ole() -> BuatOle:
    return ole
