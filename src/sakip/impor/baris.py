"""Rows of tables as they speak of the plan: which level, which name, which indicator, what of it.

A name, unit or level that a row leaves to the one above is carried down; a row that a page break
tore in two is one again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sakip.berkas.baris import JenisSimpul
from sakip.impor.arti import arti_kolom
from sakip.impor.cetakan import Cetakan, Utuh, satukan
from sakip.impor.jajar import bagian_sejajar
from sakip.impor.kata import kata
from sakip.impor.sel import cetakan_baris, cetakan_keterangan, potong_triwulan
from sakip.impor.tingkat import (
    KODE,
    TINGKAT,
    rekening,
    segmen,
    tingkat_awalan,
    tingkat_kode,
)
from sakip.periksa.kenali import Kolom, Tabel
from sakip.periksa.kenali.kamus import rapat
from sakip.periksa.kenali.tabel import JenisBaris

_BERNAMA = frozenset({"program", "sasaran", "uraian"})
_TAHUN = re.compile(r"\b20\d\d\b")
_BERNOMOR = re.compile(r"[:\s](?:\d{1,2}|[a-z])[.)]\s")
_ANGKA = re.compile(r"\d[\d.\sXx]*$")
_HURUF = re.compile(r"[^\W\d_]{2}")
_KODE_AWAL = re.compile(rf"^({KODE.pattern})\s+(?=[A-Za-z])")


@dataclass(slots=True)
class BarisKinerja:
    """One row. tingkat: None where neither row nor heading says it. jalur: names above it.

    kinerja: the condition the row's node is to bring about; strategis: the heading calls it a
    strategic one. blok: year that a heading row inside the table names. lewat_kinerja: nama is
    the condition to bring about, the node itself is not named. dari_judul: the name stands in
    the heading above the table. arti: what the indicator means: formula, definition, source.
    """

    tabel: Tabel
    nomor: int
    tingkat: JenisSimpul | None
    nama: str
    jalur: dict[JenisSimpul, str]
    kode: str = ""
    kinerja: str = ""
    strategis: bool = False
    indikator: str = ""
    satuan: str = ""
    blok: int | None = None
    lewat_kinerja: bool = False
    dari_judul: bool = False
    arti: dict[str, str] = field(default_factory=dict)
    cetakan: list[Cetakan] = field(default_factory=list)


def baris_kinerja(
    tabel: Tabel, tahun: int, akhir: int | None, sasaran: str = ""
) -> list[BarisKinerja]:
    """The rows of a table that name a node or an indicator.

    akhir: last year of the plan. sasaran: the one that the heading above the table names.
    """
    if not any(k.peran in (*_BERNAMA, "indikator") for k in tabel.kolom):
        return []
    pembaca = [_Pembaca(satu, tahun, akhir, sasaran) for satu in bagian_sejajar(tabel)]
    hasil = []
    for utuh in satukan(tabel):
        atas: Mapping[JenisSimpul, str] = {}
        for satu in pembaca:
            if len(pembaca) > 1 and not satu.berisi(utuh):
                atas = {**atas, **satu.jalur}
                continue
            satu.di_bawah(atas)
            if baris := satu.baca(utuh):
                hasil.append(baris)
            atas = satu.jalur
    return hasil


class _Pembaca:
    """Reads the rows of one table in order, carrying down what they leave out."""

    def __init__(self, tabel: Tabel, tahun: int, akhir: int | None, sasaran: str) -> None:
        self._tabel, self._tahun = tabel, tahun
        self._kode = {k.indeks for k in tabel.kolom if self._berisi_kode(k)}
        isi_kode = [b.sel[i].teks for b in tabel.baris for i in self._kode]
        self._kedalaman = sorted({len(segmen(t)) for t in isi_kode if _ANGKA.match(t)})
        self._nama = self._kelompok(*_BERNAMA)
        self._arti = _kolom_arti(tabel)
        self._indikator = self._kelompok("indikator")
        if not self._indikator and "formulasi" in self._arti.values():
            # A list of formulas: what it names are indicators.
            self._nama, self._indikator = [], self._nama
        self._ukur = {k.indeks: u for k in tabel.kolom if (u := arti_kolom(tabel, k, tahun, akhir))}
        self._berawalan = any(
            tingkat_awalan(b.sel[g[0].indeks].teks)[0] for b in tabel.baris for g in self._nama
        )
        self._jalur: dict[JenisSimpul, str] = {}
        self._kinerja = self._tanpa_tingkat = self._sasaran_kiri = ""
        self._strategis = False
        self._terakhir: JenisSimpul | None = None
        self._diawali: tuple[JenisSimpul, bool] | None = None
        self._tingkat_bagian = self._tingkat_kepala()
        self._indikator_kini = ""
        self._kode_kini = ""
        self._blok: int | None = None
        self._dari_judul = bool(sasaran) and not self._nama
        if self._dari_judul:
            self._masuk(JenisSimpul.SASARAN, sasaran)

    @property
    def jalur(self) -> Mapping[JenisSimpul, str]:
        """The names that the last row stands under, its own among them."""
        return self._jalur

    def di_bawah(self, jalur: Mapping[JenisSimpul, str]) -> None:
        """Hang the next row below names that stand to the left of it."""
        if jalur:
            self._jalur = {**self._jalur, **jalur}

    def berisi(self, utuh: Utuh) -> bool:
        """Whether a row says anything here that was not carried over from above."""
        return any(utuh.teks[k.indeks] and utuh.asal[k.indeks] for k in self._tabel.kolom)

    def _tingkat_kepala(self) -> JenisSimpul | None:
        """The level of conditions that the only column of names says: "Sasaran Program"."""
        if len(self._nama) != 1 or not self._indikator:
            return None
        kepala = rapat(self._nama[0][0].nama)
        ada = [p.jenis for p in kata().bagian_tingkat if p.pola.search(kepala)]
        return ada[0] if ada and ada[0] in TINGKAT[2:] else None

    def _berisi_kode(self, kolom: Kolom) -> bool:
        isi = [b.sel[kolom.indeks].teks for b in self._tabel.baris]
        kode = [t for t in isi if KODE.fullmatch(t)]
        return kolom.peran in ("program", "nomor", "") and len(kode) * 2 > len(
            [t for t in isi if t]
        )

    def _kelompok(self, *peran: str) -> list[list[Kolom]]:
        """Columns of names, those under one heading together."""
        hasil: list[list[Kolom]] = []
        for k in self._tabel.kolom:
            if k.peran not in peran or k.indeks in self._kode:
                continue
            if hasil and hasil[-1][-1].jalur == k.jalur and hasil[-1][-1].indeks == k.indeks - 1:
                hasil[-1].append(k)
            else:
                hasil.append([k])
        return hasil

    def baca(self, utuh: Utuh) -> BarisKinerja | None:
        if utuh.jenis is JenisBaris.BAGIAN:
            self._bagian(next(t for t in utuh.teks if t))
            return None
        if utuh.jenis is JenisBaris.JUMLAH:
            return None
        if self._rekening(utuh):
            return None
        self._ambil_nama(utuh)
        nama = self._jalur.get(self._terakhir, "") if self._terakhir else ""
        satu = BarisKinerja(
            self._tabel, utuh.nomor, self._terakhir, nama or self._tanpa_tingkat, dict(self._jalur),
            self._kode_kini, self._kinerja, self._strategis, blok=self._blok,
        )  # fmt: skip
        satu.indikator = self._nama_indikator(utuh)
        satu.dari_judul = self._dari_judul
        if satu.indikator:
            satu.arti = {isi: t for i, isi in self._arti.items() if (t := utuh.teks[i])}
        satu.lewat_kinerja = self._tingkat_bagian in TINGKAT[2:] and not self._ada_program()
        satuan = [k.indeks for k in self._tabel.kolom if k.peran == "satuan"]
        satu.satuan = next((utuh.teks[i] for i in satuan if utuh.teks[i]), "")
        satu.cetakan = list(cetakan_baris(self._tabel, self._ukur, utuh))
        if satu.indikator:
            satu.cetakan += cetakan_keterangan(self._tabel, self._ukur, utuh, self._tahun)
        return satu if satu.nama or satu.indikator else None

    def _rekening(self, utuh: Utuh) -> bool:
        """Whether a row is an account of the budget (Belanja Pegawai), which is no node."""
        if any(utuh.teks[k.indeks] for g in self._indikator for k in g):
            return False
        isi = [utuh.teks[k.indeks] for g in self._nama for k in g]
        return any(map(rekening, [*isi, *(utuh.teks[i] for i in self._kode)]))

    def _nama_indikator(self, utuh: Utuh) -> str:
        """The indicator of a row; the one above for a row of figures of another quarter."""
        teks = kata().nomor_butir.sub("", self._gabung(utuh, self._indikator)).strip(" -•:")
        teks = teks if _HURUF.search(teks) else ""
        lanjut = any(potong_triwulan(utuh.teks[i]) for i in self._ukur)
        if not teks and lanjut:
            return self._indikator_kini
        self._indikator_kini = teks
        return teks

    def _bagian(self, teks: str) -> None:
        """A row that spans the table: a year, a level, or a name with its level."""
        ada = [p.jenis for p in kata().bagian_tingkat if p.pola.search(rapat(teks))]
        if ada:
            self._tingkat_bagian = ada[0]
            self._jalur, self._terakhir, self._diawali = {}, None, None
            return
        tahun = set(map(int, _TAHUN.findall(teks)))
        tingkat, nama = tingkat_awalan(teks)
        if tingkat and nama and not tahun:
            self._masuk(tingkat, nama)
            self._diawali = tingkat, False
        elif len(tahun) == 1:
            self._blok = tahun.pop()
            self._jalur, self._terakhir, self._tanpa_tingkat = {}, None, ""

    def _ambil_nama(self, utuh: Utuh) -> None:
        kode = next((utuh.teks[i] for i in sorted(self._kode) if _ANGKA.match(utuh.teks[i])), "")
        for kelompok in self._nama:
            teks = self._gabung(utuh, [kelompok])
            if not teks:
                continue
            if cocok := _KODE_AWAL.match(teks):
                kode, teks = cocok[1], teks[cocok.end() :]
            kepala = rapat(kelompok[0].nama)
            if self._bercampur(kepala):
                self._satu_kolom(teks, kode, kepala)
            elif kelompok[0].peran == "sasaran" and self._ada_program():
                self._kinerja = teks
                self._sasaran_kiri = teks if self._di_kiri_program(kelompok[0]) else ""
                self._strategis = kata().sasaran_strategis.search(kepala) is not None
            else:
                self._satu_kolom(teks, kode, kepala)
        if self._sasaran_kiri and self._terakhir is JenisSimpul.PROGRAM:
            self._kinerja = self._sasaran_kiri

    def _di_kiri_program(self, kolom: Kolom) -> bool:
        """Whether a column of sasaran stands left of the programmes that hang below them."""
        return all(g[0].indeks > kolom.indeks for g in self._nama if g[0].peran == "program")

    def _bercampur(self, kepala: str) -> bool:
        """Whether a heading names several levels, and its rows say which they are."""
        ada = {p.jenis for p in kata().kepala_tingkat if p.pola.search(kepala)}
        return len(ada) > 1 and self._berawalan

    def _ada_program(self) -> bool:
        return any(g[0].peran == "program" for g in self._nama)

    def _satu_kolom(self, teks: str, kode: str, kepala: str) -> None:
        tingkat, nama = tingkat_awalan(teks)
        if tingkat is not None:
            self._diawali = tingkat, _BERNOMOR.search(teks) is not None
        else:
            tingkat, nama = tingkat_kode(kode, self._tahun), kata().nomor_butir.sub("", teks)
        if tingkat is None and self._tingkat_bagian is None and self._hanya_kinerja(kepala):
            self._kinerja, self._tanpa_tingkat = teks, ""
            return
        if tingkat is None:
            tingkat = self._dari_kepala(teks, kepala, kode)
        if tingkat is None:
            self._tanpa_tingkat, self._terakhir = nama, None
            return
        self._strategis = kata().sasaran_strategis.search(kepala) is not None
        self._masuk(tingkat, nama, kode)

    def _hanya_kinerja(self, kepala: str) -> bool:
        """Whether a column says what is to be brought about, not whose node it is."""
        return (
            kata().sasaran_program.search(kepala) is not None
            and not kata().sasaran_strategis.search(kepala)
            and not re.match("sasaran(?!program|kegiatan|sub)", kepala)
        )

    def _dari_kepala(self, teks: str, kepala: str, kode: str) -> JenisSimpul | None:
        """The level of a name that does not say it: its heading does, or the names above do."""
        if self._tingkat_bagian is not None:
            return self._tingkat_bagian
        ada = [p.jenis for p in kata().kepala_tingkat if p.pola.search(kepala)]
        if len(ada) == 1:
            return ada[0]
        if dalam := self._dari_dalam(kode):
            return dalam
        if self._diawali is None:
            return None
        atas, bernomor = self._diawali
        if bernomor and kata().nomor_butir.match(teks):
            return atas  # the first was "Sub Kegiatan : 1. ...", this one "2. ..."
        bawah = TINGKAT[TINGKAT.index(atas) + 1] if atas in TINGKAT[2:-1] else atas
        return atas if atas in ada and bawah not in ada else bawah

    def _masuk(self, tingkat: JenisSimpul, nama: str, kode: str = "") -> None:
        for bawah in TINGKAT[TINGKAT.index(tingkat) :]:
            self._jalur.pop(bawah, None)
        self._jalur[tingkat] = nama
        self._terakhir, self._kinerja = tingkat, ""
        self._kode_kini = kode if tingkat_kode(kode, self._tahun) is tingkat else ""

    def _dari_dalam(self, kode: str) -> JenisSimpul | None:
        """The level of a number among those of the table: 1, 1.1, 1.1.1 or codes of older years."""
        dalam = len(segmen(kode))
        if len(self._kedalaman) < 2 or dalam not in self._kedalaman:
            return None
        turun = TINGKAT.index(JenisSimpul.PROGRAM) + self._kedalaman.index(dalam)
        return TINGKAT[turun] if turun < len(TINGKAT) else None

    def _gabung(self, utuh: Utuh, kelompok: Sequence[Sequence[Kolom]]) -> str:
        isi = [utuh.teks[k.indeks] for satu in kelompok for k in satu]
        return " ".join(dict.fromkeys(t for t in isi if t))


def _kolom_arti(tabel: Tabel) -> dict[int, str]:
    """The columns that say what an indicator means, by index."""
    return {
        k.indeks: p.isi
        for k in tabel.kolom if k.jalur
        for p in kata().kolom_arti if p.pola.search(rapat(k.jalur[-1]))
    }  # fmt: skip
