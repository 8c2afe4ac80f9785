"""A Berkas Kinerja made from anybody's report, so that an office need not start by typing."""

from sakip.impor.lembar import AngkaBaca, Ragu
from sakip.impor.pilih import Keyakinan
from sakip.impor.susun import HasilImpor, impor

__all__ = ["AngkaBaca", "HasilImpor", "Keyakinan", "Ragu", "impor"]
