"""What waits of papers: the report to be made and signed, an agreement that cannot be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from sakip.web.alur.akses import Akses
from sakip.web.alur.selectors import Tugas
from sakip.web.alur.tenggat import calendar_seen
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.pelaporan.models import NaskahJanji, Terbitan
from sakip.web.pelaporan.pembuatan import from_plain
from sakip.web.pelaporan.selectors import open_quarters, publishable
from sakip.web.perencanaan.janji import JENIS

DISEBUT = 3
"""So many reasons are told where there are more."""


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


def agreements_unprinted(akses: Akses, kantor: Sequence[Kantor], tahun: int) -> Iterator[Tugas]:
    """For who writes the plan or signs it: the agreement in force could not be printed, and why."""
    milik = {
        k.pk: k
        for k in kantor
        if akses.boleh("rencana.tetapkan", k) or akses.boleh("rencana.ubah", k)
    }
    terakhir: dict[int, tuple[str, dict[str, Any] | None]] = {}
    for di, versi, galat in (
        NaskahJanji.objects.filter(
            pemda=akses.akun.pemda_id,
            penetapan__kantor__in=milik,
            penetapan__jenis=JENIS,
            penetapan__periode=str(tahun),
        )
        .order_by("penetapan__pk")
        .values_list("penetapan__kantor", "penetapan__versi", "galat")
    ):
        terakhir[di] = versi, galat
    for di, (versi, plain) in terakhir.items():
        if plain is None:
            continue
        galat, di_janji = from_plain(plain), reverse("janji", args=(milik[di].uuid, tahun))
        sebab = [f"{g.tempat}: {g.pesan}" for g in galat.rincian[:DISEBUT]] or [galat.pesan]
        yield Tugas(
            judul=_("Perjanjian Kinerja %d tidak dapat dicetak") % tahun,
            kantor=milik[di],
            alamat=f"{di_janji}?{urlencode({'versi': versi})}",
            tombol=_("Lihat"),
            rincian=" ".join(
                [*sebab, galat.saran, _("Sesudah dibetulkan, kepala kantor menetapkannya lagi.")]
            ),
            penting=True,
            ruang="janji",
        )
