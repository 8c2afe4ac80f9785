"""Reports of offices of many kinds, as text, Word, workbook and PDF made by other code than ours.

Nearly everything they print must come into the Berkas, and nothing that they do not print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import docx
import openpyxl
import pytest
import typst
import yaml

from sakip.berkas.model import Berkas
from sakip.impor import HasilImpor, impor
from sakip.periksa import baca_dokumen

GAYA = sorted((Path(__file__).parent / "gaya").glob("*.yaml"))
BENTUK = ("txt", "docx", "xlsx", "pdf")


class Fakta(NamedTuple):
    jenis: str
    nama: str
    kapan: str


Isi = dict[Fakta, Any]


# -- the same report in four forms --------------------------------------------------


def blok(teks: str) -> Iterator[str | list[list[str]]]:
    """Paragraphs and tables in order."""
    tabel: list[list[str]] = []
    for baris in [*teks.splitlines(), ""]:
        if baris.startswith("|"):
            tabel.append([s.strip() for s in baris.strip("|").split("|")])
            continue
        if tabel:
            yield tabel
            tabel = []
        if baris.strip():
            yield baris.strip()


def tulis(bentuk: str, teks: str, path: Path) -> Path:
    {"txt": _txt, "docx": _docx, "xlsx": _xlsx, "pdf": _pdf}[bentuk](teks, path)
    return path


def _txt(teks: str, path: Path) -> None:
    path.write_text(
        "\n".join(
            "\n".join("\t".join(b) for b in satu) + "\n" if isinstance(satu, list) else satu + "\n"
            for satu in blok(teks)
        )
    )


def _docx(teks: str, path: Path) -> None:
    dokumen = docx.Document()
    for satu in blok(teks):
        if isinstance(satu, str):
            dokumen.add_paragraph(satu)
            continue
        tabel = dokumen.add_table(len(satu), len(satu[0]))
        for r, baris in enumerate(satu):
            for k, isi in enumerate(baris):
                tabel.cell(r, k).text = isi
    dokumen.save(str(path))


def _xlsx(teks: str, path: Path) -> None:
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    for satu in blok(teks):
        for baris in [[satu]] if isinstance(satu, str) else satu:
            lembar.append(baris)
        lembar.append([])
    buku.save(path)


def _pdf(teks: str, path: Path) -> None:
    isi = ["#set page(width: 42cm, height: 30cm, margin: 2cm)\n#set text(size: 8pt)"]
    for satu in blok(teks):
        if isinstance(satu, str):
            isi.append(f"#{_kutip(satu)}")
        else:
            sel = ", ".join(_kutip(s) for b in satu for s in b)
            isi.append(f"#table(columns: {len(satu[0])}, {sel})")
    path.write_bytes(typst.compile("\n\n".join(isi).encode()))


def _kutip(teks: str) -> str:
    return '"' + teks.replace("\\", "\\\\").replace('"', '\\"') + '"'


# -- what it says ---------------------------------------------------------------------


def tersurat(data: dict[str, Any]) -> Isi:
    """The facts that a report lists for itself."""
    hasil: Isi = {}
    for jenis, isi in data["fakta"].items():
        for nama, nilai in isi.items():
            if isinstance(nilai, dict):
                hasil |= {Fakta(jenis, nama, str(k)): _baku(n) for k, n in nilai.items()}
            else:
                hasil[Fakta(jenis, nama, "")] = _baku(nilai)
    return hasil


def _baku(nilai: Any) -> Any:
    if isinstance(nilai, list):
        return tuple(map(_baku, nilai))
    teks = str(nilai)
    return Decimal(teks) if teks.replace(".", "", 1).isdigit() else teks


def terbaca(b: Berkas) -> Isi:
    """The facts of a Berkas of the same kinds."""
    hasil: Isi = {}
    ind = {iv.indikator: iv for iv in b.indikator_versi}
    simpul = {s.simpul: s.nama for s in b.simpul_versi}
    layanan = next((x.id for x in b.layanan), "")
    jenis = {"akhir_renstra": "target akhir", "renstra_tahunan": "target renstra"}
    target: dict[tuple[str, str, str], dict[str, Decimal | None]] = defaultdict(dict)
    for t in b.target:
        target[jenis.get(t.jenis, "target"), t.indikator, t.periode][t.versi] = t.nilai
    for (apa, i, periode), versi in target.items():
        hasil[Fakta(apa, ind[i].nama, periode)] = versi.get("perubahan-1", versi.get("murni"))
        if len(versi) > 1:
            hasil[Fakta("target murni", ind[i].nama, periode)] = versi["murni"]
    for r in b.realisasi:
        isi: Any = (
            r.nilai if r.komponen is None else " / ".join(str(n) for n in r.komponen.values())
        )
        hasil[Fakta("realisasi", ind[r.indikator].nama, r.periode)] = isi
    for p in b.pembanding:
        hasil[Fakta("pembanding", ind[p.indikator].nama, p.lingkup)] = p.nilai
    for a in b.anggaran:
        apa = {"pagu": "pagu", "realisasi": "realisasi anggaran"}[a.jenis]
        hasil[Fakta(apa, simpul[a.simpul], a.periode)] = a.nilai
    for u in b.skm_unsur:
        if u.layanan == layanan:
            hasil[Fakta("skm", u.unsur, "")] = u.nilai
    for lke in b.lke_komponen:
        hasil[Fakta("lke", lke.komponen, "")] = lke.nilai
    for d in b.sdm:
        hasil[Fakta("sdm", simpul[d.simpul], "")] = (d.kebutuhan, d.tersedia)
    for s in b.sarpras:
        hasil[Fakta("sarpras", s.uraian, "")] = (s.standar, s.tersedia)
    for tl in b.tindak_lanjut:
        hasil[Fakta("tindak lanjut", tl.uraian, "")] = tl.status
    for n in b.nilai_luar:
        hasil[Fakta("realisasi", ind[n.indikator].nama, str(n.tahun_pakai))] = n.nilai
        hasil[Fakta("nilai luar", ind[n.indikator].nama, "")] = (n.nomor, str(n.tanggal))
    for iv in ind.values():
        hasil[Fakta("arah", iv.nama, "")] = str(iv.polaritas)
        hasil[Fakta("milik", iv.nama, "")] = simpul[iv.simpul]
        if iv.rumus:
            hasil[Fakta("rumus", iv.nama, "")] = " / ".join(k.label for k in iv.komponen)
    for v in b.simpul_versi:
        hasil[Fakta("induk", v.nama, "")] = simpul.get(v.induk or "", "")
    return hasil


_TAK_LENGKAP = ("arah", "milik", "induk")
"""Kinds of which the reports list only some."""


def banding(harus: Isi, ada: Isi) -> tuple[list[str], list[str]]:
    """What is missing or otherwise, and what nobody printed."""
    kurang = [f"{k}: {n}, ada {ada.get(k)}" for k, n in harus.items() if ada.get(k) != n]
    lebih = [
        f"{k}: {n}" for k, n in ada.items()
        if k not in harus and k.jenis not in _TAK_LENGKAP and n is not None
    ]  # fmt: skip
    return kurang, lebih


@pytest.mark.parametrize("bentuk", BENTUK)
@pytest.mark.parametrize("gaya", GAYA, ids=lambda p: p.stem)
def test_a_report_of_another_hand_comes_in(gaya: Path, bentuk: str, tmp_path: Path) -> None:
    data = yaml.safe_load(gaya.read_text(encoding="utf-8"))
    hasil: HasilImpor = impor(baca_dokumen(tulis(bentuk, data["teks"], tmp_path / f"lkj.{bentuk}")))
    assert (hasil.berkas.kantor.nama, hasil.berkas.tahun) == (data["kantor"], data["tahun"])
    kurang, lebih = banding(tersurat(data), terbaca(hasil.berkas))
    assert (kurang, lebih) == ([], [])
    for perihal in data.get("ragu", ()):
        assert any(r.perihal == perihal for r in hasil.ragu)
