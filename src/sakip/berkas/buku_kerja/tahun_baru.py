"""A workbook to start a year with: an empty one, or one made from the year before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from sakip.berkas import baris as b
from sakip.berkas.baris import MURNI
from sakip.berkas.buku_kerja.tata import DISIAPKAN
from sakip.berkas.buku_kerja.tulis import tulis_buku_kerja
from sakip.berkas.indeks import Indeks
from sakip.berkas.janji import Perjanjian
from sakip.berkas.model import AturanBerkas, Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.angka import TanpaNilai
from sakip.core.jejak import Hasil
from sakip.core.periode import Periode
from sakip.terjemah import galat_validasi

_BELUM = TanpaNilai.BELUM_DIISI
_TETAP = (
    *("dokumen", "jabatan", "pejabat", "versi_rencana", "simpul", "simpul_versi", "crosscutting"),
    *("indikator", "indikator_versi", "penerus", "proses", "layanan"),
)
"""Sheets that go on into the next year as they are."""
_TAHUNAN = (
    *("usulan_target", "perjanjian", "rencana_aksi", "nilai_luar", "pembanding", "dukungan"),
    *("anggaran", "sdm", "sarpras", "skm_unsur", "skm_responden", "ipp_aspek", "ipp_f03"),
    "lke_komponen",
)
"""Sheets of which only the rows of the new year stay, where somebody entered some already."""


def buku_kerja_kosong(tahun: int, kantor: b.Kantor | None = None) -> bytes:
    """A workbook in which nothing is filled in but the year, and who the office is if known.

    Without an office it is no Berkas yet: who it is waits to be filled in too.
    Raises Galat for a year that no Berkas can have.
    """
    wajib = (nama for nama, isian in b.Kantor.model_fields.items() if isian.is_required())
    menunggu: dict[str, Any] = dict.fromkeys(wajib)
    siapa = kantor or b.Kantor.model_construct(**menunggu)
    try:
        kosong = Berkas(
            format="berkas-kinerja/1", kantor=siapa, tahun=tahun, aturan=AturanBerkas(versi="baru")
        )
    except ValidationError as galat:
        raise galat_validasi(galat, "") from galat
    return tulis_buku_kerja(_edition(kosong), siapkan={"versi_rencana": [_plan(str(tahun))]})


def buku_kerja_dari_tahun_lalu(berkas: Berkas, hasil: Iterable[Hasil] = ()) -> bytes:
    """A workbook for the year after that of `berkas`.

    Identities, plan versions, tree and indicators stay; realisasi becomes history; targets of
    the new year come from the Renstra where it has them; every figure that was entered last
    year gets a row to be filled in.
    hasil: the figures computed for last year (`sakip.hitung`): what was published as realisasi
    of an indicator that has no row of its own (from a formula, a survey, quarters) is kept too.
    """
    baru = _Baru(berkas)
    return tulis_buku_kerja(baru.berkas(hasil), siapkan=baru.prepared())


def year_after(berkas: Berkas, hasil: Iterable[Hasil] = ()) -> Berkas:
    """What is known of the year after that of `berkas`, as the workbook for it has it.

    Rows of which only the key is known are not in it: they wait in the workbook only.
    """
    return _Baru(berkas).berkas(hasil)


def _edition(berkas: Berkas) -> Berkas:
    """The same under the rulebook as it is today."""
    edisi = rulebook_of(berkas).versi.split("+")[0]
    return berkas.model_copy(
        update={"aturan": AturanBerkas(versi=edisi, overlay=berkas.aturan.overlay)}
    )


class _Baru:
    """The year after that of a Berkas."""

    def __init__(self, lama: Berkas) -> None:
        self.lama = lama
        self.lalu, self.tahun = str(lama.tahun), str(lama.tahun + 1)
        self.indeks = Indeks(lama)
        tahun = lama.tahun + 1
        self.indikator = self.indeks.indikator_aktif(tahun, MURNI)
        self.simpul = {s.simpul for s in self.indeks.simpul_aktif(tahun, MURNI)}

    def berkas(self, hasil: Iterable[Hasil]) -> Berkas:
        """What is known of the new year."""
        data: dict[str, Any] = {nama: getattr(self.lama, nama) for nama in _TETAP}
        data |= {nama: self._of_year(nama, self.tahun) for nama in _TAHUNAN}
        data |= {
            "target": (*self.lama.target, *self._targets()),
            "realisasi": (*self._history(hasil), *self._measurements()),
            "perjanjian": data["perjanjian"] or tuple(self._agreements()),
            "pembanding": data["pembanding"] or tuple(self._benchmarks()),
            "sarpras": data["sarpras"]
            or tuple(
                s.model_copy(update={"periode": self.tahun, "tersedia": None, "bukti": ()})
                for s in self._of_year("sarpras", self.lalu)
            ),
            **self._open_recommendations(),
        }
        return _edition(
            Berkas(
                format=self.lama.format,
                kantor=self.lama.kantor,
                tahun=self.lama.tahun + 1,
                tempat_laporan=self.lama.tempat_laporan,
                contoh=self.lama.contoh,
                aturan=self.lama.aturan,
                **data,
            )
        )

    def prepared(self) -> dict[str, list[dict[str, Any]]]:
        """Rows of which only the key is known."""
        siap: dict[str, list[dict[str, Any]]] = {"versi_rencana": [], "nilai_luar": []}
        if not any(v.periode == self.tahun for v in self.lama.versi_rencana):
            siap["versi_rencana"] = [_plan(self.tahun)]
        if not self._of_year("nilai_luar", self.tahun):
            luar = (iv.indikator for iv in self.indikator if iv.asal == "luar")
            siap["nilai_luar"] = [{"indikator": i, "tahun_pakai": int(self.tahun)} for i in luar]
        for lembar in DISIAPKAN - siap.keys():
            semua = [] if self._of_year(lembar, self.tahun) else self._of_year(lembar, self.lalu)
            siap[lembar] = _distinct(
                {kunci: self._moved(kunci, getattr(satu, kunci)) for kunci in satu.kunci_baris}
                for satu in semua
                if getattr(satu, "simpul", None) in (None, *self.simpul)
            )
        return siap

    def _of_year(self, lembar: str, tahun: str) -> tuple[Any, ...]:
        """Rows of a year and its quarters."""
        return tuple(s for s in getattr(self.lama, lembar) if year_of(s) == tahun)

    def _moved(self, kunci: str, nilai: Any) -> Any:
        """A part of a row's key in the new year."""
        match kunci:
            case "periode":
                return f"{self.tahun}{nilai[4:]}"
            case "tahun_pakai":
                return int(self.tahun)
            case "versi":
                return MURNI
            case _:
                return nilai

    # -- targets and agreements -----------------------------------------------

    def _targets(self) -> Iterator[b.Target]:
        """For the new year as the Renstra has them, else to be filled in."""
        rencana = [Periode.baca(v.periode) for v in self.lama.versi_rencana]
        if not any(p.awal.year <= int(self.tahun) <= p.akhir.year for p in rencana):
            return  # no plan covers the year yet, so no target belongs to one
        ada: set[tuple[str, str, str]] = {
            (t.indikator, t.jenis, t.periode) for t in self.lama.target
        }
        for iv in self.indikator:
            if (iv.indikator, "tahunan", self.tahun) not in ada:
                yield self._yearly(iv.indikator)
            for t in self._of_year("target", self.lalu):
                periode = self._moved("periode", t.periode)
                kunci = (iv.indikator, "triwulan", periode)
                if (t.indikator, t.jenis) == kunci[:2] and kunci not in ada:
                    ada.add(kunci)  # one row, however many versions the quarter had
                    yield b.Target(
                        indikator=iv.indikator, jenis="triwulan", periode=periode, kosong=_BELUM
                    )

    def _yearly(self, indikator: str) -> b.Target:
        semua = [
            t
            for t in self.lama.target
            if (t.indikator, t.jenis, t.periode) == (indikator, "renstra_tahunan", self.tahun)
        ]
        if not semua:
            return b.Target(indikator=indikator, jenis="tahunan", periode=self.tahun, kosong=_BELUM)
        return semua[-1].model_copy(update={"jenis": "tahunan", "versi": MURNI})

    def _agreements(self) -> Iterator[Perjanjian]:
        """The same parties and nodes, to be signed again."""
        terakhir: dict[str, Perjanjian] = {}
        for p in self._of_year("perjanjian", self.lalu):
            terakhir[p.pihak_pertama] = p
        for p in terakhir.values():
            yield Perjanjian(
                tahun=int(self.tahun),
                pihak_pertama=p.pihak_pertama,
                pihak_kedua=p.pihak_kedua,
                simpul=tuple(s for s in p.simpul if s in self.simpul),
                tempat=p.tempat,
            )

    def _benchmarks(self) -> Iterator[b.Pembanding]:
        masih = {iv.indikator for iv in self.indikator}
        for p in self._of_year("pembanding", self.lalu):
            if p.indikator in masih:
                yield b.Pembanding(
                    indikator=p.indikator,
                    periode=self.tahun,
                    lingkup=p.lingkup,
                    nama=p.nama,
                    kosong=_BELUM,
                )

    # -- realisasi ------------------------------------------------------------

    def _history(self, hasil: Iterable[Hasil]) -> Iterator[b.Realisasi]:
        """What was reached until last year, each year as one published figure."""
        terbit = {
            h.alamat.subjek: h
            for h in hasil
            if (h.alamat.ukuran, h.alamat.periode) == ("realisasi", self.lalu)
        }
        sendiri: set[str] = set()
        for r in self.lama.realisasi:
            if r.periode == self.lalu and r.komponen is None:
                sendiri.add(r.indikator)
            elif r.periode[:4] == self.lalu and r.indikator in terbit:
                continue  # its quarters and components have become one figure
            yield r
        for indikator, h in terbit.items():
            satu = None if indikator in sendiri else _published(indikator, self.lalu, h)
            if satu is not None:
                yield satu

    def _measurements(self) -> Iterator[b.Realisasi]:
        """Rows of the new year for what is typed in, in quarters where it was last year."""
        sudah = {r.indikator for r in self._of_year("realisasi", self.tahun)}
        per_triwulan = {
            r.indikator for r in self._of_year("realisasi", self.lalu) if r.periode != self.lalu
        }
        tahun = Periode.baca(self.tahun)
        for iv in self.indikator:
            diketik = iv.asal == "isian" or (iv.asal == "rumus" and iv.komponen)
            if iv.indikator in sudah or not (diketik or iv.indikator in per_triwulan):
                continue
            for periode in tahun.triwulan() if iv.indikator in per_triwulan else (tahun,):
                yield b.Realisasi(indikator=iv.indikator, periode=str(periode), kosong=_BELUM)

    # -- follow-up ------------------------------------------------------------

    def _open_recommendations(self) -> dict[str, tuple[b.Baris, ...]]:
        """What has not been done yet is still to be done."""
        tindakan = [t for t in self.lama.tindak_lanjut if t.status != "selesai"]
        dijawab = {t.rekomendasi for t in self.lama.tindak_lanjut}
        terbuka = {t.rekomendasi for t in tindakan}
        return {
            "rekomendasi": tuple(
                r for r in self.lama.rekomendasi if r.id in terbuka or r.id not in dijawab
            ),
            "tindak_lanjut": tuple(tindakan),
        }


def _published(indikator: str, periode: str, h: Hasil) -> b.Realisasi | None:
    """A computed figure as one that a document states; None where there was none."""
    isi: dict[str, Any] = {"nilai": h.terbit, "label": h.label if h.terbit is None else ""}
    if h.terbit is None and not h.label:
        if h.kosong is None or h.kosong.jenis is _BELUM:
            return None
        isi |= {"kosong": h.kosong.jenis, "alasan": h.kosong.alasan or h.tampil}
    return b.Realisasi(indikator=indikator, periode=periode, terlapor=True, **isi)


def year_of(satu: Any) -> str:
    """The year a row is about; raises TypeError for a row that is about none."""
    for nama in ("tahun_pakai", "tahun", "periode"):
        if hasattr(satu, nama):
            return str(getattr(satu, nama))[:4]
    raise TypeError(type(satu).__name__)


def _plan(tahun: str) -> dict[str, Any]:
    """The key of the agreement that a year begins with."""
    return {"periode": tahun, "id": MURNI}


def _distinct(isi: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({tuple(satu.items()): satu for satu in isi}.values())
