"""Formulas as people write them: one thing divided by another, in words, stacked or in LaTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LATEX = re.compile(
    r"\\[dt]?frac\s*\{\s*(?:\\text\s*\{)?(?P<a>[^{}]+)\}?\s*\}\s*"
    r"\{\s*(?:\\text\s*\{)?(?P<b>[^{}]+)\}?\s*\}"
)
_KALI = r"(?:[×*]|\\times|\bdikali(?:kan)?\b(?: dengan)?|(?<![^\W\d_])[xX](?![^\W\d_]))"
_SERATUS = re.compile(rf"[(\[]?\s*{_KALI}\s*100\s*(?:\\?%|persen\b)?\s*[)\]]?", re.IGNORECASE)
_BAGI = re.compile(r"\s+/\s+|\s*[:÷]\s+|\bdibagi(?:kan)?\b(?: dengan)?|[-–—_]{3,}", re.IGNORECASE)
_RAPAT_BAGI = re.compile(r"(?<=\w)/(?=\w)|(?<=\))\s*/\s*(?=\()")
_BANDING = re.compile(
    r"perbandingan(?: antara)? (?P<a>(?:jumlah|realisasi|nilai|banyaknya) .+?) "
    r"(?:dengan|terhadap|dibanding(?:kan)?(?: dengan)?) "
    r"(?P<b>(?:jumlah|target|nilai|total|seluruh) .+)",
    re.IGNORECASE,
)
_BANYAK = re.compile(
    r"(?:jumlah|total|banyak|realisasi|target|seluruh|nilai|luas|panjang)", re.IGNORECASE
)
_AWAL = re.compile(
    r"^[^=/÷]{0,90}=(?!\s*[xX×*]\s)\s*|^(?:rumus|formula(?:si)?|cara (?:per)?hitung(?:an)?)\s*:\s*",
    re.IGNORECASE,
)
_BAGIAN = re.compile(r"[A-Za-z][^=×*÷<>|$\\{}]{3,170}")
_LAIN = re.compile(r"[+×*÷^$\\{}=]|\b(?:dikurangi|ditambah|dikali)\b| - ", re.IGNORECASE)
_UMUM = frozenset(
    {"yang", "di", "dan", "pada", "dalam", "dengan", "dari", "untuk", "oleh", "ke", "yg", "atau",
     "para", "seluruh", "total", "x"}
)  # fmt: skip
_HURUF = 40


@dataclass(frozen=True, slots=True)
class RumusBaca:
    """What is divided (atas) by what (bawah), as printed; seratus: times a hundred."""

    atas: str
    bawah: str
    seratus: bool

    @property
    def nama(self) -> tuple[str, str]:
        """Names of both parts for the formula language."""
        a, b = _nama(self.atas, self.bawah), _nama(self.bawah, self.atas)
        return (a, b) if a != b else (f"{a}_dihitung", f"{b}_seluruhnya")

    @property
    def teks(self) -> str:
        a, b = self.nama
        return f"{a} / {b} × 100" if self.seratus else f"{a} / {b}"


def baca_rumus(teks: str) -> RumusBaca | None:
    """The formula in a cell or sentence; None for any that does not divide one thing by another."""
    rata = " ".join(teks.replace("<u>", " ").replace("</u>", " ").split())
    if latex := _LATEX.search(rata):
        sisa = rata[latex.end() :].strip(" $.")
        seratus = _SERATUS.fullmatch(sisa) is not None
        return _jadi(latex["a"], latex["b"], seratus) if seratus or not sisa else None
    rata = _AWAL.sub("", rata.replace("$", "").strip(" ="))
    if banding := _BANDING.search(rata):
        return _jadi(_SERATUS.sub("", banding["a"]), _SERATUS.sub("", banding["b"]), seratus=True)
    kali = list(_SERATUS.finditer(rata))
    if len(kali) > 1:
        return None
    polos = " ".join(_SERATUS.sub(" ", rata).split())
    for pola in (_BAGI, _RAPAT_BAGI):
        bagian = pola.split(polos)
        if len(bagian) == 2 and (kali or all(_BANYAK.match(b.strip(" ()[]")) for b in bagian)):
            return _jadi(bagian[0], bagian[1], bool(kali))
    if kali and kali[0].start() and kali[0].end() < len(rata):
        # A fraction whose line was lost: what is divided, the factor beside the line, the divisor.
        return _jadi(rata[: kali[0].start()], rata[kali[0].end() :], seratus=True)
    return None


def _jadi(atas: str, bawah: str, seratus: bool) -> RumusBaca | None:
    a, b = (_bersih(satu) for satu in (atas, bawah))
    if not all(_BAGIAN.fullmatch(x) and not _LAIN.search(x) for x in (a, b)) or a == b:
        return None
    return RumusBaca(a, b, seratus)


def _bersih(teks: str) -> str:
    """A part without brackets that do not close in it, or that only enclose it."""
    satu = teks.replace("[", "(").replace("]", ")").strip(" .,;=")
    while satu[:1] == "(" and (
        satu.count("(") > satu.count(")") or satu.find(")") == len(satu) - 1
    ):
        satu = satu[1:].removesuffix(")") if satu.endswith(")") else satu[1:]
    while satu[-1:] == ")" and satu.count(")") > satu.count("("):
        satu = satu[:-1]
    return satu.strip(" .,;=")


def _nama(label: str, lain: str) -> str:
    """A short name: all words, or the first two and those that tell it from the other part."""
    kata, tabu = _kata(label), set(_kata(lain)[2:])
    if len("_".join(kata)) > _HURUF:
        kata = kata[:2] + ([k for k in kata[2:] if k not in tabu] or kata[2:])
    while len(kata) > 1 and len("_".join(kata)) > _HURUF:
        kata.pop()
    nama = "_".join(kata)[:_HURUF].strip("_")
    return nama if nama[:1].isalpha() else f"n_{nama}"


def _kata(label: str) -> list[str]:
    return [k for k in re.findall(r"[a-z0-9]+", label.casefold()) if k not in _UMUM]


def sudah_persen(rumus: RumusBaca) -> bool:
    """Whether what is divided is a share already, so that times a hundred is one too many."""
    return rumus.seratus and re.search(r"\bpersen|%", rumus.atas, re.IGNORECASE) is not None
