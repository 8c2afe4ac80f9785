"""The grid as a Kasubag uses it: keys, a block from Excel, no line, two people in one cell."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import FilePayload, Route, expect

from sakip.web.akun.models import Akun
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.models import Pengisian, Realisasi

from ..conftest import TAHUN, Orang
from .conftest import Buka

pytestmark = pytest.mark.django_db(transaction=True)
TW = "2025-T1"


def stored(kantor: Kantor, indikator: str) -> Realisasi:
    return Realisasi.objects.get(kantor=kantor, indikator__id_teks=indikator, periode=TW)


def test_an_hour_at_the_grid(kantor: Kantor, orang: Orang, buka: Buka) -> None:
    alamat = f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/"
    kasubag = orang("kasubag", "operator", kantor)
    page = buka(
        kasubag,
        alamat,
        viewport={"width": 1440, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    ketik = page.keyboard

    def sel(indikator: str, bidang: str) -> Any:
        return page.locator(f'tr[data-i="{indikator}"] [data-b="{bidang}"]')

    def tampil(indikator: str, nama: str) -> Any:
        return page.locator(f'tr[data-i="{indikator}"] [data-s="{nama}"]')

    keadaan = page.locator("#keadaan")

    # A table: every cell stands under its heading.
    kiri = "e => [...e.children].map(x => Math.round(x.getBoundingClientRect().left))"
    judul = page.locator("table.kisi thead tr").evaluate(kiri)
    for baris in page.locator("table.kisi tbody tr:visible[data-i]").all():
        assert baris.evaluate(kiri) == judul

    # Typed and Enter: saved, what follows is shown, the next field down is ready.
    sel("p2.i1", "komponen.tepat_waktu").click()
    ketik.type("430")
    ketik.press("Enter")
    expect(sel("p2.i1", "komponen.permohonan")).to_be_focused()
    expect(tampil("p2.i1", "capaian")).to_have_text("99,48%")
    ketik.press("Enter")
    expect(sel("p2.k1.i1", "komponen.pengaduan_selesai")).to_be_focused()
    ketik.press("ArrowUp")
    ketik.press("ArrowUp")
    ketik.type("999")
    ketik.press("Escape")
    expect(sel("p2.i1", "komponen.tepat_waktu")).to_have_value("430")
    ketik.press("Control+z")
    expect(tampil("p2.i1", "capaian")).to_have_text("95,32%")

    # Refused with the reason at the cell; the typed text stays.
    sel("gangguan", "nilai").click()
    ketik.type("tujuh")
    ketik.press("Enter")
    expect(keadaan).to_contain_text("'tujuh' tidak terbaca sebagai angka")
    page.get_by_role("button", name="Ke selnya").click()
    expect(page.locator("#balon")).to_be_visible()
    ketik.press("Escape")
    expect(sel("gangguan", "nilai")).to_have_value("5")

    # A block from Excel with Indonesian numbers is one request.
    blok = '1.842\tSesuai rencana\r\n4\t"Dua\r\nbaris"\r\n'
    page.evaluate("teks => navigator.clipboard.writeText(teks)", blok)
    sel("p2.k1.s1.i1", "nilai").click()
    with page.expect_request("**/simpan/") as kiriman:
        ketik.press("Control+v")
    assert len([k for k in (kiriman.value.post_data or "").split("&") if k[0] == "s"]) == 4
    expect(tampil("p2.k1.s1.i1", "capaian")).to_have_text("120,00%")  # 1.842 of 400, capped
    assert stored(kantor, "p2.k1.s1.i1").nilai == 1842
    assert stored(kantor, "p2.k1.s2.i1").penjelasan == "Dua\nbaris"
    # What was saved stands there as it will be printed, however it was typed.
    expect(sel("p2.k1.s1.i1", "nilai")).to_have_value("1.842")
    sel("p2.k1.s1.i1", "nilai").fill("1500")
    ketik.press("Enter")
    expect(sel("p2.k1.s1.i1", "nilai")).to_have_value("1.500")
    assert stored(kantor, "p2.k1.s1.i1").nilai == 1500

    # No number, with its reason.
    sel("p4.i1", "nilai").click()
    ketik.press("Alt+ArrowDown")
    page.get_by_label("Sebabnya").fill("Buku catatan hilang")
    ketik.press("Enter")
    expect(sel("p4.i1", "nilai")).to_have_value("belum tersedia")
    expect(sel("p4.i1", "nilai")).to_be_focused()
    assert stored(kantor, "p4.i1").alasan == "Buku catatan hilang"

    # Without a line the work stays in the browser, through a reload too, and goes out later.
    page.route("**/simpan/", lambda r: r.abort())
    sel("gangguan", "nilai").click()
    ketik.type("6")
    ketik.press("Enter")
    expect(keadaan).to_contain_text("Tidak ada sambungan")
    page.on("dialog", lambda d: d.accept())
    page.reload()
    expect(sel("gangguan", "nilai")).to_have_value("6")
    page.unroute("**/simpan/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(tampil("gangguan", "capaian")).to_have_text("100,00%")
    assert stored(kantor, "gangguan").nilai == 6

    # Somebody else was in the same cell: both values, and nobody's is lost.
    kasi = buka(orang("kasi", "pemilik", kantor, "kasi-trantib"), alamat)
    kasi.locator('tr[data-i="gangguan"] [data-b="nilai"]').fill("9")
    kasi.keyboard.press("Enter")
    expect(kasi.locator("#keadaan")).to_contain_text("Semua tersimpan")
    sel("gangguan", "nilai").click()
    ketik.type("8")
    ketik.press("Enter")
    expect(keadaan).to_contain_text("Kasi baru saja mengubah sel ini.")
    sel("gangguan", "nilai").click()
    page.get_by_role("button", name="Kasi: 9").click()
    expect(sel("gangguan", "nilai")).to_have_value("9")

    # Sent on; what was just typed goes first.
    sel("gangguan", "upaya").click()
    ketik.type("Patroli malam")
    page.get_by_role("button", name="Ajukan ke Sekretaris (33)").click()
    expect(page.locator(".pesan")).to_have_text("Berhasil: Ajukan ke Sekretaris, 33 indikator.")
    assert stored(kantor, "gangguan").upaya == "Patroli malam"
    assert Pengisian.objects.filter(kantor=kantor, keadaan="diajukan").count() == 33


def test_a_row_fits_the_screen(kantor: Kantor, orang: Orang, buka: Buka) -> None:
    page = buka(orang("kasubag", "operator", kantor), f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/")
    for lebar in (1440, 1366, 1280, 1024, 768):
        page.set_viewport_size({"width": lebar, "height": 768})
        terpotong = page.locator(".bingkai-kisi, .kisi :is(td, tbody th)").evaluate_all(
            "semua => semua.filter(e => e.scrollWidth > e.clientWidth).map(e => e.innerText)"
        )
        assert terpotong == [], lebar
        # Every cell under its heading, and room for a sentence in each of the words.
        kiri = page.locator(".kisi tr").evaluate_all(
            "b => b.map(tr => [...tr.children].map(e => Math.round(e.getBoundingClientRect().x)))"
        )
        assert all(baris == kiri[0] for baris in kiri), lebar
        for kata in ("Penjelasan", "Kendala", "Upaya"):
            kotak = page.get_by_role("textbox", name=kata).first.bounding_box()
            assert kotak, (lebar, kata)
            assert kotak["width"] >= 160, (lebar, kata)


def test_what_is_typed_before_the_script_has_come_is_saved(
    kantor: Kantor, orang: Orang, buka: Buka
) -> None:
    page = buka(orang("kasubag", "operator", kantor), "/akun/")
    tertahan: list[Route] = []
    page.route("**/ukur*.js", lambda r: tertahan.append(r))
    alamat = f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/"
    page.goto(page.url.replace("/akun/", alamat), wait_until="commit")
    gangguan = page.get_by_label("Realisasi, Jumlah gangguan ketenteraman dan ketertiban")
    waktu = page.get_by_label("Realisasi, Waktu tanggap laporan gangguan")

    # Enter in a cell saves the page and sends nothing on to anybody.
    waktu.fill("50")
    waktu.press("Enter")
    expect(page.get_by_text("1 baris tersimpan.")).to_be_visible()
    assert stored(kantor, "p4.i1").nilai == 50
    assert not Pengisian.objects.filter(kantor=kantor).exists()

    # What stands in a cell when the script comes goes out at once.
    gangguan.fill("7")
    waktu.click()
    for satu in tertahan[-1:]:
        satu.continue_()
    expect(page.locator("#keadaan")).to_have_text("Semua tersimpan.")
    assert stored(kantor, "gangguan").nilai == 7
    expect(gangguan).to_have_value("7")


def test_a_session_that_ends_while_one_types(kantor: Kantor, orang: Orang, buka: Buka) -> None:
    kasubag, camat = orang("kasubag", "operator", kantor), orang("camat", "kepala", kantor)
    page = buka(kasubag, f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/")
    keadaan, asal = page.locator("#keadaan"), page.url.partition("/k/")[0]

    def become(akun: Akun) -> None:
        """Somebody signs in again in another tab: a new session, and the old token is void."""
        klien = Client()
        klien.force_login(akun)
        page.context.add_cookies(
            [{"name": n, "value": m.value, "url": asal} for n, m in klien.cookies.items()]
        )

    page.context.clear_cookies()
    gangguan = page.get_by_label("Realisasi, Jumlah gangguan ketenteraman dan ketertiban")
    gangguan.fill("8")
    gangguan.press("Enter")
    expect(keadaan).to_contain_text("Sesi Anda berakhir")
    expect(keadaan.get_by_role("link", name="Masuk lagi")).to_be_visible()

    # Somebody else does not send what the first one typed.
    become(camat)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(keadaan).to_contain_text("kini masuk orang lain")
    assert stored(kantor, "gangguan").nilai == 5

    become(kasubag)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(keadaan).to_have_text("Semua tersimpan.")
    assert stored(kantor, "gangguan").nilai == 8


def test_what_was_refused_is_not_called_saved(kantor: Kantor, orang: Orang, buka: Buka) -> None:
    page = buka(orang("kasubag", "operator", kantor), f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/")
    page.on("dialog", lambda d: d.accept())
    gangguan = page.get_by_label("Realisasi, Jumlah gangguan ketenteraman dan ketertiban")
    waktu = page.get_by_label("Realisasi, Waktu tanggap laporan gangguan")
    gangguan.fill("Rp 1.234.567")
    gangguan.press("Enter")
    expect(page.locator("#keadaan")).to_contain_text("bersatuan Rp")
    waktu.fill("50")
    waktu.press("Enter")
    expect(page.locator('tr[data-i="p4.i1"] [data-k="tersimpan"]')).to_be_visible()
    expect(page.locator("#keadaan")).to_contain_text("bersatuan Rp")
    gangguan.press("Escape")
    expect(page.locator("#keadaan")).to_have_text("Semua tersimpan.")


def test_a_refusal_leads_to_its_row(kantor: Kantor, orang: Orang, buka: Buka) -> None:
    page = buka(orang("kasubag", "operator", kantor), f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/")
    for nama in ("Jumlah gangguan ketenteraman dan ketertiban", "Waktu tanggap laporan gangguan"):
        page.get_by_label(f"Realisasi, {nama}").fill("")
        page.get_by_label(f"Realisasi, {nama}").press("Enter")
    expect(page.locator("#keadaan")).to_have_text("Semua tersimpan.")
    page.get_by_role("button", name="Ajukan ke Sekretaris (33)").click()
    expect(page.locator("#salah")).to_contain_text("Ada 2 hal yang harus dibetulkan.")
    page.locator("#salah").get_by_role("link", name="Waktu tanggap laporan gangguan").click()
    expect(page.get_by_label("Realisasi, Waktu tanggap laporan gangguan")).to_be_focused()


def test_a_block_with_words_and_evidence_then_sent_on(
    kantor: Kantor, orang: Orang, buka: Buka
) -> None:
    page = buka(
        orang("kasubag", "operator", kantor),
        f"/k/{kantor.uuid}/{TAHUN}/ukur/{TW}/",
        permissions=["clipboard-read", "clipboard-write"],
    )
    # Two rows of two parts and one of a figure, each with its explanation after what it has.
    blok = "410\t430\tLancar\n5\t6\tBaik\n1\tDipasang di loket\n"
    page.evaluate("teks => navigator.clipboard.writeText(teks)", blok)
    page.locator('tr[data-i="p2.i1"] [data-b="komponen.tepat_waktu"]').click()
    page.keyboard.press("Control+v")
    expect(page.locator("#keadaan")).to_have_text("Semua tersimpan.")
    assert stored(kantor, "p2.i1").komponen == {"tepat_waktu": "410", "permohonan": "430"}
    assert [stored(kantor, i).penjelasan for i in ("p2.i1", "p2.k1.i1", "p2.k1.i2")] == [
        "Lancar",
        "Baik",
        "Dipasang di loket",
    ]

    # One's own evidence is no change by somebody else; focus stays where one works.
    baris = page.locator('tr[data-i="p2.i1"]')
    baris.get_by_role("link", name="Bukti").click()
    dialog = page.get_by_role("dialog", name="Asal-usul angka")
    berkas = FilePayload(name="register.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 isi")
    dialog.get_by_label("Unggah berkas").set_input_files(berkas)
    dialog.get_by_role("button", name="Tambahkan bukti").click()
    expect(dialog.get_by_role("link", name="register")).to_be_visible()
    expect(dialog.get_by_role("heading", name="Bukti")).to_be_focused()
    dialog.get_by_role("button", name="Tutup").click()
    expect(baris.get_by_role("link", name="Bukti (")).to_be_visible()
    page.get_by_role("button", name="Ajukan ke Sekretaris (33)").click()
    expect(page.locator(".pesan")).to_have_text("Berhasil: Ajukan ke Sekretaris, 33 indikator.")


def test_money_is_typed_and_pasted_as_in_a_sheet(kantor: Kantor, orang: Orang, buka: Buka) -> None:
    page = buka(
        orang("kasubag", "operator", kantor),
        f"/k/{kantor.uuid}/{TAHUN}/data/anggaran/",
        permissions=["clipboard-read", "clipboard-write"],
    )
    pertama = page.locator('[name="2025-T1"][form="f-p2.k1.s1"]')
    kedua = page.locator('[name="2025-T1"][form="f-p2.k1.s2"]')
    pertama.click()
    pertama.fill("9.640.001")
    pertama.press("Enter")
    expect(kedua).to_be_focused()
    expect(page.locator("#u-p2\\.k1\\.s1").get_by_text("Tersimpan")).to_be_visible()
    page.evaluate("teks => navigator.clipboard.writeText(teks)", "1.000\t2.000\r\n3.000\r\n")
    kedua.press("ArrowUp")
    with page.expect_response("**/anggaran/p2.k1.s1/"), page.expect_response("**/p2.k1.s2/"):
        page.keyboard.press("Control+v")
    expect(page.locator("#u-p2\\.k1\\.s2").get_by_text("Tersimpan")).to_be_visible()
    page.reload()
    expect(pertama).to_have_value("1.000")
    expect(page.locator('[name="2025-T2"][form="f-p2.k1.s1"]')).to_have_value("2.000")
    expect(kedua).to_have_value("3.000")
