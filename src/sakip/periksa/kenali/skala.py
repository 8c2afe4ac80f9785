"""Scales of classes that running text states: ``≥ 90 Sangat Baik; 75 - 89,99 Baik; ...``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sakip.core.angka import AngkaRentang, baca
from sakip.periksa.model import Paragraf

_KELAS_SEDIKITNYA = 3
_N = r"\d+(?:[.,]\d+)? ?%?"
_RENTANG = (
    rf"(?:[<>≥≤]=? ?|lebih dari |kurang dari |di ?atas |di ?bawah )?{_N}"
    rf"(?: ?(?:-|–|s\.? ?[/]?d\.?|sampai(?: dengan)?) ?[<>≥≤]?=? ?{_N})?"
)
_KELAS = r"[A-Za-z][A-Za-z/ ]{2,40}?"
_BUTIR = re.compile(r"^(?:\(?[a-z0-9]{1,2}[.)]|[•▪-]) *", re.IGNORECASE)
_PISAH = re.compile(r";|(?<=\)), (?:dan )?(?=[A-Z])|(?<=[a-z)]{3})\. (?=[A-Z])")
_POLA = (
    re.compile(rf"(?:^|: ?)(?P<kelas>{_KELAS}) ?[:=(] ?(?P<rentang>{_RENTANG})\)?[.,]?$"),
    re.compile(rf"(?:^|[: ])(?P<rentang>{_RENTANG}) ?[:=]? ?\(?(?P<kelas>{_KELAS})\)?[.,]?$"),
)


# "76 ≤ 90", "91 ≤" and "75 < x ≤ 90" of older forms
_ANTARA = re.compile(rf"({_N}) ?(≤|<)(?: ?[xXnN] ?[≤<])? ?({_N})")
_KE_ATAS = re.compile(rf"({_N}) ?(≤|<)(?: ?[xXnN])?")


def baca_kelas(teks: str) -> AngkaRentang | None:
    """The range that a cell of a scale gives; None where it holds none."""
    teks = teks.lstrip(": ").strip()
    if cocok := _ANTARA.fullmatch(teks):
        tanda = "> " if cocok[2] == "<" else ""
        isi = baca(f"{tanda}{cocok[1].strip()} - {cocok[3].strip()}")
    elif cocok := _KE_ATAS.fullmatch(teks):
        isi = baca(f"{'>' if cocok[2] == '<' else '≥'} {cocok[1].strip()}")
    else:
        isi = baca(teks)
    return replace(isi, teks=teks) if isinstance(isi, AngkaRentang) else None


def skala_kalimat(paragraf: Iterable[Paragraf]) -> Iterator[tuple[str, AngkaRentang]]:
    """Each class with its range, where three or more stand one after the other."""
    deret: list[tuple[str, AngkaRentang]] = []
    for satu in (*paragraf, Paragraf("")):
        for butir in _PISAH.split(satu.teks):
            isi = _kelas(butir.strip())
            if isi is not None:
                deret.append(isi)
                continue
            if len(deret) >= _KELAS_SEDIKITNYA:
                yield from deret
            deret = []


def _kelas(butir: str) -> tuple[str, AngkaRentang] | None:
    teks = _BUTIR.sub("", re.sub(r"\s+", " ", butir))
    for pola in _POLA:
        if cocok := pola.search(teks):
            rentang = baca(cocok["rentang"])
            if isinstance(rentang, AngkaRentang):
                return cocok["kelas"].strip(), rentang
    return None
