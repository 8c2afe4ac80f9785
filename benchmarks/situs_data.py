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
from sakip.web.alur.services import tetapkan
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.simpanan import keep
from sakip.web.organisasi.models import Kantor, Penugasan
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pelaporan.edisi import freeze
from sakip.web.pelaporan.models import Terbitan
from sakip.web.pelaporan.services import LKJIP
from sakip.web.perencanaan.models import IndikatorVersi
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
        publish(satu.kantor)


def cookie_of(akun: Akun) -> str:
    """Cookies of somebody who has signed in."""
    sesi = import_module(settings.SESSION_ENGINE).SessionStore()
    sesi[SESSION_KEY] = str(akun.pk)
    sesi[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sesi[HASH_SESSION_KEY] = akun.get_session_auth_hash()
    sesi.save()
    return f"{settings.SESSION_COOKIE_NAME}={sesi.session_key}; csrftoken={_get_new_csrf_string()}"


def publish(kantor: Kantor) -> None:
    """Freeze the year of an office and let the public read it. The PDF is not what is measured."""
    berkas, _aturan, buku = tahun_dihitung(kantor, TAHUN)
    actor = Akun.objects.filter(pemda=kantor.pemda).first()
    assert actor is not None
    isi = b"%PDF-1.7"
    Terbitan.objects.create(
        pemda=kantor.pemda,
        kantor=kantor,
        tahun=TAHUN,
        nomor=1,
        penetapan=tetapkan(kantor, LKJIP, str(TAHUN), berkas, buku, actor=actor),
        pdf=keep(kantor.pemda, isi),
        ukuran=len(isi),
        data=keep(kantor.pemda, freeze(berkas, buku)),
    )


def requests() -> Iterator[tuple[str, str, str, int, int]]:
    """Name, address, cookies, indicators to save in ("0": none) and share of every request."""
    periode = f"{TAHUN}-T2"
    for n, kantor in enumerate(Kantor.objects.select_related("pemda").order_by("pk")):
        cookie = cookie_of(Akun.objects.get(nama_pengguna=f"operator{n}"))
        di = (kantor.uuid, TAHUN)
        umum = (kantor.pemda.id_teks, kantor.id_teks, TAHUN)
        banyak = IndikatorVersi.objects.filter(kantor=kantor).count()
        halaman = (
            ("Beranda", reverse("beranda-kantor", args=di), cookie, 0, 30),
            ("Ukur, kisi", reverse("ukur-periode", args=(*di, periode)), cookie, 0, 15),
            ("Ukur, simpan sel", reverse("ukur-simpan", args=(*di, periode)), cookie, banyak, 25),
            ("Rencana, pohon", reverse("rencana", args=di), cookie, 0, 10),
            ("Portal", reverse("publik-tahun", args=umum), "", 0, 20),
        )
        for nama, alamat, siapa, sel, bagian in halaman:
            yield nama, alamat, siapa, sel, bagian
            yield f"{nama}, JSON", f"/lantai{alamat}", siapa, sel, 0
