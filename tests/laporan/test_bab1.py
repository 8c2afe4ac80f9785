"""BAB I: the office, its tree and its processes, drawn from the data."""

from __future__ import annotations

import pytest

from sakip.berkas.baris import Narasi
from sakip.laporan.bagan import carried_out, organisation_chart, performance_tree, process_map
from sakip.laporan.lkjip.pendahuluan import ISI
from sakip.naskah.pohon import Gambar, Teks, potongan

from .kantor import BERJALAN, bahan, changed, lists, said


def test_the_organisation_chart_shows_every_post_and_which_are_vacant() -> None:
    bagan = organisation_chart(bahan())
    assert bagan is not None
    for jabatan in bahan().berkas.jabatan:
        assert (jabatan.nama in bagan.alt) is not jabatan.luar
    assert "Camat Bareng (USMAN, SE., M.Si)" in bagan.alt
    assert "Kepala Seksi Sosial Budaya (kosong sejak November 2023)" in bagan.alt
    terisi = organisation_chart(changed(pejabat=()))
    assert terisi is not None
    assert "stroke-dasharray" in str(bagan.isi)
    assert "stroke-dasharray" not in str(terisi.isi)


def test_the_tree_counts_what_is_carried_out_and_draws_all_of_it() -> None:
    teks = said(ISI["cascading"](bahan()))
    hitungan = "satu tujuan, dua sasaran, enam program, 12 kegiatan, dan 25 sub kegiatan"
    assert hitungan in teks
    semua = " ".join(b.citra.alt for b in performance_tree(bahan()))
    for simpul in carried_out(bahan()):
        assert (simpul.kinerja or simpul.nama) in semua


def test_a_node_without_a_target_this_year_is_not_in_the_tree() -> None:
    assert "p1.k5.s1" in {s.simpul for s in bahan().simpul}
    assert "p1.k5.s1" not in {s.simpul for s in carried_out(bahan())}


def test_a_tree_too_large_for_a_page_is_drawn_by_sasaran() -> None:
    judul = [b.judul for b in performance_tree(bahan())]
    assert judul[0] == "Pohon Kinerja Kecamatan Bareng Tahun 2024"
    assert judul[-1] == "Pohon Kinerja: Meningkatnya Kualitas Layanan Publik"
    kecil = tuple(s for s in bahan().berkas.simpul_versi if s.simpul in ("t1", "ss1", "ss2", "p2"))
    assert len(performance_tree(changed(simpul_versi=kecil))) == 1


def test_the_process_map_names_actors_parts_and_the_sasaran_served() -> None:
    peta = process_map(bahan(BERJALAN))
    assert peta is not None
    for proses in bahan(BERJALAN).berkas.proses:
        assert proses.nama in peta.alt
    assert "Melayani warga, meliputi Menerima dan memeriksa permohonan" in peta.alt
    assert "untuk Meningkatnya kualitas pelayanan publik kecamatan" in peta.alt
    blok = ISI["proses-bisnis"](bahan(BERJALAN))
    assert any(isinstance(b, Gambar) for b in blok)
    assert "Masukan: Permohonan warga. Keluaran: Dokumen layanan." in said(blok)


def test_an_office_without_recorded_processes_explains_them_in_words() -> None:
    tanpa = changed(proses=())
    assert process_map(tanpa) is None
    blok = ISI["proses-bisnis"](tanpa)
    assert "koordinasi, fasilitasi, pembinaan" in said(blok)
    assert not any(isinstance(b, Gambar) for b in blok)


def test_a_map_of_processes_that_name_no_sasaran_promises_none() -> None:
    blok = ISI["proses-bisnis"](bahan())
    assert "Proses dan pelakunya dipetakan dalam" in said(blok)
    (gambar,) = (b for b in blok if isinstance(b, Gambar))
    assert "Koordinasi" in gambar.citra.alt
    assert "untuk" not in gambar.citra.alt


def test_the_first_text_on_tasks_introduces_the_others() -> None:
    fungsi, jabatan = lists(ISI["tugas"](bahan()))
    assert len(fungsi.butir) == 9
    assert len(jabatan.butir) == sum(bool(j.tugas) and not j.luar for j in bahan().berkas.jabatan)


def test_an_issue_shows_its_title_and_a_sentence_with_a_colon_does_not() -> None:
    panjang = "Warga, desa, dan pemerintah kabupaten menyepakati hal berikut: layanan cepat."
    narasi = tuple(
        Narasi(bagian="isu-strategis", urut=n, teks=t)
        for n, t in enumerate(("Layanan prima: cepat dan pasti.", panjang), 1)
    )
    (daftar,) = lists(ISI["aspek-strategis"](changed(narasi=narasi)))
    judul, polos = (potongan(b.isi) for b in daftar.semua_butir)
    assert judul == (Teks("Layanan prima:", tebal=True), " cepat dan pasti.")
    assert polos == (panjang,)


@pytest.mark.parametrize("bagian", ["aspek-strategis", "permasalahan", "struktur", "proses-bisnis"])
def test_what_only_the_office_can_write_is_asked_for(bagian: str) -> None:
    satu = changed(narasi=(), proses=())
    ISI[bagian](satu)
    assert len(satu.kurang) == 1
    assert "lembar narasi, bagian" in satu.kurang[0]


def test_the_opening_needs_no_text_of_the_office() -> None:
    satu = changed(narasi=())
    assert "PermenPANRB 53/2014" in said(ISI["pendahuluan"](satu))
    assert not satu.kurang


def test_recommendations_of_the_last_evaluation_are_listed() -> None:
    (daftar,) = lists(ISI["ringkasan-lhe"](bahan()))
    assert len(daftar.butir) == len(bahan().berkas.rekomendasi) == 6
