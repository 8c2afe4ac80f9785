"""The data that other programs get: every field there, and true to the published schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sakip.galat import Galat
from sakip.periksa import baca_teks, periksa
from sakip.periksa.keluaran import HasilData, jadi_data, jadi_kumpulan, skema

TERBIT = Path(__file__).parents[2] / "docs" / "periksa.schema.json"
ISI = (
    "Tabel 1 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
    "1\tNilai AKIP\t74,30\t73,59\t99,04\n2\tSurat\t40 surat\t30 surat\t57,00\n"
)
JENIS: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
    "boolean": bool, "null": type(None),
}  # fmt: skip


def langgar(nilai: Any, aturan: dict[str, Any], akar: dict[str, Any], di: str = "") -> list[str]:
    """Where a value does not keep to a JSON Schema (the part of it that ours uses)."""
    if "$ref" in aturan:
        return langgar(nilai, akar["$defs"][aturan["$ref"].rsplit("/", 1)[1]], akar, di)
    if "anyOf" in aturan:
        semua = [langgar(nilai, satu, akar, di) for satu in aturan["anyOf"]]
        return [] if [] in semua else semua[0]
    if not isinstance(nilai, JENIS[aturan["type"]]):
        return [f"{di}: bukan {aturan['type']}"]
    if "enum" in aturan and nilai not in aturan["enum"]:
        return [f"{di}: {nilai}"]
    salah: list[str] = []
    if isinstance(nilai, list):
        isi = aturan.get("items")
        for n, satu in enumerate(nilai):
            salah += langgar(satu, isi or aturan["prefixItems"][n], akar, f"{di}[{n}]")
    if isinstance(nilai, dict):
        sifat = aturan.get("properties", {})
        salah += [f"{di}: tanpa {k}" for k in aturan.get("required", ()) if k not in nilai]
        for k, satu in nilai.items():
            if k in sifat:
                salah += langgar(satu, sifat[k], akar, f"{di}.{k}")
            elif aturan.get("additionalProperties", True) is False:
                salah.append(f"{di}: {k} tak dikenal")
            elif isinstance(aturan.get("additionalProperties"), dict):
                salah += langgar(satu, aturan["additionalProperties"], akar, f"{di}.{k}")
    return salah


def data(isi: str = ISI) -> HasilData:
    return jadi_data(periksa(baca_teks(isi)))


def test_the_schema_in_the_documents_is_the_one_that_holds() -> None:
    assert json.loads(TERBIT.read_text(encoding="utf-8")) == skema(), (
        "sakip periksa --skema > docs/periksa.schema.json"
    )


def test_one_file_and_many_keep_to_the_schema() -> None:
    satu = data()
    gagal = Galat("periksa.rusak", "b.pdf", "PDF ini rusak.", "Simpan ulang.")
    banyak = jadi_kumpulan([("a.txt", satu), ("b.pdf", gagal)])
    for isi in (satu.model_dump(mode="json"), banyak.model_dump(mode="json")):
        assert langgar(isi, skema(), skema()) == []


@pytest.mark.parametrize("hilang", ["id", "cek", "kelas", "baris", "tercetak", "seharusnya"])
def test_a_finding_without_a_field_does_not_keep_to_it(hilang: str) -> None:
    isi = data().model_dump(mode="json")
    del isi["temuan"][0][hilang]
    assert langgar(isi, skema(), skema()) != []


def test_a_finding_carries_what_a_reviewer_needs() -> None:
    (temuan,) = data().model_dump(mode="json")["temuan"]
    assert len(temuan.pop("id")) == 8
    assert "30 / 40 × 100 = 75" in temuan.pop("pesan")
    assert "57,00 seharusnya 75" in temuan.pop("dugaan")
    assert temuan == {
        "cek": "capaian", "kelas": "salah", "halaman": None, "baris": 4, "lembar": "",
        "sel": "kolom 5", "kotak": None, "tabel": "Tabel 1 Capaian tahun 2024", "label": "Surat",
        "kolom": "Capaian", "tercetak": "57,00", "seharusnya": {"bawah": "75", "atas": "75"},
        "hitungan": "30 / 40 × 100 = 75", "berat": 4, "mengubah_putusan": False,
    }  # fmt: skip


def test_what_was_recomputed_and_holds_is_told_with_its_sum_and_place() -> None:
    hasil = data()
    (cocok,) = hasil.cocok
    assert (cocok.cek, cocok.baris, cocok.label, cocok.tercetak) == (
        "capaian", 3, "Nilai AKIP", "99,04"
    )  # fmt: skip
    assert cocok.hitungan == "73,59 / 74,30 × 100"


def test_a_slip_stands_at_its_own_cell_with_what_should_stand_there() -> None:
    (temuan,) = data(
        "Tabel 1 SDM tahun 2024\nProgram\tKebutuhan\tTersedia\t% Ketersediaan\n"
        "A\t18\t6\t33,33\nB\t22\t9\t36,36\nJumlah\t40\t14\t35\n"
    ).temuan[:1]
    assert (temuan.label, temuan.kolom, temuan.tercetak) == ("B", "Tersedia", "9")
    assert temuan.seharusnya is not None
    assert temuan.seharusnya.bawah <= 8 <= temuan.seharusnya.atas < 9


def test_a_table_of_figures_that_nothing_was_compared_with_is_told() -> None:
    lain = "\nUraian.\n\nTabel 2 Lain-lain\nAlat\tUkuran A\tUkuran B\nX\t1,5\t7\nY\t2,5\t3\n"
    hasil = data(ISI + lain)
    assert [(t.judul, t.baris) for t in hasil.tak_dihitung] == [("Tabel 2 Lain-lain", 9)]
    assert data().tak_dihitung == ()
