"""Changing rows of a sheet: the one way in which a page writes what a Berkas holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Max, ProtectedError
from django.utils.translation import gettext as _

from sakip.berkas.baris import Baris
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import check_with_rules
from sakip.berkas.validasi import validate
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.audit.services import catat
from sakip.web.dasar.baris import editions_of, to_columns
from sakip.web.dasar.lembar import TABEL, references
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import remember, tahun_dihitung, tahun_kerja

HAK = {
    "dokumen": "bukti.unggah",
    "jabatan": "organisasi.ubah",
    "pejabat": "organisasi.ubah",
    "anggaran": "anggaran.ubah",
    "sdm": "anggaran.ubah",
    "sarpras": "anggaran.ubah",
    "layanan": "anggaran.ubah",
    "skm_unsur": "anggaran.ubah",
    "skm_responden": "anggaran.ubah",
    "ipp_aspek": "anggaran.ubah",
    "ipp_f03": "anggaran.ubah",
    "lke_komponen": "nilai_luar.ubah",
    "rekomendasi": "anggaran.ubah",
    "tindak_lanjut": "anggaran.ubah",
}
"""Sheets that are edited row by row, and the action whose right that takes."""

Kunci = tuple[Any, ...]


class Ganti(NamedTuple):
    """One row to change. revisi: the edition the person saw, 0 where they saw none.

    menjadi: the row as it is to be, None to take it out.
    """

    kunci: Kunci
    revisi: int
    menjadi: Baris | None


class Konflik(Galat):
    """Somebody else changed the row meanwhile. terbaru: as it is now, None if it is gone."""

    def __init__(self, lembar: str, kunci: Kunci, terbaru: Baris | None, revisi: int) -> None:
        super().__init__(
            "sunting.konflik",
            f"{lembar} ({', '.join(map(str, kunci))})",
            _("Baris ini baru saja diubah orang lain."),
            _("Lihat isinya yang sekarang, lalu simpan lagi bila tetap ingin menggantinya."),
        )
        self.kunci = kunci
        self.terbaru = terbaru
        self.revisi = revisi


@transaction.atomic
def ganti(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    lembar: str,
    isi: Sequence[Ganti],
    pada: date,
) -> BukuHasil:
    """Change rows of one sheet together, or none of them; returns the year computed anew.

    Raises Ditolak without the right, Konflik where a row is no longer as the person saw it, and
    Galat where the Berkas would no longer be sound.
    """
    kantor = (
        Kantor.objects.select_for_update(of=("self",))
        .select_related("pemda")
        .get(pk=kantor.pk, pemda=actor.pemda_id)
    )
    Akses(actor, pada).pastikan(HAK[lembar], kantor)
    berkas, buku, semula = tahun_dihitung(kantor, tahun)
    ada = _stored(kantor, berkas, lembar)
    for satu in isi:
        _, revisi, terbaru = ada.get(satu.kunci, (0, 0, None))
        if revisi != satu.revisi:
            raise Konflik(lembar, satu.kunci, terbaru, revisi)
    baru = _with(berkas, lembar, isi)
    if temuan := validate(baru, sejak=berkas) or check_with_rules(baru):
        raise Galat.gabung("sunting.tidak_sah", kantor.nama, temuan)
    hasil = hitung(baru, buku, semula=semula)
    _write(kantor, lembar, isi, ada)
    kantor.masukan += 1
    kantor.save(update_fields=["masukan"])
    _log(actor, kantor, tahun, lembar, isi, ada)
    satu_tahun = tahun_kerja(kantor, tahun)
    transaction.on_commit(lambda: remember(satu_tahun, kantor.masukan, (baru, buku, hasil)))
    return hasil


def _stored(kantor: Kantor, berkas: Berkas, lembar: str) -> dict[Kunci, tuple[int, int, Baris]]:
    """Key in the database, edition and content of every row of a sheet.

    kantor: locked, so that its Berkas is what the tables hold.
    """
    ada = editions_of(TABEL[lembar], pemda=kantor.pemda_id, kantor=kantor)
    return {b.kunci: (*ada[b.kunci], b) for b in getattr(berkas, lembar)}


def _with(berkas: Berkas, lembar: str, isi: Iterable[Ganti]) -> Berkas:
    """The Berkas with rows changed in their place, new ones last."""
    semua = {b.kunci: b for b in getattr(berkas, lembar)}
    for satu in isi:
        if satu.menjadi is None:
            semua.pop(satu.kunci, None)
        else:
            semua[satu.kunci] = satu.menjadi
    return berkas.model_copy(update={lembar: tuple(semua.values())})


def _write(
    kantor: Kantor,
    lembar: str,
    isi: Iterable[Ganti],
    ada: Mapping[Kunci, tuple[int, int, Baris]],
) -> None:
    tabel = TABEL[lembar]
    milik = tabel.objects.filter(pemda=kantor.pemda_id, kantor=kantor)
    acuan = {
        (nama, id_teks): pk
        for nama in set(references(tabel.BARIS).values())
        for id_teks, pk in TABEL[nama]
        .objects.filter(pemda=kantor.pemda_id, kantor=kantor)
        .values_list("id_teks", "pk")
    }
    urutan = milik.aggregate(maks=Max("urutan"))["maks"] or 0
    for satu in isi:
        if satu.menjadi is None:
            try:
                milik.filter(pk=ada[satu.kunci][0]).delete()
            except ProtectedError as sebab:
                raise in_use(lembar, satu.kunci) from sebab
        elif satu.kunci in ada:
            kolom = to_columns(satu.menjadi, acuan)
            milik.filter(pk=ada[satu.kunci][0]).update(**kolom, revisi=F("revisi") + 1)
        else:
            urutan += 1
            tabel.objects.create(
                pemda_id=kantor.pemda_id,
                kantor=kantor,
                urutan=urutan,
                **to_columns(satu.menjadi, acuan),
            )


def in_use(lembar: str, kunci: Kunci) -> Galat:
    """Why a row that the site itself hangs on cannot be taken out."""
    return Galat(
        "sunting.dipakai",
        f"{lembar} ({', '.join(map(str, kunci))})",
        _("Baris ini masih dipakai penugasan, pengisian, atau riwayat."),
        _("Biarkan barisnya, atau akhiri dulu yang memakainya."),
    )


def _log(
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    lembar: str,
    isi: Sequence[Ganti],
    ada: Mapping[Kunci, tuple[int, int, Baris]],
) -> None:
    def plain(baris: Baris | None) -> dict[str, Any] | None:
        return None if baris is None else baris.model_dump(mode="json", exclude_defaults=True)

    kunci = ":".join(map(str, isi[0].kunci)) if len(isi) == 1 else str(tahun)
    baris = [
        {
            "kunci": satu.kunci,
            "semula": plain(ada[satu.kunci][2]) if satu.kunci in ada else None,
            "menjadi": plain(satu.menjadi),
        }
        for satu in isi
    ]
    catat(
        actor,
        f"{lembar}.ubah",
        pemda=kantor.pemda,
        objek=f"{lembar}:{kunci}"[:200],
        kantor=kantor.uuid,
        isi={"baris": baris},
    )
