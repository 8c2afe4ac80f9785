"""The words by which offices name what a Berkas holds, read once from YAML."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from sakip.berkas.baris import JenisSimpul
from sakip.core.aturan.yaml_teks import baca_berkas, urai_yaml

_BERKAS = Path(__file__).with_name("kata.yaml")
_BENTUK = ConfigDict(extra="forbid", frozen=True)

Pola = Annotated[re.Pattern[str], BeforeValidator(lambda t: re.compile(t, re.IGNORECASE))]
PolaBesar = Annotated[re.Pattern[str], BeforeValidator(re.compile)]


class PolaTingkat(BaseModel):
    """How a level of the plan is said."""

    model_config = _BENTUK

    jenis: JenisSimpul
    pola: Pola


class PolaId(BaseModel):
    """How a part that has an id in the rulebook is said."""

    model_config = _BENTUK

    id: str
    pola: Pola


class PolaLingkup(BaseModel):
    model_config = _BENTUK

    lingkup: Literal["kabupaten", "provinsi", "nasional", "internasional"]
    pola: Pola


class PolaKantor(BaseModel):
    model_config = _BENTUK

    jenis: str
    pola: str


class PolaIsi(BaseModel):
    model_config = _BENTUK

    isi: str
    pola: Pola


class PolaBagian(BaseModel):
    model_config = _BENTUK

    bagian: str
    pola: Pola


class Kata(BaseModel):
    """The wordings of kata.yaml."""

    model_config = _BENTUK

    awalan_tingkat: tuple[PolaTingkat, ...]
    kepala_tingkat: tuple[PolaTingkat, ...]
    kata_tingkat: Pola
    sasaran_program: Pola
    sasaran_strategis: Pola
    bagian_tingkat: tuple[PolaTingkat, ...]
    segmen_kode: dict[JenisSimpul, int]
    kode_sejak: int
    lama_renstra: int
    kode_rekening: Pola
    nama_rekening: Pola
    nomor_butir: Pola
    kolom_arti: tuple[PolaIsi, ...]
    judul_iku: Pola
    kepala_target: Pola
    kepala_perubahan: Pola
    lingkup: tuple[PolaLingkup, ...]
    kepala_pembanding: Pola
    judul_pembanding: Pola
    sdm: Pola
    sarpras: Pola
    satuan_barang: Pola
    jenis_kantor: tuple[PolaKantor, ...]
    nama_kantor: str
    judul_laporan: Pola
    daerah: PolaBesar
    provinsi: PolaBesar
    tahun_laporan: Pola
    tempat_tanggal: PolaBesar
    tempat_tanggal_awal: PolaBesar
    bernip: PolaBesar
    kepala_kantor: Pola
    nip: Pola
    pangkat: Pola
    masa_rencana: Pola
    masa_iku: Pola
    awal_tujuan: Pola
    tujuan_langsung: PolaBesar
    awal_sasaran: Pola
    sasaran_judul: Pola
    judul_indikator: Pola
    kondisi: Pola
    kondisi_awal: PolaBesar
    awal_indikator: PolaBesar
    bukan_judul: Pola
    butir: Pola
    makin_kecil: Pola
    akip: Pola
    naskah_penetapan: PolaBesar
    penerbit: PolaBesar
    masa_dinilai: PolaBesar
    kata_umum: frozenset[str]
    lke_nilai: Pola
    lke_lapangan: Pola
    lke_bukan: Pola
    lke_komponen: tuple[PolaId, ...]
    skm_unsur: tuple[PolaId, ...]
    ipp_aspek: tuple[PolaId, ...]
    kepala_responden: Pola
    responden: Pola
    tindak_lanjut: tuple[PolaIsi, ...]
    status_belum: Pola
    status_berjalan: Pola
    status_selesai: Pola
    bagian: tuple[PolaBagian, ...]
    judul_bernomor: Pola
    judul_pasti: Pola


@cache
def kata() -> Kata:
    return Kata.model_validate(urai_yaml(baca_berkas(_BERKAS), _BERKAS.name))


def id_dari(pola: tuple[PolaId, ...], teks: str) -> str:
    """The id of the first part that a text names; empty if it names none."""
    return next((satu.id for satu in pola if satu.pola.search(teks)), "")
