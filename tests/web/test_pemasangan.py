"""Who runs the installation opens regions, calls them by their names, names administrators."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.services import tetapkan
from sakip.web.audit.models import Kejadian
from sakip.web.audit.services import periksa_rantai
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat, tahun_dihitung
from sakip.web.pengaturan.daerah import buka, kode_admin, ubah

from .conftest import HARI, SANDI, TAHUN, Orang

Masuk = Callable[[Akun], Client]
ISIAN = {
    "jenis": "Kabupaten",
    "nama": "Jombang",
    "provinsi": "Jawa Timur",
    "nama_orang": "Siti Aminah",
    "nama_pengguna": "siti",
}


@pytest.fixture
def pemasang(db: None) -> Akun:
    return Akun.objects.create(nama_pengguna="tik", nama="Seksi TIK", pemasang=True, password="!")


def test_a_region_is_opened_and_its_administrator_gets_to_work(
    pemasang: Akun, masuk: Masuk
) -> None:
    browser = masuk(pemasang)
    assert browser.get("/")["Location"] == "/pemasangan/"
    assert "Belum ada daerah" in browser.get("/pemasangan/").text
    jawab = browser.post("/pemasangan/", ISIAN, follow=True)
    pemda = Pemda.objects.get()
    assert (pemda.id_teks, pemda.nama, pemda.provinsi) == (
        "jombang",
        "Kabupaten Jombang",
        "Jawa Timur",
    )
    kode = re.search(r'class="kode">([A-Z0-9-]+)<', jawab.text)
    assert kode is not None
    assert kode[1] not in browser.get(f"/pemasangan/{pemda.uuid}/").text  # shown this once
    baru = Client()
    sandi = {"kode": kode[1], "baru": SANDI, "ulang": SANDI}
    baru.post(reverse("kode-sandi"), sandi)
    assert baru.login(username="siti", password=SANDI)
    assert "Kabupaten Jombang" in baru.get("/daerah/").text
    assert baru.get("/pemasangan/").status_code == 403
    catatan = {k.aksi: k.nama_aktor for k in Kejadian.objects.filter(pemda=pemda)}
    assert catatan["daerah.buka"] == catatan["penugasan.buat"] == "Seksi TIK"
    assert list(periksa_rantai(pemda)) == []


def test_regions_are_listed_with_what_there_is_of_them(
    pemasang: Akun, kantor: Kantor, kantor_lain: Kantor, orang: Orang, masuk: Masuk
) -> None:
    orang("siti", "admin_daerah", pemda=kantor.pemda)
    orang("camat", "kepala", kantor)
    teks = masuk(pemasang).get("/pemasangan/").text
    baris = [" ".join(re.sub(r"<[^>]+>", " ", b).split()) for b in teks.split("<tr>")[2:]]
    assert baris[0].startswith("Kabupaten Contoh contoh Provinsi Contoh 1 2 Siti")
    assert baris[1].startswith("Kabupaten Jombang jombang Jawa Timur 1 0 belum ada")


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"jenis": "Negara"}, "Jenis daerah belum dipilih"),
        ({"nama": "  "}, "Nama daerah 1 sampai 100 huruf"),
        ({"nama": "Kabupaten Jombang"}, "Jenisnya sudah dipilih"),
        ({"provinsi": ""}, "Provinsi wajib diisi"),
        ({"id_teks": "Jombang Raya"}, "tidak dapat menjadi id daerah"),
        ({"id_teks": "data"}, "tidak dapat menjadi id daerah"),
        ({"id_teks": "contoh"}, "sudah ada di sini"),
        ({"nama": "contoh", "provinsi": "provinsi contoh", "id_teks": "lain"}, "sudah ada"),
        ({"nama_pengguna": "x"}, "Nama pengguna"),
        ({"nama_orang": ""}, "Nama wajib diisi"),
    ],
)
def test_what_cannot_be_a_region_is_refused_and_what_was_typed_stays(
    pemasang: Akun, kantor: Kantor, masuk: Masuk, isian: dict[str, str], pesan: str
) -> None:
    jawab = masuk(pemasang).post("/pemasangan/", ISIAN | isian)
    assert (jawab.status_code, pesan in jawab.text) == (422, True)
    assert 'value="siti"' in jawab.text or "nama_pengguna" in isian
    assert Pemda.objects.count() == 1  # neither a region without administrator, nor the reverse
    assert not Akun.objects.filter(nama_pengguna="siti").exists()


def test_a_second_region_of_a_name_gets_its_kind_in_the_id(pemasang: Akun) -> None:
    def open_(jenis: str, siapa: str) -> str:
        return buka(
            actor=pemasang,
            jenis=jenis,
            nama="Kediri",
            provinsi="Jawa Timur",
            id_teks="",
            admin=(siapa, "A", ""),
            pada=HARI,
        )[0].id_teks

    assert (open_("Kabupaten", "ani"), open_("Kota", "adi")) == ("kediri", "kota-kediri")
    with pytest.raises(Galat, match="sudah ada"):
        open_("Kota", "ari")


def rename(siapa: Akun, pemda: Pemda, nama: str, dilihat: str) -> Pemda:
    return ubah(
        actor=siapa,
        pemda=pemda,
        jenis="Kota",
        nama=nama,
        provinsi="Provinsi Contoh",
        dilihat=(dilihat, "Provinsi Contoh"),
        pada=HARI,
    )


def test_a_region_renamed_is_so_in_every_office_but_not_in_what_was_signed(
    pemasang: Akun, kantor: Kantor, kantor_lain: Kantor, orang: Orang
) -> None:
    kantor.refresh_from_db()
    kantor_lain.refresh_from_db()
    camat = orang("camat", "kepala", kantor)
    berkas, _aturan, buku = tahun_dihitung(kantor, TAHUN)
    janji = tetapkan(kantor, "perjanjian", str(TAHUN), berkas, buku, actor=camat)
    pemda, masukan, sidik = kantor.pemda, kantor.masukan, janji.sidik
    assert rename(pemasang, pemda, "Contoh Baru", "Kabupaten Contoh").nama == "Kota Contoh Baru"
    kantor = Kantor.objects.get(pk=kantor.pk)
    assert muat(kantor, TAHUN).kantor.nama_daerah == "Kota Contoh Baru"
    assert kantor.masukan == masukan + 1  # what was computed under the old name is stale
    janji.refresh_from_db()
    assert (janji.sidik, janji.berkas["kantor"]["nama_daerah"]) == (sidik, "Kabupaten Contoh")
    lain = Kantor.objects.get(pk=kantor_lain.pk)
    assert (lain.nama_daerah, lain.masukan) == (kantor_lain.nama_daerah, kantor_lain.masukan)
    with pytest.raises(Galat, match="diubah orang lain"):  # who looked at the old name
        rename(pemasang, pemda, "Contoh Lama", "Kabupaten Contoh")
    assert rename(pemasang, pemda, "Contoh Baru", "Kota Contoh Baru").nama == "Kota Contoh Baru"
    assert Kejadian.objects.filter(aksi="daerah.ubah").count() == 1


def test_only_administrators_get_a_code_and_only_under_their_own_region(
    pemasang: Akun, kantor: Kantor, kantor_lain: Kantor, orang: Orang, masuk: Masuk
) -> None:
    siti = orang("siti", "admin_daerah", pemda=kantor.pemda)
    camat = orang("camat", "kepala", kantor)
    browser = masuk(pemasang)

    def ask(daerah: Pemda, akun: Akun) -> Any:
        return browser.post(f"/pemasangan/{daerah.uuid}/admin/{akun.uuid}/sandi/", follow=True)

    assert 'class="kode"' in ask(kantor.pemda, siti).text
    assert ask(kantor.pemda, camat).status_code == 403
    assert ask(kantor_lain.pemda, siti).status_code == 404
    assert ask(kantor.pemda, pemasang).status_code == 404
    siti.penugasan.update(selesai=HARI.replace(year=2020))
    with pytest.raises(Ditolak):
        kode_admin(actor=pemasang, akun=siti, pada=HARI)


def test_another_administrator_is_named(pemasang: Akun, kantor: Kantor, masuk: Masuk) -> None:
    alamat = f"/pemasangan/{kantor.pemda.uuid}/"
    browser = masuk(pemasang)
    isian = {"nama_orang": "Budi", "nama_pengguna": "budi"}
    assert 'class="kode"' in browser.post(f"{alamat}admin/", isian, follow=True).text
    salah = browser.post(f"{alamat}admin/", isian)
    assert (salah.status_code, "sudah dipakai" in salah.text) == (422, True)
    satu = Akun.objects.get(nama_pengguna="budi").penugasan.get()
    assert (satu.peran, satu.pemda, satu.kantor) == ("admin_daerah", kantor.pemda, None)


@pytest.mark.parametrize("peran", ["admin_daerah", "pimpinan"])
def test_nobody_of_a_region_opens_one(kantor: Kantor, orang: Orang, peran: str) -> None:
    with pytest.raises(Ditolak):
        rename(orang("si-a", peran, pemda=kantor.pemda), kantor.pemda, "X", "Kabupaten Contoh")
