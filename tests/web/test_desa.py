"""Desa hand in records of their own, and the kecamatan takes them over into its figures."""

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
from sakip.web.audit.models import Kejadian
from sakip.web.desa.models import Permintaan, Setoran
from sakip.web.desa.selectors import quarters, waiting
from sakip.web.desa.services import (
    Jawaban,
    ambil,
    daftarkan_desa,
    hapus_desa,
    hentikan,
    kembalikan,
    minta_data,
    setor,
)
from sakip.web.organisasi.models import Desa, Kantor, Penugasan
from sakip.web.organisasi.selectors import muat
from sakip.web.pengaturan.penugasan import tugaskan
from sakip.web.pengukuran.models import Pengisian
from sakip.web.perencanaan.models import Indikator

from .conftest import HARI, TAHUN, Orang

TW = "2025-T3"
PDF = b"%PDF-1.7 laporan"
Masuk = Callable[[Akun], Client]


@pytest.fixture
def kasubag(kantor: Kantor, orang: Orang) -> Akun:
    return orang("kasubag", "operator", kantor)


@pytest.fixture
def desa(kantor: Kantor, kasubag: Akun) -> list[Desa]:
    nama = "Sukamaju\t35.01.2001\n\n  Tirta   Jaya \nSukamaju\n"
    assert daftarkan_desa(actor=kasubag, kantor=kantor, nama=nama, pada=HARI) == 2
    return list(Desa.objects.filter(kantor=kantor))


@pytest.fixture
def kades(kantor: Kantor, desa: list[Desa]) -> list[Akun]:
    """Somebody of each desa."""
    hasil = []
    for satu in desa:
        akun = Akun.objects.create(
            nama_pengguna=f"desa{satu.pk}", nama=f"Kades {satu}", pemda=kantor.pemda, password="!"
        )
        Penugasan.objects.create(
            pemda=kantor.pemda,
            akun=akun,
            peran="desa",
            kantor=kantor,
            desa=satu,
            mulai=date(2020, 1, 1),
        )
        hasil.append(akun)
    return hasil


def ask(
    kasubag: Akun,
    kantor: Kantor,
    bagian: str = "p5.i1 desa_tepat_waktu",
    bentuk: str = "ya_tidak",
) -> Permintaan:
    return minta_data(
        actor=kasubag,
        kantor=kantor,
        tahun=TAHUN,
        bagian=bagian,
        bentuk=bentuk,
        pertanyaan="Laporan APBDes tepat waktu?",
        pada=HARI,
    )


def hand_in(
    siapa: Akun, desa: Desa, minta: Permintaan, jawab: str, revisi: int = 0, **lain: Any
) -> int:
    return setor(
        actor=siapa,
        desa=desa,
        tahun=TAHUN,
        periode=TW,
        jawaban=[Jawaban(minta, revisi, jawab, **lain)],
        pada=HARI,
    )


def figure(kantor: Kantor, indikator: str = "p5.i1") -> Any:
    kantor.refresh_from_db()
    semua = muat(kantor, TAHUN).realisasi
    return next((r for r in semua if (r.indikator, r.periode) == (indikator, TW)), None)


def test_answers_of_all_desa_become_the_figure_and_their_files_its_evidence(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun]
) -> None:
    minta = ask(kasubag, kantor)
    semula = figure(kantor)
    hand_in(kades[0], desa[0], minta, "1", berkas=("laporan.pdf", PDF))
    with pytest.raises(Galat, match="Tirta Jaya"):  # what is owed is not nothing
        ambil(actor=kasubag, permintaan=minta, periode=TW, pada=HARI)
    assert figure(kantor) == semula
    hand_in(kades[1], desa[1], minta, "0")
    ambil(actor=kasubag, permintaan=minta, periode=TW, pada=HARI)
    ambil(actor=kasubag, permintaan=minta, periode=TW, pada=HARI)  # once more changes nothing
    baru = figure(kantor)
    assert baru.komponen["desa_tepat_waktu"] == 1
    judul = {d.id: d.judul for d in muat(kantor, TAHUN).dokumen}
    assert [judul[r.dokumen] for r in baru.bukti][-1] == "Sukamaju: laporan.pdf"
    assert Kejadian.objects.filter(aksi="setoran.isi").count() == 2


def test_numbers_are_read_as_people_type_them_and_added(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun], masuk: Masuk
) -> None:
    minta = ask(kasubag, kantor, "p3.i1 usulan", "jumlah")
    hand_in(kades[0], desa[0], minta, "1250000")
    isi = masuk(kades[0]).get(f"/desa/{desa[0].uuid}/{TW}/").text
    assert 'value="1.250.000"' in isi
    assert "terlambat" not in isi  # all of it is there
    hand_in(kades[1], desa[1], minta, "4")
    ambil(actor=kasubag, permintaan=minta, periode=TW, pada=HARI)
    assert figure(kantor, "p3.i1").komponen["usulan"] == 1_250_004
    with pytest.raises(Galat) as salah:
        hand_in(kades[1], desa[1], minta, "banyak", revisi=1)
    assert "bukan angka" in str(salah.value)


def test_a_desa_sees_and_writes_only_its_own(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun], masuk: Masuk
) -> None:
    minta = ask(kasubag, kantor)
    hand_in(kades[0], desa[0], minta, "1", berkas=("laporan.pdf", PDF))
    with pytest.raises(Ditolak):
        hand_in(kades[0], desa[1], minta, "1")
    with pytest.raises(Ditolak):
        hand_in(kasubag, desa[0], minta, "1")
    lain = masuk(kades[1])
    assert lain.get(f"/desa/{desa[0].uuid}/{TW}/").status_code == 404
    assert lain.get(f"/desa/berkas/{Setoran.objects.get().uuid}/").status_code == 404
    assert lain.get(f"/k/{kantor.uuid}/{TAHUN}/").status_code == 404
    assert lain.get("/")["Location"] == "/desa/"
    halaman = lain.get("/desa/").text
    assert "Tirta Jaya" in halaman
    assert "Sukamaju" not in halaman


def test_on_its_page_a_desa_answers_and_mends_what_came_back(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun], masuk: Masuk
) -> None:
    minta = ask(kasubag, kantor)
    browser = masuk(kades[0])
    alamat = f"/desa/{desa[0].uuid}/{TW}/"
    isian: dict[str, Any] = {f"n.{minta.uuid}": "1", f"k.{minta.uuid}": "Tanggal 5"}
    berkas = SimpleUploadedFile("laporan.html", b"<script>")
    salah = browser.post(alamat, isian | {f"f.{minta.uuid}": berkas})
    assert salah.status_code == 422
    assert "Tanggal 5" in salah.text  # what was typed is still there
    assert not Setoran.objects.exists()
    berkas = SimpleUploadedFile("laporan.pdf", PDF)
    assert browser.post(alamat, isian | {f"f.{minta.uuid}": berkas}).status_code == 302
    satu = Setoran.objects.get()
    unduh = browser.get(f"/desa/berkas/{satu.uuid}/")
    assert unduh.content == PDF
    assert unduh["Content-Disposition"].startswith("attachment")
    kembalikan(actor=kasubag, setoran=satu, alasan="Salah bulan.", pada=HARI)
    assert "Salah bulan." in browser.get(alamat).text
    assert "1 dikembalikan" in browser.get("/desa/").text
    satu.refresh_from_db()
    basi = browser.post(alamat, isian | {f"r.{minta.uuid}": "1"})
    assert "diubah orang lain" in basi.text
    browser.post(alamat, isian | {f"r.{minta.uuid}": str(satu.revisi)})
    satu.refresh_from_db()
    assert (satu.kembali, satu.sidik != "") == ("", True)
    kecamatan = masuk(kasubag).get(f"/k/{kantor.uuid}/{TAHUN}/desa/?triwulan={TW}").text
    assert "1 dari 2 desa tersetor" in kecamatan


def test_what_the_kecamatan_has_sent_on_changes_no_more(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun], masuk: Masuk
) -> None:
    minta = ask(kasubag, kantor)
    hand_in(kades[0], desa[0], minta, "1")
    Pengisian.objects.create(
        pemda=kantor.pemda,
        kantor=kantor,
        indikator=Indikator.objects.get(kantor=kantor, id_teks="p5.i1"),
        periode=TW,
        keadaan="diajukan",
    )
    with pytest.raises(Galat) as salah:
        hand_in(kades[0], desa[0], minta, "0", revisi=1)
    assert "sudah diajukan kecamatan" in str(salah.value)
    assert hand_in(kades[0], desa[0], minta, "1", revisi=1) == 0
    assert "Sudah diajukan kecamatan" in masuk(kades[0]).get(f"/desa/{desa[0].uuid}/{TW}/").text


def test_a_quarter_to_come_an_empty_answer_and_a_wrong_form_are_refused(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun]
) -> None:
    minta = ask(kasubag, kantor)
    with pytest.raises(Galat, match="belum mulai"):
        setor(
            actor=kades[0],
            desa=desa[0],
            tahun=TAHUN,
            periode=TW,
            jawaban=[Jawaban(minta, 0, "1")],
            pada=date(2025, 3, 1),
        )
    assert hand_in(kades[0], desa[0], minta, "") == 0
    with pytest.raises(Galat):
        hand_in(kades[0], desa[0], minta, "", keterangan="Belum tahu")
    with pytest.raises(Galat):
        hand_in(kades[0], desa[0], minta, "2")
    with pytest.raises(Galat, match="sudah diminta"):
        ask(kasubag, kantor)
    with pytest.raises(Galat, match="tidak cocok"):
        ask(kasubag, kantor, "p1.i1 capaian_pegawai", "jumlah")
    with pytest.raises(Galat, match="tidak ada di rencana"):
        ask(kasubag, kantor, "p1.i1 entah")


def test_what_is_used_stays(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun]
) -> None:
    minta = ask(kasubag, kantor)
    hand_in(kades[0], desa[0], minta, "1")
    with pytest.raises(Galat, match="sudah menyetor"):
        hapus_desa(actor=kasubag, desa=desa[0], pada=HARI)
    with pytest.raises(Galat, match="Sudah ada desa"):
        hentikan(actor=kasubag, permintaan=minta, pada=HARI)


def test_an_account_of_a_desa_needs_its_desa(
    kantor: Kantor, kantor_lain: Kantor, orang: Orang, desa: list[Desa]
) -> None:
    admin = orang("admin", "admin_daerah", pemda=kantor.pemda)
    akun = Akun.objects.create(nama_pengguna="kades", nama="K", pemda=kantor.pemda, password="!")
    asing = Desa.objects.create(pemda=kantor_lain.pemda, kantor=kantor_lain, nama="Asing")
    hal: dict[str, Any] = {
        "actor": admin,
        "akun": akun,
        "peran": "desa",
        "kantor": kantor,
        "jabatan": None,
        "status": "definitif",
        "mulai": HARI,
        "selesai": None,
        "pada": HARI,
    }
    for salah in (None, asing):
        with pytest.raises(Galat, match="perlu desa"):
            tugaskan(**hal, desa=salah)
    assert tugaskan(**hal, desa=desa[0]).desa == desa[0]


def owed(desa: Desa, hari: date) -> list[tuple[str, str, bool]]:
    return [(t.judul, t.kapan, t.terlambat) for t in waiting(desa, quarters(desa, hari), hari)]


def test_a_desa_is_told_what_it_owes_by_when_and_why_something_came_back(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun], masuk: Masuk
) -> None:
    minta = ask(kasubag, kantor)
    satu = desa[0]
    assert owed(satu, date(2025, 9, 1))[0][2] is True  # TW II, never answered
    for tw in ("2025-T1", "2025-T2"):
        setor(
            actor=kades[0],
            desa=satu,
            tahun=TAHUN,
            periode=tw,
            jawaban=[Jawaban(minta, 0, "1")],
            pada=HARI,
        )
    assert owed(satu, date(2025, 9, 1)) == []  # too early for the third
    tw3 = "1 jawaban TW III 2025 belum disetor"
    assert owed(satu, date(2025, 9, 20)) == [(tw3, "7 Oktober 2025", False)]
    assert owed(satu, date(2025, 10, 6)) == [(tw3, "besok", False)]
    assert owed(satu, date(2025, 10, 10)) == [(tw3, "terlambat 3 hari", True)]
    PengecualianTenggat.objects.create(
        pemda=kantor.pemda,
        kantor=kantor,
        tenggat="setoran-desa",
        periode=TW,
        tanggal=date(2025, 10, 20),
        alasan="Banjir",
        oleh=kasubag,
    )
    assert owed(satu, date(2025, 10, 10)) == [(tw3, "10 hari lagi", False)]
    hand_in(kades[0], satu, minta, "1")
    assert owed(satu, date(2025, 10, 10)) == []
    kembalikan(actor=kasubag, setoran=Setoran.objects.get(periode=TW), alasan="Keliru.", pada=HARI)
    kembali = "1 jawaban TW III 2025 dikembalikan"
    assert owed(satu, date(2025, 10, 10)) == [(kembali, "10 hari lagi", False)]
    browser = masuk(kades[0])
    beranda = browser.get("/", follow=True).text
    assert "Laporan APBDes tepat waktu? Keliru." in beranda
    assert f"Ditunggu {kantor.nama}" in beranda
    assert f'href="/desa/{satu.uuid}/{TW}/">Betulkan</a>' in beranda
    assert "Paling lambat 20 Oktober 2025" in browser.get(f"/desa/{satu.uuid}/{TW}/").text
    kecamatan = masuk(kasubag).get(f"/k/{kantor.uuid}/{TAHUN}/desa/?triwulan={TW}").text
    assert "Desa menyetor paling lambat 20 Oktober 2025" in kecamatan


def test_what_the_kecamatan_has_sent_on_waits_no_more(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun], masuk: Masuk
) -> None:
    ask(kasubag, kantor)
    for tw in ("2025-T1", "2025-T2", TW, "2025-T4"):
        Pengisian.objects.create(
            pemda=kantor.pemda,
            kantor=kantor,
            indikator=Indikator.objects.get(kantor=kantor, id_teks="p5.i1"),
            periode=tw,
            keadaan="terkunci",
        )
    assert owed(desa[0], HARI) == []
    beranda = masuk(kades[0]).get("/desa/").text
    assert "Semua sudah beres" in beranda
    assert "sudah ditutup kecamatan" in beranda


def workbook(*baris: tuple[str, ...]) -> bytes:
    """A workbook of one sheet, as small as one can be."""
    sel = "".join(
        "<row>"
        + "".join(
            f"<c><v>{s}</v></c>"
            if s.replace(".", "", 1).isdecimal()
            else f'<c t="inlineStr"><is><t>{s}</t></is></c>'
            for s in b
        )
        + "</row>"
        for b in baris
    )
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    paket = "http://schemas.openxmlformats.org/package/2006/relationships"
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as z:
        z.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        z.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{paket}"><Relationship Id="r1" Type="{rel}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        z.writestr(
            "xl/workbook.xml",
            f'<workbook {ns} xmlns:r="{rel}"><sheets><sheet name="Desa" sheetId="1" r:id="r1"/>'
            "</sheets></workbook>",
        )
        z.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{paket}"><Relationship Id="r1" Type="{rel}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        z.writestr(
            "xl/worksheets/sheet1.xml",
            f"<worksheet {ns}><sheetData>{sel}</sheetData></worksheet>",
        )
    return isi.getvalue()


def test_the_list_of_desa_from_a_workbook(
    kantor: Kantor, kasubag: Akun, desa: list[Desa], masuk: Masuk
) -> None:
    browser = masuk(kasubag)
    alamat = f"/k/{kantor.uuid}/{TAHUN}/desa/daftar/impor/"
    isi = workbook(
        ("No", "Nama Desa/Kelurahan", "Kode Desa"),
        ("1", "SUKAMAJU", "35.01.2001"),
        ("2", "Tirta Jaya", "3501992002"),
        ("3", "Wonorejo", "3501992003.0"),
        ("4", "", "3501992004"),
        ("5", "x" * 121, ""),
        ("6", "wonorejo", ""),
    )
    jawab = browser.post(alamat, {"berkas": SimpleUploadedFile("desa.xlsx", isi)}, follow=True)
    for salah in ("baris 5", "baris 6", "Sama dengan baris 4"):
        assert salah in jawab.text
    tanda = jawab.redirect_chain[-1][0].partition("berkas=")[2]
    kirim = {"terapkan": "ya", "berkas": tanda, "masukan": jawab.context["masukan"]}
    basi = browser.post(alamat, kirim | {"masukan": "0-0"})
    assert (basi.status_code, "berubah sejak pratinjau" in basi.text) == (422, True)
    assert "2 baris diambil" in browser.post(alamat, kirim, follow=True).text
    ada = dict(Desa.objects.filter(kantor=kantor).values_list("nama", "kode"))
    assert ada == {
        "Sukamaju": "35.01.2001",
        "Tirta Jaya": "3501992002",
        "Wonorejo": "3501992003",
    }
    assert Kejadian.objects.filter(aksi="setoran.desa").count() == 2


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param(b"", id="kosong"),
        pytest.param(b"PK\x03\x04 bukan zip", id="rusak"),
        pytest.param(workbook(), id="tanpa baris"),
        pytest.param(workbook()[:-30], id="terpotong"),
        pytest.param(workbook(("Luas", "Penduduk"), ("1", "2")), id="kolom lain"),
        pytest.param(workbook(("Nama Desa",)), id="judul saja"),
    ],
)
def test_a_workbook_that_says_nothing_changes_nothing(
    kantor: Kantor, kasubag: Akun, masuk: Masuk, isi: bytes
) -> None:
    browser = masuk(kasubag)
    alamat = f"/k/{kantor.uuid}/{TAHUN}/desa/daftar/impor/"
    jawab = browser.post(alamat, {"berkas": SimpleUploadedFile("desa.xlsx", isi)}, follow=True)
    assert jawab.status_code in (200, 422)
    tanda = (jawab.redirect_chain or [("", 0)])[-1][0].partition("berkas=")[2]
    if tanda:
        kirim = {"terapkan": "ya", "berkas": tanda, "masukan": "0-0"}
        assert browser.post(alamat, kirim).status_code in (200, 422)
    assert not Desa.objects.exists()
