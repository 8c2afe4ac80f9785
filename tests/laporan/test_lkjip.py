"""The whole LKjIP: the region's outline, numbers, front pages, and its gaps."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.berkas.baca import read_berkas
from sakip.core.aturan.jenis import Sistematika
from sakip.galat import Galat
from sakip.laporan.lkjip.halaman import Bab
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Citra,
    DaftarGambar,
    DaftarTabel,
    Dokumen,
    Gambar,
    HalamanJudul,
    Judul,
    Kolom,
    Paragraf,
    Tabel,
    TandaTangan,
    Teks,
)
from sakip.naskah.telusur import semua_teks

from .kantor import BERJALAN, bahan, blocks, figures, report, report_of, said, tables

LENGKAP = ("bareng", BERJALAN)


def _cover(nama: str) -> HalamanJudul:
    sampul = report(nama).isi[0]
    assert isinstance(sampul, HalamanJudul)
    return sampul


def _headings(nama: str) -> list[Judul]:
    return [b for b in blocks(report(nama)) if isinstance(b, Judul)]


# -- outline and numbers ------------------------------------------------------


@pytest.mark.parametrize("nama", LENGKAP)
def test_the_chapters_are_those_of_the_outline_in_force(nama: str) -> None:
    satu = bahan(nama)
    _, isi = satu.aturan.ambil_isi("sistematika.lkjip", date(satu.tahun, 12, 31), Sistematika)
    *bab, lampiran = isi.bab
    utama = [(j.nomor, j.isi) for j in _headings(nama) if j.tingkat == 1 and j.nomor]
    assert utama == [
        *(
            (f"BAB {romawi}", b.judul)
            for romawi, b in zip(("I", "II", "III", "IV"), bab, strict=True)
        ),
        *((f"Lampiran {n}", b.judul) for n, b in enumerate(lampiran.anak, 1)),
    ]


def test_sections_are_numbered_within_their_chapter() -> None:
    nomor = [j.nomor for j in _headings("bareng") if j.tingkat > 1]
    assert nomor[:6] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]
    assert {"2.2", "3.1.6", "3.2.2.3", "3.4", "4.2"} <= set(nomor)


@pytest.mark.parametrize("nama", LENGKAP)
def test_tables_and_figures_are_numbered_one_after_the_other(nama: str) -> None:
    for jenis in (Tabel, Gambar):
        nomor = [b.nomor.rpartition(".") for b in blocks(report(nama)) if isinstance(b, jenis)]
        urut = [(bab, int(ke)) for bab, _, ke in nomor if bab]
        for (bab, ke), (bab_lanjut, lanjut) in pairwise(urut):
            assert lanjut == (ke + 1 if bab == bab_lanjut else 1)


def test_the_tables_bear_the_numbers_people_know() -> None:
    judul = {t.nomor: t.judul for t in tables(blocks(report()))}
    assert judul["2.1"].startswith("Target Program, Kegiatan, dan Sub Kegiatan")
    assert judul["2.2"].startswith("Perjanjian Kinerja")
    assert judul["2.3"].startswith("Indikator Kinerja Utama")
    assert judul["3.1"].startswith("Capaian Indikator Kinerja Utama")
    assert judul["3.20"].startswith("Tindak Lanjut")


def _with_outline(*bab: dict[str, Any]) -> Dokumen:
    """The report of Bareng by an outline of its own."""
    isi = {"jenis": "sistematika", "naskah": "lkjip", "bab": list(bab)}
    nilai = {
        "dari": "2024-01-01",
        "status": "belum_diverifikasi",
        "sumber": [{"peraturan": "Keputusan Camat (uji)"}],
        "isi": isi,
    }
    overlay = {"id": "sistematika.lkjip", "judul": "Susunan sendiri", "nilai": [nilai]}
    berkas = bahan().berkas
    aturan = berkas.aturan.model_copy(update={"overlay": (overlay,)})
    return report_of(berkas.model_copy(update={"aturan": aturan}))


@pytest.mark.parametrize(
    ("bab", "pesan"),
    [
        (({"id": "x", "judul": "X", "tabel": ["tabel-aneh"]},), "tabel 'tabel-aneh'"),
        (({"id": "x", "judul": "X", "anak": [{"id": "y", "judul": "Y"}]},), "bagian 'y'"),
        ((), "tidak memuat satu bab pun"),
    ],
)
def test_an_outline_that_cannot_be_followed_names_its_rule(
    bab: tuple[dict[str, Any], ...], pesan: str
) -> None:
    with pytest.raises(Galat) as galat:
        _with_outline(*bab)
    assert galat.value.kode == "laporan.sistematika"
    assert galat.value.tempat == "aturan sistematika.lkjip (berkas)"
    assert pesan in galat.value.pesan


def test_an_office_may_have_an_outline_of_its_own() -> None:
    nama = ["pendahuluan", "tugas", "permasalahan", "ringkasan-lhe", "perencanaan"]
    nama += ["renstra", "renja", "perjanjian", "simpulan", "saran"]
    isi = blocks(_with_outline(*({"id": n, "judul": n.title()} for n in nama)))
    bab = [(j.nomor, j.isi) for j in isi if isinstance(j, Judul) and j.nomor]
    assert bab[0] == ("BAB I", "Pendahuluan")
    assert bab[-1] == ("BAB X", "Saran")
    assert not any(isinstance(b, DaftarTabel | DaftarGambar) for b in isi)


# -- pages of a chapter -------------------------------------------------------


def _block(jenis: str, nomor: str) -> Blok:
    match jenis:
        case "judul":
            return Judul(2, "Judul")
        case "tabel":
            return Tabel(nomor, "Tabel", (Kolom(),), (Baris(("A",)),), (Baris(("a",)),))
        case "gambar":
            return Gambar("", "Gambar", Citra("<svg/>", "gambar"))
        case _:
            return Paragraf("teks")


@given(
    st.lists(
        st.tuples(st.sampled_from(("judul", "tabel", "gambar", "teks")), st.booleans()), max_size=12
    )
)
def test_pages_lose_nothing_and_no_heading_is_left_behind(isi: list[tuple[str, bool]]) -> None:
    bab = Bab("3")
    bab.put(Judul(1, "Bab"))
    for jenis, mendatar in isi:
        bab.put(_block(jenis, bab.nomor_tabel), mendatar=mendatar)
    bagian = bab.sections()
    semua = [b for satu in bagian for b in satu.isi]
    assert [type(b) for b in semua[1:]] == [type(_block(jenis, "")) for jenis, _ in isi]
    assert all(not isinstance(satu.isi[-1], Judul) for satu in bagian[:-1])
    assert all(a.mendatar != b.mendatar for a, b in pairwise(bagian))
    for wadah in (Tabel, Gambar):
        nomor = [b.nomor for b in semua if isinstance(b, wadah)]
        assert nomor == [f"3.{n}" for n in range(1, len(nomor) + 1)]


def test_what_is_said_after_a_wide_table_stands_upright_with_what_follows() -> None:
    bab = Bab("3")
    bab.put(_block("tabel", "3.1"), Paragraf("sesudah"), mendatar=True)
    bab.put(Judul(2, "Berikut"), Paragraf("isi"))
    lebar, tegak = bab.sections()
    assert (lebar.mendatar, tegak.mendatar) == (True, False)
    assert [type(b) for b in lebar.isi] == [Tabel]
    assert [type(b) for b in tegak.isi] == [Paragraf, Judul, Paragraf]


# -- front pages --------------------------------------------------------------


def test_the_front_pages_are_counted_in_roman_and_the_chapters_from_one() -> None:
    bagian = [b for b in report().isi if isinstance(b, Bagian)]
    gaya = [b.nomor_halaman for b in bagian if b.nomor_halaman != "lanjut"]
    assert gaya == ["romawi", "angka"]
    judul = [b.isi[0].isi for b in bagian[:5] if isinstance(b.isi[0], Judul)]
    assert judul == [
        "Kata Pengantar",
        "Ikhtisar Eksekutif",
        "Daftar Isi",
        "Daftar Tabel",
        "Daftar Gambar",
    ]


def test_the_head_of_the_office_signs_the_foreword() -> None:
    (tanda,) = [b for b in blocks(report()) if isinstance(b, TandaTangan)]
    (camat,) = tanda.penanda
    assert tanda.tempat_tanggal == "Bareng, 10 Januari 2025"
    assert camat.jabatan == ("CAMAT BARENG",)
    assert camat.nama == "USMAN, SE., M.Si"
    assert camat.keterangan == ("Pembina Tingkat I", "NIP. xxxxxxxxxxxxxxx007")


def test_made_up_data_say_so_on_the_cover_and_at_the_foot_of_each_page() -> None:
    assert "contoh, bukan data nyata" in _cover(BERJALAN).subjudul
    assert report(BERJALAN).judul.startswith("Contoh, bukan data nyata: ")
    assert _cover("bareng").subjudul == "LKjIP"


def test_foreword_and_summary_need_no_text_of_the_office() -> None:
    sendiri = ("kata-pengantar", "ikhtisar", "kesimpulan", "pendahuluan")
    narasi = tuple(n for n in bahan().berkas.narasi if n.bagian not in sendiri)
    isi = blocks(report_of(bahan().berkas.model_copy(update={"narasi": narasi})))
    teks = said(isi[:14])
    assert "mempertanggungjawabkan pelaksanaan Perjanjian Kinerja Kecamatan Bareng" in teks
    assert "100,21%" in teks
    assert "Rp2.584.035.835" in teks


# -- what is missing ----------------------------------------------------------


def test_a_report_without_its_data_is_refused_with_all_that_is_missing() -> None:
    with pytest.raises(Galat) as galat:
        report_of(read_berkas("bathin-solapan"))
    kurang = "\n".join(g.pesan for g in galat.value.rincian)
    assert galat.value.kode == "laporan.belum_lengkap"
    for apa in ("tanggal laporan", "gambaran umum kantor", "target:ikm:2024", "lembar anggaran"):
        assert apa in kurang


@pytest.mark.parametrize("nama", ["bathin-solapan", "bajeng"])
def test_a_draft_is_marked_on_its_cover_and_at_every_gap(nama: str) -> None:
    naskah = report_of(read_berkas(nama), draf=True)
    sampul = naskah.isi[0]
    assert isinstance(sampul, HalamanJudul)
    assert sampul.subjudul.endswith("draf, belum lengkap")
    judul, daftar, *_ = blocks(naskah)
    assert isinstance(judul, Judul)
    assert judul.isi == "Yang Belum Ada"
    assert "isu strategis (lembar narasi, bagian isu-strategis)" in said([daftar])
    celah = [p.teks for _, p in semua_teks(naskah) if isinstance(p, Teks) and "belum ada" in p.teks]
    assert len(celah) > 20


@pytest.mark.parametrize("nama", LENGKAP)
def test_a_complete_report_has_no_gap(nama: str) -> None:
    assert "[belum ada" not in said(blocks(report(nama)))


# -- what is said -------------------------------------------------------------


def test_figures_of_the_source_stand_in_the_report() -> None:
    tercetak = {p.teks for p in figures(blocks(report()))}
    for angka in (
        "99,04%",
        "101,37%",
        "100,21%",
        "8,16",
        "92,49%",
        "98,93%",
        "89,82%",
        "BB (Sangat Baik)",
    ):
        assert angka in tercetak


def test_nothing_of_the_notes_on_the_source_is_printed() -> None:
    teks = said(blocks(report()))
    for salah in ("2.580.595.912", "2,580,595,912", "101,4%", "22,02", "71,59", "dibetulkan"):
        assert salah not in teks
    for catatan in bahan().berkas.catatan:
        assert catatan.alasan not in teks


def test_the_conclusion_claims_for_each_sasaran_what_is_true_of_it() -> None:
    isi = blocks(report())
    mulai = next(n for n, b in enumerate(isi) if isinstance(b, Judul) and b.isi == "Simpulan")
    teks = said(isi[mulai : mulai + 8])
    assert "Kinerja Kecamatan: capaian 99,04%. Indikator itu belum mencapai target." in teks
    assert "Layanan Publik: capaian 101,37%. Indikator itu melebihi target." in teks
    assert "eluruh indikator" not in teks


def test_advice_comes_from_open_recommendations_where_the_office_gives_none() -> None:
    narasi = tuple(n for n in bahan(BERJALAN).berkas.narasi if n.bagian not in ("saran", "langkah"))
    isi = blocks(report_of(bahan(BERJALAN).berkas.model_copy(update={"narasi": narasi})))
    mulai = next(
        n for n, b in enumerate(isi) if isinstance(b, Judul) and b.isi == "Langkah Perbaikan"
    )
    teks = said(isi[mulai : mulai + 3])
    terbuka = [t.rekomendasi for t in bahan(BERJALAN).berkas.tindak_lanjut if t.status != "selesai"]
    for r in bahan(BERJALAN).berkas.rekomendasi:
        assert (r.uraian in teks) is (r.id in terbuka)


def test_the_same_data_give_the_same_tree() -> None:
    assert report_of(bahan().berkas) == report()
