"""The office: what it is, its documents, its posts and who holds them."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from sakip.berkas.baris.dasar import Baris
from sakip.berkas.baris.isian import Cacah, Id, Tanggal, Teks, TeksBebas, salah


class Kantor(Baris):
    """The office whose year this is; `daerah` names the regional rulebook."""

    id: Id
    nama: Teks
    jenis: Literal["kecamatan", "kelurahan", "dinas", "badan", "sekretariat", "lainnya"]
    daerah: Id
    nama_daerah: Teks
    provinsi: Teks
    ibu_kota_daerah: TeksBebas = ""
    alamat: TeksBebas = ""
    jumlah_desa: Cacah | None = None


class Dokumen(Baris):
    """A document that proves, decides or prints: evidence and source are one thing."""

    kunci_baris: ClassVar = ("id",)

    id: Id
    judul: Teks
    jenis: Literal[
        "laporan", "rencana", "keputusan", "surat", "berita_acara", "data", "peraturan", "lainnya"
    ]
    nomor: TeksBebas = ""
    tanggal: Tanggal | None = None
    penerbit: TeksBebas = ""
    lampiran: TeksBebas = ""


class Jabatan(Baris):
    """A post; `luar` marks posts outside the office (Bupati, Inspektur).

    unit: the part of the office it belongs to (Seksi, Subbagian, Bidang); empty: that of the post
    above. The posts carry the tree of units: who stands highest in a unit leads it, and the unit
    hangs where their own superior is (`sakip.berkas.unit`).
    kebutuhan: persons that the analysis of work load (ABK) asks for.
    """

    kunci_baris: ClassVar = ("id",)
    merujuk: ClassVar = {"induk": "jabatan"}

    id: Id
    nama: Teks
    induk: Id | None = None
    unit: TeksBebas = ""
    tingkat: Literal[
        "bupati", "eselon_2", "eselon_3", "eselon_4", "pelaksana", "fungsional", "lainnya"
    ]
    luar: bool = False
    kebutuhan: Cacah | None = None
    tugas: TeksBebas = ""


class Pejabat(Baris):
    """Who holds a post from when to when; NIP may be masked."""

    kunci_baris: ClassVar = ("id",)
    merujuk: ClassVar = {"jabatan": "jabatan"}

    id: Id
    jabatan: Id
    nama: Teks
    pangkat: TeksBebas = ""
    nip: TeksBebas = ""
    status: Literal["definitif", "plt", "plh", "kosong"] = "definitif"
    mulai: Tanggal | None = None
    selesai: Tanggal | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.mulai and self.selesai and self.selesai < self.mulai:
            pesan = f"Selesai {self.selesai} lebih awal daripada mulai {self.mulai}."
            raise salah("urutan", f"{pesan} Betulkan salah satunya.")
        return self
