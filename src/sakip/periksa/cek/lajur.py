"""Columns of totals against the columns left of them: PNS + Non PNS = Jumlah."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sakip.core.angka import Kosong, baca
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import JUMLAH, Kaitan, Pilihan, cocok
from sakip.periksa.kenali import Baris, Kolom, SelAngka, Tabel

_TAKSIRAN = re.compile(r"%|persen|rata|rasio|ribu|juta|miliar|milyar|\brp\b|nilai", re.IGNORECASE)
_SISA = re.compile(r"\b(?:belum|tidak)\b", re.IGNORECASE)
_CACAH_TERBESAR = 10_000
_BAGIAN_TERBANYAK = 4
_TERANG = 3  # rows that a score must add up in, which need not be a sum
_NILAI = re.compile(
    r"(?:nilai|skor|hasil)(?: (?:total|akhir|s?akip|evaluasi|kinerja))*$", re.IGNORECASE
)
_JUMLAH = re.compile(r"(?:sub )?(?:jumlah|total|jml)\b(?!.*%)", re.IGNORECASE)


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            if kolom.peran in ("", "nilai") and kolom.jalur:
                if _JUMLAH.match(kolom.jalur[-1]):
                    yield from _kolom(tabel, kolom, 2)
                elif _NILAI.match(kolom.jalur[-1]):
                    yield from _kolom(tabel, kolom, _TERANG)
        yield from _rincian(tabel)


def _rincian(tabel: Tabel) -> Iterator[Kaitan]:
    """A count left of the parts it is made of: recommendations | done | in hand | not begun."""
    polos = [k for k in tabel.kolom if k.peran in ("", "nilai", "lain") and _bulat(tabel, k)]
    for n, keluar in enumerate(polos):
        terbaik: tuple[int, list[Kaitan]] = (0, [])
        for banyak in range(2, min(_BAGIAN_TERBANYAK, len(polos) - n - 1) + 1):
            masuk = polos[n + 1 : n + 1 + banyak]
            if masuk[-1].indeks != keluar.indeks + banyak:
                break
            if not any(_SISA.search(k.nama) for k in masuk) or _SISA.search(keluar.nama):
                continue  # only parts that say they leave nothing out
            semua = [_tercacah(k) for b in tabel.data if (k := _kaitan(tabel, b, keluar, masuk))]
            pas = sum(1 for k in semua if cocok(k) and k.keluar.nilai > 1)
            if pas > _TERANG and pas > 2 * (len(semua) - pas) and _berbeda(semua):
                terbaik = max((pas, semua), terbaik, key=lambda t: t[0])
        yield from terbaik[1]


def _tercacah(k: Kaitan) -> Kaitan:
    """The same of things that were counted, so that no print was rounded."""

    def tepat(a: SelAngka) -> SelAngka:
        return SelAngka(a.sel, a.calon, tepat=True)

    cara = tuple(Pilihan(p.rumus, tuple(map(tepat, p.masuk))) for p in k.pilihan)
    return replace(k, keluar=tepat(k.keluar), pilihan=cara)


def _berbeda(semua: Sequence[Kaitan]) -> bool:
    """Whether each of the parts holds something in more than one row."""
    isi = zip(*(k.pilihan[0].masuk for k in semua), strict=False)
    return all(sum(1 for m in kolom if m.nilai) > 1 for kolom in isi)


def _bulat(tabel: Tabel, kolom: Kolom) -> bool:
    angka = [b.angka[kolom.indeks] for b in tabel.data if kolom.indeks in b.angka]
    wajar = not _TAKSIRAN.search(f"{tabel.judul} {kolom.nama}")
    return len(angka) > _TERANG and wajar and all(_cacah(a) for a in angka)


def _cacah(a: SelAngka) -> bool:
    return a.angka.desimal == 0 and a.nilai < _CACAH_TERBESAR and a.angka.satuan != "%"


def _kolom(tabel: Tabel, keluar: Kolom, terang: int) -> Iterator[Kaitan]:
    """The relations of the set of columns that fits most rows; more than half must fit."""
    for masuk in _susunan(tabel, keluar):
        semua = [k for b in tabel.baris if (k := _kaitan(tabel, b, keluar, masuk))]
        pas = sum(1 for k in semua if cocok(k))
        if pas >= terang and pas > len(semua) - pas:
            yield from semua
            return


def _susunan(tabel: Tabel, keluar: Kolom) -> Iterator[Sequence[Kolom]]:
    """The sets of columns a total may add up: those since the last total, all, the totals."""
    kiri = [
        k
        for k in tabel.kolom[: keluar.indeks]
        if k.peran in ("", "nilai") and any(k.indeks in b.angka for b in tabel.baris)
    ]
    jumlah = [k for k in kiri if k.jalur and _JUMLAH.match(k.jalur[-1])]
    dekat = [k for k in kiri if not jumlah or k.indeks > jumlah[-1].indeks]
    polos = [k for k in kiri if k not in jumlah]
    for satu in (dekat, polos, jumlah):
        if len(satu) > 1:
            yield satu


def _kaitan(tabel: Tabel, baris: Baris, keluar: Kolom, kolom: Sequence[Kolom]) -> Kaitan | None:
    """None where a cell holds something that is no number; an empty one or a dash adds nothing."""
    if keluar.indeks not in baris.angka:
        return None
    masuk = [baris.angka[k.indeks] for k in kolom if k.indeks in baris.angka]
    sisa = [baris.sel[k.indeks].teks for k in kolom if k.indeks not in baris.angka]
    if len(masuk) < 1 or any(t and not isinstance(baca(t), Kosong) for t in sisa):
        return None
    return buat_kaitan("lajur", tabel, baris, keluar, (Pilihan(JUMLAH, tuple(masuk)),), kuat=True)


_ISI = (
    "Tabel 1 Keadaan pegawai\nNo\tJenis\tPNS\tNon PNS\tJumlah\n"
    "1\tDokter\t12\t8\t20\n2\tPerawat\t81\t62\t143\n3\tBidan\t23\t21\t{}\n"
)

CEK = CekKaitan(
    id="lajur",
    klaim="Kolom jumlah adalah jumlah kolom-kolom di kirinya, atau rinciannya di kanannya.",
    dasar="Penjumlahan sebaris; dipercaya bila cocok pada lebih dari separuh baris.",
    kaitan=jalankan,
    lolos=_ISI.format(44),
    gagal=_ISI.format(45),
)
