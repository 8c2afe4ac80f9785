"""The findings of one file on a terminal."""

from __future__ import annotations

import textwrap

from sakip.cli.layar import harmless
from sakip.periksa.keluaran import HasilData, TemuanData
from sakip.periksa.model import JenisTemuan

_LEBAR = 96
_SEBUT = 3


def tampilkan(hasil: HasilData) -> None:
    """The findings by class, the weightiest first, then what was found right or not readable."""
    bagian = [f"{hasil.halaman} halaman"] if hasil.halaman else []
    _cetak(f"{hasil.berkas}: {', '.join([*bagian, f'{hasil.tabel} tabel'])}\n")
    for kelas in JenisTemuan:
        isi = [t for t in hasil.temuan if t.kelas is kelas]
        if isi:
            _cetak(f"{kelas.upper()} ({len(isi)})\n")
            for nomor, temuan in enumerate(isi, start=1):
                _satu(nomor, temuan)
    for satu in hasil.diabaikan:
        siapa = f"({satu.oleh}, {satu.pada[:10]})"
        _cetak(f"Diabaikan {satu.id}: {satu.temuan.pesan} Alasan: {satu.alasan} {siapa}")
    for lama in hasil.abaian_lama:
        _cetak(f"Pernah diabaikan, temuannya tidak ada lagi: {lama.id}. Alasan: {lama.alasan}")
    for catatan in hasil.tak_terbaca:
        _cetak(f"Catatan: {catatan}")
    cocok = [f"{c.id} {c.cocok}" for c in hasil.cek if c.cocok]
    print(f"Angka yang dihitung ulang dan cocok: {', '.join(cocok) or 'tidak ada'}.")
    if lewat := hasil.tak_dihitung:
        sebut = "; ".join(textwrap.shorten(t.judul, 60) for t in lewat[:_SEBUT]) + (
            "; ..." if len(lewat) > _SEBUT else ""
        )
        teks = (
            f"Tabel yang angkanya tidak dihitung ulang: {len(lewat)} dari {hasil.tabel} ({sebut})."
        )
        _cetak(textwrap.fill(teks, _LEBAR))
    if not hasil.temuan:
        print(f"Tidak ada temuan{' di bagian yang terbaca' if hasil.tak_terbaca else ''}.")


def _satu(nomor: int, t: TemuanData) -> None:
    tempat = [f"hlm. {t.halaman}"] if t.halaman else []
    tempat += [f"baris {t.baris}"] if t.baris else []
    tempat += [f"lembar '{t.lembar}' {t.sel}".rstrip()] if t.lembar else []
    tempat += [t.tabel] if t.tabel else []
    tanda = " [mengubah putusan]" if t.mengubah_putusan else ""
    _cetak(f"{nomor:>3}. {', '.join(tempat)}{tanda} ({t.id})")
    for teks in (t.pesan, t.dugaan):
        if teks:
            _cetak(textwrap.fill(teks, _LEBAR, initial_indent=" " * 5, subsequent_indent=" " * 5))
    print()


def _cetak(teks: str) -> None:
    print(harmless(teks))
