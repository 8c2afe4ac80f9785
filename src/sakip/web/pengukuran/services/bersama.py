"""One step with many offices and periods: each wholly or not at all, whatever becomes of others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, alur_di
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pengukuran.bersama import waiting_together
from sakip.web.pengukuran.selectors import measured, states
from sakip.web.pengukuran.services.isi import lock_office
from sakip.web.pengukuran.services.langkah import lakukan


class Pilihan(NamedTuple):
    """A period of an office as the person saw it. tanda: what `bersama.Kelompok` showed."""

    kantor: Kantor
    periode: str
    tanda: str


class Jawaban(NamedTuple):
    """What became of a choice: so many rows moved, or why none."""

    pilihan: Pilihan
    banyak: int
    galat: Galat | None = None


def lakukan_bersama(
    *, actor: Akun, pilihan: Iterable[Pilihan], langkah: str, catatan: str = "", pada: date
) -> list[Jawaban]:
    """Take a step with every row that waits in each choice, onwards or back; an answer for each.

    A choice is one transaction with its own entries in the log; one that is refused changes
    nothing and stops no other. catatan: written on every row, for a step that needs one.
    """
    jawaban = []
    for satu in pilihan:
        try:
            jawaban.append(Jawaban(satu, _take(actor, satu, langkah, catatan, pada)))
        except Galat as galat:
            jawaban.append(Jawaban(satu, 0, galat))
    return jawaban


@transaction.atomic
def _take(actor: Akun, satu: Pilihan, langkah: str, catatan: str, pada: date) -> int:
    """Raises Galat, also where anything of the rows has changed since the person saw them."""
    kantor, tahun = lock_office(actor, satu.kantor), int(satu.periode[:4])
    akses, alur = Akses(actor, pada), alur_di(kantor.pemda, pada)
    kini = next(
        (
            k
            for k in waiting_together(akses, [kantor], tahun)
            if k.periode == satu.periode and langkah in {x.id for x in (k.langkah, *k.balik)}
        ),
        None,
    )
    if kini is None or kini.tanda != satu.tanda:
        raise Galat(
            "ukur.berubah",
            f"{kantor.nama}, {Periode.baca(satu.periode).tampil_singkat()}",
            _("Angkanya berubah atau sudah pindah sejak Anda membuka halaman."),
            _("Lihat keadaannya yang sekarang, lalu ulangi."),
        )
    keadaan = states(kantor, satu.periode)
    baris = [
        iv.indikator
        for iv in measured(tahun_dihitung(kantor, tahun)[0], satu.periode)
        if (ada := keadaan.get(iv.indikator)) is not None
        and ada.keadaan == kini.dari
        and any(
            x.id == langkah
            for x in akses.langkah(alur, ada.keadaan, kantor, iv.penanggung_jawab or "")
        )
    ]
    return lakukan(
        actor=actor,
        kantor=kantor,
        tahun=tahun,
        periode=satu.periode,
        indikator=baris,
        langkah=langkah,
        catatan=catatan,
        pada=pada,
    )
