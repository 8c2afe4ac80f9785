"""The most likely slip: one edit of one printed figure that makes the sums hold again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.core.angka import Angka, bulatkan, cetak_angka
from sakip.periksa.fakta import Fakta, bertentangan
from sakip.periksa.kaitan import Kaitan, Pilihan, cocok, nilai_cetak
from sakip.periksa.kenali import SelAngka

_ANGKA_TERPANJANG = 12
_KAITAN_TERBANYAK = 40
_BIAYA_TERBESAR = 600  # inputs that one trial of one figure may touch
_TERUKUR = ("realisasi", "capaian", "realisasi_anggaran", "serapan")
_KHAS = 3  # significant digits of a figure that two years hardly share
_DICARI = 200  # failures for which slips are looked for
_PERCOBAAN = 10_000  # relations recomputed with some figure replaced, in one document


@dataclass(frozen=True, slots=True)
class Dugaan:
    """The cell to blame, the figure that should stand there, and why that is likely.

    tukar: instead, two cells that stand in each other's place.
    """

    sel: SelAngka
    angka: Angka
    sebab: str
    tukar: tuple[SelAngka, ...] = ()

    @property
    def kalimat(self) -> str:
        if self.tukar:
            return f"Mungkin {' dan '.join(s.sel.teks for s in self.tukar)} tertukar."
        return f"Mungkin {self.sel.sel.teks} seharusnya {_tulis(self.angka)} ({self.sebab})."


def duga(
    kaitan: Sequence[Kaitan], gagal: Sequence[Kaitan], fakta: Iterable[Sequence[Fakta]] = ()
) -> dict[int, Dugaan]:
    """For each failed relation (by id) the slip that mends it and breaks no other.

    fakta: groups of prints of one fact; a figure printed elsewhere is the likeliest.
    """
    kasus = _Kasus(kaitan, gagal, fakta)
    hasil: dict[int, Dugaan] = {}
    for k in sorted(gagal, key=lambda k: -kasus.tumpang(k))[:_DICARI]:
        if kasus.percobaan > _PERCOBAAN:
            break
        if id(k) not in hasil and (dugaan := kasus.satu(k)):
            for lain in kasus.per_sel[id(dugaan.sel)]:
                if id(lain) in kasus.buruk:
                    hasil.setdefault(id(lain), dugaan)
    return hasil


class TahunLalu:
    """Figures that stand where those of a year should, and are those of the year before."""

    def __init__(self, fakta: Sequence[Fakta]) -> None:
        self._sel = {id(f.angka): f for f in fakta if f.ukuran in _TERUKUR and f.tahun}
        self._ada: dict[tuple[object, ...], Fakta] = {}
        for f in self._sel.values():
            self._ada.setdefault((f.subjek, f.ukuran, f.tahun, f.periode, f.angka.nilai), f)

    def kalimat(self, k: Kaitan) -> str:
        """Which figure of a relation was left from last year; empty if none or several were."""
        semua = []
        for sel in k.sel:
            f = self._sel.get(id(sel))
            if f is None or len(sel.nilai.normalize().as_tuple().digits) < _KHAS:
                continue
            lalu = self._ada.get((f.subjek, f.ukuran, (f.tahun or 0) - 1, f.periode, sel.nilai))
            if lalu is not None:
                tempat = f"tercetak begitu di {lalu.tabel.judul}"
                semua.append(f"Mungkin {sel.sel.teks} angka tahun {lalu.tahun} ({tempat}).")
        return semua[0] if len(semua) == 1 else ""


class _Kasus:
    """All relations by the cells they touch, and what else is printed of each cell."""

    def __init__(
        self,
        kaitan: Sequence[Kaitan],
        gagal: Sequence[Kaitan],
        fakta: Iterable[Sequence[Fakta]],
    ) -> None:
        self.per_sel: dict[int, list[Kaitan]] = defaultdict(list)
        for k in kaitan:
            for sel in k.sel:
                self.per_sel[id(sel)].append(k)
        self.buruk = set(map(id, gagal))
        self.percobaan = 0
        self.lain: dict[int, list[Fakta]] = {}
        for grup in fakta:
            for satu in grup:
                self.lain[id(satu.angka)] = [f for f in grup if bertentangan(satu.angka, f.angka)]

    def tumpang(self, k: Kaitan) -> int:
        """How many failures meet in one cell of the relation."""
        return max(self._rusak(sel) for sel in k.sel)

    def _rusak(self, sel: SelAngka) -> int:
        return sum(1 for x in self.per_sel[id(sel)] if id(x) in self.buruk)

    def satu(self, k: Kaitan) -> Dugaan | None:
        """The single edit that explains most; none where two are equally likely."""
        if len(list(k.sel)) > _KAITAN_TERBANYAK:
            return None
        calon = [
            (nilai, d) for sel in k.sel if (hasil := self._sunting(sel)) for nilai, d in [hasil]
        ]
        calon.sort(key=lambda c: -c[0])
        if not calon:
            return self._tertukar(k)
        return None if len(calon) > 1 and calon[0][0] == calon[1][0] else calon[0][1]

    def _tertukar(self, k: Kaitan) -> Dugaan | None:
        """Two inputs in each other's place; the figure that follows from them stays as it is."""
        masuk = k.pilihan[0].masuk
        if len(masuk) != 2 or masuk[0].angka.satuan != masuk[1].angka.satuan:
            return None
        a, b = masuk
        ganti = {id(a): b.angka, id(b): a.angka}
        terkait = {id(x): x for m in masuk for x in self.per_sel[id(m)]}
        self.percobaan += len(terkait)
        if not all(cocok(x, ganti) for x in terkait.values()):
            return None
        return Dugaan(k.keluar, k.keluar.angka, "tertukar", masuk)

    def _sunting(self, sel: SelAngka) -> tuple[int, Dugaan] | None:
        """The one edit of a cell that mends all its relations, and how much speaks for it."""
        terkait = self.per_sel[id(sel)]
        biaya = sum(len(p.masuk) for x in terkait for p in x.pilihan)
        if len(terkait) > _KAITAN_TERBANYAK or biaya > _BIAYA_TERBESAR:
            return None
        hitung = {_hitung(k) for k in terkait if k.keluar is sel and id(k) in self.buruk}
        lain = self.lain.get(id(sel), ())
        for fakta in sorted(lain, key=lambda f: _bulat(f, sel) not in hitung):
            if self._memperbaiki(sel, fakta.angka.angka):
                sebab = f"tercetak begitu di {fakta.tabel.judul}"
                return 200 + 2 * self._rusak(sel), Dugaan(sel, fakta.angka.angka, sebab)
        calon = [
            Dugaan(sel, angka, sebab)
            for angka, sebab in suntingan(sel.angka)
            # Nothing follows from a target of zero, so that it would mend any sum.
            if (angka.nilai or sel.nilai == 0) and self._memperbaiki(sel, angka)
        ]
        # An edit that the printed figures bear out exactly outranks one that rounding allows.
        tepat = [c for c in calon if self._tepat(sel, c.angka)]
        if len(calon) > 1:
            calon = [c for c in calon if c.angka.nilai in hitung] or tepat
        if hitung and calon and not {calon[0].angka.nilai, -calon[0].angka.nilai} & hitung:
            return None  # what the sum gives is another figure
        return (2 * self._rusak(sel) + bool(tepat), calon[0]) if len(calon) == 1 else None

    def _tepat(self, sel: SelAngka, angka: Angka) -> bool:
        """Whether with this figure all relations of the cell give the very print."""
        ganti = {id(sel): sel.ganti(angka)}
        for k in self.per_sel[id(sel)]:
            keluar = ganti.get(id(k.keluar), k.keluar)
            masuk = [
                Pilihan(p.rumus, tuple(ganti.get(id(m), m) for m in p.masuk)) for p in k.pilihan
            ]
            hasil = (nilai_cetak(p) for p in masuk)
            desimal = keluar.angka.desimal
            if all(h is None or bulatkan(h, desimal) != keluar.nilai for h in hasil):
                return False
        return True

    def _memperbaiki(self, sel: SelAngka, angka: Angka) -> bool:
        """Whether with this figure in the cell all its relations hold."""
        for k in self.per_sel[id(sel)]:
            self.percobaan += 1
            if not cocok(k, {id(sel): angka}):
                return False
        return True


def satu_slip(k: Kaitan) -> bool:
    """Whether one slip of one of its figures would make a relation hold."""
    return any(
        cocok(k, {id(sel): baru}) for sel in k.sel for baru, _ in suntingan(sel.angka) if baru.nilai
    )


def _bulat(f: Fakta, sel: SelAngka) -> Decimal:
    """A print elsewhere at the decimals of the cell it may replace."""
    return bulatkan(f.angka.nilai, sel.angka.desimal)


def _hitung(k: Kaitan) -> Decimal | None:
    """What the relation gives for its output, at the printed decimals."""
    nilai = nilai_cetak(k.pilihan[0])
    return None if nilai is None else bulatkan(nilai, k.keluar.angka.desimal)


def suntingan(angka: Angka) -> Iterator[tuple[Angka, str]]:
    """Figures one slip away: a digit mistyped, two swapped, one lost or doubled."""
    tanda, digit, _ = angka.nilai.as_tuple()
    teks = "".join(map(str, digit)).rjust(max(angka.desimal, 0) + 1, "0")
    if len(teks) > _ANGKA_TERPANJANG:
        return
    lihat = {teks}
    for sebab, semua in (
        ("dua angka tertukar", _tukar(teks)),
        ("satu angka berbeda", _ganti(teks)),
        ("satu angka hilang", _sisip(teks)),
        ("satu angka berlebih", _hapus(teks)),
    ):
        for satu in semua:
            if satu not in lihat and not (len(satu) > angka.desimal + 1 and satu[0] == "0"):
                lihat.add(satu)
                nilai = Decimal(satu).scaleb(-angka.desimal)
                yield replace(angka, nilai=-nilai if tanda else nilai, teks=""), sebab


def _tukar(t: str) -> Iterator[str]:
    return (t[:i] + t[i + 1] + t[i] + t[i + 2 :] for i in range(len(t) - 1))


def _ganti(t: str) -> Iterator[str]:
    return (t[:i] + d + t[i + 1 :] for i in range(len(t)) for d in "0123456789")


def _sisip(t: str) -> Iterator[str]:
    return (t[:i] + d + t[i:] for i in range(len(t) + 1) for d in "0123456789")


def _hapus(t: str) -> Iterator[str]:
    return (t[:i] + t[i + 1 :] for i in range(len(t))) if len(t) > 1 else iter(())


def _tulis(angka: Angka) -> str:
    return cetak_angka(replace(angka, keterangan=""))
