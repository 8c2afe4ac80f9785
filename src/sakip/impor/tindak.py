"""Recommendations and what was done about them: the matrix of follow-up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sakip.impor.cetakan import Utuh, satukan
from sakip.impor.kata import id_dari, kata
from sakip.impor.lembar import SUMBER, Kumpulan
from sakip.periksa.kenali import Tabel
from sakip.periksa.kenali.kamus import ciri, rapat
from sakip.periksa.kenali.tabel import JenisBaris

_KOMPONEN = "perencanaan"
_ORDINAL = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]?", re.IGNORECASE)
_AWAL_ORDINAL = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]?\s+(?=\S)")


@dataclass(slots=True)
class _Urutan:
    """What the columns hold, from left to right, numbers left out."""

    isi: list[str]
    kolom: dict[str, int]


def isi_tindak_lanjut(tabel: Sequence[Tabel], kumpulan: Kumpulan) -> None:
    """Enter the largest matrix of recommendations and actions."""
    calon = [(t, u) for t in tabel if (u := _urutan(t))]
    if not calon:
        return
    satu, urutan = max(calon, key=lambda c: len(c[0].baris))
    _Matriks(satu, urutan, kumpulan).baca()


def _urutan(tabel: Tabel) -> _Urutan | None:
    """The columns of a matrix of follow-up; None when the table is none."""
    if any(k.peran == "indikator" for k in tabel.kolom):
        return None  # a measurement with a column of advice
    isi: list[str] = []
    kolom: dict[str, int] = {}
    for k in tabel.kolom:
        kepala = rapat(k.jalur[-1]) if k.jalur else ""
        satu = next((p.isi for p in kata().tindak_lanjut if kepala and p.pola.search(kepala)), "")
        if kepala.startswith("rekomendasi"):
            satu = "rekomendasi"
        if satu and satu not in kolom:
            isi.append(satu)
            kolom[satu] = k.indeks
    if "rekomendasi" in kolom and {"uraian", "status"} & kolom.keys() and len(isi) >= 3:
        if "uraian" not in kolom:
            return None
        return _Urutan(isi, kolom)
    return None


class _Matriks:
    def __init__(self, tabel: Tabel, urutan: _Urutan, kumpulan: Kumpulan) -> None:
        self._tabel, self._urutan, self._kumpulan = tabel, urutan, kumpulan
        self._komponen = ""
        self._rekomendasi = ""
        self._nomor = 0
        self._aksi = self._ditebak = 0

    def baca(self) -> None:
        self._baris()
        if self._ditebak:
            sebab = (
                f"Komponen evaluasi {self._ditebak} rekomendasi tidak tercetak; ditebak. "
                "Pilih yang benar."
            )
            self._kumpulan.ragukan("Komponen rekomendasi", sebab, lembar="rekomendasi")

    def _baris(self) -> None:
        for utuh in satukan(self._tabel):
            terisi = [t for t, asal in zip(utuh.teks, utuh.asal, strict=True) if t and asal]
            terisi = [t for t in terisi if not _ORDINAL.fullmatch(t)]
            bagian = id_dari(kata().lke_komponen, terisi[0]) if terisi else ""
            if utuh.jenis is JenisBaris.BAGIAN or (len(terisi) == 1 and bagian):
                self._komponen = bagian or self._komponen
                continue
            if isi := self._isi(utuh, terisi):
                self._catat(isi, utuh)

    def _isi(self, utuh: Utuh, terisi: Sequence[str]) -> dict[str, str]:
        """The cells of a row by what they hold; from the right where the print is out of line."""
        nama = self._urutan.isi
        menurut_kepala = {n: utuh.teks[i] for n, i in self._urutan.kolom.items()}
        lurus = len(self._tabel.kolom) <= len(nama) + 2 and not any(
            _ORDINAL.fullmatch(t) for t in menurut_kepala.values() if t
        )
        if lurus:
            return menurut_kepala
        if not len(nama) - 1 <= len(terisi) <= len(nama):
            return {}
        return dict(zip(nama[len(nama) - len(terisi) :], terisi, strict=True))

    def _catat(self, isi: dict[str, str], utuh: Utuh) -> None:
        tempat = str(self._tabel.sumber.baris[utuh.nomor][0].tempat)
        bukti = [{"dokumen": SUMBER, "tempat": f"{tempat}, {self._tabel.judul}"[:120]}]
        rekomendasi = _AWAL_ORDINAL.sub("", isi.get("rekomendasi", ""))
        if rekomendasi and ciri(rekomendasi) != ciri(self._rekomendasi):
            self._rekomendasi, self._aksi = rekomendasi, 0
            self._nomor += 1
            komponen = self._komponen or id_dari(kata().lke_komponen, rekomendasi) or _KOMPONEN
            self._ditebak += not self._komponen
            self._kumpulan.tambah("rekomendasi", {
                "id": f"rek-{self._nomor}", "komponen": komponen,
                "uraian": rekomendasi, "urut": str(self._nomor), "bukti": bukti,
            })  # fmt: skip
        uraian = _AWAL_ORDINAL.sub("", isi.get("uraian", ""))
        if not uraian or not self._nomor:
            return
        self._aksi += 1
        teks = isi.get("status", "")
        baris = {
            "id": f"tl-{self._nomor}.{self._aksi}", "rekomendasi": f"rek-{self._nomor}",
            "uraian": uraian, "target": isi.get("target", ""), "waktu": isi.get("waktu", ""),
            "status": self._status(teks, uraian), "bukti": bukti,
        }  # fmt: skip
        if isi.get("penanggung_jawab"):
            baris["penanggung_jawab"] = self._kumpulan.jabatan(isi["penanggung_jawab"])
        self._kumpulan.tambah("tindak_lanjut", baris)

    def _status(self, teks: str, uraian: str) -> str:
        k = kata()
        if k.status_belum.search(teks):
            return "belum"
        if k.status_berjalan.search(teks):
            return "berjalan"
        if k.status_selesai.search(teks):
            return "selesai"
        sebab = "Statusnya tidak terbaca; dicatat belum. Pilih yang benar."
        self._kumpulan.ragukan(
            f"Status tindak lanjut: {uraian[:60]}",
            sebab,
            "belum",
            ((teks, ""),),
            lembar="tindak_lanjut",
        )
        return "belum"
