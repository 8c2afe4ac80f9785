"""A made-up region for the load: offices of one size, one operator each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.middleware.csrf import _get_new_csrf_string
from django.urls import reverse

from benchmarks.ukur_hitung import TAHUN, big_berkas
from sakip.web.akun.models import Akun
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor, Penugasan
from sakip.web.tukar.services import rencanakan, terapkan


def seed(kantor: int, indikator: int) -> None:
    asal = big_berkas(indikator)
    pemda = Pemda.objects.create(id_teks=asal.kantor.daerah, nama=asal.kantor.nama_daerah)
    for n in range(kantor):
        milik = asal.kantor.model_copy(update={"id": f"k{n}", "nama": f"Kecamatan {n}"})
        satu = terapkan(rencanakan(asal.model_copy(update={"kantor": milik}), pemda), actor=None)
        akun = Akun.objects.create(
            pemda=pemda, nama_pengguna=f"operator{n}", nama="Operator", password="!"
        )
        Penugasan.objects.create(
            pemda=pemda, akun=akun, peran="operator", kantor=satu.kantor, mulai=date(2020, 1, 1)
        )


def cookie_of(akun: Akun) -> str:
    """Cookies of somebody who has signed in."""
    sesi = import_module(settings.SESSION_ENGINE).SessionStore()
    sesi[SESSION_KEY] = str(akun.pk)
    sesi[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    sesi[HASH_SESSION_KEY] = akun.get_session_auth_hash()
    sesi.save()
    return f"{settings.SESSION_COOKIE_NAME}={sesi.session_key}; csrftoken={_get_new_csrf_string()}"


def requests() -> Iterator[tuple[str, str, str, str, int]]:
    """Name, address, cookies, form and share of every request of the mix."""
    for n, kantor in enumerate(Kantor.objects.order_by("pk")):
        cookie = cookie_of(Akun.objects.get(nama_pengguna=f"operator{n}"))
        di = (kantor.uuid, TAHUN)
        yield "Beranda", reverse("beranda-kantor", args=di), cookie, "", 30
        yield "Beranda JSON", f"/lantai/{kantor.uuid}/{TAHUN}/", cookie, "", 10
