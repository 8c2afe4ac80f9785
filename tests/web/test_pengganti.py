"""Plh and Plt within an office: named by its head, for a time, with no more than was there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, Ditolak
from sakip.web.audit.models import Kejadian
from sakip.web.audit.services import periksa_rantai
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor, Penugasan
from sakip.web.pengaturan.pengganti import hentikan, replaceable, tunjuk
from sakip.web.pengaturan.penugasan import akhiri, tugaskan

from .conftest import HARI, TAHUN, Orang

Masuk = Callable[[Akun], Client]
BESOK, LUSA, PEKAN = (HARI + timedelta(days=n) for n in (1, 2, 7))


class Orang4:
    """The people of one office and their assignments."""

    def __init__(self, kantor: Kantor, orang: Orang) -> None:
        self.kantor = kantor
        self.camat = orang("camat", "kepala", kantor)
        self.sekcam = orang("sekcam", "sekretaris", kantor)
        self.kasi = orang("kasi", "pemilik", kantor, "kasi-pelayanan")
        self.kasubag = orang("kasubag", "operator", kantor)

    def tugas(self, akun: Akun) -> Penugasan:
        return Penugasan.objects.get(akun=akun, status="definitif")

    def tunjuk(self, diganti: Akun, oleh: Akun, *, actor: Akun | None = None, **lain: Any) -> Any:
        isi: dict[str, Any] = {
            "status": "plh",
            "surat": "800/7/2026",
            "mulai": HARI,
            "selesai": PEKAN,
            "pada": HARI,
        }
        return tunjuk(
            actor=actor or self.camat,
            kantor=self.kantor,
            menggantikan=self.tugas(diganti),
            akun=oleh,
            **(isi | lain),
        )


@pytest.fixture
def o(kantor: Kantor, orang: Orang) -> Orang4:
    return Orang4(kantor, orang)


def rights(akun: Akun, kantor: Kantor, pada: date = HARI) -> set[str]:
    akses = Akses(akun, pada)
    return {a for a in akses._izin if akses.boleh(a, kantor, "kasi-pelayanan")}


def test_a_stand_in_has_the_rights_of_the_one_stood_in_for_on_those_days_only(o: Orang4) -> None:
    semula, milik_kasi = rights(o.sekcam, o.kantor), rights(o.kasi, o.kantor)
    o.tunjuk(o.kasi, o.sekcam, mulai=BESOK, selesai=LUSA)
    assert rights(o.sekcam, o.kantor) == semula
    for hari in (BESOK, LUSA):
        assert rights(o.sekcam, o.kantor, hari) == semula | milik_kasi
    assert rights(o.sekcam, o.kantor, LUSA + timedelta(days=1)) == semula
    # Only the figures of the post stood in for.
    assert not Akses(o.sekcam, BESOK).boleh("realisasi.ubah", o.kantor, "kasi-pmd")


def test_who_stands_in_for_the_head_may_not_hand_that_on(o: Orang4) -> None:
    satu = o.tunjuk(o.camat, o.sekcam)
    assert Akses(o.sekcam, HARI).boleh("rencana.tetapkan", o.kantor)
    assert [p.akun for p in replaceable(o.sekcam, o.kantor, HARI)] == [o.kasubag, o.kasi, o.sekcam]
    with pytest.raises(Galat, match="tidak dapat Anda serahkan"):
        o.tunjuk(o.camat, o.kasubag, actor=o.sekcam, mulai=BESOK)
    with pytest.raises(Ditolak):
        hentikan(actor=o.sekcam, penugasan=satu, alasan="Tidak mau.", pada=HARI)
    # For another they may, as long as they stand in themselves.
    with pytest.raises(Galat, match="tugas Anda sendiri"):
        o.tunjuk(o.kasi, o.kasubag, actor=o.sekcam, selesai=PEKAN + timedelta(days=1))
    assert o.tunjuk(o.kasi, o.kasubag, actor=o.sekcam).oleh == o.sekcam


def test_nobody_names_themselves_or_somebody_from_outside(
    o: Orang4, kantor_lain: Kantor, orang: Orang
) -> None:
    asing = orang("asing", "kepala", kantor_lain)
    daerah = orang("bappeda", "bappeda", pemda=o.kantor.pemda)
    keluar = orang("keluar", "operator", o.kantor)
    keluar.aktif = False
    keluar.save()
    for siapa in (o.camat, asing, daerah, keluar, None):
        with pytest.raises(Galat, match="orang lain yang bertugas tetap"):
            o.tunjuk(o.kasi, siapa)  # type: ignore[arg-type]
    with pytest.raises(Galat, match="tidak menggantikan dirinya"):
        o.tunjuk(o.kasi, o.kasi)
    for diganti in (asing, daerah):
        with pytest.raises(Galat, match="tidak dapat Anda serahkan"):
            o.tunjuk(diganti, o.sekcam)
    assert not Penugasan.objects.exclude(status="definitif").exists()


@pytest.mark.parametrize("peran", ["operator", "sekretaris", "pemilik", "admin_daerah"])
def test_who_is_not_the_head_names_nobody(o: Orang4, orang: Orang, peran: str) -> None:
    siapa = {"operator": o.kasubag, "sekretaris": o.sekcam, "pemilik": o.kasi}.get(peran)
    with pytest.raises(Ditolak):
        o.tunjuk(o.kasi, o.sekcam, actor=siapa or orang("adm", peran, pemda=o.kantor.pemda))


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"mulai": HARI - timedelta(days=1)}, "tidak berlaku surut"),
        ({"mulai": LUSA, "selesai": BESOK}, "selesai tidak sebelum mulai"),
        ({"mulai": None}, "wajib diisi"),
        ({"selesai": None}, "wajib diisi"),
        ({"surat": "   "}, "surat perintah"),
        ({"surat": "x" * 121}, "surat perintah"),
        ({"status": "plt"}, ""),
        ({"status": "definitif"}, "Plh menggantikan"),
    ],
)
def test_wrong_dates_letters_and_kinds_are_refused(
    o: Orang4, lain: dict[str, Any], pesan: str
) -> None:
    if not pesan:  # a Plt for somebody who is there still has a letter and days
        assert o.tunjuk(o.kasi, o.sekcam, **lain).status == "plt"
        return
    with pytest.raises(Galat, match=pesan):
        o.tunjuk(o.kasi, o.sekcam, **lain)
    assert not Penugasan.objects.exclude(status="definitif").exists()


def test_one_post_has_one_stand_in_at_a_time(o: Orang4) -> None:
    o.tunjuk(o.kasi, o.sekcam, mulai=BESOK, selesai=LUSA)
    for mulai, selesai in ((HARI, BESOK), (LUSA, PEKAN), (HARI, PEKAN), (BESOK, BESOK)):
        with pytest.raises(Galat, match="Sekcam sudah menggantikan pada 16 Januari 2026 sampai"):
            o.tunjuk(o.kasi, o.kasubag, mulai=mulai, selesai=selesai)
    o.tunjuk(o.kasi, o.kasubag, mulai=HARI, selesai=HARI)  # before it
    o.tunjuk(o.kasi, o.kasubag, mulai=PEKAN, selesai=PEKAN)  # after it
    o.tunjuk(o.kasubag, o.sekcam)  # another post meanwhile


def test_the_administrator_too_orders_no_second_stand_in(o: Orang4, orang: Orang) -> None:
    o.tunjuk(o.camat, o.sekcam)
    hal: dict[str, Any] = {
        "actor": orang("adm", "admin_daerah", pemda=o.kantor.pemda),
        "akun": o.kasubag,
        "peran": "kepala",
        "kantor": o.kantor,
        "jabatan": None,
        "status": "plt",
        "mulai": HARI,
        "selesai": PEKAN,
        "pada": HARI,
    }
    with pytest.raises(Galat, match="surat perintah"):
        tugaskan(**hal)
    with pytest.raises(Galat, match="Sekcam sudah menggantikan"):
        tugaskan(**hal, surat="800/8/2026")


def test_it_lasts_no_longer_than_what_is_stood_in_for(o: Orang4, orang: Orang) -> None:
    tugas = o.tugas(o.kasi)
    tugas.selesai = LUSA
    tugas.save()
    with pytest.raises(Galat, match="tugas yang digantikan"):
        o.tunjuk(o.kasi, o.sekcam)
    kini = o.tunjuk(o.kasi, o.sekcam, selesai=LUSA)
    nanti = o.tunjuk(o.kasubag, o.sekcam, mulai=LUSA)
    admin = orang("adm", "admin_daerah", pemda=o.kantor.pemda)
    akhiri(actor=admin, penugasan=tugas, selesai=HARI, pada=HARI)
    akhiri(actor=admin, penugasan=o.tugas(o.kasubag), selesai=HARI, pada=HARI)
    kini.refresh_from_db()
    nanti.refresh_from_db()
    assert (kini.selesai, kini.alasan) == (HARI, "Tugas yang digantikan berakhir.")
    assert nanti.dihentikan is not None
    assert "realisasi.ubah" not in rights(o.sekcam, o.kantor, LUSA)
    assert Kejadian.objects.filter(aksi="penugasan.akhiri").count() == 4


def test_a_post_that_nobody_holds_any_more_gets_a_plt_not_a_plh(o: Orang4) -> None:
    Penugasan.objects.filter(akun=o.kasi).update(selesai=HARI - timedelta(days=1))
    with pytest.raises(Galat, match="jabatan yang kosong diisi Plt"):
        o.tunjuk(o.kasi, o.sekcam)
    o.tunjuk(o.kasi, o.sekcam, status="plt")
    assert "realisasi.ubah" in rights(o.sekcam, o.kantor)


def test_it_is_ended_now_with_a_reason_once(o: Orang4) -> None:
    satu = o.tunjuk(o.kasi, o.sekcam)
    with pytest.raises(Galat, match="dengan alasan"):
        hentikan(actor=o.camat, penugasan=satu, alasan="  ", pada=HARI)
    hentikan(actor=o.camat, penugasan=satu, alasan="Kasi sudah kembali.", pada=HARI)
    assert "realisasi.ubah" not in rights(o.sekcam, o.kantor)
    with pytest.raises(Galat, match="diubah orang lain"):  # the other who clicked
        hentikan(actor=o.camat, penugasan=satu, alasan="Lagi.", pada=HARI)
    with pytest.raises(Ditolak):  # somebody's own post is ended by the administrator
        hentikan(actor=o.camat, penugasan=o.tugas(o.kasi), alasan="Iseng.", pada=HARI)
    aksi = list(Kejadian.objects.filter(aksi__startswith="penugasan").order_by("nomor"))
    assert [k.aksi for k in aksi] == ["penugasan.buat", "penugasan.hentikan"]
    assert aksi[0].isi["surat"] == "800/7/2026"
    assert aksi[1].isi["alasan"] == "Kasi sudah kembali."
    assert list(periksa_rantai(o.kantor.pemda)) == []
    o.tunjuk(o.kasi, o.kasubag)  # the days are free again


def test_on_the_page_it_is_ordered_shown_and_ended(
    o: Orang4, kantor_lain: Kantor, orang: Orang, masuk: Masuk
) -> None:
    hari = hari_ini()
    camat = masuk(o.camat)
    organisasi = f"/k/{o.kantor.uuid}/{TAHUN}/organisasi/"
    assert f"{organisasi}pengganti/" in camat.get(organisasi).text
    isian = {
        "menggantikan": str(o.tugas(o.kasi).uuid),
        "pengganti": str(o.sekcam.uuid),
        "status": "plh",
        "surat": "800/9/2026",
        "mulai": hari.isoformat(),
        "selesai": (hari + timedelta(days=3)).isoformat(),
    }
    asing = orang("asing", "pemilik", kantor_lain)
    for salah in (
        {"mulai": "31-31-2026"},
        {"menggantikan": str(Penugasan.objects.get(akun=asing).uuid)},
        {"pengganti": str(asing.uuid)},
        {"pengganti": "bukan-uuid"},
    ):
        jawab = camat.post(f"{organisasi}pengganti/", isian | salah)
        assert (jawab.status_code, "800/9/2026" in jawab.text) == (422, True)
    assert camat.post(f"{organisasi}pengganti/", isian).status_code == 302
    satu = Penugasan.objects.get(status="plh")
    semua = camat.get(f"{organisasi}pengganti/").text
    assert "Surat perintah 800/9/2026; menggantikan Kasi; dicatat Camat" in semua
    assert "Pelaksana harian (Plh)" in masuk(o.sekcam).get("/akun/").text
    assert "800/9/2026" in camat.get(f"/k/{o.kantor.uuid}/{TAHUN}/riwayat/").text
    akhir = f"{organisasi}pengganti/{satu.uuid}/akhiri/"
    assert masuk(o.sekcam).post(akhir, {"alasan": "Enggan."}).status_code == 403
    assert camat.post(akhir, {"alasan": "Kasi sudah kembali."}).status_code == 302
    assert "diakhiri: Kasi sudah kembali." in camat.get(f"{organisasi}pengganti/").text
    lain = Penugasan.objects.get(akun=asing)
    assert camat.post(f"{organisasi}pengganti/{lain.uuid}/akhiri/").status_code == 404
