"""What stands in a cell of answers: a letter of the scale, skipped, or not on the scale."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sakip.berkas.responden.kolom import ringkas
from sakip.core.aturan.jenis import Skm
from sakip.galat import Galat

TINGKAT = "123456789"  # the lowest answer is "1", the next "2", ...
LEWAT, TOLAK = "0", "?"  # skipped, and not on the scale
INGATAN = 20_000  # different texts remembered
# What people write for "not answered"; no regulation fixes it.
KOSONG = frozenset({"", "-", "–", "—", "n/a", "na", "nan", "null", "none"})
_ANGKA = re.compile(r"(\d+)(?:[.,]0+)?")
_ANGKA_KATA = re.compile(r"(?P<angka>\d+)\W+(?P<kata>.+)|(?P<kata2>.+?)\W+(?P<angka2>\d+)\W*")


class Kamus(dict[str, str]):
    """Text of an answer to its letter; a text is read once and then remembered."""

    def __init__(self, isi: Skm, huruf: Mapping[str, int]) -> None:
        super().__init__()
        self.nilai = sorted({satu.nilai for satu in isi.jawaban})
        self._angka = {str(nilai): tanda for nilai, tanda in zip(self.nilai, TINGKAT, strict=False)}
        kata = {ringkas(k): s.nilai for s in isi.jawaban for k in (s.teks, *s.sinonim)}
        for satu, nilai in huruf.items():
            if nilai not in self.nilai:
                raise Galat(
                    "responden.huruf",
                    f"huruf {satu}",
                    f"Nilai {nilai} tidak ada pada skala survei.",
                    f"Pakai salah satu: {', '.join(map(str, self.nilai))}.",
                )
            kata[ringkas(satu)] = nilai
        self._kata = {satu: self._angka[str(nilai)] for satu, nilai in kata.items()}
        self._huruf = set("abcdefghi"[: len(self.nilai)]) - {ringkas(satu) for satu in huruf}

    def __missing__(self, sel: str) -> str:
        tanda = self._baca(sel.strip().casefold())
        if len(self) < INGATAN or len(sel) == 1:  # single letters are looked at again at the end
            self[sel] = tanda
        return tanda

    def _baca(self, teks: str) -> str:
        if teks in KOSONG:
            return LEWAT
        if angka := _ANGKA.fullmatch(teks):
            return self._angka.get(angka[1], TOLAK)
        if (kunci := ringkas(teks)) in self._kata:
            return self._kata[kunci]
        if ganda := _ANGKA_KATA.fullmatch(teks):  # "4 (Sangat baik)": both must say the same
            angka_teks, kata = ganda["angka"] or ganda["angka2"], ganda["kata"] or ganda["kata2"]
            tanda = self._angka.get(angka_teks, TOLAK)
            return tanda if self._kata.get(ringkas(kata)) == tanda else TOLAK
        return TOLAK

    def saran(self) -> str:
        """The mend for an answer off the scale."""
        pilihan = ", ".join(map(str, self.nilai))
        return f"Isi {pilihan}, atau kosongkan bila tidak dijawab."

    def pastikan_huruf(self, tempat: str) -> None:
        """Refuse letters that may be the options a, b, ... or short for a word of the scale.

        A rule may shorten "Baik" to B, while b is also the second option. The short form is
        believed only when another word of the scale occurs and no other option letter does.
        """
        kata = {ringkas(sel): tanda for sel, tanda in self.items() if not _ANGKA.fullmatch(sel)}
        singkat = {
            k for k, tanda in kata.items() if k in self._huruf and tanda not in (LEWAT, TOLAK)
        }
        opsi = {k for k, tanda in kata.items() if k in self._huruf and tanda == TOLAK}
        lain = {k for k, tanda in kata.items() if tanda not in (LEWAT, TOLAK)} - singkat
        if singkat and (opsi or not lain):
            raise Galat(
                "responden.huruf",
                tempat,
                f"Jawaban huruf '{min(singkat)}' dapat berarti pilihan kuesioner (a, b, c, d) atau"
                " singkatan (B untuk Baik).",
                "Sebutkan arti hurufnya, misalnya a=1 b=2 c=3 d=4, atau tulis jawabannya dengan"
                " angka.",
            )
