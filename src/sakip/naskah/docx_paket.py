"""Parts packed into one Office file, the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sakip.naskah.docx_xml import KEPALA_XML, Xml, aman, atribut
from sakip.naskah.pohon import Dokumen

_PAKET = "http://schemas.openxmlformats.org/package/2006"
_DOKUMEN = "http://schemas.openxmlformats.org/officeDocument/2006"
_WAKTU_ZIP = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier time


class Hubungan(NamedTuple):
    """One part used by another: its reference there, what it is, and its name from there."""

    rujukan: str
    jenis: str
    sasaran: str


def hubungan_xml(semua: Iterable[Hubungan]) -> Xml:
    """A ``.rels`` part."""
    isi = "".join(
        f'<Relationship Id="{h.rujukan}" Type="{_jenis(h.jenis)}" Target="{h.sasaran}"/>'
        for h in semua
    )
    return f'{KEPALA_XML}<Relationships xmlns="{_PAKET}/relationships">{isi}</Relationships>'


def _jenis(jenis: str) -> str:
    dasar = _PAKET if jenis.startswith("metadata/") else _DOKUMEN
    return f"{dasar}/relationships/{jenis}"


def paket(
    dokumen: Dokumen,
    utama: str,
    bagian: Mapping[str, Xml | bytes],
    jenis: Mapping[str, str],
) -> bytes:
    """An Office file of these parts, `utama` being the one that opens.

    `jenis` are content types by part name; XML and pictures not named there have the usual one.
    Its properties are those of `dokumen`, dated by its metadata.
    """
    semua: dict[str, Xml | bytes] = {
        "[Content_Types].xml": _jenis_isi(jenis),
        "_rels/.rels": hubungan_xml(
            (
                Hubungan("rId1", "officeDocument", utama),
                Hubungan("rId2", "metadata/core-properties", "docProps/core.xml"),
                Hubungan("rId3", "extended-properties", "docProps/app.xml"),
            )
        ),
        "docProps/core.xml": _sifat(dokumen),
        "docProps/app.xml": _sifat_kantor(dokumen),
        **bagian,
    }
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w") as berkas:
        for nama, isi in semua.items():
            info = zipfile.ZipInfo(nama, _WAKTU_ZIP)
            info.create_system = 0  # else the file tells on which system it was made
            info.compress_type = zipfile.ZIP_DEFLATED
            berkas.writestr(info, isi, compresslevel=6)
    return hasil.getvalue()


def _jenis_isi(jenis: Mapping[str, str]) -> Xml:
    bawaan = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
    }
    semua = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        **jenis,
    }
    isi = "".join(
        [
            *(f'<Default Extension="{e}" ContentType="{j}"/>' for e, j in bawaan.items()),
            *(f'<Override PartName="/{n}" ContentType="{j}"/>' for n, j in semua.items()),
        ]
    )
    return f'{KEPALA_XML}<Types xmlns="{_PAKET}/content-types">{isi}</Types>'


def _sifat(dokumen: Dokumen) -> Xml:
    meta = dokumen.metadata
    saat = f"{meta.tanggal.isoformat()}T00:00:00Z"
    isi = {
        "dc:title": dokumen.judul,
        "dc:subject": meta.subjek,
        "dc:creator": meta.penulis,
        "cp:keywords": ", ".join(meta.kata_kunci),
        "dc:language": dokumen.bahasa,
        "cp:lastModifiedBy": meta.penulis,
    }
    unsur = [f"<{nama}>{atribut(teks)}</{nama}>" for nama, teks in isi.items() if teks]
    unsur += [
        f'<dcterms:{nama} xsi:type="dcterms:W3CDTF">{saat}</dcterms:{nama}>'
        for nama in ("created", "modified")
    ]
    return (
        f'{KEPALA_XML}<cp:coreProperties xmlns:cp="{_PAKET}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{''.join(unsur)}</cp:coreProperties>"
    )


def _sifat_kantor(dokumen: Dokumen) -> Xml:
    return (
        f'{KEPALA_XML}<Properties xmlns="{_DOKUMEN}/extended-properties">'
        f"<Application>OpenSAKIP</Application><Company>{aman(dokumen.metadata.unit)}</Company>"
        "</Properties>"
    )
