"""What a kecamatan asks of its desa, and what each of them handed in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sakip.web.dasar.fields import DesimalField
from sakip.web.dasar.models import Milik
from sakip.web.organisasi.models import Desa, Kantor
from sakip.web.perencanaan.models import Indikator


class Bentuk(models.TextChoices):
    """How the answers of all desa become one part of a formula."""

    YA_TIDAK = "ya_tidak", _("Sudah atau belum: desa yang sudah dihitung")
    JUMLAH = "jumlah", _("Angka: dijumlahkan dari semua desa")
    DAFTAR = "daftar", _("Angka: satu untuk setiap desa")


class Permintaan(Milik):
    """One record that every desa hands in each quarter of a year.

    indikator, komponen: the part of the formula that it fills. pertanyaan: as the desa reads it.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveIntegerField()
    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="+")
    komponen = models.CharField(max_length=80)
    pertanyaan = models.TextField()
    satuan = models.TextField(blank=True)
    bentuk = models.CharField(max_length=12, choices=Bentuk)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("pemda", "kantor", "tahun", "indikator", "komponen"),
                name="permintaan_desa_kunci",
            ),
        )


class Setoran(Milik):
    """What one desa handed in for a quarter. nilai: 1 or 0 where the answer is yes or no.

    kembali: why the kecamatan returned it, empty while it stands. sidik: SHA-256 of its file,
    under which `dasar.simpanan` keeps it; empty without one.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="+")
    permintaan = models.ForeignKey(Permintaan, on_delete=models.PROTECT, related_name="setoran")
    desa = models.ForeignKey(Desa, on_delete=models.PROTECT, related_name="+")
    periode = models.CharField(max_length=20)
    nilai = DesimalField()
    keterangan = models.TextField(blank=True)
    kembali = models.TextField(blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    nama = models.CharField(max_length=150, blank=True)
    jenis = models.CharField(max_length=10, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("desa__nama",)
        constraints = (
            models.UniqueConstraint(
                fields=("pemda", "permintaan", "desa", "periode"), name="setoran_kunci"
            ),
        )
