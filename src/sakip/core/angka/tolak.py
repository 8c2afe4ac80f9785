"""Texts with figures that are known to be something else than a number."""

from __future__ import annotations

import re

from sakip.core.angka.jenis import Rusak
from sakip.core.angka.kata import NOMOR_BULAN

_BULAN = "|".join(sorted(NOMOR_BULAN, key=len, reverse=True))
_TAHUN = "(?:19|20)[0-9]{2}"
_ANTARA = r" ?(?:[-–—/]|s\.?d\.?|s/d|sampai(?: dengan)?|hingga) ?"
_TULIS_TANGGAL = "Isi tanggal di kolom tanggal, dan angka saja di sini."

_BUKAN_ANGKA = [
    (re.compile(pola, re.IGNORECASE), alasan, saran)
    for pola, alasan, saran in (
        (
            r"#{2,}",
            "Kolom lembar kerja terlalu sempit sehingga angkanya tidak tampil.",
            "Lebarkan kolomnya, lalu salin lagi.",
        ),
        (r"#.*", "Ini pesan galat rumus lembar kerja.", "Betulkan rumusnya di berkas asal."),
        (r"=.*", "Ini rumus, bukan angka.", "Salin hasil rumusnya."),
        (
            r"[-+]?[0-9.,]+e[-+]?[0-9]+",
            "Notasi ilmiah dapat sudah membuang angka di belakang.",
            "Tulis angkanya lengkap; di lembar kerja, ubah format sel menjadi Angka.",
        ),
        (
            rf"[0-9]{{1,2}} ?(?:{_BULAN})\.? ?(?:{_TAHUN})?|(?:{_BULAN}) {_TAHUN}"
            rf"|[0-9]{{1,2}}([-/])[0-9]{{1,2}}\1(?:{_TAHUN}|[0-9]{{2}})"
            rf"|[0-9]{{1,2}}\.(?:0?[1-9]|1[0-2])\.{_TAHUN}"
            rf"|{_TAHUN}([-/.])[0-9]{{1,2}}\2[0-9]{{1,2}}(?:[t ].*)?",
            "Ini tanggal, bukan angka.",
            _TULIS_TANGGAL,
        ),
        (
            rf"{_TAHUN}{_ANTARA}{_TAHUN}",
            "Ini rentang tahun, bukan angka.",
            "Isi masa berlaku di kolom periode.",
        ),
        (
            r"[0-9]{1,2}[.:][0-9]{2} ?(?:wib|wita|wit)|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",
            "Ini jam, bukan angka.",
            _TULIS_TANGGAL,
        ),
        (
            r"(?:tw|tri(?:wulan|bulan)) ?(?:iv|i{1,3}|[1-4])\b.*",
            "Ada nama triwulan di depan angka.",
            "Pisahkan isian tiap triwulan.",
        ),
        (
            r"(?:rp|idr)\.? ?[-–—]",
            "Tanda - sesudah Rp dapat berarti nol atau tidak ada.",
            "Tulis Rp0 bila nol, atau - saja bila tidak ditargetkan.",
        ),
        (
            r"(?:±|\+/-|~|≈|sekitar|kira-kira|kurang lebih) ?.*[0-9].*",
            "Ini angka kira-kira.",
            "Tulis angka pastinya, atau batasnya seperti 80-90%.",
        ),
    )
]


def bukan_angka(rapi: str, teks: str) -> Rusak | None:
    """Why tidied text ``rapi`` is a date, a formula, an error... and no number; or None."""
    for pola, alasan, saran in _BUKAN_ANGKA:
        if pola.fullmatch(rapi):
            return Rusak(teks, alasan, saran)
    return None
