"""What the commands of the site share; the site itself is loaded when one of them runs."""

from __future__ import annotations

import importlib.util
from contextlib import AbstractContextManager

from sakip.galat import Galat


def buka(*, siap: bool = True) -> AbstractContextManager[None]:
    """The site of this environment, see `sakip.web.situs.mulai.situs`."""
    if importlib.util.find_spec("django") is None:
        raise Galat(
            "situs.pustaka",
            "sakip",
            "Pustaka situs belum terpasang.",
            "Pasang dengan: pip install 'sakip[situs]'",
        )
    from sakip.web.situs.mulai import situs

    return situs(siap=siap)
