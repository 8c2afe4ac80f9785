"""A backup is read with distrust: whatever happened to its bytes, it is called damaged."""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sakip.galat import Galat
from sakip.web.situs.kemasan import BENTUK, DAFTAR, Isi, IsiBerkas, IsiTabel, Sidik, line, periksa

BARIS: list[list[object]] = [[n, f"Indikator {n}", "12.50", None] for n in range(200)]
KALI = 400


@pytest.fixture
def utuh(tmp_path: Path) -> Path:
    jalur, gambar, sidik = tmp_path / "utuh.zip", b"%PDF-1.7 " + bytes(range(256)) * 20, Sidik()
    for baris in BARIS:
        sidik.add(baris)
    hash_ = hashlib.sha256(gambar).hexdigest()
    tabel = IsiTabel(model="a.B", kolom=("id", "b", "c", "d"), baris=len(BARIS), sidik=sidik.hex)
    berkas = IsiBerkas(jalur="simpanan/x/y", ukuran=len(gambar), sidik=hash_)
    isi = Isi(
        **{"bentuk": BENTUK, "versi": "1", "dibuat": datetime.now(UTC), "mesin": "sqlite"},
        **{"migrasi": ("a.0001",), "tabel": (tabel,), "berkas": (berkas,)},
    )
    with zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr(tabel.nama, b"".join(map(line, BARIS)))
        arsip.writestr(berkas.jalur, gambar, zipfile.ZIP_STORED)
        arsip.writestr(DAFTAR, isi.model_dump_json())
    assert periksa(jalur) == isi
    return jalur


def test_bytes_that_changed_are_found_or_change_nothing(utuh: Path, tmp_path: Path) -> None:
    """Flipped, cut, overwritten, above all in the zip's own lists; never another exception."""
    semula, acak, rusak = utuh.read_bytes(), random.Random(7), tmp_path / "rusak.zip"
    ditolak = diterima = 0
    for n in range(KALI):
        isi = bytearray(semula)
        letak = acak.randrange(len(isi)) if n % 2 else len(isi) - acak.randrange(1, 400)
        match n % 3:
            case 0:
                isi[letak] ^= 1 << acak.randrange(8)
            case 1:
                isi = isi[:letak]
            case _:
                isi[letak : letak + acak.randrange(40)] = acak.randbytes(acak.randrange(40))
        rusak.write_bytes(isi)
        try:
            baca = periksa(rusak)
        except Galat as galat:
            ditolak += galat.kode == "cadangan.rusak"
        else:
            assert baca == periksa(utuh)
            diterima += 1
    assert ditolak + diterima == KALI
    assert ditolak > KALI * 0.8


@pytest.mark.parametrize("isi", [b"{", b"\xff\xfe", b"[1]\n" * 200, b'[1,"a"]'])
def test_rows_that_are_none_are_damage(utuh: Path, tmp_path: Path, isi: bytes) -> None:
    rusak = tmp_path / "baris.zip"
    with zipfile.ZipFile(utuh) as asal, zipfile.ZipFile(rusak, "w") as tujuan:
        for nama in asal.namelist():
            tujuan.writestr(nama, isi if nama.startswith("data/") else asal.read(nama))
    with pytest.raises(Galat, match=r"Arsipnya rusak|tidak cocok"):
        periksa(rusak)


def test_a_list_that_leads_out_of_the_folder_is_refused(utuh: Path, tmp_path: Path) -> None:
    for jalur in ("../rahasia.txt", "simpanan/../../x", "/etc/passwd", "simpanan\\..\\x", "x"):
        rusak = tmp_path / "keluar.zip"
        with zipfile.ZipFile(utuh) as asal, zipfile.ZipFile(rusak, "w") as tujuan:
            daftar = json.loads(asal.read(DAFTAR))
            daftar["berkas"][0]["jalur"] = jalur
            for nama in asal.namelist():
                tujuan.writestr(nama, json.dumps(daftar) if nama == DAFTAR else asal.read(nama))
        with pytest.raises(Galat, match="tidak wajar"):
            periksa(rusak)
