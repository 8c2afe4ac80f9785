"""Rencana Aksi and its measurement: document 000 found again, slips mended, steps in place."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.berkas.janji import RencanaAksi
from sakip.galat import Galat
from sakip.laporan.rencana_aksi import pengukuran_rencana_aksi, rencana_aksi
from sakip.naskah.kisi import petak
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Dokumen, Paragraf, Sel, TandaTangan
from sakip.naskah.telusur import polos

from .kantor import BERJALAN, bahan, blocks, said, tables


@cache
def measured(nama: str) -> Dokumen:
    return pengukuran_rencana_aksi(bahan(nama).berkas, bahan(nama).buku)


def plan(nama: str = BERJALAN, *, draf: bool = False, **lembar: Any) -> Dokumen:
    berkas = bahan(nama).berkas.model_copy(update=lembar)
    return rencana_aksi(berkas, bahan(nama).buku, draf=draf)


def text(sel: Sel) -> str:
    return " ".join(polos(p.isi) for p in sel.blok if isinstance(p, Paragraf))


def grid(dokumen: Dokumen) -> list[list[str]]:
    """The register with spanned cells written out: one full line a quarter."""
    (tabel,) = tables(blocks(dokumen))
    penuh = [[""] * len(tabel.kolom) for _ in tabel.baris]
    for p in petak(tabel.baris, len(tabel.kolom), "tabel"):
        for y in range(p.baris, p.baris + p.sel.baris):
            for x in range(p.kolom, p.kolom + p.sel.kolom):
                penuh[y][x] = text(p.sel)
    return penuh


def quarters(dokumen: Dokumen, indikator: str) -> list[list[str]]:
    """The lines of an indicator from the quarter on."""
    return [baris[4:] for baris in grid(dokumen) if baris[2].startswith(indikator)]


def signature(dokumen: Dokumen) -> TandaTangan:
    (tanda,) = (b for b in blocks(dokumen) if isinstance(b, TandaTangan))
    return tanda


# -- measurement --------------------------------------------------------------

DOKUMEN_000 = """
Indeks Kepuasan Masyarakat (IKM)|I|83,00|||
Indeks Kepuasan Masyarakat (IKM)|IV|85,00|||
Jumlah sarana dan prasarana yang memadai|I|6 unit|6 unit|100,00%
Jumlah sarana pelayanan yang tersedia|I|4 unit|4 unit|100,00%
Jumlah sarana bagi kelompok rentan|I|2 unit|2 unit|100,00%
Persentase layanan yang memiliki SOP|II|100,00%|||
Jumlah SOP pelayanan yang disusun|I|5 SOP|5 SOP|100,00%
Persentase layanan sesuai SP|II|100,00%|100,00%|100,00%
Jumlah maklumat pelayanan yang tersedia|I|1 dokumen|0 dokumen|0,00%
Jumlah unsur masyarakat yang hadir dalam FKP|I|-|-|-
Persentase pengaduan yang ditindaklanjuti|I|25,00%|25,00%|100,00%
Persentase usulan masyarakat yang diakomodir|I|50,00%|25,45%|50,90%
Jumlah usulan masyarakat|I|65 usulan|38 usulan|58,46%
Persentase hasil SKM yang ditindaklanjuti|I|-|-|-
Jumlah kinerja pegawai yang sesuai target|I|29 orang|belum tersedia|belum tersedia
Jumlah kinerja pegawai yang sesuai target|II|29 orang|29 orang|100,00%
Persentase kinerja pegawai yang ditindaklanjuti|I|100,00%|0,00%|0,00%
Jumlah laporan kinerja yang dipublikasi|IV|-|-|-
Jumlah media publikasi yang tersedia|IV|1 media|1 media|100,00%
Jumlah pegawai yang menerima penghargaan|IV|2 orang|2 orang|100,00%
Jumlah pegawai yang menerima penghargaan|I||-|
"""


@pytest.mark.parametrize("baris", DOKUMEN_000.strip().splitlines())
def test_each_quarter_of_document_000_is_found_again_with_its_slips_mended(baris: str) -> None:
    nama, triwulan, target, realisasi, capaian, *_ = baris.split("|")
    (ada,) = (q for q in quarters(measured("bajeng"), nama) if q[0] == triwulan)
    assert ada[1:4] == [target, realisasi, capaian]


def test_every_indicator_has_its_four_quarters_though_empty() -> None:
    isi = grid(measured("bajeng"))
    assert [b[4] for b in isi] == ["I", "II", "III", "IV"] * (len(isi) // 4)
    assert isi[6][:6] == [
        "1.1",
        "Sasaran program\nMeningkatnya sarana dan prasarana pelayanan publik memadai",
        "Jumlah sarana dan prasarana yang memadai",
        "6 unit",
        "III",
        "",
    ]


def test_numbers_show_the_cascade_and_stand_once() -> None:
    nomor = list(dict.fromkeys(b[0] for b in grid(measured("bajeng"))))
    assert nomor[:6] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1"]
    # The second sasaran has no quarter at all, its programmes keep its number.
    assert "2" not in nomor
    assert nomor[-1] == "2.4.1"


def test_an_indicator_that_counts_from_january_says_so() -> None:
    isi = {b[2] for b in grid(measured("bajeng"))}
    assert "Persentase pengaduan yang ditindaklanjuti (kumulatif)" in isi
    assert sum("(kumulatif)" in nama for nama in isi) == 1


def test_obstacle_effort_and_the_reason_of_a_missing_figure_are_told() -> None:
    (satu,) = (q for q in quarters(measured(BERJALAN), "Waktu tanggap") if q[0] == "I")
    assert satu[-1] == (
        "Hambatan: Satu kendaraan rusak. Upaya: Kendaraan dinas seksi lain dipinjam."
    )
    kosong = quarters(measured("bajeng"), "Jumlah kinerja pegawai")[0]
    assert kosong[-1].endswith("Realisasi triwulan ini tidak tercatat.")


def test_a_year_without_quarters_is_refused_not_printed_empty() -> None:
    with pytest.raises(Galat) as salah:
        measured("bareng")
    assert [g.pesan for g in salah.value.rincian] == [
        "target dan realisasi triwulan tahun 2024 (lembar target dan realisasi)"
    ]


def test_the_printed_register_repeats_its_head_and_bears_day_and_head_of_office() -> None:
    with pypdfium2.PdfDocument(tulis_pdf(measured("bajeng"))) as pdf:
        halaman = [h.get_textpage().get_text_range() for h in pdf]
    assert all("Target TW" in h for h in halaman)
    assert "Bajeng, 26 Februari 2024" in halaman[-1]
    assert "SITI HAERANI, S.Sos" in halaman[-1]


# -- plan ---------------------------------------------------------------------


def test_every_step_stands_in_its_quarter_with_money_and_post() -> None:
    dokumen = plan()
    jabatan = bahan(BERJALAN).indeks.jabatan
    nama = {i.indikator: i.nama for i in bahan(BERJALAN).indikator}
    for r in bahan(BERJALAN).berkas.rencana_aksi:
        ke = int(r.periode[-1]) - 1
        _, _, langkah, uang, siapa = quarters(dokumen, nama[r.indikator])[ke]
        assert langkah.startswith(r.uraian)
        assert siapa == jabatan[r.penanggung_jawab or ""].nama
        if r.anggaran:
            assert uang == f"{r.anggaran:,f}".replace(",", ".")


def test_what_works_through_its_children_says_so_and_shows_its_budget_once() -> None:
    isi = quarters(plan(), "Rata-rata capaian kinerja pegawai")
    assert {(b[2], b[3]) for b in isi} == {
        ("Melalui langkah pada sasaran di bawahnya.", "2.096.000.000")
    }
    assert {b[3] for b in quarters(plan(), "Predikat pengawasan kearsipan")} == {""}
    assert grid(plan())[-1][0] == "Pagu anggaran 2025"
    assert grid(plan())[-1][7] == "2.373.200.000"


def test_a_step_that_needs_no_money_shows_a_dash_and_a_quarter_without_target_too() -> None:
    pertama = quarters(plan(), "Jumlah petugas layanan yang dilatih")[0]
    assert pertama[:4] == ["I", "-", "Memilih peserta dan bahan pelatihan (sertifikat)", "–"]


def test_an_indicator_whose_steps_were_forgotten_is_a_gap() -> None:
    sisa = tuple(r for r in bahan(BERJALAN).berkas.rencana_aksi if r.indikator != "p1.k2.s1.i1")
    with pytest.raises(Galat) as salah:
        plan(rencana_aksi=sisa)
    assert [g.pesan for g in salah.value.rincian] == [
        "langkah rencana aksi Jumlah ASN yang menerima gaji dan tunjangan"
    ]


def test_without_any_step_one_gap_is_named_and_the_draft_leaves_room() -> None:
    with pytest.raises(Galat) as salah:
        plan("bajeng")
    assert [g.pesan for g in salah.value.rincian] == [
        "langkah rencana aksi tahun 2023 (lembar rencana_aksi)"
    ]
    draf = plan("bajeng", draf=True)
    assert {b[6] for b in grid(draf)} == {""}
    assert "83,00" in said(blocks(draf))


def test_a_step_nobody_answers_for_is_a_gap() -> None:
    berkas = bahan(BERJALAN).berkas
    tanpa = tuple(r.model_copy(update={"penanggung_jawab": None}) for r in berkas.rencana_aksi)
    arti = tuple(i.model_copy(update={"penanggung_jawab": None}) for i in berkas.indikator_versi)
    simpul = tuple(
        s.model_copy(update={"pengampu": None}) if s.simpul == "ss2" else s
        for s in berkas.simpul_versi
    )
    lembar: dict[str, Any] = {
        "rencana_aksi": tanpa,
        "indikator_versi": arti,
        "simpul_versi": simpul,
    }
    with pytest.raises(Galat) as salah:
        plan(**lembar)
    assert [g.pesan for g in salah.value.rincian] == ["penanggung jawab Nilai Evaluasi AKIP"]


def test_who_answers_for_an_indicator_goes_before_who_answers_for_its_node() -> None:
    siapa = {b[-1] for b in quarters(plan(), "Predikat pengawasan kearsipan")}
    assert siapa == {"Kepala Subbagian Umum dan Kepegawaian"}


def test_a_change_of_hands_within_the_year_shows_both_posts() -> None:
    berkas = bahan(BERJALAN).berkas
    ganti = tuple(
        r.model_copy(update={"penanggung_jawab": "camat"})
        if (r.indikator, r.periode) == ("akip", "2025-T4")
        else r
        for r in berkas.rencana_aksi
    )
    siapa = [b[-1] for b in quarters(plan(rencana_aksi=ganti), "Nilai Evaluasi AKIP")]
    assert siapa == ["Sekretaris Kecamatan"] * 3 + ["Camat Contoh Sejahtera"]


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(["2025-T1", "2025-T2", "2025-T3", "2025-T4", "2025"]),
        min_size=1,
        max_size=9,
    )
)
def test_any_number_of_steps_in_any_quarter_stands_once_and_in_order(periode: list[str]) -> None:
    langkah = tuple(
        RencanaAksi(indikator="akip", periode=p, urut=ke, uraian=f"Langkah ke-{ke}")
        for ke, p in enumerate(periode, 1)
    )
    isi = quarters(plan(draf=True, rencana_aksi=langkah), "Nilai Evaluasi AKIP")
    sebutan = {"2025-T1": "I", "2025-T2": "II", "2025-T3": "III", "2025-T4": "IV"}
    harapan = [
        (sebutan.get(p, "Setahun"), satu)
        for p in (*sebutan, "2025")
        for satu in [f"Langkah ke-{ke}" for ke, q in enumerate(periode, 1) if q == p]
        or ([""] if p in sebutan else [])
    ]
    assert [(b[0], b[2]) for b in isi] == harapan


def test_it_is_signed_on_the_day_of_the_last_agreement_unless_told_otherwise() -> None:
    assert signature(plan()).tempat_tanggal == "Contoh Sejahtera, 22 September 2025"
    berkas, buku = bahan(BERJALAN).berkas, bahan(BERJALAN).buku
    lain = rencana_aksi(berkas, buku, tanggal=date(2025, 1, 21))
    assert signature(lain).tempat_tanggal == "Contoh Sejahtera, 21 Januari 2025"
    assert lain.metadata.tanggal == date(2025, 1, 21)
    tanpa = signature(plan(perjanjian=()))
    assert tanpa.tempat_tanggal.startswith("Contoh Sejahtera, ....")
