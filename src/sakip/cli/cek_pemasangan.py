"""`sakip cek-pemasangan`: what is unsafe about this installation."""

from __future__ import annotations

import argparse
import textwrap

from sakip.cli.situs import buka
from sakip.cli.urai import Pengurai


def pengurai() -> Pengurai:
    return Pengurai(
        "sakip cek-pemasangan",
        "Sebutkan yang belum aman pada pemasangan situs ini, masing-masing dengan caranya\n"
        "membetulkan. Jalankan sebagai pengguna dan dengan setelan yang sama dengan situsnya.",
        "Contoh:\n  sakip cek-pemasangan\n\nKode keluar 1 bila ada yang berbahaya.",
    )


def jalankan(args: argparse.Namespace) -> int:
    """Exit 1 when something is dangerous."""
    with buka(siap=False):
        from sakip.web.situs.pemasangan import periksa

        temuan = sorted(periksa(), key=lambda t: not t.bahaya)
    for satu in temuan:
        tanda = "BAHAYA " if satu.bahaya else "Catatan"
        print(f"{tanda}  {satu.tentang}")
        isi = textwrap.fill(
            f"{satu.pesan} {satu.saran}", 71, break_on_hyphens=False, break_long_words=False
        )
        print(textwrap.indent(isi, " " * 9))
    bahaya = sum(t.bahaya for t in temuan)
    if bahaya:
        print(f"\n{bahaya} hal harus dibetulkan sebelum situs dibuka untuk orang lain.")
    else:
        print("Tidak ada yang berbahaya.")
    return int(bool(bahaya))
