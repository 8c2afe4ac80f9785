"""What the sheets are called on screen, and where in the cycle they stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

JUDUL = {
    "dokumen": _("Dokumen dan bukti"),
    "versi_rencana": _("Versi rencana"),
    "simpul": _("Daftar tujuan, sasaran, dan program"),
    "simpul_versi": _("Tujuan, sasaran, program, kegiatan"),
    "crosscutting": _("Hubungan dengan kantor lain"),
    "indikator": _("Daftar indikator"),
    "indikator_versi": _("Indikator, satuan, dan rumusnya"),
    "penerus": _("Indikator yang berganti"),
    "target": _("Target"),
    "usulan_target": _("Usulan target"),
    "perjanjian": _("Perjanjian Kinerja"),
    "rencana_aksi": _("Rencana aksi"),
    "proses": _("Proses bisnis"),
    "realisasi": _("Realisasi"),
    "nilai_luar": _("Nilai dari pihak luar"),
    "pembanding": _("Angka pembanding"),
    "terlapor": _("Angka menurut dokumen sumber"),
    "dukungan": _("Dukungan program pada sasaran"),
    "narasi": _("Uraian laporan"),
    "catatan": _("Catatan kekeliruan sumber"),
    "jabatan": _("Jabatan"),
    "pejabat": _("Pejabat"),
    "anggaran": _("Anggaran"),
    "sdm": _("Kebutuhan dan ketersediaan pegawai"),
    "sarpras": _("Sarana dan prasarana"),
    "layanan": _("Layanan yang disurvei"),
    "skm_unsur": _("Survei kepuasan per unsur"),
    "skm_responden": _("Responden survei"),
    "ipp_aspek": _("Aspek Indeks Pelayanan Publik"),
    "ipp_f03": _("Nilai pengguna layanan (F-03)"),
    "lke_komponen": _("Komponen evaluasi AKIP"),
    "rekomendasi": _("Rekomendasi"),
    "tindak_lanjut": _("Tindak lanjut"),
}

SIKLUS = {
    "lke_komponen": "evaluasi",
    "rekomendasi": "evaluasi",
    "tindak_lanjut": "evaluasi",
    "jabatan": "organisasi",
    "pejabat": "organisasi",
    "dokumen": "organisasi",
}
"""Sheets that do not stand under Data."""
