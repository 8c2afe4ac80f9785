"""Formulas of a workbook: broken, leaving rows out, counting twice, or unlike their neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali import JenisBaris, Tabel
from sakip.periksa.model import (
    Dokumen,
    JenisBerkas,
    JenisTemuan,
    Sel,
    TabelSumber,
    Tempat,
    Temuan,
)

_ACUAN = re.compile(r"(?<![\w!'])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(])")
_RENTANG = r"\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)"
_JUMLAH = re.compile(
    rf"=(?:ROUND\()?(?:SUM|AVERAGE|SUBTOTAL)\((?:10?9,|10?1,)?{_RENTANG}\)(?:,\d\))?", re.IGNORECASE
)
_TAMBAH = re.compile(r"=\+?(?:[A-Z]{1,3}\d+\+)+[A-Z]{1,3}\d+", re.IGNORECASE)
_LANGKAH = re.compile(r"\[[^\]]*\]")
_LEBIH = re.compile(rf"=\+?SUM\({_RENTANG}\)(?:\+\$?[A-Z]{{1,3}}\$?\d+)+", re.IGNORECASE)
_ALAMAT = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SEJUMLAH = 6  # one odd cell in so many may be a slip; more are a way of their own
_SEPOLA = 3  # cells of one column that share a formula before another stands out


@dataclass(frozen=True, slots=True)
class _Isi:
    """One cell of a column: its row in the sheet, itself, and the column of a SUM over it."""

    baris: int
    sel: Sel
    data: bool
    label: str
    rentang: tuple[int, int] | None


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    for tabel in bahan.tabel:
        if not any(s.rumus for b in tabel.sumber.baris for s in b):
            continue
        for kolom in tabel.kolom:
            isi = list(_kolom(tabel, kolom.indeks))
            yield from _rusak(tabel, isi)
            yield from _jumlah(tabel, isi)
            yield from _tambah(tabel, isi)
            yield from _lebih(tabel, isi)
            if kolom.peran != "nomor":
                yield from _sumbang(tabel, isi)


def _kolom(tabel: Tabel, indeks: int) -> Iterator[_Isi]:
    for baris in tabel.baris:
        sel = baris.sel[indeks]
        alamat = _ALAMAT.fullmatch(sel.tempat.sel)
        if alamat and (indeks in baris.angka or sel.rumus):
            m = _JUMLAH.fullmatch(sel.rumus.replace(" ", ""))
            sekolom = m is not None and m[1].upper() == m[3].upper() == alamat[1]
            rentang = (int(m[2]), int(m[4])) if m and sekolom else None
            data = baris.jenis is JenisBaris.DATA
            yield _Isi(int(alamat[2]), sel, data, baris.nama, rentang)


def _rusak(tabel: Tabel, isi: Sequence[_Isi]) -> Iterator[Temuan]:
    for satu in isi:
        if "#REF!" in satu.sel.rumus:
            yield _temuan(tabel, satu, "Rumusnya menunjuk sel yang sudah dihapus (#REF!).")


def _jumlah(tabel: Tabel, isi: Sequence[_Isi]) -> Iterator[Temuan]:
    """SUM over one column: what it leaves out in the middle or at the ends, or takes twice."""
    semua = [s for s in isi if s.rentang]
    for satu in semua:
        if satu.rentang is None:
            continue
        awal, akhir = satu.rentang
        dalam = [s for s in semua if s is not satu and awal <= s.baris <= akhir]
        ganda = [s for s in dalam if s.rentang and awal <= s.rentang[0] and s.rentang[1] <= akhir]
        if ganda:
            sebut = ", ".join(s.sel.tempat.sel for s in ganda[:3])
            yield _temuan(
                tabel, satu, f"Barisnya terhitung dua kali: {sebut} sudah jumlah baris lain."
            )
        if len(semua) > 1 or satu.baris <= akhir:
            continue  # totals over totals, or above what they add: the layout is the office's own
        ada = {s.baris: s for s in isi if s.data and _berisi(s.sel)}
        luar = [s for b, s in ada.items() if akhir < b < satu.baris]
        atas = awal - 1
        while atas in ada:  # rows that touch the first one; what is above a gap is a heading
            luar.append(ada[atas])
            atas -= 1
        if luar and len(luar) * 2 < akhir - awal + 1 + len(luar):
            sebut = ", ".join(f"{s.sel.tempat.sel} ({s.sel.teks})" for s in luar[:3])
            yield _temuan(tabel, satu, f"Tidak ikut dijumlah: {sebut}.")


def _tambah(tabel: Tabel, isi: Sequence[_Isi]) -> Iterator[Temuan]:
    """A sum of cells named one by one: the one typed figure among them that it passes over."""
    ada = {s.baris: s for s in isi if s.data and _berisi(s.sel)}
    for satu in isi:
        if not _TAMBAH.fullmatch(satu.sel.rumus.replace(" ", "")):
            continue
        acuan = _ACUAN.findall(satu.sel.rumus)
        alamat = _ALAMAT.fullmatch(satu.sel.tempat.sel)
        ambil = sorted({int(b) for _, k, _, b in acuan if alamat and k.upper() == alamat[1]})
        polos = [b for b in ambil if b in ada and not ada[b].sel.rumus]
        if len(ambil) != len(acuan) or len(polos) < len(ambil) or len(ambil) < _SEPOLA:
            continue
        lewat = [s for b, s in ada.items() if ambil[0] < b < ambil[-1] and b not in ambil]
        if len(lewat) == 1 and not lewat[0].sel.rumus:
            luar = lewat[0].sel
            yield _temuan(tabel, satu, f"Tidak ikut dijumlah: {luar.tempat.sel} ({luar.teks}).")


def _lebih(tabel: Tabel, isi: Sequence[_Isi]) -> Iterator[Temuan]:
    """A SUM to which a cell of its own range is added once more."""
    for satu in isi:
        m = _LEBIH.fullmatch(satu.sel.rumus.replace(" ", ""))
        if m is None or m[1].upper() != m[3].upper():
            continue
        awal, akhir = int(m[2]), int(m[4])
        for _, kolom, _, baris in _ACUAN.findall(satu.sel.rumus.partition(")")[2]):
            if kolom.upper() == m[1].upper() and awal <= int(baris) <= akhir:
                sebut = f"{kolom}{baris}"
                yield _temuan(
                    tabel, satu, f"Barisnya terhitung dua kali: {sebut} ditambahkan lagi."
                )


def _berisi(sel: Sel) -> bool:
    return any(c in "123456789" for c in sel.teks)


def _sumbang(tabel: Tabel, isi: Sequence[_Isi]) -> Iterator[Temuan]:
    """The few cells of a column that are typed, or computed unlike all the others."""
    data = [s for s in isi if s.data and not s.rentang and not _subtotal(s)]
    pola = {id(s): pola_rumus(s.sel) for s in data}
    hitung = Counter(p for p in pola.values() if p)
    if not hitung:
        return
    biasa, banyak = hitung.most_common(1)[0]
    lain = [s for s in data if pola[id(s)] != biasa and not _terbalik(pola[id(s)], biasa)]
    if banyak < _SEPOLA or len(lain) > max(1, len(data) // _SEJUMLAH):
        # Typed, of the same shape over other cells, of another shape: one of each may be a slip.
        jenis = {(bool(p), rangka(p) == rangka(biasa)) for p in (pola[id(s)] for s in lain)}
        if not _SEPOLA <= banyak > len(lain) == len(jenis):
            return
    for satu in lain:
        yield from _asing(tabel, satu, pola[id(satu)], biasa, ujung=satu in (data[0], data[-1]))


def _terbalik(pola: str, biasa: str) -> bool:
    """Whether a formula is the capaian of which less is better, among those of which more is.

    Both take the same two cells; this one divides the other way round or mirrors.
    """
    if set(_LANGKAH.findall(pola)) != set(_LANGKAH.findall(biasa)) or "/" not in biasa:
        return False
    return rangka(pola) != rangka(biasa) or _LANGKAH.findall(pola) == _LANGKAH.findall(biasa)[::-1]


def _subtotal(satu: _Isi) -> bool:
    """Whether a cell adds cells of its own column, named one by one."""
    alamat = _ALAMAT.fullmatch(satu.sel.tempat.sel)
    kolom = {k.upper() for _, k, _, _ in _ACUAN.findall(satu.sel.rumus)}
    sendiri = alamat is not None and kolom == {alamat[1]}
    return sendiri and _TAMBAH.fullmatch(satu.sel.rumus.replace(" ", "")) is not None


def _asing(tabel: Tabel, satu: _Isi, pola: str, biasa: str, *, ujung: bool) -> Iterator[Temuan]:
    if satu.sel.rumus in ("", "=") and _berisi(satu.sel):
        if not satu.sel.rumus:
            yield _temuan(tabel, satu, "Angka ini diketik, sedangkan baris lain berupa rumus.")
    elif "IF(" in f"{satu.sel.rumus}{biasa}" and rangka(pola) != rangka(biasa):
        return  # formulas that choose their way are another way on purpose
    elif pola and (not ujung or rangka(pola) == rangka(biasa)):  # those may be a total
        yield _temuan(tabel, satu, f"Rumusnya {satu.sel.rumus}, lain dari baris-baris lain.")


def pola_rumus(sel: Sel) -> str:
    """A formula with its references as steps from the cell itself."""
    alamat = _ALAMAT.fullmatch(sel.tempat.sel)
    if len(sel.rumus) < 2 or alamat is None:
        return ""
    kolom, baris = _angka(alamat[1]), int(alamat[2])

    def langkah(m: re.Match[str]) -> str:
        k = m[2] if m[1] else _angka(m[2]) - kolom
        return f"[{m[4] if m[3] else int(m[4]) - baris},{k}]"

    return _ACUAN.sub(langkah, sel.rumus)


def kolom_sel(sel: Sel) -> int:
    """The column of a cell in its sheet, from 1; 0 where it has no address."""
    alamat = _ALAMAT.fullmatch(sel.tempat.sel)
    return _angka(alamat[1]) if alamat else 0


def rangka(pola: str) -> str:
    """A formula without the cells it refers to."""
    return re.sub(r"\[[^\]]*\]", "[]", pola)


def _angka(huruf: str) -> int:
    hasil = 0
    for satu in huruf:
        hasil = hasil * 26 + ord(satu) - ord("A") + 1
    return hasil


def _temuan(tabel: Tabel, satu: _Isi, pesan: str) -> Temuan:
    pasti = "diketik" not in pesan and "lain dari" not in pesan
    return Temuan(
        cek="rumus-sel",
        jenis=JenisTemuan.SALAH if pasti else JenisTemuan.PERTANYAAN,
        pesan=f"{satu.sel.tempat.sel} '{satu.label}' {satu.sel.rumus or satu.sel.teks}: {pesan}",
        tempat=satu.sel.tempat,
        tercetak=satu.sel.teks,
        tabel=tabel.judul,
        label=satu.label,
        kolom=satu.sel.tempat.sel,
        hitungan=satu.sel.rumus,
        berat=4 if pasti else 2,
    )


def buku_contoh(isi: str) -> Dokumen:
    """A sheet as text: cells between tabs, a formula after its value ("7 =SUM(B2:B4)")."""
    baris = []
    for nomor, satu in enumerate(isi.splitlines(), start=1):
        sel = []
        for kolom, teks in enumerate(satu.split("\t")):
            nilai, tanda, rumus = teks.partition("=")
            tempat = Tempat(lembar="Contoh", sel=f"{chr(ord('A') + kolom)}{nomor}")
            sel.append(Sel(nilai.strip(), tempat, rumus=tanda + rumus))
        baris.append(tuple(sel))
    return Dokumen("contoh", JenisBerkas.BUKU, (TabelSumber(tuple(baris), "Contoh"),))


_ISI = (
    "Program\tAnggaran (Rp)\nA\t1.000.000\nB\t2.000.000\nC\t3.000.000\nD\t4.000.000\nJumlah\t{}\n"
)

CEK = CekTemuan(
    id="rumus-sel",
    klaim="Rumus buku kerja utuh, menjumlah semua baris satu kali, dan sama di sepanjang kolomnya.",
    dasar="Rumus di dalam sel XLSX; rumus yang menyendiri ditanyakan.",
    temuan=jalankan,
    lolos=_ISI.format("10.000.000 =SUM(B2:B5)"),
    gagal=_ISI.format("6.000.000 =SUM(B2:B4)"),
    baca=buku_contoh,
)
