"""The named styles of the Word document: what an office changes once to change everywhere.

Headings, contents, captions and notes carry Word's own style names, so that its navigation
pane and its "Update table" work; the others have Indonesian names of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sakip.naskah.docx_xml import KEPALA_XML, NS, Xml

HURUF = "Times New Roman"  # on every office computer; Liberation Serif has the same widths
UKURAN_TEKS = 12_000  # thousandths of a point
TINTA = "1A1A1A"
ABU = "616161"
RAMBUT = "A8A8A8"

# Twips.
INSET_TABEL = 80
NOMOR_TABEL, NOMOR_GAMBAR = 1134, 1304  # room of "Tabel 3.12" and "Gambar 3.12"
GARIS_SAMPUL = 2268  # of a rule on the title page
NOMOR_JUDUL = (0, 567, 737, 964)  # room of the number of a heading, by level

TEBAL: Xml = "<w:b/><w:bCs/>"
MIRING: Xml = "<w:i/><w:iCs/>"
_ABU: Xml = f'<w:color w:val="{ABU}"/>'
_TENGAH: Xml = '<w:jc w:val="center"/>'
_REKAT: Xml = "<w:keepNext/><w:keepLines/>"


def garis(sisi: str, seperdelapan: int, warna: str, jarak: int = 0, jenis: str = "single") -> Xml:
    """A border; its width is in eighths of a point."""
    return f'<w:{sisi} w:val="{jenis}" w:sz="{seperdelapan}" w:space="{jarak}" w:color="{warna}"/>'


def gaya_tabel(jenis: str, milipoin: int) -> str:
    """The style of "Isi", "Kepala" or "Tebal" paragraphs of a table in this type size."""
    return f"{jenis}Tabel{milipoin // 500}"


def styles_xml(bahasa: str, lebar: int, ukuran_tabel: Iterable[int]) -> Xml:
    """``word/styles.xml`` for pages with lines of `lebar` twips.

    `ukuran_tabel` are the type sizes of the tables, in thousandths of a point.
    """
    isi = "".join((_bawaan(bahasa), *_naskah(lebar), *_tabel(ukuran_tabel)))
    return f"{KEPALA_XML}<w:styles {NS}>{isi}</w:styles>"


def _gaya(
    id_: str,
    nama: str,
    paragraf: Xml = "",
    huruf: Xml = "",
    dasar: str = "Normal",
    *,
    lanjut: str = "",
    jenis: str = "paragraph",
    sendiri: bool = False,
) -> Xml:
    """One style; `sendiri` says that Word has none of this name."""
    tanda = ' w:customStyle="1"' if sendiri else ""
    return "".join(
        (
            f'<w:style w:type="{jenis}"{tanda} w:styleId="{id_}"><w:name w:val="{nama}"/>',
            f'<w:basedOn w:val="{dasar}"/>' if dasar else "",
            f'<w:next w:val="{lanjut}"/>' if lanjut else "",
            "<w:qFormat/>",
            f"<w:pPr>{paragraf}</w:pPr>" if paragraf else "",
            f"<w:rPr>{huruf}</w:rPr>" if huruf else "",
            "</w:style>",
        )
    )


def _ukuran(setengah_poin: int) -> Xml:
    return f'<w:sz w:val="{setengah_poin}"/><w:szCs w:val="{setengah_poin}"/>'


def _jarak(sebelum: int, sesudah: int, baris: int = 240, aturan: str = "auto") -> Xml:
    return (
        f'<w:spacing w:before="{sebelum}" w:after="{sesudah}" '
        f'w:line="{baris}" w:lineRule="{aturan}"/>'
    )


def _gantung(lebar: int, kiri: int = 0) -> Xml:
    return f'<w:ind w:left="{kiri + lebar}" w:hanging="{lebar}"/>'


def _bawaan(bahasa: str) -> Xml:
    bahasa = "id-ID" if bahasa == "id" else bahasa
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" '
        f'w:eastAsia="{HURUF}" w:cs="{HURUF}"/>{_ukuran(24)}<w:lang w:val="{bahasa}"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "</w:style>"
    )


def _naskah(lebar: int) -> Iterator[Xml]:
    """Styles of everything outside tables."""
    isi = "BodyText"
    yield _gaya(isi, "Body Text", _jarak(0, 110, 276) + '<w:jc w:val="both"/>')
    yield _gaya("ListParagraph", "List Paragraph", "<w:contextualSpacing/>", dasar=isi)
    bentuk = (
        (_jarak(240, 320), _TENGAH, TEBAL + _ukuran(28)),
        (_jarak(320, 140), "", TEBAL + _ukuran(25)),
        (_jarak(280, 120), "", TEBAL),
        (_jarak(240, 100), "", TEBAL + MIRING),
    )
    for n, (spasi, rata, huruf) in enumerate(bentuk, 1):
        nomor = NOMOR_JUDUL[n - 1]
        paragraf = f'{_REKAT}{spasi}{_gantung(nomor)}{rata}<w:outlineLvl w:val="{n - 1}"/>'
        yield _gaya(f"Heading{n}", f"heading {n}", paragraf, huruf, lanjut=isi)
    yield _gaya("Title", "Title", _jarak(240, 120) + _TENGAH, TEBAL + _ukuran(52))
    yield _gaya("Subtitle", "Subtitle", _jarak(120, 120) + _TENGAH, _ukuran(28))
    for id_, nama, spasi, huruf in (
        ("InstansiSampul", "Instansi Sampul", _jarak(0, 40), _ukuran(28)),
        ("TahunSampul", "Tahun Sampul", _jarak(160, 160), _ukuran(40)),
        ("TempatSampul", "Tempat Sampul", _jarak(0, 0), ""),
        ("LambangSampul", "Lambang Sampul", _jarak(0, 0), ""),
    ):
        yield _gaya(id_, nama, spasi + _TENGAH, huruf, sendiri=True)
    yield _gaya("KopDaerah", "Kop Daerah", _TENGAH, _ukuran(26), sendiri=True)
    yield _gaya("KopKantor", "Kop Kantor", _TENGAH, TEBAL + _ukuran(32), sendiri=True)
    yield _gaya("KopAlamat", "Kop Alamat", _TENGAH, _ukuran(19), sendiri=True)
    garis_kop = f"<w:pBdr>{garis('top', 18, TINTA, jarak=4, jenis='thickThinSmallGap')}</w:pBdr>"
    yield _gaya("GarisKop", "Garis Kop", garis_kop + _jarak(80, 120), _ukuran(2), sendiri=True)
    yield _gaya("Pasangan", "Pasangan", _jarak(0, 20, 276), sendiri=True)
    tepi = (lebar - GARIS_SAMPUL) // 2
    garis_sampul = f"<w:pBdr>{garis('bottom', 8, TINTA)}</w:pBdr>{_jarak(0, 0, 20, 'exact')}"
    sisi = f'<w:ind w:left="{tepi}" w:right="{tepi}"/>'
    yield _gaya("GarisSampul", "Garis Sampul", garis_sampul + sisi, _ukuran(2), sendiri=True)
    yield _gaya("Caption", "caption", "<w:keepLines/>" + _jarak(80, 80), _ukuran(20))
    for id_, nama, paragraf in (
        ("JudulTabel", "Judul Tabel", "<w:keepNext/>" + _jarak(260, 110) + _gantung(NOMOR_TABEL)),
        ("JudulGambar", "Judul Gambar", _jarak(110, 220) + _gantung(NOMOR_GAMBAR)),
    ):
        yield _gaya(id_, nama, paragraf, dasar="Caption", lanjut=isi, sendiri=True)
    yield _gaya("Gambar", "Gambar", _REKAT + _jarak(240, 0) + _TENGAH, sendiri=True)
    yield _gaya("Sumber", "Sumber", _jarak(80, 260), _ABU + _ukuran(17), sendiri=True)
    sesudah = _jarak(0, 0, 280, "exact")
    yield _gaya("SesudahTabel", "Sesudah Tabel", sesudah, _ukuran(2), sendiri=True)
    yield _gaya("Sela", "Sela", _jarak(0, 0, 20, "exact"), _ukuran(2), sendiri=True)
    yield _gaya("TandaTangan", "Tanda Tangan", _jarak(0, 0) + _TENGAH, sendiri=True)

    def tab(kiri: str = "") -> Xml:
        titik = f'<w:tab w:val="right" w:leader="dot" w:pos="{lebar}"/>'
        return f"<w:tabs>{kiri}{titik}</w:tabs>"

    kiri = 0
    for n, nomor in enumerate(NOMOR_JUDUL, 1):
        spasi, huruf = (_jarak(140, 40), TEBAL) if n == 1 else (_jarak(0, 40), "")
        yield _gaya(f"TOC{n}", f"toc {n}", tab() + spasi + _gantung(nomor, kiri), huruf)
        kiri += nomor
    daftar = tab() + _jarak(0, 60) + _gantung(NOMOR_GAMBAR)
    yield _gaya("TableofFigures", "table of figures", daftar)
    atas = f"<w:pBdr>{garis('top', 3, RAMBUT, jarak=6)}</w:pBdr>"
    yield _gaya("Footer", "footer", atas + _jarak(0, 0), _ABU + _ukuran(17))
    yield _gaya(
        "FootnoteText", "footnote text", _jarak(0, 40) + '<w:jc w:val="both"/>', _ukuran(18)
    )
    yield _gaya(
        "FootnoteReference",
        "footnote reference",
        huruf='<w:vertAlign w:val="superscript"/>',
        dasar="DefaultParagraphFont",
        jenis="character",
    )


def _tabel(ukuran: Iterable[int]) -> Iterator[Xml]:
    """The table style, and its paragraphs in each type size."""
    sisi = "".join(
        f'<w:{sisi} w:w="{lebar}" w:type="dxa"/>'
        for sisi, lebar in (
            ("top", 30),
            ("left", INSET_TABEL),
            ("bottom", 40),
            ("right", INSET_TABEL),
        )
    )
    tepi = "".join(
        (
            garis("top", 8, TINTA),
            garis("bottom", 8, TINTA),
            garis("insideH", 3, RAMBUT),
            garis("insideV", 3, RAMBUT),
        )
    )
    yield (
        '<w:style w:type="table" w:customStyle="1" w:styleId="TabelNaskah">'
        '<w:name w:val="Tabel Naskah"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{tepi}</w:tblBorders><w:tblCellMar>{sisi}</w:tblCellMar></w:tblPr>"
        "</w:style>"
    )
    for milipoin in sorted(ukuran, reverse=True):
        poin = f"{milipoin // 1000},{milipoin % 1000 // 100}".removesuffix(",0")
        for jenis, huruf in (("Isi", ""), ("Kepala", TEBAL), ("Tebal", TEBAL)):
            yield _gaya(
                gaya_tabel(jenis, milipoin),
                f"{jenis} Tabel {poin}",
                "",
                huruf + _ukuran(milipoin // 500),
                sendiri=True,
            )
