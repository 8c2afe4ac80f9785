"""Names of the rulebook's roles, actions, states and steps, for the catalogue.

The rulebook says them in Indonesian; who chose another language reads the catalogue's word where
it has one. A region's own names stay as that region wrote them.
"""

from __future__ import annotations

from typing import TypeVar

from django.utils import translation
from django.utils.translation import gettext_noop as _

from sakip.core.aturan.jenis import Alur, Hak, Izin, Keadaan, Langkah, Peran

NAMA = (
    _("Belum diajukan"),
    _("Dikembalikan"),
    _("Menunggu Sekretaris"),
    _("Menunggu Camat"),
    _("Disetujui Camat"),
    _("Terkunci"),
    _("Ajukan ke Sekretaris"),
    _("Teruskan ke Camat"),
    _("Setujui"),
    _("Kunci"),
    _("Kembalikan"),
    _("Buka kembali"),
    _("Operator (Kasubag Program)"),
    _("Pemilik indikator"),
    _("Sekretaris"),
    _("Kepala kantor (Camat)"),
    _("Pemerintah desa"),
    _("Bappeda"),
    _("Bagian Organisasi"),
    _("Inspektorat"),
    _("Bupati dan Sekretaris Daerah"),
    _("Administrator daerah"),
    _("Administrator pemasangan"),
    _("Melihat data kantor"),
    _("Melihat semua kantor di daerah"),
    _("Mengisi realisasi"),
    _("Mengunggah bukti"),
    _("Mencatat nilai dari pihak luar"),
    _("Mengisi anggaran dan sumber daya"),
    _("Mengubah rencana"),
    _("Mengimpor Berkas Kinerja"),
    _("Mengunduh Berkas Kinerja"),
    _("Menetapkan perjanjian kinerja"),
    _("Membuat naskah"),
    _("Menyiapkan laporan: uraian, tempat, dan tanggal"),
    _("Menandatangani dan menerbitkan laporan"),
    _("Mengubah kantor dan jabatan"),
    _("Meminta data dari desa dan mengembalikannya"),
    _("Menyetor data desanya"),
    _("Mengganti lambang dan tanda tangan di naskah"),
    _("Mengatur akun dan penugasan"),
    _("Mengatur tenggat dan pengecualiannya"),
    _("Menunjuk Plh dan Plt di kantornya"),
    _("Membuka daerah dan menunjuk administratornya"),
    _("Melihat riwayat perubahan"),
)
"""As `alur.yaml` has them; a test keeps both the same."""

B = TypeVar("B", Peran, Izin, Keadaan, Langkah)


def in_language(bahasa: str, hak: Hak, alur: Alur) -> tuple[Hak, Alur]:
    """Both rules with their names in a language."""
    with translation.override(bahasa):
        return (
            hak.model_copy(update={"peran": _named(hak.peran), "izin": _named(hak.izin)}),
            alur.model_copy(
                update={"keadaan": _named(alur.keadaan), "langkah": _named(alur.langkah)}
            ),
        )


def _named(semua: tuple[B, ...]) -> tuple[B, ...]:
    return tuple(satu.model_copy(update={"nama": translation.gettext(satu.nama)}) for satu in semua)
