"""Reading a quarter: what is measured in it, and how far each figure has come."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.baris import Realisasi as BarisRealisasi
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.periode import JenisPeriode, Periode
from sakip.galat import Galat
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.models import Pengisian


def version_of(indeks: Indeks, periode: Periode) -> str:
    """The plan version that measures a quarter or a year."""
    triwulan = periode.jenis is JenisPeriode.TRIWULAN
    return indeks.versi_triwulan(periode) if triwulan else indeks.versi_tahun(periode.tahun)


def measured(berkas: Berkas, periode: str) -> list[IndikatorVersi]:
    """Indicators that are measured in a period, in tree order."""
    return measured_in(Indeks(berkas), periode)


def measured_in(indeks: Indeks, periode: str) -> list[IndikatorVersi]:
    """`measured`, where the look-ups are at hand."""
    p = Periode.baca(periode)
    semua = indeks.indikator_aktif(p.tahun, version_of(indeks, p))
    return [iv for iv in semua if iv.peran == "kinerja"]


def meaning(indeks: Indeks, indikator: str, periode: str) -> IndikatorVersi:
    """What an indicator means in a period; raises Galat when it does not exist then."""
    p = Periode.baca(periode)
    iv = indeks.indikator_pada(indikator, p.tahun, version_of(indeks, p))
    if iv is None:
        raise Galat(
            "ukur.indikator",
            f"indikator {indikator}, {p.tampil_singkat()}",
            _("Indikator ini tidak ada dalam rencana periode itu."),
            _("Muat ulang halaman, lalu pilih indikator yang ada."),
        )
    return iv


def rows_in(berkas: Berkas, periode: str) -> dict[str, BarisRealisasi]:
    """What was filled in for a period, by indicator."""
    return {r.indikator: r for r in berkas.realisasi if r.periode == periode}


def states(
    kantor: Kantor, periode: str, indikator: Collection[str] | None = None
) -> dict[str, Pengisian]:
    """Where the indicators of a period stand; those without an entry are at the start."""
    semua = Pengisian.objects.filter(pemda=kantor.pemda_id, kantor=kantor, periode=periode)
    if indikator is not None:
        semua = semua.filter(indikator__id_teks__in=indikator)
    return {p.indikator.id_teks: p for p in semua.select_related("indikator", "oleh")}
