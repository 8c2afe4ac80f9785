"""The append-only log of a government: every change, chained by hash."""

from __future__ import annotations

from django.db import models

from sakip.web.dasar.fields import JsonField
from sakip.web.dasar.models import Pemda


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

    class Meta:
        ordering = ("pemda", "nomor")
        constraints = (models.UniqueConstraint(fields=("pemda", "nomor"), name="kejadian_nomor"),)
        indexes = (models.Index(fields=("pemda", "kantor", "objek"), name="kejadian_objek"),)
