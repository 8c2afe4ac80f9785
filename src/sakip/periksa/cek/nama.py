"""One NIP has one name, one name one NIP, wherever a document prints them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.identitas import SLIP, cela, digit, nip
from sakip.periksa.kenali.kalimat import kamus_kalimat, susun
from sakip.periksa.kenali.kamus import rapat
from sakip.periksa.model import JenisTemuan, Paragraf, TabelSumber, Tempat, Temuan

_SEBELUM = 4  # paragraphs above a NIP among which its name stands
_KEPALA = 3  # rows of a table that may head its columns
_KATA = re.compile(r"[^\W\d_]+(?:['`’][^\W\d_]+)*\.?")
_TERPANJANG = 8  # words of two names side by side
_BERDUA = 4  # words from which a line may hold two names
_SINGKATAN = 4  # letters of an abbreviation without a dot


@dataclass(frozen=True, slots=True)
class _Orang:
    """A name as printed beside a NIP. kata: its words, small, without titles."""

    nip: str
    nama: str
    kata: tuple[str, ...]
    tempat: Tempat


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    semua = list(_semua(bahan))
    per_nip: dict[str, list[_Orang]] = defaultdict(list)
    per_nama: dict[tuple[str, ...], list[_Orang]] = defaultdict(list)
    for satu in semua:
        per_nip[satu.nip].append(satu)
        per_nama[satu.kata].append(satu)
    for isi in per_nip.values():
        banyak = Counter(s.kata for s in isi)
        utama = max(isi, key=lambda s: banyak[s.kata])
        for satu in isi:
            if not _seorang(satu.kata, utama.kata):
                pesan = f"NIP {satu.nip} di sini milik {satu.nama}, di tempat lain {utama.nama}."
                yield _temuan(satu, JenisTemuan.SALAH, satu.nama, pesan, utama.nama)
    for isi in per_nama.values():
        utama = isi[0]
        for satu in isi[1:]:
            if _beda(satu.nip, utama.nip) > SLIP:
                pesan = f"{satu.nama} ber-NIP {satu.nip} di sini, {utama.nip} di tempat lain."
                pesan += " Satu orang, atau dua orang yang senama?"
                yield _temuan(satu, JenisTemuan.PERTANYAAN, satu.nip, pesan, utama.nip)


def _beda(a: str, b: str) -> int:
    return sum(x != y for x, y in zip(a, b, strict=True))


def _seorang(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two prints may be one name: one within the other, words shortened or not.

    Of long ones, each perhaps two names side by side, two words in a row are enough.
    """
    pendek, panjang = sorted((a, b), key=len)
    cukup = 2 if len(panjang) >= _BERDUA else len(pendek)
    return any(
        all(
            _sekata(x, y)
            for x, y in zip(pendek[m : m + cukup], panjang[n : n + cukup], strict=True)
        )
        for m in range(len(pendek) - cukup + 1)
        for n in range(len(panjang) - cukup + 1)
    )


def _sekata(a: str, b: str) -> bool:
    """Whether two words are one, or one shortens the other: ST. for SITI, MOH for MOHAMMAD."""
    pendek, panjang = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    if pendek == panjang:
        return True
    singkat = len(pendek) <= _SINGKATAN or pendek + "." in (a, b)
    huruf = iter(panjang)
    return singkat and pendek[0] == panjang[0] and all(c in huruf for c in pendek)


def _semua(bahan: Bahan) -> Iterator[_Orang]:
    sebelum: list[str] = []
    for blok in bahan.dokumen.blok:
        if isinstance(blok, Paragraf):
            isi, akhir = list(nip(blok.teks)), 0
            for satu, awal in isi:
                # Signatures side by side: only what stands between the numbers tells them apart.
                atas = sebelum if len(isi) == 1 else []
                yield from _orang(satu, [*atas, blok.teks[akhir:awal]], blok.tempat)
                akhir = awal + len(satu)
            sebelum = [*sebelum[1 - _SEBELUM :], blok.teks]
        else:
            yield from _dari_tabel(blok)
            sebelum = []


def _dari_tabel(tabel: TabelSumber) -> Iterator[_Orang]:
    """A column of names beside one of NIPs, or both in one cell."""
    kepala = [rapat(" ".join(b[n].teks for b in tabel.baris[:_KEPALA])) for n in range(tabel.lebar)]
    nama = [n for n, k in enumerate(kepala) if k.startswith("nama") and "jabatan" not in k]
    for baris in tabel.baris:
        for n, sel in enumerate(baris):
            if not sel.asal:
                continue
            for satu, awal in nip(sel.teks):
                calon = [sel.teks[:awal]]
                if not calon[0].strip(" :.NIPnip") and len(nama) == 1 and nama[0] != n:
                    calon = [baris[nama[0]].teks]
                yield from _orang(satu, calon, sel.tempat)


def _orang(satu: str, sebelum: list[str], tempat: Tempat) -> Iterator[_Orang]:
    """The person whose name stands last before a NIP, ranks between them passed over."""
    if cela(digit(satu)):
        return
    kamus = kamus_kalimat()
    for teks in reversed(sebelum):
        teks = susun(kamus.pangkat).sub("", re.sub(r"\bNIP\b.*|[*_]", "", teks, flags=re.I))
        if not (teks := teks.strip(" .:,/")):
            continue
        polos = susun(kamus.gelar).sub(" ", teks)
        kata = tuple(k.casefold() for k in _KATA.findall(polos))
        huruf = {k.rstrip(".") for k in kata}
        besar = all(k[0].isupper() for k in _KATA.findall(polos))
        wajar = len(huruf) > 1 and len(kata) <= _TERPANJANG and besar
        if wajar and not susun(kamus.bukan_nama).search(teks):
            yield _Orang(digit(satu), teks, kata, tempat)
        return


def _temuan(satu: _Orang, jenis: JenisTemuan, tercetak: str, pesan: str, lain: str) -> Temuan:
    return Temuan(
        cek="nama",
        jenis=jenis,
        pesan=pesan,
        tempat=satu.tempat,
        tercetak=tercetak,
        label=satu.nama,
        hitungan=f"{tercetak} ≠ {lain}",
        berat=2,
    )


_ISI = (
    "Camat Contoh\n\nSITI CONTOH, S.Sos., M.Si.\n\nPembina Tingkat I\n\n"
    "NIP. 19800512 200501 2 003\n\nUraian tentang kinerja.\n\nCamat,\n\n{}\n\n"
    "NIP. 198005122005012003\n"
)

CEK = CekTemuan(
    id="nama",
    klaim="Satu NIP bernama satu, satu nama ber-NIP satu, di mana pun tercetak.",
    dasar="NIP milik satu orang (PP 11/2017); nama yang disingkat dianggap sama.",
    temuan=jalankan,
    lolos=_ISI.format("Hj. ST. CONTOH, S.Sos"),
    gagal=_ISI.format("BUDI SANTOSO, S.E."),
)
