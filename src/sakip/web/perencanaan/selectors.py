"""The tree of a year's plan as it is drawn: nodes, indicators, how each of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sakip.berkas.baris import IndikatorVersi, JenisSimpul, SimpulVersi
from sakip.core.jejak import Hasil
from sakip.hitung import BukuHasil
from sakip.laporan.bagan import carried_out
from sakip.laporan.bahan import Bahan
from sakip.laporan.tabel.sel import TINGKAT
from sakip.naskah.gambar import Kartu, Lukisan, Nada, Silang, gambar_pohon
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung

A3 = (390 * 2835, 240 * 2835)
"""Width and height of a drawing on A3 landscape, in thousandths of a point."""
_URUT = list(JenisSimpul)
_TANDA = {"baik": "✓", "kurang": "▾", "tanpa": "·"}


class IndikatorKartu(NamedTuple):
    """One indicator on a card: what was promised and reached; nada says how that stands."""

    iv: IndikatorVersi
    target: Hasil | None
    capaian: Hasil | None
    nada: Nada
    tanda: str


class SimpulKartu(NamedTuple):
    """One node of the tree. lompat: levels between it and its parent that have nothing."""

    simpul: SimpulVersi
    tingkat: str
    kolom: int
    lompat: int
    nama: str
    program: str
    indikator: tuple[IndikatorKartu, ...]
    silang: tuple[Silang, ...]
    anak: tuple[SimpulKartu, ...]

    @property
    def cari(self) -> str:
        """All that the search in the tree looks through, in small letters."""
        return " ".join((self.nama, self.program, *(i.iv.nama for i in self.indikator))).lower()


class Pohon(NamedTuple):
    """The tree: its roots, and the names of its columns from the left."""

    akar: tuple[SimpulKartu, ...]
    kolom: tuple[str, ...]
    banyak: int


def material(kantor: Kantor, tahun: int) -> Bahan:
    """What the wording helpers of the documents work on; gaps are theirs to mark."""
    berkas, _, buku = tahun_dihitung(kantor, tahun)
    return Bahan(berkas, buku, draf=True)


def tree(bahan: Bahan) -> Pohon:
    """The nodes of the year's plan with their indicators, as the documents draw them."""
    semua = carried_out(bahan)
    jenis = sorted({bahan.indeks.jenis_simpul[s.simpul] for s in semua}, key=_URUT.index)
    ada = {s.simpul for s in semua}
    akar = tuple(_node(bahan, s, semua, jenis, -1) for s in semua if s.induk not in ada)
    kolom: dict[int, dict[str, None]] = {}
    for satu in walk(akar):
        kolom.setdefault(satu.kolom, {})[satu.tingkat] = None
    nama = tuple(" / ".join(kolom.get(n, ())) for n in range(max(kolom, default=-1) + 1))
    return Pohon(akar, nama, len(semua))


def walk(akar: Iterable[SimpulKartu]) -> Iterator[SimpulKartu]:
    for satu in akar:
        yield satu
        yield from walk(satu.anak)


def _node(
    bahan: Bahan,
    s: SimpulVersi,
    semua: list[SimpulVersi],
    jenis: list[JenisSimpul],
    di_atas: int,
) -> SimpulKartu:
    milik = bahan.indeks.jenis_simpul[s.simpul]
    kolom = max(jenis.index(milik), di_atas + 1)
    berprogram = milik is JenisSimpul.PROGRAM and s.kinerja not in ("", s.nama)
    return SimpulKartu(
        s,
        TINGKAT[milik],
        kolom,
        kolom - di_atas - 1,
        s.kinerja or s.nama,
        s.nama if berprogram else "",
        tuple(_indicator(bahan.buku, iv, bahan.tahun) for iv in bahan.indikator_di(s.simpul)),
        tuple(
            Silang(c.kantor_lain, c.peran)
            for c in bahan.berkas.crosscutting
            if c.simpul == s.simpul
        ),
        tuple(_node(bahan, a, semua, jenis, kolom) for a in semua if a.induk == s.simpul),
    )


def _indicator(buku: BukuHasil, iv: IndikatorVersi, tahun: int) -> IndikatorKartu:
    target, capaian = (buku.ada(u, iv.indikator, str(tahun)) for u in ("target", "capaian"))
    return IndikatorKartu(iv, target, capaian, *tone(capaian))


def tone(capaian: Hasil | None) -> tuple[Nada, str]:
    """How a capaian stands, as word for the style and as mark; a colour never speaks alone."""
    if capaian is None or capaian.terbit is None:
        return "tanpa", _TANDA["tanpa"]
    nada: Nada = "baik" if capaian.terbit >= 100 else "kurang"
    return nada, _TANDA[nada]


def drawings(bahan: Bahan) -> tuple[Lukisan, ...]:
    """The same tree as the documents' own drawing, for A3 landscape; empty without nodes."""
    pohon = tree(bahan)
    if not pohon.akar:
        return ()
    kartu = tuple(map(_card, pohon.akar))
    akar = kartu[0] if len(kartu) == 1 else Kartu("Kantor", bahan.berkas.kantor.nama, anak=kartu)
    judul = f"Pohon kinerja {bahan.berkas.kantor.nama} {bahan.tahun}"
    return gambar_pohon(akar, judul=judul, luas=A3[0], tinggi=A3[1])


def _line(satu: IndikatorKartu, *, alone: bool) -> str:
    if alone or satu.capaian is None:
        return satu.iv.nama
    return f"{satu.iv.nama}: {satu.capaian.tampil}"


def _card(satu: SimpulKartu) -> Kartu:
    """A card: the capaian of its only indicator below, those of several beside their names."""
    terukur = [i for i in satu.indikator if i.capaian is not None]
    utama = terukur[0] if len(terukur) == 1 else None
    rincian = [f"Program {satu.program}"] if satu.program else []
    return Kartu(
        tingkat=satu.tingkat,
        nama=satu.nama,
        rincian=(*rincian, *(_line(i, alone=utama is not None) for i in satu.indikator)),
        capaian=utama.capaian.tampil if utama and utama.capaian else "",
        nada=utama.nada if utama else "tanpa",
        silang=satu.silang,
        anak=tuple(map(_card, satu.anak)),
    )
