"""What is gathered for a Berkas: its rows as plain data, and what of them is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sakip.berkas.baris import teks_baku
from sakip.impor.cetakan import Cetakan
from sakip.impor.identitas import jadi_id
from sakip.impor.pilih import Keyakinan, Pilihan

SUMBER = "sumber"
"""Id of the document that is imported."""


@dataclass(frozen=True, slots=True)
class Ragu:
    """Something to mend or confirm.

    pakai: what was put in. tercetak: text and place of prints. alamat: of the figure, where it is
    one; lembar: the sheet to mend it in, where it is not.
    """

    perihal: str
    sebab: str
    pakai: str = ""
    tercetak: tuple[tuple[str, str], ...] = ()
    alamat: str = ""
    lembar: str = ""


@dataclass(frozen=True, slots=True)
class AngkaBaca:
    """One figure that was put in: what it is of, its print, where it stands, how sure it is."""

    perihal: str
    teks: str
    tempat: str
    keyakinan: Keyakinan


@dataclass(slots=True)
class Kumpulan:
    """The rows of every sheet so far.

    angka_baca: every figure put in. bukan_angka: text and place of cells that hold no
    figure where one is due, by table.
    """

    lembar: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    ragu: list[Ragu] = field(default_factory=list)
    angka_baca: list[AngkaBaca] = field(default_factory=list)
    bukan_angka: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def ragukan(
        self,
        perihal: str,
        sebab: str,
        pakai: str = "",
        tercetak: tuple[tuple[str, str], ...] = (),
        alamat: str = "",
        *,
        lembar: str = "",
    ) -> None:
        """Note something that the user should mend or confirm."""
        self.ragu.append(Ragu(perihal, sebab, pakai, tercetak, alamat, lembar))

    def tambah(self, lembar: str, baris: Mapping[str, Any]) -> None:
        self.lembar.setdefault(lembar, []).append(dict(baris))

    def jabatan(self, nama: str) -> str:
        """The id of a post, entered when it is named for the first time."""
        id_jabatan = jadi_id(nama) or "jabatan"
        if all(j["id"] != id_jabatan for j in self.lembar.get("jabatan", ())):
            self.tambah("jabatan", {"id": id_jabatan, "nama": nama, "tingkat": "lainnya"})
        return id_jabatan

    def angka(
        self,
        lembar: str,
        baris: Mapping[str, Any],
        pilihan: Pilihan,
        perihal: str,
        alamat: str = "",
    ) -> None:
        """Enter a row whose figure was chosen among prints, and say so where it is doubtful."""
        self.tambah(lembar, {**baris, "bukti": [bukti(pilihan.pakai)]})
        self.nilai(pilihan, perihal, alamat)

    def nilai(self, pilihan: Pilihan, perihal: str, alamat: str = "") -> None:
        """Count a figure, and list it where it is doubtful."""
        self.catat_angka(perihal, pilihan.pakai.teks, pilihan.pakai.tempat, pilihan.keyakinan)
        if pilihan.keyakinan is Keyakinan.RENDAH:
            semua = (*pilihan.sama[:1], *pilihan.lain)
            tercetak = tuple((c.teks, c.tempat) for c in semua[:8])
            self.ragukan(perihal, pilihan.sebab, pilihan.pakai.teks, tercetak, alamat)

    def catat_angka(self, perihal: str, teks: str, tempat: str, keyakinan: Keyakinan) -> None:
        self.angka_baca.append(AngkaBaca(perihal, teks, tempat, keyakinan))

    def ragukan_isian(self) -> None:
        """List the cells that hold no figure, a table at a time."""
        for tabel, isi in self.bukan_angka.items():
            sebab = f"{len(isi)} isian bukan angka dan bukan kelas yang dikenal. Isi angkanya."
            self.ragukan(f"Isian di {tabel}", sebab, "", tuple(isi[:8]), lembar="target")


def bukti(cetakan: Cetakan) -> dict[str, str]:
    return {"dokumen": SUMBER, "tempat": cetakan.tempat}


def baku(nilai: Decimal) -> str:
    """A figure as the files want it; a whole one without an exponent."""
    return teks_baku(nilai)
