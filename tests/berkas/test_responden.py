"""Respondents' files as offices make them: any column order, words, gaps, totals at the bottom."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.berkas.responden import RekapResponden, baca_responden
from sakip.berkas.responden.cacah import DAFTAR, LAYANAN_MAKS, POTONG, TAMPUNG
from sakip.berkas.responden.jawaban import INGATAN
from sakip.core.aturan.jenis import Jawaban, Skm, Unsur
from sakip.core.ikm import rekap
from sakip.galat import Galat

UNSUR = (
    Unsur(id="syarat", nama="Persyaratan", sinonim=("Kesesuaian persyaratan",)),
    Unsur(id="prosedur", nama="Sistem, mekanisme, dan prosedur", sinonim=("Prosedur pelayanan",)),
    Unsur(id="waktu", nama="Waktu penyelesaian", sinonim=("Waktu", "Kecepatan waktu")),
    Unsur(id="biaya", nama="Biaya/tarif", sinonim=("Biaya",)),
    Unsur(id="sarana", nama="Sarana dan prasarana", sinonim=("Sarpras", "Kualitas sarana")),
    Unsur(id="aduan", nama="Penanganan pengaduan, saran, dan masukan", sinonim=("Pengaduan",)),
)
ID = tuple(satu.id for satu in UNSUR)
SKM = Skm(
    jenis="skm",
    unsur=UNSUR,
    urutan_lain={},
    jawaban=(
        Jawaban(nilai=1, teks="Tidak baik", sinonim=("TB",)),
        Jawaban(nilai=2, teks="Kurang baik", sinonim=("KB",)),
        Jawaban(nilai=3, teks="Baik", sinonim=("B",)),
        Jawaban(nilai=4, teks="Sangat baik", sinonim=("SB",)),
    ),
    pengali=Decimal(25),
    gabungan="rata_rata_layanan",
    tak_lengkap="jawaban_yang_ada",
    desimal=2,
)
LENGKAP_SAJA = SKM.model_copy(update={"tak_lengkap": "responden_lengkap"})
JUDUL = "no;layanan;U1;U2;U3;U4;U5;U6\n"


def berkas(tmp_path: Path, teks: str) -> Path:
    path = tmp_path / "survei.csv"
    path.write_text(teks)
    return path


def baca(tmp_path: Path, teks: str, isi: Skm = SKM) -> RekapResponden:
    return baca_responden(berkas(tmp_path, teks), isi)


def galat_dari(tmp_path: Path, teks: str) -> Galat:
    with pytest.raises(Galat) as tertangkap:
        baca(tmp_path, teks)
    return tertangkap.value


def jumlah(hasil: RekapResponden) -> dict[str, tuple[int, int]]:
    """Sum and number of answers per unsur."""
    return {satu.id: (satu.jumlah, satu.menjawab) for satu in hasil.semua.rekap.unsur}


def test_answers_are_tallied_per_service_and_unsur(tmp_path: Path) -> None:
    hasil = baca(tmp_path, JUDUL + "1;KTP;4;4;3;4;4;2\n2;KK;3;3;3;3;3;3\n3;KTP;4;1;3;4;4;2\n")
    ktp, kk = hasil.layanan
    assert (ktp.nama, ktp.rekap.responden, kk.nama, kk.rekap.responden) == ("KTP", 2, "KK", 1)
    assert [(u.id, u.jumlah, u.menjawab) for u in ktp.rekap.unsur] == [
        ("syarat", 8, 2),
        ("prosedur", 5, 2),
        ("waktu", 6, 2),
        ("biaya", 8, 2),
        ("sarana", 8, 2),
        ("aduan", 4, 2),
    ]
    assert ktp.cacah["prosedur"] == (1, 0, 0, 1)
    assert hasil.semua.rekap.responden == 3
    assert hasil.semua.cacah["waktu"] == (0, 0, 3, 0)


def test_columns_are_known_by_name_in_any_order(tmp_path: Path) -> None:
    judul = "Biaya;Tanggal;SARPRAS;Jenis Layanan;Waktu;persyaratan;Pengaduan;Prosedur Pelayanan\n"
    hasil = baca(tmp_path, judul + "4;2024-01-02;1;KTP;2;3;1;4\n")
    assert {id_unsur: nilai for id_unsur, (nilai, _) in jumlah(hasil).items()} == {
        "syarat": 3,
        "prosedur": 4,
        "waktu": 2,
        "biaya": 4,
        "sarana": 1,
        "aduan": 1,
    }
    peran = {satu.huruf: (satu.judul, satu.peran, satu.unsur) for satu in hasil.kolom}
    assert peran["A"] == ("Biaya", "unsur", "biaya")
    assert peran["B"] == ("Tanggal", "tanggal", "")
    assert peran["D"] == ("Jenis Layanan", "layanan", "")
    assert hasil.catatan == ()


def test_a_name_beats_a_number(tmp_path: Path) -> None:
    """Questionnaires differ in what the last two are: the number alone says nothing."""
    hasil = baca(tmp_path, "U5. Pengaduan;6 - Sarana dan prasarana;U1\n1;4;2\n")
    assert jumlah(hasil) == {"syarat": (2, 1), "sarana": (4, 1), "aduan": (1, 1)}


def test_a_name_above_beats_the_number_below(tmp_path: Path) -> None:
    hasil = baca(tmp_path, "Pengaduan;Sarpras\nU5;U6\n1;4\n")
    assert jumlah(hasil) == {"sarana": (4, 1), "aduan": (1, 1)}
    assert hasil.catatan[0].startswith("Unsur tanpa kolom")


def test_numbers_follow_the_order_one_states(tmp_path: Path) -> None:
    path = berkas(tmp_path, "U1;U2\n1;4\n")
    hasil = baca_responden(path, SKM, urutan=["biaya", "aduan"])
    assert jumlah(hasil) == {"biaya": (1, 1), "aduan": (4, 1)}
    assert "U1 = Biaya/tarif; U2 = Penanganan pengaduan" in hasil.catatan[0]
    with pytest.raises(Galat, match="tidak ada pada aturan"):
        baca_responden(path, SKM, urutan=["tarip"])


def test_whole_questions_serve_as_titles(tmp_path: Path) -> None:
    hasil = baca(
        tmp_path,
        "Bagaimana kesesuaian persyaratan dengan jenisnya?;Bagaimana kecepatan waktu pelayanan?\n"
        "4;3\n",
    )
    assert jumlah(hasil) == {"syarat": (4, 1), "waktu": (3, 1)}
    assert hasil.catatan[0].startswith("Unsur tanpa kolom")


def test_a_question_that_touches_two_unsur_means_the_one_named_at_length(tmp_path: Path) -> None:
    tanya = "Apakah sarana dan prasarana menambah kecepatan waktu?"
    assert jumlah(baca(tmp_path, f"{tanya};Waktu\n4;3\n")) == {"waktu": (3, 1), "sarana": (4, 1)}


def test_words_within_a_title_give_way_to_the_name(tmp_path: Path) -> None:
    judul = "Saran Anda untuk kualitas sarana;Sarpras;Persyaratan\n"
    hasil = baca(tmp_path, judul + "tambah kursi;3;4\n")
    assert jumlah(hasil) == {"sarana": (3, 1), "syarat": (4, 1)}


def test_two_columns_for_one_unsur_are_refused(tmp_path: Path) -> None:
    galat = galat_dari(tmp_path, "no;U1;Persyaratan;U2\n1;4;4;4\n")
    assert galat.kode == "responden.kolom_ganda"
    assert "Kolom B dan C" in galat.pesan


@pytest.mark.parametrize(
    "atas",
    [
        "REKAP SURVEI;;;;;;;\n;;;;;;;\n" + JUDUL,  # a title above
        "No;Layanan;Unsur pelayanan;;;;;\n;;U1;U2;U3;U4;U5;U6\n",  # names over two rows
        "No;Layanan;Persyaratan;Prosedur pelayanan;Waktu;Biaya;Sarpras;Pengaduan\n"
        ";;U1;U2;U3;U4;U5;U6\n",  # name above, number below
        JUDUL + "(1);(2);(3);(4);(5);(6);(7);(8)\n",  # columns numbered beneath
        JUDUL + "1;2;3;4;5;6;7;8\n",
        "No;Layanan;U1;U2\n;;;;U3;U4;U5;U6\n",  # one header, broken over two rows
    ],
)
def test_titles_and_second_header_rows_are_no_respondents(tmp_path: Path, atas: str) -> None:
    hasil = baca(tmp_path, atas + "1;KTP;4;3;2;1;2;3\n2;KTP;4;3;2;1;2;3\n")
    assert hasil.semua.rekap.responden == 2
    assert [satu.nama for satu in hasil.layanan] == ["KTP"]
    assert [nilai for nilai, _ in jumlah(hasil).values()] == [8, 6, 4, 2, 4, 6]
    assert hasil.jumlah_ditolak == 0


@pytest.mark.parametrize(
    ("tertulis", "nilai"),
    [
        *[("4", 4), (" 3 ", 3), ("2,0", 2), ("4.00", 4), ("Sangat Baik", 4), ("sangat  baik", 4)],
        *[("TIDAK BAIK", 1), ("Kurang baik", 2), ("KB", 2), ("4 (Sangat baik)", 4)],
        *[("3 - Baik", 3), ("Baik (3)", 3)],
    ],
)
def test_answers_may_be_digits_or_words(tmp_path: Path, tertulis: str, nilai: int) -> None:
    assert jumlah(baca(tmp_path, f"U1;U2\n{tertulis};1\n"))["syarat"] == (nilai, 1)


@pytest.mark.parametrize("tertulis", ["", " ", "-", "n/a", "NULL"])
def test_a_skipped_answer_is_neither_zero_nor_counted(tmp_path: Path, tertulis: str) -> None:
    hasil = baca(tmp_path, f"U1;U2\n{tertulis};1\n4;2\n")
    assert jumlah(hasil) == {"syarat": (4, 1), "prosedur": (3, 2)}
    assert hasil.semua.rekap.tak_lengkap == 1
    assert hasil.jumlah_ditolak == 0


@pytest.mark.parametrize("tertulis", ["0", "5", "x", "3,5", "34", "True", "3 (Sangat baik)", "a"])
def test_an_answer_off_the_scale_is_reported_and_not_counted(tmp_path: Path, tertulis: str) -> None:
    hasil = baca(tmp_path, f"no;U1;U2\n1;4;4\n2;{tertulis};1\n")
    assert jumlah(hasil) == {"syarat": (4, 1), "prosedur": (5, 2)}
    (galat,) = hasil.ditolak
    assert galat.tempat == "survei.csv sel B3"
    assert f"'{tertulis}'" in galat.pesan
    assert "'U1'" in galat.pesan
    assert galat.saran == "Isi 1, 2, 3, 4, atau kosongkan bila tidak dijawab."


def test_only_the_first_findings_are_listed_but_all_are_counted(tmp_path: Path) -> None:
    hasil = baca(tmp_path, "no;U1;U2\n1;4;4\n" + "2;9;4\n" * 300)
    assert (len(hasil.ditolak), hasil.jumlah_ditolak) == (DAFTAR, 300)


def test_the_rule_decides_about_incomplete_respondents(tmp_path: Path) -> None:
    teks = "no;U1;U2\n1;4;4\n2;;1\n3;7;1\n"
    semua, lengkap = baca(tmp_path, teks), baca(tmp_path, teks, LENGKAP_SAJA)
    assert semua.semua.rekap[1:] == (3, 3, 2)  # respondents, used, incomplete
    assert lengkap.semua.rekap[1:] == (3, 1, 2)
    assert jumlah(semua) == {"syarat": (4, 1), "prosedur": (6, 3)}
    assert jumlah(lengkap) == {"syarat": (4, 1), "prosedur": (4, 1)}


def test_a_row_without_any_answer_is_no_respondent(tmp_path: Path) -> None:
    hasil = baca(tmp_path, JUDUL + "1;KTP;4;4;4;4;4;4\n2;KK;;;;;;\n3;KTP;;;9;;;\n\n;;;;;;;\n")
    assert (hasil.semua.rekap.responden, hasil.tanpa_jawaban) == (1, 2)
    assert [satu.nama for satu in hasil.layanan] == ["KTP"]


@pytest.mark.parametrize(
    "rekapnya",
    [
        "Jumlah;;8;8;8;8;8;8",
        "JUMLAH NILAI;;4;4;4;4;4;4",  # even where every figure could be an answer
        ";Rata-rata;4;4;4;4;4;4",
        "NRR;;3,5;4;4;4;4;4",
        "Nilai rata-rata per unsur;;4;4;4;4;4;4",
        ";total;2;2;2;2;2;2",
    ],
)
def test_rows_of_totals_are_not_counted(tmp_path: Path, rekapnya: str) -> None:
    hasil = baca(tmp_path, JUDUL + "1;KTP;4;4;4;4;4;4\n2;KTP;4;4;4;4;4;4\n" + rekapnya + "\n")
    assert hasil.semua.rekap.responden == 2
    assert hasil.jumlah_ditolak == 0
    (galat,) = hasil.dilewati
    assert (galat.kode, galat.tempat) == ("responden.rekap", "survei.csv baris 4")


def test_totals_are_found_where_the_first_column_holds_answers(tmp_path: Path) -> None:
    hasil = baca(tmp_path, "U1;U2\n4;4\nJumlah;4\n")
    assert (hasil.semua.rekap.responden, hasil.jumlah_dilewati) == (1, 1)


def test_a_remark_that_begins_like_a_total_is_no_total(tmp_path: Path) -> None:
    hasil = baca(tmp_path, "no;U1;saran;U2\n1;4;Jumlah loket kurang;9\n2;4;;4\n")
    assert (hasil.semua.rekap.responden, hasil.jumlah_dilewati) == (2, 0)


def test_a_header_repeated_on_the_next_page_is_not_counted(tmp_path: Path) -> None:
    baris = "1;KTP;4;4;4;4;4;4\n"
    hasil = baca(tmp_path, JUDUL + baris + JUDUL + baris)
    assert (hasil.semua.rekap.responden, hasil.jumlah_ditolak) == (2, 0)
    assert [(g.kode, g.tempat) for g in hasil.dilewati] == [
        ("responden.judul", "survei.csv baris 3")
    ]


def test_a_row_whose_answers_may_have_shifted_is_reported_not_read(tmp_path: Path) -> None:
    lebih = "2;Pindah; datang;4;4;4;4;4;4\n"
    kurang = "3;4;4;4;4;4;4\n"
    hasil = baca(tmp_path, JUDUL + "1;KTP;4;4;4;4;4;4\n" + lebih + kurang)
    assert hasil.semua.rekap.responden == 1
    assert [(g.kode, g.tempat) for g in hasil.dilewati] == [
        ("responden.bentuk", "survei.csv baris 3"),
        ("responden.bentuk", "survei.csv baris 4"),
    ]


def test_cells_missing_or_empty_at_the_end_do_no_harm(tmp_path: Path) -> None:
    hasil = baca(tmp_path, "no;U1;U2;saran\n1;4;3\n2;4;3;;;\n3;4;3;baik\n")
    assert (hasil.semua.rekap.responden, hasil.jumlah_dilewati) == (3, 0)


def test_one_service_written_in_several_ways_is_one_service(tmp_path: Path) -> None:
    hasil = baca(tmp_path, "layanan;U1;U2\nSurat Pindah;4;4\nSURAT  PINDAH ;4;4\n;3;3\n")
    assert [(s.nama, s.rekap.responden) for s in hasil.layanan] == [("Surat Pindah", 2), ("", 1)]
    assert "1 responden tidak menyebut layanannya." in hasil.catatan


def test_a_file_without_services_is_one_service_and_says_so(tmp_path: Path) -> None:
    hasil = baca(tmp_path, "U1;U2\n4;4\n3;3\n")
    assert [(s.nama, s.rekap.responden) for s in hasil.layanan] == [("", 2)]
    assert any("Tidak ada kolom layanan" in satu for satu in hasil.catatan)


def test_the_column_of_services_can_be_named(tmp_path: Path) -> None:
    path = berkas(tmp_path, "Loket;Urusan;U1;U2\n1;KTP;4;4\n2;KTP;4;4\n")
    hasil = baca_responden(path, SKM, layanan="urusan")
    assert [satu.nama for satu in hasil.layanan] == ["KTP"]
    with pytest.raises(Galat, match="Tidak ada kolom berjudul 'meja'") as tertangkap:
        baca_responden(path, SKM, layanan="meja")
    assert "urusan" in tertangkap.value.saran


def test_a_column_of_names_is_not_taken_for_services(tmp_path: Path) -> None:
    baris = "".join(f"nama {i};4;4\n" for i in range(LAYANAN_MAKS + 1))
    galat = galat_dari(tmp_path, "layanan;U1;U2\n" + baris)
    assert (galat.kode, galat.tempat) == ("responden.layanan", "survei.csv kolom A")


@pytest.mark.parametrize("jawaban", ["a;b\nd;b", "b;b\nb;b", "4;b\n3;b"])
def test_letters_that_can_be_read_two_ways_are_not_guessed(tmp_path: Path, jawaban: str) -> None:
    galat = galat_dari(tmp_path, f"U1;U2\n{jawaban}\n")
    assert galat.kode == "responden.huruf"
    assert "a=1" in galat.saran


def test_letters_are_doubted_even_after_many_other_texts(tmp_path: Path) -> None:
    lain = "".join(f"{i};SB\n" for i in range(10, INGATAN + 10))
    assert galat_dari(tmp_path, f"U1;U2\n{lain}a;b\n").kode == "responden.huruf"


def test_letters_are_read_as_told(tmp_path: Path) -> None:
    path = berkas(tmp_path, "U1;U2\na;b\nD;b\n")
    hasil = baca_responden(path, SKM, huruf={"a": 1, "b": 2, "c": 3, "d": 4})
    assert jumlah(hasil) == {"syarat": (5, 2), "prosedur": (4, 2)}
    with pytest.raises(Galat, match="Nilai 5 tidak ada"):
        baca_responden(path, SKM, huruf={"a": 5})


def test_short_forms_of_the_rule_are_read_among_their_like(tmp_path: Path) -> None:
    assert jumlah(baca(tmp_path, "U1;U2\nSB;B\nKB;B\n")) == {"syarat": (6, 2), "prosedur": (6, 2)}


def test_a_file_without_columns_of_unsur_says_what_to_write(tmp_path: Path) -> None:
    galat = galat_dari(tmp_path, "nama;umur\nAni;30\n")
    assert galat.kode == "responden.judul_tidak_ada"
    assert "U1, U2" in galat.saran


@pytest.mark.parametrize("isi", ["", "1;KTP;;;;;;\n", "1;KTP;9;9;9;9;9;9\n"])
def test_a_file_in_which_nobody_answered_is_refused(tmp_path: Path, isi: str) -> None:
    assert galat_dari(tmp_path, JUDUL + isi).kode == "responden.kosong"


def buku(tmp_path: Path, **lembar: Sequence[Sequence[object]]) -> Path:
    kerja = openpyxl.Workbook(write_only=True)
    for nama, isi in lembar.items():
        tujuan = kerja.create_sheet(nama)
        for satu in isi:
            tujuan.append(list(satu))
    path = tmp_path / "survei.xlsx"
    kerja.save(path)
    return path


TABEL: list[list[object]] = [
    ["Layanan", "U1", "U2"],
    ["KTP", 4, 3],
    ["KK", 3.5, None],
    ["KTP", True, "Baik"],
]


def test_a_workbook_is_read_like_a_csv(tmp_path: Path) -> None:
    hasil = baca_responden(buku(tmp_path, Petunjuk=[["Isi U1"]], Data=TABEL), SKM)
    assert hasil.lembar == "Data"
    assert jumlah(hasil) == {"syarat": (4, 1), "prosedur": (6, 2)}
    assert [g.tempat for g in hasil.ditolak] == [
        "survei.xlsx lembar 'Data' sel B3",
        "survei.xlsx lembar 'Data' sel B4",
    ]
    assert hasil.tanpa_jawaban == 1


def test_one_of_several_sheets_must_be_chosen(tmp_path: Path) -> None:
    path = buku(tmp_path, Jan=TABEL, Feb=TABEL)
    with pytest.raises(Galat, match="'Jan', 'Feb'"):
        baca_responden(path, SKM)
    assert baca_responden(path, SKM, lembar="Feb").lembar == "Feb"
    with pytest.raises(Galat, match="tidak punya lembar 'Mar'"):
        baca_responden(path, SKM, lembar="Mar")


JAWABAN = st.one_of(st.none(), st.integers(1, 4))


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["KTP", "KK"]), st.lists(JAWABAN, min_size=6, max_size=6)),
        max_size=12,
    ),
    st.sampled_from([SKM, LENGKAP_SAJA]),
    st.permutations([*ID, "layanan", "no"]),
    st.integers(1, 60),
)
def test_the_tally_equals_that_of_the_rule_written_plainly(
    tmp_path_factory: pytest.TempPathFactory,
    isi: list[tuple[str, list[int | None]]],
    aturan: Skm,
    kolom: list[str],
    ulang: int,
) -> None:
    """Whatever the order of columns and however the rows fall into pieces."""
    pertama: tuple[str, list[int | None]] = ("KTP", [4, 3, 2, 1, 2, 3])
    semua = [pertama, *isi] * ulang
    nama = {satu.id: satu.nama for satu in UNSUR}
    teks = io.StringIO()
    penulis = csv.writer(teks, delimiter=";")
    penulis.writerow([nama.get(satu, satu) for satu in kolom])
    for nomor, (layanan, jawaban) in enumerate(semua, start=1):
        sel = dict(zip(ID, jawaban, strict=True)) | {"layanan": layanan, "no": nomor}
        penulis.writerow([sel[satu] for satu in kolom])
    hasil = baca(tmp_path_factory.mktemp("ikm"), teks.getvalue(), aturan)
    for satu in hasil.layanan:
        miliknya = [
            tuple(jawaban) for layanan, jawaban in semua if layanan == satu.nama and any(jawaban)
        ]
        assert satu.rekap == rekap(aturan, ID, miliknya)
        for id_unsur, cacah in satu.cacah.items():
            dihitung = next(u for u in satu.rekap.unsur if u.id == id_unsur)
            assert sum(cacah) == dihitung.menjawab
    assert hasil.tanpa_jawaban == sum(1 for _, jawaban in semua if not any(jawaban))


def test_findings_far_down_keep_their_row_numbers(tmp_path: Path) -> None:
    """Rows are taken in pieces and words in heaps; neither may shift a number."""
    banyak = TAMPUNG + 3 * POTONG + 7
    teks = "no;U1;U2\n" + "1;4;3\n" * banyak + "2;9;3\n" + "\n" + "Jumlah;4;4\n"
    hasil = baca(tmp_path, teks)
    assert jumlah(hasil) == {
        "syarat": (4 * banyak, banyak),
        "prosedur": (3 * banyak + 3, banyak + 1),
    }
    assert hasil.ditolak[0].tempat == f"survei.csv sel B{banyak + 2}"
    assert hasil.dilewati[0].tempat == f"survei.csv baris {banyak + 4}"


def test_the_count_tells_how_far_it_is_by_bytes_or_rows(tmp_path: Path) -> None:
    csv_ = berkas(tmp_path, JUDUL + "1;KTP;4;4;4;4;4;4\n" * 20_000)
    kabar: list[tuple[int, int]] = []
    baca_responden(csv_, SKM, maju=lambda *satu: kabar.append(satu))
    assert {dari for _, dari in kabar} == {csv_.stat().st_size}
    terbaca = [selesai for selesai, _ in kabar]
    assert len(set(terbaca)) > 3
    assert terbaca == sorted(terbaca)
    assert terbaca[-1] == csv_.stat().st_size

    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.append(list(ID))
    for _ in range(5):
        lembar.append([4] * len(ID))
    buku.save(tmp_path / "survei.xlsx")
    kabar.clear()
    baca_responden(tmp_path / "survei.xlsx", SKM, maju=lambda *satu: kabar.append(satu))
    assert kabar == [(n, 0) for n in range(1, 7)]
