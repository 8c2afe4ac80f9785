"""The append-only log of a government: every change, chained by hash."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models

from sakip.web.dasar.fields import JsonField
from sakip.web.dasar.models import Pemda


class KejadianQuerySet(models.QuerySet["Kejadian"]):
    """Reads; writing is `audit.services.catat` alone. The database refuses the rest as well."""

    def update(self, **_: Any) -> NoReturn:
        raise TetapError

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        raise TetapError

    def delete(self) -> NoReturn:
        raise TetapError


class TetapError(TypeError):
    def __init__(self) -> None:
        super().__init__("an entry of the log is neither changed nor taken out")


class Kejadian(models.Model):
    """One change. `sidik` covers this entry and the one before it, so nothing can be taken out.

    aktor: public name of the account, empty for the system. objek: kind and public name of what
    changed. isi: what it says now, as plain data; with `semula` where it replaced something.
    """

    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, related_name="+")
    nomor = models.PositiveBigIntegerField()
    pada = models.DateTimeField()
    aktor = models.CharField(max_length=36, blank=True)
    nama_aktor = models.TextField(blank=True)
    aksi = models.CharField(max_length=80)
    objek = models.CharField(max_length=200)
    kantor = models.CharField(max_length=36, blank=True)
    isi = JsonField()
    sidik = models.CharField(max_length=64)

    objects: ClassVar[Any] = KejadianQuerySet.as_manager()

    class Meta:
        ordering = ("pemda", "nomor")
        constraints = (models.UniqueConstraint(fields=("pemda", "nomor"), name="kejadian_nomor"),)
        indexes = (models.Index(fields=("pemda", "kantor", "objek"), name="kejadian_objek"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TetapError
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise TetapError
