"""On which page things are: as Typst lays the same document out.

Word counts pages itself when it prints or is asked to (F9); until then contents and footers
show these numbers. The parts are written with marks in their place, so that Typst can count
while they are.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from sakip.galat import Galat
from sakip.naskah.docx_xml import Xml, aman
from sakip.naskah.pdf import RUMAH
from sakip.naskah.pohon import Dokumen
from sakip.naskah.ruang import ruang_typst
from sakip.naskah.untuk_typst import Penyusun

# Appended to the template: the printed page of each heading, table, figure and end of a run.
_TANYA = """
#context {
  let halaman(semua) = semua.map(it => {
    let di = it.location()
    numbering(di.page-numbering(), ..counter(page).at(di))
  })
  let ujung = query(metadata).filter(it => str(it.at("label", default: "")).starts-with("ujung"))
  [#metadata((
    judul: halaman(query(heading)),
    tabel: halaman(query(figure.where(kind: table))),
    gambar: halaman(query(figure.where(kind: image))),
    ujung: halaman(ujung),
  ))<halaman>]
}
"""


_TANDA = re.compile(r"<\?halaman (\w+) (\d+)\?>")


class Halaman(NamedTuple):
    """Page numbers as printed, in the order of the document.

    `tabel` has the numbered tables only; `ujung` the last page of each run of page numbers.
    """

    judul: tuple[str, ...]
    tabel: tuple[str, ...]
    gambar: tuple[str, ...]
    ujung: tuple[str, ...]


def halaman(dokumen: Dokumen) -> Halaman:
    """Raises Galat (``naskah.typst``) if Typst cannot lay the document out."""
    import typst  # here, so that commands that print nothing need not load it

    penyusun = Penyusun(dokumen)
    penyusun.id = {}  # nobody follows a link here, and without any Typst needs a quarter less time
    isi = json.dumps(penyusun.susun(), ensure_ascii=False, separators=(",", ":"))
    pola = {satu.name: satu.read_bytes() for satu in RUMAH.glob("*.typ")}
    pola["main.typ"] += _TANYA.encode()
    # The wheel documents a dict of texts as input; its type stub does not know it yet.
    masukan: Any = pola | {"isi.json": isi.encode()}
    with ruang_typst(penyusun.citra) as akar:
        try:
            jawab = typst.query(
                masukan, "<halaman>", field="value", one=True, root=akar, ignore_system_fonts=True
            )
        except typst.TypstError as galat:
            pesan = f"tidak dapat disusun menjadi halaman. Keterangan teknis: {galat.diagnostic}"
            raise Galat(
                "naskah.typst",
                f"dokumen {dokumen.judul}",
                pesan.strip(),
                "Kirimkan keterangan ini kepada pengembang.",
            ) from galat
    return Halaman(**{nama: tuple(semua) for nama, semua in json.loads(jawab).items()})


def tanda_halaman(jenis: str, n: int) -> Xml:
    """A run with the page of the n-th heading ("judul"), table... of the document, from 0."""
    return f"<w:r><w:t><?halaman {jenis} {n}?></w:t></w:r>"


def isi_halaman(xml: Xml, nomor: Halaman) -> Xml:
    """`xml` with the page numbers where they are marked."""
    return _TANDA.sub(lambda m: aman(getattr(nomor, m[1])[int(m[2])]), xml)
