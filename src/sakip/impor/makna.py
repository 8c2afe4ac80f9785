"""What indicators mean: definition, source, who answers, and the formula as the language has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip.core.angka import Angka, Rentang, baca
from sakip.impor.lembar import SUMBER, Kumpulan
from sakip.impor.pilih import Keyakinan
from sakip.impor.pohon import PohonBaca
from sakip.impor.rumus import RumusBaca, baca_rumus, sudah_persen
from sakip.impor.simpul import IndikatorBaca, mirip
from sakip.periksa.kenali import Baris, SelAngka, Tabel
from sakip.periksa.kenali.kalimat import Kalimat
from sakip.periksa.kenali.kamus import ciri

_SELABEL = 0.87
"""Likeness from which a heading or a name of a row is that of a part of a formula."""
_AWAL = 6  # letters that both have to begin with
_TERPANJANG = 600
_BILANGAN = r"\d[\d.]*(?: [A-Za-z]+)?"
_HITUNGAN = re.compile(
    rf"(?P<a>{_BILANGAN})\s*[/:÷]\s*(?P<b>{_BILANGAN})\s*\)?\s*[x×*]\s*100\s*%?\s*=\s*\d"
    rf"|(?P<a2>{_BILANGAN})(?: Realisasi)?\s*=?\s*[x×]\s*100\s*%?\s*(?P<b2>{_BILANGAN})\s*=\s*\d",
    re.IGNORECASE,
)


def makna(satu: IndikatorBaca, satuan: str, kumpulan: Kumpulan) -> dict[str, Any]:
    """The columns of an indicator that say what it means."""
    baris: dict[str, Any] = {
        isi: teks[:_TERPANJANG] for isi, (teks, _) in satu.arti.items()
        if isi in ("formulasi", "definisi", "sumber_data", "relevansi")
    }  # fmt: skip
    if siapa := satu.arti.get("penanggung_jawab"):
        baris["penanggung_jawab"] = kumpulan.jabatan(siapa[0])
    if satu.arti:
        tempat = next(iter(satu.arti.values()))[1]
        baris["bukti"] = [{"dokumen": SUMBER, "tempat": tempat}]
    if (rumus := rumus_dari(satu, satuan)) is None:
        return baris
    if sudah_persen(rumus):
        sebab = "Yang dibagi sudah berupa persen, lalu dikali 100. Pastikan rumusnya."
        _, tempat = satu.arti["formulasi"]
        tercetak = ((baris["formulasi"][:160], tempat),)
        kumpulan.ragukan(
            f"Rumus {satu.sebutan}", sebab, rumus.teks, tercetak, lembar="indikator_versi"
        )
    a, b = rumus.nama
    return baris | {
        "asal": "rumus",
        "rumus": rumus.teks,
        "komponen": [{"nama": a, "label": rumus.atas}, {"nama": b, "label": rumus.bawah}],
    }


def rumus_dari(satu: IndikatorBaca, satuan: str) -> RumusBaca | None:
    """The named form of the formula printed for an indicator; None where it has none."""
    teks, _ = satu.arti.get("formulasi", ("", ""))
    rumus = baca_rumus(teks) if teks else None
    return rumus if rumus is None or rumus.seratus == (satuan in ("%", "persen")) else None


# -- the figures of its parts ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pasangan:
    """Two figures of which one is divided by the other, and where they stand."""

    atas: Decimal
    bawah: Decimal
    tempat: str


@dataclass(frozen=True, slots=True)
class _Bernama:
    """A table by the names of its columns and rows, letters and figures only."""

    tabel: Tabel
    kolom: dict[int, str]
    baris: list[tuple[Baris, str]]

    @classmethod
    def dari(cls, tabel: Tabel) -> _Bernama:
        kolom = {k.indeks: ciri(k.nama) for k in tabel.kolom}
        baris = [(b, c) for b in tabel.baris if b.angka for s in b.sel if (c := ciri(s.teks))]
        return cls(tabel, kolom, baris)


def isi_komponen(
    pohon: PohonBaca, tabel: Sequence[Tabel], kalimat: Sequence[Kalimat], kumpulan: Kumpulan
) -> None:
    """Put the figures of the parts in the place of a realisasi, where just one pair gives it."""
    arti = {b["indikator"]: b for b in kumpulan.lembar.get("indikator_versi", ())}
    per_id = {i.id: i for i in pohon.indikator}
    bernama = [_Bernama.dari(t) for t in tabel]
    terhitung = list(_dari_kalimat(kalimat))
    for baris in kumpulan.lembar.get("realisasi", ()):
        satu = per_id[baris["indikator"]]
        rumus = rumus_dari(satu, str(arti[satu.id].get("satuan", "")))
        if rumus is None or "nilai" not in baris or baris["periode"] != str(pohon.tahun):
            continue
        hasil = Decimal(baris["nilai"])
        calon = [*_dari_tabel(rumus, bernama), *terhitung]
        cocok = [p for p in calon if _memberi(p, hasil, rumus)]
        if len({(p.atas, p.bawah) for p in cocok}) != 1:
            continue
        a, b = rumus.nama
        del baris["nilai"]
        baris.pop("terlapor", None)
        baris["komponen"] = {a: str(cocok[0].atas), b: str(cocok[0].bawah)}
        baris["bukti"] = [*baris["bukti"], {"dokumen": SUMBER, "tempat": cocok[0].tempat}]
        perihal = f"Komponen {pohon.tahun} {satu.sebutan}"
        teks = f"{cocok[0].atas} dan {cocok[0].bawah}"
        kumpulan.catat_angka(perihal, teks, cocok[0].tempat, Keyakinan.TINGGI)


def _memberi(p: _Pasangan, hasil: Decimal, rumus: RumusBaca) -> bool:
    """Whether a printed result follows from two printed parts, rounded or cut off."""
    if not p.bawah:
        return False
    tepat = p.atas / p.bawah * (100 if rumus.seratus else 1)
    separuh = Decimal((0, (1,), int(hasil.as_tuple().exponent)))
    return Rentang(hasil - separuh, hasil + separuh).memuat(tepat)


def _dari_tabel(rumus: RumusBaca, tabel: Sequence[_Bernama]) -> Iterator[_Pasangan]:
    """Both parts in one row under their headings, or in two rows under their names."""
    a, b = ciri(rumus.atas), ciri(rumus.bawah)
    for t in tabel:
        atas = [i for i, nama in t.kolom.items() if _selabel(nama, a)]
        bawah = [i for i, nama in t.kolom.items() if _selabel(nama, b)]
        for baris in t.tabel.baris if atas and bawah else ():
            x, y = baris.angka.get(atas[0]), baris.angka.get(bawah[0])
            if x is not None and y is not None:
                yield _pasangan(x, y, baris, t.tabel)
        x_baris = [n for n, nama in t.baris if _selabel(nama, a)]
        y_baris = [n for n, nama in t.baris if _selabel(nama, b)]
        if len(x_baris) == len(y_baris) == 1:
            for i, x in x_baris[0].angka.items():
                if (y := y_baris[0].angka.get(i)) is not None and _cacah(x) and _cacah(y):
                    yield _pasangan(x, y, x_baris[0], t.tabel)


def _pasangan(x: SelAngka, y: SelAngka, baris: Baris, tabel: Tabel) -> _Pasangan:
    return _Pasangan(x.nilai, y.nilai, f"{baris.sel[0].tempat}, {tabel.judul[:80]}")


def _cacah(x: SelAngka) -> bool:
    return x.angka.satuan != "%"


def _selabel(nama: str, kunci: str) -> bool:
    if nama[:_AWAL] != kunci[:_AWAL] or not nama:
        return False
    return nama == kunci or mirip(nama, kunci) >= _SELABEL


def _dari_kalimat(kalimat: Sequence[Kalimat]) -> Iterator[_Pasangan]:
    """Sums written out: 78 / 83 x 100% = 93,98%."""
    teks = {k.paragraf.teks: k.paragraf for k in kalimat}
    for isi, paragraf in teks.items():
        for m in _HITUNGAN.finditer(isi):
            a, b = (m[n] or m[f"{n}2"] for n in ("a", "b"))
            x, y = baca(a), baca(b)
            if isinstance(x, Angka) and isinstance(y, Angka):
                yield _Pasangan(x.nilai, y.nilai, f"{paragraf.tempat}, kalimat")
