"""The document tree as the plain data that the Typst template reads."""

from __future__ import annotations

from sakip.naskah.huruf import bersih, lebar_teks, potong
from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Citra,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    HalamanJudul,
    Judul,
    Kop,
    Paragraf,
    Pasangan,
    PemisahHalaman,
    Penanda,
    Tabel,
    TandaTangan,
)
from sakip.naskah.sahkan import format_citra, isi_citra
from sakip.naskah.tabel_typst import LEBAR_SUMBER, UKURAN_KETERANGAN, PenulisTabel
from sakip.naskah.teks_typst import Data
from sakip.naskah.telusur import polos

TITIK_PER_MM = 2835  # thousandths of a point
# Millimetres. Bound at the left; a landscape page is bound at its top.
TEGAK = {"left": 35, "right": 25, "top": 25, "bottom": 25}
MENDATAR = {"left": 25, "right": 25, "top": 35, "bottom": 25}
LEBAR_A4, TINGGI_A4 = 210, 297

UKURAN_TEKS = 11500
UKURAN_JUDUL = 14000
UKURAN_SAMPUL = 26000
UKURAN_KANTOR = 16000  # the office in the letterhead
UKURAN_ALAMAT = 9500
LAMBANG_KOP = 24  # millimetres the emblem's place takes at either side of the letterhead
LABEL_TERLEBAR = 40  # of a hundred parts of the line, for the labels of pairs

LEBAR_KAKI = 72_000  # of the title in the footer, two lines of it, in thousandths of an em
LEBAR_SIFAT = 500_000  # of a property of the file: PDF/A allows short ones only

PENGANTAR_TERPANJANG = 250  # letters of a paragraph that is kept with the list it leads in
LEBAR_TANDA = 75 * TITIK_PER_MM  # for one who signs alone
SELA_TANDA = 10 * TITIK_PER_MM  # between signatures side by side
SELA_RAPAT = 3 * TITIK_PER_MM  # where their lines need the room
_NAMA_PERSEN = 93  # of the estimate, which is at least 8 per cent too wide for names in capitals
KETERANGAN_TERPANJANG = 1000  # letters; a figure with more may break over pages


def lebar_label(b: Pasangan, lebar: int) -> int:
    """Room for the labels of pairs in a line of `lebar`, both in thousandths of a point."""
    terlebar = max(lebar_teks(bersih(label)) for label, _ in b.isi) * UKURAN_TEKS // 1000
    return min(terlebar, lebar * LABEL_TERLEBAR // 100)


def mengantar(blok: Blok, sesudah: Blok | None) -> bool:
    """Whether a paragraph leads in a list, so that it must not be left behind on a page."""
    return (
        isinstance(blok, Paragraf)
        and isinstance(sesudah, Daftar)
        and len(polos(blok.isi)) <= PENGANTAR_TERPANJANG
    )


def kolom_tanda(b: TandaTangan, lebar: int, tepi: int = 0) -> tuple[list[int], int]:
    """Widths in `lebar` for those who sign side by side, and the space between them.

    Equal, unless a line needs more: names, NIP and date stay on one line each where there is
    room. `tepi` is how many such spaces lie at the edges.
    """
    garis = [[lebar_teks(bersih(p.nama), tebal=True) * _NAMA_PERSEN // 100] for p in b.penanda]
    for satu, p in zip(garis, b.penanda, strict=True):
        satu += map(lebar_teks, map(bersih, p.keterangan))
    garis[-1].append(lebar_teks(bersih(b.tempat_tanggal)))
    perlu = [max(satu) * UKURAN_TEKS // 1000 for satu in garis]
    banyak = len(perlu)
    for sela in (SELA_TANDA, SELA_RAPAT):
        sisa = lebar - sela * (banyak - 1 + tepi)
        if max(perlu) <= sisa // banyak:
            return [sisa // banyak] * banyak, sela
        if sum(perlu) <= sisa:
            return [p + (sisa - sum(perlu)) // banyak for p in perlu], sela
    return [max(p * sisa // sum(perlu), 1) for p in perlu], sela


class Penyusun(PenulisTabel):
    """Turns one document into data; afterwards `citra` holds its pictures by file name."""

    def __init__(self, dokumen: Dokumen) -> None:
        super().__init__(dokumen)
        self.dokumen = dokumen
        self.citra: dict[str, bytes] = {}
        self.tinggi = 0  # a picture may take, in thousandths of a point

    def susun(self) -> Data:
        def sifat(teks: str) -> str:
            return potong(bersih(teks), LEBAR_SIFAT)

        meta = self.dokumen.metadata
        kaki = [self.dokumen.judul]
        if meta.unit not in self.dokumen.judul:
            kaki.append(meta.unit)
        return {
            "judul": sifat(self.dokumen.judul),
            "penulis": [sifat(meta.penulis)] if meta.penulis else [],
            "subjek": sifat(meta.subjek),
            "kata_kunci": [sifat(k) for k in meta.kata_kunci],
            "tanggal": {
                "year": meta.tanggal.year,
                "month": meta.tanggal.month,
                "day": meta.tanggal.day,
            },
            "bahasa": self.dokumen.bahasa,
            "kaki": potong(bersih(" · ".join(kaki)), LEBAR_KAKI),
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
        datar, tegak = (TINGGI_A4, LEBAR_A4) if bagian.mendatar else (LEBAR_A4, TINGGI_A4)
        self.lebar = (datar - margin["left"] - margin["right"]) * TITIK_PER_MM
        self.tinggi = (tegak - margin["top"] - margin["bottom"]) * TITIK_PER_MM * 9 // 10
        isi: list[Data] = []
        for blok, sesudah in zip(bagian.isi, (*bagian.isi[1:], None), strict=True):
            if isinstance(blok, Tabel):
                isi.append(self.tabel(blok, bertanda=isinstance(sesudah, TandaTangan)))
                continue
            if not isinstance(blok, TandaTangan):
                lekat = {"lekat": True} if mengantar(blok, sesudah) else {}
                isi.append(self.blok(blok) | lekat)
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
        kolom, sela = [LEBAR_TANDA], 0
        if len(b.penanda) > 1:
            kolom, sela = kolom_tanda(b, self.lebar)

        def satu(p: Penanda, luas: int) -> Data:
            data: Data = {
                "jabatan": [self.teks(j, UKURAN_TEKS, luas) for j in p.jabatan],
                "nama": self.teks(p.nama, UKURAN_TEKS, luas),
                "keterangan": [self.teks(k, UKURAN_TEKS, luas) for k in p.keterangan],
            }
            return data | ({"citra": self.gambar(p.citra)} if p.citra else {})

        return {
            "penanda": [satu(p, k) for p, k in zip(b.penanda, kolom, strict=True)],
            "kolom": [k / 1000 for k in kolom],
            "sela": sela / 1000,
            "tempat_tanggal": self.teks(b.tempat_tanggal, UKURAN_TEKS, kolom[-1]),
        }

    # --- blocks ---

    def blok(self, blok: Blok) -> Data:
        match blok:
            case Judul():
                return self.dengan_id(blok.label) | {
                    "jenis": "judul",
                    "tingkat": blok.tingkat,
                    "nomor": self.teks(blok.nomor, UKURAN_JUDUL, self.lebar),
                    "isi": self.teks(blok.isi, UKURAN_JUDUL, self.lebar),
                }
            case Paragraf():
                return self.paragraf(blok, self.lebar * 1000 // UKURAN_TEKS)
            case Daftar():
                return self.daftar(blok, self.lebar * 1000 // UKURAN_TEKS)
            case Pasangan():
                return self.pasangan(blok)
            case Kop():
                return self.kop(blok)
            case Tabel():
                return self.tabel(blok)
            case Gambar():
                return self.dengan_id(blok.label) | {
                    "jenis": "gambar",
                    "nomor": self.teks(blok.nomor, UKURAN_KETERANGAN, self.lebar // 2),
                    "judul": self.teks(blok.judul, UKURAN_KETERANGAN, self.lebar * 3 // 4),
                    "utuh": len(blok.judul) + len(polos(blok.sumber)) <= KETERANGAN_TERPANJANG,
                    "citra": self.gambar(blok.citra),
                    "lebar": self.lebar * blok.lebar / 100_000,
                    "tinggi": self.tinggi / 1000,
                    "sumber": self.baris(blok.sumber, LEBAR_SUMBER),
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

    def pasangan(self, b: Pasangan) -> Data:
        label = lebar_label(b, self.lebar)
        sisa = (self.lebar - label) * 9 // 10
        return {
            "jenis": "pasangan",
            "label": label / 1000,
            "isi": [
                [
                    self.baris(nama, label * 1000 // UKURAN_TEKS),
                    self.baris(isi, sisa * 1000 // UKURAN_TEKS),
                ]
                for nama, isi in b.isi
            ],
        }

    def kop(self, b: Kop) -> Data:
        luas = self.lebar - 2 * LAMBANG_KOP * TITIK_PER_MM
        data: Data = {
            "jenis": "kop",
            "sisi": LAMBANG_KOP,
            "instansi": [self.teks(i.upper(), UKURAN_KANTOR, luas) for i in b.instansi],
            "alamat": self.teks(b.alamat, UKURAN_ALAMAT, luas),
        }
        return data | ({"lambang": self.gambar(b.lambang)} if b.lambang else {})

    def gambar(self, citra: Citra) -> Data:
        isi = isi_citra(citra)
        berkas = next((nama for nama, lama in self.citra.items() if lama == isi), None)
        if berkas is None:
            berkas = f"citra-{len(self.citra) + 1}.{format_citra(citra)}"
            self.citra[berkas] = isi
        return {"berkas": berkas, "alt": bersih(citra.alt)}
