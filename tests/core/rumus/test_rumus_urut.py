"""Indicators wait for those they refer to, and a circle is named."""

from itertools import pairwise

import pytest

from sakip.core.rumus import urai, urutkan
from sakip.galat import Galat


def galat(rumus: dict[str, str], *dikenal: str) -> Galat:
    with pytest.raises(Galat) as salah:
        urutkan({id_: urai(teks) for id_, teks in rumus.items()}, dikenal)
    return salah.value


def test_an_indicator_comes_after_all_it_refers_to() -> None:
    rumus = {
        "indeks": urai("@ikpp + @ikm"),
        "ikpp": urai("@ikm / 25 × 1,25 + @ipp"),
        "ikm": urai("rata_rata(layanan)"),
    }
    assert urutkan(rumus, ["ipp"]) == ["ikm", "ikpp", "indeks"]


def test_a_circle_is_refused_with_its_path() -> None:
    salah = galat({"ikpp": "@ikm × 2", "lepas": "a", "ikm": "b + @ikpp"})
    assert salah.kode == "rumus.lingkar"
    assert "ikpp → ikm → ikpp." in salah.pesan or "ikm → ikpp → ikm." in salah.pesan
    assert salah.tempat in ("rumus ikpp kolom 1", "rumus ikm kolom 5")


def test_an_indicator_cannot_wait_for_itself() -> None:
    assert "ikm → ikm." in galat({"ikm": "a + @ikm"}).pesan


def test_a_long_circle_shows_who_waits_for_whom() -> None:
    rumus = {f"i{n}": f"@i{(n + 1) % 5}" for n in range(5)}
    jalur = galat(rumus).pesan.splitlines()[0].removesuffix(".").split(": ")[1].split(" → ")
    assert len(jalur) == 6
    assert jalur[0] == jalur[-1]
    assert all(rumus[dari] == f"@{ke}" for dari, ke in pairwise(jalur))


def test_a_chain_of_thousands_needs_no_recursion() -> None:
    rumus = {f"i{n}": urai(f"@i{n + 1}") for n in range(3_000)}
    assert urutkan(rumus, ["i3000"])[0] == "i2999"


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("2 × @ikmm", "Mungkin maksud Anda @ikm?"),
        ("2 × @IKM", "Mungkin maksud Anda @ikm?"),
        ("2 × @zzz-yyyyyy", "beri spasi: @zzz - yyyyyy."),
        ("2 × @zzz", "id indikator yang ada"),
    ],
)
def test_an_unknown_indicator_is_refused_with_place_and_mend(teks: str, saran: str) -> None:
    salah = galat({"ikpp": teks}, "ikm")
    assert (salah.kode, salah.tempat) == ("rumus.rujukan", "rumus ikpp kolom 5")
    assert saran in salah.saran
