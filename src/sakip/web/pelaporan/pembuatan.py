"""Making a document: taken by one worker at a time, outside every transaction, never doubled.

A worker may be killed at any line. What it was at stays marked with the time of its last word;
after `SEWA` the document may be taken again, and being made from kept data it comes out the same.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sakip.berkas.baca import read_berkas
from sakip.berkas.periksa import rulebook_of
from sakip.galat import Galat
from sakip.hitung import hitung
from sakip.laporan.daftar import Pilihan, write_document
from sakip.web.dasar.simpanan import keep, path_of
from sakip.web.pelaporan.models import Cetakan, Keadaan
from sakip.web.pelaporan.tugas import cetak

SEWA = timedelta(seconds=90)
"""How long a worker may be silent before it counts as gone; the largest report takes ten."""
PERCOBAAN_MAKS = 3
"""How often a document is taken up again by itself; a person may always ask once more."""
_DIKERJAKAN = (Keadaan.DIHITUNG, Keadaan.DICETAK)
_log = logging.getLogger(__name__)


def pilihan_of(satu: Cetakan) -> Pilihan:
    return Pilihan(satu.draf, satu.periode, satu.versi, satu.jabatan)


def is_abandoned(satu: Cetakan) -> bool:
    """Whether nobody is at a document any more and nobody will be."""
    if satu.keadaan in (Keadaan.JADI, Keadaan.GAGAL):
        return False
    if satu.keadaan == Keadaan.ANTRE:
        antre = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
        tugas = DBTaskResult.objects.filter(pk=satu.tugas, status__in=antre).first()
        if tugas is None or tugas.status == TaskResultStatus.READY:
            return tugas is None
    return timezone.now() - satu.denyut > SEWA


def enqueue(satu: Cetakan) -> None:
    """Put a document in the queue; inside the transaction that holds its row."""
    DBTaskResult.objects.filter(pk=satu.tugas, status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.FAILED, finished_at=timezone.now()
    )
    satu.keadaan, satu.galat = Keadaan.ANTRE, None
    satu.tugas = UUID(cetak.enqueue(str(satu.uuid)).id)
    satu.save()


def resume(*, all_of_them: bool = False) -> int:
    """Queue again what killed workers left; returns how many.

    all_of_them: do not wait for `SEWA`, where it is certain that no other worker runs.
    """
    banyak = 0
    for pk in list(Cetakan.objects.exclude(keadaan__in=("jadi", "gagal")).values_list("pk")):
        with transaction.atomic():
            satu = Cetakan.objects.select_for_update().get(pk=pk[0])
            sendiri = all_of_them and satu.keadaan in _DIKERJAKAN
            if sendiri or is_abandoned(satu):
                enqueue(satu)
                banyak += 1
    return banyak


def make(uuid: UUID) -> None:
    """Make one document, unless it is made or another worker is at it."""
    satu = _take(uuid)
    if satu is None:
        return
    try:
        berkas = read_berkas(str(path_of(satu.pemda, satu.sumber)))
        buku = hitung(berkas, rulebook_of(berkas))
        _say(satu, Keadaan.DICETAK)
        isi = write_document(satu.naskah, berkas, buku, f".{satu.bentuk}", pilihan_of(satu))
        finish(satu, isi)
    except Galat as galat:
        _say(satu, Keadaan.GAGAL, galat=to_plain(galat))
    except Exception:
        _log.exception("cetakan %s", satu.uuid)
        _say(satu, Keadaan.GAGAL, galat=to_plain(_broken()))
        raise


def _take(uuid: UUID) -> Cetakan | None:
    with transaction.atomic():
        satu = (
            Cetakan.objects.select_for_update(of=("self",))
            .select_related("pemda", "kantor")
            .filter(uuid=uuid)
            .first()
        )
        if satu is None or satu.keadaan in (Keadaan.JADI, Keadaan.GAGAL):
            return None
        if satu.keadaan in _DIKERJAKAN and not is_abandoned(satu):
            return None
        satu.percobaan += 1
        if satu.percobaan > PERCOBAAN_MAKS:
            satu.keadaan, satu.galat = Keadaan.GAGAL, to_plain(_given_up())
            satu.save()
            return None
        satu.keadaan = Keadaan.DIHITUNG
        satu.save()
    return satu


def finish(satu: Cetakan, isi: bytes) -> None:
    """Keep the file, then say that it is there."""
    sidik = keep(satu.pemda, isi)
    _say(satu, Keadaan.JADI, isi=sidik, ukuran=len(isi), percobaan=0)


def _say(satu: Cetakan, keadaan: Keadaan, **isi: Any) -> None:
    # A row that another worker finished meanwhile stays finished: its bytes are the same.
    Cetakan.objects.filter(pk=satu.pk).exclude(keadaan=Keadaan.JADI).update(
        keadaan=keadaan, denyut=timezone.now(), **isi
    )


def to_plain(galat: Galat) -> dict[str, Any]:
    """A Galat as data, for the row; `from_plain` reads it."""
    return {
        "kode": galat.kode,
        "tempat": galat.tempat,
        "pesan": galat.pesan,
        "saran": galat.saran,
        "rincian": [to_plain(g) for g in galat.rincian],
    }


def from_plain(isi: dict[str, Any]) -> Galat:
    return Galat(**{**isi, "rincian": [from_plain(g) for g in isi["rincian"]]})


def _broken() -> Galat:
    return Galat(
        "pelaporan.rusak",
        "",
        _("Ada yang tidak beres di program; naskah ini tidak jadi dibuat."),
        _("Coba sekali lagi. Bila tetap begini, sampaikan kepada pengelola situs."),
    )


def _given_up() -> Galat:
    return Galat(
        "pelaporan.terhenti",
        "",
        _("Pembuatan naskah ini terhenti beberapa kali."),
        _("Coba sekali lagi. Bila tetap begini, sampaikan kepada pengelola situs."),
    )
