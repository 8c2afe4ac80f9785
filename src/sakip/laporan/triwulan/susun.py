"""The report of a quarter put together.

Targets are those of the plan in force on the last day of the quarter. A figure of an indicator
that is filled in cumulatively counts from January; its name says so. Parts of the office's own
text named after the quarter (``hambatan-2025-t2``) stand in place of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sakip.berkas.model import Berkas
from sakip.core.periode import JenisPeriode, Periode, cetak_tanggal
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.kepala import finished, letterhead
from sakip.laporan.pengukuran import roman, signed_by_hand
from sakip.laporan.tabel.rencana import year_versions
from sakip.laporan.tabel.sel import missing
from sakip.laporan.triwulan.capaian import levels, summary
from sakip.laporan.triwulan.lanjutan import money, next_steps, obstacles
from sakip.laporan.triwulan.saat import Triwulan
from sakip.laporan.uraian import own_words
from sakip.naskah.pohon import Bagian, Blok, Dokumen, Judul, Paragraf

NASKAH = "Laporan Capaian Kinerja Triwulan"


def triwulan(
    berkas: Berkas,
    buku: BukuHasil,
    *,
    periode: str,
    tanggal: date | None = None,
    draf: bool = False,
) -> Dokumen:
    """The report of one quarter (``2025-T2``), signed by the head of the office.

    tanggal: day of signing; without it there is room to write it by hand. Raises Galat for a
    period that is no quarter of the year, or listing what is missing unless a draft.
    """
    saat = _quarter(periode, buku.tahun)
    bahan = Bahan(berkas, buku, draf=draf)
    judul = f"{NASKAH} {roman(periode)} Tahun {bahan.tahun}"
    isi = (
        letterhead(bahan),
        Judul(1, judul.upper()),
        *_body(Triwulan(bahan, saat)),
        signed_by_hand(bahan, tanggal, saat.akhir),
    )
    nama = f"Laporan Triwulan {roman(periode)} {bahan.tahun} {berkas.kantor.nama}"
    return finished(bahan, NASKAH, nama, (Bagian(isi),), tanggal or saat.akhir)


def _quarter(periode: str, tahun: int) -> Periode:
    saat = Periode.baca(periode)
    if saat.jenis is not JenisPeriode.TRIWULAN or saat.tahun != tahun:
        raise Galat(
            "laporan.periode",
            f"{NASKAH} {periode}",
            f"Periode {periode} bukan triwulan tahun {tahun}.",
            f"Sebut satu triwulan, misalnya {tahun}-T2.",
        )
    return saat


def _body(t: Triwulan) -> Iterator[Blok]:
    if not t.janji:
        yield from missing(t.bahan, f"target {t.nama} (lembar target)")
        return
    yield Judul(2, "Pendahuluan", nomor="A.")
    yield from _own(t, "pendahuluan", (Paragraf(_opening(t)),))
    yield Judul(2, "Capaian Kinerja", nomor="B.")
    yield from _own(t, "ringkasan", summary(t))
    yield from levels(t)
    yield Judul(2, "Serapan Anggaran", nomor="C.")
    yield from money(t)
    yield Judul(2, "Hambatan dan Upaya", nomor="D.")
    yield from _own(t, "hambatan", obstacles(t))
    yield Judul(2, "Tindak Lanjut", nomor="E.")
    yield from _own(t, "tindak-lanjut", next_steps(t))


def _own(t: Triwulan, bagian: str, blok: Sequence[Blok]) -> tuple[Blok, ...]:
    return own_words(t.bahan, f"{bagian}-{t.kode.lower()}", blok)


def _opening(t: Triwulan) -> str:
    versi = t.bahan.indeks.versi_triwulan(t.saat)
    rencana = next((v for v in year_versions(t.bahan) if v.id == versi), None)
    menurut = f" menurut {rencana.nama}" if rencana else ""
    return (
        f"Laporan ini menyajikan keadaan kinerja {t.bahan.berkas.kantor.nama} sampai "
        f"{cetak_tanggal(t.saat.akhir)}. Realisasi dibandingkan dengan target triwulan{menurut}. "
        "Angka indikator bertanda kumulatif dihitung sejak awal tahun, yang lain hanya untuk "
        "triwulan ini."
    )
