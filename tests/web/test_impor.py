"""A Berkas comes in: read, looked at, applied or refused; and a year is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sakip.berkas.buku_kerja import tulis_buku_kerja
from sakip.berkas.model import LEMBAR, Berkas
from sakip.berkas.tulis import to_yaml, to_zip
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.audit.models import Kejadian
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.simpanan import path_of
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat, tahun_dihitung
from sakip.web.pengukuran.models import Bukti
from sakip.web.pengukuran.services import lakukan
from sakip.web.sunting.judul import JUDUL
from sakip.web.tukar.services import impor, rencanakan, terapkan
from sakip.web.tukar.tahun import buka_tahun

from .conftest import HARI, TAHUN, Orang

Masuk = Callable[[Akun], Client]


def upload(browser: Client, isi: bytes, nama: str = "kantor.yaml") -> Any:
    return browser.post("/impor/", {"berkas": SimpleUploadedFile(nama, isi)}, follow=True)


def changed(berkas: Berkas) -> Berkas:
    """The Berkas with one figure of money another."""
    semua = [
        a.model_copy(update={"nilai": Decimal(12_501_000)}) if a.nilai == 12_500_000 else a
        for a in berkas.anggaran
    ]
    return berkas.model_copy(update={"anggaran": tuple(semua)})


@pytest.fixture
def kasubag(orang: Orang, kantor: Kantor, masuk: Masuk) -> Client:
    return masuk(orang("kasubag", "operator", kantor))


def test_a_file_is_looked_at_before_it_is_applied(kasubag: Client, kantor: Kantor) -> None:
    semula = muat(kantor, TAHUN)
    jawab = upload(kasubag, to_yaml(changed(semula)).encode())
    assert "12.500.000" in jawab.text
    assert "12.501.000" in jawab.text
    assert muat(kantor, TAHUN) == semula
    alamat = jawab.redirect_chain[-1][0]
    jawab = kasubag.post(alamat, {"masukan": kantor.masukan + 1})
    kantor.refresh_from_db()
    assert jawab.status_code == 302
    assert muat(kantor, TAHUN) == changed(semula)
    assert not list((Path(settings.DATA) / "unggahan").glob(f"{alamat.split('/')[2]}*"))


def test_the_preview_speaks_of_sheets_as_the_site_does(kasubag: Client, kantor: Kantor) -> None:
    semula = muat(kantor, TAHUN)
    lke = tuple(x for x in semula.lke_komponen if x != semula.lke_komponen[0])
    jawab = upload(kasubag, to_yaml(semula.model_copy(update={"lke_komponen": lke})).encode())
    assert "<b>Komponen evaluasi AKIP</b>" in jawab.text
    assert f'href="/k/{kantor.uuid}/{TAHUN}/lapor/"' in jawab.text  # in the frame of its office
    assert set(JUDUL) == set(LEMBAR)
    sama = upload(kasubag, to_yaml(semula).encode())
    assert f'<a class="tombol" href="/k/{kantor.uuid}/{TAHUN}/">' in sama.text


def test_a_workbook_comes_in_as_it_went_out(kasubag: Client, kantor: Kantor) -> None:
    isi = tulis_buku_kerja(changed(muat(kantor, TAHUN)))
    jawab = upload(kasubag, isi, "kantor.xlsx")
    assert "12.501.000" in jawab.text
    keluar = kasubag.get(f"/k/{kantor.uuid}/{TAHUN}/berkas.yaml")
    assert keluar["Content-Disposition"].startswith("attachment")
    assert keluar.content.decode() == to_yaml(muat(kantor, TAHUN))


def test_a_preview_that_has_aged_is_refused(kasubag: Client, kantor: Kantor) -> None:
    berkas = muat(kantor, TAHUN)
    alamat = upload(kasubag, to_yaml(changed(berkas)).encode()).redirect_chain[-1][0]
    terapkan(rencanakan(berkas, kantor.pemda), actor=None)
    jawab = kasubag.post(alamat, {"masukan": kantor.masukan + 1})
    assert jawab.status_code == 422
    assert "berubah sejak pratinjau" in jawab.text


def bomb() -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("berkas.yaml", b"a" * 40_000_000)
    return wadah.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("rusak.yaml", b"format: berkas-kinerja/1\nkantor: [", "rusak.yaml"),
        ("bukan.yaml", b"halo: dunia", "berkas-kinerja/1"),
        ("bom.zip", bomb(), "MB"),
        ("gambar.yaml", b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        ("kosong.yaml", b" ", "kosong"),
        ("../../etc/lari.yaml", b"x: 1", "lari.yaml"),
    ],
)
def test_a_bad_file_is_refused_with_place_and_mend(
    kasubag: Client, kantor: Kantor, nama: str, isi: bytes, kata: str
) -> None:
    ada = Kejadian.objects.count()
    jawab = upload(kasubag, isi, nama)
    assert jawab.status_code == 422
    assert kata in jawab.text
    assert Kejadian.objects.count() == ada


def test_another_persons_upload_does_not_answer(
    kasubag: Client, kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    alamat = upload(kasubag, to_yaml(muat(kantor, TAHUN)).encode()).redirect_chain[-1][0]
    lain = masuk(orang("lain", "operator", kantor))
    jawab = lain.get(alamat, follow=True)
    assert jawab.redirect_chain[-1][0] == "/impor/"
    assert "tidak ada lagi" in jawab.text


def test_uploads_lie_outside_the_web_root(kasubag: Client, kantor: Kantor) -> None:
    alamat = upload(kasubag, to_yaml(muat(kantor, TAHUN)).encode()).redirect_chain[-1][0]
    folder = Path(settings.DATA) / "unggahan" / alamat.split("/")[2]
    assert folder.is_dir()
    assert oct(folder.stat().st_mode)[-2:] == "00"


@pytest.mark.parametrize(
    ("peran", "boleh"),
    [
        ("operator", True),
        ("admin_daerah", True),
        ("pemilik", False),
        ("sekretaris", False),
        ("kepala", False),
        ("bappeda", False),
        ("bagian_organisasi", False),
        ("inspektorat", False),
        ("pimpinan", False),
    ],
)
def test_who_may_import(
    kantor: Kantor, orang: Orang, masuk: Masuk, peran: str, *, boleh: bool
) -> None:
    daerah = peran in {"admin_daerah", "bappeda", "bagian_organisasi", "inspektorat", "pimpinan"}
    akun = orang("si-a", peran, None if daerah else kantor, pemda=kantor.pemda)
    perubahan = rencanakan(changed(muat(kantor, TAHUN)), kantor.pemda)
    assert masuk(akun).get("/impor/").status_code == (200 if boleh else 403)
    if boleh:
        impor(perubahan, actor=akun, pada=HARI)
    else:
        with pytest.raises(Ditolak):
            impor(perubahan, actor=akun, pada=HARI)


def test_an_office_is_new_only_by_the_administrator(kantor: Kantor, orang: Orang) -> None:
    berkas = muat(kantor, TAHUN)
    baru = berkas.model_copy(
        update={"kantor": berkas.kantor.model_copy(update={"id": "baru", "nama": "Kantor Baru"})}
    )
    perubahan = rencanakan(baru, kantor.pemda)
    with pytest.raises(Ditolak):
        impor(perubahan, actor=orang("kasubag", "operator", kantor), pada=HARI)
    admin = orang("admin", "admin_daerah", pemda=kantor.pemda)
    assert impor(perubahan, actor=admin, pada=HARI).kantor.nama == "Kantor Baru"


def test_nobody_imports_into_another_government(
    kantor: Kantor, kantor_lain: Kantor, orang: Orang
) -> None:
    admin = orang("admin", "admin_daerah", pemda=kantor.pemda)
    perubahan = rencanakan(muat(kantor_lain, 2024), kantor_lain.pemda)
    with pytest.raises(Ditolak):
        impor(perubahan, actor=admin, pada=HARI)


def test_a_figure_on_its_way_is_not_overwritten(kantor: Kantor, orang: Orang) -> None:
    operator = orang("kasubag", "operator", kantor)
    lakukan(
        actor=operator,
        kantor=kantor,
        tahun=TAHUN,
        periode="2025-T1",
        indikator=["p2.i1"],
        langkah="ajukan",
        pada=HARI,
    )
    berkas = muat(kantor, TAHUN)

    def with_words(periode: str) -> Berkas:
        isi = tuple(
            r.model_copy(update={"penjelasan": "Diketik di berkas."})
            if (r.indikator, r.periode) == ("p2.i1", periode)
            else r
            for r in berkas.realisasi
        )
        assert isi != berkas.realisasi
        return berkas.model_copy(update={"realisasi": isi})

    with pytest.raises(Galat) as salah:
        terapkan(rencanakan(with_words("2025-T1"), kantor.pemda), actor=None, pada=HARI)
    assert salah.value.kode == "tukar.tertutup"
    assert "TW I 2025" in salah.value.tempat
    impor(rencanakan(with_words("2025-T2"), kantor.pemda), actor=operator, pada=HARI)


def test_a_new_year_adds_and_takes_nothing_away(kantor: Kantor, orang: Orang) -> None:
    lama = muat(kantor, TAHUN)
    satu = buka_tahun(
        actor=orang("kasubag", "operator", kantor), kantor=kantor, dari=TAHUN, pada=HARI
    )
    kantor.refresh_from_db()
    baru, _, hasil = tahun_dihitung(kantor, satu.tahun)
    assert satu.tahun == TAHUN + 1
    assert muat(kantor, TAHUN).realisasi[: len(lama.realisasi)] == lama.realisasi
    assert any(t.periode == "2026" and t.jenis == "tahunan" for t in baru.target)
    assert hasil.ada("realisasi", "p2.i1", "2026") is not None
    with pytest.raises(Galat, match="sudah dibuka"):
        buka_tahun(
            actor=Akun.objects.get(nama_pengguna="kasubag"), kantor=kantor, dari=TAHUN, pada=HARI
        )


def test_a_year_just_opened_says_how_to_go_on(kasubag: Client, kantor: Kantor) -> None:
    jawab = kasubag.post(f"/k/{kantor.uuid}/{TAHUN}/tahun-berikut/", follow=True)
    assert (
        jawab.redirect_chain[-1][0]
        == (baru := f"/k/{kantor.uuid}/{TAHUN + 1}/") + "rencana/target/"
    )
    assert "indikator belum diisi" in jawab.text
    assert f'href="{baru}berkas.xlsx"' in jawab.text
    for alamat in ("", "rencana/", "janji/", "ukur/", "data/", "lapor/", "lapor/kelengkapan/"):
        assert kasubag.get(f"{baru}{alamat}", follow=True).status_code == 200, alamat
    # Where every target stands, nothing is asked for.
    assert (
        "indikator belum diisi" not in kasubag.get(f"/k/{kantor.uuid}/{TAHUN}/rencana/target/").text
    )


def test_a_year_just_opened_knows_what_came_of_the_year_before(
    kasubag: Client, kantor: Kantor
) -> None:
    kasubag.post(f"/k/{kantor.uuid}/{TAHUN}/tahun-berikut/")
    lalu, kini = (tahun_dihitung(kantor, t)[2] for t in (TAHUN, TAHUN + 1))
    semula = {
        h.alamat: h.tampil
        for h in lalu
        if (h.alamat.ukuran, h.alamat.periode) == ("realisasi", str(TAHUN)) and h.kosong is None
    }
    assert len(semula) > 10
    assert {a: h.tampil for a in semula if (h := kini.ada(*a))} == semula


def test_a_region_without_the_office_does_not_answer(
    kantor_lain: Kantor, kasubag: Client, kantor: Kantor
) -> None:
    assert kasubag.get(f"/k/{kantor_lain.uuid}/2024/berkas.yaml").status_code == 404
    assert Pemda.objects.count() == 2


def test_attachments_in_a_zip_become_evidence(kasubag: Client, kantor: Kantor) -> None:
    berkas = muat(kantor, TAHUN)
    satu = berkas.dokumen[0].model_copy(update={"lampiran": "bukti.pdf"})
    isi = to_zip(
        berkas.model_copy(update={"dokumen": (satu, *berkas.dokumen[1:])}),
        {"bukti.pdf": b"%PDF-1.7 isi", "lain.txt": b"teks"},
    )
    jawab = upload(kasubag, isi, "kantor.zip")
    assert "1 lampiran ikut" in jawab.text
    assert "lain.txt" in jawab.text
    kasubag.post(jawab.redirect_chain[-1][0], {"masukan": kantor.masukan + 1})
    bukti = Bukti.objects.get(kantor=kantor)
    assert bukti.dokumen.id_teks == satu.id
    assert path_of(kantor.pemda, bukti.sidik).read_bytes() == b"%PDF-1.7 isi"
    assert Kejadian.objects.filter(aksi="bukti.unggah").count() == 1
