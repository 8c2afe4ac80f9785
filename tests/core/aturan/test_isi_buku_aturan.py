"""What the rulebook says: every rule proven, and the figures other rooms rely on."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from sakip.cli.aturan_sumber import sumber_markdown
from sakip.core.aturan import jenis as j
from sakip.core.aturan.bentuk import EntriAturan
from sakip.core.aturan.buku import Aturan, BukuAturan, nama_jenis
from sakip.core.aturan.lapis import Lapis, lapis_daerah, lapis_nasional, nama_daerah
from sakip.core.aturan.periksa import periksa_lapis, periksa_sumber
from sakip.core.predikat import golongkan
from sakip.galat import Galat
from sakip.hitung.contoh_aturan import jalankan_contoh, periksa_contoh_aturan

T = TypeVar("T", bound=j.Isi)
PADA = date(2024, 12, 31)
BUKU = {nama: BukuAturan.muat(nama or None) for nama in ("", *nama_daerah())}
LAPIS: dict[str, list[Lapis]] = {
    "": [lapis_nasional()],
    **{nama: [lapis_daerah(nama), lapis_nasional()] for nama in nama_daerah()},
}
BERCONTOH = [
    (nama, aturan)
    for nama, buku in BUKU.items()
    for id_aturan in buku.id_aturan
    for aturan in buku.riwayat(id_aturan)
    if aturan.daerah == nama and aturan.contoh
]

WAJIB = """
capaian.maks capaian.min.rasio capaian.min.cermin capaian.min.sisa capaian.rentang.rasio
capaian.rentang.cermin capaian.stabil.selisih capaian.stabil.cermin capaian.ya-tidak
capaian.predikat capaian.pilihan capaian.batas capaian.batas.100 capaian.batas.110
capaian.batas.120 capaian.batas.permenpanrb-8-2021 triwulan.agregasi rerata.capaian
rerata.kemajuan skala.capaian.perbaikan skala.pp-30-2019 skala.permendagri-86-2017
skala.lan-239-2003 skala.status-capaian skala.lampu skala.aplikasi-daerah skala.akip skala.ikm
skala.ipp skala.efisiensi-selisih skala.pilihan konversi.iki.permenpanrb-8-2021
skm.permenpanrb-14-2017 skm.sampel ipp.permenpanrb lke.permenpanrb-88-2021 efisiensi.anggaran
efisiensi.sdm efisiensi.sarpras efisiensi.pmk-214-2017 efisiensi.pmk-249-2011 kemajuan
kemajuan.batas-120 serapan pembulatan kode.nomenklatur kalender.sakip pk.alasan-perubahan
pk.tingkat lkjip.analisis sakip.komponen reviu.ceklis skp.pembagian-predikat cascading.langkah
pohon.kinerja rencana.versi nilai-luar sistematika.lkjip alur.pengukuran hak.situs
"""


def _isi(id_aturan: str, tipe: type[T], daerah: str = "") -> T:
    return BUKU[daerah].ambil_isi(id_aturan, PADA, tipe)[1]


@pytest.mark.parametrize("nama", LAPIS)
def test_every_rule_and_source_of_a_layer_is_sound(nama: str) -> None:
    assert [str(g) for g in (*periksa_lapis(LAPIS[nama]), *periksa_sumber(LAPIS[nama]))] == []


@pytest.mark.parametrize(
    ("nama", "aturan"), BERCONTOH, ids=[f"{nama}-{aturan.id}" for nama, aturan in BERCONTOH]
)
def test_every_example_of_a_rule_is_true(nama: str, aturan: Aturan) -> None:
    assert [str(g) for g in periksa_contoh_aturan(BUKU[nama], aturan)] == []


def test_an_example_that_is_wrong_is_found() -> None:
    aturan = BUKU[""].ambil("capaian.maks", PADA)
    contoh = aturan.contoh[0].model_copy(update={"hasil": "99.05"})
    (galat,) = periksa_contoh_aturan(BUKU[""], dataclasses.replace(aturan, contoh=(contoh,)))
    assert galat.pesan == "Hasilnya 99.04, padahal contoh menyebut 99.05."


def test_an_example_of_a_rule_that_computes_nothing_is_refused() -> None:
    contoh = BUKU[""].ambil("capaian.maks", PADA).contoh[0]
    with pytest.raises(Galat, match="tidak punya hitungan"):
        jalankan_contoh(BUKU[""], BUKU[""].ambil("sakip.komponen", PADA), contoh)


@pytest.mark.parametrize("id_aturan", WAJIB.split())
def test_the_rules_other_rooms_rely_on_are_there(id_aturan: str) -> None:
    assert id_aturan in BUKU[""].id_aturan


def test_every_kind_of_rule_is_used() -> None:
    dipakai = {satu.jenis for buku in BUKU.values() for satu in buku.daftar()}
    assert dipakai == set(j.KELAS_ISI)


def test_every_rule_that_computes_has_an_example() -> None:
    berhitung = {nama_jenis(type(aturan.isi)) for _, aturan in BERCONTOH}
    tanpa = [
        satu.id
        for satu in BUKU[""].daftar()
        if satu.jenis in berhitung and not BUKU[""].riwayat(satu.id)[-1].contoh
    ]
    assert tanpa == []


def test_what_is_not_verified_says_why() -> None:
    diam = [
        f"{nama} {id_aturan}"
        for nama, lapis in LAPIS.items()
        for id_aturan, entri in lapis[0].entri.items()
        for nilai in entri.nilai
        if nilai.status != "terverifikasi"
        and not nilai.catatan
        and not all(s.peraturan.startswith(("keputusan-", "praktik-")) for s in nilai.sumber)
    ]
    assert diam == []


def test_explanations_are_whole_sentences() -> None:
    def kalimat(entri: EntriAturan) -> list[str]:
        return [entri.penjelasan, *(n.catatan for n in entri.nilai)]

    teks = [t for lapis in LAPIS.values() for e in lapis[0].entri.values() for t in kalimat(e) if t]
    assert len(teks) > 100
    assert [t for t in teks if not t.endswith(".")] == []


# -- golden statements ----------------------------------------------------------


@pytest.mark.parametrize(
    ("skala", "daerah", "nilai", "kelas"),
    [
        ("skala.capaian.jombang", "jombang", "100.21", "Baik"),
        ("skala.capaian.jombang", "jombang", "85.00", "tidak berkelas"),
        ("skala.capaian.jombang", "jombang", "80.00", "Butuh Perbaikan"),
        ("skala.capaian.jombang", "jombang", "80.01", "tidak berkelas"),
        ("skala.capaian.jombang", "jombang", "120.01", "di luar skala"),
        ("skala.capaian.perbaikan", "", "85.00", "Butuh Perbaikan"),
        ("skala.capaian.perbaikan", "", "90.00", "Butuh Perbaikan"),
        ("skala.capaian.perbaikan", "", "90.01", "Baik"),
        ("skala.permendagri-86-2017", "", "100.21", "Sangat Tinggi"),
        ("skala.permendagri-86-2017", "", "90.5", "Sangat Tinggi"),
        ("skala.akip", "", "73.59", "Sangat Baik"),
        ("skala.akip", "", "80.00", "Sangat Baik"),
        ("skala.akip", "", "80.01", "Memuaskan"),
        ("skala.akip", "", "30.00", "Sangat Kurang"),
        ("skala.ikm", "", "91.48", "Sangat Baik"),
        ("skala.ikm", "", "64.99", "Tidak Baik"),
        ("skala.ikm", "", "65.00", "Kurang Baik"),
        ("skala.ikm", "", "76.60", "Kurang Baik"),
        ("skala.ikm", "", "76.61", "Baik"),
        ("skala.ikm", "", "88.30", "Baik"),
        ("skala.ikm", "", "88.31", "Sangat Baik"),
        ("skala.ipp", "", "3.35", "Baik (dengan catatan)"),
        ("skala.ipp", "", "3.50", "Baik (dengan catatan)"),
        ("skala.ipp", "", "3.51", "Baik"),
        ("skala.ipp", "", "4.50", "Sangat Baik"),
        ("skala.ipp", "", "4.51", "Pelayanan Prima"),
        ("skala.status-capaian", "", "99.99", "Tidak mencapai target"),
        ("skala.status-capaian", "", "100", "Sesuai target"),
        ("skala.status-capaian", "", "100.01", "Melebihi target"),
        ("skala.lampu", "", "69.99", "Merah"),
        ("skala.lampu", "", "70.00", "Kuning"),
        ("skala.lampu", "", "90.01", "Hijau"),
        ("skala.aplikasi-daerah", "", "59.995", "Cukup"),
    ],
)
def test_golden_classes(skala: str, daerah: str, nilai: str, kelas: str) -> None:
    assert golongkan(_isi(skala, j.Skala, daerah), Decimal(nilai)).label == kelas


def test_only_the_printed_scale_of_jombang_has_a_gap() -> None:
    bercelah = {
        satu.id
        for nama, buku in BUKU.items()
        for satu in buku.daftar("skala")
        if _isi(satu.id, j.Skala, nama).celah
    }
    assert bercelah == {"skala.capaian.jombang"}


def test_survey_weights_are_exact_and_known_by_name_in_both_orders() -> None:
    skm = _isi("skm.permenpanrb-14-2017", j.Skm)
    ids = [u.id for u in skm.unsur]
    assert len(ids) == 9
    assert ids[7:] == ["sarana", "pengaduan"]
    assert skm.urutan_lain["teks_peraturan"][7:] == ("pengaduan", "sarana")
    assert skm.pengali == 25


def test_evaluation_has_eighty_criteria_and_no_blend_of_its_own() -> None:
    lke = _isi("lke.permenpanrb-88-2021", j.Lke)
    assert sum(sum(k.kriteria.values()) for k in lke.komponen) == 80
    assert [sum(k.kriteria.values()) for k in lke.komponen] == [25, 20, 22, 13]
    assert lke.campuran is None


def test_the_review_has_twenty_three_questions_three_of_them_conditional() -> None:
    ceklis = _isi("reviu.ceklis", j.Ceklis)
    assert [len(k.butir) for k in ceklis.kelompok] == [6, 7, 10]
    syarat = {b.id: b.hanya_bila_tidak for k in ceklis.kelompok for b in k.butir}
    assert {k: v for k, v in syarat.items() if v} == {"3.3": "3.2", "3.6": "3.5", "3.9": "3.8"}


def test_only_the_deadlines_of_regulations_bind() -> None:
    tenggat = {t.id: t for t in _isi("kalender.sakip", j.Kalender).tenggat}
    mengikat = {t.id: (t.acuan, t.bulan) for t in tenggat.values() if t.mengikat}
    assert mengikat == {
        "pk": ("dpa_disahkan", 1),
        "pk-perubahan": ("dpa_perubahan", 1),
        "lkjip": ("akhir_tahun", 2),
        "lkj-pemda": ("akhir_tahun", 3),
    }


def test_the_report_of_jombang_numbers_its_twenty_tables_in_order() -> None:
    def tabel(butir: j.ButirNaskah) -> list[str]:
        return [*butir.tabel, *(t for anak in butir.anak for t in tabel(anak))]

    bab = _isi("sistematika.lkjip", j.Sistematika, "jombang").bab
    nomor = tabel(next(b for b in bab if b.id == "akuntabilitas"))
    assert len(nomor) == 20
    assert nomor[0] == "capaian-iku"
    assert nomor[13] == "efisiensi-anggaran"
    assert nomor[18:] == ["komponen-akip", "tindak-lanjut"]


def test_staff_predicates_follow_the_organisation() -> None:
    sebaran = _isi("skp.pembagian-predikat", j.PembagianPredikat).organisasi
    assert sebaran["Istimewa"][0].paling_banyak == 70
    assert sebaran["Sangat Kurang"][1].atau == ("Butuh Perbaikan",)
    assert sebaran["Sangat Kurang"][2].paling_banyak == 0


def test_the_levels_of_the_plan_tree_lead_to_one_root() -> None:
    pohon = _isi("pohon.kinerja", j.PohonKinerja)
    assert [t for t, induk in pohon.induk_boleh.items() if not induk] == ["tujuan"]
    assert set(pohon.wajib_indikator) | set(pohon.boleh_tanpa_indikator) == {
        t.id for t in pohon.tingkat
    }


def test_no_word_of_an_activity_is_one_that_states_a_condition() -> None:
    kata = _isi("pohon.kinerja", j.PohonKinerja).kata_kegiatan
    assert not any(satu.startswith(("ter", "meningkat")) for satu in kata)


def test_the_page_of_sources_is_what_the_rulebook_says() -> None:
    halaman = Path(__file__).parents[3] / "docs" / "sumber-aturan.md"
    assert halaman.read_text(encoding="utf-8") == sumber_markdown()
