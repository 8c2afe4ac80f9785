"""Reading a Berkas from YAML, JSON, or a zip with attachments; by content, not by name."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, NoReturn

from pydantic import ValidationError

from sakip.berkas.model import LEMBAR, Berkas
from sakip.berkas.periksa import check_with_rules
from sakip.berkas.tulis import ISI_ZIP, LAMPIRAN
from sakip.berkas.validasi import validate
from sakip.core.aturan.yaml_teks import baca_berkas as read_text
from sakip.core.aturan.yaml_teks import urai_yaml
from sakip.galat import Galat
from sakip.terjemah import galat_validasi

UKURAN_MAKS = 64_000_000
"""Bytes of a Berkas as text; also the most that is unpacked from a zip for one entry."""
LAMPIRAN_MAKS = 256_000_000
"""Bytes of all attachments together, unpacked."""

CONTOH = Path(__file__).parent / "contoh"


class Kemasan(NamedTuple):
    """A Berkas with the attachments that came with it, by name."""

    berkas: Berkas
    lampiran: Mapping[str, bytes]


def demo_names() -> list[str]:
    """Names of the demo data sets, usable wherever a file is expected."""
    return sorted(p.stem for p in CONTOH.glob("*.yaml"))


def locate(nama: str) -> Path:
    """A file, or a demo data set by its name; raises Galat naming what there is."""
    jalur = Path(nama)
    if jalur.is_file():
        return jalur
    if nama in demo_names():
        return CONTOH / f"{nama}.yaml"
    if jalur.exists():
        raise Galat(
            "berkas.bukan_berkas", nama, "Ini folder, bukan berkas.", "Sebut nama berkasnya."
        )
    raise Galat(
        "berkas.tidak_ada",
        nama,
        "Berkas tidak ditemukan.",
        f"Periksa nama dan foldernya, atau pakai data contoh: {', '.join(demo_names())}.",
    )


def read_berkas(nama: str) -> Berkas:
    """The sound Berkas of a file or demo set; raises Galat with every finding."""
    return read_package(locate(nama)).berkas


def read_package(jalur: Path) -> Kemasan:
    """A Berkas and its attachments, validated."""
    lampiran: Mapping[str, bytes] = {}
    with jalur.open("rb") as berkas:
        awal = berkas.read(4)
    if awal.startswith(b"PK"):
        nama, teks, lampiran = _open_zip(jalur)
    else:
        nama, teks = jalur.name, read_text(jalur, ukuran_maks=UKURAN_MAKS)
    return Kemasan(parse_berkas(teks, nama), lampiran)


def parse_berkas(teks: str, nama: str) -> Berkas:
    """A Berkas from YAML or JSON text; raises Galat with places as a person finds them."""
    data = _json(teks, nama) if teks.lstrip()[:1] == "{" else urai_yaml(teks, nama)
    if not isinstance(data, dict) or "format" not in data:
        raise Galat(
            "berkas.bukan_berkas",
            nama,
            "Isinya bukan Berkas Kinerja: baris 'format: berkas-kinerja/1' tidak ada.",
            "Pastikan berkas yang dibuka benar; bentuknya dapat dilihat dengan sakip berkas skema.",
        )
    try:
        berkas = Berkas.model_validate(data)
    except ValidationError as galat:
        raise galat_validasi(galat, nama, lambda letak: _place(letak, data)) from galat
    if temuan := validate(berkas) or check_with_rules(berkas):
        raise Galat.gabung("berkas.tidak_sah", nama, temuan)
    return berkas


def _place(letak: tuple[int | str, ...], data: Mapping[str, Any]) -> str:
    """``lembar target baris 3 (akip) kolom nilai`` for the path of a schema error."""
    match letak:
        case (str(lembar), int(nomor), *kolom) if lembar in LEMBAR:
            isi = data[lembar]
            baris = isi[nomor] if isinstance(isi, list) and nomor < len(isi) else None
            tempat = f"lembar {lembar} baris {nomor + 1}"
            if isinstance(baris, dict):
                nama = next((baris[k] for k in ("id", "indikator", "simpul") if k in baris), None)
                tempat += f" ({nama})" if nama else ""
            return f"{tempat} kolom {'.'.join(map(str, kolom))}" if kolom else tempat
        case _:
            return ".".join(map(str, letak))


def _json(teks: str, nama: str) -> Any:
    def refuse_float(angka: str) -> NoReturn:
        raise Galat(
            "berkas.angka_json",
            nama,
            f"Angka {angka} ditulis tanpa tanda kutip.",
            f'Tulis sebagai teks: "{angka}".',
        )

    def unique(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
        hasil: dict[str, Any] = {}
        for kunci, isi in pasangan:
            if kunci in hasil:
                raise Galat(
                    "berkas.kunci_kembar",
                    nama,
                    f"Kunci '{kunci}' ditulis dua kali dalam satu baris.",
                    "Hapus salah satu.",
                )
            hasil[kunci] = isi
        return hasil

    try:
        return json.loads(
            teks, parse_float=refuse_float, parse_constant=refuse_float, object_pairs_hook=unique
        )
    except json.JSONDecodeError as galat:
        raise Galat(
            "berkas.json_rusak",
            f"{nama} baris {galat.lineno} kolom {galat.colno}",
            "Penulisan JSON di sini tidak dapat dibaca.",
            "Periksa koma, tanda kutip, dan kurung di sekitar tempat ini.",
        ) from galat
    except RecursionError as galat:
        raise Galat(
            "berkas.json_rusak", nama, "Susunan JSON terlalu dalam.", "Periksa kurung-kurungnya."
        ) from galat


def _open_zip(jalur: Path) -> tuple[str, str, Mapping[str, bytes]]:
    try:
        with zipfile.ZipFile(jalur) as arsip:
            daftar = arsip.namelist()
            if "[Content_Types].xml" in daftar:
                raise Galat(
                    "berkas.bukan_berkas",
                    jalur.name,
                    "Ini dokumen Office, bukan Berkas Kinerja.",
                    "Pakai berkas berbentuk YAML, JSON, atau ZIP Berkas Kinerja.",
                )
            isi = next((n for n in (ISI_ZIP, "berkas.json") if n in daftar), None)
            if isi is None:
                raise Galat(
                    "berkas.bukan_berkas",
                    jalur.name,
                    f"Zip ini tidak memuat {ISI_ZIP}.",
                    "Pastikan berkas yang dibuka benar.",
                )
            teks = _unpack(arsip, isi, UKURAN_MAKS, jalur.name)
            lampiran: dict[str, bytes] = {}
            sisa = LAMPIRAN_MAKS
            for nama in daftar:
                if nama.startswith(LAMPIRAN) and not nama.endswith("/"):
                    if ".." in PurePosixPath(nama).parts or "\\" in nama:
                        raise Galat(
                            "berkas.lampiran",
                            f"{jalur.name} > {nama}",
                            "Nama lampiran menunjuk ke luar zip.",
                            "Buat ulang zipnya.",
                        )
                    satu = _unpack(arsip, nama, sisa, jalur.name)
                    sisa -= len(satu)
                    lampiran[nama.removeprefix(LAMPIRAN)] = satu
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as galat:
        raise Galat(
            "berkas.zip_rusak",
            jalur.name,
            f"Zip ini rusak, tersandi, atau memakai cara pemampatan lain ({galat}).",
            "Buat ulang berkasnya, tanpa kata sandi.",
        ) from galat
    return f"{jalur.name} > {isi}", _utf8(teks, jalur.name), lampiran


def _unpack(arsip: zipfile.ZipFile, nama: str, batas: int, sumber: str) -> bytes:
    """One entry, never more than the limit whatever the zip's own sizes claim."""
    wadah = io.BytesIO()
    with arsip.open(nama) as isi:
        while potong := isi.read(1 << 20):
            wadah.write(potong)
            if wadah.tell() > batas:
                raise Galat(
                    "berkas.terlalu_besar",
                    f"{sumber} > {nama}",
                    f"Isinya lebih besar dari {batas // 1_000_000} MB setelah dibuka.",
                    "Kecilkan lampiran, atau periksa apakah berkas ini memang Berkas Kinerja.",
                )
    return wadah.getvalue()


def _utf8(isi: bytes, nama: str) -> str:
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise Galat(
            "yaml.bukan_teks", nama, "Isinya bukan teks UTF-8.", "Simpan ulang sebagai UTF-8."
        ) from galat
