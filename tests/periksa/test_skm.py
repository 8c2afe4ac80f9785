"""Survey tables: one question for a column, however many means it spoils."""

from __future__ import annotations

from sakip.periksa import baca_teks, periksa

UNSUR = ("Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku")
ISI = (
    "Tabel 1 Nilai tahun 2024\nUnsur\tKTP\n"
    + "".join(f"{u}\t3,{n}5\n" for n, u in enumerate(UNSUR))
    + "Responden\t{}\n"
)


def tercetak(orang: int) -> list[str]:
    return [t.tercetak for t in periksa(baca_teks(ISI.format(orang))).temuan if t.cek == "grim"]


def test_means_of_twenty_answers_are_possible() -> None:
    assert tercetak(20) == []


def test_a_wrong_number_of_respondents_is_asked_about_once() -> None:
    assert tercetak(11) == ["11"]


def test_many_respondents_can_have_any_mean() -> None:
    assert tercetak(211) == []
