"""Figures must fit the meaning of their indicator: class or number, range, thousands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip.berkas.baris import Berisi, IndikatorVersi, Realisasi, Target, teks_baku
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.tempat import place
from sakip.core.aturan.jenis import Polaritas
from sakip.galat import Galat

# Sheets of figures of an indicator, and the field that says the year.
_LEMBAR = {
    "target": "periode",
    "realisasi": "periode",
    "nilai_luar": "tahun_pakai",
    "pembanding": "periode",
}


def check_figures(berkas: Berkas) -> Iterator[Galat]:
    """Everything that an indicator's own version says against a figure entered for it."""
    indeks = Indeks(berkas)
    for lembar, kolom in _LEMBAR.items():
        for nomor, baris in enumerate(getattr(berkas, lembar), 1):
            tahun = int(str(getattr(baris, kolom))[:4])
            iv = _meaning(indeks, baris.indikator, tahun) or _meaning(
                indeks, baris.indikator, berkas.tahun
            )
            for galat in _one(iv, baris) if iv else [_not_in_year(baris.indikator, tahun)]:
                yield Galat(
                    galat.kode,
                    f"{place(lembar, nomor, baris)} {galat.tempat}".rstrip(),
                    galat.pesan,
                    galat.saran,
                )


def _meaning(indeks: Indeks, indikator: str, tahun: int) -> IndikatorVersi | None:
    return indeks.indikator_pada(indikator, tahun, indeks.versi_tahun(tahun))


def _not_in_year(indikator: str, tahun: int) -> Galat:
    return Galat(
        "berkas.tahun_indikator",
        "",
        f"Indikator '{indikator}' tidak ada pada tahun {tahun}.",
        "Betulkan tahunnya, atau tahun dan sampai di lembar indikator_versi.",
    )


def _one(iv: IndikatorVersi, baris: Berisi) -> Iterator[Galat]:
    if baris.label and iv.polaritas is not Polaritas.PREDIKAT:
        yield Galat(
            "berkas.label",
            "kolom label",
            f"'{baris.label}' sebuah kelas, padahal polaritas indikator ini {iv.polaritas}.",
            "Isi nilai, atau ubah polaritas indikatornya menjadi predikat dan sebut skalanya.",
        )
    if isinstance(baris, Target):
        yield from _range(iv, baris)
    if isinstance(baris, Realisasi) and baris.komponen:
        for nama, isi in baris.komponen.items():
            for satu in (isi,) if isinstance(isi, Decimal) else isi:
                yield from _thousands(satu, f"kolom komponen {nama}")
    elif baris.nilai is not None and iv.desimal < 3:
        yield from _thousands(baris.nilai, "kolom nilai", iv.desimal)


def _range(iv: IndikatorVersi, target: Target) -> Iterator[Galat]:
    rentang = iv.polaritas is Polaritas.RENTANG
    if rentang and target.nilai is not None and target.nilai_atas is None:
        yield Galat(
            "berkas.rentang",
            "kolom nilai_atas",
            "Indikator ini berpolaritas rentang, tetapi ujung atas targetnya belum ada.",
            "Isi nilai untuk ujung bawah dan nilai_atas untuk ujung atas.",
        )
    elif target.nilai_atas is not None and not rentang:
        yield Galat(
            "berkas.rentang",
            "kolom nilai_atas",
            f"Polaritas indikator ini {iv.polaritas}, jadi targetnya satu angka saja.",
            "Hapus nilai_atas, atau ubah polaritas indikatornya menjadi rentang.",
        )


def _thousands(nilai: Decimal, kolom: str, desimal: int = 2) -> Iterator[Galat]:
    """``1.500`` may be fifteen hundred, written as on paper: ask, never guess.

    A decimal does not end in zero at its third place, nor has a count any.
    """
    teks = teks_baku(nilai)
    bentuk = nilai.as_tuple().exponent == -3 and 1 <= abs(nilai) < 1000
    if bentuk and (teks.endswith("0") or not desimal):
        bulat = teks.replace(".", "")
        yield Galat(
            "berkas.ribuan",
            kolom,
            f"'{teks}' dapat berarti {bulat}, dapat juga {nilai.normalize():f}.",
            f"Tulis {bulat} bila titiknya pemisah ribuan, {nilai.normalize():f} bila desimal.",
        )
