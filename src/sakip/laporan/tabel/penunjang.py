"""Programmes and activities that supported the result, and the money they took."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.berkas import baris as b
from sakip.core.jejak import Hasil
from sakip.hitung import KANTOR
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import Kalimat, heading, in_words, plain, series
from sakip.laporan.tabel.capaian import missed_item
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import (
    by_node,
    missed,
    missing,
    node_name,
    node_rows,
    number,
    of_programmes,
    supporting,
    target_of,
    two_heads,
)
from sakip.laporan.uraian import about, own_words
from sakip.naskah.gambar.dasar import Terbit, Ukuran
from sakip.naskah.gambar.kuadran import Sumbu, Titik, gambar_kuadran
from sakip.naskah.pohon import (
    Baris,
    Blok,
    Daftar,
    Gambar,
    Isi,
    Kolom,
    Paragraf,
    Rujuk,
    Sel,
    Tabel,
)

_PENUNJANG = "tabel-program-penunjang"
_ANGGARAN = "tabel-anggaran-sasaran"
_SASARAN = "tabel-kinerja-anggaran-sasaran"
_PROGRAM = "tabel-kinerja-anggaran-program"
_GAMBAR = "gambar-kinerja-anggaran"
_TANPA_SASARAN = "indikator kinerja utama tahun laporan"
_BELUM_DINYATAKAN = "belum dinyatakan"
_SERATUS = Decimal(100)


# -- programmes behind the result ---------------------------------------------


def _supporting(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = supporting(bahan)
    if not indikator:
        return missing(bahan, "indikator program dan kegiatan tahun laporan")
    dukungan = {
        d.indikator: d for d in bahan.berkas.dukungan if d.periode == str(bahan.tahun)
    }
    tabel = table(
        nomor,
        f"Program, Kegiatan, dan Sub Kegiatan Penunjang Tahun {bahan.tahun}",
        (
            "Program, kegiatan, sub kegiatan",
            "Indikator (hasil program, keluaran kegiatan)",
            "Realisasi kinerja",
            "Capaian kinerja (%)",
            "Dukungan",
            "Realisasi anggaran (Rp)",
            "Serapan anggaran (%)",
        ),
        (
            Kolom(lebar=29),
            Kolom(lebar=29),
            Kolom("koma", 12),
            Kolom("koma"),
            Kolom(lebar=11),
            *(Kolom("koma") for _ in range(2)),
        ),
        tuple(
            node_rows(
                indikator,
                lambda simpul: (node_name(bahan, simpul),),
                lambda i: (
                    i.nama,
                    bahan.nilai("realisasi", i.indikator),
                    number(bahan, "capaian", i.indikator),
                    _statement(dukungan.get(i.indikator)),
                ),
                lambda simpul: (
                    number(bahan, "realisasi-anggaran", simpul, satuan="Rp"),
                    number(bahan, "serapan", simpul),
                ),
            )
        ),
        sumber="Dukungan adalah pernyataan kantor, bukan hasil hitungan.",
        label=_PENUNJANG,
    )
    banyak = {
        jenis: len({i.simpul for i in indikator if bahan.indeks.jenis_simpul[i.simpul] is jenis})
        for jenis in (b.JenisSimpul.PROGRAM, b.JenisSimpul.KEGIATAN, b.JenisSimpul.SUB_KEGIATAN)
    }
    program, kegiatan, sub = banyak.values()
    return (
        Paragraf(
            (
                f"Sasaran strategis ditunjang {program} program, {kegiatan} kegiatan, dan {sub} "
                "sub kegiatan. Hasil, biaya, dan dukungannya terhadap sasaran dirinci dalam ",
                Rujuk(_PENUNJANG),
                ".",
            )
        ),
        tabel,
        *own_words(bahan, "program-penunjang", _supporting_words(bahan)),
    )


def _statement(dukungan: b.Dukungan | None) -> str:
    if dukungan is None:
        return _BELUM_DINYATAKAN
    alasan = f". {dukungan.alasan}" if dukungan.alasan else ""
    return f"{dukungan.pernyataan}{alasan}"


def _supporting_words(bahan: Bahan) -> tuple[Blok, ...]:
    """Programmes that fell short with what held them back; what drove the others."""
    blok: list[Blok] = []
    kurang = missed(bahan, of_programmes(bahan))
    if not kurang:
        blok.append(Paragraf("Tidak ada indikator program yang capaiannya di bawah target."))
    for iv, capaian in kurang:
        item = missed_item(bahan, iv, capaian)
        blok.append(
            Paragraf((heading(f"Program {bahan.nama_simpul(iv.simpul)}."), " ", *item))
        )
        if sebab := about(bahan, "penghambat", iv.indikator):
            blok.append(Paragraf("Yang menahan capaiannya:"))
            blok.append(Daftar(tuple(sebab), "a."))
    if pendorong := own_items(bahan, "pendorong-program"):
        blok.append(Paragraf("Program yang mencapai targetnya didorong oleh hal-hal berikut:"))
        blok.append(pendorong)
    return tuple(blok)
