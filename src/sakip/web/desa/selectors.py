"""What is asked of desa, what came in, and what it makes together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from sakip.berkas.baris import Komponen
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.angka import cetak_penuh
from sakip.core.periode import Periode
from sakip.web.alur.akses import alur_di, keadaan
from sakip.web.alur.selectors import Tugas
from sakip.web.alur.tenggat import KalenderTahun, Tenggat
from sakip.web.dasar.waktu import hari_ini
from sakip.web.desa.models import Bentuk, Permintaan, Setoran
from sakip.web.organisasi.models import Desa, Kantor, TahunKerja
from sakip.web.pengukuran.isian import plain
from sakip.web.pengukuran.models import Pengisian
from sakip.web.pengukuran.tugas import MENJELANG

TENGGAT = "setoran-desa"
"""The deadline in the calendar by which desa answer."""


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
        return sum(1 for _desa, s in self.baris if s is not None and not s.kembali)


def gathered(kantor: Kantor, tahun: int, periode: str) -> list[Terkumpul]:
    """Every request of a quarter with what came in; three queries."""
    desa = list(Desa.objects.filter(pemda=kantor.pemda_id, kantor=kantor))
    ada = {(s.permintaan_id, s.desa_id): s for s in handed_in(kantor, tahun, periode)}
    hasil = []
    for satu in requests(kantor, tahun):
        baris = [(d, ada.get((satu.pk, d.pk))) for d in desa]
        hasil.append(Terkumpul(satu, baris, _together(satu, [s for _desa, s in baris])))
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
    return _closed(kantor, [periode])[periode]


def _closed(kantor: Kantor, periode: Sequence[str]) -> dict[str, dict[str, str]]:
    alur = alur_di(kantor.pemda, hari_ini())
    semua = Pengisian.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, periode__in=periode
    ).values_list("periode", "indikator__id_teks", "keadaan")
    hasil: dict[str, dict[str, str]] = {p: {} for p in periode}
    for p, indikator, nama in semua:
        if not (k := keadaan(alur, nama)).dapat_diubah:
            hasil[p][indikator] = k.nama
    return hasil


def deadline(kantor: Kantor, periode: str) -> Tenggat | None:
    """The day by which desa answer for a quarter, as the calendar and its exceptions say."""
    return KalenderTahun(kantor.pemda, int(periode[:4])).tenggat(TENGGAT, periode, kantor.pk)


class Triwulan(NamedTuple):
    """A quarter as a desa sees it. diminta, masuk: how many answers are asked for and stand.

    kurang: questions not answered yet; kembali: questions that came back, each with the reason;
    of both only those that the kecamatan has not sent on meanwhile.
    """

    tahun: int
    periode: str
    judul: str
    diminta: int
    masuk: int
    kurang: list[str]
    kembali: list[tuple[str, str]]
    tenggat: Tenggat | None


def quarters(desa: Desa, hari: date) -> list[Triwulan]:
    """The quarters a desa is asked for that have begun, the newest first; five queries."""
    milik = {"pemda": desa.pemda_id, "kantor": desa.kantor_id}
    tahun = TahunKerja.objects.filter(**milik).values_list("tahun", flat=True)
    diminta: dict[int, list[Permintaan]] = {}
    for m in Permintaan.objects.filter(**milik, tahun__in=tahun).select_related("indikator"):
        diminta.setdefault(m.tahun, []).append(m)
    ada = {
        (m, p): kembali
        for m, p, kembali in Setoran.objects.filter(**milik, desa=desa).values_list(
            "permintaan", "periode", "kembali"
        )
    }
    hasil = []
    for t in sorted(diminta, reverse=True):
        mulai = [p for p in reversed(Periode.baca(str(t)).triwulan()) if p.awal <= hari]
        tutup = _closed(desa.kantor, [str(p) for p in mulai])
        kalender = KalenderTahun(desa.pemda, t)
        for p in mulai:
            isi = [(m, ada.get((m.pk, str(p)))) for m in diminta[t]]
            buka = [x for x in isi if x[0].indikator.id_teks not in tutup[str(p)]]
            hasil.append(
                Triwulan(
                    t,
                    str(p),
                    p.tampil(),
                    len(isi),
                    sum(kembali == "" for _m, kembali in isi),
                    [m.pertanyaan for m, kembali in buka if kembali is None],
                    [(m.pertanyaan, kembali) for m, kembali in buka if kembali],
                    kalender.tenggat(TENGGAT, str(p), desa.kantor_id),
                )
            )
    return hasil


def waiting(
    desa: Desa, triwulan: Sequence[Triwulan], hari: date, *, sebut: bool = False
) -> list[Tugas]:
    """What a desa is to do, most urgent first: answers that came back, and those it owes.

    A quarter waits from two weeks before its end, as it does at the kecamatan. sebut: name the
    desa too, for who answers for several.
    """
    hasil = []
    for t in triwulan:
        tetap: dict[str, Any] = {
            "kantor": desa.kantor,
            "alamat": reverse("desa-setor", args=(desa.uuid, t.periode)),
            "tenggat": t.tenggat.tanggal if t.tenggat else None,
            "kapan": t.tenggat.kapan(hari) if t.tenggat else "",
            "terlambat": bool(t.tenggat and t.tenggat.terlambat(hari)),
            "menunggu": desa.kantor.nama,
        }
        p = Periode.baca(t.periode)
        isi: dict[str, Any] = {"p": p.tampil_singkat()}
        depan = f"{desa.nama}: " if sebut else ""
        if t.kembali:
            judul = depan + _("%(n)d jawaban %(p)s dikembalikan") % (isi | {"n": len(t.kembali)})
            sebab = "; ".join(f"{tanya} {alasan}" for tanya, alasan in t.kembali)
            hasil.append(Tugas(judul, tombol=_("Betulkan"), rincian=sebab, penting=True, **tetap))
        if t.kurang and p.akhir - MENJELANG <= hari:
            judul = depan + _("%(n)d jawaban %(p)s belum disetor") % (isi | {"n": len(t.kurang)})
            hasil.append(Tugas(judul, tombol=_("Isi"), rincian=" · ".join(t.kurang), **tetap))
    return sorted(hasil, key=lambda t: (t.tenggat or date.max, not t.penting))
