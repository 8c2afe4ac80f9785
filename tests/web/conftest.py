"""The people of two offices in two governments, and the made-up year they work on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from sakip.berkas.baca import read_berkas
from sakip.berkas.model import Berkas
from sakip.web.akun.models import Akun
from sakip.web.audit import segel
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Jabatan, Kantor, Penugasan
from sakip.web.organisasi.selectors import forget
from sakip.web.pengukuran import perubahan
from sakip.web.tukar.services import rencanakan, terapkan

SANDI = "sandi-untuk-uji"
TAHUN = 2025
HARI = date(2026, 1, 15)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    """Each test has a database of its own, so nothing computed from the last one may stay."""
    forget()
    perubahan._read.cache_clear()


TERBUKA = pytest.StashKey[bool]()
"""Whether an earlier test of this process left the log without its seal."""


@pytest.fixture(autouse=True)
def _emptied_after(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with real transactions empties all tables behind it, also the sealed log.

    So the seal is off when it ends; who comes after puts it on again, for as long as it lasts.
    """
    tanda = request.node.get_closest_marker("django_db")
    nyata = {"transactional_db", "live_server"} & set(request.fixturenames)
    if nyata or (tanda and tanda.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        segel.pasang(connection)
        yield
        segel.lepas(connection)
        request.config.stash[TERBUKA] = True
        return
    if request.config.stash.get(TERBUKA, False) and (tanda or "db" in request.fixturenames):
        request.getfixturevalue("db")
        segel.pasang(connection)
    yield


@pytest.fixture(scope="session")
def berkas_contoh() -> Berkas:
    return read_berkas("contoh-tahun-berjalan")


def government(berkas: Berkas) -> Pemda:
    k = berkas.kantor
    return Pemda.objects.get_or_create(
        id_teks=k.daerah, defaults={"nama": k.nama_daerah, "provinsi": k.provinsi}
    )[0]


@pytest.fixture
def kantor(db: None, berkas_contoh: Berkas) -> Kantor:
    """Kecamatan Contoh Sejahtera with its year 2025."""
    return terapkan(rencanakan(berkas_contoh, government(berkas_contoh)), actor=None).kantor


@pytest.fixture
def kantor_lain(db: None) -> Kantor:
    """An office of another government."""
    berkas = read_berkas("bareng")
    return terapkan(rencanakan(berkas, government(berkas)), actor=None).kantor


Orang = Callable[..., Akun]


@pytest.fixture
def orang(db: None) -> Orang:
    """``orang("camat", "kepala", kantor)``: an account with one role."""

    def buat(
        nama: str,
        peran: str,
        kantor: Kantor | None = None,
        jabatan: str | None = None,
        pemda: Pemda | None = None,
    ) -> Akun:
        milik = kantor.pemda if kantor else pemda
        akun = Akun(nama_pengguna=nama, nama=nama.title(), pemda=milik)
        akun.set_password(SANDI)
        akun.save()
        Penugasan.objects.create(
            pemda=milik,
            akun=akun,
            peran=peran,
            kantor=kantor,
            jabatan=Jabatan.objects.get(kantor=kantor, id_teks=jabatan) if jabatan else None,
            mulai=date(2020, 1, 1),
        )
        return akun

    return buat


@pytest.fixture
def masuk() -> Callable[[Akun], Client]:
    """A browser in which somebody has signed in."""

    def buka(akun: Akun) -> Client:
        browser = Client()
        browser.force_login(akun)
        return browser

    return buka
