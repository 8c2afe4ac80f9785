"""The office and its people: accounts, assignments with dates, officials from a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sakip.berkas.unit import units
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, Ditolak
from sakip.web.alur.selectors import in_order, menunggu
from sakip.web.audit.models import Kejadian
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Jabatan, Kantor, Penugasan
from sakip.web.organisasi.selectors import muat
from sakip.web.pengaturan.penugasan import tarik, tugaskan
from sakip.web.pengaturan.selectors import holder, posts, staffing
from sakip.web.pengaturan.services import buat_akun, kode_baru, ubah_kantor

from .conftest import HARI, TAHUN, Orang

Masuk = Callable[[Akun], Client]


@pytest.fixture
def admin(kantor: Kantor, orang: Orang) -> Akun:
    return orang("admin", "admin_daerah", pemda=kantor.pemda)


def new(admin: Akun, nama: str = "siti") -> tuple[Akun, str]:
    return buat_akun(actor=admin, nama_pengguna=nama, nama="Siti", surel="", pada=HARI)


def assign(admin: Akun, akun: Akun, peran: str, kantor: Kantor | None, **lain: Any) -> Penugasan:
    isi: dict[str, Any] = {
        "jabatan": None,
        "status": "definitif",
        "mulai": HARI,
        "selesai": None,
        "pada": HARI,
    }
    return tugaskan(actor=admin, akun=akun, peran=peran, kantor=kantor, **(isi | lain))


def test_the_code_for_a_password_is_shown_once_and_kept_nowhere(
    admin: Akun, kantor: Kantor, masuk: Masuk
) -> None:
    browser = masuk(admin)
    jawab = browser.post(
        "/daerah/akun-baru/", {"nama": "Siti Rahma", "nama_pengguna": "Siti.Rahma"}, follow=True
    )
    akun = Akun.objects.get(nama_pengguna="siti.rahma")
    sandi = jawab.text.split('<strong class="kode">')[1].split("</strong>")[0]
    assert not akun.has_usable_password()
    assert sandi not in browser.get(f"/daerah/orang/{akun.uuid}/").text
    assert sandi not in str(list(Kejadian.objects.values_list("isi", flat=True)))
    assert sandi not in akun.password


def test_an_account_and_its_first_assignment_are_made_together_or_not_at_all(
    admin: Akun, kantor: Kantor, masuk: Masuk
) -> None:
    browser = masuk(admin)
    isi = {"nama": "Siti Rahma", "nama_pengguna": "siti.rahma", "peran": "kepala"}
    isi |= {"status": "definitif", "mulai": "2025-01-01"}
    jawab = browser.post("/daerah/akun-baru/", isi)  # which office?
    assert jawab.status_code == 422
    assert not Akun.objects.filter(nama_pengguna="siti.rahma").exists()
    browser.post("/daerah/akun-baru/", isi | {"kantor": str(kantor.uuid)})
    satu = Penugasan.objects.get(akun__nama_pengguna="siti.rahma")
    assert (satu.peran, satu.kantor) == ("kepala", kantor)


def test_an_office_without_people_waits_for_who_gives_out_accounts(
    admin: Akun, kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    def kata() -> list[str]:
        return [t.tombol for t in menunggu(Akses(admin, HARI), TAHUN, kantor)]

    assert kata() == ["Beri akun"]
    dua = [menunggu(Akses(admin, HARI), t, kantor) for t in (TAHUN, TAHUN - 1)]
    (satu,) = in_order([*dua[0], *dua[1]])  # said once, however many years are looked at
    assert f'<option value="{kantor.uuid}" selected>' in masuk(admin).get(satu.alamat).text
    orang("camat", "kepala", kantor)
    (kini,) = menunggu(Akses(admin, HARI), TAHUN, kantor)  # what is sent on would stop half-way
    assert (
        kini.judul
        == "Belum ada di kantor ini: Pemilik indikator / Operator (Kasubag Program), Sekretaris"
    )
    orang("kasubag", "operator", kantor)
    orang("sekcam", "sekretaris", kantor)
    assert kata() == []


@pytest.mark.parametrize("nama", ["ab", "Spasi Ada", "admin", "<script>"])
def test_a_name_that_cannot_be_is_refused(admin: Akun, nama: str) -> None:
    with pytest.raises(Galat):
        new(admin, nama)


def test_an_assignment_that_has_not_begun_is_taken_back(
    admin: Akun, kantor: Kantor, masuk: Masuk
) -> None:
    akun, _sandi = new(admin)
    besok = hari_ini() + timedelta(days=1)
    assign(admin, akun, "operator", kantor, mulai=besok)
    halaman = masuk(admin).get(f"/daerah/orang/{akun.uuid}/").text
    assert "Tarik kembali" in halaman
    satu = Penugasan.objects.get(akun=akun)
    jawab = masuk(admin).post(f"/daerah/tugas/{satu.uuid}/akhiri/", follow=True)
    assert "Penugasan ditarik kembali." in jawab.text
    assert not Akses(akun, besok).boleh("realisasi.ubah", kantor)
    satu.refresh_from_db()
    assert satu.dihentikan is not None
    assert Kejadian.objects.filter(aksi="penugasan.tarik").count() == 1
    with pytest.raises(Galat):  # once
        tarik(actor=admin, penugasan=satu, pada=hari_ini())
    kini = assign(admin, akun, "operator", kantor, mulai=hari_ini())
    with pytest.raises(Galat):  # begun: it is ended, not taken back
        tarik(actor=admin, penugasan=kini, pada=hari_ini())


def test_a_stand_in_is_taken_back_with_a_reason(admin: Akun, kantor: Kantor) -> None:
    akun, _sandi = new(admin)
    mulai = HARI + timedelta(days=3)
    satu = assign(
        admin, akun, "kepala", kantor, status="plt", mulai=mulai, selesai=mulai, surat="SP-2"
    )
    with pytest.raises(Galat, match="ditarik kembali dengan alasan"):
        tarik(actor=admin, penugasan=satu, pada=HARI)
    tarik(actor=admin, penugasan=satu, alasan="Perintahnya dibatalkan.", pada=HARI)
    assert not Akses(akun, mulai).boleh("rencana.tetapkan", kantor)


def test_a_role_holds_from_its_first_to_its_last_day(admin: Akun, kantor: Kantor) -> None:
    akun, _sandi = new(admin)
    assign(admin, akun, "kepala", kantor, status="plt", selesai=date(2026, 1, 31), surat="SP-1")
    assert Akses(akun, HARI).boleh("rencana.tetapkan", kantor)
    assert Akses(akun, date(2026, 1, 31)).boleh("rencana.tetapkan", kantor)
    assert not Akses(akun, date(2026, 2, 1)).boleh("rencana.tetapkan", kantor)


def test_assignments_that_cannot_hold_are_refused(
    admin: Akun, kantor: Kantor, kantor_lain: Kantor
) -> None:
    akun, _sandi = new(admin)
    jabatan_lain = Jabatan.objects.filter(kantor=kantor_lain).first()
    salah: list[tuple[str, Kantor | None, dict[str, Any]]] = [
        ("kepala", None, {}),
        ("kepala", kantor_lain, {}),
        ("kepala", kantor, {"status": "plt", "surat": "SP-1"}),
        ("kepala", kantor, {"status": "plt", "selesai": HARI}),
        ("pemilik", kantor, {}),
        ("pemilik", kantor, {"jabatan": jabatan_lain}),
        ("raja", kantor, {}),
        ("kepala", kantor, {"selesai": date(2020, 1, 1)}),
    ]
    for peran, di, lain in salah:
        with pytest.raises(Galat):
            assign(admin, akun, peran, di, **lain)
    assert not akun.penugasan.exists()


@pytest.mark.parametrize("peran", ["operator", "kepala", "bagian_organisasi", "pimpinan"])
def test_only_the_administrator_makes_accounts(kantor: Kantor, orang: Orang, peran: str) -> None:
    daerah = peran in {"bagian_organisasi", "pimpinan"}
    akun = orang("si-a", peran, None if daerah else kantor, pemda=kantor.pemda)
    with pytest.raises(Ditolak):
        new(akun)


def test_another_regions_account_is_out_of_reach(
    admin: Akun, kantor_lain: Kantor, orang: Orang, masuk: Masuk
) -> None:
    asing = orang("asing", "operator", kantor_lain)
    with pytest.raises(Galat):
        kode_baru(actor=admin, akun=asing, pada=HARI)
    assert masuk(admin).get(f"/daerah/orang/{asing.uuid}/").status_code == 404


def test_officials_from_a_table_with_a_list_of_bad_rows(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    browser = masuk(orang("kasubag", "operator", kantor))
    alamat = f"/k/{kantor.uuid}/{TAHUN}/lembar/pejabat/impor/"
    isi = (
        "Nama Lengkap;Jabatan;NIP;TMT\n"
        "RARA WIDYA, S.E.;Bendahara Pengeluaran;19900101 201501 2 001;1 Januari 2026\n"
        "DODO;Kepala Sub Bagian Entah;x;2026-01-01\n"
        "MIMI;Sekretaris Kecamatan;x;31 Februari 2026\n"
    )
    unggah = SimpleUploadedFile("pejabat.csv", isi.encode())
    jawab = browser.post(alamat, {"berkas": unggah}, follow=True)
    assert "baris 3" in jawab.text
    assert "Kepala Sub Bagian Entah" in jawab.text
    assert "baris 4" in jawab.text
    tanda = jawab.redirect_chain[-1][0].partition("berkas=")[2]
    kantor.refresh_from_db()
    jawab = browser.post(
        alamat, {"terapkan": "ya", "berkas": tanda, "masukan": kantor.masukan}, follow=True
    )
    assert "1 baris diambil" in jawab.text
    baru = next(p for p in muat(kantor, TAHUN).pejabat if p.nama.startswith("RARA"))
    assert (baru.jabatan, baru.mulai) == ("bendahara", date(2026, 1, 1))


def test_posts_from_a_list_of_staff_bring_their_units(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    kasubag = masuk(orang("kasubag", "operator", kantor))
    alamat = f"/k/{kantor.uuid}/{TAHUN}/lembar/jabatan/impor/"
    isi = (
        "Nama Jabatan;Atasan;Unit Kerja;Tingkat;ABK\n"
        "Kepala Seksi Sosial Budaya;Camat Contoh Sejahtera;Seksi Sosial Budaya;eselon_4;1\n"
        "Penyuluh Sosial;Kepala Seksi Tata Pemerintahan;;pelaksana;2\n"
    )
    unggah = SimpleUploadedFile("jabatan.csv", isi.encode())
    jawab = kasubag.post(alamat, {"berkas": unggah}, follow=True)
    pilih = {"kolom.induk": "2", "kolom.unit": "3"}
    tanda = jawab.redirect_chain[-1][0].partition("berkas=")[2]
    kantor.refresh_from_db()
    ganti = {"terapkan": "ya", "berkas": tanda, "masukan": kantor.masukan}
    assert "2 baris diambil" in kasubag.post(alamat, ganti | pilih, follow=True).text
    unit = {u.nama: [j.nama for j, _t in u.jabatan] for u in units(muat(kantor, TAHUN))}
    assert unit["Seksi Sosial Budaya"] == ["Kepala Seksi Sosial Budaya"]
    assert unit["Seksi Tata Pemerintahan"][-1] == "Penyuluh Sosial"
    halaman = kasubag.get(f"/k/{kantor.uuid}/{TAHUN}/organisasi/").text
    judul = re.findall(r'<th scope="rowgroup"[^>]*>([^<]+)<', halaman)
    assert judul[0] == kantor.nama
    assert {"Sekretariat Kecamatan", "Seksi Sosial Budaya"} < set(judul)
    assert judul[-1] == "Di luar kantor"


def test_offices_from_a_list(admin: Akun, kantor: Kantor, masuk: Masuk) -> None:
    browser, alamat = masuk(admin), "/daerah/kantor/impor/"
    isi = (
        "No;Nama OPD;Alamat Kantor;Jumlah Desa\n"
        "1;Kecamatan Baru Jaya;Jalan Raya 1;14\n"
        f"2;{kantor.nama};Jalan Pindah 9;\n"
        "3;Dinas Kesehatan;;dua belas\n"
    )
    unggah = SimpleUploadedFile("opd.csv", isi.encode())
    jawab = browser.post(alamat, {"berkas": unggah}, follow=True)
    assert "baris 4" in jawab.text
    assert "Jalan Pindah 9" in jawab.text
    tanda = jawab.redirect_chain[-1][0].partition("berkas=")[2]
    keadaan = jawab.context["masukan"]
    browser.post(alamat, {"terapkan": "ya", "berkas": tanda, "masukan": keadaan})
    baru = Kantor.objects.get(nama="Kecamatan Baru Jaya")
    assert (baru.pemda, baru.jenis, baru.jumlah_desa) == (kantor.pemda, "kecamatan", 14)
    assert baru.tahun_kerja.exists()
    kantor.refresh_from_db()
    assert (kantor.alamat, kantor.jumlah_desa) == ("Jalan Pindah 9", 12)
    assert not Kantor.objects.filter(nama="Dinas Kesehatan").exists()


def test_one_who_stands_in_is_shown_for_the_post(kantor: Kantor) -> None:
    berkas = muat(kantor, TAHUN)
    camat = holder(berkas, "camat", HARI)
    assert camat is not None
    plt = camat.model_copy(
        update={
            "id": "plt-camat",
            "nama": "BUDI",
            "status": "plt",
            "mulai": HARI,
            "selesai": HARI,
        }
    )
    dua = berkas.model_copy(update={"pejabat": (*berkas.pejabat, plt)})
    assert holder(dua, "camat", HARI) == plt
    assert holder(dua, "camat", date(2026, 2, 1)) == camat


def test_the_office_is_renamed_once_by_two(kantor: Kantor, orang: Orang) -> None:
    hal: dict[str, Any] = {
        "actor": orang("kasubag", "operator", kantor),
        "kantor": kantor,
        "revisi": kantor.revisi,
        "pada": HARI,
    }
    ubah_kantor(**hal, isian={"nama": "Kecamatan Baru", "jumlah_desa": "12"})
    assert muat(Kantor.objects.get(pk=kantor.pk), TAHUN).kantor.nama == "Kecamatan Baru"
    with pytest.raises(Galat, match="diubah orang lain"):
        ubah_kantor(**hal, isian={"nama": "Kecamatan Lain"})
    with pytest.raises(Galat):
        ubah_kantor(**{**hal, "revisi": 2}, isian={"jumlah_desa": "-3"})


def test_posts_on_a_day_say_who_stands_in_and_what_is_vacant(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    berkas = muat(kantor, TAHUN)
    kursi = {k.jabatan.id: k for k in posts(berkas, date(2025, 3, 1))}
    loket = kursi["kasi-pelayanan"]  # somebody stands in until a holder comes in July
    assert [(p.status, p.selesai) for p in loket.pemangku] == [("plt", date(2025, 6, 30))]
    assert (loket.terisi, loket.lowong, loket.sejak) == (0, 1, None)
    petugas = kursi["petugas-layanan"]
    assert (petugas.jabatan.kebutuhan, petugas.terisi, petugas.lowong) == (3, 1, 2)
    kini = {k.jabatan.id: k for k in posts(berkas, date(2025, 7, 1))}
    assert (kini["kasi-pelayanan"].terisi, kini["kasi-pelayanan"].lowong) == (1, 0)
    assert kini["bupati"].lowong == 0
    assert staffing(kini.values()) == (21, 14, 7)
    halaman = masuk(orang("kasubag", "operator", kantor))
    teks = halaman.get(f"/k/{kantor.uuid}/{TAHUN}/organisasi/?pada=2025-03-01").text
    assert "Plt. BARATA" in teks
    assert "2 lowong" in teks
    assert "Plt. BARATA" not in halaman.get(f"/k/{kantor.uuid}/{TAHUN}/organisasi/").text


def test_a_post_is_vacant_from_the_day_after_its_last_holder(kantor: Kantor) -> None:
    berkas = muat(kantor, TAHUN)
    usai = tuple(
        p.model_copy(update={"selesai": date(2025, 9, 30)}) if p.jabatan == "camat" else p
        for p in berkas.pejabat
    )
    berkas = berkas.model_copy(update={"pejabat": usai})
    camat = next(k for k in posts(berkas, date(2025, 12, 1)) if k.jabatan.id == "camat")
    assert (camat.lowong, camat.sejak) == (1, date(2025, 10, 1))
    assert staffing([]) is None


def test_an_address_that_there_is_not_is_said_in_plain_words(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    jawab = masuk(orang("kasubag", "operator", kantor)).get("/tidak/ada/")
    assert jawab.status_code == 404
    assert "Halaman tidak ditemukan" in jawab.text
    assert "Kembali ke Beranda" in jawab.text
