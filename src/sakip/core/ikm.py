"""IKM: the survey of satisfaction, from answers to the index of a service and of an office.

Every unsur weighs exactly 1/x, x being the number of distinct unsur used. The sum is kept
as an exact fraction until the end: weights typed as 0,111 or 0,11 change the class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sakip.core.agregasi import desimal, jumlahkan, rata_rata
from sakip.core.angka import KONTEKS, Kosong
from sakip.core.aturan.jenis import Sampel, Skm
from sakip.core.capaian import Nilai, tak_terdefinisi, tulis
from sakip.core.jejak import Perhitungan
from sakip.galat import Galat


class JumlahUnsur(NamedTuple):
    """Answers to one unsur: their sum and how many there are. Keyed by id, never by number."""

    id: str
    jumlah: int
    menjawab: int


class RekapSkm(NamedTuple):
    """Tally of a survey. dipakai: respondents counted; tak_lengkap: those who skipped something."""

    unsur: tuple[JumlahUnsur, ...]
    responden: int
    dipakai: int
    tak_lengkap: int


class HasilIkm(NamedTuple):
    """nrr: mean per unsur, by id; ni: index on the scale of the answers; ikm: ni × pengali."""

    nrr: dict[str, Perhitungan]
    ni: Perhitungan
    ikm: Perhitungan


def rekap(isi: Skm, unsur: Sequence[str], jawaban: Iterable[tuple[int | None, ...]]) -> RekapSkm:
    """Tally answers: one tuple per respondent in the order of `unsur`, None where skipped.

    Whether a respondent with a skipped answer counts is the rule's `tak_lengkap`; an empty
    form never does. Raises Galat for an answer off the scale and for a row of another length.
    """
    _periksa_id(unsur)
    sah = {satu.nilai for satu in isi.jawaban}
    jumlah, menjawab = [0] * len(unsur), [0] * len(unsur)
    responden = dipakai = tak_lengkap = 0
    for pola, kali in Counter(jawaban).items():
        if len(pola) != len(unsur):
            raise Galat(
                "ikm.kolom",
                "jawaban survei",
                f"Ada responden dengan {len(pola)} jawaban, padahal unsurnya {len(unsur)}.",
                "Samakan jumlah kolom jawaban dengan jumlah unsur.",
            )
        responden += kali
        if None in pola:
            tak_lengkap += kali
            if isi.tak_lengkap == "responden_lengkap" or all(satu is None for satu in pola):
                continue
        dipakai += kali
        for i, nilai in enumerate(pola):
            if nilai is not None:
                jumlah[i] += _nilai_sah(unsur[i], nilai, sah) * kali
                menjawab[i] += kali
    rinci = tuple(JumlahUnsur(*satu) for satu in zip(unsur, jumlah, menjawab, strict=True))
    return RekapSkm(rinci, responden, dipakai, tak_lengkap)


def _nilai_sah(unsur: str, nilai: int, sah: Collection[int]) -> int:
    if nilai not in sah:
        raise Galat(
            "ikm.jawaban",
            f"unsur {unsur}",
            f"Jawaban {nilai} tidak ada pada skala survei.",
            f"Pakai salah satu: {', '.join(map(str, sorted(sah)))}, atau kosongkan.",
        )
    return nilai


def hitung_ikm(isi: Skm, unsur: Sequence[JumlahUnsur]) -> HasilIkm:
    """IKM of one service from the sums of its unsur.

    An unsur beyond those of the regulation is allowed: the weight becomes 1/x of all used.
    An unsur that nobody answered leaves the index undefined. `Masukan` names: ``jumlah`` and
    ``menjawab`` for a mean, ``nrr`` once per unsur for ni, ``ni`` for ikm.
    """
    _periksa_id([satu.id for satu in unsur])
    nrr: dict[str, Perhitungan] = {}
    pecahan: list[Fraction] = []
    for satu in unsur:
        if satu.menjawab > 0:
            rata = Fraction(satu.jumlah, satu.menjawab)
            _periksa_rata(isi, satu, rata)
            pecahan.append(rata)
            nrr[satu.id] = Perhitungan(desimal(rata), "{jumlah} / {menjawab}")
        else:
            sebab = tak_terdefinisi(f"Tidak ada jawaban untuk unsur {satu.id}.")
            nrr[satu.id] = Perhitungan(None, "{jumlah} / {menjawab}", sebab)
    pola = f"({{nrr}}) / {len(unsur)}"
    pola_ikm = f"{{ni}} × {tulis(isi.pengali)}"
    kosong = [p.kosong for p in nrr.values() if p.kosong is not None]
    if kosong or not unsur:
        sebab = kosong[0] if kosong else tak_terdefinisi("Survei tidak punya unsur.")
        return HasilIkm(nrr, Perhitungan(None, pola, sebab), Perhitungan(None, pola_ikm, sebab))
    ni = sum(pecahan, Fraction(0)) / len(pecahan)
    ikm = desimal(ni * Fraction(isi.pengali))
    return HasilIkm(nrr, Perhitungan(desimal(ni), pola), Perhitungan(ikm, pola_ikm))


def ikm_dari_unsur(isi: Skm, unsur: Mapping[str, Nilai]) -> Perhitungan:
    """IKM of a service whose unsur are already printed on the converted scale (25 to 100).

    Plain mean of the unsur; a value off that scale raises Galat. `Masukan`: ``unsur``.
    """
    pola = f"({{unsur}}) / {len(unsur)}"
    if not unsur:
        return Perhitungan(None, pola, tak_terdefinisi("Survei tidak punya unsur."))
    skala = [isi.pengali * satu.nilai for satu in isi.jawaban]
    angka: list[Decimal] = []
    for id_unsur, nilai in unsur.items():
        if isinstance(nilai, Kosong):
            return Perhitungan(None, pola, nilai)
        if not min(skala) <= nilai <= max(skala):
            raise Galat(
                "ikm.skala",
                f"unsur {id_unsur}",
                f"Nilai {tulis(nilai)} di luar {tulis(min(skala))} s.d. {tulis(max(skala))}.",
                "Isi nilai unsur setelah konversi, bukan nilai rata-rata jawaban.",
            )
        angka.append(nilai)
    return Perhitungan(KONTEKS.divide(jumlahkan(angka), Decimal(len(angka))), pola)


def ikm_unit(
    isi: Skm, layanan: Sequence[Nilai], responden: Sequence[Decimal] | None = None
) -> Perhitungan:
    """IKM of an office from the published IKM of its services, by the rule's `gabungan`.

    Services without value are left out and the note says so. `Masukan`: ``ikm`` once per
    service; weighted by respondents ``ikm_berbobot`` (with its text) and ``bobot``.
    """
    if isi.gabungan == "rata_rata_layanan":
        return rata_rata(layanan, "layanan", nama="ikm")
    if responden is None:
        raise Galat(
            "ikm.responden",
            "gabungan IKM",
            "Rata-rata tertimbang memerlukan jumlah responden setiap layanan.",
            "Isi jumlah responden, atau pakai aturan rata-rata layanan.",
        )
    return rata_rata(layanan, "layanan", bobot=responden, nama="ikm")


def ukuran_sampel(isi: Sampel, populasi: int) -> Perhitungan:
    """Krejcie-Morgan: respondents needed of a population; publish with 0 decimals, half-up.

    `Masukan` name: ``populasi``. Raises Galat for a population below 1.
    """
    if populasi < 1:
        raise Galat(
            "ikm.populasi",
            "ukuran sampel",
            f"Jumlah penerima layanan {populasi} tidak dapat disampel.",
            "Isi bilangan bulat mulai dari 1.",
        )
    n = Decimal(populasi)
    ragam = isi.khi_kuadrat * isi.proporsi * (1 - isi.proporsi)
    galat2 = isi.galat * isi.galat
    bawah = KONTEKS.add(KONTEKS.multiply(galat2, n - 1), ragam)
    khi, p, q = tulis(isi.khi_kuadrat), tulis(isi.proporsi), tulis(1 - isi.proporsi)
    atas = f"{khi} × {{populasi}} × {p} × {q}"
    pola = f"{atas} / ({tulis(isi.galat)}² × ({{populasi}} − 1) + {khi} × {p} × {q})"
    return Perhitungan(KONTEKS.divide(KONTEKS.multiply(ragam, n), bawah), pola)


def _periksa_id(unsur: Sequence[str]) -> None:
    ganda = [satu for satu, kali in Counter(unsur).items() if kali > 1]
    if ganda:
        raise Galat(
            "ikm.ganda",
            f"unsur {ganda[0]}",
            "Unsur ini muncul lebih dari sekali.",
            "Setiap unsur hanya boleh satu kolom.",
        )


def _periksa_rata(isi: Skm, unsur: JumlahUnsur, rata: Fraction) -> None:
    nilai = [satu.nilai for satu in isi.jawaban]
    if not min(nilai) <= rata <= max(nilai):
        raise Galat(
            "ikm.jumlah",
            f"unsur {unsur.id}",
            f"Jumlah {unsur.jumlah} dari {unsur.menjawab} jawaban tidak mungkin pada skala "
            f"{min(nilai)} s.d. {max(nilai)}.",
            "Periksa jumlah nilai dan banyaknya jawaban.",
        )
