"""Written and read again nothing changes, whatever the texts hold; written twice, same bytes."""

from __future__ import annotations

import io
import json
import os
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sakip.berkas import baris as b
from sakip.berkas.baca import parse_berkas, read_berkas, read_package
from sakip.berkas.model import AturanBerkas, Berkas
from sakip.berkas.tulis import to_json, to_yaml, to_zip, write_berkas
from sakip.galat import Galat

from .conftest import parsed, rows

BERBAHAYA = (
    *("null", "~", "yes", "No", "true", "on", "-", "- a", "a: b", "a:", ": a", "# a", "a #b", "?"),
    *(
        "'",
        '"',
        "''",
        "it's",
        '"a"',
        "\\",
        "\\n",
        "{x}",
        "[x]",
        "a, b",
        "&a",
        "*a",
        "!t",
        "%x",
        "@",
    ),
    *("`", "|", ">", "---", "...", "<<", "=", "0x1F", "1e5", "12:30", "2024-01-01", "1_000", ".5"),
    *("a\nb", "a\n\n b", "a\tb", "a  b", "a\u2028b", "a\ufeffb", "a\u00a0b", "a\u00adb"),
    *(
        "\u200f\u0645\u0631",
        "\U0001f469\u200d\U0001f467",
        "e\u0301",
        "日本",
        "\U0001d4b3",
        "a\u200b",
    ),
)
HURUF = st.characters(
    exclude_categories=("Cs", "Cc"), include_characters="\n\t", exclude_characters="\ufffe\uffff"
)
teks = (st.sampled_from(BERBAHAYA) | st.text(HURUF, min_size=1, max_size=30)).filter(
    lambda t: bool(t.strip())
)
bebas = st.just("") | teks
angka = st.decimals(-(10**12), 10**12, places=2)
mentah: st.SearchStrategy[Any] = st.recursive(
    st.none() | teks | st.just(""),
    lambda isi: st.lists(isi, max_size=3) | st.dictionaries(teks, isi, max_size=3),
    max_leaves=6,
)


@st.composite
def berkas(gambar: st.DrawFn) -> Berkas:
    """A sound Berkas full of unpleasant texts."""
    dokumen = [
        b.Dokumen(id=f"d{i}", judul=gambar(teks), jenis="data", nomor=gambar(bebas))
        for i in range(gambar(st.integers(0, 3)))
    ]
    narasi = [
        b.Narasi(bagian="analisis", urut=i, teks=isi.replace("[[", "(("))
        for i, isi in enumerate(gambar(st.lists(teks, max_size=3)), 1)
    ]
    realisasi = b.Realisasi(
        indikator="tepat-waktu",
        periode="2024",
        nilai=gambar(angka),
        penjelasan=gambar(bebas),
        bukti=tuple(b.Rujukan(dokumen=d.id, tempat=gambar(bebas)) for d in dokumen),
    )
    return rows(dokumen=tuple(dokumen), narasi=tuple(narasi), realisasi=(realisasi,))


@settings(max_examples=60)
@given(berkas())
@example(
    rows(
        dokumen=tuple(
            b.Dokumen(id=f"d{i}", judul=isi, jenis="data") for i, isi in enumerate(BERBAHAYA)
        )
    )
)
def test_what_was_written_reads_as_the_same_berkas(satu: Berkas) -> None:
    for tulis in (to_yaml, to_json):
        kembali = parse_berkas(tulis(satu), "kantor")
        assert kembali == satu
        assert tulis(kembali) == tulis(satu)


@settings(max_examples=60)
@given(st.lists(st.dictionaries(teks, mentah, max_size=3), max_size=2))
def test_an_overlay_keeps_its_raw_form(overlay: list[dict[str, Any]]) -> None:
    satu = rows(aturan=AturanBerkas(versi="2026.11", overlay=tuple(overlay)))
    for tulis, baca in ((to_yaml, _plain_yaml), (to_json, json.loads)):
        assert Berkas.model_validate(baca(tulis(satu))).aturan == satu.aturan


def _plain_yaml(isi: str) -> Any:
    from sakip.core.aturan.yaml_teks import urai_yaml

    return urai_yaml(isi, "x")


def test_numbers_in_an_overlay_mean_the_same_in_json_and_yaml() -> None:
    angka_json = AturanBerkas(versi="1", overlay=({"a": 5, "b": [True, None]},))
    assert angka_json.overlay == ({"a": "5", "b": ["true", None]},)


@settings(max_examples=100)
@given(teks)
def test_every_reader_of_yaml_sees_the_same_text(isi: str) -> None:
    satu = rows(dokumen=(b.Dokumen(id="d", judul=isi, jenis="data"),))
    terbaca = yaml.load(to_yaml(satu), Loader=yaml.BaseLoader)
    assert terbaca["dokumen"][0]["judul"] == satu.dokumen[0].judul


def test_a_word_that_yaml_takes_for_something_else_is_quoted() -> None:
    satu = rows(dokumen=(b.Dokumen(id="d", judul="No", jenis="data"),))
    assert yaml.safe_load(to_yaml(satu))["dokumen"][0]["judul"] == "No"


@given(st.lists(angka, min_size=1, max_size=4))
def test_components_keep_single_figures_and_lists_apart(nilai: list[Decimal]) -> None:
    satu = parsed().realisasi[0].model_copy(update={"nilai": None})
    komponen: dict[str, Any] = {"satu": nilai[0], "daftar": tuple(nilai)}
    baris = b.Realisasi(indikator=satu.indikator, periode="2024", komponen=komponen)
    isi = rows(realisasi=(baris,))
    for tulis, baca in ((to_yaml, _plain_yaml), (to_json, json.loads)):
        assert Berkas.model_validate(baca(tulis(isi))) == isi


def test_the_demo_survives_every_form(tmp_path: Path) -> None:
    bareng = read_berkas("bareng")
    for nama in ("a.yaml", "a.json", "a.zip"):
        write_berkas(bareng, tmp_path / nama)
        assert read_package(tmp_path / nama).berkas == bareng


def test_a_row_is_a_line_with_its_key_first_and_is_broken_between_fields() -> None:
    panjang = rows(
        dokumen=(b.Dokumen(id="d", judul="j" * 70, jenis="data", nomor="n" * 50, penerbit="P"),)
    )
    assert f"- {{id: d, judul: {'j' * 70}, jenis: data,\n   nomor: {'n' * 50}, penerbit: P}}\n" in (
        to_yaml(panjang)
    )


def test_attachments_come_along_in_a_zip_and_only_there(tmp_path: Path) -> None:
    dokumen = b.Dokumen(id="lhe", judul="LHE", jenis="surat", lampiran="lhe/scan 1.pdf")
    isi, lampiran = rows(dokumen=(dokumen,)), {"lhe/scan 1.pdf": b"%PDF-1.7 \x00"}
    write_berkas(isi, tmp_path / "a.zip", lampiran)
    kemasan = read_package(tmp_path / "a.zip")
    assert kemasan.berkas == isi
    assert kemasan.lampiran == lampiran
    with pytest.raises(Galat, match=r"hanya muat dalam bentuk .zip"):
        write_berkas(isi, tmp_path / "a.yaml", lampiran)
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_a_zip_has_the_same_bytes_whenever_and_wherever_it_is_made() -> None:
    lampiran = {"b.txt": b"b", "a.txt": b"a"}
    satu = to_zip(parsed(), lampiran)
    assert satu == to_zip(parsed(), dict(reversed(lampiran.items())))
    with zipfile.ZipFile(io.BytesIO(satu)) as arsip:
        assert {i.date_time for i in arsip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {i.create_system for i in arsip.infolist()} == {3}


def test_stopped_half_way_the_old_file_stands_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tujuan = tmp_path / "kantor.yaml"
    write_berkas(parsed(), tujuan)
    lama = tujuan.read_bytes()

    def stop(pegangan: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_berkas(rows(narasi=()), tujuan)
    assert tujuan.read_bytes() == lama
    assert [p.name for p in tmp_path.iterdir()] == ["kantor.yaml"]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Galat, match=r"Pakai nama berakhiran .yaml, .json, .xlsx, atau .zip."):
        write_berkas(parsed(), tmp_path / "kantor.docx")
