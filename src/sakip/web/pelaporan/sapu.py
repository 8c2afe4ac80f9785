"""Documents that nobody asked for in a long while are taken away; any can be made again.

What was published stays, with the document it was signed as, and so does every file that another
row names. It goes in two steps. First the row says that the document is no more; it is not
offered from then on, and asking for it makes it again. A day later its files go, then the row.
So a backup that began before still finds every file its rows name, and a sweep killed at any
moment is taken up again by the next: the row is the list of what is left to do.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from sakip.web.dasar.simpanan import discard
from sakip.web.pelaporan.models import Cetakan, Keadaan, Terbitan
from sakip.web.pelaporan.pembuatan import is_abandoned

TENGGANG = timedelta(days=1)
"""Between the two steps; a backup must not take longer, nor who keeps a file to name it."""
SIDIK = 64
"""Letters of a SHA-256: a column of that length may name a kept file."""
_SUDAH = (Keadaan.JADI, Keadaan.GAGAL)
_log = logging.getLogger(__name__)


def sapu(kini: datetime) -> int:
    """Take away what is old enough by now; how many documents lost their files."""
    batas = kini - timedelta(days=settings.CETAKAN_HARI)
    for kunci in _old(batas).values_list("pk", flat=True):
        _retire(kunci, batas, kini)
    usang = Cetakan.objects.filter(keadaan=Keadaan.USANG, denyut__lt=kini - TENGGANG)
    banyak = sum(_remove(kunci, kini - TENGGANG) for kunci in usang.values_list("pk", flat=True))
    if banyak:
        _log.info("%d naskah lama disapu", banyak)
    return banyak


def _old(batas: datetime) -> QuerySet[Cetakan]:
    terbit = Terbitan.objects.filter(pemda=OuterRef("pemda"), pdf=OuterRef("isi"))
    return Cetakan.objects.filter(~Exists(terbit), denyut__lt=batas).exclude(keadaan=Keadaan.USANG)


@transaction.atomic
def _retire(kunci: int, batas: datetime, kini: datetime) -> None:
    satu = _old(batas).select_for_update(of=("self",)).filter(pk=kunci).first()
    if satu is None or not (satu.keadaan in _SUDAH or is_abandoned(satu)):
        return  # asked for again meanwhile, or being made
    Cetakan.objects.filter(pk=kunci).update(keadaan=Keadaan.USANG, tugas=None, denyut=kini)


@transaction.atomic
def _remove(kunci: int, sebelum: datetime) -> bool:
    satu = (
        Cetakan.objects.select_for_update(of=("self",))
        .select_related("pemda")
        .filter(pk=kunci, keadaan=Keadaan.USANG, denyut__lt=sebelum)
        .first()
    )
    if satu is None:
        return False
    for sidik in {satu.sumber, satu.isi} - {""}:
        if not is_named(satu, sidik) and not discard(satu.pemda, sidik, sebelum):
            return False  # somebody has just kept it, and will name it
    satu.delete()
    return True


def is_named(satu: Cetakan, sidik: str) -> bool:
    """Whether a row other than this one names a file, of whatever table."""
    return any(
        model._base_manager.filter(
            Q(*((k, sidik) for k in kolom), _connector=Q.OR), pemda=satu.pemda_id
        )
        .exclude(**({"pk": satu.pk} if model is Cetakan else {"pk": None}))
        .exists()
        for model, kolom in columns()
    )


def columns() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every table of a government with its columns that may name a kept file.

    Taken from the tables themselves: a room that keeps files tomorrow is heeded without a word.
    """
    for model in apps.get_models():
        bidang = model._meta.concrete_fields
        kolom = [
            f.attname for f in bidang if isinstance(f, models.CharField) and f.max_length == SIDIK
        ]
        if kolom and any(f.name == "pemda" for f in bidang):
            yield model, kolom
