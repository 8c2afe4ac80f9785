"""Reading a formula: text to `Rumus`, once per text."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from sakip.core.rumus.hitung import susun
from sakip.core.rumus.letak import galat_rumus
from sakip.core.rumus.pohon import Angka, Fungsi, Letak, Nama, Pohon, Rumus, telusuri
from sakip.core.rumus.tulis import tulis_pohon

PANJANG_MAKS = 2_000  # characters
DALAM_MAKS = 150  # nested levels, far below Python's own limit
DIGIT_MAKS = 28  # of one number, below the precision of a sum
_INGATAN = 16_384  # formulas


@lru_cache(maxsize=_INGATAN)
def urai(teks: str) -> Rumus:
    """Parse a formula; the same text is parsed once.

    Raises Galat with line, column and mend: for anything that is not a formula, for a
    number with a dot (``2.500`` could be two thousand or two and a half), for names that
    differ in capitals only, for an argument given twice, and for a text too long or deep.
    """
    if len(teks) > PANJANG_MAKS:
        raise galat_rumus(
            "rumus.panjang",
            teks,
            Letak(PANJANG_MAKS, PANJANG_MAKS + 1),
            f"Rumus ini {len(teks)} karakter, paling panjang {PANJANG_MAKS}.",
            "Pecah menjadi beberapa indikator, atau pakai jumlah(...) atas komponen berulang.",
        )
    # Lark takes some 50 ms to import and build, so only a program that reads formulas pays.
    from sakip.core.rumus.tata import bangun_pohon

    akar = bangun_pohon(teks)
    nama: dict[str, Letak] = {}
    fungsi: list[Fungsi] = []
    dalam_fungsi: set[int] = set()
    tunggal: set[str] = set()
    for pohon, dalam in telusuri(akar):
        if dalam > DALAM_MAKS:
            raise galat_rumus(
                "rumus.dalam",
                teks,
                pohon.letak,
                f"Rumus ini bersusun lebih dari {DALAM_MAKS} tingkat.",
                "Pecah menjadi beberapa komponen, atau pakai jumlah(a; b; c) untuk deret panjang.",
            )
        if isinstance(pohon, Angka) and _digit(pohon.nilai) > DIGIT_MAKS:
            raise galat_rumus(
                "rumus.angka",
                teks,
                pohon.letak,
                f"Satu angka paling banyak {DIGIT_MAKS} digit.",
                "Periksa apakah dua angka tersambung.",
            )
        if isinstance(pohon, Fungsi):
            fungsi.append(pohon)
            dalam_fungsi.update(map(id, pohon.isi))
        elif isinstance(pohon, Nama):
            nama.setdefault(pohon.kunci, pohon.letak)
            if id(pohon) not in dalam_fungsi:
                tunggal.add(pohon.kunci)
    _tolak_kembar(teks, nama)
    for satu in fungsi:
        _tolak_isi_fungsi(teks, satu)
    return Rumus(akar, teks, tuple(nama), frozenset(tunggal), susun(akar))


def _digit(nilai: Decimal) -> int:
    return max(len(nilai.as_tuple().digits), -nilai.adjusted())


def _tolak_kembar(teks: str, nama: Mapping[str, Letak]) -> None:
    ejaan: dict[str, str] = {}
    for kunci, letak in nama.items():
        lain = ejaan.setdefault(kunci.lower(), kunci)
        if lain != kunci:
            raise galat_rumus(
                "rumus.kembar",
                teks,
                letak,
                f"'{kunci}' dan '{lain}' hanya berbeda huruf besar dan kecil.",
                "Tulis dengan cara yang sama, atau beri nama yang jelas berbeda.",
            )


def _tolak_isi_fungsi(teks: str, fungsi: Fungsi) -> None:
    """Refuse ``rata_rata(a + b)`` and ``jumlah(a; b; a)``: nearly always slips of the hand."""
    pertama = fungsi.isi[0]
    if len(fungsi.isi) == 1 and not isinstance(pertama, Nama):
        raise galat_rumus(
            "rumus.satu_isi",
            teks,
            pertama.letak,
            f"{fungsi.nama}(...) ini hanya berisi satu nilai.",
            "Pisahkan isinya dengan titik koma, atau hapus fungsinya.",
        )
    ada: set[Pohon] = set()
    for isi in fungsi.isi:
        if isi in ada:
            raise galat_rumus(
                "rumus.ganda",
                teks,
                isi.letak,
                f"{tulis_pohon(isi)} disebut dua kali di dalam {fungsi.nama}(...).",
                "Hapus salah satunya, atau kalikan dengan 2 bila memang dua kali.",
            )
        if not isinstance(isi, Angka):
            ada.add(isi)
