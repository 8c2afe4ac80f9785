"""Regulations as cited, against the register of the rulebook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sakip.core.aturan.buku import BukuAturan
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.kenali.kalimat import kamus_kalimat
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.model import JenisTemuan, TabelSumber, Tempat, Temuan

_NOMOR = re.compile(r"(?P<jenis>.+?) Nomor (?P<nomor>\d+) Tahun (?P<tahun>\d{4})$")
_JUDUL_SEDIKITNYA = 18  # letters of a title that make it recognisable


class Kutipan(NamedTuple):
    """One citation: kind of regulation, number, year, and the beginning of its title.

    dasar: named in full in running text, as a legal basis is.
    """

    jenis: str
    nomor: int
    tahun: int
    tentang: str
    teks: str
    tempat: Tempat
    dasar: bool


class Tercatat(NamedTuple):
    """A regulation of the register. pengganti, baru: what took its place, by name and number."""

    jenis: str
    nomor: int
    tahun: int
    tentang: str
    nama: str
    pengganti: str
    baru: tuple[int, int]

    @property
    def tahun_pengganti(self) -> int:
        return self.baru[1]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    semua = list(_kutipan(bahan))
    for satu in semua:
        if judul := _sejudul(satu):
            if all((satu.nomor, satu.tahun) != (t.nomor, t.tahun) for t in judul):
                yield _temuan(
                    satu,
                    JenisTemuan.SALAH,
                    f"Judul itu milik {' atau '.join(t.nama for t in judul)}, bukan Nomor "
                    f"{satu.nomor} Tahun {satu.tahun}.",
                    3,
                )
                continue
        elif _tertukar(satu):
            yield _temuan(satu, JenisTemuan.PERTANYAAN, _tertukar(satu), 2)
        for t in _register():
            sama = (t.jenis, t.nomor, t.tahun) == (satu.jenis, satu.nomor, satu.tahun)
            lama = bahan.tahun is not None and bahan.tahun > t.tahun_pengganti > 0
            if sama and lama and satu.dasar and not _disebut(t, semua):
                pesan = f"{t.nama} sudah diganti {t.pengganti}."
                yield _temuan(satu, JenisTemuan.GAYA, pesan, 1)


def _disebut(t: Tercatat, semua: Sequence[Kutipan]) -> bool:
    """Whether the document names the regulation that took the place of this one too."""
    return any((t.jenis, *t.baru) == (k.jenis, k.nomor, k.tahun) for k in semua)


def _tertukar(satu: Kutipan) -> str:
    """What a citation without a title may mean; empty where it is registered or unlike any."""
    sejenis = [t for t in _register() if t.jenis == satu.jenis and t.tahun == satu.tahun]
    if satu.tentang or any(t.nomor == satu.nomor for t in sejenis):
        return ""
    lain = [t for t in sejenis if satu.nomor > 9 and str(t.nomor)[::-1] == str(satu.nomor)]
    return f"Mungkin {lain[0].nama}: kedua angka nomornya tertukar." if lain else ""


def _sejudul(satu: Kutipan) -> list[Tercatat]:
    """The regulations of the register of this kind whose title begins alike."""
    judul = ciri(satu.tentang)
    hasil = []
    for t in _register():
        milik = ciri(t.tentang)
        panjang = min(len(milik), len(judul))
        serupa = panjang >= _JUDUL_SEDIKITNYA and judul[:panjang] == milik[:panjang]
        if t.jenis == satu.jenis and serupa:
            hasil.append(t)
    return hasil


def _kutipan(bahan: Bahan) -> Iterator[Kutipan]:
    pola = _pola()
    for blok in bahan.dokumen.blok:
        isi = (
            [(s.teks, s.tempat) for b in blok.baris for s in b if s.asal]
            if isinstance(blok, TabelSumber)
            else [(blok.teks, blok.tempat)]
        )
        for teks, tempat in isi:
            for m in pola.finditer(teks):
                tentang = m["tentang"] or ""
                dasar = not isinstance(blok, TabelSumber) and "ahun" in m[0]
                jenis, sebut = _jenis()[ciri(m["jenis"])], m[0].split(" tentang ")[0].strip()
                yield Kutipan(
                    jenis, int(m["nomor"]), int(m["tahun"]), tentang, sebut, tempat, dasar
                )


@cache
def _jenis() -> Mapping[str, str]:
    return {
        ciri(nama): jenis
        for jenis, semua in kamus_kalimat().peraturan.items()
        for nama in (jenis, *semua)
    }


@cache
def _pola() -> re.Pattern[str]:
    semua = [n for j, isi in kamus_kalimat().peraturan.items() for n in (j, *isi)]
    nama = "|".join(
        re.escape(n).replace(r"\ ", r"\s+") for n in sorted(semua, key=len, reverse=True)
    )
    return re.compile(
        rf"\b(?P<jenis>{nama})\s+(?:(?:RI|Republik Indonesia)\s+)?(?:Nomor|No\.?)?\s*:?\s*"
        r"(?P<nomor>\d{1,3})\s*(?:[Tt]ahun|/)\s*(?P<tahun>(?:19|20)\d\d)"
        r"(?:\s+[Tt]entang\s+(?P<tentang>[^.;\n]{10,160}))?",
        re.IGNORECASE,
    )


@cache
def _register() -> tuple[Tercatat, ...]:
    semua = BukuAturan.muat().peraturan
    hasil = []
    for satu in semua.values():
        m = _NOMOR.fullmatch(satu.nama)
        if m and ciri(m["jenis"]) in _jenis():
            baru = semua.get(satu.dicabut_oleh) if satu.dicabut_oleh else None
            nomor = _NOMOR.fullmatch(baru.nama) if baru else None
            urut = (int(nomor["nomor"]), int(nomor["tahun"])) if nomor else (0, 0)
            jenis, pengganti = _jenis()[ciri(m["jenis"])], baru.singkat if baru else ""
            isi = (jenis, int(m["nomor"]), int(m["tahun"]), satu.tentang, satu.singkat)
            hasil.append(Tercatat(*isi, pengganti, urut))
    return tuple(hasil)


def _temuan(satu: Kutipan, jenis: JenisTemuan, pesan: str, berat: int) -> Temuan:
    return Temuan(
        cek="peraturan",
        jenis=jenis,
        pesan=f"Tertulis {satu.teks}. {pesan}",
        tempat=satu.tempat,
        tercetak=satu.teks,
        label=f"{satu.teks} {satu.tentang}".strip()[:120],
        berat=berat,
    )


_ISI = (
    "Laporan ini disusun menurut Peraturan Presiden Nomor {} Tahun 2014 tentang Sistem"
    " Akuntabilitas Kinerja Instansi Pemerintah.\n"
)

CEK = CekTemuan(
    id="peraturan",
    klaim="Nomor dan tahun peraturan yang dikutip cocok dengan judulnya, dan peraturannya masih"
    " dipakai.",
    dasar="Daftar peraturan di buku aturan (sakip aturan sumber); hanya yang tercatat diperiksa.",
    temuan=jalankan,
    lolos=_ISI.format(29),
    gagal=_ISI.format(92),
)
