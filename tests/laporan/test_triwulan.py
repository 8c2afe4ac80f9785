"""The report of a quarter: right figures, sentences that are true, gaps told from dashes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.berkas.baris import (
    Indikator,
    IndikatorVersi,
    JenisSimpul,
    Narasi,
    Realisasi,
    Simpul,
    SimpulVersi,
    Target,
)
from sakip.berkas.model import LEMBAR
from sakip.core.alamat import Alamat
from sakip.core.jejak import Hasil, Masukan
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.laporan.triwulan import triwulan
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Dokumen, Gambar, Judul, Kop, TandaTangan

from .kantor import BERJALAN, bahan, blocks, changed, rows, said, tables


@cache
def report(periode: str, nama: str = BERJALAN, *, draf: bool = False) -> Dokumen:
    return triwulan(bahan(nama).berkas, bahan(nama).buku, periode=periode, draf=draf)


def of(periode: str, nama: str = BERJALAN, *, draf: bool = False, **lembar: Any) -> Dokumen:
    satu = changed(nama, **lembar)
    return triwulan(satu.berkas, satu.buku, periode=periode, draf=draf)


def part(dokumen: Dokumen, judul: str) -> str:
    """What is said under a heading, down to the next one."""
    isi, di = [], False
    for b in blocks(dokumen):
        if isinstance(b, Judul):
            di = b.isi == judul
        elif di:
            isi.append(b)
    return said(isi)


def row(dokumen: Dokumen, indikator: str) -> list[str]:
    for tabel in tables(blocks(dokumen)):
        for baris in rows(tabel):
            if indikator in baris:
                return baris[baris.index(indikator) + 1 :]
    raise AssertionError(indikator)


# -- figures ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("periode", "indikator", "angka"),
    [
        ("2025-T2", "Indeks Kepuasan Masyarakat (IKM)", "84,50|84,00|84,12|100,14%"),
        ("2025-T2", "Persentase desa mandiri (kumulatif)", "58,33%|41,67%|41,67%|100,00%"),
        (
            "2025-T2",
            "Jumlah dokumen layanan yang diselesaikan (kumulatif)",
            "1.700 dokumen|800 dokumen|885 dokumen|110,63%",
        ),
        (
            "2025-T3",
            "Jumlah gangguan ketenteraman dan ketertiban",
            "24 kejadian|6 kejadian|6 kejadian|100,00%",
        ),
        (
            "2025-T1",
            "Waktu tanggap laporan gangguan",
            "30,00–45,00 menit|30,00–45,00 menit|48,00 menit|93,33%",
        ),
        ("2025-T4", "Predikat pengawasan kearsipan internal", "BB|BB|B|85,71%"),
    ],
)
def test_an_indicator_stands_with_its_year_and_its_quarter(
    periode: str, indikator: str, angka: str
) -> None:
    assert row(report(periode), indikator) == angka.split("|")


def test_a_quarter_is_measured_against_the_plan_in_force_on_its_last_day() -> None:
    nama = "Jumlah dokumen layanan yang diselesaikan (kumulatif)"
    assert row(report("2025-T3"), nama)[1] == "1.250 dokumen"
    assert "menurut Perubahan Renja dan" in part(report("2025-T3"), "Pendahuluan")
    assert "menurut Renja dan Perjanjian" in part(report("2025-T2"), "Pendahuluan")
    assert "sampai 30 Juni 2025" in part(report("2025-T2"), "Pendahuluan")


def test_money_is_told_quarter_by_quarter_with_its_share_so_far() -> None:
    tabel = next(t for t in tables(blocks(report("2025-T2"))) if "Serapan" in t.judul)
    assert rows(tabel)[-1] == [
        "Jumlah",
        "2.373.200.000",
        "589.437.700",
        "597.871.750",
        "50,03",
    ]
    isi = part(report("2025-T2"), "Serapan Anggaran")
    assert "Serapan tertinggi pada Pemberdayaan Masyarakat Desa dan Kelurahan (59,56%)" in isi
    assert "terendah pada Penyelenggaraan Pemerintahan dan Pelayanan Publik (39,82%)" in isi


def test_the_budget_printed_is_the_one_that_serapan_was_measured_against() -> None:
    lama = bahan(BERJALAN).buku
    buku = BukuHasil(lama.tahun)
    for hasil in lama:
        buku.catat(hasil)
    pagu = lama.ambil("pagu:kantor:2025")
    murni = pagu._replace(alamat=Alamat("pagu", "kantor", "2025", "murni"), terbit=Decimal(5))
    buku.catat(murni, berlaku=False)
    serapan = lama.ambil("serapan:kantor:2025-T1")
    masukan = tuple(
        Masukan("pagu", murni.terbit, murni.alamat) if m.nama == "pagu" else m
        for m in serapan.masukan
    )
    buku.catat(serapan._replace(masukan=masukan))
    isi = part(triwulan(bahan(BERJALAN).berkas, buku, periode="2025-T1"), "Serapan Anggaran")
    assert "pagu Rp5 " in isi
    assert "2.373.200.000" not in isi


# -- sentences ----------------------------------------------------------------


@pytest.mark.parametrize("periode", ["2025-T1", "2025-T2", "2025-T3", "2025-T4"])
def test_all_is_never_said_where_one_missed(periode: str) -> None:
    ringkas = part(report(periode), "Capaian Kinerja")
    assert "belum mencapai target" in ringkas
    assert "Seluruh" not in ringkas


def test_how_many_are_targeted_and_measured_is_counted() -> None:
    assert part(report("2025-T2"), "Capaian Kinerja").startswith(
        "Dari 32 indikator, 27 ditargetkan pada triwulan ini dan semuanya terukur."
    )
    assert part(report("2025-T3"), "Capaian Kinerja").startswith(
        "Dari 32 indikator, 27 ditargetkan pada triwulan ini; 26 di antaranya terukur."
    )


def test_one_that_could_not_be_measured_says_why() -> None:
    isi = part(report("2025-T3"), "Capaian Kegiatan")
    assert "Persentase pengaduan layanan yang diselesaikan: Tidak ada pengaduan yang masuk." in isi


def test_the_three_that_fell_most_are_named_from_and_to() -> None:
    isi = part(report("2025-T3"), "Capaian Kinerja")
    assert "24 indikator dapat dibandingkan dengan Triwulan II: tiga naik, 10 turun" in isi
    assert "prioritas kabupaten (dari 112,52% menjadi 70,33%), Jumlah patroli" in isi
    assert isi.count(" menjadi ") == 3
    assert "dibandingkan" not in part(report("2025-T1"), "Capaian Kinerja")


@settings(max_examples=30)
@given(
    st.decimals(min_value=1, max_value=200, places=2),
    st.decimals(min_value=1, max_value=200, places=2),
)
def test_what_is_said_of_movement_and_target_is_true(dulu: Decimal, kini: Decimal) -> None:
    satu = changed(BERJALAN, **_one_indicator(dulu, kini))
    isi = said(blocks(triwulan(satu.berkas, satu.buku, periode="2025-T2", draf=True)))
    lama = satu.buku.ambil("capaian:akip:2025-T1").terbit
    baru = satu.buku.ambil("capaian:akip:2025-T2").terbit
    assert lama is not None
    assert baru is not None
    assert ("satu naik" in isi) == (baru > lama)
    assert ("satu turun" in isi) == (baru < lama)
    assert ("satu tetap" in isi) == (baru == lama)
    assert ("Tidak ada indikator terukur yang berada di bawah" in isi) == (baru >= 100)
    assert ("Yang belum mencapai target triwulan: Nilai" in isi) == (baru < 100)


def _one_indicator(dulu: Decimal, kini: Decimal) -> dict[str, Any]:
    """Sheets with one indicator only, its target 100 in two quarters."""
    tetap = {"dokumen", "jabatan", "pejabat", "versi_rencana"}
    nilai = {"2025-T1": dulu, "2025-T2": kini}
    return dict.fromkeys(set(LEMBAR) - tetap, ()) | {
        "simpul": (Simpul(id="ss", jenis=JenisSimpul.SASARAN),),
        "simpul_versi": (SimpulVersi(simpul="ss", tahun=2025, nama="Akuntabilitas"),),
        "indikator": (Indikator(id="akip"),),
        "indikator_versi": (
            IndikatorVersi(indikator="akip", tahun=2025, simpul="ss", nama="Nilai", iku=True),
        ),
        "target": tuple(
            Target(indikator="akip", jenis="triwulan", periode=p, nilai=Decimal(100)) for p in nilai
        ),
        "realisasi": tuple(
            Realisasi(indikator="akip", periode=p, nilai=n) for p, n in nilai.items()
        ),
    }


def test_untargeted_and_not_filled_in_are_told_apart() -> None:
    isi = part(report("2023-T4", "bajeng", draf=True), "Capaian Program")
    bebas = "Tidak ditargetkan pada triwulan ini: Jumlah laporan kinerja yang dipublikasi."
    assert bebas in isi
    assert "[belum ada: target Triwulan IV Persentase layanan yang memiliki SOP]" in isi
    # A realisasi that says so counts even where the target was left out.
    kegiatan = part(report("2023-T2", "bajeng", draf=True), "Capaian Kegiatan")
    assert "yang tersedia dan Jumlah pegawai yang menerima penghargaan." in kegiatan


def test_a_capaian_of_nought_is_among_those_that_missed() -> None:
    isi = part(report("2023-T1", "bajeng", draf=True), "Hambatan dan Upaya")
    assert "Persentase kinerja pegawai yang ditindaklanjuti (0,00%)" in isi
    assert "Jumlah maklumat pelayanan yang tersedia (capaian 0,00%): Bagian pelayanan belum" in isi


# -- obstacles and what follows -----------------------------------------------


def test_obstacles_bear_their_efforts_and_the_other_misses_are_named() -> None:
    isi = part(report("2025-T2"), "Hambatan dan Upaya")
    assert (
        "Persentase pelanggaran Perda yang ditindaklanjuti (capaian 80,00%): Satu perkara menunggu "
        "penyidik kabupaten. Upaya: Surat susulan dikirim."
    ) in isi
    assert "Indikator lain yang belum mencapai target triwulan: Persentase permohonan" in isi


def test_what_missed_goes_on_with_the_steps_below_it_in_the_next_quarter() -> None:
    isi = rows(tables(blocks(report("2025-T1")))[-1])
    assert [
        "Jumlah dokumen layanan yang diselesaikan",
        "Membuka layanan keliling di tiga desa",
        "Petugas Layanan Terpadu",
    ] in isi
    assert "Jumlah desa yang dibina tata pemerintahannya" not in {b[0] for b in isi}


def test_an_indicator_with_steps_of_its_own_needs_none_from_below() -> None:
    isi = [b[0] for b in rows(tables(blocks(report("2025-T3")))[-1])]
    assert "Nilai Evaluasi AKIP" in isi
    assert "Jumlah dokumen perencanaan" not in isi  # under the same sasaran, but it missed nothing


def test_after_the_last_quarter_the_steps_of_the_office_follow() -> None:
    isi = part(report("2025-T4"), "Tindak Lanjut")
    assert isi.startswith("Langkah perbaikan yang akan dikerjakan:\nMelengkapi usulan desa")
    tanpa = tuple(n for n in bahan(BERJALAN).berkas.narasi if n.bagian != "langkah")
    with pytest.raises(Galat) as salah:
        of("2025-T4", narasi=tanpa)
    assert [g.pesan for g in salah.value.rincian] == [
        "tindak lanjut Triwulan IV (lembar rencana_aksi, atau narasi bagian langkah)"
    ]


def test_the_words_of_the_office_stand_in_place_of_ours() -> None:
    punya = Narasi(
        bagian="hambatan-2025-t2", urut=1, teks="Hanya satu: nilai [[capaian:ikm:2025-T2]]."
    )
    dokumen = of("2025-T2", narasi=(punya,))
    assert part(dokumen, "Hambatan dan Upaya") == "Hanya satu: nilai 100,14%."
    assert "Surat susulan" in part(of("2025-T2", narasi=()), "Hambatan dan Upaya")


# -- paper --------------------------------------------------------------------


@pytest.mark.parametrize("periode", ["2025", "2024-T2", "2025-S1"])
def test_a_period_that_is_no_quarter_of_the_year_is_refused(periode: str) -> None:
    with pytest.raises(Galat) as salah:
        report(periode)
    assert salah.value.kode == "laporan.periode"
    assert "2025-T2" in salah.value.saran


def test_a_quarter_without_targets_is_refused_not_printed_empty() -> None:
    with pytest.raises(Galat) as salah:
        report("2024-T1", "bareng")
    assert [g.pesan for g in salah.value.rincian] == ["target Triwulan I (lembar target)"]


def test_a_realisasi_that_is_due_is_a_gap() -> None:
    with pytest.raises(Galat) as salah:
        report("2023-T1", "bajeng")
    kurang = [g.pesan for g in salah.value.rincian]
    assert any(k.startswith("Realisasi Indeks Kepuasan Masyarakat") for k in kurang)
    assert "pagu dan realisasi anggaran tahun laporan (lembar anggaran)" in kurang


def test_it_opens_with_the_letterhead_and_leaves_room_for_the_day() -> None:
    isi = blocks(report("2025-T2"))
    assert isinstance(isi[0], Kop)
    tanda = isi[-1]
    assert isinstance(tanda, TandaTangan)
    assert tanda.tempat_tanggal.startswith("Contoh Sejahtera, .....")
    berkas, buku = bahan(BERJALAN).berkas, bahan(BERJALAN).buku
    bertanggal = triwulan(berkas, buku, periode="2025-T2", tanggal=date(2025, 7, 14))
    assert isinstance(tanda := blocks(bertanggal)[-1], TandaTangan)
    assert tanda.tempat_tanggal == "Contoh Sejahtera, 14 Juli 2025"
    assert bertanggal.metadata.tanggal == date(2025, 7, 14)


def test_who_heads_the_office_in_the_quarter_signs_it() -> None:
    (tantri,) = (p for p in bahan(BERJALAN).berkas.pejabat if p.jabatan == "camat")
    dulu = tantri.model_copy(update={"id": "lama", "nama": "CAMAT LAMA", "selesai": _JUNI})
    kini = tantri.model_copy(update={"mulai": date(2025, 7, 1)})
    lain = tuple(p for p in bahan(BERJALAN).berkas.pejabat if p.jabatan != "camat")
    nama = []
    for periode in ("2025-T2", "2025-T3"):
        tanda = blocks(of(periode, pejabat=(*lain, dulu, kini)))[-1]
        assert isinstance(tanda, TandaTangan)
        nama.append(tanda.penanda[0].nama)
    assert nama == ["CAMAT LAMA", tantri.nama]


_JUNI = date(2025, 6, 30)


def test_the_sasaran_are_drawn_and_each_table_is_printed() -> None:
    dokumen = report("2025-T2")
    assert [b.nomor for b in blocks(dokumen) if isinstance(b, Gambar)] == ["1"]
    with pypdfium2.PdfDocument(tulis_pdf(dokumen)) as pdf:
        teks = " ".join(h.get_textpage().get_text_range() for h in pdf)
    teks = " ".join(teks.replace("\ufffe", "").split())
    for nomor in ("Tabel 1", "Tabel 2", "Tabel 3", "Tabel 4", "Tabel 5", "Gambar 1"):
        assert nomor in teks
    for hasil in _printed(bahan(BERJALAN).buku):
        assert hasil.tampil in teks, hasil.alamat


def _printed(buku: BukuHasil) -> list[Hasil]:
    """Realisasi and capaian of the quarter that have a number, but those of the tujuan."""
    return [
        h
        for h in buku
        if h.alamat.periode == "2025-T2"
        and h.alamat.ukuran in ("realisasi", "capaian")
        and h.terbit is not None
    ]
