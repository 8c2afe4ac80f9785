"""How often somebody may try to get in; counted in the database, so by all processes together."""

from __future__ import annotations

import hashlib
from math import ceil

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from sakip.galat import Galat
from sakip.web.akun.models import Percobaan


class Tunggu(Galat):
    """Too many tries. The same words whether or not what was tried exists."""

    def __init__(self) -> None:
        menit = ceil(settings.MASUK_JEDA.total_seconds() / 60)
        super().__init__(
            "masuk.tunggu",
            "",
            _("Terlalu banyak percobaan."),
            _(
                "Coba lagi sekitar %(menit)d menit lagi. Bila lupa sandi, minta kode dari "
                "administrator daerah."
            )
            % {"menit": menit},
        )


def _key(jenis: str, nilai: str) -> str:
    return hashlib.sha256(f"{jenis}:{nilai}".encode()).hexdigest()


class Izin:
    """One admitted try, counted as failed until it is forgiven.

    It is counted before the password is looked at, so that tries side by side are not admitted
    beyond the bound. One that is refused does not count: the wait ends by itself.
    """

    def __init__(self, akun: str, alamat: str) -> None:
        """akun: what was typed, empty where no name is asked. Raises Tunggu."""
        kini = timezone.now()
        sejak = kini - settings.MASUK_JEDA
        Percobaan.objects.filter(pada__lte=sejak).delete()
        batas = {_key("alamat", alamat): settings.MASUK_GAGAL_ALAMAT}
        self._akun = _key("akun", akun.casefold()) if akun else ""
        if akun:
            batas[self._akun] = settings.MASUK_GAGAL_AKUN
        self._baris = [Percobaan.objects.create(kunci=k, pada=kini) for k in batas]
        banyak = {k: Percobaan.objects.filter(kunci=k, pada__gt=sejak).count() for k in batas}
        if any(banyak[k] > batas[k] for k in batas):
            self._take_back()
            raise Tunggu
        self.terakhir = bool(akun) and banyak[self._akun] == batas[self._akun]
        """Whether the account is closed for a while if this one fails."""

    def _take_back(self) -> None:
        Percobaan.objects.filter(pk__in=[b.pk for b in self._baris]).delete()

    def forgive(self) -> int:
        """It went well; returns how many on this account had failed since the last one that did.

        Failures of the address on other accounts stay counted.
        """
        self._take_back()
        return Percobaan.objects.filter(kunci=self._akun).delete()[0] if self._akun else 0


def forget_failures(akun: str) -> None:
    """Open an account again whose owner proved themselves in another way."""
    Percobaan.objects.filter(kunci=_key("akun", akun.casefold())).delete()
