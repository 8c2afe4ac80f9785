"""Attachments of a Berkas: they come in, stand on the papers, and go out with it again."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sakip.berkas.baca import read_package
from sakip.berkas.kemasan import LAMPIRAN_MAKS
from sakip.berkas.tulis import to_zip
from sakip.cli import main
from sakip.galat import Galat
from sakip.laporan.daftar import KERTAS_KERJA, NASKAH, Pilihan
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.audit.models import Kejadian
from sakip.web.dasar.simpanan import folder, name_of, path_of
from sakip.web.organisasi.models import Dokumen, Hiasan, Kantor
from sakip.web.organisasi.selectors import muat
from sakip.web.pelaporan.models import Cetakan, Keadaan
from sakip.web.pelaporan.pembuatan import finish
from sakip.web.pelaporan.services import Permohonan, terbitkan
from sakip.web.pengukuran.models import Bukti
from sakip.web.pengukuran.services import unggah_bukti
from sakip.web.tukar.hiasan import TITIK_MAKS, accept_picture, simpan_hiasan
from sakip.web.tukar.lampiran import sort_out

from .conftest import HARI, TAHUN, Orang
from .test_impor import upload
from .test_lapor import LKJIP, ask, work

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
SVG_LAIN = SVG.replace(b'r="4"', b'r="3"')
Masuk = Callable[[Akun], Client]


def png(lebar: int = 1, tinggi: int = 1) -> bytes:
    """Grey dots; where more than one is claimed, they are not there."""

    def potong(jenis: bytes, isi: bytes = b"") -> bytes:
        return (
            struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))
        )

    kepala = potong(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0))
    isi = potong(b"IDAT", zlib.compress(b"\0\x80")) + potong(b"IEND")
    return b"\x89PNG\r\n\x1a\n" + kepala + isi


@pytest.fixture
def kasubag(kantor: Kantor, orang: Orang) -> Akun:
    return orang("kasubag", "operator", kantor)


@pytest.fixture
def camat(kantor: Kantor, orang: Orang) -> Akun:
    return orang("camat", "kepala", kantor)


def hang(siapa: Akun, kantor: Kantor, tempat: str = "lambang", isi: bytes = SVG) -> Hiasan:
    return simpan_hiasan(
        actor=siapa, kantor=kantor, tempat=tempat, isi=isi, nama="gambar", pada=HARI
    )


def signature(kantor: Kantor) -> str:
    """The place of what the head of the office signs with."""
    camat = next(p for p in muat(kantor, TAHUN).pejabat if p.jabatan == "camat")
    return f"tanda-tangan-{camat.id}"


def exported(browser: Client, kantor: Kantor, folder: Path, bentuk: str = "zip") -> Path:
    jalur = folder / f"kantor.{bentuk}"
    jawab: Any = browser.get(f"/k/{kantor.uuid}/{TAHUN}/berkas.{bentuk}")
    jalur.write_bytes(b"".join(jawab))
    return jalur


# -- the same bytes -------------------------------------------------------------


@pytest.mark.parametrize("bergambar", [True, False])
def test_every_paper_has_the_bytes_of_the_command_line(
    bergambar: bool, kantor: Kantor, kasubag: Akun, masuk: Masuk, tmp_path: Path
) -> None:
    """From the Berkas that the site gives out: a zip with pictures and evidence, or plain YAML."""
    browser = masuk(kasubag)
    if bergambar:
        hang(kasubag, kantor)
        hang(kasubag, kantor, signature(kantor), png())
        attach(kasubag, kantor)
    semua = [*NASKAH, KERTAS_KERJA] if bergambar else ["lkjip"]  # others: test_lapor.py
    diminta = {naskah: ask(kasubag, kantor, wish(naskah)) for naskah in semua}
    work()
    jalur = exported(browser, kantor, tmp_path, "zip" if bergambar else "yaml")
    for naskah, satu in diminta.items():
        satu.refresh_from_db()
        assert satu.keadaan == Keadaan.JADI, satu.galat
        situs = browser.get(f"/k/{kantor.uuid}/{TAHUN}/lapor/naskah/{satu.uuid}/unduh/").content
        hasil = tmp_path / f"hasil.{satu.bentuk}"
        lain = ["--periode", satu.periode] if satu.periode else []
        assert main(["laporan", naskah, str(jalur), "-o", str(hasil), *lain]) == 0
        assert name_of(situs) == name_of(hasil.read_bytes()), naskah


def wish(naskah: str) -> Permohonan:
    if naskah == KERTAS_KERJA:
        return Permohonan(naskah, "xlsx")
    periode = f"{TAHUN}-T2" if NASKAH[naskah].per_triwulan else ""
    return Permohonan(naskah, "pdf", Pilihan(periode=periode))


def test_a_picture_makes_another_paper_and_an_edition_of_its_own(
    kantor: Kantor, camat: Akun, tmp_path: Path
) -> None:
    polos = ask(camat, kantor, LKJIP)
    hang(camat, kantor)
    berlambang = ask(camat, kantor, LKJIP)
    assert polos.kunci != berlambang.kunci
    assert polos.sumber == berlambang.sumber
    finish(polos, b"%PDF polos")
    finish(berlambang, b"%PDF berlambang")
    with pytest.raises(Galat, match="berubah"):
        terbitkan(actor=camat, kantor=kantor, cetakan=polos.uuid, pada=HARI)
    terbitkan(actor=camat, kantor=kantor, cetakan=berlambang.uuid, pada=HARI)
    hang(camat, kantor, isi=SVG_LAIN)
    ralat = ask(camat, kantor, LKJIP)
    finish(ralat, b"%PDF ralat")
    dua = terbitkan(
        actor=camat, kantor=kantor, cetakan=ralat.uuid, pada=HARI, alasan="Lambang baru."
    )
    assert dua.nomor == 2


def test_only_papers_with_todays_pictures_are_offered(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    satu = ask(kasubag, kantor)
    finish(satu, b"%PDF polos")
    alamat = f"/k/{kantor.uuid}/{TAHUN}/lapor/"
    assert satu.nama_berkas in masuk(kasubag).get(alamat).text
    hang(kasubag, kantor)
    assert satu.nama_berkas not in masuk(kasubag).get(alamat).text
    assert Cetakan.objects.count() == 1


# -- out and in again -----------------------------------------------------------


def attach(siapa: Akun, kantor: Kantor, isi: bytes = b"%PDF-1.7 bukti") -> Bukti:
    return unggah_bukti(
        actor=siapa,
        kantor=kantor,
        tahun=TAHUN,
        periode=f"{TAHUN}-T1",
        indikator="gangguan",
        isi=isi,
        nama="Daftar hadir.pdf",
        pada=HARI,
    )


def test_what_went_out_comes_in_elsewhere_whole(
    kantor: Kantor, kasubag: Akun, masuk: Masuk, tmp_path: Path
) -> None:
    hang(kasubag, kantor)
    hang(kasubag, kantor, signature(kantor), png())
    bukti = attach(kasubag, kantor)
    kantor.refresh_from_db()
    jalur = exported(masuk(kasubag), kantor, tmp_path)
    berkas, lampiran, *_ = read_package(jalur)
    assert berkas == muat(kantor, TAHUN)
    assert sorted(lampiran.values()) == sorted([SVG, png(), b"%PDF-1.7 bukti"])
    # The same office has all of it already; where it was lost it comes back.
    assert "sama persis" in upload(masuk(kasubag), jalur.read_bytes(), "kantor.zip").text
    Hiasan.objects.all().delete()
    bukti.delete()
    jawab = upload(masuk(kasubag), jalur.read_bytes(), "kantor.zip")
    assert "1 lampiran ikut" in jawab.text
    assert "2 gambar ikut" in jawab.text
    browser = masuk(kasubag)
    alamat = upload(browser, jalur.read_bytes(), "kantor.zip").redirect_chain[-1][0]
    assert browser.post(alamat, {"masukan": kantor.masukan}).status_code == 302
    semula = name_of(jalur.read_bytes())
    assert name_of(exported(browser, kantor, tmp_path).read_bytes()) == semula


def test_evidence_larger_than_any_limit_goes_out_in_little_memory(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    bukti = attach(kasubag, kantor)
    besar = LAMPIRAN_MAKS + 40_000_000
    with path_of(kantor.pemda, bukti.sidik).open("r+b") as berkas:
        berkas.truncate(besar)  # as if years of scans were kept
    browser = masuk(kasubag)
    tracemalloc.start()
    try:
        jawab: Any = browser.get(f"/k/{kantor.uuid}/{TAHUN}/berkas.zip")
        sebelum = tracemalloc.get_traced_memory()[0]
        banyak, akhir = 0, b""
        for potong in jawab:
            banyak, akhir = banyak + len(potong), potong
        puncak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        path_of(kantor.pemda, bukti.sidik).unlink()
    assert jawab.status_code == 200
    assert banyak > besar
    assert b"PK\x05\x06" in akhir[-100:]  # closed, so whole
    assert puncak - sebelum < 16_000_000


def test_evidence_that_is_gone_is_said_before_anything_is_sent(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    bukti = attach(kasubag, kantor)
    path_of(kantor.pemda, bukti.sidik).unlink()
    jawab = masuk(kasubag).get(f"/k/{kantor.uuid}/{TAHUN}/berkas.zip")
    assert jawab.status_code == 422
    assert "tidak ada lagi di penyimpanan" in jawab.content.decode()


def test_a_document_names_no_file_that_the_site_never_got(
    kantor: Kantor, kasubag: Akun, masuk: Masuk, tmp_path: Path
) -> None:
    Dokumen.objects.filter(kantor=kantor).update(lampiran="hilang.pdf")
    berkas, lampiran, *_ = read_package(exported(masuk(kasubag), kantor, tmp_path))
    assert lampiran == {}
    assert not any(d.lampiran for d in berkas.dokumen)


def test_evidence_never_changes_and_says_so(kantor: Kantor, kasubag: Akun, masuk: Masuk) -> None:
    attach(kasubag, kantor)
    berkas = muat(kantor, TAHUN)
    (nama,) = (d.lampiran for d in berkas.dokumen if d.lampiran)
    pilahan = sort_out(kantor, berkas, {nama: b"%PDF-1.7 lain"})
    assert [g.kode for g in pilahan.ditolak] == ["lampiran.ganti"]
    satu, dua = (d.model_copy(update={"lampiran": "a.pdf"}) for d in berkas.dokumen[:2])
    kembar = berkas.model_copy(update={"dokumen": (satu, dua, *berkas.dokumen[2:])})
    pilahan = sort_out(kantor, kembar, {"a.pdf": b"%PDF-1.7 satu"})
    assert [g.kode for g in pilahan.ditolak] == ["lampiran.kembar"]


def test_a_picture_of_nobody_and_one_that_is_none_stay_out(kantor: Kantor, kasubag: Akun) -> None:
    berkas = muat(kantor, TAHUN)
    isi = {"tanda-tangan-entah.png": png(), "lambang.png": b"bukan gambar", "foto.png": png()}
    pilahan = sort_out(kantor, berkas, isi)
    assert pilahan.banyak == 0
    assert sorted((g.tempat, g.kode) for g in pilahan.ditolak) == [
        ("foto.png", "lampiran.lepas"),
        ("lambang.png", "hiasan.jenis"),
        ("tanda-tangan-entah.png", "lampiran.lepas"),
    ]


# -- pictures on the page -------------------------------------------------------


def post(browser: Client, kantor: Kantor, isi: bytes, tempat: str = "lambang") -> Any:
    berkas = SimpleUploadedFile("C:\\gambar\\..\\lambang.html", isi)
    alamat = f"/k/{kantor.uuid}/{TAHUN}/organisasi/gambar/"
    return browser.post(alamat, {"tempat": tempat, "gambar": berkas})


def test_a_picture_is_put_replaced_and_taken_away(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    browser = masuk(kasubag)
    assert post(browser, kantor, SVG).status_code == 302
    assert post(browser, kantor, png()).status_code == 302
    satu = Hiasan.objects.get(kantor=kantor)
    assert (satu.nama, satu.revisi) == ("lambang.png", 2)
    alamat = f"/k/{kantor.uuid}/{TAHUN}/organisasi/gambar/{satu.uuid}/"
    jawab = browser.get(alamat)
    assert jawab.content == png()
    assert jawab["Content-Type"] == "image/png"
    assert jawab["Content-Disposition"].startswith("attachment")
    assert jawab["X-Content-Type-Options"] == "nosniff"
    assert browser.get(f"{alamat}hapus/").status_code == 405
    assert browser.post(f"{alamat}hapus/").status_code == 302
    assert not Hiasan.objects.exists()
    log = [k.isi for k in Kejadian.objects.filter(aksi="hiasan.ubah").order_by("nomor")]
    assert log[0]["semula"] == {"gambar": None}
    assert log[1]["menjadi"] == log[2]["semula"] == {"gambar": satu.sidik}
    # What was printed with it can be printed again; nothing lies below the web root.
    tersimpan = path_of(kantor.pemda, satu.sidik)
    assert tersimpan.is_relative_to(folder())
    assert not tersimpan.is_relative_to(settings.STATIC_ROOT or "/tidak-ada")


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (b"", "hiasan.kosong"),
        (b"%PDF-1.7", "hiasan.jenis"),
        (b"GIF89a" + bytes(50), "hiasan.jenis"),
        (png()[:40], "hiasan.rusak"),
        (png(6000, 6000), "hiasan.rusak"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "hiasan.rusak"),
        (b"<html><body>x</body></html>", "hiasan.rusak"),
        (SVG.replace(b'<circle r="4"/>', b'<image href="file:///etc/passwd"/>'), "hiasan.rusak"),
        (png() + bytes(2_000_000), "hiasan.besar"),
    ],
)
def test_what_is_no_picture_to_print_is_refused(isi: bytes, kode: str) -> None:
    with pytest.raises(Galat) as salah:
        accept_picture(isi, "gambar.png")
    assert salah.value.kode == kode


def test_a_photo_that_claims_too_many_dots_is_refused_before_it_is_drawn() -> None:
    kepala = b"\xff\xc0" + struct.pack(">HBHH", 11, 8, 60_000, 60_000)
    with pytest.raises(Galat, match="tidak dapat dicetak"):
        accept_picture(b"\xff\xd8\xff\xe0\x00\x04xx" + kepala + bytes(20), "foto.jpg")
    assert TITIK_MAKS < 60_000**2


def test_a_place_that_there_is_not_and_who_may_not(
    kantor: Kantor, kasubag: Akun, orang: Orang, masuk: Masuk
) -> None:
    with pytest.raises(Galat, match="Tempat gambar"):
        hang(kasubag, kantor, "tanda-tangan-bukan-pejabat")
    sekcam = orang("sekcam", "sekretaris", kantor)
    with pytest.raises(Ditolak):
        hang(sekcam, kantor)
    halaman = masuk(sekcam).get(f"/k/{kantor.uuid}/{TAHUN}/organisasi/gambar/").text
    assert "Belum ada gambar" in halaman
    assert 'type="file"' not in halaman
    assert not Hiasan.objects.exists()


def test_a_zip_of_attachments_larger_than_a_table_is_read(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    """An exported year with its evidence comes in by the same door."""
    berkas = muat(kantor, TAHUN)
    satu = berkas.dokumen[0].model_copy(update={"lampiran": "besar.pdf"})
    isi = {"besar.pdf": b"%PDF-1.7" + bytes(19_000_000), "lambang.svg": SVG}
    teks = to_zip(berkas.model_copy(update={"dokumen": (satu, *berkas.dokumen[1:])}), isi)
    assert "1 lampiran ikut" in upload(masuk(kasubag), teks, "kantor.zip").text
