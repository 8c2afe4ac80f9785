"""Many offices and periods checked at once: each wholly or not at all, the refused ones named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sakip.berkas.model import Berkas
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.alur.selectors import menunggu
from sakip.web.audit.models import Kejadian
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat
from sakip.web.pengukuran.bersama import Kelompok, waiting_together
from sakip.web.pengukuran.models import Pengisian, Realisasi
from sakip.web.pengukuran.services import lakukan, measured, simpan

from .conftest import HARI, TAHUN, Orang
from .dunia import office

Masuk = Callable[[Akun], Client]
TW = "2025-T1"
HALAMAN = f"/ukur/{TAHUN}/bersama/"


class Daerah:
    """Two offices of one region, whose people carry a quarter on by themselves."""

    def __init__(self, berkas: Berkas, orang: Orang) -> None:
        self.kantor = [office(berkas, "satu"), office(berkas, "dua")]
        self.orang = {
            (k.pk, peran): orang(f"{peran}-{k.id_teks}", peran, k)
            for k in self.kantor
            for peran in ("operator", "sekretaris", "kepala")
        }
        self.organisasi = orang("organisasi", "bagian_organisasi", pemda=self.kantor[0].pemda)

    def jalan(self, kantor: Kantor, *langkah: tuple[str, str], periode: str = TW) -> None:
        semua = [iv.indikator for iv in measured(muat(kantor, TAHUN), periode)]
        for nama, peran in langkah:
            lakukan(
                actor=self.orang[kantor.pk, peran],
                kantor=kantor,
                tahun=TAHUN,
                periode=periode,
                indikator=semua,
                langkah=nama,
                pada=HARI,
            )

    def ketik(self, kantor: Kantor, **isian: str) -> None:
        kantor.refresh_from_db()
        satu = Realisasi.objects.get(kantor=kantor, periode=TW, indikator__id_teks="p2.i1")
        simpan(
            actor=self.orang[kantor.pk, "operator"],
            kantor=kantor,
            tahun=TAHUN,
            indikator="p2.i1",
            periode=TW,
            isian=isian,
            revisi=satu.revisi,
            pada=HARI,
        )

    def menunggu(self, siapa: Akun) -> list[Kelompok]:
        return waiting_together(Akses(siapa, HARI), self.kantor, TAHUN)


AJUKAN, TERUSKAN, SETUJUI = (
    ("ajukan", "operator"),
    ("teruskan", "sekretaris"),
    ("setujui", "kepala"),
)


@pytest.fixture
def daerah(db: None, berkas_contoh: Berkas, orang: Orang) -> Daerah:
    return Daerah(berkas_contoh, orang)


@pytest.fixture
def disetujui(daerah: Daerah) -> Daerah:
    for kantor in daerah.kantor:
        daerah.jalan(kantor, AJUKAN, TERUSKAN, SETUJUI)
    return daerah


def pilih(semua: list[Kelompok]) -> list[str]:
    return [f"{k.kantor.uuid}|{k.periode}|{k.tanda}" for k in semua]


def states(kantor: Kantor) -> set[str]:
    baris = Pengisian.objects.filter(kantor=kantor, periode=TW)
    return set(baris.values_list("keadaan", flat=True))


def test_two_offices_are_locked_with_one_click_each_with_its_own_entries(
    disetujui: Daerah, masuk: Masuk
) -> None:
    semua = disetujui.menunggu(disetujui.organisasi)
    assert {(k.kantor.nama, k.periode, k.langkah.id, k.banyak) for k in semua} == {
        (k.nama, TW, "kunci", 33) for k in disetujui.kantor
    }
    kirim = {"langkah": "kunci", "pilih": pilih(semua)}
    jawab: Any = masuk(disetujui.organisasi).post(HALAMAN, kirim, follow=True)
    assert "Berhasil: Kunci, 2 kantor dan periode, 66 angka." in jawab.text
    for kantor in disetujui.kantor:
        assert states(kantor) == {"terkunci"}
        catatan = Kejadian.objects.filter(aksi="pengukuran.kunci", kantor=kantor.uuid)
        assert catatan.count() == 33
    assert "Tidak ada yang menunggu Anda" in jawab.text


def test_what_changed_since_it_was_seen_is_named_and_stays_the_others_go_on(
    disetujui: Daerah, masuk: Masuk
) -> None:
    semua = disetujui.menunggu(disetujui.organisasi)
    berubah, tetap = disetujui.kantor
    lakukan(
        actor=disetujui.organisasi,
        kantor=berubah,
        tahun=TAHUN,
        periode=TW,
        indikator=["p2.i1"],
        langkah="kembalikan",
        catatan="Salah bulan.",
        pada=HARI,
    )
    kirim = {"langkah": "kunci", "pilih": pilih(semua)}
    jawab = masuk(disetujui.organisasi).post(HALAMAN, kirim)
    assert jawab.status_code == 422
    assert f"<b>{berubah.nama}, TW I 2025</b>: Angkanya berubah atau sudah pindah" in jawab.text
    assert "Berhasil: Kunci, 1 kantor dan periode, 33 angka." in jawab.text
    assert states(berubah) == {"disetujui", "dikembalikan"}
    assert states(tetap) == {"terkunci"}


def test_two_offices_go_back_with_one_note_and_never_without(
    disetujui: Daerah, masuk: Masuk
) -> None:
    semua = disetujui.menunggu(disetujui.organisasi)
    browser = masuk(disetujui.organisasi)
    assert "Kembalikan yang dicentang" in browser.get(HALAMAN).text
    kirim = {"langkah": "kembalikan", "pilih": pilih(semua)}
    for catatan in ("", "  "):
        jawab: Any = browser.post(HALAMAN, kirim | {"catatan": catatan})
        assert jawab.status_code == 422
        assert "&#x27;Kembalikan&#x27; memerlukan catatan." in jawab.text
        assert jawab.text.count(" checked") == 2  # what was ticked is not to be ticked again
    for kantor in disetujui.kantor:
        assert states(kantor) == {"disetujui"}
    nota = "Pakai data <bulan> yang sama."
    jawab = browser.post(HALAMAN, kirim | {"catatan": nota}, follow=True)
    assert "Berhasil: Kembalikan, 2 kantor dan periode, 66 angka." in jawab.text
    for kantor in disetujui.kantor:
        baris = Pengisian.objects.filter(kantor=kantor, periode=TW)
        assert set(baris.values_list("keadaan", "catatan")) == {("dikembalikan", nota)}
        jejak = Kejadian.objects.filter(aksi="pengukuran.kembalikan", kantor=kantor.uuid)
        assert {k.isi["catatan"] for k in jejak} == {nota}
        assert jejak.count() == 33
        pengisi = masuk(disetujui.orang[kantor.pk, "operator"])
        isi = pengisi.get(f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/").text
        assert isi.count("Pakai data &lt;bulan&gt; yang sama.") == 1  # said once for all rows
    jawab = browser.post(HALAMAN, kirim | {"catatan": nota})  # seen before it went back
    assert jawab.status_code == 422
    assert "Angkanya berubah atau sudah pindah" in jawab.text


def test_a_camat_sends_back_to_his_own_office_only(disetujui: Daerah, masuk: Masuk) -> None:
    milik, lain = disetujui.kantor
    semua = disetujui.menunggu(disetujui.organisasi)
    kirim = {"langkah": "kembalikan", "pilih": pilih(semua), "catatan": "Ulangi."}
    kepala = masuk(disetujui.orang[milik.pk, "kepala"])
    assert kepala.post(HALAMAN, kirim).status_code == 422
    assert states(milik) == states(lain) == {"disetujui"}


def test_an_edit_under_way_is_seen_by_its_mark(daerah: Daerah) -> None:
    kantor = daerah.kantor[0]
    daerah.jalan(kantor, AJUKAN)
    sekretaris = daerah.orang[kantor.pk, "sekretaris"]
    (dulu,) = daerah.menunggu(sekretaris)
    Realisasi.objects.filter(kantor=kantor, periode=TW, indikator__id_teks="p2.i1").update(revisi=9)
    (kini,) = daerah.menunggu(sekretaris)
    assert dulu.tanda != kini.tanda


def test_an_office_out_of_reach_is_passed_over(disetujui: Daerah, masuk: Masuk) -> None:
    """A Camat who writes another office into the form moves nothing there."""
    milik, lain = disetujui.kantor
    semua = disetujui.menunggu(disetujui.organisasi)
    kepala = masuk(disetujui.orang[milik.pk, "kepala"])
    jawab = kepala.post(HALAMAN, {"langkah": "kunci", "pilih": pilih(semua)})
    assert jawab.status_code == 422
    assert states(milik) == states(lain) == {"disetujui"}
    operator = masuk(disetujui.orang[milik.pk, "operator"])
    assert operator.get(HALAMAN).status_code == 403
    assert operator.post(HALAMAN, {"langkah": "kunci", "pilih": pilih(semua)}).status_code == 403


def test_a_secretary_sends_several_quarters_on_together(daerah: Daerah, masuk: Masuk) -> None:
    kantor = daerah.kantor[0]
    for periode in (TW, "2025-T2"):
        daerah.jalan(kantor, AJUKAN, periode=periode)
    siapa = daerah.orang[kantor.pk, "sekretaris"]
    halaman = masuk(siapa).get(HALAMAN)
    assert "Teruskan ke Camat yang dicentang" in halaman.text
    semua = daerah.menunggu(siapa)
    assert [k.periode for k in semua] == [TW, "2025-T2"]
    masuk(siapa).post(HALAMAN, {"langkah": "teruskan", "pilih": pilih(semua)})
    assert daerah.menunggu(siapa) == []
    assert [k.banyak for k in daerah.menunggu(daerah.orang[kantor.pk, "kepala"])] == [33, 33]


def test_what_is_asked_of_a_figure_and_what_changed_since_approval_is_told(
    daerah: Daerah, masuk: Masuk
) -> None:
    kantor = daerah.kantor[0]
    daerah.ketik(kantor, nilai="12", penjelasan="", hambatan="")
    daerah.jalan(kantor, AJUKAN, TERUSKAN, SETUJUI)
    alamat = f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/ringkasan/"
    browser = masuk(daerah.organisasi)
    satu = browser.get(alamat, headers={"HX-Request": "true"}).text
    assert "tanpa penjelasan" in satu
    assert "berubah sejak" not in satu  # approved once, so nothing to compare it with
    (kelompok,) = daerah.menunggu(daerah.organisasi)
    assert not kelompok.pernah
    lakukan(
        actor=daerah.organisasi,
        kantor=kantor,
        tahun=TAHUN,
        periode=TW,
        indikator=["p2.i1"],
        langkah="kembalikan",
        catatan="Lengkapi.",
        pada=HARI,
    )
    daerah.ketik(kantor, nilai="13", penjelasan="Sebagian kegiatan tertunda.")
    for nama, peran in (AJUKAN, TERUSKAN, SETUJUI):
        lakukan(
            actor=daerah.orang[kantor.pk, peran],
            kantor=kantor,
            tahun=TAHUN,
            periode=TW,
            indikator=["p2.i1"],
            langkah=nama,
            pada=HARI,
        )
    (kelompok,) = daerah.menunggu(daerah.organisasi)
    assert kelompok.pernah
    dua = browser.get(alamat, headers={"HX-Request": "true"}).text
    assert "1 indikator berubah sejak disetujui dulu" in dua
    assert "12,00% → 13,00%" in dua, dua


def test_figures_without_evidence_and_without_number_are_counted(daerah: Daerah) -> None:
    kantor = daerah.kantor[0]
    daerah.jalan(kantor, AJUKAN)
    baris = Realisasi.objects.filter(kantor=kantor, periode=TW, kosong=None)
    siapa = daerah.orang[kantor.pk, "sekretaris"]
    satu, dua = baris[:2]
    (dulu,) = daerah.menunggu(siapa)
    Realisasi.objects.filter(pk=satu.pk).update(bukti=[])
    Realisasi.objects.filter(pk=dua.pk).update(
        nilai=None, komponen=None, kosong="belum_tersedia", alasan="Data pusat belum terbit."
    )
    (kini,) = daerah.menunggu(siapa)
    assert (dulu.isi.tanpa_bukti, kini.isi.tanpa_bukti) == (0, 1)
    assert (dulu.isi.tanpa_angka, kini.isi.tanpa_angka) == (0, 1)


def test_beranda_names_a_period_once_however_many_offices_wait(
    disetujui: Daerah, masuk: Masuk
) -> None:
    tugas = menunggu(Akses(disetujui.organisasi, HARI), TAHUN)
    (satu,) = (t for t in tugas if t.ruang == "ukur")
    assert satu.judul == "Periksa TW I 2025: 2 kantor menunggu Anda"
    assert satu.di == "Kecamatan dua, Kecamatan satu"
    assert masuk(disetujui.organisasi).get(satu.alamat).status_code == 200


def test_the_page_asks_no_more_often_for_more_offices(disetujui: Daerah, masuk: Masuk) -> None:
    browser = masuk(disetujui.organisasi)

    def count() -> int:
        browser.get(HALAMAN)
        with CaptureQueriesContext(connection) as kueri:
            assert browser.get(HALAMAN).status_code == 200
        return len(kueri)

    dua = count()
    Pengisian.objects.filter(kantor=disetujui.kantor[0]).delete()
    assert len(disetujui.menunggu(disetujui.organisasi)) == 1
    assert count() == dua
