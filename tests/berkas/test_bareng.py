"""The demo data set: complete, sound, honest about its source, and in its own words."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from sakip.berkas.baca import CONTOH, parse_berkas
from sakip.berkas.baris import IndikatorVersi, JenisSimpul
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.validasi import bindings, validate
from sakip.core.aturan.yaml_teks import urai_yaml

JALUR = CONTOH / "bareng.yaml"


@cache
def bareng() -> Berkas:
    return Berkas.model_validate(urai_yaml(JALUR.read_text(encoding="utf-8"), JALUR.name))


@cache
def indeks() -> Indeks:
    return Indeks(bareng())


def active(tahun: int) -> list[IndikatorVersi]:
    return indeks().indikator_aktif(tahun, indeks().versi_tahun(tahun))


def has_target(indikator: str) -> bool:
    baris = indeks().target_pada(indikator, "tahunan", "2024", "perubahan-1")
    return baris is not None and baris.nilai is not None


def under_programmes(tahun: int) -> list[IndikatorVersi]:
    return [iv for iv in active(tahun) if re.match(r"p\d", iv.simpul)]


def test_every_key_reference_and_date_is_sound() -> None:
    assert validate(bareng()) == []


def test_it_reads_as_a_berkas_with_rules_formulas_and_tree() -> None:
    assert parse_berkas(JALUR.read_text(encoding="utf-8"), JALUR.name).kantor.id == "bareng"


@pytest.mark.parametrize(
    ("jenis", "banyak"),
    [
        (JenisSimpul.TUJUAN, 1),
        (JenisSimpul.SASARAN, 2),
        (JenisSimpul.PROGRAM, 6),
        (JenisSimpul.KEGIATAN, 12),
        (JenisSimpul.SUB_KEGIATAN, 26),
    ],
)
def test_the_plan_of_2024_has_all_its_nodes(jenis: JenisSimpul, banyak: int) -> None:
    ada = Counter(
        indeks().jenis_simpul[s.simpul] for s in indeks().simpul_aktif(2024, "perubahan-1")
    )
    assert ada[jenis] == banyak


def test_one_of_26_sub_kegiatan_has_no_target() -> None:
    sub = [iv for iv in under_programmes(2024) if iv.simpul.count(".") == 2]
    assert len({iv.simpul for iv in sub}) == 26
    assert {iv.simpul for iv in sub if not has_target(iv.indikator)} == {"p1.k5.s1"}
    tanpa = indeks().target_pada("p1.k5.s1.i1", "tahunan", "2024", "perubahan-1")
    assert tanpa is not None
    assert tanpa.kosong == "tidak_ditargetkan"


def test_two_iku_and_47_indicators_below_are_promised() -> None:
    assert [iv.indikator for iv in active(2024) if iv.iku] == ["akip", "ikpp"]
    assert sum(has_target(iv.indikator) for iv in under_programmes(2024)) == 47


@pytest.mark.parametrize(("tahun", "banyak"), [(2022, 53), (2023, 47), (2024, 47)])
def test_every_row_of_table_3_5_is_there(tahun: int, banyak: int) -> None:
    """47 in 2024 as well: the sub kegiatan without target stands in no row of the table."""
    ada = {r.indikator for r in bareng().realisasi if r.periode == str(tahun)}
    di_bawah = {iv.indikator for iv in under_programmes(tahun)} - {"p1.k5.s1.i1"}
    assert di_bawah == ada - {"akip", "ikpp", "p1.k5.s1.i1"}
    assert len(di_bawah) == banyak


@pytest.mark.parametrize(
    ("lembar", "banyak"),
    [
        ("sarpras", 74),
        ("layanan", 5),
        ("skm_unsur", 45),
        ("ipp_aspek", 6),
        ("lke_komponen", 4),
        ("rekomendasi", 6),
        ("tindak_lanjut", 10),
        ("dukungan", 47),
        ("terlapor", 37),
        ("sdm", 8),
    ],
)
def test_sheets_have_as_many_rows_as_the_source(lembar: str, banyak: int) -> None:
    assert len(getattr(bareng(), lembar)) == banyak


def money(jenis: str) -> dict[str, Decimal]:
    return {
        a.simpul: a.nilai for a in bareng().anggaran if a.jenis == jenis and a.nilai is not None
    }


def test_money_of_the_programmes_adds_up() -> None:
    pagu, belanja = money("pagu"), money("realisasi")
    program = [f"p{n}" for n in range(1, 7)]
    assert sum(pagu[p] for p in program) == 2_876_885_603
    assert sum(belanja[p] for p in program) == 2_584_035_835
    assert set(pagu) == set(program)


def test_realised_money_of_every_node_is_the_sum_of_its_parts() -> None:
    belanja = money("realisasi")
    assert len(belanja) == 6 + 12 + 25
    for simpul, nilai in belanja.items():
        bagian = [n for s, n in belanja.items() if s.rpartition(".")[0] == simpul]
        assert not bagian or sum(bagian) == nilai, simpul


def test_pagu_below_programmes_is_a_range_around_the_printed_percentage() -> None:
    belanja = money("realisasi")
    persen = {t.alamat.split(":")[1]: t.nilai for t in bareng().terlapor}
    rentang = [a for a in bareng().anggaran if a.bawah is not None]
    assert {a.simpul for a in rentang} == set(persen)
    setengah = Decimal("0.005")
    for a in rentang:
        assert a.alasan.startswith("perkiraan")
        assert a.bawah is not None
        assert a.atas is not None
        for tepi in (a.bawah, a.atas):
            assert abs(belanja[a.simpul] / tepi * 100 - persen[a.simpul]) <= setengah, a.simpul


def test_pagu_of_the_only_kegiatan_can_be_that_of_its_programme() -> None:
    """A printed 98,84 of trantibum would need more than its programme has."""
    pagu = money("pagu")
    for a in bareng().anggaran:
        if a.bawah is not None and a.atas is not None and re.fullmatch(r"p[2-6]\.k1", a.simpul):
            assert a.bawah <= pagu[a.simpul[:2]] <= a.atas, a.simpul


def test_printed_decimals_are_kept() -> None:
    target = indeks().target_pada("akip", "tahunan", "2024", "perubahan-1")
    assert target is not None
    assert str(target.nilai) == "74.30"
    serapan = {t.alamat: str(t.nilai) for t in bareng().terlapor}
    assert serapan["serapan:p2.k1:2024"] == "98.30"
    assert serapan["serapan:p1.k2.s2:2024"] == "100.00"


def test_renja_changed_one_target_only() -> None:
    berubah = [t for t in bareng().target if t.versi == "perubahan-1"]
    assert [(t.indikator, t.nilai) for t in berubah] == [("p1.k5.s2.i1", Decimal(58))]
    murni = indeks().target_pada("p1.k5.s2.i1", "tahunan", "2024", "murni")
    assert murni is not None
    assert murni.nilai == 7


def test_facilities_sum_to_the_totals_and_no_count_is_left_open() -> None:
    assert sum(s.standar for s in bareng().sarpras) == 287
    assert sum(s.tersedia for s in bareng().sarpras if s.tersedia is not None) == 253
    assert [s.urut for s in bareng().sarpras if s.tersedia is None] == []


def test_each_service_answers_the_nine_unsur() -> None:
    unsur = Counter(u.layanan for u in bareng().skm_unsur)
    assert set(unsur.values()) == {9}
    assert len({u.unsur for u in bareng().skm_unsur}) == 9


def test_staff_of_sasaran_sum_to_40_and_14() -> None:
    sasaran = [s for s in bareng().sdm if s.simpul.startswith("ss")]
    assert sum(s.kebutuhan for s in sasaran) == 40
    assert sum(s.tersedia for s in sasaran) == 14


def test_a_comparable_successor_measures_in_the_same_unit_or_a_note_says_so() -> None:
    satuan = {iv.indikator: iv.satuan for iv in bareng().indikator_versi}
    dicatat = {c.alamat.split(":")[1] for c in bareng().catatan if c.alamat}
    sebanding = [p for p in bareng().penerus if p.objek == "indikator" and p.sebanding]
    assert len(sebanding) == 9
    for p in sebanding:
        assert satuan[p.lama] == satuan[p.baru] or p.lama in dicatat, p.lama


def test_every_succession_says_why() -> None:
    assert [p.lama for p in bareng().penerus if not p.alasan] == []


def test_what_ended_and_has_a_successor_does_not_go_on() -> None:
    aktif = {iv.indikator for iv in active(2024)} | {
        s.id for s in bareng().simpul if "-" not in s.id
    }
    for p in bareng().penerus:
        assert p.lama not in aktif, p.lama


def test_successors_let_every_old_indicator_be_found_or_be_known_as_dropped() -> None:
    berganti = {p.lama for p in bareng().penerus}
    selesai = {iv.indikator for iv in bareng().indikator_versi if iv.sampai is not None}
    assert selesai - berganti == {"p5.i2-2022", "p6.i1-2022", "p6.k1.i3-2022"}


def test_programme_1_averages_percentages_and_does_not_multiply_again() -> None:
    (iv,) = [v for v in bareng().indikator_versi if v.indikator == "p1.i1" and v.tahun == 2024]
    assert iv.rumus == "rata_rata(capaian_pegawai)"
    assert (iv.komponen[0].satuan, iv.komponen[0].berulang) == ("%", True)


def test_benchmarks_nobody_has_say_why() -> None:
    kosong = [p for p in bareng().pembanding if p.nilai is None]
    assert len(kosong) == 15
    assert {str(p.kosong) for p in kosong} == {"belum_tersedia"}
    assert all(p.alasan for p in kosong)


def test_values_of_others_name_letter_and_day() -> None:
    luar = {n.indikator: (str(n.nilai), n.nomor, str(n.tanggal)) for n in bareng().nilai_luar}
    assert luar == {
        "akip": ("73.59", "X.700/568/415.15/2024", "2024-08-16"),
        "ikpp": ("8.16", "100.3.3.2/397/415.10.1.3/2024", "None"),
        "ipp": ("3.35", "", "2024-09-11"),
    }
    asal = {iv.indikator: iv.asal for iv in active(2024)}
    assert [asal[i] for i in ("akip", "ikpp", "ikm", "ipp")] == ["lke", "rumus", "skm", "luar"]


def test_earlier_years_of_the_iku_stand_as_reported() -> None:
    lama = {(r.indikator, r.periode): str(r.nilai) for r in bareng().realisasi if r.terlapor}
    assert lama == {
        ("akip", "2022"): "72.12",
        ("akip", "2023"): "74.24",
        ("ikpp", "2022"): "6.719",
        ("ikpp", "2023"): "8.02",
    }


def test_nip_is_masked() -> None:
    for p in bareng().pejabat:
        assert re.fullmatch(r"(x{15}\d{3})?", p.nip)
    teks = JALUR.read_text(encoding="utf-8")
    assert not re.search(r"\b\d{8}[ .]?\d{6}", teks)


_BOLEH = re.compile(
    r"\[\[[^\]]+\]\]"  # a binding
    r"|Nomor [\w./]*\d[\w./]*"  # a regulation or letter
    r"|\b\d{1,2} [A-Z][a-z]+ (?=\d{4})"  # a date
    r"|\b(?:19|20)\d\d\b"  # a year
)


def test_no_figure_is_typed_into_the_narrative() -> None:
    for n in bareng().narasi:
        sisa = _BOLEH.sub("", n.teks)
        assert not re.search(r"\d", sisa), (n.bagian, n.urut, sisa)
    for r in bareng().realisasi:
        for teks in (r.penjelasan, r.hambatan, r.upaya):
            assert not re.search(r"\d", _BOLEH.sub("", teks)), r.indikator


def test_the_narrative_binds_figures_of_what_exists() -> None:
    dikenal = {i.id for i in bareng().indikator} | {s.id for s in bareng().simpul}
    dikenal |= {"kantor", "iku", "program"}
    alamat = [a for n in bareng().narasi for a in bindings(n.teks)]
    assert len(alamat) > 30
    for a in alamat:
        assert a.split(":")[1] in dikenal, a


@pytest.mark.parametrize(
    "bagian",
    [
        "kata-pengantar",
        "ikhtisar",
        "gambaran",
        "tugas",
        "isu-strategis",
        "masalah",
        "faktor-pendukung",
        "faktor-penghambat",
        "langkah",
        "hambatan-akip",
        "upaya-akip",
        "upaya-ipp",
        "kesimpulan",
        "saran",
    ],
)
def test_no_section_of_the_narrative_is_missing(bagian: str) -> None:
    urut = [n.urut for n in bareng().narasi if n.bagian == bagian]
    assert urut == list(range(1, len(urut) + 1))
    assert urut
    if bagian == "isu-strategis":
        assert len(urut) == 6


def test_each_note_names_its_places_and_what_is_used() -> None:
    assert len(bareng().catatan) > 100
    for c in bareng().catatan:
        assert c.tercetak, c.id
        assert all(t.teks and t.rujukan.tempat for t in c.tercetak), c.id
        assert c.dipakai or c.jenis in ("tak_terputuskan", "perhatian"), c.id


@pytest.mark.parametrize(
    ("id_catatan", "jenis", "dipakai"),
    [
        ("skala-celah", "perhatian", ""),
        ("batas-100", "dipilih", "100,21"),
        ("efisiensi-total", "dibetulkan", "10,39"),
        ("lke-pengukuran", "dibetulkan", "22,06"),
        ("sdm-sasaran-2", "dibetulkan", "8"),
        ("sdm-program", "tak_terputuskan", "40 dan 14"),
        ("sdm-efisiensi-program-1", "dibetulkan", "66,67"),
        ("total-pk", "dibetulkan", "2.876.885.603"),
        ("akip-tabel-3-6", "dibetulkan", "73,59"),
        ("ikpp-tabel-3-6", "dibetulkan", "8,16"),
        ("rerata-penutup", "dibetulkan", "100,21"),
        ("ikpp-tertukar", "dibetulkan", "target 8,05, realisasi 8,16"),
        ("serapan-trantibum", "dibetulkan", "99,84"),
        ("sarpras-68-unit", "dibetulkan", "58"),
        ("efektifitas-4-laporan", "dibetulkan", "12"),
        ("ipp-aspek", "tak_terputuskan", "3,35"),
        ("ikpp-dasar", "tak_terputuskan", "Nomor 54 Tahun 2021 dalam narasi"),
        ("lke-persen", "tak_terputuskan", ""),
        ("pagu-administrasi-umum", "tak_terputuskan", "92,46"),
    ],
)
def test_known_slips_of_the_source_are_decided(id_catatan: str, jenis: str, dipakai: str) -> None:
    (catatan,) = [c for c in bareng().catatan if c.id == id_catatan]
    assert (catatan.jenis, catatan.dipakai) == (jenis, dipakai)
