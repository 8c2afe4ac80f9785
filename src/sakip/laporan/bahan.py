"""What every document is made from: one office's data and figures, and a list of what is missing.

A document asks for figures by address. Where one is not there yet the place is
remembered: at the end the document is refused with the whole list, or, as a
draft, printed with the gaps marked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.alamat import Alamat
from sakip.core.angka import TanpaNilai
from sakip.core.aturan.buku import BukuAturan
from sakip.core.jejak import Hasil
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.hitung import KANTOR, BukuHasil
from sakip.hitung.penjelasan import measure_name
from sakip.naskah.pohon import Nilai, Penanda, Potongan, Teks


class Bahan:
    """Material of one office and year; `draf` lets gaps stand, marked."""

    def __init__(self, berkas: Berkas, buku: BukuHasil, *, draf: bool = False) -> None:
        self.berkas = berkas
        self.buku = buku
        self.draf = draf
        self.indeks = Indeks(berkas)
        self.tahun = buku.tahun
        self.versi = self.indeks.versi_tahun(buku.tahun)
        self.indikator = self.indeks.indikator_aktif(buku.tahun, self.versi)
        self.simpul = self.indeks.simpul_aktif(buku.tahun, self.versi)
        self.triwulan = tuple(str(t) for t in Periode.baca(str(buku.tahun)).triwulan())
        self._kurang: dict[str, None] = {}

    # -- figures --------------------------------------------------------------

    def hasil(self, ukuran: str, subjek: str = KANTOR, periode: str = "") -> Hasil | None:
        """A figure of the year (or another period), None where nothing was computed."""
        return self.buku.ada(ukuran, subjek, periode or str(self.tahun))

    def nilai(self, ukuran: str, subjek: str = KANTOR, periode: str = "") -> Potongan:
        """A figure that the document needs, bound to its address; a gap where it is not there."""
        hasil = self.hasil(ukuran, subjek, periode)
        if hasil is None or (
            hasil.kosong is not None and hasil.kosong.jenis is TanpaNilai.BELUM_DIISI
        ):
            alamat = Alamat(ukuran, subjek, periode or str(self.tahun))
            nama = measure_name(alamat, self.berkas, self.indeks)
            return self.celah(f"{nama} ({alamat})", nama.rpartition(", ")[0])
        return bind(hasil)

    def bila_ada(self, ukuran: str, subjek: str = KANTOR, periode: str = "") -> Potongan:
        """A figure that may be absent: nothing is printed and nothing is missing then."""
        hasil = self.hasil(ukuran, subjek, periode)
        return "" if hasil is None else bind(hasil)

    # -- what is missing ------------------------------------------------------

    def celah(self, apa: str, singkat: str = "") -> Teks:
        """Remember that something is missing; the mark in its place may call it in short."""
        self._kurang[apa] = None
        return Teks(f"[belum ada: {singkat or apa}]", tebal=True)

    def teks(self, isi: str, apa: str) -> Potongan:
        """A text that the document needs (a name, a number of a letter), or a gap."""
        return isi or self.celah(apa)

    @property
    def kurang(self) -> tuple[str, ...]:
        return tuple(self._kurang)

    def sahkan(self, naskah: str) -> None:
        """Refuse an incomplete document, naming everything that is missing, unless a draft."""
        if self._kurang and not self.draf:
            tempat = f"{naskah} {self.berkas.kantor.nama} {self.tahun}"
            raise Galat(
                "laporan.belum_lengkap",
                tempat,
                f"Naskah belum dapat dibuat; {len(self._kurang)} hal belum ada.",
                "Lengkapi Berkas Kinerja, atau cetak dengan --draf: bagian yang kosong ditandai.",
                [Galat("laporan.belum_ada", "", apa) for apa in self._kurang],
            )

    # -- the office -----------------------------------------------------------

    def bertingkat(self, jenis: b.JenisSimpul) -> list[b.SimpulVersi]:
        """Nodes of one level of the plan tree, in tree order."""
        return [s for s in self.simpul if self.indeks.jenis_simpul[s.simpul] is jenis]

    def anak(self, simpul: str) -> list[b.SimpulVersi]:
        """Direct children of a node, in order."""
        return [s for s in self.simpul if s.induk == simpul]

    def indikator_di(self, simpul: str | Iterable[str]) -> list[b.IndikatorVersi]:
        """Performance indicators on a node or nodes, in tree order."""
        letak = {simpul} if isinstance(simpul, str) else set(simpul)
        return [i for i in self.indikator if i.simpul in letak and i.peran == "kinerja"]

    @property
    def aturan(self) -> BukuAturan:
        """The rulebook of the office, for lists and names that rules give."""
        return rulebook_of(self.berkas)

    @property
    def iku(self) -> list[b.IndikatorVersi]:
        return [i for i in self.indikator if i.iku]

    def nama_simpul(self, simpul: str) -> str:
        return next((s.nama for s in self.simpul if s.simpul == simpul), "")

    def pejabat(self, jabatan: str, pada: date | None = None) -> b.Pejabat | None:
        """Who held a post on a day (the day of the report unless given); None when vacant."""
        ada = [p for p in self._rows_of(jabatan, pada or self.hari) if p.status != "kosong"]
        return ada[-1] if ada else None

    def lowong(self, jabatan: str) -> b.Pejabat | None:
        """The row that says a post is vacant on the day of the report, if nobody holds it."""
        ada = self._rows_of(jabatan, self.hari)
        return ada[-1] if ada and all(p.status == "kosong" for p in ada) else None

    def _rows_of(self, jabatan: str, hari: date) -> list[b.Pejabat]:
        return [
            p
            for p in self.berkas.pejabat
            if p.jabatan == jabatan
            and (p.mulai is None or p.mulai <= hari)
            and (p.selesai is None or hari <= p.selesai)
        ]

    @property
    def hari(self) -> date:
        """The day of the report, as far as it has one; else the last of the year."""
        return self.berkas.tanggal_laporan or date(self.tahun, 12, 31)

    @property
    def kepala(self) -> b.Jabatan | None:
        """The post that heads the office: the inside post under an outside one, or the root."""
        dalam = [j for j in self.berkas.jabatan if not j.luar]
        id_dalam = {j.id for j in dalam}
        return next((j for j in dalam if j.induk not in id_dalam), None)


def acting(pejabat: b.Pejabat) -> str:
    """``Plt. `` or ``Plh. `` before the post of who only stands in for it."""
    return "" if pejabat.status == "definitif" else f"{pejabat.status.capitalize()}. "


def signatory(bahan: Bahan, jabatan: b.Jabatan) -> Penanda:
    """Who signs for a post: name, rank and NIP of its holder, a gap while nobody is known."""
    pejabat = bahan.pejabat(jabatan.id)
    if pejabat is None:
        bahan.celah(f"nama {jabatan.nama} (lembar pejabat)")
        return Penanda((jabatan.nama.upper(),), "..............................")
    nip = f"NIP. {pejabat.nip}" if pejabat.nip else ""
    return Penanda(
        (f"{acting(pejabat)}{jabatan.nama.upper()}",),
        pejabat.nama,
        tuple(filter(None, (pejabat.pangkat, nip))),
    )


def bind(hasil: Hasil) -> Nilai:
    """A result as a piece of text: its published value, or what stands for none."""
    return Nilai(str(hasil.alamat), hasil.tampil)


def pick(alamat: str, pilihan: Sequence[str]) -> str:
    """One wording of several, always the same for an address, whatever else changes."""
    sidik = hashlib.sha256(alamat.encode()).digest()
    return pilihan[int.from_bytes(sidik[:4], "big") % len(pilihan)]
