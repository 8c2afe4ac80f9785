"""What a Berkas would change in the database, row by row; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sakip.berkas.baris import Baris
from sakip.berkas.buku_kerja.kolom import front_columns
from sakip.berkas.model import LEMBAR, Berkas
from sakip.galat import Galat
from sakip.web.dasar.baris import rows_of
from sakip.web.dasar.lembar import TABEL
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.organisasi.selectors import baris_kantor
from sakip.web.sunting.sel import shown

Kunci = tuple[Any, ...]


@dataclass(frozen=True)
class Beda:
    """One row that differs: what it says now and what it would say."""

    kunci: Kunci
    semula: Baris
    menjadi: Baris

    @property
    def kolom(self) -> list[str]:
        """Fields that differ."""
        return [
            n
            for n in type(self.semula).model_fields
            if getattr(self.semula, n) != getattr(self.menjadi, n)
        ]


@dataclass(frozen=True)
class PerubahanLembar:
    lembar: str
    baru: tuple[Baris, ...] = ()
    berubah: tuple[Beda, ...] = ()
    hilang: tuple[Baris, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.baru or self.berubah or self.hilang)


@dataclass(frozen=True)
class Perubahan:
    """What taking in a Berkas would change.

    kantor: the office as it is in the database, None when it would be new. masukan: the state of
    its data that this was computed from; applying it to a later state is refused. kepala: what
    differs in the identity of office and year: heading, old, new.
    """

    berkas: Berkas
    pemda: Pemda
    kantor: Kantor | None
    masukan: int
    lembar: tuple[PerubahanLembar, ...] = ()
    kepala: tuple[tuple[str, str, str], ...] = ()

    @property
    def banyak(self) -> tuple[int, int, int]:
        """How many rows are new, changed and gone."""
        return (
            sum(len(x.baru) for x in self.lembar),
            sum(len(x.berubah) for x in self.lembar),
            sum(len(x.hilang) for x in self.lembar),
        )


def rencanakan(berkas: Berkas, pemda: Pemda) -> Perubahan:
    """What a Berkas would change in its government; raises Galat when it is another's."""
    if berkas.kantor.daerah != pemda.id_teks:
        raise Galat(
            "tukar.daerah",
            f"kantor {berkas.kantor.nama}",
            _("Berkas ini milik %(isi)s, bukan %(pemda)s.")
            % {"isi": berkas.kantor.nama_daerah, "pemda": pemda.nama},
            _("Pastikan berkasnya benar, atau betulkan kolom daerah."),
        )
    kantor = Kantor.objects.filter(pemda=pemda, id_teks=berkas.kantor.id).first()
    if kantor is None:
        semua = tuple(
            PerubahanLembar(nama, baru=tuple(getattr(berkas, nama)))
            for nama in LEMBAR
            if getattr(berkas, nama)
        )
        return Perubahan(berkas, pemda, None, 0, semua)
    satu = TahunKerja.objects.filter(pemda=pemda, kantor=kantor, tahun=berkas.tahun).first()
    lembar = []
    for nama in LEMBAR:
        ada = dict(stored_rows(nama, kantor, satu))
        beda = _sheet(nama, {k: b for k, (_, b) in ada.items()}, getattr(berkas, nama))
        if beda:
            lembar.append(beda)
    return Perubahan(
        berkas, pemda, kantor, kantor.masukan, tuple(lembar), tuple(_front(berkas, kantor, satu))
    )


def stored_rows(
    nama: str, kantor: Kantor, satu: TahunKerja | None
) -> list[tuple[Kunci, tuple[int, Baris]]]:
    saring: dict[str, Any] = {"pemda": kantor.pemda_id, "kantor": kantor}
    if nama == "narasi":
        saring["tahun_kerja"] = satu
    return [(b.kunci, (pk, b)) for pk, b in rows_of(TABEL[nama], **saring)]


def _sheet(nama: str, ada: Mapping[Kunci, Baris], isi: Sequence[Baris]) -> PerubahanLembar:
    datang = {b.kunci: b for b in isi}
    return PerubahanLembar(
        nama,
        tuple(b for k, b in datang.items() if k not in ada),
        tuple(Beda(k, ada[k], b) for k, b in datang.items() if k in ada and ada[k] != b),
        tuple(b for k, b in ada.items() if k not in datang),
    )


def _front(
    berkas: Berkas, kantor: Kantor, satu: TahunKerja | None
) -> Iterator[tuple[str, str, str]]:
    ada: dict[str, Any] = {f"kantor.{n}": v for n, v in baris_kantor(kantor)}
    if satu is not None:
        ada |= {n: getattr(satu, n) for n in ("tanggal_laporan", "tempat_laporan", "contoh")}
        ada["aturan.versi"] = satu.versi_aturan
    for jalur, kolom in front_columns().items():
        if jalur not in ada:
            continue
        menjadi: Any = berkas
        for nama in jalur.split("."):
            menjadi = getattr(menjadi, nama)
        if menjadi != ada[jalur]:
            yield kolom.judul, shown(kolom, ada[jalur], {}), shown(kolom, menjadi, {})
