"""The log in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

AKSI = {
    "akun.akhiri_sesi": _("mengakhiri sesi di tempat lain"),
    "akun.aktif": _("membuka atau menutup akun"),
    "akun.buat": _("membuat akun"),
    "akun.buat_kode": _("membuat kode sandi"),
    "akun.ganti_sandi": _("mengganti sandinya"),
    "akun.keluar": _("keluar"),
    "akun.masuk": _("masuk"),
    "akun.setel_sandi": _("menyetel sandi dengan kode"),
    "akun.tertutup": _("akun ditutup sementara setelah percobaan masuk yang gagal"),
    "berkas.impor": _("mengimpor Berkas Kinerja"),
    "bukti.unggah": _("mengunggah bukti"),
    "daerah.buka": _("membuka daerah"),
    "daerah.ubah": _("mengubah nama daerah"),
    "hiasan.ubah": _("mengganti gambar di naskah"),
    "kantor.ubah": _("mengubah data kantor"),
    "laporan.minta": _("meminta naskah"),
    "laporan.penandatanganan": _("menandai naskah ditandatangani"),
    "laporan.terbitkan": _("menerbitkan laporan"),
    "penugasan.akhiri": _("mengakhiri penugasan"),
    "penugasan.hentikan": _("mengakhiri penunjukan sebelum waktunya"),
    "penugasan.buat": _("memberi penugasan"),
    "penugasan.tarik": _("menarik kembali penugasan yang belum mulai"),
    "realisasi.ubah": _("mengisi realisasi"),
    "setoran.ambil": _("mengambil setoran desa ke pengukuran"),
    "setoran.desa": _("mengubah daftar desa"),
    "setoran.hentikan": _("berhenti meminta data dari desa"),
    "setoran.isi": _("menyetor data desa"),
    "setoran.kembalikan": _("mengembalikan setoran desa"),
    "setoran.minta": _("meminta data dari desa"),
    "tenggat.cabut": _("mencabut pengecualian tenggat"),
    "tenggat.kecualikan": _("mengecualikan tenggat"),
}
"""What somebody did, as the log names it. Steps and frozen editions are named by their rule."""

UMUM = {"tetapkan": _("menetapkan %s"), "ubah": _("mengubah %s")}
"""Actions that many things know, by the end of their name."""

BUTIR = {
    "aktif": _("terbuka"),
    "alamat": _("alamat jaringan"),
    "alasan": _("alasan"),
    "banyak": _("banyaknya"),
    "baru": _("baru"),
    "berlaku_sampai": _("berlaku sampai"),
    "berubah": _("berubah"),
    "bukti": _("bukti"),
    "catatan": _("catatan"),
    "dari": _("dari"),
    "gambar": _("gambar"),
    "gagal": _("percobaan gagal"),
    "gagal_sebelumnya": _("percobaan gagal sebelumnya"),
    "hambatan": _("hambatan"),
    "hilang": _("hilang"),
    "indikator": _("indikator"),
    "jabatan": _("jabatan"),
    "ke": _("ke"),
    "komponen": _("komponen"),
    "kosong": _("keterangan kosong"),
    "label": _("predikat"),
    "menjadi": _("menjadi"),
    "menggantikan": _("menggantikan"),
    "mulai": _("mulai"),
    "nama": _("nama"),
    "nama_pengguna": _("nama pengguna"),
    "nilai": _("nilai"),
    "nomor": _("nomor"),
    "penjelasan": _("penjelasan"),
    "peran": _("peran"),
    "periode": _("periode"),
    "selesai": _("selesai"),
    "semula": _("semula"),
    "provinsi": _("provinsi"),
    "sidik": _("sidik isi"),
    "tanggal": _("tanggal"),
    "tempat": _("tempat"),
    "surat": _("surat perintah"),
    "status": _("status"),
    "upaya": _("upaya"),
    "versi": _("versi"),
}
"""What an entry says of the thing."""


def aksi(nama: str, langkah: dict[str, str]) -> str:
    """An action in words. langkah: names of the steps of the region's rule, by id."""
    if nama in AKSI:
        return str(AKSI[nama])
    depan, _titik, belakang = nama.rpartition(".")
    if depan == "pengukuran" and belakang in langkah:
        return langkah[belakang]
    if belakang in UMUM:
        return UMUM[belakang] % depan.replace("_", " ")
    return nama
