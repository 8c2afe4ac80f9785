"""Closed intervals: what a printed number may truly be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, InvalidOperation

from sakip.galat import Galat

# Each bound is rounded outwards, so an interval never loses a value it should hold.
_TURUN = Context(prec=50, rounding=ROUND_FLOOR, traps=[InvalidOperation])
_NAIK = Context(prec=50, rounding=ROUND_CEILING, traps=[InvalidOperation])


@dataclass(frozen=True, slots=True)
class Rentang:
    """All values from ``bawah`` to ``atas``, both included.

    Arithmetic takes another ``Rentang``, a ``Decimal`` or an ``int`` (both taken as exact).
    """

    bawah: Decimal
    atas: Decimal

    def __post_init__(self) -> None:
        if not (self.bawah.is_finite() and self.atas.is_finite() and self.bawah <= self.atas):
            raise Galat(
                "angka.rentang",
                "",
                f"Rentang {self.bawah} sampai {self.atas} tidak sah.",
                "Batas bawah tidak boleh melebihi batas atas, dan keduanya harus terhingga.",
            )

    @classmethod
    def tepat(cls, nilai: Decimal | int) -> Rentang:
        """The interval that holds one exact value only."""
        tepat = Decimal(nilai)
        return cls(tepat, tepat)

    @property
    def lebar(self) -> Decimal:
        """Width, rounded up."""
        return _NAIK.subtract(self.atas, self.bawah)

    def memuat(self, nilai: Decimal | int) -> bool:
        """Whether ``nilai`` lies inside, bounds included."""
        return self.bawah <= nilai <= self.atas

    def beririsan(self, lain: Rentang) -> bool:
        """Whether some value lies in both; if not, two printed numbers truly conflict."""
        return self.bawah <= lain.atas and lain.bawah <= self.atas

    def __neg__(self) -> Rentang:
        return Rentang(self.atas.copy_negate(), self.bawah.copy_negate())

    def __add__(self, lain: Rentang | Decimal | int) -> Rentang:
        b = _jadi_rentang(lain)
        return Rentang(_TURUN.add(self.bawah, b.bawah), _NAIK.add(self.atas, b.atas))

    def __sub__(self, lain: Rentang | Decimal | int) -> Rentang:
        b = _jadi_rentang(lain)
        return Rentang(_TURUN.subtract(self.bawah, b.atas), _NAIK.subtract(self.atas, b.bawah))

    def __mul__(self, lain: Rentang | Decimal | int) -> Rentang:
        b = _jadi_rentang(lain)
        if self.bawah >= 0 <= b.bawah:  # nearly always; one knows the corners
            return Rentang(_TURUN.multiply(self.bawah, b.bawah), _NAIK.multiply(self.atas, b.atas))
        return self._sudut(b, Context.multiply)

    def __truediv__(self, lain: Rentang | Decimal | int) -> Rentang:
        """Quotient; a divisor that may be zero raises ``Galat`` (the result has no bounds)."""
        b = _jadi_rentang(lain)
        if b.memuat(0):
            raise Galat(
                "angka.bagi_nol",
                "",
                f"Pembagi {b.bawah} sampai {b.atas} dapat bernilai nol.",
                "Periksa angka pembaginya.",
            )
        if self.bawah >= 0 < b.bawah:
            return Rentang(_TURUN.divide(self.bawah, b.atas), _NAIK.divide(self.atas, b.bawah))
        return self._sudut(b, Context.divide)

    def __radd__(self, lain: Decimal | int) -> Rentang:
        return Rentang.tepat(lain) + self

    def __rsub__(self, lain: Decimal | int) -> Rentang:
        return Rentang.tepat(lain) - self

    def __rmul__(self, lain: Decimal | int) -> Rentang:
        return Rentang.tepat(lain) * self

    def __rtruediv__(self, lain: Decimal | int) -> Rentang:
        return Rentang.tepat(lain) / self

    def _sudut(
        self, b: Rentang, operasi: Callable[[Context, Decimal, Decimal], Decimal]
    ) -> Rentang:
        """Extremes of a monotone operation lie at the four corners."""
        sudut = [(x, y) for x in (self.bawah, self.atas) for y in (b.bawah, b.atas)]
        return Rentang(
            min(operasi(_TURUN, x, y) for x, y in sudut),
            max(operasi(_NAIK, x, y) for x, y in sudut),
        )


def _jadi_rentang(nilai: Rentang | Decimal | int) -> Rentang:
    return nilai if isinstance(nilai, Rentang) else Rentang.tepat(nilai)
