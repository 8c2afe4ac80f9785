"""Dates that do not exist, and one letter dated in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali.kalimat import kamus_kalimat
from sakip.periksa.model import JenisTemuan, TabelSumber, Tempat, Temuan

_SURAT = r"\b[Nn]o(?:mor|\.)? ?:? ?(?P<surat>[\w.-]*\d[\w.-]*/[\w./-]+\d)[^.;]{0,25}?[Tt]anggal "


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    per_surat: dict[str, dict[date, tuple[str, Tempat]]] = defaultdict(dict)
    for teks, tempat in _teks(bahan):
        for m in _pola().finditer(teks):
            hari = _hari(m)
            if hari is None:
                yield _temuan(m[0], tempat, f"Tanggal {m[0]} tidak ada.")
        for m in _pola_surat().finditer(teks):
            hari = _hari(m)
            if hari is not None:
                per_surat[m["surat"].casefold()].setdefault(hari, (m[0], tempat))
    for surat, semua in per_surat.items():
        (hari, _), *lain = semua.items()
        for satu, (tulis, tempat) in lain:
            pesan = f"Surat {surat} di sini {_tulis(satu)}, di tempat lain {_tulis(hari)}."
            yield _temuan(tulis, tempat, pesan)


def _teks(bahan: Bahan) -> Iterator[tuple[str, Tempat]]:
    for blok in bahan.dokumen.blok:
        if isinstance(blok, TabelSumber):
            yield from ((s.teks, s.tempat) for b in blok.baris for s in b if s.asal)
        else:
            yield blok.teks, blok.tempat


@cache
def _pola() -> re.Pattern[str]:
    bulan = "|".join(kamus_kalimat().bulan)
    return re.compile(
        rf"(?<![\d./-])(?P<hari>\d{{1,2}}) (?P<bulan>{bulan}) (?P<tahun>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    )


@cache
def _pola_surat() -> re.Pattern[str]:
    return re.compile(_SURAT + _pola().pattern, re.IGNORECASE)


def _hari(m: re.Match[str]) -> date | None:
    try:
        return date(int(m["tahun"]), kamus_kalimat().bulan[m["bulan"].casefold()], int(m["hari"]))
    except ValueError:
        return None


def _tulis(hari: date) -> str:
    nama = {nomor: nama for nama, nomor in kamus_kalimat().bulan.items()}
    return f"{hari.day} {nama[hari.month].capitalize()} {hari.year}"


def _temuan(teks: str, tempat: Tempat, pesan: str) -> Temuan:
    return Temuan(
        cek="tanggal",
        jenis=JenisTemuan.SALAH,
        pesan=pesan,
        tempat=tempat,
        tercetak=teks,
        label=teks[:120],
        berat=2,
    )


_ISI = (
    "Menurut LHE Nomor 700/088/2025 tanggal 28 Agustus 2025 nilainya 73,75.\n\nUraian.\n\n"
    "LHE Nomor 700/088/2025 tanggal {} Agustus 2025 memuat lima rekomendasi.\n"
)

CEK = CekTemuan(
    id="tanggal",
    klaim="Tanggal yang ditulis ada di kalender, dan satu surat bertanggal satu.",
    dasar="Kalender; surat dikenali dari nomornya.",
    temuan=jalankan,
    lolos=_ISI.format(28),
    gagal=_ISI.format(18),
)
