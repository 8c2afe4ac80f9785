"""Our own papers imported: what they print comes back as the Berkas they were made from."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from sakip.berkas.baca import locate, read_berkas
from sakip.berkas.baris import SimpulVersi
from sakip.berkas.model import Berkas
from sakip.cli.laporan import Kerja, make
from sakip.impor import impor
from sakip.periksa import baca_dokumen
from sakip.periksa.kenali.kamus import ciri

CONTOH = Path(__file__).parents[2] / "docs" / "contoh"

Baris = tuple[str, str, Decimal | None]


@pytest.fixture(scope="module")
def lkjip(tmp_path_factory: pytest.TempPathFactory) -> tuple[Berkas, Berkas]:
    """The Berkas of Bareng, and the one made from its printed LKjIP (Word)."""
    jalur = tmp_path_factory.mktemp("impor") / "lkjip.docx"
    make(Kerja("lkjip", "bareng", 2024, jalur))
    return read_berkas(str(locate("bareng"))), impor(baca_dokumen(jalur)).berkas


def tahunan(berkas: Berkas, tahun: str = "2024") -> tuple[list[Baris], list[Baris]]:
    """Targets and realisasi of a year by level and name of the indicator."""
    jenis = {s.id: str(s.jenis) for s in berkas.simpul}
    siapa = {
        iv.indikator: (jenis[iv.simpul], ciri(iv.nama))
        for iv in sorted(berkas.indikator_versi, key=lambda iv: iv.tahun)
        if iv.peran == "kinerja"
    }
    target = {
        t.indikator: (*siapa[t.indikator], t.nilai)
        for t in sorted(berkas.target, key=lambda t: t.versi)
        if t.periode == tahun and t.jenis == "tahunan" and t.indikator in siapa
    }
    tercapai: list[Baris] = [
        (*siapa[r.indikator], r.nilai)
        for r in berkas.realisasi
        if r.periode == tahun and r.indikator in siapa and r.nilai is not None
    ]
    return list(target.values()), tercapai


def test_indicators_targets_and_realisasi_come_back(lkjip: tuple[Berkas, Berkas]) -> None:
    asli, baru = lkjip
    for lama, jadi in zip(tahunan(asli), tahunan(baru), strict=True):
        assert [x for x in lama if x not in jadi and x[2] is not None] == []


def test_the_tree_comes_back_whole(lkjip: tuple[Berkas, Berkas]) -> None:
    def rantai(berkas: Berkas) -> set[tuple[str, ...]]:
        simpul = {s.simpul: s for s in sorted(berkas.simpul_versi, key=lambda s: s.tahun)}
        hasil: set[tuple[str, ...]] = set()
        for s in simpul.values():
            jalan: list[str] = []
            kini: SimpulVersi | None = s
            if s.sampai or s.simpul.split(".")[0].endswith("-2022"):
                continue
            while kini is not None:
                jalan.append(ciri(kini.nama))
                kini = simpul.get(kini.induk or "")
            hasil.add(tuple(jalan))
        return hasil

    asli, baru = lkjip
    # A node that only earlier years had is not printed; all of this year's are.
    berlaku = {s.simpul for s in asli.simpul_versi if s.tahun == 2024}
    nama = {ciri(s.nama) for s in asli.simpul_versi if s.simpul in berlaku}
    assert {r for r in rantai(asli) if r[0] in nama} - rantai(baru) == set()


def test_money_people_goods_and_services_come_back(lkjip: tuple[Berkas, Berkas]) -> None:
    asli, baru = lkjip

    def uang(berkas: Berkas) -> set[tuple[str, str, Decimal | None]]:
        nama = {s.simpul: ciri(s.nama) for s in sorted(berkas.simpul_versi, key=lambda s: s.tahun)}
        return {(nama[a.simpul], a.jenis, a.nilai) for a in berkas.anggaran if a.nilai is not None}

    def pegawai(berkas: Berkas) -> set[tuple[str, int, int]]:
        nama = {s.simpul: ciri(s.nama) for s in berkas.simpul_versi}
        return {(nama[s.simpul], s.kebutuhan, s.tersedia) for s in berkas.sdm}

    def unsur(berkas: Berkas) -> set[tuple[str, str, Decimal | None]]:
        nama = {x.id: ciri(x.nama) for x in berkas.layanan}
        return {(nama[u.layanan], u.unsur, u.nilai) for u in berkas.skm_unsur}

    assert uang(asli) - uang(baru) == set()
    assert pegawai(asli) == pegawai(baru)
    assert unsur(asli) == unsur(baru)
    assert [(s.uraian, s.standar, s.tersedia or 0) for s in asli.sarpras] == [
        (s.uraian, s.standar, s.tersedia) for s in baru.sarpras
    ]
    assert {(a.aspek, a.nilai) for a in asli.ipp_aspek} == {
        (a.aspek, a.nilai) for a in baru.ipp_aspek
    }
    assert {(k.komponen, k.nilai, k.lapangan) for k in asli.lke_komponen} == {
        (k.komponen, k.nilai, k.lapangan) for k in baru.lke_komponen
    }


def test_follow_up_comes_back(lkjip: tuple[Berkas, Berkas]) -> None:
    asli, baru = lkjip
    assert [(r.komponen, ciri(r.uraian)) for r in asli.rekomendasi] == [
        (r.komponen, ciri(r.uraian)) for r in baru.rekomendasi
    ]
    assert [(ciri(t.uraian), t.target, t.waktu, t.status) for t in asli.tindak_lanjut] == [
        (ciri(t.uraian), t.target, t.waktu, t.status) for t in baru.tindak_lanjut
    ]


@pytest.mark.parametrize("bentuk", ["docx", "pdf", "xlsx"])
def test_a_short_paper_gives_the_same_in_every_form(bentuk: str) -> None:
    baru = impor(baca_dokumen(CONTOH / "bareng" / f"pengukuran-2024.{bentuk}")).berkas
    asli = read_berkas(str(locate("bareng")))
    assert baru.kantor.nama == "Kecamatan Bareng"
    for lama, jadi in zip(tahunan(asli), tahunan(baru), strict=True):
        assert [x for x in lama if x not in jadi and x[2] is not None] == []
