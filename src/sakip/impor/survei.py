"""Answers of a survey, one person a row: tallied into the sums and counts that a Berkas keeps.

Found in any kind of document: a table with columns U1, U2, ... (or the names of the unsur), or
lines of text in which a number and as many answers stand as the line above them names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sakip.berkas.perhatian import SKM
from sakip.berkas.responden import Kamus, Kolom, RekapLayanan, kenali_kolom, rekap_baris
from sakip.core.aturan.jenis import Skm
from sakip.galat import Galat
from sakip.impor.berlaku import berlaku, terbaru
from sakip.impor.identitas import id_baru
from sakip.impor.lembar import SUMBER, Kumpulan
from sakip.impor.pilih import Keyakinan
from sakip.periksa.model import Blok, Dokumen, Paragraf, Sel, TabelSumber

SEMUA_LAYANAN = "Seluruh layanan"
_TANPA_LAYANAN = "Tanpa nama layanan"
_UNSUR_TERSEDIKIT = 5
_ORANG_TERSEDIKIT = 5
_BAGIAN_TERJAWAB = 0.6
"""Share of the cells that must be answers: a table of means holds hardly any."""
_TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")
_JUDUL_BARIS = re.compile(r"(?:no\.?\s+)?(?:U ?\d{1,2}\s+){4,}U ?\d{1,2}", re.IGNORECASE)
_JAWABAN_BARIS = re.compile(r"\d{1,4}(?:\s+[1-9]){5,}")


@dataclass(frozen=True, slots=True)
class Survei:
    """Rows of answers below their header. baris: as text, as many cells as the header has."""

    kolom: Kolom
    baris: tuple[tuple[str, ...], ...]
    tempat: str

    @property
    def tahun(self) -> Counter[int | None]:
        """How many rows are dated in each year; None: rows without a year."""
        return Counter(map(self._tahun, self.baris))

    def _tahun(self, satu: Sequence[str]) -> int | None:
        if self.kolom.tanggal is None:
            return None
        ada = _TAHUN.findall(satu[self.kolom.tanggal])
        return int(ada[0]) if len(set(ada)) == 1 else None

    def setahun(self, tahun: int) -> Survei:
        """The rows of one year; all of them where no row says its year."""
        if set(self.tahun) == {None}:
            return self
        return replace(self, baris=tuple(b for b in self.baris if self._tahun(b) == tahun))


def pisahkan(dokumen: Dokumen) -> tuple[Dokumen, list[Survei]]:
    """The document without its lists of answers, and these."""
    isi = terbaru(SKM, Skm)
    survei: list[Survei] = []
    sisa: list[Blok] = []
    for blok in dokumen.blok:
        if isinstance(blok, TabelSumber) and (satu := _dari_tabel(blok, isi)):
            survei.append(satu)
        else:
            sisa.append(blok)
    if not survei and (satu := _dari_baris(dokumen.paragraf, isi)):
        survei.append(satu)
    return replace(dokumen, blok=tuple(sisa)), survei


def tahun_survei(survei: Sequence[Survei], nama: str) -> int | None:
    """The one year that the answers are dated in; None where they say none.

    Raises Galat when they are of several years: a Berkas holds those of one.
    """
    semua = sum((s.tahun for s in survei), Counter[int | None]())
    ada = sorted(t for t in semua if t is not None)
    if len(ada) > 1:
        rinci = ", ".join(f"{t} ({semua[t]} orang)" for t in ada)
        raise Galat(
            "impor.tahun",
            nama,
            f"Jawaban survei di dalamnya dari beberapa tahun: {rinci}.",
            f"Sebutkan tahun yang diambil dengan --tahun, misalnya --tahun {ada[-1]}.",
        )
    return ada[0] if ada else None


def isi_survei(survei: Sequence[Survei], tahun: int, nama: str, kumpulan: Kumpulan) -> None:
    """Enter sums and counts of every service. nama: of the document, for places."""
    isi = berlaku(SKM, tahun, Skm)
    if survei and isi is None:
        sebab = "Aturan survei tahun itu tidak ada di sini; jawabannya tidak dimasukkan."
        kumpulan.ragukan(f"Survei kepuasan {tahun}", sebab, lembar="skm_unsur")
    for satu in survei:
        if isi is not None:
            _satu(satu, tahun, isi, nama, kumpulan)


def _satu(survei: Survei, tahun: int, isi: Skm, nama: str, kumpulan: Kumpulan) -> None:
    diambil = survei.setahun(tahun)
    if lain := len(survei.baris) - len(diambil.baris):
        sebab = f"{lain} orang menjawab di tahun lain atau tanpa tahun; tidak ikut dihitung."
        kumpulan.ragukan(f"Responden di luar {tahun}", sebab, lembar="skm_responden")
    try:
        rekap = rekap_baris(
            iter(map(list, diambil.baris)), survei.kolom, isi, Kamus(isi, {}), nama,
            nomor=survei.kolom.akhir + 1,
        )  # fmt: skip
    except Galat as galat:
        kumpulan.ragukan(
            f"Survei kepuasan {tahun}", f"{galat.pesan} {galat.saran}", lembar="skm_unsur"
        )
        return
    kosong = SEMUA_LAYANAN if survei.kolom.layanan is None else _TANPA_LAYANAN
    for layanan in rekap.layanan:
        _layanan(layanan, layanan.nama or kosong, tahun, survei.tempat, kumpulan)
    if rekap.jumlah_ditolak:
        pertama = rekap.ditolak[0]
        sebab = (
            f"{rekap.jumlah_ditolak} jawaban di luar skala dan tidak dihitung. "
            "Betulkan di daftarnya."
        )
        kumpulan.ragukan(
            "Jawaban survei", sebab, "", ((pertama.pesan, pertama.tempat),), lembar="skm_unsur"
        )
    for catatan in rekap.catatan:
        kumpulan.ragukan("Survei kepuasan", catatan, lembar="skm_unsur")


def _layanan(satu: RekapLayanan, nama: str, tahun: int, tempat: str, kumpulan: Kumpulan) -> None:
    ada = kumpulan.lembar.get("layanan", [])
    id_layanan = id_baru(nama, (x["id"] for x in ada), "layanan")
    kumpulan.tambah("layanan", {"id": id_layanan, "nama": nama, "urut": str(len(ada) + 1)})
    bukti = [{"dokumen": SUMBER, "tempat": tempat}]
    for unsur in satu.rekap.unsur:
        if not unsur.menjawab:
            continue
        kumpulan.tambah("skm_unsur", {
            "layanan": id_layanan, "unsur": unsur.id, "periode": str(tahun),
            "jumlah_nilai": str(unsur.jumlah), "jumlah_jawaban": str(unsur.menjawab),
            "bukti": bukti,
        })  # fmt: skip
        teks = f"{unsur.jumlah} dari {unsur.menjawab} jawaban"
        kumpulan.catat_angka(f"SKM {nama} {unsur.id}", teks, tempat, Keyakinan.TINGGI)
    kumpulan.tambah("skm_responden", {
        "layanan": id_layanan, "periode": str(tahun), "jumlah": str(satu.rekap.dipakai),
        "tidak_lengkap": str(satu.rekap.tak_lengkap), "bukti": bukti,
    })  # fmt: skip


# -- finding them -----------------------------------------------------------------


def _dari_tabel(tabel: TabelSumber, isi: Skm) -> Survei | None:
    """A table as rows of answers; None where it is another table."""
    if len(tabel.baris) <= _ORANG_TERSEDIKIT:
        return None
    baris = [[s.teks for s in b] for b in tabel.baris]
    di = str(tabel.tempat)
    try:
        kolom = kenali_kolom(baris, isi, [u.id for u in isi.unsur], di)
    except Galat:
        return None  # two columns of one unsur: means and their weights, not answers
    if kolom is None or len(kolom.unsur) < _UNSUR_TERSEDIKIT:
        return None
    survei = Survei(kolom, tuple(map(tuple, baris[kolom.akhir :])), di)
    return survei if _terjawab(survei, isi) else None


def _terjawab(survei: Survei, isi: Skm) -> bool:
    kamus = Kamus(isi, {})
    sel = [kamus[b[i]] for b in survei.baris for i in survei.kolom.unsur.values()]
    terjawab = sum(tanda.isdigit() and tanda != "0" for tanda in sel)
    cukup = len(survei.kolom.unsur) * _ORANG_TERSEDIKIT
    return terjawab >= cukup and terjawab >= len(sel) * _BAGIAN_TERJAWAB


def _dari_baris(paragraf: Sequence[Paragraf], isi: Skm) -> Survei | None:
    """Lines of a text: the one that names U1, U2, ... and those of numbers below it."""
    judul = next((n for n, p in enumerate(paragraf) if _JUDUL_BARIS.fullmatch(p.teks)), None)
    if judul is None:
        return None
    unsur = re.findall(r"U ?\d{1,2}", paragraf[judul].teks, re.IGNORECASE)
    baris = [["No", *unsur], *_baris_jawaban(paragraf[judul + 1 :], len(unsur))]
    sel = [[Sel(teks, paragraf[judul].tempat) for teks in b] for b in baris]
    return _dari_tabel(TabelSumber(tuple(map(tuple, sel))), isi)


def _baris_jawaban(paragraf: Sequence[Paragraf], banyak: int) -> Iterator[list[str]]:
    for p in paragraf:
        isi = p.teks.split()
        if _JAWABAN_BARIS.fullmatch(p.teks) and len(isi) == banyak + 1:
            yield isi
