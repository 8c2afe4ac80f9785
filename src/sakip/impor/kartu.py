"""One indicator at a time: a little table of target and realisasi below the name of its indicator.

Either the heading above the table names the indicator and the table has one row of figures, or
the table stands upright: Indikator, Target, Realisasi below each other, what they are beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sakip.berkas.baris import JenisSimpul
from sakip.impor.arti import arti_kolom
from sakip.impor.baris import BarisKinerja
from sakip.impor.cetakan import satukan
from sakip.impor.kata import kata
from sakip.impor.sel import cetakan_baris
from sakip.periksa.kenali import Tabel
from sakip.periksa.kenali.kepala import kolom_dari
from sakip.periksa.kenali.tabel import JenisBaris
from sakip.periksa.model import Blok, Dokumen, Sel, TabelSumber

_DEKAT = 3  # paragraphs above a table in which the name of its indicator is looked for
_DIUKUR = frozenset({"target", "realisasi"})
_TEGAK = _DIUKUR | {"indikator", "satuan", "capaian", "sasaran", "formulasi", "target_akhir"}
_BERNAMA = frozenset({"indikator", "program", "uraian"})


def tegakkan(dokumen: Dokumen) -> Dokumen:
    """The document with its upright tables laid down: their labels as a heading."""
    return replace(dokumen, blok=tuple(map(_rebahkan, dokumen.blok)))


def _rebahkan(blok: Blok) -> Blok:
    if not isinstance(blok, TabelSumber) or not 2 <= len(blok.baris) <= 12:
        return blok
    baris = [[s for s in b if s.asal and s.teks.strip(" :")] for b in blok.baris]
    if any(len(b) != 2 for b in baris):
        return blok
    label = [b[0] for b in baris]
    peran = [kolom_dari(0, (s.teks,)).peran for s in label]
    dikenal = sum(p in _TEGAK for p in peran)
    if dikenal < 2 or dikenal * 3 < len(peran) * 2 or not _DIUKUR & set(peran):
        return blok
    isi: list[Sel] = [replace(b[1], teks=b[1].teks.lstrip(": ")) for b in baris]
    return TabelSumber((tuple(label), tuple(isi)), blok.judul)


def judul_indikator(dokumen: Dokumen) -> Iterator[str]:
    """For each table the indicator that a heading right above it names; empty where none does."""
    dekat: list[str] = []
    for blok in dokumen.blok:
        if isinstance(blok, TabelSumber):
            yield next((n for t in [blok.judul, *reversed(dekat)] if (n := _nama(t))), "")
            dekat = []
        else:
            dekat = [*dekat, blok.teks][-_DEKAT:]


def _nama(teks: str) -> str:
    cocok = kata().judul_indikator.fullmatch(teks.strip())
    if cocok is None:
        return ""
    nama = str(cocok["nama"]).strip(' "“”.:')
    return nama if cocok["sebutan"] or kata().awal_indikator.match(nama) else ""


def baris_kartu(
    tabel: Tabel, tahun: int, akhir: int | None, sasaran: str, indikator: str
) -> list[BarisKinerja]:
    """The only row of figures of a table that names nothing itself."""
    if any(k.peran in _BERNAMA for k in tabel.kolom):
        return []
    ukur = {k.indeks: u for k in tabel.kolom if (u := arti_kolom(tabel, k, tahun, akhir))}
    isi = [u for u in satukan(tabel) if u.jenis is JenisBaris.DATA]
    if len(isi) != 1 or not _DIUKUR & {u.ukuran for u in ukur.values()}:
        return []
    kolom = [k.indeks for k in tabel.kolom if k.peran == "sasaran"]
    sasaran = next((isi[0].teks[i] for i in kolom if isi[0].teks[i]), sasaran)
    tingkat = JenisSimpul.SASARAN if sasaran else None
    jalur = {JenisSimpul.SASARAN: sasaran} if sasaran else {}
    satu = BarisKinerja(tabel, isi[0].nomor, tingkat, sasaran, jalur, indikator=indikator)
    satu.dari_judul = bool(sasaran)
    satuan = [isi[0].teks[k.indeks] for k in tabel.kolom if k.peran == "satuan"]
    satu.satuan = next(filter(None, satuan), "")
    satu.cetakan = list(cetakan_baris(tabel, ukur, isi[0]))
    return [satu]
