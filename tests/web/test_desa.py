"""Desa hand in records of their own, and the kecamatan takes them over into its figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.audit.models import Kejadian
from sakip.web.desa.models import Permintaan, Setoran
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
    kantor: Kantor, kasubag: Akun, desa: list[Desa], kades: list[Akun]
) -> None:
    minta = ask(kasubag, kantor, "p3.i1 usulan", "jumlah")
    hand_in(kades[0], desa[0], minta, "1.250.000")
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
