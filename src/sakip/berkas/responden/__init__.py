"""Respondents of a survey read from a table, tallied per service and unsur."""

from sakip.berkas.responden.baca import RekapLayanan, RekapResponden, baca_responden
from sakip.berkas.responden.kolom import KolomDibaca

__all__ = ["KolomDibaca", "RekapLayanan", "RekapResponden", "baca_responden"]
