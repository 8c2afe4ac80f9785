"""What indicators mean: lists of formulas, and the figures of their parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sakip.berkas.model import Berkas
from sakip.hitung import hitung, rulebook_of
from sakip.impor import impor
from sakip.impor.rumus import baca_rumus
from sakip.periksa import baca_teks

JUDUL = "LAPORAN KINERJA PENGADILAN NEGERI WANASARI TAHUN 2022\n\n"


def baca(isi: str) -> Berkas:
    return impor(baca_teks(JUDUL + isi, "lkj.txt")).berkas


@pytest.mark.parametrize(
    "tercetak",
    [
        "Jumlah desa mandiri / Jumlah seluruh desa x 100%",
        "(Jumlah desa mandiri : Jumlah seluruh desa) x 100 %",
        "Persentase desa = (Jumlah desa mandiri/Jumlah seluruh desa) × 100%",
        "Jumlah desa mandiri dibagi jumlah seluruh desa dikali 100%",
        "Jumlah desa mandiri -------- x 100% Jumlah seluruh desa",
        "Jumlah desa mandiri x 100 Jumlah seluruh desa",
        "Jumlah desa mandiri = x 100% Jumlah seluruh desa",
        r"$\frac{\text{Jumlah desa mandiri}}{\text{Jumlah seluruh desa}} \times 100 \%$",
        r"\frac{Jumlah desa mandiri}{Jumlah seluruh desa} \times 100",
        "Perbandingan antara jumlah desa mandiri dengan jumlah seluruh desa",
    ],
)
def test_a_share_is_read_however_it_is_written(tercetak: str) -> None:
    rumus = baca_rumus(tercetak)
    assert rumus is not None
    assert rumus.teks == "jumlah_desa_mandiri / jumlah_desa × 100"
    assert rumus.atas.casefold() == "jumlah desa mandiri"
    assert rumus.bawah.casefold() == "jumlah seluruh desa"


@pytest.mark.parametrize(
    "tercetak",
    [
        "Nilai SAKIP menurut LHE Inspektorat",
        "Jumlah laporan PHBN/PHBA tahun n",
        "(Tahun n - tahun n-1) / tahun n-1 x 100%",
        r"$IKPP = \frac{(IKM \text{ konversi} \times 2,5) + (IPP \times 2)}{2}$",
        r"\frac{\text{Total nilai}}{\text{Total unsur}} \times \text{Nilai penimbang}",
    ],
)
def test_what_is_no_share_is_left_as_it_stands(tercetak: str) -> None:
    assert baca_rumus(tercetak) is None


def test_a_list_of_indicators_without_any_figure() -> None:
    berkas = baca(
        "INDIKATOR KINERJA UTAMA TAHUN 2021-2026\n\n"
        "No\tIndikator Kinerja\tDefinisi Operasional\tFormulasi\tSumber Data\tPenanggung Jawab\n"
        "1\tPersentase perkara selesai tepat waktu\tPerkara yang putus dalam 5 bulan\t"
        "Jumlah perkara tepat waktu / Jumlah perkara putus x 100%\tSIPP\tPanitera\n"
        "2\tIndeks kepuasan pencari keadilan\tHasil survei\tNilai survei\tSurvei\tSekretaris\n\n"
        "INDIKATOR PENDUKUNG\n\n"
        "1.\tPersentase perkara tanpa banding\tPerkara yang diterima para pihak\t"
        "Jumlah perkara tanpa banding x 100 Jumlah perkara putus\tSIPP\tPanitera\n"
    )
    arti = {iv.nama: iv for iv in berkas.indikator_versi}
    assert set(arti) == {
        "Persentase perkara selesai tepat waktu",
        "Indeks kepuasan pencari keadilan",
        "Persentase perkara tanpa banding",
    }
    tepat = arti["Persentase perkara selesai tepat waktu"]
    assert tepat.rumus == "jumlah_perkara_tepat_waktu / jumlah_perkara_putus × 100"
    assert tepat.definisi == "Perkara yang putus dalam 5 bulan"
    assert tepat.penanggung_jawab == "panitera"
    assert tepat.iku
    banding = arti["Persentase perkara tanpa banding"]
    assert [k.label for k in banding.komponen] == [
        "Jumlah perkara tanpa banding",
        "Jumlah perkara putus",
    ]
    assert not berkas.target
    assert not berkas.realisasi


RUMUS = (
    "Tabel 2.1 Indikator Kinerja Utama\n"
    "No\tIndikator Kinerja\tFormulasi\n"
    "1\tPersentase perkara tanpa banding\t"
    "Jumlah perkara tanpa banding / Jumlah perkara putus x 100%\n\n"
    "Uraian.\n\n"
    "Tabel 3.1 Pengukuran Kinerja\n"
    "Sasaran Strategis\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
    "Terwujudnya peradilan yang pasti\tPersentase perkara tanpa banding\t90%\t93,98%\t104,42%\n\n"
)


@pytest.mark.parametrize(
    "uraian",
    [
        "Tabel 3.2 Keadaan perkara\n"
        "Jenis perkara\tJumlah perkara putus\tJumlah perkara tanpa banding\n"
        "Pidana\t77\t74\nPerdata\t6\t4\nJumlah\t83\t78\n",
        "Tabel 3.2 Keadaan perkara\n"
        "Uraian\tTahun 2022\nJumlah perkara tanpa banding\t78\nJumlah perkara putus\t83\n",
        "Perhitungannya 78 perkara / 83 perkara x 100% = 93,98% untuk tahun 2022.\n",
    ],
)
def test_printed_parts_take_the_place_of_the_figure(uraian: str) -> None:
    berkas = baca(RUMUS + uraian)
    (realisasi,) = berkas.realisasi
    assert dict(realisasi.komponen or {}) == {
        "jumlah_perkara_tanpa_banding": Decimal(78),
        "jumlah_perkara_putus": Decimal(83),
    }
    assert not realisasi.terlapor
    buku = hitung(berkas, rulebook_of(berkas))
    hasil = buku.ada("realisasi", realisasi.indikator, "2022")
    assert hasil is not None
    assert hasil.terbit == Decimal("93.98")


def test_parts_that_do_not_give_the_figure_are_not_taken() -> None:
    berkas = baca(
        RUMUS + "Tabel 3.2 Keadaan perkara\n"
        "Uraian\tTahun 2022\nJumlah perkara tanpa banding\t68\nJumlah perkara putus\t83\n"
    )
    (realisasi,) = berkas.realisasi
    assert realisasi.komponen is None
    assert realisasi.nilai == Decimal("93.98")
    assert realisasi.terlapor
