"""The document tree as the plain data that naskah.typ reads."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from sakip.naskah import lebar
from sakip.naskah.huruf import belah_koma, bersih, patahkan
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Butir,
    Catatan,
    Citra,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    HalamanJudul,
    Isi,
    Judul,
    Nilai,
    Paragraf,
    Pecahan,
    PemisahHalaman,
    Penanda,
    Potongan,
    Rujuk,
    Sel,
    Tabel,
    TandaTangan,
    Teks,
    potongan,
)
from sakip.naskah.sahkan import format_citra, isi_citra
from sakip.naskah.telusur import berlabel, polos, sebutan

Data: TypeAlias = dict[str, Any]

TITIK_PER_MM = 2835  # thousandths of a point
# Millimetres. Bound at the left; a landscape page is bound at its top.
TEGAK = {"left": 35, "right": 25, "top": 25, "bottom": 25}
MENDATAR = {"left": 25, "right": 25, "top": 35, "bottom": 25}
LEBAR_A4, TINGGI_A4 = 210, 297

UKURAN_TEKS = 11500
UKURAN_JUDUL = 14000
UKURAN_SAMPUL = 26000

UTUH_BARIS = 24  # a row of more lines may break over pages
PENDEK = 240_000  # a table not higher is kept on one page (thousandths of a point)


class Penyusun:
    """Turns one document into data; afterwards `citra` holds its pictures by file name."""

    def __init__(self, dokumen: Dokumen) -> None:
        self.dokumen = dokumen
        self.citra: dict[str, bytes] = {}
        # Labels are users' text: Typst gets names of our own.
        self.blok_berlabel = {b.label: b for b in berlabel(dokumen)}
        self.id = {label: f"b{n}" for n, label in enumerate(self.blok_berlabel)}
        self.lebar = 0  # of the section at hand, in thousandths of a point

    def susun(self) -> Data:
        meta = self.dokumen.metadata
        kaki = [self.dokumen.judul, meta.unit]
        return {
            "judul": bersih(self.dokumen.judul),
            "penulis": [bersih(meta.penulis)] if meta.penulis else [],
            "subjek": bersih(meta.subjek),
            "kata_kunci": [bersih(k) for k in meta.kata_kunci],
            "tanggal": {
                "year": meta.tanggal.year,
                "month": meta.tanggal.month,
                "day": meta.tanggal.day,
            },
            "bahasa": self.dokumen.bahasa,
            "kaki": self.teks(" · ".join(k for k in kaki if k), 8500, LEBAR_A4 * TITIK_PER_MM // 2),
            "bagian": self.bagian(),
        }

    # --- pages ---

    def bagian(self) -> list[Data]:
        hasil: list[Data] = []
        rangkaian, gaya = 0, "angka"
        for bagian in self.dokumen.isi:
            if isinstance(bagian, HalamanJudul):
                hasil.append(self.halaman_judul(bagian))
                continue
            mulai = rangkaian == 0 or bagian.nomor_halaman != "lanjut"
            rangkaian += mulai
            if bagian.nomor_halaman != "lanjut":
                gaya = bagian.nomor_halaman
            hasil.append(self.satu_bagian(bagian, gaya, mulai, f"ujung{rangkaian}"))
        # The end of a run of page numbers is marked in its last section only.
        terlihat: set[str] = set()
        for data in reversed(hasil):
            if data["jenis"] == "bagian":
                data["penutup"] = data["ujung"] not in terlihat
                terlihat.add(data["ujung"])
        return hasil

    def satu_bagian(self, bagian: Bagian, gaya: str, mulai: bool, ujung: str) -> Data:
        margin = MENDATAR if bagian.mendatar else TEGAK
        kertas = TINGGI_A4 if bagian.mendatar else LEBAR_A4
        self.lebar = (kertas - margin["left"] - margin["right"]) * TITIK_PER_MM
        isi: list[Data] = []
        for blok in bagian.isi:
            if not isinstance(blok, TandaTangan):
                isi.append(self.blok(blok))
                continue
            if isi[-1]["jenis"] != "tertanda":
                isi[-1] = {"jenis": "tertanda", "isi": isi[-1], "tanda": []}
            isi[-1]["tanda"].append(self.tanda_tangan(blok))
        return {
            "jenis": "bagian",
            "mendatar": bagian.mendatar,
            "margin": margin,
            "lebar": self.lebar / 1000,
            "gaya": gaya,
            "mulai": mulai,
            "ujung": ujung,
            "isi": isi,
        }

    def halaman_judul(self, b: HalamanJudul) -> Data:
        luas = (LEBAR_A4 - TEGAK["left"] - TEGAK["right"]) * TITIK_PER_MM
        data: Data = {
            "jenis": "halaman_judul",
            "judul": self.teks(b.judul, UKURAN_SAMPUL, luas),
            "subjudul": self.teks(b.subjudul, UKURAN_JUDUL, luas),
            "instansi": [self.teks(i.upper(), UKURAN_JUDUL, luas) for i in b.instansi],
            "tahun": self.teks(b.tahun, UKURAN_SAMPUL, luas),
            "tempat": self.teks(b.tempat, UKURAN_JUDUL, luas),
        }
        if b.lambang:
            data["lambang"] = self.gambar(b.lambang)
        return data

    def tanda_tangan(self, b: TandaTangan) -> Data:
        luas = self.lebar // max(len(b.penanda), 2) - 10 * TITIK_PER_MM

        def satu(p: Penanda) -> Data:
            data: Data = {
                "jabatan": [self.teks(j, UKURAN_TEKS, luas) for j in p.jabatan],
                "nama": self.teks(p.nama, UKURAN_TEKS, luas),
                "keterangan": [self.teks(k, UKURAN_TEKS, luas) for k in p.keterangan],
            }
            return data | ({"citra": self.gambar(p.citra)} if p.citra else {})

        return {
            "penanda": [satu(p) for p in b.penanda],
            "tempat_tanggal": self.teks(b.tempat_tanggal, UKURAN_TEKS, luas),
        }

    # --- blocks ---

    def blok(self, blok: Blok) -> Data:
        match blok:
            case Judul():
                return self.dengan_id(blok.label) | {
                    "jenis": "judul",
                    "tingkat": blok.tingkat,
                    "nomor": bersih(blok.nomor),
                    "isi": self.teks(blok.isi, UKURAN_JUDUL, self.lebar),
                }
            case Paragraf():
                return self.paragraf(blok, self.lebar * 1000 // UKURAN_TEKS)
            case Daftar():
                return self.daftar(blok, self.lebar * 1000 // UKURAN_TEKS)
            case Tabel():
                return self.tabel(blok)
            case Gambar():
                return self.dengan_id(blok.label) | {
                    "jenis": "gambar",
                    "nomor": bersih(blok.nomor),
                    "judul": self.teks(blok.judul, UKURAN_TEKS, self.lebar * 3 // 4),
                    "citra": self.gambar(blok.citra),
                    "lebar": blok.lebar,
                    "sumber": self.baris(blok.sumber, self.lebar // 10),
                }
            case DaftarIsi():
                return {"jenis": "daftar_isi", "kedalaman": blok.kedalaman}
            case DaftarTabel():
                return {"jenis": "daftar_tabel"}
            case DaftarGambar():
                return {"jenis": "daftar_gambar"}
            case PemisahHalaman():
                return {"jenis": "pemisah"}
            case TandaTangan():
                raise TypeError("signatures are placed with the block before them")

    def paragraf(self, b: Paragraf, luas: int) -> Data:
        return self.dengan_id(b.label) | {
            "jenis": "paragraf",
            "isi": self.baris(b.isi, luas),
            "rata": b.rata,
        }

    def daftar(self, b: Daftar, luas: int) -> Data:
        def butir(satu: Butir) -> Data:
            data: Data = {"isi": self.baris(satu.isi, luas - lebar.INDEN)}
            return data | (
                {"anak": self.daftar(satu.anak, luas - lebar.INDEN)} if satu.anak else {}
            )

        return {
            "jenis": "daftar",
            "penomoran": b.penomoran,
            "butir": [butir(satu) for satu in b.semua_butir],
        }

    def dengan_id(self, label: str) -> Data:
        return {"id": self.id[label]} if label in self.id else {}

    def gambar(self, citra: Citra) -> Data:
        isi = isi_citra(citra)
        berkas = next((nama for nama, lama in self.citra.items() if lama == isi), None)
        if berkas is None:
            berkas = f"citra-{len(self.citra) + 1}.{format_citra(citra)}"
            self.citra[berkas] = isi
        return {"berkas": berkas, "alt": bersih(citra.alt)}

    # --- tables ---

    def tabel(self, b: Tabel) -> Data:
        susunan = lebar.susun(b, self.lebar)
        kepala = self.baris_tabel(b, b.kepala, susunan)
        baris = self.baris_tabel(b, b.baris, susunan)
        return self.dengan_id(b.label) | {
            "jenis": "tabel",
            "nomor": bersih(b.nomor),
            "judul": self.teks(b.judul, UKURAN_TEKS, self.lebar * 3 // 4),
            "ukuran": susunan.ukuran / 1000,
            "inset": lebar.INSET / 1000,
            "kolom": [k / 1000 for k in susunan.kolom],
            "kepala": kepala,
            "baris": baris,
            "kaki": lebar.baris_penutup(b, susunan),
            "angka": _angka(baris, len(b.kolom)),
            "sumber": self.baris(b.sumber, self.lebar // 10),
            "utuh": susunan.tinggi(len(b.baris)) <= PENDEK,
            "perlu": min(susunan.tinggi(2), PENDEK) / 1000,
        }

    def baris_tabel(
        self, tabel: Tabel, baris: tuple[Baris, ...], susunan: lebar.Susunan
    ) -> list[Data]:
        di_kepala = baris is tabel.kepala
        isi = susunan.kepala if di_kepala else susunan.isi
        garis = susunan.garis_kepala if di_kepala else susunan.garis
        terbentang = {y for p in isi for y in range(p.baris + 1, p.baris + p.sel.baris)}
        hasil: list[Data] = [
            {"gaya": b.gaya, "kepala": y not in terbentang, "sel": []} for y, b in enumerate(baris)
        ]
        for p in isi:
            rata = tabel.kolom[p.kolom].rata
            luas = sum(susunan.kolom[p.kolom : p.kolom + p.sel.kolom]) - 2 * lebar.INSET
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
            if p.sel.baris == 1 and garis[p.baris] <= UTUH_BARIS:
                data["utuh"] = True
            hasil[p.baris]["sel"].append(data)
        return hasil

    def sel(self, sel: Sel, luas: int, *, tebal: bool, koma: bool) -> Data:
        bentang = {n: v for n, v in (("kolom", sel.kolom), ("baris", sel.baris)) if v > 1}
        blok = sel.blok
        if len(blok) > 1 or not isinstance(blok[0], Paragraf):
            anak = [
                self.paragraf(b, luas) if isinstance(b, Paragraf) else self.daftar(b, luas)
                for b in blok
            ]
            return bentang | {"blok": anak}
        belah = belah_koma(bersih(polos(blok[0].isi))) if koma else None
        if belah is None:
            return bentang | {"isi": self.baris(blok[0].isi, luas, tebal=tebal)}
        # Figures are equally wide, so a shape stands for all numbers like it.
        bulat, ekor = (re.sub(r"\d", "0", b).replace(" ", "\N{NO-BREAK SPACE}") for b in belah)
        isi = self.baris(blok[0].isi, luas, angka=True)
        return bentang | {"isi": isi, "bulat": bulat, "ekor": ekor}

    # --- inside a line ---

    def baris(self, isi: Isi, luas: int, *, tebal: bool = False, angka: bool = False) -> Any:
        """Pieces of a line as wide as `luas` thousandths of an em."""

        def teks(t: str) -> str:
            if angka:
                return bersih(t).strip().replace(" ", "\N{NO-BREAK SPACE}")
            return patahkan(bersih(t), luas, tebal)

        def satu(p: Potongan) -> str | Data:
            match p:
                case str():
                    return teks(p)
                case Teks():
                    return {"t": teks(p.teks), "b": p.tebal, "i": p.miring}
                case Nilai():
                    ke = self.id.get(p.alamat)
                    return {"t": teks(p.teks), "ke": ke} if ke else teks(p.teks)
                case Rujuk():
                    sasaran = self.blok_berlabel[p.label]
                    return {"t": teks(sebutan(sasaran)), "ke": self.id[p.label]}
                case Catatan():
                    return {"c": self.baris(p.isi, self.lebar // 10)}
                case Pecahan():
                    return {"pecahan": [bersih(p.atas), bersih(p.bawah)]}

        hasil = [satu(p) for p in potongan(isi)]
        return hasil[0] if len(hasil) == 1 and isinstance(hasil[0], str) else hasil

    def teks(self, teks: str, ukuran: int, luas: int) -> str:
        return patahkan(bersih(teks), luas * 1000 // ukuran, tebal=True)


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
