"""Search over everything one may see: offices, pages, indicators, nodes, documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sakip.berkas.indeks import Indeks
from sakip.web.alur.akses import Akses
from sakip.web.alur.konteks import SIKLUS
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.organisasi.selectors import tahun_dihitung

PALING_BANYAK = 20


class Temuan(NamedTuple):
    jenis: str
    nama: str
    alamat: str


def search(akses: Akses, kata: str, kantor: Kantor | None, tahun: int | None) -> list[Temuan]:
    """What bears every word of `kata` in its name; nothing for an empty search."""
    potong = kata.casefold().split()
    if not potong:
        return []
    cocok = (t for t in _all(akses, kantor, tahun) if all(p in t.nama.casefold() for p in potong))
    return list(islice(cocok, PALING_BANYAK))


def _all(akses: Akses, kantor: Kantor | None, tahun: int | None) -> Iterator[Temuan]:
    if kantor is not None and tahun is not None:
        yield from _inside(kantor, tahun)
    terakhir = dict(
        TahunKerja.objects.filter(kantor__in=akses.kantor())
        .order_by("tahun")
        .values_list("kantor_id", "tahun")
    )
    for k in akses.kantor():
        if k.pk in terakhir:
            yield Temuan(
                _("Kantor"), k.nama, reverse("beranda-kantor", args=(k.uuid, terakhir[k.pk]))
            )


def _inside(kantor: Kantor, tahun: int) -> Iterator[Temuan]:
    for nama, judul, _ikon in SIKLUS:
        if alamat := _address(nama, kantor.uuid, tahun):
            yield Temuan(_("Halaman"), str(judul), alamat)
    berkas, _aturan, buku = tahun_dihitung(kantor, tahun)
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(tahun)
    for iv in indeks.indikator_aktif(tahun, versi):
        alamat = _address("indikator", kantor.uuid, tahun, iv.indikator)
        if not alamat and (h := buku.ada("target", iv.indikator, str(tahun))):
            alamat = reverse("jejak", args=(kantor.uuid, tahun, h.alamat))
        if alamat:
            yield Temuan(_("Indikator"), iv.nama, alamat)
    if rencana := _address("rencana", kantor.uuid, tahun):
        for s in indeks.simpul_aktif(tahun, versi):
            jenis = indeks.jenis_simpul[s.simpul].replace("_", " ").capitalize()
            yield Temuan(jenis, s.nama, f"{rencana}#{s.simpul}")


def _address(nama: str, *args: Any) -> str:
    try:
        return reverse(nama, args=args)
    except NoReverseMatch:
        return ""
