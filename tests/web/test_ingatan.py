"""What a process keeps of a year follows what another wrote, and reads no more than that."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.berkas.model import LEMBAR
from sakip.hitung import hitung
from sakip.web.akun.models import Akun
from sakip.web.anggaran.models import Anggaran
from sakip.web.organisasi import selectors
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat, tahun_dihitung
from sakip.web.pengukuran.services import simpan
from sakip.web.sunting.services import Ganti, ganti
from sakip.web.tukar.services import rencanakan, terapkan

from .conftest import HARI, TAHUN, Orang


@pytest.fixture
def kasubag(kantor: Kantor, orang: Orang) -> Akun:
    return orang("kasubag", "operator", kantor)


def cell(kantor: Kantor, actor: Akun, **isian: str) -> None:
    simpan(
        actor=actor,
        kantor=kantor,
        tahun=TAHUN,
        indikator="p2.i1",
        periode="2025-T1",
        isian=isian or {"nilai": "82,71"},
        revisi=1,
        pada=HARI,
    )


def money(kantor: Kantor, actor: Akun, hapus: bool = False) -> None:
    baris = next(b for b in muat(kantor, TAHUN).anggaran if b.nilai is not None)
    revisi = Anggaran.objects.filter(
        kantor=kantor,
        simpul__id_teks=baris.simpul,
        periode=baris.periode,
        jenis=baris.jenis,
        versi=baris.versi,
    ).values_list("revisi", flat=True)[0]
    baru = None if hapus else baris.model_copy(update={"nilai": Decimal(123_456_000)})
    isi = [Ganti(baris.kunci, revisi, baru)]
    ganti(actor=actor, kantor=kantor, tahun=TAHUN, lembar="anggaran", isi=isi, pada=HARI)


def whole(kantor: Kantor, actor: Akun) -> None:
    """Another target, one indicator fewer measured, one facility more: as an import does it."""
    kantor.refresh_from_db()
    berkas = muat(kantor, TAHUN)
    sarana = berkas.sarpras[0].model_copy(update={"urut": 90, "uraian": "Tenda"})
    target = berkas.target[0].model_copy(update={"keterangan": "Diubah."})
    baru = berkas.model_copy(
        update={
            "target": (target, *berkas.target[1:]),
            "realisasi": berkas.realisasi[:-1],
            "sarpras": (*berkas.sarpras, sarana),
        }
    )
    terapkan(rencanakan(baru, kantor.pemda), actor=actor, hapus=True, pada=HARI)


UBAH: dict[str, Callable[[Kantor, Akun], None]] = {
    "a figure": cell,
    "a row emptied": lambda k, a: cell(k, a, nilai="", penjelasan=""),
    "money": money,
    "money taken out": lambda k, a: money(k, a, hapus=True),
    "an import": whole,
}


@pytest.mark.parametrize("apa", UBAH)
def test_what_another_process_wrote_is_seen(kantor: Kantor, kasubag: Akun, apa: str) -> None:
    tahun_dihitung(kantor, TAHUN)
    dulu = dict(selectors._ingat)
    UBAH[apa](kantor, kasubag)
    # As a process that had no part in it: what it kept is from before.
    selectors._ingat.clear()
    selectors._ingat.update(dulu)
    kantor.refresh_from_db()
    berkas, buku, hasil = tahun_dihitung(kantor, TAHUN)
    kini = muat(kantor, TAHUN)
    assert [n for n in LEMBAR if getattr(berkas, n) != getattr(kini, n)] == []
    utuh = hitung(berkas, buku)
    assert [str(h.alamat) for h, u in zip(hasil, utuh, strict=True) if h != u] == []
    assert hasil.peringatan == utuh.peringatan


def test_sheets_that_did_not_change_are_not_read_again(kantor: Kantor, kasubag: Akun) -> None:
    semula = tahun_dihitung(kantor, TAHUN)[0]
    dulu = dict(selectors._ingat)
    cell(kantor, kasubag)
    selectors._ingat.clear()
    selectors._ingat.update(dulu)
    kantor.refresh_from_db()
    with CaptureQueriesContext(connection) as kueri:
        berkas: Any = tahun_dihitung(kantor, TAHUN)[0]
    # The year, the editions of all sheets, the sheet that changed.
    assert len(kueri) == 3
    assert berkas.target is semula.target
    beda = [a.kunci for a, b in zip(semula.realisasi, berkas.realisasi, strict=True) if a is not b]
    assert beda == [("p2.i1", "2025-T1")]
