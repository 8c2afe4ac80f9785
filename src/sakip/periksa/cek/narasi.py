"""Counts told of a program, kegiatan or sub kegiatan against the table that holds it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from sakip.core.angka import cetak_penuh
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.fakta import subjek
from sakip.periksa.kenali import SelAngka
from sakip.periksa.kenali.angka import satuan_hitung
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat
from sakip.periksa.model import JenisTemuan, Temuan

_AWAL = re.compile(
    r"(?:[\d#]{1,3}[.)] *|[•-] *)?(?:sub ?kegiatan|kegiatan|program)\b", re.IGNORECASE
)
_TERPENDEK = 20
_MIRIP = 0.95

Cacah = dict[str, dict[str, list[tuple[SelAngka, str]]]]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    cacah = _cacah(bahan)
    for kalimat in bahan.kalimat:
        if not _AWAL.match(kalimat.samar):
            continue
        nama = _kenal(subjek(kalimat.paragraf.teks), cacah)
        if nama:
            yield from _banding(kalimat, cacah[nama])


def _cacah(bahan: Bahan) -> Cacah:
    """By program, then unit: every count that any table prints for it."""
    hasil: Cacah = defaultdict(lambda: defaultdict(list))
    for tabel in bahan.tabel:
        for baris in tabel.data:
            nama = subjek(baris.label.get("program", ""))
            for kolom in tabel.berperan("target", "realisasi"):
                angka = baris.angka.get(kolom.indeks)
                if angka and angka.tepat and len(nama) >= _TERPENDEK:
                    satuan = angka.angka.satuan.casefold().split("/")[0].split(" ")[0]
                    if satuan_hitung(satuan):
                        hasil[nama][satuan].append((angka, tabel.judul))
    return hasil


def _kenal(teks: str, cacah: Cacah) -> str:
    """The longest known name with which the text begins, a letter or two astray."""
    for nama in sorted(cacah, key=len, reverse=True):
        awal = teks[: len(nama)]
        if awal == nama:
            return nama
        if len(awal) == len(nama) and awal[:8] == nama[:8]:
            mirip = SequenceMatcher(None, awal, nama, autojunk=False)
            if mirip.quick_ratio() > _MIRIP and mirip.ratio() > _MIRIP:
                return nama
    return ""


def _banding(kalimat: Kalimat, cacah: dict[str, list[tuple[SelAngka, str]]]) -> Iterator[Temuan]:
    """Counts of the sentence whose unit the table uses too must be among those it prints."""
    kamus = kamus_kalimat()
    teks = kalimat.samar
    for kata, nilai in sorted(kamus.angka_kata.items(), key=lambda x: -len(x[0])):
        teks = re.sub(rf"\b{kata}\b", lambda m, n=nilai: str(n).ljust(len(m[0])), teks)  # type: ignore[misc]
    lihat = set()
    for cocok in Kalimat(kalimat.paragraf, re.sub(r"(\d) +", r"\1 ", teks)).cari(
        kamus.jumlah_narasi
    ):
        satuan, angka = cocok["u"].casefold(), kalimat.baca(cocok["a"])
        if satuan not in cacah or angka is None or (satuan, angka.nilai) in lihat:
            continue
        lihat.add((satuan, angka.nilai))
        sah = {a.nilai for a, _ in cacah[satuan]}
        if angka.nilai in sah:
            continue
        seringnya = Counter(a.nilai for a, _ in cacah[satuan]).most_common(1)[0][0]
        lain, judul = next((a, j) for a, j in cacah[satuan] if a.nilai == seringnya)
        yield Temuan(
            cek="narasi",
            jenis=JenisTemuan.SALAH,
            pesan=f"Kalimat menyebut {cetak_penuh(angka.nilai)} {satuan}, "
            f"padahal {judul} mencetak {lain.sel.teks}.",
            tempat=kalimat.paragraf.tempat,
            tercetak=f"{cetak_penuh(angka.nilai)} {satuan}",
            label=kalimat.paragraf.teks[:120],
            hitungan=f"{cetak_penuh(angka.nilai)} ≠ {cetak_penuh(lain.nilai)}",
            dugaan=f"Mungkin seharusnya {lain.sel.teks}, seperti di {judul}.",
            berat=3,
        )


_TABEL = (
    "Tabel 1 Capaian tahun 2024\nNo\tSub Kegiatan\tIndikator\tTarget\tRealisasi\n"
    "1\tSub Kegiatan: 1. Pengadaan Sarana Gedung Kantor\tJumlah unit\t58 unit\t58 unit\n\n"
)
_KALIMAT = "1. Sub kegiatan Pengadaan Sarana Gedung Kantor terlaksana sebanyak {} unit.\n"

CEK = CekTemuan(
    id="narasi",
    klaim="Jumlah yang disebut kalimat tentang sub kegiatan sama dengan yang tercetak di tabel.",
    dasar="Kedua cetakan berasal dari dokumen yang sama dan memakai satuan yang sama.",
    temuan=jalankan,
    lolos=_TABEL + _KALIMAT.format(58),
    gagal=_TABEL + _KALIMAT.format(68),
)
