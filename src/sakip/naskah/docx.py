"""The DOCX writer: a document an office goes on editing in Word or LibreOffice.

The parts are written as XML text; page numbers in contents and footers are those of the PDF
until Word counts its own (when it prints, or by F9).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sakip.naskah.docx_bagian import LEBAR_TEGAK, PenulisBagian
from sakip.naskah.docx_citra import gambaran
from sakip.naskah.docx_daftar import numbering_xml
from sakip.naskah.docx_gaya import styles_xml
from sakip.naskah.docx_halaman import halaman, isi_halaman
from sakip.naskah.docx_paket import Hubungan, hubungan_xml, paket
from sakip.naskah.docx_xml import KEPALA_XML, NS, Xml
from sakip.naskah.pohon import Dokumen
from sakip.naskah.ruang import lupakan
from sakip.naskah.sahkan import sahkan
from sakip.simpan import simpan_atomik

_JENIS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PISAH_CATATAN = (("-1", "separator"), ("0", "continuationSeparator"))


def tulis_docx(dokumen: Dokumen, tujuan: Path | None = None) -> bytes:
    """The document as DOCX, also written to `tujuan` if given.

    Equal documents give equal bytes: the only time in the file is the date of its metadata.
    Raises Galat: ``naskah.*`` if the tree is not printable or holds a picture that cannot be
    read, ``simpan.*`` if the file cannot be written.
    """
    sahkan(dokumen)
    lupakan()
    with ThreadPoolExecutor(max_workers=1) as samping:
        nomor = samping.submit(halaman, dokumen)  # Typst leaves Python free meanwhile
        bagian = _bagian(PenulisBagian(dokumen, gambaran(dokumen)))
    for nama, isi in bagian.items():
        if isinstance(isi, str):
            bagian[nama] = isi_halaman(isi, nomor.result())
    jenis = {nama: f"{_JENIS}.{_nama_jenis(nama)}+xml" for nama in bagian if nama.endswith(".xml")}
    docx = paket(dokumen, "word/document.xml", bagian, jenis)
    if tujuan is not None:
        simpan_atomik(tujuan, docx)
    return docx


def _nama_jenis(nama: str) -> str:
    """The content type of ``word/footer3.xml`` is that of a footer."""
    pokok = nama.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return "document.main" if pokok == "document" else pokok


def _bagian(penulis: PenulisBagian) -> dict[str, Xml | bytes]:
    """The parts in a fixed order; the body comes first, for it gathers what the others hold."""
    isi = penulis.isi()
    kaki = {f"footer{n}": rujukan for n, rujukan in enumerate(penulis.kaki)}
    citra = penulis.gambaran.values()
    tetap = ("styles", "numbering", "settings", "footnotes")
    hubungan = [
        *(Hubungan(f"rId{n}", nama, f"{nama}.xml") for n, nama in enumerate(tetap, 1)),
        *(Hubungan(rujukan, "footer", f"{nama}.xml") for nama, rujukan in kaki.items()),
        *(Hubungan(g.rujukan, "image", f"media/{g.berkas}") for g in citra),
    ]
    gaya = styles_xml(penulis.dokumen.bahasa, LEBAR_TEGAK, penulis.ukuran_tabel)
    return {
        "word/document.xml": _akar("document", f"<w:body>{isi}</w:body>"),
        "word/_rels/document.xml.rels": hubungan_xml(hubungan),
        "word/styles.xml": gaya,
        "word/numbering.xml": numbering_xml(penulis.nomor),
        "word/settings.xml": _akar("settings", _setelan()),
        "word/footnotes.xml": _akar("footnotes", _catatan(penulis.catatan)),
        **{f"word/{nama}.xml": penulis.kaki[rujukan] for nama, rujukan in kaki.items()},
        **{f"word/media/{g.berkas}": g.isi for g in citra},
    }


def _akar(nama: str, isi: Xml) -> Xml:
    return f"{KEPALA_XML}<w:{nama} {NS}>{isi}</w:{nama}>"


def _catatan(catatan: Sequence[Xml]) -> Xml:
    pisah = (
        f'<w:footnote w:type="{jenis}" w:id="{id_}"><w:p><w:r><w:{jenis}/></w:r></w:p></w:footnote>'
        for id_, jenis in _PISAH_CATATAN
    )
    isi = (f'<w:footnote w:id="{n}">{xml}</w:footnote>' for n, xml in enumerate(catatan, 1))
    return "".join((*pisah, *isi))


def _setelan() -> Xml:
    """Word 2013 and later; no `updateFields`, which asks a question at each opening."""
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        "<w:footnotePr>"
        + "".join(f'<w:footnote w:id="{id_}"/>' for id_, _ in _PISAH_CATATAN)
        + '</w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )
