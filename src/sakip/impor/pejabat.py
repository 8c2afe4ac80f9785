"""Who signs for the office, where and when: signature blocks, and the parties of an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.core.periode import baca_tanggal
from sakip.galat import Galat
from sakip.impor.identitas import Identitas
from sakip.impor.kata import kata
from sakip.periksa.model import Dokumen, TabelSumber

_SEBARIS = 3  # lines below a name in which rank and number stand
_TERPANJANG = 80
_NAMA = re.compile(r"(?:nama\s*:?|.*\bnama\s*:)\s*(?P<isi>\S.{2,60})", re.IGNORECASE)
_JABATAN = re.compile(
    r"jabatan\s*:?\s*(?P<isi>\S.{3,90}?)(?:[\s,]+(?:yang )?selanjutnya .*)?", re.IGNORECASE
)
_JABATAN_KOMA = re.compile(r"[^,\d]{3,60},\s*(?=\S)")
_GELAR_AWAL = re.compile(r"(?:drg?|drs|dra|ir|prof|h|hj)\. ?[A-Z]")


def isi_pejabat(dokumen: Dokumen, satu: Identitas) -> None:
    """Place, date and the head of the office, where they are printed."""
    teks = [p.teks.strip() for p in dokumen.paragraf]
    sel = [s.teks for t in dokumen.tabel for b in t.baris for s in b if s.asal]
    _tempat_tanggal([*teks, *sel], satu)
    _pihak(list(_baris(dokumen)), satu)
    if not satu.pejabat:
        _di_bawah_jabatan(teks, satu)
    if not satu.pejabat:
        _dalam_sel([*teks, *sel], satu)
    if satu.pejabat and not satu.nip:
        _nip_sesudah(" ".join([*teks, *sel]), satu)


def _baris(dokumen: Dokumen) -> Iterator[str]:
    """Paragraphs and rows of tables as lines, in reading order."""
    for blok in dokumen.blok:
        if isinstance(blok, TabelSumber):
            yield from (" ".join(s.teks for s in b if s.asal and s.teks) for b in blok.baris)
        else:
            yield blok.teks.strip()


def _tempat_tanggal(teks: Sequence[str], satu: Identitas) -> None:
    for isi in teks:
        cocok = kata().tempat_tanggal.match(isi)
        if cocok is None and len(isi) < _TERPANJANG * 3:
            cocok = kata().tempat_tanggal_awal.match(isi)
            ekor = isi[cocok.end() :] if cocok else ""
            if cocok and not kata().bernip.search(ekor) and not _kepala(ekor.strip(" ,")):
                continue  # a date of something else
        if cocok is None:
            continue
        try:
            satu.tanggal = baca_tanggal(cocok["tanggal"])
            satu.tempat = cocok["tempat"].strip()
        except Galat:
            continue


def _kepala(teks: str) -> bool:
    return kata().kepala_kantor.match(teks) is not None


def _pihak(baris: Sequence[str], satu: Identitas) -> None:
    """The head among the parties of an agreement: Nama : ..., Jabatan : ..."""
    for atas, bawah in pairwise(baris):
        nama, jabatan = _NAMA.fullmatch(atas), _JABATAN.fullmatch(bawah)
        if nama and jabatan and _kepala(jabatan["isi"]):
            satu.pejabat = nama["isi"].strip(" :")
            satu.jabatan = _rapi(jabatan["isi"])
            return


def _di_bawah_jabatan(teks: Sequence[str], satu: Identitas) -> None:
    """A line with the post, the name below it, rank and number below that."""
    for n, isi in enumerate(teks):
        if not _kepala(isi) or len(isi) >= _TERPANJANG:
            continue
        for m, nama in enumerate(teks[n + 1 : n + 1 + _SEBARIS], start=n + 1):
            if not _nama_orang(nama):
                continue
            satu.jabatan, satu.pejabat = _rapi(isi), nama
            for lain in teks[m + 1 : m + 1 + _SEBARIS]:
                if not satu.pangkat and kata().pangkat.match(lain) and len(lain) < _TERPANJANG:
                    satu.pangkat = lain
                if not satu.nip and (cocok := kata().nip.search(lain)):
                    satu.nip = cocok["nip"].strip()
            if satu.nip:
                return
            break


def _dalam_sel(teks: Sequence[str], satu: Identitas) -> None:
    """A signature block in a table: post in one cell, name, rank and number in another."""
    for isi in teks:
        awal = kata().tempat_tanggal_awal.match(isi)
        jabatan = isi[awal.end() :].strip(" ,") if awal else ""
        if len(isi) < _TERPANJANG * 2 and _kepala(jabatan):
            satu.jabatan = _rapi(jabatan)
        if len(isi) < _TERPANJANG * 4 and _semua_sesel(jabatan, satu):
            return
        cocok = kata().bernip.match(isi)
        if cocok and satu.jabatan and len(isi) < _TERPANJANG * 3:
            satu.pejabat, satu.nip = cocok["nama"].strip(), cocok["nip"].strip()
            satu.pangkat = (cocok["pangkat"] or "").strip()
            return


def _semua_sesel(teks: str, satu: Identitas) -> bool:
    """Post, name, rank and number in one cell: the post ends with the name of the office."""
    inti = re.escape(satu.nama.split(" ", 1)[-1]) if satu.nama else ""
    # The post ends with the name of the office, or with a comma: "Lurah, ...".
    calon = (re.compile(rf".*?{inti}", re.IGNORECASE) if inti else None, _JABATAN_KOMA)
    batas = cocok = None
    for pola in calon if _kepala(teks) else ():
        if batas := pola and pola.match(teks):
            cocok = kata().bernip.match(teks[batas.end() :].strip(" ,"))
        if cocok:
            break
    if not batas or not cocok:
        return False
    satu.jabatan, satu.pejabat = _rapi(batas[0]), cocok["nama"].strip()
    satu.pangkat, satu.nip = (cocok["pangkat"] or "").strip(), cocok["nip"].strip()
    return True


def _nip_sesudah(teks: str, satu: Identitas) -> None:
    """Rank and number that stand behind the name anywhere."""
    for cocok in re.finditer(re.escape(satu.pejabat), teks, re.IGNORECASE):
        ekor = teks[cocok.end() : cocok.end() + _TERPANJANG]
        if nip := kata().nip.search(ekor):
            satu.nip = nip["nip"].strip()
            pangkat = ekor[: nip.start()].strip(" ,\n")
            satu.pangkat = pangkat if kata().pangkat.match(pangkat) else satu.pangkat
            return


def _rapi(teks: str) -> str:
    teks = teks.strip(" ,:")
    return teks.title() if teks.isupper() else teks


def _nama_orang(teks: str) -> bool:
    return (
        4 <= len(teks) <= 60
        and (teks[:1].isupper() or _GELAR_AWAL.match(teks) is not None)
        and not re.search(r"\d|:|laporan|kinerja|pengantar|tahun", teks, re.IGNORECASE)
        and re.search(r"[A-Za-z]{3}", teks) is not None
        and (teks.isupper() or "," in teks or len(teks.split()) in (2, 3, 4))
    )
