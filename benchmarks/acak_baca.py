"""Damaged files thrown at every reader: nothing but a document or a Galat may come out.

Seeds are small files made here, or the files named. Each is damaged in many ways (bytes turned,
cut, doubled; inside a zip the parts as well) and read and checked in a process of its own with
1 GB and 60 seconds. ``--banyak`` says how many of each seed, ``--benih`` where chance begins.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.benih_acak import seeds
from benchmarks.ukur import report
from sakip.galat import Galat
from sakip.periksa.banyak import Batas, Tugas, periksa_banyak

# What must never be the outcome: our mistake, a dead process, a hang, more memory than allowed.
PEMBACA = ("periksa.", "tabel.", "buku_kerja.")  # rooms whose errors speak of the file
_EKSTREM = (b"0", b"-1", b"2", b"255", b"32768", b"65536", b"2147483648", b"4294967295",
            b"99999999999999999999", b"1e308", b"0.0000001", b"1" * 400)  # fmt: skip
_TERBESAR = 2_000_000  # bytes; larger ones only take longer
BURUK = ("periksa.gagal", "periksa.gugur", "periksa.lama", "periksa.memori")


def bad(kode: str) -> bool:
    """Whether an error tells of our own mistake rather than of the file."""
    return kode in BURUK or not kode.startswith(PEMBACA)


def damage(isi: bytes, acak: random.Random) -> bytes:
    """The file with some damage; of a zip often inside a part, so that it still opens."""
    if isi[:2] == b"PK" and acak.random() < 0.7:
        return _part(isi, acak)
    return _bytes(isi, acak)


def _part(isi: bytes, acak: random.Random) -> bytes:
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        nama = lama.namelist()
        kena = acak.choice(nama)
        for satu in nama:
            data = lama.read(satu)
            baru.writestr(satu, _bytes(data, acak) if satu == kena else data)
    return hasil.getvalue()


def _bytes(isi: bytes, acak: random.Random) -> bytes:
    if acak.random() < 0.4:
        return _bentuk(isi, acak)
    data = bytearray(isi)
    for _ in range(acak.choice((1, 1, 2, 5, 20))):
        if not data:
            break
        n, panjang = acak.randrange(len(data)), acak.choice((1, 4, 64, 1024))
        match acak.randrange(6):
            case 0:
                data[n] ^= 1 << acak.randrange(8)
            case 1:
                del data[n : n + panjang]
            case 2:
                data[n:n] = acak.randbytes(panjang)
            case 3:
                data[n:n] = data[n : n + panjang] * acak.choice((1, 3, 50))
            case 4:
                angka = acak.choice(
                    (b"-1", b"0", b"99999999999", b"1e999", b"NaN", b"&#0;", b"]]>")
                )
                data[n : n + len(angka)] = angka
            case _:
                del data[n:]
    return bytes(data)


def _bentuk(isi: bytes, acak: random.Random) -> bytes:
    """Damage that keeps the grammar: a number made extreme, a piece taken from elsewhere."""
    for _ in range(acak.choice((1, 1, 2, 4))):
        if acak.random() < 0.5:
            angka = list(re.finditer(rb"\d+", isi))
            if not angka:
                continue
            satu = acak.choice(angka)
            isi = isi[: satu.start()] + acak.choice(_EKSTREM) + isi[satu.end() :]
        else:
            batas = [m.start() for m in re.finditer(rb"[<\n/;|\t]", isi)]
            if len(batas) < 2:
                continue
            awal, akhir = sorted(acak.sample(batas, 2))
            ke, kali = acak.choice(batas), acak.choice((0, 1, 1, 2, 20, 300))
            potong = isi[awal:akhir][:2000] * kali
            isi = isi[:awal] + isi[akhir:] if kali == 0 else isi[:ke] + potong + isi[ke:]
    return isi[:_TERBESAR]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("berkas", type=Path, nargs="*")
    p.add_argument("--banyak", type=int, default=40)
    p.add_argument("--benih", type=int, default=0)
    p.add_argument("--simpan", type=Path, help="folder for files that broke something")
    args = p.parse_args()
    benih = {b.name: b.read_bytes() for b in args.berkas} or seeds()
    mulai, hasil, buruk = time.perf_counter(), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        tugas = list(_write(benih, Path(folder), args.banyak, args.benih))
        for nomor, satu in periksa_banyak(tugas, Batas(1024 * 1024 * 1024, 60)):
            kode = satu.kode if isinstance(satu, Galat) else "terbaca"
            hasil[kode] += 1
            if isinstance(satu, Galat) and bad(kode):
                buruk += 1
                print(f"{tugas[nomor].berkas.name}: {satu}", flush=True)
                if args.simpan:
                    tujuan = args.simpan / tugas[nomor].berkas.name
                    tujuan.write_bytes(tugas[nomor].berkas.read_bytes())
    lama = time.perf_counter() - mulai
    isi = {k: str(n) for k, n in hasil.most_common()}
    report({"berkas rusak": str(len(tugas)), "jatuh, macet, atau boros": str(buruk),
            "lama": f"{lama:.0f} s"} | isi)  # fmt: skip


def _write(benih: dict[str, bytes], folder: Path, banyak: int, awal: int) -> Iterator[Tugas]:
    for nama, isi in benih.items():
        for n in range(awal, awal + banyak):
            path = folder / f"{n:06}-{nama}"
            path.write_bytes(damage(isi, random.Random(f"{nama}{n}")))
            yield Tugas(path)


if __name__ == "__main__":
    main()
