"""Data behind the indicators: satisfaction surveys and the index of public service."""

from __future__ import annotations

from sakip.web.dasar.lembar import Lembar


class Layanan(Lembar, lembar="layanan"):
    pass


class UnsurSkm(Lembar, lembar="skm_unsur"):
    pass


class RespondenSkm(Lembar, lembar="skm_responden"):
    pass


class AspekIpp(Lembar, lembar="ipp_aspek"):
    pass


class NilaiF03(Lembar, lembar="ipp_f03"):
    pass
