"""Accounts: who signs in, where they are signed in, and what keeps strangers out.

What somebody may do is said by their Penugasan.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower

from sakip.web.dasar.models import Pemda


class AkunManager(BaseUserManager["Akun"]):
    def get_by_natural_key(self, username: str | None) -> Akun:
        return self.get(nama_pengguna__iexact=username)


class Akun(AbstractBaseUser):
    """A person. pemda: None only for who runs the installation."""

    pemda = models.ForeignKey(
        Pemda, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nama_pengguna = models.CharField(max_length=80, unique=True)
    nama = models.TextField()
    surel = models.EmailField(blank=True)
    aktif = models.BooleanField(default=True)
    pemasang = models.BooleanField(default=False)

    USERNAME_FIELD = "nama_pengguna"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    objects: ClassVar[Any] = AkunManager()

    class Meta:
        ordering = ("nama_pengguna",)
        constraints = (
            models.UniqueConstraint(Lower("nama_pengguna"), name="akun_nama_pengguna_kunci"),
        )

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.aktif

    def __str__(self) -> str:
        return self.nama


class Sesi(AbstractBaseSession):
    """A browser in which somebody is signed in (`akun.sesi`); akun: None before they do.

    terakhir: last time it was used, to the minute.
    """

    akun = models.ForeignKey(Akun, on_delete=models.CASCADE, null=True, related_name="sesi")
    mulai = models.DateTimeField(null=True)
    terakhir = models.DateTimeField(null=True)
    alamat = models.CharField(max_length=64, blank=True)
    peramban = models.CharField(max_length=200, blank=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        from sakip.web.akun.sesi import SessionStore

        return SessionStore


class Percobaan(models.Model):
    """One try to get in that failed or is under way, counted by what it was tried on.

    kunci: hash of the name typed, or of the address it came from; so a secret typed into the
    wrong field is not kept, and a name that does not exist counts like one that does.
    """

    kunci = models.CharField(max_length=64)
    pada = models.DateTimeField(db_index=True)

    class Meta:
        indexes = (models.Index(fields=("kunci", "pada"), name="percobaan_kunci"),)


class KodeSandi(models.Model):
    """A code with which the owner of an account sets a new password, once. Only its hash is kept.

    oleh: who gave it out; None where the owner asked for it by e-mail.
    """

    akun = models.ForeignKey(Akun, on_delete=models.CASCADE, related_name="+")
    sidik = models.CharField(max_length=64, unique=True)
    dibuat = models.DateTimeField()
    sampai = models.DateTimeField()
    dipakai = models.DateTimeField(null=True)
    oleh = models.ForeignKey(Akun, on_delete=models.PROTECT, null=True, related_name="+")
