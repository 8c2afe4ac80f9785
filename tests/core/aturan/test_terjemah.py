"""Everything pydantic can say of our schemas is said in Indonesian, with place and mend."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_core._pydantic_core import list_all_errors

from sakip.berkas.model import Berkas
from sakip.core.aturan.bentuk import EntriAturan, KepalaBuku, LembarAturan
from sakip.core.aturan.jenis import KELAS_ISI
from sakip.galat import Galat
from sakip.terjemah import KALIMAT, galat_validasi, satu_galat, sebut_jalur, singkat


class Dalam(BaseModel):
    model_config = ConfigDict(extra="forbid")

    bobot: Decimal
    catatan: str = ""


class Luar(BaseModel):
    model_config = ConfigDict(extra="forbid")

    isi: tuple[Dalam, ...]
    pilihan: dict[str, Dalam] = {}
    kode: Annotated[str, Field(max_length=3)] = ""
    genap: int = 0

    @field_validator("genap")
    @classmethod
    def _even(cls, nilai: int) -> int:
        if nilai % 2:
            raise ValueError("Angka ini harus genap.")
        if nilai > 10:
            raise PydanticCustomError("besar", "Angka {n} terlalu besar.", {"n": nilai})
        return nilai


def _galat(data: object, model: type[BaseModel] | None = Luar) -> Galat:
    with pytest.raises(ValidationError) as salah:
        Luar.model_validate(data)
    return galat_validasi(salah.value, "berkas.yaml", model=model)


def test_the_place_is_a_path_a_person_can_follow() -> None:
    galat = _galat({"isi": [{"bobot": "1"}, {"bobot": "x"}]})
    assert galat.tempat == "berkas.yaml, isi butir 2, bobot"
    assert galat.pesan == "'x' bukan angka yang dapat dibaca."
    assert "74.30" in galat.saran


def test_the_caller_may_say_places_in_its_own_words() -> None:
    with pytest.raises(ValidationError) as salah:
        Luar.model_validate({"isi": [{"bobot": "x"}]})
    galat = galat_validasi(salah.value, "", lambda jalur: f"baris {jalur[1]}")
    assert galat.tempat == "baris 0"


def test_a_missing_key_is_named_in_the_mend() -> None:
    galat = _galat({"isi": [{}]})
    assert (galat.pesan, galat.saran) == ("Isian ini wajib ada.", "Tambahkan 'bobot'.")


def test_an_unknown_key_is_answered_with_the_nearest_known_one() -> None:
    galat = _galat({"isi": [{"bobot": "1", "catatn": "x"}]})
    assert galat.pesan == "Kunci 'catatn' tidak dikenal di sini."
    assert galat.saran == "Mungkin maksud Anda 'catatan'."


def test_an_unknown_key_without_a_near_one_is_answered_with_all_known_ones() -> None:
    galat = _galat({"isi": [], "pilihan": {"a": {"bobot": "1", "zzz": "x"}}})
    assert galat.tempat.endswith("pilihan, a, zzz")
    assert galat.saran == "Hapus kunci itu; yang dikenal: bobot, catatan."
    assert "ejaannya" in _galat({"isi": [], "zzz": "x"}, None).saran


def test_a_validator_of_ours_speaks_for_itself() -> None:
    assert _galat({"isi": [], "genap": 3}).pesan == "Angka ini harus genap."
    assert _galat({"isi": [], "genap": 12}).pesan == "Angka 12 terlalu besar."


def test_several_errors_come_as_one_with_each_of_them_inside() -> None:
    galat = _galat({"isi": [{"bobot": "x"}], "kode": "panjang"})
    assert [g.kode for g in galat.rincian] == [
        "validasi.decimal_parsing",
        "validasi.string_too_long",
    ]


def test_a_long_or_nested_value_is_shown_short() -> None:
    assert singkat("a" * 100) == f"'{'a' * 39}…'"
    assert singkat(["a"] * 900) == "daftar 900 butir"
    assert singkat({"a": "b" * 900}) == "pasangan kunci dan nilai"
    assert (singkat(None), singkat(False)) == ("kosong", "false")


def test_a_path_counts_from_one() -> None:
    assert sebut_jalur(("aturan", 0, "nilai", 2, "isi")) == "aturan butir 1, nilai butir 3, isi"
    assert sebut_jalur((1,)) == "butir 2"
    assert sebut_jalur(()) == ""


SAMPAH: tuple[Any, ...] = (
    *(None, "", " ", "x", "X" * 999, "-1", "99", "1.5", "1e9", "9" * 5000, "2024-13-01", "2024"),
    *([], [None], ["x", "x"], [{}], [[]], {}, {"x": "y"}, {"x": {}}, {"maks": {}}, {"id": "A B"}),
    *(True, 5, -5, 10**30, 1.5, float("nan"), Decimal("NaN"), object()),
)


def _semua_model(model: type[BaseModel], ada: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    from sakip.terjemah import model_dalam

    if model in ada:
        return
    ada.add(model)
    yield model
    for kolom in model.model_fields.values():
        for dalam in model_dalam(kolom.annotation):
            yield from _semua_model(dalam, ada)


def _jenis_galat() -> dict[str, str]:
    """Error type -> message, over junk in every field of every schema of the library."""
    ketemu: dict[str, str] = {}
    ada: set[type[BaseModel]] = set()
    akar: tuple[type[BaseModel], ...] = (
        *KELAS_ISI.values(),
        EntriAturan,
        KepalaBuku,
        LembarAturan,
        Berkas,
    )
    for model in [m for satu in akar for m in _semua_model(satu, ada)]:
        data = [dict.fromkeys(model.model_fields, isi) for isi in SAMPAH]
        for isi in (*data, {"kunci-asing": "x"}, "bukan model", []):
            try:
                model.model_validate(isi)
            except ValidationError as salah:
                ketemu |= {rinci["type"]: rinci["msg"] for rinci in salah.errors()}
    return ketemu


def test_every_error_our_schemas_can_raise_is_known_or_our_own() -> None:
    milik_pydantic = {rinci["type"] for rinci in list_all_errors()}
    jenis = _jenis_galat()
    assert len(jenis) > 20
    asing = (set(jenis) & milik_pydantic) - set(KALIMAT) - {"extra_forbidden", "value_error"}
    assert asing == set()


@pytest.mark.parametrize(
    "contoh",
    [rinci for rinci in list_all_errors() if rinci["type"] in KALIMAT],
    ids=lambda rinci: str(rinci["type"]),
)
def test_every_sentence_can_be_filled_from_what_pydantic_gives(contoh: Any) -> None:
    rinci: Any = {
        "type": contoh["type"],
        "loc": ("isi",),
        "msg": contoh["example_message_python"],
        "input": "x",
        "ctx": contoh.get("example_context") or {},
    }
    galat = satu_galat(rinci, "berkas")
    assert galat.pesan != contoh["example_message_python"]
    assert "{" not in galat.pesan + galat.saran
    assert galat.saran
