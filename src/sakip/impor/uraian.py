"""The office's own words: paragraphs under headings that a Berkas has a part for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sakip.impor.kata import kata
from sakip.impor.lembar import Kumpulan
from sakip.impor.pohon import PohonBaca
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.model import Dokumen, Paragraf, TabelSumber

_TERPENDEK = 12
_NAMA_TERPENDEK = 12  # letters from which a name in a paragraph is no chance
_ANALISIS_TERBANYAK = 2
_TERBANYAK = 12
_BUTIR = re.compile(r"^(?:(?:[-•–*]|\(?(?:\d{1,2}|[a-z])[.)])\s+)+")
_PANJANG = 160  # letters from which a paragraph analyses rather than names
_HASIL = re.compile(r"\b(?:realisasi|capaian|tercapai|mencapai|pencapaian)", re.IGNORECASE)
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def isi_narasi(dokumen: Dokumen, kumpulan: Kumpulan) -> None:
    """Enter the paragraphs below each heading we know, once for each part."""
    urut: dict[str, int] = {}
    selesai: set[str] = set()
    for bagian, paragraf in _utuh(_bagian(dokumen)):
        if bagian in selesai:
            continue
        teks = _BUTIR.sub("", _KENDALI.sub("", paragraf.teks).strip())
        if "[[" in teks or len(teks) < _TERPENDEK or _tanda_tangan(teks):
            continue
        urut[bagian] = urut.get(bagian, 0) + 1
        if urut[bagian] >= _TERBANYAK:
            selesai.add(bagian)
        kumpulan.tambah("narasi", {"bagian": bagian, "urut": str(urut[bagian]), "teks": teks})


def isi_analisis(pohon: PohonBaca, dokumen: Dokumen, kumpulan: Kumpulan) -> None:
    """Enter for each main indicator the paragraphs that say how its target was met or missed."""
    urut = 0
    arti = kumpulan.lembar.get("indikator_versi", ())
    utama = {b["indikator"] for b in arti if b.get("iku") == "true"}
    teks = [(p, ciri(p.teks)) for p in dokumen.paragraf if len(p.teks) >= _PANJANG]
    for satu in pohon.indikator:
        if satu.id not in utama:
            continue
        nama = [c for n in satu.nama if len(c := ciri(n)) >= _NAMA_TERPENDEK]
        cocok = [
            p for p, isi in teks
            if any(n in isi for n in nama) and "target" in isi and _HASIL.search(p.teks)
        ]  # fmt: skip
        for p in cocok[:_ANALISIS_TERBANYAK]:
            isi = _BUTIR.sub("", _KENDALI.sub("", p.teks).strip())
            if "[[" in isi:
                continue
            urut += 1
            baris = {"bagian": "analisis", "urut": str(urut), "teks": isi, "subjek": satu.id}
            kumpulan.tambah("narasi", baris)


def _utuh(semua: Iterable[tuple[str, Paragraf]]) -> Iterator[tuple[str, Paragraf]]:
    """The paragraphs, those that a line break tore in two whole again."""
    lama: tuple[str, Paragraf] | None = None
    for bagian, p in semua:
        teks = p.teks.strip()
        if lama and lama[0] == bagian and _terbuka(lama[1].teks) and teks[:1].islower():
            lama = bagian, replace(lama[1], teks=f"{lama[1].teks.rstrip()} {teks}")
            continue
        if lama:
            yield lama
        lama = bagian, p
    if lama:
        yield lama


def _terbuka(teks: str) -> bool:
    return teks.rstrip()[-1:].isalpha() or teks.rstrip().endswith(",")


def _tanda_tangan(teks: str) -> bool:
    """Whether a line belongs to the signatures below the text."""
    k = kata()
    pola = (k.tempat_tanggal, k.kepala_kantor, k.nip, k.pangkat)
    return len(teks) < 80 and any(p.match(teks) for p in pola)


def _bagian(dokumen: Dokumen) -> Iterator[tuple[str, Paragraf]]:
    kini = ""
    terisi: set[str] = set()
    for blok in dokumen.blok:
        if isinstance(blok, TabelSumber):
            continue
        judul = _judul(blok.teks)
        if judul is not None:
            if kini:
                terisi.add(kini)
            kini = next((p.bagian for p in kata().bagian if p.pola.search(judul)), "")
            if kini in terisi:
                kini = ""
        elif kini and not re.match(r"(?:tabel|gambar|sumber)\b", blok.teks, re.IGNORECASE):
            yield kini, blok


def _judul(teks: str) -> str | None:
    """The words of a heading without its number; None for running text."""
    if len(teks) > 120 or teks.endswith((",", ";", ".")) or re.search(r"\.{4,}|\t", teks):
        return None
    cocok = kata().judul_bernomor.match(teks)
    if cocok is None:
        return None
    judul = cocok["judul"].strip(" :")
    pasti = kata().judul_pasti.search(teks) is not None
    if pasti or (teks.isupper() and len(teks) > 6):
        return judul
    # A line that begins like a known heading and is little more than that.
    kenal = any(p.pola.search(judul) for p in kata().bagian) and len(judul.split()) <= 6
    return judul if kenal and not teks.rstrip().endswith(":") and teks[:1] not in "-•" else None
