"""Writing a file so that nothing half-written is ever left."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sakip.galat import Galat


def simpan_atomik(tujuan: Path, isi: bytes) -> None:
    """Write `isi` to `tujuan`: the whole file appears at once, or the old one stays as it was.

    Raises Galat as `tulis_atomik` does.
    """
    with tulis_atomik(tujuan) as berkas:
        berkas.write(isi)


@contextmanager
def tulis_atomik(tujuan: Path, hak: int = 0o666) -> Iterator[IO[bytes]]:
    """A file to write in pieces, which takes the name `tujuan` when all went well, else is gone.

    The new bytes go to a temporary file in the same folder, are forced to disk and then take
    the name in one step. A symbolic link is followed. hak: rights of a new file, lessened by the
    umask. Raises Galat (``simpan.*``) when the folder is missing, may not be written, is full,
    or when the name belongs to a folder or a device.
    """
    try:
        _tolak_bukan_berkas(tujuan)
        akhir = tujuan.resolve()
        sementara = akhir.with_name(f".sakip-{os.urandom(6).hex()}.tmp")
        try:
            # O_EXCL: never somebody else's file.
            pegangan = os.open(
                sementara,
                os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),
                hak,
            )
            with os.fdopen(pegangan, "w+b") as berkas:
                yield berkas
                berkas.flush()
                os.fsync(berkas.fileno())
            if akhir.exists():
                sementara.chmod(akhir.stat().st_mode & 0o7777)
            sementara.replace(akhir)
        finally:
            sementara.unlink(missing_ok=True)
    except (FileNotFoundError, NotADirectoryError) as sebab:
        raise Galat(
            "simpan.folder_tidak_ada",
            str(tujuan),
            f"folder {tujuan.parent} tidak ada.",
            "Buat dulu foldernya atau pilih folder lain.",
        ) from sebab
    except PermissionError as sebab:
        raise Galat(
            "simpan.ditolak",
            str(tujuan),
            "berkas tidak boleh ditulis.",
            "Tutup berkas itu di program lain, periksa izin foldernya, atau pilih folder lain.",
        ) from sebab
    except OSError as sebab:
        raise Galat(
            "simpan.gagal",
            str(tujuan),
            f"berkas tidak dapat ditulis ({sebab.strerror or sebab}).",
            "Periksa sisa ruang dan sambungan penyimpanan, lalu ulangi.",
        ) from sebab


def _tolak_bukan_berkas(tujuan: Path) -> None:
    if tujuan.is_dir():
        raise Galat(
            "simpan.folder",
            str(tujuan),
            "ini sebuah folder, bukan berkas.",
            "Sebutkan juga nama berkasnya.",
        )
    # A device or pipe would be replaced by a file of its name.
    if tujuan.exists() and not tujuan.is_file():
        raise Galat(
            "simpan.bukan_berkas",
            str(tujuan),
            "tujuan ini bukan berkas biasa.",
            "Pilih nama berkas lain.",
        )
