"""Money, people and facilities."""

from __future__ import annotations

from sakip.web.dasar.lembar import Lembar


class Anggaran(Lembar, lembar="anggaran"):
    pass


class SumberDayaManusia(Lembar, lembar="sdm"):
    pass


class Sarpras(Lembar, lembar="sarpras"):
    pass
