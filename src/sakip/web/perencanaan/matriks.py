"""Targets of the indicators over the years, and what the library remarks on them."""

from __future__ import annotations

from typing import NamedTuple

from sakip.berkas.baris import IndikatorVersi, Target
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.mutu_target import target_findings
from sakip.core.angka import TanpaNilai, cetak, cetak_kosong
from sakip.core.jejak import Hasil
from sakip.hitung import BukuHasil
from sakip.naskah.gambar import Nada
from sakip.web.perencanaan.selectors import tone


class SelTarget(NamedTuple):
    """What one year says of an indicator: promised, planned in the Renstra, reached."""

    tahun: int
    target: Hasil | None
    renstra: str
    realisasi: Hasil | None
    capaian: Hasil | None
    nada: Nada
    tanda: str


class BarisTarget(NamedTuple):
    iv: IndikatorVersi
    simpul: str
    sel: tuple[SelTarget, ...]
    akhir: str
    peringatan: tuple[tuple[str, str], ...]


class Matriks(NamedTuple):
    """Targets of all indicators over the years of the plan and those already measured.

    belum: how many indicators have no target yet in the year of the Berkas.
    """

    tahun: tuple[int, ...]
    akhir: int | None
    baris: tuple[BarisTarget, ...]
    belum: int

    @property
    def diperingatkan(self) -> int:
        return sum(bool(b.peringatan) for b in self.baris)


def targets(berkas: Berkas, buku: BukuHasil, *, hanya: str = "") -> Matriks:
    """The target matrix; `hanya` keeps one indicator."""
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(berkas.tahun)
    tahun = _years(berkas, indeks)
    akhir = indeks.tahun_akhir_rencana(berkas.tahun)
    peringatan = warnings(berkas, buku)
    nama = {s.simpul: s.nama for s in indeks.simpul_aktif(berkas.tahun, versi)}
    baris = tuple(
        BarisTarget(
            iv,
            nama.get(iv.simpul, ""),
            tuple(_cell(indeks, buku, iv, t) for t in tahun),
            _row_text(iv, indeks.target_pada(iv.indikator, "akhir_renstra", str(akhir), versi)),
            tuple(peringatan.get(iv.indikator, ())),
        )
        for iv in indeks.indikator_aktif(berkas.tahun, versi)
        if iv.peran == "kinerja" and hanya in ("", iv.indikator)
    )
    belum = sum(_missing(s.target) for b in baris for s in b.sel if s.tahun == berkas.tahun)
    return Matriks(tahun, akhir, baris, belum)


def _missing(target: Hasil | None) -> bool:
    kosong = target.kosong if target else None
    return target is None or (kosong is not None and kosong.jenis is TanpaNilai.BELUM_DIISI)


def _years(berkas: Berkas, indeks: Indeks) -> tuple[int, ...]:
    tahun = {*indeks.tahun_tersedia(), berkas.tahun}
    tahun |= {int(t.periode) for t in berkas.target if t.jenis == "renstra_tahunan"}
    return tuple(t for t in sorted(tahun) if berkas.tahun - 3 <= t <= berkas.tahun + 5)


def _cell(indeks: Indeks, buku: BukuHasil, iv: IndikatorVersi, tahun: int) -> SelTarget:
    setahun = str(tahun)
    renstra = indeks.target_pada(
        iv.indikator, "renstra_tahunan", setahun, indeks.versi_tahun(tahun)
    )
    capaian = buku.ada("capaian", iv.indikator, setahun)
    return SelTarget(
        tahun,
        buku.ada("target", iv.indikator, setahun),
        _row_text(iv, renstra),
        buku.ada("realisasi", iv.indikator, setahun),
        capaian,
        *tone(capaian),
    )


def _row_text(iv: IndikatorVersi, baris: Target | None) -> str:
    """A target as entered, for years that are not computed yet."""
    if baris is None:
        return ""
    if baris.kosong is not None:
        return cetak_kosong(baris.kosong)
    if baris.nilai is None:
        return baris.label
    satu = cetak(baris.nilai, iv.desimal)
    teks = satu if baris.nilai_atas is None else f"{satu}–{cetak(baris.nilai_atas, iv.desimal)}"
    return f"{teks}%" if iv.satuan == "%" else teks


def warnings(berkas: Berkas, buku: BukuHasil) -> dict[str, list[tuple[str, str]]]:
    """What the library remarks on the year's targets, by indicator: what, and what to do."""
    hasil: dict[str, list[tuple[str, str]]] = {}
    for p in buku.peringatan:
        if p.kode.startswith("target."):
            hasil.setdefault(p.alamat.split(":")[1], []).append((p.pesan, ""))
    for t in target_findings(berkas):
        hasil.setdefault(t.indikator, []).append((t.pesan, t.saran))
    return hasil
