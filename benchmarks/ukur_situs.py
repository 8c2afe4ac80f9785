"""The site under load: 80 offices x 120 indicators x 4 quarters, 30 mixed requests a second.

An open load (requests leave on time whether or not the last has come back), then saturation by
eight browsers at once; each page beside the same queries as bare JSON. `DATABASE_URL` chooses the
database, SQLite otherwise. Only this machine is asked.
"""

from __future__ import annotations

import http.client
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.ukur import report

KANTOR, INDIKATOR = 80, 120
PER_DETIK, LAMA, JENUH = 30, 20.0, 8.0
PORT = 9787
ACAK = random.Random(2025)


class Halaman(NamedTuple):
    """One kind of request: what is asked, by whom, how often among a hundred."""

    nama: str
    alamat: str
    cookie: str
    isi: str
    bagian: int


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "SAKIP_DATA": folder,
            "SAKIP_HOST": "127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "benchmarks.situs_setelan",
        }
        mulai = time.perf_counter()
        halaman = prepare()
        siap = time.perf_counter() - mulai
        with server():
            for satu in {h.alamat: h for h in halaman if not h.isi}.values():
                ask(satu)  # first requests compute; a working day has them in the morning
            lambat = open_load(halaman)
            jenuh = saturate([h for h in halaman if h.nama in {"Beranda", "Beranda JSON"}])
        besar = sum(f.stat().st_size for f in Path(folder).glob("sakip.sqlite3*"))
    semua = [w for waktu in lambat.values() for w in waktu]
    hasil = {
        "menyiapkan data": f"{siap:.1f} s",
        f"semua, {PER_DETIK} permintaan/s": quantiles(semua),
        **{nama: quantiles(waktu) for nama, waktu in sorted(lambat.items())},
        **{f"jenuh: {nama}": f"{n:.0f} permintaan/s" for nama, n in jenuh.items()},
    }
    if besar:
        hasil["basis data"] = f"{besar / 1e6:.0f} MB"
    report(hasil)


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
    perintah = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(PORT)]
    perintah += ["--workers", "2", "--blocking-threads", "1", "--no-log"]
    proses = subprocess.Popen([*perintah, "sakip.web.situs.wsgi:application"])
    try:
        for _ in range(100):
            try:
                http.client.HTTPConnection("127.0.0.1", PORT, timeout=1).connect()
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        proses.terminate()
        proses.wait(10)


def ask(h: Halaman) -> int:
    """Make one request; its status. Raises RuntimeError where the site does not answer well."""
    sambung = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    kepala = {"Cookie": h.cookie} if h.cookie else {}
    if h.isi:
        kepala |= {"Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true"}
        kepala["X-CSRFToken"] = h.cookie.rsplit("csrftoken=", 1)[1]
        sambung.request("POST", h.alamat, h.isi, kepala)
    else:
        sambung.request("GET", h.alamat, headers=kepala)
    jawab = sambung.getresponse()
    jawab.read()
    sambung.close()
    if jawab.status not in {200, 409}:
        raise RuntimeError(f"{h.nama} {h.alamat}: {jawab.status}")
    return jawab.status


def open_load(halaman: list[Halaman]) -> dict[str, list[float]]:
    """Seconds each kind of request took, from the moment it was due."""
    waktu: dict[str, list[float]] = defaultdict(list)
    pilih = ACAK.choices(halaman, [h.bagian for h in halaman], k=int(PER_DETIK * LAMA))
    kunci = threading.Lock()

    def satu(h: Halaman, jatuh: float) -> None:
        time.sleep(max(0.0, jatuh - time.perf_counter()))
        ask(h)
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
