"""Signing the agreements of a year."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sakip.galat import Galat
from sakip.laporan.bahan import Bahan
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.alur.models import Penetapan
from sakip.web.alur.services import tetapkan
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.perencanaan.janji import JENIS, content, differences, editions, frozen, versions


@transaction.atomic
def tetapkan_janji(
    *, actor: Akun, kantor: Kantor, tahun: int, versi: str, alasan: str, pada: date
) -> Penetapan:
    """Freeze the agreements of a version as signed; what says the same is not signed twice.

    With a reason it is signed anew also where only what stands behind it has changed: the paper
    of an edition made by another release of the program cannot be printed any more.

    Raises Ditolak without the right, and Galat where a target or amount is missing or a later
    edition of the same version has no reason.
    """
    kantor = (
        Kantor.objects.select_for_update(of=("self",))
        .select_related("pemda")
        .get(pk=kantor.pk, pemda=actor.pemda_id)
    )
    Akses(actor, pada).pastikan("rencana.tetapkan", kantor)
    berkas, _aturan, buku = tahun_dihitung(kantor, tahun)
    bahan = Bahan(berkas, buku, draf=True)
    tempat = f"Perjanjian Kinerja {tahun}, versi {versi}"
    if versi not in versions(bahan):
        raise Galat("janji.versi", tempat, _("Versi ini tidak ada."), _("Muat ulang halaman."))
    isi = content(bahan, versi)
    kurang = [
        Galat(
            "janji.kosong",
            satu.pertama,
            _("%(isi)s: belum ada angkanya.") % {"isi": b.indikator or b.nama},
        )
        for satu in isi
        for b in (*satu.target, *satu.uang)
        if not b.angka.alamat or b.angka.teks == "belum diisi"
    ]
    if not isi or kurang:
        raise Galat(
            "janji.belum_lengkap",
            tempat,
            _("Perjanjian belum lengkap, jadi belum dapat ditetapkan."),
            _("Lengkapi rencananya, lalu tetapkan lagi."),
            kurang,
        )
    akhir = next((e for e in editions(kantor, tahun) if e.versi == versi), None)
    if akhir is not None and not alasan.strip():
        if not differences(frozen(akhir.pk, akhir.sidik), isi):
            return akhir
        raise Galat(
            "janji.alasan",
            tempat,
            _("Versi ini sudah pernah ditetapkan, dan isinya sekarang berbeda."),
            _("Tulis alasan perbaikannya; edisi yang lama tetap tersimpan."),
        )
    return tetapkan(
        kantor, JENIS, str(tahun), berkas, buku, actor=actor, versi=versi, alasan=alasan.strip()
    )
