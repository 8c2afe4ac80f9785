"""Layers of rules: the national files, one region's file, the overlay inside a Berkas."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from sakip.core.aturan.bentuk import (
    EntriAturan,
    IsiMentah,
    KepalaBuku,
    LembarAturan,
    NilaiBertanggal,
    Peraturan,
)
from sakip.core.aturan.jenis import Isi
from sakip.core.aturan.yaml_teks import baca_berkas, baris_yaml, urai_yaml
from sakip.galat import Galat
from sakip.terjemah import galat_validasi, sebut_jalur

DATA = Path(__file__).parent / "data"
BERKAS = "berkas"
"""Name of the layer that a Berkas carries; no region may be called so."""

Jalur = tuple[str | int, ...]
T = TypeVar("T", bound=Isi)


class Letak(NamedTuple):
    """Where a rule is written; teks is the source, to find lines in, empty where there is none."""

    berkas: str
    teks: str = ""
    jalur: Jalur = ()
    id: str = ""

    def tempat(self, jalur: Jalur = ()) -> str:
        """``capaian.yaml baris 12, aturan capaian.maks, nilai butir 1, isi``."""
        baris = baris_yaml(self.teks, (*self.jalur, *jalur)) if self.teks else None
        di = self.berkas if baris is None else f"{self.berkas} baris {baris}"
        return ", ".join(filter(None, (di, self.id and f"aturan {self.id}", sebut_jalur(jalur))))


@dataclass(frozen=True, slots=True)
class Lapis:
    """Rules of one layer by id. nama: empty for the national one; sidik: hash of its text."""

    nama: str
    sebutan: str
    entri: Mapping[str, EntriAturan]
    letak: Mapping[str, Letak]
    peraturan: Mapping[str, Peraturan]
    sidik: str


class Bahan(NamedTuple):
    """One value of one layer: the `ke`-th of the rule `id`."""

    lapis: Lapis
    id: str
    ke: int

    @property
    def entri(self) -> EntriAturan:
        return self.lapis.entri[self.id]

    @property
    def nilai(self) -> NilaiBertanggal:
        return self.entri.nilai[self.ke]

    def tempat(self, jalur: Jalur = ()) -> str:
        """Where a path inside the content is written."""
        kunci = "isi" if self.nilai.isi is not None else "ubah"
        return self.lapis.letak[self.id].tempat(("nilai", self.ke, kunci, *jalur))


class Mentah(NamedTuple):
    """A content in force before its schema, and the values it is made of, strongest first."""

    isi: IsiMentah
    bahan: tuple[Bahan, ...]


def cari(lapis: Sequence[Lapis], id_aturan: str, pada: date) -> Mentah | None:
    """The content in force that day, from the strongest layer, changes laid over their base."""
    for ke_lapis, satu in enumerate(lapis):
        entri = satu.entri.get(id_aturan)
        for ke, nilai in enumerate(entri.nilai if entri else ()):
            if not nilai.berlaku(pada):
                continue
            bahan = Bahan(satu, id_aturan, ke)
            if nilai.isi is not None:
                return Mentah(nilai.isi, (bahan,))
            dasar = cari(lapis[ke_lapis + 1 :], id_aturan, pada)
            if dasar is None:
                return None
            return Mentah(lapiskan(dasar.isi, nilai.ubah), (bahan, *dasar.bahan))
    return None


@cache
def kepala() -> KepalaBuku:
    """Edition and files of the rulebook."""
    return _sahkan(KepalaBuku, *_urai(DATA / "buku.yaml"))


@cache
def lapis_nasional() -> Lapis:
    """The national rules; read once in a process."""
    jalur = [DATA / nama for nama in kepala().lembar]
    return _susun("", "Nasional", [*jalur, DATA / "sumber.yaml"])


def nama_daerah() -> list[str]:
    """Regions that have an overlay, by the name `BukuAturan.muat` takes."""
    return sorted(p.stem for p in (DATA / "daerah").glob("*.yaml"))


@cache
def lapis_daerah(nama: str) -> Lapis:
    """A region's overlay; raises Galat naming the regions there are."""
    if nama not in nama_daerah():
        raise Galat(
            "aturan.daerah",
            f"daerah '{nama}'",
            "Daerah ini belum punya aturan sendiri.",
            f"Pakai salah satu: {', '.join(nama_daerah())}; tanpa daerah, aturan nasional berlaku.",
        )
    return _susun(nama, nama, [DATA / "daerah" / f"{nama}.yaml"])


def lapis_berkas(jalur: Path) -> Lapis:
    """A file of rules somebody made, as a layer above the national one."""
    return _susun(BERKAS, jalur.name, [jalur])


def lapis_overlay(overlay: Sequence[Mapping[str, Any]]) -> Lapis:
    """The raw rules that a Berkas carries."""
    mentah: list[tuple[object, Letak]] = []
    for ke, satu in enumerate(overlay, 1):
        letak = Letak(f"overlay butir {ke}", id=_id(satu))
        mentah.append((_sebagai_teks(satu, letak.tempat()), letak))
    entri, letak_entri = _entri(mentah)
    sidik = hashlib.sha256(kanonik([isi for isi, _ in mentah]).encode()).hexdigest()
    return Lapis(BERKAS, "Berkas Kinerja", entri, letak_entri, {}, sidik if overlay else "")


def kanonik(isi: object) -> str:
    """The one JSON text of a content, whatever its layout in the file."""
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def lapiskan(dasar: Any, ubah: Any) -> Any:
    """Content with the keys of `ubah` on top; mappings are merged, all else is replaced."""
    if isinstance(dasar, Mapping) and isinstance(ubah, Mapping):
        return {**dasar, **{k: lapiskan(dasar.get(k), v) for k, v in ubah.items()}}
    return ubah


def _susun(nama: str, sebutan: str, berkas: Iterable[Path]) -> Lapis:
    mentah: list[tuple[object, Letak]] = []
    peraturan: dict[str, Peraturan] = {}
    sidik = hashlib.sha256()
    for jalur in berkas:
        isi, letak = _urai(jalur)
        # The same fingerprint whatever line ends a checkout has.
        sidik.update(letak.teks.replace("\r\n", "\n").encode())
        lembar = _sahkan(LembarAturan, isi, letak)
        if lembar.daerah is not None:
            sebutan = lembar.daerah.nama
        peraturan |= {p.id: p for p in lembar.peraturan}
        mentah += [
            (satu, Letak(letak.berkas, letak.teks, ("aturan", ke), _id(satu)))
            for ke, satu in enumerate(lembar.aturan)
        ]
    entri, letak_entri = _entri(mentah)
    return Lapis(nama, sebutan, entri, letak_entri, peraturan, sidik.hexdigest())


def _urai(jalur: Path) -> tuple[object, Letak]:
    teks = baca_berkas(jalur)
    return urai_yaml(teks, jalur.name), Letak(jalur.name, teks)


def _entri(
    mentah: Iterable[tuple[object, Letak]],
) -> tuple[dict[str, EntriAturan], dict[str, Letak]]:
    """Entries by id; raises one Galat for everything wrong in their form."""
    entri: dict[str, EntriAturan] = {}
    letak_entri: dict[str, Letak] = {}
    galat: list[Galat] = []
    for isi, letak in mentah:
        try:
            satu = _sahkan(EntriAturan, isi, letak)
        except Galat as salah:
            galat += salah.rincian or (salah,)
            continue
        if satu.id in entri:
            galat.append(
                Galat(
                    "aturan.ganda",
                    letak.tempat(),
                    f"Aturan ini sudah ditulis di {letak_entri[satu.id].tempat()}.",
                    "Hapus salah satu, atau satukan nilainya.",
                )
            )
        entri[satu.id], letak_entri[satu.id] = satu, letak
    if galat:
        raise Galat.gabung("aturan.bentuk", "buku aturan", galat)
    return entri, letak_entri


def _sahkan(model: type[T], isi: object, letak: Letak) -> T:
    try:
        return model.model_validate(isi)
    except ValidationError as salah:
        raise galat_validasi(salah, "", letak.tempat, model=model) from salah


def _id(isi: object) -> str:
    ketemu = isi.get("id") if isinstance(isi, Mapping) else None
    return ketemu if isinstance(ketemu, str) else ""


def _sebagai_teks(isi: object, tempat: str) -> object:
    """JSON values as the texts a YAML file would hold, so that one rule has one fingerprint."""
    match isi:
        case Mapping():
            return {str(k): _sebagai_teks(v, tempat) for k, v in isi.items()}
        case list() | tuple():
            return [_sebagai_teks(v, tempat) for v in isi]
        case bool():
            return "true" if isi else "false"
        case int():
            return str(isi)
        case float():
            raise Galat(
                "aturan.pecahan",
                tempat,
                f"Angka {isi} tidak ditulis sebagai teks, jadi nilainya tidak pasti.",
                f'Tulis dengan tanda kutip, misalnya "{isi}".',
            )
        case _:
            return isi
