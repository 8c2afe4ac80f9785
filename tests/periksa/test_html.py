"""The page of findings: whole by itself, safe whatever the document says, linked both ways."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import typst

from sakip.galat import Galat
from sakip.periksa import baca_teks, periksa
from sakip.periksa.abaian import Abaian, jalur_abaian
from sakip.periksa.html import Baris, tulis_indeks, tulis_laporan
from sakip.periksa.keluaran import jadi_data
from sakip.periksa.kerja import periksa_berkas

KEPALA = "Tabel 1 Capaian\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
ISI = KEPALA + "1\tNilai AKIP\t74,30\t73,59\t99,04\n2\tSurat\t40 surat\t30 surat\t57,00\n"
JAHAT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


class Unsur(HTMLParser):
    """The elements of a page with their attributes, and whether they are closed in order."""

    def __init__(self, halaman: str) -> None:
        super().__init__()
        self.semua: list[tuple[str, dict[str, str | None]]] = []
        self.terbuka: list[str] = []
        self.feed(halaman)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.semua.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "input", "hr"):
            self.terbuka.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.semua.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag != "hr":
            assert self.terbuka.pop() == tag

    def nilai(self, sifat: str) -> list[str]:
        return [a[sifat] or "" for _, a in self.semua if sifat in a]


def laporan(isi: str, *abaian: Abaian, nama: str = "laporan.txt") -> str:
    dokumen = baca_teks(isi, nama)
    return tulis_laporan(jadi_data(periksa(dokumen), abaian), dokumen, {})


def test_each_finding_and_its_cell_are_linked_both_ways() -> None:
    unsur = Unsur(laporan(ISI))
    nama, tautan = unsur.nilai("id"), unsur.nilai("href")
    (temuan,) = [n for n in nama if n.startswith("t-")]
    assert f"#{temuan}" in tautan
    assert f"#k-{temuan[2:]}" in tautan
    assert f"k-{temuan[2:]}" in nama
    assert len(set(nama)) == len(nama)
    assert unsur.terbuka == []


def test_the_stated_figure_the_right_one_and_the_sum_are_shown() -> None:
    halaman = laporan(ISI)
    for teks in ("<dd>57,00</dd>", "<dd>75</dd>", "30 / 40 × 100 = 75"):
        assert teks in halaman


def test_text_of_a_document_never_becomes_markup() -> None:
    isi = f"Tabel {JAHAT}\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
    isi += f"1\t{JAHAT}\t40\t30\t57,00\n2\tA\t10\t10\t100\n"
    unsur = Unsur(laporan(isi, nama=f"{JAHAT}.txt"))
    assert [t for t, _ in unsur.semua].count("script") == 1  # our own
    assert "img" not in {t for t, _ in unsur.semua}
    assert not [k for _, a in unsur.semua for k in a if k.startswith("on")]


def test_nothing_is_asked_of_the_network_and_only_our_script_may_run() -> None:
    halaman = laporan(ISI)
    unsur = Unsur(halaman)
    assert all(t.startswith("#") for t in unsur.nilai("href"))
    assert unsur.nilai("src") == []
    assert "url(" not in halaman
    (izin,) = [c for c in unsur.nilai("content") if "default-src" in c]
    naskah = re.findall(r"<script>(.*?)</script>", halaman, re.DOTALL)
    sidik = base64.b64encode(hashlib.sha256(naskah[0].encode()).digest()).decode()
    assert "default-src 'none'" in izin
    assert f"script-src 'sha256-{sidik}'" in izin


def test_what_was_set_aside_stands_apart_with_its_reason() -> None:
    (temuan,) = jadi_data(periksa(baca_teks(ISI))).temuan
    abai = Abaian.model_validate(
        {
            "id": temuan.id,
            "alasan": f"Sesuai SK {JAHAT}",
            "oleh": "Rini",
            "pada": "2025-02-03T10:00",
        }
    )
    hasil = jadi_data(periksa(baca_teks(ISI)), [abai])
    assert (hasil.temuan, [a.temuan.id for a in hasil.diabaikan]) == ((), [temuan.id])
    halaman = laporan(ISI, abai)
    assert "Tidak ada temuan." in halaman
    assert "Sesuai SK &lt;script&gt;" in halaman
    assert "(Rini, 2025-02-03 10:00)" in halaman


def test_an_id_stays_while_the_figures_stay() -> None:
    def nama(isi: str) -> list[str]:
        return [t.id for t in jadi_data(periksa(baca_teks(isi))).temuan]

    assert nama(ISI) == nama("Kata pengantar.\n\n" + ISI)
    assert nama(ISI) != nama(ISI.replace("57,00", "58,00"))
    kembar = nama(ISI + "\nLalu.\n\n" + ISI)
    assert len(set(kembar)) == len(kembar) == 2


def test_what_changes_a_decision_comes_first() -> None:
    isi = KEPALA + "1\tA\t10\t10\t100\n2\tB\t40\t30\t57,00\n3\tNilai AKIP\t74,30\t73,59\t101,04\n"
    halaman = laporan(isi)
    assert halaman.index("Mengubah putusan</span>") < halaman.index("57,00")


def test_a_pdf_shows_only_the_pages_with_findings_boxed(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    isi = """#set page(width: 14cm, height: 12cm)
Kata pengantar. #pagebreak()
Tabel 1 Capaian

#table(columns: 5, [No], [Indikator], [Target], [Realisasi], [Capaian (%)],
 [1], [Nilai AKIP], [74,30], [73,59], [99,04],
 [2], [Jumlah surat], [40 surat], [30 surat], [57,00])"""
    path.write_bytes(typst.compile(isi.encode()))
    hasil = periksa_berkas(path, tmp_path / "laporan.html")
    halaman = (tmp_path / "laporan.html").read_text(encoding="utf-8")
    unsur = Unsur(halaman)
    assert [i for i in unsur.nilai("id") if i[:2] in ("g-", "h-")] == ["g-2", "h-2"]
    kotak = hasil.temuan[0].kotak
    assert kotak is not None
    letak = [a for t, a in unsur.semua if t == "rect" and (a["class"] or "").startswith("kotak")]
    assert {a["x"] for a in letak} == {f"{kotak[0]:.1f}"}
    assert len(halaman) < 200_000


def test_a_damaged_list_of_set_aside_findings_is_named(tmp_path: Path) -> None:
    path = tmp_path / "laporan.txt"
    path.write_text(ISI, encoding="utf-8")
    jalur_abaian(path).write_text("{", encoding="utf-8")
    with pytest.raises(Galat, match="tidak dapat dibaca"):
        periksa_berkas(path)


def test_the_page_of_many_files_puts_the_weightiest_first_and_the_unread_last() -> None:
    bersih, temuan = (jadi_data(periksa(baca_teks(i))) for i in (ISI.split("2\tS")[0], ISI))
    gagal = Galat("periksa.rusak", "c.pdf", "PDF ini rusak.", "Simpan ulang.")
    halaman = tulis_indeks(
        [Baris("a.txt", bersih, "a.html"), Baris("c.pdf", gagal), Baris(JAHAT, temuan, "b.html")]
    )
    unsur = Unsur(halaman)
    assert unsur.nilai("href") == ["b.html", "a.html"]
    assert "c.pdf</b>: PDF ini rusak. Simpan ulang." in halaman
    assert [t for t, _ in unsur.semua].count("script") == 1  # our own, which sorts
    assert "img" not in {t for t, _ in unsur.semua}
    assert f"<b>{JAHAT}" not in halaman


def test_what_holds_is_listed_with_its_sum_and_what_was_not_recomputed_is_named() -> None:
    lain = "\nUraian.\n\nTabel 2 Lain-lain\nAlat\tUkuran A\tUkuran B\nX\t1,5\t7\nY\t2,5\t3\n"
    halaman = laporan(ISI + lain)
    assert "<td>73,59 / 74,30 × 100</td>" in halaman
    assert "<li>Tabel 2 Lain-lain (baris 9, kolom 1)</li>" in halaman
