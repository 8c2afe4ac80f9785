"""Many files at once: one that fails is told, the others go on."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sakip.galat import Galat
from sakip.periksa.banyak import Batas, Tugas, cari_berkas, periksa_banyak
from sakip.periksa.keluaran import HasilData

ISI = (
    "Tabel 1 Capaian\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
    "1\tNilai AKIP\t74,30\t73,59\t99,04\n2\tSurat\t40 surat\t30 surat\t57,00\n"
)
LAMA = ISI + "".join(f"{n}\tIndikator {n}\t100\t{n % 90}\t7\n" for n in range(3, 150_000))
LINGKUNGAN = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}


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


def test_a_worker_that_is_stopped_takes_away_what_it_half_wrote(tmp_path: Path) -> None:
    naskah = (
        "import signal, sys, time, pathlib\n"
        "from sakip.periksa.banyak import _pamit\n"
        "from sakip.simpan import tulis_atomik\n"
        "signal.signal(signal.SIGTERM, _pamit)\n"
        "with tulis_atomik(pathlib.Path(sys.argv[1])) as berkas:\n"
        "    print('menulis', flush=True)\n"
        "    time.sleep(60)\n"
    )
    perintah = [sys.executable, "-c", naskah, str(tmp_path / "a.html")]
    with subprocess.Popen(perintah, stdout=subprocess.PIPE, env=LINGKUNGAN) as proses:
        assert proses.stdout is not None
        proses.stdout.readline()
        proses.terminate()
        proses.wait(30)
    assert list(tmp_path.iterdir()) == []


def _berani() -> None:
    """Hear Ctrl-C, also where whoever started these tests does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_after_ctrl_c_what_is_done_is_kept_and_nothing_is_half_written(tmp_path: Path) -> None:
    sumber, hasil = tmp_path / "isi", tmp_path / "hasil"
    sumber.mkdir()
    for n in range(3):
        (sumber / f"{n}.txt").write_text(ISI, encoding="utf-8")
    (sumber / "lama.txt").write_text(LAMA, encoding="utf-8")
    perintah = [sys.executable, "-m", "sakip", "periksa", str(sumber), "--html", str(hasil)]
    with subprocess.Popen(
        perintah, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=LINGKUNGAN,
        start_new_session=True, preexec_fn=_berani,
    ) as proses:  # fmt: skip
        try:
            while len(list(hasil.glob("00?-?.html"))) < 3 and proses.poll() is None:
                time.sleep(0.05)
            os.killpg(proses.pid, signal.SIGINT)
            keluar, keluhan = proses.communicate(timeout=60)
        finally:
            proses.kill()
    assert proses.returncode == 130
    selesai = re.search(rb"Dihentikan: ([1-3]) dari 4 berkas", keluhan)
    assert selesai is not None  # those written last may not have been told of yet
    assert selesai[1] + b" berkas" in keluar
    halaman = {p.name for p in hasil.iterdir()} - {"index.html"}
    assert len(halaman) == int(selesai[1])
    assert halaman < {"001-0.html", "002-1.html", "003-2.html", "004-lama.html"}
    indeks = (hasil / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{nama}"' in indeks for nama in halaman)
    assert all(p.read_text(encoding="utf-8").endswith("</html>\n") for p in hasil.iterdir())
