"""Frozen editions: what was signed, approved or published, as it was on that day."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sakip.web.dasar.fields import JsonField
from sakip.web.dasar.models import Milik
from sakip.web.organisasi.models import Kantor


class Penetapan(Milik):
    """One frozen edition: a signed agreement, an approved quarter, a published report.

    berkas: the whole Berkas as exact data. hasil: address to published text. sidik: SHA-256 of
    both, and of the pictures its paper bears. A correction is a new edition with a higher
    `nomor`; the old one stays.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=40)
    periode = models.CharField(max_length=20)
    versi = models.CharField(max_length=40, blank=True)
    nomor = models.PositiveIntegerField()
    berkas = JsonField()
    hasil = JsonField()
    sidik = models.CharField(max_length=64)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        ordering = ("kantor", "jenis", "periode", "nomor")
        constraints = (
            models.UniqueConstraint(
                fields=("pemda", "kantor", "jenis", "periode", "versi", "nomor"),
                name="penetapan_kunci",
            ),
        )


class PengecualianTenggat(Milik):
    """Another day for one deadline of the calendar, for one office or for all (kantor None).

    tenggat: id in the rule ``kalender.sakip``. The newest entry that fits an office counts, its
    own before one for all.
    """

    kantor = models.ForeignKey(
        Kantor, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tenggat = models.CharField(max_length=40)
    periode = models.CharField(max_length=20)
    tanggal = models.DateField()
    alasan = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("periode", "tenggat", "pk")
        indexes = (models.Index(fields=("pemda", "periode"), name="pengecualian_periode"),)
