"""The tree: every fault is found and named, and a sound tree is left in peace."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.core.aturan.jenis import PohonKinerja
from sakip.core.pohon import SimpulPohon, Temuan, anak_anak, jalur, periksa_pohon, urutan
from sakip.galat import Galat

ATURAN = PohonKinerja.model_validate(
    {
        "jenis": "pohon_kinerja",
        "tingkat": [
            {"id": "tujuan", "nama": "Tujuan"},
            {"id": "sasaran", "nama": "Sasaran"},
            {"id": "program", "nama": "Program"},
        ],
        "induk_boleh": {"tujuan": [], "sasaran": ["tujuan", "sasaran"], "program": ["sasaran"]},
        "kondisi": ["tujuan", "sasaran"],
        "wajib_indikator": ["sasaran", "program"],
        "boleh_tanpa_indikator": ["tujuan"],
        "kata_kegiatan": ["Melaksanakan", "Menyusun"],
    }
)


def simpul(
    id_simpul: str,
    induk: str | None = None,
    jenis: str = "sasaran",
    nama: str = "",
    indikator: bool = True,
) -> SimpulPohon:
    return SimpulPohon(id_simpul, induk, jenis, nama or f"Meningkatnya {id_simpul}", indikator)


TUJUAN = simpul("t", jenis="tujuan")
SEHAT = (
    TUJUAN,
    simpul("s1", "t"),
    simpul("p1", "s1", "program"),
    simpul("s2", "t"),
    simpul("t2", jenis="tujuan"),
)


def satu(isi: tuple[Temuan, ...]) -> Temuan:
    assert len(isi) == 1, isi
    return isi[0]


def test_a_sound_tree_with_two_roots_has_no_findings() -> None:
    assert periksa_pohon(ATURAN, SEHAT) == ()


def test_an_orphan_is_found_with_or_without_a_parent_named() -> None:
    tanpa = satu(periksa_pohon(ATURAN, [simpul("s1")]))
    salah = satu(periksa_pohon(ATURAN, [simpul("s1", "hilang")]))
    assert (tanpa.kode, tanpa.berat) == (salah.kode, salah.berat) == ("pohon.yatim", "galat")
    assert "Tujuan atau Sasaran" in tanpa.saran
    assert "'hilang'" in salah.pesan
    assert salah.saran.endswith("gantungkan pada Tujuan atau Sasaran.")
    akar = satu(periksa_pohon(ATURAN, [simpul("t", "hilang", "tujuan")]))
    assert akar.saran == "Kosongkan induknya."


def test_a_cycle_is_named_once_with_its_path() -> None:
    lingkar = [simpul("a", "c"), simpul("b", "a"), simpul("c", "b"), simpul("ekor", "a")]
    temuan = satu(periksa_pohon(ATURAN, lingkar))
    assert temuan.kode == "pohon.lingkar"
    assert temuan.pesan.endswith("a → c → b → a.")


def test_two_cycles_and_a_node_under_itself_are_all_found() -> None:
    isi = [simpul("a", "b"), simpul("b", "a"), simpul("x", "x")]
    pesan = [t.pesan for t in periksa_pohon(ATURAN, isi) if t.kode == "pohon.lingkar"]
    assert len(pesan) == 2
    assert pesan[1].endswith("x → x.")


def test_a_missing_indicator_is_an_error_or_a_warning_by_level() -> None:
    isi = [TUJUAN._replace(punya_indikator=False), simpul("s1", "t", indikator=False)]
    assert [(t.kode, t.simpul, t.berat) for t in periksa_pohon(ATURAN, isi)] == [
        ("pohon.indikator", "t", "peringatan"),
        ("pohon.indikator", "s1", "galat"),
    ]


def test_a_child_that_copies_its_parent_is_found_despite_case_and_dots() -> None:
    isi = [TUJUAN._replace(nama="Meningkatnya mutu layanan"), simpul("s1", "t")]
    isi[1] = isi[1]._replace(nama="  meningkatnya  MUTU layanan. ")
    assert satu(periksa_pohon(ATURAN, isi)).kode == "pohon.salinan"


@pytest.mark.parametrize("nama", ["Melaksanakan rapat", "menyusun dokumen", "MENYUSUN: laporan"])
def test_an_outcome_written_as_an_activity_is_found_a_program_may_be_one(nama: str) -> None:
    isi = [TUJUAN, simpul("s1", "t", nama=nama)]
    assert satu(periksa_pohon(ATURAN, isi)).kode == "pohon.kegiatan"
    program = [TUJUAN, simpul("s1", "t"), simpul("p", "s1", "program", nama=nama)]
    assert periksa_pohon(ATURAN, program) == ()


def test_a_word_that_only_begins_like_an_activity_is_none() -> None:
    isi = [TUJUAN, simpul("s1", "t", nama="Tersusunnya dokumen setelah melaksanakan rapat")]
    assert periksa_pohon(ATURAN, isi) == ()


def test_a_level_under_the_wrong_parent_is_found() -> None:
    isi = [TUJUAN, simpul("p", "t", "program"), simpul("t2", "p", "tujuan")]
    temuan = periksa_pohon(ATURAN, isi)
    assert [(t.kode, t.simpul) for t in temuan] == [("pohon.tingkat", "p"), ("pohon.tingkat", "t2")]
    assert temuan[0].saran == "Gantungkan pada Sasaran."
    assert temuan[1].saran == "Kosongkan induknya."


def test_an_unknown_level_and_a_repeated_id_are_found() -> None:
    isi = [TUJUAN, TUJUAN, simpul("z", "t", "visi")]
    assert [t.kode for t in periksa_pohon(ATURAN, isi)] == ["pohon.ganda", "pohon.jenis"]


def test_walking_goes_down_before_it_goes_on() -> None:
    assert [(d, s.id) for d, s in urutan(SEHAT)] == [
        (0, "t"),
        (1, "s1"),
        (2, "p1"),
        (1, "s2"),
        (0, "t2"),
    ]
    assert [s.id for s in anak_anak(SEHAT)["t"]] == ["s1", "s2"]
    assert [s.id for s in jalur(SEHAT, "p1")] == ["t", "s1", "p1"]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [((), "tidak ada"), ((simpul("a", "b"),), "'b'"), ((simpul("a", "a"),), "berputar")],
)
def test_a_path_that_has_no_root_is_refused(isi: tuple[SimpulPohon, ...], kata: str) -> None:
    with pytest.raises(Galat, match=kata):
        jalur(isi, "a")


@settings(max_examples=60)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_in_any_order_a_tree_is_walked_whole_and_each_path_has_its_depth(
    induk: list[int], acak: object
) -> None:
    isi = [TUJUAN] + [simpul(f"s{i}", "t" if n >= i else f"s{n}") for i, n in enumerate(induk)]
    isi = sorted(isi, key=lambda s: hash((s.id, id(acak))))
    dalam = {s.id: d for d, s in urutan(isi)}
    assert len(dalam) == len(isi)
    assert all(len(jalur(isi, s.id)) == dalam[s.id] + 1 for s in isi)
    assert periksa_pohon(ATURAN, isi) == ()


@settings(max_examples=60)
@given(st.lists(st.integers(0, 8), min_size=1, max_size=9))
def test_a_cycle_is_reported_exactly_when_there_is_one(induk: list[int]) -> None:
    isi = [simpul(f"s{i}", f"s{n}") for i, n in enumerate(induk)]
    nama = {s.id for s in isi}

    def berputar(s: SimpulPohon) -> bool:
        kini: str | None = s.id
        for _ in range(len(isi) + 1):
            kini = next((x.induk for x in isi if x.id == kini), None)
            if kini not in nama:
                return False
        return True

    ada = any(t.kode == "pohon.lingkar" for t in periksa_pohon(ATURAN, isi))
    assert ada == any(berputar(s) for s in isi)
