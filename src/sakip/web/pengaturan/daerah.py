"""Regions of the installation: opened, called by their names, given an administrator."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from sakip.berkas.baris.isian import ID_MAKS
from sakip.core.alamat import POLA_ID
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.akun.services import buat_kode
from sakip.web.alur.akses import Akses, Ditolak
from sakip.web.audit.services import catat
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor, Penugasan
from sakip.web.pengaturan.penugasan import log_task
from sakip.web.pengaturan.services import changed, new_account, refuse

ATUR = "daerah.atur"
ADMIN = "admin_daerah"
JENIS = ("Kabupaten", "Kota", "Provinsi")
"""Kinds of regions (UU 23/2014 art. 2); the kind is the first word of the region's name."""
TERPAKAI = ("data", "berkas")
"""Ids by which the portal and the rulebook call something else."""


class Daerah(NamedTuple):
    """A region as who runs the installation sees it: what it is called, how much there is of it."""

    pemda: Pemda
    kantor: int
    orang: int
    admin: list[Akun]


def regions(pada: date) -> list[Daerah]:
    """Every region by name; four queries."""
    kantor = dict(Kantor.objects.order_by().values_list("pemda").annotate(n=Count("pk")))
    aktif = Akun.objects.filter(aktif=True, pemda__isnull=False).order_by()
    orang = dict(aktif.values_list("pemda").annotate(n=Count("pk")))
    admin: dict[int, list[Akun]] = {}
    for satu in aktif.filter(penugasan__in=_tasks(pada)).order_by("nama").distinct():
        admin.setdefault(satu.pemda_id, []).append(satu)
    return [
        Daerah(p, kantor.get(p.pk, 0), orang.get(p.pk, 0), admin.get(p.pk, []))
        for p in Pemda.objects.order_by("nama")
    ]


def administrators(pemda: Pemda, pada: date) -> list[Akun]:
    """Who administers a region on a day, also those whose account is switched off."""
    milik = Akun.objects.filter(pemda=pemda, penugasan__in=_tasks(pada))
    return list(milik.order_by("nama").distinct())


def _tasks(pada: date) -> Any:
    return Penugasan.objects.filter(peran=ADMIN, kantor=None).berlaku(pada)


def kind_and_name(nama: str) -> tuple[str, str]:
    """``Kabupaten Jombang`` in its two parts; no kind where the name does not say one."""
    depan, _spasi, sisa = nama.partition(" ")
    return (depan, sisa) if depan in JENIS and sisa else ("", nama)


@transaction.atomic
def buka(
    *,
    actor: Akun,
    jenis: str,
    nama: str,
    provinsi: str,
    id_teks: str,
    admin: tuple[str, str, str],
    pada: date,
) -> tuple[Pemda, Akun, str]:
    """Open a region with its first administrator, both or neither; also the code for a password.

    id_teks: as `daerah` in its Berkas; empty: made of the name. admin: name to sign in with, name,
    e-mail. Raises Ditolak, Galat.
    """
    _may(actor, pada)
    lengkap, provinsi = _named(jenis, nama, provinsi)
    pemda = add(actor, _id(id_teks, jenis, nama), lengkap, provinsi)
    return pemda, *_appoint(actor, pemda, admin, pada)


def add(actor: Akun | None, id_teks: str, nama: str, provinsi: str) -> Pemda:
    """A new region, in the transaction of the caller, who asked for the right. Raises Galat."""
    kembar = Q(id_teks=id_teks) | Q(nama__iexact=nama, provinsi__iexact=provinsi)
    try:
        with transaction.atomic():
            if ada := Pemda.objects.filter(kembar).first():
                raise refuse(
                    _("Daerah"),
                    _("%(nama)s (%(id)s) sudah ada di sini.")
                    % {"nama": ada.nama, "id": ada.id_teks},
                    _("Buka halamannya, atau pilih id lain."),
                )
            pemda = Pemda.objects.create(id_teks=id_teks, nama=nama, provinsi=provinsi)
    except IntegrityError as sebab:  # somebody else opened it this moment
        raise changed(nama) from sebab
    isi = {"nama": nama, "provinsi": provinsi}
    catat(actor, "daerah.buka", pemda=pemda, objek=f"daerah {id_teks}", isi=isi)
    return pemda


@transaction.atomic
def ubah(
    *,
    actor: Akun,
    pemda: Pemda,
    jenis: str,
    nama: str,
    provinsi: str,
    dilihat: tuple[str, str],
    pada: date,
) -> Pemda:
    """Call a region otherwise, and with it every office of it; what was published stays as it was.

    dilihat: name and province as the person saw them. Raises Ditolak, Galat.
    """
    _may(actor, pada)
    pemda = Pemda.objects.select_for_update(of=("self",)).get(pk=pemda.pk)
    semula = (pemda.nama, pemda.provinsi)
    if semula != dilihat:
        raise changed(pemda.nama)
    baru = _named(jenis, nama, provinsi)
    if baru == semula:
        return pemda
    if Pemda.objects.filter(nama__iexact=baru[0], provinsi__iexact=baru[1]).exclude(pk=pemda.pk):
        raise refuse(baru[0], _("Daerah bernama itu sudah ada di sini."), _("Periksa namanya."))
    pemda.nama, pemda.provinsi = baru
    pemda.save(update_fields=["nama", "provinsi"])
    Kantor.objects.filter(pemda=pemda).exclude(nama_daerah=baru[0], provinsi=baru[1]).update(
        nama_daerah=baru[0],
        provinsi=baru[1],
        masukan=F("masukan") + 1,
        revisi=F("revisi") + 1,
    )
    catat(
        actor,
        "daerah.ubah",
        pemda=pemda,
        objek=f"daerah {pemda.id_teks}",
        isi={
            "semula": {"nama": semula[0], "provinsi": semula[1]},
            "menjadi": {"nama": baru[0], "provinsi": baru[1]},
        },
    )
    return pemda


@transaction.atomic
def tunjuk_admin(
    *, actor: Akun, pemda: Pemda, admin: tuple[str, str, str], pada: date
) -> tuple[Akun, str]:
    """Another administrator of a region, and the code for a password. Raises Ditolak, Galat."""
    _may(actor, pada)
    return _appoint(actor, pemda, admin, pada)


@transaction.atomic
def kode_admin(*, actor: Akun, akun: Akun, pada: date) -> str:
    """A code with which an administrator of a region sets a new password; of nobody else."""
    _may(actor, pada)
    if akun.pemda is None or akun not in administrators(akun.pemda, pada):
        raise Ditolak(_("Membuat kode sandi"))
    return buat_kode(oleh=actor, akun=akun)


def _may(actor: Akun, pada: date) -> None:
    """Only who runs the installation, whatever the rules of a region say."""
    Akses(actor, pada).pastikan(ATUR)
    if actor.pemda_id is not None:
        raise Ditolak(_("Membuka daerah"))


def _appoint(
    actor: Akun, pemda: Pemda, admin: tuple[str, str, str], pada: date
) -> tuple[Akun, str]:
    akun, kode = new_account(actor, pemda, *admin)
    satu = Penugasan.objects.create(pemda=pemda, akun=akun, peran=ADMIN, mulai=pada)
    log_task(actor, satu, "penugasan.buat")
    return akun, kode


def _named(jenis: str, nama: str, provinsi: str) -> tuple[str, str]:
    """Full name and province as they will be printed. Raises Galat."""
    nama, provinsi = " ".join(nama.split()), " ".join(provinsi.split())
    if jenis not in JENIS:
        raise refuse(_("Jenis"), _("Jenis daerah belum dipilih."), _("Pilih dari daftar."))
    if not nama or len(nama) > 100:
        raise refuse(
            _("Nama"), _("Nama daerah 1 sampai 100 huruf."), _("Tulis namanya, misalnya Jombang.")
        )
    if kind_and_name(nama)[0]:
        raise refuse(
            _("Nama"), _("Jenisnya sudah dipilih di depannya."), _("Tulis namanya saja: Jombang.")
        )
    if jenis == "Provinsi":
        provinsi = provinsi or nama
    if not provinsi or len(provinsi) > 100:
        raise refuse(
            _("Provinsi"), _("Provinsi wajib diisi."), _("Tulis namanya, misalnya Jawa Timur.")
        )
    return f"{jenis} {nama}", provinsi


def _id(teks: str, jenis: str, nama: str) -> str:
    """The id as typed, else made of the name; a second region of a name gets its kind before it."""
    id_teks = teks.strip().casefold()
    if not id_teks:
        rapi = re.sub(r"[^a-z0-9]+", "-", nama.casefold()).strip("-")[:60]
        dipakai = rapi in TERPAKAI or Pemda.objects.filter(id_teks=rapi).exists()
        id_teks = f"{jenis.casefold()}-{rapi}" if dipakai else rapi
    if POLA_ID.fullmatch(id_teks) is None or len(id_teks) > ID_MAKS or id_teks in TERPAKAI:
        raise Galat(
            "pengaturan.isian",
            _("Id daerah"),
            _("'%s' tidak dapat menjadi id daerah.") % id_teks[:ID_MAKS],
            _("Pakai huruf kecil, angka, dan tanda hubung, misalnya jombang."),
        )
    return id_teks
