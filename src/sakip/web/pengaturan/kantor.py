"""Offices of a region from a list: new ones opened with an empty year, known ones brought up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from sakip.berkas.baris import Kantor as BarisKantor
from sakip.berkas.buku_kerja.kolom import front_columns
from sakip.berkas.buku_kerja.sel import from_cell
from sakip.berkas.model import AturanBerkas, Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.galat import Galat
from sakip.tabel import Sel
from sakip.terjemah import galat_validasi
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import baris_kantor
from sakip.web.pengaturan.services import KANTOR_UBAH, ubah_kantor
from sakip.web.sunting.impor import Calon, Tujuan
from sakip.web.sunting.penerima import Penerima
from sakip.web.sunting.services import Ganti
from sakip.web.tukar.services import impor, rencanakan

_TUJUAN = {
    "nama": ("nama kantor", "perangkat daerah", "opd", "nama opd", "kecamatan"),
    "jenis": ("jenis kantor",),
    "alamat": ("alamat kantor",),
    "jumlah_desa": ("jumlah desa", "desa"),
}
_AWALAN = ("kecamatan", "kelurahan", "dinas", "badan", "sekretariat")
"""Kinds of offices that a name begins with."""


def receiver(pemda: Pemda, tahun: int, pada: date) -> Penerima:
    """A list of offices as the receiver of an import; new ones get the year `tahun`."""
    kolom = {n: front_columns()[f"kantor.{n}"] for n in _TUJUAN}
    tujuan = [Tujuan(n, kolom[n].judul, n == "nama", kata) for n, kata in _TUJUAN.items()]
    semua = list(Kantor.objects.filter(pemda=pemda).select_related("pemda"))
    ada = {k.nama.casefold(): k for k in semua}
    ids = {k.id_teks for k in semua}

    def baca(sel: Mapping[str, Sel]) -> tuple[str, list[Calon]]:
        isi: dict[str, Any] = {
            n: from_cell(kolom[n], s) for n, s in sel.items() if s not in (None, "")
        }
        nama = str(isi.get("nama", "")).strip()
        lama = ada.get(nama.casefold())
        data = baris_kantor(lama).model_dump() if lama else _new(pemda, nama, ids)
        if lama:
            isi = {n: v for n, v in isi.items() if n in KANTOR_UBAH}
        try:
            baris = BarisKantor.model_validate(
                {k: v for k, v in (data | isi).items() if v is not None}
            )
        except ValidationError as galat:
            raise galat_validasi(galat, "", lambda jalur: str(jalur[0] if jalur else "")) from galat
        ids.add(baris.id)
        revisi = lama.revisi if lama else 0
        return nama, [
            Calon(Ganti((baris.id,), revisi, baris), baris_kantor(lama) if lama else None)
        ]

    def tulis(actor: Akun, isi: Sequence[Ganti]) -> object:
        return write(actor=actor, pemda=pemda, tahun=tahun, isi=isi, pada=pada)

    keadaan = f"{len(semua)}-{sum(k.revisi + k.masukan for k in semua)}"
    return Penerima(str(_("Daftar kantor")), tujuan, baca, tulis, keadaan)


def _new(pemda: Pemda, nama: str, ids: set[str]) -> dict[str, Any]:
    """What a new office has beside its name."""
    rapi = re.sub(r"[^a-z0-9]+", "-", nama.casefold()).strip("-")[:60] or "kantor"
    calon = (rapi, *(f"{rapi}-{n}" for n in range(2, len(ids) + 3)))
    return {
        "id": next(c for c in calon if c not in ids),
        "jenis": next((a for a in _AWALAN if nama.casefold().startswith(a)), "lainnya"),
        "daerah": pemda.id_teks,
        "nama_daerah": pemda.nama,
        "provinsi": pemda.provinsi,
    }


@transaction.atomic
def write(
    *, actor: Akun, pemda: Pemda, tahun: int, isi: Sequence[Ganti], pada: date
) -> list[Kantor]:
    """Make new offices with an empty year and bring known ones up to date, all or none."""
    Akses(actor, pada).pastikan("penugasan.ubah")
    hasil = []
    for satu in isi:
        baris = satu.menjadi
        assert isinstance(baris, BarisKantor)
        ada = Kantor.objects.filter(pemda=pemda, id_teks=baris.id).select_related("pemda").first()
        if ada is not None:
            ketikan = {k: _typed(getattr(baris, k)) for k in KANTOR_UBAH}
            hasil.append(
                ubah_kantor(actor=actor, kantor=ada, isian=ketikan, revisi=satu.revisi, pada=pada)
            )
        else:
            hasil.append(_open(actor, pemda, baris, tahun, pada))
    return hasil


def _typed(nilai: object) -> str:
    return "" if nilai is None else str(nilai)


def _open(actor: Akun, pemda: Pemda, baris: BarisKantor, tahun: int, pada: date) -> Kantor:
    kosong = Berkas(
        format="berkas-kinerja/1", kantor=baris, tahun=tahun, aturan=AturanBerkas(versi="baru")
    )
    edisi = rulebook_of(kosong).versi.split("+")[0]
    berkas = kosong.model_copy(update={"aturan": AturanBerkas(versi=edisi)})
    try:
        return impor(rencanakan(berkas, pemda), actor=actor, pada=pada).kantor
    except Galat as galat:
        raise Galat(galat.kode, baris.nama, galat.pesan, galat.saran, galat.rincian) from galat
