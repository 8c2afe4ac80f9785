"""The one error of the library: what is wrong, where, and how to mend it.

Every room raises `Galat`; faces (command line, site) only render it.
"""

from __future__ import annotations

from collections.abc import Iterable


class Galat(Exception):
    """Bad input or an impossible request, said in plain Indonesian.

    kode:   stable dotted identifier, for programs (``angka.ribuan``).
    tempat: where it is, as the person knows it (``pengukuran baris 12``,
            ``anggaran.xlsx lembar 'Sub kegiatan' sel C7``); may be empty.
    pesan:  what is wrong, one sentence.
    saran:  what to do about it, one sentence; may be empty.
    rincian: the single errors when several were found in one pass.
    """

    def __init__(
        self,
        kode: str,
        tempat: str,
        pesan: str,
        saran: str = "",
        rincian: Iterable[Galat] = (),
    ) -> None:
        super().__init__(kode, tempat, pesan, saran)
        self.kode = kode
        self.tempat = tempat
        self.pesan = pesan
        self.saran = saran
        self.rincian = tuple(rincian)

    def __str__(self) -> str:
        kalimat = f"{self.tempat}: {self.pesan}" if self.tempat else self.pesan
        return f"{kalimat} {self.saran}" if self.saran else kalimat

    @classmethod
    def gabung(cls, kode: str, tempat: str, galat: Iterable[Galat]) -> Galat:
        """One error out of several; a single one is returned as it is."""
        semua = tuple(galat)
        if not semua:
            raise ValueError("gabung needs at least one Galat")
        if len(semua) == 1:
            return semua[0]
        return cls(kode, tempat, f"Ada {len(semua)} hal yang harus dibetulkan.", "", semua)
