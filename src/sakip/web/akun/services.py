"""Signing in and out, passwords, codes and sessions. Each change leaves an entry in the log."""

from __future__ import annotations

import hashlib
import logging
import secrets
import unicodedata
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from sakip.galat import Galat
from sakip.web.akun.models import Akun, KodeSandi, Sesi
from sakip.web.akun.percobaan import Izin, forget_failures
from sakip.web.akun.sesi import ALAMAT, MULAI, PERAMBAN, TERAKHIR
from sakip.web.audit.services import catat

SANDI_MAKS = 1024
HURUF = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read for another
log = logging.getLogger(__name__)


def note(actor: Akun | None, aksi: str, akun: Akun, **isi: Any) -> None:
    """An entry about an account; who runs the installation has no government, so a log line."""
    if akun.pemda is None:
        log.warning("%s: %s", aksi, akun.nama_pengguna)
    else:
        catat(actor, aksi, pemda=akun.pemda, objek=f"akun:{akun.uuid}", isi=isi)


def address_of(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


# -- in and out ---------------------------------------------------------------


def masuk(request: HttpRequest, nama_pengguna: str, sandi: str) -> Akun:
    """Sign in. Raises Galat in words that do not tell whether the account exists."""
    nama = unicodedata.normalize("NFKC", nama_pengguna.strip().replace("\0", ""))[:80]
    alamat = address_of(request)
    izin = Izin(nama, alamat)
    akun: Any = None
    if len(sandi) <= SANDI_MAKS:
        akun = authenticate(request, username=nama, password=sandi)
    if akun is None:
        if izin.terakhir:
            _note_closed(nama, alamat)
        raise Galat(
            "masuk.salah",
            "",
            _("Nama pengguna atau sandi tidak cocok."),
            _("Periksa huruf besar dan kecil pada sandi, lalu coba lagi."),
        )
    Sesi.objects.filter(expire_date__lt=timezone.now()).delete()
    with transaction.atomic():
        gagal = izin.forgive()
        login(request, akun)  # under a new key: a session planted before is worth nothing
        kini = timezone.now().isoformat()
        request.session[MULAI] = request.session[TERAKHIR] = kini
        request.session[ALAMAT] = alamat
        request.session[PERAMBAN] = request.META.get("HTTP_USER_AGENT", "")[:200]
        note(akun, "akun.masuk", akun, alamat=alamat, gagal_sebelumnya=gagal)
    return akun


@transaction.atomic
def _note_closed(nama: str, alamat: str) -> None:
    akun = Akun.objects.filter(nama_pengguna__iexact=nama).select_related("pemda").first()
    if akun is None:
        log.warning("akun.tertutup: nama yang tidak dikenal, dari %s", alamat)
    else:
        note(None, "akun.tertutup", akun, alamat=alamat, gagal=settings.MASUK_GAGAL_AKUN)


@transaction.atomic
def keluar(request: HttpRequest) -> None:
    if isinstance(request.user, Akun):
        note(request.user, "akun.keluar", request.user)
    logout(request)


# -- passwords ----------------------------------------------------------------


def _check(akun: Akun, sandi: str, ulang: str) -> None:
    """Raises Galat unless a new password was typed twice alike and is good enough."""
    if sandi != ulang:
        raise Galat(
            "sandi.beda",
            "",
            _("Kedua sandi baru tidak sama."),
            _("Ketik sandi yang sama dua kali."),
        )
    try:
        if len(sandi) > SANDI_MAKS:
            raise ValidationError(f"Sandi paling panjang {SANDI_MAKS} huruf.")
        validate_password(sandi, akun)
    except ValidationError as galat:
        pesan = " ".join(galat.messages)
        saran = "Pakai beberapa kata yang hanya Anda yang tahu urutannya."
        raise Galat("sandi.lemah", "", pesan, saran) from galat


def ganti_sandi(request: HttpRequest, *, actor: Akun, lama: str, baru: str, ulang: str) -> None:
    """Change one's own password; every other session of the account ends."""
    izin = Izin(actor.nama_pengguna, address_of(request))  # stays counted when the rest fails
    if len(lama) > SANDI_MAKS or not actor.check_password(lama):
        raise Galat(
            "sandi.lama",
            "",
            _("Sandi yang sekarang tidak cocok."),
            _("Ketik sandi yang Anda pakai masuk."),
        )
    _check(actor, baru, ulang)
    with transaction.atomic():
        izin.forgive()
        _set(actor, actor, baru, "akun.ganti_sandi")
        update_session_auth_hash(request, actor)


def _set(actor: Akun | None, akun: Akun, sandi: str, aksi: str) -> None:
    """A new password: ends every session and every code; the log says who set it."""
    akun.set_password(sandi)
    akun.save(update_fields=["password"])
    Sesi.objects.filter(akun=akun).delete()
    KodeSandi.objects.filter(akun=akun, dipakai=None).delete()
    note(actor, aksi, akun)


# -- codes --------------------------------------------------------------------


def _hash(kode: str) -> str:
    huruf = "".join(h for h in kode.upper() if h in HURUF)
    return hashlib.sha256(huruf.encode()).hexdigest()


@transaction.atomic
def buat_kode(*, oleh: Akun | None, akun: Akun) -> str:
    """A code for a new password, shown once; the account's earlier codes are void.

    Whether `oleh` may is asked by the caller, who knows roles (`pengaturan.services`).
    """
    KodeSandi.objects.filter(akun=akun, dipakai=None).delete()
    huruf = "".join(secrets.choice(HURUF) for _ in range(20))  # 99 bits
    kode = "-".join(huruf[n : n + 4] for n in range(0, 20, 4))
    kini = timezone.now()
    KodeSandi.objects.create(
        akun=akun, sidik=_hash(kode), dibuat=kini, sampai=kini + settings.KODE_BERLAKU, oleh=oleh
    )
    note(oleh, "akun.buat_kode", akun, berlaku_sampai=(kini + settings.KODE_BERLAKU).isoformat())
    return kode


def setel_sandi(request: HttpRequest, *, kode: str, baru: str, ulang: str) -> Akun:
    """Set a password with a code. Raises Galat where the code is wrong, used or out of date."""
    izin = Izin("", address_of(request))
    kini = timezone.now()
    satu = (
        KodeSandi.objects.select_related("akun__pemda")
        .filter(sidik=_hash(kode), dipakai=None, sampai__gt=kini, akun__aktif=True)
        .first()
    )
    if satu is None:
        raise _invalid()
    _check(satu.akun, baru, ulang)
    with transaction.atomic():
        # Of two who use it at once, one gets it.
        if not KodeSandi.objects.filter(pk=satu.pk, dipakai=None).update(dipakai=kini):
            raise _invalid()
        izin.forgive()
        _set(None, satu.akun, baru, "akun.setel_sandi")
    forget_failures(satu.akun.nama_pengguna)
    return satu.akun


def _invalid() -> Galat:
    return Galat(
        "sandi.kode",
        "",
        _("Kode ini tidak berlaku."),
        _("Kode hanya dapat dipakai sekali dan ada batas waktunya. Minta kode baru."),
    )


# -- sessions -----------------------------------------------------------------


@transaction.atomic
def akhiri_sesi(request: HttpRequest, *, actor: Akun, nama: str = "") -> int:
    """End another session of one's own by its public name, or all others; returns how many."""
    lain = Sesi.objects.filter(akun=actor).exclude(session_key=request.session.session_key)
    kunci = [s.session_key for s in lain if nama in ("", nama_sesi(s))]
    Sesi.objects.filter(session_key__in=kunci).delete()
    if kunci:
        note(actor, "akun.akhiri_sesi", actor, banyak=len(kunci))
    return len(kunci)


def nama_sesi(satu: Sesi) -> str:
    """A name for a session that opens nothing."""
    return hashlib.sha256(satu.session_key.encode()).hexdigest()[:16]
