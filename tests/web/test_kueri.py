"""No page asks the database more often because an office has more rows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sakip.web.organisasi.selectors import muat
from sakip.web.tukar.services import rencanakan, terapkan

from .conftest import TAHUN
from .dunia import SENDIRI, Dunia, buat_dunia
from .jelajah import addresses, kasus_halaman, path_of
from .test_kisi import larger

ORANG = ("operator", "kepala", "admin_daerah", "inspektorat")


def test_three_times_the_indicators_take_no_more_queries_on_any_page(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # That a session is in use is noted once a minute, which a slow machine needs for this.
    monkeypatch.setattr("sakip.web.akun.tengah.SEMENIT", timedelta(days=1))
    dunia: Dunia = buat_dunia()
    kantor = dunia.kantor[SENDIRI]
    peramban = {nama: Client() for nama in ORANG if nama in dunia.orang}
    for nama, satu in peramban.items():
        satu.force_login(dunia.orang[nama])
    jalur = [
        path_of(a, k, kantor, kantor) for a in addresses() if (k := kasus_halaman().get(a.nama))
    ]

    def count(siapa: Client, alamat: str) -> int | None:
        """Queries of a page that is computed and known; None where it is none for this person."""
        if siapa.get(alamat).status_code != 200:
            return None
        with CaptureQueriesContext(connection) as kueri:
            siapa.get(alamat)
        return len(kueri)

    dilihat = {}
    for alamat in jalur:
        for nama, satu in peramban.items():
            if (banyak := count(satu, alamat)) is not None:
                dilihat[alamat] = (nama, banyak)
                break
    assert len(dilihat) > 40
    kantor.refresh_from_db()
    terapkan(rencanakan(larger(muat(kantor, TAHUN), 3), kantor.pemda), actor=None)
    salah = []
    for alamat, (nama, semula) in dilihat.items():
        kini = count(peramban[nama], alamat)
        if kini is None or kini > semula:
            salah.append(f"{alamat.split(str(TAHUN))[-1]}: {semula} menjadi {kini}")
    assert salah == []
