"""What nobody types is refused in every form of the site, on either database; so is too much."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor

from .dunia import SENDIRI, Dunia, buat_dunia
from .jelajah import addresses, kasus_halaman, path_of

KENDALI = ("\0", "\x0b", "\x1b", "\x7f")


@pytest.fixture
def dunia(db: None) -> Dunia:
    return buat_dunia()


def paths(dunia: Dunia) -> list[str]:
    kantor = dunia.kantor[SENDIRI]
    return [
        path_of(a, k, kantor, kantor) for a in addresses() if (k := kasus_halaman().get(a.nama))
    ]


def test_no_form_takes_a_character_that_nobody_types(dunia: Dunia) -> None:
    """The door refuses it whatever the field is called, so every field of every form is tried."""
    salah: list[Any] = []
    for siapa in ("operator", "admin_daerah", None):
        browser = Client(raise_request_exception=False)
        if siapa:
            browser.force_login(dunia.orang[siapa])
        for n, jalur in enumerate(paths(dunia)):
            huruf = KENDALI[n % len(KENDALI)]
            kiriman: list[Any] = [
                {"apa_pun": f"teks{huruf}lagi"},
                {"berkas": SimpleUploadedFile("a.pdf", b"%PDF-1.7"), "judul": f"a{huruf}"},
            ]
            for isi in kiriman:
                jawab = browser.post(jalur, isi)
                if jawab.status_code != 422:
                    salah.append((siapa, jalur, list(isi), jawab.status_code))
            nama = browser.post(
                jalur, urlencode({f"s:p2.i1:x{huruf}": "teks"}), "application/x-www-form-urlencoded"
            )
            if nama.status_code != 422:
                salah.append((siapa, jalur, ["nama"], nama.status_code))
            if browser.get(jalur, {"cari": f"a{huruf}"}).status_code != 422:
                salah.append((siapa, jalur, "GET", 0))
    assert salah == []


def test_lines_and_tabs_are_words(dunia: Dunia) -> None:
    browser = Client()
    browser.force_login(dunia.orang["operator"])
    kantor = dunia.kantor[SENDIRI]
    jawab = browser.post(
        f"/k/{kantor.uuid}/2025/ukur/2025-T1/simpan/",
        {"s:p2.i1:penjelasan": "satu\r\ndua\ttiga", "r:p2.i1": "1"},
        headers={"Accept": "application/json"},
    )
    assert jawab.status_code == 200
    assert json.loads(jawab.content)["ditolak"] == []


def test_too_much_at_once_is_refused_unread(dunia: Dunia, settings: Any) -> None:
    settings.KIRIM_MB = 1
    kantor: Kantor = dunia.kantor[SENDIRI]
    for siapa in ("operator", None):
        banyak = [SimpleUploadedFile(f"{n}.pdf", b"%PDF" + b"x" * 400_000) for n in range(3)]
        browser = Client()
        if siapa:
            browser.force_login(dunia.orang[siapa])
        jawab = browser.post(f"/k/{kantor.uuid}/2025/ukur/2025-T1/bukti/p2.i1/", {"berkas": banyak})
        assert jawab.status_code == 413
        assert "lebih besar dari 1 MB" in jawab.content.decode()
    assert Pemda.objects.count() == 2
