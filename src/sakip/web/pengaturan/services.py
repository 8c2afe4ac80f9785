"""Offices and accounts: written by those who administer the region."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from sakip.berkas.baris import Kantor as BarisKantor
from sakip.galat import Galat
from sakip.terjemah import galat_validasi
from sakip.web.akun.models import Akun, Sesi
from sakip.web.akun.services import buat_kode, note
from sakip.web.alur.akses import Akses
from sakip.web.audit.services import catat
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import baris_kantor

KANTOR_UBAH = ("nama", "ibu_kota_daerah", "alamat", "jumlah_desa")
"""What an office may say of itself on the page; the rest comes with its Berkas."""
_NAMA_PENGGUNA = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


@transaction.atomic
def ubah_kantor(
    *, actor: Akun, kantor: Kantor, isian: Mapping[str, str], revisi: int, pada: date
) -> Kantor:
    """Change the office's name and address. Raises Ditolak, Galat, also where it changed."""
    kantor = (
        Kantor.objects.select_for_update(of=("self",))
        .select_related("pemda")
        .get(pk=kantor.pk, pemda=actor.pemda_id)
    )
    Akses(actor, pada).pastikan("organisasi.ubah", kantor)
    if kantor.revisi != revisi:
        raise changed(kantor.nama)
    lama = baris_kantor(kantor)
    ketikan = {k: isian[k].strip() or None for k in KANTOR_UBAH if k in isian}
    isi = lama.model_dump(exclude_none=True) | ketikan
    try:
        baru = BarisKantor.model_validate({k: v for k, v in isi.items() if v is not None})
    except ValidationError as galat:
        raise galat_validasi(galat, kantor.nama) from galat
    beda = {k: getattr(baru, k) for k in KANTOR_UBAH if getattr(baru, k) != getattr(lama, k)}
    if not beda:
        return kantor
    for nama, nilai in beda.items():
        setattr(kantor, nama, nilai)
    kantor.masukan += 1
    kantor.revisi += 1
    kantor.save(update_fields=[*beda, "masukan", "revisi"])
    catat(
        actor,
        "kantor.ubah",
        pemda=kantor.pemda,
        objek=f"kantor:{kantor.id_teks}",
        kantor=kantor.uuid,
        isi={"semula": {k: getattr(lama, k) for k in beda}, "menjadi": beda},
    )
    return kantor


@transaction.atomic
def buat_akun(
    *, actor: Akun, nama_pengguna: str, nama: str, surel: str, pada: date
) -> tuple[Akun, str]:
    """A new account of the actor's region, and the code with which its owner sets a password.

    Raises Ditolak, and Galat for a name that is taken or cannot be one.
    """
    Akses(actor, pada).pastikan("penugasan.ubah")
    assert actor.pemda is not None
    return new_account(actor, actor.pemda, nama_pengguna, nama, surel)


def new_account(
    actor: Akun, pemda: Pemda, nama_pengguna: str, nama: str, surel: str
) -> tuple[Akun, str]:
    """An account and its code; whether `actor` may is asked by the caller. Raises Galat."""
    pengguna = nama_pengguna.strip().lower()
    if _NAMA_PENGGUNA.fullmatch(pengguna) is None:
        raise Galat(
            "akun.nama_pengguna",
            _("Nama pengguna"),
            _("Nama pengguna 3 sampai 40 huruf kecil, angka, titik, atau tanda hubung."),
            _("Misalnya siti.rahma."),
        )
    if not nama.strip():
        raise Galat("akun.nama", _("Nama"), _("Nama wajib diisi."), _("Tulis nama lengkapnya."))
    if Akun.objects.filter(nama_pengguna__iexact=pengguna).exists():
        raise Galat(
            "akun.terpakai",
            _("Nama pengguna"),
            _("Nama pengguna '%s' sudah dipakai.") % pengguna,
            _("Tambahkan angka atau nama kantor."),
        )
    akun = Akun(nama_pengguna=pengguna, nama=nama.strip(), surel=surel.strip(), pemda=pemda)
    akun.set_unusable_password()
    akun.save()
    note(actor, "akun.buat", akun, nama_pengguna=pengguna, nama=akun.nama)
    return akun, buat_kode(oleh=actor, akun=akun)


@transaction.atomic
def kode_baru(*, actor: Akun, akun: Akun, pada: date) -> str:
    """A code with which somebody of the region sets a new password; nobody else ever knows it."""
    own(actor, akun, pada)
    return buat_kode(oleh=actor, akun=akun)


@transaction.atomic
def atur_aktif(*, actor: Akun, akun: Akun, aktif: bool, pada: date) -> None:
    """Switch an account off or on again; nobody switches off themselves."""
    own(actor, akun, pada)
    if akun.pk == actor.pk and not aktif:
        raise Galat(
            "akun.sendiri",
            akun.nama,
            _("Anda tidak dapat menonaktifkan akun sendiri."),
            _("Minta administrator lain."),
        )
    akun.aktif = aktif
    akun.save(update_fields=["aktif"])
    if not aktif:
        Sesi.objects.filter(akun=akun).delete()
    note(actor, "akun.aktif", akun, aktif=aktif)


def own(actor: Akun, akun: Akun, pada: date) -> None:
    """Only accounts of one's own region, and only with the right."""
    Akses(actor, pada).pastikan("penugasan.ubah")
    if akun.pemda_id != actor.pemda_id:
        raise refuse(_("Akun"), _("Akun ini bukan akun daerah Anda."), "")


def refuse(tempat: str, pesan: str, saran: str) -> Galat:
    return Galat("pengaturan.isian", tempat, pesan, saran)


def changed(tempat: str) -> Galat:
    return Galat(
        "pengaturan.konflik",
        tempat,
        _("Baru saja diubah orang lain."),
        _("Muat ulang halaman, lalu ubah lagi bila perlu."),
    )
