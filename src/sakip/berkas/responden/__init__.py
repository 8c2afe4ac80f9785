"""Respondents of a survey read from a table, tallied per service and unsur."""

from sakip.berkas.responden.baca import (
    RekapLayanan,
    RekapResponden,
    baca_responden,
    rekap_baris,
)
from sakip.berkas.responden.jawaban import Kamus
from sakip.berkas.responden.kolom import Kolom, KolomDibaca, kenali_kolom

__all__ = [
    "Kamus",
    "Kolom",
    "KolomDibaca",
    "RekapLayanan",
    "RekapResponden",
    "baca_responden",
    "kenali_kolom",
    "rekap_baris",
]
