"""Sums, means and ratios; what is unknown is never counted as zero."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from sakip.core.angka import KONTEKS, Kosong, TanpaNilai
from sakip.core.aturan.jenis import Rerata
from sakip.core.capaian import NOL, SERATUS, Nilai, tak_terdefinisi, tulis
from sakip.core.jejak import Perhitungan
from sakip.galat import Galat


def jumlahkan(nilai: Sequence[Decimal]) -> Decimal:
    """Sum at full precision."""
    total = NOL
    for satu in nilai:
        total = KONTEKS.add(total, satu)
    return total


def desimal(pecahan: Fraction) -> Decimal:
    """An exact fraction as Decimal, rounded once at the precision of the library."""
    return KONTEKS.divide(Decimal(pecahan.numerator), Decimal(pecahan.denominator))


def kosong_bersama(kosong: Sequence[Kosong], alasan: str) -> Kosong:
    """What no value at all amounts to: the common kind, or not available yet if they differ."""
    jenis = {satu.jenis for satu in kosong}
    if len(jenis) == 1:
        pertama = kosong[0]
        return Kosong(pertama.jenis, pertama.alasan or alasan, pertama.teks)
    return Kosong(TanpaNilai.BELUM_TERSEDIA, alasan)


def rerata(
    isi: Rerata, nilai: Sequence[Nilai], *, bobot: Sequence[Decimal] | None = None
) -> Perhitungan:
    """Mean by a rule, over the figures that have a value; see `rata_rata`.

    Raises Galat when the rule weighs and the weights do not fit.
    """
    if isi.bobot == "sama":
        return rata_rata(nilai, isi.atas)
    if bobot is None:
        raise Galat(
            "rerata.bobot",
            f"rata-rata {isi.atas}",
            "Aturan ini memerlukan bobot, tetapi tidak ada bobot.",
            f"Isi satu bobot untuk setiap {isi.atas}.",
        )
    return rata_rata(nilai, isi.atas, bobot=bobot)


def rata_rata(
    nilai: Sequence[Nilai],
    atas: str,
    *,
    bobot: Sequence[Decimal] | None = None,
    nama: str = "nilai",
) -> Perhitungan:
    """Mean of the figures that have a value; the note states its base, "6 dari 7 indikator".

    atas: what is averaged over, in words. `Masukan`: `nama` once per figure that has a
    value; weighted: `nama`_berbobot (each with its text, ``99,04 × 2``) and ``bobot``.
    """
    berisi = [(i, satu) for i, satu in enumerate(nilai) if isinstance(satu, Decimal)]
    if not berisi:
        kosong = [satu for satu in nilai if isinstance(satu, Kosong)]
        sebab = (
            kosong_bersama(kosong, f"Belum ada {atas} yang punya nilai.")
            if kosong
            else tak_terdefinisi(f"Tidak ada {atas}: pembagi rata-rata 0.")
        )
        return Perhitungan(None, f"{{{nama}}}", sebab)
    catatan = (f"Rata-rata {len(berisi)} dari {len(nilai)} {atas}.",)
    if bobot is None:
        total = jumlahkan([satu for _, satu in berisi])
        rata = KONTEKS.divide(total, Decimal(len(berisi)))
        return Perhitungan(rata, f"({{{nama}}}) / {len(berisi)}", None, "", catatan)
    _periksa_bobot(bobot, len(nilai), atas)
    pola = f"({{{nama}_berbobot}}) / ({{bobot}})"
    pembagi = jumlahkan([bobot[i] for i, _ in berisi])
    if not pembagi:
        return Perhitungan(None, pola, tak_terdefinisi("Jumlah bobot 0 menjadi pembagi."))
    total = jumlahkan([KONTEKS.multiply(satu, bobot[i]) for i, satu in berisi])
    return Perhitungan(KONTEKS.divide(total, pembagi), pola, None, "", catatan)


def rasio(
    pembilang: Sequence[Nilai],
    penyebut: Sequence[Nilai],
    *,
    nama_pembilang: str = "pembilang",
    nama_penyebut: str = "penyebut",
    pengali: Decimal = SERATUS,
) -> Perhitungan:
    """Ratio of sums: serapan, availability of staff and goods, totals of both.

    `Masukan` names are the two given (``realisasi``, ``pagu``), once per amount. Any amount
    unknown leaves the whole unknown; a denominator of zero is undefined and named.
    """
    tunggal = len(pembilang) == len(penyebut) == 1
    kiri, kanan = "{" + nama_pembilang + "}", "{" + nama_penyebut + "}"
    pola = f"{kiri} / {kanan}" if tunggal else f"({kiri}) / ({kanan})"
    if pengali != 1:
        pola = f"{pola} × {tulis(pengali)}"
    for satu in (*pembilang, *penyebut):
        if isinstance(satu, Kosong):
            return Perhitungan(None, pola, satu)
    atas = jumlahkan([satu for satu in pembilang if isinstance(satu, Decimal)])
    bawah = jumlahkan([satu for satu in penyebut if isinstance(satu, Decimal)])
    if not bawah:
        nama = nama_penyebut.replace("_", " ")
        return Perhitungan(None, pola, tak_terdefinisi(f"Pembagi ({nama}) bernilai 0."))
    return Perhitungan(KONTEKS.divide(KONTEKS.multiply(atas, pengali), bawah), pola)


def _periksa_bobot(bobot: Sequence[Decimal], banyak: int, atas: str) -> None:
    if len(bobot) != banyak:
        raise Galat(
            "rerata.bobot",
            f"rata-rata {atas}",
            f"Perlu {banyak} bobot, ada {len(bobot)}.",
            f"Isi satu bobot untuk setiap {atas}.",
        )
    if any(satu < NOL for satu in bobot):
        raise Galat(
            "rerata.bobot", f"rata-rata {atas}", "Bobot tidak boleh negatif.", "Betulkan bobotnya."
        )
