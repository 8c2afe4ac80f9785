"""What was reached, quarter by quarter, and how far each figure has come on its way."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sakip.web.dasar.lembar import Lembar
from sakip.web.dasar.models import Milik
from sakip.web.organisasi.models import Kantor
from sakip.web.perencanaan.models import Indikator


class Realisasi(Lembar, lembar="realisasi"):
    pass


class NilaiLuar(Lembar, lembar="nilai_luar"):
    pass


class Pembanding(Lembar, lembar="pembanding"):
    pass


class Terlapor(Lembar, lembar="terlapor"):
    pass


class Dukungan(Lembar, lembar="dukungan"):
    pass


class Pengisian(Milik):
    """Where one indicator's quarter stands on the way from its owner to the lock."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="+")
    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="+")
    periode = models.CharField(max_length=20)
    keadaan = models.CharField(max_length=40)
    catatan = models.TextField(blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    pada = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("pemda", "kantor", "indikator", "periode"), name="pengisian_kunci"
            ),
        )
