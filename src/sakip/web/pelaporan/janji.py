"""The PDF of a signed agreement, for the public: printed once, from the edition that was signed."""

from __future__ import annotations

import logging
from uuid import UUID

from django.utils.translation import gettext as _

from sakip.berkas.model import Berkas
from sakip.berkas.periksa import rulebook_of
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung
from sakip.laporan.daftar import Pilihan, write_document
from sakip.web.alur.models import Penetapan
from sakip.web.dasar.simpanan import keep
from sakip.web.pelaporan.models import NaskahJanji
from sakip.web.pelaporan.pembuatan import to_plain
from sakip.web.pelaporan.tugas import cetak_janji
from sakip.web.perencanaan.janji import JENIS
from sakip.web.tukar.lampiran import attachments, contents, printed

_log = logging.getLogger(__name__)


def enqueue_agreement(penetapan: Penetapan) -> None:
    """Have a newly signed agreement printed; in the transaction that signs it."""
    if penetapan.jenis != JENIS:
        return
    berkas = Berkas.model_validate(penetapan.berkas)
    satu = NaskahJanji.objects.create(
        pemda=penetapan.pemda,
        penetapan=penetapan,
        hiasan=printed(berkas, attachments(penetapan.kantor, berkas).sidik),
    )
    cetak_janji.enqueue(str(satu.uuid))


def make_agreement(uuid: UUID) -> None:
    """Print one agreement, unless it is printed. Twice gives the same bytes.

    What cannot be printed as it was signed is not printed; the row says why.
    """
    satu = NaskahJanji.objects.select_related("pemda", "penetapan__kantor").get(uuid=uuid)
    if satu.pdf:
        return
    penetapan = satu.penetapan
    berkas = Berkas.model_validate(penetapan.berkas)
    buku = hitung(berkas, rulebook_of(berkas))
    try:
        _same_as_signed(penetapan, buku)
        isi = write_document(
            "perjanjian",
            berkas,
            buku,
            ".pdf",
            Pilihan(versi=penetapan.versi),
            contents(penetapan.kantor, satu.hiasan),
        )
    except Galat as galat:
        _log.warning("perjanjian %s tidak dapat dicetak: %s", penetapan.uuid, galat.kode)
        NaskahJanji.objects.filter(pk=satu.pk).update(galat=to_plain(galat))
        return
    sidik = keep(satu.pemda, isi)
    NaskahJanji.objects.filter(pk=satu.pk).update(pdf=sidik, ukuran=len(isi), galat=None)


def _same_as_signed(penetapan: Penetapan, buku: BukuHasil) -> None:
    """Raise Galat where this version of the program computes other figures than were signed."""
    if {str(h.alamat): h.tampil for h in buku} != penetapan.hasil:
        raise Galat(
            "pelaporan.janji_berubah",
            str(penetapan),
            _("Angka yang ditetapkan dihitung dengan versi program yang lain."),
            _("Cetak dari versi program itu, atau tetapkan edisi baru."),
        )
