"""What a rule may say: one closed schema per kind of rule.

A rule's content (`isi`) chooses among named methods and gives them their
numbers, lists and texts. An unknown key is an error, so a misspelt setting is
never silently ignored. Percentages are in points (``100`` is one hundred per
cent), shares between 0 and 1 are called *bagian*.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


class Isi(BaseModel):
    """Base of every rule content: closed and frozen."""

    # Built on first use: a command that needs three kinds does not pay for thirty.
    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )


class Polaritas(StrEnum):
    MAKS = "maks"
    MIN = "min"
    RENTANG = "rentang"
    STABIL = "stabil"
    YA_TIDAK = "ya_tidak"
    PREDIKAT = "predikat"


class Agregasi(StrEnum):
    JUMLAH = "jumlah"
    POSISI_AKHIR = "posisi_akhir"
    RATA_RATA = "rata_rata"
    RASIO_JUMLAH = "rasio_jumlah"
    MAKS = "maks"
    MIN = "min"


class Entri(StrEnum):
    PER_PERIODE = "per_periode"
    KUMULATIF = "kumulatif"


_POLA_BILANGAN = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,15})?")


def _baku(nilai: object) -> object:
    # Decimal itself also takes 1e9, 1_000 and the digits of other scripts.
    salah = isinstance(nilai, str) and _POLA_BILANGAN.fullmatch(nilai.strip()) is None
    if salah or isinstance(nilai, float | bool):
        raise PydanticCustomError("angka_baku", "angka baku")
    return nilai


Bilangan = Annotated[Decimal, BeforeValidator(_baku)]
"""An exact number; as text digits with a point, ``74.30``."""
Desimal = Annotated[int, Field(ge=0, le=10)]
Pemakaian = Literal["terbit", "penuh"]


class MetodeCapaian(Isi):
    """How target and realisasi become a capaian for one polarity.

    saat_target_nol: ``seratus_bila_realisasi_nol`` is 100 for 0 against 0, else 0.
    saat_realisasi_nol: ``batas`` takes the cap in force, undefined where there is none.
    lantai: lowest capaian; the raw value is kept beside it.
    """

    jenis: Literal["metode_capaian"]
    polaritas: Polaritas
    metode: Literal[
        "rasio",
        "rasio_terbalik",
        "cermin",
        "sisa",
        "rentang_rasio",
        "rentang_cermin",
        "stabil_selisih",
        "stabil_cermin",
        "ya_tidak",
        "kelas",
    ]
    saat_target_nol: Literal["tak_terdefinisi", "seratus", "seratus_bila_realisasi_nol"]
    saat_realisasi_nol: Literal["hitung", "batas"]
    lantai: Bilangan | None
    masukan: Pemakaian
    desimal: Desimal


class PilihanCapaian(Isi):
    """Which method rule serves a polarity when the indicator names none."""

    jenis: Literal["pilihan_capaian"]
    bawaan: dict[Polaritas, str]


class BatasCapaian(Isi):
    """Cap: a capaian above `di_atas` counts as `menjadi`; both None means no cap.

    pendamping: a second cap whose mean stands beside the official one in the
    annex of sums; None where there is none.
    """

    jenis: Literal["batas_capaian"]
    di_atas: Bilangan | None
    menjadi: Bilangan | None
    pendamping: Bilangan | None


class AgregasiTriwulan(Isi):
    """How quarters become a year when the indicator does not say.

    Rows are tried in order; `satuan_persen` and `polaritas` narrow a row.
    """

    jenis: Literal["agregasi_triwulan"]
    bawaan: tuple[BawaanAgregasi, ...]
    tanpa_target: Literal["dikeluarkan"]


class BawaanAgregasi(Isi):
    polaritas: tuple[Polaritas, ...]
    persen: bool
    agregasi: Agregasi


class Rerata(Isi):
    """A mean: over what, of which values, and what happens to those without one."""

    jenis: Literal["rerata"]
    atas: Literal["indikator", "layanan", "komponen"]
    bobot: Literal["sama", "tertimbang"]
    kosong: Literal["dikeluarkan"]
    masukan: Pemakaian
    desimal: Desimal


class Kelas(Isi):
    """One class of a scale; None as bound is open."""

    kode: str
    label: str
    bawah: Bilangan | None
    atas: Bilangan | None
    bawah_termasuk: bool
    atas_termasuk: bool
    keterangan: str = ""


class Celah(Isi):
    """A gap that the regulation itself leaves; a value in it has no class."""

    bawah: Bilangan
    atas: Bilangan
    bawah_termasuk: bool
    atas_termasuk: bool
    alasan: str


class Skala(Isi):
    """Classes over published values with `desimal` places, lowest class first.

    Total over [terendah, tertinggi] but for the declared gaps. `sebutan` says how a class
    is printed: by its words, or by its code with the words, ``BB (Sangat Baik)``.
    """

    jenis: Literal["skala"]
    sebutan: Literal["label", "kode_label"] = "label"
    untuk: str
    desimal: Desimal
    terendah: Bilangan | None
    tertinggi: Bilangan | None
    kelas: tuple[Kelas, ...]
    celah: tuple[Celah, ...] = ()


class PilihanSkala(Isi):
    """Which scale gives the predikat of which measure in this region."""

    jenis: Literal["pilihan_skala"]
    pakai: dict[str, str]


class Potongan(Isi):
    """One straight piece: [dari, sampai] maps onto [ke_dari, ke_sampai]."""

    dari: Bilangan
    sampai: Bilangan | None
    dari_termasuk: bool
    sampai_termasuk: bool
    ke_dari: Bilangan
    ke_sampai: Bilangan
    label: str = ""


class KonversiPotongan(Isi):
    """A value converted by straight pieces (nilai IKI)."""

    jenis: Literal["konversi_potongan"]
    potongan: tuple[Potongan, ...]
    desimal: Desimal


class Unsur(Isi):
    id: str
    nama: str
    sinonim: tuple[str, ...] = ()


class Jawaban(Isi):
    nilai: int
    teks: str
    sinonim: tuple[str, ...] = ()


class Skm(Isi):
    """Survey of satisfaction: unsur by name, exact 1/n weight, conversion by `pengali`.

    gabungan: how an office's IKM comes from its services.
    tak_lengkap: ``jawaban_yang_ada`` divides each unsur by its own answers.
    """

    jenis: Literal["skm"]
    unsur: tuple[Unsur, ...]
    urutan_lain: dict[str, tuple[str, ...]]
    jawaban: tuple[Jawaban, ...]
    pengali: Bilangan
    gabungan: Literal["rata_rata_layanan", "tertimbang_responden"]
    tak_lengkap: Literal["jawaban_yang_ada", "responden_lengkap"]
    desimal: Desimal


class Sampel(Isi):
    """Krejcie-Morgan sample size."""

    jenis: Literal["sampel"]
    khi_kuadrat: Bilangan
    proporsi: Bilangan
    galat: Bilangan
    pembulatan: Literal["terdekat"]


class AspekIpp(Isi):
    id: str
    nama: str
    bobot: Bilangan
    sinonim: tuple[str, ...] = ()


class Ipp(Isi):
    """Public service index: weights of aspects (points of 100) and of forms F-02, F-03."""

    jenis: Literal["ipp"]
    aspek: tuple[AspekIpp, ...]
    bagian_f02: Bilangan
    bagian_f03: Bilangan
    terendah: Bilangan
    tertinggi: Bilangan
    f03_kurang_responden: Literal["dipakai", "nol"]
    desimal: Desimal


class SubKomponen(Isi):
    id: str
    nama: str
    bagian: Bilangan


class KomponenLke(Isi):
    id: str
    nama: str
    bobot: Bilangan
    kriteria: dict[str, int]


class HurufLke(Isi):
    kode: str
    nilai: Bilangan
    kualitas: str
    keberadaan: str


class CampuranLke(Isi):
    """Blend of desk score and field visit for the components named."""

    komponen: tuple[str, ...]
    bagian_lke: Bilangan
    bagian_lapangan: Bilangan


class Lke(Isi):
    """Evaluation sheet: components, sub-components, letters, and a local blend if any."""

    jenis: Literal["lke"]
    komponen: tuple[KomponenLke, ...]
    sub: tuple[SubKomponen, ...]
    huruf: tuple[HurufLke, ...]
    mode: Literal["huruf_subkomponen", "rata2_kriteria"]
    campuran: CampuranLke | None
    desimal: Desimal


class Selisih(Isi):
    """Efficiency as a difference of published percentages, in points.

    sah_bila: when the word *efisien* may be used at all.
    catatan: what the reader must know about the figure.
    """

    jenis: Literal["efisiensi_selisih"]
    kurangi: Literal["serapan", "ketersediaan"]
    sah_bila: Literal["capaian_100", "capaian_100_atau_di_atas_pengurang", "selalu"]
    catatan: str
    desimal: Desimal


class EfisiensiPmk(Isi):
    """Efficiency of the Ministry of Finance: E limited, then NE = dasar + E / pembagi × pengali."""

    jenis: Literal["efisiensi_pmk"]
    metode: Literal["jumlah", "rata_rata"]
    tingkat: Literal["sasaran", "program"]
    bawah: Bilangan
    atas: Bilangan
    dasar: Bilangan
    pembagi: Bilangan
    pengali: Bilangan
    masukan: Pemakaian
    desimal: Desimal


class Kemajuan(Isi):
    """Progress against the end-of-plan target; `batas` None means not capped."""

    jenis: Literal["kemajuan"]
    batas: Bilangan | None
    masukan: Pemakaian
    desimal: Desimal


class Pembulatan(Isi):
    """Published decimals by measure; `bawaan` where a measure is not listed."""

    jenis: Literal["pembulatan"]
    cara: Literal["setengah_ke_atas"]
    bawaan: Desimal
    ukuran: dict[str, Desimal]


class TingkatKode(Isi):
    nama: str
    segmen: int


class KodeNomenklatur(Isi):
    kode: str
    nama: str
    status: Literal["dilihat", "umum", "ingatan"]


class Nomenklatur(Isi):
    """Codes of urusan to sub kegiatan: shape, levels and the list known."""

    jenis: Literal["nomenklatur"]
    segmen: tuple[int, ...]
    kewenangan: dict[str, str]
    tingkat: tuple[TingkatKode, ...]
    urusan: dict[str, str]
    kode: tuple[KodeNomenklatur, ...]


class RumusIndikator(Isi):
    """An indicator formula that a regulation prescribes, in the formula language.

    komponen: what each name in the formula stands for, references without the at-sign.
    """

    jenis: Literal["rumus_indikator"]
    rumus: str
    komponen: dict[str, str]
    satuan: str
    terendah: Bilangan | None
    tertinggi: Bilangan | None
    desimal: Desimal


class Tenggat(Isi):
    """One deadline of the yearly cycle."""

    id: str
    kewajiban: str
    oleh: str
    kepada: str = ""
    acuan: Literal["akhir_tahun", "awal_tahun", "dpa_disahkan", "akhir_triwulan", "dpa_perubahan"]
    bulan: int
    hari: int = 0
    mengikat: bool


class Kalender(Isi):
    jenis: Literal["kalender"]
    tenggat: tuple[Tenggat, ...]


class Pertanyaan(Isi):
    id: str
    teks: str
    hanya_bila_tidak: str = ""


class KelompokPertanyaan(Isi):
    id: str
    nama: str
    butir: tuple[Pertanyaan, ...]


class Ceklis(Isi):
    """A checklist answered ya/tidak with remarks."""

    jenis: Literal["ceklis"]
    kelompok: tuple[KelompokPertanyaan, ...]


class PorsiPredikat(Isi):
    """Bounds on the share (points of 100) of staff with one predikat.

    atau: further predikat counted together with it (``Kurang`` or ``Butuh Perbaikan``).
    """

    predikat: str
    atau: tuple[str, ...] = ()
    paling_sedikit: Bilangan | None = None
    paling_banyak: Bilangan | None = None


class PembagianPredikat(Isi):
    """Predikat of the organisation against the spread of predikat of its staff."""

    jenis: Literal["pembagian_predikat"]
    organisasi: dict[str, tuple[PorsiPredikat, ...]]
    catatan: dict[str, str]


class Pilihan(Isi):
    id: str
    nama: str
    keterangan: str = ""


class DaftarPilihan(Isi):
    """A closed list that a regulation gives: reasons, levels, steps, components."""

    jenis: Literal["daftar"]
    butir: tuple[Pilihan, ...]


class PohonKinerja(Isi):
    """Levels of the performance tree and the words that betray an activity.

    kata_kegiatan: first words that make a sentence an activity, not a condition.
    """

    jenis: Literal["pohon_kinerja"]
    tingkat: tuple[Pilihan, ...]
    induk_boleh: dict[str, tuple[str, ...]]
    kondisi: tuple[str, ...]
    wajib_indikator: tuple[str, ...]
    boleh_tanpa_indikator: tuple[str, ...]
    kata_kegiatan: tuple[str, ...]


class VersiRencanaAturan(Isi):
    """Which plan version measures a quarter and which the year."""

    jenis: Literal["versi_rencana"]
    triwulan: Literal["berlaku_hari_terakhir"]
    tahun: Literal["terakhir_ditandatangani"]


class NilaiLuarAturan(Isi):
    """Which year takes a value that another body decides late."""

    jenis: Literal["nilai_luar"]
    tahun_pakai: Literal["tahun_terbit", "tahun_dinilai"]
    sebelum_terbit: str


class ButirNaskah(Isi):
    id: str
    judul: str
    tabel: tuple[str, ...] = ()
    anak: tuple[ButirNaskah, ...] = ()


class Sistematika(Isi):
    """Outline of an official document: chapters, sections, tables in order."""

    jenis: Literal["sistematika"]
    naskah: str
    bab: tuple[ButirNaskah, ...]


class Keadaan(Isi):
    """A state on the way of a thing, and what it allows.

    dapat_diubah: whether its figures may be edited. ditetapkan: whether reaching it freezes an
    edition once nothing of the whole is left behind.
    """

    id: str
    nama: str
    dapat_diubah: bool = False
    ditetapkan: bool = False


class Langkah(Isi):
    """One step from a state to another: who may take it, and whether it needs a reason."""

    id: str
    nama: str
    dari: tuple[str, ...]
    ke: str
    oleh: tuple[str, ...]
    wajib_alasan: bool = False


class Alur(Isi):
    """States of a thing and the steps between them."""

    jenis: Literal["alur"]
    awal: str
    keadaan: tuple[Keadaan, ...]
    langkah: tuple[Langkah, ...]


class Peran(Isi):
    """A role and how far it reaches: a desa, one post's figures, an office, the whole region.

    pemasangan: who runs the installation; opens regions and sees the data of none.
    """

    id: str
    nama: str
    lingkup: Literal["desa", "jabatan", "kantor", "daerah", "pemasangan"]


class Izin(Isi):
    """One action and the roles that may do it where they reach."""

    aksi: str
    nama: str
    peran: tuple[str, ...]


class Hak(Isi):
    """Who may do what."""

    jenis: Literal["hak"]
    peran: tuple[Peran, ...]
    izin: tuple[Izin, ...]


IsiAturan = Annotated[
    MetodeCapaian
    | PilihanCapaian
    | BatasCapaian
    | AgregasiTriwulan
    | Rerata
    | Skala
    | PilihanSkala
    | KonversiPotongan
    | Skm
    | Sampel
    | Ipp
    | Lke
    | Selisih
    | EfisiensiPmk
    | Kemajuan
    | Pembulatan
    | Nomenklatur
    | RumusIndikator
    | Kalender
    | Ceklis
    | PembagianPredikat
    | DaftarPilihan
    | PohonKinerja
    | VersiRencanaAturan
    | NilaiLuarAturan
    | Sistematika
    | Alur
    | Hak,
    Field(discriminator="jenis"),
]

KELAS_ISI: dict[str, type[Isi]] = {
    get_args(kelas.model_fields["jenis"].annotation)[0]: kelas
    for kelas in get_args(get_args(IsiAturan)[0])
}
"""Class of each kind by its name, ``skala`` -> `Skala`."""
