"""Old documents go; what was published, or is of use to anybody, stays, whoever comes between."""

from __future__ import annotations

import contextlib
import os
import random
import threading
import time
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sakip.web.akun.models import Akun
from sakip.web.alur.models import Penetapan
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.simpanan import discard, folder, is_kept, keep, path_of
from sakip.web.organisasi.models import Hiasan, Kantor
from sakip.web.pelaporan.models import Cetakan, Keadaan
from sakip.web.pelaporan.pembuatan import finish
from sakip.web.pelaporan.sapu import columns, sapu
from sakip.web.situs.cadangan import _write_files

from .conftest import TAHUN, Orang
from .test_lapor import Masuk, ask, kill_worker, publish, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def kasubag(kantor: Kantor, orang: Orang) -> Akun:
    return orang("kasubag", "operator", kantor)


def age(satu: Cetakan, hari: int) -> None:
    """As if a document, its row and its files, had been left alone for so many days."""
    satu.refresh_from_db()
    dulu = timezone.now() - timedelta(days=hari)
    Cetakan.objects.filter(pk=satu.pk).update(denyut=dulu)
    for sidik in filter(None, (satu.sumber, satu.isi)):
        if is_kept(satu.pemda, sidik):
            os.utime(path_of(satu.pemda, sidik), (dulu.timestamp(),) * 2)


def sweep(satu: Cetakan, hari: int = settings.CETAKAN_HARI + 1) -> None:
    """Leave a document alone until both steps of the sweep have passed over it."""
    age(satu, hari)
    sapu(timezone.now())
    if Cetakan.objects.filter(pk=satu.pk, keadaan=Keadaan.USANG).exists():
        age(satu, 2)
        sapu(timezone.now())


def finished(actor: Akun, kantor: Kantor, isi: bytes = b"%PDF lama") -> Cetakan:
    satu = ask(actor, kantor)
    finish(satu, isi)
    satu.refresh_from_db()
    return satu


def test_an_old_document_goes_and_can_be_made_again(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    satu = finished(kasubag, kantor)
    alamat = f"/k/{kantor.uuid}/{TAHUN}/lapor/naskah/{satu.uuid}/"
    age(satu, settings.CETAKAN_HARI + 1)
    sapu(timezone.now())
    # Not offered any more, but nobody loses a file they are still reading.
    assert b"Minta lagi di Lapor" in masuk(kasubag).get(alamat).content
    assert masuk(kasubag).get(f"{alamat}unduh/").status_code == 302
    assert is_kept(kantor.pemda, satu.isi)
    age(satu, 2)
    assert sapu(timezone.now()) == 1
    assert not is_kept(kantor.pemda, satu.isi)
    assert not is_kept(kantor.pemda, satu.sumber)
    assert not Cetakan.objects.exists()
    baru = ask(kasubag, kantor)
    work()
    baru.refresh_from_db()
    assert (baru.keadaan, baru.kunci) == (Keadaan.JADI, satu.kunci)


def test_a_document_of_use_stays(kantor: Kantor, kasubag: Akun) -> None:
    satu = finished(kasubag, kantor)
    sweep(satu, settings.CETAKAN_HARI - 1)
    age(satu, settings.CETAKAN_HARI + 1)
    ask(kasubag, kantor)
    sapu(timezone.now())
    satu.refresh_from_db()
    assert satu.keadaan == Keadaan.JADI


def test_asked_for_between_the_two_steps_it_is_made_again(kantor: Kantor, kasubag: Akun) -> None:
    satu = finished(kasubag, kantor)
    age(satu, settings.CETAKAN_HARI + 1)
    sapu(timezone.now())
    assert ask(kasubag, kantor).pk == satu.pk
    sapu(timezone.now() + timedelta(days=2))
    work()
    satu.refresh_from_db()
    assert satu.keadaan == Keadaan.JADI
    assert is_kept(kantor.pemda, satu.isi)


def test_what_was_published_is_never_touched(kantor: Kantor, orang: Orang) -> None:
    terbit = publish(orang("camat", "kepala", kantor), kantor)
    sweep(Cetakan.objects.get(), 9999)
    assert Cetakan.objects.get().keadaan == Keadaan.JADI
    assert is_kept(kantor.pemda, terbit.data)
    assert Penetapan.objects.count() == 1
    daerah = f"/publik/{kantor.pemda.id_teks}/{kantor.id_teks}/{TAHUN}/"
    assert Client().get(f"{daerah}lkjip.pdf").content == b"%PDF uji"


def test_a_file_that_anybody_else_names_stays(kantor: Kantor, kasubag: Akun) -> None:
    satu = finished(kasubag, kantor)
    Hiasan.objects.create(
        **{"pemda": kantor.pemda, "kantor": kantor, "tempat": "lambang", "jenis": "png"},
        **{"sidik": satu.isi, "ukuran": 9, "oleh": kasubag},
    )
    sweep(satu)
    assert not Cetakan.objects.exists()
    assert is_kept(kantor.pemda, satu.isi)
    assert not is_kept(kantor.pemda, satu.sumber)


def test_one_that_is_being_made_stays_one_that_nobody_will_finish_goes(
    kantor: Kantor, kasubag: Akun
) -> None:
    satu = ask(kasubag, kantor)
    sweep(satu)
    satu.refresh_from_db()
    assert satu.keadaan == Keadaan.ANTRE
    kill_worker(satu).set_failed(RuntimeError("mati"))
    sweep(satu)
    assert not Cetakan.objects.exists()
    assert DBTaskResult.objects.filter(status="READY").count() == 0


def test_every_table_that_names_files_is_heeded() -> None:
    dikenal = {f"{m._meta.label}.{k}" for m, semua in columns() for k in semua}
    assert dikenal >= {
        *("pelaporan.Cetakan.sumber", "pelaporan.Cetakan.isi", "desa.Setoran.sidik"),
        *("pelaporan.Terbitan.pdf", "pelaporan.Terbitan.data", "organisasi.Hiasan.sidik"),
        "pengukuran.Bukti.sidik",
    }


def stays(path: Path) -> bool:
    """Whether the file is there, or comes back when who throws it away sees its new time."""
    tunggu = time.monotonic() + 5
    while not path.is_file():
        if time.monotonic() > tunggu:
            return False
        time.sleep(0.0001)
    return True


def test_who_keeps_a_file_while_it_is_thrown_away_has_it(kantor: Kantor) -> None:
    """Often, at once; what was kept is there when the row that names it is written."""
    pemda, isi, berhenti = kantor.pemda, b"%PDF sama", threading.Event()
    dibuang: list[bool] = []

    def throw() -> None:
        while not berhenti.is_set():
            dibuang.append(discard(pemda, sidik, datetime.now(UTC) - timedelta(hours=1)))

    sidik = keep(pemda, isi)
    utas = threading.Thread(target=throw)
    utas.start()
    hilang = 0
    try:
        for _ in range(1500):
            path = folder() / str(pemda.uuid) / sidik[:2] / sidik
            with contextlib.suppress(FileNotFoundError):
                os.utime(path, (1, 1))
            time.sleep(random.random() / 5000)
            keep(pemda, isi)
            hilang += not stays(path)
    finally:
        berhenti.set()
        utas.join()
    assert hilang == 0
    assert any(dibuang)


def test_a_file_left_without_its_name_by_a_killed_sweep_gets_it_back(kantor: Kantor) -> None:
    sidik = keep(kantor.pemda, b"ditinggal")
    jalur = path_of(kantor.pemda, sidik)
    jalur.rename(jalur.with_name(f".buang-{sidik}"))
    assert not discard(kantor.pemda, sidik, timezone.now() - timedelta(days=1))
    assert jalur.read_bytes() == b"ditinggal"


def test_a_backup_goes_on_when_a_file_is_swept_away_beside_it(
    kantor: Kantor, tmp_path: Path
) -> None:
    pemda: Pemda = kantor.pemda
    for n in range(3):
        keep(pemda, f"berkas {n}".encode())
    with zipfile.ZipFile(tmp_path / "cadangan.zip", "w") as arsip:
        semua = _write_files(arsip)
        pertama = next(semua)
        ada = {p.name for p in (folder() / str(pemda.uuid)).rglob("*") if p.is_file()}
        korban = max(n for n in ada if not pertama.jalur.endswith(n))
        path_of(pemda, korban).unlink()
        tertulis = {pertama.jalur, *(b.jalur for b in semua)}
    assert not any(j.endswith(korban) for j in tertulis)
    assert {Path(j).name for j in tertulis} >= ada - {korban}
