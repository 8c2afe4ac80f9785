"""The page for users names every check."""

from __future__ import annotations

from pathlib import Path

from sakip.periksa.cek import SEMUA

HALAMAN = Path(__file__).parents[2] / "docs" / "periksa.md"


def test_each_check_is_listed_with_its_claim() -> None:
    isi = HALAMAN.read_text(encoding="utf-8")
    assert [c.id for c in SEMUA if f"| `{c.id}` | {c.klaim} |" not in isi] == []
