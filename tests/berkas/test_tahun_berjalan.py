"""The made-up year: marked as such, complete, and consistent in itself."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from sakip.berkas.baca import CONTOH, parse_berkas
from sakip.berkas.baris import Anggaran, IndikatorVersi, teks_baku
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import LEMBAR, Berkas
from sakip.berkas.perhatian import remarks
from sakip.berkas.validasi import bindings
from sakip.core.agregasi import jumlahkan
from sakip.hitung import BukuHasil, hitung, rulebook_of

JALUR = CONTOH / "contoh-tahun-berjalan.yaml"
TRIWULAN = [f"2025-T{n}" for n in range(1, 5)]
AKHIR = "perubahan-1"


@cache
def contoh() -> Berkas:
    return parse_berkas(JALUR.read_text(encoding="utf-8"), JALUR.name)


@cache
def indeks() -> Indeks:
    return Indeks(contoh())


@cache
def tahun(nomor: int = 2025) -> BukuHasil:
    return hitung(contoh(), rulebook_of(contoh()), tahun=nomor)


def active() -> list[IndikatorVersi]:
    return indeks().indikator_aktif(2025, AKHIR)


def money(jenis: str, versi: str = "murni") -> list[Anggaran]:
    return [a for a in contoh().anggaran if (a.jenis, a.versi) == (jenis, versi)]


def pagu(simpul: str) -> Decimal:
    """The budget of a sub kegiatan in force: as changed, else as first signed."""
    ada = {(a.simpul, a.versi): a.nilai for a in contoh().anggaran if a.jenis == "pagu"}
    nilai = ada.get((simpul, AKHIR), ada[simpul, "murni"])
    assert nilai is not None
    return nilai


# -- marked as made up --------------------------------------------------------


def test_it_is_marked_as_made_up() -> None:
    assert contoh().contoh
    assert all("Contoh" in x for x in (contoh().kantor.nama, contoh().kantor.nama_daerah))
    assert JALUR.read_text(encoding="utf-8").startswith("# SELURUH ISI BERKAS INI BUATAN")


def test_the_only_remarks_are_its_region_and_two_easy_targets() -> None:
    assert [t.kode for t in remarks(contoh(), rulebook_of(contoh()))] == [
        "perhatian.daerah",
        "perhatian.target_dicapai",
        "perhatian.target_dicapai",
    ]


@pytest.mark.parametrize("nomor", [2023, 2024, 2025])
def test_every_year_is_computed_without_a_warning(nomor: int) -> None:
    assert tahun(nomor).peringatan == ()


# -- complete -----------------------------------------------------------------


def test_only_figures_that_were_printed_without_inputs_are_missing_as_a_kind() -> None:
    assert [lembar for lembar in LEMBAR if not getattr(contoh(), lembar)] == ["terlapor"]


def test_every_indicator_has_four_quarters_of_targets_and_realisasi() -> None:
    for iv in active():
        for t in TRIWULAN:
            assert (iv.indikator, t) in indeks().realisasi, (iv.indikator, t)
            assert (iv.indikator, "triwulan", t, "murni") in indeks().target, (iv.indikator, t)


def test_there_are_indicators_of_every_kind() -> None:
    assert {str(iv.polaritas) for iv in active()} == {
        "maks", "min", "rentang", "stabil", "ya_tidak", "predikat",
    }  # fmt: skip
    assert {str(iv.entri) for iv in active()} == {"kumulatif", "per_periode"}
    assert {str(iv.agregasi) for iv in active() if iv.agregasi} == {
        "jumlah", "posisi_akhir", "rata_rata", "rasio_jumlah",
    }  # fmt: skip
    assert {iv.asal for iv in active()} == {"isian", "rumus", "luar", "skm", "lke", "ipp"}
    tingkat = Counter(str(indeks().jenis_simpul[iv.simpul]) for iv in active())
    assert tingkat == {"tujuan": 1, "sasaran": 5, "program": 6, "kegiatan": 8, "sub_kegiatan": 13}


def test_ratios_are_given_by_their_components_in_every_quarter_with_a_target() -> None:
    for iv in active():
        for t in TRIWULAN if iv.asal == "rumus" else ():
            baris = indeks().realisasi[iv.indikator, t]
            assert baris.komponen is not None or baris.kosong == "tidak_ditargetkan", baris


@pytest.mark.parametrize(
    ("alamat", "tampil"),
    [
        ("rerata-capaian:iku:2025", "104,43%"),
        ("rerata-capaian:program:2025", "97,61%"),
        ("capaian:gangguan:2025", "120,00%"),  # 120,83 under the region's cap
        ("capaian:p4.i1:2025-T1", "93,33%"),  # 48 minutes, beyond 30 to 45
        ("capaian:p4.i1:2025", "100,00%"),
        ("capaian:p1.i2:2025", "85,71%"),  # B where BB was promised
        ("capaian:p1.k2.i1:2025", "98,16%"),
        ("realisasi:p2.i1:2025", "93,27%"),  # ratio of sums, not the mean of quarters
        ("realisasi:p1.i1:2025", "95,89%"),
        ("realisasi:p2.k1.i1:2025", "95,45%"),
        ("realisasi:desa-mandiri:2025", "58,33%"),
        ("realisasi:p2.k1.s1.i1:2025", "1.842 dokumen"),
        ("realisasi:p2.k1.s2.i1:2025", "7 orang"),
        ("ikm:kantor:2025", "85,26"),
        ("lke:kantor:2025", "73,75"),
        ("serapan:kantor:2025", "98,16%"),
        ("tindak-lanjut:kantor:2025", "62,50%"),
        ("realisasi:t1.i1:2025", "belum tersedia"),
    ],
)
def test_the_year_comes_out(alamat: str, tampil: str) -> None:
    assert tahun().ambil(alamat).tampil == tampil


def test_a_quarter_without_complaints_is_undefined_and_does_not_spoil_the_year() -> None:
    kosong = tahun().ambil("realisasi:p2.k1.i1:2025-T3").kosong
    assert kosong is not None
    assert kosong.jenis == "tak_terdefinisi"
    assert tahun().ambil("realisasi:p2.k1.i1:2025").terbit is not None


# -- plan versions ------------------------------------------------------------


def test_the_third_quarter_is_measured_against_the_changed_plan() -> None:
    versi = [tahun().ambil(f"capaian:p2.k1.s1.i1:{t}").alamat.versi for t in TRIWULAN]
    assert versi == ["murni", "murni", AKHIR, AKHIR]
    target = [tahun().ambil(f"target:p2.k1.s1.i1:{t}").tampil for t in TRIWULAN]
    assert target == ["400 dokumen", "800 dokumen", "1.250 dokumen", "1.700 dokumen"]


def test_the_change_has_a_legal_reason_and_touches_four_indicators() -> None:
    (perubahan,) = [v for v in contoh().versi_rencana if v.id == AKHIR]
    assert perubahan.alasan == "b"
    berubah = {t.indikator for t in contoh().target if t.versi == AKHIR}
    assert berubah == {"desa-mandiri", "p2.k1.s1.i1", "p3.k1.s2.i1", "p4.k1.s1.i1"}


def test_every_decided_target_of_the_year_is_the_one_promised() -> None:
    diputus = [u for u in contoh().usulan_target if u.tahun == 2025]
    assert len(diputus) == 14
    for u in diputus:
        janji = indeks().target[u.indikator, "tahunan", "2025", u.versi]
        assert (u.putusan, u.putusan_label) == (janji.nilai, janji.label), u.indikator
    assert any(u.nilai != u.putusan for u in diputus)
    menunggu = [u for u in contoh().usulan_target if u.tahun == 2026 and u.putusan is None]
    assert [u.indikator for u in menunggu] == ["ipp", "desa-mandiri"]


def test_everyone_promises_to_the_direct_superior_from_camat_to_staff() -> None:
    dalam = {j.id: j for j in contoh().jabatan if not j.luar}
    murni = [p for p in contoh().perjanjian if p.versi == "murni"]
    assert {p.pihak_pertama for p in murni} == set(dalam)
    for p in contoh().perjanjian:
        assert dalam[p.pihak_pertama].induk == p.pihak_kedua
    tingkat = Counter(dalam[p.pihak_pertama].tingkat for p in murni)
    assert tingkat == {"eselon_3": 2, "eselon_4": 6, "pelaksana": 6}


def test_what_is_promised_is_in_the_plan_and_what_changed_is_signed_again() -> None:
    simpul = {s.simpul for s in indeks().simpul_aktif(2025, AKHIR)}
    letak = {iv.indikator: iv.simpul for iv in active()}
    berubah = {letak[t.indikator] for t in contoh().target if t.versi == AKHIR}
    for p in contoh().perjanjian:
        assert set(p.simpul) <= simpul, p.pihak_pertama
    murni = {p.pihak_pertama for p in contoh().perjanjian if berubah & set(p.simpul)}
    ulang = {p.pihak_pertama for p in contoh().perjanjian if p.versi == AKHIR}
    assert murni <= ulang


# -- money --------------------------------------------------------------------


def test_a_change_moves_money_and_keeps_the_total() -> None:
    murni = {a.simpul: a.nilai or Decimal(0) for a in money("pagu") if a.dalam(2025)}
    assert len(murni) == 13
    assert len(money("pagu", AKHIR)) == 7
    assert jumlahkan(list(murni.values())) == jumlahkan([pagu(s) for s in murni])
    assert teks_baku(tahun().ambil("pagu:kantor:2025").terbit or Decimal(0)) == "2373200000"


def test_each_sub_kegiatan_spends_in_four_quarters_within_its_budget() -> None:
    belanja: dict[str, list[Decimal]] = {}
    for a in money("realisasi"):
        belanja.setdefault(a.simpul, []).append(a.nilai or Decimal(0))
    assert len(belanja) == 13
    for simpul, isi in belanja.items():
        assert len(isi) == 4
        assert jumlahkan(isi) <= pagu(simpul), simpul


def test_the_action_plan_spends_the_budget_in_force_quarter_by_quarter() -> None:
    rencana: dict[str, list[Decimal]] = {}
    for baris in contoh().rencana_aksi:
        if baris.anggaran is not None:
            simpul = baris.indikator.rpartition(".")[0]
            rencana.setdefault(simpul, []).append(baris.anggaran)
    assert len(rencana) == 13
    for simpul, isi in rencana.items():
        assert len(isi) == 4
        assert jumlahkan(isi) == pagu(simpul), simpul


def test_steps_are_told_for_every_iku_and_sub_kegiatan_each_once() -> None:
    langkah = Counter(r.indikator for r in contoh().rencana_aksi)
    perlu = {
        iv.indikator
        for iv in active()
        if iv.iku or indeks().jenis_simpul[iv.simpul] == "sub_kegiatan"
    }
    assert langkah == dict.fromkeys(perlu, 4)
    uraian = [r.uraian for r in contoh().rencana_aksi]
    assert len(set(uraian)) == len(uraian)


def test_drawing_of_money_is_measured_from_the_same_money() -> None:
    for t in TRIWULAN:
        komponen = indeks().realisasi["p1.k2.i1", t].komponen
        assert komponen is not None
        ditarik = [a.nilai or Decimal(0) for a in money("realisasi") if a.periode == t]
        rencana = [r.anggaran for r in contoh().rencana_aksi if r.periode == t and r.anggaran]
        assert komponen["dana_ditarik"] == jumlahkan(ditarik), t
        assert komponen["rencana_kas"] == jumlahkan(rencana), t


# -- figures that must agree --------------------------------------------------


def test_quarters_agree_with_what_the_year_is_computed_from() -> None:
    assert indeks().realisasi["ikm", "2025-T4"].nilai == tahun().ambil("ikm:kantor:2025").terbit
    akip = tahun().ambil("lke:kantor:2025").terbit
    assert indeks().realisasi["akip", "2025-T3"].nilai == akip
    assert {n.indikator: n.nilai for n in contoh().nilai_luar}["akip"] == akip


def test_documents_served_are_the_applications_received() -> None:
    posisi = Decimal(0)
    for t in TRIWULAN:
        komponen = indeks().realisasi["p2.i1", t].komponen
        assert komponen is not None
        masuk = komponen["permohonan"]
        assert isinstance(masuk, Decimal)
        posisi += masuk
        assert indeks().realisasi["p2.k1.s1.i1", t].nilai == posisi


def test_survey_answers_fit_their_respondents() -> None:
    orang = {r.layanan: r for r in contoh().skm_responden}
    assert sum(r.jumlah for r in orang.values()) == 380
    for u in contoh().skm_unsur:
        assert u.jumlah_nilai is not None
        assert u.jumlah_jawaban is not None
        r = orang[u.layanan]
        assert r.jumlah - r.tidak_lengkap <= u.jumlah_jawaban <= r.jumlah
        assert u.jumlah_jawaban <= u.jumlah_nilai <= 4 * u.jumlah_jawaban


def test_staff_of_sasaran_are_those_of_their_programmes() -> None:
    sdm = {s.simpul: (s.kebutuhan, s.tersedia) for s in contoh().sdm}
    induk = {s.simpul: s.induk for s in indeks().simpul_aktif(2025, AKHIR)}
    for sasaran in ("ss1", "ss2", "ss3"):
        bagian = [isi for s, isi in sdm.items() if induk[s] == sasaran]
        assert sdm[sasaran] == tuple(map(sum, zip(*bagian, strict=True))), sasaran


# -- what documents need ------------------------------------------------------


def test_processes_of_each_kind_hang_on_the_plan() -> None:
    assert {p.jenis for p in contoh().proses} == {"inti", "manajemen", "pendukung"}
    assert {p.induk for p in contoh().proses} - {None} == {"i1", "i4"}
    assert all(p.simpul and p.pelaku and p.masukan and p.keluaran for p in contoh().proses)


def test_follow_up_stands_in_every_state_and_done_ones_have_a_day() -> None:
    assert {t.status for t in contoh().tindak_lanjut} == {"belum", "berjalan", "selesai"}
    for t in contoh().tindak_lanjut:
        assert (t.tanggal_selesai is not None) == (t.status == "selesai"), t.id


def test_successors_show_each_kind_and_what_cannot_be_compared() -> None:
    assert {p.jenis for p in contoh().penerus} == {"ganti_kode", "ganti_rumusan", "pecah", "gabung"}
    assert tahun().ambil("realisasi-sebanding:p2.k1.s1.i1:2024").tampil == "1.566 dokumen"
    kosong = tahun().ambil("realisasi-sebanding:p5.k1.i1:2024").kosong
    assert kosong is not None
    assert kosong.alasan.startswith("tidak sebanding")


def test_benchmarks_are_there_for_each_iku_or_say_why_not() -> None:
    iku = {iv.indikator for iv in active() if iv.iku}
    assert Counter(p.indikator for p in contoh().pembanding) == dict.fromkeys(iku, 3)
    assert {p.kosong for p in contoh().pembanding} == {None, "belum_tersedia"}


def test_every_post_is_held_when_its_agreement_is_signed() -> None:
    for p in contoh().perjanjian:
        assert p.tanggal is not None
        for jabatan in (p.pihak_pertama, p.pihak_kedua):
            pemegang = [
                x
                for x in contoh().pejabat
                if x.jabatan == jabatan
                and (x.mulai is None or x.mulai <= p.tanggal)
                and (x.selesai is None or p.tanggal <= x.selesai)
            ]
            assert len(pemegang) == 1, (jabatan, p.tanggal)


def test_nip_is_masked() -> None:
    for p in contoh().pejabat:
        assert re.fullmatch(r"(x{15}9\d\d)?", p.nip)


def test_the_narrative_binds_figures_that_exist() -> None:
    alamat = [a for n in contoh().narasi for a in bindings(n.teks)]
    assert len(alamat) > 50
    for a in alamat:
        assert tahun().ambil(a), a


def test_no_figure_is_typed_into_texts_that_are_printed() -> None:
    boleh = re.compile(r"\[\[[^\]]+\]\]|Nomor [\w/]+|\b\d{1,2} [A-Z][a-z]+ (?=\d{4})|\b20\d\d\b")
    teks = [n.teks for n in contoh().narasi]
    teks += [t for r in contoh().realisasi for t in (r.penjelasan, r.hambatan, r.upaya)]
    assert [t for t in teks if re.search(r"\d", boleh.sub("", t))] == []


def test_every_section_is_numbered_without_a_gap_and_every_iku_is_analysed() -> None:
    urut: dict[str, list[int]] = {}
    for n in contoh().narasi:
        urut.setdefault(n.bagian, []).append(n.urut)
    for bagian, isi in urut.items():
        assert sorted(isi) == list(range(1, len(isi) + 1)), bagian
    for bagian in ("analisis", "pk-penjelasan-target"):
        subjek = {n.subjek for n in contoh().narasi if n.bagian == bagian}
        assert subjek == {iv.indikator for iv in active() if iv.iku}, bagian
