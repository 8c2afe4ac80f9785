"""Look-ups over a Berkas: which version is in force, what an indicator means then.

Rows of a later plan version replace those of an earlier one only where they
exist: a change that touches one target leaves the others as they were signed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from sakip.berkas import baris as b
from sakip.berkas.baris import MURNI
from sakip.berkas.model import Berkas
from sakip.core.periode import Periode


def version_order(versi: str) -> int:
    """0 for ``murni``, n for ``perubahan-n``."""
    return 0 if versi == MURNI else int(versi.rsplit("-", 1)[1])


def versions_up_to(versi: str) -> list[str]:
    """The plan versions from the first to this one, in order."""
    return [MURNI, *(f"perubahan-{n}" for n in range(1, version_order(versi) + 1))]


V = TypeVar("V", bound=b.BerVersi)


@dataclass(slots=True)
class _Riwayat(Generic[V]):
    """The versions of one thing, oldest first."""

    urutan: list[tuple[int, int]] = field(default_factory=list)
    baris: list[V] = field(default_factory=list)

    def pada(self, tahun: int, versi: str) -> V | None:
        posisi = bisect_right(self.urutan, (tahun, version_order(versi)))
        if not posisi:
            return None
        baris = self.baris[posisi - 1]
        return None if baris.sampai is not None and tahun > baris.sampai else baris


def _histories(baris: Iterable[V], kunci: str) -> dict[str, _Riwayat[V]]:
    riwayat: dict[str, _Riwayat[V]] = defaultdict(_Riwayat)
    for satu in sorted(baris, key=lambda r: (r.tahun, version_order(r.versi))):
        isi = riwayat[getattr(satu, kunci)]
        isi.urutan.append((satu.tahun, version_order(satu.versi)))
        isi.baris.append(satu)
    return dict(riwayat)


class Indeks:
    """Every look-up that computing or printing needs, built once per Berkas."""

    def __init__(self, berkas: Berkas) -> None:
        self.berkas = berkas
        self._versi: dict[str, list[b.VersiRencana]] = defaultdict(list)
        for versi in sorted(berkas.versi_rencana, key=lambda v: (v.berlaku, version_order(v.id))):
            self._versi[versi.periode].append(versi)
        self._indikator = _histories(berkas.indikator_versi, "indikator")
        self._simpul = _histories(berkas.simpul_versi, "simpul")
        self.jenis_simpul = {s.id: s.jenis for s in berkas.simpul}
        self.target: dict[tuple[str, str, str, str], b.Target] = {
            (t.indikator, t.jenis, t.periode, t.versi): t for t in berkas.target
        }
        self.realisasi = {(r.indikator, r.periode): r for r in berkas.realisasi}
        self.nilai_luar = {(n.indikator, n.tahun_pakai): n for n in berkas.nilai_luar}
        self.dokumen = {d.id: d for d in berkas.dokumen}
        self.jabatan = {j.id: j for j in berkas.jabatan}

    # -- versions -------------------------------------------------------------

    def versi_tahun(self, tahun: int) -> str:
        """The version that measures the year: the last one signed."""
        versi = self._versi.get(str(tahun))
        return versi[-1].id if versi else MURNI

    def versi_triwulan(self, periode: Periode) -> str:
        """The version that measures a quarter: in force on its last day, else the first signed."""
        return self.versi_pada(periode.tahun, periode.akhir)

    def versi_pada(self, tahun: int, hari: date) -> str:
        """The version of a year's plan in force on a day."""
        versi = self._versi.get(str(tahun))
        if not versi:
            return MURNI
        berlaku = [v for v in versi if v.berlaku <= hari]
        return (berlaku or versi)[-1 if berlaku else 0].id

    # -- meaning of things ----------------------------------------------------

    def indikator_pada(self, indikator: str, tahun: int, versi: str) -> b.IndikatorVersi | None:
        riwayat = self._indikator.get(indikator)
        return riwayat.pada(tahun, versi) if riwayat else None

    def simpul_pada(self, simpul: str, tahun: int, versi: str) -> b.SimpulVersi | None:
        riwayat = self._simpul.get(simpul)
        return riwayat.pada(tahun, versi) if riwayat else None

    def indikator_aktif(self, tahun: int, versi: str) -> list[b.IndikatorVersi]:
        """Indicators that exist in a year, in tree order where the tree is known."""
        ada = [v for r in self._indikator.values() if (v := r.pada(tahun, versi))]
        letak = {s.simpul: i for i, s in enumerate(self.simpul_aktif(tahun, versi))}
        return sorted(ada, key=lambda v: (letak.get(v.simpul, len(letak)), v.urut))

    def semua_simpul(self, tahun: int, versi: str) -> list[b.SimpulVersi]:
        """Nodes that exist in a year, in no particular order, whatever their parents."""
        return [v for r in self._simpul.values() if (v := r.pada(tahun, versi))]

    def simpul_aktif(self, tahun: int, versi: str) -> list[b.SimpulVersi]:
        """Nodes that exist in a year, parents before children, siblings by `urut`."""
        ada = {v.simpul: v for v in self.semua_simpul(tahun, versi)}
        anak: dict[str | None, list[b.SimpulVersi]] = defaultdict(list)
        for v in ada.values():
            anak[v.induk if v.induk in ada else None].append(v)
        for saudara in anak.values():
            saudara.sort(key=lambda v: v.urut)
        return list(_depth_first(anak))

    def target_pada(self, indikator: str, jenis: str, periode: str, versi: str) -> b.Target | None:
        """The target row in force under a version: its own or the nearest earlier one."""
        if versi == MURNI:
            return self.target.get((indikator, jenis, periode, versi))
        for nama in reversed(versions_up_to(versi)):
            if baris := self.target.get((indikator, jenis, periode, nama)):
                return baris
        return None

    def masa_rencana(self, tahun: int) -> Periode | None:
        """The years of the medium-term plan that covers a year."""
        for periode in self._versi:
            rentang = Periode.baca(periode)
            if (
                rentang.awal.year != rentang.akhir.year
                and rentang.awal.year <= tahun <= rentang.akhir.year
            ):
                return rentang
        return None

    def tahun_akhir_rencana(self, tahun: int) -> int | None:
        """Last year of the medium-term plan that covers a year."""
        masa = self.masa_rencana(tahun)
        return masa.tahun_akhir if masa else None

    def tahun_tersedia(self) -> list[int]:
        """Years for which something was measured or promised."""
        tahun = {int(r.periode[:4]) for r in self.berkas.realisasi}
        tahun |= {int(t.periode[:4]) for t in self.berkas.target if t.jenis == "tahunan"}
        return sorted(tahun)


def _depth_first(anak: dict[str | None, list[b.SimpulVersi]]) -> Iterator[b.SimpulVersi]:
    tumpukan = list(reversed(anak[None]))
    while tumpukan:
        satu = tumpukan.pop()
        yield satu
        tumpukan.extend(reversed(anak.get(satu.simpul, ())))
