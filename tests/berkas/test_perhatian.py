"""What does not stop the work but a careful colleague would mention."""

from __future__ import annotations

import pytest

from sakip.berkas.perhatian import remarks
from sakip.berkas.periksa import rulebook_of

from .conftest import parsed

TERATUR = ("daerah: contoh", "daerah: jombang")
LAYANAN = "layanan:\n- {id: ktp, nama: KTP}\n"
UNSUR = (
    "skm_unsur:\n- {{layanan: ktp, unsur: {}, periode: 2024, jumlah_nilai: 40, jumlah_jawaban: 10}}"
)
ORANG = "skm_responden:\n- {layanan: ktp, periode: 2024, jumlah: 9}\n"
SAMA = ("tahun: 2024", "tahun: 2024")
JABATAN = "jabatan:\n- {id: camat, nama: Camat, tingkat: eselon_3}\npejabat:\n"
PEJABAT = "- {{id: {0}, jabatan: camat, nama: {0}, status: {1}, mulai: {2}, selesai: {3}}}\n"


def texts(*ganti: tuple[str, str], tambah: str = "") -> list[str]:
    berkas = parsed(TERATUR, *ganti, tambah=tambah)
    return [str(satu) for satu in remarks(berkas, rulebook_of(berkas)) if "t1" not in satu.tempat]


def test_a_sound_file_gets_no_remark() -> None:
    assert texts() == []


@pytest.mark.parametrize(
    ("ganti", "tambah", "kata"),
    [
        (("daerah: jombang", "daerah: jombnag"), "", "Mungkin maksud Anda 'jombang'"),
        (("versi: 2026.11", "versi: '2020.01'"), "", "buku aturan 2020.01, sekarang dihitung"),
        (("2025-01-10", "2023-01-10"), "", "sebelum tahun 2024 dimulai"),
        (("2024-T1, nilai: 88.50", "2024, nilai: 9000"), "", "Realisasi 9.000 dan target"),
        (
            SAMA,
            "anggaran:\n- {simpul: ss1, periode: 2024, jenis: pagu, nilai: 10}\n"
            "- {simpul: ss1, periode: 2024, jenis: realisasi, nilai: 11}",
            "Rp11 melampaui pagunya Rp10",
        ),
        (
            SAMA,
            LAYANAN + ORANG + UNSUR.format("prosedur"),
            "10 jawaban, padahal respondennya 9",
        ),
        (
            SAMA,
            LAYANAN + UNSUR.format("prosedr"),
            "Mungkin maksud Anda 'prosedur'",
        ),
    ],
)
def test_something_odd_is_mentioned(ganti: tuple[str, str], tambah: str, kata: str) -> None:
    (satu,) = texts(ganti, tambah=tambah)
    assert kata in satu


def test_two_holders_of_one_post_at_once_are_mentioned_but_not_an_acting_one() -> None:
    dulu = PEJABAT.format("ani", "definitif", "2020-01-01", "2024-06-30")
    kini = PEJABAT.format("budi", "definitif", "2024-06-30", "")
    plh = PEJABAT.format("cici", "plh", "2024-06-01", "2024-07-30")
    (satu,) = texts(tambah=JABATAN + dulu + kini + plh)
    assert "bertumpuk dengan 'ani'" in satu
    sesudah = kini.replace("2024-06-30", "2024-07-01")
    assert texts(tambah=JABATAN + dulu + sesudah + plh) == []
