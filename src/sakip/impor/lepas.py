"""Tables that lost their cells: lines in which names run into target, realisasi and capaian.

``Persentase layanan yang memiliki SOP 100% 100% 100% 11 layanan`` says nothing of columns. Three
figures in a row of which the last follows from the other two are target, realisasi and capaian;
where enough lines have such a triple, the text is a table and each name goes with its triple.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sakip.core.angka import Angka, baca
from sakip.impor.kata import kata
from sakip.impor.pilih import arah_tepat
from sakip.periksa.kenali import Tabel, kenali_tabel
from sakip.periksa.kenali.angka import baca_sel
from sakip.periksa.model import Dokumen, Paragraf, Sel, TabelSumber, Tempat

KEPALA = ("Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian")
_TERSEDIKIT = 3
_ISI_DAFTAR = {
    "program": re.compile(r"(?:\d{1,2}[.)]\s*)?Program\s", re.IGNORECASE),
    "anggaran": re.compile(r"(?:\d{1,2}[.)]\s*)?Rp\.?\s*\d[\d.,]*[-–]?\s*$"),
}
_ANGKA = r"\d[\d.]*(?:, ?\d+)?(?: ?%)?(?: ?\([A-Za-z ]{1,20}\))?"
_KELAS = r"AA|A|BB|B|CC|C|D|WTP|WDP"
_TANPA = r"[-–]|[Nn]/[Aa]"
_TIGA = re.compile(
    rf"(?:^|(?<=\s))(?P<t>(?:{_ANGKA})(?P<satuan>(?: [A-Za-z/]{{2,20}}){{0,3}})|{_KELAS})\s+"
    rf"(?P<r>(?:{_ANGKA})(?:(?P=satuan))|{_KELAS}|{_TANPA})\s+"
    rf"(?P<c>\d[\d.]*(?:,\d+)? ?%|{_TANPA})(?=\s|$)"
)


@dataclass(slots=True)
class _Baris:
    sasaran: str
    indikator: str
    nilai: tuple[str, str, str]
    tempat: Tempat


@dataclass(slots=True)
class Lepas:
    """What was found: the table, and names of lines with figures that could not be told apart."""

    tabel: Tabel
    belum: list[str] = field(default_factory=list)


def tabel_lepas(dokumen: Dokumen, nomor: int) -> Lepas | None:
    """The table that a text's lines hold; None where too few of their triples add up."""
    baris: list[_Baris] = []
    belum: list[str] = []
    kumpul: list[str] = []
    tepat = 0
    for paragraf in dokumen.paragraf:
        cocok = _tiga(paragraf)
        if cocok is None:
            kumpul.append(paragraf.teks)
            continue
        tiga = (cocok["t"], cocok["r"], cocok["c"])
        tepat += _tepat(tiga)
        kumpul.append(paragraf.teks[: cocok.start()].strip())
        sasaran, indikator = _nama([t for t in kumpul if t])
        if indikator:
            baris.append(_Baris(sasaran, indikator, tiga, paragraf.tempat))
        else:
            belum.append(paragraf.teks[:120])
        kumpul = []
    if tepat < _TERSEDIKIT or tepat * 5 < len(baris) * 3:
        return None
    isi = [[Sel(t, baris[0].tempat) for t in KEPALA]]
    for b in baris:
        isi.append([Sel(t, b.tempat) for t in (b.sasaran, b.indikator, *b.nilai)])
    sumber = TabelSumber(tuple(map(tuple, isi)), "Baris-baris teks tanpa tabel")
    return Lepas(kenali_tabel(sumber, nomor), belum)


def daftar_berpasangan(dokumen: Dokumen, nomor: int) -> Tabel | None:
    """Programmes in one list of lines and as many amounts in another, told by their headings."""
    daftar: dict[str, list[Paragraf]] = {}
    kini = ""
    for p in dokumen.paragraf:
        judul = p.teks.strip(" :").casefold()
        if judul in _ISI_DAFTAR and judul not in daftar:
            kini, daftar[judul] = judul, []
        elif kini and _ISI_DAFTAR[kini].match(p.teks):
            daftar[kini].append(p)
        elif kini and daftar[kini]:
            kini = ""
    program, uang = daftar.get("program", []), daftar.get("anggaran", [])
    if len(program) != len(uang) or not program:
        return None
    kepala = [Sel(t, program[0].tempat) for t in ("Program", "Anggaran (Rp)")]
    isi = [
        (Sel(a.teks, a.tempat), Sel(b.teks, b.tempat))
        for a, b in zip(program, uang, strict=True)
    ]  # fmt: skip
    return kenali_tabel(TabelSumber((tuple(kepala), *isi), "Program dan anggarannya"), nomor)


def _tiga(paragraf: Paragraf) -> re.Match[str] | None:
    """The first triple of a line whose figures do not contradict each other."""
    for cocok in _TIGA.finditer(paragraf.teks):
        tiga = (cocok["t"], cocok["r"], cocok["c"])
        if all(isinstance(baca(t), Angka) for t in tiga) and not _tepat(tiga):
            continue
        if not cocok["c"].endswith("%") and any(isinstance(baca(t), Angka) for t in tiga[:2]):
            continue
        return cocok
    return None


def _tepat(tiga: tuple[str, str, str]) -> bool:
    """Whether the last of three figures follows from the other two."""
    t, r, c = (baca_sel(Sel(re.sub(r", (?=\d)", ",", x))) for x in tiga)
    return t is not None and r is not None and c is not None and arah_tepat(r, t, c) != ""


def _nama(teks: Sequence[str]) -> tuple[str, str]:
    """Sasaran and indicator among the lines before a triple; empty where they do not show."""
    awal = max((n for n, t in enumerate(teks) if kata().kondisi_awal.match(t)), default=None)
    utuh = " ".join(teks[awal:] if awal is not None else teks)
    semua = list(kata().awal_indikator.finditer(utuh))
    if not semua:
        return "", ""
    mulai = semua[0] if awal is not None else semua[-1]
    sasaran = utuh[: mulai.start()].strip() if awal is not None else ""
    return sasaran, utuh[mulai.start() :].strip()
