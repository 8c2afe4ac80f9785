"""IKU and supporting indicators: every formula typeset as what it computes, slips mended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import pypdfium2
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sakip.berkas.baca import read_berkas
from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.rumus import hitung as compute
from sakip.core.rumus import urai
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung
from sakip.laporan.bahan import Bahan
from sakip.laporan.formulasi import formula_of as formula
from sakip.laporan.iku import iku
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Dokumen, Isi, Paragraf, Pecahan, Tabel, TandaTangan, potongan
from sakip.naskah.telusur import polos, semua_blok, semua_teks

BATHIN = "bathin-solapan"
JUNI = date(2024, 6, 28)


@cache
def data(nama: str, tahun: int | None = None) -> tuple[Berkas, BukuHasil]:
    berkas = read_berkas(nama)
    return berkas, hitung(berkas, rulebook_of(berkas), tahun=tahun)


@cache
def bathin() -> Dokumen:
    return iku(*data(BATHIN), tanggal=JUNI)


@cache
def kertas() -> str:
    with pypdfium2.PdfDocument(tulis_pdf(bathin())) as pdf:
        teks = "\n".join(h.get_textpage().get_text_range() for h in pdf)
    return " ".join(teks.replace("\ufffe", "").split())


def tables(dokumen: Dokumen) -> list[list[list[str]]]:
    """The cells of each table, row by row, the head first."""
    return [
        [
            [
                "\n".join(polos(p.isi) for p in s.blok if isinstance(p, Paragraf))
                for s in baris.semua_sel
            ]
            for baris in (*blok.kepala, *blok.baris)
        ]
        for blok in semua_blok(dokumen)
        if isinstance(blok, Tabel)
    ]


def formula_of(nama: str, indikator: str) -> tuple[object, ...]:
    bahan = Bahan(*data(nama))
    iv = next(i for i in bahan.indikator if i.indikator == indikator)
    return tuple(p for p in potongan(formula(bahan, iv)) if p)


# -- as document 003 has it ----------------------------------------------------------------


def test_one_iku_ten_indicators_and_eleven_that_support_them() -> None:
    utama, semua, pendukung = tables(bathin())
    assert [r[0] for r in utama[1:]] == [
        "1",
        "Ditetapkan dengan Keputusan Bupati Bengkalis Nomor 177/KPTS/I/2022 tentang Penetapan "
        "Indikator Utama Perangkat Daerah di Lingkungan Pemerintah Kabupaten Bengkalis.",
    ]
    assert [r[0] for r in semua[1:]] == [str(n) for n in range(1, 11)]
    assert [r[0] for r in pendukung[1:]] == [str(n) for n in range(1, 12)]
    assert semua[2][1] == "Predikat Akuntabilitas Kinerja"
    assert semua[10][-1] == "Pejabat Eselon IV\nSumber: IDM, Dinas Pemberdayaan Masyarakat dan Desa"
    assert pendukung[1][2] == "–"


@pytest.mark.parametrize(
    "isi",
    [
        "INDIKATOR KINERJA UTAMA KECAMATAN BATHIN SOLAPAN TAHUN 2021–2026",
        "INDIKATOR KINERJA PENDUKUNG KECAMATAN BATHIN SOLAPAN TAHUN 2024",
        "Definisi operasional",
        "Persentase Desa Mandiri",
        "Persentase Gangguan Kamtibmas yang ditindaklanjuti secara tuntas",
        "Sebangar, 28 Juni 2024",
        "MUHAMMAD RUSYDY MR, S.STP, M.Si",
        "Pembina / IVa",
    ],
)
def test_the_paper_says_what_the_source_has_right(isi: str) -> None:
    assert isi in kertas()


@pytest.mark.parametrize(
    "salah",
    ["Bengkulu", "Defenisi", "Deserta", "Ketentraman", "Iva", "yang diampu", "[belum ada"],
)
def test_neither_slips_nor_our_own_names_of_nodes_are_printed(salah: str) -> None:
    assert salah not in kertas()


def test_ikm_is_a_fraction_times_weight_times_25() -> None:
    assert formula_of(BATHIN, "ikm") == (
        "IKM = ",
        Pecahan("Jumlah nilai persepsi tiap unsur", "Jumlah unsur yang terisi"),
        " ×\N{NO-BREAK SPACE}",
        "Nilai penimbang",
        " ×\N{NO-BREAK SPACE}",
        "25",
    )


def test_a_sum_of_percentages_is_not_multiplied_by_100_again() -> None:
    (pecahan,) = formula_of(BATHIN, "layanan-sesuai-sop")
    assert isinstance(pecahan, Pecahan)
    assert pecahan.bawah == "jumlah SOP pelayanan publik"


def test_every_percentage_that_divides_is_a_real_fraction() -> None:
    bahan = Bahan(*data(BATHIN))
    berumus = [i for i in bahan.indikator if " / " in i.rumus]
    assert len(berumus) == 15
    for iv in berumus:
        satu = [p for p in potongan(formula(bahan, iv)) if isinstance(p, Pecahan)]
        assert len(satu) == 1, iv.nama
    tercetak = {p for _, p in semua_teks(bathin()) if isinstance(p, Pecahan)}
    assert len(tercetak) >= 14


# -- what is missing -----------------------------------------------------------------------


def test_an_unknown_day_is_room_to_write_it_by_hand() -> None:
    (tanda,) = [b for b in semua_blok(iku(*data(BATHIN))) if isinstance(b, TandaTangan)]
    assert tanda.tempat_tanggal.endswith("....")


@pytest.mark.parametrize(
    ("nama", "tahun", "hari"),
    [("bajeng", 2024, "2 Januari 2024"), ("contoh-tahun-berjalan", 2025, "20 Januari 2025")],
)
def test_the_day_is_that_of_the_plan_or_the_first_agreement(
    nama: str, tahun: int, hari: str
) -> None:
    (tanda,) = (b for b in semua_blok(iku(*data(nama, tahun))) if isinstance(b, TandaTangan))
    assert tanda.tempat_tanggal.endswith(f", {hari}")


def test_an_iku_without_meaning_or_formula_is_refused() -> None:
    berkas, buku = data(BATHIN)
    kosong = tuple(
        i.model_copy(update={"definisi": "", "formulasi": "", "rumus": "", "komponen": ()})
        for i in berkas.indikator_versi
    )
    with pytest.raises(Galat) as galat:
        iku(berkas.model_copy(update={"indikator_versi": kosong}), buku, tanggal=JUNI)
    assert [g.pesan for g in galat.value.rincian] == [
        "definisi operasional Indeks Kepuasan Masyarakat (IKM)",
        "formulasi Indeks Kepuasan Masyarakat (IKM)",
    ]


def test_a_column_that_no_indicator_fills_is_left_out() -> None:
    kepala = [t[0] for t in tables(iku(*data("bareng"), draf=True))]
    assert "Definisi operasional" in kepala[1]
    assert "Definisi operasional" not in kepala[2]


# -- formulas ------------------------------------------------------------------------------

BAGIAN = st.sampled_from(["a", "b", "c", "2", "2,5", "100"])
RUMUS = st.recursive(
    BAGIAN,
    lambda dalam: st.builds(
        lambda kiri, tanda, kanan: f"({kiri}) {tanda} ({kanan})",
        dalam,
        st.sampled_from("+−×/"),
        dalam,
    ),
    max_leaves=7,
)


@settings(max_examples=60)
@given(RUMUS)
def test_a_typeset_formula_computes_the_same(teks: str) -> None:
    nilai = {"a": Decimal(7), "b": Decimal(5), "c": Decimal(3)}
    semula = compute(urai(teks), nilai).penuh
    assume(semula is not None)
    tercetak = _in_a_row(formula(_bahan(), _indicator(teks)))
    assert compute(urai(tercetak), nilai).penuh == semula


@cache
def _bahan() -> Bahan:
    return Bahan(*data(BATHIN))


def _indicator(rumus: str) -> IndikatorVersi:
    isi = {"indikator": "x", "tahun": 2024, "simpul": "camat", "nama": "X", "rumus": rumus}
    return IndikatorVersi.model_validate(isi)


def _in_a_row(isi: Isi) -> str:
    """The pieces as one line that reads back: a fraction holds tighter than what is around it."""
    return "".join(
        f"(({p.atas}) / ({p.bawah}))" if isinstance(p, Pecahan) else polos(p) for p in potongan(isi)
    ).replace("\N{NO-BREAK SPACE}", " ")
