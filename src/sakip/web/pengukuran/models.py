"""What was reached, quarter by quarter, and how far each figure has come on its way."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sakip.web.dasar.lembar import Lembar
from sakip.web.dasar.models import Milik
from sakip.web.organisasi.models import Dokumen, Kantor
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


class Bukti(Milik):
    """A file that proves figures: kept by its content, and named by a document of the office.

    Figures name the document (`bukti` of their row); one file may prove several. sidik: SHA-256
    of the content, under which `dasar.simpanan` keeps it. jenis: what the content is, not what
    its name says. Rows are never changed or removed.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="+")
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT, related_name="berkas")
    sidik = models.CharField(max_length=64)
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=10)
    ukuran = models.PositiveBigIntegerField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("pemda", "kantor", "sidik"), name="bukti_kunci"),
        )
