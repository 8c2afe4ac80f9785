"""SVG written piece by piece, in thousandths of a point; whatever it is told prints as text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Literal

from sakip.naskah.gambar.teks import siap, tinggi_baris
from sakip.naskah.gambar.warna import GARIS, TINTA

# Paper has Libertinus; a screen without it takes a letter no wider than it was measured.
HURUF = "Libertinus Serif, Times New Roman, Liberation Serif, Times, serif"
RataTeks = Literal["kiri", "tengah", "kanan"]
_JANGKAR = {"kiri": "", "tengah": ' text-anchor="middle"', "kanan": ' text-anchor="end"'}
_NAIK = 76  # percent of the type size from the top of a line to its base line


class Kanvas:
    """Collects shapes from the top left corner; `svg` closes the picture."""

    def __init__(self) -> None:
        self._isi: list[str] = []

    def garis(
        self,
        titik: Iterable[tuple[int, int]],
        warna: str = GARIS,
        tebal: int = 600,
        putus: bool = False,
    ) -> None:
        """An open line through `titik`."""
        d = "M" + "L".join(f"{_pt(x)} {_pt(y)}" for x, y in titik)
        self._isi.append(f'<path d="{d}" fill="none"{_gores(warna, tebal, putus)}/>')

    def panah(self, dari: tuple[int, int], ke: tuple[int, int], warna: str, tebal: int) -> None:
        """A curve that leaves and arrives level, with a head at its end."""
        (x1, y1), (x2, y2) = dari, ke
        tengah, kepala = _pt((x1 + x2) // 2), 4000
        lengkung = f"{tengah} {_pt(y1)} {tengah} {_pt(y2)} {_pt(x2 - kepala)} {_pt(y2)}"
        d = f"M{_pt(x1)} {_pt(y1)}C{lengkung}"
        self._isi.append(f'<path d="{d}" fill="none"{_gores(warna, tebal, False)}/>')
        sayap = kepala // 2
        self.bidang(((x2 - kepala, y2 - sayap), (x2, y2), (x2 - kepala, y2 + sayap)), warna)

    def bidang(
        self, titik: Iterable[tuple[int, int]], isi: str, warna: str = "none", tebal: int = 600
    ) -> None:
        """A closed polygon."""
        semua = " ".join(f"{_pt(x)},{_pt(y)}" for x, y in titik)
        self._isi.append(f'<polygon points="{semua}" fill="{isi}"{_gores(warna, tebal, False)}/>')

    def kotak(
        self,
        x: int,
        y: int,
        lebar: int,
        tinggi: int,
        isi: str = "none",
        warna: str = "none",
        tebal: int = 600,
        putus: bool = False,
        sudut: int = 0,
    ) -> None:
        bulat = f' rx="{_pt(sudut)}"' if sudut else ""
        self._isi.append(
            f'<rect x="{_pt(x)}" y="{_pt(y)}" width="{_pt(lebar)}" height="{_pt(tinggi)}"{bulat}'
            f' fill="{isi}"{_gores(warna, tebal, putus)}/>'
        )

    def lingkaran(self, x: int, y: int, jari: int, isi: str, warna: str = "none") -> None:
        self._isi.append(
            f'<circle cx="{_pt(x)}" cy="{_pt(y)}" r="{_pt(jari)}" fill="{isi}"'
            f"{_gores(warna, 700, False)}/>"
        )

    def setengah(self, x: int, y: int, jari: int, isi: str) -> None:
        """The left half of a disc."""
        atas, bawah, r = _pt(y - jari), _pt(y + jari), _pt(jari)
        self._isi.append(
            f'<path d="M{_pt(x)} {atas}A{r} {r} 0 0 0 {_pt(x)} {bawah}Z" fill="{isi}"/>'
        )

    def teks(
        self,
        x: int,
        y: int,
        baris: str | Iterable[str],
        ukuran: int,
        rata: RataTeks = "kiri",
        warna: str = TINTA,
        tebal: bool = False,
        miring: bool = False,
    ) -> int:
        """Lines whose first begins at height `y`; returns the height below the last."""
        gaya = _JANGKAR[rata] + ' font-weight="bold"' * tebal + ' font-style="italic"' * miring
        for satu in (baris,) if isinstance(baris, str) else baris:
            if satu:
                self._isi.append(
                    f'<text x="{_pt(x)}" y="{_pt(y + ukuran * _NAIK // 100 + ukuran // 10)}"'
                    f' font-size="{_pt(ukuran)}" fill="{warna}"{gaya}>'
                    f"{escape(siap(satu), quote=False)}</text>"
                )
            y += tinggi_baris(ukuran)
        return y

    def svg(self, lebar: int, tinggi: int, kiri: int = 0, atas: int = 0) -> str:
        """The picture; so much is left free left of x = 0 and above y = 0."""
        luas = " ".join(map(_pt, (-kiri, -atas, lebar, tinggi)))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_pt(lebar)}pt"'
            f' height="{_pt(tinggi)}pt" viewBox="{luas}" font-family="{HURUF}">'
            f"{''.join(self._isi)}</svg>"
        )


def _gores(warna: str, tebal: int, putus: bool) -> str:
    if warna == "none":
        return ""
    pola = f' stroke-dasharray="{_pt(4 * tebal)} {_pt(3 * tebal)}"' if putus else ""
    return f' stroke="{warna}" stroke-width="{_pt(tebal)}"{pola}'


def _pt(seribu: int) -> str:
    """Points with at most two decimals."""
    tanda, ratus = "-" * (seribu < 0), (abs(seribu) + 5) // 10
    return tanda + f"{ratus // 100}.{ratus % 100:02}".rstrip("0").rstrip(".")
