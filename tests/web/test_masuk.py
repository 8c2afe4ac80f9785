"""Getting in, staying in, getting out; and who is kept out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sakip.galat import Galat
from sakip.web.akun.models import Akun, KodeSandi, Percobaan, Sesi
from sakip.web.akun.services import buat_kode
from sakip.web.akun.surat import kirim_kode
from sakip.web.alur.akses import Ditolak
from sakip.web.audit.models import Kejadian
from sakip.web.organisasi.models import Kantor
from sakip.web.pengaturan.services import kode_baru

from .conftest import HARI, SANDI, Orang

pytestmark = pytest.mark.django_db
BARU = "kopi pagi di kecamatan"


@pytest.fixture
def camat(kantor: Kantor, orang: Orang) -> Akun:
    return orang("camat", "kepala", kantor)


def sign_in(nama: str, sandi: str, browser: Client | None = None, **lain: Any) -> Any:
    browser = browser or Client()
    return browser.post("/masuk/", {"username": nama, "password": sandi, **lain})


def words(jawab: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", jawab.content.decode()))


def actions(akun: Akun) -> list[str]:
    return list(Kejadian.objects.filter(objek=f"akun:{akun.uuid}").values_list("aksi", flat=True))


def later(monkeypatch: pytest.MonkeyPatch, selang: timedelta) -> None:
    kini = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: kini() + selang)


# -- in -----------------------------------------------------------------------


def test_passwords_are_kept_with_argon2() -> None:
    from sakip.web.situs import settings as situs

    assert situs.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_one_signs_in_whatever_the_case_of_the_name(camat: Akun) -> None:
    assert sign_in(" Camat ", SANDI).status_code == 302
    assert actions(camat) == ["akun.masuk"]


def test_a_session_planted_before_is_worth_nothing(camat: Akun) -> None:
    browser = Client()
    sesi = browser.session
    sesi["umpan"] = "1"
    sesi.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = umpan = str(sesi.session_key)
    sign_in("camat", SANDI, browser)
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != umpan
    assert not Sesi.objects.filter(session_key=umpan).exists()


@pytest.mark.parametrize(
    ("tujuan", "ke"),
    [
        ("/akun/", "/akun/"),
        ("https://jahat.example/", "/"),
        ("//jahat.example/", "/"),
        ("/\\jahat.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("http:///jahat.example", "/"),
        ("", "/"),
    ],
)
def test_one_is_sent_on_only_within_the_site(camat: Akun, tujuan: str, ke: str) -> None:
    assert sign_in("camat", SANDI, next=tujuan)["Location"] == ke


def test_a_host_that_is_not_ours_is_refused() -> None:
    assert Client(headers={"host": "jahat.example"}).get("/masuk/").status_code == 400


def test_cookies_are_closed_to_scripts_and_neighbours(camat: Akun) -> None:
    kue = sign_in("camat", SANDI).cookies[settings.SESSION_COOKIE_NAME]
    assert kue["httponly"]
    assert kue["samesite"] == "Lax"
    assert settings.CSRF_COOKIE_SAMESITE == "Lax"


def test_who_is_switched_off_is_out_at_once(camat: Akun, masuk: Callable[[Akun], Client]) -> None:
    browser = masuk(camat)
    Akun.objects.filter(pk=camat.pk).update(aktif=False)
    assert browser.get("/akun/").status_code == 302
    assert sign_in("camat", SANDI).status_code == 422


# -- kept out -----------------------------------------------------------------


@pytest.mark.parametrize("nama", ["camat", "bukan-siapa-siapa"])
def test_after_five_failures_one_waits_and_learns_nothing(camat: Akun, nama: str) -> None:
    salah = [sign_in(nama, "keliru keliru") for _ in range(settings.MASUK_GAGAL_AKUN)]
    assert {j.status_code for j in salah} == {422}
    assert "Nama pengguna atau sandi tidak cocok." in words(salah[0])
    tutup = sign_in(nama, SANDI)  # even with the right one
    assert tutup.status_code == 429
    assert "Terlalu banyak percobaan." in words(tutup)
    assert "Coba lagi sekitar 15 menit lagi." in words(tutup)
    assert actions(camat) == (["akun.tertutup"] if nama == "camat" else [])


def test_the_answers_differ_in_nothing_but_the_name_typed(camat: Akun) -> None:
    jawab = [words(sign_in(nama, "keliru keliru")) for nama in ("camat", "tidak-ada")]
    assert jawab[0] == jawab[1]


def test_the_wait_ends_by_itself_though_one_keeps_trying(
    camat: Akun, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(settings.MASUK_GAGAL_AKUN + 20):
        sign_in("camat", "keliru keliru")
    later(monkeypatch, settings.MASUK_JEDA + timedelta(seconds=1))
    assert sign_in("camat", SANDI).status_code == 302


def test_an_address_that_tries_many_names_waits_too(camat: Akun, settings: Any) -> None:
    settings.MASUK_GAGAL_ALAMAT = 8
    for n in range(8):
        assert sign_in(f"orang{n}", "keliru keliru").status_code == 422
    assert sign_in("camat", SANDI).status_code == 429
    lain = Client(REMOTE_ADDR="10.1.2.3")
    assert sign_in("camat", SANDI, lain).status_code == 302


def test_ones_own_success_does_not_clear_the_address(camat: Akun, settings: Any) -> None:
    settings.MASUK_GAGAL_ALAMAT = 4
    for n in range(3):
        sign_in(f"orang{n}", "keliru keliru")
        assert sign_in("camat", SANDI).status_code == 302
    sign_in("orang4", "keliru keliru")
    assert sign_in("orang5", "keliru keliru").status_code == 429


def test_the_log_tells_how_often_it_failed_before(camat: Akun) -> None:
    sign_in("camat", "keliru keliru")
    sign_in("camat", "keliru keliru")
    sign_in("camat", SANDI)
    assert Kejadian.objects.get(aksi="akun.masuk").isi["gagal_sebelumnya"] == 2
    assert not Percobaan.objects.filter(kunci__contains="camat").exists()


# -- staying in ---------------------------------------------------------------


@pytest.mark.parametrize("selang", ["SESI_DIAM", "SESI_PALING_LAMA"])
def test_a_session_ends(camat: Akun, monkeypatch: pytest.MonkeyPatch, selang: str) -> None:
    browser = Client()
    sign_in("camat", SANDI, browser)
    langkah = timedelta(minutes=90)
    batas = getattr(settings, selang)
    if selang == "SESI_PALING_LAMA":  # however busy one is
        for _ in range(batas // langkah):
            assert browser.get("/akun/").status_code == 200
            later(monkeypatch, langkah)
    else:
        later(monkeypatch, batas + timedelta(minutes=1))
    jawab = browser.get("/akun/")
    assert jawab.status_code == 302
    assert "Masuk lagi" in words(browser.get(jawab["Location"]))
    assert not Sesi.objects.filter(akun=camat).exists()


def test_a_part_of_a_page_says_so_in_place(camat: Akun) -> None:
    jawab = Client(headers={"HX-Request": "true"}).post("/akun/sesi/")
    assert jawab.status_code == 401
    assert "Masuk lagi di tab lain" in words(jawab)


def test_one_sees_where_one_is_and_ends_the_others(camat: Akun) -> None:
    sini, sana = Client(), Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT) Chrome/156 Safari/5")
    sign_in("camat", SANDI, sini)
    sign_in("camat", SANDI, sana)
    halaman = sini.get("/akun/")
    assert "Chrome di Windows" in words(halaman)
    for satu in Sesi.objects.all():
        assert satu.session_key not in halaman.content.decode()
    nama = re.findall(r'name="sesi" value="(\w+)"', halaman.content.decode())
    assert len(nama) == 1
    sini.post("/akun/sesi/", {"sesi": nama[0]})
    assert sana.get("/akun/").status_code == 302
    assert sini.get("/akun/").status_code == 200


def test_nobody_ends_the_session_of_another(camat: Akun, kantor: Kantor, orang: Orang) -> None:
    sekcam = Client()
    orang("sekcam", "sekretaris", kantor)
    sign_in("sekcam", SANDI, sekcam)
    nama = re.findall(r'name="sesi" value="(\w+)"', sekcam.get("/akun/").content.decode())
    browser = Client()
    sign_in("camat", SANDI, browser)
    browser.post("/akun/sesi/", {"sesi": nama[0] if nama else ""})
    assert sekcam.get("/akun/").status_code == 200


def test_who_signed_out_is_out(camat: Akun) -> None:
    browser = Client()
    sign_in("camat", SANDI, browser)
    assert browser.get("/keluar/").status_code == 405
    assert browser.get("/akun/").status_code == 200
    browser.post("/keluar/")
    assert browser.get("/akun/").status_code == 302
    assert actions(camat) == ["akun.masuk", "akun.keluar"]


# -- passwords ----------------------------------------------------------------


def change(browser: Client, lama: str, baru: str = BARU, ulang: str = "") -> Any:
    return browser.post("/akun/sandi/", {"lama": lama, "baru": baru, "ulang": ulang or baru})


def test_a_new_password_ends_every_other_session(camat: Akun) -> None:
    sini, sana = Client(), Client()
    sign_in("camat", SANDI, sini)
    sign_in("camat", SANDI, sana)
    assert change(sini, SANDI).status_code == 302
    assert sini.get("/akun/").status_code == 200
    assert sana.get("/akun/").status_code == 302
    assert sign_in("camat", SANDI).status_code == 422
    assert sign_in("camat", BARU).status_code == 302


@pytest.mark.parametrize(
    ("lama", "baru", "ulang", "kata"),
    [
        ("keliru", BARU, BARU, "Sandi yang sekarang tidak cocok."),
        (SANDI, BARU, BARU + "x", "Kedua sandi baru tidak sama."),
        (SANDI, "pendek", "pendek", "10"),
        (SANDI, "1234567890", "1234567890", "angka"),
    ],
)
def test_a_password_that_will_not_do_is_refused(
    camat: Akun, lama: str, baru: str, ulang: str, kata: str
) -> None:
    browser = Client()
    sign_in("camat", SANDI, browser)
    jawab = change(browser, lama, baru, ulang)
    assert jawab.status_code == 422
    assert kata in words(jawab)
    assert sign_in("camat", SANDI).status_code == 302


def test_the_old_password_is_not_guessed_at_an_open_browser(camat: Akun) -> None:
    browser = Client()
    sign_in("camat", SANDI, browser)
    for _ in range(settings.MASUK_GAGAL_AKUN):
        change(browser, "keliru keliru")
    assert "Terlalu banyak percobaan." in words(change(browser, SANDI))


# -- codes --------------------------------------------------------------------


def use(kode: str, sandi: str = BARU) -> Any:
    return Client().post("/sandi/kode/", {"kode": kode, "baru": sandi, "ulang": sandi})


def test_a_code_sets_a_password_once(camat: Akun) -> None:
    kode = buat_kode(oleh=None, akun=camat)
    assert not KodeSandi.objects.filter(sidik__contains=kode[:4]).exists()
    assert Client().get("/sandi/kode/").status_code == 200  # looking uses nothing up
    assert use(kode, "pendek").status_code == 422
    assert use(kode.lower().replace("-", " ")).status_code == 302
    assert sign_in("camat", BARU).status_code == 302
    assert use(kode, BARU + "!").status_code == 422
    assert actions(camat) == ["akun.buat_kode", "akun.setel_sandi", "akun.masuk"]


def test_a_code_ends_with_time_and_with_the_next_one(
    camat: Akun, monkeypatch: pytest.MonkeyPatch
) -> None:
    pertama = buat_kode(oleh=None, akun=camat)
    kedua = buat_kode(oleh=None, akun=camat)
    assert use(pertama).status_code == 422
    later(monkeypatch, settings.KODE_BERLAKU + timedelta(seconds=1))
    assert "Kode ini tidak berlaku." in words(use(kedua))


def test_a_code_opens_an_account_that_has_to_wait(camat: Akun) -> None:
    for _ in range(settings.MASUK_GAGAL_AKUN):
        sign_in("camat", "keliru keliru")
    use(buat_kode(oleh=None, akun=camat))
    assert sign_in("camat", BARU).status_code == 302


def test_without_a_mail_server_one_is_sent_to_the_administrator(camat: Akun) -> None:
    jawab = Client().post("/sandi/lupa/", {"username": "camat"})
    assert "administrator daerah" in words(jawab)
    assert not DBTaskResult.objects.exists()


def test_by_mail_nobody_learns_who_has_an_account(camat: Akun, settings: Any) -> None:
    settings.ADA_SURAT = True
    Akun.objects.filter(pk=camat.pk).update(surel="camat@contoh.example")
    jawab = [Client().post("/sandi/lupa/", {"username": n}) for n in ("camat", "bukan")]
    assert words(jawab[0]) == words(jawab[1])
    assert DBTaskResult.objects.count() == 2
    kirim_kode.call("bukan", "https://situs.example/sandi/kode/")
    assert mail.outbox == []
    kirim_kode.call("camat@contoh.example", "https://situs.example/sandi/kode/")
    (surat,) = mail.outbox
    assert surat.to == ["camat@contoh.example"]
    kode = re.search(r"https://situs\.example/sandi/kode/#(\S+)", str(surat.body))
    assert kode
    assert use(kode[1]).status_code == 302


# -- the region's administrator ----------------------------------------------


def test_a_new_person_gets_in_with_the_code_and_sees_their_office(
    kantor: Kantor, orang: Orang, masuk: Callable[[Akun], Client]
) -> None:
    admin = masuk(orang("admin", "admin_daerah", pemda=kantor.pemda))
    isian = {"nama": "Siti Aminah", "nama_pengguna": "siti"}
    jawab = admin.post("/daerah/akun-baru/", isian, follow=True)
    kode = re.search(r'class="kode">([A-Z0-9-]+)<', jawab.content.decode())
    assert kode
    siti = Akun.objects.get(nama_pengguna="siti")
    assert kode[1] not in words(admin.get(f"/daerah/orang/{siti.uuid}/"))  # shown once
    assert not siti.has_usable_password()
    tugas = {"peran": "kepala", "kantor": str(kantor.uuid), "status": "plt", "surat": "800/1/2020"}
    tanggal = {"mulai": "2020-01-01", "selesai": "2999-12-31"}
    assert admin.post(f"/daerah/orang/{siti.uuid}/", tugas | tanggal).status_code == 302
    use(kode[1])
    browser = Client()
    sign_in("siti", BARU, browser)
    akun = words(browser.get("/akun/"))
    assert "Kepala kantor (Camat)" in akun
    assert "Pelaksana tugas (Plt)" in akun
    assert "sampai 31 Desember 2999" in akun
    assert kantor.nama in words(browser.get("/", follow=True))


def test_codes_are_given_by_the_administrator_and_only_to_their_own(
    kantor: Kantor, kantor_lain: Kantor, orang: Orang
) -> None:
    admin = orang("admin", "admin_daerah", pemda=kantor.pemda)
    camat = orang("camat", "kepala", kantor)
    asing = orang("asing", "kepala", kantor_lain)
    with pytest.raises(Ditolak):
        kode_baru(actor=camat, akun=admin, pada=HARI)
    with pytest.raises(Galat, match="bukan akun daerah Anda"):
        kode_baru(actor=admin, akun=asing, pada=HARI)
    assert not KodeSandi.objects.exists()


def test_who_signs_in_again_comes_back_to_the_page(client: Client, kantor: Kantor) -> None:
    """A form's own address cannot be opened, and a dialog is no place for the sign-in page."""
    halaman = f"/k/{kantor.uuid}/2025/ukur/2025-T1/"
    asal = "http://testserver"
    kirim = client.post(f"{halaman}langkah/", headers={"referer": asal + halaman})
    assert kirim["Location"] == f"/masuk/?next={halaman}"
    jahat = client.post(f"{halaman}langkah/", headers={"referer": "https://jahat.example/x"})
    assert jahat["Location"] == "/masuk/?next=/"
    potongan = client.get(
        f"/k/{kantor.uuid}/2025/jejak/x/",
        headers={"hx-request": "true", "hx-current-url": asal + halaman},
    )
    assert potongan["HX-Redirect"] == f"/masuk/?next={halaman}"
