"""Tables as the plain data that the Typst template reads."""

from __future__ import annotations

import re

from sakip.naskah.huruf import belah_koma, bersih, lebar_teks
from sakip.naskah.lebar import INSET, Susunan, baris_penutup, susun
from sakip.naskah.pohon import Baris, Paragraf, Sel, Tabel
from sakip.naskah.teks_typst import Data, PenulisTeks
from sakip.naskah.telusur import polos

UKURAN_KETERANGAN = 10000  # of a caption, in thousandths of a point
LEBAR_SUMBER = 45_000  # of a source note, in thousandths of an em
KEPALA_TERTINGGI = 24  # lines; a higher head is not repeated
SUMBER_TERTINGGI = 6  # lines; a longer source note may break over pages
UTUH_BARIS = 24  # a row of more lines may break over pages
PENDEK = 240_000  # a table not higher is kept on one page (thousandths of a point)
TINGGI_TANDA = 130_000  # what signatures below a table that is kept whole add to it


def pendek(tabel: Tabel, susunan: Susunan, *, bertanda: bool) -> bool:
    """Whether a table, with the signatures that follow it if any, is kept on one page."""
    return susunan.tinggi(len(tabel.baris)) <= PENDEK - TINGGI_TANDA * bertanda


class PenulisTabel(PenulisTeks):
    """Lays tables out in `lebar`, the text width in thousandths of a point."""

    lebar = 0

    def tabel(self, b: Tabel, *, bertanda: bool = False) -> Data:
        susunan = susun(b, self.lebar)
        penutup = baris_penutup(b, susunan)
        kepala = self.baris_tabel(b, b.kepala, susunan)
        baris = self.baris_tabel(b, b.baris, susunan)
        for satu in baris[len(baris) - penutup :]:
            satu["kepala"] = False  # Typst takes no heading row in a foot
        return self.dengan_id(b.label) | {
            "jenis": "tabel",
            "nomor": self.teks(b.nomor, UKURAN_KETERANGAN, self.lebar // 2),
            "judul": self.teks(b.judul, UKURAN_KETERANGAN, self.lebar * 3 // 4),
            "ukuran": susunan.ukuran / 1000,
            "inset": INSET / 1000,
            "kolom": [k / 1000 for k in susunan.kolom],
            "kepala": kepala,
            "baris": baris,
            "kepala_ulang": sum(susunan.garis_kepala) <= KEPALA_TERTINGGI,
            "penutup": penutup,
            "angka": _angka(baris, len(b.kolom)),
            "sumber": self.baris(b.sumber, LEBAR_SUMBER),
            "sumber_luar": susunan.garis_sumber > SUMBER_TERTINGGI,
            "utuh": pendek(b, susunan, bertanda=bertanda),
            "perlu": min(susunan.tinggi(2), PENDEK) / 1000,
        }

    def baris_tabel(self, tabel: Tabel, baris: tuple[Baris, ...], susunan: Susunan) -> list[Data]:
        di_kepala = baris is tabel.kepala
        isi = susunan.kepala if di_kepala else susunan.isi
        garis = susunan.garis_kepala if di_kepala else susunan.garis
        # A heading row sticks to what it heads, unless it is tied to other rows or very high.
        terikat = {y for p in isi if p.sel.baris > 1 for y in range(p.baris, p.baris + p.sel.baris)}
        hasil: list[Data] = [
            {"gaya": b.gaya, "kepala": y not in terikat and garis[y] <= UTUH_BARIS, "sel": []}
            for y, b in enumerate(baris)
        ]
        for p in isi:
            rata = tabel.kolom[p.kolom].rata
            luas = sum(susunan.kolom[p.kolom : p.kolom + p.sel.kolom]) - 2 * INSET
            data = self.sel(
                p.sel,
                luas * 1000 // susunan.ukuran,
                tebal=di_kepala or baris[p.baris].gaya != "biasa",
                koma=rata == "koma" and not di_kepala and p.sel.kolom == 1 and not p.sel.rata,
            )
            bawaan = rata if rata != "koma" else "kanan" if "ekor" in data else "tengah"
            data["rata"] = p.sel.rata or (
                "tengah" if di_kepala else "kiri" if p.sel.kolom > 1 else bawaan
            )
            data["x"] = p.kolom
            if sum(garis[p.baris : p.baris + p.sel.baris]) <= UTUH_BARIS:
                data["utuh"] = True
            hasil[p.baris]["sel"].append(data)
        return hasil

    def sel(self, sel: Sel, luas: int, *, tebal: bool, koma: bool) -> Data:
        bentang = {n: v for n, v in (("kolom", sel.kolom), ("baris", sel.baris)) if v > 1}
        blok = sel.blok
        satu = blok[0]
        if len(blok) > 1 or not isinstance(satu, Paragraf) or satu.label or satu.rata != "penuh":
            anak = [
                self.paragraf(b, luas) if isinstance(b, Paragraf) else self.daftar(b, luas)
                for b in blok
            ]
            return bentang | {"blok": anak}
        teks = bersih(polos(satu.isi))
        belah = belah_koma(teks) if koma else None
        if belah is None or lebar_teks(teks, tebal) > luas:
            return bentang | {"isi": self.baris(satu.isi, luas, tebal=tebal)}
        # Figures are equally wide, so a shape stands for all numbers like it.
        bulat, ekor = (re.sub(r"\d", "0", b).replace(" ", "\N{NO-BREAK SPACE}") for b in belah)
        isi = self.baris(satu.isi, luas, angka=True)
        return bentang | {"isi": isi, "bulat": bulat, "ekor": ekor}


def _angka(baris: list[Data], kolom: int) -> list[dict[str, list[tuple[str, str]]]]:
    """Per column the shapes of its numbers before and after the comma, with their row style."""
    hasil: list[dict[str, set[tuple[str, str]]]] = [
        {"bulat": set(), "ekor": set()} for _ in range(kolom)
    ]
    for b in baris:
        for sel in b["sel"]:
            for bagian in hasil[sel["x"]]:
                if bagian in sel:
                    hasil[sel["x"]][bagian].add((sel[bagian], b["gaya"]))
    return [{bagian: sorted(isi) for bagian, isi in satu.items()} for satu in hasil]
