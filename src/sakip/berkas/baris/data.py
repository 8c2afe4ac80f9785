"""Data behind the indicators (survey, IPP, LKE, follow-up), and the office's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from sakip.berkas.baris.dasar import Baris, Rujukan
from sakip.berkas.baris.isian import (
    Bulat,
    Cacah,
    Id,
    SatuTahun,
    Tahun,
    Tanggal,
    Teks,
    TeksAlamat,
    TeksBebas,
    TidakNegatif,
    salah,
)

# -- data behind the indicators -----------------------------------------------


class Layanan(Baris):
    """A service that the survey asks about."""

    kunci_baris: ClassVar = ("id",)

    id: Id
    nama: Teks
    urut: Cacah = 0


class UnsurSkm(Baris):
    """One unsur of one service: sum and count of answers, or the printed mean (25-100)."""

    kunci_baris: ClassVar = ("layanan", "unsur", "periode")
    merujuk: ClassVar = {"layanan": "layanan"}

    layanan: Id
    unsur: Id
    periode: SatuTahun
    jumlah_nilai: Cacah | None = None
    jumlah_jawaban: Cacah | None = None
    nilai: TidakNegatif | None = None
    bukti: tuple[Rujukan, ...] = ()

    @model_validator(mode="after")
    def _counts_or_value(self) -> Self:
        ada = tuple(x is not None for x in (self.nilai, self.jumlah_nilai, self.jumlah_jawaban))
        if ada not in {(True, False, False), (False, True, True)}:
            pesan = "Isi jumlah_nilai dan jumlah_jawaban, atau nilai rata-rata unsurnya saja."
            raise salah("tepat_satu", pesan)
        return self


class RespondenSkm(Baris):
    """How many persons answered for a service."""

    kunci_baris: ClassVar = ("layanan", "periode")
    merujuk: ClassVar = {"layanan": "layanan"}

    layanan: Id
    periode: SatuTahun
    jumlah: Cacah
    tidak_lengkap: Cacah = 0
    bukti: tuple[Rujukan, ...] = ()


class AspekIppBaris(Baris):
    """Mean of the indicators of one aspect of F-02, scale 0-5."""

    kunci_baris: ClassVar = ("aspek", "periode")

    aspek: Id
    periode: SatuTahun
    nilai: TidakNegatif
    rekomendasi: tuple[Teks, ...] = ()
    bukti: tuple[Rujukan, ...] = ()


class NilaiF03(Baris):
    """Score of the users (F-03), scale 0-5, and how many answered."""

    kunci_baris: ClassVar = ("periode",)

    periode: SatuTahun
    nilai: TidakNegatif
    responden_cukup: bool = True
    bukti: tuple[Rujukan, ...] = ()


class KomponenLkeBaris(Baris):
    """One component of an LHE: letters per sub-component, or the value as reported.

    huruf: sub-component id to letter. nilai: component value as reported.
    lapangan: field visit value where the region blends.
    """

    kunci_baris: ClassVar = ("komponen", "tahun_pakai")

    komponen: Id
    tahun_pakai: Tahun
    huruf: Mapping[Id, Teks] | None = None
    nilai: TidakNegatif | None = None
    lapangan: TidakNegatif | None = None
    bukti: tuple[Rujukan, ...] = ()

    @model_validator(mode="after")
    def _letters_or_value(self) -> Self:
        if (self.huruf is None) == (self.nilai is None):
            raise salah("tepat_satu", "Isi huruf tiap subkomponen, atau nilai komponennya.")
        return self


class Rekomendasi(Baris):
    """One recommendation of an evaluation."""

    kunci_baris: ClassVar = ("id",)

    id: Id
    komponen: Id
    uraian: Teks
    urut: Cacah = 0
    bukti: tuple[Rujukan, ...] = ()


class TindakLanjut(Baris):
    """One action that answers a recommendation."""

    kunci_baris: ClassVar = ("id",)
    merujuk: ClassVar = {"rekomendasi": "rekomendasi", "penanggung_jawab": "jabatan"}

    id: Id
    rekomendasi: Id
    uraian: Teks
    target: TeksBebas = ""
    waktu: TeksBebas = ""
    penanggung_jawab: Id | None = None
    status: Literal["belum", "berjalan", "selesai"]
    tanggal_selesai: Tanggal | None = None
    bukti: tuple[Rujukan, ...] = ()


# -- words --------------------------------------------------------------------


class Narasi(Baris):
    """A paragraph or list item of the office's own text, with ``[[alamat]]`` bindings."""

    kunci_baris: ClassVar = ("bagian", "urut")

    bagian: Id
    urut: Annotated[Bulat, Field(ge=1)]
    teks: Teks
    subjek: Id | None = None


class Tercetak(Baris):
    """A figure as a source prints it."""

    teks: TeksBebas
    rujukan: Rujukan


class Catatan(Baris):
    """A slip or conflict of a source and what was decided; never printed in a document.

    jenis: ``dibetulkan`` (the value follows from others), ``dipilih`` (with
    reason), ``tak_terputuskan`` (as stated), ``perhatian`` (no value at stake).
    """

    kunci_baris: ClassVar = ("id",)

    id: Id
    jenis: Literal["dibetulkan", "dipilih", "tak_terputuskan", "perhatian"]
    perihal: Teks
    alamat: TeksAlamat | None = None
    tercetak: tuple[Tercetak, ...] = ()
    dipakai: TeksBebas = ""
    alasan: Teks
