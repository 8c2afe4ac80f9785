"""BAB III of other offices: the national outline, several IKU a sasaran, and an early draft."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sakip.berkas.baris import KomponenLkeBaris
from sakip.core.aturan.jenis import ButirNaskah, Sistematika
from sakip.laporan.bahan import Bahan
from sakip.laporan.lkjip import akuntabilitas
from sakip.laporan.tabel import TABEL
from sakip.naskah.pohon import Bagian, Blok, Dokumen, Gambar, Judul, Metadata, Tabel
from sakip.naskah.sahkan import sahkan
from sakip.naskah.telusur import polos

from .kantor import BERJALAN, bahan, changed, rows, said, tables


def chapter(satu: Bahan) -> list[Blok]:
    """BAB III as the office's outline has it, without headings."""
    _, isi = satu.aturan.ambil_isi("sistematika.lkjip", date(satu.tahun, 12, 31), Sistematika)
    blok: list[Blok] = []

    def walk(butir: ButirNaskah) -> None:
        blok.extend(akuntabilitas.ISI[butir.id](satu) if butir.id in akuntabilitas.ISI else ())
        for nama in butir.tabel:
            blok.extend(TABEL[nama].buat(satu, f"3.{sum(isinstance(b, Tabel) for b in blok)}"))
        for anak in butir.anak:
            walk(anak)

    walk(next(b for b in isi.bab if b.id == "akuntabilitas"))
    return blok


def built(nama: str, satu: Bahan) -> str:
    """A table with its words: cells are parted by bars, rows by line feeds."""
    blok = TABEL[nama].buat(satu, "3.1")
    baris = ["|".join(sel) for t in tables(blok) for sel in rows(t)]
    kata = said(b for b in blok if not isinstance(b, Tabel))
    return "\n".join([*baris, kata])


# -- the national outline -----------------------------------------------------


def test_the_national_outline_finds_all_its_tables() -> None:
    blok = chapter(bahan(BERJALAN))
    assert bahan(BERJALAN).kurang == ()
    judul = [b.judul for b in blok if isinstance(b, Tabel) and b.nomor]
    assert len(judul) == len(set(judul)) == 20


def test_several_indicators_of_a_sasaran_share_its_cells() -> None:
    isi = built("capaian-iku", bahan(BERJALAN))
    assert isi.count("Meningkatnya kualitas pelayanan publik kecamatan|") == 1
    assert "\nIndeks Pelayanan Publik (IPP)|3,75|3,81|101,60%" in isi


def test_an_indicator_above_the_programmes_that_is_no_iku_stands_apart() -> None:
    isi = built("capaian-iku", bahan(BERJALAN))
    setelah = isi.split("Rata-rata capaian IKU")[1]
    assert "Indeks Reformasi Birokrasi Kabupaten Contoh|78,00|belum tersedia" in setelah


def test_a_cap_is_told_where_one_is_applied_only() -> None:
    assert "Capaian di atas 120% dihitung 120%." in said(chapter(bahan(BERJALAN)))
    assert "dihitung 1" not in said(chapter(bahan()))


def test_capaian_of_last_year_is_printed_where_its_target_is_known() -> None:
    isi = built("tiga-tahun-iku", bahan(BERJALAN))
    assert "84,50|81,54|82,97|85,26|99,96%|100,90%" in isi


def test_fewer_disturbances_are_better_in_every_sentence() -> None:
    isi = said(chapter(bahan(BERJALAN)))
    assert "lebih rendah daripada batas 24 kejadian" in isi or "Batas Jumlah gangguan" in isi
    assert "Karena makin rendah makin baik, kinerjanya membaik." in isi
    assert "Untuk indikator ini makin rendah makin baik." in isi


def test_a_range_keeps_both_ends() -> None:
    assert "menit|30,00–45,00|40,75|100,00" in built("capaian-program", bahan(BERJALAN))


def test_those_that_missed_without_a_word_share_one_sentence() -> None:
    isi = built("capaian-program", bahan(BERJALAN))
    assert "Hambatan: Arsip inaktif belum dipindahkan." in isi
    assert "Yang juga belum mencapai target: Persentase permohonan layanan" in isi


def test_follow_up_counts_what_is_done_and_what_is_not() -> None:
    isi = built("tindak-lanjut", bahan(BERJALAN))
    assert "Seluruh" not in isi
    assert "sedang berjalan" in isi
    assert "Selesai, 3 Oktober 2025" in isi


# -- what data change ---------------------------------------------------------


def test_all_is_said_once_all_have_exceeded() -> None:
    nilai = {"perencanaan": 26, "pengukuran": 26, "pelaporan": 12, "evaluasi": 20}
    komponen = tuple(
        KomponenLkeBaris(komponen=k, tahun_pakai=2024, nilai=Decimal(n), lapangan=Decimal(n))
        for k, n in nilai.items()
    )
    satu = changed(lke_komponen=komponen)
    assert "Seluruh indikator melebihi target." in built("capaian-iku", satu)
    status = built("status-capaian", satu)
    assert "1|Melebihi target|2|" in status
    assert "3|Tidak mencapai target|0|Tidak ada indikator" in status
    assert "belum mencapai target adalah" not in status


def test_a_missing_benchmark_is_never_blank() -> None:
    isi = built("pembanding-iku", changed(pembanding=()))
    assert isi.count("belum tersedia|belum tersedia|belum tersedia|Belum ada angka pembanding") == 2


def test_a_scale_with_a_gap_says_so() -> None:
    (skala,) = tables(akuntabilitas.ISI["akuntabilitas"](bahan()))
    assert polos(skala.sumber) == "Nilai antara 80 sampai 90 tidak mempunyai kelas."


# -- a draft ------------------------------------------------------------------


def test_a_sheet_that_is_empty_is_missed_once_and_the_draft_still_stands() -> None:
    satu = Bahan(bahan("bajeng").berkas, bahan("bajeng").buku, draf=True)
    blok = chapter(satu)
    for lembar in ("anggaran", "sdm", "sarpras", "versi_rencana"):
        assert sum(f"(lembar {lembar})" in apa for apa in satu.kurang) == 1
    rinci = ("pagu:", "realisasi-anggaran:", "serapan:", "sdm-", "sarpras-", "efisiensi-")
    assert not any(f"({awal}" in apa for awal in rinci for apa in satu.kurang)
    gambar = [b for b in blok if isinstance(b, Gambar)]
    lain = [b for b in blok if not isinstance(b, Gambar)]
    assert gambar
    isi = tuple(
        Gambar(f"3.{ke}", g.judul, g.citra, label=g.label) for ke, g in enumerate(gambar, 1)
    )
    bagian = Bagian((Judul(1, "Akuntabilitas Kinerja"), *lain, *isi))
    sahkan(Dokumen("Bab III", (bagian,), Metadata(date(2024, 1, 10))))


def test_an_indicator_not_measured_yet_is_neither_met_nor_missed() -> None:
    status = built("status-capaian", bahan("bajeng"))
    assert "Belum dapat dinilai|1|" in status
    assert "LHE Inspektorat belum terbit" in built("capaian-iku", bahan("bajeng"))


def test_an_evaluation_that_is_not_out_yet_is_not_available_and_says_why() -> None:
    satu = Bahan(bahan("bajeng").berkas, bahan("bajeng").buku)
    isi = built("komponen-akip", satu)
    assert isi.count("belum tersedia") == 5
    assert isi.endswith("belum tersedia. Nilai tiap komponennya belum tercatat.")
    assert "Belum ada rekomendasi hasil evaluasi." in built("tindak-lanjut", satu)
    assert satu.kurang == ()
