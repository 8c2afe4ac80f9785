"""Ways of writing a report that need more than the words of a row: headings, ranges, codes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl

from sakip.berkas.model import Berkas
from sakip.impor import HasilImpor, impor
from sakip.periksa import baca_dokumen, baca_teks

KEPALA = "LAPORAN KINERJA BADAN KEUANGAN KABUPATEN WANASARI TAHUN 2021\n\n"


def baca(isi: str) -> HasilImpor:
    return impor(baca_teks(KEPALA + isi, "lkj.txt"))


def nama(berkas: Berkas) -> dict[str, str]:
    return {s.simpul: s.nama for s in berkas.simpul_versi}


def test_the_heading_above_a_table_names_its_sasaran() -> None:
    berkas = baca(
        "3.1 Sasaran 1: Meningkatnya kualitas laporan keuangan\n\n"
        "Capaiannya sebagai berikut.\n\n"
        "Indikator Kinerja\tTarget\tRealisasi\tCapaian\n"
        "Opini BPK atas laporan\t90\t95\t105,56\n\n"
        "3.2 Sasaran 2: Meningkatnya pendapatan daerah\n\n"
        "Indikator Kinerja\tTarget\tRealisasi\tCapaian\n"
        "Persentase pajak tertagih\t80%\t76%\t95%\n"
    ).berkas
    milik = {iv.nama: nama(berkas)[iv.simpul] for iv in berkas.indikator_versi}
    assert milik == {
        "Opini BPK atas laporan": "Meningkatnya kualitas laporan keuangan",
        "Persentase pajak tertagih": "Meningkatnya pendapatan daerah",
    }


def test_an_indicator_that_nobody_owns_is_kept_and_said() -> None:
    hasil = baca(
        "Indikator Kinerja\tTarget\tRealisasi\tCapaian\nPersentase pajak tertagih\t80%\t76%\t95%\n"
    )
    assert [r.nilai for r in hasil.berkas.realisasi] == [76]
    assert any("tidak menyebut sasarannya" in r.sebab for r in hasil.ragu)


def test_codes_say_the_level_where_no_word_does() -> None:
    berkas = baca(
        "Kode\tUraian Program/Kegiatan\tIndikator\tTarget\tRealisasi\tPagu (Rp)\tRealisasi (Rp)\n"
        "5.02.02\tPengelolaan Keuangan Daerah\tKetepatan APBD\t100%\t100%\t900.000\t800.000\n"
        "5.02.02.2.01\tPenyusunan Rencana Anggaran\tDokumen tepat waktu\t4\t4\t500.000\t450.000\n"
        "5.02.02.2.01.0003\tKoordinasi Penyusunan KUA\tJumlah dokumen KUA\t2\t2\t200.000\t190.000\n"
    ).berkas
    jenis = {s.id: str(s.jenis) for s in berkas.simpul}
    pohon = {s.nama: (jenis[s.simpul], s.kode) for s in berkas.simpul_versi if s.kode}
    assert pohon == {
        "Pengelolaan Keuangan Daerah": ("program", "5.02.02"),
        "Penyusunan Rencana Anggaran": ("kegiatan", "5.02.02.2.01"),
        "Koordinasi Penyusunan KUA": ("sub_kegiatan", "5.02.02.2.01.0003"),
    }


def test_a_column_for_each_level() -> None:
    berkas = baca(
        "Program\tKegiatan\tIndikator Kinerja\tTarget\tRealisasi\n"
        "Pengelolaan Pendapatan\tPenagihan Pajak\tJumlah surat tagihan\t40 surat\t38 surat\n"
        "\tPendataan Objek\tJumlah objek terdata\t900 objek\t950 objek\n"
    ).berkas
    induk = {s.nama: nama(berkas).get(s.induk or "") for s in berkas.simpul_versi}
    assert induk["Penagihan Pajak"] == "Pengelolaan Pendapatan"
    assert induk["Pendataan Objek"] == "Pengelolaan Pendapatan"


def test_a_target_of_two_ends_is_a_range() -> None:
    berkas = baca(
        "Sasaran Strategis\tIndikator Kinerja\tTarget\tRealisasi\n"
        "Meningkatnya mutu layanan\tLama layanan\t3 - 5 hari\t4 hari\n"
    ).berkas
    (target,) = berkas.target
    assert target.nilai == 3
    assert target.nilai_atas == 5
    assert str(berkas.indikator_versi[0].polaritas) == "rentang"


def test_an_ambiguous_thousand_is_decided_by_its_neighbours() -> None:
    hasil = baca(
        "Sasaran Strategis\tIndikator Kinerja\tTarget 2021\tRealisasi 2020\tRealisasi 2021\n"
        "Meningkatnya mutu layanan\tIndeks layanan\t6,50\t6.719\t6,80\n"
        "Meningkatnya mutu data\tJumlah arsip\t1.500\t1.250\t1.600\n"
    )
    nilai = {(r.indikator, r.periode): r.nilai for r in hasil.berkas.realisasi}
    assert nilai["ss1.i1", "2020"] == Decimal("6.719")
    assert nilai["ss2.i1", "2020"] == 1250
    assert not any("dua cara" in r.sebab for r in hasil.ragu)


def test_targets_before_and_after_a_change_are_two_versions() -> None:
    berkas = baca(
        "Sasaran Strategis\tIndikator Kinerja\tTarget Murni\tTarget Perubahan\tRealisasi\n"
        "Meningkatnya mutu layanan\tIndeks layanan\t80\t82\t83\n"
    ).berkas
    nilai = {t.versi: t.nilai for t in berkas.target}
    assert nilai == {"murni": 80, "perubahan-1": 82}
    assert {v.id for v in berkas.versi_rencana} == {"murni", "perubahan-1"}


def test_a_row_that_cannot_stand_is_left_out_and_said() -> None:
    hasil = baca(
        "Program/Kegiatan\tPagu (Rp)\tRealisasi (Rp)\n"
        "Program Pengelolaan Keuangan\t900.000\t-50.000\n"
        "Program Pengelolaan Pendapatan\t700.000\t600.000\n"
    )
    assert {a.nilai for a in hasil.berkas.anggaran} == {900_000, 700_000, 600_000}
    assert any("Tidak dimasukkan ke lembar anggaran" in r.perihal for r in hasil.ragu)


def test_classes_go_to_the_scale_that_knows_them() -> None:
    hasil = baca(
        "Tabel 3.1\n"
        "Sasaran Strategis\tIndikator Kinerja\tTarget\tRealisasi\n"
        "Meningkatnya akuntabilitas\tPredikat AKIP\tBB\tB\n"
        "Meningkatnya mutu layanan\tPredikat layanan\tPrima\tCukup Prima\n"
        "Meningkatnya mutu data\tJumlah arsip\t4 arsip\t4 arsip\n"
    )
    arti = {iv.nama: iv for iv in hasil.berkas.indikator_versi}
    assert arti["Predikat AKIP"].skala == "skala.akip"
    assert {t.label for t in hasil.berkas.target} == {"BB", ""}
    (ragu,) = (r for r in hasil.ragu if r.perihal.startswith("Isian di Tabel 3.1"))
    assert [t.split(": ")[1] for t, _ in ragu.tercetak] == ["Prima", "Cukup Prima"]


def test_a_capped_capaian_still_tells_the_direction() -> None:
    berkas = baca(
        "Sasaran Strategis\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
        "Menurunnya sengketa\tSengketa pajak\t24 perkara\t10 perkara\t120%\n"
    ).berkas
    assert str(berkas.indikator_versi[0].polaritas) == "min"


def test_sections_name_the_level_of_the_rows_below() -> None:
    berkas = baca(
        "No\tSasaran\tIndikator Kinerja\tTarget\tRealisasi\n"
        "Sasaran strategis\t\t\t\t\n"
        "1\tMeningkatnya pendapatan\tPertumbuhan pajak\t5%\t6%\n"
        "Sasaran program\t\t\t\t\n"
        "1\tTerkelolanya pajak daerah\tPajak tertagih\t80%\t79%\n"
    ).berkas
    jenis = {s.id: str(s.jenis) for s in berkas.simpul}
    assert {iv.nama: jenis[iv.simpul] for iv in berkas.indikator_versi} == {
        "Pertumbuhan pajak": "sasaran",
        "Pajak tertagih": "program",
    }


def test_a_plan_of_several_years_gives_its_yearly_and_last_targets() -> None:
    berkas = baca(
        "Renstra Badan Keuangan Tahun 2021-2024 memuat target berikut.\n\n"
        "Sasaran\tIndikator\tTarget Tahun\t\t\t\n"
        "\t\t2021\t2022\t2023\t2024\n"
        "Meningkatnya pendapatan\tRasio kemandirian\t20,5\t21\t21,5\t22\n"
    ).berkas
    target = {(t.jenis, t.periode): t.nilai for t in berkas.target}
    assert target["tahunan", "2021"] == Decimal("20.5")
    assert target["renstra_tahunan", "2023"] == Decimal("21.5")
    assert target["akhir_renstra", "2024"] == 22
    assert {v.periode for v in berkas.versi_rencana} == {"2021..2024", "2021"}


def test_a_row_of_two_years_is_judged_by_its_own_year() -> None:
    berkas = baca(
        "Sasaran\tIndikator\tRealisasi 2020\t2021\t\t\n"
        "\t\t\tTarget\tRealisasi\tCapaian (%)\n"
        "Menurunnya tunggakan\tRasio tunggakan\t4,3\t3,9\t3,6\t107,69\n"
    ).berkas
    assert str(berkas.indikator_versi[0].polaritas) == "min"
    assert {r.periode: r.nilai for r in berkas.realisasi} == {
        "2020": Decimal("4.3"),
        "2021": Decimal("3.6"),
    }


def test_outline_numbers_and_codes_of_older_years_say_how_deep_a_row_is() -> None:
    berkas = impor(
        baca_teks(
            KEPALA.replace("2021", "2018")
            + "Kode Rekening\tProgram/Kegiatan\tPagu\tRealisasi Keuangan\n"
            "1.02.1.02.02.01\tPelayanan Administrasi\t2.400.000\t2.160.000\n"
            "1.02.1.02.02.01.02\tPenyediaan jasa listrik\t1.400.000\t1.260.000\n"
            "1.02.1.02.02.26\tPeningkatan Sarana\t5.000.000\t4.500.000\n"
        )
    ).berkas
    jenis = {s.id: str(s.jenis) for s in berkas.simpul}
    pohon = {s.nama: (jenis[s.simpul], s.kode) for s in berkas.simpul_versi}
    assert pohon["Pelayanan Administrasi"] == ("program", "")
    assert pohon["Penyediaan jasa listrik"] == ("kegiatan", "")
    assert pohon["Peningkatan Sarana"] == ("program", "")


def test_what_cannot_be_read_as_a_figure_is_said() -> None:
    hasil = baca(
        "Sasaran\tIndikator\tTarget\tRealisasi\nMeningkatnya mutu\tAngka infeksi\t25\t19,8.5\n"
    )
    assert [t.nilai for t in hasil.berkas.target] == [25]
    assert any("19,8.5" in teks for r in hasil.ragu for teks, _ in r.tercetak)


def test_a_rate_per_hundred_thousand_is_a_figure_with_its_unit() -> None:
    berkas = baca(
        "Sasaran\tIndikator\tTarget\tRealisasi\n"
        "Menurunnya kematian ibu\tRasio kematian ibu\t89/ 100.000 KH\t86,97/100.000 KH\n"
    ).berkas
    assert [r.nilai for r in berkas.realisasi] == [Decimal("86.97")]
    assert berkas.indikator_versi[0].satuan == "per 100.000 KH"


def test_a_table_that_came_in_pieces_is_left_out_and_said() -> None:
    hasil = baca(
        "Tabel 3.1\n"
        "Sasaran\tIndikator\tTarget\tRealisasi\n"
        "Meningkatnya\tPersentase rumah\t\t56\n"
        "kemandirian\ttangga yang hidup\t55\t\n"
        "masyarakat\tbersih dan sehat\t\t\n\n"
        "Tabel 3.2\n"
        "Sasaran\tIndikator\tTarget\tRealisasi\n"
        "Meningkatnya mutu data\tJumlah arsip\t4 arsip\t5 arsip\n"
    )
    assert [iv.nama for iv in hasil.berkas.indikator_versi] == ["Jumlah arsip"]
    assert any("terpotong" in r.sebab and "Tabel 3.1" in r.pakai for r in hasil.ragu)


def test_what_only_a_sentence_says_is_taken_where_its_sum_holds() -> None:
    tabel = (
        "Sasaran\tIndikator Kinerja\tTarget\n"
        "Meningkatnya pendapatan\tPersentase pajak tertagih\t80%\n"
        "Meningkatnya mutu data\tPersentase arsip tertata\t90%\n\n"
    )
    hasil = baca(
        tabel + "Persentase pajak tertagih ditargetkan 80% dan terealisasi 76%, sehingga "
        "capaian 95%.\n\n"
        "Persentase arsip tertata ditargetkan 90% dan terealisasi 50%, sehingga capaian 99%.\n"
    ).berkas
    (realisasi,) = hasil.realisasi  # the second sentence contradicts itself
    assert realisasi.nilai == 76
    assert "kalimat" in realisasi.bukti[0].tempat


def test_of_two_prints_the_one_its_own_row_bears_out_is_taken() -> None:
    hasil = baca(
        "Tabel 3.1 Kemajuan\n"
        "Sasaran\tIndikator Kinerja\tRealisasi\n"
        "Meningkatnya pendapatan\tPersentase pajak tertagih\t67,5%\n\n"
        "Tabel 3.2 Capaian\n"
        "Sasaran\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
        "Meningkatnya pendapatan\tPersentase pajak tertagih\t80%\t76,5%\t95,63%\n"
    )
    assert [r.nilai for r in hasil.berkas.realisasi] == [Decimal("76.5")]
    assert any({t for t, _ in r.tercetak} == {"67,5%", "76,5%"} for r in hasil.ragu)


def test_the_head_of_the_office_signs_and_not_who_receives() -> None:
    berkas = baca(
        "Sasaran\tIndikator Kinerja\tTarget\n"
        "Meningkatnya pendapatan\tPersentase pajak tertagih\t80%\n\n"
        "Perjanjian ini dibuat oleh Badan Keuangan. Dasar pelaksanaannya rencana kerja.\n\n"
        "Wanasari, 4 Januari 2021\n\nBUPATI WANASARI\n\nDr. H. ARDI MULYA\n\n"
        "KEPALA BADAN KEUANGAN\n\nSITI AMINAH, S.E.\n"
    ).berkas
    assert berkas.kantor.nama == "Badan Keuangan"
    assert [p.nama for p in berkas.pejabat] == ["SITI AMINAH, S.E."]


def test_rows_cut_off_after_a_word_are_not_taken_for_programmes() -> None:
    hasil = baca(
        "Tabel 3.1\nSasaran\tIndikator\tTarget\tRealisasi\n"
        "Meningkatnya mutu data\tJumlah arsip\t4 arsip\t5 arsip\n\n"
        "Tabel 3.2\nProgram/Kegiatan\tPagu (Rp)\tRealisasi (Rp)\n"
        "Program Administrasi\t900.000\t800.000\n"
        "Penyediaan Jasa\t500.000\t450.000\n"
        "Penyediaan Jasa\t300.000\t280.000\n"
    )
    assert not hasil.berkas.anggaran
    assert any("terpotong" in r.sebab and "Tabel 3.2" in r.pakai for r in hasil.ragu)


def test_a_measurement_with_a_column_of_advice_is_no_matrix_of_follow_up() -> None:
    hasil = baca(
        "Sasaran\tIndikator\tTarget\tRealisasi\tRekomendasi\tRencana Aksi\n"
        "Meningkatnya mutu data\tJumlah arsip\t4 arsip\t5 arsip\tTambah rak\tMembeli rak\n"
    )
    assert not hasil.berkas.tindak_lanjut
    assert [t.nilai for t in hasil.berkas.target] == [4]


def test_a_letter_decides_a_value_only_when_it_is_of_about_that_year() -> None:
    def surat(isi: str) -> Berkas:
        return baca(
            "Sasaran\tIndikator\tTarget\tRealisasi\n"
            "Meningkatnya mutu desa\tPersentase desa UCI\t90\t91,8\n\n" + isi
        ).berkas

    tua = surat(
        "Desa UCI menurut Keputusan Menteri Kesehatan Nomor 482/Menkes/SK/IV/2010; capaiannya 91,8."
    )
    assert not tua.nilai_luar
    assert [r.nilai for r in tua.realisasi] == [Decimal("91.8")]
    baru = surat(
        "Capaian UCI menurut Surat Keputusan Bupati Wanasari Nomor 188/17/2021 tanggal "
        "14 Desember 2021 sebesar 91,8."
    )
    (luar,) = baru.nilai_luar
    assert (luar.penerbit, luar.nomor, str(luar.tanggal)) == (
        "Bupati Wanasari", "188/17/2021", "2021-12-14"
    )  # fmt: skip
    assert not baru.realisasi


def test_a_number_is_no_name_of_an_indicator() -> None:
    hasil = baca(
        "Sasaran\tIndikator\tTarget\tRealisasi\n"
        "Meningkatnya mutu data\tJumlah arsip\t4 arsip\t5 arsip\n\t3\t7\t8\n"
    )
    assert [iv.nama for iv in hasil.berkas.indikator_versi] == ["Jumlah arsip"]


def test_years_alone_under_a_title_of_targets_are_the_plan() -> None:
    berkas = baca(
        "Tabel 2.1 Target Renstra Tahun 2019-2023\n"
        "No\tIndikator Kinerja\tSatuan\t2019\t2020\t2021\t2022\t2023\n"
        "1\tPersentase pajak tertagih\t%\t70\t72\t75\t80\t85\n\n"
        "Tabel 3.1 Capaian Kinerja Tahun 2021\n"
        "No\tIndikator Kinerja\tSatuan\tTarget\tRealisasi\tCapaian (%)\n"
        "1\tPersentase pajak tertagih\t%\t75\t76,5\t102\n"
    ).berkas
    renstra = {t.periode: t.nilai for t in berkas.target if t.jenis == "renstra_tahunan"}
    assert renstra == {"2019": 70, "2020": 72, "2021": 75, "2022": 80, "2023": 85}


def test_quarters_of_money_that_add_up_to_the_year_are_kept() -> None:
    kepala = "Kegiatan\tPagu (Rp)\tRealisasi (Rp)\t\t\t\tJumlah Realisasi\n"
    isi = f"{kepala}\t\tTW I\tTW II\tTW III\tTW IV\t\n"
    satu = "Kegiatan Pelatihan\t400.000\t50.000\t90.000\t110.000\t130.000\t380.000\n"
    berkas = baca(isi + satu).berkas
    uang = {a.periode: a.nilai for a in berkas.anggaran if a.jenis == "realisasi"}
    assert uang == {
        "2021": 380_000, "2021-T1": 50_000, "2021-T2": 90_000, "2021-T3": 110_000,
        "2021-T4": 130_000,
    }  # fmt: skip
    # Up to the end of each quarter: only the year is the year's.
    sampai = satu.replace("90.000\t110.000\t130.000", "140.000\t250.000\t380.000")
    berkas = baca(isi + sampai).berkas
    assert {a.periode for a in berkas.anggaran if a.jenis == "realisasi"} == {"2021"}


def test_the_one_who_signs_is_read_from_a_block_of_one_paragraph() -> None:
    isi = "Indikator Kinerja\tTarget\tRealisasi\tCapaian\nPersentase pajak\t80%\t76%\t95%\n\n"
    tanda = "Wanasari, 24 Januari 2022 Kepala Badan, Dra. Yulia Hasmi NIP. 19690714 199203 2 006\n"
    pihak = (
        "PERJANJIAN KINERJA Nama : Dra. Yulia Hasmi\n\n"
        "Jabatan : Kepala Badan selanjutnya disebut PIHAK PERTAMA\n\n"
        "Dra. Yulia Hasmi\n\nNIP. 19690714 199203 2 006\n\n"
    )
    for teks in (isi + tanda, pihak + isi):
        (satu,) = baca(teks).berkas.pejabat
        assert (satu.nama, satu.nip) == ("Dra. Yulia Hasmi", "19690714 199203 2 006")


def test_the_year_of_a_workbook_stands_in_the_title_of_its_sheet(tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    for isi in (
        ("PENGUKURAN KINERJA BADAN PENANGGULANGAN BENCANA DAERAH",), ("TAHUN 2023",), (),
        ("No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"),
        (1, "Meningkatnya kesiapsiagaan", "Jumlah desa tangguh", 18, 16, 88.89),
        (2, "Meningkatnya kesiapsiagaan", "Jumlah relawan", 40, 50, 125),
    ):  # fmt: skip
        lembar.append(isi)
    lembar.merge_cells("A1:F1")
    lembar.merge_cells("A2:F2")
    buku.save(tmp_path / "kinerja.xlsx")
    berkas = impor(baca_dokumen(tmp_path / "kinerja.xlsx")).berkas
    assert berkas.tahun == 2023
    assert [r.nilai for r in berkas.realisasi] == [16, 50]
