"""The command line parser, speaking Indonesian.

argparse says its own words in English; the few it needs are given here, so that
a person who mistypes a command reads one language from start to end.
"""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterable
from typing import NoReturn

from sakip.galat import Galat

BERKAS = "nama berkas (YAML, JSON, XLSX, ZIP), atau nama data contoh: bareng"
"""Help of every argument that takes a Berkas."""

_PESAN = (
    (r"the following arguments are required: (.*)", r"Belum lengkap: \1 harus diisi."),
    (r"unrecognized arguments: (.*)", r"Pilihan ini tidak dikenal: \1."),
    (
        r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)",
        r"\1: \2 tidak ada dalam pilihan (\3).",
    ),
    (r"argument (.*): expected one argument", r"\1: harus diikuti satu isian."),
    (r"argument (.*): expected at least one argument", r"\1: harus diikuti isian."),
    (r"argument (.*): invalid int value: (.*)", r"\1: \2 bukan bilangan bulat."),
    (
        r"argument (.*): not allowed with argument (.*)",
        r"\1 tidak dapat dipakai bersama \2.",
    ),
    (r"argument (.*): ignored explicit argument (.*)", r"\1: tidak memerlukan isian \2."),
    (r"ambiguous option: (.*) could match (.*)", r"\1 dapat berarti \2; tulis lengkap."),
    (r"one of the arguments (.*) is required", r"Isi salah satu: \1."),
    (r"argument (.*): (.*)", r"\1: \2"),
)


class Format(argparse.RawDescriptionHelpFormatter):
    """Help text as written, with Indonesian headings."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=88)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        # An action's parser asks for its usage without any prefix.
        super().add_usage(usage, actions, groups, "Pemakaian: " if prefix is None else prefix)


class Pengurai(argparse.ArgumentParser):
    """ArgumentParser with Indonesian headings; mistakes come out as Galat."""

    def __init__(self, prog: str, uraian: str = "", contoh: str = "") -> None:
        super().__init__(
            prog=prog,
            description=uraian,
            epilog=contoh,
            formatter_class=Format,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "Isian"
        self._optionals.title = "Pilihan"
        self.add_argument("-h", "--help", "--bantuan", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        raise Galat(
            "perintah.salah",
            self.prog,
            indonesian(message),
            f"{_nearest(message)}Lihat {self.prog} --help.",
        )


def indonesian(pesan: str) -> str:
    """An argparse message in Indonesian; unknown ones are passed on as they are."""
    for pola, ganti in _PESAN:
        if (cocok := re.fullmatch(pola, pesan)) is not None:
            return cocok.expand(ganti)
    return pesan


def _nearest(pesan: str) -> str:
    """The choice a person probably meant."""
    cocok = re.search(r"invalid choice: '(.*?)'.*\(choose from (.*)\)", pesan)
    pilihan = re.findall(r"[\w-]+", cocok[2]) if cocok else []
    dekat = difflib.get_close_matches(cocok[1], pilihan, 1) if cocok else []
    return f"Mungkin maksud Anda {dekat[0]}. " if dekat else ""
