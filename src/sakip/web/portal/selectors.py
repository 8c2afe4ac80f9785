"""What is public: signed agreements and published reports, read from their frozen editions only.

Nothing here looks at the live data of an office. A report is read from the file that was frozen
when it was published (`pelaporan.edisi`), an agreement from its `Penetapan`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import Http404

from sakip.berkas.baris import JenisSimpul
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.web.alur.models import Penetapan
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.simpanan import path_of
from sakip.web.organisasi.models import Kantor
from sakip.web.pelaporan.edisi import UANG, UKURAN
from sakip.web.pelaporan.models import NaskahJanji, Terbitan
from sakip.web.perencanaan.janji import JENIS as PERJANJIAN

BATANG_MAKS = 125
"""Percent at which a bar ends; a longer one says so with its figure."""


class Angka(NamedTuple):
    """A published figure: its address, text, exact number (or ""), name, and office."""

    alamat: str
    tampil: str
    nilai: str
    nama: str
    milik: str = ""

    @property
    def singkat(self) -> str:
        """The name on a page that says whose year it is."""
        nama = self.nama.rpartition(", ")[0]
        return nama.removesuffix(self.milik).rstrip() or nama

    @property
    def panjang(self) -> str:
        """Length of the bar of a percentage, in hundredths of its full width."""
        isi = min(max(Decimal(self.nilai or 0), Decimal()), Decimal(BATANG_MAKS))
        return f"{100 * isi / BATANG_MAKS:.1f}"

    @property
    def penuh(self) -> bool:
        """Whether a percentage is a hundred or more; for the colour of its bar only."""
        return bool(self.nilai) and Decimal(self.nilai) >= 100


class Butir(NamedTuple):
    """An indicator of a report; a figure is None where the edition has none."""

    id: str
    nama: str
    satuan: str
    iku: bool
    definisi: str
    arah: str
    target: Angka | None
    realisasi: Angka | None
    capaian: Angka | None
    status: Angka | None
    predikat: Angka | None


class Sasaran(NamedTuple):
    """A goal or programme with its indicators; money only of a programme."""

    nama: str
    butir: tuple[Butir, ...]
    pagu: Angka | None = None
    realisasi: Angka | None = None
    serapan: Angka | None = None


class Hitungan(NamedTuple):
    """How many promises there are, how many were kept, which were not, how many have no figure."""

    banyak: int
    terpenuhi: int
    belum: tuple[Butir, ...]
    tanpa: int


class Ringkasan(NamedTuple):
    """What the page of one edition shows."""

    kantor: dict[str, str]
    tahun: int
    contoh: bool
    angka: tuple[Angka, ...]
    sasaran: tuple[Sasaran, ...]
    program: tuple[Sasaran, ...]

    @property
    def hasil(self) -> Hitungan:
        """How the promises turned out, each indicator once."""
        sekali = {b.id: b for _tingkat, _s, b in self.semua()}.values()
        ada = [b for b in sekali if b.capaian and b.capaian.nilai]
        belum = tuple(b for b in ada if b.capaian and not b.capaian.penuh)
        return Hitungan(len(sekali), len(ada) - len(belum), belum, len(sekali) - len(ada))

    def semua(self) -> Iterator[tuple[str, Sasaran, Butir]]:
        """Every indicator with its level and its goal or programme."""
        for tingkat, isi in (("sasaran", self.sasaran), ("program", self.program)):
            for s in isi:
                for b in s.butir:
                    yield tingkat, s, b


# -- what there is --------------------------------------------------------------


def governments() -> list[Pemda]:
    """Governments of which something is public."""
    return list(_open_governments())


def government(daerah: str) -> Pemda:
    """One of them; 404 for any other, whether it exists or not."""
    return _open_governments().filter(id_teks=daerah).first() or _none()


def _open_governments() -> Any:
    terbitan = Terbitan.objects.values("pemda_id")
    perjanjian = Penetapan.objects.filter(jenis=PERJANJIAN).values("pemda_id")
    ada = Q(pk__in=terbitan) | Q(pk__in=perjanjian)
    return Pemda.objects.filter(ada).order_by("nama")


class Terbuka(NamedTuple):
    """An office with its newest report of each year and its agreements, newest first."""

    kantor: Kantor
    terbitan: list[Terbitan]
    perjanjian: list[Penetapan]


def offices(pemda: Pemda, **saring: Any) -> list[Terbuka]:
    """Offices of which something is public; three queries however many there are."""
    terbitan = list(_editions().filter(pemda=pemda, **saring))
    perjanjian = list(_agreements().filter(pemda=pemda, **saring))
    kantor = {x.kantor_id for x in (*terbitan, *perjanjian)}
    return [
        Terbuka(
            k,
            newest([t for t in terbitan if t.kantor_id == k.pk]),
            [p for p in perjanjian if p.kantor_id == k.pk],
        )
        for k in Kantor.objects.filter(pemda=pemda, pk__in=kantor)
    ]


def office(pemda: Pemda, kantor: str) -> Terbuka:
    return next(iter(offices(pemda, kantor__id_teks=kantor)), None) or _none()


def newest(semua: list[Terbitan]) -> list[Terbitan]:
    """The newest edition of each year."""
    terakhir: dict[tuple[int, int], Terbitan] = {}
    for t in semua:
        terakhir.setdefault((t.kantor_id, t.tahun), t)
    return list(terakhir.values())


def editions(daerah: str, kantor: str, tahun: int) -> list[Terbitan]:
    """All editions of a year's report, newest first; 404 when none was published."""
    return (
        list(_editions().filter(pemda__id_teks=daerah, kantor__id_teks=kantor, tahun=tahun))
        or _none()
    )


def edition(daerah: str, kantor: str, tahun: int, nomor: int | None = None) -> Terbitan:
    """One edition, the newest unless numbered; 404 when it was not published."""
    semua = editions(daerah, kantor, tahun)
    return next((t for t in semua if nomor in (None, t.nomor)), None) or _none()


def _editions() -> Any:
    return (
        Terbitan.objects.select_related("pemda", "kantor", "penetapan")
        .defer("penetapan__berkas", "penetapan__hasil")
        .order_by("kantor", "-tahun", "-nomor")
    )


def _agreements() -> Any:
    return (
        Penetapan.objects.filter(jenis=PERJANJIAN)
        .select_related("kantor")
        .defer("berkas", "hasil")
        .order_by("kantor", "-periode", "-pk")
    )


def _none() -> Any:
    raise Http404


# -- what an edition says -------------------------------------------------------


def summary(t: Terbitan) -> Ringkasan:
    """What the page of an edition shows; read once and kept, since it never changes."""
    return _summary(str(path_of(t.pemda, t.data)))


@lru_cache(maxsize=512)
def _summary(jalur: str) -> Ringkasan:
    data = _load(jalur)
    milik = data["kantor"]["nama"]

    def angka(alamat: str | None) -> Angka | None:
        if alamat is None:
            return None
        isi = data["angka"][alamat]
        return Angka(alamat, isi["tampil"], isi["nilai"] or "", plain_name(isi["nama"]), milik)

    def butir(isi: dict[str, Any]) -> Butir:
        return Butir(**{**isi, **{u: angka(isi[u]) for u in UKURAN}})

    def sasaran(isi: dict[str, Any]) -> Sasaran:
        uang = (angka(isi.get(nama)) for nama, _ukuran in UANG)
        return Sasaran(isi["nama"], tuple(map(butir, isi["indikator"])), *uang)

    return Ringkasan(
        data["kantor"],
        data["tahun"],
        data["contoh"],
        tuple(filter(None, map(angka, data["ringkas"]))),
        tuple(map(sasaran, data["sasaran"])),
        tuple(map(sasaran, data["program"])),
    )


def figures(t: Terbitan) -> dict[str, dict[str, Any]]:
    """Every figure of an edition by address, with how it came about (see `pelaporan.edisi`)."""
    return _load(str(path_of(t.pemda, t.data)))["angka"]


def figure(t: Terbitan, alamat: str) -> dict[str, Any]:
    """One figure; 404 when the edition has none of that address."""
    isi = figures(t).get(alamat) or _none()
    return isi | {"alamat": alamat, "nama": plain_name(isi["nama"])}


def plain_name(nama: str) -> str:
    """A figure's name without the plan edition, which only those who signed it know."""
    return nama.partition(", versi ")[0]


@lru_cache(maxsize=8)
def _load(jalur: str) -> dict[str, Any]:
    return json.loads(Path(jalur).read_bytes())


# -- agreements -----------------------------------------------------------------


class Janji(NamedTuple):
    """A signed agreement of an office and year. nomor: from 1, as signed; pdf: once printed.

    terbit: whether a report says what became of it.
    """

    penetapan: Penetapan
    sasaran: list[tuple[str, list[tuple[str, str]]]]
    program: list[tuple[str, str]]
    lain: list[Penetapan]
    nomor: int
    pdf: NaskahJanji | None
    terbit: bool

    @property
    def terurut(self) -> list[Penetapan]:
        """All of the year, the first one signed first: their numbers in addresses."""
        return self.lain[::-1]


def has_agreement(kantor: Kantor, tahun: int) -> bool:
    return bool(_agreements().filter(kantor=kantor, periode=str(tahun)).exists())


def agreement(daerah: str, kantor: str, tahun: int, nomor: int | None = None) -> Janji:
    """An agreement, the last one signed unless numbered from the first on; 404 without one."""
    semua = list(
        _agreements().filter(pemda__id_teks=daerah, kantor__id_teks=kantor, periode=str(tahun))
    )
    ke = 0 if nomor is None else len(semua) - nomor
    if not 0 <= ke < len(semua):
        _none()
    satu = Penetapan.objects.select_related("kantor", "pemda").get(pk=semua[ke].pk)
    pdf = NaskahJanji.objects.filter(penetapan=satu).exclude(pdf="").first()
    terbit = Terbitan.objects.filter(kantor=satu.kantor_id, tahun=tahun).exists()
    return Janji(satu, *_promises(satu, tahun), semua, len(semua) - ke, pdf, terbit)


def _promises(
    satu: Penetapan, tahun: int
) -> tuple[list[tuple[str, list[tuple[str, str]]]], list[tuple[str, str]]]:
    """Goals with their indicators and targets, programmes with their money, as signed."""
    indeks = Indeks(Berkas.model_validate(satu.berkas))
    versi = satu.versi or indeks.versi_tahun(tahun)
    indikator = [i for i in indeks.indikator_aktif(tahun, versi) if i.peran == "kinerja"]

    def tampil(ukuran: str, subjek: str) -> str:
        alamat = f"{ukuran}:{subjek}:{tahun}"
        return satu.hasil.get(f"{alamat}@{versi}") or satu.hasil.get(alamat, "")

    sasaran, program = [], []
    for s in indeks.simpul_aktif(tahun, versi):
        match indeks.jenis_simpul[s.simpul]:
            case JenisSimpul.SASARAN:
                isi = [
                    (i.nama, tampil("target", i.indikator))
                    for i in indikator
                    if i.simpul == s.simpul
                ]
                sasaran.append((s.nama, isi))
            case JenisSimpul.PROGRAM:
                program.append((s.nama, tampil("pagu", s.simpul)))
    return sasaran, program
