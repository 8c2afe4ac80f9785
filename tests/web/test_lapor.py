"""Documents at a click, and the report signed and published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from sakip.cli import main
from sakip.galat import Galat
from sakip.laporan.daftar import Pilihan
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.models import Penetapan
from sakip.web.audit.models import Kejadian
from sakip.web.dasar.simpanan import path_of
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.pelaporan.models import Cetakan, Keadaan, Terbitan
from sakip.web.pelaporan.pembuatan import finish, make
from sakip.web.pelaporan.services import (
    Permohonan,
    atur_penandatanganan,
    lanjutkan,
    minta,
    terbitkan,
)

from .conftest import HARI, TAHUN, Orang

IKU = Permohonan("iku", "pdf")
LKJIP = Permohonan("lkjip", "pdf")
Masuk = Callable[[Akun], Client]


def work() -> None:
    """What the worker does: every task that waits, once."""
    pekerja = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="uji",
        excluded_queue_names=[],
    )
    for tugas in DBTaskResult.objects.filter(status="READY"):
        tugas.claim("uji")
        pekerja.run_task(tugas)


def ask(actor: Akun, kantor: Kantor, mohon: Permohonan = IKU) -> Cetakan:
    kantor.refresh_from_db()
    return minta(actor=actor, kantor=kantor, tahun=TAHUN, mohon=mohon, pada=HARI)


def kill_worker(satu: Cetakan) -> DBTaskResult:
    """As a worker leaves things that is killed in the middle of a document."""
    tugas = DBTaskResult.objects.get(pk=satu.tugas)
    tugas.claim("mati")
    Cetakan.objects.filter(pk=satu.pk).update(keadaan=Keadaan.DICETAK)
    return tugas


@pytest.fixture
def kasubag(kantor: Kantor, orang: Orang) -> Akun:
    return orang("kasubag", "operator", kantor)


@pytest.fixture
def camat(kantor: Kantor, orang: Orang) -> Akun:
    return orang("camat", "kepala", kantor)


def publish(camat: Akun, kantor: Kantor, isi: bytes = b"%PDF uji", alasan: str = "") -> Terbitan:
    """Publish a report whose typesetting is not the subject here."""
    satu = ask(camat, kantor, LKJIP)
    finish(satu, isi)
    return terbitkan(actor=camat, kantor=kantor, cetakan=satu.uuid, pada=HARI, alasan=alasan)


# -- making ---------------------------------------------------------------------


@pytest.mark.parametrize("naskah", ["iku", "kertas-kerja"])
def test_the_site_prints_the_same_bytes_as_the_command_line(
    naskah: str, kantor: Kantor, kasubag: Akun, masuk: Masuk, tmp_path: Path
) -> None:
    bentuk = "xlsx" if naskah == "kertas-kerja" else "pdf"
    browser = masuk(kasubag)
    akar = f"/k/{kantor.uuid}/{TAHUN}"
    jawab = browser.post(f"{akar}/lapor/minta/", {"naskah": naskah, "bentuk": bentuk})
    work()
    situs = browser.get(f"{jawab['Location']}unduh/").content
    (tmp_path / "kantor.yaml").write_bytes(browser.get(f"{akar}/berkas.yaml").content)
    hasil = tmp_path / f"hasil.{bentuk}"
    assert main(["laporan", naskah, str(tmp_path / "kantor.yaml"), "-o", str(hasil)]) == 0
    assert situs == hasil.read_bytes()


def test_two_clicks_are_one_document(kantor: Kantor, kasubag: Akun, camat: Akun) -> None:
    satu, dua = ask(kasubag, kantor), ask(camat, kantor)
    assert satu == dua
    assert DBTaskResult.objects.count() == 1
    work()
    ask(camat, kantor)
    assert DBTaskResult.objects.filter(status="READY").count() == 0
    assert Kejadian.objects.filter(aksi="laporan.minta").count() == 1


def test_a_change_of_the_data_is_another_document(kantor: Kantor, kasubag: Akun) -> None:
    lama = ask(kasubag, kantor)
    atur_penandatanganan(
        actor=kasubag, kantor=kantor, tahun=TAHUN, tanggal="2026-02-03", tempat="Kota", pada=HARI
    )
    baru = ask(kasubag, kantor)
    assert baru.kunci != lama.kunci
    # What was asked first is still made from the data of then.
    work()
    isi = {c.pk: c.isi for c in Cetakan.objects.all()}
    assert isi[lama.pk]
    assert isi[lama.pk] != isi[baru.pk]


def test_what_is_missing_is_listed_with_the_page_to_fill_it(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    TahunKerja.objects.filter(kantor=kantor).update(tanggal_laporan=None)
    satu = ask(kasubag, kantor, LKJIP)
    work()
    satu.refresh_from_db()
    assert satu.keadaan == Keadaan.GAGAL
    teks = masuk(kasubag).get(f"/k/{kantor.uuid}/{TAHUN}/lapor/naskah/{satu.uuid}/").content
    assert b"tanggal laporan (tanggal_laporan)" in teks
    assert f"/k/{kantor.uuid}/{TAHUN}/lapor/#tanda-tangan".encode() in teks
    # The same data lack the same things: it is not tried again.
    assert ask(kasubag, kantor, LKJIP).keadaan == Keadaan.GAGAL
    semua = masuk(kasubag).get(f"/k/{kantor.uuid}/{TAHUN}/lapor/kelengkapan/").content
    assert b"tanggal laporan (tanggal_laporan)" in semua


def test_a_draft_prints_with_its_gaps(kantor: Kantor, kasubag: Akun) -> None:
    TahunKerja.objects.filter(kantor=kantor).update(tanggal_laporan=None)
    satu = ask(kasubag, kantor, Permohonan("pengukuran", "docx", Pilihan(draf=True)))
    work()
    satu.refresh_from_db()
    assert satu.keadaan == Keadaan.JADI
    assert satu.nama_berkas == "pengukuran-contoh-sejahtera-2025-draf.docx"


@pytest.mark.parametrize(
    "mohon",
    [
        Permohonan("rahasia", "pdf"),
        Permohonan("iku", "exe"),
        Permohonan("kertas-kerja", "pdf"),
        Permohonan("triwulan", "pdf"),
        Permohonan("triwulan", "pdf", Pilihan(periode="2024-T1")),
        Permohonan("perjanjian", "pdf", Pilihan(jabatan="../../etc")),
        Permohonan("berita-acara", "pdf", Pilihan(untuk=1999)),
    ],
)
def test_a_choice_there_is_not_is_refused(mohon: Permohonan, kantor: Kantor, kasubag: Akun) -> None:
    with pytest.raises(Galat) as salah:
        ask(kasubag, kantor, mohon)
    assert salah.value.kode == "pelaporan.pilihan"
    assert not Cetakan.objects.exists()


# -- killed workers -------------------------------------------------------------


def test_a_killed_worker_costs_nothing_but_time(kantor: Kantor, kasubag: Akun) -> None:
    satu = ask(kasubag, kantor)
    tugas = kill_worker(satu)
    # As far as anybody knows somebody is still at it: a click does not start it over.
    ask(kasubag, kantor)
    lanjutkan(actor=kasubag, kantor=kantor, cetakan=satu.uuid, pada=HARI)
    assert DBTaskResult.objects.count() == 1
    # The next worker gets the task of the dead one.
    DBTaskResult.objects.filter(pk=tugas.pk).update(status="READY")
    work()
    satu.refresh_from_db()
    assert satu.keadaan == Keadaan.JADI
    assert Cetakan.objects.count() == 1


def test_a_task_that_was_given_up_can_be_asked_for_again(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    satu = ask(kasubag, kantor)
    kill_worker(satu).set_failed(RuntimeError())
    alamat = f"/k/{kantor.uuid}/{TAHUN}/lapor/naskah/{satu.uuid}/"
    browser = masuk(kasubag)
    assert b"terhenti" in browser.get(alamat).content
    for _kali in range(2):  # two clicks
        browser.post(f"{alamat}lanjutkan/")
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    work()
    satu.refresh_from_db()
    assert satu.keadaan == Keadaan.JADI


def test_a_task_from_before_has_no_say(kantor: Kantor, kasubag: Akun) -> None:
    satu = ask(kasubag, kantor)
    lama = kill_worker(satu)
    lama.set_failed(RuntimeError())
    baru = ask(kasubag, kantor)
    assert baru.tugas != lama.pk
    make(satu.uuid, lama.pk)
    assert Cetakan.objects.get().keadaan == Keadaan.ANTRE


def test_a_file_lost_from_the_store_is_made_again(kantor: Kantor, kasubag: Akun) -> None:
    satu = ask(kasubag, kantor)
    work()
    satu.refresh_from_db()
    jalur = path_of(kantor.pemda, satu.isi)
    semula = jalur.read_bytes()
    jalur.unlink()
    assert ask(kasubag, kantor).keadaan == Keadaan.ANTRE
    work()
    assert jalur.read_bytes() == semula


# -- publishing -----------------------------------------------------------------


def test_a_published_report_keeps_its_bytes_and_a_correction_is_another(
    kantor: Kantor, camat: Akun, masuk: Masuk
) -> None:
    satu = publish(camat, kantor, b"%PDF pertama")
    assert (satu.nomor, satu.penetapan.jenis, satu.penetapan.periode) == (1, "lkjip", "2025")
    with pytest.raises(Galat) as salah:
        publish(camat, kantor, b"%PDF pertama", "Tidak ada yang berubah")
    assert salah.value.kode == "pelaporan.sama"
    atur_penandatanganan(
        actor=camat, kantor=kantor, tahun=TAHUN, tanggal="2026-02-03", tempat="Kota", pada=HARI
    )
    with pytest.raises(Galat) as salah:
        publish(camat, kantor, b"%PDF kedua")
    assert salah.value.kode == "pelaporan.alasan"
    dua = publish(camat, kantor, b"%PDF kedua", "Tanggal  laporan\nkeliru")
    assert (dua.nomor, dua.penetapan.alasan) == (2, "Tanggal laporan keliru")
    browser = masuk(camat)
    for terbit, isi in ((satu, b"%PDF pertama"), (dua, b"%PDF kedua")):
        jawab = browser.get(f"/k/{kantor.uuid}/{TAHUN}/lapor/edisi/{terbit.uuid}.pdf")
        assert jawab.content == isi
        assert jawab["Content-Disposition"].startswith("attachment")
    assert Kejadian.objects.filter(aksi="laporan.terbitkan").count() == 2


def test_data_that_changed_after_the_pdf_are_not_published(kantor: Kantor, camat: Akun) -> None:
    satu = ask(camat, kantor, LKJIP)
    finish(satu, b"%PDF lama")
    atur_penandatanganan(
        actor=camat, kantor=kantor, tahun=TAHUN, tanggal="2026-02-03", tempat="Kota", pada=HARI
    )
    kantor.refresh_from_db()
    with pytest.raises(Galat) as salah:
        terbitkan(actor=camat, kantor=kantor, cetakan=satu.uuid, pada=HARI)
    assert salah.value.kode == "pelaporan.berubah"
    assert not Penetapan.objects.exists()


@pytest.mark.parametrize(
    "mohon", [IKU, Permohonan("lkjip", "docx"), Permohonan("lkjip", "pdf", Pilihan(draf=True))]
)
def test_only_the_whole_report_is_published(mohon: Permohonan, kantor: Kantor, camat: Akun) -> None:
    satu = ask(camat, kantor, mohon)
    finish(satu, b"isi")
    with pytest.raises(Galat) as salah:
        terbitkan(actor=camat, kantor=kantor, cetakan=satu.uuid, pada=HARI)
    assert salah.value.kode == "pelaporan.bukan_naskah"


# -- who may --------------------------------------------------------------------

PERAN = {
    # role: over the region?, makes documents, exports the Berkas
    "operator": (False, True, True),
    "pemilik": (False, False, False),
    "sekretaris": (False, True, True),
    "kepala": (False, True, True),
    "bappeda": (True, True, True),
    "bagian_organisasi": (True, True, True),
    "inspektorat": (True, True, True),
    "pimpinan": (True, False, False),
    "admin_daerah": (True, False, True),
}


@pytest.mark.parametrize("peran", PERAN)
def test_each_role_sees_its_own(peran: str, kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    daerah, buat, ekspor = PERAN[peran]
    jabatan = "kasi-pelayanan" if peran == "pemilik" else None
    if daerah:
        akun = orang("dia", peran, pemda=kantor.pemda)
    else:
        akun = orang("dia", peran, kantor, jabatan)
    browser = masuk(akun)
    akar = f"/k/{kantor.uuid}/{TAHUN}"
    halaman = browser.get(f"{akar}/lapor/")
    assert halaman.status_code == 200
    assert (b'name="naskah"' in halaman.content) == buat
    assert (b"berkas.yaml" in halaman.content) == ekspor
    isi = {"naskah": "iku", "bentuk": "pdf"}
    assert browser.post(f"{akar}/lapor/minta/", isi).status_code == (302 if buat else 403)
    assert browser.get(f"{akar}/lapor/kelengkapan/").status_code == (200 if buat else 403)


def test_only_the_head_publishes(kantor: Kantor, kasubag: Akun, masuk: Masuk) -> None:
    satu = ask(kasubag, kantor, LKJIP)
    finish(satu, b"%PDF")
    alamat = f"/k/{kantor.uuid}/{TAHUN}/lapor/naskah/{satu.uuid}/terbitkan/"
    assert masuk(kasubag).post(alamat).status_code == 403
    with pytest.raises(Ditolak):
        terbitkan(actor=kasubag, kantor=kantor, cetakan=satu.uuid, pada=HARI)
    assert not Terbitan.objects.exists()


def test_nothing_of_another_office_answers(
    kantor: Kantor, kantor_lain: Kantor, kasubag: Akun, orang: Orang, masuk: Masuk
) -> None:
    satu = ask(kasubag, kantor)
    work()
    tamu = masuk(orang("tamu", "operator", kantor_lain))
    for bagian in ("", f"naskah/{satu.uuid}/", f"naskah/{satu.uuid}/unduh/"):
        assert tamu.get(f"/k/{kantor.uuid}/{TAHUN}/lapor/{bagian}").status_code == 404
        # Nor under the guest's own office.
        if bagian:
            assert tamu.get(f"/k/{kantor_lain.uuid}/2024/lapor/{bagian}").status_code == 404
    assert Client().get(f"/k/{kantor.uuid}/{TAHUN}/lapor/").status_code == 302
    with pytest.raises(Ditolak):
        ask(Akun.objects.get(nama_pengguna="tamu"), kantor)


# -- the page -------------------------------------------------------------------


def test_progress_is_told_only_when_there_is_news(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    browser, akar = masuk(kasubag), f"/k/{kantor.uuid}/{TAHUN}/lapor"
    htmx = {"HX-Request": "true"}
    isi = {"naskah": "iku", "bentuk": "pdf"}
    teks = browser.post(f"{akar}/minta/", isi, headers=htmx).content.decode()
    assert "Menunggu giliran" in teks
    tanya = teks.split('hx-get="')[1].split('"')[0]
    assert browser.get(tanya, headers=htmx).status_code == 204
    work()
    teks = browser.get(tanya, headers=htmx).content.decode()
    assert "iku-contoh-sejahtera-2025.pdf" in teks
    assert "hx-get" not in teks
    assert b"iku-contoh-sejahtera-2025.pdf" in browser.get(f"{akar}/").content


def test_the_page_asks_as_much_for_many_documents_as_for_few(
    kantor: Kantor, kasubag: Akun, masuk: Masuk, django_assert_num_queries: Any
) -> None:
    """What the frame around it counts is asked too, but no more for more documents."""
    browser, alamat = masuk(kasubag), f"/k/{kantor.uuid}/{TAHUN}/lapor/"
    finish(ask(kasubag, kantor, IKU), b"isi")
    browser.get(alamat)
    with CaptureQueriesContext(connection) as sedikit:
        browser.get(alamat)
    banyak = len(sedikit)
    assert banyak
    for bentuk in ("pdf", "docx", "xlsx"):
        for naskah in ("iku", "pengukuran", "rencana-aksi"):
            satu = ask(kasubag, kantor, Permohonan(naskah, bentuk))
            if satu.keadaan != Keadaan.JADI:
                finish(satu, b"isi")
    browser.get(alamat)
    with django_assert_num_queries(banyak):
        browser.get(alamat)
