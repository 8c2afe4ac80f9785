"""A made-up report in the style of a LAKIP of 2015: other words, tables without levels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.impor import HasilImpor, Keyakinan, impor
from sakip.periksa import baca_teks

LAKIP = """\
LAPORAN AKUNTABILITAS KINERJA INSTANSI PEMERINTAH (LAKIP)
DINAS PERPUSTAKAAN KABUPATEN WANASARI TAHUN 2015

BAB II PERENCANAAN DAN PERJANJIAN KINERJA

Rencana Strategis Dinas Perpustakaan Kabupaten Wanasari Tahun 2013-2018 memuat arah layanan.
Kabupaten Wanasari berada di Provinsi Jawa Tengah.

Adapun tujuan Dinas Perpustakaan adalah sebagai berikut:
1. Meningkatkan budaya baca masyarakat

Tabel 2.1 Penetapan Kinerja Tahun 2015
No\tSasaran Strategis\tIndikator Kinerja\tSatuan\tTarget
1\tMeningkatnya minat baca\tJumlah pengunjung perpustakaan\torang\t12.500
2\tMeningkatnya mutu koleksi\tPersentase koleksi yang layak\tpersen\t80
\t\tAngka kehilangan buku\tper mil\t4,0

Tabel 3.1 Pengukuran Kinerja Tahun 2015
No\tSasaran Strategis\tIndikator Kinerja\tSatuan\tTarget\tRealisasi\t% Pencapaian
1\tMeningkatnya minat baca\tJumlah pengunjung perpustakaan\torang\t12.500\t13.125\t105,00
2\tMeningkatnya mutu koleksi\tPersentase koleksi yang layak\tpersen\t80\t72,5\t90,63
\t\tAngka kehilangan buku\tper mil\t4,0\t5,0\t75,00

Tabel 3.2 Perbandingan dengan tahun lalu
Indikator Kinerja\tRealisasi
\t2013\t2014\t2015
Jumlah pengunjung perpustakaan\t10.250\t11.400\t13.125
Persentase koleksi yang layak\t70,1\t71,0\t72,5

Tabel 3.3 Realisasi Anggaran Tahun 2015
No\tProgram/Kegiatan\tAnggaran (Rp)\tRealisasi (Rp)\t%
I\tProgram Pengembangan Budaya Baca\t150.000.000\t141.000.000\t94,00
1\tPengadaan buku bacaan\t100.000.000\t95.000.000\t95,00
2\tLomba bercerita\t50.000.000\t46.000.000\t92,00
\tJumlah\t150.000.000\t141.000.000\t94,00

Wanasari, 20 Januari 2016
KEPALA DINAS PERPUSTAKAAN
RATNA WULANDARI, S.Sos
NIP. 19700101 199503 2 001
"""


@pytest.fixture(scope="module")
def hasil() -> HasilImpor:
    return impor(baca_teks(LAKIP, "lakip.txt"))


@pytest.fixture(scope="module")
def berkas(hasil: HasilImpor) -> Berkas:
    return hasil.berkas


def nama(berkas: Berkas) -> dict[str, str]:
    return {iv.nama: iv.indikator for iv in berkas.indikator_versi}


def test_who_reports_on_what(berkas: Berkas) -> None:
    assert berkas.kantor.nama == "Dinas Perpustakaan"
    assert berkas.kantor.jenis == "dinas"
    assert berkas.kantor.nama_daerah == "Kabupaten Wanasari"
    assert berkas.kantor.provinsi == "Jawa Tengah"
    assert berkas.tahun == 2015
    assert str(berkas.tanggal_laporan) == "2016-01-20"
    assert "2013..2018" in {v.periode for v in berkas.versi_rencana}
    assert [p.nama for p in berkas.pejabat] == ["RATNA WULANDARI, S.Sos"]


def test_targets_and_what_was_reached_over_the_years(berkas: Berkas) -> None:
    ind = nama(berkas)
    target = {(t.indikator, t.periode): t.nilai for t in berkas.target}
    tercapai = {(r.indikator, r.periode): r.nilai for r in berkas.realisasi}
    pengunjung = ind["Jumlah pengunjung perpustakaan"]
    assert target[pengunjung, "2015"] == 12500
    assert [tercapai[pengunjung, t] for t in ("2013", "2014", "2015")] == [10250, 11400, 13125]
    assert tercapai[ind["Persentase koleksi yang layak"], "2015"] == Decimal("72.5")


def test_the_printed_capaian_tells_the_direction(berkas: Berkas) -> None:
    arah = {iv.nama: str(iv.polaritas) for iv in berkas.indikator_versi}
    assert arah["Angka kehilangan buku"] == "min"
    assert arah["Jumlah pengunjung perpustakaan"] == "maks"


def test_activities_without_a_word_for_their_level_hang_under_the_programme(berkas: Berkas) -> None:
    jenis = {s.id: str(s.jenis) for s in berkas.simpul}
    induk = {s.nama: (jenis[s.simpul], s.induk) for s in berkas.simpul_versi}
    program = next(s.simpul for s in berkas.simpul_versi if s.nama == "Pengembangan Budaya Baca")
    assert induk["Lomba bercerita"] == ("kegiatan", program)
    pagu = {a.simpul: a.nilai for a in berkas.anggaran if a.jenis == "pagu"}
    assert pagu[program] == 150_000_000
    assert len(pagu) == 3


def test_a_figure_printed_in_several_tables_is_sure(hasil: HasilImpor) -> None:
    assert hasil.keyakinan[Keyakinan.TINGGI] > 0
    assert hasil.keyakinan[Keyakinan.RENDAH] == 0


def test_every_figure_says_where_it_was_read(berkas: Berkas) -> None:
    semua = [b.bukti for b in berkas.target] + [b.bukti for b in berkas.realisasi]
    semua += [b.bukti for b in berkas.anggaran]
    assert all("Tabel" in bukti[0].tempat for bukti in semua)
    assert "baris" in berkas.target[0].bukti[0].tempat


def test_two_prints_that_differ_are_listed_with_both_places() -> None:
    beda = LAKIP.replace("10.250\t11.400\t13.125", "10.250\t11.400\t13.215")
    hasil = impor(baca_teks(beda, "lakip.txt"))
    (satu,) = (r for r in hasil.ragu if r.perihal.startswith("Realisasi 2015 Jumlah pengunjung"))
    assert satu.pakai == "13.125"  # its own row's capaian follows from it
    assert {t for t, _ in satu.tercetak} == {"13.125", "13.215"}
    (catatan,) = (c for c in hasil.berkas.catatan if c.perihal == satu.perihal)
    assert [t.teks for t in catatan.tercetak] == ["13.125", "13.215"]


def test_without_a_table_there_is_nothing_to_import() -> None:
    with pytest.raises(Galat) as galat:
        impor(baca_teks("LAKIP Dinas Perpustakaan Tahun 2015\n\nTidak ada tabel.", "kosong.txt"))
    assert galat.value.kode == "impor.kosong"


def test_without_a_year_the_mend_is_named() -> None:
    with pytest.raises(Galat) as galat:
        impor(baca_teks("Laporan\n\nNo\tIndikator\tTarget\n1\tNilai AKIP\t80\n", "x.txt"))
    assert galat.value.kode == "impor.tahun"
    assert "--tahun" in galat.value.saran
