"""One indicator with two formulas that cannot both be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.fakta import subjek
from sakip.periksa.kenali.kamus import ciri, rapat
from sakip.periksa.model import JenisTemuan, Sel, Temuan

_KOLOM = re.compile(r"^(?:formul|rumus|cara(?:per)?hitung|caramenghitung)")
_PECAHAN = re.compile(r"\\d?frac\s*\{(?:\\text\s*\{)?([^{}]+)\}*\s*\{(?:\\text\s*\{)?([^{}]+)\}")
_BAGI = re.compile(
    r"^[^=]{0,60}?=?\s*[(\[]?\s*(?P<a>[A-Za-z][^/:÷=×*()\[\]]{7,160}?)\s*[)\]]?\s*"
    r"(?:/|:|÷|\bdibagi(?: dengan)?\b|[_\-–—]{4,})\s*"
    r"[(\[]?\s*(?P<b>[A-Za-z][^/:÷=×*()\[\]]{7,160}?)\s*[)\]]?$",
    re.IGNORECASE,
)
_SERATUS = re.compile(r"(?:[×*]|\bdikali\b|(?<![a-z])x)\s*100\s*%?", re.IGNORECASE)
_SAMA, _LAIN = 0.85, 0.6


class Rumus(NamedTuple):
    """What is divided by what, and where it is written."""

    atas: str
    bawah: str
    sel: Sel
    judul: str


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    semua: dict[str, list[Rumus]] = defaultdict(list)
    nama: dict[str, str] = {}
    for tabel in bahan.tabel:
        kolom = [k for k in tabel.kolom if k.jalur and _KOLOM.search(rapat(k.jalur[-1]))]
        for baris in tabel.data:
            indikator = baris.label.get("indikator", "")
            for k in kolom:
                if indikator and (isi := urai(baris.sel[k.indeks].teks)):
                    semua[subjek(indikator)].append(Rumus(*isi, baris.sel[k.indeks], tabel.judul))
                    nama[subjek(indikator)] = indikator
    for kunci, isi_ in semua.items():
        satu = isi_[0]
        for lain in isi_[1:]:
            if lain.judul != satu.judul and _bertentangan(satu, lain):
                yield _temuan(nama[kunci], satu, lain)


def urai(teks: str) -> tuple[str, str] | None:
    """What is divided and by what, from a formula in words or LaTeX; None for other formulas."""
    if latex := _PECAHAN.search(teks):
        return ciri(latex[1]), ciri(latex[2])
    # A line drawn with dashes has the factor beside it, in the middle of the text.
    cocok = _BAGI.match(" ".join(_SERATUS.sub(" ", teks.replace("$", "")).split()))
    return (ciri(cocok["a"]), ciri(cocok["b"])) if cocok else None


def _bertentangan(a: Rumus, b: Rumus) -> bool:
    """Upside down, or one part the same and the other of nothing alike."""
    if _mirip(a.atas, b.bawah) > _SAMA and _mirip(a.bawah, b.atas) > _SAMA:
        return _mirip(a.atas, b.atas) < _SAMA
    bagian = (_mirip(a.atas, b.atas), _mirip(a.bawah, b.bawah))
    return max(bagian) > _SAMA and min(bagian) < _LAIN


def _mirip(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _temuan(nama: str, satu: Rumus, lain: Rumus) -> Temuan:
    return Temuan(
        cek="rumus",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"Rumus '{nama}' di sini {lain.sel.teks}, tetapi di {satu.judul} {satu.sel.teks}. "
        "Mana yang dipakai?",
        tempat=lain.sel.tempat,
        tercetak=lain.sel.teks,
        tabel=lain.judul,
        label=nama,
        kolom="Rumus",
        berat=3,
    )


_ISI = (
    "Tabel 1 IKU tahun 2024\nNo\tIndikator Kinerja\tFormulasi\n"
    "1\tPersentase desa mandiri\tJumlah desa mandiri / Jumlah seluruh desa x 100%\n\nUraian.\n\n"
    "Tabel 2 Definisi\nNo\tIndikator Kinerja\tFormulasi\n1\tPersentase desa mandiri\t{}\n"
)

CEK = CekTemuan(
    id="rumus",
    klaim="Rumus satu indikator sama di semua bagian dokumen.",
    dasar="Yang dibagi dan pembaginya; kata yang sedikit berbeda dianggap sama.",
    temuan=jalankan,
    lolos=_ISI.format("Jumlah desa mandiri -----x100% Jumlah seluruh desa")
    + "\nUraian.\n\nTabel 3 Lagi\nNo\tIndikator Kinerja\tRumus\n1\tPersentase desa mandiri\t"
    + "$\\frac{\\text{Jumlah Desa Mandiri}}{\\text{Jumlah Seluruh Desa}}$ x 100\n",
    gagal=_ISI.format("Jumlah desa mandiri / Jumlah penduduk kecamatan x 100%"),
)
