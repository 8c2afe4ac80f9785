from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sakip.galat import Galat
from sakip.simpan import simpan_atomik

SRC = Path(__file__).parents[2] / "src"


def jalankan(program: str, tujuan: Path) -> str:
    proses = subprocess.run(
        [sys.executable, "-c", program, str(tujuan)],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=True,
    )
    return proses.stdout.strip()


def test_a_new_file_stands_complete_and_nothing_beside_it(tmp_path: Path) -> None:
    simpan_atomik(tmp_path / "a.pdf", b"isi")
    assert (tmp_path / "a.pdf").read_bytes() == b"isi"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_an_old_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    tujuan = tmp_path / "a.pdf"
    tujuan.write_bytes(b"lama")
    tujuan.chmod(0o640)
    simpan_atomik(tujuan, b"baru")
    assert tujuan.read_bytes() == b"baru"
    assert tujuan.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_to_the_new_content(tmp_path: Path) -> None:
    asli = tmp_path / "asli.pdf"
    asli.write_bytes(b"lama")
    (tmp_path / "tautan.pdf").symlink_to(asli)
    simpan_atomik(tmp_path / "tautan.pdf", b"baru")
    assert (tmp_path / "tautan.pdf").is_symlink()
    assert asli.read_bytes() == b"baru"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Galat, match="tidak ada") as galat:
        simpan_atomik(tmp_path / "belum" / "a.pdf", b"isi")
    assert galat.value.kode == "simpan.folder_tidak_ada"
    assert str(tmp_path / "belum") in str(galat.value)


def test_a_folder_is_no_file_name(tmp_path: Path) -> None:
    with pytest.raises(Galat) as galat:
        simpan_atomik(tmp_path, b"isi")
    assert galat.value.kode == "simpan.folder"


def test_a_pipe_or_device_is_never_replaced(tmp_path: Path) -> None:
    pipa = tmp_path / "pipa"
    os.mkfifo(pipa)
    with pytest.raises(Galat) as galat:
        simpan_atomik(pipa, b"isi")
    assert galat.value.kode == "simpan.bukan_berkas"
    assert pipa.is_fifo()


def test_who_reads_the_old_file_goes_on_reading_the_old_one(tmp_path: Path) -> None:
    tujuan = tmp_path / "a.pdf"
    tujuan.write_bytes(b"lama")
    with tujuan.open("rb") as pembaca:
        simpan_atomik(tujuan, b"baru")
        assert pembaca.read() == b"lama"


def test_a_name_no_disk_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Galat) as galat:
        simpan_atomik(tmp_path / ("n" * 300), b"isi")
    assert galat.value.kode == "simpan.gagal"


DISK_PENUH = """
import resource, sys
from pathlib import Path
from sakip.galat import Galat
from sakip.simpan import simpan_atomik
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
try:
    simpan_atomik(Path(sys.argv[1]), b"isi yang tidak muat")
except Galat as galat:
    print(galat.kode)
"""


def test_a_write_that_fails_half_way_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    tujuan = tmp_path / "a.pdf"
    tujuan.write_bytes(b"lama")
    assert jalankan(DISK_PENUH, tujuan) == "simpan.gagal"
    assert tujuan.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [tujuan]


TANPA_HAK = """
import os, sys
from pathlib import Path
from sakip.galat import Galat
from sakip.simpan import simpan_atomik
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    simpan_atomik(Path(sys.argv[1]), b"isi")
except Galat as galat:
    print(galat.kode)
"""


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tertutup = tmp_path / "tertutup"
    tertutup.mkdir(mode=0o555)
    assert jalankan(TANPA_HAK, tertutup / "a.pdf") == "simpan.ditolak"
