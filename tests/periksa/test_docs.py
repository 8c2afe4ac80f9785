"""The page for users names every check."""

from __future__ import annotations

from pathlib import Path

from sakip.periksa.cek import SEMUA

HALAMAN = Path(__file__).parents[2] / "docs" / "periksa.md"


def test_each_check_is_listed_with_its_claim() -> None:
    isi = HALAMAN.read_text(encoding="utf-8")
    tabel = [baris for baris in isi.splitlines() if baris.startswith("| `")]
    assert tabel == [f"| `{c.id}` | {c.klaim} |" for c in SEMUA]
