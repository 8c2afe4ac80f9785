"""Every command that runs a site, through the command line."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.db import connection

from sakip.cli import main
from sakip.web.akun.models import Akun
from sakip.web.audit import segel
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor
from sakip.web.situs.izin import blocked
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


class Keluaran(NamedTuple):
    kode: int
    out: str
    err: str


Sakip = Callable[..., Keluaran]


@pytest.fixture
def sakip(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Sakip:
    """The command line in this process, on the database of the test."""

    def jalankan(*isian: str, masukan: str = "") -> Keluaran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(masukan))
        capsys.readouterr()
        return Keluaran(main(isian), *capsys.readouterr())

    return jalankan


@pytest.fixture
def orang_biasa() -> Iterator[Path]:
    """A folder that belongs to another account than the one that looks; root looks as nobody."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        saya = os.geteuid()
        if saya == 0:
            data.chmod(0o755)
            os.seteuid(65534)
        try:
            yield data
        finally:
            os.seteuid(saya)


@pytest.mark.skipif(sys.platform == "win32", reason="accounts of a Unix machine")
def test_what_this_account_cannot_write_is_named_with_the_mend(orang_biasa: Path) -> None:
    data, saya = orang_biasa, os.geteuid()

    def make(*nama: str, folder: bool = False, mode: int = 0o444) -> None:
        os.seteuid(os.getuid())
        jalur = data.joinpath(*nama)
        if folder:
            jalur.mkdir()
        else:
            jalur.write_bytes(b"")
        jalur.chmod(mode)
        os.seteuid(saya)

    def told() -> list[tuple[str, str]]:
        return [(str(h.jalur.relative_to(data)), h.pesan) for h in blocked(data)]

    make("rahasia.txt", mode=0)
    make("sakip.sqlite3")
    make("simpanan", folder=True, mode=0o555)
    data_mode = data.stat().st_mode
    os.seteuid(os.getuid())
    data.chmod(0o555)
    os.seteuid(saya)
    try:
        semua = dict(told())
        assert semua.keys() == {".", "rahasia.txt", "sakip.sqlite3", "simpanan"}
        assert "tidak dapat ditulis" in semua["sakip.sqlite3"]
        assert "tidak dapat dibaca" in semua["rahasia.txt"]
        saran = next(blocked(data)).saran
        assert ("chown -R" if os.getuid() == 0 else "chmod -R u+rwX") in saran
    finally:
        os.seteuid(os.getuid())
        data.chmod(data_mode)
        os.seteuid(saya)
    (berkas,) = blocked(data / "sakip.sqlite3")
    assert berkas.pesan == "Ini berkas, bukan folder."


def test_a_site_from_nothing_to_its_first_page(baru: Baru, tmp_path: Path) -> None:
    satu = baru()
    tolak = satu.sakip("serve")
    assert tolak.returncode == 2
    assert "Jalankan: sakip migrate" in tolak.stderr
    assert satu.sakip("migrate", "--periksa").returncode == 1
    assert "langkah dijalankan" in satu.sakip("migrate").stdout
    assert "Sudah mutakhir" in satu.sakip("migrate", "--periksa").stdout
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


@pytest.mark.django_db
def test_the_first_administrator_opens_a_region(sakip: Sakip) -> None:
    buat = ("buat-admin", "siti", "--nama", "Siti Aminah", "--daerah", "madiun")
    tolak = sakip(*buat, masukan="sandi-yang-panjang\n")
    assert (tolak.kode, "--nama-daerah" in tolak.err) == (2, True)
    nama = ("--nama-daerah", "Kabupaten Madiun", "--provinsi", "Jawa Timur")
    assert "terlalu pendek" in sakip(*buat, *nama, masukan="1234\n").err
    assert not Pemda.objects.exists()
    hasil = sakip(*buat, *nama, masukan="sandi-yang-panjang\n")
    assert (hasil.kode, hasil.err) == (0, "")
    assert "sandi" not in hasil.out.lower()
    siti = Akun.objects.get()
    assert siti.check_password("sandi-yang-panjang")
    assert (str(siti.pemda), siti.penugasan.get().peran) == ("Kabupaten Madiun", "admin_daerah")
    assert "sudah dipakai" in sakip(*buat, masukan="sandi-yang-panjang\n").err
    lain = sakip("buat-admin", "budi", "--nama", "Budi", "--daerah", "madiun", "--sandi-acak")
    acak = re.search(r"^Sandi: (\S{16})$", lain.out, re.MULTILINE)
    assert acak is not None
    assert Akun.objects.get(nama_pengguna="budi").check_password(acak[1])


def test_the_chain_of_the_log_is_proven(kantor: Kantor, kantor_lain: Kantor, sakip: Sakip) -> None:
    hasil = sakip("audit", "periksa")
    assert (hasil.kode, hasil.out.count(" utuh.")) == (0, 2)
    segel.lepas(connection)
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE audit_kejadian SET aksi = 'lain' WHERE pemda_id = %s", [kantor.pemda_id]
        )
    segel.pasang(connection)
    hasil = sakip("audit", "periksa")
    assert hasil.kode == 1
    assert "Kabupaten Contoh: 1 kejadian, TIDAK utuh." in hasil.out
    assert "Kejadian nomor 1 (lain" in hasil.out
    assert sakip("audit", "periksa", "--daerah", "jombang").kode == 0
    assert sakip("audit", "periksa", "--daerah", "jombnag").kode == 2


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
        ({"PROKSI": ["proksi.contohkab.go.id"]}, "bukan alamat IP"),
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


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("SAKIP_BUKTI_MB", "besar"),
        ("SAKIP_KIRIM_MB", "0"),
        ("SAKIP_LOG", "keras"),
        ("SAKIP_ZONA", "Asia/Bareng"),
        ("DATABASE_URL", "postgresql://a:sandiku@h:port/b"),
        ("DATABASE_URL", "postgresql://a:sandiku@h/"),
        ("DATABASE_URL", "mysql://a:sandiku@h/b"),
    ],
)
def test_a_setting_that_cannot_be_is_named_and_not_guessed(
    nama: str, isi: str, tmp_path: Path
) -> None:
    satu = Pemasangan(tmp_path)
    hasil = satu.python("-c", "import sakip.web.situs.settings", **{nama: isi})
    assert f"Galat: {nama}: " in hasil.stderr.replace("sakip.galat.", "")
    assert "sandiku" not in hasil.stderr


@pytest.mark.django_db
def test_a_full_disk_is_told_before_it_is_full(
    settings: Any, tmp_path: Path, sakip: Sakip, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA = tmp_path
    monkeypatch.setattr("sakip.web.situs.pemasangan.RUANG_MIN", 1 << 60)
    assert "Ruang penyimpanan tinggal" in " ".join(sakip("cek-pemasangan").out.split())


@pytest.mark.django_db
def test_an_open_data_folder_is_unsafe(settings: Any, tmp_path: Path, sakip: Sakip) -> None:
    settings.DATA = tmp_path
    tmp_path.chmod(0o700)
    assert "dapat membacanya" not in sakip("cek-pemasangan").out
    tmp_path.chmod(0o755)
    hasil = sakip("cek-pemasangan")
    assert f"chmod 700 {tmp_path}" in " ".join(hasil.out.split())
    assert hasil.kode == 1


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

    pertama = subprocess.run(
        [*perintah, "--tanpa-layani"],
        cwd=tmp_path,
        env=lingkungan,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=True,
    ).stdout
    assert '"tingkat"' not in pertama  # no line of a log among what people read
    mulai, akhir = pertama.index("Masuk sebagai"), pertama.index("naskah sudah ada")
    akun = pertama[mulai:akhir]
    for peran in ("operator", "kepala", "bagian-organisasi", "admin-daerah", "operator-bareng"):
        assert f"\n  {peran} " in akun
    with subprocess.Popen(
        perintah,
        cwd=tmp_path,
        env=lingkungan,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as proses:
        assert proses.stdout is not None
        kedua = ""
        for baris in proses.stdout:
            kedua += baris
            if baris.startswith("Situs berjalan di "):
                break
        assert akun in kedua
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
