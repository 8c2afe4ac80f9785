"""What is promised: the agreements of an edition of the year's plan, their targets and money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.indeks import version_order
from sakip.berkas.janji import Perjanjian
from sakip.core.angka import TanpaNilai
from sakip.core.jejak import Hasil
from sakip.galat import Galat
from sakip.laporan.bahan import Bahan
from sakip.laporan.tabel.rencana import year_versions
from sakip.laporan.tabel.sel import PELAKSANA
from sakip.naskah.pohon import Isi, Nilai


class Edisi:
    """The year's plan as one version has it: nodes, indicators, targets, money."""

    def __init__(self, bahan: Bahan, versi: str) -> None:
        self.bahan = bahan
        self.versi = versi
        indeks, tahun = bahan.indeks, bahan.tahun
        self.simpul = {s.simpul: s for s in indeks.simpul_aktif(tahun, versi)}
        self._indikator = indeks.indikator_aktif(tahun, versi)
        semua = year_versions(bahan)
        self.rencana = next((v for v in semua if v.id == versi), None)
        dulu = [v.id for v in semua if version_order(v.id) < version_order(versi)]
        self.sebelumnya = dulu[-1] if dulu else ""

    @property
    def mulai(self) -> date:
        """The day from which the edition is in force."""
        return self.rencana.berlaku if self.rencana else date(self.bahan.tahun, 1, 1)

    def indikator_di(self, simpul: str) -> list[b.IndikatorVersi]:
        """Performance indicators of a node but those that have no target on purpose."""
        return [
            i
            for i in self._indikator
            if i.simpul == simpul and i.peran == "kinerja" and not self._untargeted(i)
        ]

    def _untargeted(self, iv: b.IndikatorVersi) -> bool:
        baris = self._baris_target(iv)
        return baris is not None and baris.kosong is TanpaNilai.TIDAK_DITARGETKAN

    def _baris_target(self, iv: b.IndikatorVersi) -> b.Target | None:
        tahun = str(self.bahan.tahun)
        return self.bahan.indeks.target_pada(iv.indikator, "tahunan", tahun, self.versi)

    def hasil_target(self, iv: b.IndikatorVersi, versi: str = "") -> Hasil | None:
        """The target in this edition, or in another one of the year."""
        buku, tahun = self.bahan.buku, str(self.bahan.tahun)
        return buku.ada("target", iv.indikator, tahun, versi or self.versi)

    def target(self, iv: b.IndikatorVersi, versi: str = "") -> Isi:
        """The target as promised, with its class where one is noted: ``84,00 (Baik)``."""
        hasil = self.hasil_target(iv, versi)
        if hasil is None or (hasil.kosong and hasil.kosong.jenis is TanpaNilai.BELUM_DIISI):
            alamat = f"target:{iv.indikator}:{self.bahan.tahun}@{versi or self.versi}"
            return self.bahan.celah(f"target {iv.nama} ({alamat})")
        nilai = Nilai(str(hasil.alamat), hasil.tampil)
        baris = self._baris_target(iv)
        kelas = baris.keterangan if baris and not versi else ""
        return (nilai, f" ({kelas})") if kelas else nilai

    def pagu(self, simpul: str, versi: str = "") -> Hasil | None:
        """Money of a node in this edition, or in another one of the year."""
        return self.uang("pagu", simpul, versi)

    def uang(self, ukuran: str, subjek: str, versi: str = "") -> Hasil | None:
        """A figure of money of an edition; that of the last one bears no version."""
        versi, bahan = versi or self.versi, self.bahan
        hasil = bahan.buku.ada(ukuran, subjek, str(bahan.tahun), versi)
        return hasil or (bahan.hasil(ukuran, subjek) if versi == bahan.versi else None)


@dataclass(frozen=True)
class Janji:
    """One agreement; `dahulu` is the day of the one it changes, if that is known."""

    edisi: Edisi
    pertama: b.Jabatan
    kedua: b.Jabatan | None
    simpul: tuple[b.SimpulVersi, ...]
    tempat: str = ""
    tanggal: date | None = None
    dahulu: date | None = None

    @property
    def bahan(self) -> Bahan:
        return self.edisi.bahan

    @property
    def pada(self) -> date:
        """The day that decides who holds the posts and which rules are in force."""
        return self.tanggal or self.edisi.mulai

    def setingkat(self, jenis: b.JenisSimpul) -> list[b.SimpulVersi]:
        """The nodes of one level, in the order in which they are promised."""
        return [s for s in self.simpul if self.bahan.indeks.jenis_simpul[s.simpul] is jenis]

    @property
    def terukur(self) -> list[b.SimpulVersi]:
        """The nodes of the highest level that is measured: what the first party answers for."""
        for jenis in b.JenisSimpul:
            ada = [s for s in self.setingkat(jenis) if self.edisi.indikator_di(s.simpul)]
            if ada:
                return ada
        return []

    @property
    def berdana(self) -> list[b.SimpulVersi]:
        """Programmes down to sub kegiatan that have money, each under the one it belongs to."""
        ada = {
            s.simpul: s
            for jenis in PELAKSANA
            for s in self.setingkat(jenis)
            if self.edisi.pagu(s.simpul)
        }
        urut: list[b.SimpulVersi] = []
        for satu in ada.values():
            if satu.induk not in ada:
                urut += _with_children(satu, ada.values())
        return urut

    def puncak(self, berdana: Iterable[b.SimpulVersi]) -> list[b.SimpulVersi]:
        """Those whose money holds no part of another's: their sum is what is promised."""
        semua = list(berdana)
        ada = {s.simpul for s in semua}
        return [s for s in semua if s.induk not in ada]


def _with_children(atas: b.SimpulVersi, semua: Iterable[b.SimpulVersi]) -> list[b.SimpulVersi]:
    bawah = [s for s in semua if s.induk == atas.simpul]
    return [atas, *(t for s in bawah for t in _with_children(s, semua))]


def agreements(bahan: Bahan, versi: str, jabatan: str) -> list[Janji]:
    """The agreements of an edition (the last signed unless named), one post's if named.

    An office that lists none promises what its plan says: one agreement, of its head.
    Raises Galat where the version or the post has no agreement.
    """
    semua = [p for p in bahan.berkas.perjanjian if p.tahun == bahan.tahun]
    if semua:
        edisi = Edisi(bahan, versi or max((p.versi for p in semua), key=version_order))
        janji = [_of_row(edisi, p, semua) for p in semua if p.versi == edisi.versi]
    else:
        edisi = Edisi(bahan, versi or bahan.versi)
        janji = _of_the_head(edisi)
    pilihan = [j for j in janji if jabatan in ("", j.pertama.id)]
    if not pilihan and (semua or janji):
        ada = {f"{p.pihak_pertama} {p.versi}" for p in semua} or {j.pertama.id for j in janji}
        raise Galat(
            "laporan.perjanjian",
            f"perjanjian {bahan.tahun}, versi {edisi.versi} {jabatan}".rstrip(),
            "Tidak ada perjanjian seperti itu.",
            f"Yang ada: {', '.join(sorted(ada))}.",
        )
    return pilihan


def _of_row(edisi: Edisi, satu: Perjanjian, semua: Iterable[Perjanjian]) -> Janji:
    jabatan = edisi.bahan.indeks.jabatan
    dulu = [
        p.tanggal
        for p in semua
        if p.pihak_pertama == satu.pihak_pertama
        and version_order(p.versi) < version_order(satu.versi)
        and p.tanggal
    ]
    return Janji(
        edisi,
        jabatan[satu.pihak_pertama],
        jabatan[satu.pihak_kedua],
        tuple(edisi.simpul[s] for s in satu.simpul if s in edisi.simpul),
        satu.tempat,
        satu.tanggal,
        max(dulu, default=None),
    )


def _of_the_head(edisi: Edisi) -> list[Janji]:
    """What the head of an office promises by its plan: sasaran with IKU, and programmes."""
    bahan = edisi.bahan
    kepala = bahan.kepala
    if kepala is None:
        bahan.celah("kepala kantor (lembar jabatan)")
        return []
    jenis = bahan.indeks.jenis_simpul
    sasaran = [
        s
        for s in edisi.simpul.values()
        if jenis[s.simpul] is b.JenisSimpul.SASARAN
        and any(i.iku for i in edisi.indikator_di(s.simpul))
    ]
    program = [s for s in edisi.simpul.values() if jenis[s.simpul] is b.JenisSimpul.PROGRAM]
    atasan = _superior(bahan, kepala)
    if atasan is None:
        bahan.celah(f"atasan {kepala.nama} (lembar jabatan)")
    return [Janji(edisi, kepala, atasan, (*sasaran, *program))]


def _superior(bahan: Bahan, jabatan: b.Jabatan) -> b.Jabatan | None:
    """Whom the head of an office answers to: the Bupati above, else the post next above."""
    jalur: list[b.Jabatan] = []
    semua = bahan.indeks.jabatan
    while jabatan.induk and semua[jabatan.induk] not in jalur:
        jabatan = semua[jabatan.induk]
        jalur.append(jabatan)
    bupati = next((j for j in jalur if j.tingkat == "bupati"), None)
    return bupati or next(iter(jalur), None)
