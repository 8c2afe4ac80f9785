"""The findings as data for other programs: one model, its JSON Schema published by the command."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from sakip.periksa.cek import SEMUA
from sakip.periksa.mesin import HasilPeriksa
from sakip.periksa.model import JenisBerkas, JenisTemuan, Temuan

_KLAIM = {satu.id: (satu.klaim, satu.dasar) for satu in SEMUA}


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SelangData(_Data):
    """Nilai hitung ulang sebagai selang tertutup; angka ditulis sebagai teks."""

    bawah: Decimal
    atas: Decimal


class TemuanData(_Data):
    """Satu temuan."""

    cek: str = Field(description="id pemeriksaan")
    kelas: JenisTemuan
    halaman: int | None = Field(description="halaman, dari 1; kosong bila berkas tak berhalaman")
    baris: int | None = Field(description="baris berkas teks, dari 1")
    lembar: str
    sel: str
    kotak: tuple[float, float, float, float] | None = Field(
        description="kotak di halaman PDF dalam poin dari sudut kiri atas: kiri, atas, kanan, bawah"
    )
    tabel: str = Field(description="judul tabel")
    label: str = Field(description="nama baris, atau potongan kalimat")
    kolom: str
    tercetak: str
    seharusnya: SelangData | None
    hitungan: str
    dugaan: str = Field(description="kekeliruan yang paling mungkin; boleh kosong")
    berat: int = Field(ge=1, le=5)
    mengubah_putusan: bool
    pesan: str


class CekData(_Data):
    """Satu pemeriksaan: apa yang diklaim, dasarnya, dan berapa angka yang cocok."""

    id: str
    klaim: str
    dasar: str
    cocok: int


class HasilData(_Data):
    """Hasil pemeriksaan satu berkas."""

    berkas: str
    jenis: JenisBerkas
    halaman: int | None
    tabel: int
    temuan: tuple[TemuanData, ...]
    cek: tuple[CekData, ...]
    tak_terbaca: tuple[str, ...]


def jadi_data(hasil: HasilPeriksa) -> HasilData:
    """All that is known of one checked document."""
    return HasilData(
        berkas=hasil.dokumen.nama,
        jenis=hasil.dokumen.jenis,
        halaman=hasil.dokumen.halaman,
        tabel=len(hasil.dokumen.tabel),
        temuan=tuple(map(_temuan, hasil.temuan)),
        cek=tuple(
            CekData(id=nama, klaim=klaim, dasar=dasar, cocok=hasil.cocok.get(nama, 0))
            for nama, (klaim, dasar) in _KLAIM.items()
        ),
        tak_terbaca=hasil.dokumen.catatan,
    )


def _temuan(t: Temuan) -> TemuanData:
    selang = t.seharusnya
    return TemuanData(
        cek=t.cek,
        kelas=t.jenis,
        halaman=t.tempat.halaman,
        baris=t.tempat.baris,
        lembar=t.tempat.lembar,
        sel=t.tempat.sel,
        kotak=t.tempat.kotak,
        tabel=t.tabel,
        label=t.label,
        kolom=t.kolom,
        tercetak=t.tercetak,
        seharusnya=selang and SelangData(bawah=_ringkas(selang.bawah), atas=_ringkas(selang.atas)),
        hitungan=t.hitungan,
        dugaan=t.dugaan,
        berat=t.berat,
        mengubah_putusan=t.mengubah_putusan,
        pesan=t.pesan,
    )


def _ringkas(nilai: Decimal) -> Decimal:
    """Without zeros that say nothing, never with an exponent."""
    bulat = nilai.normalize()
    return bulat if bulat.as_tuple().exponent <= 0 else bulat.quantize(Decimal(1))  # type: ignore[operator]
