"""The formula language of indicators.

    rumus = urai("((@ikm / 25 × 2,5) + (@ipp × 2)) / 2")
    periksa_satuan(rumus, {"@ikm": "nilai", "@ipp": "nilai"}, "nilai")
    hitung(rumus, {"@ikm": Decimal("96.11"), "@ipp": Decimal("3.35")}).penuh   # 8.1555
    tulis(rumus, {"@ikm": "96,11", "@ipp": "3,35"})   # (96,11 / 25 × 2,5 + 3,35 × 2) / 2

How it is written:

- A component is a name of letters, digits and underscores; ``@id`` is the published value of
  another indicator. A minus after an ``@id`` needs a space, since ids contain hyphens.
- Decimals have a comma, function arguments are parted by ``;`` as in Indonesian spreadsheets.
  A dot in a number is refused: ``1.500`` is fifteen hundred or one and a half, and no reader
  can tell which. Thousands are written without a separator.
- ``+ - * /`` and what documents print for them: ``− – × x : ÷``. ``x`` and ``x100`` are
  therefore never names.
- ``100%`` is the number 100 in per cent, as in ``a / b × 100%``.
- ``jumlah``, ``rata_rata``, ``min`` and ``maks`` take several arguments, a repeated component
  (``jumlah(nilai_per_desa)``), or both.
"""

from sakip.core.rumus.hitung import HasilRumus, Nilai, hitung
from sakip.core.rumus.periksa import periksa_satuan
from sakip.core.rumus.pohon import Rumus
from sakip.core.rumus.tulis import tulis, tulis_baku, tulis_nama
from sakip.core.rumus.urai import urai
from sakip.core.rumus.urut import urutkan

__all__ = [
    "HasilRumus",
    "Nilai",
    "Rumus",
    "hitung",
    "periksa_satuan",
    "tulis",
    "tulis_baku",
    "tulis_nama",
    "urai",
    "urutkan",
]
