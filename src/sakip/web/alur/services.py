"""Freezing an edition, and moving a deadline."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sakip.berkas.model import Berkas
from sakip.berkas.tulis import to_plain
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.alur.models import Penetapan, PengecualianTenggat
from sakip.web.alur.tenggat import day_of, rules
from sakip.web.audit.services import catat
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Kantor

SESUDAH: list[Callable[[Penetapan], None]] = []
"""Rooms above this one enter here what follows a new edition, in its transaction (`apps.py`)."""


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
    hiasan: Mapping[str, str] = MappingProxyType({}),
) -> Penetapan:
    """Freeze an edition; equal content under the same heading is not frozen twice.

    hiasan: SHA-256 of the pictures that its paper bears, by name; part of its fingerprint.
    """
    isi, hasil = to_plain(berkas), {str(h.alamat): h.tampil for h in buku}
    pokok = [isi, hasil, dict(hiasan)] if hiasan else [isi, hasil]
    teks = json.dumps(pokok, ensure_ascii=False, sort_keys=True)
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
    for lanjut in SESUDAH:
        lanjut(satu)
    return satu


@transaction.atomic
def kecualikan(
    *,
    actor: Akun,
    pemda: Pemda,
    tenggat: str,
    periode: str,
    tanggal: date,
    alasan: str,
    kantor: Kantor | None = None,
    pada: date,
) -> PengecualianTenggat:
    """Move a deadline of a period to another day, for one office or for all. Raises Galat."""
    Akses(actor, pada).pastikan("tenggat.ubah", kantor)
    if pemda.pk != actor.pemda_id:
        raise ValueError("a deadline of another government")
    aturan = rules(pemda.id_teks, Periode.baca(periode).akhir).get(tenggat)
    if aturan is None:
        raise Galat(
            "tenggat.tidak_ada",
            tenggat,
            _("Tenggat ini tidak ada dalam kalender."),
            _("Pilih yang ada."),
        )
    if aturan.mengikat and (semula := day_of(aturan, periode)) and tanggal > semula:
        raise Galat(
            "tenggat.mengikat",
            aturan.kewajiban,
            _("Tenggat ini ditentukan peraturan, jadi tidak dapat dimundurkan."),
            _("Pilih tanggal yang sama atau lebih awal."),
        )
    if not alasan.strip():
        raise Galat(
            "tenggat.alasan",
            aturan.kewajiban,
            _("Perubahan tenggat memerlukan alasan."),
            _("Tulis sebabnya, misalnya nomor surat edaran."),
        )
    satu = PengecualianTenggat.objects.create(
        pemda=pemda,
        kantor=kantor,
        tenggat=tenggat,
        periode=periode,
        tanggal=tanggal,
        alasan=alasan.strip(),
        oleh=actor,
    )
    catat(
        actor,
        "tenggat.kecualikan",
        pemda=pemda,
        objek=f"tenggat:{tenggat}:{periode}",
        kantor=kantor.uuid if kantor else None,
        isi={"tanggal": tanggal, "alasan": satu.alasan},
    )
    return satu


@transaction.atomic
def cabut_pengecualian(*, actor: Akun, satu: PengecualianTenggat, pada: date) -> None:
    """Take an exception back; the log keeps that it was."""
    Akses(actor, pada).pastikan("tenggat.ubah", satu.kantor)
    if satu.pemda_id != actor.pemda_id:
        raise ValueError("a deadline of another government")
    catat(
        actor,
        "tenggat.cabut",
        pemda=satu.pemda,
        objek=f"tenggat:{satu.tenggat}:{satu.periode}",
        kantor=satu.kantor.uuid if satu.kantor else None,
        isi={"tanggal": satu.tanggal, "alasan": satu.alasan},
    )
    satu.delete()
