"""Perjanjian Kinerja: who promises what to whom, for how much, and why the target is what it is."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.berkas.baca import read_berkas
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.alamat import Alamat
from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.aturan.jenis import Polaritas
from sakip.core.jejak import Hasil, Perhitungan, buat_hasil
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung
from sakip.laporan.kalimat_target import Arah, target_sentence
from sakip.laporan.perjanjian import perjanjian_kinerja
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Daftar,
    Dokumen,
    Judul,
    Kop,
    Paragraf,
    Pasangan,
    Tabel,
    TandaTangan,
)
from sakip.naskah.telusur import polos, semua_blok

CONTOH = "contoh-tahun-berjalan"


@cache
def data(nama: str, tahun: int) -> tuple[Berkas, BukuHasil]:
    berkas = read_berkas(nama)
    return berkas, hitung(berkas, rulebook_of(berkas), tahun=tahun)


@cache
def bajeng() -> Dokumen:
    return perjanjian_kinerja(*data("bajeng", 2024))


@cache
def halaman_bajeng() -> list[str]:
    with pypdfium2.PdfDocument(tulis_pdf(bajeng())) as pdf:
        teks = [h.get_textpage().get_text_range() for h in pdf]
    return [" ".join(t.replace("\ufffe", "").split()) for t in teks]


@cache
def contoh(versi: str = "", jabatan: str = "") -> Dokumen:
    berkas, buku = data(CONTOH, 2025)
    return perjanjian_kinerja(berkas, buku, versi=versi, jabatan=jabatan, draf=True)


def words(blok: Blok) -> str:
    """All text of a block; cells are parted by bars."""
    match blok:
        case Judul():
            return f"{blok.nomor} {blok.isi}"
        case Paragraf():
            return polos(blok.isi)
        case Daftar():
            return "\n".join(polos(b.isi) for b in blok.semua_butir)
        case Pasangan():
            return "\n".join(f"{nama}: {polos(isi)}" for nama, isi in blok.isi)
        case Tabel():
            return "\n".join([blok.judul, *(" | ".join(r) for r in rows(blok))])
        case TandaTangan():
            return "\n".join(p.nama for p in blok.penanda)
    return ""


def rows(tabel: Tabel) -> list[list[str]]:
    return [
        ["\n".join(words(b) for b in s.blok) for s in b.semua_sel]
        for b in (*tabel.kepala, *tabel.baris)
    ]


def text(dokumen: Dokumen) -> str:
    return "\n".join(words(b) for b in semua_blok(dokumen))


def tables(dokumen: Dokumen, judul: str) -> list[Tabel]:
    return [b for b in semua_blok(dokumen) if isinstance(b, Tabel) and b.judul == judul]


def statements(dokumen: Dokumen) -> list[Bagian]:
    """The pages that are signed by both parties."""
    bagian = [b for b in dokumen.isi if isinstance(b, Bagian)]
    return [b for b in bagian if isinstance(b.isi[0], Kop)]


def people(bagian: Bagian) -> list[dict[str, str]]:
    """First and second party as the statement names them."""
    return [
        {nama: polos(isi) for nama, isi in b.isi} for b in bagian.isi if isinstance(b, Pasangan)
    ]


# -- Bajeng, as document 001 has it --------------------------------------------------------


@pytest.mark.parametrize(
    "isi",
    [
        "PERJANJIAN KINERJA TAHUN 2024",
        "Nama : SITI HAERANI, S.Sos Jabatan : Camat Bajeng",
        "Nama : Dr. ADNAN PURICHTA ICHSAN YL, S.H., M.H. Jabatan : Bupati Gowa",
        "Sungguminasa, 2 Januari 2024",
        "Indeks Kepuasan Masyarakat (IKM) 84,00 (Baik)",
        "Nilai SAKIP 80,00 (BB)",
        "8 unit",
        "14 SOP",
        "5 unsur masyarakat",
        "56 usulan",
        "300 orang",
        "33.800.000",
        "1.521.097.505",
        "3.649.867.866",
        "Jumlah 5.204.765.371",
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.",
        "Sumber data",
        "Inspektorat",
        "82,71 dengan capaian 97,31%",
    ],
)
def test_the_agreement_of_bajeng_prints_what_its_source_has_right(isi: str) -> None:
    assert isi in " ".join(halaman_bajeng())


@pytest.mark.parametrize(
    "salah",
    ["Balk", "74,50", "80,33", "94,51", "HAKRAN", "prasana", "[belum ada", "Pemerintah (SA"],
)
def test_no_slip_of_the_source_is_printed(salah: str) -> None:
    assert salah not in " ".join(halaman_bajeng())


def test_only_the_civil_servant_has_a_nip() -> None:
    pernyataan, tabel = halaman_bajeng()[0], halaman_bajeng()[2]
    assert pernyataan.count("NIP.") == tabel.count("NIP.") == 1


def test_no_page_holds_signatures_only() -> None:
    assert all(len(teks) > 350 for teks in halaman_bajeng())


def test_the_superior_signs_at_the_left_and_under_the_statement_as_second_party() -> None:
    tanda = [b for b in semua_blok(bajeng()) if isinstance(b, TandaTangan)]
    assert [p.jabatan for p in tanda[0].penanda] == [
        ("Pihak Kedua,", "BUPATI GOWA"),
        ("Pihak Pertama,", "CAMAT BAJENG"),
    ]
    assert [p.jabatan for p in tanda[1].penanda] == [("BUPATI GOWA",), ("CAMAT BAJENG",)]


def test_targets_stand_under_the_level_of_their_sasaran_numbered_anew() -> None:
    (tabel,) = tables(bajeng(), "Target kinerja")
    kelompok = [words(b.semua_sel[0].blok[0]) for b in tabel.baris if b.gaya == "kelompok"]
    assert kelompok == ["Sasaran Strategis", "Sasaran Program", "Sasaran Kegiatan"]
    assert [r[0] for r in rows(tabel)[1:]] == [
        "Sasaran Strategis",
        *("1", "2"),
        "Sasaran Program",
        *map(str, range(1, 7)),
        "Sasaran Kegiatan",
        *map(str, range(1, 11)),
    ]


# -- every level, murni and perubahan ------------------------------------------------------


@pytest.mark.parametrize("versi", ["murni", "perubahan-1"])
def test_every_row_of_the_sheet_becomes_one_agreement(versi: str) -> None:
    berkas, _ = data(CONTOH, 2025)
    baris = [p for p in berkas.perjanjian if p.versi == versi]
    jabatan = {j.id: j.nama for j in berkas.jabatan}
    tercetak = [people(b) for b in statements(contoh(versi))]
    assert len(baris) == len(tercetak) > 10
    for p, (pertama, kedua) in zip(baris, tercetak, strict=True):
        assert pertama["Jabatan"].removeprefix("Plt. ") == jabatan[p.pihak_pertama]
        assert kedua["Jabatan"].removeprefix("Plt. ") == jabatan[p.pihak_kedua]


def test_the_holder_of_the_day_signs() -> None:
    januari = people(statements(contoh("murni", "kasi-pelayanan"))[0])[0]
    september = people(statements(contoh("perubahan-1", "kasi-pelayanan"))[0])[0]
    assert januari == {
        "Nama": "BARATA SUGIHWARAS, S.Sos.",
        "Jabatan": "Plt. Kepala Seksi Pelayanan Publik",
    }
    assert september["Nama"] == "LARASATI GEMANINGTYAS, S.A.P."
    assert september["Jabatan"] == "Kepala Seksi Pelayanan Publik"


def test_the_last_edition_is_printed_unless_another_is_asked_for() -> None:
    assert "PERJANJIAN KINERJA PERUBAHAN TAHUN 2025" in text(contoh())
    assert "PERUBAHAN" not in text(contoh("murni", "camat"))


def test_a_changed_target_stands_beside_the_old_one_an_unchanged_one_does_not() -> None:
    (berubah,) = tables(contoh("perubahan-1", "petugas-layanan"), "Target kinerja")
    (tetap,) = tables(contoh("perubahan-1", "sekcam"), "Target kinerja")
    assert ["Semula", "Menjadi"] in rows(berubah)
    assert rows(berubah)[-1][-2:] == ["1.600 dokumen", "1.700 dokumen"]
    assert rows(tetap)[0] == ["No", "Sasaran", "Indikator kinerja", "Target"]


def test_an_earlier_edition_knows_nothing_of_the_change() -> None:
    murni = text(contoh("murni", "camat"))
    assert "50,00%" in murni
    assert "58,33%" not in murni
    assert "58,33%" in text(contoh("perubahan-1", "camat"))


@pytest.mark.parametrize(
    ("huruf", "alasan"),
    [
        ("a", "Alasannya pergantian atau mutasi pejabat, salah satu"),
        ("b", "Alasannya perubahan strategi (mengenai tujuan dan sasaran"),
        ("c", "Alasannya perubahan prioritas atau asumsi (berakibat nyata"),
    ],
)
def test_a_change_names_its_legal_reason(huruf: str, alasan: str) -> None:
    isi = text(perjanjian_kinerja(*reasoned(huruf), jabatan="camat"))
    assert f"mengubah Perjanjian Kinerja Tahun 2025 tanggal 20 Januari 2025. {alasan}" in isi
    assert "PermenPANRB 53/2014" in isi


@pytest.mark.parametrize("huruf", ["", "d"])
def test_a_change_without_legal_reason_is_refused(huruf: str) -> None:
    with pytest.raises(Galat) as galat:
        perjanjian_kinerja(*reasoned(huruf), jabatan="camat")
    assert [g.pesan for g in galat.value.rincian] == [
        "alasan perubahan-1 2025: a, b, c (lembar versi_rencana, kolom alasan)"
    ]


def reasoned(huruf: str) -> tuple[Berkas, BukuHasil]:
    """The made-up office with another reason for its change."""
    berkas, buku = data(CONTOH, 2025)
    versi = tuple(
        v.model_copy(update={"alasan": huruf}) if v.id != "murni" else v
        for v in berkas.versi_rencana
    )
    return berkas.model_copy(update={"versi_rencana": versi}), buku


def test_an_agreement_that_does_not_exist_is_refused_with_those_that_do() -> None:
    berkas, buku = data(CONTOH, 2025)
    with pytest.raises(Galat) as galat:
        perjanjian_kinerja(berkas, buku, jabatan="bendahara", versi="perubahan-1")
    assert galat.value.kode == "laporan.perjanjian"
    assert "bendahara murni" in galat.value.saran
    with pytest.raises(Galat, match="Tidak ada perjanjian"):
        perjanjian_kinerja(*data("bareng", 2024), jabatan="sekretaris")


# -- money ---------------------------------------------------------------------------------


def amounts(tabel: Tabel) -> list[tuple[str, Decimal]]:
    """Number and amount in force of each row; the total comes last."""
    isi = [r for r in rows(tabel)[len(tabel.kepala) :] if any(SEUANG.fullmatch(s) for s in r)]
    return [(r[0], rupiah(next(s for s in reversed(r) if SEUANG.fullmatch(s)))) for r in isi]


SEUANG = re.compile(r"\d{1,3}(\.\d{3})+")


def rupiah(teks: str) -> Decimal:
    return Decimal(teks.replace(".", ""))


@pytest.mark.parametrize("jabatan", ["camat", "sekcam", "kasi-pmd", "kasubag-umum"])
def test_the_total_is_the_sum_of_what_is_numbered(jabatan: str) -> None:
    (tabel,) = tables(contoh("perubahan-1", jabatan), "Program dan anggaran")
    *baris, (judul, jumlah) = amounts(tabel)
    assert judul == "Jumlah"
    assert jumlah == sum(nilai for nomor, nilai in baris if nomor)
    assert len(baris) > 1


def test_a_changed_agreement_prints_the_money_before_and_after() -> None:
    (tabel,) = tables(contoh("perubahan-1", "camat"), "Program dan anggaran")
    semula = [("2.110.500.000", "2.096.000.000"), ("64.750.000", "76.750.000")]
    assert [tuple(r[2:4]) for r in rows(tabel)[2:4]] == semula
    (murni,) = tables(contoh("murni", "camat"), "Program dan anggaran")
    assert [r[2] for r in rows(murni)[1:3]] == [lama for lama, _ in semula]


def test_an_agreement_of_several_roots_has_the_total_of_what_it_answers_for() -> None:
    (tabel,) = tables(contoh("murni", "kasubag-program"), "Program dan anggaran")
    assert rows(tabel)[-1] == ["Jumlah", "1.893.900.000"]


# -- an office that lists no agreement -----------------------------------------------------


def test_without_rows_the_head_promises_sasaran_and_programmes_to_the_bupati() -> None:
    dokumen = perjanjian_kinerja(*data("bareng", 2024), draf=True)
    (pertama, kedua) = people(statements(dokumen)[0])
    assert pertama == {"Nama": "USMAN, SE., M.Si", "Jabatan": "Camat Bareng"}
    assert kedua["Jabatan"] == "Bupati Jombang"
    (target,) = tables(dokumen, "Target kinerja")
    assert [r[-1] for r in rows(target) if r[0] in ("1", "2")][:2] == ["74,30", "8,05"]
    (uang,) = tables(dokumen, "Program dan anggaran")
    assert rows(uang)[-1][:2] == ["Jumlah", "2.876.885.603"]
    assert "2.580.595.912" not in text(dokumen)


def test_what_is_unknown_is_a_named_gap() -> None:
    with pytest.raises(Galat) as galat:
        perjanjian_kinerja(*data("bareng", 2024))
    assert [re.sub(r" \(.*", "", g.pesan) for g in galat.value.rincian] == [
        "nama Bupati Jombang pada 1 Juli 2024",
    ]
    draf = perjanjian_kinerja(*data("bareng", 2024), draf=True)
    assert draf.judul.startswith("Draf, belum lengkap: ")
    assert "[belum ada: nama Bupati Jombang" in text(draf)


# -- annex 2 -------------------------------------------------------------------------------


def test_the_head_explains_sasaran_the_others_what_they_answer_for() -> None:
    def explained(jabatan: str) -> list[str]:
        return [
            b.isi
            for b in semua_blok(contoh("perubahan-1", jabatan))
            if isinstance(b, Judul) and b.tingkat == 2
        ]

    assert len(explained("camat")) == 3
    assert explained("sekcam") == ["Meningkatnya kinerja pegawai dan tertibnya administrasi kantor"]
    assert explained("petugas-trantib") == [
        "Koordinasi dengan Perangkat Daerah dan Kepolisian dalam Penegakan Peraturan"
    ]


def test_what_nobody_filled_in_is_left_out() -> None:
    def columns(jabatan: str) -> list[str]:
        dokumen = contoh("perubahan-1", jabatan)
        tabel = [b for b in semua_blok(dokumen) if isinstance(b, Tabel) and not b.judul]
        return rows(tabel[0])[0]

    assert columns("camat") == ["No", "Uraian", "Relevansi", "Formulasi", "Sumber data"]
    assert columns("kasubag-umum") == ["No", "Uraian", "Formulasi", "Sumber data"]
    assert columns("petugas-trantib") == ["Indikator kinerja", "Target", "Penjelasan"]


# -- why the target is what it is ----------------------------------------------------------


def figure(
    nilai: str | Decimal | Kosong, alamat: str, *, satuan: str = "", label: str = ""
) -> Hasil:
    kosong = nilai if isinstance(nilai, Kosong) else None
    penuh = None if kosong or label else Decimal(str(nilai))
    isi = Perhitungan(penuh, kosong=kosong, label=label)
    return buat_hasil(Alamat.baca(alamat), isi, satuan=satuan, desimal=2)


def said(
    target: Decimal | str,
    dulu: Decimal | str | Hasil | None = None,
    hasil: Decimal | str | Hasil | None = None,
    *,
    semula: Decimal | str | None = None,
    polaritas: Polaritas = Polaritas.MAKS,
) -> str:
    def of(nilai: Decimal | str | Hasil | None, alamat: str) -> Hasil | None:
        return nilai if nilai is None or isinstance(nilai, Hasil) else figure(nilai, alamat)

    return polos(
        target_sentence(
            Arah(
                polaritas,
                figure(target, "target:a:2024@perubahan-1"),
                of(semula, "target:a:2024@murni"),
                of(dulu, "target:a:2023"),
                of(hasil, "realisasi-sebanding:a:2023"),
                figure("97.31", "capaian:a:2023", satuan="%") if hasil is not None else None,
            )
        )
    )


ANGKA = st.decimals("0", "200", places=2)


@settings(max_examples=40)
@given(target=ANGKA, dulu=ANGKA, hasil=ANGKA)
def test_the_direction_is_the_one_of_the_figures(
    target: Decimal, dulu: Decimal, hasil: Decimal
) -> None:
    kalimat = said(target, dulu, hasil)
    assert (" naik " in kalimat) == (target > dulu)
    assert (" turun " in kalimat) == (target < dulu)
    assert ("di atas hasil" in kalimat or "lebih tinggi." in kalimat) == (target > hasil)
    assert ("di bawah hasil" in kalimat or "lebih rendah." in kalimat) == (target < hasil)
    assert "(capaian 97,31%)" in kalimat


@settings(max_examples=25)
@given(target=ANGKA, dulu=ANGKA)
def test_where_less_is_better_a_lower_target_is_stricter(target: Decimal, dulu: Decimal) -> None:
    kalimat = said(target, dulu, polaritas=Polaritas.MIN)
    assert ("lebih ketat." in kalimat) == (target < dulu)
    assert ("lebih longgar." in kalimat) == (target > dulu)


@settings(max_examples=25)
@given(target=ANGKA, semula=ANGKA)
def test_a_change_is_told_only_where_there_is_one(target: Decimal, semula: Decimal) -> None:
    kalimat = said(target, "90", semula=semula)
    berubah = "Target diubah dari" in kalimat or "Perjanjian sebelumnya menargetkan" in kalimat
    assert berubah == (target != semula)
    assert ("tidak menyentuh target ini." in kalimat) == (target == semula)


def test_what_cannot_be_compared_is_said_with_its_reason() -> None:
    kosong = Kosong(TanpaNilai.TIDAK_BERLAKU, "tidak sebanding: dulu menghitung kegiatan")
    kalimat = said("24", hasil=figure(kosong, "realisasi-sebanding:a:2023"))
    assert "tidak dapat dijadikan pembanding. Tidak sebanding: dulu menghitung" in kalimat
    assert "hasil 2023, yaitu" not in kalimat


def test_a_class_and_a_number_are_named_but_not_put_in_order() -> None:
    kalimat = said("80", figure("0", "target:a:2023", label="BB"))
    assert "target 2023 dinyatakan sebagai BB" in kalimat
    assert not re.search("naik|turun", kalimat)


def test_an_indicator_without_last_year_says_only_that() -> None:
    kalimat = said("5")
    assert "2023" in kalimat
    assert re.search("tidak tercatat", kalimat)


def test_an_office_without_a_head_is_refused_or_printed_as_a_gap() -> None:
    berkas, buku = data("bareng", 2024)
    tanpa = berkas.model_copy(update={"jabatan": (), "pejabat": ()})
    with pytest.raises(Galat) as galat:
        perjanjian_kinerja(tanpa, buku)
    assert [g.pesan for g in galat.value.rincian] == ["kepala kantor (lembar jabatan)"]
    assert text(perjanjian_kinerja(tanpa, buku, draf=True)) == "kepala kantor (lembar jabatan)"
