"""The desa of a kecamatan from a table: new ones entered, codes of known ones brought up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from sakip.berkas.baris import Baris
from sakip.galat import Galat
from sakip.tabel import Sel
from sakip.web.akun.models import Akun
from sakip.web.dasar.waktu import hari_ini
from sakip.web.desa.services import KODE_MAKS, NAMA_MAKS, catat_desa
from sakip.web.organisasi.models import Desa, Kantor
from sakip.web.sunting.impor import Calon, Tujuan
from sakip.web.sunting.penerima import Penerima
from sakip.web.sunting.services import Ganti


class BarisDesa(Baris):
    """One desa of the list; no sheet of a Berkas."""

    kunci_baris: ClassVar = ("nama",)

    nama: str
    kode: str = ""


def receiver(kantor: Kantor) -> Penerima:
    """The list of desa as the receiver of an import."""
    semua = list(Desa.objects.filter(pemda=kantor.pemda_id, kantor=kantor))
    ada = {d.nama.casefold(): d for d in semua}
    tujuan = [
        Tujuan("nama", _("Nama desa"), True, ("desa", "kelurahan", "desa kelurahan", "nama")),
        Tujuan("kode", _("Kode wilayah"), False, ("kode desa", "kode kemendagri", "kode")),
    ]

    def baca(sel: Mapping[str, Sel]) -> tuple[str, list[Calon]]:
        nama, kode = _text(sel.get("nama"), _("Nama desa")), _text(sel.get("kode"), "")
        if not nama or len(nama) > NAMA_MAKS:
            raise _bad(_("Nama desa"), _("Namanya 1 sampai %d huruf.") % NAMA_MAKS)
        if len(kode) > KODE_MAKS:
            raise _bad(_("Kode wilayah"), _("Kodenya paling panjang %d huruf.") % KODE_MAKS)
        lama = ada.get(nama.casefold())
        semula = BarisDesa(nama=lama.nama, kode=lama.kode) if lama else None
        baru = BarisDesa(nama=lama.nama if lama else nama, kode=kode or (lama.kode if lama else ""))
        revisi = lama.revisi if lama else 0
        return baru.nama, [Calon(Ganti((baru.nama.casefold(),), revisi, baru), semula)]

    def tulis(actor: Akun, isi: Sequence[Ganti]) -> object:
        desa = [(b.nama, b.kode) for g in isi if isinstance(b := g.menjadi, BarisDesa)]
        return catat_desa(actor=actor, kantor=kantor, isi=desa, pada=hari_ini())

    keadaan = f"{len(semua)}-{sum(d.revisi for d in semua)}"
    return Penerima(_("Daftar desa"), tujuan, baca, tulis, keadaan)


def _text(sel: Sel, kolom: str) -> str:
    """A cell as text."""
    if isinstance(sel, (bool, date, datetime)) and kolom:
        raise _bad(kolom, _("Isinya bukan nama."))
    return "" if sel is None else " ".join(str(sel).split())


def _bad(kolom: str, pesan: str) -> Galat:
    return Galat("desa.daftar", kolom, pesan, _("Betulkan di berkasnya."))
