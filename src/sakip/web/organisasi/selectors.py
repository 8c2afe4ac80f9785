"""Reading an office out of the database as a Berkas, and its year computed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from sakip.berkas.baris import Baris
from sakip.berkas.baris import Kantor as BarisKantor
from sakip.berkas.model import LEMBAR, AturanBerkas, Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.aturan.buku import BukuAturan
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung
from sakip.web.dasar.baris import rows_of
from sakip.web.dasar.lembar import TABEL
from sakip.web.organisasi.models import Kantor, TahunKerja


def tahun_kerja(kantor: Kantor, tahun: int) -> TahunKerja:
    """The year of an office; raises Galat when it was never opened."""
    try:
        return TahunKerja.objects.select_related("kantor__pemda").get(
            pemda=kantor.pemda_id, kantor=kantor, tahun=tahun
        )
    except TahunKerja.DoesNotExist as sebab:
        raise Galat(
            "tukar.tahun",
            f"{kantor.nama}, tahun {tahun}",
            _("Tahun ini belum dibuka."),
            _("Buka tahunnya dari halaman Organisasi, atau impor Berkas Kinerja tahun itu."),
        ) from sebab


def muat(kantor: Kantor, tahun: int) -> Berkas:
    """The Berkas of one year: every row the office has, under that year's heading."""
    return muat_tahun(tahun_kerja(kantor, tahun))


def muat_tahun(satu: TahunKerja, sama: Mapping[str, tuple[Baris, ...]] | None = None) -> Berkas:
    """The Berkas of a year. sama: sheets that are known to be as they were, not read again."""
    kantor = satu.kantor
    lembar: dict[str, Any] = {}
    for nama in LEMBAR:
        if sama and nama in sama:
            lembar[nama] = sama[nama]
        else:
            semua = rows_of(TABEL[nama], **_of_year(nama, satu))
            lembar[nama] = tuple(baris for _, baris in semua)
    return Berkas.model_construct(
        format="berkas-kinerja/1",
        kantor=baris_kantor(kantor),
        tahun=satu.tahun,
        tanggal_laporan=satu.tanggal_laporan,
        tempat_laporan=satu.tempat_laporan,
        contoh=satu.contoh,
        aturan=AturanBerkas(versi=satu.versi_aturan, overlay=satu.overlay),
        **lembar,
    )


def _of_year(lembar: str, satu: TahunKerja) -> dict[str, Any]:
    """What picks the rows of a sheet that belong to a year of an office."""
    saring: dict[str, Any] = {"pemda": satu.pemda_id, "kantor": satu.kantor_id}
    return saring | ({"tahun_kerja": satu.pk} if lembar == "narasi" else {})


def baris_kantor(kantor: Kantor) -> BarisKantor:
    return BarisKantor(
        id=kantor.id_teks,
        nama=kantor.nama,
        jenis=kantor.jenis,
        daerah=kantor.pemda.id_teks,
        nama_daerah=kantor.nama_daerah,
        provinsi=kantor.provinsi,
        ibu_kota_daerah=kantor.ibu_kota_daerah,
        alamat=kantor.alamat,
        jumlah_desa=kantor.jumlah_desa,
    )


Dihitung = tuple[Berkas, BukuAturan, BukuHasil]
Edisi = tuple[int, int, int]
"""How many rows a sheet has, the key of the newest, and their editions added up. A row that comes
raises the second, one that goes lowers the first, one that changes raises the third."""


class _Ingatan(NamedTuple):
    """A computed year, the state of the office's data it belongs to, and editions of its sheets.

    edisi: only of sheets whose edition is known.
    """

    masukan: int
    isi: Dihitung
    edisi: Mapping[str, Edisi | None]


_ingat: OrderedDict[tuple[int, int], _Ingatan] = OrderedDict()
"""By office (its key) and year."""
_kunci = threading.Lock()


def tahun_dihitung(kantor: Kantor, tahun: int) -> Dihitung:
    """A year with its rulebook and every figure; kept until a row of the office changes.

    `kantor.masukan` says which state of its data is meant, so read the office afresh first. What
    another process changed meanwhile is read and computed alone (`sakip.hitung.ulang`).
    """
    kunci = (kantor.pk, tahun)
    with _kunci:
        ada = _ingat.get(kunci)
        if ada is not None:
            _ingat.move_to_end(kunci)
    if ada is not None and ada.masukan == kantor.masukan:
        return ada.isi
    satu = tahun_kerja(kantor, tahun)
    edisi = _editions(satu)  # before the rows: an edition too old is only read once more
    berkas = _read_changed(satu, edisi, ada)
    semula = None if ada is None else ada.isi
    if semula and (semula[0].aturan, semula[0].kantor) == (berkas.aturan, berkas.kantor):
        buku = semula[1]
    else:
        buku = rulebook_of(berkas)
    isi = berkas, buku, hitung(berkas, buku, semula=semula and semula[2])
    _keep(satu, _Ingatan(kantor.masukan, isi, edisi))
    return isi


def _editions(satu: TahunKerja) -> dict[str, Edisi | None]:
    """The edition of every sheet, None of one without rows; one query."""
    with connection.cursor() as kursor:
        kursor.execute(
            _editions_sql(),
            {"pemda": satu.pemda_id, "kantor": satu.kantor_id, "tahun_kerja": satu.pk},
        )
        return {
            nama: (n, akhir, int(ubah)) if n else None for nama, n, akhir, ubah in kursor.fetchall()
        }


@lru_cache(maxsize=1)
def _editions_sql() -> str:
    """Written once: putting thirty sheets together costs the ORM more than reading them."""
    bagian = []
    for nama in LEMBAR:
        setahun = " AND tahun_kerja_id = %(tahun_kerja)s" if nama == "narasi" else ""
        bagian.append(
            f"SELECT '{nama}', COUNT(*), MAX(id), SUM(revisi) FROM {TABEL[nama]._meta.db_table}"
            f" WHERE pemda_id = %(pemda)s AND kantor_id = %(kantor)s{setahun}"
        )
    return " UNION ALL ".join(bagian)


def _read_changed(
    satu: TahunKerja, edisi: Mapping[str, Edisi | None], ada: _Ingatan | None
) -> Berkas:
    """The Berkas; sheets and rows that are as they were stay the same objects."""
    if ada is None:
        return muat_tahun(satu)
    dulu = ada.isi[0]
    sama = {n for n, e in edisi.items() if n in ada.edisi and ada.edisi[n] == e}
    berkas = muat_tahun(satu, {n: getattr(dulu, n) for n in sama})
    lain = {n: _reused(getattr(dulu, n), getattr(berkas, n)) for n in LEMBAR if n not in sama}
    return berkas.model_copy(update=lain)


def _reused(dulu: tuple[Baris, ...], kini: tuple[Baris, ...]) -> tuple[Baris, ...]:
    if dulu == kini:
        return dulu
    milik = {b.kunci: b for b in dulu}
    return tuple(b if milik.get(b.kunci) != b else milik[b.kunci] for b in kini)


def remember(satu: TahunKerja, masukan: int, isi: Dihitung) -> None:
    """Keep a computed year; only for states that are committed."""
    with _kunci:
        ada = _ingat.get((satu.kantor_id, satu.tahun))
    edisi: dict[str, Edisi | None] = {}
    if ada is not None:
        sama = (n for n in ada.edisi if getattr(ada.isi[0], n) is getattr(isi[0], n))
        edisi = {n: ada.edisi[n] for n in sama}
    _keep(satu, _Ingatan(masukan, isi, edisi))


def _keep(satu: TahunKerja, baru: _Ingatan) -> None:
    with _kunci:
        _ingat[satu.kantor_id, satu.tahun] = baru
        _ingat.move_to_end((satu.kantor_id, satu.tahun))
        while len(_ingat) > settings.TAHUN_DIINGAT:
            _ingat.popitem(last=False)


def forget() -> None:
    """Drop all computed years, where the database itself was replaced."""
    with _kunci:
        _ingat.clear()
