"""Shares told in sentences: so many of all, and how much that is in percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan
from sakip.periksa.cek.persen import PORSI
from sakip.periksa.dugaan import satu_slip
from sakip.periksa.kaitan import Kaitan, Pilihan, cocok
from sakip.periksa.kenali import SelAngka
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat, susun
from sakip.periksa.kenali.sebutan import batas_kalimat

_PANJANG = 140
_ANGKA_SEDIKITNYA = 3  # of a percentage, so that one slip from a share is no coincidence
_BENDA = re.compile(r" ([a-z]{3,})", re.IGNORECASE)


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for kalimat in bahan.kalimat:
        if "%" in kalimat.samar:
            for dari, sampai in batas_kalimat(kalimat.samar):
                yield from _kalimat(kalimat, dari, sampai)


def _kalimat(kalimat: Kalimat, dari: int, sampai: int) -> Iterator[Kaitan]:
    """Shares of one sentence: of any number before, or of a whole that a slip leads to."""
    kamus = kamus_kalimat()
    semua_dari = list(susun(kamus.bagian_dari).finditer(kalimat.samar, 0, sampai))
    sebut = [b for m in reversed(semua_dari) if (b := kalimat.angka(m, "b")) and _utuh(b)]
    seluruhnya = {m.start("b") for m in semua_dari}
    for m in susun(kamus.bagian).finditer(kalimat.samar, dari, sampai):
        a, p = kalimat.angka(m, "a"), kalimat.angka(m, "p")
        if a is None or p is None or not _utuh(a) or p.nilai > 100:
            continue
        if m.start("a") in seluruhnya or re.search(kamus.bukan_bagian, m[0], re.IGNORECASE):
            continue
        if susun(kamus.naik_sebesar).search(kalimat.samar, 0, m.start("a")):
            continue  # how many more, in percent of those before
        seluruh = [*_sebenda(kalimat, m, a), *sebut]
        lain = [b for b in kalimat.semua(sampai) if _utuh(b) and b.nilai >= a.nilai]
        semua = [
            _buat(kalimat, p, (a, b), m)
            for b in chain(seluruh, lain)
            if b.nilai and b.angka.satuan == a.angka.satuan
        ]
        if pas := [k for k in semua if cocok(k)]:
            yield pas[0]
        elif len(p.nilai.as_tuple().digits) >= _ANGKA_SEDIKITNYA:
            yield from [k for k in semua[: len(seluruh)] if satu_slip(k)][:1]


def _utuh(a: SelAngka) -> bool:
    """Whether a figure counts things, or is an amount of money."""
    return a.angka.satuan == "Rp" or (a.angka.desimal == 0 and a.angka.satuan != "%")


def _sebenda(kalimat: Kalimat, m: re.Match[str], a: SelAngka) -> Iterator[SelAngka]:
    """Numbers before of the same things, the last first: 48 kasus, 39 kasus; larger amounts."""
    if a.angka.satuan == "Rp":
        semua = kalimat.semua(m.start("a"))
        yield from [b for b in reversed(semua) if b.angka.satuan == "Rp" and b.nilai > a.nilai]
    elif benda := _BENDA.match(kalimat.samar, m.end("a")):
        pola = rf"<b> {re.escape(benda[1])}\b"
        for x in reversed(list(susun(pola).finditer(kalimat.samar, 0, m.start("a")))):
            if (b := kalimat.angka(x, "b")) and _utuh(b):
                yield b


def _buat(
    kalimat: Kalimat, p: SelAngka, masuk: tuple[SelAngka, SelAngka], m: re.Match[str]
) -> Kaitan:
    tepat = tuple(SelAngka(s.sel, s.calon, tepat=True) for s in masuk)
    return Kaitan(
        cek="bagian",
        keluar=p,
        pilihan=(Pilihan(PORSI, tepat),),
        tempat=kalimat.paragraf.tempat,
        tabel="",
        label=kalimat.paragraf.teks[m.start() : m.end() + 1][:_PANJANG],
        kolom="Kalimat",
        kelompok=("bagian", kalimat.paragraf.tempat, m.start()),
        kuat=True,
    )


CEK = CekKaitan(
    id="bagian",
    klaim="Persentase di belakang sebuah jumlah dalam kalimat adalah bagiannya dari seluruhnya.",
    dasar="Aritmetika kalimat itu sendiri; dilaporkan bila satu salah ketik menjelaskannya.",
    kaitan=jalankan,
    lolos="Dari 201 PNS tersebut, 118 orang (58,71%) laki-laki dan 83 orang (41,29%) perempuan.\n",
    gagal="Dari 201 PNS tersebut, 118 orang (57,81%) laki-laki dan 83 orang (41,29%) perempuan.\n",
)
