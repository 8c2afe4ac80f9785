"""Every command that runs a site, through the command line."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from sakip.web.situs.jalan import berjalan, free_port
from sakip.web.situs.pemasangan import periksa

from .conftest import Baru, Pemasangan

DOKUMEN = Path(__file__).parents[3] / "docs" / "operasi.md"


def ambil(alamat: str, **kepala: str) -> tuple[int, str, dict[str, str]]:
    try:
        with urllib.request.urlopen(urllib.request.Request(alamat, headers=kepala)) as jawab:
            return jawab.status, jawab.read().decode(), dict(jawab.headers)
    except urllib.error.HTTPError as galat:
        return galat.code, galat.read().decode(), dict(galat.headers)


def test_a_site_from_nothing_to_its_first_page(baru: Baru, tmp_path: Path) -> None:
    satu = baru()
    tolak = satu.sakip("serve")
    assert tolak.returncode == 2
    assert "Jalankan: sakip migrate" in tolak.stderr
    assert satu.sakip("migrate", "--periksa").returncode == 1
    assert "langkah dijalankan" in satu.sakip("migrate").stdout
    assert "Sudah mutakhir" in satu.sakip("migrate").stdout
    assert satu.sakip("migrate", "--periksa").returncode == 0
    port, log = free_port(18400 + os.getpid() % 500), tmp_path / "situs.log"
    with berjalan(port, log, satu.lingkungan) as proses:
        akar = f"http://127.0.0.1:{port}"
        assert ambil(f"{akar}/sehat/")[:2] == (200, "sehat\n")
        assert ambil(f"{akar}/siap/")[:2] == (200, "siap\n")
        status, halaman, kepala = ambil(f"{akar}/", **{"X-Request-ID": "dari-proksi-1"})
        assert status == 200
        assert "OpenSAKIP" in halaman
        assert kepala["x-request-id"] == "dari-proksi-1"
        gaya = re.search(r'href="(/aset/[^"]+\.css)"', halaman)
        assert gaya is not None
        assert ambil(akar + gaya[1])[0] == 200
        lain = satu.sakip("serve", "--port", str(port))
        assert lain.returncode == 2
        assert "--port" in lain.stderr
        ambil(f"{akar}/rahasia-di-alamat/ab12/?sandi=rahasia-di-kueri")
        anak = [p.pid for p in proses.values()]
    assert [p.returncode for p in proses.values()] == [0, 0]
    for pid in anak:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    baris = [json.loads(b) for b in log.read_text().splitlines() if b.startswith("{")]
    minta = [b for b in baris if b["asal"] == "sakip.permintaan"]
    assert {"permintaan", "cara", "rute", "status", "ms"} <= minta[0].keys()
    assert any(b["permintaan"] == "dari-proksi-1" for b in minta)
    assert "rahasia-di" not in log.read_text()
    assert not list((satu.data / "berjalan").iterdir())


def test_a_schema_that_is_behind_is_not_ready_but_alive(
    demo: Pemasangan, baru: Baru, tmp_path: Path
) -> None:
    satu = baru(demo)
    port = free_port(18900 + os.getpid() % 500)
    with berjalan(port, tmp_path / "log", satu.lingkungan):
        satu.sql("DELETE FROM django_migrations WHERE app = 'audit'")
        status, isi, _ = ambil(f"http://127.0.0.1:{port}/siap/")
        assert (status, isi) == (503, "belum siap: basis data belum dimutakhirkan: sakip migrate\n")
        assert ambil(f"http://127.0.0.1:{port}/sehat/")[0] == 200


def test_the_first_administrator_opens_a_region(demo: Pemasangan, baru: Baru) -> None:
    satu = baru(demo)
    buat = ("buat-admin", "siti", "--nama", "Siti Aminah", "--daerah", "madiun")
    tolak = satu.sakip(*buat, masukan="sandi-yang-panjang\n")
    assert (tolak.returncode, "--nama-daerah" in tolak.stderr) == (2, True)
    nama = ("--nama-daerah", "Kabupaten Madiun", "--provinsi", "Jawa Timur")
    lemah = satu.sakip(*buat, *nama, masukan="1234\n")
    assert lemah.returncode == 2
    hasil = satu.sakip(*buat, *nama, masukan="sandi-yang-panjang\n")
    assert hasil.returncode == 0, hasil.stderr
    assert "sandi" not in hasil.stdout.lower()
    lagi = satu.sakip(*buat, masukan="sandi-yang-panjang\n")
    assert (lagi.returncode, "sudah dipakai" in lagi.stderr) == (2, True)
    assert satu.sql(
        "SELECT p.nama, t.peran, a.nama FROM organisasi_penugasan t "
        "JOIN akun_akun a ON a.id = t.akun_id JOIN dasar_pemda p ON p.id = t.pemda_id "
        "WHERE a.nama_pengguna = 'siti'"
    ) == [("Kabupaten Madiun", "admin_daerah", "Siti Aminah")]
    assert "sandi-yang-panjang" not in repr(satu.isi())


def test_the_chain_of_the_log_is_proven(demo: Pemasangan, baru: Baru, tmp_path: Path) -> None:
    assert "Kabupaten Contoh: " in demo.sakip("audit", "periksa").stdout
    satu, jalur = baru(demo), tmp_path / "a.zip"
    satu.sql(
        "UPDATE audit_kejadian SET aksi = 'lain' WHERE nomor = 5 AND pemda_id = "
        "(SELECT id FROM dasar_pemda WHERE id_teks = 'contoh')"
    )
    hasil = satu.sakip("audit", "periksa")
    assert hasil.returncode == 1
    assert "Kejadian nomor 5 (lain" in hasil.stdout
    assert satu.sakip("audit", "periksa", "--daerah", "gowa").returncode == 0
    # A backup of a broken log is still restored, and says so.
    satu.sakip("cadangkan", str(jalur))
    hasil = baru().sakip("pulihkan", str(jalur))
    assert hasil.returncode == 1
    assert "Kabupaten Contoh: catatan perubahan TIDAK utuh." in hasil.stdout


AMAN = {
    "DEBUG": False,
    "ALLOWED_HOSTS": ["sakip.contohkab.go.id"],
    "HTTPS": True,
    "PROKSI": ["127.0.0.1"],
    "SECRET_KEY": "k" * 60,
    "TIME_ZONE": "Asia/Jakarta",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({}, ""),
        ({"DEBUG": True}, "Mode pengembangan menyala"),
        ({"ALLOWED_HOSTS": ["*"]}, "menjawab untuk nama host apa pun"),
        ({"ALLOWED_HOSTS": [".go.id"]}, "menjawab untuk nama host apa pun"),
        ({"HTTPS": False}, "tanpa penyandian"),
        ({"PROKSI": []}, "tidak ada proksi yang dipercaya"),
        ({"PROKSI": ["*"]}, "Semua alamat dipercaya"),
        ({"SECRET_KEY": "abc"}, "terlalu pendek"),
    ],
)
def test_what_is_unsafe_is_named(
    settings: Any, tmp_path: Path, lain: dict[str, Any], kata: str
) -> None:
    tmp_path.chmod(0o700)
    for nama, nilai in (AMAN | {"DATA": tmp_path} | lain).items():
        setattr(settings, nama, nilai)
    # The tests themselves may run as root, and as the superuser of their own PostgreSQL.
    bahaya = [t for t in periksa() if t.bahaya and "pengguna" not in f"{t.tentang} {t.pesan}"]
    assert [kata in t.pesan for t in bahaya] == ([True] if kata else [])
    assert all(t.saran for t in bahaya)


def test_an_unreachable_database_is_named_without_its_password(demo: Pemasangan) -> None:
    hasil = demo.sakip("cek-pemasangan", DATABASE_URL="postgresql://a:sandiku@127.0.0.1:1/b")
    assert hasil.returncode == 1
    assert "tidak terjangkau" in " ".join(hasil.stdout.split())
    assert "sandiku" not in hasil.stdout + hasil.stderr


def test_an_open_data_folder_is_unsafe(demo: Pemasangan, baru: Baru) -> None:
    satu = baru(demo)
    assert "dapat membacanya" not in satu.sakip("cek-pemasangan").stdout
    satu.data.chmod(0o755)
    hasil = satu.sakip("cek-pemasangan")
    assert f"chmod 700 {satu.data}" in " ".join(hasil.stdout.split())
    assert hasil.returncode == 1


def test_every_setting_is_in_the_handbook() -> None:
    setelan = Path(__file__).parents[3] / "src/sakip/web/situs/settings.py"
    nama = set(re.findall(r'"((?:SAKIP|DATABASE)_[A-Z_]+)"', setelan.read_text()))
    tabel = set(re.findall(r"^\| `([A-Z_]+)`", DOKUMEN.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(nama) > 8
    assert nama == tabel


def test_the_demo_is_made_once_and_served_until_ctrl_c(tmp_path: Path) -> None:
    lingkungan = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    lingkungan["PYTHONPATH"] = str(Path(__file__).parents[3] / "src")
    # As run.py starts it, with the settings of some other installation about.
    lingkungan["SAKIP_HOST"] = "lain.go.id"
    (tmp_path / "keluaran").mkdir()
    (tmp_path / "keluaran" / ".dibuat").write_text("naskah sudah ada")
    os.utime(tmp_path / "keluaran" / ".dibuat", (time.time() + 60, time.time() + 60))
    perintah = [sys.executable, "-m", "sakip", "demo"]

    def sekali() -> str:
        return subprocess.run(
            [*perintah, "--tanpa-layani"],
            cwd=tmp_path,
            env=lingkungan,
            stdout=subprocess.PIPE,
            text=True,
            timeout=120,
            check=True,
        ).stdout

    pertama = sekali()
    akun = pertama[pertama.index("Masuk sebagai") :]
    for peran in ("operator", "kepala", "bagian-organisasi", "admin-daerah", "operator-bareng"):
        assert f"\n  {peran} " in akun
    kedua = sekali()
    assert kedua[kedua.index("Masuk sebagai") :] == akun
    with subprocess.Popen(
        perintah,
        cwd=tmp_path,
        env=lingkungan,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as proses:
        assert proses.stdout is not None
        for baris in proses.stdout:
            if baris.startswith("Situs berjalan di "):
                break
        alamat = baris.split()[3]
        sandi = re.search(r"sandi semuanya: (\S+)\)", akun)
        assert sandi is not None
        assert signs_in(alamat, "kepala", sandi[1])
        os.killpg(proses.pid, signal.SIGINT)
        assert proses.wait(30) in (0, 130)
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{alamat}sehat/")
    assert not list((tmp_path / "data-demo" / "berjalan").iterdir())


def signs_in(alamat: str, nama: str, sandi: str) -> bool:
    import http.cookiejar
    import urllib.parse

    peramban = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    )
    halaman = peramban.open(f"{alamat}masuk/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', halaman)
    assert token is not None
    isian = {"csrfmiddlewaretoken": token[1], "username": nama, "password": sandi}
    with peramban.open(f"{alamat}masuk/", urllib.parse.urlencode(isian).encode()) as jawab:
        return "Kecamatan Contoh Sejahtera" in jawab.read().decode()
