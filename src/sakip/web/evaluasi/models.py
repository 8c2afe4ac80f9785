"""What the Inspektorat found and what was done about it."""

from __future__ import annotations

from sakip.web.dasar.lembar import Lembar


class KomponenLke(Lembar, lembar="lke_komponen"):
    pass


class Rekomendasi(Lembar, lembar="rekomendasi"):
    pass


class TindakLanjut(Lembar, lembar="tindak_lanjut"):
    pass
