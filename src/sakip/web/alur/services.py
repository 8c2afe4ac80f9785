"""Freezing an edition."""

from __future__ import annotations

import hashlib
import json

from django.db import transaction
from django.utils import timezone

from sakip.berkas.model import Berkas
from sakip.berkas.tulis import to_plain
from sakip.hitung import BukuHasil
from sakip.web.akun.models import Akun
from sakip.web.alur.models import Penetapan
from sakip.web.audit.services import catat
from sakip.web.organisasi.models import Kantor


@transaction.atomic
def tetapkan(
    kantor: Kantor,
    jenis: str,
    periode: str,
    berkas: Berkas,
    buku: BukuHasil,
    *,
    actor: Akun,
    versi: str = "",
    alasan: str = "",
) -> Penetapan:
    """Freeze an edition; equal content under the same heading is not frozen twice."""
    isi, hasil = to_plain(berkas), {str(h.alamat): h.tampil for h in buku}
    teks = json.dumps([isi, hasil], ensure_ascii=False, sort_keys=True)
    sidik = hashlib.sha256(teks.encode()).hexdigest()
    kepala = {
        "pemda": kantor.pemda,
        "kantor": kantor,
        "jenis": jenis,
        "periode": periode,
        "versi": versi,
    }
    akhir = Penetapan.objects.filter(**kepala).order_by("-nomor").first()
    if akhir and akhir.sidik == sidik:
        return akhir
    satu = Penetapan.objects.create(
        **kepala,
        nomor=akhir.nomor + 1 if akhir else 1,
        berkas=isi,
        hasil=hasil,
        sidik=sidik,
        alasan=alasan,
        oleh=actor,
        pada=timezone.now(),
    )
    catat(
        actor,
        f"{jenis}.tetapkan",
        pemda=kantor.pemda,
        objek=f"penetapan {satu.uuid}",
        kantor=kantor.uuid,
        isi={"periode": periode, "versi": versi, "nomor": satu.nomor, "sidik": sidik},
    )
    return satu
