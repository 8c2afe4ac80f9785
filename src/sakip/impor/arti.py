"""What a column measures, when, and against which version of the plan."""

from __future__ import annotations

import re

from sakip.impor.cetakan import KINERJA, ORANG, UANG, Ukur
from sakip.impor.kata import kata
from sakip.periksa.kenali import Kolom, Tabel
from sakip.periksa.kenali.kamus import rapat

_TARGET = re.compile(r"\btarget\b")
_BUKAN_TARGET = re.compile(r"\b(?:realisasi|capaian|perbandingan|pagu|anggaran|pendanaan)\b")
_TAHUN = re.compile(r"\b20\d\d\b")
_TRIWULAN_AKHIR = 4  # what stands from the year's beginning to its end is the year's
_TAHUN_RENSTRA = 3  # years side by side that make a plan of several years


def arti_kolom(tabel: Tabel, kolom: Kolom, tahun_laporan: int, akhir: int | None) -> Ukur | None:
    """What a column measures; None if it is nothing we keep.

    tahun_laporan: year of the report. akhir: last year of its plan.
    """
    semua = set(map(int, _TAHUN.findall(tabel.judul)))
    tahun_judul = semua.pop() if len(semua) == 1 else None
    peran, versi, lingkup = kolom.peran, "", ""
    ujung = rapat(kolom.jalur[-1]) if kolom.jalur else ""
    if peran in ("", "pembanding", "realisasi", "capaian", "nilai"):
        cocok = [p.lingkup for p in kata().lingkup if p.pola.search(ujung)]
        sebanding = kata().kepala_pembanding.search(ujung) or kata().judul_pembanding.search(
            tabel.judul
        )
        if cocok and (peran == "pembanding" or sebanding):
            peran, lingkup = "pembanding", cocok[0]
    if peran == "" and kata().kepala_target.search(rapat(re.sub(r"20\d\d", "", kolom.nama))):
        peran = "target"
    if peran == "" and kolom.tahun and len(kolom.jalur) == 1 and _judul_target(tabel):
        peran = "target"  # nothing but years under "Target Renstra"
    setahun = kolom.sampai and kolom.triwulan == _TRIWULAN_AKHIR
    if (
        peran not in KINERJA | UANG | ORANG
        or (kolom.sampai and not setahun)
        or (peran == "pembanding" and not lingkup)
    ):
        return None
    if peran in ("target", "pagu", "realisasi_anggaran"):
        versi = _versi(tabel, kolom, peran)
    tahun = kolom.tahun or tahun_judul or tahun_laporan
    if peran == "target_akhir":
        calon = (kolom.tahun, akhir, tahun_judul)
        tahun = next((t for t in calon if t and t >= tahun_laporan), 0)
        if not tahun:
            return None
    elif not kolom.tahun and tahun > tahun_laporan and peran != "target":
        tahun = tahun_laporan
    elif peran == "target" and kolom.tahun and _bertahun(tabel, kolom):
        peran = "target_renstra"
    return Ukur(peran, tahun, None if setahun else kolom.triwulan, versi, lingkup)


def _judul_target(tabel: Tabel) -> bool:
    judul = tabel.judul.casefold()
    lain = {k.peran for k in tabel.kolom} & {"target", "realisasi", "capaian"}
    return bool(_TARGET.search(judul)) and not _BUKAN_TARGET.search(judul) and not lain


def _bertahun(tabel: Tabel, kolom: Kolom) -> bool:
    """Whether a column of targets stands in a row of years, as a plan of several years has."""
    tahun = {k.tahun for k in tabel.kolom if k.peran == kolom.peran and k.tahun}
    return len(tahun) >= _TAHUN_RENSTRA


def _versi(tabel: Tabel, kolom: Kolom, peran: str) -> str:
    """murni or perubahan-1 where the table sets one beside the other."""

    def sesudah(k: Kolom) -> bool:
        return any(kata().kepala_perubahan.search(rapat(t)) for t in k.jalur)

    sejenis = [
        k for k in tabel.kolom
        if k.tahun == kolom.tahun and k.triwulan == kolom.triwulan
        and (k.peran == peran or (peran == "target" and k.peran == ""))
    ]  # fmt: skip
    if sesudah(kolom):
        return "perubahan-1"
    return "murni" if any(map(sesudah, sejenis)) else ""
