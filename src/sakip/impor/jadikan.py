"""The rows that were gathered become a valid Berkas; what cannot stand is left out and told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from sakip.berkas.buku_kerja.tata import DARI_IMPOR
from sakip.berkas.model import LEMBAR, Berkas
from sakip.berkas.periksa import check_with_rules
from sakip.berkas.validasi import validate
from sakip.core.aturan.lapis import kepala
from sakip.galat import Galat
from sakip.hitung import hitung, rulebook_of
from sakip.impor.identitas import TAK_TERBACA, Identitas
from sakip.impor.lembar import SUMBER, Kumpulan, Ragu
from sakip.periksa.model import Dokumen
from sakip.terjemah import satu_galat

PERHITUNGAN = "Perhitungan"
"""What the note is about that says that a year cannot be computed."""
_PUTARAN = 20
_LEMBAR_BARIS = re.compile(r"lembar (\w+) baris (\d+)")
_BERTENTANGAN = 2  # prints from which a figure is said in several ways


def jadikan(siapa: Identitas, kumpulan: Kumpulan, dokumen: Dokumen) -> Berkas:
    """The Berkas. Raises Galat with everything listed when no row alone is to blame."""
    data: dict[str, Any] = {
        "format": "berkas-kinerja/1",
        "kantor": {
            "id": siapa.id, "nama": siapa.nama or TAK_TERBACA, "jenis": siapa.jenis,
            "daerah": siapa.id_daerah, "nama_daerah": siapa.daerah or TAK_TERBACA,
            "provinsi": siapa.provinsi or TAK_TERBACA,
        },
        "tahun": str(siapa.tahun),
        "tempat_laporan": siapa.tempat,
        "aturan": {"versi": kepala().versi},
        **kumpulan.lembar,
        "catatan": _catatan(kumpulan.ragu),
    }  # fmt: skip
    if siapa.tanggal:
        data["tanggal_laporan"] = siapa.tanggal.isoformat()
    for _ in range(_PUTARAN):
        salah = _salah(data, dokumen)
        if not salah:
            return Berkas.model_validate(data)
        buang = {tempat for galat in salah if (tempat := _baris(galat.tempat))}
        if not buang:
            raise Galat.gabung("impor.isi", dokumen.nama, salah)
        _singkirkan(data, buang, salah, kumpulan)
        data["catatan"] = _catatan(kumpulan.ragu)
    raise Galat.gabung("impor.isi", dokumen.nama, _salah(data, dokumen))


def uji_hitung(berkas: Berkas, kumpulan: Kumpulan) -> None:
    """Say so where the year cannot be computed: then no document can be made of it either."""
    try:
        hitung(berkas, rulebook_of(berkas))
    except Galat as galat:
        sebab = (
            f"Tahun {berkas.tahun} belum dapat dihitung dan dicetak, karena aturan yang dipakai "
            f"tahun itu belum ada di sini ({galat.tempat}). Isinya tetap berguna: salin realisasi "
            "dan anggarannya ke Berkas tahun sesudahnya sebagai tahun lalu, atau tambahkan aturan "
            "tahun itu di Berkas ini (aturan.overlay)."
        )
        kumpulan.ragukan(PERHITUNGAN, sebab)


def _salah(data: dict[str, Any], dokumen: Dokumen) -> list[Galat]:
    """What keeps the rows from standing as a Berkas, each with sheet and row."""
    try:
        berkas = Berkas.model_validate(data)
    except ValidationError as sebab:
        return [
            Galat("impor.baris", f"lembar {e['loc'][0]} baris {int(e['loc'][1]) + 1}", satu.pesan)
            if len(e["loc"]) > 1 and e["loc"][0] in LEMBAR else satu
            for e in sebab.errors(include_url=False)
            for satu in [satu_galat(e, dokumen.nama)]
        ]  # fmt: skip
    return validate(berkas) or check_with_rules(berkas)


def _baris(tempat: str) -> tuple[str, int] | None:
    cocok = _LEMBAR_BARIS.search(tempat)
    return (cocok[1], int(cocok[2])) if cocok else None


def _singkirkan(
    data: dict[str, Any], buang: set[tuple[str, int]], salah: Sequence[Galat], kumpulan: Kumpulan
) -> None:
    """Take out rows that cannot stand, and say so: the rest is still worth having."""
    for lembar, nomor in sorted(buang, reverse=True):
        isi = data[lembar].pop(nomor - 1)
        sebab = next(g.pesan for g in salah if _baris(g.tempat) == (lembar, nomor))
        pakai = ", ".join(str(v) for k, v in isi.items() if k != "bukti" and v)[:200]
        kumpulan.ragukan(f"Tidak dimasukkan ke lembar {lembar}: {pakai}", sebab, lembar=lembar)


def _catatan(ragu: Sequence[Ragu]) -> list[dict[str, Any]]:
    """What is doubtful as rows of the sheet of notes, so that it is mended in the workbook.

    Figures that are printed in several ways come first.
    """
    hasil = []
    urut = sorted(ragu, key=lambda r: len(r.tercetak) < _BERTENTANGAN)
    for nomor, satu in enumerate(urut, start=1):
        tentang = f" Lembar: {satu.lembar}." if satu.lembar else ""
        baris: dict[str, Any] = {
            "id": f"{DARI_IMPOR}{nomor}",
            "jenis": "tak_terputuskan" if len(satu.tercetak) >= _BERTENTANGAN else "perhatian",
            "perihal": satu.perihal[:200],
            "dipakai": satu.pakai,
            "alasan": f"Hasil impor: {satu.sebab}{tentang}",
            "tercetak": [
                {"teks": teks, "rujukan": {"dokumen": SUMBER, "tempat": tempat}}
                for teks, tempat in satu.tercetak
            ],
        }
        if satu.alamat:
            baris["alamat"] = satu.alamat
        hasil.append(baris)
    return hasil
