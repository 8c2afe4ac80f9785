"""The tree of a report hung up: every node under the parent that the plan asks for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from textwrap import shorten

from sakip.berkas.baris import JenisSimpul
from sakip.impor.identitas import TAK_TERBACA, Identitas
from sakip.impor.lembar import Kumpulan
from sakip.impor.pohon import PohonBaca
from sakip.impor.simpul import SimpulBaca, mirip
from sakip.periksa.kenali import SelAngka
from sakip.periksa.kenali.kamus import ciri

_SASARAN_TERBANYAK = 6
_PROGRAM_TERBANYAK = 14


def gantungkan(pohon: PohonBaca, siapa: Identitas, kumpulan: Kumpulan) -> None:
    """Give every node the parent that the plan tree asks for."""
    tujuan = _tujuan(pohon, siapa, kumpulan)
    sasaran = [s for s in pohon.simpul if s.jenis is JenisSimpul.SASARAN]
    if not sasaran:
        sasaran = [_baru(pohon, JenisSimpul.SASARAN, (siapa.sasaran or [TAK_TERBACA])[0])]
        sasaran[0].tahun.add(siapa.tahun)
        kumpulan.ragukan(
            "Sasaran strategis",
            "Tidak ada tabel sasaran yang terbaca. Isi namanya.",
            sasaran[0].sebutan,
            lembar="simpul_versi",
        )
    for satu in sasaran:
        if satu.induk is None or satu.induk.jenis is not JenisSimpul.TUJUAN:
            satu.induk = tujuan[0]
    if len(tujuan) > 1:
        sebab = (
            "Tujuannya lebih dari satu dan tidak tercetak sasaran mana milik siapa. Pilih induknya."
        )
        kumpulan.ragukan("Induk sasaran strategis", sebab, tujuan[0].sebutan, lembar="simpul_versi")
    program = [s for s in pohon.simpul if s.jenis is JenisSimpul.PROGRAM]
    for satu in program:
        if satu.induk is not None and satu.induk.jenis is not JenisSimpul.SASARAN:
            satu.induk = None
    _program(program, sasaran, siapa.tahun, kumpulan)
    for jenis, atas in (
        (JenisSimpul.KEGIATAN, JenisSimpul.PROGRAM),
        (JenisSimpul.SUB_KEGIATAN, JenisSimpul.KEGIATAN),
    ):
        for satu in [s for s in pohon.simpul if s.jenis is jenis]:
            if satu.induk is None or satu.induk.jenis is not atas:
                satu.induk = _wakil(pohon, satu, atas, sasaran, kumpulan)


def _wakil(
    pohon: PohonBaca,
    satu: SimpulBaca,
    jenis: JenisSimpul,
    sasaran: Sequence[SimpulBaca],
    kumpulan: Kumpulan,
) -> SimpulBaca:
    """A parent for a node whose own is not printed: one that stands for the missing level."""
    nama = f"{jenis.value.replace('_', ' ').capitalize()} {TAK_TERBACA}"
    ada = next((s for s in pohon.simpul if s.jenis is jenis and s.sebutan == nama), None)
    if ada is None:
        ada = _baru(pohon, jenis, nama)
        if jenis is JenisSimpul.PROGRAM:
            ada.induk = sasaran[0]
        else:
            ada.induk = _wakil(pohon, ada, JenisSimpul.PROGRAM, sasaran, kumpulan)
        kumpulan.ragukan(
            f"Induk {satu.sebutan}",
            "Induknya tidak tercetak. Isi namanya atau pilih induk lain.",
            nama,
            lembar="simpul_versi",
        )
    ada.tahun |= satu.tahun
    return ada


def _tujuan(pohon: PohonBaca, siapa: Identitas, kumpulan: Kumpulan) -> list[SimpulBaca]:
    ada = [s for s in pohon.simpul if s.jenis is JenisSimpul.TUJUAN]
    if ada:
        return ada
    nama = siapa.tujuan or [TAK_TERBACA]
    if not siapa.tujuan:
        kumpulan.ragukan(
            "Tujuan",
            "Tujuan kantor tidak terbaca. Isi namanya.",
            TAK_TERBACA,
            lembar="simpul_versi",
        )
    baru = [_baru(pohon, JenisSimpul.TUJUAN, n) for n in nama]
    for satu in baru:
        satu.tahun.add(siapa.tahun)
    return baru


def _baru(pohon: PohonBaca, jenis: JenisSimpul, nama: str) -> SimpulBaca:
    satu = SimpulBaca(jenis)
    satu.nama[nama] += 1
    pohon.simpul.append(satu)
    return satu


def _program(
    program: Sequence[SimpulBaca], sasaran: Sequence[SimpulBaca], tahun: int, kumpulan: Kumpulan
) -> None:
    """Hang the programmes under the sasaran: as printed, as the money adds up, or by words."""
    lepas = [p for p in program if p.induk is None]
    if not lepas:
        return
    if len(sasaran) == 1:
        for p in lepas:
            p.induk = sasaran[0]
        return
    for p in lepas:
        p.induk = next((s for s in sasaran if _bersasaran(p, s)), None)
    lepas = [p for p in lepas if p.induk is None]
    if lepas and not _menurut_uang(program, sasaran, tahun):
        for p in lepas:
            terdekat = max(sasaran, key=lambda s: mirip(ciri(_kinerja(p)), ciri(s.sebutan)))
            p.induk = terdekat
        sebab = (
            "Tidak tercetak program mana milik sasaran mana; ditebak dari namanya. "
            "Ganti induk yang keliru."
        )
        nama = "; ".join(f"{p.sebutan} → {p.induk.sebutan}" for p in lepas if p.induk)
        kumpulan.ragukan(
            "Sasaran tiap program",
            sebab,
            shorten(nama, 300, placeholder=" …"),
            lembar="simpul_versi",
        )


def _bersasaran(p: SimpulBaca, sasaran: SimpulBaca) -> bool:
    """Whether what a programme is to bring about is printed in the words of the sasaran."""
    return any(ciri(k) == ciri(n) for k in p.kinerja for n in sasaran.nama)


def _kinerja(p: SimpulBaca) -> str:
    return p.kinerja.most_common(1)[0][0] if p.kinerja else p.sebutan


def _pagu(s: SimpulBaca, tahun: int) -> set[Decimal]:
    return {
        c.isi.nilai for c in s.cetakan
        if c.ukur.ukuran == "pagu" and c.ukur.tahun == tahun and isinstance(c.isi, SelAngka)
    }  # fmt: skip


def _menurut_uang(program: Sequence[SimpulBaca], sasaran: Sequence[SimpulBaca], tahun: int) -> bool:
    """Whether just one way of adding up the programmes gives the printed money of each sasaran."""
    uang = {id(p): max(nilai) for p in program if len(nilai := _pagu(p, tahun)) >= 1}
    if len(uang) != len(program) or len(program) > _PROGRAM_TERBANYAK:
        return False
    if len(sasaran) > _SASARAN_TERBANYAK or not all(_pagu(s, tahun) for s in sasaran):
        return False
    bagian: list[tuple[SimpulBaca, ...]] = []
    sisa = list(program)
    for s in sasaran:
        cocok = [
            pilihan
            for n in range(1, len(sisa) + 1)
            for pilihan in combinations(sisa, n)
            if sum(uang[id(p)] for p in pilihan) in _pagu(s, tahun)
        ]
        if len(cocok) != 1:
            return False
        bagian.append(cocok[0])
        sisa = [p for p in sisa if p not in cocok[0]]
    for s, milik in zip(sasaran, bagian, strict=True):
        for p in milik:
            p.induk = s
    return not sisa
