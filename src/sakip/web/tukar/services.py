"""Taking a Berkas into the database: first what would change, then the change, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F

from sakip.berkas.baris import Baris
from sakip.berkas.model import LEMBAR, Berkas, row_class
from sakip.galat import Galat
from sakip.web.audit.services import Aktor, catat
from sakip.web.dasar.baris import rows_of, to_columns
from sakip.web.dasar.lembar import TABEL, references
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor, TahunKerja

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
    its data that this was computed from; applying it to a later state is refused.
    """

    berkas: Berkas
    pemda: Pemda
    kantor: Kantor | None
    masukan: int
    lembar: tuple[PerubahanLembar, ...] = field(default=())

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
            f"Berkas ini milik {berkas.kantor.nama_daerah}, bukan {pemda.nama}.",
            "Pastikan berkasnya benar, atau betulkan kolom daerah.",
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
        ada = dict(_stored(nama, kantor, satu))
        beda = _sheet(nama, {k: b for k, (_, b) in ada.items()}, getattr(berkas, nama))
        if beda:
            lembar.append(beda)
    return Perubahan(berkas, pemda, kantor, kantor.masukan, tuple(lembar))


def _stored(
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


@transaction.atomic
def terapkan(perubahan: Perubahan, *, actor: Aktor | None, hapus: bool = False) -> TahunKerja:
    """Make the change. hapus: also take out rows that the Berkas does not have.

    Raises Galat when the office has changed since `perubahan` was computed.
    """
    berkas, pemda = perubahan.berkas, perubahan.pemda
    kantor = _office(perubahan)
    satu, _ = TahunKerja.objects.update_or_create(
        pemda=pemda,
        kantor=kantor,
        tahun=berkas.tahun,
        defaults={
            "tanggal_laporan": berkas.tanggal_laporan,
            "tempat_laporan": berkas.tempat_laporan,
            "contoh": berkas.contoh,
            "versi_aturan": berkas.aturan.versi,
            "overlay": list(berkas.aturan.overlay),
        },
    )
    beda = {x.lembar: x for x in perubahan.lembar}
    acuan: dict[tuple[str, str], int] = {}
    hilang: list[tuple[str, list[int]]] = []
    for nama in _in_order():
        pk = _apply_sheet(nama, beda.get(nama), getattr(berkas, nama), kantor, satu, acuan)
        if hapus and (x := beda.get(nama)) and x.hilang:
            hilang.append((nama, [pk[b.kunci] for b in x.hilang]))
    for nama, kunci in reversed(hilang):
        TABEL[nama].objects.filter(pk__in=kunci).delete()
    Kantor.objects.filter(pk=kantor.pk).update(masukan=F("masukan") + 1)
    catat(
        actor,
        "berkas.impor",
        pemda=pemda,
        objek=f"kantor {kantor.id_teks} {berkas.tahun}",
        kantor=kantor.uuid,
        isi={
            x.lembar: {
                "baru": len(x.baru),
                "berubah": [{"kunci": b.kunci, "kolom": b.kolom} for b in x.berubah],
                "hilang": [b.kunci for b in x.hilang] if hapus else [],
            }
            for x in perubahan.lembar
        },
    )
    return satu


def _office(perubahan: Perubahan) -> Kantor:
    """The office, made or brought up to date; locked until the transaction ends."""
    baris, pemda = perubahan.berkas.kantor, perubahan.pemda
    isi = baris.model_dump(exclude={"id", "daerah"})
    if perubahan.kantor is None:
        kantor, baru = Kantor.objects.get_or_create(pemda=pemda, id_teks=baris.id, defaults=isi)
        sama = baru
    else:
        kantor = Kantor.objects.select_for_update().get(pk=perubahan.kantor.pk)
        sama = kantor.masukan == perubahan.masukan
    if not sama:
        raise Galat(
            "tukar.basi",
            kantor.nama,
            "Data kantor ini berubah sejak pratinjau dibuat.",
            "Ulangi impornya untuk melihat pratinjau yang baru.",
        )
    for nama, nilai in isi.items():
        setattr(kantor, nama, nilai)
    kantor.save(update_fields=list(isi))
    return kantor


def _in_order() -> list[str]:
    """Sheets, each after those it names."""
    urut: list[str] = []

    def visit(nama: str) -> None:
        for lain in references(row_class(nama)).values():
            if lain != nama and lain not in urut:
                visit(lain)
        if nama not in urut:
            urut.append(nama)

    for nama in LEMBAR:
        visit(nama)
    return urut


def _apply_sheet(
    nama: str,
    beda: PerubahanLembar | None,
    isi: Sequence[Baris],
    kantor: Kantor,
    satu: TahunKerja,
    acuan: dict[tuple[str, str], int],
) -> dict[Kunci, int]:
    """Write one sheet; returns the key of every row and enters those that others name."""
    tabel = TABEL[nama]
    pk = {k: p for k, (p, _) in _stored(nama, kantor, satu)}
    bernama = "id" in tabel.BARIS.model_fields

    def name(kunci: Kunci, p: int) -> None:
        pk[kunci] = p
        if bernama:
            acuan[nama, kunci[-1]] = p

    for kunci, p in list(pk.items()):
        name(kunci, p)
    if beda is None:
        return pk
    sendiri = [n for n, s in references(tabel.BARIS).items() if s == nama]
    tetap: dict[str, Any] = {"pemda": kantor.pemda, "kantor": kantor}
    if nama == "narasi":
        tetap["tahun_kerja"] = satu
    tempat = {b.kunci: n for n, b in enumerate(isi, 1)}
    # Rows that name rows of their own sheet get the name once all are there.
    tanpa = dict.fromkeys(sendiri)
    baru = [b.model_copy(update=tanpa) for b in beda.baru]
    dibuat = tabel.objects.bulk_create(
        tabel(**tetap, urutan=tempat[b.kunci], **to_columns(b, acuan)) for b in baru
    )
    for b, objek in zip(beda.baru, dibuat, strict=True):
        name(b.kunci, objek.pk)
    diubah = [(pk[x.kunci], x.menjadi) for x in beda.berubah]
    diubah += [(pk[b.kunci], b) for b in beda.baru if any(getattr(b, n) for n in sendiri)]
    for p, b in diubah:
        tabel.objects.filter(pk=p).update(**to_columns(b, acuan), revisi=F("revisi") + 1)
    return pk
