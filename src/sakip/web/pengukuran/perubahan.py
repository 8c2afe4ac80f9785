"""What a period says now that it did not say when it was approved."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from sakip.hitung import BukuHasil
from sakip.web.alur.models import Penetapan
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.isian import URAIAN

NAMA = {
    "target": gettext_lazy("Target"),
    "realisasi": gettext_lazy("Realisasi"),
    "capaian": gettext_lazy("Capaian"),
    "penjelasan": gettext_lazy("Penjelasan"),
    "hambatan": gettext_lazy("Kendala"),
    "upaya": gettext_lazy("Upaya"),
}


class Beda(NamedTuple):
    """One thing that differs: what it is, what was approved, what it says now."""

    nama: str
    semula: str
    kini: str

    def __str__(self) -> str:
        return f"{self.nama}: {self.semula or '–'} → {self.kini or '–'}"


class Disetujui(NamedTuple):
    """What was approved, by indicator: published figures and words."""

    angka: dict[tuple[str, str], str]
    uraian: dict[str, dict[str, str]]


def kind_of(periode: str) -> str:
    """Kind of `Penetapan` that freezes a period."""
    return "triwulan" if "-T" in periode else "tahunan"


def approved(kantor: Kantor, periode: str, lewati: int = 0) -> Disetujui | None:
    """The last edition frozen of a period, or one so many before it; None where there is none.

    One query once it is known.
    """
    terakhir = (
        Penetapan.objects.filter(
            pemda=kantor.pemda_id, kantor=kantor, jenis=kind_of(periode), periode=periode
        )
        .order_by("-nomor")
        .values_list("pk", flat=True)[lewati : lewati + 1]
        .first()
    )
    return None if terakhir is None else _read(terakhir, periode)


@lru_cache(maxsize=128)
def _read(pk: int, periode: str) -> Disetujui:
    """A frozen edition never changes, so it is read once."""
    satu = Penetapan.objects.get(pk=pk)
    angka: dict[tuple[str, str], str] = {}
    for alamat, teks in satu.hasil.items():
        ukuran, subjek, di = alamat.partition("@")[0].split(":")
        if di == periode and ukuran in NAMA:
            angka[ukuran, subjek] = teks
    uraian = {
        r["indikator"]: {n: r.get(n) or "" for n in URAIAN}
        for r in satu.berkas.get("realisasi", ())
        if str(r["periode"]) == periode
    }
    return Disetujui(angka, uraian)


def differences(
    dulu: Disetujui, hasil: BukuHasil, indikator: str, periode: str, uraian: dict[str, str]
) -> list[Beda]:
    """What differs for one indicator. uraian: its words now."""
    beda = []
    for ukuran in ("target", "realisasi", "capaian"):
        h = hasil.ada(ukuran, indikator, periode)
        semula, kini = dulu.angka.get((ukuran, indikator), ""), h.tampil if h else ""
        if semula != kini:
            beda.append(Beda(str(NAMA[ukuran]), semula, kini))
    lama = dulu.uraian.get(indikator, {})
    for nama in URAIAN:
        semula, kini = lama.get(nama, ""), uraian.get(nama, "")
        if semula != kini:
            beda.append(Beda(str(NAMA[nama]), semula, kini))
    return beda
