"""A line that breaks: what did not arrive is told where it was typed, and can be sent again."""

from __future__ import annotations

from playwright.sync_api import Dialog, expect

from sakip.web.organisasi.models import Kantor

from ..conftest import TAHUN, Orang
from .conftest import Buka


def test_money_that_did_not_arrive_is_not_taken_for_kept(
    kantor: Kantor, orang: Orang, buka: Buka
) -> None:
    page = buka(orang("kasubag", "operator", kantor), f"/k/{kantor.uuid}/{TAHUN}/data/anggaran/")
    baris = page.locator("#u-p2\\.k1\\.s1")
    sel = page.locator('[name="2025-T1"][form="f-p2.k1.s1"]')
    sel.fill("9.640.001")
    sel.press("Enter")
    expect(baris.get_by_text("Tersimpan")).to_be_visible()

    page.context.set_offline(True)
    sel.fill("9.640.002")
    sel.press("Enter")
    expect(baris.get_by_role("alert")).to_contain_text("Belum tersimpan")
    expect(baris.get_by_text("✓ Tersimpan")).to_have_count(0)
    tanya: list[str] = []

    def stay(dialog: Dialog) -> None:
        tanya.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert tanya == ["beforeunload"]
    page.get_by_role("button", name="Rp").first.click()
    dialog = page.get_by_role("dialog", name="Asal-usul angka")
    expect(dialog.get_by_role("alert")).to_contain_text("Belum dapat dimuat")

    page.context.set_offline(False)
    dialog.get_by_role("button", name="Coba lagi").click()
    expect(dialog.get_by_role("heading").first).to_be_visible()
    expect(dialog.get_by_role("alert")).to_have_count(0)
    dialog.get_by_role("button", name="Tutup").click()
    baris.get_by_role("button", name="Kirim lagi").click()
    expect(baris.get_by_text("✓ Tersimpan")).to_be_visible()
    expect(baris.get_by_role("alert")).to_have_count(0)
    page.reload()
    expect(sel).to_have_value("9.640.002")


def test_an_answer_that_failed_is_told_too(kantor: Kantor, orang: Orang, buka: Buka) -> None:
    page = buka(orang("kasubag", "operator", kantor), f"/k/{kantor.uuid}/{TAHUN}/data/anggaran/")
    page.route("**/anggaran/p2.k1.s1/", lambda r: r.fulfill(status=502, body="<h1>Bad Gateway"))
    page.locator('[name="2025-T1"][form="f-p2.k1.s1"]').fill("5")
    page.keyboard.press("Enter")
    expect(page.locator("#u-p2\\.k1\\.s1").get_by_role("alert")).to_contain_text("Belum tersimpan")
