"""Letters to people; written by the worker, so that a page does not wait for the mail server."""

from __future__ import annotations

from django.core.mail import send_mail
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_tasks import task

from sakip.web.akun.models import Akun
from sakip.web.akun.percobaan import Izin
from sakip.web.akun.services import address_of, buat_kode


def minta_kode(request: HttpRequest, *, nama_pengguna: str, alamat_kode: str) -> None:
    """Ask for a code by e-mail. Nobody learns from the answer whether the account exists."""
    nama = nama_pengguna.strip().replace("\0", "")[:80]
    Izin(f"surat {nama}", address_of(request))  # each one counts: a mailbox is not flooded
    kirim_kode.enqueue(nama, alamat_kode)


@task()
def kirim_kode(nama_pengguna: str, alamat_kode: str) -> None:
    """Send a code for a new password to whoever has the account, if anybody has.

    nama_pengguna: or the e-mail address. alamat_kode: page on which the code is used.
    """
    akun = _owner(nama_pengguna)
    if akun is None:
        return
    kode = buat_kode(oleh=None, akun=akun)
    send_mail(
        _("Kode sandi OpenSAKIP"),
        _(
            "Seseorang, mungkin Anda, meminta kode untuk menyetel sandi akun {nama}.\n\n"
            "Buka {tautan}\natau ketik kode ini di halaman itu: {kode}\n\n"
            "Kode berlaku sekali. Bila bukan Anda yang meminta, abaikan surat ini."
        ).format(nama=akun.nama_pengguna, tautan=f"{alamat_kode}#{kode}", kode=kode),
        None,
        [akun.surel],
    )


def _owner(nama: str) -> Akun | None:
    """The one active account of that name or e-mail address; None where it has no address."""
    ada = Akun.objects.filter(aktif=True).exclude(surel="").select_related("pemda")
    cocok = list(ada.filter(nama_pengguna__iexact=nama)[:2] or ada.filter(surel__iexact=nama)[:2])
    return cocok[0] if len(cocok) == 1 else None
