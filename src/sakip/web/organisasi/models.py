"""Offices, their posts, officials, documents and words; and who works where in which role."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from sakip.web.dasar.fields import JsonField
from sakip.web.dasar.lembar import Lembar
from sakip.web.dasar.models import Milik


class Kantor(Milik):
    """One office. Columns bear the names of the Berkas' `kantor`; `daerah` is the tenant.

    masukan: counts every change of its data, so that a computed year knows whether it is stale.
    """

    id_teks = models.CharField(max_length=80)
    nama = models.TextField()
    jenis = models.CharField(max_length=40)
    nama_daerah = models.TextField()
    provinsi = models.TextField()
    ibu_kota_daerah = models.TextField(blank=True)
    alamat = models.TextField(blank=True)
    jumlah_desa = models.PositiveIntegerField(null=True, blank=True)
    masukan = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("nama",)
        constraints = (models.UniqueConstraint(fields=("pemda", "id_teks"), name="kantor_kunci"),)

    def __str__(self) -> str:
        return self.nama


class TahunKerja(Milik):
    """One year of an office: what a Berkas says of itself beside its sheets."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="tahun_kerja")
    tahun = models.PositiveIntegerField()
    tanggal_laporan = models.DateField(null=True, blank=True)
    tempat_laporan = models.TextField(blank=True)
    contoh = models.BooleanField(default=False)
    versi_aturan = models.TextField()
    overlay = JsonField(default=list, blank=True)

    class Meta:
        ordering = ("-tahun",)
        constraints = (
            models.UniqueConstraint(fields=("pemda", "kantor", "tahun"), name="tahun_kerja_kunci"),
        )

    def __str__(self) -> str:
        return f"{self.kantor} {self.tahun}"


class Dokumen(Lembar, lembar="dokumen"):
    pass


class Jabatan(Lembar, lembar="jabatan"):
    pass


class Pejabat(Lembar, lembar="pejabat"):
    pass


class Narasi(Lembar, lembar="narasi"):
    """Text belongs to the report of one year; its row has no year of its own."""

    tahun_kerja = models.ForeignKey(TahunKerja, on_delete=models.PROTECT, related_name="+")


class Catatan(Lembar, lembar="catatan"):
    pass


class Hiasan(Milik):
    """A picture that the office's papers bear: its emblem, what an official signs with.

    tempat: where it stands, as `sakip.laporan.hiasan` calls it (``lambang``). sidik: SHA-256 of
    the content, under which `dasar.simpanan` keeps it. jenis: ``png``, ``jpg`` or ``svg``.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="+")
    tempat = models.CharField(max_length=120)
    sidik = models.CharField(max_length=64)
    jenis = models.CharField(max_length=10)
    ukuran = models.PositiveBigIntegerField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("tempat",)
        constraints = (
            models.UniqueConstraint(fields=("pemda", "kantor", "tempat"), name="hiasan_kunci"),
        )

    @property
    def nama(self) -> str:
        """Its name among the attachments of a Berkas."""
        return f"{self.tempat}.{self.jenis}"


class Desa(Milik):
    """A desa or kelurahan within a kecamatan, which hands in records of its own."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT, related_name="desa")
    nama = models.CharField(max_length=120)
    kode = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("kantor", "nama")
        constraints = (
            models.UniqueConstraint(fields=("pemda", "kantor", "nama"), name="desa_kunci"),
        )

    def __str__(self) -> str:
        return self.nama


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def berlaku(self, pada: date) -> PenugasanQuerySet:
        return self.filter(
            models.Q(mulai__lte=pada),
            models.Q(selesai__isnull=True) | models.Q(selesai__gte=pada),
            dihentikan__isnull=True,
        )


class Penugasan(Milik):
    """A person in a role at a place from when to when: definitive, or standing in (Plt, Plh).

    kantor: None for a role over the whole region. jabatan: whose indicators an owner owns. desa:
    whose records somebody of a desa hands in. surat: number of the letter that orders somebody to
    stand in; menggantikan: the assignment stood in for, whose rights these are. dihentikan: when
    it was ended before its time, with the reason in `alasan`; from then on it gives no right.
    """

    akun = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="penugasan"
    )
    peran = models.CharField(max_length=40)
    kantor = models.ForeignKey(
        Kantor, on_delete=models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    jabatan = models.ForeignKey(
        Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    desa = models.ForeignKey(
        Desa, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=40, default="definitif")
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    surat = models.CharField(max_length=120, blank=True)
    menggantikan = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dihentikan = models.DateTimeField(null=True, blank=True)
    alasan = models.TextField(blank=True)

    objects: Any = PenugasanQuerySet.as_manager()

    class Meta:
        ordering = ("akun", "peran", "mulai")
