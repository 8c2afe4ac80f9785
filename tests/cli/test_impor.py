"""`sakip impor` as a person meets it: report in, workbook out, what to mend on the screen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sakip.berkas.baca import read_berkas
from sakip.cli import main

LAPORAN = """\
LAPORAN KINERJA INSTANSI PEMERINTAH KECAMATAN MUARA TAHUN 2024

Kecamatan Muara berada di Kabupaten Wanasari, Provinsi Jambi.

Tabel 3.1 Capaian Kinerja
Sasaran Strategis\tIndikator Kinerja\tTarget\tRealisasi\tCapaian
Meningkatnya mutu layanan\tIndeks Kepuasan Masyarakat\t85,00\t86,70\t102,00%

Tabel 3.2 Perbandingan
Indikator Kinerja\tRealisasi 2023\tRealisasi 2024
Indeks Kepuasan Masyarakat\t84,10\t87,60
"""


@pytest.fixture
def laporan(tmp_path: Path) -> Path:
    jalur = tmp_path / "lkjip.txt"
    jalur.write_text(LAPORAN, encoding="utf-8")
    return jalur


def test_a_report_becomes_a_workbook_that_holds(
    laporan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hasil = tmp_path / "muara.xlsx"
    assert main(["impor", str(laporan), "-o", str(hasil)]) == 1
    layar = " ".join(capsys.readouterr().out.split())
    assert "Kecamatan Muara, tahun 2024" in layar
    assert re.search(r"86,70 \([^)]*baris 7,", layar)
    assert re.search(r"87,60 \([^)]*baris 11,", layar)
    berkas = read_berkas(str(hasil))
    assert any("Cetakannya berbeda" in c.alasan for c in berkas.catatan)
    assert main(["berkas", "periksa", str(hasil)]) == 0


def test_what_is_doubtful_as_data(
    laporan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["impor", str(laporan), "-o", str(tmp_path / "m.yaml"), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    (beda,) = (r for r in data["ragu"] if r["alamat"].startswith("realisasi:"))
    assert beda["dipakai"] == "86,70"
    assert [t["teks"] for t in beda["tercetak"]] == ["86,70", "87,60"]
    yakin = {a["perihal"][:14]: a["keyakinan"] for a in data["angka"]}
    assert yakin == {
        "Target 2024 In": "tinggi",
        "Realisasi 2023": "sedang",
        "Realisasi 2024": "rendah",
    }
    assert all("Tabel 3." in a["tempat"] for a in data["angka"])


def test_nothing_is_overwritten_unasked(
    laporan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hasil = tmp_path / "ada.yaml"
    hasil.write_text("milik orang", encoding="utf-8")
    assert main(["impor", str(laporan), "-o", str(hasil)]) == 2
    assert hasil.read_text(encoding="utf-8") == "milik orang"
    assert "--timpa" in capsys.readouterr().err


def test_a_draft_prints_from_what_was_imported(laporan: Path, tmp_path: Path) -> None:
    berkas, draf = tmp_path / "muara.yaml", tmp_path / "draf.xlsx"
    main(["impor", str(laporan), "-o", str(berkas)])
    assert main(["laporan", "lkjip", str(berkas), "--draf", "-o", str(draf)]) == 0
    assert draf.stat().st_size > 0
