"""The grid: many rows in one request, two editors, roles, and its pages for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sakip.berkas.model import Berkas
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.alur.selectors import menunggu
from sakip.web.audit.models import Kejadian
from sakip.web.audit.services import periksa_rantai
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import forget, muat, tahun_dihitung
from sakip.web.pengukuran.kemajuan import periods, progress
from sakip.web.pengukuran.models import Pengisian, Realisasi
from sakip.web.pengukuran.selectors import measured
from sakip.web.pengukuran.services import Isian, Konflik, lakukan, simpan_banyak
from sakip.web.perencanaan.models import Target
from sakip.web.tukar.services import rencanakan, terapkan

from .conftest import HARI, TAHUN, Orang, government

TW = "2025-T1"
Masuk = Callable[[Akun], Client]


def address(kantor: Kantor, akhir: str = "") -> str:
    return f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/{akhir}"


def tulis(siapa: Akun, kantor: Kantor, *isian: Isian) -> Any:
    return simpan_banyak(
        actor=siapa, kantor=kantor, tahun=TAHUN, periode=TW, isian=isian, pada=HARI
    )


@pytest.fixture
def kasubag(kantor: Kantor, orang: Orang) -> Akun:
    return orang("kasubag", "operator", kantor)


# -- many rows at once ---------------------------------------------------------


def test_a_block_saves_what_it_can_and_names_the_rest(kantor: Kantor, kasubag: Akun) -> None:
    hasil = tulis(
        kasubag,
        kantor,
        Isian("p2.k1.s1.i1", 1, {"nilai": "1.500", "penjelasan": "Sesuai rencana."}),
        Isian("p2.i1", 1, {"komponen.tepat_waktu": "1.500", "komponen.permohonan": "460"}),
        Isian("gangguan", 1, {"nilai": "tujuh", "hambatan": "Musim panen."}),
        Isian("tidak-ada", 0, {"nilai": "1"}),
    )
    # Documents are counted whole, so 1.500 has one reading there; applications might be parted.
    assert set(hasil.revisi) == {"p2.k1.s1.i1", "p2.i1", "gangguan"}
    assert [(d.indikator, d.bidang, d.galat.kode) for d in hasil.ditolak] == [
        ("p2.i1", ("komponen.tepat_waktu",), "isian.ambigu"),
        ("gangguan", ("nilai",), "isian.angka"),
        ("tidak-ada", ("nilai",), "ukur.indikator"),
    ]
    isi = {r.indikator: r for r in muat(kantor, TAHUN).realisasi if r.periode == TW}
    assert isi["p2.k1.s1.i1"].nilai == 1500
    assert isi["p2.i1"].komponen == {"tepat_waktu": Decimal(412), "permohonan": Decimal(460)}
    assert (isi["gangguan"].nilai, isi["gangguan"].hambatan) == (Decimal(5), "Musim panen.")


def test_the_year_kept_after_a_save_is_the_year_read_back(kantor: Kantor, kasubag: Akun) -> None:
    with transaction.atomic():
        tulis(kasubag, kantor, Isian("p2.i1", 1, {"komponen.tepat_waktu": "400"}))
    kantor.refresh_from_db()
    diingat = tahun_dihitung(kantor, TAHUN)
    forget()
    dibaca = tahun_dihitung(kantor, TAHUN)
    assert diingat[0].realisasi == dibaca[0].realisasi
    assert list(diingat[2]) == list(dibaca[2])


def test_the_kinds_of_no_number_stay_apart(kantor: Kantor, kasubag: Akun) -> None:
    for isian, kosong, alasan in (
        ({"nilai": "-"}, "tidak_ditargetkan", ""),
        ({"nilai": "n/a"}, "tidak_berlaku", ""),
        ({"nilai": "belum tersedia (menunggu BPS)"}, "belum_tersedia", "menunggu BPS"),
        ({"kosong": "tak_terdefinisi", "alasan": ""}, "tak_terdefinisi", ""),
        ({"kosong": "belum_tersedia", "alasan": "Alat rusak"}, "belum_tersedia", "Alat rusak"),
    ):
        satu = Realisasi.objects.get(kantor=kantor, indikator__id_teks="p4.i1", periode=TW)
        assert not tulis(kasubag, kantor, Isian("p4.i1", satu.revisi, isian)).ditolak
        satu.refresh_from_db()
        assert (satu.nilai, satu.kosong, satu.alasan) == (None, kosong, alasan)
        tulis(kasubag, kantor, Isian("p4.i1", satu.revisi, {"nilai": "40"}))
        satu.refresh_from_db()
        assert (satu.nilai, satu.kosong, satu.alasan) == (40, None, "")


def test_a_unit_of_another_row_is_refused(kantor: Kantor, kasubag: Akun) -> None:
    (salah,) = tulis(kasubag, kantor, Isian("p4.i1", 1, {"nilai": "40%"})).ditolak
    assert salah.galat.pesan == "'40%' bersatuan %, padahal di sini menit."


def test_words_of_the_year_do_not_hide_its_quarters(kantor: Kantor, kasubag: Akun) -> None:
    sebelum = tahun_dihitung(kantor, TAHUN)[2].ada("realisasi", "gangguan", str(TAHUN))
    hasil = simpan_banyak(
        actor=kasubag,
        kantor=kantor,
        tahun=TAHUN,
        periode=str(TAHUN),
        isian=[Isian("gangguan", 0, {"penjelasan": "Patroli malam menekan kejadian."})],
        pada=HARI,
    )
    sesudah = hasil.sesudah.ada("realisasi", "gangguan", str(TAHUN))
    assert sebelum is not None
    assert sesudah is not None
    assert sesudah.tampil == sebelum.tampil == "19 kejadian"


# -- two editors ---------------------------------------------------------------


def test_two_people_in_different_cells_of_a_row_both_keep_their_work(
    kantor: Kantor, kasubag: Akun, orang: Orang
) -> None:
    kasi = orang("kasi", "pemilik", kantor, "kasi-pelayanan")
    tulis(kasi, kantor, Isian("p2.i1", 1, {"komponen.permohonan": "470"}))
    hasil = tulis(
        kasubag, kantor, Isian("p2.i1", 1, {"komponen.tepat_waktu": "420", "upaya": "Loket baru."})
    )
    assert hasil.ditolak == []
    satu = Realisasi.objects.get(kantor=kantor, indikator__id_teks="p2.i1", periode=TW)
    assert satu.komponen == {"tepat_waktu": "420", "permohonan": "470"}
    assert (satu.upaya, satu.revisi) == ("Loket baru.", 3)


def test_two_people_in_one_cell_see_both_values_and_who(
    kantor: Kantor, kasubag: Akun, orang: Orang
) -> None:
    kasi = orang("kasi", "pemilik", kantor, "kasi-pelayanan")
    tulis(kasi, kantor, Isian("p2.i1", 1, {"komponen.permohonan": "470"}))
    hasil = tulis(
        kasubag, kantor, Isian("p2.i1", 1, {"komponen.permohonan": "480", "upaya": "Loket baru."})
    )
    (salah,) = hasil.ditolak
    assert isinstance(salah.galat, Konflik)
    assert salah.bidang == ("komponen.permohonan",)
    assert (salah.galat.oleh, salah.galat.revisi) == ("Kasi", 2)
    assert salah.galat.terbaru is not None
    assert salah.galat.terbaru.komponen == {"tepat_waktu": Decimal(412), "permohonan": Decimal(470)}
    # Their words in another cell are kept; the same figure typed twice is no conflict.
    assert hasil.revisi == {"p2.i1": 3}
    lagi = tulis(kasubag, kantor, Isian("p2.i1", 1, {"komponen.permohonan": "470"}))
    assert (lagi.ditolak, lagi.revisi) == ([], {})


def test_a_row_that_came_back_is_not_the_one_that_went(kantor: Kantor, kasubag: Akun) -> None:
    kosong = dict.fromkeys(("nilai", "penjelasan", "hambatan", "upaya"), "")
    Realisasi.objects.filter(kantor=kantor, indikator__id_teks="gangguan", periode=TW).update(
        bukti=[]
    )
    Kantor.objects.filter(pk=kantor.pk).update(masukan=50)
    assert tulis(kasubag, kantor, Isian("gangguan", 1, kosong)).revisi == {"gangguan": 0}
    kembali = tulis(kasubag, kantor, Isian("gangguan", 0, {"nilai": "7"})).revisi["gangguan"]
    assert kembali > 1
    (salah,) = tulis(kasubag, kantor, Isian("gangguan", 1, {"nilai": "9"})).ditolak
    assert isinstance(salah.galat, Konflik)


def test_approving_what_changed_meanwhile_is_refused(
    kantor: Kantor, kasubag: Akun, orang: Orang
) -> None:
    tulis(kasubag, kantor, Isian("gangguan", 1, {"nilai": "7"}))
    hal: dict[str, Any] = {
        "kantor": kantor,
        "tahun": TAHUN,
        "periode": TW,
        "indikator": ["gangguan"],
        "pada": HARI,
    }
    lakukan(**hal, actor=kasubag, langkah="ajukan")
    sekcam = orang("sekcam", "sekretaris", kantor)
    with pytest.raises(Exception, match="berubah sejak Anda membuka"):
        lakukan(**hal, actor=sekcam, langkah="teruskan", dilihat={"gangguan": 1})
    assert lakukan(**hal, actor=sekcam, langkah="teruskan", dilihat={"gangguan": 2}) == 1
    with pytest.raises(Exception, match="Baris ini sekarang: Menunggu Camat"):
        lakukan(**hal, actor=sekcam, langkah="teruskan")


def test_a_save_that_is_killed_half_way_leaves_nothing(
    kantor: Kantor, kasubag: Akun, monkeypatch: pytest.MonkeyPatch
) -> None:
    semula, kejadian = muat(kantor, TAHUN), Kejadian.objects.count()
    asli = Realisasi.save
    ke = 0

    def mati(self: Realisasi, *args: Any, **kwargs: Any) -> None:
        nonlocal ke
        ke += 1
        if ke == 2:
            raise KeyboardInterrupt
        asli(self, *args, **kwargs)

    monkeypatch.setattr(Realisasi, "save", mati)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        tulis(
            kasubag,
            kantor,
            Isian("gangguan", 1, {"nilai": "7"}),
            Isian("p4.i1", 1, {"nilai": "40"}),
        )
    forget()
    assert muat(kantor, TAHUN) == semula
    assert Kejadian.objects.count() == kejadian
    assert list(periksa_rantai(kantor.pemda)) == []


# -- pages ---------------------------------------------------------------------


def test_the_page_says_the_formula_in_words_and_saves_without_script(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    browser = masuk(kasubag)
    isi = browser.get(address(kantor)).content.decode()
    assert "Permohonan yang selesai tepat waktu / Permohonan yang masuk × 100" in isi
    assert "Ajukan ke Sekretaris (33)" in isi
    # Everything posted back as it stands changes nothing; one cell changed is one row saved.
    semua = dict(
        re.findall(r'<input class="sel" name="(s:[^"]+)" data-b="[^"]+" value="([^"]*)"', isi)
    )
    semua |= dict(re.findall(r'name="(r:[^"]+)" value="(\d+)"', isi))
    assert len(semua) > 70
    jawab = browser.post(address(kantor, "simpan/"), semua, follow=True)
    assert "Tidak ada yang berubah." in jawab.content.decode()
    semua["s:gangguan:nilai"] = "7"
    jawab = browser.post(address(kantor, "simpan/"), semua, follow=True)
    assert "1 baris tersimpan." in jawab.content.decode()
    semua["s:gangguan:nilai"] = "1.2.3"
    jawab = browser.post(address(kantor, "simpan/"), semua)
    assert jawab.status_code == 422
    assert 'value="1.2.3"' in jawab.content.decode()


def test_a_saved_cell_answers_with_every_cell_that_follows_from_it(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    jawab = masuk(kasubag).post(
        address(kantor, "simpan/"),
        {"s:p2.i1:komponen.tepat_waktu": "430", "r:p2.i1": "1"},
        headers={"Accept": "application/json"},
    )
    isi = jawab.json()
    assert isi["baris"]["p2.i1"]["revisi"] == 2
    sel = {n: s["teks"] for n, s in isi["sel"]["p2.i1"].items()}
    assert (sel["realisasi"], sel["capaian"], sel["capaian_tahun"]) == (
        "94,51%",
        "99,48%",
        "99,21%",
    )
    assert {"nama": "Program", "teks": "98,39%"} in isi["rerata"]
    assert set(isi["sel"]) == {"p2.i1"}
    assert sel["petunjuk"] == ""
    lebih = masuk(kasubag).post(
        address(kantor, "simpan/"),
        {"s:p2.i1:komponen.tepat_waktu": "4300", "r:p2.i1": "2"},
        headers={"Accept": "application/json"},
    )
    petunjuk = lebih.json()["sel"]["p2.i1"]["petunjuk"]["teks"]
    assert petunjuk.startswith("Di atas 100%.")
    assert f'data-s="petunjuk">{petunjuk}</small>' in masuk(kasubag).get(address(kantor)).text


def test_a_reviewer_notes_rows_returns_those_and_sends_on_the_rest(
    kantor: Kantor, kasubag: Akun, orang: Orang, masuk: Masuk
) -> None:
    masuk(kasubag).post(address(kantor, "langkah/"), revisions(kantor) | {"langkah": "ajukan"})
    sekcam = masuk(orang("sekcam", "sekretaris", kantor))
    isi = sekcam.get(address(kantor)).content.decode()
    assert "Teruskan ke Camat (33)" in isi
    assert 'name="s:' not in isi
    kirim = revisions(kantor) | {"langkah": "kembalikan", "catatan:gangguan": "Lampirkan <daftar>."}
    jawab = sekcam.post(address(kantor, "langkah/"), kirim, follow=True)
    assert "Berhasil: Kembalikan, 1 indikator." in jawab.content.decode()
    assert "Berikutnya menunggu Anda" not in jawab.text  # the rest of this quarter is here
    dua = "2025-T2"
    kirim = revisions(kantor, dua) | {"langkah": "ajukan"}
    masuk(kasubag).post(address(kantor, "langkah/").replace(TW, dua), kirim)
    jawab = sekcam.post(
        address(kantor, "langkah/"), revisions(kantor) | {"langkah": "teruskan"}, follow=True
    )
    assert "Berhasil: Teruskan ke Camat, 32 indikator." in jawab.content.decode()
    lanjut = address(kantor).replace(TW, dua)
    assert f'<a href="{lanjut}">Periksa TW II 2025: 33 indikator menunggu Anda</a>' in jawab.text
    pemilik = masuk(kasubag).get(address(kantor)).content.decode()
    assert "<b>Sekcam:</b> Lampirkan &lt;daftar&gt;." in pemilik
    tugas = menunggu(Akses(kasubag, HARI), TAHUN, kantor)
    assert tugas[0].judul == "1 angka TW I 2025 dikembalikan, perlu dibetulkan"
    assert tugas[0].menunggu == "Sekretaris"


def test_one_note_goes_to_all_rows_that_are_ticked_and_have_none_of_their_own(
    kantor: Kantor, kasubag: Akun, orang: Orang, masuk: Masuk
) -> None:
    masuk(kasubag).post(address(kantor, "langkah/"), revisions(kantor) | {"langkah": "ajukan"})
    sekcam = masuk(orang("sekcam", "sekretaris", kantor))
    isi = {
        **revisions(kantor),
        "langkah": "kembalikan",
        "pilih": ["gangguan", "p2.i1", "p3.i1"],
        "catatan:p2.i1": "Salah bulan.",
    }
    tolak: Any = sekcam.post(address(kantor, "langkah/"), isi)
    assert tolak.status_code == 422  # two of them without a note
    assert 'name="catatan"' in tolak.text
    sekcam.post(address(kantor, "langkah/"), isi | {"catatan": "Lampirkan daftarnya."})
    baris = Pengisian.objects.filter(kantor=kantor, periode=TW, keadaan="dikembalikan")
    assert dict(baris.values_list("indikator__id_teks", "catatan")) == {
        "gangguan": "Lampirkan daftarnya.",
        "p2.i1": "Salah bulan.",
        "p3.i1": "Lampirkan daftarnya.",
    }


def revisions(kantor: Kantor, periode: str = TW) -> dict[str, str]:
    """The editions of all rows, as the page posts them."""
    ada = Realisasi.objects.filter(kantor=kantor, periode=periode)
    return {f"r:{i}": str(r) for i, r in ada.values_list("indikator__id_teks", "revisi")}


def test_what_changed_since_approval_is_shown(
    kantor: Kantor, kasubag: Akun, orang: Orang, masuk: Masuk
) -> None:
    semua = [iv.indikator for iv in measured(muat(kantor, TAHUN), TW)]
    hal: dict[str, Any] = {"kantor": kantor, "tahun": TAHUN, "periode": TW, "pada": HARI}
    for siapa, langkah in (
        (kasubag, "ajukan"),
        (orang("sekcam", "sekretaris", kantor), "teruskan"),
        (orang("camat", "kepala", kantor), "setujui"),
    ):
        lakukan(**hal, actor=siapa, langkah=langkah, indikator=semua)
    organisasi = orang("organisasi", "bagian_organisasi", pemda=kantor.pemda)
    hal |= {"actor": organisasi, "indikator": ["gangguan"]}
    lakukan(**hal, langkah="kembalikan", catatan="Cocokkan dengan buku jaga.")
    assert "Berubah sejak disetujui" not in masuk(kasubag).get(address(kantor)).content.decode()
    tulis(kasubag, kantor, Isian("gangguan", 1, {"nilai": "7", "upaya": "Patroli."}))
    isi = masuk(kasubag).get(address(kantor)).content.decode()
    assert isi.count("Berubah sejak disetujui") == 1
    assert "<li>Realisasi: 5 kejadian → 7 kejadian</li>" in isi


def test_every_role_sees_every_period(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    for peran in ("operator", "sekretaris", "kepala", "inspektorat", "pimpinan"):
        daerah = peran in {"inspektorat", "pimpinan"}
        browser = masuk(orang(peran, peran, None if daerah else kantor, pemda=kantor.pemda))
        for periode in ("2025-T1", "2025-T4", "2025"):
            jawab = browser.get(f"/k/{kantor.uuid}/{TAHUN}/ukur/{periode}/")
            assert jawab.status_code == 200
            assert ('name="s:' in jawab.content.decode()) == (peran == "operator")


def test_a_year_of_another_office_is_no_period_of_this(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    assert masuk(kasubag).get(f"/k/{kantor.uuid}/{TAHUN}/ukur/2024-T1/").status_code == 404


# -- size ----------------------------------------------------------------------


def larger(berkas: Berkas, kali: int) -> Berkas:
    """The same office with so many times its indicators."""
    isi: dict[str, Any] = {}
    for nama in ("indikator", "indikator_versi", "target", "realisasi"):
        kolom = "id" if nama == "indikator" else "indikator"
        baris = getattr(berkas, nama)
        if nama == "indikator_versi":
            baris = [b.model_copy(update={"asal": "isian"}) if not b.rumus else b for b in baris]
        tambah = (
            b.model_copy(update={kolom: f"{getattr(b, kolom)}-{n}"})
            for n in range(2, kali + 1)
            for b in baris
        )
        isi[nama] = (*getattr(berkas, nama), *tambah)
    return berkas.model_copy(update=isi)


def test_three_times_the_rows_take_no_more_queries(
    kantor: Kantor, kasubag: Akun, masuk: Masuk, berkas_contoh: Berkas
) -> None:
    browser = masuk(kasubag)

    def queries(jalan: Callable[[], Any]) -> int:
        jalan()
        with CaptureQueriesContext(
            connection,
        ) as semua:
            assert jalan().status_code == 200
        return len(semua)

    def save() -> Any:
        nilai = str(
            Realisasi.objects.get(kantor=kantor, indikator__id_teks="gangguan", periode=TW).revisi
            + 1
        )
        return browser.post(
            address(kantor, "simpan/"),
            {"s:gangguan:nilai": nilai, "r:gangguan": str(int(nilai) - 1)},
            headers={"Accept": "application/json"},
        )

    halaman = [lambda: browser.get(address(kantor)), save]
    sedikit = [queries(h) for h in halaman]
    kantor.refresh_from_db()
    terapkan(rencanakan(larger(muat(kantor, TAHUN), 3), kantor.pemda), actor=None)
    assert browser.get(address(kantor)).content.decode().count("<tr data-i=") == 99
    assert [queries(h) for h in halaman] == sedikit


def test_progress_counts_what_the_berkas_measures(
    kantor: Kantor, kantor_lain: Kantor, berkas_contoh: Berkas
) -> None:
    assert government(berkas_contoh) == kantor.pemda
    for satu, tahun in ((kantor, TAHUN), (kantor_lain, 2024)):
        berkas, maju = muat(satu, tahun), progress([satu], tahun)[satu.pk]
        for periode in periods(tahun):
            jabatan = sorted(iv.penanggung_jawab or "" for iv in measured(berkas, periode))
            assert sorted(maju[periode].milik["draf"]) == jabatan


def test_the_region_sees_who_is_late(kantor: Kantor, orang: Orang, masuk: Masuk) -> None:
    bupati = orang("bupati", "pimpinan", pemda=kantor.pemda)
    isi = masuk(bupati).get(f"/ukur/{TAHUN}/").content.decode()
    assert "33 belum diajukan" in isi
    assert "terlambat" in isi


def test_a_quarter_without_targets_says_so_and_how_they_come(
    kantor: Kantor, kasubag: Akun, masuk: Masuk
) -> None:
    kata = "belum punya target untuk triwulan ini"
    assert kata not in masuk(kasubag).get(address(kantor)).text
    Target.objects.filter(kantor=kantor, periode=TW, indikator__id_teks="gangguan").delete()
    Kantor.objects.filter(pk=kantor.pk).update(masukan=F("masukan") + 1)
    isi = masuk(kasubag).get(address(kantor)).text
    assert f"1 indikator {kata}" in isi
    assert f'<a href="/k/{kantor.uuid}/{TAHUN}/rencana/target/">Cara mengisi target</a>' in isi
    target = masuk(kasubag).get(f"/k/{kantor.uuid}/{TAHUN}/rencana/target/").text
    assert "Target diisi dan dibetulkan di buku kerja" in target
