"""Keeping the figures of many offices at hand."""

from __future__ import annotations

from django.db import transaction
from django_tasks import task

from sakip.core.periode import Periode
from sakip.hitung import KANTOR
from sakip.hitung.rerata import IKU
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.situs.models import HasilTerkini


def ringkas(tahun: int) -> list[tuple[str, str, str]]:
    """Measure, subject and period of what a region looks at, for one year."""
    periode = [str(tahun), *(str(p) for p in Periode.baca(str(tahun)).triwulan())]
    return [
        (ukuran, subjek, p)
        for p in periode
        for ukuran, subjek in (("rerata-capaian", IKU), ("serapan", KANTOR))
    ]


def segarkan(kantor: Kantor, tahun: int) -> None:
    """Compute one office's year and keep what a region looks at. Twice is as good as once."""
    kantor.refresh_from_db()
    _, buku_aturan, buku = tahun_dihitung(kantor, tahun)
    # Also what there is no figure for: an office without a plan has been computed too.
    hasil = {k: buku.ada(*k) for k in ringkas(tahun)}
    tetap = {"pemda_id": kantor.pemda_id, "kantor": kantor, "tahun": tahun}
    with transaction.atomic():
        lama = HasilTerkini.objects.filter(**tetap)
        if lama.filter(masukan__gt=kantor.masukan).exists():
            return  # somebody computed a newer state meanwhile
        lama.delete()
        HasilTerkini.objects.bulk_create(
            HasilTerkini(
                **tetap,
                alamat=f"{ukuran}:{periode}",  # a region compares years, not editions of plans
                nilai=h.terbit if h else None,
                tampil=h.tampil if h else "",
                sidik_aturan=buku_aturan.versi,
                masukan=kantor.masukan,
            )
            for (ukuran, _subjek, periode), h in hasil.items()
        )


@task()
def segarkan_daerah(pemda: int, tahun: int) -> None:
    """Bring up to date every office of a region whose data moved on; a job of the worker."""
    for satu in TahunKerja.objects.filter(pemda=pemda, tahun=tahun).select_related("kantor__pemda"):
        ada = HasilTerkini.objects.filter(
            pemda=pemda, kantor=satu.kantor, tahun=tahun, masukan=satu.kantor.masukan
        )
        if not ada.exists():
            segarkan(satu.kantor, tahun)
