"""What a heading alone does not tell: whether of money or of kinerja, and whether it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sakip.core.angka import Angka, baca
from sakip.periksa.kenali.angka import baca_sel
from sakip.periksa.kenali.kamus import kamus, rapat
from sakip.periksa.kenali.kepala import Kolom, tanpa_triwulan
from sakip.periksa.model import Sel, TabelSumber

_RP = re.compile(r"Rp\b", re.IGNORECASE)
_JUMLAH = re.compile(r"(sub )?(jumlah|total|jml)\b", re.IGNORECASE)
_BUKAN_CACAH = re.compile(r"%|persen|rasio|rata|ribu|juta|miliar|nilai|indeks|rp\b", re.IGNORECASE)
_CACAH_TERBESAR = 10**6
_MENJADI_UANG = {"target": "pagu", "realisasi": "realisasi_anggaran"}
_BELUM_PASTI = ("", "nilai", "realisasi")
_UANG_TERKECIL = 10**5
_TERCACAH = frozenset({"", "nilai"})
_NAMA = frozenset({"nomor", "uraian", "program", "sasaran"})
_KELAS = re.compile(r"(?:(?:sangat|cukup|kurang|tidak) )?baik", re.IGNORECASE)
_UMUM = re.compile(r"\(?(%|(per|pro)sen(tase)?|(tingkat)?capaian)\)?(\(%\)|%)?")
_PERSEN_REALISASI = re.compile(r"\(?(%|(per|pro)sen(tase)?)\)?(realisasi|(ke)?tercapai(an)?)$")


def perjelas(kolom: Sequence[Kolom], baris: Sequence[Sequence[Sel]]) -> tuple[Kolom, ...]:
    """The columns with the roles that their neighbours and their cells leave no doubt about."""
    bernama = [_berangka(k, baris) for k in _sebutan(kolom, baris)]
    return _serapan(_beruang(_uang(bernama, baris), baris))


def _berangka(k: Kolom, baris: Sequence[Sequence[Sel]]) -> Kolom:
    """A column of notes or recommendations that only counts them is one of figures."""
    return replace(k, peran="") if k.peran == "lain" and _bulat(k.indeks, baris) else k


def _sebutan(kolom: Sequence[Kolom], baris: Sequence[Sequence[Sel]]) -> Iterator[Kolom]:
    """Kinerja that holds words of a class only is the letter of a survey told in words."""
    for k in kolom:
        isi = [b[k.indeks].teks for b in baris if b[k.indeks].teks]
        kelas = k.peran == "sasaran" and bool(isi) and all(map(_KELAS.fullmatch, isi))
        yield replace(k, peran="predikat") if kelas else k


def _uang(kolom: Sequence[Kolom], baris: Sequence[Sequence[Sel]]) -> tuple[Kolom, ...]:
    """Target and realisasi in rupiah are pagu and realisasi of money, where no indicator is named.

    So is a realisasi beside a pagu that has no target it could belong to.
    """
    ada = {k.peran for k in kolom}
    if "indikator" in ada:
        return tuple(kolom)
    tanpa_target = "pagu" in ada and "target" not in ada
    return tuple(
        replace(k, peran=_MENJADI_UANG[k.peran])
        if k.peran in _MENJADI_UANG and (tanpa_target or _rupiah(k.indeks, baris))
        else k
        for k in kolom
    )


def _beruang(kolom: Sequence[Kolom], baris: Sequence[Sequence[Sel]]) -> tuple[Kolom, ...]:
    """Columns of amounts: a realisasi whose nearest plan is a pagu, and what no heading explains.

    "Indikator | Target | Realisasi | Anggaran | Realisasi" has the second one in rupiah.
    """
    hasil = list(kolom)
    for n, k in enumerate(hasil):
        if k.peran not in _BELUM_PASTI or not _besar(k.indeks, baris):
            continue
        kiri = [x for x in hasil[:n] if x.kelompok == k.kelompok] or hasil[:n]
        rencana = next((x.peran for x in reversed(kiri) if x.peran in ("target", "pagu")), "")
        if k.peran == "realisasi" and rencana == "pagu":
            hasil[n] = replace(k, peran="realisasi_anggaran")
        elif k.peran != "realisasi":
            hasil[n] = replace(k, peran="uang")
    return tuple(hasil)


def _besar(indeks: int, baris: Iterable[Sequence[Sel]]) -> bool:
    """Whether most figures of a column are amounts of money by their size."""
    isi = [a for b in baris if (a := baca_sel(b[indeks], uang=True)) and a.nilai]
    uang = [a for a in isi if a.angka.satuan == "Rp" and abs(a.nilai) >= _UANG_TERKECIL]
    return len(uang) * 2 > len(isi)


def _rupiah(indeks: int, baris: Iterable[Sequence[Sel]]) -> bool:
    isi = [b[indeks].teks for b in baris if any(h.isdigit() for h in b[indeks].teks)]
    return len(isi) > 1 and sum(1 for t in isi if _RP.match(t)) * 2 > len(isi)


def _serapan(kolom: Sequence[Kolom]) -> tuple[Kolom, ...]:
    """A percentage under a bare heading is of the money left of it, if of nothing else."""
    jadi: list[Kolom] = []
    for k in kolom:
        kiri = {x.peran for x in jadi}
        uang = {"pagu", "realisasi_anggaran"} <= kiri
        kinerja = {"target", "realisasi"} <= kiri
        if not k.peran and k.jalur and _PERSEN_REALISASI.match(rapat(k.jalur[-1])):
            k = replace(k, peran="capaian" if kinerja else "serapan" if uang else "")
        nama = tanpa_triwulan(k.jalur[-1]) if k.jalur else ""
        umum = k.peran == "capaian" and bool(_UMUM.fullmatch(nama) or _PERSEN_REALISASI.match(nama))
        if umum and uang and (not kinerja or "capaian" in kiri):
            k = replace(k, peran="serapan")
        elif umum and kiri & _TERCACAH and not kiri - _TERCACAH - _NAMA:
            k = replace(k, peran="")  # a share of what is counted beside it
        jadi.append(k)
    return tuple(jadi)


def tercacah(sumber: TabelSumber, kolom: Sequence[Kolom], tinggi: int) -> frozenset[int]:
    """Columns of whole numbers that count people or things, so that no print was rounded."""
    k = kamus()
    calon = [
        satu
        for satu in kolom
        if satu.peran in ("", "nilai")
        and not _BUKAN_CACAH.search(satu.nama)
        and _bulat(satu.indeks, sumber.baris[tinggi:])
    ]
    sebut = [satu for satu in calon if any(k.cacah.search(t.casefold()) for t in satu.jalur)]
    judul = k.cacah_judul.search(sumber.judul.casefold()) is not None
    if _BUKAN_CACAH.search(sumber.judul) or not (sebut or judul):
        return frozenset()
    jumlah = [satu for satu in calon if any(_JUMLAH.match(t) for t in satu.jalur)]
    return frozenset(satu.indeks for satu in (*sebut, *jumlah))


def _bulat(indeks: int, baris: Iterable[Sequence[Sel]]) -> bool:
    isi = [baca(b[indeks].teks) for b in baris if any(h.isdigit() for h in b[indeks].teks)]
    return len(isi) > 1 and all(
        isinstance(a, Angka) and a.desimal == 0 and a.nilai < _CACAH_TERBESAR and a.satuan != "%"
        for a in isi
    )
