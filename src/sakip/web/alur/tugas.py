"""Who works where in which role, from when to when: also those who stand in (Plt, Plh)."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sakip.web.alur.akses import hak_di
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Penugasan

URUT = ("berlaku", "nanti", "selesai", "dihentikan")
"""It holds, is to come, has ended, was ended before its time; shown in this order."""


class Tugas(NamedTuple):
    """An assignment with the name of its role and whether it holds (`URUT`)."""

    satu: Penugasan
    peran: str
    keadaan: str


def tasks(pemda: Pemda, pada: date, **saring: Any) -> list[Tugas]:
    """Assignments of a region, those that hold first."""
    nama = {p.id: p.nama for p in hak_di(pemda, pada).peran}
    semua = (
        Penugasan.objects.filter(pemda=pemda, **saring)
        .select_related("akun", "kantor", "jabatan", "desa", "oleh", "menggantikan__akun")
        .order_by("peran", "akun__nama", "mulai")
    )
    hasil = [Tugas(p, nama.get(p.peran, p.peran), _state(p, pada)) for p in semua]
    return sorted(hasil, key=lambda t: URUT.index(t.keadaan))


def _state(satu: Penugasan, pada: date) -> str:
    if satu.dihentikan is not None:
        return "dihentikan"
    if satu.mulai > pada:
        return "nanti"
    return "berlaku" if satu.selesai is None or satu.selesai >= pada else "selesai"
