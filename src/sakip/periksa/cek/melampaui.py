"""An indicator that a sentence says met its target, against its capaian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.fakta import Fakta, subjek
from sakip.periksa.kenali import Cara
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat, susun
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.kenali.sebutan import batas_kalimat, pola_nama
from sakip.periksa.model import JenisTemuan, Tempat, Temuan

_TERPENDEK = 8
_SELA = 90  # signs between the name and the claim, without any that begins another thought
_TAHUN = re.compile(r"\b20\d\d\b")
_INI = re.compile(
    r"\b(?:indikator|capaian)(?: kinerja)? (?:ini|tersebut) (?:juga )?$", re.IGNORECASE
)
_PISAH = re.compile(
    r"[.;:,()]|\b(?:tidak|belum|hampir|sedangkan|namun|tetapi|dan|untuk|agar|dapat)\b", re.I
)


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    luput = _luput(bahan)
    pola = susun(kamus_kalimat().melampaui)
    for kalimat in bahan.kalimat if luput else ():
        for cocok in pola.finditer(kalimat.samar):
            if _lain(kalimat, cocok.end(), bahan.tahun):
                continue
            depan = kalimat.samar[: cocok.start()]
            for nama, satu in luput.items():
                sela = _sesudah(depan, satu.nama)
                if _INI.search(depan) and _terakhir(depan, bahan) == nama:
                    sela = " ini "
                if sela is not None and len(sela) <= _SELA and not _terpisah(sela):
                    yield _temuan(satu, f"{satu.nama}{sela}{cocok[0]}", kalimat.paragraf.tempat)
                    luput = {n: f for n, f in luput.items() if n != nama}
                    break


def _lain(kalimat: Kalimat, dari: int, tahun: int | None) -> bool:
    """Whether the target is that of a longer plan, of somebody else, or of another year."""
    sampai = next(akhir for awal, akhir in batas_kalimat(kalimat.samar) if dari <= akhir)
    sampai = min(sampai, dari + _SELA)
    sebut = _TAHUN.findall(kalimat.paragraf.teks[dari:sampai])
    if sebut and tahun is not None and str(tahun) not in sebut:
        return True
    return susun(kamus_kalimat().bukan_sendiri).search(kalimat.samar[dari:sampai]) is not None


def _terpisah(sela: str) -> bool:
    """Whether another thought begins between; signs inside figures do not part."""
    return _PISAH.search(re.sub(r"\d[.,](?=\d)", "", sela)) is not None


def _sesudah(teks: str, nama: str) -> str | None:
    """What stands after the last place where the name is written; None where it is not."""
    pola = pola_nama(nama)
    letak = list(pola.finditer(teks)) if pola else []
    return teks[letak[-1].end() :] if letak else None


def _terakhir(teks: str, bahan: Bahan) -> str:
    """The indicator that a text names last; empty where it names none."""
    semua = {subjek(f.nama): pola_nama(f.nama) for f in bahan.fakta}
    letak = [
        (m.end(), m.end() - m.start(), nama)
        for nama, pola in semua.items()
        for m in (pola.finditer(teks) if pola else ())
    ]
    return max(letak)[2] if letak else ""


def _luput(bahan: Bahan) -> dict[str, Fakta]:
    """By name: a capaian surely below 100, where the document prints no other of that name."""
    hasil: dict[str, Fakta] = {}
    sampai: set[str] = set()
    for f in bahan.fakta:
        nama = subjek(f.nama)
        if f.ukuran not in ("capaian", "kemajuan") or len(ciri(nama)) < _TERPENDEK:
            continue
        if all(s.atas < 100 for cara in Cara for s in f.angka.selang(cara)):
            if f.tahun == bahan.tahun and f.periode == "/":
                hasil.setdefault(nama, f)
        else:
            sampai.add(nama)
    return {n: f for n, f in hasil.items() if n not in sampai}


def _temuan(f: Fakta, teks: str, tempat: Tempat) -> Temuan:
    return Temuan(
        cek="melampaui",
        jenis=JenisTemuan.SALAH,
        pesan=f"Tertulis '{teks}', padahal capaiannya {f.angka.sel.teks} di {f.tabel.judul}.",
        tempat=tempat,
        tercetak=teks,
        label=f.nama,
        hitungan=f"{f.angka.sel.teks} < 100",
        berat=5,
        mengubah_putusan=True,
    )


_ISI = (
    "Tabel 1 Capaian tahun 2024\nSasaran\tIndikator\tTarget\tRealisasi\tCapaian\n"
    "Akuntabilitas\tNilai Evaluasi AKIP\t74,30\t73,59\t99,04%\n"
    "Pelayanan\tIndeks Kualitas Layanan\t8,05\t8,16\t101,37%\n\n"
    "Pada tahun 2024 {} telah melampaui target yang ditetapkan.\n"
)

CEK = CekTemuan(
    id="melampaui",
    klaim="Indikator yang disebut mencapai atau melampaui target bercapaian 100% atau lebih.",
    dasar="Capaian indikator itu di tabel dokumen yang sama.",
    temuan=jalankan,
    lolos=_ISI.format("Indeks Kualitas Layanan"),
    gagal=_ISI.format("Nilai Evaluasi AKIP"),
)
