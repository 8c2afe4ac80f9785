"""Material of a document: figures or named gaps, and who holds a post when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.galat import Galat
from sakip.laporan.bahan import Bahan, pick, signatory
from sakip.naskah.pohon import Nilai, Teks

from .kantor import BERJALAN, bahan, changed


def test_a_figure_is_bound_to_the_version_that_measures_the_year() -> None:
    assert bahan().nilai("target", "akip") == Nilai("target:akip:2024@perubahan-1", "74,30")


def test_a_figure_nobody_entered_is_listed_in_words_and_by_address() -> None:
    satu = changed("bathin-solapan")
    nama = "Target Indeks Kepuasan Masyarakat (IKM)"
    assert satu.nilai("target", "ikm") == Teks(f"[belum ada: {nama}]", tebal=True)
    assert satu.kurang == (f"{nama}, Tahun 2024 (target:ikm:2024)",)


def test_what_is_missing_is_refused_as_one_list_each_thing_once() -> None:
    satu = changed("bathin-solapan", draf=False)
    for _ in range(2):
        satu.nilai("target", "ikm")
    satu.celah("isu strategis")
    with pytest.raises(Galat) as galat:
        satu.sahkan("LKjIP")
    assert [g.pesan for g in galat.value.rincian] == list(satu.kurang)
    assert len(satu.kurang) == 2
    assert "Kecamatan Bathin Solapan 2024" in galat.value.tempat


def test_a_draft_lets_gaps_stand() -> None:
    satu = changed("bathin-solapan", draf=True)
    satu.celah("isu strategis")
    satu.sahkan("LKjIP")


def test_a_figure_that_is_not_available_yet_is_no_gap() -> None:
    satu = changed()
    nilai = satu.nilai("pagu", "p2.k1")
    assert isinstance(nilai, Nilai)
    assert nilai.teks == "belum tersedia"
    assert not satu.kurang


def _on(hari: date) -> Bahan:
    return changed(BERJALAN, tanggal_laporan=hari)


def test_a_post_is_signed_for_by_who_held_it_on_the_day_of_the_report() -> None:
    jabatan = bahan(BERJALAN).indeks.jabatan["kasi-pelayanan"]
    sementara = signatory(_on(date(2025, 3, 1)), jabatan)
    tetap = signatory(_on(date(2025, 8, 1)), jabatan)
    assert sementara.jabatan == ("Plt. KEPALA SEKSI PELAYANAN PUBLIK",)
    assert sementara.nama == "BARATA SUGIHWARAS, S.Sos."
    assert tetap.jabatan == ("KEPALA SEKSI PELAYANAN PUBLIK",)
    assert tetap.keterangan == ("Penata / IIIc", "NIP. xxxxxxxxxxxxxxx907")


def test_who_left_before_the_report_does_not_sign_it() -> None:
    (camat,) = (p for p in bahan().berkas.pejabat if p.jabatan == "camat")
    pergi = camat.model_copy(update={"selesai": date(2025, 1, 9)})
    assert changed(pejabat=(pergi,)).pejabat("camat") is None
    assert changed(pejabat=(pergi,)).pejabat("camat", date(2025, 1, 9)) == pergi


def test_a_post_nobody_is_known_to_hold_is_a_gap_in_the_signature() -> None:
    satu = changed(pejabat=())
    penanda = signatory(satu, satu.indeks.jabatan["camat"])
    assert set(penanda.nama) == {"."}
    assert satu.kurang == ("nama Camat Bareng (lembar pejabat)",)


def test_a_vacant_post_is_vacant_only_from_its_day_on() -> None:
    sebelum = changed(tanggal_laporan=date(2024, 3, 31))
    assert sebelum.lowong("kasubag-umum") is None
    lowong = bahan().lowong("kasubag-umum")
    assert lowong is not None
    assert lowong.mulai == date(2024, 4, 1)
    assert bahan().pejabat("kasubag-umum") is None


@given(st.text(), st.lists(st.text(), min_size=1))
def test_a_wording_depends_on_the_address_alone(alamat: str, pilihan: list[str]) -> None:
    assert pick(alamat, pilihan) == pick(alamat, pilihan)
    assert pick(alamat, pilihan) in pilihan
