"""Style, script and pictures under names that change with their content.

    /aset/dasar/sakip.3f9ac1b2d4e5.css   kept for a year: the same name is the same content
    /aset/dasar/sakip.css                asked after each time: what a script imports by its name

Nothing is gathered or copied when the program is installed. A page that is open while it is
brought up to date asks by the names of before; it is given what the file is now, and not to keep.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.middleware import WhiteNoiseMiddleware

SIDIK = 12  # letters of the SHA-256 in a name
_BERSIDIK = re.compile(rf"(?P<awal>.+)\.[0-9a-f]{{{SIDIK}}}(?P<akhir>\.[a-z0-9]+)")


class Aset(StaticFilesStorage):
    """Gives each file its name."""

    def url(self, name: str | None) -> str:
        if settings.DEBUG or not name:
            return str(super().url(name))
        return _address(self, name)

    def plain(self, name: str) -> str:
        return str(super().url(name))


@lru_cache(maxsize=1024)
def _address(penyimpanan: Aset, nama: str) -> str:
    jalur = finders.find(nama)
    polos = penyimpanan.plain(nama)
    return hashed(polos, Path(jalur).read_bytes()) if isinstance(jalur, str) else polos


def hashed(alamat: str, isi: bytes) -> str:
    """An address with the fingerprint of its content before the ending."""
    awal, titik, akhir = alamat.rpartition(".")
    return f"{awal}.{hashlib.sha256(isi).hexdigest()[:SIDIK]}{titik}{akhir}"


class LayaniAset(WhiteNoiseMiddleware):
    """Serves each file under its name, its plain one, and those it had before."""

    def add_files_from_finders(self) -> None:
        super().add_files_from_finders()
        for alamat, berkas in list(self.files.items()):
            jalur = berkas.alternatives[-1][1]
            self.add_file_to_dictionary(hashed(alamat, Path(jalur).read_bytes()), jalur)

    def __call__(self, request: Any) -> Any:
        if not self.autorefresh and request.path_info not in self.files:
            lama = _BERSIDIK.fullmatch(request.path_info)
            berkas = self.files.get(lama["awal"] + lama["akhir"]) if lama else None
            if berkas is not None:
                return self.serve(berkas, request)
        return super().__call__(request)

    def immutable_file_test(self, path: str, url: str) -> bool:
        lama = _BERSIDIK.fullmatch(url)
        return lama is not None and url == hashed(
            lama["awal"] + lama["akhir"], Path(path).read_bytes()
        )
