"""IPP: the public service index from aspects (F-02, evaluator) and users (F-03)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.core.agregasi import jumlahkan
from sakip.core.angka import KONTEKS, Kosong, TanpaNilai
from sakip.core.aturan.jenis import Ipp
from sakip.core.capaian import NOL, SERATUS, Nilai, tak_terdefinisi, tulis
from sakip.core.jejak import Perhitungan
from sakip.galat import Galat


def rata_rata_indikator(isi: Ipp, nilai: Sequence[Nilai]) -> Perhitungan:
    """Mean of the indicators of an aspect, or of the answers of F-03. `Masukan`: ``nilai``.

    ``n/a`` is left out; an indicator not filled yet leaves the mean unknown.
    """
    angka: list[Decimal] = []
    for satu in nilai:
        if isinstance(satu, Decimal):
            angka.append(_dalam_skala(isi, "indikator", satu))
        elif satu.jenis is not TanpaNilai.TIDAK_BERLAKU:
            return Perhitungan(None, "{nilai}", satu)
    pola = f"({{nilai}}) / {len(angka)}"
    if not angka:
        return Perhitungan(None, pola, tak_terdefinisi("Tidak ada indikator: pembagi 0."))
    return Perhitungan(KONTEKS.divide(jumlahkan(angka), Decimal(len(angka))), pola)


def hitung_f02(isi: Ipp, aspek: Mapping[str, Nilai]) -> Perhitungan:
    """F-02: sum of aspect × weight, on the scale of the index. `Masukan`: id of each aspect.

    All aspects of the rule are needed; one without value leaves F-02 without value, of the
    same kind. Raises Galat for an unknown aspect and for a value off the scale.
    """
    asing = sorted(set(aspek) - {satu.id for satu in isi.aspek})
    if asing:
        raise Galat(
            "ipp.aspek",
            f"aspek {asing[0]}",
            "Aspek ini tidak ada pada aturan IPP.",
            f"Pakai: {', '.join(satu.id for satu in isi.aspek)}.",
        )
    pola = " + ".join(f"{{{a.id}}} × {tulis(a.bobot)}%" for a in isi.aspek)
    bagian: list[Decimal] = []
    for a in isi.aspek:
        nilai = aspek.get(a.id, Kosong(TanpaNilai.BELUM_DIISI, f"Aspek {a.nama} belum diisi."))
        if isinstance(nilai, Kosong):
            return Perhitungan(None, pola, nilai)
        bagian.append(KONTEKS.multiply(_dalam_skala(isi, a.nama, nilai), a.bobot))
    return Perhitungan(KONTEKS.divide(jumlahkan(bagian), SERATUS), pola)


def hitung_ipp(
    isi: Ipp, f02: Nilai, f03: Nilai | None, *, responden_cukup: bool = True
) -> Perhitungan:
    """IPP from both forms; never from the aspects alone. `Masukan`: ``f02``, ``f03``.

    Without F-03 the index is not available yet, with the reason. Where users are too few
    the rule says whether their score is used or counts 0.
    """
    pola = f"{tulis(isi.bagian_f02)} × {{f02}} + {tulis(isi.bagian_f03)} × {{f03}}"
    if isinstance(f02, Kosong):
        return Perhitungan(None, pola, f02)
    if f03 is None or isinstance(f03, Kosong):
        alasan = "Nilai F-03 (pengguna layanan) tidak ada; IPP tidak dapat diturunkan dari F-02."
        if isinstance(f03, Kosong) and f03.alasan:
            alasan = f"{alasan} {f03.alasan}"
        return Perhitungan(None, pola, Kosong(TanpaNilai.BELUM_TERSEDIA, alasan))
    _dalam_skala(isi, "F-02", f02)
    _dalam_skala(isi, "F-03", f03)
    catatan: tuple[str, ...] = ()
    if not responden_cukup:
        if isi.f03_kurang_responden == "nol":
            f03, pola = NOL, pola.replace("{f03}", "0")
            catatan = ("Responden F-03 kurang dari batas: menurut aturan F-03 dihitung 0.",)
        else:
            catatan = ("Responden F-03 kurang dari batas: menurut aturan F-03 tetap dipakai.",)
    utama = KONTEKS.multiply(isi.bagian_f02, f02)
    pengguna = KONTEKS.multiply(isi.bagian_f03, f03)
    return Perhitungan(KONTEKS.add(utama, pengguna), pola, None, "", catatan)


def _dalam_skala(isi: Ipp, nama: str, nilai: Decimal) -> Decimal:
    if not isi.terendah <= nilai <= isi.tertinggi:
        skala = f"{tulis(isi.terendah)} s.d. {tulis(isi.tertinggi)}"
        raise Galat(
            "ipp.skala",
            nama,
            f"Nilai {tulis(nilai)} di luar skala {skala}.",
            "Periksa angka itu pada lembar penilaian.",
        )
    return nilai
