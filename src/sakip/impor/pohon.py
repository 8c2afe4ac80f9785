"""The plan of a report: nodes and indicators, however each table spells their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sakip.berkas.baris import JenisSimpul
from sakip.core.angka import Kosong
from sakip.impor.baris import BarisKinerja
from sakip.impor.kata import kata
from sakip.impor.simpul import SESIMPUL, IndikatorBaca, SimpulBaca, mirip, rapi, terpotong
from sakip.impor.tingkat import TINGKAT
from sakip.periksa.kenali.kamus import ciri

_SEJENIS = 0.87
"""Likeness from which two names of nodes are one, mistyped or shortened."""
_HURUF = re.compile(r"[A-Za-z]{3}")


@dataclass(slots=True)
class PohonBaca:
    """All nodes and indicators in the order in which they are first printed."""

    tahun: int
    simpul: list[SimpulBaca] = field(default_factory=list)
    indikator: list[IndikatorBaca] = field(default_factory=list)
    lepas: list[BarisKinerja] = field(default_factory=list)

    def masukkan(self, baris: Sequence[BarisKinerja]) -> None:
        """Enter the rows of one table."""
        nama = {(b.tingkat, ciri(b.nama)) for b in baris}
        isi = Counter((b.tingkat, ciri(b.nama), b.blok) for b in baris)
        for satu in baris:
            simpul = None if self._sudah_ada(satu) else self._simpul(satu, nama)
            if satu.indikator:
                tunggal = isi[satu.tingkat, ciri(satu.nama), satu.blok] == 1
                sebaris = {ciri(b.indikator) for b in baris if b.blok == satu.blok}
                indikator = self._indikator(satu, simpul, sebaris, tunggal)
                if indikator is None:
                    berguna = satu.arti or any(c.bernilai for c in satu.cetakan)
                    self.lepas += [satu] if berguna else []
                    continue
                indikator.nama[rapi(satu.indikator)] += 1
                indikator.tahun |= self._tahun(satu)
                indikator.cetakan += satu.cetakan
                indikator.artikan(satu)
                if satu.satuan:
                    indikator.satuan[satu.satuan] += 1
                simpul = simpul or indikator.simpul
            if simpul is not None:
                self._lengkapi(simpul, satu)

    def ulangi(self) -> None:
        """Try the rows once more that came before the names they speak of."""
        lepas, self.lepas = self.lepas, []
        for satu in lepas:
            self.masukkan([satu])

    def tampung(self) -> SimpulBaca | None:
        """Take in what measures something of this year though nobody says whose it is.

        Goes to the only sasaran there is, else to one without a name, which is returned.
        """
        ada = [s for s in self.simpul if s.jenis is JenisSimpul.SASARAN]
        induk = ada[0] if len(ada) == 1 else SimpulBaca(JenisSimpul.SASARAN)
        lepas, self.lepas = self.lepas, []
        hanya_arti = not self.indikator  # a list of indicators, without any figure
        masuk: dict[int, list[BarisKinerja]] = {}
        for satu in lepas:
            layak = self._layak(satu) or (hanya_arti and "formulasi" in satu.arti)
            if not layak or max(self._tahun(satu)) < self.tahun:
                self.lepas.append(satu)
                continue
            milik = self._bersasaran(satu) if hanya_arti else None
            if milik is None and induk not in self.simpul:
                induk.nama["Sasaran (belum terbaca)"] += 1
                self.simpul.append(induk)
            satu.tingkat, satu.nama = JenisSimpul.SASARAN, (milik or induk).sebutan
            masuk.setdefault(satu.tabel.nomor, []).append(satu)
        for baris in masuk.values():
            self.masukkan(baris)
        return induk if induk in self.simpul and induk not in ada else None

    def _bersasaran(self, satu: BarisKinerja) -> SimpulBaca | None:
        """The sasaran that a row of a list of indicators names; None where it names none."""
        if satu.tingkat is not JenisSimpul.SASARAN or not _HURUF.search(satu.nama):
            return None
        kunci = ciri(satu.nama)
        for ada in self.simpul:
            if ada.jenis is JenisSimpul.SASARAN and any(ciri(n) == kunci for n in ada.nama):
                return ada
        baru = SimpulBaca(JenisSimpul.SASARAN)
        baru.nama[rapi(satu.nama)] += 1
        self.simpul.append(baru)
        return baru

    def _sudah_ada(self, satu: BarisKinerja) -> bool:
        """Whether a row below a heading repeats an indicator that has its node already."""
        kunci = ciri(satu.indikator)
        return satu.dari_judul and any(ciri(n) == kunci for i in self.indikator for n in i.nama)

    def _tahun(self, satu: BarisKinerja) -> set[int]:
        berisi = {
            c.ukur.tahun for c in satu.cetakan
            if c.bernilai and c.ukur.tahun <= self.tahun and c.ukur.ukuran != "target_renstra"
        }  # fmt: skip
        return berisi or {satu.blok or self.tahun}

    def _lengkapi(self, simpul: SimpulBaca, satu: BarisKinerja) -> None:
        simpul.tahun |= self._tahun(satu)
        simpul.kode = simpul.kode or satu.kode
        simpul.cetakan += satu.cetakan
        if not satu.kinerja:
            return
        atas = self.cari(JenisSimpul.SASARAN, satu.kinerja)
        if simpul.jenis is JenisSimpul.PROGRAM and (atas or satu.strategis):
            if atas and simpul.induk is None:
                simpul.induk = atas
        elif not atas:
            simpul.kinerja[rapi(satu.kinerja)] += 1

    # -- nodes ------------------------------------------------------------------

    def cari(
        self,
        jenis: JenisSimpul,
        nama: str,
        induk: SimpulBaca | None = None,
        lain: Iterable[str] = (),
    ) -> SimpulBaca | None:
        """The node of a level by its name, spelt alike or nearly so; lain: names of others."""
        kunci = ciri(nama)
        sejenis = [s for s in self.simpul if s.jenis is jenis]
        sama = [s for s in sejenis if any(ciri(n) == kunci for n in s.nama)]
        seinduk = [s for s in sama if induk is None or s.induk is None or s.induk is induk]
        if seinduk:
            return seinduk[0]
        if sama and induk is not None and jenis is not JenisSimpul.SUB_KEGIATAN:
            return sama[0]
        tabu = set(lain)
        calon = [
            (max(mirip(kunci, ciri(n)) for n in s.nama), -i, s)
            for i, s in enumerate(sejenis)
            if (induk is None or s.induk in (None, induk))
            and not any(ciri(n) in tabu for n in s.nama)
        ]
        terbaik = max(calon, key=lambda c: c[:2], default=None)
        return terbaik[2] if terbaik and terbaik[0] >= _SEJENIS else None

    def _simpul(
        self, satu: BarisKinerja, nama: set[tuple[JenisSimpul | None, str]]
    ) -> SimpulBaca | None:
        tingkat = satu.tingkat
        if not _HURUF.search(satu.nama) or kata().kata_tingkat.search(satu.nama):
            return None
        if tingkat is None:
            ada = [s for j in TINGKAT if (s := self.cari(j, satu.nama)) is not None]
            return ada[0] if len(ada) == 1 else None
        induk = self._induk(satu, tingkat)
        lain = {n for j, n in nama if j is tingkat and n != ciri(satu.nama)}
        ada_simpul = None
        if satu.lewat_kinerja:
            ada_simpul = self._berkinerja(satu, tingkat)
        ada_simpul = ada_simpul or self.cari(tingkat, satu.nama, induk, lain)
        if ada_simpul is None:
            if tingkat in (JenisSimpul.TUJUAN, JenisSimpul.SASARAN):
                if not self._layak(satu):
                    return None
                if lama := self._seindikator(satu, tingkat):
                    return lama.simpul
            ada_simpul = SimpulBaca(tingkat, induk=induk)
            self.simpul.append(ada_simpul)
        if ada_simpul.induk is None:
            ada_simpul.induk = induk
        nama_lain = (
            ada_simpul.kinerja if satu.lewat_kinerja and ada_simpul.nama else ada_simpul.nama
        )
        nama_lain[rapi(satu.nama)] += 1
        return ada_simpul

    def _berkinerja(self, satu: BarisKinerja, tingkat: JenisSimpul) -> SimpulBaca | None:
        """The node whose indicator a row repeats, or that is to bring about what it says."""
        if lama := self._seindikator(satu, tingkat):
            return lama.simpul
        kunci = ciri(satu.nama)
        return next(
            (s for s in self.simpul
             if s.jenis is tingkat and any(ciri(k) == kunci for k in s.kinerja)),
            None,
        )  # fmt: skip

    def _induk(self, satu: BarisKinerja, tingkat: JenisSimpul) -> SimpulBaca | None:
        """The nearest node above that the same row or those before it name; new where new."""
        induk = None
        for atas in TINGKAT[: TINGKAT.index(tingkat)]:
            nama = satu.jalur.get(atas, "")
            if not _HURUF.search(nama) or kata().kata_tingkat.search(nama):
                continue
            ada = self.cari(atas, nama, induk)
            if ada is None:
                ada = SimpulBaca(atas, induk=induk)
                ada.nama[rapi(nama)] += 1
                self.simpul.append(ada)
            ada.tahun |= self._tahun(satu)
            induk = ada
        return induk

    def _layak(self, satu: BarisKinerja) -> bool:
        """Whether a row of a sasaran is one: it has an indicator and promises or measures it."""
        ukur = {c.ukur.ukuran for c in satu.cetakan if not isinstance(c.isi, Kosong)}
        return bool(satu.indikator) and bool(
            ukur & {"target", "realisasi", "target_akhir", "target_renstra"}
        )

    def _seindikator(self, satu: BarisKinerja, tingkat: JenisSimpul) -> IndikatorBaca | None:
        kunci = ciri(satu.indikator)
        return next(
            (i for i in self.indikator
             if i.simpul.jenis is tingkat and any(ciri(n) == kunci for n in i.nama)),
            None,
        )  # fmt: skip

    # -- indicators ---------------------------------------------------------------

    def _indikator(
        self, satu: BarisKinerja, simpul: SimpulBaca | None, sebaris: set[str], tunggal: bool
    ) -> IndikatorBaca | None:
        kunci = ciri(satu.indikator)
        if simpul is None:
            sama = [i for i in self.indikator if any(ciri(n) == kunci for n in i.nama)]
            sama = sama or [i for i in self.indikator if any(terpotong(kunci, n) for n in i.nama)]
            return sama[0] if sama else None
        milik = [i for i in self.indikator if i.simpul is simpul]
        for i in milik:
            if any(ciri(n) == kunci for n in i.nama):
                return i
        lama = max(self._tahun(satu)) < self.tahun
        polos = not any(c.bernilai for c in satu.cetakan)  # a name in a list, without figures
        batas = _SEJENIS + 0.06 if lama or polos else SESIMPUL
        calon = [
            (max(mirip(kunci, ciri(n)) for n in i.nama), -n, i)
            for n, i in enumerate(milik)
            if not any(ciri(nama) in sebaris for nama in i.nama)
            and (lama or max(i.tahun) >= self.tahun)
        ]
        terbaik = max(calon, key=lambda c: c[:2], default=None)
        if terbaik and (
            terbaik[0] >= batas or (tunggal and not (lama or polos) and terbaik[0] >= 0.45)
        ):
            return terbaik[2]
        baru = IndikatorBaca(simpul)
        self.indikator.append(baru)
        return baru

    # -- in the end -----------------------------------------------------------------

    def rapikan(self) -> None:
        """Drop nodes that lead nowhere and give every node and indicator its id."""
        berguna = {id(s) for i in self.indikator for s in _ke_atas(i.simpul)}
        berguna |= {id(a) for s in self.simpul if s.cetakan for a in _ke_atas(s)}
        self.simpul = [s for s in self.simpul if id(s) in berguna]
        hitung: Counter[tuple[object, ...]] = Counter()
        for jenis in TINGKAT:
            for s in (s for s in self.simpul if s.jenis is jenis):
                atas = s.induk.id + "." if s.induk and s.induk.jenis in TINGKAT[2:] else ""
                hitung[atas, jenis] += 1
                s.id = f"{atas}{_HURUF_ID[jenis]}{hitung[atas, jenis]}"
        for i in self.indikator:
            hitung[i.simpul.id, "i"] += 1
            i.id = f"{i.simpul.id}.i{hitung[i.simpul.id, 'i']}"


_HURUF_ID = {
    JenisSimpul.TUJUAN: "t",
    JenisSimpul.SASARAN: "ss",
    JenisSimpul.PROGRAM: "p",
    JenisSimpul.KEGIATAN: "k",
    JenisSimpul.SUB_KEGIATAN: "s",
}


def _ke_atas(simpul: SimpulBaca | None) -> Iterator[SimpulBaca]:
    while simpul is not None:
        yield simpul
        simpul = simpul.induk
