"""A formula written out: with its values, with labels, or as text that parses again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from sakip.core.angka import cetak_penuh
from sakip.core.rumus.pohon import Angka, Fungsi, Minus, Nama, Operasi, Pohon, Rumus

# How tightly a piece holds together; a looser piece inside a tighter one needs parentheses.
_JUMLAHAN, _PERKALIAN, _BERTANDA, _INTI = 1, 2, 3, 4

Tampil = Mapping[str, str | Sequence[str]]


def tulis(rumus: Rumus, tampil: Tampil) -> str:
    """The sum with values in place of names: ``(96,11 / 25 × 2,5 + 3,35 × 2) / 2``.

    tampil: text of each value by name (references with "@"), a list of texts for a
    repeated component. A name without text stands as itself. Parentheses are the
    fewest that keep the sum what it is; a negative value gets its own.
    """

    def isian(kunci: str) -> str:
        teks = tampil.get(kunci, kunci)
        return teks if isinstance(teks, str) else "; ".join(teks)

    return _tulis(rumus.akar, isian, cetak_penuh)[0]


def tulis_nama(rumus: Rumus, label: Mapping[str, str] | None = None) -> str:
    """The sum in words: ``jumlah desa mandiri / jumlah desa × 100``.

    label: what a name is called on paper; without one its underscores become spaces
    and a reference loses its at-sign.
    """
    label = label or {}

    def isian(kunci: str) -> str:
        return label.get(kunci) or kunci.removeprefix("@").replace("_", " ")

    return _tulis(rumus.akar, isian, cetak_penuh)[0]


def tulis_baku(rumus: Rumus) -> str:
    """The canonical text of a formula; `urai` reads it back to an equal one."""
    return tulis_pohon(rumus.akar)


def tulis_pohon(pohon: Pohon) -> str:
    """The canonical text of one node."""
    return _tulis(pohon, str, lambda nilai: f"{nilai:f}".replace(".", ","))[0]


def _tulis(
    pohon: Pohon, isian: Callable[[str], str], angka: Callable[[Decimal], str]
) -> tuple[str, int]:
    """The text of a node and how tightly it holds together."""

    def dalam(anak: Pohon, paling_longgar: int) -> str:
        teks, erat = _tulis(anak, isian, angka)
        return teks if erat >= paling_longgar else f"({teks})"

    match pohon:
        case Angka(nilai, persen):
            return angka(nilai) + "%" * persen, _INTI
        case Nama(kunci):
            teks = isian(kunci)
            return teks, _BERTANDA if teks.startswith(("-", "−")) else _INTI
        case Minus(isi):
            return f"−{dalam(isi, _INTI)}", _BERTANDA
        case Fungsi(nama, isi):
            return f"{nama.replace('_', '-')}({'; '.join(dalam(a, 0) for a in isi)})", _INTI
        case Operasi(tanda, kiri, kanan):
            erat = _JUMLAHAN if tanda in "+−" else _PERKALIAN
            # Subtraction and division group from the left, so the right side must hold tighter;
            # a sign right after an operator is put in parentheses as well.
            ketat = _PERKALIAN if erat == _JUMLAHAN else _INTI
            teks_kanan, erat_kanan = _tulis(kanan, isian, angka)
            if erat_kanan < ketat or erat_kanan == _BERTANDA:
                teks_kanan = f"({teks_kanan})"
            return f"{dalam(kiri, erat)} {tanda} {teks_kanan}", erat
