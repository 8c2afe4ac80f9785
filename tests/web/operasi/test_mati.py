"""The site and its worker are killed at any moment, as by a loss of power, many times.

What was acknowledged is there, once; what was under way is there once or not at all.
"""

from __future__ import annotations

import hashlib
import http.client
import random
import re
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sakip.web.situs.jalan import free_port, kill, sakip, wait_ready

from .conftest import Baru, Pemasangan

KALI_SITUS = 6
KALI_PEKERJA = 3
TRIWULAN = "2025-T4"
LANGKAH = {
    # What is done with an indicator, by whom, and how the log names it.
    "simpan": ("operator", "realisasi.ubah"),
    "ajukan": ("operator", "pengukuran.ajukan"),
    "teruskan": ("sekretaris", "pengukuran.teruskan"),
    "setujui": ("kepala", "pengukuran.setujui"),
}
Kerja = tuple[str, str]
"""Indicator and what is done with it."""


class Peramban:
    """Somebody who has signed in, and stays so when the site starts again."""

    def __init__(self, port: int, nama: str, sandi: str) -> None:
        self.port, self.kuki = port, dict[str, str]()
        halaman = self.minta("GET", "/masuk/")[1]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', halaman)
        assert token is not None
        isian = {"csrfmiddlewaretoken": token[1], "username": nama, "password": sandi}
        assert self.minta("POST", "/masuk/", isian)[0] == 302

    def minta(self, cara: str, alamat: str, isian: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and body of a whole answer; OSError or HTTPException where it breaks off."""
        kepala = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.kuki.items())}
        if isian is not None:
            kepala |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": self.kuki.get("csrftoken", ""),
            }
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sambungan.request(cara, alamat, urllib.parse.urlencode(isian or {}), kepala)
        jawab = sambungan.getresponse()
        isi = jawab.read().decode()
        for kuki in jawab.headers.get_all("Set-Cookie") or []:
            nama, _, nilai = kuki.split(";")[0].partition("=")
            self.kuki[nama] = nilai
        sambungan.close()
        return jawab.status, isi


class Situs:
    """A copy of the demo whose processes can be killed and started again."""

    def __init__(self, satu: Pemasangan, log: Path) -> None:
        self.satu, self.log = satu, log
        self.port = free_port(19400 + hash(str(log)) % 500)
        self.sandi = (satu.data / "sandi-demo.txt").read_text().strip()
        self.kantor = str(
            satu.sql("SELECT uuid FROM organisasi_kantor WHERE id_teks = 'contoh-sejahtera'")[0][0]
        )
        uuid = f"{self.kantor.replace('-', ''):0>32}"
        self.kantor = "-".join(
            (uuid[:8], uuid[8:12], uuid[12:16], uuid[16:20], uuid[20:])  # SQLite has no dashes
        )

    @contextmanager
    def situs(self) -> Iterator[None]:
        """The site, killed when left."""
        lingkungan = self.satu.lingkungan
        isian = ("serve", "--port", str(self.port), "--proses", "1")
        proses = sakip(*isian, log=self.log, lingkungan=lingkungan)
        try:
            wait_ready(f"http://127.0.0.1:{self.port}/siap/", {"situs": proses}, self.log)
            yield
        finally:
            kill(proses)

    def masuk(self, nama: str) -> Peramban:
        return Peramban(self.port, nama, self.sandi)


@pytest.fixture
def hidup(demo: Pemasangan, baru: Baru, tmp_path: Path) -> Situs:
    return Situs(baru(demo), tmp_path / "log")


def logged(situs: Situs) -> Counter[Kerja]:
    """What the log tells of the quarter."""
    nama = {aksi: kerja for kerja, (_, aksi) in LANGKAH.items()}
    baris = situs.satu.sql(
        "SELECT objek, aksi FROM audit_kejadian WHERE objek LIKE 'realisasi:%:" + TRIWULAN + "'"
    )
    return Counter((objek.split(":")[1], nama[aksi]) for objek, aksi in baris if aksi in nama)


def stored(situs: Situs) -> set[Kerja]:
    """What the tables hold of the quarter: the note typed, and every step up to the state."""
    di = f"JOIN perencanaan_indikator i ON i.id = x.indikator_id WHERE x.periode = '{TRIWULAN}'"
    ada = {
        (i, "simpan")
        for i, teks in situs.satu.sql(
            f"SELECT i.id_teks, x.penjelasan FROM pengukuran_realisasi x {di}"
        )
        if teks == f"Ditulis untuk {i}."
    }
    jalan = {"diajukan": 2, "diperiksa": 3, "disetujui": 4}
    for i, keadaan in situs.satu.sql(
        f"SELECT i.id_teks, x.keadaan FROM pengukuran_pengisian x {di}"
    ):
        ada |= {(i, kerja) for kerja in list(LANGKAH)[1 : jalan[keadaan]]}
    return ada


def test_a_killed_site_loses_and_doubles_nothing(hidup: Situs) -> None:
    indikator = sorted(
        i
        for (i,) in hidup.satu.sql(
            "SELECT i.id_teks FROM pengukuran_pengisian x JOIN perencanaan_indikator i "
            "ON i.id = x.indikator_id WHERE x.periode = '2025-T1'"
        )
    )
    antre = [(i, kerja) for i in indikator for kerja in LANGKAH]
    acak, dijawab, orang = random.Random(29), list[Kerja](), dict[str, Peramban]()
    tengah, lama = 0, 0.1  # seconds that one change takes here

    def do(kerja: Kerja) -> None:
        i, apa = kerja
        alamat = f"/k/{hidup.kantor}/2025/ukur/{TRIWULAN}/"
        revisi = hidup.satu.sql(
            "SELECT x.revisi FROM pengukuran_realisasi x JOIN perencanaan_indikator i "
            f"ON i.id = x.indikator_id WHERE x.periode = '{TRIWULAN}' AND i.id_teks = '{i}'"
        )[0][0]
        isian = {f"r:{i}": str(revisi)}
        if apa == "simpan":
            alamat, isian = f"{alamat}simpan/", isian | {f"s:{i}:penjelasan": f"Ditulis untuk {i}."}
        else:
            alamat, isian = f"{alamat}langkah/", isian | {"langkah": apa, "pilih": i}
        status, isi = orang[LANGKAH[apa][0]].minta("POST", alamat, isian)
        assert status == 302, f"{kerja}: {status} {isi[-1500:]}"
        dijawab.append(kerja)

    def work(salah: list[BaseException]) -> None:
        nonlocal lama
        try:
            while antre:
                mulai = time.monotonic()
                do(antre[0])
                antre.pop(0)
                lama = time.monotonic() - mulai
        except (OSError, http.client.HTTPException):
            return  # killed
        except BaseException as sebab:
            salah.append(sebab)

    for _ in range(KALI_SITUS):
        salah = list[BaseException]()
        with hidup.situs():
            for nama in {siapa for siapa, _ in LANGKAH.values()} - orang.keys():
                orang[nama] = hidup.masuk(nama)
            pekerja = threading.Thread(target=work, args=(salah,))
            sampai = len(dijawab) + acak.randint(1, 8)
            pekerja.start()
            while len(dijawab) < sampai and pekerja.is_alive():
                time.sleep(0.005)
            time.sleep(acak.uniform(0, lama))
        pekerja.join(30)
        assert salah == []
        tercatat = logged(hidup)
        ada = set(tercatat)
        assert set(dijawab) <= ada, "acknowledged but lost"
        assert ada <= set(dijawab) | set(antre[:1]), "written though nobody asked"
        assert set(tercatat.values()) <= {1}, "written twice"
        assert stored(hidup) == ada, "the log tells what the tables do not hold"
        if antre and antre[0] in ada:
            tengah += 1
            dijawab.append(antre.pop(0))
    assert len(dijawab) > KALI_SITUS
    assert hidup.satu.sakip("audit", "periksa").returncode == 0
    print(
        f"situs dimatikan {KALI_SITUS} kali; {len(dijawab)} perubahan dijawab, tidak ada yang "
        f"hilang atau ganda; {tengah} tersimpan tanpa sempat dijawab"
    )


def test_a_killed_worker_loses_and_doubles_no_paper(hidup: Situs) -> None:
    acak = random.Random(31)
    with hidup.situs():
        camat = hidup.masuk("kepala")
        diminta = [("iku", "pdf"), ("pengukuran", "docx"), ("kertas-kerja", "xlsx")]
        for naskah, bentuk in diminta:
            isian = {"naskah": naskah, "bentuk": bentuk, "draf": "ya"}
            status, isi = camat.minta("POST", f"/k/{hidup.kantor}/2025/lapor/minta/", isian)
            assert status == 302, isi[-1500:]
    dimatikan = 0
    for _ in range(KALI_PEKERJA):
        proses = sakip("worker", log=hidup.log, lingkungan=hidup.satu.lingkungan)
        batas = time.monotonic() + 60
        while not running(hidup) and time.monotonic() < batas and proses.poll() is None:
            time.sleep(0.02)
        time.sleep(acak.uniform(0.0, 0.8))
        dimatikan += bool(running(hidup))
        kill(proses)
    selesai = hidup.satu.sakip("worker", "--sekali")
    assert selesai.returncode == 0, selesai.stderr
    cetakan = hidup.satu.sql("SELECT naskah, bentuk, keadaan, isi FROM pelaporan_cetakan")
    assert sorted(c[:3] for c in cetakan) == sorted((n, b, "jadi") for n, b in diminta)
    for _, _, _, sidik in cetakan:
        (berkas,) = (hidup.satu.data / "simpanan").rglob(sidik)
        assert hashlib.sha256(berkas.read_bytes()).hexdigest() == sidik
    tugas = hidup.satu.sql("SELECT status FROM django_tasks_database_dbtaskresult")
    assert Counter(s for (s,) in tugas) == {"SUCCESSFUL": len(diminta)}
    assert hidup.satu.sql("SELECT count(*) FROM audit_kejadian WHERE aksi = 'laporan.minta'") == [
        (len(diminta),)
    ]
    print(f"pekerja dimatikan {KALI_PEKERJA} kali, {dimatikan} di tengah naskah")


def running(situs: Situs) -> bool:
    perintah = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'RUNNING'"
    return bool(situs.satu.sql(perintah)[0][0])
