"""Whether this account of the machine may read and write what the site keeps."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sakip.galat import Galat


class Halangan(NamedTuple):
    """Something below DATA that this account cannot use, and the mend."""

    jalur: Path
    pesan: str
    saran: str

    def galat(self) -> Galat:
        return Galat("situs.izin", str(self.jalur), self.pesan, self.saran)


def blocked(data: Path, basis: Path | None = None) -> Iterator[Halangan]:
    """What this account cannot read or write, from the folder of the data down to its folders.

    basis: the embedded database; it may lie elsewhere, and writes beside itself. Kept files are
    not looked at one by one.
    """
    if there(data) and data.is_file():
        yield Halangan(data, "Ini berkas, bukan folder.", "Setel SAKIP_DATA ke sebuah folder.")
        return
    ada = _nearest(data)
    if ada != data:
        if not _may(ada, os.W_OK | os.X_OK):
            yield _told(ada, "Folder data tidak dapat dibuat di sini", ada, data)
        return
    if not _may(data, os.R_OK | os.X_OK):
        yield _told(data, "Folder data tidak dapat dibuka", data, data)
        return
    if not _may(data, os.W_OK):
        yield _told(data, "Folder data tidak dapat ditulis", data, data)
    for satu in sorted(data.iterdir()):
        if satu.is_dir():
            for folder in (satu, *_folders(satu)):
                if not _may(folder, os.R_OK | os.W_OK | os.X_OK):
                    yield _told(folder, "Folder ini tidak dapat ditulis", folder, data)
        elif not _may(satu, os.R_OK):
            yield _told(satu, "Berkas ini tidak dapat dibaca", satu, data)
        elif ".sqlite3" in satu.name and not _may(satu, os.W_OK):
            yield _told(satu, "Basis data tidak dapat ditulis", satu, data)
    if basis is not None and basis.parent != data and there(basis):
        for jalur in (basis.parent, basis):
            if not _may(jalur, os.R_OK | os.W_OK):
                yield _told(jalur, "Basis data tidak dapat ditulis", jalur, jalur)


def of_settings() -> Iterator[Halangan]:
    """`blocked` for the site of this process."""
    from django.conf import settings

    basis = settings.DATABASES["default"]
    return blocked(
        Path(settings.DATA), Path(basis["NAME"]) if basis["ENGINE"].endswith("sqlite3") else None
    )


def refuse_blocked() -> None:
    """Raise Galat where the site could not keep what people give it."""
    for satu in of_settings():
        raise satu.galat()


def there(jalur: Path) -> bool:
    """Whether there is such a thing, as far as this account may know."""
    try:
        return jalur.exists()
    except PermissionError:
        return False


def _folders(di: Path) -> list[Path]:
    try:
        return sorted(p for p in di.iterdir() if p.is_dir())
    except PermissionError:
        return []  # the folder itself is told


def _nearest(jalur: Path) -> Path:
    """The path, or the lowest folder above it that one sees."""
    return next((p for p in (jalur, *jalur.parents) if there(p)), jalur)


def _may(jalur: Path, cara: int) -> bool:
    if os.access in os.supports_effective_ids:
        return os.access(jalur, cara, effective_ids=True)
    return os.access(jalur, cara)


def _told(jalur: Path, apa: str, punya: Path, data: Path) -> Halangan:
    if sys.platform == "win32":
        return Halangan(jalur, f"{apa} oleh pengguna ini.", "Beri pengguna ini hak ubah.")
    saya, pemilik = _name(os.geteuid()), _name(punya.stat().st_uid)
    if saya == pemilik:
        return Halangan(jalur, f"{apa}: izinnya ditutup.", f"Jalankan: chmod -R u+rwX {jalur}")
    if there(data):
        saran = f"Sebagai root: chown -R {saya}: {data}"
        if pemilik != "root":
            saran = f"Jalankan perintah ini sebagai '{pemilik}'. Atau, s{saran[1:]}"
    else:
        saran = f"Buat foldernya sebagai root: install -d -o {saya} -m 700 {data}"
    return Halangan(jalur, f"{apa} oleh pengguna '{saya}'; pemiliknya '{pemilik}'.", saran)


def _name(uid: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
