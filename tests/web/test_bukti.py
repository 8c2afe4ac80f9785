"""Evidence, values that others decide, and deadlines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.models import PengecualianTenggat
from sakip.web.alur.services import cabut_pengecualian, kecualikan
from sakip.web.alur.tenggat import KalenderTahun, in_words
from sakip.web.dasar import simpanan
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import forget, muat, tahun_dihitung
from sakip.web.pengukuran.models import Bukti, Pengisian, Realisasi
from sakip.web.pengukuran.services import (
    catat_nilai_luar,
    kaitkan_bukti,
    lepas_bukti,
    unggah_bukti,
)
from sakip.web.pengukuran.unggahan import accept, kind_of
from sakip.web.perencanaan.models import Indikator

from .conftest import HARI, TAHUN, Orang

TW = "2025-T1"
PDF = b"%PDF-1.7\n1 0 obj\n"
Masuk = Callable[[Akun], Client]


def zipped(*nama: str) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        for satu in nama:
            arsip.writestr(satu, "x")
    return wadah.getvalue()


@pytest.fixture
def kasubag(kantor: Kantor, orang: Orang) -> Akun:
    return orang("kasubag", "operator", kantor)


def hal(siapa: Akun, kantor: Kantor, indikator: str = "gangguan") -> dict[str, Any]:
    return {
        "actor": siapa,
        "kantor": kantor,
        "tahun": TAHUN,
        "periode": TW,
        "indikator": indikator,
        "pada": HARI,
    }


# -- what is accepted ------------------------------------------------------------


def test_a_file_is_what_is_in_it() -> None:
    assert kind_of(PDF) == "pdf"
    assert kind_of(b"\xff\xd8\xff\xe0") == "jpg"
    assert kind_of(b"\x89PNG\r\n\x1a\n") == "png"
    assert kind_of(zipped("[Content_Types].xml", "word/document.xml")) == "docx"
    assert kind_of(zipped("[Content_Types].xml", "xl/workbook.xml")) == "xlsx"
    for jahat in (
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        b"MZ\x90\x00",
        b"#!/bin/sh\n",
        b"\x00" * 10 + PDF,
        zipped("evil.exe"),
        zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        b"PK\x03\x04 rusak",
        b"",
    ):
        assert kind_of(jahat) is None


def test_a_name_leads_nowhere() -> None:
    for nama, bersih in (
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\laporan.exe", "laporan.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("laporan\u202efdp.exe", "laporan fdp.pdf"),
        ("..", "bukti.pdf"),
        ("x" * 300, f"{'x' * 120}.pdf"),
        ("Daftar hadir <TW I>.pdf", "Daftar hadir TW I.pdf"),
    ):
        assert accept(PDF, nama) == ("pdf", bersih)


def test_what_is_too_large_or_something_else_is_refused(settings: Any) -> None:
    settings.BUKTI_MB = 1
    for isi, kode in ((b"", "kosong"), (PDF + b"x" * 1_000_000, "besar"), (b"<html>", "jenis")):
        with pytest.raises(Galat) as salah:
            accept(isi, "laporan.pdf")
        assert salah.value.kode == f"bukti.{kode}"


# -- keeping and naming ------------------------------------------------------------


def test_a_file_proves_several_figures_and_is_kept_once(kantor: Kantor, kasubag: Akun) -> None:
    satu = unggah_bukti(**hal(kasubag, kantor), isi=PDF, nama="jaga.pdf", tempat="hal. 3")
    kantor.refresh_from_db()
    dua = unggah_bukti(**hal(kasubag, kantor, "p4.i1"), isi=PDF, nama="lain.pdf")
    assert satu == dua
    assert simpanan.path_of(kantor.pemda, satu.sidik).read_bytes() == PDF
    forget()
    berkas = muat(kantor, TAHUN)
    dokumen = satu.dokumen.id_teks
    isi = {r.indikator: r for r in berkas.realisasi if r.periode == TW}
    assert [(r.dokumen, r.tempat) for r in isi["gangguan"].bukti if r.dokumen == dokumen] == [
        (dokumen, "hal. 3")
    ]
    assert dokumen in {r.dokumen for r in isi["p4.i1"].bukti}
    assert dokumen in {d.id for d in berkas.dokumen}
    kantor.refresh_from_db()
    assert tahun_dihitung(kantor, TAHUN)[0] == berkas
    lepas_bukti(**hal(kasubag, kantor), dokumen=dokumen)
    assert Bukti.objects.filter(pk=satu.pk).exists()
    kaitkan_bukti(**hal(kasubag, kantor), dokumen=dokumen, tempat="hal. 4")
    baris = Realisasi.objects.get(kantor=kantor, indikator__id_teks="gangguan", periode=TW)
    assert {"dokumen": dokumen, "tempat": "hal. 4"} in baris.bukti


def test_evidence_of_others_and_of_approved_figures_stays(
    kantor: Kantor, kasubag: Akun, orang: Orang, kantor_lain: Kantor
) -> None:
    kasi = orang("kasi", "pemilik", kantor, "kasi-pelayanan")
    with pytest.raises(Ditolak):
        unggah_bukti(**hal(kasi, kantor), isi=PDF, nama="x.pdf")
    with pytest.raises(Ditolak):
        unggah_bukti(**hal(orang("camat", "kepala", kantor), kantor), isi=PDF, nama="x.pdf")
    with pytest.raises((Ditolak, Kantor.DoesNotExist)):
        unggah_bukti(**hal(kasubag, kantor_lain, "akip"), isi=PDF, nama="x.pdf")
    Pengisian.objects.create(
        pemda=kantor.pemda,
        kantor=kantor,
        indikator=Indikator.objects.get(kantor=kantor, id_teks="gangguan"),
        periode=TW,
        keadaan="terkunci",
    )
    with pytest.raises(Galat, match="sudah disetujui"):
        unggah_bukti(**hal(kasubag, kantor), isi=PDF, nama="x.pdf")
    with pytest.raises(Galat, match="tidak ada di kantor ini"):
        kaitkan_bukti(**hal(kasubag, kantor, "p4.i1"), dokumen="dokumen-orang-lain")
    assert Bukti.objects.count() == 0


def test_a_file_goes_out_only_to_be_saved(
    kantor: Kantor, kasubag: Akun, orang: Orang, masuk: Masuk
) -> None:
    alamat = f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/bukti/gangguan/"
    browser = masuk(kasubag)
    kirim = {"berkas": SimpleUploadedFile("Buku jaga.html", PDF, "text/html"), "tempat": "hal. 1"}
    assert browser.post(alamat, kirim).status_code == 302
    satu = Bukti.objects.get(kantor=kantor)
    assert "Buku jaga.pdf" in browser.get(alamat).content.decode()
    jawab = browser.get(f"/k/{kantor.uuid}/{TAHUN}/bukti/{satu.uuid}/")
    assert jawab.content == PDF
    assert jawab["Content-Type"] == "application/pdf"
    assert jawab["Content-Disposition"] == 'attachment; filename="Buku jaga.pdf"'
    assert jawab["X-Content-Type-Options"] == "nosniff"
    jahat = SimpleUploadedFile("laporan.pdf", b"<html><script>1</script>", "application/pdf")
    jawab = browser.post(alamat, {"berkas": jahat})
    assert jawab.status_code == 422
    assert "bukan PDF, JPG, PNG, DOCX, atau XLSX" in jawab.content.decode()


# -- values that others decide -------------------------------------------------------


def test_a_value_of_others_needs_who_number_and_date(kantor: Kantor, kasubag: Akun) -> None:
    tetap: dict[str, Any] = {
        "actor": kasubag,
        "kantor": kantor,
        "tahun": TAHUN,
        "indikator": "t1.i1",
        "pada": HARI,
    }
    isian = {"nilai": "77,5", "penerbit": "Menteri PANRB"}
    with pytest.raises(Galat, match="Nomor atau tanggal"):
        catat_nilai_luar(**tetap, isian=isian, revisi=1)
    isian |= {"nomor": "B/12/2026", "tanggal": "10 Januari 2026", "naskah": "LHE RB"}
    satu = catat_nilai_luar(**tetap, isian=isian, revisi=1)
    assert satu is not None
    assert satu.tanggal == date(2026, 1, 10)
    kantor.refresh_from_db()
    hasil = tahun_dihitung(kantor, TAHUN)[2].ada("realisasi", "t1.i1", str(TAHUN))
    assert hasil is not None
    assert (hasil.tampil, hasil.asal) == ("77,50", "ditetapkan_pihak_luar")
    with pytest.raises(Galat, match="baru saja dicatat"):
        catat_nilai_luar(**tetap, isian=isian, revisi=1)
    assert catat_nilai_luar(**tetap, isian=isian | {"nilai": ""}, revisi=satu.revisi) is None
    forget()
    assert all(n.indikator != "t1.i1" for n in muat(kantor, TAHUN).nilai_luar)


# -- deadlines -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (date(2025, 4, 18), "terlambat 3 hari"),
        (date(2025, 4, 15), "hari ini"),
        (date(2025, 4, 14), "besok"),
        (date(2025, 4, 13), "lusa"),
        (date(2025, 4, 5), "10 hari lagi"),
        (date(2025, 1, 5), "15 April 2025"),
        (date(2026, 1, 5), "terlambat sejak 15 April 2025"),
    ],
)
def test_a_deadline_in_words(hari: date, kata: str) -> None:
    assert in_words(date(2025, 4, 15), hari) == kata


def test_deadlines_come_from_the_calendar_and_its_exceptions(
    kantor: Kantor, orang: Orang, kantor_lain: Kantor
) -> None:
    organisasi = orang("organisasi", "bagian_organisasi", pemda=kantor.pemda)

    def day(nama: str, periode: str, di: int | None = None) -> date | None:
        satu = KalenderTahun(kantor.pemda, TAHUN).tenggat(nama, periode, di)
        return satu.tanggal if satu else None

    assert day("laporan-triwulan", "2025-T4") == date(2026, 1, 15)
    assert day("lkjip", "2025") == date(2026, 2, 28)
    assert day("rencana-aksi", "2025") == date(2025, 1, 31)
    assert day("pk", "2025") is None  # counts from the DPA, whose day we do not know
    tetap: dict[str, Any] = {"pemda": kantor.pemda, "periode": TW, "pada": HARI}
    ubah: dict[str, Any] = tetap | {"tenggat": "laporan-triwulan", "alasan": "Libur Lebaran"}
    with pytest.raises(Ditolak):
        kecualikan(**ubah, actor=orang("sekcam", "sekretaris", kantor), tanggal=HARI)
    kecualikan(**ubah, actor=organisasi, tanggal=date(2025, 4, 22))
    khusus = kecualikan(**ubah, actor=organisasi, tanggal=date(2025, 4, 30), kantor=kantor)
    assert day("laporan-triwulan", TW) == date(2025, 4, 22)
    assert day("laporan-triwulan", TW, kantor.pk) == date(2025, 4, 30)
    cabut_pengecualian(actor=organisasi, satu=khusus, pada=HARI)
    assert day("laporan-triwulan", TW, kantor.pk) == date(2025, 4, 22)
    with pytest.raises(Galat, match="ditentukan peraturan"):
        kecualikan(
            **tetap | {"periode": "2025"},
            actor=organisasi,
            tenggat="lkjip",
            tanggal=date(2026, 3, 31),
            alasan="Minta waktu",
        )
    assert PengecualianTenggat.objects.count() == 1
