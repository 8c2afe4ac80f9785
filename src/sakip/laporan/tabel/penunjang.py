"""Programmes and activities that supported the result."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.berkas import baris as b
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import capital, heading
from sakip.laporan.narasi import listing
from sakip.laporan.tabel import anggaran
from sakip.laporan.tabel.capaian_program import missed_item
from sakip.laporan.tabel.dasar import TabelNaskah, table
from sakip.laporan.tabel.sel import (
    TANPA_ANGGARAN,
    called,
    capaian_of,
    has_money,
    how_many,
    missed,
    missing,
    money,
    node_name,
    node_rows,
    of_programmes,
    supporting,
)
from sakip.laporan.uraian import about, own_words
from sakip.naskah.pohon import (
    Blok,
    Daftar,
    Isi,
    Kolom,
    Paragraf,
    Rujuk,
)

_PENUNJANG = "tabel-program-penunjang"
_BELUM_DINYATAKAN = "belum dinyatakan"


def _supporting(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = supporting(bahan)
    if not indikator:
        return missing(bahan, "indikator program dan kegiatan tahun laporan")
    dukungan = {d.indikator: d for d in bahan.berkas.dukungan if d.periode == str(bahan.tahun)}
    uang = has_money(bahan)
    tabel = table(
        nomor,
        f"Program, Kegiatan, dan Sub Kegiatan Penunjang Tahun {bahan.tahun}",
        (
            "Program, kegiatan, sub kegiatan",
            "Indikator (hasil program, keluaran kegiatan)",
            "Realisasi kinerja",
            "Capaian kinerja (%)",
            "Dukungan",
            *(("Realisasi anggaran (Rp)", "Serapan anggaran (%)") if uang else ()),
        ),
        (
            Kolom(lebar=29),
            Kolom(lebar=29),
            Kolom("koma", 12),
            Kolom("koma"),
            Kolom(lebar=11),
            *((Kolom("koma"), Kolom("koma")) if uang else ()),
        ),
        tuple(
            node_rows(
                indikator,
                lambda simpul: (node_name(bahan, simpul),),
                lambda i: (
                    i.nama,
                    bahan.nilai("realisasi", i.indikator),
                    capaian_of(bahan, i, satuan=False),
                    _statement(dukungan.get(i.indikator)),
                ),
                lambda simpul: _spent(bahan, simpul) if uang else (),
            )
        ),
        sumber="Dukungan adalah pernyataan kantor, bukan hasil hitungan.",
        label=_PENUNJANG,
    )
    return (
        Paragraf(
            (
                f"Sasaran strategis ditunjang {how_many(bahan, indikator)}. Hasil, biaya, dan "
                "dukungannya terhadap sasaran dirinci dalam ",
                Rujuk(_PENUNJANG),
                ".",
            )
        ),
        tabel,
        *(() if uang else missing(bahan, TANPA_ANGGARAN)),
        *own_words(bahan, "program-penunjang", _supporting_words(bahan)),
    )


def _spent(bahan: Bahan, simpul: str) -> tuple[Isi, ...]:
    return (
        money(bahan, "realisasi-anggaran", simpul),
        money(bahan, "serapan", simpul, satuan="%"),
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
        blok.append(Paragraf((heading(f"{capital(called(bahan, iv.simpul))}."), " ", *item)))
        if sebab := about(bahan, "penghambat", iv.indikator):
            blok.append(Paragraf("Yang menahan capaiannya:"))
            blok.append(Daftar(tuple(sebab), "a."))
    if pendorong := listing(bahan, "pendorong-program"):
        blok.append(Paragraf("Keberhasilan program didorong oleh hal-hal berikut:"))
        blok += pendorong
    return tuple(blok)


TABEL: Mapping[str, TabelNaskah] = {
    "program-penunjang": TabelNaskah(_supporting, mendatar=True),
    **anggaran.TABEL,
}
