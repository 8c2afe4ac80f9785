"""Reading an office out of the database as a Berkas, and its year computed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

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
            "Tahun ini belum dibuka.",
            "Buka tahunnya dari halaman Organisasi, atau impor Berkas Kinerja tahun itu.",
        ) from sebab


def muat(kantor: Kantor, tahun: int) -> Berkas:
    """The Berkas of one year: every row the office has, under that year's heading."""
    return muat_tahun(tahun_kerja(kantor, tahun))


def muat_tahun(satu: TahunKerja) -> Berkas:
    kantor = satu.kantor
    lembar: dict[str, Any] = {}
    for nama in LEMBAR:
        saring: dict[str, Any] = {"pemda": satu.pemda_id, "kantor": kantor}
        if nama == "narasi":
            saring["tahun_kerja"] = satu
        lembar[nama] = tuple(baris for _, baris in rows_of(TABEL[nama], **saring))
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
_INGAT_MAKS = 64
_ingat: OrderedDict[tuple[int, int], Dihitung] = OrderedDict()
_kunci = threading.Lock()


def tahun_dihitung(kantor: Kantor, tahun: int) -> Dihitung:
    """A year with its rulebook and every figure; kept until a row of the office changes.

    `kantor.masukan` says which state of its data is meant, so read the office afresh first.
    """
    satu = tahun_kerja(kantor, tahun)
    with _kunci:
        ada = _ingat.get((satu.pk, kantor.masukan))
    if ada is None:
        berkas = muat_tahun(satu)
        buku = rulebook_of(berkas)
        ada = berkas, buku, hitung(berkas, buku)
        remember(satu, kantor.masukan, ada)
    return ada


def remember(satu: TahunKerja, masukan: int, isi: Dihitung) -> None:
    """Keep a computed year; only for states that are committed."""
    with _kunci:
        _ingat[satu.pk, masukan] = isi
        while len(_ingat) > _INGAT_MAKS:
            _ingat.popitem(last=False)


def forget() -> None:
    """Drop all computed years, where the database itself was replaced."""
    with _kunci:
        _ingat.clear()
