"""The document tree: what is printed, never how.

A document is built once from these nodes and handed to a writer. The nodes are plain frozen
records; `sahkan.sahkan` says whether they make a printable document. Wherever text is expected,
a plain string, a single piece or a tuple of pieces will do; a line feed in a string breaks the
line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

# --- inside a line -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Teks:
    """Text with emphasis; text without any is a plain string."""

    teks: str
    tebal: bool = False
    miring: bool = False


@dataclass(frozen=True, slots=True)
class Nilai:
    """A figure as printed, bound to the address it was computed at.

    A writer links it to the block whose label equals `alamat`, if the document has one.
    """

    alamat: str
    teks: str


@dataclass(frozen=True, slots=True)
class Rujuk:
    """Names a numbered block by its label: prints "Tabel 3.1", and leads there."""

    label: str


@dataclass(frozen=True, slots=True)
class Catatan:
    """A footnote; its mark stands where the node stands."""

    isi: Isi


@dataclass(frozen=True, slots=True)
class Pecahan:
    """A fraction typeset as one, for the formula of an indicator."""

    atas: str
    bawah: str


Potongan: TypeAlias = str | Teks | Nilai | Rujuk | Catatan | Pecahan
Isi: TypeAlias = Potongan | tuple[Potongan, ...]


def potongan(isi: Isi) -> tuple[Potongan, ...]:
    """Any of the three forms of text as a tuple of pieces."""
    return isi if isinstance(isi, tuple) else (isi,)


# --- pictures ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citra:
    """A picture: SVG text, or the bytes of a PNG or JPEG, and what it shows in words."""

    isi: str | bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Gambar:
    """A numbered figure; `lebar` is its width in percent of the text width."""

    nomor: str
    judul: str
    citra: Citra
    lebar: int = 100
    sumber: Isi = ""
    label: str = ""


# --- blocks of text ----------------------------------------------------------------------

Rata: TypeAlias = Literal["kiri", "tengah", "kanan", "penuh"]


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading: tingkat 1 (bab) to 4, with its number as printed ("BAB I", "3.1") or none."""

    tingkat: int
    isi: str
    nomor: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraf:
    isi: Isi
    rata: Rata = "penuh"
    label: str = ""


Penomoran: TypeAlias = Literal["•", "1.", "a.", "i.", "1)", "a)"]


@dataclass(frozen=True, slots=True)
class Butir:
    """One item; `anak` is a list under it."""

    isi: Isi
    anak: Daftar | None = None


@dataclass(frozen=True, slots=True)
class Daftar:
    butir: tuple[Butir | Isi, ...]
    penomoran: Penomoran = "•"

    @property
    def semua_butir(self) -> tuple[Butir, ...]:
        return tuple(b if isinstance(b, Butir) else Butir(b) for b in self.butir)


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Labels and what they stand for, without rules: "Nama : Sri", "Jabatan : Camat"."""

    isi: tuple[tuple[str, Isi], ...]


# --- tables ------------------------------------------------------------------------------

RataKolom: TypeAlias = Literal["kiri", "tengah", "kanan", "koma"]


@dataclass(frozen=True, slots=True)
class Kolom:
    """`rata` "koma" lines numbers up on the decimal comma; `lebar` is percent of the table.

    Without `lebar` the width follows from the content.
    """

    rata: RataKolom = "kiri"
    lebar: int | None = None


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell over `kolom` columns and `baris` rows; `rata` None follows its column."""

    isi: Isi | tuple[Paragraf | Daftar, ...] = ""
    kolom: int = 1
    baris: int = 1
    rata: Rata | None = None

    @property
    def blok(self) -> tuple[Paragraf | Daftar, ...]:
        """The content as blocks, whichever way it was given."""
        if not isinstance(self.isi, tuple):
            return (Paragraf(self.isi),)
        teks = tuple(b for b in self.isi if not isinstance(b, Paragraf | Daftar))
        if len(teks) == len(self.isi):
            return (Paragraf(teks),)
        return tuple(b if isinstance(b, Paragraf | Daftar) else Paragraf(b) for b in self.isi)


GayaBaris: TypeAlias = Literal["biasa", "kelompok", "jumlah"]


@dataclass(frozen=True, slots=True)
class Baris:
    """A row: a cell is a Sel or just its text. Cells spanned from above are not repeated.

    "kelompok" heads the rows that follow it; "jumlah" is a total.
    """

    sel: tuple[Sel | Isi, ...]
    gaya: GayaBaris = "biasa"

    @property
    def semua_sel(self) -> tuple[Sel, ...]:
        return tuple(s if isinstance(s, Sel) else Sel(s) for s in self.sel)


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; `kepala` rows are repeated on each page. Without `nomor` it is in no list."""

    nomor: str
    judul: str
    kolom: tuple[Kolom, ...]
    kepala: tuple[Baris, ...]
    baris: tuple[Baris, ...]
    sumber: Isi = ""
    label: str = ""


# --- pages and the whole -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kop:
    """The letterhead: region first, then office, printed in capitals over address and rule.

    Without an emblem its place stays free.
    """

    instansi: tuple[str, ...]
    alamat: str = ""
    lambang: Citra | None = None


@dataclass(frozen=True, slots=True)
class Penanda:
    """Who signs: office ("Camat Contoh"), name, lines under it (rank, NIP), scan or QR."""

    jabatan: tuple[str, ...]
    nama: str
    keterangan: tuple[str, ...] = ()
    citra: Citra | None = None


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Signatures side by side, the first at the left; one alone stands at the right.

    It never opens a page: what precedes it goes along.
    """

    penanda: tuple[Penanda, ...]
    tempat_tanggal: str = ""


@dataclass(frozen=True, slots=True)
class DaftarIsi:
    """The table of contents down to headings of this tingkat."""

    kedalaman: int = 3


@dataclass(frozen=True, slots=True)
class DaftarTabel:
    pass


@dataclass(frozen=True, slots=True)
class DaftarGambar:
    pass


@dataclass(frozen=True, slots=True)
class PemisahHalaman:
    pass


Blok: TypeAlias = (
    Judul
    | Paragraf
    | Daftar
    | Pasangan
    | Kop
    | Tabel
    | Gambar
    | TandaTangan
    | DaftarIsi
    | DaftarTabel
    | DaftarGambar
    | PemisahHalaman
)


@dataclass(frozen=True, slots=True)
class HalamanJudul:
    """The title page, without page number. `instansi`: region first, then office."""

    judul: str
    instansi: tuple[str, ...]
    tahun: str
    subjudul: str = ""
    tempat: str = ""
    lambang: Citra | None = None


@dataclass(frozen=True, slots=True)
class Bagian:
    """Pages of one orientation; each Bagian opens a new page.

    `nomor_halaman`: "lanjut" counts on from the section before; "angka" (1, 2) and "romawi"
    (i, ii) begin at one again.
    """

    isi: tuple[Blok, ...]
    mendatar: bool = False
    nomor_halaman: Literal["lanjut", "angka", "romawi"] = "lanjut"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself; `tanggal` is also the only time stamp in it."""

    tanggal: date
    penulis: str = ""
    subjek: str = ""
    kata_kunci: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Dokumen:
    judul: str
    isi: tuple[HalamanJudul | Bagian, ...]
    metadata: Metadata
    bahasa: str = "id"
