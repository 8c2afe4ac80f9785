"""A Berkas as a workbook that people fill in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from sakip.berkas.buku_kerja.gaya import TEKS, Gaya
from sakip.berkas.buku_kerja.kolom import (
    Jenis,
    Kolom,
    columns,
    front_columns,
    groups,
    instructions,
)
from sakip.berkas.buku_kerja.perhatikan import imported_notes, write_notes
from sakip.berkas.buku_kerja.sel import spoken, to_cell
from sakip.berkas.buku_kerja.tata import (
    ATURAN,
    BARIS_ISI,
    BARIS_JUDUL,
    MULAI,
    Sebutan,
    layout,
    position,
)
from sakip.berkas.buku_kerja.xlsx import Isi, Lembar, Pilihan, Rumus, workbook
from sakip.berkas.model import KETERANGAN, LEMBAR, Berkas
from sakip.berkas.perhatian import SKM
from sakip.berkas.periksa import IPP, LKE, rulebook_of
from sakip.core.angka import TanpaNilai
from sakip.core.aturan.jenis import Ipp, Lke, Skm
from sakip.core.aturan.jenis import Isi as IsiAturan
from sakip.galat import Galat
from sakip.tabel import huruf_kolom, sel

T = TypeVar("T", bound=IsiAturan)

Siap = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows prepared for somebody to fill in: by sheet, each with the fields known so far."""

BARIS_AKHIR = 5000
"""Last row that lists and counts look at; more where a sheet has more."""
_LEBIH = 25  # empty rows below the last one in which names fill themselves
_LEBAR_PALING = (9, 46)  # characters
_LEBAR_URAIAN = 80  # of columns with whole paragraphs
_URAIAN = 300  # characters that make one
_LEBAR_MULAI, _LEBAR_MULAI_IMPOR = (26, 44, 70), (46, 44, 70)  # links do not wrap everywhere

_JUDUL = Gaya("kepala", "kepala", rata="center", lipat=True, tepi=True)
_OTOMATIS = Gaya("redup", "hitungan", rata="left", lipat=True, tepi=True)


def tulis_buku_kerja(berkas: Berkas, *, siapkan: Siap | None = None) -> bytes:
    """The workbook of a Berkas; equal Berkas, equal bytes.

    siapkan: rows still to be filled in, below those of the Berkas.
    Raises Galat for a text that no cell can hold.
    """
    siapkan = siapkan or {}
    baris = {
        lembar: [*map(_fields, getattr(berkas, lembar)), *siapkan.get(lembar, ())]
        for lembar in LEMBAR
    }
    pilihan = _rule_choices(berkas)
    semua = [_front(berkas, baris), *(_sheet(satu, baris, pilihan) for satu in LEMBAR)]
    if berkas.aturan.overlay:
        semua.append(_rules(berkas))
    nama = [(f"daftar_{satu}", _ids(satu, len(baris[satu]))) for satu in _named()]
    judul = " ".join(filter(None, ("Berkas Kinerja", berkas.kantor.nama, str(berkas.tahun))))
    return workbook(semua, nama, judul)


def _fields(baris: Any) -> dict[str, Any]:
    """The fields of a row; a figure that nobody has filled in yet is an empty cell."""
    isi = {nama: getattr(baris, nama) for nama in type(baris).model_fields}
    if isi.get("kosong") is TanpaNilai.BELUM_DIISI:
        isi["kosong"] = None
    return isi


def _last_row(banyak: int) -> int:
    return max(BARIS_AKHIR, BARIS_ISI + 2 * banyak)


def _column_range(lembar: str, nama: str, banyak: int) -> str:
    huruf = huruf_kolom(position(lembar, nama))
    return f"{lembar}!${huruf}${BARIS_ISI}:${huruf}${_last_row(banyak)}"


def _ids(lembar: str, banyak: int) -> str:
    """The ids of a sheet as far as it is filled, for lists to choose from."""
    semua = _column_range(lembar, "id", banyak)
    awal = semua.split(":")[0]
    return f"{awal}:INDEX({semua},MAX(1,COUNTA({semua})))"


def _named() -> list[str]:
    """The sheets whose ids other sheets choose from."""
    pakai = {k.merujuk for lembar in LEMBAR for k in columns(lembar)}
    return [lembar for lembar in LEMBAR if lembar in pakai]


# -- one sheet ----------------------------------------------------------------


def _sheet(
    nama: str,
    baris: Mapping[str, Sequence[Mapping[str, Any]]],
    pilihan: Mapping[tuple[str, str], Sequence[str]],
) -> Lembar:
    tata = layout(nama)
    isi = baris[nama]
    akhir = _last_row(len(isi))
    beku = 3 if isinstance(tata[1] if len(tata) > 1 else None, Sebutan) else 2
    lembar = Lembar(
        nama,
        [],
        beku=(BARIS_ISI, beku),
        kepala=(BARIS_JUDUL, BARIS_JUDUL),
        saring=f"A{BARIS_JUDUL}:{sel(BARIS_ISI + len(isi), len(tata))}",
        warna=next(k.warna for k in groups() if nama in k.lembar),
    )
    lembar.tulis(1, 1, f"{nama}: {KETERANGAN[nama]}", Gaya("tebal"))
    lembar.tulis(2, 1, f"← {MULAI}", Gaya("tautan"))
    lembar.tautan[2, 1] = MULAI
    for n, kolom in enumerate(tata, 1):
        if isinstance(kolom, Sebutan):
            lembar.tulis(BARIS_JUDUL, n, kolom.judul, _JUDUL)
            _name_column(lembar, n, kolom, baris)
            continue
        lembar.tulis(BARIS_JUDUL, n, kolom.judul + " *" * kolom.wajib, _JUDUL)
        lembar.catatan[BARIS_JUDUL, n] = f"{kolom.petunjuk}\nContoh: {kolom.contoh}"
        kisaran = f"{sel(BARIS_ISI, n)}:{sel(akhir, n)}"
        if sumber := _list_of(kolom, pilihan.get((nama, kolom.nama), ())):
            lembar.pilihan.append(Pilihan(kisaran, *sumber))
        for nomor in range(len(isi) + _LEBIH):
            satu = isi[nomor] if nomor < len(isi) else {}
            nilai, gaya = _cell(nama, nomor, kolom, satu.get(kolom.nama))
            lembar.tulis(BARIS_ISI + nomor, n, nilai, gaya)
    lembar.lebar = [_width(lembar, n, kolom) for n, kolom in enumerate(tata, 1)]
    return lembar


def _cell(lembar: str, nomor: int, kolom: Kolom, nilai: Any) -> tuple[Isi, Gaya]:
    try:
        isi, format_ = to_cell(kolom, nilai)
    except Galat as galat:
        tempat = f"lembar {lembar} baris {nomor + 1} kolom {kolom.nama}"
        raise Galat(galat.kode, tempat, galat.pesan, galat.saran) from galat
    return isi, _look(kolom, format_)


def _look(kolom: Kolom, format_: str) -> Gaya:
    angka = kolom.jenis in {Jenis.DESIMAL, Jenis.RUPIAH, Jenis.BULAT}
    return Gaya(
        format=format_,
        rata="right" if angka else "left",
        lipat=not angka,
        tepi=True,
        terkunci=False,
    )


def _list_of(kolom: Kolom, aturan: Sequence[str]) -> tuple[str, bool] | None:
    """Where the choices of a column stand, and whether nothing else is allowed."""
    if kolom.jenis is Jenis.PILIHAN:
        return f'"{",".join(map(spoken, kolom.pilihan))}"', True
    if kolom.jenis is Jenis.YA_TIDAK:
        return '"ya,tidak"', True
    if kolom.merujuk and kolom.jenis is not Jenis.DAFTAR:
        return f"daftar_{kolom.merujuk}", False
    return (f'"{",".join(aturan)}"', False) if aturan else None


def _name_column(
    lembar: Lembar, n: int, kolom: Sebutan, baris: Mapping[str, Sequence[Mapping[str, Any]]]
) -> None:
    """What the ids of the rows are called, looked up again whenever one changes."""
    sumber = baris[kolom.lembar]
    nama: dict[Any, Any] = {}
    for satu in sumber:
        nama.setdefault(satu[kolom.kunci], satu[kolom.nilai])
    kunci, nilai = (_column_range(kolom.lembar, k, len(sumber)) for k in (kolom.kunci, kolom.nilai))
    isi = baris[lembar.nama]
    dari = position(lembar.nama, kolom.dari.nama)
    for nomor in range(len(isi) + _LEBIH):
        di = sel(BARIS_ISI + nomor, dari)
        ada = isi[nomor].get(kolom.dari.nama) if nomor < len(isi) else None
        teks = f'IF({di}="","",IFERROR(INDEX({nilai},MATCH({di},{kunci},0)),"?"))'
        hasil = nama.get(ada, "?") if ada else ""
        lembar.tulis(BARIS_ISI + nomor, n, Rumus(teks, str(hasil)), _OTOMATIS)


def _width(lembar: Lembar, n: int, kolom: Kolom | Sebutan) -> int:
    """Wide enough for the heading, the example and the longest line, within limits."""
    semua = [isi[n][0] for nomor, isi in lembar.baris.items() if nomor >= BARIS_ISI]
    kata = [str(x.hasil) if isinstance(x, Rumus) else x for x in semua]
    teks = [len(x) for satu in kata if isinstance(satu, str) for x in satu.split("\n")]
    angka = 16 if isinstance(kolom, Kolom) and kolom.jenis is Jenis.RUPIAH else 0
    contoh = len(kolom.contoh) if isinstance(kolom, Kolom) else 0
    paling_sedikit, paling_banyak = _LEBAR_PALING
    if max(teks, default=0) > _URAIAN:
        paling_banyak = _LEBAR_URAIAN
    perlu = max(0, *teks, angka, len(kolom.judul) + 4, contoh) + 2
    return max(paling_sedikit, min(paling_banyak, perlu))


def _rule_choices(berkas: Berkas) -> dict[tuple[str, str], list[str]]:
    """Columns whose words come from the rulebook of the office."""
    buku, pada = rulebook_of(berkas), date(berkas.tahun, 12, 31)

    def isi(id_aturan: str, tipe: type[T]) -> T | None:
        """The rule of the year; None in a year before the first, in which words are free."""
        try:
            return buku.ambil_isi(id_aturan, pada, tipe)[1]
        except Galat:
            return None

    lke, skm, ipp = isi(LKE, Lke), isi(SKM, Skm), isi(IPP, Ipp)
    komponen = [k.id for k in lke.komponen] if lke else []
    return {
        ("skm_unsur", "unsur"): [u.id for u in skm.unsur] if skm else [],
        ("ipp_aspek", "aspek"): [a.id for a in ipp.aspek] if ipp else [],
        ("lke_komponen", "komponen"): komponen,
        ("rekomendasi", "komponen"): komponen,
    }


# -- the other sheets ---------------------------------------------------------


def _front(berkas: Berkas, baris: Mapping[str, Sequence[Any]]) -> Lembar:
    """What the workbook is, whose it is, and where everything stands."""
    lebar = _LEBAR_MULAI_IMPOR if imported_notes(baris) else _LEBAR_MULAI
    lembar = Lembar(MULAI, lebar, warna="1F4E5F", bawaan=Gaya())
    lembar.tulis(1, 1, f"Buku kerja Berkas Kinerja {berkas.tahun}", Gaya("judul"))
    n = write_notes(lembar, 2, baris)
    for nomor, teks in enumerate(instructions(), 1):
        lembar.tulis(n, 1, f"{nomor}.  {teks}", Gaya())
        n += 1
    n = _headed(lembar, n + 1, ("Identitas", "Isi", "Petunjuk"))
    for jalur, kolom in front_columns().items():
        nilai: Any = berkas
        for nama in jalur.split("."):
            nilai = getattr(nilai, nama)
        isi, gaya = _cell(MULAI, n - 1, kolom, nilai)
        tetap = jalur == "format"
        gaya = gaya._replace(latar="hitungan" if tetap else "isian", rata="left", terkunci=tetap)
        lembar.tulis(n, 1, kolom.judul + " *" * kolom.wajib, Gaya("tebal", rata="left", tepi=True))
        lembar.tulis(n, 2, isi, gaya)
        petunjuk = f"{kolom.petunjuk} Contoh: {kolom.contoh}"
        lembar.tulis(n, 3, petunjuk, Gaya("redup", rata="left", lipat=True, tepi=True))
        if sumber := _list_of(kolom, ()):
            lembar.pilihan.append(Pilihan(sel(n, 2), *sumber))
        n += 1
    n = _headed(lembar, n + 1, ("Lembar", "Baris terisi", "Isinya"))
    for kelompok in groups():
        lembar.tulis(n, 1, kelompok.nama, Gaya("tebal", "jumlah", rata="left", tepi=True))
        for kolom_ke in (2, 3):
            lembar.tulis(n, kolom_ke, None, Gaya("tebal", "jumlah", rata="left", tepi=True))
        for nama in kelompok.lembar:
            n += 1
            kisaran = _column_range(nama, columns(nama)[0].nama, len(baris[nama]))
            hitung = Rumus(f"COUNTA({kisaran})", Decimal(len(baris[nama])))
            lembar.tulis(n, 1, nama, Gaya("tautan", rata="left", tepi=True))
            lembar.tautan[n, 1] = nama
            lembar.tulis(n, 2, hitung, Gaya(latar="hitungan", rata="left", tepi=True))
            lembar.tulis(n, 3, KETERANGAN[nama], Gaya(rata="left", lipat=True, tepi=True))
        n += 1
    return lembar


def _headed(lembar: Lembar, n: int, judul: Sequence[str]) -> int:
    for kolom, teks in enumerate(judul, 1):
        lembar.tulis(n, kolom, teks, _JUDUL)
    return n + 1


def _rules(berkas: Berkas) -> Lembar:
    """The rules that the office adds, a line of their text in a row."""
    lembar = Lembar(ATURAN, (110,), beku=(2, 1), warna="8A8A8A")
    lembar.tulis(1, 1, "Aturan tambahan kantor (JSON); diubah lewat berkas YAML.", Gaya("tebal"))
    teks = json.dumps(berkas.aturan.overlay, ensure_ascii=False, indent=1)
    kolom = front_columns()["kantor.nama"]
    for n, baris in enumerate(teks.split("\n"), 2):
        lembar.tulis(n, 1, _cell(ATURAN, n - 1, kolom, baris)[0], Gaya(format=TEKS))
    return lembar
