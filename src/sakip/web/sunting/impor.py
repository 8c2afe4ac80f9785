"""Rows of a foreign table for a sheet: columns matched, cells read, every bad row listed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from sakip.berkas.baris import Baris, Kantor
from sakip.berkas.buku_kerja.kolom import Jenis, Kolom, columns, front_columns
from sakip.galat import Galat
from sakip.tabel import Baris as BarisTabel
from sakip.tabel import Batas, Sel, buka, huruf_kolom
from sakip.web.dasar.lembar import TABEL
from sakip.web.sunting.sel import shown
from sakip.web.sunting.selectors import Pilihan
from sakip.web.sunting.services import Ganti

BATAS = Batas(ukuran_csv=32 << 20, ukuran_buku=32 << 20, isi=128 << 20, baris=20_000, sel=1_000_000)
_CARI_JUDUL = 15
"""Rows from the top among which the headings are looked for."""
_MIRIP = 0.75
_TRIWULAN = re.compile(r"\b(?:tw|t|triwulan)?(i{1,3}|iv|[1-4])\b")
_SAMPAI = re.compile(r"\b(?:s d|sd|sampai|kumulatif|akumulasi)\b")
_ROMAWI = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


class Tujuan(NamedTuple):
    """What a column of the file may fill. kata: other words people use for it."""

    nama: str
    judul: str
    wajib: bool
    kata: tuple[str, ...] = ()


class KolomBerkas(NamedTuple):
    """One column of the file: its number from 1, its heading and a cell to recognise it by."""

    nomor: int
    judul: str
    contoh: str


class Dibaca(NamedTuple):
    """A file with its columns matched.

    pasangan: what fills which column; baris: row number and cells by what they fill.
    """

    lembar: tuple[str, ...]
    dipilih: str
    kepala: int
    kolom: tuple[KolomBerkas, ...]
    pasangan: Mapping[str, int]
    baris: tuple[tuple[int, dict[str, Sel]], ...]


class Calon(NamedTuple):
    """One change that a row of the file asks for. judul: what it is called, if not its column."""

    ganti: Ganti
    lama: Baris | None
    judul: str = ""


class Usul(NamedTuple):
    """What one row of the file would do: the change, and the words for the preview."""

    nomor: int
    nama: str
    ganti: tuple[Ganti, ...]
    beda: tuple[tuple[str, str, str], ...]


class Rencana(NamedTuple):
    """All that an import would do, and the rows that it cannot read. dilewati: rows that are not
    entries, such as sums."""

    usul: tuple[Usul, ...]
    sama: int
    salah: tuple[Galat, ...]
    dilewati: int = 0

    @property
    def ganti(self) -> list[Ganti]:
        return [g for u in self.usul for g in u.ganti]


def read_table(jalur: Path, tujuan: Sequence[Tujuan], pilihan: Mapping[str, str]) -> Dibaca:
    """Read one sheet of a file; what the person did not choose is guessed from the headings.

    pilihan: ``lembar``, ``kepala`` (row of the headings) and ``kolom.<nama>`` as chosen.
    Raises Galat for a file that is no sound table.
    """
    buku = buka(jalur, batas=BATAS)
    nama = tuple(satu.nama for satu in buku.lembar)
    if not nama:
        raise Galat(
            "impor.kosong", jalur.name, _("Berkas ini tidak punya lembar."), _("Periksa isinya.")
        )
    dipilih = pilihan.get("lembar", "")
    if dipilih not in nama:
        dipilih = next((s.nama for s in buku.lembar if not s.tersembunyi), nama[0])
    isi = [b for b in buku.lembar[nama.index(dipilih)] if any(_filled(s) for s in b.sel)]
    kepala = _heading(isi, tujuan, pilihan.get("kepala", ""))
    if kepala is None:
        raise Galat("impor.kosong", jalur.name, _("Lembar ini kosong."), _("Pilih lembar lain."))
    bawah = [b for b in isi if b.nomor > kepala.nomor]
    kolom = tuple(
        KolomBerkas(n, _short(s) or huruf_kolom(n), _sample(bawah, n))
        for n, s in enumerate(kepala.sel, 1)
        if _filled(s) or _sample(bawah, n)
    )
    pasangan = _matched(kolom, tujuan, pilihan)
    baris = tuple(
        (b.nomor, {nama: _at(b, n) for nama, n in pasangan.items()})
        for b in bawah
        if any(_filled(_at(b, n)) for n in pasangan.values())
    )
    return Dibaca(nama, dipilih, kepala.nomor, kolom, pasangan, baris)


def _heading(
    isi: Sequence[BarisTabel], tujuan: Sequence[Tujuan], dipilih: str
) -> BarisTabel | None:
    """The row chosen, else the one that most resembles headings, else the first."""
    atas = isi[:_CARI_JUDUL]
    if dipilih.isdecimal():
        atas = [b for b in isi if b.nomor == int(dipilih)] or atas

    def score(baris: BarisTabel) -> int:
        judul = [_plain(s) for s in baris.sel if isinstance(s, str)]
        return sum(any(_alike(j, t) >= _MIRIP for j in judul) for t in tujuan)

    return max(atas, key=score, default=None)


def _matched(
    kolom: Sequence[KolomBerkas], tujuan: Sequence[Tujuan], pilihan: Mapping[str, str]
) -> dict[str, int]:
    """Column number for each thing to fill: as chosen, else the heading most like it.

    The surest pairs come first, so that no likeness takes a column from what is really meant.
    """
    ada = {k.nomor for k in kolom}
    dipilih = {t.nama: pilihan.get(f"kolom.{t.nama}") for t in tujuan}
    hasil = {
        nama: int(nomor)
        for nama, nomor in dipilih.items()
        if nomor and nomor.isdecimal() and int(nomor) in ada
    }
    calon = [
        (_alike(_plain(k.judul), t), -urut, -k.nomor, t.nama)
        for urut, t in enumerate(tujuan)
        if dipilih[t.nama] is None
        for k in kolom
    ]
    for mirip, _urut, nomor, nama in sorted(calon, reverse=True):
        if mirip >= _MIRIP and nama not in hasil and -nomor not in hasil.values():
            hasil[nama] = -nomor
    return hasil


def _alike(judul: str, tujuan: Tujuan) -> float:
    """How much a heading resembles what people call a column; TW I is no TW II, nor s.d. TW I."""
    return max(
        difflib.SequenceMatcher(None, judul, rapi).ratio()
        if _period(judul) == _period(rapi)
        else 0.0
        for rapi in map(_plain, (tujuan.judul, tujuan.nama, *tujuan.kata))
    )


def _period(teks: str) -> set[str]:
    """The quarters that a heading names, however they are written, and whether it adds them up."""
    return {_ROMAWI.get(x, x) for x in _TRIWULAN.findall(teks)} | (
        {"s.d."} if _SAMPAI.search(teks) else set()
    )


def missing(dibaca: Dibaca, tujuan: Sequence[Tujuan]) -> list[str]:
    """Headings of what must be matched and is not."""
    return [t.judul for t in tujuan if t.wajib and t.nama not in dibaca.pasangan]


def plan(dibaca: Dibaca, read: Callable[[Mapping[str, Sel]], tuple[str, list[Calon]]]) -> Rencana:
    """What the rows would change.

    read: one row of the file to its name and the changes it asks for, no name where it is no
    entry; raises Galat.
    """
    usul, salah, sama, dilewati = [], [], 0, 0
    sudah: dict[Any, int] = {}
    for nomor, sel in dibaca.baris:
        try:
            nama, semua = read(sel)
            for c in semua:
                if c.ganti.kunci in sudah:
                    raise Galat(
                        "impor.kembar",
                        "",
                        _("Sama dengan baris %(isi)s.") % {"isi": sudah[c.ganti.kunci]},
                        _("Hapus salah satu baris di berkasnya."),
                    )
        except Galat as galat:
            for satu in galat.rincian or (galat,):
                di = f"baris {nomor}" + (f", {satu.tempat}" if satu.tempat else "")
                salah.append(Galat(satu.kode, di, satu.pesan, satu.saran))
            continue
        if not nama:
            dilewati += 1
            continue
        sudah |= {c.ganti.kunci: nomor for c in semua}
        ubah = [c for c in semua if c.ganti.menjadi != c.lama]
        sama += not ubah
        if ubah:
            beda = tuple(
                (c.judul or judul, lama, baru)
                for c in ubah
                for judul, lama, baru in differences(c.lama, c.ganti.menjadi, kunci=not c.judul)
            )
            usul.append(Usul(nomor, nama, tuple(c.ganti for c in ubah), beda))
    return Rencana(tuple(usul), sama, tuple(salah), dilewati)


def differences(
    lama: Baris | None, baru: Baris | None, *, kunci: bool = True
) -> Iterable[tuple[str, str, str]]:
    """Heading, old and new text of each field that differs; kunci: also what names the row."""
    ada = baru if baru is not None else lama
    assert ada is not None
    lembar = next((n for n, t in TABEL.items() if t.BARIS is type(ada)), "")
    if lembar:
        kolom = columns(lembar)
    elif isinstance(ada, Kantor):
        kolom = tuple(k for jalur, k in front_columns().items() if jalur.startswith("kantor."))
    else:  # a list that is no sheet of a Berkas
        for bidang in type(ada).model_fields:
            dua = ["" if x is None else str(getattr(x, bidang)) for x in (lama, baru)]
            if dua[0] != dua[1]:
                yield bidang.capitalize(), dua[0], dua[1]
        return
    for k in kolom:
        if k.kunci and not kunci:
            continue
        a, b = (None if x is None else getattr(x, k.nama) for x in (lama, baru))
        if a != b and not (lama is None and b in (k.bawaan, "", None)):
            yield k.judul, shown(k, a, {}), shown(k, b, {})


def value_of(kolom: Kolom, isi: Sel, pilihan: Pilihan) -> Sel:
    """A cell as the text a person would have typed; a name becomes the id it stands for."""
    if not _filled(isi):
        return ""
    if not pilihan or kolom.jenis is not Jenis.ID:
        return isi
    rapi = _plain(isi)
    cocok = [i for i, nama in pilihan if rapi in {_plain(i), _plain(nama)}]
    if len(cocok) == 1:
        return cocok[0]
    dekat = difflib.get_close_matches(rapi, [_plain(n) for _i, n in pilihan], 1)
    raise Galat(
        "impor.rujukan",
        kolom.judul,
        f"'{_short(isi)}' tidak ada di daftar." if not cocok else f"'{_short(isi)}' ada beberapa.",
        f"Mungkin maksud Anda '{dekat[0]}'." if dekat else "Betulkan namanya, atau tambahkan dulu.",
    )


def _plain(isi: object) -> str:
    return re.sub(r"[\W_]+", " ", str(isi).casefold()).strip()


def _short(isi: object) -> str:
    teks = " ".join(str(isi).split()) if isi is not None else ""
    return teks if len(teks) <= 60 else f"{teks[:59]}…"


def _sample(baris: Sequence[BarisTabel], kolom: int) -> str:
    return next((_short(_at(b, kolom)) for b in baris[:50] if _filled(_at(b, kolom))), "")


def _at(baris: BarisTabel, kolom: int) -> Sel:
    return baris.sel[kolom - 1] if kolom <= len(baris.sel) else None


def _filled(isi: Sel) -> bool:
    return isi is not None and not (isinstance(isi, str) and not isi.strip())
