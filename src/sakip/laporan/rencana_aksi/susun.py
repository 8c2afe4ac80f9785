"""The two papers put together: the plan, and what was measured of it."""

from __future__ import annotations

from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.model import Berkas
from sakip.hitung import BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.kepala import finished
from sakip.laporan.pengukuran import (
    SASARAN,
    heading,
    measured,
    remark,
    signed,
    signed_by_hand,
)
from sakip.laporan.rencana_aksi.daftar import Garis, quarter, register
from sakip.laporan.rencana_aksi.langkah import plan
from sakip.laporan.tabel.dasar import table
from sakip.laporan.tabel.sel import missing
from sakip.naskah.pohon import Bagian, Blok, Dokumen, Kolom

RENCANA = "Rencana Aksi"
PENGUKURAN = "Pengukuran Rencana Aksi"


def rencana_aksi(
    berkas: Berkas, buku: BukuHasil, *, tanggal: date | None = None, draf: bool = False
) -> Dokumen:
    """Steps, money and persons by which the year's targets are to be reached, per quarter.

    tanggal: day of signing; that of the head's agreement unless given. Raises Galat listing
    what is missing, unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    hari = tanggal or _agreed(bahan)
    pada = hari or date(bahan.tahun, 1, 1)
    judul = f"{RENCANA} Tahun {bahan.tahun}"
    isi = (*heading(bahan, judul), *plan(bahan), signed_by_hand(bahan, hari, pada))
    bagian = (Bagian(isi, mendatar=True),)
    return finished(bahan, RENCANA, f"{judul} {berkas.kantor.nama}", bagian, pada)


def pengukuran_rencana_aksi(berkas: Berkas, buku: BukuHasil, *, draf: bool = False) -> Dokumen:
    """Target, realisasi and capaian of each quarter with what is said of them.

    Raises Galat listing what is missing, unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    judul = f"{PENGUKURAN} Perangkat Daerah Tahun {bahan.tahun}"
    isi = (*heading(bahan, judul), *_measurement(bahan), signed(bahan))
    bagian = (Bagian(isi, mendatar=True),)
    nama = f"{PENGUKURAN} Tahun {bahan.tahun} {berkas.kantor.nama}"
    return finished(bahan, PENGUKURAN, nama, bagian, bahan.hari)


def _agreed(bahan: Bahan) -> date | None:
    """The day the head of the office last promised the year's targets."""
    kepala = bahan.kepala
    hari = [
        p.tanggal
        for p in bahan.berkas.perjanjian
        if kepala and p.pihak_pertama == kepala.id and p.tahun == bahan.tahun and p.tanggal
    ]
    return max(hari, default=None)


# -- measurement --------------------------------------------------------------


def _measurement(bahan: Bahan) -> tuple[Blok, ...]:
    indikator = [i for i in measured(bahan, SASARAN) if _in_quarters(bahan, i)]
    if not indikator:
        apa = f"target dan realisasi triwulan tahun {bahan.tahun} (lembar target dan realisasi)"
        return missing(bahan, apa)
    tabel = table(
        "",
        "",
        (
            "No",
            "Sasaran",
            "Indikator kinerja",
            f"Target {bahan.tahun}",
            "TW",
            "Target TW",
            "Realisasi",
            "Capaian",
            "Penjelasan",
        ),
        (
            Kolom("tengah", 5),
            Kolom(lebar=17),
            Kolom(lebar=15),
            Kolom("tengah", 9),
            Kolom("tengah", 4),
            *(Kolom("koma", 9) for _ in range(3)),
            Kolom(lebar=23),
        ),
        tuple(register(bahan, indikator, lambda iv: _quarters(bahan, iv))),
        label="",
    )
    return (tabel,)


def _in_quarters(bahan: Bahan, iv: b.IndikatorVersi) -> bool:
    return any(
        bahan.hasil(ukuran, iv.indikator, t)
        for ukuran in ("target", "realisasi")
        for t in bahan.triwulan
    )


def _quarters(bahan: Bahan, iv: b.IndikatorVersi) -> list[Garis]:
    return [
        Garis(
            t,
            1,
            (
                quarter(bahan, "realisasi", iv.indikator, t),
                quarter(bahan, "capaian", iv.indikator, t),
                remark(bahan.indeks.realisasi.get((iv.indikator, t))),
            ),
        )
        for t in bahan.triwulan
    ]
