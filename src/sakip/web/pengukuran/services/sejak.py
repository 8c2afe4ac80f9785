"""What others did to a row while somebody was editing it, as the log tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sakip.web.audit.models import Kejadian
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.isian import KOMPONEN

UBAH = "realisasi.ubah"


class Sejak(NamedTuple):
    """What others changed in a row since an edition: fields (None: unknown, so all), who, when."""

    bidang: frozenset[str] | None
    oleh: str
    pada: datetime | None

    def touched(self, bagian: Iterable[str]) -> bool:
        """Whether one of these typed fields was changed by others."""
        if self.bidang is None:
            return True
        angka = {b for b in self.bidang if b == "angka" or b.startswith(KOMPONEN)}
        for nama in bagian:
            if nama.startswith(KOMPONEN):
                if {nama, "angka"} & self.bidang:
                    return True
            elif nama in {"nilai", "kosong", "alasan"}:
                if angka:
                    return True
            elif nama in self.bidang:
                return True
        return False


def since(kantor: Kantor, indikator: str, periode: str, dilihat: int, kini: int) -> Sejak:
    """What the log says of a row since the edition that a person saw."""
    bidang: set[str] = set()
    sampai, terakhir = kini, None
    semua = Kejadian.objects.filter(
        pemda=kantor.pemda_id,
        kantor=str(kantor.uuid),
        objek=f"realisasi:{indikator}:{periode}",
        aksi=UBAH,
    ).order_by("-nomor")
    for k in semua[:50]:
        terakhir = terakhir or k
        if k.isi.get("revisi") != sampai:
            break  # changed by another way, an import for instance
        bidang |= _differing(k.isi["semula"] or {}, k.isi["menjadi"] or {})
        sampai = k.isi["revisi_semula"]
        if sampai == dilihat:
            return Sejak(frozenset(bidang), terakhir.nama_aktor, terakhir.pada)
    return Sejak(None, terakhir.nama_aktor if terakhir else "", terakhir.pada if terakhir else None)


def _differing(semula: Mapping[str, Any], menjadi: Mapping[str, Any]) -> set[str]:
    """Fields that differ; all ways to give the figure but its components are one, ``angka``."""
    beda = {n for n in {*semula, *menjadi} if semula.get(n) != menjadi.get(n)}
    bidang = beda & {"penjelasan", "hambatan", "upaya", "bukti"}
    if beda & {"nilai", "label", "kosong", "alasan", "terlapor"}:
        bidang.add("angka")
    if "komponen" in beda:
        a, b = semula.get("komponen") or {}, menjadi.get("komponen") or {}
        bidang |= {f"{KOMPONEN}{n}" for n in {*a, *b} if a.get(n) != b.get(n)}
    return bidang
