"""The PDF writer: a document tree set by Typst as tagged PDF/A-2a and PDF/UA-1."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

from sakip.galat import Galat
from sakip.naskah.pohon import Citra, Dokumen
from sakip.naskah.ruang import lupakan, ruang_typst
from sakip.naskah.sahkan import format_citra, isi_citra, sahkan
from sakip.naskah.telusur import polos, semua_citra, semua_teks
from sakip.naskah.untuk_typst import Penyusun
from sakip.simpan import simpan_atomik

RUMAH = Path(__file__).parent / "typst"

# How Typst names a letter that may not or cannot be printed: "😀" or "\\u{e000}".
_HURUF_DITOLAK = re.compile(r"(?:the text|codepoint) `\"(.+?)\"`")


def tulis_pdf(dokumen: Dokumen, tujuan: Path | None = None) -> bytes:
    """The document as PDF, also written to `tujuan` if given.

    Equal documents give equal bytes: the only time in the file is the date of its metadata.
    Raises Galat: ``naskah.*`` if the tree is not printable or holds a letter or picture that
    cannot be printed, ``simpan.*`` if the file cannot be written.
    """
    sahkan(dokumen)
    penyusun = Penyusun(dokumen)
    isi = json.dumps(penyusun.susun(), ensure_ascii=False, separators=(",", ":"))
    pola = {satu.name: satu.read_bytes() for satu in RUMAH.glob("*.typ")}
    lupakan()
    pdf, salah = _typst(pola | {"isi.json": isi.encode()}, penyusun.citra)
    if pdf is None:
        raise Galat.gabung("naskah.gagal", "dokumen", _sebab(dokumen, salah))
    pdf = _kecilkan(pdf)
    if tujuan is not None:
        simpan_atomik(tujuan, pdf)
    return pdf


def _typst(sumber: dict[str, bytes], citra: dict[str, bytes]) -> tuple[bytes | None, str]:
    """The PDF, or None and what Typst says against it; a warning counts as an error."""
    import typst  # here, so that commands that print nothing need not load it

    # The wheel documents a dict of texts as input; its type stub does not know it yet.
    masukan: Any = sumber
    with ruang_typst(citra) as akar:
        try:
            pdf, peringatan = typst.compile_with_warnings(
                masukan,
                root=akar,
                format="pdf",
                ignore_system_fonts=True,
                pdf_standards=["a-2a", "ua-1"],
            )
        except typst.TypstError as galat:
            return None, galat.diagnostic
    return (None, peringatan[0].diagnostic) if peringatan else (pdf, "")


def _kecilkan(pdf: bytes) -> bytes:
    """The same objects packed: a fifth of the size, tags and standards as they were."""
    import pikepdf

    hasil = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as berkas:
        berkas.save(
            hasil,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return hasil.getvalue()


def _sebab(dokumen: Dokumen, salah: str) -> list[Galat]:
    """What a user can mend: letters no font has, else pictures that cannot be read."""
    tak_tercetak = dict.fromkeys(_HURUF_DITOLAK.findall(salah))
    if tak_tercetak:
        return [_huruf(dokumen, _dari_rust(h)) for h in tak_tercetak]
    rusak = [
        Galat(
            "naskah.gambar_rusak",
            di,
            "isi gambar tidak dapat dibaca.",
            "Simpan ulang gambar itu sebagai PNG, tanpa tautan ke berkas lain.",
        )
        for di, citra in semua_citra(dokumen)
        if not is_printable(citra)
    ]
    return rusak or [
        Galat(
            "naskah.typst",
            f"dokumen {dokumen.judul}",
            f"tidak dapat disusun menjadi PDF. Keterangan teknis: {salah.strip()}",
            "Kirimkan keterangan ini kepada pengembang.",
        )
    ]


def _huruf(dokumen: Dokumen, huruf: str) -> Galat:
    di = next((di for di, p in semua_teks(dokumen) if huruf in polos(p)), "gambar dalam dokumen")
    kode = " ".join(f"U+{ord(h):04X}" for h in huruf)
    return Galat(
        "naskah.huruf",
        di,
        f"huruf {huruf!r} ({kode}) tidak ada pada huruf cetak dokumen.",
        "Hapus atau ganti huruf itu.",
    )


def _dari_rust(teks: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), teks)


def is_printable(citra: Citra) -> bool:
    """Whether a picture can stand in a document: it is drawn once, alone, to see."""
    nama = f"citra.{format_citra(citra)}"
    utama = f'#set document(title: "x")\n#image("{nama}", alt: "x")'
    return _typst({"main.typ": utama.encode()}, {nama: isi_citra(citra)})[0] is not None
