"""What everybody may read: only what was signed and published, light, and always the same."""

from __future__ import annotations

import csv
import gzip
import io
import re
from typing import Any

import pytest
from django.conf import settings
from django.db.models import F
from django.test import Client

from sakip.laporan.daftar import Pilihan, write_document
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.alur.models import Penetapan
from sakip.web.alur.selectors import menunggu
from sakip.web.alur.services import tetapkan
from sakip.web.dasar.simpanan import name_of, path_of
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pelaporan.models import NaskahJanji, Terbitan
from sakip.web.pengukuran.models import Realisasi
from sakip.web.perencanaan.models import IndikatorVersi
from sakip.web.portal.data import to_csv

from .conftest import HARI, TAHUN, Orang
from .test_lapor import publish, work

AKAR = "/publik/contoh/contoh-sejahtera/2025/"
IKM = "capaian:ikm:2025@perubahan-1"


@pytest.fixture
def camat(kantor: Kantor, orang: Orang) -> Akun:
    return orang("camat", "kepala", kantor)


@pytest.fixture
def terbit(kantor: Kantor, camat: Akun) -> Terbitan:
    return publish(camat, kantor, b"%PDF pertama")


@pytest.fixture
def umum() -> Client:
    return Client()


def change(kantor: Kantor, nama: str) -> None:
    """The office goes on working: an indicator gets another name."""
    IndikatorVersi.objects.filter(kantor=kantor, indikator__id_teks="ikm").update(
        nama=nama, revisi=F("revisi") + 1
    )
    Kantor.objects.filter(pk=kantor.pk).update(masukan=kantor.masukan + 100)
    kantor.refresh_from_db()


def test_nothing_answers_before_something_was_published(
    kantor: Kantor, kantor_lain: Kantor, umum: Client
) -> None:
    assert "Belum ada laporan" in umum.get("/publik/").content.decode()
    semua = ("", "capaian.csv", "angka.json", "lkjip.pdf", "perjanjian/", "edisi-1/", "../")
    for alamat in ("/publik/contoh/", "/publik/jombang/", *(AKAR + x for x in semua)):
        assert umum.get(alamat.replace("2025/../", "")).status_code == 404, alamat


def test_only_the_published_year_edition_and_office_answer(
    terbit: Terbitan, kantor_lain: Kantor, umum: Client
) -> None:
    assert umum.get(AKAR).status_code == 200
    for lain in (
        AKAR.replace("2025", "2024"),
        AKAR + "edisi-2/",
        AKAR + "edisi-0/",
        AKAR + "perjanjian/",
        AKAR + "edisi-1/angka/capaian:tidak-ada:2025/",
        AKAR.replace("contoh-sejahtera", "bareng"),
        "/publik/contoh/bareng/",
        "/publik/jombang/",
        "/publik/jombang/bareng/2024/",
        "/publik/contoh/capaian-2024.csv",
    ):
        assert umum.get(lain).status_code == 404, lain
    teks = umum.get("/publik/", follow=True).content.decode()
    assert "Contoh Sejahtera" in teks
    assert "Bareng" not in teks
    assert "bareng" not in umum.get("/publik/contoh/capaian-2025.csv").content.decode()


def test_the_public_reads_the_frozen_edition_not_the_live_data(
    terbit: Terbitan, kantor: Kantor, camat: Akun, umum: Client
) -> None:
    semula = umum.get(AKAR).content
    change(kantor, "Nama yang belum terbit")
    Realisasi.objects.filter(kantor=kantor, nilai__isnull=False).update(
        nilai=1, revisi=F("revisi") + 1
    )
    assert umum.get(AKAR).content == semula
    dua = publish(camat, kantor, b"%PDF kedua", "Nama indikator keliru")
    assert "Nama yang belum terbit" in umum.get(AKAR).content.decode()
    lama = umum.get(AKAR + "edisi-1/").content.decode()
    assert "Nama yang belum terbit" not in lama
    assert "sudah diralat" in lama
    assert "Nama indikator keliru" in lama
    for alamat, isi in (
        ("edisi-1/lkjip.pdf", b"%PDF pertama"),
        ("edisi-2/lkjip.pdf", b"%PDF kedua"),
        ("lkjip.pdf", b"%PDF kedua"),
    ):
        assert umum.get(AKAR + alamat).content == isi
    assert dua.nomor == 2


def test_every_figure_on_the_page_opens_how_it_came_about(terbit: Terbitan, umum: Client) -> None:
    teks = umum.get(AKAR).content.decode()
    tautan = set(re.findall(r'class="jejak" href="([^"]+)"', teks))
    assert len(tautan) > 30
    for alamat in sorted(tautan):
        assert umum.get(alamat).status_code == 200, alamat
    halaman = umum.get(f"{AKAR}edisi-1/angka/{IKM}/").content.decode()
    assert "85,26 / 84,50 × 100 = 100,8994… ≈ 100,90" in halaman
    assert "PermenPANRB 53/2014" in halaman
    assert f"{AKAR}edisi-1/angka/realisasi:ikm:2025/" in halaman
    potongan = umum.get(f"{AKAR}edisi-1/angka/{IKM}/?potongan").content.decode()
    assert "<html" not in potongan
    assert "100,8994…" in potongan


def test_csv_and_json_say_what_the_report_says(
    terbit: Terbitan, kantor: Kantor, umum: Client
) -> None:
    _, _, buku = tahun_dihitung(kantor, TAHUN)
    baris = list(csv.DictReader(io.StringIO(umum.get(AKAR + "capaian.csv").content.decode())))
    ikm = next(b for b in baris if b["id"] == "ikm")
    assert (ikm["target"], ikm["realisasi"], ikm["capaian"]) == ("84.50", "85.26", "100.90")
    for b in baris:
        h = buku.ada("capaian", b["id"], str(TAHUN))
        assert b["capaian"] == (format(h.terbit, "f") if h and h.terbit is not None else "")
    assert umum.get(AKAR + "capaian.json").json()["capaian"] == baris_as_json(baris)
    semua = umum.get(AKAR + "angka.json").json()
    assert (semua["kantor"]["id"], semua["edisi"], len(semua["angka"])) == (
        "contoh-sejahtera",
        1,
        len(buku),
    )
    angka = csv.DictReader(io.StringIO(umum.get(AKAR + "angka.csv").content.decode()))
    assert {a["alamat"]: a["tampil"] for a in angka} == {str(h.alamat): h.tampil for h in buku}
    wilayah = umum.get("/publik/contoh/capaian-2025.json").json()
    assert wilayah == umum.get(AKAR + "capaian.json").json()


def test_data_say_what_they_are_and_on_what_terms(terbit: Terbitan, umum: Client) -> None:
    arti = umum.get("/publik/data/").content.decode()
    for nama, jenis in (("capaian", "text/csv"), ("angka", "text/csv")):
        jawab = umum.get(f"{AKAR}{nama}.csv")
        assert jawab["Content-Type"] == f"{jenis}; charset=utf-8"
        assert jawab["Link"] == '</publik/data/>; rel="describedby"'
        pembaca = csv.DictReader(io.StringIO(jawab.content.decode()))
        for kolom in pembaca.fieldnames or ():
            assert f"<td><code>{kolom}</code></td><td>" in arti
        sumber = {b["sumber"] for b in pembaca}
        assert len(sumber) == 1
        assert sumber.pop().startswith(
            "Laporan Kinerja Kecamatan Contoh Sejahtera 2025, edisi 1, terbit 20"
        )
        json = umum.get(f"{AKAR}{nama}.json")
        assert json["Content-Type"] == "application/json; charset=utf-8"
        assert "UU 14/2008" in json.json()["lisensi"]
        assert umum.get(json.json()["keterangan"]).status_code == 200


def baris_as_json(baris: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [b | {"tahun": int(b["tahun"]), "edisi": int(b["edisi"])} for b in baris]


def test_no_cell_of_a_csv_runs_as_a_formula() -> None:
    baris = [{"nama": nama, "nilai": "-5.00"} for nama in ("=1+1", "@SUM", "-1+cmd", "biasa")]
    isi = to_csv(("nama", "nilai"), baris).decode().split("\r\n")[1:-1]
    assert isi == ["'=1+1,-5.00", "'@SUM,-5.00", "'-1+cmd,-5.00", "biasa,-5.00"]
    # A class or a sum may hold people's words too; a figure as printed stays as it is.
    for kolom in ("tampil", "predikat", "hitungan", "kosong"):
        for teks in ('=HYPERLINK("x")', " =1", "\n=1", "\uff1d1", "+1+1"):
            (satu,) = list(csv.reader(io.StringIO(to_csv((kolom,), [{kolom: teks}]).decode())))[1:]
            assert satu == [f"'{teks}"]
        assert to_csv((kolom,), [{kolom: "-5,20%"}]).decode().endswith('"-5,20%"\r\n')


UMUR = {
    "": 300,
    "capaian.csv": 300,
    f"edisi-1/angka/{IKM}/": 300,
    "edisi-1/capaian.csv": 31536000,
    "edisi-1/angka.json": 31536000,
    "edisi-1/lkjip.pdf": 31536000,
}
"""Seconds in caches: little where the newest edition answers, a year where nothing can change."""


def test_what_one_has_is_not_sent_again(terbit: Terbitan, umum: Client) -> None:
    for alamat, umur in UMUR.items():
        jawab = umum.get(AKAR + alamat)
        assert jawab["Cache-Control"] == f"public, max-age={umur}"
        assert "Cookie" not in jawab.get("Vary", "")
        assert not jawab.cookies
        lagi = umum.get(AKAR + alamat, headers={"If-None-Match": jawab["ETag"]})
        assert (lagi.status_code, lagi.content) == (304, b"")
        assert umum.post(AKAR + alamat).status_code == 405


def test_a_first_visit_is_light(terbit: Terbitan, umum: Client) -> None:
    """All bytes of a page with everything it loads, as they are without compression."""
    for alamat in ("/publik/contoh/", AKAR, f"{AKAR}edisi-1/angka/{IKM}/", "/publik/data/"):
        teks = umum.get(alamat).content
        aset = set(re.findall(r'(?:src|href)="(/aset/[^"]+)"', teks.decode()))
        berat = len(teks) + sum(len(b"".join(umum.get(a))) for a in aset)
        assert aset
        assert berat < 60_000, (alamat, berat)


def test_text_is_sent_packed_to_who_takes_it(terbit: Terbitan, umum: Client) -> None:
    for alamat in ("", "angka.json", "capaian.csv"):
        biasa = umum.get(AKAR + alamat)
        padat = umum.get(AKAR + alamat, headers={"Accept-Encoding": "gzip, br"})
        assert gzip.decompress(padat.content) == biasa.content
        assert len(padat.content) < len(biasa.content) / 2
        assert "Accept-Encoding" in padat["Vary"]
        lagi = umum.get(AKAR + alamat, headers={"If-None-Match": padat["ETag"]})
        assert (lagi.status_code, lagi.content) == (304, b"")
    pdf = umum.get(f"{AKAR}edisi-1/lkjip.pdf", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in pdf


def test_many_offices_are_asked_for_as_one(
    terbit: Terbitan, umum: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(4):
        umum.get("/publik/contoh/")


def test_a_signed_agreement_is_public_as_signed(kantor: Kantor, camat: Akun, umum: Client) -> None:
    berkas, _, buku = tahun_dihitung(kantor, TAHUN)
    for versi in ("murni", "perubahan-1"):
        tetapkan(kantor, "perjanjian", "2025", berkas, buku, actor=camat, versi=versi)
    tetapkan(kantor, "triwulan", "2025-T1", berkas, buku, actor=camat)
    change(kantor, "Nama yang belum ditetapkan")
    teks = umum.get(AKAR + "perjanjian/").content.decode()
    assert "Indeks Kepuasan Masyarakat" in teks
    assert "Nama yang belum" not in teks
    assert "Rp76.750.000" in teks
    assert "Rp64.750.000" in umum.get(AKAR + "perjanjian-1/").content.decode()
    assert umum.get(AKAR + "perjanjian-3/").status_code == 404
    # Nothing but the agreement: an approved quarter is not public.
    assert umum.get(AKAR).status_code == 404
    assert "perjanjian/" in umum.get("/publik/contoh/contoh-sejahtera/").content.decode()


def test_a_signed_agreement_can_be_taken_as_it_was_signed(
    kantor: Kantor, camat: Akun, umum: Client
) -> None:
    berkas, _, buku = tahun_dihitung(kantor, TAHUN)
    for versi in ("murni", "perubahan-1"):
        tetapkan(kantor, "perjanjian", "2025", berkas, buku, actor=camat, versi=versi)
    # Before the worker has printed them there is nothing to take, and nothing is promised.
    assert "perjanjian-2.pdf" not in umum.get(AKAR + "perjanjian/").content.decode()
    assert umum.get(AKAR + "perjanjian.pdf").status_code == 404
    change(kantor, "Nama yang belum ditetapkan")
    work()
    assert "perjanjian-2.pdf" in umum.get(AKAR + "perjanjian/").content.decode()
    semua = {}
    for nomor, versi in ((1, "murni"), (2, "perubahan-1")):
        jawab = umum.get(f"{AKAR}perjanjian-{nomor}.pdf")
        assert jawab["Content-Type"] == "application/pdf"
        assert jawab["Cache-Control"] == "public, max-age=31536000"
        semua[versi] = jawab.content
        # What the command line prints of the Berkas of that day.
        isi = write_document("perjanjian", berkas, buku, ".pdf", Pilihan(versi=versi), {})
        assert name_of(jawab.content) == name_of(isi)
    assert semua["murni"] != semua["perubahan-1"]
    assert umum.get(AKAR + "perjanjian.pdf").content == semua["perubahan-1"]


def test_an_agreement_that_computes_otherwise_today_is_not_printed(
    kantor: Kantor, camat: Akun, umum: Client
) -> None:
    berkas, _, buku = tahun_dihitung(kantor, TAHUN)
    satu = tetapkan(kantor, "perjanjian", "2025", berkas, buku, actor=camat)
    alamat = next(iter(satu.hasil))
    Penetapan.objects.filter(pk=satu.pk).update(hasil=satu.hasil | {alamat: "999"}, sidik="lain")
    work()
    naskah = NaskahJanji.objects.get()
    assert (naskah.pdf, naskah.galat["kode"]) == ("", "pelaporan.janji_berubah")
    assert umum.get(AKAR + "perjanjian.pdf").status_code == 404
    # Who signed it is told where they look, with the mend; a new edition settles it.
    (tugas,) = (t for t in menunggu(Akses(camat, HARI), TAHUN, kantor) if t.ruang == "janji")
    assert tugas.judul == f"Perjanjian Kinerja {TAHUN} tidak dapat dicetak"
    assert "versi program yang lain" in tugas.rincian
    assert "menetapkannya lagi" in tugas.rincian
    tetapkan(kantor, "perjanjian", "2025", berkas, buku, actor=camat, alasan="Dicetak ulang.")
    work()
    assert [t for t in menunggu(Akses(camat, HARI), TAHUN, kantor) if t.ruang == "janji"] == []


def test_a_citizen_is_told_in_words_how_the_promises_turned_out(
    terbit: Terbitan, umum: Client
) -> None:
    teks = umum.get(AKAR).content.decode()
    polos = re.sub(r"<[^>]+>", "", teks)
    assert (
        "Dari 12 janji tahun 2025, 7 terpenuhi, 4 belum terpenuhi, 1 belum ada angkanya." in polos
    )
    belum = teks.partition("Yang belum terpenuhi")[2].partition("</details>")[0]
    assert "Nilai Evaluasi AKIP" in belum
    assert "73,75, dijanjikan 74,00" in re.sub(r"<[^>]+>", "", belum)
    for tujuan in re.findall(r'href="#(b-[^"]+)"', belum):
        assert f'id="{tujuan}"' in teks


def test_a_correction_leaves_both_editions_to_read_and_to_take(
    kantor: Kantor, camat: Akun, umum: Client
) -> None:
    publish(camat, kantor, b"%PDF pertama")
    change(kantor, "Nama yang diralat")
    publish(camat, kantor, b"%PDF ralat", alasan="Salah nama")
    assert umum.get(AKAR + "lkjip.pdf").content == b"%PDF ralat"
    for nomor, isi in ((1, b"%PDF pertama"), (2, b"%PDF ralat")):
        teks = umum.get(f"{AKAR}edisi-{nomor}/").content.decode()
        assert f"edisi-{nomor}/lkjip.pdf" in teks
        assert ("Nama yang diralat" in teks) == (nomor == 2)
        assert ("Edisi ini sudah diralat" in teks) == (nomor == 1)
        assert "Salah nama" in teks
        assert umum.get(f"{AKAR}edisi-{nomor}/lkjip.pdf").content == isi


def test_a_page_in_a_language_somebody_chose_is_not_kept_for_others(
    terbit: Terbitan, umum: Client
) -> None:
    umum.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert umum.get(AKAR)["Cache-Control"] == "private, max-age=300"


def test_an_edition_whose_file_is_lost_says_so_and_invents_nothing(
    terbit: Terbitan, kantor: Kantor, umum: Client
) -> None:
    path_of(kantor.pemda, terbit.pdf).unlink()
    jawab = umum.get(AKAR + "lkjip.pdf")
    assert (jawab.status_code, jawab["Cache-Control"]) == (503, "no-store")
