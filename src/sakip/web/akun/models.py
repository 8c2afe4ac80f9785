"""Accounts: who signs in. What they may do is said by their Penugasan."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

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

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.aktif

    def __str__(self) -> str:
        return self.nama
