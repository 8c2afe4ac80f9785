"""A backup holds everything, comes back everywhere, and never leaves half of anything."""

from __future__ import annotations

import hashlib
import json
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sakip.galat import Galat
from sakip.web.situs.kemasan import periksa
from sakip.web.situs.kunci import hold, restore_lock

from .conftest import Baru, Pemasangan


@pytest.fixture(scope="module")
def cadangan(demo: Pemasangan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    jalur = tmp_path_factory.mktemp("cadangan") / "sakip.zip"
    hasil = demo.sakip("cadangkan", str(jalur))
    assert hasil.returncode == 0, hasil.stderr
    assert "terbaca kembali utuh" in hasil.stdout
    return jalur


def test_what_is_restored_is_what_was_there(demo: Pemasangan, cadangan: Path, baru: Baru) -> None:
    lain = baru()
    hasil = lain.sakip("pulihkan", str(cadangan))
    assert hasil.returncode == 0, hasil.stderr
    assert "Kabupaten Contoh: catatan perubahan utuh." in hasil.stdout
    assert lain.isi() == demo.isi()
    with pytest.raises(Exception, match="log perubahan hanya dapat ditambah"):
        lain.sql("DELETE FROM audit_kejadian")
    # New rows get keys of their own after those restored.
    hasil = lain.sakip(
        *("buat-admin", "siti", "--nama", "Siti", "--daerah", "gowa", "--sandi-acak")
    )
    assert hasil.returncode == 0, hasil.stderr


def test_a_backup_of_one_engine_comes_back_on_the_other(
    demo: Pemasangan, cadangan: Path, tmp_path: Path
) -> None:
    if not demo.lingkungan["DATABASE_URL"]:
        return  # proven where there is a PostgreSQL
    sqlite = Pemasangan(tmp_path)
    hasil = sqlite.sakip("pulihkan", str(cadangan))
    assert hasil.returncode == 0, hasil.stderr
    balik = tmp_path / "balik.zip"
    assert sqlite.sakip("cadangkan", str(balik)).returncode == 0
    semula, kini = daftar(cadangan), daftar(balik)
    assert semula["tabel"] == kini["tabel"]
    assert semula["berkas"] == kini["berkas"]


def daftar(jalur: Path) -> Any:
    with zipfile.ZipFile(jalur) as arsip:
        return json.loads(arsip.read("isi.json"))


def test_only_its_owner_may_read_a_backup(cadangan: Path) -> None:
    assert cadangan.stat().st_mode & 0o777 == 0o600


def test_an_installation_that_holds_something_is_not_replaced_by_mistake(
    demo: Pemasangan, cadangan: Path
) -> None:
    hasil = demo.sakip("pulihkan", str(cadangan))
    assert hasil.returncode == 2
    assert "sudah berisi data" in hasil.stderr
    assert "--timpa" in hasil.stderr


def test_replacing_takes_away_what_came_after(demo: Pemasangan, cadangan: Path, baru: Baru) -> None:
    satu = baru(demo)
    semula = satu.isi()
    satu.sql("UPDATE akun_akun SET nama = 'Orang lain'")
    (satu.data / "simpanan" / "kemudian").write_bytes(b"kemudian")
    assert satu.isi() != semula
    hasil = satu.sakip("pulihkan", str(cadangan), "--timpa")
    assert hasil.returncode == 0, hasil.stderr
    assert satu.isi() == semula


def rewritten(cadangan: Path, tujuan: Path, ganti: dict[str, bytes]) -> None:
    """A backup with some of its parts replaced."""
    with zipfile.ZipFile(cadangan) as lama, zipfile.ZipFile(tujuan, "w") as arsip:
        for nama in lama.namelist():
            arsip.writestr(nama, ganti.get(nama, lama.read(nama)))


def broken_copies(cadangan: Path, folder: Path) -> list[tuple[Path, str]]:
    """Backups that something happened to, each with a word of what is said of it."""
    with zipfile.ZipFile(cadangan) as arsip:
        akun = arsip.read("data/akun.Akun.jsonl")
        isi = arsip.read("isi.json")
        unggahan = next(n for n in arsip.namelist() if n.startswith("simpanan/"))
    ganti: dict[str, tuple[dict[str, bytes], str]] = {
        "satu-huruf": ({"data/akun.Akun.jsonl": akun.replace(b"bappeda", b"bappedo")}, "Akun"),
        "satu-baris": ({"data/akun.Akun.jsonl": akun[akun.index(b"\n") + 1 :]}, "Akun"),
        "unggahan": ({unggahan: b"lain"}, unggahan),
        "keluar": (
            {"isi.json": isi.replace(b'"simpanan/', b'"simpanan/../../')},
            "tidak wajar",
        ),
        "bukan": ({"isi.json": b"{}"}, "bukan cadangan OpenSAKIP"),
    }
    semua = []
    for nama, (bagian, kata) in ganti.items():
        rewritten(cadangan, folder / f"{nama}.zip", bagian)
        semua.append((folder / f"{nama}.zip", kata))
    terpotong = folder / "terpotong.zip"
    terpotong.write_bytes(cadangan.read_bytes()[:-2000])
    return [*semua, (terpotong, "rusak")]


def test_damage_is_found_wherever_it_is(cadangan: Path, tmp_path: Path) -> None:
    assert periksa(cadangan).baris > 2000
    for jalur, kata in broken_copies(cadangan, tmp_path):
        with pytest.raises(Galat) as salah:
            periksa(jalur)
        assert kata in str(salah.value)


def without_governments(cadangan: Path, tujuan: Path) -> None:
    """A backup that is whole, of rows that name what is not there."""
    isi = daftar(cadangan)
    for tabel in isi["tabel"]:
        if tabel["model"] == "dasar.Pemda":
            tabel |= {"baris": 0, "sidik": hashlib.sha256().hexdigest()}
    ganti = {"isi.json": json.dumps(isi).encode(), "data/dasar.Pemda.jsonl": b""}
    rewritten(cadangan, tujuan, ganti)


def test_a_backup_that_does_not_fit_changes_nothing(
    demo: Pemasangan, cadangan: Path, baru: Baru, tmp_path: Path
) -> None:
    satu, lain = baru(demo), tmp_path / "lain.zip"
    semula = satu.isi()
    daftar_baru = json.dumps(daftar(cadangan)).replace('"akun.0001', '"akun.9999')
    rewritten(cadangan, lain, {"isi.json": daftar_baru.encode()})
    hasil = satu.sakip("pulihkan", str(lain), "--timpa")
    assert (hasil.returncode, "sama atau lebih baru" in hasil.stderr) == (2, True)
    without_governments(cadangan, lain)
    hasil = satu.sakip("pulihkan", str(lain), "--timpa")
    assert (hasil.returncode, "Basis data menolak" in hasil.stderr) == (2, True)
    assert satu.isi() == semula
    assert not list(satu.data.glob(".pulih-*"))


def test_nothing_is_restored_under_a_running_site(
    demo: Pemasangan, cadangan: Path, baru: Baru
) -> None:
    satu = baru(demo)
    with subprocess.Popen(
        [sys.executable, "-m", "sakip", "worker"],
        env=satu.lingkungan,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as pekerja:
        batas = time.monotonic() + 30
        while not list((satu.data / "berjalan").glob("pekerja-*")) and time.monotonic() < batas:
            time.sleep(0.05)
        hasil = satu.sakip("pulihkan", str(cadangan), "--timpa")
        pekerja.terminate()
        assert pekerja.wait(20) == 0
    assert hasil.returncode == 2
    assert "masih berjalan" in hasil.stderr


def test_nothing_starts_while_a_backup_is_restored(
    demo: Pemasangan, cadangan: Path, baru: Baru
) -> None:
    lain = baru(demo)
    with hold(restore_lock(lain.data)):
        for perintah in (("serve", "--port", "19399"), ("worker",), ("pulihkan", str(cadangan))):
            hasil = lain.sakip(*perintah)
            assert hasil.returncode == 2, perintah
            assert "sedang dipulihkan" in " ".join(hasil.stderr.split())


def test_a_full_disk_leaves_no_backup_and_no_half_restore(
    demo: Pemasangan, cadangan: Path, baru: Baru, tmp_path: Path
) -> None:
    """The limit of a file's size stands for the end of the disk."""
    tujuan = tmp_path / "penuh.zip"
    hasil = full(demo, 100, "cadangkan", str(tujuan))
    assert "tidak dapat ditulis" in " ".join(hasil.stderr.split())
    assert list(tmp_path.iterdir()) == []
    lain = baru()
    (lain.data / ".pulih-lama").mkdir()  # of one that was killed
    # On PostgreSQL only the kept files are written here, all of them small.
    for kb in (4,) if lain.lingkungan["DATABASE_URL"] else (4, 400):
        hasil = full(lain, kb, "pulihkan", str(cadangan))
        assert hasil.returncode == 2, hasil.stderr
        assert "Traceback" not in hasil.stderr
        assert not list(lain.data.glob(".pulih-*"))
    hasil = lain.sakip("pulihkan", str(cadangan))
    assert hasil.returncode == 0, hasil.stderr
    assert lain.isi() == demo.isi()


def full(satu: Pemasangan, kb: int, *isian: str) -> subprocess.CompletedProcess[str]:
    """A command that can write no file beyond so many kilobytes."""
    batas = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({kb * 1024},) * 2)"
    return satu.python(
        "-c", f"{batas}; from sakip.cli import main; raise SystemExit(main())", *isian
    )


def test_a_broken_log_is_kept_as_it_is_and_told(
    demo: Pemasangan, baru: Baru, tmp_path: Path
) -> None:
    satu, lain, jalur = baru(demo), baru(), tmp_path / "a.zip"
    satu.tamper("UPDATE audit_kejadian SET aksi = 'lain' WHERE nomor = 3")
    assert satu.sakip("cadangkan", str(jalur)).returncode == 0
    hasil = lain.sakip("pulihkan", str(jalur))
    assert hasil.returncode == 1
    assert "Kabupaten Contoh: catatan perubahan TIDAK utuh." in hasil.stdout
    assert lain.isi() == satu.isi()


KALI = 4


def test_a_restore_that_is_killed_leaves_the_old_or_the_new(
    demo: Pemasangan, cadangan: Path, baru: Baru
) -> None:
    satu, penuh = baru(demo), demo.isi()
    satu.sql("UPDATE akun_akun SET nama = 'Orang lain'")
    lama = satu.isi()
    acak = random.Random(17)
    mulai = time.monotonic()
    assert baru().sakip("pulihkan", str(cadangan)).returncode == 0
    waktu = time.monotonic() - mulai
    for _ in range(KALI):
        with subprocess.Popen(
            [sys.executable, "-m", "sakip", "pulihkan", str(cadangan), "--timpa"],
            env=satu.lingkungan,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as proses:
            time.sleep(acak.uniform(0.2, 1.0) * waktu)
            proses.send_signal(signal.SIGKILL)
        assert satu.isi() in (lama, penuh)
    print(f"pemulihan dimatikan {KALI} kali di tengah jalan")
