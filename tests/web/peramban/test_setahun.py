"""A year of an office in real browsers, from an empty installation to the report on the portal.

Site and worker run as processes; the calendar on their wall is turned by the test. Nobody in it
knows an address or an id: they find everything by what the pages say.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from sakip.berkas.baca import read_berkas
from sakip.berkas.buku_kerja import tulis_buku_kerja
from sakip.berkas.model import Berkas
from sakip.cli.hitung import compute
from sakip.core.periode import Periode
from sakip.web.pengukuran.kisi import typed_texts
from sakip.web.pengukuran.selectors import measured, rows_in
from sakip.web.situs.jalan import berjalan, free_port

from ..operasi.conftest import Baru, Pemasangan
from .meja import SANDI, Meja

JAM = Path(__file__).parent / "jam"
KANTOR = "Kecamatan Contoh Sejahtera"
TAHUN = 2025


class Pegawai(NamedTuple):
    nama: str
    pengguna: str
    peran: str
    jabatan: str = ""
    pos: str = ""


KASI = Pegawai(
    "Rini Kasi", "rini", "Pemilik indikator", "Kepala Seksi Pelayanan Publik", "kasi-pelayanan"
)
KASUBAG = Pegawai("Kasubag Program", "kasubag", "Operator (Kasubag Program)")
SEKCAM = Pegawai("Sekretaris Kecamatan", "sekcam", "Sekretaris")
CAMAT = Pegawai("Pak Camat", "camat", "Kepala kantor (Camat)")
BAGIAN = Pegawai("Bagian Organisasi", "bagian", "Bagian Organisasi (seluruh daerah)")


@pytest.fixture(scope="module")
def setahun() -> Berkas:
    """The made-up year as it will be known at its end."""
    return read_berkas("contoh-tahun-berjalan")


def plan(berkas: Berkas) -> Berkas:
    """What is known of the year when it begins: nothing that it is to bring."""
    lampau = tuple(r for r in berkas.realisasi if not r.periode.startswith(str(TAHUN)))
    return berkas.model_copy(update={"realisasi": lampau, "tanggal_laporan": None})


class Kantor:
    """The installation, its calendar, and who sits at which desk."""

    def __init__(self, tempat: Pemasangan, peramban: Browser, tumpuk: ExitStack) -> None:
        self.tempat, self.peramban, self.tumpuk = tempat, peramban, tumpuk
        self.jam = tempat.data / "jam"
        tempat.lingkungan |= {
            "UJI_JAM": str(self.jam),
            "PYTHONPATH": os.pathsep.join([str(JAM), tempat.lingkungan["PYTHONPATH"]]),
        }
        self.akar = ""
        self.meja: dict[str, Meja] = {}

    def tanggal(self, hari: date) -> None:
        """Turn the calendar: everybody starts work on that day at eight, in Jakarta."""
        pagi = datetime.combine(hari, time(1), UTC)
        self.jam.write_text(str((pagi - datetime.now(UTC)).total_seconds()))
        for satu in self.meja.values():
            satu.tutup()
        self.meja = {}

    def layani(self, log: Path) -> None:
        port = free_port(18900 + os.getpid() % 500)
        self.tumpuk.enter_context(berjalan(port, log, self.tempat.lingkungan))
        self.akar = f"http://127.0.0.1:{port}/"

    def umum(self) -> Meja:
        """Somebody without an account."""
        satu = Meja(self.peramban, self.akar)
        self.tumpuk.callback(satu.konteks.close)
        return satu

    def duduk(self, siapa: Pegawai) -> Meja:
        """Somebody at work: signed in for the day, on their first page."""
        if siapa.pengguna not in self.meja:
            self.meja[siapa.pengguna] = self.umum()
            self.meja[siapa.pengguna].masuk(siapa.pengguna)
        else:
            self.meja[siapa.pengguna].buka("OpenSAKIP")
        return self.meja[siapa.pengguna]


@pytest.fixture
def kantor(baru: Baru, peramban: Browser, tmp_path: Path) -> Iterator[Kantor]:
    """An empty installation and the account that who runs it was given."""
    with ExitStack() as tumpuk:
        satu = Kantor(baru(), peramban, tumpuk)
        satu.tanggal(date(TAHUN, 1, 6))
        assert satu.tempat.sakip("migrate").returncode == 0
        akun = ("buat-admin", "tik", "--nama", "Seksi TIK", "--pemasang")
        assert satu.tempat.sakip(*akun, masukan=SANDI).returncode == 0
        satu.layani(tmp_path / "situs.log")
        yield satu


def test_a_year(kantor: Kantor, setahun: Berkas, tmp_path: Path) -> None:
    open_region(kantor)
    open_office(kantor, plan(setahun), tmp_path)
    agreement(kantor)
    for hari, periode in PERIODE.items():
        kantor.tanggal(hari)
        quarter(kantor, setahun, periode)
    year(kantor, setahun)
    report(kantor, setahun, tmp_path)
    portal(kantor, setahun)


PERIODE = {
    date(2025, 4, 4): "2025-T1",
    date(2025, 7, 4): "2025-T2",
    date(2025, 10, 3): "2025-T3",
    date(2026, 1, 6): "2025-T4",
}


def open_region(kantor: Kantor) -> None:
    """Who runs the installation opens the region and names its administrator."""
    tik = kantor.umum()
    tik.masuk("tik")
    tik.judul("Daerah di pemasangan ini")
    tik.pilih("Jenis", "Kabupaten")
    tik.tulis("Nama daerah", "Contoh")
    tik.tulis("Provinsi", "Provinsi Contoh")
    tik.tulis("Nama lengkap", "Siti")
    tik.tulis("Nama pengguna", "siti")
    tik.foto("00-pemasangan")
    tik.tekan("Buka daerah")
    tik.judul("Kabupaten Contoh")
    kode = tik.page.get_by_text("Kode sandi Siti").get_by_role("strong").inner_text()
    tik.konteks.close()
    set_password(kantor, kode)


def set_password(kantor: Kantor, kode: str) -> None:
    """Who is handed a code, at a browser of their own."""
    baru = kantor.umum()
    baru.buka("Lupa sandi atau baru punya akun")
    baru.buka("Saya sudah punya kode")
    baru.tulis("Kode", kode)
    baru.tulis("Sandi baru", SANDI)
    baru.tulis("Sandi baru, sekali lagi", SANDI)
    baru.foto("09-kode")
    baru.tekan("Simpan sandi baru")
    baru.lihat("Masuk")
    baru.foto("10-sesudah-kode")
    baru.konteks.close()


def open_office(kantor: Kantor, rencana: Berkas, tmp_path: Path) -> None:
    """January: the administrator takes in the office's workbook and gives its people accounts."""
    buku = tmp_path / "rencana.xlsx"
    buku.write_bytes(tulis_buku_kerja(rencana))
    siti = kantor.umum()
    siti.foto("01-masuk")
    siti.masuk("siti")
    siti.foto("02-beranda-kosong")
    siti.buka("Kantor dan akun")
    siti.foto("03-kantor-dan-akun")
    siti.buka("Impor Berkas Kinerja")
    siti.foto("04-impor")
    siti.page.get_by_label("Berkas", exact=True).set_input_files(buku)
    siti.tekan("Unggah dan periksa")
    siti.judul(f"{KANTOR} {TAHUN}")
    siti.lihat("Belum ada yang tersimpan.")
    siti.foto("05-pratinjau")
    siti.tekan("Terapkan")
    siti.lihat("Berkas sudah masuk.")
    siti.foto("06-sesudah-impor")
    siti.buka("Beri akun")
    for nomor, satu in enumerate(PEGAWAI):
        if nomor:
            siti.buka("Buat akun")
        siti.tulis("Nama lengkap", satu.nama)
        siti.tulis("Nama pengguna", satu.pengguna)
        siti.pilih("Peran", satu.peran)
        if "seluruh daerah" not in satu.peran:
            siti.pilih("Kantor", KANTOR)
        if satu.jabatan:
            siti.pilih("Jabatan (untuk pemilik indikator)", satu.jabatan)
        siti.foto("07-akun-baru")
        siti.tekan("Buat akun")
        siti.judul(satu.nama)
        kode = siti.page.get_by_text("Kode sandinya").get_by_role("strong").inner_text()
        siti.foto("08-orang")
        siti.buka("Kantor dan akun")
        set_password(kantor, kode)
    siti.konteks.close()


PEGAWAI = (KASI, KASUBAG, SEKCAM, CAMAT, BAGIAN)


def agreement(kantor: Kantor) -> None:
    """The Camat signs what the year promises."""
    kantor.tanggal(date(TAHUN, 1, 20))
    camat = kantor.duduk(CAMAT)
    camat.lihat(f"Perjanjian Kinerja {TAHUN} belum ditetapkan")
    camat.foto("11-beranda-camat")
    camat.buka("Baca dan tetapkan")
    camat.foto("12-janji")
    camat.tekan(re.compile("^Tetapkan perjanjian "))
    camat.lihat("Ditetapkan")
    camat.foto("13-ditetapkan")


def quarter(kantor: Kantor, setahun: Berkas, periode: str) -> None:
    """One quarter: filled, sent on, sent back, mended, approved and locked."""
    tw = Periode.baca(periode).tampil_singkat()
    foto = f"2{periode[-1]}"
    semua, milik = figures(setahun, periode)
    lain = {nama: isi for nama, isi in semua.items() if nama not in milik}
    kasi = kantor.duduk(KASI)

    kasi.lihat(f"Isi dan ajukan {tw}: {len(milik)} indikator")
    kasi.foto(f"{foto}a-beranda-kasi")
    kasi.buka("Isi")
    fill(kasi, milik)
    kasi.foto(f"{foto}b-kisi-kasi")
    kasi.tekan(f"Ajukan ke Sekretaris ({len(milik)})")
    kasi.lihat(f"Berhasil: Ajukan ke Sekretaris, {len(milik)} indikator.")
    kasi.foto(f"{foto}c-kasi-sesudah")

    kasubag = kantor.duduk(KASUBAG)
    kasubag.lihat(f"Isi dan ajukan {tw}: {len(lain)} indikator")
    kasubag.buka("Isi")
    if periode.endswith("T1"):
        fill(kasubag, lain)
    else:
        paste(kasubag, lain)  # only what waits for one is shown
    kasubag.foto(f"{foto}d-kisi-kasubag")
    kasubag.tekan(f"Ajukan ke Sekretaris ({len(lain)})")
    kasubag.lihat(f"Berhasil: Ajukan ke Sekretaris, {len(lain)} indikator.")
    kasubag.foto(f"{foto}e-kasubag-sesudah")

    # The Sekretaris doubts one figure: it goes back with a note, the others go on.
    ragu = next(iter(milik))
    sekcam = kantor.duduk(SEKCAM)
    sekcam.foto(f"{foto}f-beranda-sekcam")
    sekcam.buka("Periksa")
    baris = sekcam.baris(ragu)
    baris.get_by_text("Beri catatan").click()
    baris.get_by_label(f"Catatan untuk {ragu}").fill(CATATAN)
    sekcam.foto(f"{foto}g-sekcam-catatan")
    sekcam.tekan("Kembalikan")
    sekcam.lihat("Berhasil: Kembalikan, 1 indikator.")
    sekcam.tekan(f"Teruskan ke Camat ({len(semua) - 1})")
    sekcam.lihat("Berhasil: Teruskan ke Camat, ")

    kasi = kantor.duduk(KASI)
    kasi.lihat(f"1 angka {tw} dikembalikan, perlu dibetulkan")
    kasi.foto(f"{foto}h-beranda-kasi-kembali")
    kasi.buka("Betulkan")
    expect(kasi.baris(ragu).get_by_text(CATATAN)).to_be_visible()
    kasi.baris(ragu).get_by_label("Penjelasan").fill("Sudah dicocokkan dengan registernya.")
    kasi.foto(f"{foto}i-kisi-kembali")
    kasi.tekan("Ajukan ke Sekretaris (1)")
    kasi.lihat("Berhasil: Ajukan ke Sekretaris, 1 indikator.")

    check(kantor, foto, 1, len(semua))


def check(kantor: Kantor, foto: str, diteruskan: int, semua: int) -> None:
    """What the Sekretaris still has goes on, and all of it is approved and locked."""
    for siapa, langkah, banyak in (
        (SEKCAM, "Teruskan ke Camat", diteruskan),
        (CAMAT, "Setujui", semua),
        (BAGIAN, "Kunci", semua),
    ):
        meja = kantor.duduk(siapa)
        meja.foto(f"{foto}j-beranda-{siapa.pengguna}")
        meja.buka("Periksa")
        meja.foto(f"{foto}k-kisi-{siapa.pengguna}")
        meja.tekan(f"{langkah} ({banyak})")
        meja.lihat(f"Berhasil: {langkah}, {banyak} indikator.")
    kantor.duduk(KASUBAG).foto(f"{foto}l-kasubag-terkunci")


def year(kantor: Kantor, setahun: Berkas) -> None:
    """After the last quarter: the year follows from the quarters, is explained and sent on."""
    kantor.tanggal(date(TAHUN + 1, 1, 12))
    semua, milik = figures(setahun, str(TAHUN))
    lain = {nama: isi for nama, isi in semua.items() if nama not in milik}
    for siapa, isian in ((KASI, milik), (KASUBAG, lain)):
        meja = kantor.duduk(siapa)
        meja.lihat(f"Isi dan ajukan setahun {TAHUN}: {len(isian)} indikator")
        meja.foto(f"25a-beranda-{siapa.pengguna}")
        meja.buka("Isi")
        baris = meja.baris(list(isian)[-1])
        expect(baris.get_by_text("dihitung dari triwulan")).to_be_visible()
        expect(baris.get_by_role("textbox", name=re.compile("^Realisasi"))).to_have_count(0)
        baris.get_by_label("Penjelasan").fill("Sudah dicocokkan dengan keempat triwulannya.")
        meja.foto(f"25b-kisi-{siapa.pengguna}")
        meja.tekan(f"Ajukan ke Sekretaris ({len(isian)})")
        meja.lihat(f"Berhasil: Ajukan ke Sekretaris, {len(isian)} indikator.")
    check(kantor, "25", len(semua), len(semua))
    kantor.duduk(KASUBAG).lihat(f"Susun Laporan Kinerja {TAHUN}")
    expect(kantor.duduk(KASUBAG).page.get_by_text("Isi dan ajukan")).to_have_count(0)


CATATAN = "Angkanya belum cocok dengan register layanan."
Isian = dict[str, list[tuple[str, str]]]


def figures(setahun: Berkas, periode: str) -> tuple[Isian, Isian]:
    """What stands in the office's books by indicator, and the part that is the owner's unit's.

    Each is a list of what a field is called and what to type there, in the order of the grid.
    """
    isi = rows_in(setahun, periode)
    semua: Isian = {}
    for iv in measured(setahun, periode):
        teks = typed_texts(iv, isi.get(iv.indikator))
        bidang = [
            (f"{k.label} {k.satuan}".strip(), teks[f"komponen.{k.nama}"]) for k in iv.komponen
        ]
        semua[iv.nama] = bidang or [(f"Realisasi, {iv.nama}", teks["nilai"])]
    seksi = {KASI.pos, *(j.id for j in setahun.jabatan if j.induk == KASI.pos)}
    milik = {iv.nama for iv in measured(setahun, periode) if iv.penanggung_jawab in seksi}
    return semua, {nama: isi for nama, isi in semua.items() if nama in milik}


def fill(meja: Meja, isian: Isian) -> None:
    """Cell by cell, each found in the row of its indicator."""
    for nama, bidang in isian.items():
        for label, teks in bidang:
            if teks:
                meja.baris(nama).get_by_role("textbox", name=label, exact=True).fill(teks)
    meja.page.keyboard.press("Enter")
    meja.lihat("Semua tersimpan.")


def paste(meja: Meja, isian: Isian) -> None:
    """All at once, from the sheet in which the office collects its figures."""
    lebar = max(map(len, isian.values()))
    blok = [
        "\t".join([teks for _label, teks in bidang] + [""] * (lebar - len(bidang)))
        for bidang in isian.values()
    ]
    meja.page.evaluate("teks => navigator.clipboard.writeText(teks)", "\r\n".join(blok))
    nama, bidang = next(iter(isian.items()))
    meja.baris(nama).get_by_role("textbox", name=bidang[0][0], exact=True).click()
    meja.page.keyboard.press("Control+v")
    meja.lihat("Semua tersimpan.")


def report(kantor: Kantor, setahun: Berkas, tmp_path: Path) -> None:
    """January again: the LKjIP is made, signed by the Camat and published."""
    kantor.tanggal(date(2026, 1, 20))
    kasubag = kantor.duduk(KASUBAG)
    kasubag.lihat(f"Susun Laporan Kinerja {TAHUN}")
    kasubag.foto("31-beranda-januari")
    kasubag.buka("Susun")
    kasubag.foto("32-lapor")
    kasubag.tulis("Tempat", "Contoh Sejahtera")
    kasubag.tulis("Tanggal", "2026-01-20")
    kasubag.tekan("Simpan")
    kasubag.lihat("Tempat dan tanggal laporan tersimpan.")
    lkjip = kasubag.page.get_by_role("listitem").filter(
        has=kasubag.page.get_by_role("heading", name=re.compile(r"\bLKjIP\b"))
    )
    lkjip.get_by_role("button", name="PDF").click()
    unduh = lkjip.get_by_role("link", name=re.compile(r"^Unduh "))
    expect(unduh).to_be_visible(timeout=60_000)
    kasubag.foto("33-lapor-jadi")
    with kasubag.page.expect_download() as unduhan:
        unduh.click()
    # What the office takes home, and the command line prints from it, is the same to the byte.
    with kasubag.page.expect_download() as berkas:
        kasubag.buka("YAML")
    rumah, kertas = tmp_path / "kantor.yaml", tmp_path / "lkjip.pdf"
    berkas.value.save_as(rumah)
    jawab = kantor.tempat.sakip("laporan", "lkjip", str(rumah), "-o", str(kertas))
    assert jawab.returncode == 0, jawab.stderr
    assert unduhan.value.path().read_bytes() == kertas.read_bytes()

    camat = kantor.duduk(CAMAT)
    camat.lihat(f"Laporan Kinerja {TAHUN} siap ditetapkan")
    camat.foto("34-beranda-camat")
    camat.buka("Baca dan tetapkan")
    camat.page.get_by_label("Saya telah membaca laporan ini dan menetapkannya.").check()
    camat.foto("35-camat-menetapkan")
    camat.tekan("Tandatangani dan terbitkan")
    camat.lihat("Laporan Kinerja 2025 edisi 1 telah terbit dan dapat dibaca umum.")
    camat.foto("36-terbit")


def portal(kantor: Kantor, setahun: Berkas) -> None:
    """Anybody reads it, and finds the figures that the library computes from the whole year."""
    warga = kantor.umum()
    warga.buka("Baca kinerja yang sudah terbit, tanpa akun")
    warga.judul("Kabupaten Contoh")
    warga.foto("41-portal")
    warga.buka(KANTOR)
    warga.foto("42-portal-kantor")
    warga.buka(f"Tahun {TAHUN}")
    warga.judul(f"{KANTOR}, {TAHUN}")
    warga.foto("43-portal-tahun")
    hasil = compute(setahun, None)
    for iv in [x for x in measured(setahun, str(TAHUN)) if x.iku]:
        butir = warga.page.get_by_role("article").filter(
            has=warga.page.get_by_role("heading", name=iv.nama)
        )
        expect(butir).to_contain_text(hasil.ambil(f"capaian:{iv.indikator}:{TAHUN}").tampil)
