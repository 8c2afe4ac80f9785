"""Sentences that claim something, chosen by the figures they speak of.

Each way of saying a thing has several wordings with ``{...}`` for its pieces;
which one is used depends on the address alone, so forty indicators do not read
like one and a sentence does not change when another figure does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.core.angka import Kosong, TanpaNilai, cetak
from sakip.core.aturan.jenis import Polaritas
from sakip.core.jejak import Hasil
from sakip.laporan.bahan import bind, pick
from sakip.naskah.pohon import Potongan, Teks

Kalimat = tuple[Potongan, ...]
"""Pieces of one or more sentences."""

_MELEBIHI = (
    "{nama} mencapai {realisasi} dari target {target}. Capaiannya {capaian}, "
    "{selisih} poin di atas target.",
    "Target {nama} sebesar {target} terlampaui: realisasinya {realisasi} dengan capaian "
    "{capaian}, lebih tinggi {selisih} poin.",
    "Realisasi {nama} sebesar {realisasi} melampaui target {target}, sehingga capaiannya "
    "{capaian} atau {selisih} poin di atas 100%.",
)
_LEBIH_RENDAH_LEBIH_BAIK = (
    "{nama} dapat ditekan sampai {realisasi}, lebih rendah daripada batas {target}. Capaiannya "
    "{capaian} atau {selisih} poin di atas 100%.",
    "Batas {nama} sebesar {target} tidak terlewati: realisasinya {realisasi}. Karena makin rendah "
    "makin baik, capaiannya {capaian}, {selisih} poin di atas 100%.",
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
    "Capaian {nama} belum dapat dinyatakan. {sebab}",
    "{nama} belum memiliki capaian. {sebab}",
)
_SEBAB_KOSONG = {
    TanpaNilai.BELUM_DIISI: "Datanya belum diisi",
    TanpaNilai.BELUM_TERSEDIA: "Datanya belum tersedia",
    TanpaNilai.TIDAK_DITARGETKAN: "Tidak ada target pada tahun ini",
    TanpaNilai.TIDAK_BERLAKU: "Pengukurannya tidak berlaku pada tahun ini",
    TanpaNilai.TAK_TERDEFINISI: "Pembaginya nol, sehingga tidak dapat dihitung",
}
_RERATA = (
    "Rata-rata capaian {banyak} indikator kinerja utama pada tahun {tahun} adalah {rerata}.",
    "Pada tahun {tahun}, {banyak} indikator kinerja utama mencapai rata-rata {rerata}.",
)
_SATU = "Capaian indikator kinerja utama pada tahun {tahun} adalah {rerata}."
_SEMUA = {
    "melebihi": "{semua} melebihi target.",
    "sesuai": "{semua} tepat sesuai target.",
    "kurang": "{semua} belum mencapai target.",
}
_STATUS = {
    "melebihi": "melebihi target",
    "sesuai": "sesuai target",
    "kurang": "belum mencapai target",
}
_SERATUS = Decimal(100)
_BILANGAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


# -- pieces -------------------------------------------------------------------


def fill(pola: str, isian: Mapping[str, Potongan | Kalimat]) -> Kalimat:
    """A wording with its pieces in place of ``{...}``, opened with a capital letter."""
    hasil: list[Potongan] = []
    for i, bagian in enumerate(re.split(r"\{(\w+)\}", pola)):
        satu = isian[bagian] if i % 2 else bagian
        hasil += satu if isinstance(satu, tuple) else [satu] if satu != "" else []
    if hasil and isinstance(hasil[0], str):
        hasil[0] = capital(hasil[0])
    return tuple(hasil)


def series(bagian: Sequence[Potongan | Kalimat], sambung: str = "dan") -> Kalimat:
    """``a``, ``a dan b``, ``a, b, dan c``."""
    hasil: list[Potongan] = []
    for ke, satu in enumerate(bagian):
        if ke and ke == len(bagian) - 1:
            hasil.append(f", {sambung} " if len(bagian) > 2 else f" {sambung} ")
        elif ke:
            hasil.append(", ")
        hasil += satu if isinstance(satu, tuple) else [satu]
    return tuple(hasil)


def plain(kalimat: Kalimat) -> str:
    """A sentence of words only, as text."""
    return "".join(map(str, kalimat))


def in_words(banyak: int) -> str:
    """Small numbers in words, larger ones in figures."""
    return _BILANGAN[banyak] if banyak < len(_BILANGAN) else str(banyak)


def capital(teks: str) -> str:
    """Text as it opens a sentence."""
    return teks[:1].upper() + teks[1:]


def heading(teks: str) -> Teks:
    """What a paragraph is about, at its head."""
    return Teks(teks, tebal=True)


def why_none(kosong: Kosong | None) -> str:
    """Why there is no number, as a sentence: the stated reason, else the kind."""
    kosong = kosong or Kosong(TanpaNilai.BELUM_TERSEDIA)
    return f"{capital(kosong.alasan or _SEBAB_KOSONG[kosong.jenis]).rstrip('.')}."


# -- what was reached ---------------------------------------------------------


def sentence_of(
    nama: str,
    target: Hasil,
    realisasi: Hasil,
    capaian: Hasil,
    polaritas: Polaritas = Polaritas.MAKS,
) -> Kalimat:
    """What one indicator reached against its target."""
    alamat = str(capaian.alamat)
    if capaian.terbit is None:
        return fill(pick(alamat, _TANPA_CAPAIAN), {"nama": nama, "sebab": why_none(capaian.kosong)})
    jarak = capaian.terbit - _SERATUS
    lebih = _LEBIH_RENDAH_LEBIH_BAIK if polaritas is Polaritas.MIN else _MELEBIHI
    pilihan = lebih if jarak > 0 else _TIDAK_MENCAPAI if jarak < 0 else _SESUAI
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


def mean_sentence(rerata: Hasil, predikat: Hasil | None, capaian: Sequence[Hasil]) -> Kalimat:
    """The mean of the IKU with its predikat, and how many exceeded, met and missed."""
    alamat = str(rerata.alamat)
    dinilai = [c for c in capaian if c.terbit is not None]
    isi: list[Potongan] = [
        *fill(
            pick(alamat, _RERATA) if len(dinilai) > 1 else _SATU,
            {
                "banyak": in_words(len(dinilai)),
                "tahun": rerata.alamat.periode,
                "rerata": bind(rerata),
            },
        )
    ]
    if predikat is not None and predikat.label:
        isi += [" Predikatnya ", bind(predikat), "."]
    if dinilai:
        isi.append(f" {spread_sentence(dinilai)}")
    if sisa := len(capaian) - len(dinilai):
        isi.append(f" {capital(in_words(sisa))} indikator belum memiliki capaian.")
    return tuple(isi)


def spread_sentence(capaian: Sequence[Hasil], nama: str = "") -> str:
    """How many exceeded, met and missed; "all" is said only where it is true of all.

    `nama` says what is counted, "indikator program"; plain indicators without it. Figures
    without a number are left out; at least one must have one.
    """
    dinilai = [c.terbit for c in capaian if c.terbit is not None]
    banyak = {
        "melebihi": sum(c > _SERATUS for c in dinilai),
        "sesuai": sum(c == _SERATUS for c in dinilai),
        "kurang": sum(c < _SERATUS for c in dinilai),
    }
    ada = [(status, n) for status, n in banyak.items() if n]
    if len(ada) == 1:
        satu = f"Satu-satunya {nama}" if nama else "Indikator itu"
        semua = f"Seluruh {len(dinilai)} {nama}" if nama else "Seluruh indikator"
        return _SEMUA[ada[0][0]].format(semua=semua if len(dinilai) > 1 else satu)
    kata = "" if nama else " indikator"
    bagian = plain(series([f"{in_words(n)}{kata} {_STATUS[status]}" for status, n in ada]))
    awal = f"Dari {in_words(len(dinilai))} {nama}, " if nama else ""
    return f"{capital(awal + bagian)}."
