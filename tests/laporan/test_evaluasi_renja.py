"""Evaluasi Renja (form E.81): every column right, what is unknown never invented."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pypdfium2
import pytest

from sakip.berkas import baris as b
from sakip.core.alamat import Alamat
from sakip.core.jejak import Hasil, Perhitungan, buat_hasil
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung, rulebook_of
from sakip.laporan.evaluasi_renja import evaluasi_renja
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Dokumen, Tabel

from .kantor import BERJALAN, bahan, blocks, changed, figures, rows, said, tables


@cache
def form(nama: str = BERJALAN, *, draf: bool = False) -> Dokumen:
    return evaluasi_renja(bahan(nama).berkas, bahan(nama).buku, draf=draf)


def table(dokumen: Dokumen) -> Tabel:
    return tables(blocks(dokumen))[0]


def line(dokumen: Dokumen, indikator: str, berikut: int = 0) -> list[str]:
    """The figures of the line of an indicator, or of one of those after it."""
    semua = rows(table(dokumen))
    ke = next(n for n, b in enumerate(semua) if indikator in b) + berikut
    baris = semua[ke]
    awal = next(n for n, isi in enumerate(baris) if isi in (indikator, "Anggaran (Rp)"))
    return baris[awal + 1 : awal + 12]


def with_figures(*angka: tuple[str, str], nama: str = BERJALAN) -> BukuHasil:
    """The book of a year with more figures in it."""
    buku = BukuHasil(bahan(nama).buku.tahun)
    for hasil in bahan(nama).buku:
        buku.catat(hasil)
    for alamat, nilai in angka:
        buku.catat(_figure(alamat, nilai))
    return buku


def _figure(alamat: str, nilai: str) -> Hasil:
    if not nilai[0].isdigit():
        hitungan = Perhitungan(None, label=nilai)
    else:
        hitungan = Perhitungan(Decimal(nilai))
    satuan = "Rp" if "anggaran" in alamat or "pagu" in alamat else "%"
    return buat_hasil(
        Alamat.baca(alamat), hitungan, satuan=satuan, desimal=0 if satuan == "Rp" else 2
    )


# -- lines --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indikator", "angka"),
    [
        (
            "Persentase permohonan layanan yang selesai tepat waktu (%)",
            "98,00|–|95,00|90,55|92,56|94,23|95,50|93,27|98,18|93,27|95,17",
        ),
        (
            "Jumlah dokumen layanan yang diselesaikan (dokumen)",
            "–|–|1.700|455|885|1.353|1.842|1.842|108,35|1.842|–",
        ),
        ("Predikat pengawasan kearsipan internal", "A|–|BB|-|-|-|B|B|85,71|B|–"),
        (
            "Persentase pengaduan layanan yang diselesaikan (%)",
            "–|–|100,00|90,00|100,00|tak terdefinisi|100,00|95,45|95,45|95,45|–",
        ),
    ],
)
def test_an_indicator_stands_in_the_order_of_the_form(indikator: str, angka: str) -> None:
    assert line(form(), indikator) == angka.split("|")


def test_under_the_indicators_of_a_node_stands_its_money() -> None:
    uang = line(form(), "Persentase pengaduan layanan yang diselesaikan (%)", 2)
    triwulan = ["9.640.000", "20.925.000", "12.310.000", "30.306.500"]
    assert uang == ["–", "–", "76.750.000", *triwulan, "73.181.500", "95,35", "73.181.500", "–"]


def test_totals_and_means_of_each_quarter_close_the_form() -> None:
    isi = {b[0]: b[1:] for b in rows(table(form())) if len(b) > 3}
    assert isi["Jumlah anggaran (Rp)"][2:9] == [
        "2.373.200.000",
        "589.437.700",
        "597.871.750",
        "559.971.800",
        "582.230.450",
        "2.329.511.700",
        "98,16",
    ]
    assert isi["Rata-rata capaian program (%)"] == [
        "97,35",
        "102,20",
        "93,94",
        "100,04",
        "",
        "97,61",
        "",
        "92,21",
        "",
    ]


def test_sasaran_head_their_programmes_and_programmes_bear_their_codes() -> None:
    isi = rows(table(form()))
    assert isi[0] == ["Sasaran strategis: Meningkatnya kualitas pelayanan publik kecamatan"]
    assert isi[1][0] == "7.01.02\nPenyelenggaraan Pemerintahan dan Pelayanan Publik"
    assert sum(b[0].startswith("Sasaran strategis") for b in isi) == 3


# -- the Renstra --------------------------------------------------------------


def test_in_the_first_year_of_the_renstra_the_year_is_all_there_is() -> None:
    assert "Tahun 2025 adalah tahun pertama Renstra 2025–2029." in str(table(form()).sumber)
    angka = line(form(), "Rata-rata capaian kinerja pegawai (%)")
    assert angka[1] == "–"
    assert angka[7] == angka[9]


def test_in_a_later_year_the_years_before_count_and_nothing_is_guessed() -> None:
    berkas = bahan(BERJALAN).berkas
    renstra = tuple(
        v.model_copy(update={"periode": "2024..2028"}) if v.periode == "2025..2029" else v
        for v in berkas.versi_rencana
        if v.periode != "2020..2024"
    )
    uang = [
        b.Anggaran(simpul="p1.k1.s1", periode=p, jenis=jenis, nilai=nilai)
        for p, jenis, nilai in (
            ("2024..2028", "pagu", 60_000_000),
            ("2024-T1", "realisasi", 5_000_000),
            ("2024-T2", "realisasi", 3_000_000),
            ("2024-T3", "realisasi", 2_000_000),
            ("2024-T4", "realisasi", 1_000_000),
        )
    ]
    ubah = {"versi_rencana": renstra, "anggaran": (*berkas.anggaran, *uang)}
    berkas = berkas.model_copy(update=ubah)
    ada = evaluasi_renja(berkas, hitung(berkas, rulebook_of(berkas)))
    # Counted: 6 of 2024 and 6 of 2025; its progress within one year is not that of the sum.
    dihitung = line(ada, "Jumlah dokumen perencanaan (dokumen)")
    assert (dihitung[1], dihitung[7], dihitung[9], dihitung[10]) == ("6", "6", "12", "–")
    # A share is a state: that of last year, then that of this one.
    keadaan = line(ada, "Persentase permohonan layanan yang selesai tepat waktu (%)")
    assert (keadaan[1], keadaan[9]) == ("93,80", "93,27")
    # Not measured in 2024: nothing is guessed.
    baru = line(ada, "Waktu tanggap laporan gangguan (menit)")
    assert (baru[1], baru[9]) == ("–", "40,75")
    biaya = line(ada, "Jumlah dokumen perencanaan (dokumen)", 1)
    assert biaya[:3] == ["60.000.000", "11.000.000", "12.500.000"]
    assert biaya[9:] == ["23.215.000", "38,69"]
    # Another activity has no money of 2024 in the Berkas: its sum is not said, nor the office's.
    (jumlah,) = (b for b in rows(table(ada)) if b[0] == "Jumlah anggaran (Rp)")
    assert (jumlah[2], jumlah[10]) == ("–", "–")


def test_a_range_of_money_prints_no_rupiah() -> None:
    uang = line(form("bareng"), "Jumlah Dokumen Perencanaan Perangkat Daerah (dokumen)", 1)
    assert uang == ["–", "–", "belum tersedia", *["–"] * 4, "2.994.800", "99,61", "2.994.800", "–"]


def test_without_a_renstra_its_columns_stay_dashes() -> None:
    draf = form("bajeng", draf=True)
    angka = line(draf, "Jumlah sarana pelayanan yang tersedia (unit)")
    assert (angka[0], angka[1], angka[9], angka[10]) == ("–", "–", "–", "–")
    assert "tahun pertama" not in str(table(draf).sumber)


def test_predikat_stand_under_the_means_of_each_quarter_and_the_year() -> None:
    isi = rows(table(form()))
    (baris,) = (b for b in isi if b[0] == "Predikat kinerja program")
    assert baris[1:5] == ["Sangat Tinggi"] * 4
    assert baris[6] == "Sangat Tinggi"
    ke = isi.index(baris)
    assert isi[ke - 1][0] == "Rata-rata capaian program (%)"


# -- words and gaps -----------------------------------------------------------


def test_factors_come_from_the_office_or_from_what_was_measured() -> None:
    isi = said(blocks(form()))
    assert "Kepala desa menyediakan ruang dan orang untuk pendampingan." in isi
    assert "Pembahasan prioritas kabupaten mundur satu bulan." in isi
    tanpa = tuple(
        n for n in bahan(BERJALAN).berkas.narasi if n.bagian not in {"faktor-penghambat", "langkah"}
    )
    lain = changed(BERJALAN, narasi=tanpa)
    isi = said(blocks(evaluasi_renja(lain.berkas, lain.buku)))
    assert "Tagihan internet terlambat diterima." in isi
    assert "Tagihan dikirim lewat surel." in isi


def test_what_is_missing_is_listed() -> None:
    with pytest.raises(Galat) as salah:
        form("bajeng")
    assert [g.pesan for g in salah.value.rincian] == [
        "pagu dan realisasi anggaran tahun laporan (lembar anggaran)",
        "faktor pendorong keberhasilan kinerja (lembar narasi, bagian faktor-pendukung)",
        "tindak lanjut yang diperlukan dalam triwulan berikutnya "
        "(lembar narasi, bagian tindak-lanjut-triwulan)",
        "tindak lanjut yang diperlukan dalam Renja berikutnya "
        "(lembar narasi, bagian tindak-lanjut-renja)",
    ]


def test_a_year_without_programmes_is_refused() -> None:
    kosong = changed("bareng", simpul_versi=(), indikator_versi=(), anggaran=())
    with pytest.raises(Galat) as salah:
        evaluasi_renja(kosong.berkas, kosong.buku)
    assert "program dan kegiatan tahun 2024" in [g.pesan for g in salah.value.rincian]


def test_a_node_nobody_is_named_for_belongs_to_the_office() -> None:
    unit = {b[-1] for b in rows(table(form("bareng"))) if len(b) == 14}
    assert "Kecamatan Bareng" in unit
    assert "Kepala Seksi Pemberdayaan Masyarakat dan Desa" in unit


def test_no_amount_is_broken_and_the_head_stands_on_every_page() -> None:
    with pypdfium2.PdfDocument(tulis_pdf(form())) as pdf:
        halaman = [h.get_textpage().get_text_range() for h in pdf]
    assert all("Realisasi triwulan" in h for h in halaman)
    kata = {k for h in halaman for k in h.replace("\ufffe", "").split()}
    uang = [n.teks for n in figures(blocks(form())) if "anggaran" in n.alamat or "pagu" in n.alamat]
    assert len(uang) > 100
    assert set(uang) <= kata
