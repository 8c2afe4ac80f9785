"""The office's own words in its report: what there is to write, and writing it.

A text is what stands under one heading (and of one indicator, where the heading is the analysis
of each); its paragraphs, parted by an empty line, are rows of the sheet `narasi`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sakip.berkas.baris import Narasi as BarisNarasi
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.narasi import bound_text
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.audit.services import catat
from sakip.web.dasar.simpanan import name_of
from sakip.web.organisasi.models import Kantor, Narasi
from sakip.web.organisasi.selectors import tahun_dihitung, tahun_kerja

JUDUL = {
    "kata-pengantar": gettext_lazy("Kata pengantar"),
    "ikhtisar": gettext_lazy("Ikhtisar eksekutif"),
    "pendahuluan": gettext_lazy("Pendahuluan"),
    "gambaran": gettext_lazy("Gambaran umum kantor"),
    "tugas": gettext_lazy("Tugas dan fungsi"),
    "masalah": gettext_lazy("Permasalahan utama"),
    "isu-strategis": gettext_lazy("Isu strategis"),
    "cascading": gettext_lazy("Penurunan kinerja"),
    "proses-bisnis": gettext_lazy("Peta proses bisnis"),
    "evaluasi": gettext_lazy("Evaluasi tahun lalu"),
    "perencanaan": gettext_lazy("Perencanaan kinerja"),
    "renstra": gettext_lazy("Renstra"),
    "renja": gettext_lazy("Renja"),
    "perjanjian-kinerja": gettext_lazy("Perjanjian kinerja"),
    "analisis": gettext_lazy("Analisis capaian"),
    "faktor-pendukung": gettext_lazy("Faktor pendorong keberhasilan"),
    "faktor-penghambat": gettext_lazy("Faktor penghambat"),
    "langkah": gettext_lazy("Langkah perbaikan"),
    "anggaran": gettext_lazy("Anggaran"),
    "sumber-daya-manusia": gettext_lazy("Sumber daya manusia"),
    "sarana-prasarana": gettext_lazy("Sarana dan prasarana"),
    "kesimpulan": gettext_lazy("Kesimpulan"),
    "saran": gettext_lazy("Saran"),
    "tindak-lanjut-triwulan": gettext_lazy("Tindak lanjut triwulan berikutnya"),
    "tindak-lanjut-renja": gettext_lazy("Tindak lanjut dalam Renja berikutnya"),
}
"""Headings in the order of the report; others that a Berkas has follow by their id."""
ANALISIS = "analisis"
_KOSONG = re.compile(r"\n\s*\n")


class Uraian(NamedTuple):
    """One text. sidik: pins what the person saw, so that nobody writes over another's words."""

    bagian: str
    subjek: str
    judul: str
    teks: str
    banyak: int

    @property
    def sidik(self) -> str:
        return name_of(self.teks.encode())

    @property
    def jangkar(self) -> str:
        return f"u-{self.bagian}" + (f"-{self.subjek}" if self.subjek else "")


def texts_of(kantor: Kantor, tahun: int) -> list[Uraian]:
    """Everything the office has written or may write for the report of a year."""
    berkas, _aturan, _buku = tahun_dihitung(kantor, tahun)
    indeks = Indeks(berkas)
    nama = {i.indikator: i.nama for i in indeks.indikator_aktif(tahun, indeks.versi_tahun(tahun))}
    iku = [i.indikator for i in indeks.indikator_aktif(tahun, indeks.versi_tahun(tahun)) if i.iku]
    kunci = dict.fromkeys((b, "") for b in JUDUL)
    kunci |= dict.fromkeys((ANALISIS, i) for i in iku)
    kunci |= dict.fromkeys((n.bagian, n.subjek or "") for n in berkas.narasi)
    urut = {b: ke for ke, b in enumerate(JUDUL)}
    semua = sorted(kunci, key=lambda k: (urut.get(k[0], len(urut)), k[0]))
    return [_one(berkas, b, s, nama.get(s, s)) for b, s in semua]


def _one(berkas: Berkas, bagian: str, subjek: str, nama: str) -> Uraian:
    isi = [n.teks for n in _rows(berkas, bagian, subjek)]
    judul = str(JUDUL.get(bagian, bagian))
    return Uraian(
        bagian, subjek, f"{judul}: {nama}" if subjek else judul, "\n\n".join(isi), len(isi)
    )


def _rows(berkas: Berkas, bagian: str, subjek: str) -> list[BarisNarasi]:
    milik = (n for n in berkas.narasi if (n.bagian, n.subjek or "") == (bagian, subjek))
    return sorted(milik, key=lambda n: n.urut)


@transaction.atomic
def tulis(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    bagian: str,
    subjek: str,
    teks: str,
    sidik: str,
    pada: date,
) -> None:
    """Write one text whole. Raises `Ditolak`; Galat where another wrote it meanwhile, or where a
    figure in ``[[ ]]`` does not exist.
    """
    Akses(actor, pada).pastikan("laporan.siapkan", kantor)
    kantor = (
        Kantor.objects.select_for_update(of=("self",)).select_related("pemda").get(pk=kantor.pk)
    )
    berkas, _aturan, buku = tahun_dihitung(kantor, tahun)
    ada = next(
        (u for u in texts_of(kantor, tahun) if (u.bagian, u.subjek) == (bagian, subjek)), None
    )
    if ada is None:
        raise Galat(
            "uraian.bagian", bagian, _("Bagian ini tidak ada."), _("Muat ulang halamannya.")
        )
    if ada.sidik != sidik:
        raise Galat(
            "uraian.konflik",
            ada.judul,
            _("Bagian ini baru saja diubah orang lain."),
            _("Salin tulisan Anda, muat ulang halaman, lalu gabungkan."),
        )
    baru = _paragraphs(teks)
    _check(berkas, buku, ada.judul, baru)
    lama = [n.urut for n in _rows(berkas, bagian, subjek)]
    lain = [n.urut for n in berkas.narasi if n.bagian == bagian]
    urut = [*lama, *(max([0, *lain]) + n for n in range(1, len(baru) + 1))][: len(baru)]
    satu = tahun_kerja(kantor, tahun)
    milik = Narasi.objects.filter(pemda=kantor.pemda_id, kantor=kantor, tahun_kerja=satu)
    milik.filter(bagian=bagian, urut__in=lama).delete()
    letak = milik.order_by("-urutan").values_list("urutan", flat=True).first() or 0
    Narasi.objects.bulk_create(
        Narasi(
            pemda=kantor.pemda,
            kantor=kantor,
            tahun_kerja=satu,
            urutan=letak + ke,
            **BarisNarasi(
                bagian=bagian, urut=nomor, teks=paragraf, subjek=subjek or None
            ).model_dump(),
        )
        for ke, (nomor, paragraf) in enumerate(zip(urut, baru, strict=True), 1)
    )
    Kantor.objects.filter(pk=kantor.pk).update(masukan=F("masukan") + 1)
    catat(
        actor,
        "narasi.ubah",
        pemda=kantor.pemda,
        objek=f"narasi:{bagian}:{subjek or tahun}",
        kantor=kantor.uuid,
        isi={"semula": ada.teks, "menjadi": "\n\n".join(baru)},
    )


def _paragraphs(teks: str) -> list[str]:
    return [" ".join(p.split()) for p in _KOSONG.split(teks.replace("\r", "")) if p.strip()]


def _check(berkas: Berkas, buku: BukuHasil, judul: str, isi: list[str]) -> None:
    bahan = Bahan(berkas, buku, draf=True)
    for ke, paragraf in enumerate(isi, 1):
        bound_text(bahan, paragraf, _("%(judul)s, paragraf %(ke)s") % {"judul": judul, "ke": ke})
