"""The site under load: 80 offices x 120 indicators x 4 quarters, 30 mixed requests a second.

An open load (requests leave on time whether or not the last has come back), then saturation by
eight browsers at once; each page beside the same queries as bare JSON, measured likewise. SQLite,
or PostgreSQL with ``python -m tests.postgres -m benchmarks.ukur_situs``. Only this machine is
asked; the one who asks takes its share of the processors.
"""

from __future__ import annotations

import gzip
import http.client
import itertools
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.ukur import report

KANTOR, INDIKATOR = 80, 120
PER_DETIK, LAMA, JENUH = 30, 20.0, 4.0
PORT = 9787
# The command takes the site's own settings unless others are set up already.
SAKIP = "import django; django.setup(); from sakip.cli import main; raise SystemExit(main())"
ACAK = random.Random(2025)
SEL: dict[str, Iterator[int]] = defaultdict(itertools.count)


class Halaman(NamedTuple):
    """One kind of request: what is asked, by whom, how often among a hundred.

    sel: how many rows there are to save a cell in; 0 for a page that is only read.
    """

    nama: str
    alamat: str
    cookie: str
    sel: int
    bagian: int

    @property
    def lantai(self) -> bool:
        return self.alamat.startswith("/lantai")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "SAKIP_DATA": folder,
            "SAKIP_HOST": "127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "benchmarks.situs_setelan",
            "SAKIP_LOG": "ERROR",
        }
        mulai = time.perf_counter()
        halaman = prepare()
        siap = time.perf_counter() - mulai
        with server():
            for satu in {h.alamat: h for h in halaman if not h.sel}.values():
                ask(satu)  # first requests compute; a working day has them in the morning
            lambat = open_load([h for h in halaman if not h.lantai])
            lantai = open_load([h._replace(bagian=_share(h, halaman)) for h in halaman if h.lantai])
            jenuh = saturate(halaman)
            kb = first_load(next(h.alamat for h in halaman if h.nama == "Portal"))
        besar = database_size(Path(folder))
    report(
        {
            "menyiapkan data": f"{siap:.1f} s",
            f"semua, {PER_DETIK} permintaan/s": quantiles(
                [w for satu in lambat.values() for w in satu]
            ),
            "semua, JSON": quantiles([w for satu in lantai.values() for w in satu]),
            **{nama: quantiles(waktu) for nama, waktu in sorted((lambat | lantai).items())},
            **{f"jenuh: {nama}": f"{n:.0f} permintaan/s" for nama, n in jenuh.items()},
            "kunjungan pertama ke portal": f"{kb:.0f} KB",
            "basis data": f"{besar / 1e6:.0f} MB",
        }
    )


def _share(lantai: Halaman, semua: list[Halaman]) -> int:
    """The floor of a page is asked for as often as the page."""
    return next(h.bagian for h in semua if f"/lantai{h.alamat}" == lantai.alamat)


def database_size(folder: Path) -> int:
    """Bytes of the database."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return sum(f.stat().st_size for f in folder.glob("sakip.sqlite3*"))
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_database_size(current_database())")
        return int(kursor.fetchone()[0])


def first_load(alamat: str) -> float:
    """Kilobytes (1,000) of a page and everything it loads, packed as a browser asks for it."""

    def get(alamat: str) -> tuple[int, str]:
        sambung = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        sambung.request("GET", alamat, headers={"Accept-Encoding": "gzip"})
        jawab = sambung.getresponse()
        isi = jawab.read()
        sambung.close()
        terang = gzip.decompress(isi) if jawab.headers.get("Content-Encoding") == "gzip" else isi
        return len(isi), terang.decode(errors="replace")

    besar, isi = get(alamat)
    dipakai = set(re.findall(r'(?:href|src)="(/[^"#?]+\.(?:css|js|svg|ico|png|woff2))', isi))
    return (besar + sum(get(satu)[0] for satu in dipakai)) / 1000


def prepare() -> list[Halaman]:
    """A region of offices with a year each; the requests that will be made of it."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from benchmarks.situs_data import requests, seed

    seed(KANTOR, INDIKATOR)
    return [Halaman(*satu) for satu in requests()]


@contextmanager
def server() -> Iterator[None]:
    """The site as it is run: `sakip serve`, with its own number of threads unless UTAS says one."""
    perintah = [sys.executable, "-c", SAKIP, "serve", "--port", str(PORT), "--proses", "2"]
    if utas := os.environ.get("UTAS"):
        perintah += ["--utas", utas]
    proses = subprocess.Popen(perintah)
    try:
        for _ in range(600):
            try:
                http.client.HTTPConnection("127.0.0.1", PORT, timeout=1).connect()
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        proses.terminate()
        proses.wait(60)


def ask(h: Halaman) -> int:
    """Make one request; its status. Raises RuntimeError where the site does not answer well."""
    sambung = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    kepala = {"Cookie": h.cookie} if h.cookie else {}
    if h.sel:
        kepala |= {"Content-Type": "application/x-www-form-urlencoded"}
        kepala |= {"X-CSRFToken": h.cookie.rsplit("csrftoken=", 1)[1], "Accept": "application/json"}
        # Each cell once and to a figure it does not hold, so that every save writes; quarter and
        # office are those of the address.
        i = f"i{next(SEL[h.alamat.removeprefix('/lantai')]) % h.sel}"
        isi = {f"s:{i}:nilai": f"{ACAK.randrange(200, 300)},{ACAK.randrange(1, 10)}", f"r:{i}": "1"}
        sambung.request("POST", h.alamat, urllib.parse.urlencode(isi), kepala)
    else:
        sambung.request("GET", h.alamat, headers=kepala)
    jawab = sambung.getresponse()
    badan = jawab.read()
    sambung.close()
    if jawab.status != 200 or (h.sel and b'"revisi": 2' not in badan and b": 2}" not in badan):
        raise RuntimeError(f"{h.nama} {h.alamat}: {jawab.status} {badan[:300]!r}")
    return jawab.status


def open_load(halaman: list[Halaman]) -> dict[str, list[float]]:
    """Seconds each kind of request took, from the moment it was due."""
    waktu: dict[str, list[float]] = defaultdict(list)
    pilih = ACAK.choices(halaman, [h.bagian for h in halaman], k=int(PER_DETIK * LAMA))
    kunci = threading.Lock()
    hilang: list[Halaman] = []

    def satu(h: Halaman, jatuh: float) -> None:
        time.sleep(max(0.0, jatuh - time.perf_counter()))
        try:
            ask(h)
        except OSError:  # no answer within 30 s: counted, and as long as it was waited for
            hilang.append(h)
        with kunci:
            waktu[h.nama].append(time.perf_counter() - jatuh)

    mulai = time.perf_counter() + 0.5
    utas = [
        threading.Thread(target=satu, args=(h, mulai + n / PER_DETIK)) for n, h in enumerate(pilih)
    ]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    if hilang:
        print(f"{len(hilang)} dari {len(pilih)} tidak terjawab dalam 30 s", file=sys.stderr)
    return waktu


def saturate(halaman: list[Halaman]) -> dict[str, float]:
    """Requests a second with eight askers who never rest, a kind at a time."""
    hasil = {}
    for nama in sorted({h.nama for h in halaman}):
        pakai = [h for h in halaman if h.nama == nama]
        hasil[nama] = _rate(lambda pakai=pakai: ask(ACAK.choice(pakai)))  # type: ignore[misc]
    return hasil


def _rate(minta: Callable[[], object]) -> float:
    akhir = time.perf_counter() + JENUH
    banyak = [0] * 8

    def terus(n: int) -> None:
        while time.perf_counter() < akhir:
            minta()
            banyak[n] += 1

    utas = [threading.Thread(target=terus, args=(n,)) for n in range(8)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    return sum(banyak) / JENUH


def quantiles(waktu: list[float]) -> str:
    urut = sorted(waktu)
    p50, p95 = urut[len(urut) // 2], urut[int(len(urut) * 0.95)]
    return f"p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms ({len(urut)})"


if __name__ == "__main__":
    main()
