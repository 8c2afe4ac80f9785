"""Names beside a NIP: shortened ones are one, two signatures on a line are not mixed up."""

from __future__ import annotations

import pytest

from sakip.periksa import baca_teks, periksa

SITI = "SITI HAERANI, S.Sos\n\nNIP. 19710806 199803 2 007\n\n"


def temuan(isi: str) -> list[tuple[str, str]]:
    return [(t.jenis.value, t.tercetak) for t in periksa(baca_teks(isi)).temuan if t.cek == "nama"]


@pytest.mark.parametrize(
    "lain",
    [
        "ST. HAERANI\n\nNIP. 197108061998032007",
        "Hj. Siti Haerani, S.Sos., M.Si.\n\nPembina Tk. I (IV/b)\n\nNIP. 197108061998032007",
        "Dr. ADNAN ICHSAN, S.H. SITI HAERANI, S.Sos\n\nPembina / IV.a\n\nNIP 197108061998032007",
        "BUDI SANTOSO, SE SITI HAERANI, S.Sos Pembina NIP. 197108061998032007",
        "Camat Contoh,\n\nNIP. 197108061998032007",
        "A. KADIR, SE SITI HAERANI\n\nNIP. 196505051990031004 NIP. 197108061998032007",
    ],
)
def test_one_person_in_another_dress_is_no_finding(lain: str) -> None:
    assert temuan(SITI + "Uraian tentang kinerja tahun ini.\n\n" + lain) == []


def test_another_name_for_a_nip_is_found_and_so_is_another_nip_for_a_name() -> None:
    assert temuan(SITI * 2 + "SITI HAERANA\n\nNIP. 197108061998032007") == [
        ("salah", "SITI HAERANA")
    ]
    assert temuan(SITI + "SITI HAERANI\n\nNIP. 198001012005012009") == [
        ("pertanyaan", "198001012005012009")
    ]


def test_a_list_of_staff_is_read_by_its_columns() -> None:
    daftar = "Tabel 1 Pegawai\nNo\tNama\tNIP\tJabatan\n1\t{}\t197108061998032007\tCamat\n"
    daftar += "2\tBUDI SANTOSO\t196505051990031004\tSekretaris\n"
    assert temuan(SITI + daftar.format("SITI HAERANI")) == []
    assert temuan(SITI + daftar.format("RINI ASTUTI")) == [("salah", "RINI ASTUTI")]
