"""The tree, the targets over the years, one indicator; and agreements that are signed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sakip.berkas.model import LEMBAR
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.models import Penetapan
from sakip.web.anggaran.services import simpan_baris
from sakip.web.audit.models import Kejadian
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat
from sakip.web.perencanaan.janji import content, differences, frozen
from sakip.web.perencanaan.matriks import targets
from sakip.web.perencanaan.selectors import drawings, material, tree, walk
from sakip.web.perencanaan.services import tetapkan_janji
from sakip.web.tukar.services import rencanakan, terapkan

from .conftest import HARI, TAHUN, Orang

Masuk = Callable[[Akun], Client]


@pytest.fixture
def browser(kantor: Kantor, orang: Orang, masuk: Masuk) -> Client:
    return masuk(orang("kasubag", "operator", kantor))


def page(browser: Client, kantor: Kantor, alamat: str) -> Any:
    jawab = browser.get(f"/k/{kantor.uuid}/{TAHUN}/{alamat}")
    assert jawab.status_code == 200
    return jawab


def test_every_node_is_a_card_under_its_parent(kantor: Kantor) -> None:
    bahan = material(kantor, TAHUN)
    pohon = tree(bahan)
    semua = list(walk(pohon.akar))
    assert len(semua) == pohon.banyak == len({s.simpul.simpul for s in semua})
    assert pohon.kolom == ("Tujuan", "Sasaran", "Program", "Kegiatan", "Sub kegiatan")
    for satu in semua:
        assert all(a.simpul.induk == satu.simpul.simpul for a in satu.anak)
        assert all(a.kolom == satu.kolom + 1 + a.lompat for a in satu.anak)
    silang = [s for satu in semua for s in satu.silang]
    assert len(silang) == len(bahan.berkas.crosscutting)


def test_the_page_has_capaian_links_and_the_other_office(browser: Client, kantor: Kantor) -> None:
    teks = page(browser, kantor, "rencana/").text
    assert f'href="/k/{kantor.uuid}/{TAHUN}/rencana/indikator/ikm/"' in teks
    assert "100,90%" in teks
    assert "Dinas Pemberdayaan Masyarakat dan Desa" in teks


def test_a3_has_the_drawing_of_the_documents(browser: Client, kantor: Kantor) -> None:
    lukisan = drawings(material(kantor, TAHUN))
    assert lukisan
    assert all(x.lebar <= 390 * 2835 and x.tinggi <= 240 * 2835 for x in lukisan)
    assert page(browser, kantor, "rencana/cetak/").text.count("<svg") == len(lukisan)


def test_what_deserves_a_second_look_stands_beside_the_target(
    browser: Client, kantor: Kantor
) -> None:
    teks = page(browser, kantor, "rencana/target/").text
    assert "Target 2025 (95,00) di bawah realisasi 2024 (96,10)." in teks
    bahan = material(kantor, TAHUN)
    matriks = targets(bahan.berkas, bahan.buku)
    assert matriks.diperingatkan == 2
    ikm = next(b for b in matriks.baris if b.iv.indikator == "ikm")
    assert [s.renstra for s in ikm.sel][-5:] == ["84,50", "85,50", "86,50", "87,50", "88,31"]
    assert ikm.akhir == "88,31"


def test_the_sheet_says_the_formula_in_words(browser: Client, kantor: Kantor) -> None:
    teks = page(browser, kantor, "rencana/indikator/p2.i1/").text
    assert 'class="pecahan"' in teks
    assert "Kepala Seksi Pelayanan" in teks
    kosong = browser.get(f"/k/{kantor.uuid}/{TAHUN}/rencana/indikator/tidak-ada/")
    assert kosong.status_code == 404


def test_an_office_without_a_plan_is_taught(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    berkas = muat(kantor, TAHUN)
    satu = berkas.kantor.model_copy(update={"id": "kosong", "nama": "Kantor Kosong"})
    kosong = berkas.model_copy(update=dict.fromkeys(LEMBAR, ()) | {"kantor": satu})
    baru = terapkan(rencanakan(kosong, kantor.pemda), actor=None).kantor
    browser = masuk(orang("operator-baru", "operator", baru))
    alamat = ("rencana/", "rencana/target/", "janji/", "data/anggaran/", "evaluasi/", "organisasi/")
    for satu_alamat in alamat:
        assert 'class="kosong"' in page(browser, baru, satu_alamat).text, satu_alamat
    beranda = page(browser, baru, "").text
    assert "Rencana 2025 belum diisi" in beranda
    assert f'href="/k/{baru.uuid}/{TAHUN}/berkas.xlsx"' in beranda
    assert "Semua sudah beres" not in beranda
    camat = masuk(orang("camat-baru", "kepala", baru))
    assert "/impor/" not in page(camat, baru, "").text


@pytest.mark.parametrize("alamat", ["rencana/", "rencana/target/", "janji/", "organisasi/"])
def test_as_many_queries_for_more_indicators(browser: Client, kantor: Kantor, alamat: str) -> None:
    def count() -> int:
        page(browser, kantor, alamat)
        with CaptureQueriesContext(connection) as kueri:
            page(browser, kantor, alamat)
        return len(kueri)

    semula = count()
    berkas = muat(kantor, TAHUN)
    lama = [iv for iv in berkas.indikator_versi if iv.simpul.startswith("p")]
    baru = [
        iv.model_copy(update={"indikator": f"{iv.indikator}.x{n}", "rumus": "", "asal": "isian"})
        for iv in lama
        for n in (1, 2)
    ]
    kenal = {iv.indikator: iv for iv in baru}
    terapkan(
        rencanakan(
            berkas.model_copy(
                update={
                    "indikator": (
                        *berkas.indikator,
                        *(berkas.indikator[0].model_copy(update={"id": i}) for i in kenal),
                    ),
                    "indikator_versi": (*berkas.indikator_versi, *kenal.values()),
                }
            ),
            kantor.pemda,
        ),
        actor=None,
    )
    assert count() == semula


# -- agreements -----------------------------------------------------------------


def sign(actor: Akun, kantor: Kantor, versi: str = "perubahan-1", alasan: str = "") -> Penetapan:
    return tetapkan_janji(
        actor=actor, kantor=kantor, tahun=TAHUN, versi=versi, alasan=alasan, pada=HARI
    )


def spend(kantor: Kantor, actor: Akun, nama: str, teks: str, revisi: int) -> None:
    simpan_baris(
        actor=actor,
        kantor=kantor,
        tahun=TAHUN,
        simpul="p5.k1.s2",
        isian={nama: teks},
        revisi={nama: revisi},
        pada=HARI,
    )
    kantor.refresh_from_db()


def test_a_signed_agreement_stays_as_it_was(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    camat, kasubag = orang("camat", "kepala", kantor), orang("kasubag", "operator", kantor)
    satu = sign(camat, kantor)
    semula = content(material(kantor, TAHUN), "perubahan-1")
    assert Kejadian.objects.filter(aksi="perjanjian.tetapkan").count() == 1
    assert differences(frozen(satu.pk, satu.sidik), semula) == []
    # A realisasi is no part of the agreement, so nothing is signed anew.
    spend(kantor, kasubag, "2025-T1", "1.000.000", 1)
    assert sign(camat, kantor) == satu
    # With a reason it is signed anew: what could not be printed gets an edition that can.
    lagi = sign(camat, kantor, alasan="Edisi pertama tidak dapat dicetak.")
    assert lagi.nomor == 2
    alamat = f"/k/{kantor.uuid}/{TAHUN}/janji/"
    assert "Tetapkan lagi" in masuk(camat).get(alamat).text
    kirim = {"versi": "perubahan-1", "alasan": "Sekali lagi."}
    jawab = masuk(camat).post(f"{alamat}tetapkan/", kirim, follow=True)
    assert "tidak ada edisi baru" in jawab.text
    # The pagu is.
    spend(kantor, kasubag, "pagu", "27.000.000", 1)
    beda = differences(frozen(satu.pk, satu.sidik), content(material(kantor, TAHUN), "perubahan-1"))
    assert ("Rp27.950.000", "Rp27.000.000") in {(b.semula, b.menjadi) for b in beda}
    teks = page(masuk(camat), kantor, "janji/").text
    assert "Berubah sejak ditetapkan" in teks
    with pytest.raises(Galat, match="Tulis alasan"):
        sign(camat, kantor)
    dua = sign(camat, kantor, alasan="Salah ketik pagu.")
    assert (dua.nomor, Penetapan.objects.count()) == (3, 3)
    lama = page(masuk(kasubag), kantor, f"janji/edisi/{satu.uuid}/").text
    assert "Rp27.950.000" in lama
    assert "Rp27.000.000" not in lama
    baru = page(masuk(kasubag), kantor, f"janji/edisi/{dua.uuid}/").text
    assert "Rp27.950.000" in baru  # beside what it became
    assert "Rp27.000.000" in baru


def test_versions_of_a_year_side_by_side(browser: Client, kantor: Kantor) -> None:
    teks = page(browser, kantor, "janji/").text
    assert "Dibanding Murni" in teks
    assert browser.get(f"/k/{kantor.uuid}/{TAHUN}/janji/?versi=perubahan-9").status_code == 404


@pytest.mark.parametrize("peran", ["operator", "sekretaris", "bagian_organisasi", "admin_daerah"])
def test_only_the_head_signs(kantor: Kantor, orang: Orang, peran: str) -> None:
    daerah = peran in {"bagian_organisasi", "admin_daerah"}
    with pytest.raises(Ditolak):
        sign(orang("si-a", peran, None if daerah else kantor, pemda=kantor.pemda), kantor)
    assert not Penetapan.objects.exists()


def test_what_lacks_a_target_is_not_signed(kantor: Kantor, orang: Orang) -> None:
    berkas = muat(kantor, TAHUN)
    tanpa = tuple(t for t in berkas.target if (t.indikator, t.periode) != ("ikm", "2025"))
    perubahan = rencanakan(berkas.model_copy(update={"target": tanpa}), kantor.pemda)
    terapkan(perubahan, actor=None, hapus=True)
    kantor.refresh_from_db()
    with pytest.raises(Galat) as salah:
        sign(orang("camat", "kepala", kantor), kantor)
    assert "Indeks Kepuasan Masyarakat" in str(salah.value.rincian[0])
    assert Decimal(0) not in {t.nilai for t in muat(kantor, TAHUN).target if t.indikator == "ikm"}


def test_another_office_s_edition_does_not_answer(
    kantor: Kantor, kantor_lain: Kantor, orang: Orang, masuk: Masuk
) -> None:
    satu = sign(orang("camat", "kepala", kantor), kantor)
    lain = masuk(orang("lain", "operator", kantor_lain))
    assert lain.get(f"/k/{kantor_lain.uuid}/2024/janji/edisi/{satu.uuid}/").status_code == 404
    assert lain.get(f"/k/{kantor.uuid}/{TAHUN}/janji/edisi/{satu.uuid}/").status_code == 404
