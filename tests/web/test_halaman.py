"""Every page of the site: who gets it, what it may write, and how it is sent."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from sakip.web.audit import kata
from sakip.web.organisasi.selectors import forget

from .dunia import SENDIRI, buat_dunia
from .jelajah import Kunjungan, Penjelajah, addresses, kasus_halaman, path_of
from .kemudahan import faults

pytestmark = pytest.mark.django_db


class Perjalanan:
    """All visits, made once for the tests of this file."""

    def __init__(self) -> None:
        self.penjelajah = Penjelajah(buat_dunia())
        self.dikenal = [(a, k) for a in addresses() if (k := kasus_halaman().get(a.nama))]
        self.kunjungan: list[Kunjungan] = []
        self.asing: list[str] = []
        for satu, kasus in self.dikenal:
            with transaction.atomic():
                self.kunjungan += self.penjelajah.visit(satu, kasus)
                transaction.set_rollback(True)
            with transaction.atomic():
                self.asing += self.penjelajah.strangers(satu, kasus)
                transaction.set_rollback(True)
        self.tanpa_token = dict(self._without_token())
        self.cara_lain = list(self._other_methods())

    def _without_token(self) -> Iterator[tuple[str, int]]:
        dunia = self.penjelajah.dunia
        browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
        browser.force_login(dunia.orang["operator"])
        for satu, kasus in self.dikenal:
            jalur = path_of(satu, kasus, dunia.kantor[SENDIRI], dunia.kantor[SENDIRI])
            yield jalur, browser.post(jalur).status_code

    def _other_methods(self) -> Iterator[tuple[str, str, int, tuple[str, ...]]]:
        kantor = self.penjelajah.dunia.kantor[SENDIRI]
        for satu, kasus in self.dikenal:
            jalur = path_of(satu, kasus, kantor, kantor)
            for cara in ("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"):
                jawab, menulis, _ = self.penjelajah.ask("operator", cara, jalur)
                yield cara, satu.nama, jawab.status_code, menulis


@pytest.fixture(scope="module")
def perjalanan(django_db_setup: None, django_db_blocker: Any) -> Perjalanan:
    logging.disable(logging.WARNING)  # a line for each of thousands of refusals
    with django_db_blocker.unblock(), transaction.atomic():
        semua = Perjalanan()
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
    forget()
    return semua


@pytest.fixture(scope="module")
def kunjungan(perjalanan: Perjalanan) -> list[Kunjungan]:
    return perjalanan.kunjungan


def test_every_address_is_in_the_case_file() -> None:
    ada = addresses()
    tanpa_nama = [a.rute for a in ada if not a.nama]
    assert tanpa_nama == [], "Beri nama (name=...) pada alamat ini."
    kurang = [a for a in ada if a.nama not in kasus_halaman()]
    saran = "\n".join(
        f"  {a.nama}: {{tempat: {'kantor' if 'kantor' in a.bagian else 'masuk'}, "
        f"GET: [siapa, yang, boleh]"
        + (
            f", isi: {{{', '.join(f'{b}: ...' for b in lain)}}}"
            if (lain := [b for b in a.bagian if b not in {"kantor", "tahun"}])
            else ""
        )
        + "}"
        for a in kurang
    )
    assert not kurang, (
        "Halaman tanpa harapan. Tulis siapa yang boleh, dari keperluan kantor, pada `halaman:` "
        f"di tests/kasus/hak.yaml (petunjuk di berkas itu):\n{saran}"
    )
    lebih = set(kasus_halaman()) - {a.nama for a in ada}
    assert not lebih, f"hak.yaml menyebut halaman yang tidak ada: {sorted(lebih)}"


def judge(k: Kunjungan) -> str:
    """What is wrong with an answer, empty when it is as expected."""
    status = k.jawab.status_code
    ke_masuk = status == 302 and k.jawab["Location"].startswith("/masuk/")
    if not k.boleh and not k.orang:
        # Public pages refuse a method; the others ask to sign in.
        return "" if ke_masuk or status in {403, 404, 405} or _harmless(k) else f"{k}: {status}"
    if not k.boleh:
        if not k.terlihat:
            tidak_ada = status == 404 or (status == 405 and _harmless(k))
            return "" if tidak_ada else f"{k}: {status}, seharusnya 404"
        tolak = {403, 405} | ({404, 409, 422} if k.keadaan else set())
        return "" if status in tolak or _harmless(k) else f"{k}: {status}, seharusnya ditolak"
    if k.keadaan or k.cara == "GET":
        baik = status < 400 and not (ke_masuk and k.alamat not in {"keluar"})
    else:
        baik = status < 500 and status not in {401, 403, 404, 405}
    return "" if baik else f"{k}: {status}, seharusnya boleh"


def _harmless(k: Kunjungan) -> bool:
    """A method that the case does not list may be answered, as long as nothing is written."""
    return k.cara not in kasus_halaman()[k.alamat] and not k.menulis


def test_every_page_answers_everybody_as_the_cases_say(kunjungan: list[Kunjungan]) -> None:
    salah = [x for k in kunjungan if (x := judge(k))]
    assert not salah, "\n".join(salah[:60])


def test_a_thing_of_another_office_does_not_exist_in_mine(perjalanan: Perjalanan) -> None:
    assert perjalanan.asing == []


def test_looking_changes_nothing(kunjungan: list[Kunjungan]) -> None:
    salah = {f"{k.alamat}: {k.menulis}" for k in kunjungan if k.cara == "GET" and k.menulis}
    assert not salah


def test_whoever_is_refused_has_changed_nothing(kunjungan: list[Kunjungan]) -> None:
    salah = [str(k) for k in kunjungan if not k.boleh and k.menulis]
    assert salah == []


PEMBACA = ("", "operator", "kepala", "bagian_organisasi", "admin_daerah")
"""People whose pages show all there is between them."""


def test_every_page_can_be_used_by_everybody(kunjungan: list[Kunjungan]) -> None:
    salah = {
        f"{k.alamat}: {satu}"
        for k in kunjungan
        if k.boleh and k.orang in PEMBACA and k.jawab.status_code == 200 and is_page(k)
        for satu in faults(k.isi.decode())
    }
    assert not salah, "\n".join(sorted(salah))


def is_page(k: Kunjungan) -> bool:
    """Whoever comes to an address by itself, not from within a page, gets a whole page."""
    return k.cara == "GET" and k.jawab.get("Content-Type", "").startswith("text/html")


def test_every_action_that_is_written_has_words(kunjungan: list[Kunjungan]) -> None:
    ditulis = {aksi for k in kunjungan for aksi in k.aksi}
    assert len(ditulis) > 5
    kurang = sorted(a for a in ditulis if kata.aksi(a, {"setujui": "Setujui"}) == a)
    assert not kurang, f"Tulis kata untuk aksi ini di sakip/web/audit/kata.py: {kurang}"


def test_every_answer_carries_the_guards(kunjungan: list[Kunjungan]) -> None:
    for k in kunjungan:
        csp = k.jawab["Content-Security-Policy"]
        assert "default-src 'none'" in csp, k
        assert "frame-ancestors 'none'" in csp, k
        assert "unsafe" not in csp, k
        assert k.jawab["X-Frame-Options"] == "DENY", k
        assert k.jawab["X-Content-Type-Options"] == "nosniff", k
        assert k.jawab["Referrer-Policy"] == "same-origin", k
        assert k.jawab["Cross-Origin-Opener-Policy"] == "same-origin", k


def test_no_cache_on_the_way_keeps_a_page_of_somebody(kunjungan: list[Kunjungan]) -> None:
    for k in kunjungan:
        if k.orang:
            assert "private" in k.jawab["Cache-Control"], k
        elif kasus_halaman()[k.alamat]["tempat"] != "umum":
            assert "public" not in k.jawab.get("Cache-Control", ""), k


def test_a_form_from_elsewhere_is_refused(perjalanan: Perjalanan) -> None:
    """Without the token of the page, nobody posts anything anywhere."""
    assert {j: s for j, s in perjalanan.tanpa_token.items() if s != 403} == {}


def test_no_method_beside_get_and_post_writes(perjalanan: Perjalanan) -> None:
    salah = [x for x in perjalanan.cara_lain if x[2] >= 500 or x[3]]
    assert salah == []
