"""What an import may not touch: figures of quarters that are on their way or locked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from sakip.berkas.baris import Baris, Realisasi, Target
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.web.alur.akses import alur_di, keadaan
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.models import Pengisian
from sakip.web.tukar.perubahan import Perubahan


def locked(perubahan: Perubahan, pada: date, *, hapus: bool) -> list[Galat]:
    """One finding for each figure that would change although its state does not allow it."""
    if perubahan.kantor is None:
        return []
    tertutup = _closed(perubahan.kantor, pada)
    nama = {iv.indikator: iv.nama for iv in perubahan.berkas.indikator_versi}
    temuan = []
    for baris in _touched(perubahan, hapus):
        if not isinstance(baris, Realisasi | Target):
            continue
        if nama_keadaan := tertutup.get((baris.indikator, baris.periode)):
            temuan.append(
                Galat(
                    "tukar.tertutup",
                    f"{nama.get(baris.indikator, baris.indikator)}, "
                    f"{Periode.baca(baris.periode).tampil_singkat()}",
                    _("Angkanya sudah diajukan (%(keadaan)s), jadi tidak dapat diubah.")
                    % {"keadaan": nama_keadaan},
                    _("Minta dikembalikan dulu, atau samakan berkasnya dengan yang tersimpan."),
                )
            )
    return list({g.tempat: g for g in temuan}.values())


def _closed(kantor: Kantor, pada: date) -> dict[tuple[str, str], str]:
    """Indicators and periods that may not be edited now, with the name of their state."""
    alur = alur_di(kantor.pemda, pada)
    semua = Pengisian.objects.filter(pemda=kantor.pemda_id, kantor=kantor).values_list(
        "indikator__id_teks", "periode", "keadaan"
    )
    return {
        (indikator, periode): k.nama
        for indikator, periode, nama in semua
        if not (k := keadaan(alur, nama)).dapat_diubah
    }


def _touched(perubahan: Perubahan, hapus: bool) -> Iterator[Baris]:
    for satu in perubahan.lembar:
        if satu.lembar not in {"realisasi", "target"}:
            continue
        yield from satu.baru
        yield from (b.menjadi for b in satu.berubah)
        if hapus:
            yield from satu.hilang
