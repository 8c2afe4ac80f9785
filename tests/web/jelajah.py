"""Every address of the site, visited by every person in every place as the case file lists it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from http.cookies import SimpleCookie
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.signals import request_finished
from django.db import close_old_connections, connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sakip.web.audit.models import Kejadian
from sakip.web.organisasi.models import Kantor

from .conftest import TAHUN
from .dunia import (
    BENDA,
    DAERAH_LAIN,
    SEDAERAH,
    SENDIRI,
    TEMPAT,
    Dunia,
    harapan,
    melihat,
    menjangkau,
    orang_dari,
    set_state,
)

TULIS = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
BUKAN_DATA = re.compile(r"django_session|akun_sesi|django_tasks")
"""Tables a visit may write to: who sits at the browser, and work for the worker."""

UTUSAN: dict[str, tuple[str, ...]] = {
    SENDIRI: (
        "",
        *harapan()["peran_kantor"],
        *harapan()["peran_daerah"],
        *harapan()["peran_pemasangan"],
        "tanpa_penugasan",
    ),
    SEDAERAH: ("operator", "kepala", *harapan()["peran_daerah"]),
    DAERAH_LAIN: ("operator", "kepala", "admin_daerah"),
}
"""Who is sent where: everybody to their own office, then those who might reach further. That the
others have no right there, and who has none at all, is tried with everybody in test_hak.py."""


class Alamat(NamedTuple):
    """One address: the name in the case file, and what its route asks for."""

    nama: str
    rute: str
    bagian: tuple[str, ...]
    tetap: Mapping[str, Any]


class Kunjungan(NamedTuple):
    """One request and its answer. boleh, terlihat: what the case file says of the person there.

    menulis: tables that the request wrote to. aksi: what it entered in the log.
    """

    alamat: str
    jalur: str
    orang: str
    tempat: str
    keadaan: str
    cara: str
    boleh: bool
    terlihat: bool
    jawab: HttpResponseBase
    menulis: tuple[str, ...]
    aksi: tuple[str, ...]

    @property
    def isi(self) -> bytes:
        jawab: Any = self.jawab
        return b"" if jawab.streaming else jawab.content

    def __str__(self) -> str:
        kini = f" ({self.keadaan})" if self.keadaan else ""
        return f"{self.cara} {self.alamat}{kini}: {self.orang} di {self.tempat}"


def addresses() -> list[Alamat]:
    def walk(resolver: URLResolver, depan: str, bagian: tuple[str, ...]) -> Iterator[Alamat]:
        for satu in resolver.url_patterns:
            rute = depan + str(satu.pattern)
            milik = (*bagian, *satu.pattern.converters)
            if isinstance(satu, URLResolver):
                yield from walk(satu, rute, milik)
            else:
                assert isinstance(satu, URLPattern)
                yield Alamat(satu.name or "", rute, milik, satu.default_args)

    return list(walk(get_resolver(), "", ()))


def fill(nilai: Mapping[str, str], kantor: Kantor) -> dict[str, str]:
    """Values of the case file with ``?nama`` made into a thing of the office."""
    return {k: BENDA[v[1:]](kantor) if v.startswith("?") else v for k, v in nilai.items()}


def path_of(satu: Alamat, kasus: Mapping[str, Any], kantor: Kantor, benda: Kantor) -> str:
    """The address in an office, of a thing of an office."""
    isi: dict[str, Any] = {"kantor": kantor.uuid, "tahun": TAHUN} | fill(
        kasus.get("isi", {}), benda
    )
    return reverse(satu.nama, kwargs={b: isi[b] for b in satu.bagian} | dict(satu.tetap))


class Penjelajah:
    """Visits as people who are signed in; what a visit writes is taken back."""

    def __init__(self, dunia: Dunia) -> None:
        self.dunia = dunia
        self.kue: dict[str, SimpleCookie] = {"": SimpleCookie()}
        self.browser = Client(raise_request_exception=False)
        for nama, akun in dunia.orang.items():
            self.browser.cookies = SimpleCookie()
            self.browser.force_login(akun)
            self.browser.get("/akun/")  # the session notes when it began
            self.kue[nama] = self.browser.cookies

    def ask(
        self, orang: str, cara: str, jalur: str, kirim: Mapping[str, str] | None = None
    ) -> tuple[HttpResponseBase, tuple[str, ...], tuple[str, ...]]:
        menulis: list[str] = []
        aksi: tuple[str, ...] = ()

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if (kena := TULIS.match(sql)) and not BUKAN_DATA.match(kena[1]):
                menulis.append(kena[1])
            return execute(sql, params, many, context)

        self.browser.cookies = SimpleCookie(self.kue[orang].output(header="", sep=";"))
        with transaction.atomic(), connection.execute_wrapper(watch):
            jawab: Any = self.browser.generic(
                cara, jalur, urlencode(kirim or {}), "application/x-www-form-urlencoded"
            )
            # Its end would close a connection that is in a transaction.
            request_finished.disconnect(close_old_connections)
            jawab.close()
            request_finished.connect(close_old_connections)
            if banyak := menulis.count(Kejadian._meta.db_table):
                akhir = Kejadian.objects.order_by("-pk").values_list("aksi", flat=True)
                aksi = tuple(akhir[:banyak])
            transaction.set_rollback(True)
        return jawab, tuple(menulis), aksi

    def visit(self, satu: Alamat, kasus: Mapping[str, Any]) -> Iterator[Kunjungan]:
        """Everybody everywhere, by every method, in every state that the case speaks of."""
        jenis = kasus["tempat"]
        for di in TEMPAT if jenis == "kantor" else (SENDIRI,):
            kantor = self.dunia.kantor[di]
            jalur = path_of(satu, kasus, kantor, kantor)
            for cara in ("GET", "POST"):
                daftar = kasus.get(cara, [])
                for kini, siapa in (
                    daftar.items() if isinstance(daftar, Mapping) else [("", daftar)]
                ):
                    if kini:
                        set_state(kantor, kini)
                    kirim = fill(kasus.get("kirim", {}), kantor) if cara == "POST" else None
                    boleh = {o for o in self.kue if _may(jenis, siapa, o, di)}
                    for orang in self._visitors(kasus, cara, di, boleh):
                        yield Kunjungan(
                            satu.nama,
                            jalur,
                            orang,
                            di,
                            kini,
                            cara,
                            orang in boleh,
                            jenis != "kantor" or melihat(orang, di),
                            *self.ask(orang, cara, jalur, kirim),
                        )

    def _visitors(self, kasus: Mapping[str, Any], cara: str, di: str, boleh: set[str]) -> list[str]:
        """Who is sent: everybody, but no more than needed where a visit proves nothing new."""
        if cara not in kasus:
            return ["operator", "admin_daerah"] if di == SENDIRI else []
        satu = min(boleh, default="")  # of those who get the same costly answer, one
        berat = "berat" in kasus
        ke = ("", "operator") if kasus["tempat"] == "umum" else UTUSAN[di]
        return [o for o in ke if not (berat and o in boleh and o != satu)]

    def strangers(self, satu: Alamat, kasus: Mapping[str, Any]) -> Iterator[str]:
        """Answers to an address of one's own office with a thing of another's in it."""
        if not any(v.startswith("?") for v in kasus.get("isi", {}).values()):
            return
        if kasus["tempat"] == "pemasangan":
            return  # every region is theirs; one's thing under another is tried by hand
        # What has no office in its address belongs to the region as a whole.
        for asing in (SEDAERAH, DAERAH_LAIN) if "kantor" in satu.bagian else (DAERAH_LAIN,):
            jalur = path_of(satu, kasus, self.dunia.kantor[SENDIRI], self.dunia.kantor[asing])
            for cara in ("GET", "POST"):
                for orang in orang_dari(kasus.get(cara, [])):
                    if not menjangkau(orang, SENDIRI):
                        continue
                    status = self.ask(orang, cara, jalur)[0].status_code
                    if status != 404:
                        yield f"{cara} {jalur}: {orang} dengan benda {asing} dijawab {status}"


def _may(jenis: str, daftar: Any, orang: str, tempat: str) -> bool:
    semua = daftar == "semua"
    if not orang:
        return jenis == "umum" and semua
    if jenis != "kantor":
        return semua or orang in orang_dari(daftar)
    boleh = melihat(orang, tempat) if semua else orang in orang_dari(daftar)
    return boleh and menjangkau(orang, tempat)


def kasus_halaman() -> dict[str, Any]:
    isi: dict[str, Any] = harapan()["halaman"]
    return isi
