"""Rows of totals and means against the rows above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan, ukuran_kiri
from sakip.periksa.cek.persen import SERAPAN, persen_baris
from sakip.periksa.cek.selisih import selisih_baris
from sakip.periksa.kaitan import JUMLAH, RATA, Kaitan, Pilihan, Rumus, bagi, cocok, jumlah, rata
from sakip.periksa.kenali import Baris, Cara, JenisBaris, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kamus import awal_jumlah, ciri, kamus, rapat
from sakip.periksa.kenali.penomoran import gaya, gaya_turun
from sakip.periksa.kenali.tabel import PERAN_HITUNG, PERAN_UANG, tingkat
from sakip.periksa.kenali.utuh import dari_awal, terbaca

_BERULANG = 3  # a name that comes so often is a kind of row, not a thing
_ADITIF = PERAN_UANG | PERAN_HITUNG | {"bobot"}
_PERSEN = frozenset({"serapan", "ketersediaan", "porsi", "efisiensi"})
_SEBUT = re.compile(r"\b(?:sub ?kegiatan|kegiatan|program)\b")
_URUT = ("program", "kegiatan", "subkegiatan")
_ORANG = re.compile(r"\bresponden\b", re.IGNORECASE)


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for nomor, baris in enumerate(tabel.baris):
            if baris.jenis is not JenisBaris.JUMLAH:
                continue
            atas = tabel.baris[:nomor]
            semua = [*_kaitan(tabel, baris, atas), *_sederet(tabel, baris, atas)]
            # A row that does not call itself a total is one when it adds up somewhere.
            if baris.pasti or any(cocok(k) for k in semua):
                yield from semua


def _kaitan(tabel: Tabel, baris: Baris, atas: Sequence[Baris]) -> Iterator[Kaitan]:
    kuat, semua, awal = _datar(tabel, atas), atas, dari_awal(tabel)
    atas, terang = _setingkat(tabel, baris, atas)
    for kolom in (*tabel.ukuran, *_tercacah(tabel)):
        if not baris.pasti and kolom.peran in PERAN_HITUNG:
            continue
        if kolom.indeks in baris.angka and (cara := _cara(tabel, baris, kolom, atas)):
            satu = buat_kaitan("jumlah", tabel, baris, kolom, cara, kuat=kuat, berat=4)
            # Targets and realisasi of unlike things are not added, unless they are.
            ukuran = kolom.peran in ("target", "realisasi", "target_akhir")
            pasti = terang and (not ukuran or bool(_senama(baris, atas)))
            pasti = pasti and awal and terbaca(semua, kolom)
            if pasti or cocok(satu):
                yield satu


def _sederet(tabel: Tabel, baris: Baris, atas: Sequence[Baris]) -> Iterator[Kaitan]:
    """Columns of whole numbers that say no more than a year, if another of them adds up."""
    if not _datar(tabel, atas) or baris.rata:
        return
    semua = []
    for kolom in tabel.berperan(""):
        if kamus().beda.search(rapat(kolom.nama)):
            continue
        masuk = tuple(b.angka[kolom.indeks] for b in atas if kolom.indeks in b.angka)
        keluar = baris.angka.get(kolom.indeks)
        if keluar is not None and len(masuk) > 1 and not any(map(_pecahan, (keluar, *masuk))):
            tepat = tuple(SelAngka(m.sel, m.calon, tepat=True) for m in masuk)
            cara = (Pilihan(JUMLAH, tepat),)
            semua.append(buat_kaitan("jumlah", tabel, baris, kolom, cara, berat=4))
    if sum(1 for k in semua if cocok(k)) * 2 >= len(semua) > 1:
        yield from semua


def _pecahan(a: SelAngka) -> bool:
    return a.angka.desimal > 0 or a.angka.satuan == "%"


def _tercacah(tabel: Tabel) -> Iterator[Kolom]:
    """Columns without a role that count things."""
    for kolom in tabel.berperan(""):
        angka = [b.angka[kolom.indeks] for b in tabel.baris if kolom.indeks in b.angka]
        if angka and all(a.tepat for a in angka):
            yield kolom


def _setingkat(tabel: Tabel, baris: Baris, atas: Sequence[Baris]) -> tuple[Sequence[Baris], bool]:
    """The rows of the level that a mean names ("Rata-rata capaian kegiatan").

    False where the rows do not tell their level: the mean may be of any of them.
    """
    teks = next((s.teks for s in baris.sel if s.teks), "").lower()
    sebut = _SEBUT.search(teks)
    if sebut is None or not baris.rata:
        return atas, True
    kata = rapat(sebut[0])
    data = [b for b in atas if b.jenis is JenisBaris.DATA and b.angka]
    kode = sorted({g for b in data if (g := gaya(b)).startswith("kode")})
    if len(kode) == len(_URUT) and all(gaya(b).startswith("kode") for b in data):
        return [b for b in data if gaya(b) == kode[_URUT.index(kata)]], True
    pilih = [b for b in data if tingkat(b) == kata]
    if pilih and all(tingkat(b) for b in data):
        return pilih, True
    return atas, any(rapat(k.nama) == kata for k in tabel.berperan("program"))


def _cara(tabel: Tabel, baris: Baris, kolom: Kolom, atas: Sequence[Baris]) -> tuple[Pilihan, ...]:
    """The ways a total may have been made, the most likely first."""
    senama, semua = _dasar(_senama(baris, atas), kolom), _dasar(atas, kolom)
    dasar = senama + semua
    if not dasar:
        return ()
    lengkap = dasar[0]
    if kolom.peran not in _ADITIF and len({m.angka.satuan for m in lengkap}) > 1:
        return ()  # reports and percents are not added
    if kolom.peran in ("capaian", "kemajuan") and not baris.rata:
        tujuan = "target" if kolom.peran == "capaian" else "target_akhir"
        masuk = ukuran_kiri(tabel, baris, kolom, (tujuan,), ("realisasi",))
        serapan = [Pilihan(SERAPAN, masuk)] if masuk and masuk[0].nilai else []
    else:
        serapan = []
    dalam_baris = (
        *serapan,
        *persen_baris(tabel, baris, kolom),
        *selisih_baris(tabel, baris, kolom),
    )
    if not _datar(tabel, atas):
        cetak = baris.angka[kolom.indeks].nilai
        senama, semua = (
            sorted(set_, key=lambda m: abs(sum(a.nilai for a in m) - cetak))
            for set_ in (senama, semua)
        )
        dasar = senama + semua
    jumlah_ = [Pilihan(JUMLAH, m) for m in dasar]
    rata_ = [Pilihan(RATA, m) for m in dasar]
    batas = [Pilihan(r, m) for m in dasar for r in _terbatas(kolom)]
    bobot = _berbobot(tabel, kolom, atas)
    if kolom.peran in _PERSEN:
        # Without the amounts behind them percents may be averaged by any weights.
        lain = [] if dalam_baris else [_antara(lengkap), *_sebaris(baris, kolom)]
        return (*dalam_baris, *rata_, *jumlah_, *lain)
    if kolom.peran in _ADITIF or (not baris.rata and kolom.peran not in {"capaian", "kemajuan"}):
        urut = [*dalam_baris, *jumlah_, *rata_, *bobot]
    else:
        urut = [*dalam_baris, *rata_, *batas, *bobot, *jumlah_]
        if not baris.rata:
            urut = [*_seperti(baris, kolom, atas), *urut]
            urut += _sebaris(baris, kolom) or [_antara(lengkap)]  # of totals not printed
    return tuple(urut)


def _sebaris(baris: Baris, kolom: Kolom) -> list[Pilihan]:
    """A percentage of totals may be the ratio of any two of them left of it."""
    kiri = [a for n, a in baris.angka.items() if n < kolom.indeks and a.nilai]
    return [Pilihan(SERAPAN, (a, b)) for a in kiri for b in kiri if a is not b]


def _seperti(baris: Baris, kolom: Kolom, atas: Sequence[Baris]) -> list[Pilihan]:
    """The ratio of two totals of the row, where the rows above divide the same two columns."""
    data = [b for b in atas if b.jenis is JenisBaris.DATA and kolom.indeks in b.angka]
    kiri = [n for n, a in baris.angka.items() if n < kolom.indeks and a.nilai]
    for m, n in permutations(kiri, 2):
        isi = [b for b in data if {m, n} <= b.angka.keys() and b.angka[m].nilai]
        pas = [b for b in isi if _membagi(b, m, n, kolom)]
        beda = {b.angka[kolom.indeks].nilai for b in pas}
        if len(beda) > 1 and len(pas) * 3 >= len(isi) * 2:
            return [Pilihan(SERAPAN, (baris.angka[m], baris.angka[n]))]
    return []


def _membagi(baris: Baris, m: int, n: int, kolom: Kolom) -> bool:
    hasil = SERAPAN.hitung([Rentang.tepat(baris.angka[k].nilai) for k in (m, n)])
    return hasil is not None and any(
        hasil.beririsan(s) for s in baris.angka[kolom.indeks].selang(Cara.BULAT)
    )


def _senama(baris: Baris, atas: Sequence[Baris]) -> list[Baris]:
    """The rows that a total names: "Jumlah anggaran (Rp)" over rows called "Anggaran (Rp)"."""
    sisa = awal_jumlah().sub("", next((s.teks for s in baris.sel if s.teks), ""), count=1)
    nama = ciri(sisa)
    return [b for b in atas if nama and ciri(b.nama) == nama]


def _dasar(atas: Sequence[Baris], kolom: Kolom) -> list[tuple[SelAngka, ...]]:
    """The sets of rows that a total may stand for."""
    isi = [(b, b.angka[kolom.indeks]) for b in atas if kolom.indeks in b.angka]
    data = [(b, a) for b, a in isi if b.jenis is JenisBaris.DATA]
    potong = max((n for n, b in enumerate(atas) if b.jenis is not JenisBaris.DATA), default=-1)
    terakhir = list(atas[potong + 1 :])
    calon = [
        [a for _, a in data],
        [a for b, a in data if b in terakhir],
        [a for b, a in isi if b.jenis is JenisBaris.JUMLAH],
    ]
    calon.append(
        [
            isi[kolom.indeks]
            for b in atas
            if b.jenis is JenisBaris.DATA
            for isi in (b.angka, b.turun)
            if kolom.indeks in isi
        ]
    )
    berulang = Counter(ciri(b.nama) for b, _ in data)
    tunggal = [(b, a) for b, a in data if berulang[ciri(b.nama)] < _BERULANG]
    for g in {gaya(b) for b, _ in tunggal}:
        calon.append([a for b, a in tunggal if gaya(b) == g])
        # A row without a code may belong to any level.
        calon.append([a for b, a in tunggal if gaya(b) in (g, "lain")])
    for nama in {gaya(b) for b, _ in data} | {tingkat(b) for b, _ in data}:
        calon.append([a for b, a in data if nama in (gaya(b), tingkat(b))])
    for g in {gaya_turun(b) for b, _ in data}:
        calon.append([a for b, a in data if gaya_turun(b) == g])
    kosong = [a for b, a in data if b.angka and _bernomor(b)]
    calon.append(kosong)
    unik = {tuple(map(id, c)): tuple(c) for c in calon if c}
    return list(unik.values())


def _antara(masuk: tuple[SelAngka, ...]) -> Pilihan:
    def hitung(nilai: Sequence[Rentang]) -> Rentang:
        return Rentang(min(n.bawah for n in nilai), max(n.atas for n in nilai))

    return Pilihan(Rumus("rata-rata berbobot", hitung, "di antara {semua}"), masuk)


def _bernomor(baris: Baris) -> bool:
    return bool(baris.sel and baris.sel[0].teks)


def _datar(tabel: Tabel, atas: Sequence[Baris]) -> bool:
    """Whether the rows are a plain list, so that a total can only mean all of them."""
    data = [b for b in atas if b.jenis is JenisBaris.DATA and b.angka]
    if any(tingkat(b) in ("kegiatan", "subkegiatan") for b in data):
        return False
    cara = {gaya(b) for b in data} - {"lain"}
    return len(cara) <= 1 and not any(c.startswith("kode") for c in cara)


def _terbatas(kolom: Kolom) -> Iterator[Rumus]:
    """Means of capaian after a cap."""
    if kolom.peran not in ("capaian", "kemajuan"):
        return

    def buat(batas: int) -> Rumus:
        def hitung(nilai: Sequence[Rentang]) -> Rentang | None:
            return rata([Rentang(min(n.bawah, puncak), min(n.atas, puncak)) for n in nilai])

        puncak = Decimal(batas)
        return Rumus(f"rata-rata, tiap capaian dibatasi {batas}", hitung, "({semua}) / {n}")

    yield from map(buat, kamus().batas_capaian)


def _tepat(bobot: SelAngka) -> SelAngka:
    """A whole weight is meant as it stands."""
    return SelAngka(bobot.sel, bobot.calon, tepat=bobot.angka.desimal == 0)


def _berbobot(tabel: Tabel, kolom: Kolom, atas: Sequence[Baris]) -> list[Pilihan]:
    """Means weighted by a column of weights."""
    orang = (k for k in tabel.kolom if kolom.peran == "nilai" and _ORANG.search(k.nama))
    bobot = next(tabel.berperan("bobot"), next(orang, None))
    if bobot is None or bobot.indeks == kolom.indeks:
        return []
    isi = [b for b in atas if bobot.indeks in b.angka and kolom.indeks in b.angka]
    if not isi:
        return []
    masuk = tuple(a for b in isi for a in (_tepat(b.angka[bobot.indeks]), b.angka[kolom.indeks]))

    def hitung(nilai: Sequence[Rentang]) -> Rentang | None:
        total = jumlah(nilai[::2])
        kali = jumlah([b * n for b, n in zip(nilai[::2], nilai[1::2], strict=True)])
        return None if total is None or kali is None else bagi(kali, total)

    def seratus(nilai: Sequence[Rentang]) -> Rentang | None:
        kali = jumlah([b * n for b, n in zip(nilai[::2], nilai[1::2], strict=True)])
        return None if kali is None else kali / Decimal(100)

    return [
        Pilihan(Rumus("rata-rata berbobot", hitung, "jumlah bobot × nilai / jumlah bobot"), masuk),
        Pilihan(Rumus("jumlah berbobot", seratus, "jumlah bobot × nilai / 100"), masuk),
    ]


CEK = CekKaitan(
    id="jumlah",
    klaim="Baris jumlah dan rata-rata mengikuti baris di atasnya.",
    dasar="Penjumlahan; rata-rata atas baris yang bernilai, juga berbobot atau dibatasi.",
    kaitan=jalankan,
    lolos=(
        "Tabel 4 Anggaran\n"
        "No\tProgram\tAnggaran\n"
        "1\tPenunjang\t2.717.989.953\n"
        "2\tPelayanan\t158.895.650\n"
        "\t\t2.876.885.603\n"
    ),
    gagal=(
        "Tabel 4 Anggaran\n"
        "No\tProgram\tAnggaran\n"
        "1\tPenunjang\t2.717.989.953\n"
        "2\tPelayanan\t158.895.650\n"
        "\t\t2,580,595,912\n"
    ),
)
