"""Pengukuran Kinerja: document 002 found again, slips mended, gaps named."""

from __future__ import annotations

from functools import cache
from typing import Any

import pypdfium2
import pytest

from sakip.core.angka import TanpaNilai
from sakip.galat import Galat
from sakip.laporan.pengukuran import pengukuran
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Dokumen, Judul, TandaTangan

from .kantor import BERJALAN, bahan, blocks, changed, rows, said, tables


@cache
def paper(nama: str, *, draf: bool = False) -> Dokumen:
    return pengukuran(bahan(nama).berkas, bahan(nama).buku, draf=draf)


def row(dokumen: Dokumen, indikator: str) -> list[str]:
    """The row of an indicator from its name on."""
    for baris in rows(tables(blocks(dokumen))[0]):
        if indikator in baris:
            return baris[baris.index(indikator) :]
    raise AssertionError(indikator)


def of(nama: str, **lembar: Any) -> Dokumen:
    satu = changed(nama, **lembar)
    return pengukuran(satu.berkas, satu.buku, draf=True)


DOKUMEN_002 = """
Indeks Kepuasan Masyarakat (IKM)|85,00|82,71|97,31%
Nilai SAKIP|BB|belum tersedia|belum tersedia
Jumlah sarana dan prasarana yang memadai|6 unit|6 unit|100,00%
Persentase layanan yang memiliki SOP|100,00%|100,00%|100,00%
Persentase layanan sesuai SP|100,00%|100,00%|100,00%
Persentase tindak lanjut pengaduan yang tersedia|100,00%|100,00%|100,00%
Persentase usulan masyarakat yang diakomodir|100,00%|58,46%|58,46%
Persentase hasil SKM yang ditindaklanjuti|100,00%|100,00%|100,00%
Jumlah sarana pelayanan yang tersedia|4 unit|4 unit|100,00%
Jumlah sarana bagi kelompok rentan|2 unit|2 unit|100,00%
Jumlah tim penyusunan SOP|1 tim|1 tim|100,00%
Jumlah SOP pelayanan yang disusun|11 SOP|11 SOP|100,00%
Jumlah maklumat pelayanan yang tersedia|1 dokumen|0 dokumen|0,00%
Jumlah unsur masyarakat yang hadir dalam FKP|5 unsur masyarakat|0 unsur masyarakat|0,00%
Persentase pengaduan yang diverifikasi|100,00%|100,00%|100,00%
Persentase pengaduan yang ditindaklanjuti|100,00%|100,00%|100,00%
Jumlah usulan masyarakat|65 usulan|38 usulan|58,46%
Jumlah pengguna layanan yang mengisi kuesioner|300 orang|300 orang|100,00%
"""


@pytest.mark.parametrize("baris", DOKUMEN_002.strip().splitlines())
def test_each_row_of_document_002_is_found_again(baris: str) -> None:
    nama, *angka = baris.split("|")
    assert row(paper("bajeng", draf=True), nama)[1:4] == angka


def test_levels_follow_each_other_and_sasaran_are_numbered_within_them() -> None:
    isi = rows(tables(blocks(paper("bajeng", draf=True)))[0])
    tingkat = [baris[0] for baris in isi if len(baris) == 1]
    assert tingkat == ["Sasaran strategis", "Sasaran program", "Sasaran kegiatan"]
    assert [baris[0] for baris in isi if len(baris) == 7][:4] == ["1", "2", "1", "2"]


def test_a_programme_stands_under_the_condition_it_is_to_bring_about() -> None:
    isi = rows(tables(blocks(paper(BERJALAN)))[0])
    (baris,) = (b for b in isi if "Waktu tanggap laporan gangguan" in b)
    assert baris[1] == "Meningkatnya kesigapan menanggapi gangguan"
    (bawah,) = (b for b in isi if "Jumlah patroli bersama" in b)
    assert bawah[1].startswith("Koordinasi dengan Perangkat Daerah")


def test_slips_of_the_source_are_not_printed() -> None:
    isi = said(blocks(paper("bajeng", draf=True)))
    for salah in ("82, 71", "terealisasi dari target", "prasana ", "Meningkatkan akuntabilitas"):
        assert salah not in isi


def test_indicators_of_quarters_only_are_left_out_and_counted() -> None:
    dokumen = paper("bajeng", draf=True)
    assert "Jumlah kinerja pegawai yang sesuai target" not in said(blocks(dokumen))
    assert str(tables(blocks(dokumen))[0].sumber).startswith("10 indikator hanya bertarget")


def test_an_indicator_without_any_target_is_a_gap() -> None:
    target = tuple(t for t in bahan("bareng").berkas.target if t.indikator != "akip")
    assert "[belum ada: Target Nilai Evaluasi AKIP" in said(blocks(of("bareng", target=target)))


def test_without_money_it_is_refused_or_marked_as_a_draft() -> None:
    with pytest.raises(Galat) as salah:
        paper("bajeng")
    assert [g.pesan for g in salah.value.rincian] == [
        "pagu dan realisasi anggaran tahun laporan (lembar anggaran)"
    ]
    assert paper("bajeng", draf=True).judul.startswith("Draf, belum lengkap: ")


def test_programmes_stand_with_their_money_and_a_right_total() -> None:
    isi = rows(tables(blocks(paper("bareng")))[1])
    assert isi[0][1:] == [
        "Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
        "2.717.989.953",
        "2.427.729.885",
        "89,32",
    ]
    assert isi[-1] == ["Jumlah", "2.876.885.603", "2.584.035.835", "89,82"]


def test_a_value_decided_outside_names_its_letter() -> None:
    assert row(paper(BERJALAN), "Nilai Evaluasi AKIP")[-1] == (
        "Ditetapkan Inspektorat Kabupaten Contoh dengan Laporan Hasil Evaluasi AKIP "
        "Nomor 700/088/2025 tanggal 28 Agustus 2025."
    )
    assert "LHE Inspektorat belum terbit" in row(paper("bajeng", draf=True), "Nilai SAKIP")[-1]


def test_a_value_not_there_yet_says_why_even_without_a_letter() -> None:
    (ipp,) = (r for r in bahan(BERJALAN).berkas.nilai_luar if r.indikator == "ipp")
    kosong = ipp.model_copy(
        update={"nilai": None, "kosong": TanpaNilai.BELUM_TERSEDIA, "alasan": "tim belum menilai"}
    )
    assert row(of(BERJALAN, nilai_luar=(kosong,)), "Indeks Pelayanan Publik (IPP)")[-1] == (
        "Tim belum menilai."
    )


def test_quarters_speak_for_the_year_with_obstacles_only_where_it_missed() -> None:
    luput = row(paper(BERJALAN), "Persentase permohonan layanan yang selesai tepat waktu")[-1]
    assert luput == (
        "Triwulan I: Hambatan: Jaringan ke dinas kependudukan terputus tujuh hari. Upaya: "
        "Sambungan cadangan dipasang. Triwulan IV: Sambungan cadangan bekerja."
    )
    tercapai = row(paper(BERJALAN), "Jumlah gangguan ketenteraman dan ketertiban")[-1]
    assert tercapai.startswith("Triwulan I: Patroli malam")
    assert "Hambatan" not in tercapai


def test_the_head_signs_on_the_day_of_the_report() -> None:
    (tanda,) = (b for b in blocks(paper("bareng")) if isinstance(b, TandaTangan))
    assert tanda.tempat_tanggal == "Bareng, 10 Januari 2025"
    assert tanda.penanda[0].nama == "USMAN, SE., M.Si"


def test_without_head_the_signature_is_a_gap() -> None:
    lembar: dict[str, Any] = {"tanggal_laporan": None, "tempat_laporan": "", "jabatan": ()}
    satu = changed("bareng", **lembar)
    with pytest.raises(Galat) as salah:
        pengukuran(satu.berkas, satu.buku)
    assert [g.pesan for g in salah.value.rincian] == ["kepala kantor (lembar jabatan)"]


def test_made_up_data_say_so_on_every_page_and_the_title_names_the_office() -> None:
    dokumen = paper(BERJALAN)
    with pypdfium2.PdfDocument(tulis_pdf(dokumen)) as pdf:
        halaman = [h.get_textpage().get_text_range() for h in pdf]
    assert all("Contoh, bukan data nyata: Pengukuran Kinerja" in h for h in halaman)
    assert isinstance(judul := blocks(dokumen)[0], Judul)
    assert judul.isi == "PENGUKURAN KINERJA TAHUN 2025\nKECAMATAN CONTOH SEJAHTERA KABUPATEN CONTOH"
