"""Every official document by name, and the forms it can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sakip.berkas.model import Berkas
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.laporan.berita_acara import berita_acara_target
from sakip.laporan.evaluasi_renja import evaluasi_renja
from sakip.laporan.hiasan import dress
from sakip.laporan.iku import iku
from sakip.laporan.lkjip import lkjip
from sakip.laporan.pengukuran import pengukuran
from sakip.laporan.perjanjian import perjanjian_kinerja
from sakip.laporan.rencana_aksi import pengukuran_rencana_aksi, rencana_aksi
from sakip.laporan.triwulan import triwulan
from sakip.naskah.docx import tulis_docx
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Dokumen
from sakip.naskah.xlsx import tulis_xlsx


class Pilihan(NamedTuple):
    """What somebody asks of a document.

    periode: the quarter of a quarterly report. versi: plan edition of an agreement, the
    last one signed unless named. jabatan: one post only. untuk: the year minutes set targets
    for, that of the book unless given.
    """

    draf: bool = False
    periode: str = ""
    versi: str = ""
    jabatan: str = ""
    untuk: int | None = None


class Naskah(NamedTuple):
    """A document: what it is, how its tree is built, whether it is one of a quarter."""

    judul: str
    susun: Callable[[Berkas, BukuHasil, Pilihan], Dokumen]
    per_triwulan: bool = False


def _plain(fungsi: Callable[..., Dokumen]) -> Callable[[Berkas, BukuHasil, Pilihan], Dokumen]:
    return lambda berkas, buku, p: fungsi(berkas, buku, draf=p.draf)


NASKAH: Mapping[str, Naskah] = {
    "lkjip": Naskah("Laporan Kinerja (LKjIP)", _plain(lkjip)),
    "perjanjian": Naskah(
        "Perjanjian Kinerja tiap jenjang",
        lambda berkas, buku, p: perjanjian_kinerja(
            berkas, buku, draf=p.draf, versi=p.versi, jabatan=p.jabatan
        ),
    ),
    "iku": Naskah("Indikator Kinerja Utama dan pendukung", _plain(iku)),
    "berita-acara": Naskah(
        "Berita Acara Penetapan Target",
        lambda berkas, buku, p: berita_acara_target(
            berkas, buku, draf=p.draf, versi=p.versi, tahun=p.untuk
        ),
    ),
    "rencana-aksi": Naskah("Rencana Aksi", _plain(rencana_aksi)),
    "pengukuran-rencana-aksi": Naskah("Pengukuran Rencana Aksi", _plain(pengukuran_rencana_aksi)),
    "pengukuran": Naskah("Pengukuran Kinerja setahun", _plain(pengukuran)),
    "triwulan": Naskah(
        "Laporan Capaian Kinerja Triwulan",
        lambda berkas, buku, p: triwulan(berkas, buku, periode=p.periode, draf=p.draf),
        per_triwulan=True,
    ),
    "evaluasi-renja": Naskah("Evaluasi Renja (formulir E.81)", _plain(evaluasi_renja)),
}

KERTAS_KERJA = "kertas-kerja"
"""The workbook with every sum as a live formula: no tree of its own, and no other form."""

BENTUK: Mapping[str, Callable[[Dokumen], bytes]] = {
    ".pdf": tulis_pdf,
    ".docx": tulis_docx,
    ".xlsx": tulis_xlsx,
}
"""Writers by the ending of the file: PDF/A, Word, and the tables as a workbook."""


def forms_of(nama: str) -> tuple[str, ...]:
    """The forms a document can be written in, by the ending of the file."""
    return (".xlsx",) if nama == KERTAS_KERJA else tuple(BENTUK)


def write_document(
    nama: str,
    berkas: Berkas,
    buku: BukuHasil,
    bentuk: str,
    pilihan: Pilihan,
    lampiran: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """One document in one form; raises Galat listing what it lacks.

    lampiran: pictures that came with the Berkas; a draft bears no signatures.
    """
    if nama == KERTAS_KERJA:
        from sakip.laporan.kertas_kerja import kertas_kerja

        return kertas_kerja(berkas, buku)
    naskah = NASKAH[nama]
    if naskah.per_triwulan and not pilihan.periode:
        raise Galat(
            "laporan.periode",
            naskah.judul,
            "Triwulannya belum disebut.",
            f"Tambahkan --periode, misalnya --periode {buku.tahun}-T2.",
        )
    dokumen = naskah.susun(berkas, buku, pilihan)
    return BENTUK[bentuk](dress(dokumen, berkas, lampiran, bertanda=not pilihan.draf))
