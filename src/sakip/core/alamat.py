"""The address of a figure: one text form used everywhere a figure is named.

``ukuran:subjek:periode[@versi]``, for example ``capaian:iku-akip:2024@murni``.
Bindings in text, explanations, stored results, public links and findings all
speak in addresses, so a figure is the same thing wherever it is printed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sakip.core.periode import Periode
from sakip.galat import Galat

POLA_ID = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_POLA = re.compile(
    r"(?P<ukuran>[^:@\s]+):(?P<subjek>[^:@\s]+):(?P<periode>[^:@\s]+)(?:@(?P<versi>[^:@\s]+))?"
)


class Alamat(NamedTuple):
    """What is measured, of whom, when, and against which plan version.

    ukuran: measure (``capaian``, ``serapan``); subjek: id of an indicator,
    tree node, service or ``kantor``; periode: canonical period text;
    versi: plan version, empty where the measure does not depend on a plan.
    """

    ukuran: str
    subjek: str
    periode: str
    versi: str = ""

    def __str__(self) -> str:
        pokok = f"{self.ukuran}:{self.subjek}:{self.periode}"
        return f"{pokok}@{self.versi}" if self.versi else pokok

    @classmethod
    def baca(cls, teks: str) -> Alamat:
        """Read the text form; raises Galat that shows the form expected."""
        cocok = _POLA.fullmatch(teks.strip())
        if cocok is None:
            raise Galat(
                "alamat.bentuk",
                f"alamat '{teks}'",
                "Bentuk alamat tidak dikenal.",
                "Tulis ukuran:subjek:periode, misalnya capaian:akip:2024 "
                "atau capaian:akip:2024@murni.",
            )
        ukuran, subjek, periode, versi = cocok.group("ukuran", "subjek", "periode", "versi")
        for bagian in filter(None, (ukuran, subjek, versi)):
            if POLA_ID.fullmatch(bagian) is None:
                raise Galat(
                    "alamat.bentuk",
                    f"alamat '{teks}'",
                    f"Bagian '{bagian}' hanya boleh huruf kecil, angka, titik, dan tanda hubung.",
                    "Salin alamat dari keluaran sakip hitung.",
                )
        return cls(ukuran, subjek, str(Periode.baca(periode)), versi or "")
