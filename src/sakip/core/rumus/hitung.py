"""Evaluating a formula at full precision; nothing is rounded inside it.

The tree is compiled once to nested closures, each of which takes the values by name.
Arithmetic goes through `KONTEKS` (50 digits), whatever the context of the thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, Overflow
from typing import NamedTuple, assert_never, cast

from sakip.core.angka import KONTEKS, Kosong, TanpaNilai
from sakip.core.rumus.letak import galat_rumus
from sakip.core.rumus.pohon import Angka, Fungsi, Isian, Minus, Nama, Operasi, Pohon, Rumus
from sakip.core.rumus.tulis import tulis_pohon
from sakip.galat import Galat

SatuNilai = Decimal | Kosong | TanpaNilai
Nilai = Mapping[str, SatuNilai | Sequence[SatuNilai]]

_OPERASI = {"+": KONTEKS.add, "−": KONTEKS.subtract, "×": KONTEKS.multiply}
_URUTAN = tuple(TanpaNilai)
_KATA = {
    TanpaNilai.BELUM_DIISI: "belum diisi",
    TanpaNilai.BELUM_TERSEDIA: "belum tersedia",
    TanpaNilai.TIDAK_DITARGETKAN: "tidak ditargetkan pada periode ini",
    TanpaNilai.TIDAK_BERLAKU: "tidak berlaku",
    TanpaNilai.TAK_TERDEFINISI: "tak terdefinisi",
}


class HasilRumus(NamedTuple):
    """A value at full precision, or for each name in the way the kind and reason.

    halangan: (name, Kosong) in order of appearance; the item of a list is named
    ``nilai_desa[3]``, counted from 1. penyebut_nol: the denominator that is zero.
    """

    penuh: Decimal | None
    halangan: tuple[tuple[str, Kosong], ...] = ()
    penyebut_nol: str = ""

    @property
    def kosong(self) -> Kosong | None:
        """Why there is no value, as one Kosong; its reason names each name with its own kind.

        Where kinds differ, the kind of the whole is the first in the order of `TanpaNilai`:
        what somebody can still fill in comes before what nobody can.
        """
        if self.penyebut_nol:
            return Kosong(TanpaNilai.TAK_TERDEFINISI, f"penyebut {self.penyebut_nol} bernilai 0")
        if not self.halangan:
            return None
        jenis = min((kosong.jenis for _, kosong in self.halangan), key=_URUTAN.index)
        return Kosong(jenis, "; ".join(_kalimat(nama, kosong) for nama, kosong in self.halangan))


class _PenyebutNol(Exception):
    def __init__(self, penyebut: Pohon) -> None:
        super().__init__(penyebut)
        self.penyebut = penyebut


def hitung(rumus: Rumus, nilai: Nilai) -> HasilRumus:
    """Evaluate `rumus`.

    nilai: by name, references with "@"; a repeated component is a list. A name that is
    not given is *belum diisi*, and so is an empty list. A denominator of zero gives *tak
    terdefinisi* and names the denominator.
    Raises Galat when a list stands where one value is needed, or when a value is not a
    finite number.
    """
    isian = cast(Mapping[str, Isian], nilai)
    for kunci in rumus.nama:
        satu = nilai.get(kunci)
        if type(satu) is not Decimal or not satu.is_finite():
            isian, halangan = _siapkan(rumus, nilai)
            if halangan:
                return HasilRumus(None, halangan)
            break
    try:
        penuh = rumus.jalan(isian)
    except _PenyebutNol as nol:
        return HasilRumus(None, penyebut_nol=tulis_pohon(nol.penyebut))
    except Overflow:
        raise galat_rumus(
            "rumus.meluap",
            rumus.teks,
            rumus.akar.letak,
            "Hasil rumus ini terlalu besar untuk dihitung.",
            "Periksa nilai komponennya.",
        ) from None
    return HasilRumus(penuh if penuh else penuh.copy_abs())  # zero without a minus sign


def _kalimat(nama: str, kosong: Kosong) -> str:
    kata = f"{nama} {_KATA[kosong.jenis]}"
    return f"{kata} ({kosong.alasan})" if kosong.alasan else kata


def susun(pohon: Pohon) -> Callable[[Mapping[str, Isian]], Decimal]:
    """Compile a tree to one callable."""
    match pohon:
        case Angka(angka):
            return lambda _: angka
        case Nama(kunci):
            return lambda isian: cast(Decimal, isian[kunci])
        case Minus(isi):
            dalam = susun(isi)
            return lambda isian: KONTEKS.minus(dalam(isian))
        case Fungsi():
            return _susun_fungsi(pohon)
        case Operasi(tanda, kiri_, kanan_):
            kiri, kanan = susun(kiri_), susun(kanan_)
            if tanda == "/":

                def bagi(isian: Mapping[str, Isian]) -> Decimal:
                    penyebut = kanan(isian)
                    if not penyebut:
                        raise _PenyebutNol(kanan_)
                    return KONTEKS.divide(kiri(isian), penyebut)

                return bagi
            operasi = _OPERASI[tanda]
            return lambda isian: operasi(kiri(isian), kanan(isian))
        case _:
            assert_never(pohon)


def _susun_fungsi(fungsi: Fungsi) -> Callable[[Mapping[str, Isian]], Decimal]:
    """A function over its arguments, a repeated component counting as all its values."""
    # A name yields one value or a list here, so it is looked up, not compiled.
    bagian = [isi.kunci if isinstance(isi, Nama) else susun(isi) for isi in fungsi.isi]

    def semua(isian: Mapping[str, Isian]) -> list[Decimal]:
        hasil: list[Decimal] = []
        for satu in bagian:
            nilai = isian[satu] if isinstance(satu, str) else satu(isian)
            if isinstance(nilai, tuple):
                hasil.extend(nilai)
            else:
                hasil.append(nilai)
        return hasil

    if fungsi.nama == "min":
        return lambda isian: min(semua(isian))
    if fungsi.nama == "maks":
        return lambda isian: max(semua(isian))
    if fungsi.nama == "jumlah":
        return lambda isian: _jumlahkan(semua(isian))

    def rata_rata(isian: Mapping[str, Isian]) -> Decimal:
        nilai = semua(isian)
        return KONTEKS.divide(_jumlahkan(nilai), Decimal(len(nilai)))

    return rata_rata


def _jumlahkan(nilai: Sequence[Decimal]) -> Decimal:
    jumlah = nilai[0]
    for satu in nilai[1:]:
        jumlah = KONTEKS.add(jumlah, satu)
    return jumlah


def _siapkan(rumus: Rumus, nilai: Nilai) -> tuple[dict[str, Isian], tuple[tuple[str, Kosong], ...]]:
    """Values ready to compute with, and everything that stands in the way."""
    isian: dict[str, Isian] = {}
    halangan: list[tuple[str, Kosong]] = []
    for kunci in rumus.nama:
        satu = nilai.get(kunci, TanpaNilai.BELUM_DIISI)
        if isinstance(satu, Sequence) and not isinstance(satu, str):
            if kunci in rumus.tunggal:
                raise _daftar_bukan_angka(rumus, kunci, len(satu))
            bersih: list[Decimal] = []
            for ke, butir in enumerate(satu, 1):
                _pilah(rumus, f"{kunci}[{ke}]", kunci, butir, bersih, halangan)
            if not satu:
                kosong = Kosong(TanpaNilai.BELUM_DIISI, "belum ada satu nilai pun")
                halangan.append((kunci, kosong))
            isian[kunci] = tuple(bersih)
        else:
            bersih = []
            _pilah(rumus, kunci, kunci, satu, bersih, halangan)
            if bersih:
                isian[kunci] = bersih[0]
    return isian, tuple(halangan)


def _pilah(
    rumus: Rumus,
    nama: str,
    kunci: str,
    nilai: SatuNilai,
    bersih: list[Decimal],
    halangan: list[tuple[str, Kosong]],
) -> None:
    if isinstance(nilai, Decimal) and nilai.is_finite():
        bersih.append(nilai)
    elif isinstance(nilai, Kosong):
        halangan.append((nama, nilai))
    elif isinstance(nilai, TanpaNilai):
        halangan.append((nama, Kosong(nilai)))
    else:
        raise galat_rumus(
            "rumus.nilai",
            rumus.teks,
            rumus.letak(kunci),
            f"Nilai {nama} ({nilai}) bukan bilangan.",
            "Isi dengan angka, atau nyatakan mengapa tidak ada nilainya.",
        )


def _daftar_bukan_angka(rumus: Rumus, kunci: str, banyak: int) -> Galat:
    return galat_rumus(
        "rumus.daftar",
        rumus.teks,
        rumus.letak(kunci),
        f"{kunci} berisi daftar {banyak} nilai, sedangkan di sini perlu satu angka.",
        f"Tulis jumlah({kunci}) atau rata_rata({kunci}).",
    )
