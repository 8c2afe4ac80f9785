"""Opening a year: what last year tells of it, added to what the office has."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sakip.berkas.buku_kerja.tahun_baru import year_after, year_of
from sakip.berkas.model import LEMBAR, Berkas
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.tukar.perubahan import rencanakan
from sakip.web.tukar.services import impor


def next_year(kantor: Kantor, dari: int) -> Berkas:
    """The Berkas of the year after `dari`: all rows of the office, and those of the new year.

    A workbook for a new year folds last year into single figures; here its rows stay as they are.
    """
    lama, _aturan, hasil = tahun_dihitung(kantor, dari)
    baru = year_after(lama, hasil)
    isi: dict[str, Any] = {"narasi": ()}
    for nama in LEMBAR:
        if nama == "narasi":
            continue
        ada = {b.kunci for b in getattr(lama, nama)}
        tambah = [
            b for b in getattr(baru, nama) if b.kunci not in ada and _about(b) == str(dari + 1)
        ]
        isi[nama] = (*getattr(lama, nama), *tambah)
    return baru.model_copy(update=isi)


def _about(baris: Any) -> str:
    try:
        return year_of(baris)
    except TypeError:
        return ""


@transaction.atomic
def buka_tahun(*, actor: Akun, kantor: Kantor, dari: int, pada: date) -> TahunKerja:
    """Open the year after `dari`; raises Galat when it is open already, Ditolak without right."""
    if TahunKerja.objects.filter(pemda=kantor.pemda_id, kantor=kantor, tahun=dari + 1).exists():
        raise Galat(
            "tukar.tahun_ada",
            f"{kantor.nama}, tahun {dari + 1}",
            _("Tahun ini sudah dibuka."),
            _("Pilih tahunnya di bagian atas halaman."),
        )
    return impor(rencanakan(next_year(kantor, dari), kantor.pemda), actor=actor, pada=pada)
