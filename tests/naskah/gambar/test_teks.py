"""Text measured and wrapped: never wider than said, never a letter lost."""

from __future__ import annotations

import json
import random
import re

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.naskah.gambar.teks import bungkus, lebar, siap

_KATA = re.split(
    " ",
    "Meningkatnya kualitas penyelenggaraan Pemerintahan Daerah Kabupaten/Kota IKPP AKIP (2024–2026)"
    " 101,37% Rp2.717.989.953 «mutu» é PENGADMINISTRASIAN fff RRR KKK → œuvre – … — Æ Ŵ",
)
_KALIMAT = "Meningkatnya kualitas penyelenggaraan pemerintahan dan pelayanan publik di kecamatan"
_HALAMAN = """#set text(font: "Libertinus Serif", size: 100pt)
#context [#metadata(json(bytes(sys.inputs.isi)).map(t =>
  measure(text(weight: if t.at(1) { "bold" } else { "regular" }, t.at(0))).width.pt())) <lebar>]"""


def _nyata(contoh: list[tuple[str, bool]]) -> list[float]:
    """True widths in points at 100 pt, measured by the program that prints."""
    penyusun = typst.Compiler(
        _HALAMAN.encode(), ignore_system_fonts=True, sys_inputs={"isi": json.dumps(contoh)}
    )
    lebar_nyata: list[float] = json.loads(penyusun.query("<lebar>"))[0]["value"]
    return lebar_nyata


def test_no_text_is_wider_than_estimated() -> None:
    acak = random.Random(7)
    contoh = [
        (" ".join(acak.choices(_KATA, k=acak.randint(1, 6))), tebal)
        for _ in range(150)
        for tebal in (False, True)
    ]
    for (teks, tebal), pt in zip(contoh, _nyata(contoh), strict=True):
        assert pt <= lebar(teks, 100_000, tebal) / 1000, (teks, tebal)


def test_ordinary_words_are_not_given_much_more_room_than_they_need() -> None:
    contoh = [(_KALIMAT, False), (_KALIMAT, True)]
    for (teks, tebal), pt in zip(contoh, _nyata(contoh), strict=True):
        assert lebar(teks, 100_000, tebal) / 1000 <= pt * 1.12


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn"])),
    st.integers(20_000, 120_000),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_a_wrapped_word_fits_and_keeps_its_letters(teks: str, ruang: int, tebal: bool) -> None:
    baris = bungkus(teks, ruang, 8000, tebal)
    assert all(lebar(satu, 8000, tebal) <= ruang for satu in baris)
    assert "".join(baris).replace("-", "") == siap(teks).replace("-", "")


def test_words_stay_whole_where_they_fit() -> None:
    teks = "Persentase rata-rata capaian kinerja aparatur di Kabupaten/Kota"
    baris = bungkus(teks, 70_000, 8000)
    assert len(baris) > 2
    kata = {k for satu in baris for k in satu.split()}
    assert kata <= {*teks.split(), "rata-", "rata", "Kabupaten/", "Kota"}


def test_a_long_word_breaks_between_syllables_with_a_hyphen() -> None:
    baris = bungkus("Penyelenggaraan", 40_000, 8000)
    assert len(baris) == 2
    assert baris[0].endswith("-")
    assert baris[0][-2] in "aiueong"
    assert "".join(baris).replace("-", "") == "Penyelenggaraan"


def test_a_line_feed_breaks_the_line_and_control_characters_go() -> None:
    assert bungkus("satu\ndua\x07\u202e\ufffe", 90_000, 8000) == (
        "satu",
        "dua\N{REPLACEMENT CHARACTER}",
    )
