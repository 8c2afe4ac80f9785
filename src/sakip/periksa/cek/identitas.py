"""NIP: digits that cannot be one, and one that is printed in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.model import JenisTemuan, TabelSumber, Tempat, Temuan

_NIP = re.compile(r"(?<!\d)((?:19|20)\d{6}[ .]?(?:19|20)\d{4}[ .]?\d[ .]?\d{3})(?!\d)")
_BERLABEL = re.compile(r"\bNIP\.? ?:? ?(\d[\d ]{12,24}\d)(?!\d)", re.IGNORECASE)
_DIGIT = 18
_TERMUDA, _TERTUA = 15, 60  # years of age at appointment that anybody has had
SLIP = 2
"""Digits that may differ between two prints of one number."""


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    semua = list(_semua(bahan))
    for teks, tempat in semua:
        if alasan := cela(digit(teks)):
            yield _temuan(teks, tempat, f"NIP {teks} tidak mungkin: {alasan}.", alasan)
    sah = Counter(digit(t) for t, _ in semua if not cela(digit(t)))
    for teks, tempat in semua:
        satu = digit(teks)
        for lain in sah:
            beda = sum(a != b for a, b in zip(satu, lain, strict=False))
            if 0 < beda <= SLIP and len(satu) == _DIGIT and sah[satu] < sah[lain]:
                yield _berbeda(teks, tempat, lain)
    # Two prints, once each: nobody knows which is right, and both are named.
    tunggal = sorted(s for s in sah if sah[s] == 1 and len(s) == _DIGIT)
    for n, satu in enumerate(tunggal):
        for lain in tunggal[n + 1 :]:
            if sum(a != b for a, b in zip(satu, lain, strict=True)) <= SLIP:
                teks, tempat = next((t, p) for t, p in semua if digit(t) == lain)
                yield _berbeda(teks, tempat, satu)


def _berbeda(teks: str, tempat: Tempat, lain: str) -> Temuan:
    """lain: the figures of the other print, shown in the groups of a NIP."""
    cetak = re.sub(r"(\d{8})(\d{6})(\d)(\d{3})", r"\1 \2 \3 \4", lain)
    return _temuan(teks, tempat, f"NIP {teks} di tempat lain tertulis {cetak}.", f"≠ {cetak}")


def _semua(bahan: Bahan) -> Iterator[tuple[str, Tempat]]:
    for blok in bahan.dokumen.blok:
        isi = (
            [(s.teks, s.tempat) for b in blok.baris for s in b if s.asal]
            if isinstance(blok, TabelSumber)
            else [(blok.teks, blok.tempat)]
        )
        for teks, tempat in isi:
            yield from ((satu, tempat) for satu in dict.fromkeys(n for n, _ in nip(teks)))


def nip(teks: str) -> Iterator[tuple[str, int]]:
    """Every NIP in a text as printed, with where it begins."""
    letak = {m.start(1): m[1].strip() for p in (_BERLABEL, _NIP) for m in p.finditer(teks)}
    yield from ((_tanpa_ekor(satu), awal) for awal, satu in sorted(letak.items()))


def _tanpa_ekor(teks: str) -> str:
    """A number without what follows it after a space, such as that of the page."""
    digit = 0
    for n, c in enumerate(teks):
        digit += c.isdigit()
        if digit == _DIGIT:
            return teks[: n + 1] if teks[n + 1 : n + 2] in ("", " ") else teks
    return teks


def digit(teks: str) -> str:
    """The digits of a printed number."""
    return re.sub(r"\D", "", teks)


def cela(digit: str) -> str:
    """What is wrong with the digits of a NIP; empty if they may be one.

    Birth date, year and month of appointment, sex (1 or 2), number of three digits: PP 11/2017
    and the BKN rule on NIP.
    """
    if len(digit) != _DIGIT:
        return f"angkanya {len(digit)}, seharusnya {_DIGIT}"
    try:
        lahir = date(int(digit[:4]), int(digit[4:6]), int(digit[6:8]))
    except ValueError:
        return f"tanggal lahir {digit[6:8]}-{digit[4:6]}-{digit[:4]} tidak ada"
    if not 1 <= int(digit[12:14]) <= 12:
        # Digits 21 and on mark those appointed by contract.
        return "" if digit[12:14] >= "21" else f"bulan pengangkatan {digit[12:14]} tidak ada"
    umur = int(digit[8:12]) - lahir.year
    if not _TERMUDA <= umur <= _TERTUA:
        return f"diangkat pada umur {umur} tahun"
    return "" if digit[14] in "12" else f"angka jenis kelamin {digit[14]}, seharusnya 1 atau 2"


def _temuan(teks: str, tempat: Tempat, pesan: str, hitungan: str) -> Temuan:
    return Temuan(
        cek="identitas",
        jenis=JenisTemuan.SALAH,
        pesan=pesan,
        tempat=tempat,
        tercetak=teks,
        label=f"NIP {teks}",
        hitungan=hitungan,
        berat=2,
    )


_ISI = "Camat Contoh\n\nSITI CONTOH\n\nNIP. 19800512 200501 2 003\n\nUraian.\n\nNIP. {}\n"

CEK = CekTemuan(
    id="identitas",
    klaim="NIP tersusun dari tanggal lahir, pengangkatan, dan jenis kelamin yang mungkin, dan"
    " tercetak sama di mana pun.",
    dasar="Susunan NIP 18 angka menurut BKN; dua cetakan nomor yang sama tidak boleh berbeda.",
    temuan=jalankan,
    lolos=_ISI.format("198005122005012003"),
    gagal=_ISI.format("198015122005012003"),
)
