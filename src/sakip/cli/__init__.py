"""`sakip ...`: the command line. Each command is a module, imported only when called."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence

from sakip.cli.layar import error_text, make_safe
from sakip.galat import Galat

PERINTAH: dict[str, str] = {
    "demo": "hitung data nyata, jalankan situs contoh, dan buat semua naskahnya",
    "hitung": "hitung satu tahun dari sebuah Berkas Kinerja",
    "jelaskan": "uraikan satu angka: hitungan, masukan, aturan, dan pasalnya",
    "laporan": "buat naskah resmi (PDF)",
    "berkas": "mulai tahun baru (XLSX), periksa, dan ubah bentuk Berkas Kinerja",
    "periksa": "baca laporan siapa pun, hitung ulang angkanya, sebut yang tidak mungkin benar",
    "impor": "isi Berkas Kinerja dari laporan siapa pun (PDF, DOCX, XLSX, teks)",
    "aturan": "lihat, periksa, dan jelaskan aturan yang dipakai menghitung",
    "ikm": "hitung Indeks Kepuasan Masyarakat dari daftar responden (CSV, XLSX)",
    "angka": "baca angka seperti tercetak dan tunjukkan artinya",
    "serve": "jalankan situs web",
    "worker": "jalankan pekerja latar situs",
    "migrate": "siapkan atau mutakhirkan basis data situs",
    "buat-admin": "buka sebuah daerah di situs dan buat akun administratornya",
    "cadangkan": "simpan basis data dan unggahan situs ke satu berkas",
    "pulihkan": "kembalikan situs dari berkas cadangan",
    "cek-pemasangan": "sebutkan yang belum aman pada pemasangan situs",
    "audit": "periksa keutuhan catatan perubahan di situs",
}

_KEPALA = """\
sakip: akuntabilitas kinerja kantor Anda, dihitung sekali dan dapat ditelusuri.

Pemakaian: sakip PERINTAH [isian ...]
"""

_KAKI = """
Bantuan tiap perintah: sakip PERINTAH --help. Contoh untuk memulai:
  sakip hitung bareng
  sakip jelaskan capaian:akip:2024
  sakip laporan lkjip bareng -o lkjip.pdf

Data contoh: bareng, bajeng, bathin-solapan (nyata), contoh-tahun-berjalan (rekaan). Namanya dapat
dipakai di mana pun sebuah Berkas Kinerja diminta.

Kode keluar: 0 selesai; 1 selesai, ada temuan yang perlu dibetulkan; 2 masukan atau perintah
tidak dapat dipakai; 130 dihentikan."""


def help_text() -> str:
    """The first page: every command in one line."""
    lebar = max(map(len, PERINTAH))
    daftar = "\n".join(f"  {nama:<{lebar}}  {guna}" for nama, guna in PERINTAH.items())
    return f"{_KEPALA}\n{daftar}\n{_KAKI}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 well, 1 findings, 2 bad input, 130 stopped."""
    # Plugins of other packages have no business in our models and cost start time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A process that lives a second gains nothing by looking for cycles every 700 objects.
    gc.set_threshold(100_000, 50, 50)
    make_safe()
    try:
        kode = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except Galat as galat:
        print(error_text(galat), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as sebab:
        tempat = str(sebab.filename or "")
        pesan = f"Sistem menolak: {sebab.strerror or sebab}."
        saran = "Periksa nama, izin, dan sisa ruang penyimpanan."
        print(error_text(Galat("sistem", tempat, pesan, saran)), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nDihentikan. Tidak ada berkas setengah jadi yang tertinggal.", file=sys.stderr)
        return 130
    return kode


def _run(isian: list[str]) -> int:
    if not isian or isian[0] in {"-h", "--help", "--bantuan", "bantuan"}:
        print(help_text())
        return 0
    if isian[0] in {"-v", "--version", "--versi"}:
        from sakip import __version__

        print(f"sakip {__version__}")
        return 0
    nama, *sisa = isian
    if nama not in PERINTAH:
        import difflib

        dekat = difflib.get_close_matches(nama, PERINTAH, 1)
        saran = f"Mungkin maksud Anda: sakip {dekat[0]}." if dekat else "Lihat sakip --help."
        raise Galat("perintah.salah", "sakip", f"Perintah '{nama}' tidak ada.", saran)
    modul = importlib.import_module(f"sakip.cli.{nama.replace('-', '_')}")
    return int(modul.jalankan(modul.pengurai().parse_args(sisa)))
