"""The first page: an office's year at a glance, and a region's offices side by side."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from sakip.berkas.model import Berkas
from sakip.hitung import hitung
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.alur.cincin import ring
from sakip.web.alur.selectors import Tugas, menunggu
from sakip.web.alur.tenggat import KalenderTahun
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pelaporan.pembuatan import finish
from sakip.web.pelaporan.services import Permohonan, minta, terbitkan
from sakip.web.pengukuran.models import Pengisian
from sakip.web.perencanaan.models import Indikator, Target
from sakip.web.situs.models import HasilTerkini
from sakip.web.situs.perubahan import changes
from sakip.web.situs.services import segarkan, segarkan_daerah
from sakip.web.tukar.tahun import buka_tahun

from .conftest import HARI, TAHUN, Orang
from .dunia import office

Masuk = Callable[[Akun], Client]


def text(isi: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", isi.decode()))


def test_without_account_one_is_asked_to_sign_in(client: Client, db: None) -> None:
    jawab = client.get("/")
    assert (jawab.status_code, jawab["Location"]) == (302, "/masuk/?next=/")


def test_who_has_one_office_lands_in_it(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    jawab = masuk(orang("camat", "kepala", kantor)).get("/", follow=True)
    assert jawab.redirect_chain[-1][0] == reverse("beranda-kantor", args=(kantor.uuid, TAHUN))
    buku = tahun_dihitung(kantor, TAHUN)[2]
    isi = text(jawab.content)
    for alamat in ("capaian:ikm:2025", "serapan:kantor:2025", "rerata-capaian:iku:2025-T4"):
        assert buku.ambil(alamat).tampil in isi


@pytest.mark.parametrize(
    ("hari", "kini", "sudut", "berikut"),
    [
        (date(2024, 12, 1), "Menjelang 2025", 329, ("Rencana aksi", "31 Januari 2025")),
        (date(2025, 1, 1), "TW I 2025", 0, ("Rencana aksi", "31 Januari 2025")),
        (date(2025, 7, 14), "TW III 2025", 191, ("Laporan TW II 2025", "besok")),
        (date(2026, 2, 20), "Sesudah 2025", 49, ("Laporan Kinerja", "8 hari lagi")),
        (date(2026, 12, 1), "Tenggat 2025 sudah lewat", None, None),
    ],
)
def test_the_ring_says_where_the_year_stands_and_what_is_next(
    kantor: Kantor, hari: date, kini: str, sudut: int | None, berikut: tuple[str, str] | None
) -> None:
    cincin = ring(KalenderTahun(kantor.pemda, TAHUN), kantor, TAHUN, hari)
    assert (cincin.kini, cincin.sudut) == (kini, sudut)
    ada = cincin.berikut
    assert (ada and (ada.judul, ada.kapan)) == berikut


def test_every_page_of_an_office_has_the_ring(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    browser = masuk(orang("camat", "kepala", kantor))
    for nama in ("beranda-kantor", "rencana", "data"):
        isi = browser.get(reverse(nama, args=(kantor.uuid, TAHUN))).content.decode()
        assert isi.count('<aside class="cincin"') == 1, nama


def test_every_figure_opens_its_explanation(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    browser = masuk(orang("camat", "kepala", kantor))
    halaman = browser.get(reverse("beranda-kantor", args=(kantor.uuid, TAHUN))).content.decode()
    tautan = re.findall(r'hx-get="([^"]+/jejak/[^"]+)"', halaman)
    assert len(tautan) > 20
    for satu in tautan:
        assert browser.get(satu).status_code == 200
    capaian = next(t for t in tautan if "capaian:akip" in t)
    isi = text(browser.get(capaian).content)
    assert "73,75 / 74,00 × 100 = 99,6621… ≈ 99,66" in isi


def test_a_region_sees_its_offices_and_says_what_is_stale(
    kantor: Kantor, kantor_lain: Kantor, orang: Orang, masuk: Masuk
) -> None:
    browser = masuk(orang("org", "bagian_organisasi", pemda=kantor.pemda))
    segarkan(kantor, TAHUN)
    isi = text(browser.get("/2025/", follow=True).content)
    assert kantor.nama in isi
    assert kantor_lain.nama not in isi


def test_two_offices_stand_side_by_side(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    lain = Kantor.objects.create(
        pemda=kantor.pemda,
        id_teks="lain",
        nama="Kecamatan Lain",
        jenis="kecamatan",
        nama_daerah="Kabupaten Contoh",
        provinsi="Provinsi Contoh",
    )
    browser = masuk(orang("org", "bagian_organisasi", pemda=kantor.pemda))
    isi = text(browser.get("/").content)
    assert "sedang dihitung ulang" in isi
    assert "1 kantor belum membuka tahun ini." in isi
    segarkan_daerah.func(kantor.pemda_id, TAHUN)
    isi = text(browser.get("/").content)
    assert "sedang dihitung ulang" not in isi
    assert tahun_dihitung(kantor, TAHUN)[2].ambil("rerata-capaian:iku:2025").tampil in isi
    assert lain.nama not in isi
    Kantor.objects.filter(pk=kantor.pk).update(masukan=F("masukan") + 1)
    assert "sedang dihitung ulang" in text(browser.get("/").content)


@pytest.mark.parametrize("peran", ["operator", "bagian_organisasi"])
def test_an_office_of_another_government_does_not_exist(
    kantor: Kantor, kantor_lain: Kantor, orang: Orang, masuk: Masuk, peran: str
) -> None:
    siapa = (
        orang("a", peran, kantor) if peran == "operator" else orang("a", peran, pemda=kantor.pemda)
    )
    alamat = reverse("beranda-kantor", args=(kantor_lain.uuid, 2024))
    assert masuk(siapa).get(alamat).status_code == 404


def test_search_finds_what_one_may_see_and_nothing_else(
    kantor: Kantor, kantor_lain: Kantor, orang: Orang, masuk: Masuk
) -> None:
    browser = masuk(orang("camat", "kepala", kantor))
    di_sini: dict[str, str | int] = {"kantor": str(kantor.uuid), "tahun": TAHUN}
    assert "Nilai Evaluasi AKIP" in text(browser.get("/cari/", {"kata": "akip", **di_sini}).content)
    assert kantor.nama in text(browser.get("/cari/", {"kata": "contoh sej"}).content)
    for kata in ("bareng", "IKPP"):
        lain = {"kata": kata, "kantor": str(kantor_lain.uuid), "tahun": 2024}
        isi = text(browser.get("/cari/", lain).content)
        assert "Tidak ada yang bernama" in isi
        assert kantor_lain.nama not in isi
    for aneh in ({"kata": "<b>", "kantor": "x"}, {"kata": "a", "tahun": "²²²²"}, {}):
        assert browser.get("/cari/", aneh).status_code == 200


def test_pages_are_indonesian_whatever_the_browser_prefers(client: Client, db: None) -> None:
    inggris = {"Accept-Language": "en"}
    assert '<html lang="id">' in client.get("/masuk/", headers=inggris).content.decode()
    client.post("/bahasa/", {"language": "en", "next": "/masuk/"})
    assert '<html lang="en">' in client.get("/masuk/").content.decode()
    client.post("/bahasa/", {"language": "xx", "next": "/masuk/"})
    assert '<html lang="en">' in client.get("/masuk/").content.decode()


def test_who_is_late_what_changed_and_why_it_came_back(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    """The year 2025 is long over: what nobody sent on is late, and says with whom it is."""
    alamat = reverse("beranda-kantor", args=(kantor.uuid, TAHUN))
    kasubag = orang("kasubag", "operator", kantor)
    Pengisian.objects.create(
        pemda=kantor.pemda,
        kantor=kantor,
        indikator=Indikator.objects.get(kantor=kantor, id_teks="p2.i1"),
        periode="2025-T1",
        keadaan="dikembalikan",
        catatan="Daftar hadirnya lain.",
    )
    isi = text(masuk(kasubag).get(alamat).content)
    assert "TW I 2025: 33 indikator masih di kantor" in isi
    assert "Kepala Seksi Pelayanan Publik" in isi
    assert "Daftar hadirnya lain." in isi
    assert "Yang berubah dari TW III 2025 ke TW IV 2025" in isi
    berkas, _aturan, buku = tahun_dihitung(kantor, TAHUN)
    beda = changes(berkas, buku)
    assert beda
    assert beda.turun
    for satu in beda.turun:
        assert satu.lalu.terbit is not None
        assert satu.kini.terbit is not None
        assert satu.kini.terbit < satu.lalu.terbit
        assert satu.nama in isi
    daerah = masuk(orang("org", "bagian_organisasi", pemda=kantor.pemda))
    Kantor.objects.create(
        pemda=kantor.pemda,
        id_teks="lain",
        nama="Kecamatan Lain",
        jenis="kecamatan",
        nama_daerah="Kabupaten Contoh",
        provinsi="Provinsi Contoh",
    )
    beranda = daerah.get("/").content.decode()
    assert reverse("ukur-daerah", args=(TAHUN,)) in beranda
    assert reverse("ukur-periode", args=(kantor.uuid, TAHUN, "2025-T1")) in beranda


def test_a_regent_reads_the_region_in_a_sentence(
    kantor: Kantor, berkas_contoh: Berkas, orang: Orang, masuk: Masuk
) -> None:
    """How many offices, how many late, how many short; the one that owes most comes first."""
    lain = office(berkas_contoh, "aman")
    Pengisian.objects.bulk_create(
        Pengisian(pemda=kantor.pemda, kantor=lain, indikator=i, periode=p, keadaan="terkunci")
        for i in Indikator.objects.filter(kantor=lain)
        for p in ("2025-T1", "2025-T2", "2025-T3", "2025-T4", "2025")
    )
    for satu in (kantor, lain):
        segarkan(satu, TAHUN)
    HasilTerkini.objects.filter(kantor=kantor, alamat=f"rerata-capaian:{TAHUN}").update(
        nilai=Decimal("99.99")
    )
    isi = text(masuk(orang("bupati", "pimpinan", pemda=kantor.pemda)).get("/").content)
    assert "2 kantor tahun 2025. 1 terlambat mengirim angka. 1 di bawah janjinya" in isi
    assert isi.index(kantor.nama) < isi.index("Kecamatan aman")
    assert "Semua sudah beres" not in isi  # nothing ever waits for who only looks


def test_opening_a_year_does_not_hide_what_the_last_one_still_owes(
    kantor: Kantor, orang: Orang, masuk: Masuk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In January one works in the new year while quarter IV and the report are still due."""
    monkeypatch.setattr("sakip.web.alur.tampilan.hari_ini", lambda: HARI)
    kasubag = orang("kasubag", "operator", kantor)
    buka_tahun(actor=kasubag, kantor=kantor, dari=TAHUN, pada=HARI)
    beranda = masuk(kasubag).get("/", follow=True)
    assert beranda.redirect_chain[-1][0].endswith(f"/{TAHUN + 1}/")
    assert "Isi dan ajukan TW IV 2025: 33 indikator" in text(beranda.content)
    assert "Susun Laporan Kinerja 2025" in text(beranda.content)


def test_before_two_quarters_have_figures_nothing_has_changed(kantor: Kantor) -> None:
    berkas, aturan, _buku = tahun_dihitung(kantor, TAHUN)
    awal = berkas.model_copy(
        update={"realisasi": tuple(r for r in berkas.realisasi if "-T" not in r.periode)}
    )
    assert changes(awal, hitung(awal, aturan)) is None


def test_what_waits_to_be_signed_is_on_beranda_and_counted_beside_its_place(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    camat = orang("camat", "kepala", kantor)
    alamat = f"/k/{kantor.uuid}/{TAHUN}/"

    def janji() -> list[Tugas]:
        return [t for t in menunggu(Akses(camat, HARI), TAHUN, kantor) if t.ruang == "janji"]

    assert [t.judul for t in janji()] == [f"Perjanjian Kinerja {TAHUN} belum ditetapkan"]
    for halaman in ("", "rencana/"):
        isi = masuk(camat).get(alamat + halaman).text
        assert re.search(r'Janji <span class="hitung">1<span class="baca-saja"> menunggu', isi)
    masuk(camat).post(f"{alamat}janji/tetapkan/", {"versi": "perubahan-1"})
    assert janji() == []


def test_the_report_waits_for_who_makes_it_then_for_who_signs_it(
    kantor: Kantor, orang: Orang
) -> None:
    kasubag, camat = orang("kasubag", "operator", kantor), orang("camat", "kepala", kantor)

    def lapor(siapa: Akun, pada: date = HARI) -> list[str]:
        semua = menunggu(Akses(siapa, pada), TAHUN, kantor)
        return [t.tombol for t in semua if t.ruang == "lapor"]

    kantor.refresh_from_db()
    assert lapor(kasubag, date(TAHUN, 12, 31)) == []
    assert (lapor(kasubag), lapor(camat)) == (["Susun"], [])
    satu = minta(
        actor=kasubag, kantor=kantor, tahun=TAHUN, mohon=Permohonan("lkjip", "pdf"), pada=HARI
    )
    finish(satu, b"%PDF uji")
    assert (lapor(kasubag), lapor(camat)) == ([], ["Baca dan tetapkan"])
    (siap,) = (t for t in menunggu(Akses(camat, HARI), TAHUN, kantor) if t.ruang == "lapor")
    assert siap.rincian.startswith("Belum disetujui: Triwulan I")
    terbitkan(actor=camat, kantor=kantor, cetakan=satu.uuid, pada=HARI, alasan="")
    assert (lapor(kasubag), lapor(camat)) == ([], [])


def test_what_needs_attention_names_its_indicator_and_leads_to_it(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    Target.objects.filter(
        kantor=kantor, periode=f"{TAHUN}-T1", indikator__id_teks="gangguan"
    ).delete()
    Kantor.objects.filter(pk=kantor.pk).update(masukan=F("masukan") + 1)
    alamat = reverse("indikator", args=(kantor.uuid, TAHUN, "gangguan"))
    isi = masuk(orang("camat", "kepala", kantor)).get(
        reverse("beranda-kantor", args=(kantor.uuid, TAHUN))
    )
    nama = "Jumlah gangguan ketenteraman dan ketertiban"
    assert f'<li><a href="{alamat}">{nama}</a>: Target triwulan belum lengkap' in isi.text


def test_a_region_stays_in_the_year_of_most_of_its_offices(
    berkas_contoh: Berkas, orang: Orang, masuk: Masuk, db: None
) -> None:
    """One office that opens the next year in December does not empty the regent's page."""
    satu, *lain = (office(berkas_contoh, n) for n in ("satu", "dua", "tiga"))
    bupati = masuk(orang("bupati", "pimpinan", pemda=satu.pemda))
    buka_tahun(actor=orang("kasubag", "operator", satu), kantor=satu, dari=TAHUN, pada=HARI)
    assert f"3 kantor tahun {TAHUN}." in text(bupati.get("/").content)
    assert f"1 kantor tahun {TAHUN + 1}." in text(
        bupati.get(reverse("beranda-tahun", args=(TAHUN + 1,))).content
    )
    buka_tahun(actor=orang("kasubag2", "operator", lain[0]), kantor=lain[0], dari=TAHUN, pada=HARI)
    assert f"2 kantor tahun {TAHUN + 1}." in text(bupati.get("/").content)


def test_an_office_without_figures_is_neither_stale_nor_praised(
    kantor: Kantor, orang: Orang, masuk: Masuk
) -> None:
    kosong = Kantor.objects.create(
        pemda=kantor.pemda,
        id_teks="kosong",
        nama="Kecamatan Kosong",
        jenis="kecamatan",
        nama_daerah="Kabupaten Contoh",
        provinsi="Provinsi Contoh",
    )
    buka = TahunKerja.objects.get(kantor=kantor, tahun=TAHUN)
    TahunKerja.objects.create(
        pemda=kantor.pemda,
        kantor=kosong,
        tahun=TAHUN + 1,
        versi_aturan=buka.versi_aturan,
        overlay=buka.overlay,
    )
    segarkan(kosong, TAHUN + 1)
    bupati = masuk(orang("bupati", "pimpinan", pemda=kantor.pemda))
    isi = text(bupati.get(reverse("beranda-tahun", args=(TAHUN + 1,))).content)
    assert "1 kantor tahun" in isi
    assert "sedang dihitung ulang" not in isi
    assert "semuanya 100%" not in isi


def test_a_mean_names_what_it_is_the_mean_of(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    browser = masuk(orang("camat", "kepala", kantor))
    isi = browser.get(reverse("jejak", args=(kantor.uuid, TAHUN, f"rerata-capaian:iku:{TAHUN}")))
    assert "<td>Indeks Kepuasan Masyarakat (IKM)</td>" in isi.text
    assert "<td>nilai</td>" not in isi.text
