"""Which column of a respondents' table is what: unsur by name, else by number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sakip.core.aturan.jenis import Skm
from sakip.galat import Galat
from sakip.tabel import huruf_kolom

BARIS_JUDUL = 40  # a header lower than this is not looked for

# Words of column titles in real files; no regulation fixes them.
JUDUL_LAYANAN = (
    *("layanan", "jenis layanan", "nama layanan", "pelayanan", "jenis pelayanan"),
    *("layanan yang diterima", "pelayanan yang diterima", "unit layanan", "unit pelayanan"),
    "loket",
)
JUDUL_TANGGAL = (
    *("tanggal", "tgl", "tanggal survei", "tanggal pengisian", "hari tanggal"),
    *("timestamp", "cap waktu", "stempel waktu", "waktu pengisian"),
)
_NOMOR = re.compile(r"(u|unsur)? ?(\d{1,2})\b ?(.*)")
_URUT = re.compile(r"\W*(\d{1,2})\W*")

Peran = Literal["unsur", "layanan", "tanggal", "lain"]


class KolomDibaca(NamedTuple):
    """One column and what it was taken for; unsur is its id, empty for the other roles."""

    huruf: str
    judul: str
    peran: Peran
    unsur: str = ""


@dataclass(frozen=True, slots=True)
class Kolom:
    """The header of a table: places counted from 0.

    akhir: rows up to the first row of data. unsur: id to place, in the order of the rule.
    lewat_nomor: id to title, where the title (U8) says a number and no name.
    """

    akhir: int
    lebar: int
    judul: tuple[str, ...]
    unsur: Mapping[str, int]
    layanan: int | None
    tanggal: int | None
    lewat_nomor: Mapping[str, str]

    def daftar(self) -> tuple[KolomDibaca, ...]:
        """Every column with its letter, its title and what it was taken for."""
        id_unsur = {letak: satu for satu, letak in self.unsur.items()}
        peran: dict[int | None, Peran] = {self.tanggal: "tanggal", self.layanan: "layanan"}
        return tuple(
            KolomDibaca(huruf_kolom(i + 1), judul, "unsur", id_unsur[i])
            if i in id_unsur
            else KolomDibaca(huruf_kolom(i + 1), judul, peran.get(i, "lain"))
            for i, judul in enumerate(self.judul)
        )


def ringkas(teks: str) -> str:
    """Lower case, and one space for whatever is neither letter nor digit."""
    return " ".join(re.findall(r"\w+", teks.casefold()))


class _Cocok(NamedTuple):
    """The unsur a title means, and how it says so; a name beats a number."""

    cara: Literal["kata di dalamnya", "nomor", "nama"]
    unsur: str


def kenali_kolom(
    baris: Sequence[Sequence[str]], isi: Skm, urutan: Sequence[str], tempat: str, layanan: str = ""
) -> Kolom | None:
    """Find the header among the first rows; None when no row names two unsur.

    urutan: ids in the order of U1, U2, ... of this questionnaire. layanan: title of the column
    of services where it has another than the usual. Two header rows, and a row of column
    numbers beneath, belong to the header. Raises Galat when two columns claim one unsur.
    """
    nama = {ringkas(kata): satu.id for satu in isi.unsur for kata in (satu.nama, *satu.sinonim)}
    cocok = [[_cocokkan(sel, nama, urutan) for sel in satu] for satu in baris[:BARIS_JUDUL]]
    banyak = [len({satu.unsur for satu in barisnya if satu}) for barisnya in cocok]
    terbaik = max(range(len(banyak)), key=banyak.__getitem__, default=0)
    if not banyak or banyak[terbaik] < min(2, len(isi.unsur)):
        return None
    mulai, akhir = terbaik, terbaik + 1
    while mulai and banyak[mulai - 1] >= 2:
        mulai -= 1
    while akhir < len(banyak) and banyak[akhir] >= 2:
        akhir += 1
    lebar = max(len(satu) for satu in baris[mulai:akhir])
    unsur, lewat_nomor = _bagi(cocok[mulai:akhir], baris[mulai:akhir], tempat)
    judul = tuple(_judul(baris[:mulai], baris[mulai:akhir], i) for i in range(lebar))
    if len(unsur) > len(isi.jawaban) and _bernomor(baris[akhir : akhir + 1], unsur.values()):
        akhir += 1
    bebas = {
        ringkas(satu): i for i, satu in reversed([*enumerate(judul)]) if i not in unsur.values()
    }
    return Kolom(
        akhir,
        lebar,
        judul,
        {satu.id: unsur[satu.id] for satu in isi.unsur if satu.id in unsur},
        _kolom_layanan(bebas, layanan, tempat),
        next((bebas[kata] for kata in JUDUL_TANGGAL if kata in bebas), None),
        lewat_nomor,
    )


def _cocokkan(judul: str, nama: Mapping[str, str], urutan: Sequence[str]) -> _Cocok | None:
    kunci = ringkas(judul)
    if kunci in nama:
        return _Cocok("nama", nama[kunci])
    if bernomor := _NOMOR.fullmatch(kunci):
        huruf, nomor, sisa = bernomor.groups()
        if sisa in nama:  # "U8. Penanganan pengaduan": the name counts, not the number
            return _Cocok("nama", nama[sisa])
        if huruf and not sisa and 1 <= int(nomor) <= len(urutan):
            return _Cocok("nomor", urutan[int(nomor) - 1])
    # A whole question as title: two words or more of a name must stand in it.
    ada = {kata: satu for kata, satu in nama.items() if " " in kata and f" {kata} " in f" {kunci} "}
    panjang = max(map(len, ada), default=0)
    calon = {satu for kata, satu in ada.items() if len(kata) == panjang}
    return _Cocok("kata di dalamnya", calon.pop()) if len(calon) == 1 else None


def _bagi(
    cocok: Sequence[Sequence[_Cocok | None]], baris: Sequence[Sequence[str]], tempat: str
) -> tuple[dict[str, int], dict[str, str]]:
    """Place of each unsur, and the title of those recognised by number only."""
    klaim: dict[str, dict[int, tuple[_Cocok, str]]] = {}
    for i in range(max(map(len, cocok))):
        calon = [
            (satu, judul)
            for cocoknya, barisnya in zip(cocok, baris, strict=True)
            for satu, judul in zip(cocoknya[i : i + 1], barisnya[i : i + 1], strict=True)
            if satu
        ]
        for cara in ("nama", "nomor", "kata di dalamnya"):
            if sah := [satu for satu in calon if satu[0].cara == cara]:
                klaim.setdefault(sah[0][0].unsur, {})[i] = sah[0]
                break
    unsur: dict[str, int] = {}
    lewat_nomor: dict[str, str] = {}
    for id_unsur, kolom in klaim.items():
        tegas = {i: satu for i, satu in kolom.items() if satu[0].cara != "kata di dalamnya"}
        pilihan = tegas or kolom
        if len(pilihan) > 1:
            huruf = " dan ".join(huruf_kolom(i + 1) for i in pilihan)
            raise Galat(
                "responden.kolom_ganda",
                tempat,
                f"Kolom {huruf} sama-sama terbaca sebagai unsur {id_unsur}.",
                "Biarkan satu saja, dan ganti judul atau hapus kolom lainnya.",
            )
        ((i, (satu, judul)),) = pilihan.items()
        unsur[id_unsur] = i
        if satu.cara == "nomor":
            lewat_nomor[id_unsur] = judul.strip()
    return unsur, lewat_nomor


def _bernomor(baris: Sequence[Sequence[str]], letak: Iterable[int]) -> bool:
    """Whether the row only numbers its columns: (1), (2), (3), ..."""
    if not baris:
        return False
    nomor = [_URUT.fullmatch(baris[0][i]) if i < len(baris[0]) else None for i in sorted(letak)]
    angka = [int(satu[1]) for satu in nomor if satu]
    return len(angka) == len(nomor) and angka == list(range(angka[0], angka[0] + len(angka)))


def _judul(atas: Sequence[Sequence[str]], judul: Sequence[Sequence[str]], i: int) -> str:
    """Title of a column: its texts in the header rows, else the nearest of the two above."""
    isi = [" ".join(satu[i].split()) for satu in judul if i < len(satu) and satu[i].strip()]
    for satu in reversed(atas[-2:]):
        if not isi and i < len(satu) and satu[i].strip():
            isi = [" ".join(satu[i].split())]
    return " ".join(dict.fromkeys(isi))


def _kolom_layanan(bebas: Mapping[str, int], diminta: str, tempat: str) -> int | None:
    if not diminta:
        return next((bebas[kata] for kata in JUDUL_LAYANAN if kata in bebas), None)
    if ringkas(diminta) not in bebas:
        raise Galat(
            "responden.kolom_layanan",
            tempat,
            f"Tidak ada kolom berjudul '{diminta}'.",
            f"Pilih salah satu judul ini: {', '.join(satu for satu in bebas if satu)}.",
        )
    return bebas[ringkas(diminta)]
