"""Checking the units of a formula before anything is computed.

Adding, and standing side by side in a function, need equal units; so does the result with
the indicator's own. The rest is what percentages need:

1. A number as written (``25``, ``2,5``) has no unit and takes that of what it is added to,
   except next to ``%``, where the sign must be written (``100% − x``): 1 and 100% are too
   easily confused.
2. A factor 100 turns a bare ratio into ``%`` where the indicator is in ``%``; ``× 100%`` does
   so everywhere; ``/ 100`` turns ``%`` back into a ratio.
3. The sum of percentages or scores over a count is their mean and keeps their unit.
4. ``%`` times 100 again is refused, wherever in the product the 100 stands.
5. A score (``nilai``) and a bare number may stand for each other, but no factor 100 makes
   a score a percentage.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, assert_never

from sakip.core.rumus.letak import galat_rumus
from sakip.core.rumus.petunjuk import terdekat
from sakip.core.rumus.pohon import (
    Angka,
    Fungsi,
    Letak,
    Minus,
    Nama,
    Operasi,
    Pohon,
    Rumus,
    telusuri,
)
from sakip.core.rumus.satuan import (
    PERSEN,
    POLOS,
    SATU_PERSEN,
    Ejaan,
    Pangkat,
    kalikan,
    rerata,
    setara,
    tanpa_nilai,
)
from sakip.core.rumus.tulis import tulis_pohon
from sakip.galat import Galat

_SERATUS = Decimal(100)


class _Ukuran(NamedTuple):
    """The unit of a piece that may still be multiplied.

    seratus: factors 100 as written, those below the line negative. tetap: made of written
    numbers only. di_seratus, di_persen: where the last ``100`` and ``100%`` stand.
    """

    pangkat: Pangkat = POLOS
    seratus: int = 0
    tetap: bool = False
    di_seratus: Letak | None = None
    di_persen: Letak | None = None

    def gabung(self, lain: _Ukuran, arah: int) -> _Ukuran:
        """The product, or with `arah` -1 the quotient."""
        return _Ukuran(
            kalikan(self.pangkat, lain.pangkat, arah),
            self.seratus + arah * lain.seratus,
            self.tetap and lain.tetap,
            lain.di_seratus or self.di_seratus,
            lain.di_persen or self.di_persen,
        )


def periksa_satuan(rumus: Rumus, satuan: Mapping[str, str], satuan_hasil: str) -> str:
    """`satuan_hasil` when the formula's result has that unit; otherwise raises Galat.

    satuan: unit text of every component and reference ("@ikm"), "" for a bare number; a
    name that is missing there is unknown and refused with the nearest known one.
    satuan_hasil: unit of the indicator.
    """
    _Pemeriksa(rumus, satuan, satuan_hasil).jalan()
    return satuan_hasil


class _Pemeriksa:
    def __init__(self, rumus: Rumus, satuan: Mapping[str, str], satuan_hasil: str) -> None:
        self.rumus = rumus
        self.satuan = satuan
        self.ejaan = Ejaan()
        self.hasil = self.ejaan.baca(satuan_hasil)
        self.dalam_persen = self.hasil == SATU_PERSEN

    def jalan(self) -> None:
        ukuran = self._selesai(self._ukur(self.rumus.akar))
        if not ukuran.tetap and not setara(ukuran.pangkat, self.hasil):
            raise self._hasil_lain(ukuran.pangkat)

    def _ukur(self, pohon: Pohon) -> _Ukuran:
        match pohon:
            case Angka(nilai, persen, letak):
                di = letak if nilai == _SERATUS else None
                if persen:
                    return _Ukuran(SATU_PERSEN, tetap=True, di_persen=di)
                return _Ukuran(seratus=1 if di else 0, tetap=True, di_seratus=di)
            case Nama():
                return _Ukuran(self.ejaan.baca(self._satuan(pohon)))
            case Minus(isi):
                return self._ukur(isi)
            case Fungsi(_, isi):
                gabungan = self._ukur(isi[0])
                for kanan in isi[1:]:
                    gabungan = self._samakan(gabungan, isi[0], self._ukur(kanan), kanan)
                return gabungan
            case Operasi("×", kiri, kanan):
                return self._ukur(kiri).gabung(self._ukur(kanan), 1)
            case Operasi("/", kiri, kanan):
                return self._ukur(kiri).gabung(self._ukur(kanan), -1)
            case Operasi(_, kiri, kanan):
                return self._samakan(self._ukur(kiri), kiri, self._ukur(kanan), kanan)
            case _:
                assert_never(pohon)

    def _samakan(
        self, kiri: _Ukuran, pohon_kiri: Pohon, kanan: _Ukuran, pohon_kanan: Pohon
    ) -> _Ukuran:
        """The common unit of two pieces that are added or stand side by side."""
        kiri, kanan = self._selesai(kiri), self._selesai(kanan)
        for satu, lain, pohon in ((kiri, kanan, pohon_kiri), (kanan, kiri, pohon_kanan)):
            if satu.tetap and satu.pangkat == POLOS:
                nol = isinstance(pohon, Angka) and not pohon.nilai
                if lain.pangkat != SATU_PERSEN or nol:
                    return lain
                raise self._galat(
                    pohon.letak,
                    f"Angka {tulis_pohon(pohon)} tanpa satuan bertemu bilangan persen.",
                    "Tulis dengan tanda %, misalnya 100%.",
                )
        if setara(kiri.pangkat, kanan.pangkat):
            return _Ukuran(kiri.pangkat or kanan.pangkat, tetap=kiri.tetap and kanan.tetap)
        raise self._galat(
            pohon_kanan.letak,
            f"{tulis_pohon(pohon_kanan)} ({self.ejaan.tulis(kanan.pangkat)}) tidak dapat "
            f"disatukan dengan {tulis_pohon(pohon_kiri)} ({self.ejaan.tulis(kiri.pangkat)}).",
            _saran_beda(kiri.pangkat, kanan.pangkat),
        )

    def _selesai(self, ukuran: _Ukuran) -> _Ukuran:
        """The unit of a finished product: means recognised, factors 100 settled."""
        if ukuran.tetap:
            return ukuran
        pangkat, seratus = rerata(ukuran.pangkat), ukuran.seratus
        persen = dict(pangkat).get(PERSEN, 0)
        if persen * seratus < 0:
            tukar = min(abs(persen), abs(seratus)) * (1 if seratus > 0 else -1)
            pangkat = kalikan(pangkat, ((PERSEN, tukar),))
            persen, seratus = persen + tukar, seratus - tukar
        elif self.dalam_persen and pangkat == POLOS and seratus > 0:
            pangkat, persen, seratus = SATU_PERSEN, 1, seratus - 1
        lagi = ukuran.di_seratus if seratus > 0 else ukuran.di_persen if persen > 1 else None
        if persen > 0 and lagi:
            raise galat_rumus(
                "rumus.persen",
                self.rumus.teks,
                lagi,
                "Jumlah persentase tidak dikali 100 lagi: nilainya sudah dalam persen.",
                f"Hapus × {self.rumus.teks[lagi.awal : lagi.akhir]}.",
            )
        return _Ukuran(pangkat)

    def _satuan(self, nama: Nama) -> str:
        satuan = self.satuan.get(nama.kunci)
        if satuan is None:
            dekat = terdekat(nama.kunci, self.satuan)
            jenis = "Indikator" if nama.kunci.startswith("@") else "Komponen"
            raise galat_rumus(
                "rumus.nama",
                self.rumus.teks,
                nama.letak,
                f"{jenis} {nama.kunci} tidak dikenal.",
                f"Mungkin maksud Anda {dekat}?" if dekat else "Daftarkan beserta satuannya.",
            )
        return satuan

    def _hasil_lain(self, dapat: Pangkat) -> Galat:
        saran = (
            f"Ubah satuan indikator menjadi {self.ejaan.tulis(dapat)}, atau betulkan satuan "
            "komponennya."
        )
        if kalikan(dapat, self.hasil, -1) == SATU_PERSEN:
            saran = "Bagi persennya dengan 100 (x / 100)."
        elif self.dalam_persen and dapat == POLOS:
            saran = "Kalikan dengan 100."
            if any(p == Angka(_SERATUS) for p, _ in telusuri(self.rumus.akar)):
                saran = "Bila 100 di sini jumlah bobot, tulis bobotnya 0,6 dan 0,4 tanpa / 100."
        elif self.dalam_persen and tanpa_nilai(dapat) == POLOS:
            saran = "Bandingkan dengan nilai tertingginya: nilai / nilai_tertinggi × 100."
        elif self.dalam_persen and sorted(p for _, p in dapat) == [-1, 1]:
            saran = (
                "Bila pembilang dan penyebut menghitung hal yang sama, beri satuan yang sama; "
                "bila tidak, hasilnya bukan persentase."
            )
        return self._galat(
            self.rumus.akar.letak,
            f"Satuan hasil rumus ini {self.ejaan.tulis(dapat)}, satuan indikatornya "
            f"{self.ejaan.tulis(self.hasil)}.",
            saran,
        )

    def _galat(self, letak: Letak, pesan: str, saran: str) -> Galat:
        return galat_rumus("rumus.satuan", self.rumus.teks, letak, pesan, saran)


def _saran_beda(kiri: Pangkat, kanan: Pangkat) -> str:
    beda = kalikan(tanpa_nilai(kiri), tanpa_nilai(kanan), -1)
    if len(beda) == 1 and beda[0][0] == PERSEN:
        return "Bagi persennya dengan 100 (x / 100), atau kalikan perbandingannya dengan 100%."
    return "Samakan satuannya, atau bandingkan (a / b) bila itu yang dimaksud."
