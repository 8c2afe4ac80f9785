"""What a table editor shows: the rows of a sheet, and what may be chosen in its columns."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sakip.berkas.baris import Baris
from sakip.berkas.buku_kerja.kolom import Jenis, Kolom, columns
from sakip.berkas.buku_kerja.sel import TIDAK, YA, spoken
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas, row_class
from sakip.berkas.perhatian import SKM
from sakip.berkas.periksa import IPP, LKE
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Ipp, Lke, Skm
from sakip.web.dasar.baris import columns_read, from_values
from sakip.web.dasar.lembar import TABEL
from sakip.web.organisasi.models import Kantor
from sakip.web.sunting.sel import of_year, shown, text_of

Pilihan = tuple[tuple[str, str], ...]

_OTOMATIS = ("id", "tahun_pakai", "urut")
"""Fields that a new row gets by itself."""
_LEBAR = frozenset({Jenis.TEKS, Jenis.DAFTAR, Jenis.BUKTI, Jenis.HURUF, Jenis.NILAI_KOMPONEN})
_SINGKAT = frozenset({"satuan", "pangkat", "nip", "waktu", "nomor", "penerbit", "lampiran"})
"""Texts that stay in one short line."""


class BagianIsian(NamedTuple):
    """One of several choices in a cell: field, what it is called, and what is chosen."""

    nama: str
    judul: str
    teks: str


class Isian(NamedTuple):
    """One cell: its column, the text to type, the text to read, and what may be chosen.

    bagian: the parts of a cell that has several choices, each out of `pilihan`.
    """

    kolom: Kolom
    teks: str
    tampil: str
    pilihan: Pilihan
    tetap: bool
    bagian: tuple[BagianIsian, ...] = ()

    @property
    def panjang(self) -> bool:
        return self.kolom.jenis in _LEBAR and self.kolom.nama not in _SINGKAT

    @property
    def petunjuk(self) -> str:
        """What to fill in, as said on a page: a new line needs no key of its own here."""
        return self.kolom.petunjuk.replace(" (Alt+Enter)", "")

    @property
    def angka(self) -> bool:
        return self.kolom.jenis in {Jenis.DESIMAL, Jenis.RUPIAH, Jenis.BULAT}


class BarisSunting(NamedTuple):
    """One row to edit; uuid None for the empty one that waits for a new row."""

    uuid: UUID | None
    revisi: int
    baris: Baris | None
    isian: tuple[Isian, ...]

    @property
    def uuid_teks(self) -> str:
        return str(self.uuid)

    @property
    def nama(self) -> str:
        """What the row is called where only one line is free."""
        for nama in ("nama", "judul", "uraian"):
            if self.baris is not None and hasattr(self.baris, nama):
                return str(getattr(self.baris, nama))
        return ", ".join([i.tampil for i in self.isian if i.tetap and i.tampil][:2])


def stored(kantor: Kantor, lembar: str, tahun: int) -> list[tuple[UUID, int, Baris]]:
    """Public name, edition and content of the rows of a sheet that belong to a year; one query."""
    tabel = TABEL[lembar]
    kolom = columns_read(tabel)
    semua = (
        tabel.objects.filter(pemda=kantor.pemda_id, kantor=kantor)
        .order_by("urutan", "pk")
        .values_list("uuid", "revisi", *kolom.values())
    )
    baris = ((u, r, from_values(tabel.BARIS, kolom, nilai)) for u, r, *nilai in semua)
    return [satu for satu in baris if of_year(satu[2], tahun)]


def table_columns(lembar: str) -> tuple[Kolom, ...]:
    """The columns people fill in side by side; year, order, id and evidence stand elsewhere."""
    return tuple(
        k
        for k in columns(lembar)
        if k.nama not in (*_OTOMATIS, "bukti") and not _year_column(lembar, k)
    )


def detail_columns(lembar: str, baru: bool) -> tuple[Kolom, ...]:
    """All columns of a row on its own page."""
    lewat = ("id", "tahun_pakai") if baru else ("tahun_pakai",)
    return tuple(k for k in columns(lembar) if k.nama not in lewat and not _year_column(lembar, k))


def _year_column(lembar: str, kolom: Kolom) -> bool:
    """Whether a column only repeats the year of the page."""
    return kolom.nama == "periode" and lembar != "anggaran"


def editable(
    kolom: tuple[Kolom, ...],
    pilihan: dict[str, Pilihan],
    baris: Baris | None,
    uuid: UUID | None = None,
    revisi: int = 0,
    isian: Any = None,
) -> BarisSunting:
    """A row ready to edit. isian: what somebody typed that was refused, shown again."""

    def satu(k: Kolom) -> Isian:
        ada = getattr(baris, k.nama) if baris is not None else None
        boleh = pilihan.get(k.nama, ())
        teks = text_of(k, ada) if baris is not None else ""
        if isian is not None and k.nama in isian:
            teks = isian[k.nama]
        bagian = tuple(
            BagianIsian(
                nama := f"{k.nama}.{sub}",
                judul,
                (isian or {}).get(nama, (ada or {}).get(sub, "")),
            )
            for sub, judul in pilihan.get(f"{k.nama}.", ())
        )
        tampil = shown(k, ada, {} if bagian else dict(boleh))
        return Isian(k, teks, tampil, boleh, k.kunci and baris is not None, bagian)

    return BarisSunting(uuid, revisi, baris, tuple(map(satu, kolom)))


def choices(berkas: Berkas, buku: BukuAturan, lembar: str) -> dict[str, Pilihan]:
    """What may be chosen in the columns of a sheet: value and what people call it."""
    hasil: dict[str, Pilihan] = {}
    for k in columns(lembar):
        match k.jenis:
            case Jenis.PILIHAN:
                hasil[k.nama] = tuple((p, spoken(p)) for p in k.pilihan)
            case Jenis.YA_TIDAK:
                hasil[k.nama] = ((YA, YA), (TIDAK, TIDAK))
            case Jenis.ID if k.merujuk:
                hasil[k.nama] = _rows_named(berkas, k.merujuk)
    hasil |= _from_rules(buku, lembar, date(berkas.tahun, 12, 31))
    return hasil


def _rows_named(berkas: Berkas, lembar: str) -> Pilihan:
    if lembar == "simpul":
        indeks = Indeks(berkas)
        aktif = indeks.simpul_aktif(berkas.tahun, indeks.versi_tahun(berkas.tahun))
        return tuple((s.simpul, f"{s.kode} {s.nama}".strip()) for s in aktif)
    nama = next(n for n in ("nama", "uraian", "judul", "id") if n in row_class(lembar).model_fields)
    return tuple((b.id, getattr(b, nama)) for b in getattr(berkas, lembar))


def _from_rules(buku: BukuAturan, lembar: str, pada: date) -> dict[str, Pilihan]:
    """Lists that a regulation gives."""
    match lembar:
        case "skm_unsur":
            unsur = buku.ambil_isi(SKM, pada, Skm)[1].unsur
            return {"unsur": tuple((u.id, u.nama) for u in unsur)}
        case "ipp_aspek":
            aspek = buku.ambil_isi(IPP, pada, Ipp)[1].aspek
            return {"aspek": tuple((a.id, a.nama) for a in aspek)}
        case "lke_komponen" | "rekomendasi":
            lke = buku.ambil_isi(LKE, pada, Lke)[1]
            return {
                "komponen": tuple((k.id, k.nama) for k in lke.komponen),
                "huruf": tuple((h.kode, h.kode) for h in lke.huruf),
                "huruf.": tuple((s.id, s.nama) for s in lke.sub),
            }
        case _:
            return {}
