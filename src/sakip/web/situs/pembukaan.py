"""Opening a government on an installation: done from the command line of the machine."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.akun.services import note
from sakip.web.audit.services import catat
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Desa, Jabatan, Kantor, Penugasan
from sakip.web.pengaturan.daerah import add


@transaction.atomic
def buat_admin(
    *,
    daerah: str,
    nama_pengguna: str,
    nama: str,
    sandi: str,
    nama_daerah: str = "",
    provinsi: str = "",
) -> Akun:
    """A region's administrator, who makes all other accounts; opens the region where needed.

    Raises Galat where the name is taken, the password weak, or a new region has no name.
    """
    return buat_akun(
        pemda=buka_daerah(id_teks=daerah, nama=nama_daerah, provinsi=provinsi),
        nama_pengguna=nama_pengguna,
        nama=nama,
        sandi=sandi,
        peran="admin_daerah",
        mulai=hari_ini(),
    )


@transaction.atomic
def buka_daerah(*, id_teks: str, nama: str, provinsi: str) -> Pemda:
    """The government of that id; made when it is not there yet, which needs its name."""
    ada = Pemda.objects.filter(id_teks=id_teks).first()
    if ada is not None:
        return ada
    if not nama:
        raise Galat(
            "situs.daerah",
            id_teks,
            "Daerah ini belum dibuka di sini.",
            'Sebut namanya: --nama-daerah "Kabupaten Contoh" --provinsi "Jawa Timur".',
        )
    return add(None, id_teks, nama, provinsi)


@transaction.atomic
def buat_pemasang(*, nama_pengguna: str, nama: str, sandi: str) -> Akun:
    """The account of who runs the installation: opens regions on the site, sees none's data.

    Raises Galat where the name is taken or the password weak.
    """
    akun = _new(Akun(nama_pengguna=nama_pengguna, nama=nama, pemasang=True), sandi)
    note(None, "akun.buat", akun)
    return akun


@transaction.atomic
def buat_akun(
    *,
    pemda: Pemda,
    nama_pengguna: str,
    nama: str,
    sandi: str,
    peran: str,
    mulai: date,
    kantor: Kantor | None = None,
    jabatan: Jabatan | None = None,
    desa: Desa | None = None,
) -> Akun:
    """A person with one role. Raises Galat where the name is taken or the password weak."""
    akun = _new(Akun(pemda=pemda, nama_pengguna=nama_pengguna, nama=nama), sandi)
    Penugasan.objects.create(
        pemda=pemda,
        akun=akun,
        peran=peran,
        kantor=kantor,
        jabatan=jabatan,
        desa=desa,
        mulai=mulai,
    )
    catat(
        None,
        "akun.buat",
        pemda=pemda,
        objek=f"akun:{akun.uuid}",
        kantor=kantor.uuid if kantor else None,
        isi={"nama_pengguna": nama_pengguna, "peran": peran},
    )
    return akun


def _new(akun: Akun, sandi: str) -> Akun:
    """Keep an account with a password; raises Galat where its name is taken or it is weak."""
    if Akun.objects.filter(nama_pengguna__iexact=akun.nama_pengguna).exists():
        raise Galat(
            "situs.akun",
            akun.nama_pengguna,
            "Nama pengguna ini sudah dipakai.",
            "Pilih nama lain, atau setel ulang sandinya dari situs.",
        )
    try:
        validate_password(sandi, akun)
    except ValidationError as sebab:
        raise Galat(
            "situs.sandi", akun.nama_pengguna, " ".join(sebab.messages), "Pilih sandi lain."
        ) from sebab
    akun.set_password(sandi)
    akun.save()
    return akun
