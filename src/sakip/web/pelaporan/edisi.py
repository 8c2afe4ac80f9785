"""What the public sees of a published report, frozen as one file of plain data.

It is made once, on the day of publishing, from the Berkas and the figures that were signed, and
read ever after: neither a later rule, nor a later library, nor a later edit changes it.

    kantor, tahun, tanggal_laporan, contoh
    ringkas   addresses of the headline figures
    sasaran   nama, indikator: id, nama, satuan, iku, definisi, arah and an address (or null) for
              each of target, realisasi, capaian, status, predikat
    program   the same, with pagu, realisasi_anggaran and serapan
    angka     by address: nama, tampil, nilai (decimal text or null), satuan, kosong, bagian
              (how it came about: heading, lines) and masukan (nama, tampil, address or null)
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sakip.berkas.baris import IndikatorVersi, JenisSimpul, SimpulVersi
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.aturan.jenis import Polaritas
from sakip.core.jejak import Hasil, Masukan
from sakip.hitung import KANTOR, BukuHasil
from sakip.hitung.penjelasan import input_name, input_words, measure_name, parts

FORMAT = "opensakip-terbitan/1"
UKURAN = ("target", "realisasi", "capaian", "status", "predikat")
UANG = (("pagu", "pagu"), ("realisasi_anggaran", "realisasi-anggaran"), ("serapan", "serapan"))
_RINGKAS = (
    ("rerata-capaian", "iku"),
    ("predikat", "iku"),
    ("serapan", KANTOR),
    ("lke", KANTOR),
    ("predikat-akip", KANTOR),
    ("ikm", KANTOR),
    ("ipp", KANTOR),
)
_TERTUTUP = frozenset({"Masukan", "Alamat", "Di sumber"})
"""Said elsewhere on the page; and remarks on a source's slips are never published."""
_ARAH = {
    Polaritas.MAKS: "Makin tinggi makin baik.",
    Polaritas.MIN: "Makin rendah makin baik.",
}


def freeze(berkas: Berkas, buku: BukuHasil) -> bytes:
    """The file of one edition; equal Berkas and figures give equal bytes."""
    return json.dumps(_data(berkas, buku), ensure_ascii=False, separators=(",", ":")).encode()


def _data(berkas: Berkas, buku: BukuHasil) -> dict[str, Any]:
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(buku.tahun)
    simpul = indeks.simpul_aktif(buku.tahun, versi)
    indikator = [i for i in indeks.indikator_aktif(buku.tahun, versi) if i.peran == "kinerja"]

    def nodes(*jenis: JenisSimpul) -> Iterable[tuple[SimpulVersi, list[dict[str, Any]]]]:
        for s in simpul:
            if indeks.jenis_simpul[s.simpul] in jenis:
                yield s, [_indicator(buku, i) for i in indikator if i.simpul == s.simpul]

    return {
        "format": FORMAT,
        "kantor": {
            "id": berkas.kantor.id,
            "nama": berkas.kantor.nama,
            "daerah": berkas.kantor.daerah,
            "nama_daerah": berkas.kantor.nama_daerah,
            "provinsi": berkas.kantor.provinsi,
        },
        "tahun": buku.tahun,
        "tanggal_laporan": berkas.tanggal_laporan and berkas.tanggal_laporan.isoformat(),
        "contoh": berkas.contoh,
        "ringkas": [a for u, s in _RINGKAS if (a := _address(buku, u, s))],
        "sasaran": [
            {"nama": s.nama, "indikator": isi}
            for s, isi in nodes(JenisSimpul.TUJUAN, JenisSimpul.SASARAN)
            if isi
        ],
        "program": [
            {"nama": s.nama, "kode": s.kode, "indikator": isi}
            | {nama: _address(buku, ukuran, s.simpul) for nama, ukuran in UANG}
            for s, isi in nodes(JenisSimpul.PROGRAM)
        ],
        "angka": {str(h.alamat): _figure(berkas, indeks, buku, h) for h in buku},
    }


def _address(buku: BukuHasil, ukuran: str, subjek: str) -> str | None:
    hasil = buku.ada(ukuran, subjek, str(buku.tahun))
    return str(hasil.alamat) if hasil else None


def _indicator(buku: BukuHasil, iv: IndikatorVersi) -> dict[str, Any]:
    return {
        "id": iv.indikator,
        "nama": iv.nama,
        "satuan": iv.satuan,
        "iku": iv.iku,
        "definisi": iv.definisi,
        "arah": _ARAH.get(iv.polaritas, ""),
        **{ukuran: _address(buku, ukuran, iv.indikator) for ukuran in UKURAN},
    }


def _figure(berkas: Berkas, indeks: Indeks, buku: BukuHasil, hasil: Hasil) -> dict[str, Any]:
    return {
        "nama": measure_name(hasil.alamat, berkas, indeks),
        "tampil": hasil.tampil,
        "nilai": None if hasil.terbit is None else format(hasil.terbit, "f"),
        "satuan": hasil.satuan,
        "kosong": str(hasil.kosong.jenis) if hasil.kosong else "",
        "bagian": [
            bagian for bagian in parts(berkas, indeks, buku, hasil) if bagian[0] not in _TERTUTUP
        ],
        "masukan": [
            [input_name(m, hasil, berkas, indeks), *_input(m, buku)] for m in hasil.masukan
        ],
    }


def _input(masukan: Masukan, buku: BukuHasil) -> tuple[str, str | None]:
    hasil = buku.ada(*masukan.alamat) if masukan.alamat else None
    return input_words(masukan, buku)[1], str(hasil.alamat) if hasil else None
