"""What a person types into a cell, read without guessing and laid into the row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from sakip.berkas.baris import IndikatorVersi, teks_baku
from sakip.berkas.baris import Realisasi as BarisRealisasi
from sakip.core.angka import Ambigu, Angka, Bacaan, Kosong, Label, baca, cetak, cetak_penuh
from sakip.core.aturan.jenis import Polaritas
from sakip.galat import Galat
from sakip.terjemah import galat_validasi

ANGKA = ("nilai", "label", "kosong", "komponen")
"""Fields of which only one speaks."""
URAIAN = ("penjelasan", "hambatan", "upaya")
KOMPONEN = "komponen."
"""Before the name of a component: ``komponen.desa``."""

BELUM_DIISI = "belum_diisi"
RIBU = 1000  # from here on a number has dots
_SEBAB = re.compile(r"[^()]+ \((.+)\)")
"""Reason within ``belum tersedia (menunggu BPS)``."""
BERKELAS = (Polaritas.PREDIKAT, Polaritas.YA_TIDAK)
"""Directions whose realisasi may be a word."""


def read_cell(
    teks: str, tempat: str, *, satuan: str = "", desimal: int | None = None
) -> Decimal | str | Kosong | None:
    """A typed figure as number, class, kind of no number, or None where the cell is empty.

    satuan: unit of the row; another one typed is refused. desimal: decimals of the row; a reading
    with decimals is no reading of something counted whole. Raises Galat when the text can be read
    two ways or not at all.
    """
    if not teks.strip():
        return None
    match _read(teks, satuan, desimal):
        case Angka(nilai=nilai, satuan=milik):
            if milik and not _same_unit(milik, satuan):
                raise Galat(
                    "isian.satuan",
                    tempat,
                    _("'%(teks)s' bersatuan %(milik)s, padahal di sini %(isi)s.")
                    % {"teks": teks, "milik": milik, "isi": satuan or _("angka tanpa satuan")},
                    _("Ketik angkanya saja, dalam satuan baris ini."),
                )
            return nilai
        case Label(teks=label):
            return label
        case Kosong(jenis=jenis, alasan=alasan):
            dalam = _SEBAB.fullmatch(alasan)
            return Kosong(jenis, dalam[1] if dalam else alasan, teks)
        case Ambigu(calon=calon):
            angka = [c.nilai for c in calon if isinstance(c, Angka)]
            pilihan = " atau ".join(cetak_penuh(n) for n in angka)
            raise Galat(
                "isian.ambigu",
                tempat,
                _("'%(teks)s' dapat dibaca %(pilihan)s.") % {"teks": teks, "pilihan": pilihan},
                _("Ketik %(isi)s supaya jelas.") % {"isi": " atau ".join(plain(n) for n in angka)},
            )
        case rusak:
            raise Galat(
                "isian.angka",
                tempat,
                _("'%(teks)s' tidak terbaca sebagai angka%(sebab)s.")
                % {"teks": teks, "sebab": _because(rusak)},
                _("Ketik seperti 74,30 atau 1.250.000, atau pilih salah satu keterangan kosong."),
            )


def _read(teks: str, satuan: str, desimal: int | None) -> Bacaan:
    bacaan = baca(teks, satuan=satuan)
    if isinstance(bacaan, Ambigu) and desimal == 0:
        utuh = [c for c in bacaan.calon if isinstance(c, Angka) and c.desimal == 0]
        return utuh[0] if len(utuh) == 1 else bacaan
    return bacaan


def written(nilai: Decimal, *, satuan: str = "", desimal: int | None = None) -> str:
    """A number as it is printed, such that `read_cell` of the same cell gives it back.

    ``1.842`` where the cell counts wholes, ``1.842,00`` where it has two decimals; `plain` where
    neither has only one reading (a part of a formula, whose decimals nobody said).
    """
    if abs(nilai) < RIBU:
        return plain(nilai)
    for teks in (cetak_penuh(nilai), cetak(nilai, desimal or 0)):
        bacaan = _read(teks, satuan, desimal)
        if isinstance(bacaan, Angka) and bacaan.nilai == nilai:
            return teks
    return plain(nilai)


def plain(nilai: Decimal) -> str:
    """A number in the form that has no other reading: no thousands, a comma before decimals.

    Three decimals would look like thousands (``1,500``), so they are made fewer or more.
    """
    bulat, _, desimal = teks_baku(nilai).partition(".")
    if len(desimal) == 3:
        desimal = desimal.rstrip("0") if desimal.endswith("0") else f"{desimal}0"
    return f"{bulat},{desimal}" if desimal else bulat


def _same_unit(satu: str, lain: str) -> bool:
    satu, lain = satu.casefold(), lain.casefold()
    return satu == lain or (satu == "%" and lain.startswith("%"))


def _because(rusak: object) -> str:
    alasan = getattr(rusak, "alasan", "")
    return f" ({alasan.rstrip('.')})" if alasan else ""


def parts(isian: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """What was typed for a row, in pieces of which each may be refused by itself."""
    for nama in URAIAN:
        if nama in isian:
            yield {nama: isian[nama]}
    # The figure and its reason stand or fall together.
    if angka := {n: isian[n] for n in ("nilai", "kosong", "alasan") if n in isian}:
        yield angka
    yield from ({n: t} for n, t in isian.items() if n.startswith(KOMPONEN))


def laid(
    iv: IndikatorVersi,
    periode: str,
    ada: BarisRealisasi | None,
    isian: Mapping[str, str],
    tempat: str,
) -> BarisRealisasi | None:
    """The row with what was typed; None when nothing is left in it. Raises Galat.

    isian: typed texts by field: ``nilai`` (any figure, class or kind of no number),
    ``komponen.<nama>``, ``kosong`` (a kind of no number), ``alasan``, and the words of `URAIAN`.
    """
    data: dict[str, Any] = ada.model_dump(exclude_defaults=True) if ada else {}
    data |= {"indikator": iv.indikator, "periode": periode}
    data |= {k: isian[k].strip() for k in URAIAN if k in isian}
    if isian.get("kosong"):
        _clear(data)
        data |= {"kosong": isian["kosong"], "alasan": isian.get("alasan", "").strip()}
    elif "nilai" in isian:
        _clear(data)
        data |= _figure(iv, isian["nilai"], isian.get("alasan", "").strip(), tempat)
    elif "alasan" in isian:
        data["alasan"] = isian["alasan"].strip()
    bagian = {k[len(KOMPONEN) :]: v for k, v in isian.items() if k.startswith(KOMPONEN)}
    if tanpa := next(filter(None, (_nothing(t, tempat) for t in bagian.values())), None):
        # "-" in any part of a formula says it of the whole row.
        _clear(data)
        data |= {"kosong": tanpa.jenis, "alasan": tanpa.alasan}
    elif bagian:
        lama = dict(data.get("komponen") or {})
        komponen = _components(iv, lama, bagian, tempat)
        # An empty component that stays empty leaves a figure given otherwise as it is.
        if komponen != lama:
            _clear(data)
            data["komponen"] = komponen
    if not any(data.get(k) for k in ANGKA if k != "nilai") and data.get("nilai") is None:
        if not any(data.get(k) for k in (*URAIAN, "alasan", "bukti")):
            return None
        # Words before the figure: kept, with the figure said to be not filled yet.
        data = {k: v for k, v in data.items() if k != "komponen"} | {"kosong": BELUM_DIISI}
    try:
        return BarisRealisasi.model_validate(data)
    except ValidationError as galat:
        raise galat_validasi(galat, tempat) from galat


def decimals(iv: IndikatorVersi) -> int | None:
    """Decimals by which the cell of a figure is read; None where a formula may give any."""
    return None if iv.komponen else iv.desimal


def _figure(iv: IndikatorVersi, teks: str, alasan: str, tempat: str) -> dict[str, Any]:
    match read_cell(teks, tempat, satuan=iv.satuan, desimal=decimals(iv)):
        case None:
            return {}
        case Kosong(jenis=jenis, alasan=tertulis):
            return {"kosong": jenis, "alasan": tertulis or alasan}
        case str(label):
            if iv.polaritas not in BERKELAS:
                raise Galat(
                    "isian.angka",
                    tempat,
                    _("'%(teks)s' bukan angka.") % {"teks": teks},
                    _("Ketik angkanya, atau pilih salah satu keterangan kosong."),
                )
            return {"label": label}
        case angka:
            return {"nilai": angka}


def _nothing(teks: str, tempat: str) -> Kosong | None:
    """The kind of no number that a text says, where it says one."""
    if not teks.strip() or not isinstance(baca(teks), Kosong):
        return None
    isi = read_cell(teks, tempat)
    return isi if isinstance(isi, Kosong) else None


def _clear(data: dict[str, Any]) -> None:
    for nama in (*ANGKA, "terlapor", "alasan"):
        data.pop(nama, None)


def _components(
    iv: IndikatorVersi, lama: Mapping[str, Any], bagian: Mapping[str, str], tempat: str
) -> dict[str, Any]:
    """Components of a formula with those typed; an emptied one is gone."""
    isi = dict(lama)
    milik = {k.nama: k for k in iv.komponen}
    for nama, teks in bagian.items():
        if nama not in milik:
            raise Galat(
                "ukur.komponen",
                tempat,
                _("Rumusnya tidak punya komponen '%(nama)s'.") % {"nama": nama},
                _("Muat ulang halaman ini."),
            )
        satu = milik[nama]
        di = f"{tempat}, {satu.label}"
        potong = [x for x in teks.split(";") if x.strip()] if satu.berulang else [teks]
        angka = [read_cell(x, di, satuan=satu.satuan) for x in potong]
        if any(isinstance(x, str | Kosong) for x in angka):
            raise Galat(
                "ukur.komponen",
                di,
                _("'%(teks)s' bukan angka.") % {"teks": teks},
                _("Komponen rumus harus angka; bila belum ada, pilih keterangan kosong barisnya."),
            )
        if angka in ([None], []):
            isi.pop(nama, None)
        else:
            isi[nama] = tuple(angka) if satu.berulang else angka[0]
    return isi
