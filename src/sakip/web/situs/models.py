"""What a region sees of many offices at once."""

from __future__ import annotations

from django.db import models

from sakip.web.dasar.fields import DesimalField
from sakip.web.dasar.models import Milik
from sakip.web.organisasi.models import Kantor


class HasilTerkini(Milik):
    """A figure of an office's year as last computed by the library; never typed, never final.

    masukan: the state of the office's data it was computed from; older than the office's own, it
    is shown as stale until the worker has computed it anew. sidik_aturan: the rulebook's edition.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveIntegerField()
    alamat = models.CharField(max_length=200)
    nilai = DesimalField(null=True)
    tampil = models.TextField(blank=True)
    sidik_aturan = models.CharField(max_length=40)
    masukan = models.PositiveBigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("pemda", "kantor", "tahun", "alamat"), name="hasil_terkini_kunci"
            ),
        )
