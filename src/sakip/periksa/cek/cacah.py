"""How many programs, kegiatan, sub kegiatan and unsur a sentence tells, against the tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.skm import unsur
from sakip.periksa.cek.tingkat import bertingkat
from sakip.periksa.fakta import subjek
from sakip.periksa.kenali.kalimat import Kalimat
from sakip.periksa.kenali.kamus import rapat
from sakip.periksa.model import JenisTemuan, Temuan

_SEBUT = re.compile(
    r"(?<![\w.,/])(?P<n>\d{1,3}) (?:\([a-z ]+\) )?(?P<apa>sub ?kegiatan|kegiatan|program)\b(?!/)",
    re.IGNORECASE,
)
# "9 (sembilan) unsur" of a survey; a few of them may be named for another reason
_UNSUR = re.compile(
    r"(?<![\w.,/])(?P<n>\d{1,2}) (?:\([a-z ]+\) )?unsur\b(?! (?:masyarakat|ter|dengan|yang))",
    re.IGNORECASE,
)
_SURVEI = re.compile(r"\b(?:survei|survey|kepuasan|IKM|SKM)\b", re.IGNORECASE)
_UNSUR_SEDIKITNYA = 7
_URUTAN = ("program", "kegiatan", "subkegiatan")
_JENJANG = 2  # levels that one sentence must count, so that it means the whole plan


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    ada = _banyak(bahan)
    for kalimat in bahan.kalimat:
        sebut = {rapat(m["apa"]): m for m in _SEBUT.finditer(kalimat.samar)}
        if len(sebut) < _JENJANG or not all(ada.get(apa) for apa in sebut):
            continue
        for apa, m in sebut.items():
            if int(m["n"]) not in ada[apa]:
                yield _temuan(kalimat, m, ada[apa])
    per_unsur = {len(b): t.judul for t in bahan.tabel if (b := unsur(t))}
    for kalimat in bahan.kalimat if per_unsur else ():
        for m in _UNSUR.finditer(kalimat.samar):
            banyak = int(m["n"])
            survei = _SURVEI.search(kalimat.samar)
            if survei and banyak >= _UNSUR_SEDIKITNYA and banyak not in per_unsur:
                yield _temuan(kalimat, m, per_unsur)


def _banyak(bahan: Bahan) -> dict[str, dict[int, str]]:
    """By level: how many different ones each table names that names all three levels."""
    hasil: dict[str, dict[int, str]] = defaultdict(dict)
    for tabel in bahan.tabel:
        nama: dict[str, set[str]] = defaultdict(set)
        for baris, dalam in bertingkat(tabel):
            if dalam < len(_URUTAN):
                nama[_URUTAN[dalam]].add(subjek(baris.label.get("program") or baris.nama))
        if len(nama) > _JENJANG:
            for apa, semua in nama.items():
                hasil[apa].setdefault(len(semua), tabel.judul)
    return hasil


def _temuan(kalimat: Kalimat, m: re.Match[str], ada: dict[int, str]) -> Temuan:
    banyak, judul = next(iter(ada.items()))
    return Temuan(
        cek="cacah",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"Tertulis {m[0]}, tetapi {judul} memuat {banyak}.",
        tempat=kalimat.paragraf.tempat,
        tercetak=m[0],
        label=kalimat.paragraf.teks[:120],
        hitungan=f"{m['n']} ≠ {banyak}",
        berat=2,
    )


_ISI = (
    "Tahun ini dilaksanakan 1 program, 2 kegiatan, dan {} sub kegiatan.\n\n"
    "Tabel 1 Rencana tahun 2024\nProgram/Kegiatan\tIndikator\tTarget\n"
    "Program Penunjang\tNilai\t80\nKegiatan Perencanaan\tDokumen\t3\n"
    "Sub Kegiatan Penyusunan Rencana\tDokumen\t1\nSub Kegiatan Penyusunan Laporan\tDokumen\t2\n"
    "Kegiatan Keuangan\tLaporan\t1\nSub Kegiatan Pembayaran Gaji\tBulan\t14\n"
)

CEK = CekTemuan(
    id="cacah",
    klaim="Banyaknya program, kegiatan, sub kegiatan, dan unsur survei di kalimat sama dengan isi"
    " tabelnya.",
    dasar="Baris yang berbeda namanya di tabel yang memuat ketiga jenjang, atau unsur survei.",
    temuan=jalankan,
    lolos=_ISI.format(3),
    gagal=_ISI.format(4),
)
