"""Which rule is in force: by day, by region, by the overlay of a Berkas."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import (
    BatasCapaian,
    Kemajuan,
    Lke,
    MetodeCapaian,
    NilaiLuarAturan,
    PilihanSkala,
    Skala,
    Skm,
)
from sakip.galat import Galat

AKHIR_2024 = date(2024, 12, 31)
NASIONAL = BukuAturan.muat()
JOMBANG = BukuAturan.muat("jombang")


def _aturan(id_aturan: str, isi: Mapping[str, Any], **lain: Any) -> dict[str, Any]:
    nilai = {
        "dari": "2024-01-01",
        "status": "terverifikasi",
        "sumber": [{"peraturan": "Perbup Contoh 1/2024", "bagian": "Pasal 2"}],
        "isi": isi,
    }
    return {"id": id_aturan, "judul": "Uji", **lain, "nilai": [nilai]}


BATAS_110 = {"jenis": "batas_capaian", "di_atas": "110", "menjadi": "110", "pendamping": None}


def test_a_rule_says_where_it_comes_from_and_how_sure_it_is() -> None:
    aturan = NASIONAL.ambil("skala.akip", AKHIR_2024)
    assert aturan.daerah == ""
    assert aturan.rujukan.sumber == "PermenPANRB 88/2021, Lampiran"
    assert aturan.rujukan.berlaku_dari == "2021-01-01"
    assert aturan.rujukan.status == "terverifikasi"
    assert len(aturan.sidik) == 16
    assert NASIONAL.ambil("capaian.stabil.selisih", AKHIR_2024).status == "belum_diverifikasi"


def test_figures_of_a_rule_are_exact() -> None:
    _, skala = NASIONAL.ambil_isi("skala.ikm", AKHIR_2024, Skala)
    assert [str(k.bawah) for k in skala.kelas] == ["25.00", "65.00", "76.61", "88.31"]


def test_the_region_wins_where_it_has_a_rule_and_the_nation_elsewhere() -> None:
    _, nasional = NASIONAL.ambil_isi("capaian.batas", AKHIR_2024, BatasCapaian)
    aturan, daerah = JOMBANG.ambil_isi("capaian.batas", AKHIR_2024, BatasCapaian)
    assert (nasional.di_atas, nasional.pendamping) == (None, None)
    assert (daerah.di_atas, daerah.pendamping) == (None, Decimal(100))
    assert aturan.daerah == "jombang"
    assert JOMBANG.ambil("capaian.maks", AKHIR_2024).daerah == ""


def test_a_region_changes_only_the_keys_it_names() -> None:
    _, nasional = NASIONAL.ambil_isi("lke.permenpanrb-88-2021", AKHIR_2024, Lke)
    aturan, daerah = JOMBANG.ambil_isi("lke.permenpanrb-88-2021", AKHIR_2024, Lke)
    assert nasional.campuran is None
    assert daerah.campuran is not None
    assert daerah.campuran.bagian_lke == Decimal("0.8")
    assert daerah.model_copy(update={"campuran": None}) == nasional
    assert [s.nama for s in aturan.sumber] == [
        "LKjIP Kecamatan Bareng 2024",
        "Perbup Jombang 47/2022",
        "PermenPANRB 88/2021",
    ]
    _, pilihan = JOMBANG.ambil_isi("skala.pilihan", AKHIR_2024, PilihanSkala)
    assert pilihan.pakai["capaian"] == "skala.capaian.jombang"
    assert pilihan.pakai["ikm"] == "skala.ikm"


def test_before_the_region_ruled_the_national_rule_held() -> None:
    _, dulu = JOMBANG.ambil_isi("skm.permenpanrb-14-2017", date(2021, 12, 31), Skm)
    _, kini = JOMBANG.ambil_isi("skm.permenpanrb-14-2017", date(2022, 1, 1), Skm)
    assert (dulu.gabungan, kini.gabungan) == ("tertimbang_responden", "rata_rata_layanan")


def test_regions_do_not_see_each_other() -> None:
    gowa, bengkalis = BukuAturan.muat("gowa"), BukuAturan.muat("bengkalis")
    assert "rumus.ikpp" in JOMBANG.id_aturan
    assert "rumus.ikpp" not in {*gowa.id_aturan, *bengkalis.id_aturan, *NASIONAL.id_aturan}
    _, luar = bengkalis.ambil_isi("nilai-luar", AKHIR_2024, NilaiLuarAturan)
    assert luar.tahun_pakai == "tahun_dinilai"
    assert luar.sebelum_terbit == "menunggu LHE Inspektorat Daerah"


def test_both_ends_of_a_period_count() -> None:
    id_iki = "konversi.iki.permenpanrb-8-2021"
    for hari in (date(2021, 1, 1), date(2021, 12, 31)):
        assert NASIONAL.ambil(id_iki, hari).sampai == date(2021, 12, 31)
    for hari in (date(2020, 12, 31), date(2022, 1, 1)):
        with pytest.raises(Galat, match="2021-01-01 sampai 2021-12-31") as salah:
            NASIONAL.ambil(id_iki, hari)
        assert salah.value.kode == "aturan.tidak_berlaku"


def test_an_unknown_rule_is_answered_with_the_nearest_ones() -> None:
    with pytest.raises(Galat, match=r"aturan 'capaian\.mak'.*capaian\.maks"):
        NASIONAL.ambil("capaian.mak", AKHIR_2024)


def test_a_rule_of_another_kind_is_refused_by_name() -> None:
    with pytest.raises(Galat, match="berjenis skala, padahal di sini perlu metode_capaian"):
        NASIONAL.ambil_isi("skala.akip", AKHIR_2024, MetodeCapaian)


def test_an_unknown_region_is_answered_with_those_there_are() -> None:
    with pytest.raises(Galat, match="bengkalis, gowa, jombang"):
        BukuAturan.muat("jmbang")


def test_the_overlay_of_a_berkas_wins_over_the_region() -> None:
    buku = BukuAturan.muat("jombang", [_aturan("capaian.batas", BATAS_110)])
    aturan, isi = buku.ambil_isi("capaian.batas", AKHIR_2024, BatasCapaian)
    assert (aturan.daerah, isi.di_atas) == ("berkas", Decimal(110))
    assert aturan.rujukan.sumber == "Perbup Contoh 1/2024, Pasal 2"
    assert buku.sebutan("berkas") == "Berkas Kinerja"
    _, sebelum = buku.ambil_isi("capaian.batas", date(2023, 12, 31), BatasCapaian)
    assert sebelum.pendamping == Decimal(100)


def test_a_new_rule_may_be_added_and_used() -> None:
    kelas = {"bawah_termasuk": True, "atas_termasuk": False}
    skala = {
        "jenis": "skala",
        "untuk": "capaian",
        "desimal": 2,
        "terendah": None,
        "tertinggi": None,
        "kelas": [
            {"kode": "belum", "label": "Belum", "bawah": None, "atas": "100", **kelas},
            {"kode": "sudah", "label": "Sudah", "bawah": "100", "atas": None, **kelas},
        ],
    }
    pilih = _aturan("skala.pilihan", {})
    pilih["nilai"][0].pop("isi")
    pilih["nilai"][0]["ubah"] = {"pakai": {"capaian": "skala.contoh"}}
    buku = BukuAturan.muat("jombang", [_aturan("skala.contoh", skala, baru=True), pilih])
    _, pilihan = buku.ambil_isi("skala.pilihan", AKHIR_2024, PilihanSkala)
    _, dipilih = buku.ambil_isi(pilihan.pakai["capaian"], AKHIR_2024, Skala)
    assert [k.kode for k in dipilih.kelas] == ["belum", "sudah"]
    assert pilihan.pakai["akip"] == "skala.akip"


def test_the_fingerprint_follows_the_content_and_nothing_else() -> None:
    sidik = NASIONAL.ambil("capaian.batas.110", AKHIR_2024).sidik
    sama = _aturan("capaian.batas", dict(reversed(BATAS_110.items())))
    angka = _aturan("capaian.batas", {**BATAS_110, "di_atas": 110, "menjadi": 110})
    lain = _aturan("capaian.batas", {**BATAS_110, "menjadi": "120"})
    hasil = [BukuAturan.muat(None, [a]).ambil("capaian.batas", AKHIR_2024) for a in (sama, angka)]
    assert [a.sidik for a in hasil] == [sidik, sidik]
    assert BukuAturan.muat(None, [lain]).ambil("capaian.batas", AKHIR_2024).sidik != sidik


def test_the_version_names_edition_and_content_of_all_layers() -> None:
    edisi, _, sidik = NASIONAL.versi.partition("+")
    assert edisi == "2026.11"
    assert len(sidik) == 12
    semua = {
        NASIONAL.versi,
        JOMBANG.versi,
        BukuAturan.muat("gowa").versi,
        BukuAturan.muat("jombang", [_aturan("capaian.batas", BATAS_110)]).versi,
    }
    assert len(semua) == 4
    assert BukuAturan.muat().versi == NASIONAL.versi


def test_the_list_shows_the_strongest_layer_and_can_be_narrowed() -> None:
    daftar = {satu.id: satu for satu in JOMBANG.daftar()}
    assert daftar["capaian.batas"].daerah == "jombang"
    assert daftar["lke.permenpanrb-88-2021"].jenis == "lke"
    assert {satu.jenis for satu in NASIONAL.daftar("skala")} == {"skala"}
    with pytest.raises(Galat, match="Mungkin maksud Anda: skala"):
        NASIONAL.daftar("skal")


def test_the_history_of_a_rule_is_what_was_in_force_over_time() -> None:
    riwayat = JOMBANG.riwayat("capaian.batas")
    assert [(a.daerah, a.dari) for a in riwayat] == [
        ("", date(2014, 1, 1)),
        ("jombang", date(2022, 1, 1)),
    ]
    sementara = _aturan("kemajuan", {"jenis": "kemajuan", "batas": "120"})
    sementara["nilai"][0] |= {
        "sampai": "2024-12-31",
        "isi": {"jenis": "kemajuan", "batas": "120", "masukan": "terbit", "desimal": 2},
    }
    buku = BukuAturan.muat(None, [sementara])
    assert [a.daerah for a in buku.riwayat("kemajuan")] == ["", "berkas"]
    _, sesudah = buku.ambil_isi("kemajuan", date(2025, 1, 1), Kemajuan)
    assert sesudah.batas is None
    sementara["nilai"][0]["dari"] = "2014-01-01"
    assert [a.daerah for a in BukuAturan.muat(None, [sementara]).riwayat("kemajuan")] == [
        "berkas",
        "",
    ]
