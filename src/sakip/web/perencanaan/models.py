"""Renstra, Renja, pohon kinerja, indicators, targets and agreements."""

from __future__ import annotations

from sakip.web.dasar.lembar import Lembar


class VersiRencana(Lembar, lembar="versi_rencana"):
    pass


class Simpul(Lembar, lembar="simpul"):
    pass


class SimpulVersi(Lembar, lembar="simpul_versi"):
    pass


class Crosscutting(Lembar, lembar="crosscutting"):
    pass


class Indikator(Lembar, lembar="indikator"):
    pass


class IndikatorVersi(Lembar, lembar="indikator_versi"):
    pass


class Penerus(Lembar, lembar="penerus"):
    pass


class Target(Lembar, lembar="target"):
    pass


class UsulanTarget(Lembar, lembar="usulan_target"):
    pass


class Perjanjian(Lembar, lembar="perjanjian"):
    pass


class RencanaAksi(Lembar, lembar="rencana_aksi"):
    pass


class Proses(Lembar, lembar="proses"):
    pass
