"""The pages in English: a whole catalogue, compiled as it is written, and the same figures."""

from __future__ import annotations

import ast
import re
import struct
from gettext import GNUTranslations
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Alur, Hak
from sakip.web.alur.nama import NAMA, in_language
from sakip.web.organisasi.models import Kantor

from .conftest import HARI, TAHUN, Orang
from .test_beranda import Masuk

PO = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES" / "django.po"
ISIAN = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w+\}|\[\[[^]]+\]\]")
"""What stands for something else in a message."""


def entries() -> list[dict[str, str]]:
    """The messages of the .po: msgid, msgstr (or msgid_plural, msgstr[0], msgstr[1])."""
    hasil = []
    for blok in PO.read_text("utf-8").strip().split("\n\n"):
        assert ", fuzzy" not in blok, blok
        isi: dict[str, str] = {}
        kunci = ""
        for baris in blok.split("\n"):
            if baris.startswith("msg"):
                kunci, _spasi, baris = baris.partition(" ")
            if baris.startswith('"'):
                isi[kunci] = isi.get(kunci, "") + str(ast.literal_eval(baris))
        hasil.append(isi)
    return hasil


def test_what_is_compiled_is_what_is_written() -> None:
    data = PO.with_suffix(".mo").read_bytes()
    assert struct.unpack("<I", data[8:12])[0] == len(entries())
    with PO.with_suffix(".mo").open("rb") as f:
        mo = GNUTranslations(f)
    for e in entries()[1:]:
        asal = e["msgid"]
        if "msgid_plural" in e:
            assert mo.ngettext(asal, e["msgid_plural"], 1) == e["msgstr[0]"], asal
            assert mo.ngettext(asal, e["msgid_plural"], 2) == e["msgstr[1]"], asal
        else:
            assert mo.gettext(asal) == e["msgstr"], asal


def test_every_message_is_translated_with_its_placeholders() -> None:
    for e in entries()[1:]:
        ada = sorted(ISIAN.findall(e["msgid"]))
        for kunci, teks in e.items():
            assert teks.strip(), (kunci, e["msgid"])
            assert sorted(ISIAN.findall(teks)) == ada, (kunci, e["msgid"])


JUDUL = {
    "beranda-kantor": "at a glance",
    "anggaran": "Rupiah; spending of each quarter",
    "evaluasi": "Score by component",
    "nilai-luar": "Values from outside parties",
    "rencana-target": "Each column: the target",
}


def test_english_words_around_the_same_figures(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    browser = masuk(orang("camat", "kepala", kantor))
    bilangan = re.compile(r'\d+(?:[.,]\d+)+%?|value="[\d.,]+"')
    for alamat, judul in JUDUL.items():
        jalan = reverse(alamat, args=(kantor.uuid, TAHUN))
        halaman = {}
        for bahasa in ("id", "en"):
            browser.cookies[settings.LANGUAGE_COOKIE_NAME] = bahasa
            halaman[bahasa] = browser.get(jalan).content.decode()
        assert judul in halaman["en"], alamat
        assert judul not in halaman["id"], alamat
        angka = {k: bilangan.findall(v) for k, v in halaman.items()}
        assert angka["en"] == angka["id"] != [], alamat


def test_the_catalogue_knows_every_name_of_the_rules_of_the_site() -> None:
    """Roles, actions, states and steps as the national rulebook names them."""
    buku = BukuAturan.muat()
    hak = buku.ambil_isi("hak.situs", HARI, Hak)[1]
    alur = buku.ambil_isi("alur.pengukuran", HARI, Alur)[1]
    semua = (*hak.peran, *hak.izin, *alur.keadaan, *alur.langkah)
    assert {x.nama for x in semua} == set(NAMA)
    assert set(NAMA) <= {e["msgid"] for e in entries()}
    inggris = in_language("en", hak, alur)
    assert inggris[1].langkah[0].nama == "Send to the Sekretaris"
    assert [x.aksi for x in inggris[0].izin] == [x.aksi for x in hak.izin]


def test_steps_and_states_are_read_in_the_language_of_the_page(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    browser = masuk(orang("kasubag", "operator", kantor))
    alamat = reverse("ukur", args=(kantor.uuid, TAHUN))
    assert "Ajukan ke Sekretaris" in browser.get(alamat, follow=True).text
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    inggris = browser.get(alamat, follow=True).text
    assert "Send to the Sekretaris" in inggris
    assert "Ajukan ke Sekretaris" not in inggris
