"""The rulebook: which rule is in force on a day, from the strongest layer that has one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from sakip.core.aturan.bentuk import Contoh, Peraturan, Sumber
from sakip.core.aturan.jenis import KELAS_ISI, Isi
from sakip.core.aturan.lapis import (
    Lapis,
    Mentah,
    cari,
    kanonik,
    kepala,
    lapis_daerah,
    lapis_nasional,
    lapis_overlay,
)
from sakip.core.aturan.periksa import jenis_aturan, mungkin, periksa_lapis, sahkan_isi
from sakip.core.jejak import RujukanAturan
from sakip.galat import Galat

T = TypeVar("T", bound=Isi)

TERVERIFIKASI = "terverifikasi"
BELUM = "belum_diverifikasi"
_SIDIK = 16  # hex digits of a rule's fingerprint
_SIDIK_BUKU = 12


class SumberAturan(NamedTuple):
    """A source as cited: short name and part; part empty where our sources do not state it."""

    peraturan: str
    nama: str
    bagian: str

    def __str__(self) -> str:
        return f"{self.nama}, {self.bagian}" if self.bagian else self.nama


@dataclass(frozen=True, slots=True)
class Aturan:
    """One rule as it stands on a day.

    daerah: layer it comes from: empty (national), a region's name, or ``berkas``.
    sampai: last day, None while in force. sidik: fingerprint of the content alone.
    """

    id: str
    judul: str
    isi: Isi
    dari: date
    sampai: date | None
    status: str
    sumber: tuple[SumberAturan, ...]
    daerah: str
    sidik: str
    penjelasan: str = ""
    catatan: tuple[str, ...] = ()
    contoh: tuple[Contoh, ...] = ()

    @property
    def rujukan(self) -> RujukanAturan:
        """What a result keeps of its rule."""
        sumber = "; ".join(map(str, self.sumber))
        return RujukanAturan(
            self.id, self.judul, sumber, self.dari.isoformat(), self.status, self.sidik
        )


class Ikhtisar(NamedTuple):
    """A rule in one line of a list: from the strongest layer that has it."""

    id: str
    judul: str
    jenis: str
    daerah: str
    dari: date
    sampai: date | None
    status: str


class BukuAturan:
    """The national rules, under a region's overlay, under that of a Berkas.

    `muat` reads; `ambil` gives the rule of a day. The content of the rules we publish is
    checked when it is fetched (tests and `sakip aturan periksa` check all of it); what an
    overlay from outside brings is checked completely when it is loaded.
    """

    def __init__(self, lapis: Sequence[Lapis]) -> None:
        """`lapis`: strongest first, the national one last."""
        self._lapis = tuple(lapis)
        self.peraturan: Mapping[str, Peraturan] = {
            nama: satu for lap in reversed(self._lapis) for nama, satu in lap.peraturan.items()
        }
        self._ada: dict[tuple[str, date], Aturan] = {}

    @classmethod
    def muat(
        cls, daerah: str | None = None, overlay: Sequence[Mapping[str, Any]] = ()
    ) -> BukuAturan:
        """Load the rulebook; raises Galat with everything wrong in the overlay.

        daerah: name of a region that has an overlay. overlay: raw rules of a Berkas, in
        the form of the rulebook files.
        """
        lapis = [lapis_nasional()]
        if daerah:
            lapis.insert(0, lapis_daerah(daerah))
        if overlay:
            lapis.insert(0, lapis_overlay(overlay))
            if galat := periksa_lapis(lapis):
                raise Galat.gabung("aturan.overlay", "overlay", galat)
        return cls(lapis)

    @property
    def versi(self) -> str:
        """Edition and fingerprint of all layers: ``2026.11+1f0c9a7be21d``."""
        semua = hashlib.sha256("".join(lapis.sidik for lapis in self._lapis).encode())
        return f"{kepala().versi}+{semua.hexdigest()[:_SIDIK_BUKU]}"

    @property
    def id_aturan(self) -> list[str]:
        """Every id, sorted."""
        return sorted({id_aturan for lapis in self._lapis for id_aturan in lapis.entri})

    def ambil(self, id_aturan: str, pada: date) -> Aturan:
        """The rule in force on a day.

        Raises Galat for an id that is not known, with the nearest ones; when no value was
        in force that day, with the spans there are; and when its content breaks its schema.
        """
        aturan = self._ada.get((id_aturan, pada))
        if aturan is None:
            self._kenal(id_aturan)
            mentah = cari(self._lapis, id_aturan, pada)
            if mentah is None:
                raise self._tidak_berlaku(id_aturan, pada)
            aturan = self._ada[id_aturan, pada] = self._jadikan(id_aturan, mentah)
        return aturan

    def ambil_isi(self, id_aturan: str, pada: date, tipe: type[T]) -> tuple[Aturan, T]:
        """The rule and its content as one kind; raises Galat when it is of another kind."""
        aturan = self.ambil(id_aturan, pada)
        if not isinstance(aturan.isi, tipe):
            raise Galat(
                "aturan.jenis",
                f"aturan '{id_aturan}'",
                f"Aturan ini berjenis {nama_jenis(type(aturan.isi))}, "
                f"padahal di sini perlu {nama_jenis(tipe)}.",
                f"Lihat pilihannya dengan sakip aturan daftar --jenis {nama_jenis(tipe)}.",
            )
        return aturan, aturan.isi

    def daftar(self, jenis: str | None = None) -> tuple[Ikhtisar, ...]:
        """All rules, or those of one kind, by id; raises Galat for a kind there is not."""
        if jenis is not None and jenis not in KELAS_ISI:
            raise Galat(
                "aturan.jenis",
                f"jenis '{jenis}'",
                "Jenis aturan ini tidak ada.",
                mungkin(jenis, KELAS_ISI) or f"Pilihannya: {', '.join(sorted(KELAS_ISI))}.",
            )
        semua = [self._ikhtisar(id_aturan) for id_aturan in self.id_aturan]
        return tuple(satu for satu in semua if jenis in (None, satu.jenis))

    def riwayat(self, id_aturan: str) -> tuple[Aturan, ...]:
        """Every value of a rule over time, oldest first, as the layers lie on each other."""
        self._kenal(id_aturan)
        batas: set[date] = set()
        for lapis in self._lapis:
            for nilai in lapis.entri[id_aturan].nilai if id_aturan in lapis.entri else ():
                batas.add(nilai.dari)
                if nilai.sampai is not None:
                    batas.add(nilai.sampai + timedelta(days=1))
        hari = [h for h in sorted(batas) if cari(self._lapis, id_aturan, h) is not None]
        return tuple(
            {(a.dari, a.daerah): a for a in (self.ambil(id_aturan, h) for h in hari)}.values()
        )

    def sebutan(self, daerah: str) -> str:
        """The name of a layer as people know it: ``Nasional``, ``Kabupaten Jombang``."""
        return next(lapis.sebutan for lapis in self._lapis if lapis.nama == daerah)

    def _kenal(self, id_aturan: str) -> None:
        if not any(id_aturan in lapis.entri for lapis in self._lapis):
            raise Galat(
                "aturan.tidak_ada",
                f"aturan '{id_aturan}'",
                "Aturan ini tidak ada.",
                mungkin(id_aturan, self.id_aturan) or "Lihat sakip aturan daftar.",
            )

    def _jadikan(self, id_aturan: str, mentah: Mentah) -> Aturan:
        atas = mentah.bahan[0]
        semua = [bahan.nilai for bahan in mentah.bahan]
        return Aturan(
            id_aturan,
            atas.entri.judul,
            sahkan_isi(mentah.isi, atas),
            atas.nilai.dari,
            atas.nilai.sampai,
            TERVERIFIKASI if all(n.status == TERVERIFIKASI for n in semua) else BELUM,
            tuple(dict.fromkeys(self._sumber(s) for n in semua for s in n.sumber)),
            atas.lapis.nama,
            hashlib.sha256(kanonik(mentah.isi).encode()).hexdigest()[:_SIDIK],
            next((b.entri.penjelasan for b in mentah.bahan if b.entri.penjelasan), ""),
            tuple(n.catatan for n in semua if n.catatan),
            atas.nilai.contoh,
        )

    def _sumber(self, sumber: Sumber) -> SumberAturan:
        tercatat = self.peraturan.get(sumber.peraturan)
        nama = tercatat.singkat if tercatat else sumber.peraturan
        return SumberAturan(sumber.peraturan, nama, sumber.bagian)

    def _ikhtisar(self, id_aturan: str) -> Ikhtisar:
        lapis = next(lapis for lapis in self._lapis if id_aturan in lapis.entri)
        entri = lapis.entri[id_aturan]
        akhir = max(entri.nilai, key=lambda n: n.dari)
        return Ikhtisar(
            id_aturan,
            entri.judul,
            jenis_aturan(self._lapis, id_aturan),
            lapis.nama,
            min(n.dari for n in entri.nilai),
            akhir.sampai,
            akhir.status,
        )

    def _tidak_berlaku(self, id_aturan: str, pada: date) -> Galat:
        masa = [
            f"{n.dari} sampai {n.sampai or 'sekarang'}"
            for lapis in self._lapis
            if id_aturan in lapis.entri
            for n in lapis.entri[id_aturan].nilai
        ]
        return Galat(
            "aturan.tidak_berlaku",
            f"aturan '{id_aturan}' pada {pada}",
            "Tidak ada nilai yang berlaku pada hari itu.",
            f"Yang ada: {'; '.join(sorted(masa))}.",
        )


def nama_jenis(kelas: type[Isi]) -> str:
    """The name of a kind as written in the files: ``metode_capaian``."""
    return next((nama for nama, satu in KELAS_ISI.items() if satu is kelas), kelas.__name__)
