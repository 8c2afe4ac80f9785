"""A quarter from the owner's cell to the lock."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from sakip.galat import Galat
from sakip.web.alur.akses import Ditolak
from sakip.web.alur.models import Penetapan
from sakip.web.audit.models import Kejadian
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import muat, tahun_dihitung
from sakip.web.pengukuran.models import Pengisian
from sakip.web.pengukuran.services import Konflik, lakukan, measured, simpan

from .conftest import HARI, TAHUN, Orang

TW = "2025-T1"


@pytest.fixture
def ketik(kantor: Kantor, orang: Orang) -> Any:
    """Type into a cell as the Kasubag, who has seen edition `revisi`."""
    kasubag = orang("kasubag", "operator", kantor)

    def isi(indikator: str, revisi: int = 1, **isian: str) -> Any:
        return simpan(
            actor=kasubag,
            kantor=kantor,
            tahun=TAHUN,
            indikator=indikator,
            periode=TW,
            isian={k.replace("__", "."): v for k, v in isian.items()},
            revisi=revisi,
            pada=HARI,
        )

    return isi


def test_a_comma_is_a_comma_and_the_capaian_follows(ketik: Any, kantor: Kantor) -> None:
    objek, hasil = ketik("p2.i1", nilai="82,71")
    assert objek.nilai == Decimal("82.71")
    capaian = hasil.ada("capaian", "p2.i1", TW)
    assert capaian.tampil == "87,06%"  # 82,71 / 95,00
    kantor.refresh_from_db()
    assert tahun_dihitung(kantor, TAHUN)[2].ada("capaian", "p2.i1", TW) == capaian


def test_what_can_be_read_two_ways_is_asked_and_nothing_is_written(
    ketik: Any, kantor: Kantor
) -> None:
    semula = muat(kantor, TAHUN)
    with pytest.raises(Galat) as salah:
        ketik("p2.i1", nilai="1.500")
    assert salah.value.saran == "Ketik 1500 atau 1,5 supaya jelas."
    assert muat(kantor, TAHUN) == semula


def test_two_editors_the_second_sees_the_first(ketik: Any) -> None:
    ketik("p2.i1", revisi=1, nilai="82,71")
    with pytest.raises(Konflik) as salah:
        ketik("p2.i1", revisi=1, nilai="90")
    assert salah.value.terbaru is not None
    assert salah.value.terbaru.nilai == Decimal("82.71")
    assert salah.value.revisi == 2


def test_not_available_needs_its_reason(ketik: Any) -> None:
    with pytest.raises(Galat, match="alasan"):
        ketik("p2.i1", kosong="belum_tersedia")
    objek, hasil = ketik("p2.i1", kosong="belum_tersedia", alasan="Data kabupaten belum terbit")
    assert (objek.nilai, objek.kosong) == (None, "belum_tersedia")
    assert hasil.ada("realisasi", "p2.i1", TW).kosong.jenis == "belum_tersedia"


def test_an_owner_fills_only_what_their_unit_answers_for(kantor: Kantor, orang: Orang) -> None:
    berkas = muat(kantor, TAHUN)
    milik = {iv.indikator: iv.penanggung_jawab for iv in measured(berkas, TW)}
    punya = next(i for i, j in milik.items() if j == "kasi-pelayanan")
    bawahan = next(i for i, j in milik.items() if j == "petugas-layanan")
    bukan = next(i for i, j in milik.items() if j in {"camat", "kasi-pmd", "sekcam"})
    kasi = orang("kasi", "pemilik", kantor, "kasi-pelayanan")
    isian = {"penjelasan": "Sesuai rencana."}
    hal: dict[str, Any] = {
        "actor": kasi,
        "kantor": kantor,
        "tahun": TAHUN,
        "periode": TW,
        "pada": HARI,
    }
    simpan(**hal, indikator=punya, isian=isian, revisi=1)
    simpan(**hal, indikator=bawahan, isian=isian, revisi=1)
    with pytest.raises(Ditolak):
        simpan(**hal, indikator=bukan, isian=isian, revisi=1)


def test_the_way_to_the_lock_freezes_the_quarter(kantor: Kantor, orang: Orang, ketik: Any) -> None:
    semua = [iv.indikator for iv in measured(muat(kantor, TAHUN), TW)]
    jalan = [
        ("ajukan", orang("pengaju", "operator", kantor)),
        ("teruskan", orang("sekcam", "sekretaris", kantor)),
        ("setujui", orang("camat", "kepala", kantor)),
        ("kunci", orang("organisasi", "bagian_organisasi", pemda=kantor.pemda)),
    ]
    for langkah, siapa in jalan:
        hal: dict[str, Any] = {"kantor": kantor, "tahun": TAHUN, "periode": TW, "pada": HARI}
        for lain_langkah, lain in jalan:
            if lain is not siapa:
                with pytest.raises(Ditolak):
                    lakukan(**hal, actor=lain, indikator=semua, langkah=langkah)
                assert lain_langkah
        assert lakukan(**hal, actor=siapa, indikator=semua, langkah=langkah) == len(semua)
        assert Penetapan.objects.filter(kantor=kantor).count() == (langkah in {"setujui", "kunci"})
    with pytest.raises(Galat) as salah:
        ketik("p2.i1", nilai="99")
    assert salah.value.kode == "ukur.tertutup"


def test_a_return_needs_a_note_and_opens_the_row(kantor: Kantor, orang: Orang, ketik: Any) -> None:
    hal: dict[str, Any] = {
        "kantor": kantor,
        "tahun": TAHUN,
        "periode": TW,
        "pada": HARI,
        "indikator": ["p2.i1"],
    }
    sekcam = orang("sekcam", "sekretaris", kantor)
    lakukan(**hal, actor=orang("pengaju", "operator", kantor), langkah="ajukan")
    with pytest.raises(Galat) as salah:
        lakukan(**hal, actor=sekcam, langkah="kembalikan")
    assert salah.value.kode == "ukur.alasan"
    lakukan(**hal, actor=sekcam, langkah="kembalikan", catatan="Lampirkan daftar hadir.")
    satu = Pengisian.objects.get(kantor=kantor, indikator__id_teks="p2.i1", periode=TW)
    assert (satu.keadaan, satu.catatan) == ("dikembalikan", "Lampirkan daftar hadir.")
    ketik("p2.i1", nilai="99")


def test_an_empty_figure_that_is_due_is_not_sent(kantor: Kantor, orang: Orang, ketik: Any) -> None:
    ketik("p2.i1", nilai="", alasan="", penjelasan="", hambatan="", upaya="", kosong="")
    ada = Kejadian.objects.count()
    with pytest.raises(Galat) as salah:
        lakukan(
            actor=orang("pengaju", "operator", kantor),
            kantor=kantor,
            tahun=TAHUN,
            periode=TW,
            indikator=["p2.i1"],
            langkah="ajukan",
            pada=HARI,
        )
    assert "kosong, padahal targetnya 95,00%" in str(salah.value)
    assert Kejadian.objects.count() == ada
