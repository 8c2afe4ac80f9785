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
    hasil = [h for k in ringkas(tahun) if (h := buku.ada(*k))]
    tetap = {"pemda_id": kantor.pemda_id, "kantor": kantor, "tahun": tahun}
    with transaction.atomic():
        lama = HasilTerkini.objects.filter(**tetap)
        if lama.filter(masukan__gt=kantor.masukan).exists():
            return  # somebody computed a newer state meanwhile
        lama.delete()
        HasilTerkini.objects.bulk_create(
            HasilTerkini(
                **tetap,
                alamat=_key(h.alamat.ukuran, h.alamat.periode),
                nilai=h.terbit,
                tampil=h.tampil,
                sidik_aturan=buku_aturan.versi,
                masukan=kantor.masukan,
            )
            for h in hasil
        )


def _key(ukuran: str, periode: str) -> str:
    """Address without the plan version: a region compares years, not editions."""
    return f"{ukuran}:{periode}"


@task()
def segarkan_daerah(pemda: int, tahun: int) -> None:
    """Bring up to date every office of a region whose data moved on; a job of the worker."""
    for satu in TahunKerja.objects.filter(pemda=pemda, tahun=tahun).select_related("kantor__pemda"):
        ada = HasilTerkini.objects.filter(
            pemda=pemda, kantor=satu.kantor, tahun=tahun, masukan=satu.kantor.masukan
        )
        if not ada.exists():
            segarkan(satu.kantor, tahun)
