"""Money of each sasaran and programme, beside what was reached with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.berkas import baris as b
from sakip.core.angka import cetak
from sakip.core.jejak import Hasil
from sakip.hitung import KANTOR
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import Kalimat, in_words, series, why_none
from sakip.laporan.kalimat_sumber import absorption_sentence
from sakip.laporan.narasi import paragraphs
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import (
    TANPA_ANGGARAN,
    TANPA_IKU,
    TANPA_PROGRAM,
    by_node,
    called,
    capaian_of,
    has_money,
    missing,
    money,
    node_rows,
    number,
    of_programmes,
    target_of,
    two_heads,
)
from sakip.laporan.uraian import own_sentence, own_words
from sakip.naskah.gambar.dasar import Terbit, Ukuran
from sakip.naskah.gambar.kuadran import Sumbu, Titik, gambar_kuadran
from sakip.naskah.pohon import Blok, Daftar, Gambar, Isi, Kolom, Paragraf, Rujuk, Tabel

_ANGGARAN = "tabel-anggaran-sasaran"
_SASARAN = "tabel-kinerja-anggaran-sasaran"
_PROGRAM = "tabel-kinerja-anggaran-program"
_GAMBAR = "gambar-kinerja-anggaran"
_SERATUS = Decimal(100)


def _budget(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    if not bahan.iku or not has_money(bahan):
        return missing(bahan, TANPA_ANGGARAN if bahan.iku else TANPA_IKU)
    uang = (("pagu", "Rp"), ("realisasi-anggaran", "Rp"), ("silpa", "Rp"), ("serapan", "%"))

    def cells(simpul: str) -> tuple[Isi, ...]:
        return tuple(money(bahan, ukuran, simpul, satuan=satuan) for ukuran, satuan in uang)

    tabel = table(
        nomor,
        f"Anggaran Tiap Sasaran Strategis Tahun {bahan.tahun}",
        (
            "Sasaran strategis",
            "Indikator kinerja utama",
            "Anggaran (Rp)",
            "Realisasi (Rp)",
            "Sisa (Rp)",
            "Serapan (%)",
        ),
        (Kolom(), Kolom(), *(Kolom("koma", lebar) for lebar in (16, 16, 16, 9))),
        (
            *node_rows(
                bahan.iku, lambda simpul: (bahan.nama_simpul(simpul),), lambda i: (i.nama,), cells
            ),
            total("Jumlah", 2, *cells(KANTOR)),
        ),
        label=_ANGGARAN,
    )
    return (
        Paragraf(
            (
                f"Pada tahun {bahan.tahun} {bahan.berkas.kantor.nama} mengelola anggaran ",
                bahan.nilai("pagu"),
                ". Yang terealisasi ",
                bahan.nilai("realisasi-anggaran"),
                " atau ",
                bahan.nilai("serapan"),
                ", sehingga sisanya ",
                bahan.nilai("silpa"),
                ". Pembagiannya menurut sasaran strategis disajikan dalam ",
                Rujuk(_ANGGARAN),
                ".",
            )
        ),
        tabel,
        *own_words(bahan, "anggaran-sasaran", paragraphs(bahan, "anggaran")),
    )


def _money(
    bahan: Bahan,
    nomor: str,
    judul: str,
    kepala: str,
    indikator: list[b.IndikatorVersi],
    rerata: str,
) -> Tabel:
    """Capaian of indicators beside the money of their nodes; the label follows the mean."""

    def uang(simpul: str) -> tuple[Isi, ...]:
        return (
            money(bahan, "pagu", simpul),
            money(bahan, "realisasi-anggaran", simpul),
            money(bahan, "serapan", simpul, satuan="%"),
        )

    return Tabel(
        nomor=nomor,
        judul=f"{judul} Tahun {bahan.tahun}",
        kolom=(
            *(Kolom() for _ in range(2)),
            *(Kolom("koma", lebar) for lebar in (10, 10, 9, 15, 15, 9)),
        ),
        kepala=two_heads(
            kepala,
            "Indikator kinerja",
            ("Kinerja", ("Target", "Realisasi", "Capaian (%)")),
            ("Anggaran", ("Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)")),
        ),
        baris=(
            *node_rows(
                indikator,
                lambda simpul: (bahan.nama_simpul(simpul),),
                lambda i: (
                    i.nama,
                    target_of(bahan, i),
                    bahan.nilai("realisasi", i.indikator),
                    capaian_of(bahan, i, satuan=False),
                ),
                uang,
            ),
            total(
                "Rata-rata capaian dan jumlah anggaran",
                4,
                number(bahan, "rerata-capaian", rerata),
                *uang(KANTOR),
            ),
        ),
        label=_PROGRAM if rerata == "program" else _SASARAN,
    )


def _money_sasaran(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    if not bahan.iku or not has_money(bahan):
        return missing(bahan, TANPA_ANGGARAN if bahan.iku else TANPA_IKU)
    judul = "Capaian Kinerja dan Serapan Anggaran Sasaran Strategis"
    kalimat = [
        own_sentence(
            bahan,
            "kinerja-anggaran-sasaran",
            simpul,
            absorption_sentence(called(bahan, simpul), capaian, serapan),
        )
        for simpul, _ in by_node(bahan.iku)
        if (capaian := bahan.hasil("rerata-capaian", simpul))
        and (serapan := bahan.hasil("serapan", simpul))
    ]
    return (
        Paragraf(
            (
                "Capaian kinerja sasaran strategis disandingkan dengan serapan anggarannya dalam ",
                Rujuk(_SASARAN),
                ".",
            )
        ),
        _money(bahan, nomor, judul, "Sasaran strategis", bahan.iku, "iku"),
        *own_words(
            bahan,
            "kinerja-anggaran-sasaran",
            (Daftar(tuple(kalimat), "1."),) if kalimat else (),
        ),
    )


# -- programmes and their money -----------------------------------------------


def _money_program(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = of_programmes(bahan)
    if not indikator or not has_money(bahan):
        return missing(bahan, TANPA_ANGGARAN if indikator else TANPA_PROGRAM)
    judul = "Capaian Kinerja dan Serapan Anggaran Program"
    gambar = _picture(bahan, indikator)
    rujuk: Kalimat = (" dan ", Rujuk(_GAMBAR)) if gambar else ()
    return (
        Paragraf(("Rincian yang sama menurut program ada dalam ", Rujuk(_PROGRAM), *rujuk, ".")),
        _money(bahan, nomor, judul, "Program", indikator, "program"),
        *gambar,
        *own_words(bahan, "kinerja-anggaran-program", _program_words(bahan, indikator)),
    )


def _picture(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> tuple[Gambar, ...]:
    """Where each programme stands; none without the office's own serapan to divide them by."""
    kantor = bahan.hasil("serapan")
    if kantor is None or kantor.terbit is None:
        return ()
    judul = f"Capaian dan Serapan Program Tahun {bahan.tahun}"
    citra = gambar_kuadran(
        judul,
        [
            Titik(
                bahan.nama_simpul(simpul),
                _measure(bahan.hasil("serapan", simpul)),
                _measure(bahan.hasil("rerata-capaian", simpul)),
            )
            for simpul, _ in by_node(indikator)
        ],
        Sumbu("Serapan (%)", Terbit(kantor.terbit, kantor.tampil)),
        Sumbu("Capaian (%)", Terbit(_SERATUS, "100%")),
        (
            "Mencapai target, serapan di bawah serapan kantor",
            "Mencapai target, serapan sama atau di atas serapan kantor",
            "Belum mencapai target, serapan di bawah serapan kantor",
            "Belum mencapai target, serapan sama atau di atas serapan kantor",
        ),
    )
    return (Gambar("", judul, citra, label=_GAMBAR),)


def _measure(hasil: Hasil | None) -> Ukuran:
    if hasil is None or hasil.terbit is None:
        return why_none(hasil.kosong if hasil else None)
    return Terbit(hasil.terbit, cetak(hasil.terbit, hasil.desimal))


def _program_words(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> tuple[Blok, ...]:
    """Who met the targets, and who spent most and least of its budget."""
    simpul = [s for s, _ in by_node(indikator)]
    capaian = {s: h for s in simpul if (h := bahan.hasil("rerata-capaian", s)) and h.terbit}
    serapan = {s: h for s in simpul if (h := bahan.hasil("serapan", s)) and h.terbit is not None}
    isi: Kalimat = ()
    if capaian:
        belum: list[Kalimat] = [
            (f"{bahan.nama_simpul(s)} (", bind(h), ")")
            for s, h in capaian.items()
            if h.terbit is not None and h.terbit < 100
        ]
        isi = (
            f"Dari {len(capaian)} program, {in_words(len(capaian) - len(belum))} mencapai atau "
            "melampaui target.",
        )
        if belum:
            isi += (" Yang belum: ", *series(belum), ".")
    if len(serapan) > 1:
        urut = sorted(serapan, key=lambda s: serapan[s].terbit or 0)
        isi += (
            f" Serapan tertinggi ada pada {bahan.nama_simpul(urut[-1])} (",
            bind(serapan[urut[-1]]),
            f"), terendah pada {bahan.nama_simpul(urut[0])} (",
            bind(serapan[urut[0]]),
            ").",
        )
    return (Paragraf(isi),) if isi else ()


TABEL: Mapping[str, TabelNaskah] = {
    "anggaran-sasaran": TabelNaskah(_budget),
    "kinerja-anggaran-sasaran": TabelNaskah(_money_sasaran),
    "kinerja-anggaran-program": TabelNaskah(_money_program),
}
