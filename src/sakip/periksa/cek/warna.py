"""The colour beside a capaian, a word or the fill of a cell, against the scale of the document."""

from __future__ import annotations

import colorsys
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sakip.core.angka import AngkaRentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.predikat import KELAS_SEDIKITNYA, baca_rentang, di_dalam
from sakip.periksa.kenali import Baris, Cara, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kalimat import kamus_kalimat
from sakip.periksa.model import JenisTemuan, Sel, Temuan

_KATA_TERBANYAK = 4  # words of a cell that names a colour and says nothing else
_JENUH, _TERANG = 0.4, 0.35  # saturation and value below which a fill is shade, not colour
_KEPALA = re.compile(r"\b(?:warna|notasi)\b", re.IGNORECASE)

Skala = Mapping[str, Sequence[AngkaRentang]]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    skala = _skala(bahan)
    if len(skala) < KELAS_SEDIKITNYA:
        return
    for tabel in bahan.tabel:
        capaian = list(tabel.berperan("capaian"))
        if len(capaian) != 1 or any(baca_rentang(b, capaian[0]) for b in tabel.baris):
            continue
        for kolom in tabel.kolom:
            isi = [(b, a, w) for b in tabel.baris if (a := b.angka.get(capaian[0].indeks))
                   and (w := _warna(b.sel[kolom.indeks], kolom, skala, capaian[0]))]  # fmt: skip
            salah = [s for s in isi if not _cocok(s[1], skala[s[2]])]
            # A column in one colour, or mostly against the scale, speaks of something else.
            if len({w for _, _, w in isi}) > 1 and len(salah) * 2 < len(isi):
                yield from (_temuan(tabel, b, kolom, a, w, skala) for b, a, w in salah)


def _skala(bahan: Bahan) -> Skala:
    """The ranges of each colour, by word or fill; a colour of several classes is none."""
    hasil: dict[str, list[AngkaRentang]] = defaultdict(list)
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            isi = [(b, r) for b in tabel.baris if (r := baca_rentang(b, kolom))]
            if len(isi) < KELAS_SEDIKITNYA or len(isi) * 2 <= len(tabel.baris):
                continue
            sebut = [{n for s in b.sel for n in (_kata(s.teks), s.warna) if n} for b, _ in isi]
            for (_, rentang), nama in zip(isi, sebut, strict=True):
                for satu in nama:
                    if sum(satu in lain for lain in sebut) == 1:
                        hasil[satu].append(rentang)
    return hasil


def _kata(teks: str) -> str:
    """The colour that a short text names; empty if it names none or several."""
    kata = re.findall(r"[a-z]+", teks.casefold())
    ada = {n for n, sama in kamus_kalimat().warna.items() if any(k in sama for k in kata)}
    return ada.pop() if len(ada) == 1 and len(kata) <= _KATA_TERBANYAK else ""


def _warna(sel: Sel, kolom: Kolom, skala: Skala, capaian: Kolom) -> str:
    """The colour of a cell as the scale calls it; empty if it has none."""
    if not sel.asal:
        return ""
    if sel.warna in skala:
        return sel.warna
    if (nama := _kata(sel.teks)) in skala and (
        kolom.peran == "predikat" or _KEPALA.search(kolom.nama)
    ):
        return nama
    nama = _nama(sel.warna) if kolom.peran == "predikat" or kolom is capaian else ""
    return nama if nama in skala else ""


def _nama(heksa: str) -> str:
    """What people call a fill; empty for shades of grey, pale ones and the dark."""
    if not heksa:
        return ""
    merah, hijau, biru = (int(heksa[n : n + 2], 16) / 255 for n in (0, 2, 4))
    rona, jenuh, terang = colorsys.rgb_to_hsv(merah, hijau, biru)
    if jenuh < _JENUH or terang < _TERANG:
        return ""
    derajat = rona * 360
    return next((n for n, (a, b) in kamus_kalimat().rona.items() if a <= derajat < b), "merah")


def _cocok(angka: SelAngka, rentang: Sequence[AngkaRentang]) -> bool:
    return any(di_dalam(s, r) for cara in Cara for s in angka.selang(cara) for r in rentang)


def _temuan(
    tabel: Tabel, baris: Baris, kolom: Kolom, angka: SelAngka, warna: str, skala: Skala
) -> Temuan:
    batas = " atau ".join(dict.fromkeys(r.teks for r in skala[warna]))
    sel = baris.sel[kolom.indeks]
    sebut = (_nama(warna) or warna) if warna == sel.warna else warna
    sebab = f"'{sebut}' berarti {batas}"
    return Temuan(
        cek="warna",
        jenis=JenisTemuan.SALAH,
        pesan=f"Capaian '{baris.nama}' {angka.sel.teks} diberi warna {sebut}, padahal {sebab}.",
        tempat=sel.tempat,
        tercetak=sel.teks,
        tabel=tabel.judul,
        label=baris.nama,
        kolom=kolom.nama,
        hitungan=f"{angka.sel.teks}: {sebab}",
        berat=4,
        mengubah_putusan=True,
    )


_ISI = (
    "Tabel 1 Skala capaian\nNilai Capaian\tArti\tWarna\n>90% - 110%\tBaik\tHijau\n"
    ">70% - 90%\tCukup\tKuning\n0% - 70%\tKurang\tMerah\n\nUraian.\n\n"
    "Tabel 2 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\tCapaian\tWarna\n"
    "1\tNilai AKIP\t74,30\t73,59\t99,04\tHijau\n2\tSurat\t40 surat\t30 surat\t75,00\tKuning\n"
    "3\tRapat\t10 kali\t6 kali\t60,00\t{}\n4\tDesa\t10 desa\t10 desa\t100,00\tHijau\n"
)

CEK = CekTemuan(
    id="warna",
    klaim="Warna capaian, kata atau isian sel, mengikuti skala yang dicetak dokumen itu.",
    dasar="Rentang tiap warna di tabel skala dokumen itu sendiri.",
    temuan=jalankan,
    lolos=_ISI.format("Merah"),
    gagal=_ISI.format("Hijau"),
)
