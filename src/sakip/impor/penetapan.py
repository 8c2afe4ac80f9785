"""Values that others decide: the letter, its number and its date, where a sentence names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.core.angka import Angka, baca
from sakip.core.periode import baca_tanggal
from sakip.galat import Galat
from sakip.impor.kata import kata
from sakip.impor.lembar import SUMBER, Kumpulan
from sakip.impor.pohon import PohonBaca
from sakip.impor.simpul import IndikatorBaca
from sakip.periksa.model import Dokumen, Paragraf

_SEJAUH = 420  # letters after the number of the letter in which its value stands
_NOMOR = re.compile(r"\b[Nn](?:omor|o\.)\s*:?\s*(?P<nomor>[\w.-]*\d[\w./-]*[\w])")
_TANGGAL = re.compile(r"\btanggal\s+(?P<tanggal>\d{1,2} [A-Za-z]+ 20\d\d)")
_ANGKA = re.compile(r"(?<![\w.,/])\d+(?:[.,]\d+)?(?![\w/]|[.,]\d)")
_SINGKATAN = re.compile(r"\b[A-Z]{3,}\b")


@dataclass(frozen=True, slots=True)
class _Surat:
    penerbit: str
    naskah: str
    nomor: str
    tanggal: str
    dinilai: str
    sisa: str
    paragraf: Paragraf


def isi_nilai_luar(pohon: PohonBaca, dokumen: Dokumen, daerah: str, kumpulan: Kumpulan) -> None:
    """Say of a realisasi who decided it, where a letter with its number states the same value."""
    surat = [s for p in dokumen.paragraf for s in _surat(p, daerah)]
    per_id = {i.id: i for i in pohon.indikator}
    arti = {b["indikator"]: b for b in kumpulan.lembar.get("indikator_versi", ())}
    tetap = []
    for baris in kumpulan.lembar.get("realisasi", ()):
        satu = per_id[baris["indikator"]]
        cocok = None
        if "nilai" in baris and baris["periode"] == str(pohon.tahun):
            sezaman = [s for s in surat if _sezaman(s, pohon.tahun)]
            cocok = next((s for s in sezaman if _menyebut(s, satu, Decimal(baris["nilai"]))), None)
        if cocok is None or arti[satu.id].get("asal"):
            tetap.append(baris)
            continue
        arti[satu.id]["asal"] = "luar"
        luar = {
            "indikator": satu.id, "tahun_pakai": str(pohon.tahun), "nilai": baris["nilai"],
            "penerbit": cocok.penerbit, "naskah": cocok.naskah, "nomor": cocok.nomor,
            "periode_dinilai": cocok.dinilai,
            "bukti": [*baris["bukti"], {"dokumen": SUMBER, "tempat": str(cocok.paragraf.tempat)}],
        }  # fmt: skip
        if cocok.tanggal:
            luar["tanggal"] = cocok.tanggal
        kumpulan.tambah("nilai_luar", luar)
    if "realisasi" in kumpulan.lembar:
        kumpulan.lembar["realisasi"] = tetap


def _surat(paragraf: Paragraf, daerah: str) -> Iterator[_Surat]:
    """The letters that a paragraph cites with number and issuer."""
    teks = paragraf.teks
    for cocok in _NOMOR.finditer(teks):
        depan = teks[max(0, cocok.start() - 110) : cocok.start()]
        depan = re.split(r"(?<=[a-z]{3})[.;]\s", depan)[-1]
        jenis = list(kata().naskah_penetapan.finditer(depan))
        siapa = list(kata().penerbit.finditer(depan))
        if not jenis or not siapa:
            continue
        sisa = teks[cocok.end() : cocok.end() + _SEJAUH]
        tanggal = _TANGGAL.match(sisa.lstrip(" ,"))
        dinilai = kata().masa_dinilai.search(sisa)
        yield _Surat(
            _penerbit(siapa[-1], daerah), jenis[-1][0].strip(), cocok["nomor"],
            _iso(tanggal["tanggal"]) if tanggal else "", dinilai[1] if dinilai else "",
            sisa, paragraf,
        )  # fmt: skip


def _penerbit(cocok: re.Match[str], daerah: str) -> str:
    """The issuer; one that is named without its region is of the office's own."""
    nama = " ".join(cocok[0].split())
    return nama if len(nama.split()) > 1 or not daerah else f"{nama} {daerah}"


def _iso(teks: str) -> str:
    try:
        return baca_tanggal(teks).isoformat()
    except Galat:
        return ""


def _sezaman(surat: _Surat, tahun: int) -> bool:
    """Whether a letter is of about the year: an older one may define the measure, not its value."""
    ada = re.findall(r"(?<!\d)20\d\d(?!\d)", surat.tanggal or surat.nomor)
    return bool(ada) and abs(int(ada[-1]) - tahun) <= 1


def _menyebut(surat: _Surat, satu: IndikatorBaca, nilai: Decimal) -> bool:
    """Whether a letter is about an indicator and states its value."""
    akip = kata().akip.search(satu.sebutan) and kata().akip.search(surat.paragraf.teks)
    singkatan = set(_SINGKATAN.findall(satu.sebutan)) & set(_SINGKATAN.findall(surat.paragraf.teks))
    if not akip and not singkatan:
        return False
    return any(nilai == a for a in _angka(surat.sisa))


def _angka(teks: str) -> Sequence[Decimal]:
    isi = (baca(m[0]) for m in _ANGKA.finditer(teks))
    return [a.nilai for a in isi if isinstance(a, Angka)]
