"""What the page Lapor shows: documents, what they lack, and where that is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from django.urls import NoReverseMatch, reverse

from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.laporan.daftar import NASKAH, Pilihan
from sakip.web.alur.models import Penetapan
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pelaporan.models import Cetakan, Keadaan, Terbitan
from sakip.web.pelaporan.naskah import (
    Butir,
    Sumber,
    catalog,
    key_of,
    quarter_name,
    source_of,
    title_of,
)
from sakip.web.pelaporan.pembuatan import from_plain, is_abandoned
from sakip.web.pelaporan.services import LKJIP
from sakip.web.sunting.services import HAK

_LEMBAR = re.compile(r"\blembar (\w+)")
_NARASI = re.compile(r"lembar narasi, bagian ([a-z0-9.-]+)")
_ALAMAT = re.compile(r"\(([a-z-]+):[^)\s]+\)")
HALAMAN = {
    lembar: halaman
    for halaman, semua in {
        "rencana": "versi_rencana simpul simpul_versi crosscutting indikator indikator_versi"
        " penerus target",
        "janji": "usulan_target perjanjian rencana_aksi proses",
        "ukur": "realisasi nilai_luar pembanding terlapor dukungan",
        "data": "anggaran sdm sarpras layanan skm_unsur skm_responden ipp_aspek ipp_f03",
        "evaluasi": "lke_komponen rekomendasi tindak_lanjut",
        "organisasi": "dokumen jabatan pejabat",
    }.items()
    for lembar in semua.split()
}
"""Where a sheet of the Berkas is filled in: name of the page."""
_UKURAN = (
    ("target", "rencana"),
    ("realisasi-anggaran", "data"),
    ("realisasi", "ukur"),
    ("capaian", "ukur"),
    (("pagu", "serapan", "sdm", "sarpras", "silpa", "ikm", "ni", "nilai-unsur", "ipp"), "data"),
    (("lke", "predikat-akip", "tindak-lanjut"), "evaluasi"),
)
"""Where a figure is filled in, by the beginning of its measure."""
_KATA = (
    (("target ", "formulasi ", "definisi ", "sumber data ", "sasaran ", "indikator "), "rencana"),
    (("langkah rencana aksi", "penanggung jawab ", "atasan ", "putusan target"), "janji"),
    (("pagu ",), "data"),
)
"""Where a thing is filled in that is named without sheet and address, by its first words."""


class Kurang(NamedTuple):
    """One thing a document lacks, and the page where it is filled in ("" where there is none)."""

    apa: str
    alamat: str


class Kelengkapan(NamedTuple):
    naskah: str
    judul: str
    kurang: list[Kurang]
    sebab: str = ""


def page_of(apa: str, kantor: Kantor, tahun: int) -> str:
    """Address of the page where a missing thing is filled in, as `sakip.laporan` words it."""
    nama = ""
    if apa.startswith(("tanggal laporan", "tempat laporan")):
        return reverse("lapor", args=(kantor.uuid, tahun)) + "#tanda-tangan"
    if cocok := _NARASI.search(apa):
        return reverse("lapor-uraian", args=(kantor.uuid, tahun)) + f"#u-{cocok[1]}"
    if cocok := _LEMBAR.search(apa):
        if cocok[1] in HAK:
            return reverse("lembar", args=(kantor.uuid, tahun, cocok[1]))
        nama = HALAMAN.get(cocok[1], "")
    elif cocok := _ALAMAT.search(apa):
        nama = next((h for awal, h in _UKURAN if cocok[1].startswith(awal)), "")
    else:
        nama = next((h for awal, h in _KATA if apa.startswith(awal)), "")
    try:
        return reverse(nama, args=(kantor.uuid, tahun)) if nama else ""
    except NoReverseMatch:
        return ""


def lacks(galat: Galat, kantor: Kantor, tahun: int) -> list[Kurang]:
    return [Kurang(g.pesan, page_of(g.pesan, kantor, tahun)) for g in galat.rincian]


_ingat: WeakKeyDictionary[BukuHasil, list[Kelengkapan]] = WeakKeyDictionary()


def completeness(kantor: Kantor, tahun: int) -> list[Kelengkapan]:
    """Each document and what it lacks today; looked up once for a state of the data."""
    berkas, _aturan, buku = tahun_dihitung(kantor, tahun)
    if buku not in _ingat:
        _ingat[buku] = list(_look_through(kantor, tahun, berkas, buku))
    return _ingat[buku]


def _look_through(
    kantor: Kantor, tahun: int, berkas: Berkas, buku: BukuHasil
) -> Iterator[Kelengkapan]:
    """The tree of each document is built; nothing is printed."""
    for butir in catalog(berkas):
        if butir.id not in NASKAH:
            continue
        pilihan = Pilihan(periode=butir.periode[0][0] if butir.periode else "")
        try:
            NASKAH[butir.id].susun(berkas, buku, pilihan)
        except Galat as galat:
            sebab = "" if galat.rincian else str(galat)
            yield Kelengkapan(butir.id, butir.judul, lacks(galat, kantor, tahun), sebab)
        else:
            yield Kelengkapan(butir.id, butir.judul, [])


class Siap(NamedTuple):
    """A document on the page with what was made of the data as they stand now."""

    butir: Butir
    cetakan: list[Cetakan]


def workplace(kantor: Kantor, tahun: int) -> dict[str, Any]:
    """All of the page, in a handful of queries whatever was made before."""
    berkas, _aturan, _buku = tahun_dihitung(kantor, tahun)
    sumber = source_of(kantor, berkas)
    kini: dict[str, list[Cetakan]] = {}
    for satu in Cetakan.objects.filter(
        pemda=kantor.pemda_id,
        kantor=kantor,
        tahun=tahun,
        sumber=sumber.berkas,
        keadaan=Keadaan.JADI,
    ).select_related("kantor"):
        if satu.hiasan != sumber.hiasan:
            continue
        kini.setdefault(satu.naskah, []).append(satu)
    terbitan = list(
        Terbitan.objects.filter(pemda=kantor.pemda_id, kantor=kantor, tahun=tahun)
        .select_related("penetapan__oleh", "kantor")
        .defer("penetapan__berkas", "penetapan__hasil")
    )
    return {
        "daftar": [Siap(b, kini.get(b.id, [])) for b in catalog(berkas)],
        "terbitan": terbitan,
        "naskah_terbit": _publishable(kantor, tahun, sumber, terbitan),
        "triwulan_belum": open_quarters(kantor, tahun),
        "tahun_kerja": berkas,
    }


def _publishable(
    kantor: Kantor, tahun: int, sumber: Sumber, terbitan: list[Terbitan]
) -> Cetakan | None:
    """The finished PDF of the report of today's data, unless it is the one that is out."""
    satu = Cetakan.objects.filter(
        pemda=kantor.pemda_id, kunci=key_of(sumber, LKJIP, "pdf", Pilihan()), keadaan=Keadaan.JADI
    ).first()
    if satu is None or any(t.pdf == satu.isi for t in terbitan[:1]):
        return None
    return satu


def publishable(kantor: Kantor, tahun: int) -> Cetakan | None:
    """The finished PDF of the report that may be signed now."""
    berkas, _aturan, _buku = tahun_dihitung(kantor, tahun)
    return _publishable(kantor, tahun, source_of(kantor, berkas), [])


def open_quarters(kantor: Kantor, tahun: int) -> list[str]:
    """Quarters of the year that nobody approved yet."""
    semua = [f"{tahun}-T{n}" for n in range(1, 5)]
    ada = set(
        Penetapan.objects.filter(
            pemda=kantor.pemda_id, kantor=kantor, jenis="triwulan", periode__in=semua
        ).values_list("periode", flat=True)
    )
    return [quarter_name(t) for t in semua if t not in ada]


def status_of(satu: Cetakan) -> dict[str, Any]:
    """How far one document is, for the fragment that asks every second."""
    galat = from_plain(satu.galat) if satu.galat else None
    terhenti = is_abandoned(satu)
    depan = _ahead(satu) if satu.keadaan == Keadaan.ANTRE else 0
    return {
        "cetakan": satu,
        "kini": f"{satu.keadaan}-{depan}-{terhenti}",
        "judul": title_of(satu.naskah),
        "terhenti": terhenti,
        "selesai": satu.keadaan in (Keadaan.JADI, Keadaan.GAGAL, Keadaan.USANG),
        "didepan": depan,
        "galat": galat,
        "kurang": lacks(galat, satu.kantor, satu.tahun) if galat else [],
        "draf_bisa": bool(galat and galat.kode == "laporan.belum_lengkap" and not satu.draf),
    }


def _ahead(satu: Cetakan) -> int:
    """How many documents of this government wait before it."""
    return Cetakan.objects.filter(
        pemda=satu.pemda_id,
        keadaan__in=(Keadaan.ANTRE, Keadaan.DIHITUNG, Keadaan.DICETAK),
        denyut__lt=satu.denyut,
    ).count()
