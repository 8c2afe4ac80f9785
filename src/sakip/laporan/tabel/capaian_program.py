"""Target, realisasi and capaian of programmes, kegiatan and sub kegiatan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sakip.berkas import baris as b
from sakip.core.jejak import Hasil
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import Kalimat, series, spread_sentence
from sakip.laporan.tabel.dasar import TabelNaskah, table
from sakip.laporan.tabel.sel import (
    TINGKAT,
    capaian_of,
    condition,
    missed,
    missing,
    node_name,
    node_rows,
    number,
    supporting,
    target_of,
    untargeted,
)
from sakip.laporan.uraian import measured, own_sentence, own_words
from sakip.naskah.pohon import Baris, Blok, Daftar, Kolom, Paragraf, Rujuk, Sel

_PROGRAM = "tabel-capaian-program"
_RERATA = (("program", "program"), ("kegiatan", "kegiatan"), ("sub-kegiatan", "sub kegiatan"))
"""Levels with a mean of their own: subject of the figure, and how it is called."""


def _program(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = supporting(bahan)
    if not indikator:
        return missing(bahan, f"indikator program dan kegiatan tahun {bahan.tahun}")
    tabel = table(
        nomor,
        f"Capaian Program, Kegiatan, dan Sub Kegiatan Tahun {bahan.tahun}",
        (
            "No",
            "Program, kegiatan, sub kegiatan",
            "Sasaran",
            "Indikator",
            "Satuan",
            "Target",
            "Realisasi",
            "Capaian (%)",
        ),
        (
            Kolom("tengah", 4),
            Kolom(lebar=24),
            Kolom(lebar=21),
            Kolom(lebar=22),
            Kolom(lebar=9),
            *(Kolom("koma") for _ in range(3)),
        ),
        (
            *node_rows(
                indikator,
                lambda s: (node_name(bahan, s), condition(bahan, s)),
                lambda i: (
                    i.nama,
                    i.satuan or "nilai",
                    target_of(bahan, i, satuan=False),
                    number(bahan, "realisasi", i.indikator, satuan=i.satuan),
                    capaian_of(bahan, i, satuan=False),
                ),
                bernomor=True,
            ),
            *_means(bahan),
        ),
        label=_PROGRAM,
    )
    return (
        Paragraf(
            (
                f"IKU ditopang oleh {len(indikator)} indikator program, kegiatan, dan sub "
                "kegiatan. Target, realisasi, dan capaiannya dirinci dalam ",
                Rujuk(_PROGRAM),
                ".",
            )
        ),
        tabel,
        *own_words(bahan, "capaian-program", _program_words(bahan, indikator)),
    )


def _means(bahan: Bahan) -> Iterator[Baris]:
    """The means of all levels in one row, so that no row of them stands on a page alone."""
    ada: list[Kalimat] = [
        (f"{nama} ", bind(hasil))
        for subjek, nama in _RERATA
        if (hasil := bahan.hasil("rerata-capaian", subjek))
    ]
    if ada:
        yield Baris((Sel(("Rata-rata capaian ", *series(ada)), kolom=8),), gaya="jumlah")


def _program_words(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> tuple[Blok, ...]:
    """The spread level by level; what is above target, below it, and without one, by name."""
    blok: list[Blok] = [Paragraf(" ".join(_spread_by_level(bahan, indikator)))]
    lebih: list[Kalimat] = [
        (f"{i.nama} (", bind(h), ")")
        for i in indikator
        if (h := bahan.hasil("capaian", i.indikator)) and h.terbit is not None and h.terbit > 100
    ]
    if lebih:
        blok.append(Paragraf(("Yang melampaui target: ", *series(lebih), ".")))
    blok += _missed_words(bahan, indikator)
    if tanpa := [i.nama for i in bahan.indikator if i.peran == "kinerja" and untargeted(bahan, i)]:
        awal = f"Tidak ditargetkan pada {bahan.tahun}, karena itu tidak dinilai: "
        blok.append(Paragraf((awal, *series(tanpa), ".")))
    return tuple(blok)


def _missed_words(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> Iterator[Blok]:
    """Those below target: one by one where there is something to say, else in one sentence."""
    butir: list[Kalimat] = []
    tanpa: list[Kalimat] = []
    for i, h in missed(bahan, indikator):
        sendiri = own_sentence(bahan, "capaian-program", i.indikator, ())
        if sendiri or measured(bahan, i):
            butir.append(sendiri or missed_item(bahan, i, h))
        else:
            tanpa.append((f"{i.nama} (", bind(h), ")"))
    if butir:
        yield Paragraf("Yang belum mencapai target, beserta sebab dan upayanya:")
        yield Daftar(tuple(butir), "1.")
    if tanpa:
        awal = "Yang juga belum mencapai target: " if butir else "Yang belum mencapai target: "
        yield Paragraf((awal, *series(tanpa), "."))


def _spread_by_level(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> Iterator[str]:
    for jenis, nama in TINGKAT.items():
        capaian = [
            h
            for i in indikator
            if bahan.indeks.jenis_simpul[i.simpul] is jenis
            and (h := bahan.hasil("capaian", i.indikator))
            and h.terbit is not None
        ]
        if capaian:
            yield spread_sentence(capaian, f"indikator {nama.lower()}")


def missed_item(bahan: Bahan, iv: b.IndikatorVersi, capaian: Hasil) -> Kalimat:
    """An indicator below target with what the measurement says of causes and efforts."""
    isi: Kalimat = (
        f"{iv.nama}: realisasi ",
        bahan.nilai("realisasi", iv.indikator),
        " dari target ",
        target_of(bahan, iv),
        ", capaian ",
        bind(capaian),
        ".",
    )
    sebab = measured(bahan, iv)
    return (*isi, f" {sebab}") if sebab else isi


TABEL: Mapping[str, TabelNaskah] = {"capaian-program": TabelNaskah(_program, mendatar=True)}
