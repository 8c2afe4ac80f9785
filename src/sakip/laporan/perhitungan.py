"""Catatan perhitungan: every figure a document prints, with its sum, inputs, rule and source.

The figures are found by walking the document, so nothing printed is left out; the inputs of
each are explained in turn, down to what the office or somebody else entered. Figures of one
thing stand together, so that a sum has its inputs beside it. The row of a figure bears its
address as label: wherever the figure is printed, it leads there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sakip.core.alamat import Alamat
from sakip.core.jejak import Asal, Hasil, Masukan, RujukanAturan
from sakip.core.periode import Periode, cetak_tanggal
from sakip.hitung.penjelasan import NAMA_UKURAN
from sakip.laporan.bahan import Bahan
from sakip.laporan.subjek import DaftarSubjek, Subjek
from sakip.naskah.pohon import Baris, Blok, Dokumen, Isi, Kolom, Nilai, Paragraf, Sel, Tabel
from sakip.naskah.telusur import semua_teks

_PENDAMPING = (("rerata-capaian-dibatasi", "iku"),)
"""Figures that stand beside printed ones without being printed themselves."""
_ISIAN = re.compile(r"\{([^{};]+);?\}")
_BERKURUNG = re.compile(r"\((\{[^{}]+\})\)")
_BILANGAN = re.compile(r"(\d+(?:,\d+)?)")
_KELAS = "(kelas "
_CARA_TERBANYAK = 4
_MASUKAN_TERBANYAK = 12
_ASAL = {
    Asal.DIHITUNG: "",
    Asal.DIISI: "Diisi kantor.",
    Asal.LUAR: "Ditetapkan pihak luar.",
    Asal.TERLAPOR: "Menurut dokumen sumber, tidak dihitung.",
    Asal.PERKIRAAN: "Perkiraan.",
}


def calculation_notes(bahan: Bahan, dokumen: Dokumen) -> tuple[Blok, ...]:
    """The rules that were used, then all figures bound in `dokumen` and their inputs."""
    dipakai = _with_inputs(bahan, _printed(bahan, dokumen))
    semua = [h for h in bahan.buku if str(h.alamat) in dipakai]
    if not semua:
        return (Paragraf("Laporan ini tidak memuat angka yang dihitung."),)
    return (
        Paragraf(
            "Lampiran ini menjelaskan setiap angka dalam laporan: hitungannya, masukannya, dan "
            "aturan yang dipakai. Angka antara dibulatkan sebagaimana tercetak, lalu dipakai "
            "menghitung angka berikutnya; tanda … berarti desimalnya masih berlanjut."
        ),
        *_rules(semua),
        Tabel(
            "",
            "Angka dan hitungannya",
            (Kolom(lebar=19), Kolom(lebar=23), Kolom(lebar=42), Kolom("kanan", 16)),
            (Baris(("Perihal", "Angka", "Perhitungan atau asal", "Nilai")),),
            tuple(_Angka(bahan).rows(semua)),
        ),
    )


def _printed(bahan: Bahan, dokumen: Dokumen) -> Iterator[Hasil]:
    for _, potongan in semua_teks(dokumen):
        if isinstance(potongan, Nilai):
            yield bahan.buku.ambil(potongan.alamat)
    for ukuran, subjek in _PENDAMPING:
        if hasil := bahan.hasil(ukuran, subjek):
            yield hasil


def _with_inputs(bahan: Bahan, tercetak: Iterable[Hasil]) -> set[str]:
    """The addresses of figures and of everything they are computed from."""
    semua: set[str] = set()
    antre = list(tercetak)
    while antre:
        hasil = antre.pop()
        if str(hasil.alamat) in semua:
            continue
        semua.add(str(hasil.alamat))
        masukan = (m.alamat for m in hasil.masukan if m.alamat)
        antre += [h for alamat in masukan if (h := bahan.buku.ada(*alamat))]
    return semua


# -- rules --------------------------------------------------------------------


def _rules(semua: Sequence[Hasil]) -> tuple[Tabel, ...]:
    """Per measure how it is computed, and by which rule of whom."""
    dipakai: dict[tuple[str, RujukanAturan], list[str]] = {}
    for h in semua:
        if h.aturan:
            pola = dipakai.setdefault((h.alamat.ukuran, h.aturan), [])
            if h.pola and (h.terbit is not None or h.label):
                pola.append(_in_words(h))
    if not dipakai:
        return ()
    return (
        Tabel(
            "",
            "Aturan yang dipakai",
            (Kolom(lebar=18), Kolom(lebar=29), Kolom(lebar=29), Kolom(lebar=24)),
            (Baris(("Angka", "Hitungan", "Aturan", "Sumber")),),
            tuple(
                Baris(
                    (
                        NAMA_UKURAN.get(ukuran, ukuran),
                        _way(pola),
                        f"{aturan.judul} ({aturan.id})",
                        aturan.sumber,
                    )
                )
                for (ukuran, aturan), pola in dipakai.items()
            ),
        ),
    )


def _in_words(hasil: Hasil) -> str:
    """The sum by the names of its inputs: ``jumlah nilai / 7``."""
    banyak = Counter(m.nama for m in hasil.masukan)

    def isian(cocok: re.Match[str]) -> str:
        nama = cocok[1].removeprefix("@").replace("_", " ")
        return f"jumlah {nama}" if banyak[cocok[1]] > 1 else nama

    if (satu := _ISIAN.fullmatch(hasil.pola)) and banyak[satu[1]] == 1:
        return "diambil langsung"
    return _ISIAN.sub(isian, _BERKURUNG.sub(r"\1", hasil.pola))


def _way(pola: Sequence[str]) -> str:
    """How the figures of a rule are computed; a number that differs between them is ``n``."""
    if not pola:
        return "–"
    if any(_KELAS in satu for satu in pola):
        return "kelas dalam skala"
    serupa: dict[tuple[str, ...], list[list[str]]] = {}
    for satu in dict.fromkeys(pola):
        belah = _BILANGAN.split(satu)
        serupa.setdefault(tuple(belah[::2]), []).append(belah)
    cara = ["".join(_same(kolom) for kolom in zip(*b, strict=True)) for b in serupa.values()]
    return "; atau ".join(cara) if len(cara) <= _CARA_TERBANYAK else "–"


def _same(bagian: Sequence[str]) -> str:
    return bagian[0] if len(set(bagian)) == 1 else "n"


# -- figures ------------------------------------------------------------------


class _Angka:
    """Writes the rows of figures."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.subjek = DaftarSubjek(bahan)

    def rows(self, semua: Sequence[Hasil]) -> Iterator[Baris]:
        """By kind of thing, thing and figure."""
        kelompok: dict[Subjek, list[tuple[str, Hasil]]] = {}
        for h in semua:
            subjek, bagian = self.subjek.of(h.alamat)
            kelompok.setdefault(subjek, []).append((bagian, h))
        golongan = ""
        for subjek in sorted(kelompok, key=lambda s: s.urut):
            if subjek.golongan != golongan:
                golongan = subjek.golongan
                yield Baris((Sel(golongan, kolom=4),), gaya="kelompok")
            isi = kelompok[subjek]
            for ke, (bagian, hasil) in enumerate(isi):
                depan = (Sel(subjek.nama, baris=len(isi)),) if ke == 0 else ()
                yield Baris((*depan, *self._row(hasil, bagian)))

    def _row(self, hasil: Hasil, bagian: str) -> tuple[Sel | Isi, ...]:
        nama = " ".join(filter(None, (NAMA_UKURAN.get(hasil.alamat.ukuran, ""), bagian)))
        isi = (self._sum(hasil), self._origin(hasil), _reason(hasil))
        teks = tuple(Paragraf(satu, rata="kiri") for satu in isi if satu)
        label = Paragraf(f"{nama}{self._when(hasil.alamat)}", rata="kiri", label=str(hasil.alamat))
        return (Sel((label,)), Sel(teks or "–"), hasil.tampil)

    def _when(self, a: Alamat) -> str:
        """Period and plan version, where they are not those of the report."""
        if a.periode != str(self.bahan.tahun):
            return f" {Periode.baca(a.periode).tampil_singkat()}"
        return f" ({a.versi})" if a.versi not in ("", self.bahan.versi) else ""

    def _sum(self, hasil: Hasil) -> str:
        if not hasil.hitungan or (hasil.terbit is None and not hasil.label):
            return ""
        if satu := _ISIAN.fullmatch(hasil.pola):
            sumber = [m for m in hasil.masukan if m.nama == satu[1]]
            if len(sumber) == 1:
                return f"Diambil dari {self._from(hasil, sumber)}."
        subjek, _ = self.subjek.of(hasil.alamat)
        lain = [m for m in hasil.masukan if m.alamat and self.subjek.of(m.alamat)[0] != subjek]
        return hasil.hitungan + (f" (dari {self._from(hasil, lain)})" if lain else "")

    def _from(self, hasil: Hasil, masukan: Sequence[Masukan]) -> str:
        """Which figures were taken: the measure once, then of what."""
        if len(masukan) > _MASUKAN_TERBANYAK:
            return f"{len(masukan)} angka"
        perihal: dict[str, list[str]] = {}
        for m in masukan:
            if m.alamat is None:
                perihal.setdefault(m.nama, [])
                continue
            subjek, bagian = self.subjek.of(m.alamat)
            ukuran = NAMA_UKURAN.get(m.alamat.ukuran, m.alamat.ukuran)
            sama = m.alamat.subjek == hasil.alamat.subjek
            nama = bagian if bagian else "" if sama else subjek.nama
            perihal.setdefault(f"{ukuran}{self._when(m.alamat)}", []).append(nama)
        return "; ".join(
            f"{ukuran} {', '.join(filter(None, nama))}".rstrip() for ukuran, nama in perihal.items()
        )

    def _origin(self, hasil: Hasil) -> str:
        """Who decides or enters a figure that is not computed here."""
        if hasil.terbit is None and not hasil.label:
            return ""
        return self._outside(hasil) or ("" if hasil.hitungan else _ASAL[hasil.asal])

    def _outside(self, hasil: Hasil) -> str:
        """The letter that decides a value."""
        a = hasil.alamat
        if a.ukuran != "realisasi" or len(a.periode) != 4:
            return ""
        luar = self.bahan.indeks.nilai_luar.get((a.subjek, int(a.periode)))
        if luar is None:
            return ""
        nomor = f"nomor {luar.nomor}" if luar.nomor else ""
        tanggal = f"tanggal {cetak_tanggal(luar.tanggal)}" if luar.tanggal else ""
        naskah = " ".join(filter(None, (luar.naskah, nomor, tanggal)))
        return f"Ditetapkan {luar.penerbit}{f', {naskah}' if naskah else ''}."


def _reason(hasil: Hasil) -> str:
    if hasil.kosong is None or not hasil.kosong.alasan:
        return ""
    return f"{hasil.kosong.alasan[:1].upper()}{hasil.kosong.alasan[1:].rstrip('.')}."
