"""The log of a government as people read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from sakip.core.angka import cetak_penuh
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import alur_di
from sakip.web.audit import kata
from sakip.web.audit.models import Kejadian
from sakip.web.dasar.lembar import TABEL
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor

SEHALAMAN = 50
BARIS_MAKS = 5
KOSONG = "–"
TANPA = (None, "", [], {})
"""What says nothing, alike to who reads; 0 is something."""
UUID_TEKS = re.compile(r"[ :]?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PERIODE = re.compile(r"\d{4}-[TS]\d")
SIDIK = re.compile(r"[0-9a-f]{64}")


class Baris(NamedTuple):
    """One entry: who did what to which thing when, and what it says."""

    nomor: int
    pada: datetime
    siapa: str
    apa: str
    benda: str
    objek: str
    rincian: list[str]


class Lembaran(NamedTuple):
    """Entries, newest first; berikut: number before which the older ones are, 0 for none."""

    baris: list[Baris]
    berikut: int


def riwayat(pemda: Pemda, kantor: Kantor | None, *, cari: str = "", sebelum: int = 0) -> Lembaran:
    """The newest entries of a government, or of one office, in which some words occur."""
    semua: QuerySet[Kejadian] = Kejadian.objects.filter(pemda=pemda).order_by("-nomor")
    if kantor is not None:
        semua = semua.filter(kantor=str(kantor.uuid))
    nama = _names(pemda, kantor)
    if cari:
        kena = [i for i, n in nama.items() if cari.casefold() in n.casefold()][:100]
        syarat = Q(objek__icontains=cari) | Q(nama_aktor__icontains=cari)
        for i in kena:
            syarat |= Q(objek__startswith=f"realisasi:{i}:")
        semua = semua.filter(syarat)
    if sebelum:
        semua = semua.filter(nomor__lt=sebelum)
    isi = list(semua[: SEHALAMAN + 1])
    baris = _in_words(pemda, nama, isi[:SEHALAMAN])
    return Lembaran(baris, baris[-1].nomor if len(isi) > SEHALAMAN else 0)


def riwayat_angka(kantor: Kantor, indikator: str, periode: str) -> list[Baris]:
    """The last entries about one figure."""
    isi = Kejadian.objects.filter(
        pemda=kantor.pemda_id,
        kantor=str(kantor.uuid),
        objek=f"realisasi:{indikator}:{periode}",
    ).order_by("-nomor")[:5]
    return _in_words(kantor.pemda, {}, isi)


def _in_words(pemda: Pemda, nama: Mapping[str, str], isi: Iterable[Kejadian]) -> list[Baris]:
    alur, isi = alur_di(pemda, hari_ini()), list(isi)
    akun = [k.objek[5:] for k in isi if k.objek.startswith("akun:")]
    orang = {str(u): n for u, n in Akun.objects.filter(uuid__in=akun).values_list("uuid", "nama")}
    langkah = {x.id: x.nama for x in alur.langkah}
    keadaan = {x.id: x.nama for x in alur.keadaan}
    return [
        Baris(
            k.nomor,
            k.pada,
            k.nama_aktor,
            kata.aksi(k.aksi, langkah),
            thing(k.objek, orang | dict(nama)),
            k.objek,
            list(details(k.isi, keadaan)),
        )
        for k in isi
    ]


def _names(pemda: Pemda, kantor: Kantor | None) -> dict[str, str]:
    """Indicators by id, as their latest version calls them; only within one office."""
    if kantor is None:
        return {}
    versi = TABEL["indikator_versi"].objects.filter(pemda=pemda, kantor=kantor).order_by("pk")
    return dict(versi.values_list("indikator__id_teks", "nama"))


def thing(objek: str, nama: Mapping[str, str]) -> str:
    """A thing of the log as people call it."""
    jenis, _, sisa = objek.partition(":")
    if jenis == "realisasi":
        indikator, _, periode = sisa.rpartition(":")
        return f"{nama.get(indikator, indikator)}, {_period(periode)}"
    if jenis == "akun":
        return nama.get(sisa, sisa)
    return UUID_TEKS.sub("", objek).replace(":", " ").strip()


def details(isi: Any, keadaan: Mapping[str, str]) -> Iterator[str]:
    """What an entry says, one line a fact; of a changed row only what differs."""
    if not isinstance(isi, Mapping):
        return
    for butir, nilai in isi.items():
        match butir, nilai:
            case ("semula", Mapping() | None) if "menjadi" in isi:
                yield from _differences(nilai or {}, isi["menjadi"] or {})
            case "semula" | "menjadi", _:
                continue
            case "baris", list():
                for satu in nilai[:BARIS_MAKS]:
                    depan = " ".join(map(str, satu.get("kunci", ())))
                    yield from (f"{depan}: {x}" for x in details(satu | {"kunci": None}, {}))
                if len(nilai) > BARIS_MAKS:
                    yield f"dan {len(nilai) - BARIS_MAKS} baris lain"
            case _, "" | None | [] | {}:
                continue
            case "dari" | "ke", str():
                yield f"{_label(butir)}: {keadaan.get(nilai, nilai)}"
            case _:
                if (teks := _text(nilai)) != KOSONG:
                    yield f"{_label(butir)}: {teks}"


def _differences(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterator[str]:
    for butir in dict.fromkeys([*lama, *baru]):
        semula, menjadi = lama.get(butir), baru.get(butir)
        if semula != menjadi and not (semula in TANPA and menjadi in TANPA):
            yield f"{_label(butir)}: {_text(semula)} → {_text(menjadi)}"


def _label(butir: str) -> str:
    return str(kata.BUTIR.get(butir, butir.replace("_", " ")))


def _text(nilai: Any) -> str:
    match nilai:
        case dict():
            isi = ((k, _text(v)) for k, v in nilai.items())
            return ", ".join(f"{_label(k)} {t}" for k, t in isi if t != KOSONG) or KOSONG
        case list() if len(nilai) > BARIS_MAKS:
            return f"{len(nilai)} baris"
        case list():
            return "; ".join(_text(x) for x in nilai) or KOSONG
        case bool():
            return "ya" if nilai else "tidak"
        case None | "" | 0:
            return KOSONG
        case str() if SIDIK.fullmatch(nilai):
            return f"{nilai[:12]}…"
        case str() if PERIODE.fullmatch(nilai):
            return _period(nilai)
        case str():
            return _number(nilai)
    return str(nilai)


def _period(teks: str) -> str:
    """A period as people call it; any other text as it is."""
    try:
        return Periode.baca(teks).tampil_singkat()
    except Galat:
        return teks


def _number(teks: str) -> str:
    """An exact number of the log as people write it; any other text as it is."""
    if not teks.replace(".", "", 1).removeprefix("-").isdecimal() or "." not in teks:
        return teks
    try:
        return cetak_penuh(Decimal(teks))
    except InvalidOperation:
        return teks
