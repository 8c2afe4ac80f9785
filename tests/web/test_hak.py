"""Who may do what: every person x place x state x action, against tests/kasus/hak.yaml."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, Ditolak, alur_di, hak_di
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.models import Realisasi
from sakip.web.pengukuran.services import lakukan, simpan

from .conftest import TAHUN
from .dunia import (
    DAERAH_LAIN,
    INDIKATOR,
    PEMILIK,
    PERIODE,
    SENDIRI,
    TEMPAT,
    Dunia,
    buat_dunia,
    harapan,
    melihat,
    menjangkau,
    orang_dari,
    set_state,
)


@pytest.fixture
def dunia(db: None) -> Dunia:
    return buat_dunia()


def test_the_case_file_knows_every_action_step_and_state(dunia: Dunia) -> None:
    pemda = dunia.kantor[SENDIRI].pemda
    hak, alur = hak_di(pemda, hari_ini()), alur_di(pemda, hari_ini())
    assert {i.aksi for i in hak.izin} == set(harapan()["izin"])
    assert {x.id for x in alur.langkah} | {"simpan"} == set(harapan()["pengukuran"])
    disebut = {k for x in harapan()["pengukuran"].values() for k in x}
    assert disebut == {k.id for k in alur.keadaan}


def test_every_action_is_open_to_whom_the_cases_say(dunia: Dunia) -> None:
    salah = []
    for nama, akun in dunia.orang.items():
        akses = Akses(akun, hari_ini())
        for aksi, daftar in harapan()["izin"].items():
            jabatan = PEMILIK if aksi in harapan()["izin_per_indikator"] else None
            if aksi in harapan()["izin_pemasangan"] and akses.boleh(aksi) != (nama in daftar):
                salah.append(f"{nama} {aksi}: seharusnya {nama in daftar}")
            for tempat, kantor in dunia.kantor.items():
                seharusnya = nama in orang_dari(daftar) and menjangkau(nama, tempat)
                if akses.boleh(aksi, kantor, jabatan) != seharusnya:
                    salah.append(f"{nama} {aksi} di {tempat}: seharusnya {seharusnya}")
        lihat = {k.pk for k in akses.kantor()}
        for tempat, kantor in dunia.kantor.items():
            if (kantor.pk in lihat) != melihat(nama, tempat):
                salah.append(f"{nama} melihat {tempat}: seharusnya {melihat(nama, tempat)}")
    assert salah == []


def act(tindakan: str, siapa: Akun, kantor: Kantor) -> None:
    hal: dict[str, Any] = {
        "actor": siapa,
        "kantor": kantor,
        "tahun": TAHUN,
        "periode": PERIODE,
        "pada": hari_ini(),
    }
    if tindakan == "simpan":
        baris = Realisasi.objects.get(kantor=kantor, indikator__id_teks=INDIKATOR, periode=PERIODE)
        isian = {"penjelasan": "Dicoba."}
        simpan(**hal, indikator=INDIKATOR, isian=isian, revisi=baris.revisi)
    else:
        lakukan(**hal, indikator=[INDIKATOR], langkah=tindakan, catatan="Dicoba.")


def test_every_step_in_every_state_is_taken_only_by_whom_the_cases_say(dunia: Dunia) -> None:
    salah: list[str] = []
    keadaan = [k.id for k in alur_di(dunia.kantor[SENDIRI].pemda, hari_ini()).keadaan]
    for kini in keadaan:
        for kantor in dunia.kantor.values():
            set_state(kantor, kini)
        for tindakan, harap in harapan()["pengukuran"].items():
            boleh = orang_dari(harap.get(kini, ()))
            for tempat in TEMPAT:
                for nama, akun in dunia.orang.items():
                    jadi = _try(tindakan, akun, dunia.kantor[tempat])
                    seharusnya = nama in boleh and menjangkau(nama, tempat)
                    if jadi != seharusnya:
                        salah.append(f"{nama} {tindakan} pada {kini} di {tempat}: {jadi}")
    assert salah == []


def _try(tindakan: str, siapa: Akun, kantor: Kantor) -> bool:
    """Whether an action went through; what it wrote is taken back."""
    try:
        with transaction.atomic():
            act(tindakan, siapa, kantor)
            transaction.set_rollback(True)
    except (Ditolak, Kantor.DoesNotExist):
        return False
    except Galat as galat:
        if galat.kode != "ukur.tertutup":
            raise
        return False
    return True


def test_a_role_of_another_government_is_worth_nothing(dunia: Dunia) -> None:
    """Even where an assignment was written across the border."""
    asing = dunia.kantor[DAERAH_LAIN]
    akun = dunia.orang["admin_daerah"]
    akun.penugasan.create(pemda=asing.pemda, peran="admin_daerah", mulai=hari_ini())
    akun.penugasan.create(pemda=asing.pemda, peran="kepala", kantor=asing, mulai=hari_ini())
    akses = Akses(akun, hari_ini())
    assert not akses.boleh("daerah.lihat", asing)
    assert not akses.boleh("laporan.tetapkan", asing)
    assert asing not in akses.kantor()


def test_who_runs_the_installation_may_nothing_with_an_office(dunia: Dunia) -> None:
    """Nor does a region's person become one by an assignment or by a mark on the account."""
    pemasang, kantor = dunia.orang["pemasang"], dunia.kantor[SENDIRI]
    akses = Akses(pemasang, hari_ini())
    assert [a for a in harapan()["izin"] if akses.boleh(a, kantor)] == []
    assert [a for a in harapan()["izin"] if akses.boleh(a)] == ["daerah.atur"]
    assert list(akses.kantor()) == []
    operator = dunia.orang["operator"]
    for di in (None, kantor):
        operator.penugasan.create(pemda=kantor.pemda, peran="pemasang", kantor=di, mulai=hari_ini())
    assert not Akses(operator, hari_ini()).boleh("daerah.atur")
    operator.pemasang = True
    assert Akses(operator, hari_ini()).peranan == ()
    pemasang.aktif = False
    assert not Akses(pemasang, hari_ini()).boleh("daerah.atur")


def test_who_is_switched_off_may_nothing(dunia: Dunia) -> None:
    akun = dunia.orang["operator"]
    akun.aktif = False
    assert not Akses(akun, hari_ini()).boleh("kantor.lihat", dunia.kantor[SENDIRI])
