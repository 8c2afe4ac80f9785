"""The order in which formula indicators are computed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter

from sakip.core.rumus.letak import galat_rumus
from sakip.core.rumus.petunjuk import terdekat
from sakip.core.rumus.pohon import Rumus


def urutkan(rumus: Mapping[str, Rumus], dikenal: Collection[str] = ()) -> list[str]:
    """Ids of `rumus`, each after all it refers to.

    rumus: formula by indicator id; dikenal: ids of indicators that have a value without
    a formula. Raises Galat for a reference to neither and for a circle, which it names:
    ``ikpp → ikm → ikpp``.
    """
    ada = {*rumus, *dikenal}
    for pemilik, isi in rumus.items():
        for rujukan in isi.rujukan:
            if rujukan not in ada:
                raise galat_rumus(
                    "rumus.rujukan",
                    isi.teks,
                    isi.letak(f"@{rujukan}"),
                    f"Indikator @{rujukan} tidak ada.",
                    _saran(rujukan, ada),
                    pemilik,
                )
    graf = TopologicalSorter({id_: isi.rujukan for id_, isi in rumus.items()})
    try:
        urutan = list(graf.static_order())
    except CycleError as lingkar:
        jalur = tuple(reversed(lingkar.args[1]))
        raise galat_rumus(
            "rumus.lingkar",
            rumus[jalur[0]].teks,
            rumus[jalur[0]].letak(f"@{jalur[1]}"),
            f"Rumus saling menunggu: {' → '.join(jalur)}.",
            "Putuskan lingkaran ini: salah satunya harus dihitung dari komponen, bukan rujukan.",
            jalur[0],
        ) from None
    return [id_ for id_ in urutan if id_ in rumus]


def _saran(rujukan: str, ada: Collection[str]) -> str:
    mirip = terdekat(rujukan, ada)
    if mirip:
        return f"Mungkin maksud Anda @{mirip}?"
    if "-" in rujukan:
        return f"Bila maksudnya pengurangan, beri spasi: @{rujukan.replace('-', ' - ', 1)}."
    return "Tulis id indikator yang ada di berkas ini."
