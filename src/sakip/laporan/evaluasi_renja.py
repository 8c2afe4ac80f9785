"""Evaluasi Renja in the shape of form E.81 (Permendagri 86/2017).

The form puts performance (K) and money (Rp) of each column side by side. On A4 that breaks the
amounts, so here they stand one above the other: a line for each indicator, then one for the
money of its node. Columns and their order are the form's; the year's own capaian stands beside
the realisasi it follows from. What the plan does not say prints a dash.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sakip.berkas import baris as b
from sakip.berkas.model import Berkas
from sakip.core.periode import Periode
from sakip.hitung import KANTOR, BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.kepala import finished
from sakip.laporan.lkjip.perencanaan import medium_term_plan
from sakip.laporan.narasi import listing
from sakip.laporan.pengukuran import SASARAN, goal, heading, roman, sentence, signed
from sakip.laporan.tabel.sel import (
    PELAKSANA,
    TANPA_ANGGARAN,
    has_money,
    in_unit,
    missing,
    two_heads,
)
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Daftar,
    Dokumen,
    Isi,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    Teks,
)

NASKAH = "Evaluasi Renja"
_KOSONG = "–"
_KOLOM = 14
_TANDA = (
    "Tanda hubung (-) berarti tidak ditargetkan; garis (–) berarti tidak ada dalam rencana atau "
    "belum tersedia."
)
_RUPIAH = Teks("Anggaran (Rp)", miring=True)
_RERATA = (("program", "program"), ("kegiatan", "kegiatan"), ("sub-kegiatan", "sub kegiatan"))
"""Levels with a mean of their own: subject of the figure, and how it is called."""
_URAIAN = (
    ("Faktor pendorong keberhasilan kinerja", ("faktor-pendukung",), ""),
    ("Faktor penghambat pencapaian kinerja", ("faktor-penghambat",), "hambatan"),
    (
        "Tindak lanjut yang diperlukan dalam triwulan berikutnya",
        ("tindak-lanjut-triwulan", "langkah"),
        "upaya",
    ),
    (
        "Tindak lanjut yang diperlukan dalam Renja berikutnya",
        ("tindak-lanjut-renja", "saran"),
        "",
    ),
)
"""Closing rows: title, parts of the office's texts, and the column of `realisasi` that says it."""


def evaluasi_renja(berkas: Berkas, buku: BukuHasil, *, draf: bool = False) -> Dokumen:
    """The year's Renja against its Renstra, quarter by quarter, signed by the head.

    Raises Galat listing what is missing, unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    judul = f"Evaluasi terhadap Hasil Renja Perangkat Daerah Tahun {bahan.tahun}"
    isi = (*heading(bahan, judul), *_form(bahan), signed(bahan))
    nama = f"{NASKAH} Tahun {bahan.tahun} {berkas.kantor.nama}"
    return finished(bahan, NASKAH, nama, (Bagian(isi, mendatar=True),), bahan.hari)


def _form(bahan: Bahan) -> tuple[Blok, ...]:
    simpul = [s for s in bahan.simpul if bahan.indeks.jenis_simpul[s.simpul] in PELAKSANA]
    if not simpul:
        return missing(bahan, f"program dan kegiatan tahun {bahan.tahun}")
    if not has_money(bahan):
        bahan.celah(TANPA_ANGGARAN)
    formulir = _Formulir(bahan)
    return (
        Tabel(
            nomor="",
            judul="",
            kolom=(
                Kolom(),
                Kolom(),
                *(Kolom("kanan") for _ in range(11)),
                Kolom(lebar=8),
            ),
            kepala=formulir.head(),
            baris=tuple(formulir.rows(simpul)),
            sumber=formulir.note(),
        ),
    )


class _Ukuran(NamedTuple):
    """The measures a line is made of; `sampai` adds up the years of the Renstra."""

    akhir: str
    sampai: str
    target: str
    realisasi: str
    capaian: str
    kemajuan: str


_KINERJA = _Ukuran(
    "target-akhir", "realisasi-renstra", "target", "realisasi", "capaian", "kemajuan"
)
_UANG = _Ukuran(
    "pagu-renstra",
    "realisasi-anggaran-renstra",
    "pagu",
    "realisasi-anggaran",
    "serapan",
    "serapan-renstra",
)


class _Formulir:
    """The form of one year, and where the years of its Renstra begin and end."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.tahun = str(bahan.tahun)
        rencana = medium_term_plan(bahan)
        self.renstra = Periode.baca(rencana.periode) if rencana else None

    @property
    def akhir(self) -> str:
        """The last year of the Renstra."""
        return str(self.renstra.tahun_akhir) if self.renstra else self.tahun

    @property
    def awal(self) -> bool:
        """Whether no year of the Renstra lies behind this one."""
        return self.renstra is None or self.renstra.tahun_awal == self.bahan.tahun

    def head(self) -> tuple[Baris, ...]:
        """Columns with their groups, and their numbers under them."""
        tahun = self.bahan.tahun
        akhir = f" {self.renstra.tahun_akhir}" if self.renstra else ""
        atas, bawah = two_heads(
            "Program, kegiatan, sub kegiatan",
            "Indikator kinerja dan anggaran",
            f"Target Renstra{akhir}",
            f"Realisasi s.d. {tahun - 1}",
            f"Target dan anggaran {tahun}",
            ("Realisasi triwulan", tuple(map(roman, self.bahan.triwulan))),
            (f"Renja {tahun}", ("Realisasi", "Capaian (%)")),
            (f"Renstra s.d. {tahun}", ("Realisasi", "Capaian (%)")),
            "Unit penanggung jawab",
        )
        return (atas, bawah, Baris(tuple(map(str, range(1, _KOLOM + 1)))))

    def note(self) -> str:
        bagian = [_TANDA]
        if self.renstra and self.awal:
            awal, akhir = self.renstra.tahun_awal, self.renstra.tahun_akhir
            bagian.append(f"Tahun {awal} adalah tahun pertama Renstra {awal}–{akhir}.")
        return " ".join(bagian)

    # -- rows --------------------------------------------------------------------

    def rows(self, simpul: list[b.SimpulVersi]) -> Iterator[Baris]:
        sasaran: str | None = None
        for s in simpul:
            if self.bahan.indeks.jenis_simpul[s.simpul] is b.JenisSimpul.PROGRAM:
                if s.induk and s.induk != sasaran:
                    yield _across(f"{SASARAN[b.JenisSimpul.SASARAN]}: {goal(self.bahan, s.induk)}")
                sasaran = s.induk
            yield from self._node(s)
        yield from self._totals()
        yield from self._closing()

    def _node(self, s: b.SimpulVersi) -> Iterator[Baris]:
        """A line for each indicator, then the money; name and unit span them."""
        isi: list[tuple[Isi, tuple[Isi, ...]]] = [
            (_called(i), self._cells(_KINERJA, i.indikator, i.satuan))
            for i in self.bahan.indikator_di(s.simpul)
        ]
        if s.beranggaran and has_money(self.bahan):
            isi.append((_RUPIAH, self._cells(_UANG, s.simpul, "Rp")))
        for ke, (apa, angka) in enumerate(isi):
            depan = (Sel(self._name(s), baris=len(isi)),) if ke == 0 else ()
            belakang = (Sel(self._unit(s), baris=len(isi)),) if ke == 0 else ()
            yield Baris((*depan, apa, *angka, *belakang))

    def _name(self, s: b.SimpulVersi) -> Isi:
        """A node under its code; programmes stand out."""
        program = self.bahan.indeks.jenis_simpul[s.simpul] is b.JenisSimpul.PROGRAM
        nama = Teks(s.nama, tebal=program)
        return (f"{s.kode}\n", nama) if s.kode else nama

    def _unit(self, s: b.SimpulVersi) -> str:
        """The post that answers for a node; the office itself where none is named."""
        punya = self.bahan.indikator_di(s.simpul)
        siapa = s.pengampu or next((i.penanggung_jawab for i in punya if i.penanggung_jawab), None)
        return self.bahan.indeks.jabatan[siapa].nama if siapa else self.bahan.berkas.kantor.nama

    def _cells(self, ukuran: _Ukuran, subjek: str, satuan: str) -> tuple[Isi, ...]:
        """A line's figures from the end of the Renstra to how far it has come."""
        tahun = self.tahun
        kini = self._figure(ukuran.realisasi, subjek, tahun, satuan)
        lalu: Isi = _KOSONG
        sampai: Isi = kini if self.renstra else _KOSONG
        kemajuan = self._figure(ukuran.kemajuan, subjek, tahun, "%")
        if not self.awal:
            sebelum = str(self.bahan.tahun - 1)
            lalu = self._figure(ukuran.sampai, subjek, sebelum, satuan)
            sampai = self._figure(ukuran.sampai, subjek, tahun, satuan)
            if ukuran is _KINERJA and str(sampai) != str(kini):
                kemajuan = _KOSONG  # it is that of one year, not of the years added up
        return (
            self._figure(ukuran.akhir, subjek, self.akhir, satuan),
            lalu,
            self._figure(ukuran.target, subjek, tahun, satuan),
            *(self._figure(ukuran.realisasi, subjek, t, satuan) for t in self.bahan.triwulan),
            kini,
            self._figure(ukuran.capaian, subjek, tahun, "%"),
            sampai,
            kemajuan,
        )

    def _figure(
        self, ukuran: str, subjek: str, periode: str, satuan: str, tanpa: str = _KOSONG
    ) -> Isi:
        hasil = self.bahan.hasil(ukuran, subjek, periode)
        return tanpa if hasil is None else in_unit(hasil, satuan)

    # -- what closes the form ------------------------------------------------------

    def _totals(self) -> Iterator[Baris]:
        if has_money(self.bahan):
            angka = self._cells(_UANG, KANTOR, "Rp")
            yield Baris((Sel("Jumlah anggaran (Rp)", kolom=2), *angka, ""))
        for subjek, nama in _RERATA:
            if self.bahan.hasil("rerata-capaian", subjek) is None:
                continue
            yield self._mean(f"Rata-rata capaian {nama} (%)", "rerata-capaian", subjek)
            if self.bahan.hasil("predikat-renja", subjek) is not None:
                yield self._mean(f"Predikat kinerja {nama}", "predikat-renja", subjek)

    def _mean(self, judul: str, ukuran: str, subjek: str) -> Baris:
        """A mean of each quarter and the year under the columns it is the mean of."""
        return Baris(
            (
                Sel(judul, kolom=5),
                *(self._figure(ukuran, subjek, t, "%", "") for t in self.bahan.triwulan),
                "",
                self._figure(ukuran, subjek, self.tahun, "%"),
                "",
                self._figure(ukuran.replace("capaian", "kemajuan"), subjek, self.tahun, "%", "")
                if ukuran == "rerata-capaian"
                else "",
                "",
            ),
            "jumlah",
        )

    def _closing(self) -> Iterator[Baris]:
        for judul, bagian, kolom in _URAIAN:
            daftar = next((d for n in bagian if (d := listing(self.bahan, n))), ())
            daftar = daftar or self._said(kolom)
            kepala = Paragraf(Teks(f"{judul}:", tebal=True), "kiri")
            isi = daftar or (
                Paragraf(
                    self.bahan.celah(
                        f"{judul[0].lower()}{judul[1:]} (lembar narasi, bagian {bagian[0]})"
                    )
                ),
            )
            yield Baris((Sel((kepala, *isi), kolom=_KOLOM),))

    def _said(self, kolom: str) -> tuple[Daftar, ...]:
        """What the measurements of the year say under one column, each text once."""
        if not kolom:
            return ()
        periode = (*self.bahan.triwulan, self.tahun)
        teks = dict.fromkeys(
            sentence(isi)
            for i in self.bahan.indikator
            for p in periode
            if (r := self.bahan.indeks.realisasi.get((i.indikator, p)))
            if (isi := getattr(r, kolom))
        )
        return (Daftar(tuple(teks), "1."),) if teks else ()


def _called(iv: b.IndikatorVersi) -> str:
    return f"{iv.nama} ({iv.satuan})" if iv.satuan else iv.nama


def _across(teks: str) -> Baris:
    return Baris((Sel(teks, kolom=_KOLOM),), gaya="kelompok")
