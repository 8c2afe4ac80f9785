"""What waits of the people: an office in which nobody works yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from sakip.web.alur.akses import Akses
from sakip.web.alur.selectors import Tugas
from sakip.web.organisasi.models import Kantor, Penugasan


def waiting(akses: Akses, kantor: Sequence[Kantor], tahun: int) -> Iterator[Tugas]:
    """For who gives out accounts: offices where nobody has a task today."""
    if not akses.boleh("penugasan.ubah"):
        return
    berisi = set(
        Penugasan.objects.filter(pemda=akses.akun.pemda_id, kantor__in=kantor)
        .berlaku(akses.pada)
        .values_list("kantor_id", flat=True)
    )
    for satu in kantor:
        if satu.pk not in berisi:
            yield Tugas(
                judul=_("Belum ada orang yang bertugas di kantor ini"),
                rincian=_("Buat akun operator, pemilik indikator, Sekretaris, dan kepalanya."),
                kantor=satu,
                alamat=f"{reverse('akun-baru')}?kantor={satu.uuid}",
                tombol=_("Beri akun"),
                penting=True,
            )
