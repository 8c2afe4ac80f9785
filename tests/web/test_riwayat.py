"""The log: added to, never changed; chained, so that a change shows; and readable."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from sakip.web.akun.models import Akun
from sakip.web.alur.catatan import details
from sakip.web.audit import segel
from sakip.web.audit.models import Kejadian
from sakip.web.audit.services import periksa_rantai
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat
from sakip.web.pengukuran.services import lakukan, simpan
from sakip.web.tukar.services import rencanakan, terapkan

from .conftest import HARI, TAHUN, Orang

pytestmark = pytest.mark.django_db
TABEL = Kejadian._meta.db_table


def run(perintah: str, *isi: Any) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah, isi)


@pytest.mark.parametrize(
    "perintah",
    [
        f"UPDATE {TABEL} SET nama_aktor = 'orang lain'",
        f"DELETE FROM {TABEL} WHERE nomor = 1",
    ],
)
def test_the_database_refuses_to_change_an_entry(kantor: Kantor, perintah: str) -> None:
    with pytest.raises(DatabaseError, match=segel.PESAN), transaction.atomic():
        run(perintah)


def test_the_program_refuses_it_too(kantor: Kantor) -> None:
    satu = Kejadian.objects.get(pemda=kantor.pemda, nomor=1)
    for coba in (
        satu.save,
        satu.delete,
        Kejadian.objects.all().delete,
        lambda: Kejadian.objects.update(aksi="lain"),
        lambda: Kejadian.objects.bulk_update([satu], ["aksi"]),
    ):
        with pytest.raises(TypeError, match="neither changed nor taken out"):
            coba()


def test_the_chain_shows_what_was_changed_or_taken_out(kantor: Kantor) -> None:
    """By somebody who owns the database and broke its seal."""
    for _ in range(3):
        terapkan(rencanakan(muat(kantor, TAHUN), kantor.pemda), actor=None)
        kantor.refresh_from_db()
    assert list(periksa_rantai(kantor.pemda)) == []
    segel.lepas(connection)
    run(f"UPDATE {TABEL} SET aksi = 'lain' WHERE pemda_id = %s AND nomor = 2", kantor.pemda_id)
    assert [x[:16] for x in periksa_rantai(kantor.pemda)] == ["Kejadian nomor 2"]
    run(f"DELETE FROM {TABEL} WHERE pemda_id = %s AND nomor = 2", kantor.pemda_id)
    assert next(periksa_rantai(kantor.pemda)) == "Kejadian nomor 2 hilang."
    segel.pasang(connection)


def test_what_people_did_is_told_in_words(
    kantor: Kantor, orang: Orang, masuk: Callable[[Akun], Client]
) -> None:
    kasubag = orang("kasubag", "operator", kantor)
    hal: dict[str, Any] = {
        "actor": kasubag,
        "kantor": kantor,
        "tahun": TAHUN,
        "periode": "2025-T1",
        "pada": HARI,
    }
    simpan(**hal, indikator="p2.i1", isian={"nilai": "82,71"}, revisi=1)
    lakukan(**hal, indikator=["p2.i1"], langkah="ajukan")
    jalur = f"/k/{kantor.uuid}/{TAHUN}/riwayat/"
    isi = words(masuk(kasubag).get(jalur))
    assert "Kasubag mengisi realisasi" in isi
    assert "→ 82,71" in isi
    assert "Ajukan ke Sekretaris" in isi
    assert "dari: Belum diajukan ke: Menunggu Sekretaris" in isi
    assert "mengimpor Berkas Kinerja" in isi
    hanya = words(masuk(kasubag).get(jalur, {"cari": "realisasi:p2.i1:2025-T1"}))
    assert "mengisi realisasi" in hanya
    assert "mengimpor Berkas Kinerja" not in hanya
    utuh = words(masuk(kasubag).get(jalur, {"periksa": "1"}))
    assert "Rantai catatan utuh" in utuh


def test_periods_and_figures_of_an_entry_are_written_as_people_write_them() -> None:
    isi = {"periode": "2025-T2", "nilai": "82.71", "surat": "800/2025-T9"}
    assert list(details(isi, {})) == [
        "periode: TW II 2025",
        "nilai: 82,71",
        "surat perintah: 800/2025-T9",
    ]
    assert list(details({"periode": "2025-T9"}, {})) == ["periode: 2025-T9"]
    setor = {"semula": None, "menjadi": {"nilai": "5", "keterangan": "", "sidik": None}}
    assert list(details(setor, {})) == ["nilai: – → 5"]  # what says nothing still is no change


def words(jawab: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", jawab.content.decode()))
