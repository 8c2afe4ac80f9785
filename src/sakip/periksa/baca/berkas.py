"""Which reader a file needs: decided by its first bytes, never by its name alone."""

from __future__ import annotations

from pathlib import Path

from sakip.galat import Galat
from sakip.periksa.baca.buku import baca_buku
from sakip.periksa.baca.docx import baca_docx
from sakip.periksa.baca.pdf import baca_pdf
from sakip.periksa.baca.teks import baca_teks
from sakip.periksa.model import Dokumen
from sakip.tabel import Batas
from sakip.tabel.arsip import nama_isi
from sakip.tabel.jenis import OLE, ZIP, jenis_asing

_MIB = 1024 * 1024
_TERBESAR = 200 * _MIB
_TEKS_TERBESAR = 20 * _MIB
_TEKS = frozenset((".txt", ".md"))  # read as text whatever they begin with


def baca_dokumen(path: Path) -> Dokumen:
    """Read any document. Raises Galat when it is none of the kinds, locked, damaged, too large."""
    try:
        besar = path.stat().st_size
        if not path.is_file():
            raise _galat(path, "bukan_berkas", "Ini bukan berkas.", "Sebutkan nama berkasnya.")
        with path.open("rb") as berkas:
            awal = berkas.read(8192)
    except OSError as sebab:
        raise _galat(
            path, "buka", f"Berkas tidak dapat dibuka ({sebab.strerror}).", "Periksa namanya."
        ) from sebab
    if not awal.strip():
        raise _galat(path, "kosong", "Berkas ini kosong.", "Simpan ulang dari program asalnya.")
    if besar > _TERBESAR:
        raise _galat(
            path,
            "besar",
            f"Berkas ini {besar // _MIB} MB, lebih dari batas {_TERBESAR // _MIB} MB.",
            "Kecilkan gambarnya, atau bagi menjadi beberapa berkas.",
        )
    if b"%PDF-" in awal[:1024]:
        return baca_pdf(path)
    if awal.startswith(ZIP) and "word/document.xml" in nama_isi(path, Batas()):
        return baca_docx(path)
    lain = "" if path.suffix.lower() in _TEKS else jenis_asing(path, awal[:4096], Batas())
    if lain:
        raise _galat(
            path,
            "jenis",
            f"Berkas ini sebenarnya {lain}, yang tidak dibaca di sini.",
            "Simpan sebagai PDF, DOCX, atau XLSX dari program asalnya, lalu coba lagi.",
        )
    if awal.startswith((ZIP, OLE)):
        return baca_buku(path)
    if path.suffix.lower() in (".csv", ".tsv"):
        return baca_buku(path)
    return _baca_teks(path, besar)


def _baca_teks(path: Path, besar: int) -> Dokumen:
    if besar > _TEKS_TERBESAR:
        raise _galat(
            path,
            "besar",
            f"Teks ini {besar // _MIB} MB, lebih dari batas {_TEKS_TERBESAR // _MIB} MB.",
            "Bagi menjadi beberapa berkas, atau simpan tabelnya sebagai CSV atau XLSX.",
        )
    isi = path.read_bytes()
    if b"\0" in isi and not isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _galat(
            path,
            "jenis",
            "Berkas ini bukan PDF, DOCX, XLSX, XLS, CSV, atau teks yang dapat dibaca.",
            "Simpan sebagai PDF atau DOCX, lalu coba lagi.",
        )
    for sandi in ("utf-16",) if isi[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return baca_teks(isi.decode(sandi), path.name)
        except UnicodeDecodeError:
            continue
    raise _galat(path, "sandi", "Huruf di berkas ini tidak dikenali.", "Simpan sebagai UTF-8.")


def _galat(path: Path, kode: str, pesan: str, saran: str) -> Galat:
    return Galat(f"periksa.{kode}", path.name, pesan, saran)
