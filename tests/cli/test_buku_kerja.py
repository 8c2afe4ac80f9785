"""A workbook where a Berkas is expected: written, filled in, checked, computed, and back."""

from __future__ import annotations

import importlib
import io
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from sakip.berkas.baca import demo_names, read_berkas
from sakip.berkas.buku_kerja.tata import MULAI, position
from sakip.berkas.model import LEMBAR
from sakip.berkas.tulis import to_yaml, to_zip

from .conftest import Sakip

SUMBER = Path(__file__).parents[2] / "src"
PANDUAN = Path(__file__).parents[2] / "docs" / "buku-kerja.md"


def diubah(jalur: Path, ubah: Callable[[Workbook], None]) -> None:
    """Open a workbook in another program, change it, save it."""
    buku = openpyxl.load_workbook(jalur)
    ubah(buku)
    buku.save(jalur)


def isi(buku: Workbook, lembar: str, baris: int, **sel: Any) -> None:
    for kolom, nilai in sel.items():
        buku[lembar].cell(baris, position(lembar, kolom)).value = nilai


# -- there and back -----------------------------------------------------------


@pytest.mark.parametrize("nama", demo_names())
def test_a_demo_goes_to_a_workbook_and_back_to_yaml_to_the_last_decimal(
    sakip: Sakip, folder: Path, nama: str
) -> None:
    assert sakip("berkas", "ubah", nama, "kantor.xlsx").out == "kantor.xlsx ditulis.\n"
    assert sakip("berkas", "ubah", "kantor.xlsx", "kantor.yaml").kode == 0
    assert (folder / "kantor.yaml").read_text(encoding="utf-8") == to_yaml(read_berkas(nama))


def test_a_workbook_is_computed_explained_and_printed_like_any_berkas(
    sakip: Sakip, kantor: Path
) -> None:
    assert sakip("berkas", "ubah", kantor.name, "kantor.xlsx").kode == 0
    assert (
        sakip("hitung", "kantor.xlsx", "--json").out == sakip("hitung", "kantor.yaml", "--json").out
    )
    assert "90,58" in sakip("jelaskan", "realisasi:tepat-waktu:2024", "--berkas", "kantor.xlsx").out
    assert sakip("berkas", "catatan", "kantor.xlsx").kode == 0
    assert sakip("laporan", "kertas-kerja", "kantor.xlsx", "-o", "kk.xlsx").kode == 0


def test_a_computation_without_a_workbook_does_not_load_its_room() -> None:
    program = (
        "import sys; from sakip.cli import main; main(['hitung', 'bareng', '--json']); "
        "print([m for m in sys.modules if 'buku_kerja' in m or 'sakip.tabel' in m])"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(SUMBER)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert hasil.stdout.splitlines()[-1] == "[]"


# -- starting a year ----------------------------------------------------------


def test_an_empty_workbook_asks_who_the_office_is_and_then_is_sound(
    sakip: Sakip, folder: Path
) -> None:
    hasil = sakip("berkas", "kosong", "2026", "kantor.xlsx")
    assert hasil.kode == 0
    assert "sakip berkas periksa kantor.xlsx" in hasil.out
    hasil = sakip("berkas", "periksa", "kantor.xlsx")
    assert hasil.kode == 1
    assert f"lembar '{MULAI}' sel B19: 'Id kantor' wajib diisi." in hasil.out
    assert hasil.out.count("wajib diisi") == 6

    def kenalkan(buku: Workbook) -> None:
        siapa = ("maju", "Kecamatan Maju", "Kecamatan", "jombang", "Kabupaten Jombang", "Jatim")
        for baris, kata in enumerate(siapa, 19):
            buku[MULAI].cell(baris, 2).value = kata

    diubah(folder / "kantor.xlsx", kenalkan)
    assert "kantor.xlsx sah: Kecamatan Maju, tahun 2026." in (
        sakip("berkas", "periksa", "kantor.xlsx").out
    )


def test_an_empty_workbook_may_take_the_office_from_another_berkas(sakip: Sakip) -> None:
    assert sakip("berkas", "kosong", "2027", "kantor.xlsx", "--kantor", "bareng").kode == 0
    assert read_berkas("kantor.xlsx").kantor == read_berkas("bareng").kantor
    assert sakip("berkas", "kosong", "1066", "lama.xlsx").kode == 2
    assert not Path("lama.xlsx").exists()


def test_a_new_year_keeps_what_was_computed_for_the_old_one(sakip: Sakip, folder: Path) -> None:
    hasil = sakip("berkas", "tahun-baru", "contoh-tahun-berjalan", "baru.xlsx")
    assert "baru.xlsx ditulis: buku kerja Kecamatan Contoh Sejahtera tahun 2026." in hasil.out
    assert "baru.xlsx sah" in sakip("berkas", "periksa", "baru.xlsx").out
    lama = sakip("jelaskan", "realisasi:ikm:2025", "--berkas", "contoh-tahun-berjalan").out
    baru = read_berkas("baru.xlsx")
    nilai = next(r.nilai for r in baru.realisasi if (r.indikator, r.periode) == ("ikm", "2025"))
    assert str(nilai).replace(".", ",") in lama
    # And the year after that one, from a workbook.
    assert sakip("berkas", "tahun-baru", "baru.xlsx", "lagi.xlsx").kode == 0
    assert read_berkas("lagi.xlsx").tahun == 2027


@pytest.mark.parametrize(
    "isian",
    [
        ("kosong", "2026", "kantor.yaml"),
        ("kosong", "2026", "kantor"),
        ("tahun-baru", "bareng", "kantor.pdf"),
    ],
)
def test_a_workbook_is_not_written_under_another_ending(
    sakip: Sakip, folder: Path, isian: tuple[str, ...]
) -> None:
    hasil = sakip("berkas", *isian)
    assert hasil.kode == 2
    assert "misalnya kantor.xlsx" in hasil.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "isian", [("kosong", "2026"), ("tahun-baru", "bareng"), ("ubah", "bareng")]
)
def test_the_work_of_days_is_not_overwritten_unasked(
    sakip: Sakip, folder: Path, isian: tuple[str, ...]
) -> None:
    (folder / "kantor.xlsx").write_bytes(b"kerja berhari-hari")
    hasil = sakip("berkas", *isian, "kantor.xlsx")
    assert hasil.kode == 2
    assert "--timpa" in hasil.err
    assert (folder / "kantor.xlsx").read_bytes() == b"kerja berhari-hari"
    assert sakip("berkas", *isian, "kantor.xlsx", "--timpa").kode == 0


@pytest.mark.parametrize("aksi", ["kosong", "tahun-baru", "periksa", "ubah", "skema", "catatan"])
def test_the_help_of_an_action_is_indonesian(sakip: Sakip, aksi: str) -> None:
    hasil = sakip("berkas", aksi, "--help")
    assert hasil.kode == 0
    assert hasil.out.startswith(f"Pemakaian: sakip berkas {aksi} ")
    for inggris in ("usage", "show this", "options:", "positional"):
        assert inggris not in hasil.out


def test_every_command_of_the_guide_is_one_and_every_sheet_it_names_is_there() -> None:
    teks = PANDUAN.read_text(encoding="utf-8")
    perintah = re.findall(r"^sakip (\w+) ([^#\n]+)", teks, re.MULTILINE)
    assert len(perintah) >= 9
    for nama, isian in perintah:
        modul = importlib.import_module(f"sakip.cli.{nama}")
        assert modul.pengurai().parse_args(shlex.split(isian))
    langkah = teks.split("isi berurutan:")[1].split("Lembar yang tidak dipakai")[0]
    disebut = set(re.findall(r"`([a-z_]+)`", langkah)) - {"murni", "bareng", "jombang"}
    assert disebut <= set(LEMBAR)
    assert len(disebut) > 15


# -- mistakes -----------------------------------------------------------------


def test_wrong_cells_are_named_with_sheet_cell_and_mend(
    sakip: Sakip, folder: Path, kantor: Path
) -> None:
    sakip("berkas", "ubah", kantor.name, "kantor.xlsx")

    def keliru(buku: Workbook) -> None:
        isi(buku, "realisasi", 4, nilai="88.500")
        isi(buku, "realisasi", 5, nilai="91,00 %an")
        isi(buku, "target", 4, indikator="tepat-wktu")

    diubah(folder / "kantor.xlsx", keliru)
    for perintah in (("berkas", "periksa"), ("hitung",), ("laporan", "iku")):
        hasil = sakip(*perintah, "kantor.xlsx")
        assert hasil.kode == (1 if perintah[0] == "berkas" else 2)
        assert (
            "kantor.xlsx lembar 'realisasi' sel D4: '88.500' bukan satu angka."
            in hasil.out + hasil.err
        )
        assert "mana yang Anda maksud" in hasil.out + hasil.err
        assert "kantor.xlsx lembar 'realisasi' sel D5" in hasil.out + hasil.err
    isian = sakip("berkas", "ubah", "kantor.xlsx", "hasil.yaml")
    assert isian.kode == 2
    assert sorted(p.name for p in folder.iterdir()) == ["kantor.xlsx", "kantor.yaml"]

    def betul(buku: Workbook) -> None:
        isi(buku, "realisasi", 4, nilai=88.5)
        isi(buku, "realisasi", 5, nilai=91)

    diubah(folder / "kantor.xlsx", betul)
    hasil = sakip("berkas", "periksa", "kantor.xlsx")
    assert "kantor.xlsx lembar 'target' sel A4: " in hasil.out
    assert "tepat-waktu" in hasil.out


def test_what_is_only_remarkable_is_named_by_cell_too(
    sakip: Sakip, folder: Path, kantor: Path
) -> None:
    sakip("berkas", "ubah", kantor.name, "kantor.xlsx")
    diubah(folder / "kantor.xlsx", lambda b: isi(b, "realisasi", 4, periode=2024, nilai=9050))
    hasil = sakip("berkas", "periksa", "kantor.xlsx")
    assert hasil.kode == 0
    assert "  - kantor.xlsx lembar 'realisasi' baris 4: " in hasil.out
    assert f"  - kantor.xlsx lembar '{MULAI}' sel B22: Daerah 'contoh' belum punya" in hasil.out

    teks = "[[capaian:tepat-wktu:2024]]"
    diubah(
        folder / "kantor.xlsx", lambda b: isi(b, "narasi", 9, bagian="analisis", urut=1, teks=teks)
    )
    hasil = sakip("berkas", "periksa", "kantor.xlsx")
    assert hasil.kode == 1
    assert "kantor.xlsx lembar 'narasi' baris 9: Angka [[capaian:tepat-wktu:2024]]" in hasil.out


# -- files that are not what they say -----------------------------------------


def foreign() -> bytes:
    wadah = io.BytesIO()
    openpyxl.Workbook().save(wadah)
    return wadah.getvalue()


def damaged() -> bytes:
    """A workbook of ours of which the sheets do not hang together any more."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        arsip.writestr("xl/workbook.xml", "<workbook")
    return wadah.getvalue()


def office(nama: str) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        arsip.writestr("[Content_Types].xml", "")
        arsip.writestr(nama, "")
    return wadah.getvalue()


@pytest.mark.parametrize(
    ("nama", "buat", "kata"),
    [
        ("kantor.yaml", None, "Namanya berakhiran .yaml, tetapi isinya buku kerja XLSX."),
        ("kantor.zip", None, "Namanya berakhiran .zip, tetapi isinya buku kerja XLSX."),
        ("kantor.csv", None, "pakai akhiran .xlsx"),
        ("a.xlsx", lambda: b"format: berkas-kinerja/1", "isinya teks"),
        ("a.xlsx", lambda: to_zip(read_berkas("bareng"), {}), "isinya arsip ZIP"),
        ("a.xlsx", lambda: b"", "kosong"),
        ("a.xlsx", lambda: b"%PDF-1.7 ...", "Isinya dokumen PDF."),
        ("a.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Office lama"),
        ("a.xlsx", foreign, "Ini bukan buku kerja Berkas Kinerja: lembar 'Mulai di sini' tidak"),
        ("a.xlsx", lambda: foreign()[:2000], "rusak atau terpotong"),
        ("a.xlsx", damaged, "rusak"),
        ("a.xlsx", lambda: bytes(range(256)), "berkas biner yang tidak dikenal"),
        ("a.docx", lambda: office("word/document.xml"), "Ini dokumen Word (DOCX)"),
        ("a.ods", lambda: office("META-INF/manifest.xml"), "simpan ulang sebagai XLSX"),
    ],
)
def test_a_file_that_is_no_workbook_of_ours_is_refused_in_words(
    sakip: Sakip, folder: Path, nama: str, buat: Callable[[], bytes] | None, kata: str
) -> None:
    if buat is None:
        assert sakip("berkas", "kosong", "2026", "kosong.xlsx").kode == 0
        (folder / "kosong.xlsx").rename(folder / nama)
    else:
        (folder / nama).write_bytes(buat())
    hasil = sakip("hitung", nama)
    assert hasil.kode == 2
    assert kata in hasil.err
    assert hasil.err.startswith(f"Galat: {nama}")


def test_every_truncation_of_a_workbook_is_refused_and_nothing_is_written(
    sakip: Sakip, folder: Path
) -> None:
    sakip("berkas", "kosong", "2026", "utuh.xlsx", "--kantor", "bareng")
    utuh = (folder / "utuh.xlsx").read_bytes()
    for bagian in range(1, 10):
        (folder / "potong.xlsx").write_bytes(utuh[: len(utuh) * bagian // 10])
        hasil = sakip("berkas", "ubah", "potong.xlsx", "hasil.yaml")
        assert (hasil.kode, hasil.out) == (2, "")
        assert "simpan ulang" in hasil.err
    assert not (folder / "hasil.yaml").exists()


# -- attachments --------------------------------------------------------------


def test_attachments_stay_behind_only_when_told_and_come_back(
    sakip: Sakip, folder: Path, contoh: str
) -> None:
    dokumen = "\ndokumen:\n- {id: lhe, judul: LHE, jenis: laporan, lampiran: lhe.pdf}\n"
    (folder / "kantor.yaml").write_text(contoh + dokumen, encoding="utf-8")
    (folder / "asal.zip").write_bytes(to_zip(read_berkas("kantor.yaml"), {"lhe.pdf": b"%PDF"}))

    hasil = sakip("berkas", "ubah", "asal.zip", "kantor.xlsx")
    assert hasil.kode == 2
    assert "1 lampiran" in hasil.err
    assert "--tanpa-lampiran" in hasil.err
    assert not (folder / "kantor.xlsx").exists()

    hasil = sakip("berkas", "ubah", "asal.zip", "kantor.xlsx", "--tanpa-lampiran")
    assert hasil.kode == 0
    assert "1 lampiran tidak ikut. Simpan asal.zip" in hasil.out

    hasil = sakip("berkas", "ubah", "kantor.xlsx", "baru.zip")
    assert hasil.kode == 2
    assert "tidak ada: lhe.pdf" in hasil.err
    assert not (folder / "baru.zip").exists()
    assert sakip("berkas", "ubah", "kantor.xlsx", "baru.zip", "--lampiran", "asal.zip").kode == 0
    assert (folder / "baru.zip").read_bytes() == (folder / "asal.zip").read_bytes()
    assert sakip("berkas", "ubah", "kantor.xlsx", "x.zip", "--lampiran", "kantor.yaml").kode == 2
    assert sakip("berkas", "ubah", "kantor.xlsx", "x.zip", "--lampiran", "tidak-ada.zip").kode == 2
