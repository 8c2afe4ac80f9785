"""Sentences that claim something, chosen by the figures they speak of.

Each way of saying a thing has several wordings with ``{...}`` for its pieces;
which one is used depends on the address alone, so forty indicators do not read
like one and a sentence does not change when another figure does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.core.angka import cetak
from sakip.core.jejak import Hasil
from sakip.laporan.bahan import bind, pick
from sakip.naskah.pohon import Isi, Potongan

_MELEBIHI = (
    "{nama} mencapai {realisasi} dari target {target}. Capaiannya {capaian}, "
    "{selisih} poin di atas target.",
    "Target {nama} sebesar {target} terlampaui: realisasinya {realisasi} dengan capaian "
    "{capaian}, lebih tinggi {selisih} poin.",
    "Realisasi {nama} sebesar {realisasi} melampaui target {target}, sehingga capaiannya "
    "{capaian} atau {selisih} poin di atas 100%.",
)
_SESUAI = (
    "{nama} tepat mencapai target: realisasi {realisasi} dari target {target}, capaian {capaian}.",
    "Target {nama} sebesar {target} terpenuhi dengan realisasi {realisasi} (capaian {capaian}).",
)
_TIDAK_MENCAPAI = (
    "{nama} terealisasi {realisasi} dari target {target}. Capaiannya {capaian}, masih kurang "
    "{selisih} poin untuk memenuhi target.",
    "Realisasi {nama} sebesar {realisasi} belum memenuhi target {target}; capaiannya {capaian}, "
    "kurang {selisih} poin.",
)
_TANPA_CAPAIAN = (
    "Capaian {nama} belum dapat dinyatakan: {sebab}.",
    "{nama} belum memiliki capaian karena {sebab}.",
)
_RERATA = (
    "Rata-rata capaian {banyak} indikator kinerja utama pada tahun {tahun} adalah {rerata}.",
    "Pada tahun {tahun}, {banyak} indikator kinerja utama mencapai rata-rata {rerata}.",
)
_SEMUA = {
    "melebihi": "{semua} melebihi target.",
    "sesuai": "{semua} tepat sesuai target.",
    "kurang": "{semua} belum mencapai target.",
}
_SERATUS = Decimal(100)
_BILANGAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def fill(pola: str, isian: Mapping[str, Potongan]) -> tuple[Potongan, ...]:
    """A wording with its pieces in place of ``{...}``."""
    hasil: list[Potongan] = []
    for i, bagian in enumerate(re.split(r"\{(\w+)\}", pola)):
        satu = isian[bagian] if i % 2 else bagian
        if satu != "":
            hasil.append(satu)
    return tuple(hasil)


def sentence_of(nama: str, target: Hasil, realisasi: Hasil, capaian: Hasil) -> Isi:
    """What one indicator reached against its target."""
    alamat = str(capaian.alamat)
    if capaian.terbit is None:
        sebab = (capaian.kosong.alasan if capaian.kosong else "") or "datanya belum lengkap"
        return fill(pick(alamat, _TANPA_CAPAIAN), {"nama": nama, "sebab": sebab.rstrip(".")})
    jarak = capaian.terbit - _SERATUS
    pilihan = _MELEBIHI if jarak > 0 else _TIDAK_MENCAPAI if jarak < 0 else _SESUAI
    return fill(
        pick(alamat, pilihan),
        {
            "nama": nama,
            "target": bind(target),
            "realisasi": bind(realisasi),
            "capaian": bind(capaian),
            "selisih": cetak(abs(jarak), capaian.desimal),
        },
    )


def mean_sentence(rerata: Hasil, predikat: Hasil | None, capaian: Sequence[Hasil]) -> Isi:
    """The mean of the IKU with its predikat, and how many exceeded, met and missed."""
    alamat = str(rerata.alamat)
    dinilai = [c.terbit for c in capaian if c.terbit is not None]
    banyak = {
        "melebihi": sum(c > _SERATUS for c in dinilai),
        "sesuai": sum(c == _SERATUS for c in dinilai),
        "kurang": sum(c < _SERATUS for c in dinilai),
    }
    isi: list[Potongan] = [
        *fill(
            pick(alamat, _RERATA),
            {
                "banyak": in_words(len(dinilai)),
                "tahun": rerata.alamat.periode,
                "rerata": bind(rerata),
            },
        )
    ]
    if predikat is not None and predikat.label:
        isi += [" Predikatnya ", bind(predikat), "."]
    isi.append(f" {_spread(banyak, len(dinilai))}")
    if sisa := len(capaian) - len(dinilai):
        isi.append(f" {in_words(sisa).capitalize()} indikator belum memiliki capaian.")
    return tuple(isi)


def _spread(banyak: Mapping[str, int], semua: int) -> str:
    """How the indicators spread; "all" is said only where it is true of all."""
    ada = [(nama, n) for nama, n in banyak.items() if n]
    if len(ada) == 1:
        subjek = "Seluruh indikator" if semua > 1 else "Indikator itu"
        return _SEMUA[ada[0][0]].format(semua=subjek)
    kata = {
        "melebihi": "melebihi target",
        "sesuai": "sesuai target",
        "kurang": "belum mencapai target",
    }
    bagian = [f"{in_words(n)} indikator {kata[nama]}" for nama, n in ada]
    teks = f"{', '.join(bagian[:-1])} dan {bagian[-1]}"
    return f"{teks[0].upper()}{teks[1:]}."


def in_words(banyak: int) -> str:
    """Small numbers in words, larger ones in figures."""
    return _BILANGAN[banyak] if banyak < len(_BILANGAN) else str(banyak)
