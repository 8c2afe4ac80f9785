"""No row of a government ever points to another's; no table forgets whose its rows are."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import F, Q

from sakip.web.akun.models import Akun
from sakip.web.dasar.models import Milik
from sakip.web.dasar.waktu import hari_ini
from sakip.web.pengukuran.services import lakukan

from .conftest import TAHUN
from .dunia import (
    BENDA,
    DAERAH_LAIN,
    INDIKATOR,
    PERIODE,
    SENDIRI,
    Dunia,
    buat_dunia,
)

pytestmark = pytest.mark.django_db

TANPA_PEMDA = {
    "dasar.Pemda": "the government itself",
    "akun.Sesi": "before somebody signs in, nobody knows whose",
    "akun.Percobaan": "before somebody signs in, nobody knows whose",
    "akun.KodeSandi": "belongs to its account alone",
}
"""Tables without a government, each with its reason."""
TANPA_PEMDA_DI_DEPAN = {
    "akun_nama_pengguna_kunci": "one signs in by name before the government is known"
}


def ours() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("sakip.")]


def links() -> list[tuple[type[models.Model], Any]]:
    return [(m, f) for m in ours() for f in m._meta.concrete_fields if f.is_relation]


def has(model: Any, nama: str) -> bool:
    return any(f.name == nama for f in model._meta.concrete_fields)


def test_every_table_says_whose_its_rows_are() -> None:
    for model in ours():
        label = model._meta.label
        assert has(model, "pemda") != (label in TANPA_PEMDA), label
        if label not in {*TANPA_PEMDA, "akun.Akun", "audit.Kejadian"}:
            assert issubclass(model, Milik), f"{label}: turunkan dari dasar.models.Milik"


def test_every_unique_key_begins_with_the_government() -> None:
    for model in ours():
        for kunci in model._meta.constraints:
            if isinstance(kunci, models.UniqueConstraint):
                if kunci.name in TANPA_PEMDA_DI_DEPAN or model._meta.label in TANPA_PEMDA:
                    continue
                assert kunci.fields[:1] == ("pemda",), f"{model._meta.label}: {kunci.name}"
        for bidang in model._meta.concrete_fields:
            if bidang.unique and not bidang.primary_key and has(model, "pemda"):
                satu = bidang.one_to_one or bidang.name in {"uuid", "nama_pengguna"}
                assert satu, f"{model._meta.label}.{bidang.name} unik tanpa pemda"


def populate(dunia: Dunia) -> None:
    """Rows in as many tables as the site has ways to make them, in both governments."""
    for kantor in dunia.kantor.values():
        orang = Akun.objects.get(uuid=BENDA["orang"](kantor))
        orang.penugasan.create(
            pemda=kantor.pemda, peran="operator", kantor=kantor, mulai=hari_ini()
        )
        for buat in BENDA.values():
            buat(kantor)
        lakukan(
            actor=orang,
            kantor=kantor,
            tahun=TAHUN,
            periode=PERIODE,
            indikator=[INDIKATOR],
            langkah="ajukan",
            pada=hari_ini(),
        )


def test_no_row_points_across_a_border() -> None:
    """Every foreign key of every table, on the data of three offices in two governments."""
    populate(buat_dunia())
    berisi = 0
    for model, bidang in links():
        ke = bidang.related_model
        semua = model._base_manager.exclude(**{f"{bidang.name}__isnull": True})
        berisi += semua.exists()
        batas = [n for n in ("pemda", "kantor") if has(model, n) and has(ke, n)]
        for satu in batas:
            # A role over the whole region has no office; an account is of no single one.
            beda = ~Q(**{f"{bidang.name}__{satu}": F(satu)})
            kosong = Q(**{f"{satu}__isnull": True})
            salah = semua.filter(beda & ~kosong).count()
            assert not salah, f"{model._meta.label}.{bidang.name}: {salah} baris milik lain"
    assert berisi > 60  # the walk has seen something


def test_the_walk_sees_a_row_that_points_across() -> None:
    dunia = buat_dunia()
    from sakip.web.perencanaan.models import Target

    satu = Target.objects.filter(kantor=dunia.kantor[SENDIRI]).first()
    lain = Target.objects.filter(kantor=dunia.kantor[DAERAH_LAIN]).first()
    assert satu
    assert lain
    Target.objects.filter(pk=satu.pk).update(indikator=lain.indikator)
    salah = Target.objects.filter(~Q(indikator__pemda=F("pemda")))
    assert [t.pk for t in salah] == [satu.pk]
