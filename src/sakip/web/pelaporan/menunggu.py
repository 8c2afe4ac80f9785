"""What waits of the yearly report: to be made, and to be signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from sakip.web.alur.akses import Akses
from sakip.web.alur.selectors import Tugas
from sakip.web.alur.tenggat import calendar_seen
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.pelaporan.models import Terbitan
from sakip.web.pelaporan.selectors import open_quarters, publishable


def waiting(akses: Akses, kantor: Sequence[Kantor], tahun: int) -> Iterator[Tugas]:
    """Once the year is over, for who makes the report or signs it, until one is out."""
    if akses.pada <= date(tahun, 12, 31):
        return
    milik = [k for k in kantor if akses.boleh("laporan.siapkan", k)]
    if not milik:
        return
    terbit = set(
        Terbitan.objects.filter(
            pemda=akses.akun.pemda_id, kantor__in=milik, tahun=tahun
        ).values_list("kantor_id", flat=True)
    )
    ada = set(
        TahunKerja.objects.filter(kantor__in=milik, tahun=tahun).values_list("kantor_id", flat=True)
    )
    kalender = calendar_seen(akses, tahun)
    for satu in milik:
        if satu.pk in terbit or satu.pk not in ada:
            continue
        siap = publishable(satu, tahun) is not None
        menetapkan = akses.boleh("laporan.tetapkan", satu)
        if siap != menetapkan:
            continue  # with somebody else
        judul = _("Laporan Kinerja %d siap ditetapkan") if siap else _("Susun Laporan Kinerja %d")
        belum = open_quarters(satu, tahun) if siap else []
        tenggat = kalender.tenggat("lkjip", str(tahun), satu.pk)
        yield Tugas(
            judul=judul % tahun,
            kantor=satu,
            alamat=reverse("lapor", args=(satu.uuid, tahun)),
            tombol=_("Baca dan tetapkan") if siap else _("Susun"),
            rincian=_("Belum disetujui: %s") % ", ".join(belum) if belum else "",
            tenggat=tenggat.tanggal if tenggat else None,
            kapan=tenggat.kapan(akses.pada) if tenggat else "",
            terlambat=tenggat.terlambat(akses.pada) if tenggat else False,
            ruang="lapor",
        )
