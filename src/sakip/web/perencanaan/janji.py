"""What the agreements of a year promise, edition by edition, and what differs between two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from sakip.berkas.indeks import version_order
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.jejak import Hasil
from sakip.galat import Galat
from sakip.hitung import hitung
from sakip.laporan.bahan import Bahan, acting
from sakip.laporan.perjanjian.janji import Janji, agreements
from sakip.laporan.tabel.rencana import year_versions
from sakip.laporan.tabel.sel import TINGKAT
from sakip.web.alur.models import Penetapan
from sakip.web.organisasi.models import Kantor

JENIS = "perjanjian"
"""The kind of Penetapan of a signed agreement."""


class Angka(NamedTuple):
    """A figure of an agreement: as it is or was signed, and where it is explained today."""

    teks: str
    alamat: str = ""


class BarisJanji(NamedTuple):
    """One line: a node, and the indicator it is measured by or nothing where it bears money."""

    kunci: str
    nama: str
    indikator: str
    tingkat: str
    angka: Angka


class IsiJanji(NamedTuple):
    """One agreement: who promises what to whom."""

    jabatan: str
    pertama: str
    kedua: str
    nama_pertama: str
    nama_kedua: str
    tempat: str
    tanggal: date | None
    target: tuple[BarisJanji, ...]
    uang: tuple[BarisJanji, ...]


class Beda(NamedTuple):
    """One thing that differs between two editions; empty where it was not or is no more."""

    pihak: str
    apa: str
    semula: str
    menjadi: str


def versions(bahan: Bahan) -> list[str]:
    """Versions of the year that have agreements, or else the plan's own."""
    ada = {p.versi for p in bahan.berkas.perjanjian if p.tahun == bahan.tahun}
    ada = ada or {v.id for v in year_versions(bahan)} or {bahan.versi}
    return sorted(ada, key=version_order)


def content(
    bahan: Bahan, versi: str, beku: Mapping[str, str] | None = None
) -> tuple[IsiJanji, ...]:
    """The agreements of a version. beku: figures as they were frozen, by address."""

    def figure(hasil: Hasil | None) -> Angka:
        if hasil is None:
            return Angka("belum ada")
        alamat = str(hasil.alamat)
        if beku is None:
            return Angka(hasil.tampil, alamat)
        return Angka(beku.get(alamat, "belum ada"))

    return tuple(_one(j, figure) for j in agreements(bahan, versi, ""))


def _one(janji: Janji, figure: Callable[[Hasil | None], Angka]) -> IsiJanji:
    bahan, edisi = janji.bahan, janji.edisi

    def name(jabatan: str | None) -> str:
        siapa = bahan.pejabat(jabatan, janji.pada) if jabatan else None
        return f"{acting(siapa)}{siapa.nama}" if siapa else ""

    target = tuple(
        BarisJanji(
            f"target:{iv.indikator}",
            s.kinerja or s.nama,
            iv.nama,
            TINGKAT[bahan.indeks.jenis_simpul[s.simpul]],
            figure(edisi.hasil_target(iv)),
        )
        for s in janji.simpul
        for iv in edisi.indikator_di(s.simpul)
    )
    uang = tuple(
        BarisJanji(
            f"pagu:{s.simpul}",
            s.nama,
            "",
            TINGKAT[bahan.indeks.jenis_simpul[s.simpul]],
            figure(edisi.pagu(s.simpul)),
        )
        for s in janji.berdana
    )
    kedua = janji.kedua
    return IsiJanji(
        janji.pertama.id,
        janji.pertama.nama,
        kedua.nama if kedua else "",
        name(janji.pertama.id),
        name(kedua.id if kedua else None),
        janji.tempat,
        janji.tanggal,
        target,
        uang,
    )


def differences(lama: tuple[IsiJanji, ...], baru: tuple[IsiJanji, ...]) -> list[Beda]:
    """What the second edition says otherwise than the first, party by party."""
    semula, menjadi = ({i.jabatan: i for i in isi} for isi in (lama, baru))
    hasil: list[Beda] = []
    for jabatan in dict.fromkeys((*semula, *menjadi)):
        a, b = semula.get(jabatan), menjadi.get(jabatan)
        pihak = (b or a or lama[0]).pertama
        kiri, kanan = (_lines(x) for x in (a, b))
        for kunci in dict.fromkeys((*kiri, *kanan)):
            apa = (kanan.get(kunci) or kiri[kunci])[0]
            dua = tuple(x[kunci][1] if kunci in x else "" for x in (kiri, kanan))
            if dua[0] != dua[1]:
                hasil.append(Beda(pihak, apa, *dua))
    return hasil


def _lines(satu: IsiJanji | None) -> dict[str, tuple[str, str]]:
    """What can differ in an agreement, by key: its name and its text."""
    if satu is None:
        return {}
    kedua = " ".join(x for x in (satu.kedua, satu.nama_kedua) if x)
    isi = {"kedua": ("Pihak kedua", kedua), "nama": ("Pihak pertama", satu.nama_pertama)}
    isi |= {b.kunci: (b.indikator or b.nama, b.angka.teks) for b in (*satu.target, *satu.uang)}
    return isi


# -- frozen editions ------------------------------------------------------------


def editions(kantor: Kantor, tahun: int) -> list[Penetapan]:
    """Signed editions of a year, the newest first; without their content."""
    semua = Penetapan.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, jenis=JENIS, periode=str(tahun)
    )
    return list(semua.select_related("oleh").defer("berkas", "hasil").order_by("-pada", "-pk"))


@lru_cache(maxsize=32)
def frozen(pk: int, sidik: str) -> tuple[IsiJanji, ...]:
    """The content of a signed edition, which never changes; `sidik` says that it has not."""
    satu = Penetapan.objects.get(pk=pk)
    if satu.sidik != sidik:
        raise Galat(
            "janji.sidik",
            str(satu.uuid),
            _("Isi edisi ini telah diubah."),
            _("Periksa dengan sakip audit."),
        )
    berkas = Berkas.model_validate(satu.berkas)
    bahan = Bahan(berkas, hitung(berkas, rulebook_of(berkas)), draf=True)
    return content(bahan, satu.versi, satu.hasil)
