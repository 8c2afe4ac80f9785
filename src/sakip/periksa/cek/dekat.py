"""Target, realisasi and capaian told of an indicator by name, against what tables print of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.capaian import BIASA, pilihan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.dugaan import suntingan
from sakip.periksa.fakta import Fakta, bertentangan
from sakip.periksa.kaitan import Kaitan, Pilihan, cocok
from sakip.periksa.kenali import Cara, SelAngka
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat, susun
from sakip.periksa.kenali.sebutan import batas_kalimat, cari_sebutan, pola_nama
from sakip.periksa.model import JenisTemuan, Temuan

_SLIP = frozenset({"dua angka tertukar", "satu angka berbeda"})
_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")
_SEBUTAN_ORANG = 80  # signs before a figure that may name whose it is
_ANGKA_SEDIKITNYA = 3  # figures that a print must have, so that a slip is no coincidence

_UKURAN = {
    "r": ("realisasi",),
    "t": ("target", "target_akhir"),
    "c": ("capaian", "kemajuan"),
}

Nama = list[tuple[str, re.Pattern[str]]]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    fakta: dict[str, list[Fakta]] = defaultdict(list)
    for f in bahan.fakta:
        if f.ukuran in ("target", "target_akhir", "realisasi", "capaian", "kemajuan"):
            fakta[f.subjek].append(f)
    nama: Nama = [
        (subjek, pola)
        for subjek, semua in fakta.items()
        for teks in dict.fromkeys(f.nama for f in semua)
        if (pola := pola_nama(teks))
    ]
    for kalimat in bahan.kalimat:
        for dari, sampai in batas_kalimat(kalimat.samar):
            yield from _kalimat(kalimat, dari, sampai, nama, fakta, bahan.tahun)


def _kalimat(
    kalimat: Kalimat,
    dari: int,
    sampai: int,
    nama: Nama,
    fakta: dict[str, list[Fakta]],
    tahun: int | None,
) -> Iterator[Temuan]:
    """A sentence that names one indicator, and no other year than that of the report."""
    sebut = {s.nama for s in cari_sebutan(kalimat.samar[dari:sampai], nama)}
    if len(sebut) != 1:
        return
    ada = fakta[sebut.pop()]
    kamus = kamus_kalimat()
    sudah = list(_bertiga(kalimat, dari, sampai, ada))
    yield from sudah
    yield from _lalu(kalimat, dari, sampai, ada, tahun)
    for ukuran, huruf, pola in (
        ("realisasi", "r", kamus.sebut_dari_target),
        ("realisasi", "r", kamus.sebut_realisasi),
        ("realisasi", "r", kamus.sebut_tahun),
        ("target", "t", kamus.sebut_target),
        ("capaian", "c", kamus.sebut_capaian),
    ):
        for m in kalimat.cari(pola):
            angka = kalimat.angka(m, huruf)
            if not dari <= m.start() < sampai or angka is None:
                continue
            if any(t.tercetak == angka.sel.teks for t in sudah):
                continue
            lain = [f for f in ada if f.ukuran == ukuran and f.tahun in (tahun, None)]
            if not lain or not all(bertentangan(angka, f.angka) for f in ada):
                continue
            if _tahun_lain(kalimat, dari, m.end(huruf), tahun):
                continue
            if pola == kamus.sebut_dari_target and _capaian(kalimat, dari, m.start(huruf)):
                continue
            if pola == kamus.sebut_tahun and _orang_lain(kalimat, dari, m.end()):
                continue
            target = kalimat.angka(m, "t") if "t" in m.re.groupindex else None
            yakin = target is not None and any(
                f.ukuran == "target" and f.tahun in (tahun, None) and _sama(f.angka, target)
                for f in ada
            )
            if yakin or _slip(angka, lain):
                slip = _slip(angka, lain)
                sesuai = ukuran == "realisasi" and _ditopang(angka, kalimat.semua(sampai, dari))
                satu = slip or lain[0]
                yield _temuan(kalimat, satu, angka, ukuran, slip=bool(slip), sesuai=sesuai)
                break


def _lalu(
    kalimat: Kalimat, dari: int, sampai: int, ada: Sequence[Fakta], tahun: int | None
) -> Iterator[Temuan]:
    """The outcome of another year right behind that year, one slip from what a table has."""
    for m in kalimat.cari(kamus_kalimat().sebut_tahun):
        sebut = _TAHUN.search(kalimat.paragraf.teks[m.start() : m.end()])
        angka = kalimat.angka(m, "r")
        if not dari <= m.start() < sampai or angka is None or sebut is None:
            continue
        lain = [f for f in ada if f.ukuran == "realisasi" and f.tahun == int(sebut[0]) != tahun]
        if all(bertentangan(angka, f.angka) for f in ada) and (slip := _slip(angka, lain)):
            yield _temuan(kalimat, slip, angka, "realisasi", slip=True, sesuai=False)


def _bertiga(kalimat: Kalimat, dari: int, sampai: int, ada: Sequence[Fakta]) -> Iterator[Temuan]:
    """Target, realisasi and capaian told together, of whatever year: each must be printed."""
    lihat: set[str] = set()
    for hubungan in kamus_kalimat().hubungan:
        for m in kalimat.cari(hubungan.pola) if hubungan.jenis == "capaian" else ():
            if not dari <= m.start() < sampai or re.search(hubungan.bukan, m[0], re.IGNORECASE):
                continue
            isi = [kalimat.angka(m, huruf) for huruf in "trc"]
            utuh = [a for a in isi if a is not None]
            sesuai = len(utuh) == len(isi) and _sesuai(utuh)
            for huruf, ukuran in _UKURAN.items():
                angka = kalimat.angka(m, huruf)
                lain = [f for f in ada if f.ukuran in ukuran]
                if angka is None or not lain or angka.sel.teks in lihat:
                    continue
                if huruf == "c" and _terhitung(kalimat, m, ada):
                    continue
                if all(bertentangan(angka, f.angka) for f in lain):
                    lihat.add(angka.sel.teks)
                    satu = max(lain, key=lambda f: (f.periode == "/", f.tahun or 0))
                    yield _temuan(kalimat, satu, angka, ukuran[0], sesuai=sesuai)


def _terhitung(kalimat: Kalimat, m: re.Match[str], ada: Sequence[Fakta]) -> bool:
    """Whether a capaian follows from its own sentence, whose other figures are in the tables."""
    angka = [kalimat.angka(m, h) for h in "trc"]
    if None in angka:
        return False
    t, r, c = (a for a in angka if a)
    cetak = {f.angka.nilai for f in ada}
    cara = Pilihan(BIASA, (t, r))
    satu = Kaitan("dekat", c, (cara,), kalimat.paragraf.tempat, "", "", "", ())
    return {t.nilai, r.nilai} <= cetak and cocok(satu) is not None


def _sesuai(isi: Sequence[SelAngka]) -> bool:
    """Whether target, realisasi and capaian of a sentence fit each other."""
    target, realisasi, capaian = isi
    return any(
        (h := p.rumus.hitung([target.selang(cara)[0], realisasi.selang(cara)[0]])) is not None
        and any(h.beririsan(c) for c in capaian.selang(cara))
        for cara in Cara
        for p in pilihan((target, realisasi))
    )


def _ditopang(angka: SelAngka, semua: Sequence[SelAngka]) -> bool:
    """Whether two other figures of the sentence are a target and the capaian that follows."""
    lain = [a for a in semua if a.nilai != angka.nilai and len(a.nilai.as_tuple().digits) > 1]
    return any(
        c.angka.desimal and t.nilai and _sesuai((t, angka, c)) for t, c in permutations(lain, 2)
    )


def _capaian(kalimat: Kalimat, dari: int, sampai: int) -> bool:
    """Whether what is told in percent of a target is the capaian, and calls itself so."""
    kata = re.findall(
        r"\b(?:capaian|realisasi|terealisasi|tercapai)\b", kalimat.samar[dari:sampai], re.I
    )
    return bool(kata) and kata[-1].casefold() == "capaian"


def _tahun_lain(kalimat: Kalimat, dari: int, sampai: int, tahun: int | None) -> bool:
    """Whether the last year named before a figure is not the year of the report."""
    sebut = _TAHUN.findall(kalimat.paragraf.teks[dari:sampai])
    return bool(sebut) and int(sebut[-1]) != tahun


def _orang_lain(kalimat: Kalimat, dari: int, sampai: int) -> bool:
    """Whether the words right before a figure name others: the nation, a mean of offices."""
    dekat = kalimat.samar[max(dari, sampai - _SEBUTAN_ORANG) : sampai]
    return susun(kamus_kalimat().bukan_sendiri).search(dekat) is not None


def _sama(a: SelAngka, b: SelAngka) -> bool:
    return not bertentangan(a, b)


def _slip(angka: SelAngka, ada: Sequence[Fakta]) -> Fakta | None:
    """The print from which one mistyped or two swapped figures lead to this one."""
    if len(angka.nilai.as_tuple().digits) < _ANGKA_SEDIKITNYA:
        return None
    dekat = {baru.nilai for baru, sebab in suntingan(angka.angka) if sebab in _SLIP}
    return next((f for f in ada if f.angka.nilai in dekat), None)


def _temuan(
    kalimat: Kalimat,
    f: Fakta,
    angka: SelAngka,
    ukuran: str,
    *,
    slip: bool = True,
    sesuai: bool = False,
) -> Temuan:
    """slip: one slip of the pen lies between the prints; sesuai: the sentence fits in itself."""
    dugaan = f"Mungkin seharusnya {f.angka.sel.teks}, seperti di {f.tabel.judul}." if slip else ""
    if sesuai:
        dugaan = "Angka di kalimat cocok satu sama lain; mungkin tabelnya yang keliru."
    return Temuan(
        cek="dekat",
        jenis=JenisTemuan.SALAH,
        pesan=f"Kalimat menyebut {ukuran} {f.nama} {angka.sel.teks}, "
        f"padahal {f.tabel.judul} mencetak {f.angka.sel.teks}.",
        tempat=kalimat.paragraf.tempat,
        tercetak=angka.sel.teks,
        label=f.nama,
        hitungan=f"{angka.sel.teks} ≠ {f.angka.sel.teks}",
        dugaan=dugaan,
        berat=3,
    )


_ISI = (
    "Tabel 1 Capaian tahun 2024\nIndikator\tTarget\tRealisasi\tCapaian\n"
    "Tempat tidur terisi\t70\t58,34\t83,34\nIndeks Kualitas Layanan\t8,05\t8,16\t101,37\n\n"
    "Tempat tidur terisi tahun 2024 terealisasi {}%, lebih rendah daripada tahun lalu.\n"
)

CEK = CekTemuan(
    id="dekat",
    klaim="Target, realisasi, dan capaian yang disebut kalimat bersama indikatornya ada di tabel.",
    dasar="Bertentangan dengan semua cetakan indikator itu, padahal targetnya sama atau angkanya"
    " berbeda satu salah ketik.",
    temuan=jalankan,
    lolos=_ISI.format("58,34"),
    gagal=_ISI.format("58,43"),
)
