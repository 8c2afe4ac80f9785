"""LKE: the evaluation sheet of AKIP, from letters to sub-components, components and total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from sakip.core.agregasi import desimal, jumlahkan
from sakip.core.angka import KONTEKS, Kosong, TanpaNilai
from sakip.core.aturan.jenis import KomponenLke, Lke, SubKomponen
from sakip.core.capaian import NOL, SERATUS, Nilai, tak_terdefinisi, tulis
from sakip.core.jejak import Perhitungan
from sakip.galat import Galat

Huruf: TypeAlias = str | Kosong
"""An answer: a letter of the rule, or the kind of no answer."""


class HasilKomponen(NamedTuple):
    """sub: score of each sub-component by its id; nilai: their sum at full precision."""

    sub: dict[str, Perhitungan]
    nilai: Perhitungan


def hitung_komponen(
    isi: Lke, id_komponen: str, jawaban: Mapping[str, Huruf | Sequence[Huruf]]
) -> HasilKomponen:
    """Score of a component from the answers to its sub-components, by the rule's mode.

    ``huruf_subkomponen``: one letter each; ``rata2_kriteria``: one letter per criterion,
    ``n/a`` left out of the mean. `Masukan`: ``nilai`` (of the letters) for a sub-component,
    ``sub`` once each for the component. Raises Galat for an unknown component, letter or
    number of criteria.
    """
    komponen = _komponen(isi, id_komponen)
    asing = sorted(set(jawaban) - {satu.id for satu in isi.sub})
    if asing:
        raise Galat(
            "lke.sub",
            f"komponen {komponen.nama}",
            f"Subkomponen '{asing[0]}' tidak ada pada aturan.",
            f"Pakai: {', '.join(satu.id for satu in isi.sub)}.",
        )
    sub: dict[str, Perhitungan] = {}
    total = Fraction(0)
    kosong: Kosong | None = None
    for satu in isi.sub:
        skor = _skor_sub(isi, komponen, satu, jawaban.get(satu.id))
        bobot = KONTEKS.multiply(komponen.bobot, satu.bagian)
        if isinstance(skor, Kosong):
            kosong = kosong or skor
            sub[satu.id] = Perhitungan(None, "{nilai}", skor)
            continue
        rata, banyak = skor
        bagian = rata * Fraction(bobot) / 100
        total += bagian
        isi_pola = "{nilai}" if banyak == 1 else f"({{nilai}}) / {banyak}"
        sub[satu.id] = Perhitungan(desimal(bagian), f"{isi_pola} / 100 × {tulis(bobot)}")
    nilai = Perhitungan(None if kosong else desimal(total), "{sub}", kosong)
    return HasilKomponen(sub, nilai)


def campurkan(isi: Lke, id_komponen: str, lke: Nilai, lapangan: Nilai) -> Perhitungan:
    """Final score of a component: blended with the field visit where the rule names it.

    A component that is not named keeps its desk score. `Masukan`: ``lke``, ``lapangan``.
    Raises Galat for a score outside 0 and the weight of the component.
    """
    komponen = _komponen(isi, id_komponen)
    if isinstance(lke, Kosong):
        return Perhitungan(None, "{lke}", lke)
    _dalam_bobot(komponen, "nilai LKE", lke)
    campuran = isi.campuran
    if campuran is None or id_komponen not in campuran.komponen:
        return Perhitungan(lke, "{lke}")
    pola = (
        f"{tulis(campuran.bagian_lke)} × {{lke}} + {tulis(campuran.bagian_lapangan)} × {{lapangan}}"
    )
    if isinstance(lapangan, Kosong):
        return Perhitungan(None, pola, lapangan)
    _dalam_bobot(komponen, "evaluasi lapangan", lapangan)
    meja = KONTEKS.multiply(campuran.bagian_lke, lke)
    lapang = KONTEKS.multiply(campuran.bagian_lapangan, lapangan)
    return Perhitungan(KONTEKS.add(meja, lapang), pola)


def total_lke(isi: Lke, komponen: Mapping[str, Nilai]) -> Perhitungan:
    """Sum of the published scores of all components. `Masukan`: ``komponen`` once each.

    A component without score leaves the total without value. Raises Galat for an unknown
    component and for a score outside its weight.
    """
    for id_komponen in komponen:
        _komponen(isi, id_komponen)
    angka: list[Decimal] = []
    for satu in isi.komponen:
        nilai = komponen.get(satu.id)
        if nilai is None:
            nilai = Kosong(TanpaNilai.BELUM_DIISI, f"Komponen {satu.nama} belum dinilai.")
        if isinstance(nilai, Kosong):
            return Perhitungan(None, "{komponen}", nilai)
        angka.append(_dalam_bobot(satu, "nilai", nilai))
    return Perhitungan(jumlahkan(angka), "{komponen}")


def persen_bobot(isi: Lke, id_komponen: str, nilai: Nilai) -> Perhitungan:
    """Share of the weight reached, in points of 100. `Masukan`: ``nilai``."""
    komponen = _komponen(isi, id_komponen)
    pola = f"{{nilai}} / {tulis(komponen.bobot)} × 100"
    if isinstance(nilai, Kosong):
        return Perhitungan(None, pola, nilai)
    _dalam_bobot(komponen, "nilai", nilai)
    return Perhitungan(KONTEKS.divide(KONTEKS.multiply(nilai, SERATUS), komponen.bobot), pola)


def _skor_sub(
    isi: Lke, komponen: KomponenLke, sub: SubKomponen, jawaban: Huruf | Sequence[Huruf] | None
) -> tuple[Fraction, int] | Kosong:
    """Mean value of the answers in points of 100 and how many, or why there is none."""
    tempat = f"komponen {komponen.nama}, subkomponen {sub.nama}"
    if jawaban is None:
        return Kosong(TanpaNilai.BELUM_DIISI, f"{tempat} belum dijawab.")
    if isinstance(jawaban, Kosong):
        return jawaban
    if isi.mode == "huruf_subkomponen":
        if not isinstance(jawaban, str):
            raise Galat(
                "lke.mode",
                tempat,
                "Aturan ini meminta satu huruf per subkomponen, bukan per kriteria.",
                "Isi satu huruf, atau pakai aturan rata-rata kriteria.",
            )
        return _nilai_huruf(isi, tempat, jawaban), 1
    if isinstance(jawaban, str) or len(jawaban) != komponen.kriteria[sub.id]:
        ada = 1 if isinstance(jawaban, str) else len(jawaban)
        raise Galat(
            "lke.kriteria",
            tempat,
            f"Ada {ada} jawaban, padahal kriterianya {komponen.kriteria[sub.id]}.",
            "Isi satu huruf untuk setiap kriteria.",
        )
    angka: list[Fraction] = []
    for huruf in jawaban:
        if isinstance(huruf, str):
            angka.append(_nilai_huruf(isi, tempat, huruf))
        elif huruf.jenis is not TanpaNilai.TIDAK_BERLAKU:
            return huruf
    if not angka:
        return tak_terdefinisi(f"{tempat}: tidak ada kriteria yang berlaku, pembagi 0.")
    return sum(angka, Fraction(0)) / len(angka), len(angka)


def _nilai_huruf(isi: Lke, tempat: str, kode: str) -> Fraction:
    for huruf in isi.huruf:
        if huruf.kode.casefold() == kode.strip().casefold():
            return Fraction(huruf.nilai)
    raise Galat(
        "lke.huruf",
        tempat,
        f"Jawaban '{kode}' tidak dikenal.",
        f"Pakai salah satu: {', '.join(huruf.kode for huruf in isi.huruf)}.",
    )


def _komponen(isi: Lke, id_komponen: str) -> KomponenLke:
    for satu in isi.komponen:
        if satu.id == id_komponen:
            return satu
    raise Galat(
        "lke.komponen",
        f"komponen {id_komponen}",
        "Komponen ini tidak ada pada aturan LKE.",
        f"Pakai: {', '.join(satu.id for satu in isi.komponen)}.",
    )


def _dalam_bobot(komponen: KomponenLke, nama: str, nilai: Decimal) -> Decimal:
    if not NOL <= nilai <= komponen.bobot:
        raise Galat(
            "lke.skala",
            f"komponen {komponen.nama}, {nama}",
            f"Nilai {tulis(nilai)} di luar 0 s.d. bobotnya, {tulis(komponen.bobot)}.",
            "Periksa angka itu pada lembar evaluasi.",
        )
    return nilai
