"""The page of findings in a real browser: filters, boxes, keys, and setting findings aside."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typst
from playwright.sync_api import Browser, Page, expect

from sakip.periksa import baca_teks
from sakip.periksa import periksa as periksa_dokumen
from sakip.periksa.abaian import baca_abaian, jalur_abaian
from sakip.periksa.html import Baris, tulis_indeks
from sakip.periksa.keluaran import jadi_data
from sakip.periksa.kerja import periksa_berkas
from tests.peramban import chromium

Buka = Callable[..., Page]
ISI = (
    "Tabel 1 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
    "1\tNilai AKIP\t74,30\t73,59\t101,04\n2\tSurat\t40 surat\t30 surat\t57,00\n"
    "3\tJumlah desa binaan\t10%\t10%\t100,00\n5\tRapat\t08\t8\t100,00\n"
)
PDF = """#set page(width: 14cm, height: 12cm)
Kata pengantar. #pagebreak()
Tabel 1 Capaian

#table(columns: 5, [No], [Indikator], [Target], [Realisasi], [Capaian (%)],
 [1], [Nilai AKIP], [74,30], [73,59], [99,04],
 [2], [Jumlah surat], [40 surat], [30 surat], [57,00])
#pagebreak()
Tabel 2 Anggaran

#table(columns: 4, [Program], [Anggaran], [Realisasi Anggaran], [% Serapan],
 [Penunjang], [1.000.000], [900.000], [80,00], [Pelayanan], [500.000], [400.000], [80,00])"""
TANPA_PEMILIH = "delete window.showSaveFilePicker"
PEMILIH = """window.ditanya = 0; window.terisi = '';
window.showSaveFilePicker = async () => (window.ditanya++, {createWritable: async () => ({
  write: async (t) => { window.terisi = t; }, close: async () => {} })})"""


@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    with chromium() as satu:
        yield satu


@pytest.fixture(scope="module")
def naskah(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF with findings on two pages, and its page beside it."""
    path = tmp_path_factory.mktemp("pdf") / "lkjip.pdf"
    path.write_bytes(typst.compile(PDF.encode()))
    periksa_berkas(path, path.with_suffix(".html"))
    return path.with_suffix(".html")


@pytest.fixture
def laporan(tmp_path: Path) -> Path:
    path = tmp_path / "laporan.txt"
    path.write_text(ISI, encoding="utf-8")
    return path


@pytest.fixture
def buka(peramban: Browser) -> Iterator[Buka]:
    """``buka(html)``: the page from disk, offline; whatever it complains of fails the test."""
    keluhan: list[str] = []
    konteks = []

    def halaman(html: Path, naskah: str = TANPA_PEMILIH, **pilihan: object) -> Page:
        satu = peramban.new_context(offline=True, **pilihan)  # type: ignore[arg-type]
        konteks.append(satu)
        satu.add_init_script(naskah)
        page = satu.new_page()
        page.on("pageerror", lambda e: keluhan.append(str(e)))
        page.on("console", lambda m: keluhan.append(m.text) if m.type == "error" else None)
        page.goto(html.as_uri())
        return page

    yield halaman
    for satu in konteks:
        satu.close()
    assert keluhan == []


def periksa(laporan: Path) -> Path:
    """Check again, as the command does, and write the page."""
    html = laporan.with_suffix(".html")
    periksa_berkas(laporan, html)
    return html


def abaikan(page: Page, ke: int, alasan: str = "Sesuai SK", oleh: str = "Rini") -> None:
    page.locator(".temuan").nth(ke).get_by_role("button", name="Abaikan").click()
    page.get_by_label("Alasan").fill(alasan)
    page.get_by_label("Nama pemeriksa").fill(oleh)
    page.locator("dialog").get_by_role("button", name="Abaikan").click()


def test_a_choice_shows_only_what_fits_it_and_says_how_many(buka: Buka, naskah: Path) -> None:
    page = buka(naskah)
    expect(page.locator("#tampak")).to_have_text("2 temuan")
    page.get_by_label("Pemeriksaan").select_option("persen")
    expect(page.locator(".temuan:visible")).to_have_count(1)
    expect(page.locator(".temuan:visible")).to_contain_text("900.000 / 1.000.000")
    expect(page.locator(".halaman:visible")).to_have_count(1)
    expect(page.locator("#tampak")).to_have_text("1 dari 2 temuan")
    page.locator("select[name=hlm]").select_option("2")
    expect(page.locator(".temuan:visible, .bagian:visible, .halaman:visible")).to_have_count(0)
    page.get_by_role("button", name="Tampilkan semua").click()
    expect(page.locator(".temuan:visible")).to_have_count(2)


def test_only_what_changes_a_decision(buka: Buka, laporan: Path) -> None:
    page = buka(periksa(laporan))
    assert page.locator(".temuan").count() >= 3
    page.get_by_label("Kelas").select_option("putusan")
    expect(page.locator(".temuan:visible")).to_have_count(1)
    expect(page.locator(".temuan:visible")).to_contain_text("101,04")


def test_a_box_leads_to_its_sum_and_the_sum_to_its_box(buka: Buka, naskah: Path) -> None:
    page = buka(naskah, viewport={"width": 1280, "height": 500})
    kartu = page.locator(".temuan[data-cek=persen]")
    nama = kartu.get_attribute("id")
    kotak = page.locator(f"#k-{(nama or '')[2:]}")
    expect(kotak.locator("rect.kotak")).not_to_be_in_viewport()
    kartu.get_by_role("link", name="halaman 3").click()
    expect(kotak.locator("rect.kotak")).to_be_in_viewport()
    page.locator(".temuan").first.scroll_into_view_if_needed()
    kotak.locator("rect.kotak").click()
    expect(kartu).to_be_in_viewport()
    assert page.url.endswith(f"#{nama}")


def test_everything_is_done_by_keys(buka: Buka, laporan: Path) -> None:
    page = buka(periksa(laporan))
    kartu = page.locator(".temuan")
    for tombol, ke in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(tombol)
        expect(kartu.nth(ke)).to_be_focused()
    kedua, ketiga = (kartu.nth(n).get_attribute("id") for n in (1, 2))
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    page.keyboard.press("a")
    page.keyboard.type("Menurut lampiran j dan k")
    page.keyboard.press("Tab")
    page.keyboard.type("Rini")
    page.keyboard.press("Enter")
    expect(page.locator(f".diabaikan #{kedua}")).to_contain_text("Menurut lampiran j dan k (Rini")
    expect(page.locator(f"#{ketiga}")).to_be_focused()


def test_what_was_set_aside_is_saved_and_found_again_by_the_next_check(
    buka: Buka, laporan: Path
) -> None:
    page = buka(periksa(laporan))
    nama = (page.locator(".temuan").first.get_attribute("id") or "")[2:]
    banyak = page.locator(".temuan").count()
    abaikan(page, 0, "Sesuai <b>SK</b>")
    expect(page.locator(".ringkas .putusan")).to_have_text("0 Mengubah putusan")
    expect(page.locator(".ringkas .diabaikan")).to_have_text("1 Diabaikan")
    expect(page.locator(".simpan")).to_contain_text("1 perubahan belum disimpan.")
    page.reload()  # nothing is lost with the page
    expect(page.locator(".diabaikan .temuan")).to_contain_text("Diabaikan: Sesuai <b>SK</b> (Rini")
    with page.expect_download() as unduhan:
        page.get_by_role("button", name="Simpan daftar").click()
    assert unduhan.value.suggested_filename == "laporan.txt.periksa.json"
    unduhan.value.save_as(jalur_abaian(laporan))
    expect(page.locator(".simpan")).to_contain_text("Taruh di folder laporan.txt")

    (abai,) = baca_abaian(laporan)
    assert (abai.id, abai.alasan, abai.oleh) == (nama, "Sesuai <b>SK</b>", "Rini")
    assert abai.pada.tzinfo is not None
    hasil = periksa_berkas(laporan)
    assert [a.id for a in hasil.diabaikan] == [nama]
    assert len(hasil.temuan) == banyak - 1

    periksa(laporan)
    page.reload()
    expect(page.locator(".diabaikan .temuan")).to_contain_text("Sesuai <b>SK</b> (Rini")
    expect(page.locator(".simpan")).to_be_hidden()


def test_what_is_taken_back_returns_to_its_place_and_leaves_the_list(
    buka: Buka, laporan: Path
) -> None:
    hasil = periksa_berkas(laporan)
    ada = [{"id": t.id, "alasan": "Lama", "oleh": "Budi", "pada": "2025-02-03T10:00:00+07:00"}
           for t in hasil.temuan[:2]]  # fmt: skip
    ada.append({**ada[0], "id": "00000000"})  # a finding that is no more
    jalur_abaian(laporan).write_text(json.dumps({"versi": 1, "diabaikan": ada}))
    page = buka(periksa(laporan))
    expect(page.locator(".lama")).to_contain_text("Lama (Budi, 2025-02-03 10:00)")
    page.locator(f"#t-{hasil.temuan[0].id}").get_by_role("button", name="Pulihkan").click()
    expect(page.locator(f"[data-bagian=putusan] #t-{hasil.temuan[0].id}")).to_be_visible()
    with page.expect_download() as unduhan:
        page.get_by_role("button", name="Simpan daftar").click()
    isi = json.loads(unduhan.value.path().read_bytes())
    assert isi == {"versi": 1, "diabaikan": ada[1:]}


def test_where_the_browser_can_write_it_asks_once_for_the_place(buka: Buka, laporan: Path) -> None:
    page = buka(periksa(laporan), PEMILIH)
    for _ in range(2):
        abaikan(page, 0)
        page.get_by_role("button", name="Simpan daftar").click()
        expect(page.locator(".simpan")).to_contain_text("Tersimpan")
    assert page.evaluate("ditanya") == 1
    assert len(json.loads(page.evaluate("terisi"))["diabaikan"]) == 2


def test_without_script_all_is_there_to_read(buka: Buka, laporan: Path) -> None:
    page = buka(periksa(laporan), java_script_enabled=False)
    assert page.locator(".temuan:visible").count() >= 3
    expect(page.locator(".saringan, dialog, .simpan").locator("visible=true")).to_have_count(0)
    expect(page.locator(".catatan")).to_contain_text("sakip periksa laporan.txt --abaikan ID")


@pytest.mark.parametrize("lebar", [360, 768, 1440])
def test_nothing_sticks_out_of_the_screen(buka: Buka, naskah: Path, lebar: int) -> None:
    page = buka(naskah, viewport={"width": lebar, "height": 800})
    page.locator(".benar > summary").click()
    abaikan(page, 0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_table_of_many_files_sorts_by_any_heading(buka: Buka, tmp_path: Path) -> None:
    hasil = {n: jadi_data(periksa_dokumen(baca_teks(ISI[:m]))) for n, m in
             (("b 10.txt", 140), ("b 9.txt", len(ISI)), ("a.txt", 95))}  # fmt: skip
    html = tmp_path / "index.html"
    html.write_text(tulis_indeks([Baris(n, h) for n, h in hasil.items()]), encoding="utf-8")
    page = buka(html)

    def urutan(judul: str) -> list[str]:
        page.get_by_role("button", name=judul).click()
        return page.locator("tbody td:first-child").all_text_contents()

    assert urutan("Berkas") == ["a.txt", "b 9.txt", "b 10.txt"]
    assert urutan("Berkas") == ["b 10.txt", "b 9.txt", "a.txt"]
    salah = sorted(hasil, key=lambda n: -len(hasil[n].temuan))
    assert urutan("Salah") == salah
    assert len({len(h.temuan) for h in hasil.values()}) == 3
    expect(page.get_by_role("columnheader", name="Salah")).to_have_attribute(
        "aria-sort", "descending"
    )
