"""What is asked of desa, what came in, and what it makes together."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from sakip.berkas.baris import Komponen
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.angka import cetak_penuh
from sakip.core.periode import Periode
from sakip.web.alur.akses import alur_di, keadaan
from sakip.web.dasar.waktu import hari_ini
from sakip.web.desa.models import Bentuk, Permintaan, Setoran
from sakip.web.organisasi.models import Desa, Kantor, TahunKerja
from sakip.web.pengukuran.isian import plain
from sakip.web.pengukuran.models import Pengisian


class Bagian(NamedTuple):
    """A part of a formula that desa may be asked for."""

    indikator: str
    nama: str
    komponen: Komponen


def askable(berkas: Berkas) -> list[Bagian]:
    """Every part of a formula in the year's plan, in tree order."""
    indeks = Indeks(berkas)
    aktif = indeks.indikator_aktif(berkas.tahun, indeks.versi_tahun(berkas.tahun))
    return [Bagian(iv.indikator, iv.nama, k) for iv in aktif for k in iv.komponen]


def requests(kantor: Kantor, tahun: int) -> list[Permintaan]:
    return list(
        Permintaan.objects.filter(pemda=kantor.pemda_id, kantor=kantor, tahun=tahun).select_related(
            "indikator", "kantor__pemda"
        )
    )


def handed_in(kantor: Kantor, tahun: int, periode: str = "") -> list[Setoran]:
    """What came in of a year, or of one quarter of it; one query."""
    semua = Setoran.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, permintaan__tahun=tahun
    ).select_related("desa", "permintaan__indikator", "oleh")
    return list(semua.filter(periode=periode) if periode else semua)


def shown(bentuk: str, nilai: Decimal) -> str:
    """An answer as people read it."""
    if bentuk == Bentuk.YA_TIDAK:
        return "Sudah" if nilai else "Belum"
    return cetak_penuh(nilai)


class Terkumpul(NamedTuple):
    """One request in a quarter: the answer of each desa, None where it owes one.

    teks: what they make together, as it is typed into the grid; "" while one is owed.
    """

    permintaan: Permintaan
    baris: list[tuple[Desa, Setoran | None]]
    teks: str

    @property
    def masuk(self) -> int:
        return sum(1 for _d, s in self.baris if s is not None and not s.kembali)


def gathered(kantor: Kantor, tahun: int, periode: str) -> list[Terkumpul]:
    """Every request of a quarter with what came in; three queries."""
    desa = list(Desa.objects.filter(pemda=kantor.pemda_id, kantor=kantor))
    ada = {(s.permintaan_id, s.desa_id): s for s in handed_in(kantor, tahun, periode)}
    hasil = []
    for satu in requests(kantor, tahun):
        baris = [(d, ada.get((satu.pk, d.pk))) for d in desa]
        hasil.append(Terkumpul(satu, baris, _together(satu, [s for _d, s in baris])))
    return hasil


def _together(satu: Permintaan, setoran: list[Setoran | None]) -> str:
    """What is owed is not nothing: no figure before the last desa has answered."""
    nilai = [s.nilai for s in setoran if s is not None and not s.kembali]
    if not nilai or len(nilai) < len(setoran):
        return ""
    if satu.bentuk == Bentuk.DAFTAR:
        return "; ".join(map(plain, nilai))
    return plain(sum(nilai, Decimal()))


def closed(kantor: Kantor, periode: str) -> dict[str, str]:
    """Indicators whose figure of a quarter may not change now, with the name of its state."""
    alur = alur_di(kantor.pemda, hari_ini())
    semua = Pengisian.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, periode=periode
    ).values_list("indikator__id_teks", "keadaan")
    return {i: k.nama for i, n in semua if not (k := keadaan(alur, n)).dapat_diubah}


class Triwulan(NamedTuple):
    """A quarter as a desa sees it: how much is asked, handed in, and returned."""

    tahun: int
    periode: str
    judul: str
    diminta: int
    masuk: int
    kembali: int


def quarters(desa: Desa) -> list[Triwulan]:
    """The quarters a desa is asked for that have begun, the newest first; three queries."""
    milik = {"pemda": desa.pemda_id, "kantor": desa.kantor_id}
    tahun = TahunKerja.objects.filter(**milik).values_list("tahun", flat=True)
    diminta: dict[int, int] = {}
    for t in Permintaan.objects.filter(**milik, tahun__in=tahun).values_list("tahun", flat=True):
        diminta[t] = diminta.get(t, 0) + 1
    ada = list(Setoran.objects.filter(**milik, desa=desa).values_list("periode", "kembali"))
    hasil = []
    for t in sorted(diminta, reverse=True):
        for n in (4, 3, 2, 1):
            p = Periode.baca(f"{t}-T{n}")
            if p.awal > hari_ini():
                continue
            milik_p = [k for periode, k in ada if periode == str(p)]
            kembali = sum(1 for k in milik_p if k)
            hasil.append(
                Triwulan(t, str(p), p.tampil(), diminta[t], len(milik_p) - kembali, kembali)
            )
    return hasil
