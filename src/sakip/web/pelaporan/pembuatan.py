"""Making a document: outside every transaction, by the one task that its row names.

The worker (`situs`) gives a task whose worker was killed to the next one. Being made from kept
data the document comes out the same, so nothing is lost and nothing is there twice.
"""

from __future__ import annotations

import logging
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
from sakip.web.tukar.lampiran import contents

RUSAK = "pelaporan.rusak"
"""Failure of ours, not of the data."""
_HIDUP = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
_log = logging.getLogger(__name__)


def pilihan_of(satu: Cetakan) -> Pilihan:
    return Pilihan(satu.draf, satu.periode, satu.versi, satu.jabatan, satu.untuk)


def is_abandoned(satu: Cetakan) -> bool:
    """Whether a document is not finished and no task is left that will finish it."""
    if satu.keadaan in (Keadaan.JADI, Keadaan.GAGAL, Keadaan.USANG):
        return False
    return not DBTaskResult.objects.filter(pk=satu.tugas, status__in=_HIDUP).exists()


def enqueue(satu: Cetakan) -> None:
    """Put a document in the queue; inside the transaction that holds its row."""
    satu.keadaan, satu.galat = Keadaan.ANTRE, None
    satu.tugas = UUID(cetak.enqueue(str(satu.uuid)).id)
    satu.save()


def make(uuid: UUID, tugas: UUID) -> None:
    """Make one document, unless it is made or its row names another task by now."""
    satu = _take(uuid, tugas)
    if satu is None:
        return
    try:
        berkas = read_berkas(str(path_of(satu.pemda, satu.sumber)))
        buku = hitung(berkas, rulebook_of(berkas))
        _say(satu, Keadaan.DICETAK)
        hiasan = contents(satu.kantor, satu.hiasan)
        isi = write_document(satu.naskah, berkas, buku, f".{satu.bentuk}", pilihan_of(satu), hiasan)
        finish(satu, isi)
    except Galat as galat:
        _say(satu, Keadaan.GAGAL, galat=to_plain(galat))
    except Exception:
        _log.exception("cetakan %s", satu.uuid)
        _say(satu, Keadaan.GAGAL, galat=to_plain(_broken()))
        raise


def _take(uuid: UUID, tugas: UUID) -> Cetakan | None:
    with transaction.atomic():
        satu = (
            Cetakan.objects.select_for_update(of=("self",))
            .select_related("pemda", "kantor")
            .filter(uuid=uuid, tugas=tugas)
            .exclude(keadaan__in=(Keadaan.JADI, Keadaan.GAGAL))
            .first()
        )
        if satu is not None:
            _say(satu, Keadaan.DIHITUNG)
    return satu


def finish(satu: Cetakan, isi: bytes) -> None:
    """Keep the file, then say that it is there."""
    sidik = keep(satu.pemda, isi)
    _say(satu, Keadaan.JADI, isi=sidik, ukuran=len(isi))


def _say(satu: Cetakan, keadaan: Keadaan, **isi: Any) -> None:
    # A row that names another task by now is no longer ours to speak of.
    Cetakan.objects.filter(pk=satu.pk, tugas=satu.tugas).update(
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
        RUSAK,
        "",
        _("Ada yang tidak beres di program; naskah ini tidak jadi dibuat."),
        _("Coba sekali lagi. Bila tetap begini, sampaikan kepada pengelola situs."),
    )
