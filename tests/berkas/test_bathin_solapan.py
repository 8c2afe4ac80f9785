"""Bathin Solapan: definitions and formulas without a single value, and none made up."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from sakip.berkas.baca import CONTOH, parse_berkas
from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.perhatian import remarks
from sakip.core.rumus import hitung as hitung_rumus
from sakip.core.rumus import periksa_satuan, urai
from sakip.galat import Galat
from sakip.hitung import hitung, rulebook_of

JALUR = CONTOH / "bathin-solapan.yaml"


@cache
def bathin() -> Berkas:
    return parse_berkas(JALUR.read_text(encoding="utf-8"), JALUR.name)


def indicators() -> list[IndikatorVersi]:
    return Indeks(bathin()).indikator_aktif(2024, "murni")


def satu(indikator: str) -> IndikatorVersi:
    (iv,) = [iv for iv in indicators() if iv.indikator == indikator]
    return iv


def test_twenty_two_printed_rows_are_twenty_one_indicators() -> None:
    """IKM stands in the table of IKU and again in that of indikator kinerja."""
    cetak = Counter(
        r.tempat.rpartition(" no. ")[0]
        for iv in indicators()
        for r in iv.bukti
        if " no. " in r.tempat
    )
    assert cetak == {"tabel IKU": 1, "tabel indikator kinerja": 10, "tabel indikator pendukung": 11}
    assert len(indicators()) == 21
    assert [iv.indikator for iv in indicators() if iv.iku] == ["ikm"]


def test_responsible_are_posts_as_printed() -> None:
    assert Counter(iv.penanggung_jawab for iv in indicators()) == {
        "camat": 2,
        "sekretaris": 4,
        "eselon-4": 15,
    }


def test_no_value_exists_so_none_is_entered_or_computed() -> None:
    b = bathin()
    assert not b.contoh
    assert not any((b.target, b.realisasi, b.nilai_luar, b.anggaran, b.lke_komponen, b.skm_unsur))
    buku = hitung(b, rulebook_of(b))
    assert {h.alamat.ukuran for h in buku} == {"realisasi"}
    assert [str(h.alamat) for h in buku if h.terbit is not None or h.label] == []
    assert buku.peringatan == ()


def test_nothing_is_left_to_remark() -> None:
    assert remarks(bathin(), rulebook_of(bathin())) == []


def test_where_each_figure_will_come_from() -> None:
    asal = Counter(iv.asal for iv in indicators())
    assert asal == {"skm": 1, "lke": 5, "rumus": 15}
    assert (satu("predikat-akip").asal, satu("predikat-akip").skala) == ("lke", "skala.akip")
    assert {iv.komponen_lke for iv in indicators() if iv.penanggung_jawab == "sekretaris"} == {
        "perencanaan",
        "pengukuran",
        "pelaporan",
        "evaluasi",
    }


def test_each_ratio_is_a_formula_of_two_parts_in_one_unit() -> None:
    rasio = [iv for iv in indicators() if iv.asal == "rumus" and iv.rumus]
    assert len(rasio) == 14
    for iv in rasio:
        pembilang, penyebut = iv.komponen
        assert iv.rumus == f"{pembilang.nama} / {penyebut.nama} × 100"
        assert pembilang.satuan == penyebut.satuan != "", iv.indikator
        nilai = {pembilang.nama: Decimal(3), penyebut.nama: Decimal(4)}
        assert hitung_rumus(urai(iv.rumus), nilai).penuh == 75, iv.indikator


def test_a_sum_of_percentages_is_not_multiplied_by_100_again() -> None:
    """No. 7 prints the factor; the region's rule leaves it out, our units refuse it."""
    iv = satu("layanan-sesuai-sop")
    assert (iv.rumus, iv.rumus_aturan) == ("", "rumus.layanan-sesuai-sop")
    assert [(k.nama, k.satuan, k.berulang) for k in iv.komponen] == [("kesesuaian_sop", "%", True)]
    with pytest.raises(Galat, match="tidak dikali 100 lagi"):
        periksa_satuan(
            urai("jumlah(kesesuaian_sop) / jumlah_sop × 100"),
            {"kesesuaian_sop": "%", "jumlah_sop": "SOP"},
            "%",
        )


def test_the_index_formula_reaches_the_scale_of_25_to_100() -> None:
    """Ten unsur, each answered 4 by all five persons, each weighing a tenth."""
    nilai = {"nilai_persepsi": "200", "unsur_terisi": "5", "nilai_penimbang": "0.1"}
    hasil = hitung_rumus(urai(satu("ikm").rumus), {n: Decimal(v) for n, v in nilai.items()})
    assert hasil.penuh == 100


def test_all_but_one_are_defined() -> None:
    assert [iv.indikator for iv in indicators() if not iv.definisi] == ["tepat-waktu"]
    assert [iv.indikator for iv in indicators() if not iv.formulasi] == []


def test_the_decree_is_of_bengkalis_and_the_printing_is_noted() -> None:
    (sk,) = [d for d in bathin().dokumen if d.jenis == "keputusan"]
    assert (sk.nomor, sk.penerbit) == ("177/KPTS/I/2022", "Bupati Bengkalis")
    assert (bathin().kantor.daerah, bathin().kantor.provinsi) == ("bengkalis", "Riau")
    tanpa_catatan = bathin().model_dump_json(exclude={"catatan"})
    assert "Bengkulu" not in tanpa_catatan


def test_no_sasaran_is_invented() -> None:
    assert {s.nama.partition(" yang diampu ")[0] for s in bathin().simpul_versi} == {
        "Kinerja",
        "Kinerja pendukung",
    }
    assert all(s.catatan for s in bathin().simpul)


def test_nip_is_masked() -> None:
    assert [p.nip for p in bathin().pejabat] == ["xxxxxxxxxxxxxxx001"]
    assert not re.search(r"\b\d{8}[ .]?\d{6}", JALUR.read_text(encoding="utf-8"))


def test_each_note_names_its_places_and_what_is_used() -> None:
    assert len(bathin().catatan) == 25
    for c in bathin().catatan:
        assert c.tercetak, c.id
        assert all(t.rujukan.tempat for t in c.tercetak), c.id
        assert c.dipakai or c.jenis == "perhatian", c.id


@pytest.mark.parametrize(
    ("id_catatan", "jenis", "dipakai"),
    [
        ("kabupaten", "dibetulkan", "Bengkalis"),
        ("ikm-dua-tabel", "dipilih", "satu indikator"),
        ("ikm-persentase", "dibetulkan", "indeks"),
        ("ikm-konversi", "dibetulkan", "dikali 25"),
        ("sop-kali-100", "dibetulkan", "tanpa dikali 100"),
        ("akip-predikat-nilai", "dipilih", "nilai"),
        ("pengaduan-tepat-waktu", "tak_terputuskan", "semua pengaduan yang diselesaikan"),
        ("pemeliharaan-satuan", "dipilih", "sarpras yang dipelihara"),
        ("deserta", "dibetulkan", "desa"),
        ("tanggal", "perhatian", ""),
    ],
)
def test_known_slips_of_the_source_are_decided(id_catatan: str, jenis: str, dipakai: str) -> None:
    (catatan,) = [c for c in bathin().catatan if c.id == id_catatan]
    assert (catatan.jenis, catatan.dipakai) == (jenis, dipakai)
