"""Units: products of powers of names, and the little arithmetic they need.

``orang``, ``orang/bulan``, ``Rp/orang``; without any name a bare number. Multiplying and
dividing add and subtract the powers. What a formula may do with them is in `periksa`.
"""

from __future__ import annotations

Pangkat = tuple[tuple[str, int], ...]  # sorted by name, no power zero

PERSEN = "%"
NILAI = "nilai"
POLOS: Pangkat = ()
SATU_PERSEN: Pangkat = ((PERSEN, 1),)

# Words offices use for one and the same unit.
_SAMA = {
    "persen": PERSEN,
    "prosen": PERSEN,
    "indeks": NILAI,
    "skor": NILAI,
    "poin": NILAI,
    "rupiah": "rp",
    "org": "orang",
    "bln": "bulan",
    "thn": "tahun",
}


def kalikan(kiri: Pangkat, kanan: Pangkat, arah: int = 1) -> Pangkat:
    """The product, or with `arah` -1 the quotient."""
    if not kanan:
        return kiri
    hasil = dict(kiri)
    for nama, pangkat in kanan:
        hasil[nama] = hasil.get(nama, 0) + arah * pangkat
    return tuple(sorted((nama, pangkat) for nama, pangkat in hasil.items() if pangkat))


def rerata(pangkat: Pangkat) -> Pangkat:
    """``% / SOP`` and ``nilai / orang`` are means over a count, so the count drops out."""
    for skala in (PERSEN, NILAI):
        sisa = kalikan(pangkat, ((skala, 1),), -1)
        if len(sisa) == 1 and sisa[0][1] == -1 and sisa[0][0] not in (PERSEN, NILAI):
            return ((skala, 1),)
    return pangkat


def setara(kiri: Pangkat, kanan: Pangkat) -> bool:
    """Whether two units may stand for each other: equal, or a score and a bare number."""
    return tanpa_nilai(kiri) == tanpa_nilai(kanan)


def tanpa_nilai(pangkat: Pangkat) -> Pangkat:
    return POLOS if pangkat == ((NILAI, 1),) else pangkat


class Ejaan:
    """Reads and writes unit texts; remembers how each name was first spelt."""

    def __init__(self) -> None:
        self._ejaan: dict[str, str] = {}

    def baca(self, teks: str) -> Pangkat:
        """``Orang / bulan`` to powers; capitals and doubled spaces do not matter."""
        pangkat = POLOS
        for ke, ruas in enumerate(teks.split("/")):
            ejaan = " ".join(ruas.split())
            nama = _SAMA.get(ejaan.lower(), ejaan.lower())
            if nama:
                self._ejaan.setdefault(nama, ejaan)
                pangkat = kalikan(pangkat, ((nama, 1),), -1 if ke else 1)
        return pangkat

    def tulis(self, pangkat: Pangkat) -> str:
        """Powers to ``orang/bulan``."""
        atas = " · ".join(self._nama(nama, p) for nama, p in pangkat if p > 0)
        bawah = "".join("/" + self._nama(nama, -p) for nama, p in pangkat if p < 0)
        return (atas or "1") + bawah if pangkat else "tanpa satuan"

    def _nama(self, nama: str, pangkat: int) -> str:
        return self._ejaan.get(nama, nama) + (f"^{pangkat}" if pangkat > 1 else "")
