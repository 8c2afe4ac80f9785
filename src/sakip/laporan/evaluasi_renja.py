"""Evaluasi Renja in the shape of form E.81 (Permendagri 86/2017).

The form puts performance (K) and money (Rp) of each column side by side. On A4 that breaks the
amounts, so here they stand one above the other: a line for each indicator, then one for the
money of its node. Columns and their order are the form's; the year's own capaian stands beside
the realisasi it follows from. What the plan does not say prints a dash.
"""

from __future__ import annotations

from collections.abc import Iterator

from sakip.berkas import baris as b
from sakip.berkas.model import Berkas
from sakip.core.periode import Periode
from sakip.hitung import KANTOR, BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import capital
from sakip.laporan.narasi import listing
from sakip.laporan.pengukuran import SASARAN, goal, heading, paper, report_day, signature
from sakip.laporan.tabel.sel import PELAKSANA, as_range, in_unit
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
_KOLOM = 15
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
    hari = report_day(bahan)
    isi = (*heading(bahan, judul), *_form(bahan), signature(bahan, hari))
    kaki = f"{NASKAH} Tahun {bahan.tahun}"
    return paper(bahan, NASKAH, kaki, (Bagian(isi, mendatar=True),))


def _form(bahan: Bahan) -> tuple[Blok, ...]:
    simpul = [s for s in bahan.simpul if bahan.indeks.jenis_simpul[s.simpul] in PELAKSANA]
    if not simpul:
        return (Paragraf(bahan.celah(f"program dan kegiatan tahun {bahan.tahun}")),)
    if bahan.hasil("pagu") is None:
        bahan.celah(f"pagu dan realisasi anggaran tahun {bahan.tahun} (lembar anggaran)")
    formulir = _Formulir(bahan)
    return (
        Tabel(
            nomor="",
            judul="",
            kolom=(
                Kolom(lebar=8),
                Kolom(lebar=13),
                Kolom(lebar=14),
                *(Kolom("kanan") for _ in range(11)),
                Kolom(lebar=8),
            ),
            kepala=formulir.head(),
            baris=tuple(formulir.rows(simpul)),
            sumber=formulir.note(),
        ),
    )


class _Formulir:
    """The form of one year, and where the years of its Renstra begin and end."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.tahun = str(bahan.tahun)
        masa = [Periode.baca(v.periode) for v in bahan.berkas.versi_rencana]
        self.renstra = next(
            (m for m in masa if m.tahun_awal != m.tahun_akhir and m.memuat(Periode.baca(self.tahun))),
            None,
        )

    @property
    def awal(self) -> bool:
        """Whether no year of the Renstra lies behind this one."""
        return self.renstra is None or self.renstra.tahun_awal == self.bahan.tahun

    def head(self) -> tuple[Baris, ...]:
        tahun = self.bahan.tahun
        akhir = f" {self.renstra.tahun_akhir}" if self.renstra else ""
        tunggal = (
            "Kode",
            "Program, kegiatan, sub kegiatan",
            "Indikator kinerja dan anggaran",
            f"Target Renstra{akhir}",
            f"Realisasi Renstra s.d. {tahun - 1}",
            f"Target dan anggaran {tahun}",
        )
        sisa = (
            f"Realisasi {tahun}",
            f"Capaian {tahun} (%)",
            f"Realisasi Renstra s.d. {tahun}",
            "Tingkat capaian Renstra (%)",
            "Unit penanggung jawab",
        )
        triwulan = (Periode.baca(t).tampil().split()[1] for t in self.bahan.triwulan)
        return (
            Baris(
                (
                    *(Sel(t, baris=2) for t in tunggal),
                    Sel("Realisasi triwulan", kolom=4),
                    *(Sel(t, baris=2) for t in sisa),
                )
            ),
            Baris(tuple(triwulan)),
            Baris(tuple(map(str, range(1, _KOLOM + 1)))),
        )

    def note(self) -> str:
        bagian = [f"{_KOSONG} berarti tidak ada dalam rencana atau datanya belum tersedia."]
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
        """A line for each indicator, then the money; code, name and unit span them."""
        program = self.bahan.indeks.jenis_simpul[s.simpul] is b.JenisSimpul.PROGRAM
        isi = [(_called(i), self._performance(i)) for i in self.bahan.indikator_di(s.simpul)]
        if s.beranggaran and self.bahan.hasil("pagu") is not None:
            isi.append((_RUPIAH, self._money(s.simpul)))
        nama = Teks(s.nama, tebal=True) if program else s.nama
        for ke, (apa, angka) in enumerate(isi):
            depan = (Sel(s.kode, baris=len(isi)), Sel(nama, baris=len(isi))) if ke == 0 else ()
            belakang = (Sel(self._unit(s), baris=len(isi)),) if ke == 0 else ()
            yield Baris((*depan, apa, *angka, *belakang))

    def _unit(self, s: b.SimpulVersi) -> str:
        punya = self.bahan.indikator_di(s.simpul)
        siapa = s.pengampu or next((i.penanggung_jawab for i in punya if i.penanggung_jawab), None)
        return self.bahan.indeks.jabatan[siapa].nama if siapa else ""

    def _performance(self, iv: b.IndikatorVersi) -> tuple[Isi, ...]:
        """What an indicator prints from the end of the Renstra to how far it has come."""
        bahan, satuan = self.bahan, iv.satuan
        kini = self._figure("realisasi", iv.indikator, self.tahun, satuan)
        return (
            self._end_target(iv),
            self._before("realisasi-renstra", iv.indikator, satuan),
            bahan.nilai("target", iv.indikator)
            if bahan.hasil("target", iv.indikator) is None
            else self._target(iv),
            *(self._figure("realisasi", iv.indikator, t, satuan, "") for t in bahan.triwulan),
            kini,
            self._figure("capaian", iv.indikator, self.tahun, "%"),
            self._until("realisasi-renstra", iv.indikator, satuan, kini),
            self._figure("kemajuan", iv.indikator, self.tahun, "%"),
        )

    def _money(self, simpul: str) -> tuple[Isi, ...]:
        kini = self._figure("realisasi-anggaran", simpul, self.tahun, "Rp")
        akhir = str(self.renstra.tahun_akhir) if self.renstra else self.tahun
        return (
            self._figure("pagu-renstra", simpul, akhir, "Rp"),
            self._before("realisasi-anggaran-renstra", simpul, "Rp"),
            self._figure("pagu", simpul, self.tahun, "Rp"),
            *(
                self._figure("realisasi-anggaran", simpul, t, "Rp", "")
                for t in self.bahan.triwulan
            ),
            kini,
            self._figure("serapan", simpul, self.tahun, "%"),
            self._until("realisasi-anggaran-renstra", simpul, "Rp", kini),
            self._figure("serapan-renstra", simpul, self.tahun, "%"),
        )

    def _figure(
        self, ukuran: str, subjek: str, periode: str, satuan: str, tanpa: str = _KOSONG
    ) -> Isi:
        hasil = self.bahan.hasil(ukuran, subjek, periode)
        return tanpa if hasil is None else in_unit(hasil, satuan)

    def _target(self, iv: b.IndikatorVersi) -> Isi:
        hasil = self.bahan.buku.ambil(f"target:{iv.indikator}:{self.tahun}")
        return as_range(hasil, in_unit(hasil, iv.satuan), satuan=False)

    def _end_target(self, iv: b.IndikatorVersi) -> Isi:
        if self.renstra is None:
            return _KOSONG
        hasil = self.bahan.hasil("target-akhir", iv.indikator, str(self.renstra.tahun_akhir))
        return as_range(hasil, in_unit(hasil, iv.satuan), satuan=False) if hasil else _KOSONG

    def _before(self, ukuran: str, subjek: str, satuan: str) -> Isi:
        """Up to last year within the Renstra: nothing in its first year."""
        if self.awal:
            return _KOSONG
        return self._figure(ukuran, subjek, str(self.bahan.tahun - 1), satuan)

    def _until(self, ukuran: str, subjek: str, satuan: str, kini: Isi) -> Isi:
        """Up to this year within the Renstra: in its first year what this year reached."""
        if self.renstra is None:
            return _KOSONG
        return kini if self.awal else self._figure(ukuran, subjek, self.tahun, satuan)

    # -- what closes the form ------------------------------------------------------

    def _totals(self) -> Iterator[Baris]:
        if self.bahan.hasil("pagu") is not None:
            yield Baris((Sel("Jumlah anggaran (Rp)", kolom=3), *self._money(KANTOR), ""), "jumlah")
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
                Sel(judul, kolom=6),
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
                Paragraf(self.bahan.celah(f"{judul.lower()} (lembar narasi, bagian {bagian[0]})")),
            )
            yield Baris((Sel((kepala, *isi), kolom=_KOLOM),))

    def _said(self, kolom: str) -> tuple[Daftar, ...]:
        """What the measurements of the year say under one column, each text once."""
        if not kolom:
            return ()
        periode = (*self.bahan.triwulan, self.tahun)
        teks = dict.fromkeys(
            f"{capital(isi).rstrip('.')}."
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
