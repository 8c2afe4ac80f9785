"""Many files at once: one that fails is told, the others go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip.galat import Galat
from sakip.periksa.banyak import Batas, Tugas, cari_berkas, periksa_banyak
from sakip.periksa.keluaran import HasilData

ISI = (
    "Tabel 1 Capaian\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
    "1\tNilai AKIP\t74,30\t73,59\t99,04\n2\tSurat\t40 surat\t30 surat\t57,00\n"
)


def isi(folder: Path) -> list[Tugas]:
    (folder / "a.txt").write_text(ISI, encoding="utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 rusak")
    (folder / "c.txt").write_text(ISI, encoding="utf-8")
    return [Tugas(p) for p in cari_berkas([folder])]


def test_a_broken_file_stops_no_other(tmp_path: Path) -> None:
    hasil = dict(periksa_banyak(isi(tmp_path), proses=1))
    assert [getattr(hasil[n], "kode", "terbaca") for n in range(3)] == [
        "terbaca", "periksa.rusak", "terbaca"
    ]  # fmt: skip
    assert [len(h.temuan) for h in hasil.values() if isinstance(h, HasilData)] == [1, 1]


def test_a_file_over_the_limit_of_time_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    hasil = dict(periksa_banyak(isi(tmp_path)[:1], Batas(detik=0), proses=1))
    assert isinstance(hasil[0], Galat)
    assert hasil[0].kode == "periksa.lama"


def test_what_office_programs_leave_behind_is_not_taken(tmp_path: Path) -> None:
    for nama in ("~$a.docx", ".b.pdf", "c.txt", "c.txt.periksa.json", "d.jpg"):
        (tmp_path / nama).write_text("x", encoding="utf-8")
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "E.PDF").write_text("x", encoding="utf-8")
    assert [p.name for p in cari_berkas([tmp_path, tmp_path / "c.txt"])] == ["c.txt", "E.PDF"]


def test_a_folder_without_any_report_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Galat, match="Tidak ada berkas"):
        cari_berkas([tmp_path])
