"""Money of a program and its kegiatan against the level below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan, cari_masuk
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import (
    JUMLAH,
    Kaitan,
    Pilihan,
    Rumus,
    bagi,
    cocok,
    jumlah,
    ringkas,
    selang_cetak,
)
from sakip.periksa.kenali import Baris, Kolom, Tabel
from sakip.periksa.kenali.kerangka import kerangka
from sakip.periksa.kenali.penomoran import kode, kode_turun
from sakip.periksa.kenali.tabel import PERAN_HITUNG, PERAN_UANG, tingkat
from sakip.periksa.kenali.utuh import terbaca, tertutup

_SEDIKITNYA = 2  # rows that must be the sum of those below them before others are judged
_MENJUMLAH = frozenset({*PERAN_UANG, *PERAN_HITUNG, "bobot", "nilai", ""})
_UANG = re.compile(r"(?:(?:pagu )?anggaran|pagu)?:? ?\(?rp\.?\)?|anggaran", re.IGNORECASE)
_URUTAN = {"program": 0, "kegiatan": 1, "subkegiatan": 2}


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for kolom in tabel.berperan("pagu", "realisasi_anggaran"):
            yield from _kolom(tabel, kolom)
        if not bertingkat(tabel):
            yield from _bernomor(tabel)
        if next(tabel.berperan("pagu"), None) is None:
            for kolom in tabel.berperan("serapan"):
                yield from _serapan(tabel, kolom)
        if uang := [b for b in tabel.data if any(_UANG.fullmatch(s.teks) for s in b.sel)]:
            for kolom in tabel.berperan("target", "target_akhir", "realisasi"):
                yield from _berselang(tabel, kolom, uang)


def _berselang(tabel: Tabel, kolom: Kolom, uang: Sequence[Baris]) -> Iterator[Kaitan]:
    """Money in rows of its own below the kinerja of each program, kegiatan and sub kegiatan.

    Only where every row of a branch has its code and its figure, and most branches add up.
    """
    semua = []
    for nomor, baris in enumerate(uang):
        induk = kode_turun(baris)
        bawah = _secabang(uang[nomor + 1 :], induk)
        dalam = [kode_turun(b).count(".") for b in bawah]
        anak = [b for b, x in zip(bawah, dalam, strict=True) if x == min(dalam)]
        if not induk or not anak or not all(map(kode_turun, bawah)):
            continue
        masuk = tuple(b.angka[kolom.indeks] for b in anak if kolom.indeks in b.angka)
        if kolom.indeks in baris.angka and len(masuk) == len(anak):
            cara = Pilihan(JUMLAH, masuk)
            semua.append(buat_kaitan("tingkat", tabel, baris, kolom, (cara,), berat=4))
    pas = sum(1 for k in semua if cocok(k) and k.keluar.nilai)
    if pas >= _SEDIKITNYA and pas > len(semua) - pas:
        yield from semua


def _secabang(sesudah: Sequence[Baris], induk: str) -> list[Baris]:
    """The rows up to the first whose code is of another branch; one without code may be of it."""
    return list(takewhile(lambda b: not (k := kode_turun(b)) or k.startswith(f"{induk}."), sesudah))


def _bernomor(tabel: Tabel) -> Iterator[Kaitan]:
    """Rows numbered A, 1, 2, B, 1, 2: what adds up in most of them adds up in all."""
    isi = kerangka(tabel)
    for kolom in tabel.kolom if isi else ():
        if kolom.peran not in _MENJUMLAH:
            continue
        ada = [(b, t) for b, t in isi if kolom.indeks in b.angka]
        semua = []
        for nomor, (baris, t) in enumerate(ada):
            anak = [b.angka[kolom.indeks] for b, x in _di_bawah(ada[nomor + 1 :], t) if x == t + 1]
            if len(anak) > 1:
                cara = Pilihan(JUMLAH, tuple(anak))
                semua.append(buat_kaitan("tingkat", tabel, baris, kolom, (cara,), berat=4))
        pas = sum(1 for k in semua if cocok(k) and k.keluar.nilai)
        if pas >= _SEDIKITNYA and pas > len(semua) - pas:
            yield from semua


def _serapan(tabel: Tabel, kolom: Kolom) -> Iterator[Kaitan]:
    """Serapan of a level from that below where no pagu is printed: each implies its pagu."""
    uang = cari_masuk(tabel, kolom, "realisasi_anggaran")
    if uang is None:
        return
    isi = [
        (b, t)
        for b, t in bertingkat(tabel)
        if {kolom.indeks, uang.indeks} <= b.angka.keys() and b.angka[kolom.indeks].nilai > 0
    ]
    for nomor, (baris, t) in enumerate(isi):
        bawah = _di_bawah(isi[nomor + 1 :], t)
        anak = [b for b, x in bawah if x == min(y for _, y in bawah)]
        masuk = tuple(b.angka[k.indeks] for b in anak for k in (uang, kolom))
        terbagi = jumlah([selang_cetak(b.angka[uang.indeks]) for b in anak])
        if (
            not anak
            or terbagi is None
            or not terbagi.beririsan(selang_cetak(baris.angka[uang.indeks]))
        ):
            continue  # the level below is not all there
        yield buat_kaitan("tingkat", tabel, baris, kolom, (Pilihan(_GABUNGAN, masuk),), berat=3)


def _gabungan(nilai: Sequence[Rentang]) -> Rentang | None:
    """All realisasi over all pagu, each pagu being realisasi over serapan."""
    uang, serapan = nilai[::2], nilai[1::2]
    pagu = [bagi(u, s) for u, s in zip(uang, serapan, strict=True)]
    total, bawah = jumlah(uang), jumlah([p for p in pagu if p is not None])
    if total is None or bawah is None or len([p for p in pagu if p is not None]) < len(pagu):
        return None
    return bagi(total, bawah)


def _tulis(angka: Sequence[str]) -> str:
    uang, persen = angka[::2], angka[1::2]
    pagu = ringkas([f"{u} / {p}%" for u, p in zip(uang, persen, strict=True)])
    return f"({ringkas(uang)}) / ({pagu}) × 100"


_GABUNGAN = Rumus("serapan gabungan", _gabungan, susun=_tulis)


def _kolom(tabel: Tabel, kolom: Kolom) -> Iterator[Kaitan]:
    isi = [(b, t) for b, t in bertingkat(tabel) if kolom.indeks in b.angka]
    berkode = _berawalan([kode(b) for b, _ in isi])
    for nomor, (baris, t) in enumerate(isi):
        sesudah = isi[nomor + 1 :]
        bawah = _seawalan(sesudah, kode(baris)) if berkode else _di_bawah(sesudah, t)
        if not bawah:
            continue
        anak = min(x for _, x in bawah)
        masuk = tuple(b.angka[kolom.indeks] for b, x in bawah if x == anak)
        satu = buat_kaitan("tingkat", tabel, baris, kolom, (Pilihan(JUMLAH, masuk),), berat=4)
        # Several figures under one code are of its quarters or steps, which may overlap.
        sekode = Counter(kode(b) for b, x in bawah if x == anak)
        tunggal = not berkode or max(sekode.values()) == 1
        if cocok(satu) or (tunggal and _utuh(tabel, kolom, [b for b, _ in bawah])):
            yield satu


def _utuh(tabel: Tabel, kolom: Kolom, bawah: Sequence[Baris]) -> bool:
    """Whether all rows below were read, as far as the page tells."""
    return tertutup(tabel, bawah[-1]) and terbaca(bawah, kolom)


def _di_bawah(sesudah: Sequence[tuple[Baris, int]], t: int) -> list[tuple[Baris, int]]:
    """The rows that belong to a row: those deeper, until one as high."""
    hasil = []
    for baris, x in sesudah:
        if x <= t:
            break
        hasil.append((baris, x))
    return hasil


def _berawalan(semua: Sequence[str]) -> bool:
    """Whether codes below others begin with theirs."""
    return any(b.startswith(f"{a}.") for a, b in pairwise(semua))


def _seawalan(sesudah: Sequence[tuple[Baris, int]], induk: str) -> list[tuple[Baris, int]]:
    """The rows whose codes begin with that of a row; codes of accounts may stand between them."""
    hasil = []
    for baris, t in sesudah:
        if kode(baris).startswith(f"{induk}."):
            hasil.append((baris, t))
        elif _melewati(kode(baris), induk):
            break
    return hasil


def _melewati(lain: str, induk: str) -> bool:
    """Whether a code comes after all that belongs to another: itself again, or beside it.

    A code that parts at its very root, or has segments of another width, is of another list.
    """
    if lain == induk:
        return True
    for n, (a, b) in enumerate(zip(lain.split("."), induk.split("."), strict=False)):
        if a != b:
            return n > 0 and len(a) == len(b)
    return False


def bertingkat(tabel: Tabel) -> list[tuple[Baris, int]]:
    """Rows with their depth, by code or by word; none where the table does not show it."""
    berkode = [(b, kode(b).count(".")) for b in tabel.data if kode(b)]
    awalan = {kode(b).split(".")[0] for b, t in berkode if t}
    berkode = [(b, t) for b, t in berkode if t or kode(b) in awalan]
    if len(berkode) * 10 >= len(tabel.data) * 9 and len({t for _, t in berkode}) > 1:
        return berkode
    hasil: list[tuple[Baris, int]] = []
    lalu = -1
    for baris in tabel.data:
        kata = tingkat(baris)
        # "Sub Kegiatan: 1. ..." is followed by "2. ...", which does not say it again.
        lalu = _URUTAN.get(kata, 2 if lalu in (1, 2) else -1)
        if lalu < 0:
            return []
        hasil.append((baris, lalu))
    return hasil if len({t for _, t in hasil}) > 1 else []


CEK = CekKaitan(
    id="tingkat",
    klaim="Anggaran, realisasi, dan serapan program mengikuti kegiatannya, kegiatan mengikuti sub"
    " kegiatannya; begitu juga baris bernomor A, 1, a.",
    dasar="Penjumlahan menurut kode, sebutan program, kegiatan, sub kegiatan, atau cara nomornya.",
    kaitan=jalankan,
    lolos=(
        "Tabel 1 Anggaran\nProgram/Kegiatan\tIndikator\tRealisasi Anggaran\n"
        "Program: Penunjang\tPersentase\t3.753.150\nKegiatan: Perencanaan\tPersentase\t3.753.150\n"
        "Sub Kegiatan : 1. Dokumen\tJumlah dokumen\t2.994.800\n"
        "2. Laporan\tJumlah laporan\t758.350\n"
    ),
    gagal=(
        "Tabel 1 Anggaran\nProgram/Kegiatan\tIndikator\tRealisasi Anggaran\n"
        "Program: Penunjang\tPersentase\t3.753.150\nKegiatan: Perencanaan\tPersentase\t3.753.150\n"
        "Sub Kegiatan : 1. Dokumen\tJumlah dokumen\t2.994.800\n"
        "2. Laporan\tJumlah laporan\t785.350\n"
    ),
)
