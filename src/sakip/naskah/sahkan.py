"""Whether a tree makes a printable document; every writer asks this first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.galat import Galat
from sakip.naskah.kisi import petak
from sakip.naskah.pohon import (
    Bagian,
    Blok,
    Citra,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    Judul,
    Kop,
    Pasangan,
    PemisahHalaman,
    Rujuk,
    Tabel,
    TandaTangan,
)
from sakip.naskah.telusur import (
    Berlabel,
    berlabel,
    sebutan,
    semua_blok,
    semua_citra,
    semua_teks,
    tempat,
)

TINGKAT_TERDALAM = 4
TERPANJANG = 12_000  # letters of a title or a description; PDF/A limits its strings
TANDA_PNG = b"\x89PNG\r\n\x1a\n"
TANDA_JPEG = b"\xff\xd8\xff"


def sahkan(dokumen: Dokumen) -> None:
    """Raises one Galat (``naskah.*``) with everything that keeps `dokumen` from print."""
    galat = [
        *_kerangka(dokumen),
        *_judul(dokumen),
        *_rujukan(dokumen),
        *(g for blok in semua_blok(dokumen) for g in _blok(blok)),
        *(g for di, citra in semua_citra(dokumen) for g in _citra(di, citra)),
        *_panjang(dokumen),
    ]
    if galat:
        raise Galat.gabung("naskah.tidak_sah", f"dokumen {dokumen.judul}".strip(), galat)


def format_citra(citra: Citra) -> str:
    """ "svg", "png" or "jpg" by content, "" for anything else."""
    if isinstance(citra.isi, str):
        return "svg" if citra.isi.lstrip("\ufeff \t\r\n").startswith("<") else ""
    if citra.isi.startswith(TANDA_PNG):
        return "png"
    return "jpg" if citra.isi.startswith(TANDA_JPEG) else ""


def isi_citra(citra: Citra) -> bytes:
    return citra.isi.encode("utf-8", "replace") if isinstance(citra.isi, str) else citra.isi


def _kerangka(dokumen: Dokumen) -> Iterator[Galat]:
    if not dokumen.judul.strip():
        yield Galat("naskah.judul_kosong", "dokumen", "judulnya kosong.", "Isi judul dokumen.")
    if not re.fullmatch("[a-z]{2,3}", dokumen.bahasa):
        yield Galat(
            "naskah.bahasa",
            "dokumen",
            f"bahasa {dokumen.bahasa!r} bukan kode bahasa.",
            "Pakai kode dua atau tiga huruf, misalnya id.",
        )
    if not dokumen.isi:
        yield Galat("naskah.kosong", "dokumen", "tidak ada isinya.", "Tambahkan satu bagian.")
    for nomor, bagian in enumerate(dokumen.isi, 1):
        if not isinstance(bagian, Bagian):
            continue
        if not bagian.isi:
            yield Galat("naskah.kosong", f"bagian {nomor}", "tidak ada isinya.", "Isi atau hapus.")
        sebelum: Blok | None = None
        for blok in bagian.isi:
            if isinstance(blok, TandaTangan) and isinstance(
                sebelum, PemisahHalaman | DaftarIsi | DaftarTabel | DaftarGambar | Kop | None
            ):
                yield Galat(
                    "naskah.tanda_tangan_sendiri",
                    tempat(blok),
                    "tanda tangan akan berdiri sendiri di halamannya.",
                    "Dahului dengan paragraf, daftar, tabel, atau gambar.",
                )
            sebelum = blok


def _judul(dokumen: Dokumen) -> Iterator[Galat]:
    sebelum = 0
    for blok in semua_blok(dokumen):
        if not isinstance(blok, Judul):
            continue
        if not blok.isi.strip():
            yield Galat("naskah.judul_kosong", f"judul {blok.nomor}", "tidak ada teksnya.", "Isi.")
        if not 1 <= blok.tingkat <= min(sebelum + 1, TINGKAT_TERDALAM):
            yield Galat(
                "naskah.tingkat_judul",
                tempat(blok),
                f"tingkat {blok.tingkat} tidak boleh mengikuti tingkat {sebelum}.",
                f"Turunkan tingkat satu demi satu, dari 1 sampai {TINGKAT_TERDALAM}.",
            )
        sebelum = blok.tingkat


def _rujukan(dokumen: Dokumen) -> Iterator[Galat]:
    sasaran: dict[str, Berlabel] = {}
    for blok in berlabel(dokumen):
        if blok.label in sasaran:
            yield Galat(
                "naskah.label_ganda",
                tempat(blok),
                f"label {blok.label!r} sudah dipakai {tempat(sasaran[blok.label])}.",
                "Beri label lain.",
            )
        sasaran.setdefault(blok.label, blok)
    nomor: set[tuple[type[Blok], str]] = set()
    for blok_ in semua_blok(dokumen):
        if isinstance(blok_, Tabel | Gambar) and blok_.nomor:
            if (type(blok_), blok_.nomor) in nomor:
                yield Galat(
                    "naskah.nomor_ganda",
                    tempat(blok_),
                    f"nomor {blok_.nomor} dipakai dua kali.",
                    "Beri nomor lain.",
                )
            nomor.add((type(blok_), blok_.nomor))
    for di, teks in semua_teks(dokumen):
        if not isinstance(teks, Rujuk):
            continue
        if teks.label not in sasaran:
            yield Galat(
                "naskah.rujukan_buntu",
                di,
                f"rujukan ke {teks.label!r} tidak menemukan apa-apa.",
                "Periksa label yang dirujuk.",
            )
        elif not sebutan(sasaran[teks.label]):
            yield Galat(
                "naskah.rujukan_tak_bernomor",
                di,
                f"rujukan ke {teks.label!r} mengarah ke bagian tanpa nomor.",
                "Beri nomor pada yang dirujuk, atau rujuk yang lain.",
            )


def _blok(blok: Blok) -> Iterator[Galat]:
    match blok:
        case Tabel():
            yield from _tabel(blok)
        case Gambar():
            if not 1 <= blok.lebar <= 100:
                yield Galat(
                    "naskah.lebar", tempat(blok), f"lebar {blok.lebar}%.", "Isi antara 1 dan 100."
                )
        case Daftar():
            if not blok.butir:
                yield Galat("naskah.kosong", "daftar", "tidak ada butirnya.", "Isi atau hapus.")
        case Pasangan():
            if not blok.isi:
                yield Galat("naskah.kosong", tempat(blok), "tidak ada isinya.", "Isi atau hapus.")
        case Kop():
            if not any(satu.strip() for satu in blok.instansi):
                yield Galat(
                    "naskah.kosong", tempat(blok), "tidak ada nama kantornya.", "Sebutkan namanya."
                )
        case TandaTangan():
            if not blok.penanda:
                yield Galat(
                    "naskah.kosong", "tanda tangan", "tidak ada penandanya.", "Sebutkan namanya."
                )


def _tabel(tabel: Tabel) -> Iterator[Galat]:
    di = tempat(tabel)
    lebar = [k.lebar for k in tabel.kolom if k.lebar is not None]
    if any(persen < 1 for persen in lebar) or sum(lebar) + len(tabel.kolom) - len(lebar) > 100:
        yield Galat("naskah.lebar", di, "lebar kolom tidak masuk akal.", "Jumlahnya paling 100%.")
    for nama, baris in (("kepala", tabel.kepala), ("isi", tabel.baris)):
        if not baris:
            yield Galat(
                "naskah.tabel_kosong",
                di,
                f"tidak ada baris {nama}.",
                "Beri paling sedikit satu baris, walau hanya berisi alasan kosongnya.",
            )
            continue
        try:
            petak(baris, len(tabel.kolom), di if nama == "isi" else f"{di} kepala")
        except Galat as galat:
            yield galat


def _panjang(dokumen: Dokumen) -> Iterator[Galat]:
    teks = [(di, citra.alt) for di, citra in semua_citra(dokumen)]
    for blok in semua_blok(dokumen):
        match blok:
            case Judul():
                teks.append((tempat(blok), blok.nomor + blok.isi))
            case Tabel() | Gambar():
                teks.append((tempat(blok), blok.nomor + blok.judul))
    for di, isi in teks:
        if len(isi) > TERPANJANG:
            yield Galat(
                "naskah.terlalu_panjang",
                di,
                f"judul atau keterangannya {len(isi)} huruf, paling panjang {TERPANJANG}.",
                "Pendekkan judulnya.",
            )


def _citra(di: str, citra: Citra) -> Iterator[Galat]:
    if not citra.alt.strip():
        yield Galat(
            "naskah.alt_kosong",
            di,
            "gambar tidak punya keterangan bagi yang tidak melihatnya.",
            "Tulis satu kalimat tentang isi gambar.",
        )
    if not format_citra(citra):
        yield Galat(
            "naskah.gambar_rusak",
            di,
            "isi gambar bukan SVG, PNG, atau JPEG.",
            "Simpan ulang gambar itu sebagai PNG.",
        )
