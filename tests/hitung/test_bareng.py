"""Kecamatan Bareng 2024: every right figure of its report comes out the same."""

from __future__ import annotations

import pytest

from sakip.berkas.model import Berkas
from sakip.core.jejak import Asal
from sakip.hitung import BukuHasil
from sakip.hitung.penjelasan import explain

# address without version -> (published value as printed, a piece of the written-out sum)
ANGKA = {
    "capaian:akip:2024": ("99,04%", "73,59 / 74,30 × 100"),
    "capaian:ikpp:2024": ("101,37%", "8,16 / 8,05 × 100"),
    "rerata-capaian:iku:2024": ("100,21%", "(99,04 + 101,37) / 2"),
    "rerata-capaian-dibatasi:iku:2024": ("99,52%", "(99,04 + 100,00) / 2"),
    "capaian:p2.i1:2024": ("92,49%", "87,63 / 94,75 × 100"),
    "rerata-capaian:program:2024": ("98,93%", "92,49"),
    "serapan:ss1:2024": ("89,32%", "2.427.729.885 / 2.717.989.953 × 100"),
    "serapan:ss2:2024": ("98,37%", "156.305.950 / 158.895.650 × 100"),
    "serapan:kantor:2024": ("89,82%", "2.584.035.835 / 2.876.885.603 × 100"),
    "serapan:p4:2024": ("99,84%", "28.302.800 / 28.348.050 × 100"),
    "pagu:kantor:2024": ("Rp2.876.885.603", "2.717.989.953 + 6.544.350"),
    "realisasi-anggaran:kantor:2024": ("Rp2.584.035.835", "2.427.729.885 + 6.433.250"),
    "silpa:kantor:2024": ("Rp292.849.768", "2.876.885.603 − 2.584.035.835"),
    "efisiensi-anggaran:ss1:2024": ("9,72 poin", "99,04 − 89,32"),
    "efisiensi-anggaran:ss2:2024": ("3,00 poin", "101,37 − 98,37"),
    "efisiensi-anggaran:kantor:2024": ("10,39 poin", "100,21 − 89,82"),
    "kemajuan:akip:2024": ("100,12%", "73,59 / 73,50 × 100"),
    "kemajuan:ikpp:2024": ("120,00%", "8,16 / 6,80 × 100"),
    "rerata-kemajuan:iku:2024": ("110,06%", "(100,12 + 120,00) / 2"),
    "rerata-kemajuan:program:2024": ("100,36%", "102,49"),
    "ketersediaan-sdm:ss2:2024": ("36,36%", "8 / 22 × 100"),
    "ketersediaan-sdm:kantor:2024": ("35,00%", "14 / 40 × 100"),
    "efisiensi-sdm:ss1:2024": ("65,71 poin", "99,04 − 33,33"),
    "efisiensi-sdm:ss2:2024": ("65,01 poin", "101,37 − 36,36"),
    "efisiensi-sdm:kantor:2024": ("65,21 poin", "100,21 − 35,00"),
    "efisiensi-sdm:p1:2024": ("66,67 poin", "100,00 − 33,33"),
    "efisiensi-sdm:program:2024": ("63,93 poin", "98,93 − 35,00"),
    "ketersediaan-sarpras:kantor:2024": ("88,15%", "253 / 287 × 100"),
    "efisiensi-sarpras:ss1:2024": ("10,89 poin", "99,04 − 88,15"),
    "efisiensi-sarpras:ss2:2024": ("13,22 poin", "101,37 − 88,15"),
    "efisiensi-sarpras:kantor:2024": ("12,06 poin", "100,21 − 88,15"),
    "ikm:ktp:2024": ("95,07", "93,25 + 93,97"),
    "ikm:kantor:2024": ("96,11", "(95,07 + 93,66 + 100,00 + 95,53 + 96,29) / 5"),
    "ipp-f02:kantor:2024": ("2,9328", "3,89 × 24%"),
    "realisasi:ikpp:2024": ("8,16", "(96,11 / 25 × 2,5 + 3,35 × 2) / 2"),
    "lke-komponen:perencanaan:2024": ("24,25", "0,8 × 26,95 + 0,2 × 13,46"),
    "lke-komponen:pengukuran:2024": ("22,06", "0,8 × 23,82 + 0,2 × 15,00"),
    "lke-komponen:pelaporan:2024": ("8,53", "0,8 × 7,18 + 0,2 × 13,91"),
    "lke-komponen:evaluasi:2024": ("18,75", "18,75"),
    "lke-persen-bobot:evaluasi:2024": ("75,00%", "18,75 / 25 × 100"),
    "lke:kantor:2024": ("73,59", "24,25 + 22,06 + 8,53 + 18,75"),
    "efisiensi-pmk:sasaran:2024": ("9,43%", "Rp2.717.989.953 × 99,04%"),
    "nilai-efisiensi:sasaran:2024": ("73,57", "50 + 9,42"),
    "efisiensi-pmk:program:2024": ("10,16%", "Rp6.544.350 × 92,49%"),
    "nilai-efisiensi:program:2024": ("75,41", "50 + 10,16"),
    "selisih-kabupaten:akip:2024": ("1,26", "73,59 − 72,33"),
    "selisih-provinsi:ikpp:2024": ("-0,95", "8,16 − 9,11"),
    "selisih-tahunan:akip:2024": ("-0,65", "73,59 − 74,24"),
    "tindak-lanjut:kantor:2024": ("100,00%", "10 / 10 × 100"),
}


@pytest.mark.parametrize("alamat", ANGKA)
def test_each_figure_is_published_and_written_out(
    alamat: str, buku_bareng: BukuHasil, berkas_bareng: Berkas
) -> None:
    tampil, hitungan = ANGKA[alamat]
    hasil = buku_bareng.ambil(alamat)
    assert hasil.tampil == tampil
    assert hitungan in hasil.hitungan
    uraian = explain(berkas_bareng, buku_bareng, hasil)
    assert hitungan in uraian
    assert hasil.asal is Asal.DIHITUNG
    if alamat.split(":")[0] not in {"pagu", "realisasi-anggaran", "silpa"} and (
        not alamat.startswith("selisih")
    ):
        assert "Aturan" in uraian
        assert "Sumber" in uraian


def test_akip_is_bb_and_the_year_is_baik(buku_bareng: BukuHasil) -> None:
    assert buku_bareng.ambil("predikat-akip:kantor:2024").tampil == "BB (Sangat Baik)"
    assert buku_bareng.ambil("mutu-layanan:kantor:2024").tampil == "A (Sangat Baik)"
    assert buku_bareng.ambil("predikat:iku:2024").tampil == "Baik"


def test_status_is_given_to_each_indicator_and_not_to_the_mean_alone(
    buku_bareng: BukuHasil,
) -> None:
    assert buku_bareng.ambil("status:akip:2024").label == "Tidak mencapai target"
    assert buku_bareng.ambil("status:ikpp:2024").label == "Melebihi target"


def test_the_year_is_measured_against_the_last_version_signed(buku_bareng: BukuHasil) -> None:
    assert buku_bareng.ambil("capaian:akip:2024").alamat.versi == "perubahan-1"
    assert buku_bareng.ambil("target:p1.k5.s2.i1:2024").tampil.startswith("58 ")
    assert buku_bareng.ambil("target:p1.k5.s2.i1:2024@murni").tampil.startswith("7 ")


def test_annual_targets_beyond_the_renstra_are_warned_about(buku_bareng: BukuHasil) -> None:
    lewat = {p.alamat.split(":")[1] for p in buku_bareng.peringatan if "akhir_renstra" in p.kode}
    assert lewat == {"akip", "ikpp", "p2.i1"}


def test_a_percentage_without_its_inputs_is_marked_as_reported(buku_bareng: BukuHasil) -> None:
    hasil = buku_bareng.ambil("serapan:p1.k1:2024")
    assert hasil.tampil == "98,92%"
    assert hasil.asal is Asal.TERLAPOR
    assert buku_bareng.ambil("pagu:p1.k1:2024").terbit is None
    assert buku_bareng.ambil("pagu:p1.k1:2024").asal is Asal.PERKIRAAN


def test_an_item_nobody_needs_has_no_availability(buku_bareng: BukuHasil) -> None:
    hasil = buku_bareng.ambil("ketersediaan-sarpras:sarpras-17:2024")
    assert hasil.terbit is None
    assert hasil.tampil == "tak terdefinisi"


def test_ipp_is_as_decided_and_not_derived_from_its_aspects(buku_bareng: BukuHasil) -> None:
    hasil = buku_bareng.ambil("realisasi:ipp:2024")
    assert hasil.tampil == "3,35"
    assert hasil.asal is Asal.LUAR


def test_three_years_stand_under_one_identity(buku_bareng: BukuHasil) -> None:
    tampil = [
        buku_bareng.ambil(f"realisasi-sebanding:akip:{tahun}").tampil for tahun in (2022, 2023)
    ]
    assert tampil == ["72,12", "74,24"]
    beda = [h for h in buku_bareng if h.alamat.ukuran == "realisasi-sebanding" and h.kosong]
    assert beda
    assert all(h.kosong is not None and h.kosong.alasan for h in beda)


def test_every_input_of_every_figure_is_a_figure_too(buku_bareng: BukuHasil) -> None:
    for hasil in buku_bareng:
        for m in hasil.masukan:
            if m.alamat is not None:
                assert buku_bareng.ada(*m.alamat) is not None, (hasil.alamat, m)


def test_every_figure_explains_itself(buku_bareng: BukuHasil, berkas_bareng: Berkas) -> None:
    for hasil in buku_bareng:
        uraian = explain(berkas_bareng, buku_bareng, hasil)
        assert str(hasil.alamat) in uraian
        assert "{" not in uraian.replace("{}", "")
