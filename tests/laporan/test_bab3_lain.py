"""BAB III of other offices: the national outline, several IKU a sasaran, and an early draft."""

from __future__ import annotations

from datetime import date
from functools import cache

from sakip.berkas.baca import read_berkas
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.core.aturan.jenis import ButirNaskah, Sistematika
from sakip.hitung import hitung
from sakip.laporan.bahan import Bahan
from sakip.laporan.lkjip import akuntabilitas
from sakip.laporan.tabel import TABEL
from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Daftar,
    Dokumen,
    Gambar,
    Judul,
    Metadata,
    Paragraf,
    Tabel,
)
from sakip.naskah.sahkan import sahkan
from sakip.naskah.telusur import polos

CONTOH = "contoh-tahun-berjalan"


@cache
def office(nama: str) -> Bahan:
    berkas = read_berkas(nama)
    return Bahan(berkas, hitung(berkas, rulebook_of(berkas)), draf=True)


def chapter(bahan: Bahan) -> list[Blok]:
    """BAB III as the office's outline has it, without headings."""
    _, isi = bahan.aturan.ambil_isi("sistematika.lkjip", date(bahan.tahun, 12, 31), Sistematika)
    blok: list[Blok] = []

    def walk(butir: ButirNaskah) -> None:
        blok.extend(akuntabilitas.ISI[butir.id](bahan) if butir.id in akuntabilitas.ISI else ())
        for nama in butir.tabel:
            blok.extend(TABEL[nama].buat(bahan, f"3.{sum(isinstance(b, Tabel) for b in blok)}"))
        for anak in butir.anak:
            walk(anak)

    walk(next(b for b in isi.bab if b.id == "akuntabilitas"))
    return blok


def words(blok: Blok) -> str:
    match blok:
        case Paragraf():
            return polos(blok.isi)
        case Daftar():
            return "\n".join(polos(b.isi) for b in blok.semua_butir)
        case Tabel():
            baris = (*blok.kepala, *blok.baris)
            return "\n".join(
                "|".join(" ".join(words(b) for b in s.blok) for s in r.semua_sel) for r in baris
            )
    return ""


@cache
def text(nama: str) -> str:
    return "\n".join(map(words, chapter(office(nama))))


def built(nama: str, bahan: Bahan) -> str:
    return "\n".join(map(words, TABEL[nama].buat(bahan, "3.1")))


def bent(berkas: Berkas, **lembar: object) -> Bahan:
    isi = Berkas.model_validate(berkas.model_dump() | lembar)
    return Bahan(isi, hitung(isi, rulebook_of(isi)))


# -- the national outline -----------------------------------------------------


def test_the_national_outline_finds_all_its_tables() -> None:
    blok = chapter(office(CONTOH))
    assert office(CONTOH).kurang == ()
    judul = [b.judul for b in blok if isinstance(b, Tabel) and b.nomor]
    assert len(judul) == len(set(judul)) == 20


def test_several_indicators_of_a_sasaran_share_its_cells() -> None:
    isi = built("capaian-iku", office(CONTOH))
    assert isi.count("Meningkatnya kualitas pelayanan publik kecamatan|") == 1
    assert "\nIndeks Pelayanan Publik (IPP)|3,75|3,81|101,60%" in isi


def test_an_indicator_above_the_programmes_that_is_no_iku_stands_apart() -> None:
    isi = built("capaian-iku", office(CONTOH))
    setelah = isi.split("Rata-rata capaian IKU")[1]
    assert "Indeks Reformasi Birokrasi Kabupaten Contoh|78,00|belum tersedia" in setelah


def test_a_cap_is_told_where_one_is_applied_only() -> None:
    assert "Capaian di atas 120% dihitung 120%." in text(CONTOH)
    assert "dihitung 1" not in "\n".join(map(words, chapter(office("bareng"))))


def test_capaian_of_last_year_is_printed_where_its_target_is_known() -> None:
    isi = built("tiga-tahun-iku", office(CONTOH))
    assert "84,50|81,54|82,97|85,26|99,96%|100,90%" in isi


def test_fewer_disturbances_are_better_in_every_sentence() -> None:
    isi = text(CONTOH)
    assert "lebih rendah daripada batas 24 kejadian" in isi or "Batas Jumlah gangguan" in isi
    assert "Karena makin rendah makin baik, kinerjanya membaik." in isi
    assert "Untuk indikator ini makin rendah makin baik." in isi


def test_a_range_keeps_both_ends() -> None:
    assert "menit|30,00–45,00|40,75|100,00" in built("capaian-program", office(CONTOH))


def test_those_that_missed_without_a_word_share_one_sentence() -> None:
    isi = built("capaian-program", office(CONTOH))
    assert "Hambatan: Arsip inaktif belum dipindahkan." in isi
    assert "Yang juga belum mencapai target: Persentase permohonan layanan" in isi


def test_follow_up_counts_what_is_done_and_what_is_not() -> None:
    isi = built("tindak-lanjut", office(CONTOH))
    assert "Seluruh" not in isi
    assert "sedang berjalan" in isi
    assert "Selesai, 3 Oktober 2025" in isi


# -- what data change ---------------------------------------------------------


def test_all_is_said_once_all_have_exceeded() -> None:
    berkas = office("bareng").berkas
    luar = [
        baris | {"nilai": "80.00"} if baris["indikator"] == "akip" else baris
        for baris in berkas.model_dump()["nilai_luar"]
    ]
    komponen = [
        {"komponen": k, "tahun_pakai": 2024, "nilai": n, "lapangan": n}
        for k, n in (("perencanaan", 26), ("pengukuran", 26), ("pelaporan", 12), ("evaluasi", 20))
    ]
    bahan = bent(berkas, nilai_luar=luar, lke_komponen=komponen)
    assert "Seluruh indikator melebihi target." in built("capaian-iku", bahan)
    status = built("status-capaian", bahan)
    assert "1|Melebihi target|2|" in status
    assert "3|Tidak mencapai target|0|Tidak ada indikator" in status
    assert "belum mencapai target adalah" not in status


def test_a_missing_benchmark_is_never_blank() -> None:
    bahan = bent(office("bareng").berkas, pembanding=())
    isi = built("pembanding-iku", bahan)
    assert isi.count("belum tersedia|belum tersedia|belum tersedia|Belum ada angka pembanding") == 2


def test_a_value_without_class_says_that_the_scale_has_a_gap() -> None:
    celah = "Nilai antara 80 sampai 90 tidak mempunyai kelas."
    berkas = office("bareng").berkas
    target = [
        t | {"nilai": "102.00"} if (t["indikator"], t["jenis"]) == ("p2.i1", "tahunan") else t
        for t in berkas.model_dump()["target"]
    ]
    pembuka = akuntabilitas.ISI["akuntabilitas"]
    sumber = [polos(b.sumber) for b in pembuka(office("bareng")) if isinstance(b, Tabel)]
    assert celah not in sumber
    bahan = bent(berkas, target=target)
    assert celah in [polos(b.sumber) for b in pembuka(bahan) if isinstance(b, Tabel)]


# -- a draft ------------------------------------------------------------------


def test_a_sheet_that_is_empty_is_missed_once_and_the_draft_still_stands() -> None:
    bahan = Bahan(office("bajeng").berkas, office("bajeng").buku, draf=True)
    blok = chapter(bahan)
    for lembar in ("anggaran", "sdm", "sarpras", "versi_rencana"):
        assert sum(f"(lembar {lembar})" in apa for apa in bahan.kurang) == 1
    gambar = [b for b in blok if isinstance(b, Gambar)]
    lain = [b for b in blok if not isinstance(b, Gambar)]
    assert gambar
    isi = tuple(
        Gambar(f"3.{ke}", g.judul, g.citra, label=g.label) for ke, g in enumerate(gambar, 1)
    )
    bagian = Bagian((Judul(1, "Akuntabilitas Kinerja"), *lain, *isi))
    sahkan(Dokumen("Bab III", (bagian,), Metadata(date(2024, 1, 10))))


def test_an_indicator_not_measured_yet_is_neither_met_nor_missed() -> None:
    status = built("status-capaian", office("bajeng"))
    assert "Belum dapat dinilai|1|" in status
    assert "LHE Inspektorat belum terbit" in built("capaian-iku", office("bajeng"))
