"""Opening a government on an installation: done from the command line of the machine."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.audit.services import catat
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Penugasan


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
    pemda = _government(daerah, nama_daerah, provinsi)
    if Akun.objects.filter(nama_pengguna__iexact=nama_pengguna).exists():
        raise Galat(
            "situs.akun",
            nama_pengguna,
            "Nama pengguna ini sudah dipakai.",
            "Pilih nama lain, atau setel ulang sandinya dari situs.",
        )
    akun = Akun(pemda=pemda, nama_pengguna=nama_pengguna, nama=nama)
    try:
        validate_password(sandi, akun)
    except ValidationError as sebab:
        raise Galat(
            "situs.sandi", nama_pengguna, " ".join(sebab.messages), "Pilih sandi lain."
        ) from sebab
    akun.set_password(sandi)
    akun.save()
    Penugasan.objects.create(pemda=pemda, akun=akun, peran="admin_daerah", mulai=hari_ini())
    catat(
        None,
        "akun.buat",
        pemda=pemda,
        objek=f"akun:{akun.uuid}",
        isi={"nama_pengguna": nama_pengguna, "peran": "admin_daerah"},
    )
    return akun


def _government(id_teks: str, nama: str, provinsi: str) -> Pemda:
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
    pemda = Pemda.objects.create(id_teks=id_teks, nama=nama, provinsi=provinsi)
    catat(None, "daerah.buka", pemda=pemda, objek=f"daerah {id_teks}", isi={"nama": nama})
    return pemda
