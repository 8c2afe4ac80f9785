"""Tables that lie on their side: a row of target, one of realisasi, one of capaian."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.capaian import pilihan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.cek.persen import SERAPAN
from sakip.periksa.kaitan import Kaitan, Pilihan
from sakip.periksa.kenali import Baris, Kolom, SelAngka, Tabel, baca_sel
from sakip.periksa.kenali.kepala import kolom_dari

# By role of the row that follows: the roles of the rows it follows from.
_MASUK = {
    "capaian": ("target", "realisasi"),
    "serapan": ("pagu", "realisasi_anggaran"),
}


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        lalu: dict[str, Baris] = {}
        for baris in tabel.baris:
            peran = _peran(baris)
            if peran in lalu or not peran:
                lalu = {}  # the next indicator begins
            if peran in _MASUK and all(p in lalu for p in _MASUK[peran]):
                dua = tuple(lalu[p] for p in _MASUK[peran])
                yield from _baris(tabel, baris, peran, dua)
            if peran:
                lalu[peran] = baris


def _peran(baris: Baris) -> str:
    """What the row says that it holds, in one of its first cells."""
    for n, sel in enumerate(baris.sel[:3]):
        if sel.teks and not sel.teks[0].isdigit():
            peran = kolom_dari(n, (sel.teks,)).peran
            if peran in ("target", "realisasi", "capaian", "pagu", "realisasi_anggaran", "serapan"):
                return peran
    return ""


def _baris(tabel: Tabel, baris: Baris, peran: str, masuk: tuple[Baris, ...]) -> Iterator[Kaitan]:
    for kolom in tabel.kolom[1:]:
        keluar = _angka(baris, kolom)
        dua = tuple(a for b in masuk if (a := _angka(b, kolom)))
        if keluar is None or len(dua) < 2 or dua[0].nilai == 0:
            continue
        cara = pilihan(dua) if peran == "capaian" else (Pilihan(SERAPAN, dua),)
        isi = Baris(baris.nomor, baris.jenis, baris.sel, baris.label, {kolom.indeks: keluar})
        yield buat_kaitan("melintang", tabel, isi, kolom, cara, berat=4)


def _angka(baris: Baris, kolom: Kolom) -> SelAngka | None:
    return baris.angka.get(kolom.indeks) or baca_sel(baris.sel[kolom.indeks])


_ISI = (
    "Tabel 3 Perkembangan\nTahun\t2021\t2022\t2023\nTarget (orang)\t3.600\t4.500\t4.800\n"
    "Realisasi (orang)\t3.745\t4.410\t5.112\nCapaian (%)\t104,03\t{}\t106,50\n"
)

CEK = CekKaitan(
    id="melintang",
    klaim="Capaian di tabel yang melintang mengikuti baris target dan realisasi di atasnya.",
    dasar="Rumus capaian yang sama, kolom demi kolom.",
    kaitan=jalankan,
    lolos=_ISI.format("98,00"),
    gagal=_ISI.format("89,00"),
)
