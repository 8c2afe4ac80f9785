"""The ground: the government whose data these are, and what every row of it has."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class Pemda(models.Model):
    """One local government, the tenant. `id_teks` names its regional rulebook."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    id_teks = models.CharField(max_length=80, unique=True)
    nama = models.TextField()
    provinsi = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.nama


class MilikQuerySet(models.QuerySet[M]):
    """Rows of one government: the only way views and services start a query."""

    def milik(self, pemda: Pemda | int) -> MilikQuerySet[M]:
        return self.filter(pemda=pemda)


class Milik(models.Model):
    """Base of every table: whose row it is, a public name, and a number for its edits.

    revisi: counts every change; an edit made on an older one is refused with the newer shown, and
    what a process keeps of a year stands until it has risen (`organisasi.selectors`).
    """

    pemda = models.ForeignKey(Pemda, on_delete=models.PROTECT, related_name="+")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revisi = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = MilikQuerySet.as_manager()

    class Meta:
        abstract = True
