"""What a figure speaks of: its name, its kind, and its place in the order of a report."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypeVar

from sakip.core.alamat import Alamat
from sakip.core.aturan.jenis import Ipp, Isi, Lke, Skm
from sakip.hitung import KANTOR
from sakip.hitung.penjelasan import subject_name
from sakip.laporan.bahan import Bahan

_LKE = "lke.permenpanrb-88-2021"
_IPP = "ipp.permenpanrb"
_SKM = "skm.permenpanrb-14-2017"

_KANTOR = "Kantor dan rata-ratanya"
_INDIKATOR = "Indikator"
_RENCANA = "Sasaran, program, kegiatan, dan sub kegiatan"
_LAYANAN = "Layanan"
_PENILAIAN = "Komponen dan aspek penilaian"
_SARPRAS = "Sarana dan prasarana"
_DULU = "Indikator tahun-tahun sebelumnya"
_GOLONGAN = (_KANTOR, _INDIKATOR, _RENCANA, _LAYANAN, _PENILAIAN, _SARPRAS, _DULU)
_KELOMPOK = ("iku", "sasaran", "program", "kegiatan", "sub-kegiatan")

A = TypeVar("A", bound=Isi)


class Subjek(NamedTuple):
    """A thing with figures: its kind, its name, and where it stands among all things."""

    golongan: str
    nama: str
    urut: tuple[int, int]


class DaftarSubjek:
    """Everything that figures of one office and year may speak of."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self._ada: dict[str, Subjek] = {}
        self._bagian = {u.id: u.nama.lower() for u in self._rule(_SKM, Skm).unsur}
        tahun = str(bahan.tahun)
        self._add(_KANTOR, KANTOR, bahan.berkas.kantor.nama)
        for nama in _KELOMPOK:
            alamat = Alamat("", nama, tahun)
            self._add(_KANTOR, nama, subject_name(alamat, bahan.berkas, bahan.indeks))
        for i in bahan.indikator:
            self._add(_INDIKATOR, i.indikator, i.nama)
        for s in bahan.simpul:
            self._add(_RENCANA, s.simpul, s.nama)
        for layanan in bahan.berkas.layanan:
            self._add(_LAYANAN, layanan.id, layanan.nama)
        lke = self._rule(_LKE, Lke)
        self._bagian |= {sub.id: sub.nama.lower() for sub in lke.sub}
        for komponen in lke.komponen:
            self._add(_PENILAIAN, f"lke/{komponen.id}", komponen.nama)
        for aspek in self._rule(_IPP, Ipp).aspek:
            self._add(_PENILAIAN, f"ipp/{aspek.id}", aspek.nama)
        for barang in bahan.berkas.sarpras:
            self._add(_SARPRAS, f"sarpras-{barang.urut}", barang.uraian)

    def of(self, alamat: Alamat) -> tuple[Subjek, str]:
        """The thing an address speaks of, and which part of it (an unsur of a service) or ""."""
        if satu := self._ada.get(alamat.subjek):
            return satu, ""
        pokok, _, bagian = alamat.subjek.partition(".")
        for kunci in (f"{alamat.ukuran.partition('-')[0]}/{pokok}", pokok if bagian else ""):
            satu = self._ada.get(kunci)
            if satu and satu.golongan in (_LAYANAN, _PENILAIAN):
                return satu, self._bagian.get(bagian, bagian)
        nama = subject_name(alamat, self.bahan.berkas, self.bahan.indeks)
        return self._add(_DULU, alamat.subjek, nama), ""

    def _add(self, golongan: str, kunci: str, nama: str) -> Subjek:
        satu = Subjek(golongan, nama, (_GOLONGAN.index(golongan), len(self._ada)))
        return self._ada.setdefault(kunci, satu)

    def _rule(self, id_aturan: str, jenis: type[A]) -> A:
        akhir = date(self.bahan.tahun, 12, 31)
        return self.bahan.aturan.ambil_isi(id_aturan, akhir, jenis)[1]
