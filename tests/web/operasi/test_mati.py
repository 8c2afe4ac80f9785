"""The site and its worker are killed at any moment, as by a loss of power, many times.

What was acknowledged is there, once; what was under way is there once or not at all.
"""

from __future__ import annotations

import hashlib
import http.client
import random
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from sakip.web.situs.jalan import kill, sakip

from .conftest import Baru, Pemasangan
from .hidup import Peramban, Situs

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
    acak, semula = random.Random(31), tasks(hidup)
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
    assert tasks(hidup) == {"SUCCESSFUL": semula.total() + len(diminta)}
    assert hidup.satu.sql("SELECT count(*) FROM audit_kejadian WHERE aksi = 'laporan.minta'") == [
        (len(diminta),)
    ]
    print(f"pekerja dimatikan {KALI_PEKERJA} kali, {dimatikan} di tengah naskah")


def running(situs: Situs) -> bool:
    perintah = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'RUNNING'"
    return bool(situs.satu.sql(perintah)[0][0])


def tasks(situs: Situs) -> Counter[str]:
    """How many tasks of the worker ended how."""
    tugas = situs.satu.sql("SELECT status FROM django_tasks_database_dbtaskresult")
    return Counter(status for (status,) in tugas)
