"""Several levels side by side in one table, with quarters inside the cells."""

from __future__ import annotations

from decimal import Decimal

from sakip.berkas.model import Berkas
from sakip.impor import impor
from sakip.periksa import baca_teks

KEPALA = (
    "Sasaran Strategis\tIndikator Kinerja\tTarget\t"
    "Sasaran Program\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\tPenjelasan\t"
    "Sasaran Kegiatan\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\tPenjelasan\n"
)
JUDUL = "PENGUKURAN RENCANA AKSI TAHUN 2023\nKECAMATAN SUKAMULYA KABUPATEN WANASARI\n\n"
ATAS = (
    "Meningkatnya mutu layanan\tIndeks Kepuasan Masyarakat\tTW 1 : 80,00 TW 2 : 81,50\t"
    "Meningkatnya sarana layanan\tPersentase sarana layak\tTW 1 : 90%\t85%\t94,44%\tRuang tunggu\t"
)
# The text lost its merged cells: the rows below slid to the left.
ISI = (
    ATAS + "Tersedianya loket\tJumlah loket\tTW 1 : 4 unit\t3 unit\t75%\tLoket umum dan khusus\n"
    "\t\t\t\t\tTW 2 : 95%\t\t\tTersedianya ruang tunggu yang layak\tJumlah kursi tunggu\t"
    "TW 1 : 20 unit\t20 unit\t100%\tKursi untuk warga lanjut usia\n"
    "Meningkatnya disiplin\tPersentase kehadiran\tTW 1 : 98%\t97%\t98,98%\tMenurut mesin hadir\t"
    "Terlaksananya apel\tJumlah apel\tTW 1 : - TW 2 : 12 kali\t- 11 kali\t- 91,67%\tTiap Senin\n"
)


def baca(isi: str) -> Berkas:
    return impor(baca_teks(JUDUL + isi, "aksi.txt")).berkas


def isian(berkas: Berkas) -> dict[tuple[str, str, str], Decimal | None]:
    nama = {iv.indikator: iv.nama for iv in berkas.indikator_versi}
    target = {("target", nama[t.indikator], t.periode): t.nilai for t in berkas.target}
    return target | {("realisasi", nama[r.indikator], r.periode): r.nilai for r in berkas.realisasi}


def test_each_level_has_its_own_figures_by_quarter() -> None:
    assert {k: n for k, n in isian(baca(KEPALA + ISI)).items() if n is not None} == {
        ("target", "Indeks Kepuasan Masyarakat", "2023-T1"): 80,
        ("target", "Indeks Kepuasan Masyarakat", "2023-T2"): Decimal("81.5"),
        ("target", "Persentase sarana layak", "2023-T1"): 90,
        ("target", "Persentase sarana layak", "2023-T2"): 95,
        ("realisasi", "Persentase sarana layak", "2023-T1"): 85,
        ("target", "Jumlah loket", "2023-T1"): 4,
        ("realisasi", "Jumlah loket", "2023-T1"): 3,
        ("target", "Jumlah kursi tunggu", "2023-T1"): 20,
        ("realisasi", "Jumlah kursi tunggu", "2023-T1"): 20,
        ("target", "Persentase kehadiran", "2023-T1"): 98,
        ("realisasi", "Persentase kehadiran", "2023-T1"): 97,
        ("target", "Jumlah apel", "2023-T2"): 12,
        ("realisasi", "Jumlah apel", "2023-T2"): 11,
    }


def test_each_level_hangs_under_the_one_to_its_left() -> None:
    berkas = baca(KEPALA + ISI)
    nama = {s.simpul: s.nama for s in berkas.simpul_versi}
    induk = {s.nama: nama.get(s.induk or "") for s in berkas.simpul_versi}
    assert induk["Tersedianya ruang tunggu yang layak"] == "Meningkatnya sarana layanan"
    assert induk["Terlaksananya apel"] == "Meningkatnya disiplin"
    assert induk["Meningkatnya disiplin"] == "Meningkatnya mutu layanan"
    jenis = {s.id: str(s.jenis) for s in berkas.simpul}
    simpul = {iv.nama: jenis[iv.simpul] for iv in berkas.indikator_versi}
    assert simpul["Persentase sarana layak"] == "program"
    assert simpul["Jumlah apel"] == "kegiatan"
