"""Counting: each respondent becomes a word of one letter per unsur (see `jawaban`).

Words are cheap to make, and counting letters is what strings are fast at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, islice, repeat
from operator import add, itemgetter

from sakip.berkas.responden.jawaban import LEWAT, TINGKAT, TOLAK, Kamus
from sakip.berkas.responden.kolom import Kolom, ringkas
from sakip.core.aturan.jenis import Skm
from sakip.galat import Galat
from sakip.tabel import tempat

POTONG = 200  # rows at a time: more would keep the garbage collector busy
TAMPUNG = 100_000  # words kept before they are counted
DAFTAR = 100  # findings listed one by one
LAYANAN_MAKS = 5_000  # more means that the column is not one of services

# How a row of totals begins; no regulation fixes these words. Searched in cells joined by line
# ends: the plain line end in front makes the search quick.
_REKAP = re.compile(
    r"\n\W*(?:(?:sub ?)?total|jumlah|rata\W*rata|rerata|nrr|ikm|indeks kepuasan|kategori|mutu"
    r"|nilai (?:rata|per|unsur|ikm|indeks|total|skm|interval)|bobot nilai|simpangan|modus)\b",
    re.IGNORECASE,
)


class CacahLayanan:
    """Running tally of one service; cacah[i][j]: answers of level j to the i-th unsur."""

    def __init__(self, nama: str, unsur: int, tingkat: int) -> None:
        self.nama = nama
        self.responden = self.dipakai = self.tak_lengkap = 0
        self.cacah = [[0] * tingkat for _ in range(unsur)]

    def tambah(self, lain: CacahLayanan) -> None:
        """Add the tally of another service to this one."""
        self.responden += lain.responden
        self.dipakai += lain.dipakai
        self.tak_lengkap += lain.tak_lengkap
        for milik, tambahan in zip(self.cacah, lain.cacah, strict=True):
            milik[:] = map(add, milik, tambahan)


class Temuan:
    """Findings: all are counted, the first hundred kept."""

    def __init__(self) -> None:
        self.daftar: list[Galat] = []
        self.jumlah = 0

    def catat(self, kode: str, di: str, pesan: str, saran: str) -> None:
        self.jumlah += 1
        if self.jumlah <= DAFTAR:
            self.daftar.append(Galat(kode, di, pesan, saran))


class Penghitung:
    """Tallies rows of text under a known header; see `hitung` for the results it leaves."""

    def __init__(self, isi: Skm, kolom: Kolom, kamus: Kamus, berkas: str, lembar: str) -> None:
        self.layanan: dict[str, CacahLayanan] = {}
        self.tanpa_jawaban = 0
        self.ditolak = Temuan()
        self.dilewati = Temuan()
        self._hanya_lengkap = isi.tak_lengkap == "responden_lengkap"
        self._kolom, self._kamus = kolom, kamus
        self._berkas, self._lembar = berkas, lembar
        self._letak = tuple(kolom.unsur.values())
        self._kiri = range(min(self._letak))
        self._ember: defaultdict[str, list[str]] = defaultdict(list)

    def hitung(self, baris: Iterator[list[str]], nomor: int) -> None:
        """Tally all rows, the first of which bears the given number.

        Leaves `layanan` (by folded name), `tanpa_jawaban` (rows with no answer on the scale)
        and the findings. Raises Galat when the column of services cannot be one.
        """
        tanda = self._kamus.__getitem__
        ambil = _pengambil(self._letak)
        letak_layanan = self._kolom.layanan
        kosong = LEWAT * len(self._letak)
        tertampung = 0
        while isi := list(islice(baris, POTONG)):
            nomornya: Sequence[int] = range(nomor, nomor + len(isi))
            nomor += len(isi)
            if self._ganjil(isi):
                nomornya, isi = self._saring(nomornya, isi)
            kata = ["".join(map(tanda, ambil(satu))) for satu in isi]
            if kosong in kata:
                nomornya, isi, kata = _tanpa_baris_kosong(nomornya, isi, kata)
            if TOLAK in "".join(kata):
                isi, kata = self._tolak(nomornya, isi, kata)
            nama = repeat("") if letak_layanan is None else map(itemgetter(letak_layanan), isi)
            for layanan, satu in zip(nama, kata, strict=False):
                self._ember[layanan].append(satu)
            tertampung += len(kata)
            if tertampung >= TAMPUNG:
                self._tuang()
                tertampung = 0
        self._tuang()

    def _ganjil(self, isi: list[list[str]]) -> bool:
        """Whether some row of these needs a closer look; quick, and true rather too often."""
        if set(map(len, isi)) != {self._kolom.lebar}:
            return True
        if not self._kiri:
            return False
        awal = list(map(itemgetter(0), isi))
        if "" in awal:
            awal = [sel for satu in isi for sel in satu[: len(self._kiri)]]
        # Mostly a running number, and then there is no word to look for.
        return not "".join(awal).isdigit() and _ada_rekap(awal)

    def _saring(
        self, nomor: Sequence[int], isi: list[list[str]]
    ) -> tuple[list[int], list[list[str]]]:
        """Rows of respondents with their numbers; the others are noted."""
        lebar, perlu = self._kolom.lebar, max(self._letak) + 1
        lolos: list[tuple[int, list[str]]] = []
        for n, satu in zip(nomor, isi, strict=True):
            if self._baris_rekap(satu):
                self._lewati_rekap(n)
            elif any(map(str.strip, satu)) and (
                len(satu) < perlu or any(map(str.strip, satu[lebar:]))
            ):
                self.dilewati.catat(
                    "responden.bentuk",
                    self._di(n),
                    f"Baris ini berisi {len(satu)} sel, padahal judulnya {lebar} kolom, jadi"
                    " jawabannya mungkin bergeser.",
                    "Cari tanda pemisah yang kurang atau berlebih di baris ini.",
                )
            else:
                lolos.append((n, satu + [""] * (lebar - len(satu))))
        return [n for n, _ in lolos], [satu for _, satu in lolos]

    def _tolak(
        self, nomor: Sequence[int], isi: list[list[str]], kata: list[str]
    ) -> tuple[list[list[str]], list[str]]:
        """Note every answer off the scale; rows of totals and repeated headers drop out."""
        lolos: list[tuple[list[str], str]] = []
        for n, satu, katanya in zip(nomor, isi, kata, strict=True):
            if TOLAK not in katanya:
                lolos.append((satu, katanya))
            elif self._baris_rekap(satu):
                self._lewati_rekap(n)
            elif self._baris_judul(satu):
                self.dilewati.catat(
                    "responden.judul",
                    self._di(n),
                    "Baris ini mengulang judul kolom, jadi bukan responden.",
                    "Tidak perlu diubah.",
                )
            else:
                lolos.append((satu, katanya))
                self._catat_ditolak(n, satu, katanya)
        return [satu for satu, _ in lolos], [katanya for _, katanya in lolos]

    def _catat_ditolak(self, nomor: int, satu: list[str], kata: str) -> None:
        if self.ditolak.jumlah >= DAFTAR:
            self.ditolak.jumlah += kata.count(TOLAK)
            return
        for letak, tanda in zip(self._letak, kata, strict=True):
            if tanda == TOLAK:
                self.ditolak.catat(
                    "responden.jawaban",
                    self._di(nomor, letak + 1),
                    f"Jawaban '{satu[letak].strip()[:40]}' pada kolom"
                    f" '{self._kolom.judul[letak]}' di luar skala, jadi tidak dihitung.",
                    self._kamus.saran(),
                )

    def _tuang(self) -> None:
        """Count the words kept so far, and forget them."""
        for nama, kata in self._ember.items():
            cacah = self.layanan.get(ringkas(nama))
            if cacah is None:
                rapi = " ".join(nama.split())
                cacah = CacahLayanan(rapi, len(self._letak), len(self._kamus.nilai))
                self.layanan[ringkas(nama)] = cacah
            self._hitung_kata(cacah, kata)
        self._ember.clear()
        if len(self.layanan) > LAYANAN_MAKS and self._kolom.layanan is not None:
            raise Galat(
                "responden.layanan",
                tempat(self._berkas, self._lembar, kolom=self._kolom.layanan + 1),
                f"Kolom ini berisi lebih dari {LAYANAN_MAKS} nama layanan yang berbeda.",
                "Periksa apakah kolom ini benar berisi nama layanan, atau sebutkan kolom lain.",
            )

    def _hitung_kata(self, cacah: CacahLayanan, kata: list[str]) -> None:
        kurang = [satu for satu in kata if LEWAT in satu or TOLAK in satu]
        kosong = sum(1 for satu in kurang if not satu.strip(LEWAT + TOLAK))
        self.tanpa_jawaban += kosong
        cacah.responden += len(kata) - kosong
        cacah.tak_lengkap += len(kurang) - kosong
        cacah.dipakai += len(kata) - (len(kurang) if self._hanya_lengkap else kosong)
        if kurang and self._hanya_lengkap:
            kata = [satu for satu in kata if LEWAT not in satu and TOLAK not in satu]
        teks = "".join(kata)
        for i, banyak in enumerate(cacah.cacah):
            jawaban = teks[i :: len(self._letak)]
            for j in range(len(banyak)):
                banyak[j] += jawaban.count(TINGKAT[j])

    def _baris_rekap(self, satu: list[str]) -> bool:
        return _ada_rekap(satu[: len(self._kiri) or 1])

    def _lewati_rekap(self, nomor: int) -> None:
        self.dilewati.catat(
            "responden.rekap",
            self._di(nomor),
            "Baris ini berisi jumlah atau rata-rata, jadi bukan responden.",
            "Tidak perlu diubah.",
        )

    def _baris_judul(self, satu: list[str]) -> bool:
        """Half of the cells or more say what the header says."""
        sama = sum(
            1
            for letak in self._letak
            if not satu[letak].isdigit()
            and (kunci := ringkas(satu[letak]))
            and f" {kunci} " in f" {ringkas(self._kolom.judul[letak])} "
        )
        return 2 * sama >= len(self._letak)

    def _di(self, baris: int, kolom: int = 0) -> str:
        return tempat(self._berkas, self._lembar, baris, kolom)


def _ada_rekap(sel: Iterable[str]) -> bool:
    return _REKAP.search("\n" + "\n".join(sel)) is not None


def _tanpa_baris_kosong(
    nomor: Sequence[int], isi: list[list[str]], kata: list[str]
) -> tuple[list[int], list[list[str]], list[str]]:
    """The rows in which something stands, be it an answer or not."""
    berisi = [any(map(str.strip, satu)) for satu in isi]
    return (
        list(compress(nomor, berisi)),
        list(compress(isi, berisi)),
        list(compress(kata, berisi)),
    )


def _pengambil(letak: tuple[int, ...]) -> Callable[[list[str]], tuple[str, ...]]:
    if len(letak) == 1:
        return lambda baris: (baris[letak[0]],)
    return itemgetter(*letak)
