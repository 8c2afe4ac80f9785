"""Writing money: a line typed on the page, or many from a table of another program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from sakip.berkas.baris import Anggaran as BarisAnggaran
from sakip.berkas.baris import SimpulVersi
from sakip.berkas.buku_kerja.kolom import columns
from sakip.berkas.buku_kerja.sel import from_cell
from sakip.berkas.indeks import Indeks
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.terjemah import galat_validasi
from sakip.web.akun.models import Akun
from sakip.web.anggaran.selectors import (
    carried,
    is_sum,
    key_of,
    money_nodes,
    money_rows,
    periods,
)
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.sunting.impor import Calon, Tujuan
from sakip.web.sunting.penerima import Penerima, writer
from sakip.web.sunting.services import Ganti, ganti

_JUMLAH = re.compile(r"\s*$|\s*(sub\s*)?(jumlah|total)\b", re.IGNORECASE)
"""A cell for a node that holds the word for a sum, or nothing."""
_NILAI = next(k for k in columns("anggaran") if k.nama == "nilai")


def simpan_baris(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    simpul: str,
    isian: Mapping[str, str],
    revisi: Mapping[str, int],
    pada: date,
) -> BukuHasil:
    """Write the typed money of one node; cells that say what is stored are left alone.

    isian, revisi: by cell (``pagu`` or a period). Raises Ditolak, Konflik, Galat.
    """
    berkas, _aturan, buku = tahun_dihitung(kantor, tahun)
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(tahun)
    satu = next((s for s in money_nodes(indeks, tahun, versi) if s.simpul == simpul), None)
    if satu is None:
        raise Galat(
            "anggaran.simpul",
            simpul,
            _("Kegiatan ini tidak ada dalam rencana tahun itu."),
            _("Muat ulang halaman."),
        )
    ada = money_rows(kantor, berkas)
    semua: list[Ganti] = []
    salah: list[Galat] = []
    for nama in ("pagu", *periods(berkas, tahun)):
        if nama not in isian:
            continue
        kunci = key_of(simpul, nama, tahun, versi)
        lama = ada.get(kunci, (0, None))[1]
        try:
            baru = row_from(kunci, lama, isian[nama])
        except Galat as galat:
            tempat = f"{satu.nama}, {_called(nama)}"
            salah.append(Galat(galat.kode, tempat, galat.pesan, galat.saran))
            continue
        if baru != lama:
            semua.append(Ganti(kunci, revisi.get(nama, 0), baru))
    if salah:
        raise Galat.gabung("anggaran.isian", satu.nama, salah)
    if not semua:
        return buku
    return ganti(actor=actor, kantor=kantor, tahun=tahun, lembar="anggaran", isi=semua, pada=pada)


def row_from(kunci: tuple[str, ...], lama: BarisAnggaran | None, isi: Any) -> BarisAnggaran | None:
    """The row with an amount as typed or as a cell of a workbook; None where it is emptied."""
    if isi is None or (isinstance(isi, str) and not isi.strip()):
        # A range from a source is not typed here, so an empty cell says nothing of it.
        return lama if lama is not None and lama.nilai is None else None
    nilai = from_cell(_NILAI, isi)
    data = dict(zip(BarisAnggaran.kunci_baris, kunci, strict=True)) | {"nilai": nilai}
    if lama is not None:
        data |= {"alasan": lama.alasan, "bukti": lama.bukti}
    try:
        return BarisAnggaran.model_validate(data)
    except ValidationError as galat:
        raise galat_validasi(galat, "", lambda _jalur: "") from galat


def match_node(teks: str, simpul: list[SimpulVersi]) -> SimpulVersi | None:
    """The node a cell means, by id, code or name."""
    rapi = _plain(teks)
    cocok = [s for s in simpul if rapi in {_plain(s.simpul), _plain(s.kode), _plain(s.nama)}]
    return cocok[0] if rapi and len(cocok) == 1 else None


def _plain(teks: str) -> str:
    return " ".join(teks.casefold().split())


def receiver(kantor: Kantor, tahun: int) -> Penerima:
    """A table with a line for each node and money in its columns, as the receiver of an import."""
    berkas, _aturan, _hasil = tahun_dihitung(kantor, tahun)
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(tahun)
    simpul = money_nodes(indeks, tahun, versi)
    periode = periods(berkas, tahun)
    ada = money_rows(kantor, berkas)
    # Tables of other programs also list programmes and activities, with the sums of their parts.
    induk = {s.simpul for s in simpul if is_sum(s, simpul, ada, tahun, periode)}
    judul = {nama: _called(nama) for nama in ("pagu", *periode)}
    kata = ("sub kegiatan", "uraian", "nama sub kegiatan", "kode rekening", "program kegiatan")
    tujuan = [
        Tujuan("simpul", "Kode atau nama sub kegiatan", True, ("kode", "nama", *kata)),
        Tujuan("pagu", "Pagu", False, ("anggaran", "pagu anggaran", "jumlah anggaran")),
        *(Tujuan(p, judul[p], False, _words(p)) for p in periode),
    ]

    def baca(sel: Mapping[str, Any]) -> tuple[str, list[Calon]]:
        teks = str(sel.get("simpul") or "")
        satu = match_node(teks, simpul)
        if _JUMLAH.match(teks) or (satu is not None and satu.simpul in induk):
            return "", []  # a sum, which the library makes from what is below it
        if satu is None:
            raise Galat(
                "anggaran.simpul",
                "",
                _("'%(teks)s' tidak cocok dengan satu kegiatan pun di rencana tahun ini.")
                % {"teks": teks[:60]},
                _("Pakai kode atau nama yang persis sama."),
            )
        semua: list[Calon] = []
        for nama in ("pagu", *periode):
            if sel.get(nama) is None:
                continue  # an empty cell of a foreign table takes nothing away
            kunci = key_of(satu.simpul, nama, tahun, versi)
            revisi, lama = ada.get(kunci, (0, None))
            try:
                baru = row_from(kunci, lama, sel[nama])
            except Galat as galat:
                raise Galat(galat.kode, judul[nama], galat.pesan, galat.saran) from galat
            if nama == "pagu" and lama is None and baru is not None:
                dulu = carried(satu.simpul, ada, tahun, versi)
                if dulu is not None and dulu.nilai == baru.nilai:
                    continue  # what an earlier version says still holds
            if baru is not None:
                semua.append(Calon(Ganti(kunci, revisi, baru), lama, judul[nama]))
        return f"{satu.kode} {satu.nama}".strip(), semua

    tulis = writer(kantor, tahun, "anggaran")
    return Penerima("Anggaran", tujuan, baca, tulis, str(kantor.masukan))


def _called(nama: str) -> str:
    """A cell of money as people call it."""
    if nama == "pagu":
        return "Pagu"
    return f"Realisasi {Periode.baca(nama).tampil_singkat()}"


def _words(periode: str) -> tuple[str, ...]:
    """How tables head the money of a period."""
    if "-T" not in periode:
        return ("realisasi", "realisasi setahun", "realisasi anggaran")
    nomor = periode[-1]
    romawi = ("I", "II", "III", "IV")[int(nomor) - 1]
    triwulan = (f"tw {romawi}", f"tw{nomor}", f"triwulan {romawi}")
    return (romawi, *triwulan, f"realisasi triwulan {romawi}")
