"""Money and the other data of a year: typed, taken from tables, refused with place and mend."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.anggaran.models import Anggaran, Sarpras
from sakip.web.anggaran.selectors import table as money
from sakip.web.anggaran.services import simpan_baris
from sakip.web.audit.models import Kejadian
from sakip.web.audit.services import periksa_rantai
from sakip.web.evaluasi.models import KomponenLke
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat, tahun_dihitung
from sakip.web.sunting.services import Ganti, Konflik, ganti

from .conftest import HARI, TAHUN, Orang

Masuk = Callable[[Akun], Client]
SUB = "p5.k1.s2"


@pytest.fixture
def kasubag(kantor: Kantor, orang: Orang) -> Akun:
    return orang("kasubag", "operator", kantor)


def type_money(actor: Akun, kantor: Kantor, revisi: dict[str, int], **isian: str) -> Any:
    return simpan_baris(
        actor=actor,
        kantor=kantor,
        tahun=TAHUN,
        simpul=SUB,
        isian={k.replace("_", "-"): v for k, v in isian.items()},
        revisi=revisi,
        pada=HARI,
    )


Q1 = {"2025-T1": 1}


def test_rupiah_as_people_type_it_and_the_sums_follow(kasubag: Akun, kantor: Kantor) -> None:
    hasil = simpan_baris(
        actor=kasubag,
        kantor=kantor,
        tahun=TAHUN,
        simpul=SUB,
        isian={"2025-T1": "Rp 7.500.000"},
        revisi=Q1,
        pada=HARI,
    )
    baris = Anggaran.objects.get(kantor=kantor, simpul__id_teks=SUB, periode="2025-T1")
    assert (baris.nilai, baris.revisi) == (Decimal(7500000), 2)
    jumlah = hasil.ada("realisasi-anggaran", SUB, "2025")
    assert jumlah is not None
    assert jumlah.tampil == "Rp26.880.000"
    kantor.refresh_from_db()
    assert tahun_dihitung(kantor, TAHUN)[2].ada("serapan", SUB, "2025") == hasil.ada(
        "serapan", SUB, "2025"
    )


def test_what_the_renstra_gives_a_programme_is_not_typed_with_the_year(kantor: Kantor) -> None:
    """Its pagu of several years makes no cells beside those of its activities."""
    berkas = muat(kantor, TAHUN)
    assert any(a.simpul == "p2" and a.periode == "2025..2029" for a in berkas.anggaran)
    program = next(b for b in money(kantor, TAHUN).baris if b.simpul.simpul == "p2")
    assert program.sel == ()
    assert program.hasil["pagu"] is not None


def test_pagu_of_a_change_leaves_the_signed_one(kasubag: Akun, kantor: Kantor) -> None:
    sub = "p2.k1.s2"  # has no pagu of its own in perubahan-1
    simpan_baris(
        actor=kasubag,
        kantor=kantor,
        tahun=TAHUN,
        simpul=sub,
        isian={"pagu": "20.000.000"},
        revisi={"pagu": 0},
        pada=HARI,
    )
    semua = {
        a.versi: a.nilai
        for a in muat(kantor, TAHUN).anggaran
        if (a.simpul, a.jenis) == (sub, "pagu")
    }
    assert semua == {"murni": Decimal(18250000), "perubahan-1": Decimal(20000000)}


def test_a_bad_amount_names_its_cell_and_nothing_is_written(kasubag: Akun, kantor: Kantor) -> None:
    semula = muat(kantor, TAHUN)
    with pytest.raises(Galat) as salah:
        simpan_baris(
            actor=kasubag,
            kantor=kantor,
            tahun=TAHUN,
            simpul=SUB,
            isian={"pagu": "dua juta", "2025-T1": "8.000.000"},
            revisi={"pagu": 1, **Q1},
            pada=HARI,
        )
    assert ", Pagu" in salah.value.tempat
    assert muat(kantor, TAHUN) == semula


def test_two_editors_of_one_amount(kasubag: Akun, kantor: Kantor, orang: Orang) -> None:
    hal: dict[str, Any] = {
        "kantor": kantor,
        "tahun": TAHUN,
        "simpul": SUB,
        "revisi": Q1,
        "pada": HARI,
    }
    simpan_baris(**hal, actor=kasubag, isian={"2025-T1": "1.000.000"})
    kantor.refresh_from_db()
    with pytest.raises(Konflik) as salah:
        simpan_baris(**hal, actor=orang("b", "operator", kantor), isian={"2025-T1": "2.000.000"})
    assert salah.value.terbaru.nilai == Decimal(1000000)  # type: ignore[union-attr]


@pytest.mark.parametrize("peran", ["pemilik", "sekretaris", "kepala", "bappeda", "pimpinan"])
def test_others_look_and_do_not_write(
    kantor: Kantor, orang: Orang, masuk: Masuk, peran: str
) -> None:
    akun = orang(
        "si-a", peran, None if peran in {"bappeda", "pimpinan"} else kantor, pemda=kantor.pemda
    )
    browser = masuk(akun)
    for alamat in ("data/", "data/anggaran/", "lembar/sarpras/", "lembar/lke_komponen/"):
        jawab = browser.get(f"/k/{kantor.uuid}/{TAHUN}/{alamat}")
        assert jawab.status_code == 200
        assert '<form id="f-' not in jawab.text
    with pytest.raises(Ditolak):
        simpan_baris(
            actor=akun,
            kantor=kantor,
            tahun=TAHUN,
            simpul=SUB,
            isian={"2025-T1": "1"},
            revisi=Q1,
            pada=HARI,
        )
    jawab = browser.post(f"/k/{kantor.uuid}/{TAHUN}/lembar/sarpras/", {"uraian": "x"})
    assert jawab.status_code in {403, 422}
    assert not Sarpras.objects.filter(uraian="x").exists()


def test_a_row_is_added_changed_and_taken_out(kasubag: Akun, kantor: Kantor, masuk: Masuk) -> None:
    browser, alamat = masuk(kasubag), f"/k/{kantor.uuid}/{TAHUN}/lembar/sarpras/"
    isian = {"uraian": "Tenda lipat", "satuan": "unit", "standar": "2", "tersedia": "1"}
    assert browser.post(alamat, isian).status_code == 302
    satu = Sarpras.objects.get(kantor=kantor, uraian="Tenda lipat")
    assert (satu.periode, satu.standar, satu.urut) == ("2025", 2, 20)
    jawab = browser.post(
        f"{alamat}{satu.uuid}/",
        {**isian, "tersedia": "2", "revisi": "1"},
        headers={"HX-Request": "true"},
    )
    assert "Tersimpan" in jawab.text
    assert 'value="2"' in jawab.text
    jawab = browser.post(
        f"{alamat}{satu.uuid}/",
        {**isian, "tersedia": "9", "revisi": "1"},
        headers={"HX-Request": "true"},
    )
    assert jawab.status_code == 409
    assert "Tersedia: <b>2</b>" in jawab.text  # what the other one wrote
    assert browser.post(f"{alamat}{satu.uuid}/hapus/", {"revisi": "1"}).status_code == 409
    assert browser.post(f"{alamat}{satu.uuid}/hapus/", {"revisi": "2"}).status_code == 302
    assert not Sarpras.objects.filter(uraian="Tenda lipat").exists()
    catatan = list(Kejadian.objects.filter(aksi="sarpras.ubah").order_by("nomor"))
    assert [k.isi["baris"][0]["menjadi"] is None for k in catatan] == [False, False, True]
    assert list(periksa_rantai(kantor.pemda)) == []


def test_the_row_class_says_what_is_wrong(kasubag: Akun, kantor: Kantor, masuk: Masuk) -> None:
    browser = masuk(kasubag)
    jawab = browser.post(
        f"/k/{kantor.uuid}/{TAHUN}/lembar/sarpras/", {"uraian": "Tenda lipat", "standar": "-1"}
    )
    assert jawab.status_code == 422
    assert "Standar" in jawab.text
    assert "Tenda lipat" in jawab.text


def test_letters_of_an_evaluation_are_chosen_one_by_one(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    browser = masuk(orang("bagor", "bagian_organisasi", pemda=kantor.pemda))
    satu = KomponenLke.objects.get(kantor=kantor, komponen="perencanaan", tahun_pakai=TAHUN)
    alamat = f"/k/{kantor.uuid}/{TAHUN}/lembar/lke_komponen/"
    assert 'name="huruf.kualitas"' in browser.get(alamat).text
    isian = {"huruf.keberadaan": "AA", "huruf.kualitas": "BB", "huruf.pemanfaatan": "B"}
    jawab = browser.post(
        f"{alamat}{satu.uuid}/", {**isian, "revisi": "1"}, headers={"HX-Request": "true"}
    )
    assert "Tersimpan" in jawab.text
    satu.refresh_from_db()
    assert satu.huruf == {"keberadaan": "AA", "kualitas": "BB", "pemanfaatan": "B"}


def test_what_others_name_is_not_taken_out(kasubag: Akun, kantor: Kantor) -> None:
    with pytest.raises(Galat) as salah:
        ganti(
            actor=kasubag,
            kantor=kantor,
            tahun=TAHUN,
            lembar="layanan",
            isi=[Ganti(("ktp",), 1, None)],
            pada=HARI,
        )
    assert "ktp" in str(salah.value.rincian[0])
    assert any(x.id == "ktp" for x in muat(kantor, TAHUN).layanan)


def table(*baris: tuple[Any, ...]) -> bytes:
    teks = "\n".join(";".join(str(s) for s in satu) for satu in baris)
    return io.BytesIO(teks.encode()).getvalue()


def bring(browser: Client, alamat: str, isi: bytes) -> Any:
    jawab = browser.post(alamat, {"berkas": SimpleUploadedFile("dpa.csv", isi)}, follow=True)
    return jawab, jawab.redirect_chain[-1][0].partition("berkas=")[2]


def test_money_from_a_table_with_a_list_of_bad_rows(
    kasubag: Akun, kantor: Kantor, masuk: Masuk
) -> None:
    browser, alamat = masuk(kasubag), f"/k/{kantor.uuid}/{TAHUN}/data/anggaran/impor/"
    kode = {s.simpul: s.kode for s in muat(kantor, TAHUN).simpul_versi}
    isi = table(
        ("DPA Kecamatan Contoh",),
        ("Kode Rekening", "Uraian", "Anggaran", "Realisasi TW I"),
        (kode[SUB], "x", "30.000.000", "7.000.000"),
        (kode["p5.k1.s1"], "y", "entah", "1"),
        ("9.99", "z", "1", "1"),
    )
    jawab, tanda = bring(browser, alamat, isi)
    assert "30.000.000" in jawab.text
    assert "baris 4" in jawab.text
    assert "entah" in jawab.text
    assert "9.99" in jawab.text
    semula = muat(kantor, TAHUN)
    kantor.refresh_from_db()
    isian = {"terapkan": "ya", "berkas": tanda, "masukan": kantor.masukan - 1}
    assert browser.post(alamat, isian).status_code == 422
    assert muat(kantor, TAHUN) == semula
    assert browser.post(alamat, {**isian, "masukan": kantor.masukan}).status_code == 302
    uang = {(a.simpul, a.periode, a.jenis, a.versi): a.nilai for a in muat(kantor, TAHUN).anggaran}
    assert uang[SUB, "2025", "pagu", "perubahan-1"] == Decimal(30000000)
    assert uang[SUB, "2025-T1", "realisasi", "murni"] == Decimal(7000000)


@pytest.mark.parametrize(
    "judul",
    [
        ("Kode", "Uraian", "Pagu", "Realisasi TW I", "TW II"),
        ("Kode", "Uraian", "Pagu", "I", "II"),
        ("Kode Rekening", "Sub Kegiatan", "Anggaran", "TW1", "Triwulan 2"),
        ("Kode", "Uraian", "Pagu", "Realisasi s.d. TW III", "Realisasi TW II"),  # adds quarters up
    ],
)
def test_the_money_of_a_quarter_is_that_of_no_other(
    kasubag: Akun, kantor: Kantor, masuk: Masuk, judul: tuple[str, ...]
) -> None:
    browser, alamat = masuk(kasubag), f"/k/{kantor.uuid}/{TAHUN}/data/anggaran/impor/"
    kode = {s.simpul: s.kode for s in muat(kantor, TAHUN).simpul_versi}[SUB]
    jawab, _tanda = bring(browser, alamat, table(judul, (kode, "x", "30.000.000", 111, 222)))
    baru = dict(
        re.findall(r'"redup">(Realisasi \S+ \S+) 2025</span>.*?<ins>(.*?)</ins>', jawab.text)
    )
    harap = {"Realisasi TW I": "111", "Realisasi TW II": "222"}
    assert baru == {n: x for n, x in harap.items() if x == "222" or "s.d." not in judul[3]}


def test_a_table_of_another_program_with_its_sums_and_levels(
    kasubag: Akun, kantor: Kantor, masuk: Masuk
) -> None:
    """Programmes, activities and totals are sums here and make no rows of their own."""
    browser, alamat = masuk(kasubag), f"/k/{kantor.uuid}/{TAHUN}/data/anggaran/impor/"
    kode = {s.simpul: s.kode for s in muat(kantor, TAHUN).simpul_versi}
    isi = table(
        ("LAPORAN REALISASI ANGGARAN",),
        ("No", "Kode Rekening", "Uraian", "Anggaran (Rp)", "Realisasi TW I", "TOTAL"),
        (1, kode["p5"], "Program", "Rp 61.550.000,00", "15.520.000", "x"),
        (2, kode["p5.k1"], "Kegiatan", "61.550.000", "15.520.000", "x"),
        (3, kode["p5.k1.s1"], "Sub kegiatan", "Rp 33.600.000,00", "8.310.001", "x"),
        ("", "", "JUMLAH", "61.550.000", "15.520.000", "x"),
        ("", "Total", "", "61.550.000", "15.520.000", "x"),
    )
    jawab, tanda = bring(browser, alamat, isi)
    assert "4 baris jumlah atau tanpa kode dilewati" in jawab.text
    assert "tidak dapat diambil" not in jawab.text
    # The pagu is what an earlier version says, so only the realisasi changes; no keys are shown.
    perubahan = re.findall(r'<div><span class="redup">(.*?)</div>', jawab.text)
    assert perubahan == ["Realisasi TW I 2025</span> <del>8.310.000</del> <ins>8.310.001</ins>"]
    kantor.refresh_from_db()
    browser.post(alamat, {"terapkan": "ya", "berkas": tanda, "masukan": kantor.masukan})
    assert next(b for b in money(kantor, TAHUN).baris if b.simpul.simpul == "p5").sel == ()


def test_columns_that_are_not_guessed_are_chosen(
    kasubag: Akun, kantor: Kantor, masuk: Masuk
) -> None:
    browser, alamat = masuk(kasubag), f"/k/{kantor.uuid}/{TAHUN}/lembar/sarpras/impor/"
    jawab, tanda = bring(
        browser, alamat, table(("Apa", "Seharusnya", "Ada"), ("Tenda lipat", 2, 1), ("Loket", 4, 4))
    )
    assert "belum ditemukan" in jawab.text
    pilih = {"berkas": tanda, "kolom.uraian": "1", "kolom.standar": "2", "kolom.tersedia": "3"}
    jawab = browser.get(alamat, pilih)
    assert "2 baris berubah" in jawab.text
    kantor.refresh_from_db()
    browser.post(alamat, {**pilih, "terapkan": "ya", "masukan": kantor.masukan})
    ada = {s.uraian: (s.standar, s.tersedia) for s in muat(kantor, TAHUN).sarpras}
    assert ada["Tenda lipat"] == (2, 1)
    assert ada["Loket"] == (4, 4)  # the row of that name, changed and not doubled


@pytest.mark.parametrize("alamat", ["data/", "data/anggaran/", "lembar/sarpras/"])
def test_as_many_queries_for_more_rows(
    kasubag: Akun, kantor: Kantor, masuk: Masuk, alamat: str
) -> None:
    browser, penuh = masuk(kasubag), f"/k/{kantor.uuid}/{TAHUN}/{alamat}"

    def count() -> int:
        browser.get(penuh)
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            browser.get(penuh)
        return len(kueri)

    semula = count()
    sarpras = muat(kantor, TAHUN).sarpras
    tambah = [
        s.model_copy(update={"urut": 100 + n, "uraian": f"{s.uraian} {n}"})
        for n, s in enumerate(sarpras * 2)
    ]
    ganti(
        actor=kasubag,
        kantor=kantor,
        tahun=TAHUN,
        lembar="sarpras",
        isi=[Ganti(s.kunci, 0, s) for s in tambah],
        pada=HARI,
    )
    assert count() == semula
