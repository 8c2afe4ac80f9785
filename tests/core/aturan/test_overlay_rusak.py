"""A bad overlay is refused when it is loaded: one clear Galat naming place and mend."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.isi_sah import periksa_isi
from sakip.core.aturan.jenis import BatasCapaian, KonversiPotongan, Lke
from sakip.core.aturan.lapis import lapis_berkas, lapis_nasional
from sakip.galat import Galat
from sakip.hitung.contoh_aturan import buktikan

BATAS = {"jenis": "batas_capaian", "di_atas": "110", "menjadi": "110", "pendamping": None}


def _nilai(**lain: Any) -> dict[str, Any]:
    return {
        "dari": "2024-01-01",
        "status": "terverifikasi",
        "sumber": [{"peraturan": "Perbup Contoh 1/2024"}],
        **lain,
    }


def _aturan(id_aturan: str, *nilai: dict[str, Any], **lain: Any) -> dict[str, Any]:
    return {"id": id_aturan, "judul": "Uji", "nilai": list(nilai), **lain}


def _galat(*overlay: dict[str, Any]) -> Galat:
    with pytest.raises(Galat) as salah:
        BukuAturan.muat("jombang", overlay)
    assert not salah.value.rincian, "expected one finding"
    return salah.value


def _skala(*kelas: tuple[str, str, str], **lain: Any) -> dict[str, Any]:
    isi = {
        "jenis": "skala",
        "untuk": "capaian",
        "desimal": "2",
        "terendah": kelas[0][1],
        "tertinggi": kelas[-1][2],
        "kelas": [
            {
                "kode": kode,
                "label": kode,
                "bawah": bawah,
                "atas": atas,
                "bawah_termasuk": "true" if ke == 0 else "false",
                "atas_termasuk": "true",
            }
            for ke, (kode, bawah, atas) in enumerate(kelas)
        ],
        **lain,
    }
    return _aturan("skala.buatan", _nilai(isi=isi), baru=True)


def test_a_made_scale_with_a_gap_is_refused() -> None:
    galat = _galat(_skala(("rendah", "0", "80"), ("tinggi", "90", "120")))
    assert "aturan skala.buatan" in galat.tempat
    assert galat.tempat.endswith("kelas tinggi")
    assert galat.pesan == "Nilai 80,01 sampai 90,00 tidak punya kelas."


def test_a_made_scale_with_an_overlap_is_refused() -> None:
    galat = _galat(_skala(("rendah", "0", "80"), ("tinggi", "70", "120")))
    assert galat.pesan == "Nilai 70,01 sampai 80,00 juga masuk kelas rendah."


def test_a_misspelt_id_is_answered_with_the_nearest() -> None:
    galat = _galat(_aturan("capaian.bats", _nilai(isi=BATAS)))
    assert galat.kode == "aturan.id"
    assert "capaian.batas" in galat.saran


def test_an_id_unlike_any_other_must_say_that_it_is_new() -> None:
    assert "baru: true" in _galat(_aturan("xyzzy", _nilai(isi=BATAS))).saran
    galat = _galat(_aturan("capaian.batas", _nilai(isi=BATAS), baru=True))
    assert galat.saran == "Hapus 'baru'."


def test_an_unknown_key_is_named_with_the_known_ones() -> None:
    galat = _galat(_aturan("capaian.batas", _nilai(isi={**BATAS, "diatas": "110"})))
    assert galat.tempat == "overlay butir 1, aturan capaian.batas, nilai butir 1, isi, diatas"
    assert galat.saran == "Mungkin maksud Anda 'di_atas'."
    assert "dri" in _galat(_aturan("capaian.batas", _nilai(isi=BATAS, dri="2024"))).pesan


def test_an_unknown_method_is_answered_with_the_choices() -> None:
    galat = _galat(_aturan("capaian.maks", _nilai(ubah={"metode": "rasoi"})))
    assert galat.tempat.endswith("ubah, metode")
    assert "'rasoi' bukan pilihan yang ada" in galat.pesan
    assert "Mungkin maksud Anda 'rasio'" in galat.saran


def test_an_unknown_kind_is_refused() -> None:
    galat = _galat(_aturan("capaian.batas", _nilai(isi={**BATAS, "jenis": "batas_capain"})))
    assert "batas_capaian" in galat.saran


def test_the_kind_of_a_rule_cannot_be_changed() -> None:
    galat = _galat(_aturan("kemajuan", _nilai(isi=BATAS)))
    assert galat.pesan == "Aturan kemajuan berjenis kemajuan, bukan batas_capaian."


@pytest.mark.parametrize("angka", ["1e9", "1_000", "74,30", "NaN", "١٢", "9" * 40])
def test_a_number_that_is_not_exact_decimal_text_is_refused(angka: str) -> None:
    galat = _galat(_aturan("capaian.batas", _nilai(ubah={"pendamping": angka})))
    assert galat.kode == "validasi.angka_baku"


def test_a_float_from_json_is_refused_before_it_can_be_rounded() -> None:
    galat = _galat(_aturan("capaian.batas", _nilai(ubah={"pendamping": 99.5})))
    assert galat.kode == "aturan.pecahan"
    assert '"99.5"' in galat.saran


@pytest.mark.parametrize(
    ("id_aturan", "ubah", "pesan"),
    [
        ("capaian.batas", {"di_atas": "110"}, "harus diisi bersama"),
        ("ipp.permenpanrb", {"bagian_f02": "0.8"}, "Jumlahnya 1.05, padahal harus 1."),
        ("skala.pilihan", {"pakai": {"akip": "skala.akp"}}, "Aturan 'skala.akp' tidak ada."),
        ("skala.pilihan", {"pakai": {"akip": "kemajuan"}}, "bukan aturan berjenis skala"),
        ("capaian.pilihan", {"bawaan": {"min": "skala.akip"}}, "berjenis metode_capaian"),
        ("lke.permenpanrb-88-2021", {"campuran": {"bagian_lke": "0.9"}}, "Jumlahnya 1.1"),
        ("efisiensi.pmk-214-2017", {"bawah": "30"}, "tidak lebih kecil"),
        ("rumus.ikpp", {"rumus": "@ikm + @ipk"}, "'ipk' tidak ada."),
    ],
)
def test_weights_bounds_and_references_are_checked(
    id_aturan: str, ubah: dict[str, Any], pesan: str
) -> None:
    with pytest.raises(Galat) as salah:
        BukuAturan.muat("jombang", [_aturan(id_aturan, _nilai(ubah=ubah))])
    semua = salah.value.rincian or (salah.value,)
    assert any(pesan in galat.pesan for galat in semua)
    assert all(id_aturan in galat.tempat for galat in semua)


def test_a_perfect_office_can_never_score_above_a_hundred() -> None:
    buku = BukuAturan.muat()
    _, isi = buku.ambil_isi("lke.permenpanrb-88-2021", date(2024, 12, 31), Lke)
    komponen = [k.model_dump(mode="json") for k in isi.komponen]
    komponen[0]["bobot"] = "30.06"
    galat = _galat(_aturan("lke.permenpanrb-88-2021", _nilai(ubah={"komponen": komponen})))
    assert galat.pesan == "Jumlahnya 100.06, padahal harus 100."


def test_values_in_force_at_the_same_time_are_refused() -> None:
    galat = _galat(
        _aturan("capaian.batas", _nilai(isi=BATAS), _nilai(isi=BATAS, dari="2024-06-01"))
    )
    assert "2024-01-01" in galat.pesan
    assert "2024-06-01" in galat.pesan
    bersentuhan = (
        _nilai(isi=BATAS, sampai="2024-06-01"),
        _nilai(isi=BATAS) | {"dari": "2024-06-01"},
    )
    assert "bersamaan" in _galat(_aturan("capaian.batas", *bersentuhan)).pesan
    BukuAturan.muat(
        None,
        [
            _aturan(
                "capaian.batas",
                _nilai(isi=BATAS, sampai="2024-05-31"),
                _nilai(isi=BATAS, dari="2024-06-01"),
            )
        ],
    )


@pytest.mark.parametrize("tanggal", ["2024", "31-12-2024", "2024-02-30", "1700000000", ""])
def test_a_date_is_written_in_one_way_only(tanggal: str) -> None:
    galat = _galat(_aturan("capaian.batas", _nilai(isi=BATAS) | {"dari": tanggal}))
    assert galat.tempat.endswith("nilai butir 1, dari")


def test_a_period_cannot_end_before_it_begins() -> None:
    assert "lebih awal" in _galat(_aturan("kemajuan", _nilai(isi=BATAS, sampai="2023-01-01"))).pesan


def test_a_value_says_either_all_or_what_it_changes() -> None:
    assert "'isi' atau 'ubah'" in _galat(_aturan("capaian.batas", _nilai())).pesan
    galat = _galat(_aturan("capaian.batas", _nilai(isi=BATAS, ubah={})))
    assert "'isi' atau 'ubah'" in galat.pesan


def test_a_change_needs_something_below_it_to_change() -> None:
    galat = _galat(_aturan("skala.akip", _nilai(ubah={"untuk": "x"}, dari="2019-01-01")))
    assert "2019-01-01" in galat.pesan
    assert "Mundurkan" in galat.saran


def test_a_change_is_checked_on_every_content_it_falls_upon() -> None:
    ubah = _nilai(ubah={"campuran": {"bagian_lke": "0.5"}}, dari="2021-06-01")
    with pytest.raises(Galat) as salah:
        BukuAturan.muat("jombang", [_aturan("lke.permenpanrb-88-2021", ubah)])
    pesan = [galat.pesan for galat in salah.value.rincian]
    assert "Isian ini wajib ada." in pesan  # in 2021 there is no blend to change
    assert "Jumlahnya 0.7, padahal harus 1." in pesan  # from 2022 Jombang's is changed


def test_a_value_cannot_be_converted_in_two_ways() -> None:
    buku = BukuAturan.muat()
    _, isi = buku.ambil_isi("konversi.iki.permenpanrb-8-2021", date(2021, 6, 1), KonversiPotongan)
    assert periksa_isi(isi) == []
    satu, dua, *_ = isi.potongan
    tumpang = dua.model_copy(update={"dari": satu.sampai})
    (galat,) = periksa_isi(isi.model_copy(update={"potongan": (satu, tumpang)}))
    assert galat.pesan == "Nilai 59,00 juga masuk kelas 1."


def test_a_float_is_refused_even_in_code() -> None:
    with pytest.raises(ValidationError):
        BatasCapaian.model_validate({**BATAS, "pendamping": 99.5})


def test_a_value_without_source_is_refused() -> None:
    assert _galat(_aturan("capaian.batas", _nilai(isi=BATAS, sumber=[]))).tempat.endswith("sumber")


def test_a_rule_given_twice_is_refused() -> None:
    satu = _aturan("capaian.batas", _nilai(isi=BATAS))
    assert "sudah ditulis di overlay butir 1" in _galat(satu, satu).pesan


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(Galat) as salah:
        BukuAturan.muat(
            None,
            [_aturan("capaian.bats", _nilai(isi=BATAS)), _aturan("kemajuan", _nilai(isi=BATAS))],
        )
    assert [g.kode for g in salah.value.rincian] == ["aturan.id", "aturan.jenis"]


BERKAS = """\
aturan:
  - id: capaian.batas
    judul: Batas di kabupaten kami
    nilai:
      - dari: 2024-01-01
        status: terverifikasi
        sumber: [{peraturan: perbup-kami}]
        isi: {jenis: batas_capaian, di_atas: 110, menjadi: 110, pendamping: null}
        contoh:
          - {masukan: {capaian: "125.00"}, hasil: "110.00"}
peraturan:
  - {id: perbup-kami, jenis: peraturan, singkat: Perbup Kami 1/2024, nama: Peraturan Bupati Kami}
"""


def _buktikan(tmp_path: Path, teks: str) -> list[Galat]:
    berkas = tmp_path / "aturan-kami.yaml"
    berkas.write_text(teks, encoding="utf-8")
    try:
        return buktikan([lapis_berkas(berkas), lapis_nasional()])
    except Galat as galat:
        return list(galat.rincian or (galat,))


def test_a_sound_file_of_rules_proves_itself(tmp_path: Path) -> None:
    assert _buktikan(tmp_path, BERKAS) == []


@pytest.mark.parametrize(
    ("lama", "baru", "tempat", "pesan"),
    [
        ("di_atas: 110,", "diatas: 110,", "baris 8", "Kunci 'diatas' tidak dikenal di sini."),
        ("2024-01-01", "2024-13-01", "baris 5", "'2024-13-01' bukan tanggal"),
        ('hasil: "110.00"', 'hasil: "125.00"', "contoh 1", "Hasilnya 110.00, padahal"),
        ("{capaian:", "{capain:", "contoh 1, masukan capaian", "tidak ada dalam contoh"),
        ('"125.00"', '"seratus"', "contoh 1, masukan capaian", "'seratus' bukan angka."),
        ("perbup-kami}]", "perbup-kita}]", "baris 7", "tidak ada di daftar peraturan"),
        ("menjadi: 110", "menjadi: null", "baris 8", "harus diisi bersama"),
        ("judul:", "jdul:", "baris 2", "Isian ini wajib ada."),
    ],
)
def test_a_fault_in_a_file_is_named_with_its_line(
    tmp_path: Path, lama: str, baru: str, tempat: str, pesan: str
) -> None:
    galat = _buktikan(tmp_path, BERKAS.replace(lama, baru, 1))
    assert any(tempat in g.tempat and pesan in g.pesan for g in galat), [str(g) for g in galat]
