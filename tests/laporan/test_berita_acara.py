"""Berita Acara Penetapan Target: proposals, decisions, and the working paper behind them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pypdfium2
import pytest

from sakip.berkas.baca import read_berkas
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung
from sakip.laporan.berita_acara import berita_acara_target
from sakip.naskah.pdf import tulis_pdf
from sakip.naskah.pohon import Dokumen, Nilai, Paragraf, Tabel, TandaTangan, potongan
from sakip.naskah.telusur import polos, semua_blok


@cache
def data() -> tuple[Berkas, BukuHasil]:
    berkas = read_berkas("contoh-tahun-berjalan")
    return berkas, hitung(berkas, rulebook_of(berkas))


@cache
def murni() -> Dokumen:
    return berita_acara_target(*data(), versi="murni")


@cache
def perubahan() -> Dokumen:
    return berita_acara_target(*data())


def rows(dokumen: Dokumen, nomor: int) -> list[list[str]]:
    """The cells of a table of the paper: 0 decisions, 1 verifiers, 2 working paper."""
    tabel = [b for b in semua_blok(dokumen) if isinstance(b, Tabel)][nomor]
    return [
        ["".join(polos(p.isi) for p in s.blok if isinstance(p, Paragraf)) for s in b.semua_sel]
        for b in (*tabel.kepala, *tabel.baris)
    ]


def paragraphs(dokumen: Dokumen) -> str:
    semua = [polos(b.isi) for b in semua_blok(dokumen) if isinstance(b, Paragraf)]
    return "\n".join(semua).replace("\N{NO-BREAK SPACE}", " ")


def changed(indikator: str, **isi: Any) -> tuple[Berkas, BukuHasil]:
    """The made-up office with one proposal of its first plan changed."""
    berkas, buku = data()
    usulan = tuple(
        u.model_copy(update=isi)
        if (u.indikator, u.tahun, u.versi) == (indikator, 2025, "murni")
        else u
        for u in berkas.usulan_target
    )
    return berkas.model_copy(update={"usulan_target": usulan}), buku


def test_the_day_is_written_out_as_minutes_do() -> None:
    assert (
        "Pada hari Rabu tanggal lima belas bulan Januari tahun dua ribu dua puluh lima "
        "(15 Januari 2025) telah dibahas target kinerja Kecamatan Contoh Sejahtera tahun 2025."
    ) in paragraphs(murni())
    assert "Nomor 000/BA-01/2025" in paragraphs(murni())
    (tanda,) = (b for b in semua_blok(murni()) if isinstance(b, TandaTangan))
    assert tanda.tempat_tanggal == "Contoh Sejahtera, 15 Januari 2025"


def test_each_proposal_stands_beside_its_decision() -> None:
    isi = {r[1]: r[2:] for r in rows(murni(), 0)}
    assert isi["Indeks Kepuasan Masyarakat (IKM)"] == ["84,00", "84,50", "Dinaikkan"]
    assert isi["Nilai Evaluasi AKIP"] == ["75,00", "74,00", "Diturunkan"]
    assert isi["Predikat pengawasan kearsipan internal"] == ["BB", "BB", "Diterima"]
    assert isi["Jumlah gangguan ketenteraman dan ketertiban"] == [
        "26 kejadian",
        "24 kejadian",
        "Diturunkan",
    ]


def test_a_decision_is_the_target_that_the_agreement_promises() -> None:
    tabel = next(b for b in semua_blok(murni()) if isinstance(b, Tabel))
    putusan = tabel.baris[0].semua_sel[3].blok[0]
    assert isinstance(putusan, Paragraf)
    assert potongan(putusan.isi) == (Nilai("target:ikm:2025@murni", "84,50"),)


def test_the_count_is_that_of_the_rows() -> None:
    assert ("Dari 10 usulan, tujuh diterima, satu dinaikkan, dan dua diturunkan.") in paragraphs(
        murni()
    )
    assert "Dari empat usulan, tiga diterima dan satu diturunkan." in paragraphs(perubahan())


def test_all_is_said_only_where_it_is_true_of_all() -> None:
    berkas, buku = data()
    sama = tuple(
        u.model_copy(update={"nilai": u.putusan}) if u.putusan else u for u in berkas.usulan_target
    )
    semua = berkas.model_copy(update={"usulan_target": sama})
    teks = paragraphs(berita_acara_target(semua, buku, versi="murni"))
    assert "Seluruh usulan diterima." in teks
    assert "Seluruh" not in paragraphs(murni())


def test_the_working_paper_sets_a_proposal_beside_two_earlier_years() -> None:
    kepala, ikm, *_ = rows(murni(), 2)
    assert kepala[2:6] == ["Data awal 2023", "Target 2024", "Realisasi 2024", "Capaian 2024"]
    assert ikm[1:7] == [
        "Indeks Kepuasan Masyarakat (IKM)",
        "81,54",
        "83,00",
        "82,97",
        "99,96%",
        "84,00",
    ]
    assert ikm[7:] == [
        "Realisasi 2024 naik dari 2023.",
        "Rapat menaikkan setengah poin karena loket bertambah.",
        "84,50",
    ]


def test_a_change_is_judged_by_the_last_quarter_before_the_meeting() -> None:
    kepala, desa, dokumen, *_ = rows(perubahan(), 2)
    assert kepala[2:4] == ["Target semula", "Realisasi terakhir"]
    assert desa[2:4] == ["50,00%", "41,67% (TW II 2025)"]
    assert dokumen[2:4] == ["1.600 dokumen", "885 dokumen (TW II 2025)"]


def test_verifiers_named_by_the_rule_get_lines_to_sign_on() -> None:
    instansi = [r[1] for r in rows(murni(), 1)[1:]]
    assert len(instansi) == 3
    assert {"Bappeda", "Inspektorat"} < set(instansi)
    assert any("Bagian Organisasi" in nama for nama in instansi)
    assert all("NIP. ...." in r[2] for r in rows(murni(), 1)[1:])


def test_undecided_targets_of_next_year_are_refused_by_name() -> None:
    with pytest.raises(Galat) as galat:
        berita_acara_target(*data(), tahun=2026)
    assert [g.pesan for g in galat.value.rincian] == [
        "putusan target Indeks Pelayanan Publik (IPP) tahun 2026",
        "putusan target Persentase desa mandiri tahun 2026",
    ]
    draf = berita_acara_target(*data(), tahun=2026, draf=True)
    assert "dan dua belum diputuskan." in paragraphs(draf)
    assert rows(draf, 2)[1][2:6] == ["82,97", "84,50", "85,26", "100,90%"]


def test_a_decision_that_the_plan_does_not_follow_is_refused() -> None:
    with pytest.raises(Galat) as galat:
        berita_acara_target(*changed("ikm", putusan=Decimal("85.00")), versi="murni")
    assert [g.pesan for g in galat.value.rincian] == [
        "target Indeks Kepuasan Masyarakat (IKM) yang cocok: putusan 85,00, lembar target 84,50"
    ]


def test_minutes_without_number_and_day_name_both() -> None:
    berkas, buku = data()
    tanpa = tuple(u.model_copy(update={"bukti": ()}) for u in berkas.usulan_target)
    with pytest.raises(Galat) as galat:
        berita_acara_target(berkas.model_copy(update={"usulan_target": tanpa}), buku, versi="murni")
    assert {g.pesan.split(" Berita")[0] for g in galat.value.rincian} == {"nomor", "tanggal"}


def test_an_office_without_proposals_is_told_what_to_fill_in() -> None:
    berkas = read_berkas("bareng")
    with pytest.raises(Galat) as galat:
        berita_acara_target(berkas, hitung(berkas, rulebook_of(berkas)))
    assert galat.value.saran == "Isi lembar usulan_target."
    with pytest.raises(Galat, match="Yang ada: 2025 murni, 2025 perubahan-1, 2026 murni"):
        berita_acara_target(*data(), tahun=2024)


def test_the_paper_prints_and_its_signature_is_not_alone() -> None:
    with pypdfium2.PdfDocument(tulis_pdf(murni())) as pdf:
        teks = [h.get_textpage().get_text_range() for h in pdf]
        mendatar = [h.get_width() > h.get_height() for h in pdf]
    assert mendatar == [False, False, True]
    tertanda = next(t for t in teks if "TANTRI" in t)
    assert "Berita acara ini dibuat" in tertanda
