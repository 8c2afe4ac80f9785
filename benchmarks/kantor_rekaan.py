"""Offices that do not exist: a demo set with other figures, people, names and numbers of rows.

The same seed gives the same office. Sentences that claim something about figures are left out,
because the figures are others.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import yaml

from sakip.berkas.baca import CONTOH, parse_berkas
from sakip.berkas.model import Berkas

_DASAR = "contoh-tahun-berjalan"
_NAMA_LAMA = "Contoh Sejahtera"
_SUKU = ("ba", "la", "ru", "mi", "ka", "sen", "tang", "wi", "du", "pan", "gar", "lo", "su", "ngi")
_KLAIM = re.compile(
    r"\[\[|naik|turun|belum|lebih|rendah|tinggi|terpenuhi|separuh|semua|seluruh|berkurang|bertambah"
    r"|\b(?:satu|dua|tiga|empat|lima)\b",
    re.IGNORECASE,
)
_TAHUN_LAHIR = (1966, 1994)

Baris = dict[str, Any]


def kantor_rekaan(benih: int) -> Berkas:
    """A whole office of one year, made from the demo set by chance alone."""
    acak = random.Random(benih)
    isi: dict[str, Any] = yaml.load(
        (CONTOH / f"{_DASAR}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
    )
    for lembar, ubah in _UBAH.items():
        isi[lembar] = [baru for satu in isi[lembar] if (baru := ubah(satu, acak)) is not None]
    for urut, satu in enumerate(isi["sarpras"], 1):
        satu["urut"] = str(urut)
    _anggaran(isi["anggaran"], acak)
    nama = " ".join(_nama(acak) for _ in range(2))
    teks = yaml.dump(isi, allow_unicode=True, sort_keys=False, Dumper=_Tanpa)
    return parse_berkas(teks.replace(_NAMA_LAMA, nama), f"kantor rekaan {benih}")


class _Tanpa(yaml.SafeDumper):
    """No anchors: the reader of a Berkas refuses them."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _nama(acak: random.Random) -> str:
    return "".join(acak.sample(_SUKU, acak.randint(2, 3))).capitalize()


def nip(acak: random.Random) -> str:
    """A NIP that could be one: born, appointed at 20 to 34, sex, number."""
    lahir = acak.randint(*_TAHUN_LAHIR)
    angkat = lahir + acak.randint(20, 29)
    hari = f"{acak.randint(1, 12):02}{acak.randint(1, 28):02}"
    return (
        f"{lahir}{hari}{angkat}{acak.randint(1, 12):02}{acak.randint(1, 2)}{acak.randint(1, 20):03}"
    )


def _pejabat(b: Baris, acak: random.Random) -> Baris:
    nama = f"{_nama(acak)} {_nama(acak)}".upper()
    return {**b, "nama": nama, **({"nip": nip(acak)} if "nip" in b else {})}


def _sdm(b: Baris, acak: random.Random) -> Baris:
    butuh = acak.randint(3, 30)
    return {**b, "kebutuhan": str(butuh), "tersedia": str(acak.randint(1, butuh))}


def _sarpras(b: Baris, acak: random.Random) -> Baris | None:
    if acak.random() < 0.3:
        return None
    standar = acak.randint(1, 40)
    return {**b, "standar": str(standar), "tersedia": str(acak.randint(1, standar))}


def _skm(b: Baris, acak: random.Random) -> Baris:
    jawaban = int(b["jumlah_jawaban"])
    return {**b, "jumlah_nilai": str(acak.randint(jawaban * 5 // 2, jawaban * 4))}


def _realisasi(b: Baris, acak: random.Random) -> Baris:
    """A measured value near the old one; counts and components by a few."""
    if b["indikator"] in ("ipp", "akip", "ikm"):  # decided elsewhere, from tables printed too
        return b
    if "nilai" in b:
        lama = Decimal(b["nilai"])
        if lama == lama.to_integral_value():
            baru = max(Decimal(0), lama + acak.randint(-2, 2)) if lama > 3 else lama
        else:
            tempat = Decimal((0, (1,), int(lama.as_tuple().exponent)))
            kali = Decimal(acak.randint(900, 1040)) / 1000
            baru = min((lama * kali).quantize(tempat, ROUND_HALF_UP), Decimal(100))
        return {**b, "nilai": str(baru)}
    return b


def _narasi(b: Baris, acak: random.Random) -> Baris | None:
    teks = str(b.get("teks", ""))
    return None if _KLAIM.search(teks) and "F-03" not in teks else b


def _anggaran(semua: list[Baris], acak: random.Random) -> None:
    """Each sub kegiatan its own scale; what was spent stays below what was given."""
    skala = {b["simpul"]: Decimal(acak.randint(300, 2500)) / 1000 for b in semua}
    serap = {b["simpul"]: Decimal(acak.randint(700, 1000)) / 1000 for b in semua}
    for b in semua:
        kali = skala[b["simpul"]] * (serap[b["simpul"]] if b["jenis"] == "realisasi" else 1)
        b["nilai"] = str((Decimal(b["nilai"]) * kali).quantize(Decimal(1), ROUND_HALF_UP))


_UBAH: dict[str, Callable[[Baris, random.Random], Baris | None]] = {
    "pejabat": _pejabat,
    "sdm": _sdm,
    "sarpras": _sarpras,
    "skm_unsur": _skm,
    "realisasi": _realisasi,
    "narasi": _narasi,
}
