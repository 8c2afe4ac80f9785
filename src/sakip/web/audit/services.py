"""Writing the log: one entry for each change, in the transaction of the change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sakip.web.audit.models import Kejadian
from sakip.web.dasar.models import Pemda

AWAL = "0" * 64


class Aktor(Protocol):
    """Who did it: an account, as far as the log knows one."""

    uuid: UUID
    nama: str


def catat(
    actor: Aktor | None,
    aksi: str,
    *,
    pemda: Pemda,
    objek: str,
    isi: Mapping[str, Any],
    kantor: UUID | None = None,
) -> Kejadian:
    """Append one entry. Must run inside the transaction of the change it tells of."""
    return catat_banyak(actor, [(aksi, objek, isi)], pemda=pemda, kantor=kantor)[0]


def catat_banyak(
    actor: Aktor | None,
    kejadian: Iterable[tuple[str, str, Mapping[str, Any]]],
    *,
    pemda: Pemda,
    kantor: UUID | None = None,
) -> list[Kejadian]:
    """Append several entries (aksi, objek, isi) of one person at one moment, in their order."""
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry belongs in the transaction of its change")
    # The tenant's row is the lock of its chain: two writers cannot take the same number.
    Pemda.objects.select_for_update(of=("self",)).get(pk=pemda.pk)
    akhir = Kejadian.objects.filter(pemda=pemda).order_by("-nomor").first()
    nomor, sidik = (akhir.nomor, akhir.sidik) if akhir else (0, AWAL)
    semua: list[Kejadian] = []
    for aksi, objek, isi in kejadian:
        nomor += 1
        satu = Kejadian(
            pemda=pemda,
            nomor=nomor,
            pada=timezone.now(),
            aktor=str(actor.uuid) if actor else "",
            nama_aktor=actor.nama if actor else "",
            aksi=aksi,
            objek=objek,
            kantor=str(kantor or ""),
            isi=json.loads(json.dumps(isi, default=str)),
        )
        sidik = satu.sidik = sidik_dari(satu, sidik)
        semua.append(satu)
    Kejadian.objects.bulk_create(semua)
    return semua


def sidik_dari(satu: Kejadian, sebelumnya: str) -> str:
    """Fingerprint of an entry after the one before it."""
    isi = [
        sebelumnya,
        satu.nomor,
        satu.pada.isoformat(),
        satu.aktor,
        satu.nama_aktor,
        satu.aksi,
        satu.objek,
        satu.kantor,
        satu.isi,
    ]
    teks = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()


def periksa_rantai(pemda: Pemda) -> Iterator[str]:
    """What is wrong with a government's log, one sentence each; nothing when it is whole."""
    sebelumnya, nomor = AWAL, 0
    for satu in Kejadian.objects.filter(pemda=pemda).order_by("nomor").iterator():
        nomor += 1
        if satu.nomor != nomor:
            akhir = satu.nomor - 1
            yield f"Kejadian nomor {nomor}{f' sampai {akhir}' if akhir > nomor else ''} hilang."
            nomor = satu.nomor
        elif sidik_dari(satu, sebelumnya) != satu.sidik:
            pada = f"{timezone.localtime(satu.pada):%d-%m-%Y %H.%M}"
            yield f"Kejadian nomor {nomor} ({satu.aksi}, {pada}) telah diubah."
        sebelumnya = satu.sidik
