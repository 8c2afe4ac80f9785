"""Taking a Berkas into the database: first what would change, then the change, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, ProtectedError
from django.utils.translation import gettext as _

from sakip.berkas.baris import Baris
from sakip.berkas.model import LEMBAR, row_class
from sakip.berkas.periksa import check_with_rules
from sakip.berkas.validasi import validate
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, Ditolak
from sakip.web.audit.services import Aktor, catat
from sakip.web.dasar.baris import to_columns
from sakip.web.dasar.lembar import TABEL, references
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.organisasi.selectors import muat_tahun
from sakip.web.sunting.services import in_use
from sakip.web.tukar.kunci import locked
from sakip.web.tukar.lampiran import keep_all
from sakip.web.tukar.perubahan import (
    Kunci,
    Perubahan,
    PerubahanLembar,
    rencanakan,
    stored_rows,
)

__all__ = ["Perubahan", "impor", "rencanakan", "terapkan"]


@transaction.atomic
def impor(
    perubahan: Perubahan,
    *,
    actor: Akun,
    pada: date,
    hapus: bool = False,
    lampiran: Mapping[str, bytes] | None = None,
) -> TahunKerja:
    """Take a Berkas in for a person; a new office only for who administers the region.

    lampiran: attachments by name, kept as evidence of the documents that name them, or as
    pictures of the office's papers.
    Raises Ditolak without the right, and Galat as `terapkan` does or where what would be in the
    database afterwards is no sound Berkas.
    """
    satu = terapkan(perubahan, actor=actor, hapus=hapus, pada=pada)
    berkas = muat_tahun(satu)
    if temuan := validate(berkas) or check_with_rules(berkas):
        raise Galat.gabung("tukar.tidak_sah", satu.kantor.nama, temuan)
    keep_all(satu.kantor, perubahan.berkas, lampiran or {}, actor=actor)
    return satu


@transaction.atomic
def terapkan(
    perubahan: Perubahan, *, actor: Aktor | None, hapus: bool = False, pada: date | None = None
) -> TahunKerja:
    """Make the change. hapus: also take out rows that are gone. actor: None for the system itself.

    Raises Ditolak where a person may not import here, Galat when the office has changed since
    `perubahan` was computed, or when figures would change that are on their way or locked.
    """
    if isinstance(actor, Akun):
        if actor.pemda_id != perubahan.pemda.pk:
            raise Ditolak(f"Mengimpor ke {perubahan.pemda.nama}")
        Akses(actor, pada or hari_ini()).pastikan("berkas.impor", perubahan.kantor)
    if temuan := locked(perubahan, pada or hari_ini(), hapus=hapus):
        raise Galat.gabung("tukar.terkunci", perubahan.berkas.kantor.nama, temuan)
    berkas, pemda = perubahan.berkas, perubahan.pemda
    kantor = _office(perubahan)
    satu, _baru = TahunKerja.objects.update_or_create(
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
        try:
            TABEL[nama].objects.filter(pk__in=kunci).delete()
        except ProtectedError as sebab:
            raise in_use(nama, ()) from sebab
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
            _("Data kantor ini berubah sejak pratinjau dibuat."),
            _("Ulangi impornya untuk melihat pratinjau yang baru."),
        )
    beda = {n: nilai for n, nilai in isi.items() if getattr(kantor, n) != nilai}
    if beda:
        for nama, nilai in beda.items():
            setattr(kantor, nama, nilai)
        kantor.revisi += 1
        kantor.save(update_fields=[*beda, "revisi"])
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
    pk = {k: p for k, (p, _) in stored_rows(nama, kantor, satu)}
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
