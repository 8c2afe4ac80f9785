"""Reading a Berkas from YAML, JSON, a workbook, or a zip with attachments: its content decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sakip.berkas.baris import Kantor
from sakip.berkas.json_teks import parse_json
from sakip.berkas.model import LEMBAR, Berkas, row_class
from sakip.berkas.periksa import check_with_rules
from sakip.berkas.validasi import validate
from sakip.core.aturan.yaml_teks import urai_yaml
from sakip.galat import Galat
from sakip.terjemah import satu_galat

CONTOH = Path(__file__).parent / "contoh"

TEKS_MAKS = 32_000_000
"""Bytes of a Berkas as text, also when unpacked; that of a kecamatan has 250,000."""

_BARIS = re.compile(r"lembar (\w+) baris (\d+)")
_BERBARIS_MAKS = 4_000_000
"""Characters of a text in which rows are still sought by line: that takes much memory."""
_TEKS_PESAN = 200
"""Characters of a key or value that a message is made from."""
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
_BUKU = "xl/workbook.xml"
_AWAL = 4096  # bytes from which one sees that something is no text
_AKHIRAN = {
    "teks": (".json", ".txt", ".yaml", ".yml"),
    "arsip ZIP": (".zip",),
    "buku kerja XLSX": (".xlsx", ".xlsm"),
}
"""Endings that tell the truth about what is inside."""
_PEMUAT = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Kemasan(NamedTuple):
    """A Berkas with the attachments that came with it, by name.

    letak: puts a finding about the Berkas where it stands in the file it was read from.
    pemberitahuan: what its reader should know, though nothing is wrong: a workbook of an earlier
    version was read without what has come since.
    """

    berkas: Berkas
    lampiran: Mapping[str, bytes]
    letak: Callable[[Galat], Galat] = lambda galat: galat
    pemberitahuan: tuple[Galat, ...] = ()


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
            "berkas.bukan_berkas",
            nama,
            "Ini folder." if jalur.is_dir() else "Ini bukan berkas biasa.",
            "Sebut nama berkas di dalamnya, misalnya kantor-saya.yaml.",
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
    try:
        with jalur.open("rb") as aliran:
            isi = aliran.read(TEKS_MAKS + 1)
        if _is_workbook(jalur, isi):
            from sakip.berkas.buku_kerja.baca import read_workbook

            _honest_name(jalur, "buku kerja XLSX")
            berkas, letak, pemberitahuan = read_workbook(jalur)
            return Kemasan(berkas, {}, letak, pemberitahuan)
        if not isi.startswith(_ZIP):
            teks = _text(isi, jalur.name)
            _honest_name(jalur, "teks")
            return Kemasan(parse_berkas(teks, jalur.name), {})
        from sakip.berkas.kemasan import unpack

        dalam, isi, lampiran = unpack(jalur, TEKS_MAKS)
        _honest_name(jalur, "arsip ZIP")
    except OSError as sebab:
        from sakip.tabel.jenis import tak_terbuka

        raise tak_terbuka(jalur, sebab) from sebab
    nama = f"{jalur.name} > {dalam}"
    satu = parse_berkas(_text(isi, nama), nama)
    for nomor, dokumen in enumerate(satu.dokumen, 1):
        if dokumen.lampiran and dokumen.lampiran not in lampiran:
            raise Galat(
                "berkas.lampiran",
                f"{nama}, lembar dokumen baris {nomor} ({dokumen.id})",
                f"Lampiran '{dokumen.lampiran}' tidak ada di dalam zip.",
                "Masukkan ke folder lampiran di zip itu, atau kosongkan kolom lampiran.",
            )
    return Kemasan(satu, lampiran)


def read_attachments(jalur: Path) -> Mapping[str, bytes]:
    """The attachments of a zip, whatever Berkas lies beside them; raises Galat."""
    from sakip.berkas.kemasan import unpack
    from sakip.tabel.jenis import tak_terbuka

    try:
        return unpack(jalur, TEKS_MAKS)[2]
    except OSError as sebab:
        raise tak_terbuka(jalur, sebab) from sebab


def _is_workbook(jalur: Path, isi: bytes) -> bool:
    """Whether this is a workbook: of today, or locked or of old, which have another shape.

    What is too damaged to tell is what its name says.
    """
    bernama = jalur.suffix.lower() in _AKHIRAN["buku kerja XLSX"]
    if not isi.startswith(_ZIP):
        return isi.startswith(_OLE) or (bernama and b"\0" in isi[:_AWAL])
    from sakip.berkas.kemasan import part_names

    nama = part_names(jalur)
    return bernama if nama is None else _BUKU in nama


def _honest_name(jalur: Path, isi: str) -> None:
    """Refuse a name that promises another kind of file; an unknown ending promises nothing."""
    akhiran = jalur.suffix.lower()
    if akhiran in _AKHIRAN[isi]:
        return
    from sakip.tabel.jenis import AKHIRAN, AKHIRAN_ASING

    if akhiran not in AKHIRAN_ASING | AKHIRAN.keys() | {".yaml", ".yml"}:
        return
    raise Galat(
        "berkas.nama_keliru",
        jalur.name,
        f"Namanya berakhiran {akhiran}, tetapi isinya {isi}.",
        f"Periksa asalnya; bila benar Berkas Kinerja, pakai akhiran {', '.join(_AKHIRAN[isi])}.",
    )


def _text(isi: bytes, nama: str) -> str:
    if len(isi) > TEKS_MAKS:
        pesan = f"Berkas ini lebih besar dari {TEKS_MAKS // 1_000_000} MB."
        saran = "Periksa apakah ini benar Berkas Kinerja."
        raise Galat("berkas.terlalu_besar", nama, pesan, saran)
    if not isi.strip():
        raise Galat("berkas.kosong", nama, "Berkas ini kosong.", "Simpan ulang dari asalnya.")
    if b"berkas-kinerja/" not in isi:
        _refuse_foreign(isi, nama)
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError as sebab:
        raise _not_text(isi, nama, sebab.start + 1) from sebab


def _refuse_foreign(isi: bytes, nama: str) -> None:
    from sakip.tabel.jenis import AWALAN_ASING

    for awalan, jenis in AWALAN_ASING:
        if isi.startswith(awalan):
            saran = "Pakai Berkas Kinerja berbentuk YAML, JSON, atau ZIP."
            raise Galat("berkas.bukan_berkas", nama, f"Isinya {jenis}.", saran)


def _not_text(isi: bytes, nama: str, bita: int) -> Galat:
    from sakip.tabel.jenis import BOM_UTF16

    if isi.startswith(BOM_UTF16):
        pesan = "Teks ini disimpan sebagai UTF-16."
        return Galat("berkas.bukan_utf8", nama, pesan, "Simpan ulang sebagai UTF-8.")
    pesan = f"Isinya bukan teks UTF-8 (bita ke-{bita})."
    saran = "Bila ini Berkas Kinerja, simpan ulang sebagai UTF-8."
    return Galat("berkas.bukan_utf8", nama, pesan, saran)


def parse_berkas(teks: str, nama: str) -> Berkas:
    """A Berkas from YAML or JSON text; raises Galat with places as a person finds them."""
    data = parse_json(teks, nama) if teks.lstrip()[:1] in {"{", "["} else urai_yaml(teks, nama)
    if not isinstance(data, dict) or "format" not in data:
        raise Galat(
            "berkas.bukan_berkas",
            nama,
            "Isinya bukan Berkas Kinerja: baris 'format: berkas-kinerja/1' tidak ada.",
            "Pastikan berkasnya benar, atau mulai dari contoh di docs/berkas-kinerja.md.",
        )
    data = _filled(data)
    try:
        berkas = Berkas.model_validate(data)
    except ValidationError as galat:
        temuan = [_schema_error(rinci, data) for rinci in galat.errors(include_url=False)]
        raise _located(temuan, teks, nama) from galat
    if temuan := validate(berkas) or check_with_rules(berkas):
        raise _located(temuan, teks, nama)
    return berkas


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data without known keys left empty: an empty cell is one that nobody has filled.

    Unknown keys stay, to be refused: a comma in ``{nilai: 74,30}`` makes ``30`` a key.
    """

    def keep(baris: Any, kelas: type[BaseModel]) -> Any:
        if not isinstance(baris, dict):
            return baris
        return {k: v for k, v in baris.items() if v is not None or k not in kelas.model_fields}

    def part(kunci: str, isi: Any) -> Any:
        if kunci in LEMBAR and isinstance(isi, list):
            return [keep(baris, row_class(kunci)) for baris in isi]
        return keep(isi, Kantor) if kunci == "kantor" else isi

    return {kunci: part(kunci, isi) for kunci, isi in keep(data, Berkas).items()}


def _schema_error(rinci: ErrorDetails, data: Mapping[str, Any]) -> Galat:
    letak, isi = tuple(map(_brief, rinci["loc"])), _brief(rinci["input"])
    tempat = _place(letak, data)
    if rinci["type"] == "extra_forbidden" and isi is None:
        return Galat(
            "berkas.koma",
            tempat,
            f"Isian sebelum '{letak[-1]}' terpotong koma.",
            "Beri tanda kutip pada teks yang memuat koma; desimal ditulis dengan titik: 74.30.",
        )
    return satu_galat({**rinci, "loc": letak, "input": isi}, "", lambda _: tempat, Berkas)


def _brief(isi: Any) -> Any:
    """What a message needs of a value: megabytes would take minutes to compare with choices."""
    match isi:
        case str():
            return isi[:_TEKS_PESAN]
        case list():
            return [None] * len(isi)
        case dict():
            return {}
        case _:
            return isi


def _place(letak: tuple[int | str, ...], data: Mapping[str, Any]) -> str:
    """``lembar target baris 3 (akip, 2024) kolom nilai`` for the path of a schema error."""
    match letak:
        case (str(lembar), int(nomor), *kolom) if lembar in LEMBAR:
            tempat = f"lembar {lembar} baris {nomor + 1}"
            baris = data[lembar][nomor]
            if isinstance(baris, dict):
                kunci = [str(baris[k]) for k in row_class(lembar).kunci_baris if baris.get(k)]
                tempat += f" ({', '.join(kunci)})" if kunci else ""
            return f"{tempat} kolom {_column(kolom)}" if kolom else tempat
        case _:
            return _column(letak)


def _column(jalur: Iterable[int | str]) -> str:
    """Keys as written, positions counted from 1; the marks of a choice of forms left out."""
    langkah = [s for s in jalur if s not in {"angka", "daftar", "[key]"}]
    return " ".join(f"butir {s + 1}" if isinstance(s, int) else s for s in langkah)


def _located(temuan: Iterable[Galat], teks: str, nama: str) -> Galat:
    """The findings as one, with the line in the file where the row stands."""
    letak = _row_lines(teks)

    def satu(galat: Galat) -> Galat:
        tempat = f"{nama}, {galat.tempat}" if galat.tempat else nama
        if cocok := _BARIS.match(galat.tempat):
            lembar, nomor = cocok.groups()
            if baris := letak.get((lembar, int(nomor))):
                tempat = f"{nama} baris {baris}, lembar {lembar}{galat.tempat[cocok.end() :]}"
        return Galat(galat.kode, tempat, galat.pesan, galat.saran)

    return Galat.gabung("berkas.tidak_sah", nama, [satu(galat) for galat in temuan])


def _row_lines(teks: str) -> dict[tuple[str, int], int]:
    """Line of every row of every sheet; JSON is nearly always YAML as well."""
    if len(teks) > _BERBARIS_MAKS:
        return {}
    try:
        akar = yaml.compose(teks, Loader=_PEMUAT)
    except yaml.YAMLError:
        return {}
    pasangan = akar.value if isinstance(akar, yaml.MappingNode) else ()
    return {
        (kunci.value, nomor): baris.start_mark.line + 1
        for kunci, isi in pasangan
        if isinstance(isi, yaml.SequenceNode)
        for nomor, baris in enumerate(isi.value, 1)
    }
