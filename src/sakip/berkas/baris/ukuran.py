"""What was measured, what others decided, and the means: money, people, facilities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from sakip.berkas.baris.dasar import Baris, Berisi, Rujukan
from sakip.berkas.baris.isian import (
    MURNI,
    Bulat,
    Cacah,
    DesimalBaku,
    Id,
    NamaKomponen,
    PeriodeAnggaran,
    Rupiah,
    SatuTahun,
    Tahun,
    TahunAtauTriwulan,
    Tanggal,
    Teks,
    TeksAlamat,
    TeksBebas,
    Versi,
    salah,
)


def _shape(isi: object) -> str:
    return "daftar" if isinstance(isi, list | tuple) else "angka"


NilaiKomponen = Annotated[
    Annotated[DesimalBaku, Tag("angka")] | Annotated[tuple[DesimalBaku, ...], Tag("daftar")],
    Discriminator(_shape),
]
"""What stands for a part of a formula: one figure, or a list where it repeats (per desa)."""


class Realisasi(Berisi):
    """What was reached: a value, a class, components of a formula, or why not yet.

    terlapor: printed by a source whose inputs we do not have.
    """

    kunci_baris: ClassVar = ("indikator", "periode")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    periode: TahunAtauTriwulan
    komponen: Mapping[NamaKomponen, NilaiKomponen] | None = None
    terlapor: bool = False
    penjelasan: TeksBebas = ""
    hambatan: TeksBebas = ""
    upaya: TeksBebas = ""

    @property
    def lewat_komponen(self) -> bool:
        return self.komponen is not None


class NilaiLuar(Berisi):
    """A value that another body decides: who, with what, when, and for which year."""

    kunci_baris: ClassVar = ("indikator", "tahun_pakai")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    tahun_pakai: Tahun
    periode_dinilai: TeksBebas = ""
    penerbit: Teks
    naskah: TeksBebas = ""
    nomor: TeksBebas = ""
    tanggal: Tanggal | None = None


class Pembanding(Berisi):
    """A benchmark: the same measure at regency, province or national level."""

    kunci_baris: ClassVar = ("indikator", "periode", "lingkup")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    periode: SatuTahun
    lingkup: Literal["kabupaten", "provinsi", "nasional", "internasional"]
    nama: TeksBebas = ""


class Terlapor(Baris):
    """A computed figure that a source prints and whose inputs are not known."""

    kunci_baris: ClassVar = ("alamat",)

    alamat: TeksAlamat
    nilai: DesimalBaku
    satuan: TeksBebas = ""
    alasan: Teks
    bukti: tuple[Rujukan, ...] = ()


class Dukungan(Baris):
    """The office's own statement how far a programme or activity supports its sasaran."""

    kunci_baris: ClassVar = ("indikator", "periode")
    merujuk: ClassVar = {"indikator": "indikator"}

    indikator: Id
    periode: SatuTahun
    pernyataan: Teks
    alasan: TeksBebas = ""
    bukti: tuple[Rujukan, ...] = ()


# -- means --------------------------------------------------------------------


class Anggaran(Baris):
    """Money of a node: pagu or realisasi in rupiah, or the range that a source implies.

    periode: a year or quarter; for a pagu also the years of the Renstra (``2025..2029``).
    """

    kunci_baris: ClassVar = ("simpul", "periode", "jenis", "versi")
    merujuk: ClassVar = {"simpul": "simpul"}

    simpul: Id
    periode: PeriodeAnggaran
    jenis: Literal["pagu", "realisasi"]
    versi: Versi = MURNI
    nilai: Rupiah | None = None
    bawah: Rupiah | None = None
    atas: Rupiah | None = None
    alasan: TeksBebas = ""
    bukti: tuple[Rujukan, ...] = ()

    @model_validator(mode="after")
    def _value_or_range(self) -> Self:
        ada = tuple(x is not None for x in (self.nilai, self.bawah, self.atas))
        if ada not in {(True, False, False), (False, True, True)}:
            raise salah("tepat_satu", "Isi nilai saja, atau bawah dan atas sebagai perkiraan.")
        if self.bawah is not None and self.atas is not None and self.bawah > self.atas:
            raise salah("rentang", "Batas bawah lebih besar daripada batas atas. Tukar keduanya.")
        if self.jenis == "realisasi" and ".." in self.periode:
            pesan = "Realisasi dicatat tiap tahun atau triwulan, bukan untuk beberapa tahun."
            raise salah("periode", f"{pesan} Ganti periodenya, misalnya 2025.")
        return self

    def dalam(self, tahun: int) -> bool:
        """Whether it is money of that year or of one of its quarters."""
        return ".." not in self.periode and self.periode.startswith(str(tahun))


class SumberDayaManusia(Baris):
    """Posts needed (ABK) and persons present for a sasaran or programme."""

    kunci_baris: ClassVar = ("simpul", "periode")
    merujuk: ClassVar = {"simpul": "simpul"}

    simpul: Id
    periode: SatuTahun
    kebutuhan: Cacah
    tersedia: Cacah
    bukti: tuple[Rujukan, ...] = ()


class Sarpras(Baris):
    """One kind of facility: what the standard asks and what is there."""

    kunci_baris: ClassVar = ("periode", "urut")

    periode: SatuTahun
    urut: Annotated[Bulat, Field(ge=1)]
    uraian: Teks
    satuan: str = "unit"
    standar: Cacah
    tersedia: Cacah | None = None
    bukti: tuple[Rujukan, ...] = ()
