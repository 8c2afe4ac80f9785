"""How much a foreign file may ask of us before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Batas:
    """Limits of the reader; none of them comes from a regulation.

    A CSV is streamed, so only its size is limited. A workbook must be held in
    memory by the parser, so its content is limited too. Sizes in bytes.
    """

    ukuran_csv: int = 512 * MIB
    ukuran_buku: int = 64 * MIB
    entri: int = 5_000  # files inside the zip
    isi: int = 512 * MIB  # all of them, unpacked
    rasio: int = 200  # unpacked : packed, asked only above 16 MiB
    baris: int = 1_048_576  # Excel's own limits
    kolom: int = 16_384
    sel: int = 10_000_000  # rows x columns of one sheet
    memori: int = 1024 * MIB  # of the parsing process, where the system can hold it
    detik: int = 60  # of its processor time
