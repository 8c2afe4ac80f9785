"""A demo whose site runs in processes of its own, and people signed in to it."""

from __future__ import annotations

import http.client
import re
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sakip.web.situs.jalan import free_port, kill, sakip, wait_ready

from .conftest import Pemasangan


class Peramban:
    """Somebody who has signed in, and stays so when the site starts again."""

    def __init__(self, port: int, nama: str, sandi: str) -> None:
        self.port, self.kuki = port, dict[str, str]()
        halaman = self.minta("GET", "/masuk/")[1]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', halaman)
        assert token is not None
        isian = {"csrfmiddlewaretoken": token[1], "username": nama, "password": sandi}
        assert self.minta("POST", "/masuk/", isian)[0] == 302

    def minta(self, cara: str, alamat: str, isian: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and body of a whole answer; OSError or HTTPException where it breaks off."""
        kepala = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.kuki.items())}
        if isian is not None:
            kepala |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": self.kuki.get("csrftoken", ""),
            }
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sambungan.request(cara, alamat, urllib.parse.urlencode(isian or {}), kepala)
        jawab = sambungan.getresponse()
        isi = jawab.read().decode()
        for kuki in jawab.headers.get_all("Set-Cookie") or []:
            nama, _, nilai = kuki.split(";")[0].partition("=")
            self.kuki[nama] = nilai
        sambungan.close()
        return jawab.status, isi


class Situs:
    """A copy of the demo whose processes can be killed and started again."""

    def __init__(self, satu: Pemasangan, log: Path) -> None:
        self.satu, self.log = satu, log
        self.port = free_port(19400 + hash(str(log)) % 500)
        self.sandi = (satu.data / "sandi-demo.txt").read_text().strip()
        self.kantor = str(
            satu.sql("SELECT uuid FROM organisasi_kantor WHERE id_teks = 'contoh-sejahtera'")[0][0]
        )
        uuid = f"{self.kantor.replace('-', ''):0>32}"
        self.kantor = "-".join(
            (uuid[:8], uuid[8:12], uuid[12:16], uuid[16:20], uuid[20:])  # SQLite has no dashes
        )

    @contextmanager
    def situs(self, banyak: int = 1) -> Iterator[None]:
        """The site in so many processes, killed when left."""
        lingkungan = self.satu.lingkungan
        isian = ("serve", "--port", str(self.port), "--proses", str(banyak))
        proses = sakip(*isian, log=self.log, lingkungan=lingkungan)
        try:
            wait_ready(f"http://127.0.0.1:{self.port}/siap/", {"situs": proses}, self.log)
            yield
        finally:
            kill(proses)

    def masuk(self, nama: str) -> Peramban:
        return Peramban(self.port, nama, self.sandi)
