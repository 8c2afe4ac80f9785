"""`sakip aturan`: what a person sees in a terminal of 80 columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sakip.cli import main
from sakip.core.aturan.buku import BukuAturan


def _jalan(capsys: pytest.CaptureFixture[str], *isian: str) -> tuple[int, str]:
    kode = main(["aturan", *isian])
    keluar = capsys.readouterr()
    return kode, keluar.out + keluar.err


def test_show_names_value_source_and_status(capsys: pytest.CaptureFixture[str]) -> None:
    kode, teks = _jalan(
        capsys, "tampil", "capaian.batas", "--tanggal", "2024-12-31", "--daerah", "jombang"
    )
    assert kode == 0
    assert "mulai 1 Januari 2022 (dilihat pada 31 Desember 2024)" in teks
    assert "Kabupaten Jombang" in teks
    assert "Sumber        LKjIP Kecamatan Bareng 2024" in teks
    assert "Status        terverifikasi" in teks
    assert "pendamping: 100" in teks
    assert "di atas: tidak ada" in teks


def test_show_for_programs_keeps_figures_exact(capsys: pytest.CaptureFixture[str]) -> None:
    kode, teks = _jalan(capsys, "tampil", "skala.ikm", "--tanggal", "2024-12-31", "--json")
    isi = json.loads(teks)
    assert kode == 0
    assert isi["isi"]["kelas"][1]["bawah"] == "65.00"
    assert isi["sampai"] is None
    assert isi["sumber"][0]["peraturan"] == "permenpanrb-14-2017"


def test_explain_writes_formula_and_examples_out(capsys: pytest.CaptureFixture[str]) -> None:
    _, teks = _jalan(capsys, "jelaskan", "capaian.maks", "--tanggal", "2024-12-31")
    assert "Rumus: realisasi / target × 100." in teks
    assert "73,59 / 74,30 × 100 = 99,0444… ≈ 99,04" in teks
    assert "target 0, realisasi 5: tak terdefinisi" in teks


@pytest.mark.parametrize(
    ("id_aturan", "potongan"),
    [
        ("rumus.ikpp", "(96,11 / 25 × 2,5 + 3,35 × 2) / 2 = 8,1555 ≈ 8,16"),
        ("rerata.capaian", "(99,04 + 100) / 2 = 99,52"),
        ("efisiensi.anggaran", "99,04 − 89,32 = 9,72"),
        ("serapan", "2.584.035.835 / 2.876.885.603"),
        ("lke.permenpanrb-88-2021", "0,8 × 23,82 + 0,2 × 15,00 = 22,056 ≈ 22,06"),
        ("kode.nomenklatur", "bidang 7.01; program 7.01.01"),
        ("skala.capaian.jombang", ">80 s.d. 90: Skala yang tercetak melompat"),
        ("skala.status-capaian", "tidak-mencapai: <100, Tidak mencapai target"),
    ],
)
def test_explanations_carry_their_sum_or_bounds(
    capsys: pytest.CaptureFixture[str], id_aturan: str, potongan: str
) -> None:
    _, teks = _jalan(
        capsys, "jelaskan", id_aturan, "--daerah", "jombang", "--tanggal", "2024-12-31"
    )
    assert potongan in " ".join(teks.split())


def test_every_rule_can_be_explained_within_eighty_columns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for id_aturan in BukuAturan.muat("jombang").id_aturan:
        if id_aturan.startswith("konversi.iki"):
            continue
        _, teks = _jalan(
            capsys, "jelaskan", id_aturan, "--daerah", "jombang", "--tanggal", "2024-12-31"
        )
        lebar = max(teks.splitlines(), key=len)
        assert len(lebar) <= 80, lebar
        assert "Bilangan(" not in teks
        assert "None" not in teks


def test_the_list_marks_what_is_not_verified(capsys: pytest.CaptureFixture[str]) -> None:
    _, teks = _jalan(capsys, "daftar", "--jenis", "skala", "--daerah", "jombang")
    baris = teks.splitlines()
    assert any(b.startswith("skala.akip ") and not b.endswith("*") for b in baris)
    assert any(b.startswith("skala.lan-239-2003 ") and b.endswith("*") for b in baris)
    assert any("[Kabupaten Jombang]" in b for b in baris)
    assert "12 aturan" in teks


def test_check_proves_the_whole_rulebook(capsys: pytest.CaptureFixture[str]) -> None:
    kode, teks = _jalan(capsys, "periksa")
    assert kode == 0
    assert "semuanya benar" in teks
    assert "Kabupaten Gowa: 3 aturan" in teks


def test_check_lists_every_fault_of_a_file_and_exits_with_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    berkas = tmp_path / "kami.yaml"
    berkas.write_text("aturan:\n  - {id: x, judul: y}\n  - {id: x y, nilai: []}\n")
    kode, teks = _jalan(capsys, "periksa", str(berkas))
    assert kode == 1
    assert "kami.yaml baris 2, aturan x, nilai: Isian ini wajib ada." in teks
    assert "kami.yaml baris 3" in teks
    berkas.write_text("a: [")
    kode, teks = _jalan(capsys, "periksa", str(berkas), str(tmp_path / "hilang.yaml"))
    assert kode == 1
    assert "kami.yaml baris 2 kolom 1" in " ".join(teks.split())
    assert "hilang.yaml: Berkas tidak dapat dibaca" in " ".join(teks.split())
    assert "Ada 2 hal" in teks


def test_a_mistake_of_the_person_is_answered_with_a_mend(
    capsys: pytest.CaptureFixture[str],
) -> None:
    kode, teks = _jalan(capsys, "tampil", "capaian.mak")
    assert kode == 2
    assert "capaian.maks" in teks
    kode, teks = _jalan(capsys, "tampil", "skala.akip", "--tanggal", "kemarin")
    assert kode == 2
    assert "--tanggal" in teks
    kode, teks = _jalan(capsys, "daftar", "--daerah", "jmbang")
    assert kode == 2
    assert "jombang" in teks
