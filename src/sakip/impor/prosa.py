"""Indicators that only running text tells of: a numbered heading, a formula, a realisasi below it.

Asked only where no table names an indicator, and told as doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.impor.kata import kata
from sakip.periksa.kenali import Tabel, kenali_tabel
from sakip.periksa.model import Dokumen, Paragraf, Sel, TabelSumber

KEPALA = ("Sasaran", "Indikator Kinerja", "Formulasi", "Realisasi")
_JUDUL = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+(?P<isi>\S.{10,})")
_NAMA_TERPANJANG = 160
_ARTINYA = re.compile(r"\s(?:adalah|merupakan|ialah)\b")
_REALISASI = re.compile(
    r"\brealisasi\b[^.]{0,200}?\b(?:sebesar|mencapai|adalah)(?: sebesar)? (?P<r>\d[\d.,]*\d ?%?)",
    re.IGNORECASE,
)
_KALI = re.compile(r"=?\s*[x×]\s*100 ?%?")


def tabel_prosa(dokumen: Dokumen, nomor: int) -> Tabel | None:
    """The indicators of a text and their realisasi as a table; None where it names none."""
    isi = list(_baris(dokumen.paragraf))
    if not isi:
        return None
    kepala = tuple(Sel(t, isi[0][0].tempat) for t in KEPALA)
    sumber = TabelSumber((kepala, *isi), "Kalimat di bawah judul indikator")
    return kenali_tabel(sumber, nomor)


def _baris(paragraf: Sequence[Paragraf]) -> Iterator[tuple[Sel, ...]]:
    awal = [n for n, p in enumerate(paragraf) if _nama(p.teks)]
    sasaran, lama = "", 0
    for mulai, sampai in pairwise([*awal, len(paragraf)]):
        for p in paragraf[lama:mulai]:
            if cocok := kata().sasaran_judul.search(p.teks):
                sasaran = cocok["nama"].strip()
        lama = mulai
        bawah = paragraf[mulai + 1 : sampai]
        ada = [Sel(c["r"], p.tempat) for p in bawah if (c := _REALISASI.search(p.teks))]
        if ada:
            judul = paragraf[mulai]
            teks = (sasaran, _nama(judul.teks), _rumus(bawah))
            yield (*(Sel(t, judul.tempat) for t in teks), ada[0])


def _nama(teks: str) -> str:
    """The indicator that a numbered heading names, without the definition that runs on."""
    cocok = _JUDUL.fullmatch(teks.strip())
    if cocok is None or not kata().awal_indikator.match(cocok["isi"]):
        return ""
    isi = cocok["isi"]
    if artinya := _ARTINYA.search(isi):
        # "Persentase perkara banding Perkara banding adalah ...": the definition repeats its end.
        depan = isi[: artinya.start()]
        for awal in re.finditer(r"\s(?=[A-Z])", depan):
            nama, ulang = depan[: awal.start()], depan[awal.end() :]
            if nama.casefold().endswith(ulang.casefold()):
                return nama
    return isi.strip(" .:") if len(isi) <= _NAMA_TERPANJANG else ""


def _rumus(paragraf: Sequence[Paragraf]) -> str:
    """A fraction set in three lines: what is divided, "x 100%", by what."""
    teks = [p.teks.strip() for p in paragraf]
    for atas, kali, bawah in zip(teks, teks[1:], teks[2:], strict=False):
        if _KALI.fullmatch(kali) and not any(c.isdigit() for c in atas + bawah):
            return f"{atas} / {bawah} x 100%"
    return ""
