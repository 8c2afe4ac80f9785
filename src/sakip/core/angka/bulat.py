"""The one context of division and the one way of rounding."""

from __future__ import annotations

from decimal import (
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

from sakip.galat import Galat

_PRESISI = 50

#: Context for every division of the library: 50 significant digits, half-up.
KONTEKS = Context(
    prec=_PRESISI,
    rounding=ROUND_HALF_UP,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)

_LANGKAH = {desimal: Decimal(1).scaleb(-desimal) for desimal in range(-15, 16)}


def bulatkan(nilai: Decimal, desimal: int) -> Decimal:
    """Round half-up to ``desimal`` places; the half goes away from zero on both sides.

    ``2,5`` becomes ``3`` and ``-2,5`` becomes ``-3``. A negative ``desimal`` rounds to tens,
    hundreds and so on. A result of zero carries no minus sign. Infinity and NaN raise ``Galat``.
    """
    langkah = _LANGKAH.get(desimal)
    if langkah is not None and nilai and nilai.same_quantum(langkah):
        return nilai  # has these places already, as most figures that were typed in
    if not nilai.is_finite():
        raise Galat("angka.tak_hingga", "", f"{nilai} bukan angka yang dapat dibulatkan.")
    if langkah is None:
        langkah = Decimal(1).scaleb(-desimal)
    konteks = KONTEKS
    perlu = nilai.adjusted() + desimal + 2
    if perlu > _PRESISI:
        konteks = Context(prec=perlu, rounding=ROUND_HALF_UP)
    hasil = nilai.quantize(langkah, ROUND_HALF_UP, konteks)
    return hasil if hasil else hasil.copy_abs()
