"""Figures that one sentence ties together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.beda import cara_beda
from sakip.periksa.cek.capaian import BIASA
from sakip.periksa.cek.capaian import pilihan as cara_capaian
from sakip.periksa.cek.dasar import CekKaitan
from sakip.periksa.cek.persen import PORSI, SERAPAN
from sakip.periksa.dugaan import satu_slip, suntingan
from sakip.periksa.kaitan import JUMLAH, SELISIH, Kaitan, Pilihan, Rumus, bagi
from sakip.periksa.kaitan import cocok as cocok_
from sakip.periksa.kenali import SelAngka
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat

_DEKAT = 70
# Where a list of parts ends, and something else is told of the whole.
_BUKAN_BAGIAN = re.compile(r",? (?:dengan|sehingga|serta dengan|dari jumlah)\b", re.IGNORECASE)
_PASANGAN_TERBANYAK = 12
_JAUH = 4  # times that a figure may have become another in a year
_SEBELUM = 6  # figures before a rise that it may lead to


def _sisa_persen(nilai: Sequence[Rentang]) -> Rentang | None:
    """What is left of an amount of which the first is said to be so many percent."""
    return bagi(nilai[0] * (Rentang.tepat(100) - nilai[1]), nilai[1])


_SISA_PERSEN = Rumus("sisa dari serapan", _sisa_persen, "{0} × (100 − {1}) / {1}")

# By kind of sentence: the group that follows, the groups it follows from, and how.
_KELUAR: dict[str, tuple[str, str, Callable[[tuple[SelAngka, ...]], tuple[Pilihan, ...]]]] = {
    "nisbah": ("p", "ab", lambda m: (Pilihan(PORSI, m),)),
    "capaian": ("c", "tr", cara_capaian),
    "melebihi": ("c", "tr", lambda m: (Pilihan(BIASA, m),)),
    "serapan": ("p", "ab", lambda m: (Pilihan(SERAPAN, m),)),
    "sisa": ("s", "ab", lambda m: (Pilihan(SELISIH, m),)),
    "sisa_persen": ("s", "bp", lambda m: (Pilihan(_SISA_PERSEN, m),)),
    "efisiensi": ("e", "cs", lambda m: (Pilihan(SELISIH, m),)),
    "beda": ("d", "ab", cara_beda),
}


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for kalimat in bahan.kalimat:
        for hubungan in kamus_kalimat().hubungan:
            for cocok in kalimat.cari(hubungan.pola):
                if not re.search(hubungan.bukan, cocok[0], re.IGNORECASE):
                    yield from _kaitan(kalimat, hubungan.jenis, cocok)
        yield from _selisih(kalimat)
        yield from _terdiri(kalimat)


def _kaitan(kalimat: Kalimat, jenis: str, cocok: re.Match[str]) -> Iterator[Kaitan]:
    nama_keluar, nama_masuk, cara = _KELUAR[jenis]
    keluar = kalimat.angka(cocok, nama_keluar)
    masuk = tuple(a for nama in nama_masuk if (a := kalimat.angka(cocok, nama)))
    if keluar is None or len(masuk) < len(nama_masuk):
        return
    satuan = {m.angka.satuan == "%" for m in masuk}
    if (len(satuan) > 1 and jenis != "sisa_persen") or masuk[0].nilai == 0:
        return
    if jenis == "nisbah":
        masuk = tuple(SelAngka(m.sel, m.calon, tepat=m.angka.desimal == 0) for m in masuk)
        lebih = masuk[0].nilai > masuk[1].nilai or keluar.nilai > 100
        if lebih and not satu_slip(_buat(kalimat, keluar, cara(masuk), cocok)):
            return
        masuk = _bersama(kalimat, keluar, masuk, cocok)
    if jenis == "beda" and cocok.start("a") < cocok.start("d"):
        yield from _beda(kalimat, keluar, masuk, cocok)
    else:
        yield _buat(kalimat, keluar, cara(masuk), cocok)


def _bersama(
    kalimat: Kalimat, keluar: SelAngka, masuk: tuple[SelAngka, ...], cocok: re.Match[str]
) -> tuple[SelAngka, ...]:
    """A share of two kinds together: "23 auditors and 14 others of 58" is 37 of 58."""
    a, seluruh = masuk
    lain = [x for x in kalimat.semua(cocok.start("a")) if x.angka.desimal == a.angka.desimal == 0]
    jumlah = a.nilai
    for x in reversed(lain[-_SEBELUM:]):
        jumlah += x.nilai
        semua = SelAngka(a.sel, (replace(a.angka, nilai=jumlah, teks=""),), tepat=True)
        if cocok_(_buat(kalimat, keluar, (Pilihan(PORSI, (semua, seluruh)),), cocok)):
            return semua, seluruh
    return masuk


def _beda(
    kalimat: Kalimat, keluar: SelAngka, masuk: tuple[SelAngka, ...], cocok: re.Match[str]
) -> Iterator[Kaitan]:
    """A rise to a figure told before it: the nearest one may be a target, or a bound.

    Where the text has several, one slip of the rise must lead to one of them.
    """
    dekat, lalu = masuk
    lain = [
        a
        for a in kalimat.semua(cocok.start("a"))[-_SEBELUM:]
        if (a.angka.satuan == "%") == (lalu.angka.satuan == "%")
    ]
    semua = [
        _buat(kalimat, keluar, cara_beda((a, lalu)), cocok)
        for a in (dekat, *reversed(lain))
        if lalu.nilai / _JAUH < a.nilai < lalu.nilai * _JAUH
    ]
    if not semua:
        return  # of something else: two rises told in one breath
    if not lain or any(map(cocok_, semua)):
        yield next((k for k in semua if cocok_(k)), semua[0])
        return
    slip = [a for a, _ in suntingan(keluar.angka) if a.nilai]
    yield from [k for k in semua if any(cocok_(k, {id(keluar): a}) for a in slip)][:1]


def _selisih(kalimat: Kalimat) -> Iterator[Kaitan]:
    """ "... with a difference of 1,26 points": of two of the figures before it."""
    for cocok in kalimat.cari(kamus_kalimat().selisih):
        keluar = kalimat.angka(cocok, "d")
        angka = kalimat.semua(cocok.start("d"))[-_PASANGAN_TERBANYAK:]
        if "%" in kalimat.samar and (seratus := kalimat.baca("100%")):
            angka = [seratus, *angka]  # what a capaian is compared with goes without saying
        if keluar is None or len(angka) < 2:
            continue
        pasangan = [Pilihan(SELISIH, (a, b)) for a in angka for b in angka if a.nilai > b.nilai]
        terakhir = sorted(angka[-2:], key=lambda a: -a.nilai)
        pasangan.sort(key=lambda p: list(p.masuk) != terakhir)
        yield _buat(kalimat, keluar, tuple(pasangan), cocok, kuat=len(angka) == 2)


def _terdiri(kalimat: Kalimat) -> Iterator[Kaitan]:
    """A count and its parts, where one slip explains why they differ."""
    for cocok in kalimat.cari(kamus_kalimat().terdiri):
        rinci = _BUKAN_BAGIAN.split(re.sub(r"\([^)]*\)", "", cocok["rinci"]))[0]
        bagian = [kalimat.baca(n) for n in re.findall(r"(?<![\w.,/])\d[\d.]*(?![.,]?[\w%])", rinci)]
        keluar = kalimat.baca(cocok["n"])
        masuk = tuple(SelAngka(b.sel, b.calon, tepat=True) for b in bagian if b)
        if keluar is None or len(masuk) < 2 or keluar.angka.desimal or "%" in rinci:
            continue
        keluar = SelAngka(keluar.sel, keluar.calon, tepat=True)
        satu = _buat(kalimat, keluar, (Pilihan(JUMLAH, masuk),), cocok)
        sisa = keluar.nilai - sum(m.nilai for m in masuk)
        slip = [
            a.nilai - m.nilai == (sisa if m is not keluar else -sisa)
            for m in (keluar, *masuk)
            for a, _ in suntingan(m.angka)
        ]
        if cocok_(satu) or any(slip):
            yield satu


def _buat(
    kalimat: Kalimat,
    keluar: SelAngka,
    cara: tuple[Pilihan, ...],
    cocok: re.Match[str],
    *,
    kuat: bool = True,
) -> Kaitan:
    return Kaitan(
        cek="kalimat",
        keluar=keluar,
        pilihan=cara,
        tempat=kalimat.paragraf.tempat,
        tabel="",
        label=_potong(kalimat.paragraf.teks, cocok.start(), cocok.end()),
        kolom="Kalimat",
        kelompok=("kalimat", kalimat.paragraf.tempat, cocok.start()),
        kuat=kuat,
    )


def _potong(teks: str, dari: int, sampai: int) -> str:
    """The words around a match, whole words only."""
    potong = teks[dari : min(sampai + 1, len(teks))].strip()
    return potong if len(potong) <= 2 * _DEKAT else f"{potong[:_DEKAT]} ... {potong[-_DEKAT:]}"


CEK = CekKaitan(
    id="kalimat",
    klaim="Angka yang dihubungkan satu kalimat (target, realisasi, capaian; n dari m; serapan,"
    " sisa, selisih, efisiensi) cocok satu sama lain.",
    dasar="Aritmetika kalimat itu sendiri.",
    kaitan=jalankan,
    lolos=(
        "Dari total 40 kebutuhan SDM hanya tersedia 14 orang, sehingga rasionya 35%.\n"
        "Dengan target 6,80, realisasi tahun 2024 mencapai 8,16, yang berarti tingkat kemajuan"
        " telah mencapai 120%.\n"
        "Realisasi 73,59, lebih tinggi dari kabupaten sebesar 72,33, dengan selisih 1,26 poin.\n"
    ),
    gagal="Untuk pelayanan publik tersedia 9 dari 22 kebutuhan SDM (36,36%).\n",
)
