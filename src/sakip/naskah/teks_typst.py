"""Lines, paragraphs and lists as the plain data that the Typst template reads."""

from __future__ import annotations

from typing import Any, TypeAlias

from sakip.naskah.huruf import bersih, lebar_teks, patahkan
from sakip.naskah.lebar import INDEN
from sakip.naskah.pohon import (
    Butir,
    Catatan,
    Daftar,
    Dokumen,
    Isi,
    Nilai,
    Paragraf,
    Pecahan,
    Potongan,
    Rujuk,
    Teks,
    potongan,
)
from sakip.naskah.telusur import berlabel, sebutan

Data: TypeAlias = dict[str, Any]

LEBAR_CATATAN = 45_000  # of a footnote, in thousandths of an em
PECAHAN_TERTINGGI = 6  # lines above or below the bar; longer ones are printed in a row


class PenulisTeks:
    """Knows the labels of one document, so that references become links."""

    def __init__(self, dokumen: Dokumen) -> None:
        # Labels are users' text: Typst gets names of our own.
        self.blok_berlabel = {b.label: b for b in berlabel(dokumen)}
        self.id = {label: f"b{n}" for n, label in enumerate(self.blok_berlabel)}

    def baris(self, isi: Isi, luas: int, *, tebal: bool = False, angka: bool = False) -> Any:
        """Pieces of a line as wide as `luas` thousandths of an em."""

        def teks(t: str) -> str:
            if angka:
                return bersih(t).replace(" ", "\N{NO-BREAK SPACE}")
            return patahkan(bersih(t), luas, tebal)

        def satu(p: Potongan) -> str | Data:
            match p:
                case str():
                    return teks(p)
                case Teks():
                    return {"t": teks(p.teks), "b": p.tebal, "i": p.miring}
                case Nilai():
                    ke = self.id.get(p.alamat)
                    return {"t": teks(p.teks), "ke": ke} if ke else teks(p.teks)
                case Rujuk():
                    sebut = teks(sebutan(self.blok_berlabel[p.label]))
                    ke = self.id.get(p.label)
                    return {"t": sebut, "ke": ke} if ke else sebut
                case Catatan():
                    return {"c": self.baris(p.isi, LEBAR_CATATAN)}
                case Pecahan():
                    return pecahan(p)

        def pecahan(p: Pecahan) -> str | Data:
            terlebar = max(lebar_teks(t, tebal) for t in (p.atas, p.bawah))
            if terlebar > PECAHAN_TERTINGGI * luas:
                return teks(f"({p.atas}) / ({p.bawah})")
            # A line wider than its room is wrapped inside the fraction.
            muat = None if terlebar + 600 <= luas else luas // 10 / 100 - 0.6
            return {"pecahan": [teks(p.atas), teks(p.bawah)], "lebar": muat}

        hasil = [satu(p) for p in potongan(isi)]
        return hasil[0] if len(hasil) == 1 and isinstance(hasil[0], str) else hasil

    def teks(self, teks: str, ukuran: int, luas: int) -> str:
        return patahkan(bersih(teks), luas * 1000 // ukuran, tebal=True)

    def paragraf(self, b: Paragraf, luas: int) -> Data:
        return self.dengan_id(b.label) | {
            "jenis": "paragraf",
            "isi": self.baris(b.isi, luas),
            "rata": b.rata,
        }

    def daftar(self, b: Daftar, luas: int) -> Data:
        def butir(satu: Butir) -> Data:
            data: Data = {"isi": self.baris(satu.isi, luas - INDEN)}
            return data | ({"anak": self.daftar(satu.anak, luas - INDEN)} if satu.anak else {})

        return {
            "jenis": "daftar",
            "penomoran": b.penomoran,
            "butir": [butir(satu) for satu in b.semua_butir],
        }

    def dengan_id(self, label: str) -> Data:
        return {"id": self.id[label]} if label in self.id else {}
