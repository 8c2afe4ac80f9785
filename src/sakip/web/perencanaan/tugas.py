"""What waits of the plan: an agreement that nobody has signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from sakip.web.alur.akses import Akses
from sakip.web.alur.models import Penetapan
from sakip.web.alur.selectors import Tugas
from sakip.web.organisasi.models import Kantor
from sakip.web.perencanaan.janji import JENIS
from sakip.web.perencanaan.models import Perjanjian


def waiting(akses: Akses, kantor: Sequence[Kantor], tahun: int) -> Iterator[Tugas]:
    """For who signs: offices whose agreement of the year was written and never signed."""
    milik = [k for k in kantor if akses.boleh("rencana.tetapkan", k)]
    if not milik:
        return
    di = {"pemda": akses.akun.pemda_id, "kantor__in": milik}
    tertulis = set(Perjanjian.objects.filter(**di, tahun=tahun).values_list("kantor_id", flat=True))
    sudah = set(
        Penetapan.objects.filter(**di, jenis=JENIS, periode=str(tahun)).values_list(
            "kantor_id", flat=True
        )
    )
    for satu in milik:
        if satu.pk in tertulis - sudah:
            yield Tugas(
                judul=_("Perjanjian Kinerja %d belum ditetapkan") % tahun,
                kantor=satu,
                alamat=reverse("janji", args=(satu.uuid, tahun)),
                tombol=_("Baca dan tetapkan"),
                ruang="janji",
            )
