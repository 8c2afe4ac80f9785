"""Documents made for an office, and the editions of its report that were published."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sakip.web.alur.models import Penetapan
from sakip.web.dasar.fields import JsonField
from sakip.web.dasar.models import Milik
from sakip.web.organisasi.models import Kantor


class Keadaan(models.TextChoices):
    """How far a document has come."""

    ANTRE = "antre", _("Menunggu giliran")
    DIHITUNG = "dihitung", _("Menghitung angka")
    DICETAK = "dicetak", _("Menyusun halaman")
    JADI = "jadi", _("Selesai")
    GAGAL = "gagal", _("Belum dapat dibuat")
    USANG = "usang", _("Sudah disapu")


class Cetakan(Milik):
    """One document of one state of an office's data in one form: made once, kept, found again.

    kunci: SHA-256 of everything it depends on; the same again is the same row. sumber: the
    Berkas it is made from, a kept file, so that a later change cannot mix in; hiasan: the
    pictures it bears, by name, kept files too. isi: the finished file, another. galat: why it
    could not be made, as plain data. denyut: when its state last changed, or it was asked for.
    tugas: the row of the queue that is to make it, the only one that may.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveIntegerField()
    naskah = models.CharField(max_length=40)
    bentuk = models.CharField(max_length=8)
    draf = models.BooleanField(default=False)
    periode = models.CharField(max_length=20, blank=True)
    versi = models.CharField(max_length=40, blank=True)
    jabatan = models.CharField(max_length=80, blank=True)
    untuk = models.PositiveIntegerField(null=True)
    kunci = models.CharField(max_length=64)
    sumber = models.CharField(max_length=64)
    hiasan = JsonField(default=dict)
    keadaan = models.CharField(max_length=12, choices=Keadaan, default=Keadaan.ANTRE)
    denyut = models.DateTimeField(auto_now=True)
    tugas = models.UUIDField(null=True)
    isi = models.CharField(max_length=64, blank=True)
    ukuran = models.PositiveBigIntegerField(default=0)
    galat = JsonField(null=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diminta = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-diminta",)
        constraints = (models.UniqueConstraint(fields=("pemda", "kunci"), name="cetakan_kunci"),)
        indexes = (models.Index(fields=("pemda", "kantor", "tahun"), name="cetakan_kantor"),)

    @property
    def nama_berkas(self) -> str:
        """Name under which it is downloaded, as the command line would call it."""
        bagian = (self.naskah, self.kantor.id_teks, self.periode or str(self.tahun))
        untuk = f"untuk-{self.untuk}" if self.untuk else ""
        lain = (untuk, self.versi, self.jabatan, "draf" if self.draf else "")
        return "-".join(filter(None, (*bagian, *lain))) + f".{self.bentuk}"


class Terbitan(Milik):
    """A published edition of the year's report: the frozen data, its PDF, and what the public sees.

    pdf and data are kept files that never change. A correction is another edition; both stay.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveIntegerField()
    nomor = models.PositiveIntegerField()
    penetapan = models.OneToOneField(Penetapan, on_delete=models.PROTECT, related_name="terbitan")
    pdf = models.CharField(max_length=64)
    ukuran = models.PositiveBigIntegerField()
    data = models.CharField(max_length=64)

    class Meta:
        ordering = ("kantor", "-tahun", "-nomor")
        constraints = (
            models.UniqueConstraint(
                fields=("pemda", "kantor", "tahun", "nomor"), name="terbitan_kunci"
            ),
        )

    @property
    def nama_berkas(self) -> str:
        return f"lkjip-{self.kantor.id_teks}-{self.tahun}-edisi-{self.nomor}.pdf"


class NaskahJanji(Milik):
    """The PDF of a signed agreement, made by the worker from what was frozen when it was signed.

    pdf: a kept file that never changes, empty until it is made. hiasan: the pictures of that day,
    by name, kept files too. galat: why it could not be made, as plain data.
    """

    penetapan = models.OneToOneField(Penetapan, on_delete=models.PROTECT, related_name="naskah")
    hiasan = JsonField(default=dict)
    pdf = models.CharField(max_length=64, blank=True)
    ukuran = models.PositiveBigIntegerField(default=0)
    galat = JsonField(null=True)
