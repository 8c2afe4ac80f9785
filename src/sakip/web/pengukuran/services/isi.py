"""Writing figures: what a person typed for one row or for many, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from sakip.berkas.baris import Realisasi as BarisRealisasi
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Alur
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, alur_di, keadaan
from sakip.web.audit.services import catat_banyak
from sakip.web.dasar.baris import to_columns
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import Dihitung, remember, tahun_dihitung, tahun_kerja
from sakip.web.pengukuran.isian import laid, parts
from sakip.web.pengukuran.models import Pengisian, Realisasi
from sakip.web.pengukuran.selectors import meaning, rows_in, states
from sakip.web.pengukuran.services.sejak import UBAH, since
from sakip.web.perencanaan.models import Indikator


class Isian(NamedTuple):
    """What a person typed for one indicator, and the edition of the row they saw (0 for none).

    isian: typed texts by field, as `isian.laid` takes them; fields that are absent stay.
    """

    indikator: str
    revisi: int
    isian: Mapping[str, str]


class Konflik(Galat):
    """Somebody else changed the same cell meanwhile.

    terbaru: the row as it is now, None if gone. oleh, pada: who did it and when, where the log
    says so.
    """

    def __init__(
        self,
        tempat: str,
        terbaru: BarisRealisasi | None,
        revisi: int,
        oleh: str = "",
        pada: datetime | None = None,
    ) -> None:
        super().__init__(
            "ukur.konflik",
            tempat,
            _("%(oleh)s baru saja mengubah sel ini.") % {"oleh": oleh or _("Orang lain")},
            _("Bandingkan keduanya, lalu pilih yang benar."),
        )
        self.terbaru, self.revisi, self.oleh, self.pada = terbaru, revisi, oleh, pada


class Ditolak(NamedTuple):
    """Fields of a row that were not written, and why; `Konflik` where two edits meet."""

    indikator: str
    bidang: tuple[str, ...]
    galat: Galat


@dataclass
class Tersimpan:
    """What became of a batch: rows written with their new edition, and what was refused.

    sebelum, sesudah: the year before and with it. sama: editions of rows that already said so.
    """

    berkas: Berkas
    sebelum: BukuHasil
    sesudah: BukuHasil
    revisi: dict[str, int] = field(default_factory=dict)
    sama: dict[str, int] = field(default_factory=dict)
    ditolak: list[Ditolak] = field(default_factory=list)


def lock_office(actor: Akun, kantor: Kantor) -> Kantor:
    """The office afresh, held until the transaction ends; only within the actor's government."""
    return (
        Kantor.objects.select_for_update(of=("self",))
        .select_related("pemda")
        .get(pk=kantor.pk, pemda=actor.pemda_id)
    )


@transaction.atomic
def simpan(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    indikator: str,
    periode: str,
    isian: Mapping[str, str],
    revisi: int,
    pada: date,
) -> tuple[Realisasi | None, BukuHasil]:
    """Write what was typed for one row, all of it or nothing.

    Returns the row (None when nothing is left in it) and the year computed with it. Raises
    Ditolak, Konflik, Galat.
    """
    hasil = simpan_banyak(
        actor=actor,
        kantor=kantor,
        tahun=tahun,
        periode=periode,
        isian=[Isian(indikator, revisi, isian)],
        pada=pada,
    )
    if hasil.ditolak:
        raise Galat.gabung("ukur.ditolak", indikator, [d.galat for d in hasil.ditolak])
    return _objects(kantor, periode, [indikator]).get(indikator), hasil.sesudah


@transaction.atomic
def simpan_banyak(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    periode: str,
    isian: Sequence[Isian],
    pada: date,
) -> Tersimpan:
    """Write what was typed for many rows of a period.

    A cell that cannot be accepted is named with its reason, the others are written. An edit made
    on an older edition of a row is accepted where nobody touched the same cell since.
    """
    kantor = lock_office(actor, kantor)
    berkas, buku, lama = tahun_dihitung(kantor, tahun)
    ubah = _Perubahan(actor, kantor, berkas, periode, isian, pada)
    hasil = Tersimpan(berkas, lama, lama, sama=ubah.sama, ditolak=ubah.ditolak)
    if ubah.baru:
        hasil.berkas, hasil.sesudah = ubah.compute(buku, lama)
    if not ubah.baru:
        return hasil
    isi = (hasil.berkas, buku, hasil.sesudah)
    lama_baris = {i: ubah.lama.get(i) for i in ubah.baru}
    hasil.revisi = write_rows(actor, kantor, periode, lama_baris, ubah.baru, isi)
    return hasil


class _Perubahan:
    """The rows of a batch as they would be written, and the cells refused.

    lama, baru: rows before and after, by indicator; None where there is none.
    """

    def __init__(
        self,
        actor: Akun,
        kantor: Kantor,
        berkas: Berkas,
        periode: str,
        isian: Sequence[Isian],
        pada: date,
    ) -> None:
        nama = [i.indikator for i in isian]
        self.kantor, self.berkas, self.periode = kantor, berkas, periode
        self.akses, self.alur = Akses(actor, pada), alur_di(kantor.pemda, pada)
        self.lama = rows_in(berkas, periode)
        self.objek = _objects(kantor, periode, nama)
        self.baru: dict[str, BarisRealisasi | None] = {}
        self.sama: dict[str, int] = {}
        self.ditolak: list[Ditolak] = []
        self._indeks = Indeks(berkas)
        self._keadaan = states(kantor, periode, nama)
        for satu in isian:
            self._take(satu)

    def _refuse(self, satu: Isian, bidang: Iterable[str], galat: Galat) -> None:
        self.ditolak.append(Ditolak(satu.indikator, tuple(bidang), galat))

    def _take(self, satu: Isian) -> None:
        try:
            iv = meaning(self._indeks, satu.indikator, self.periode)
        except Galat as galat:
            return self._refuse(satu, satu.isian, galat)
        tempat = f"{iv.nama}, {Periode.baca(self.periode).tampil_singkat()}"
        ada = self.lama.get(satu.indikator)
        objek = self.objek.get(satu.indikator)
        kini = objek.revisi if objek else 0
        lain = (
            since(self.kantor, satu.indikator, self.periode, satu.revisi, kini)
            if satu.revisi != kini
            else None
        )
        baris, terpakai = ada, []
        for bagian in parts(satu.isian):
            try:
                berikut = laid(iv, self.periode, baris, bagian, tempat)
                if berikut == baris:
                    continue
                if lain is not None and lain.touched(bagian):
                    raise Konflik(tempat, ada, kini, lain.oleh, lain.pada)
            except Galat as galat:
                self._refuse(satu, bagian, galat)
            else:
                baris = berikut
                terpakai += list(bagian)
        if baris == ada:
            if all(d.indikator != satu.indikator for d in self.ditolak):
                self.sama[satu.indikator] = kini
            return None
        try:
            self.akses.pastikan(UBAH, self.kantor, iv.penanggung_jawab or "")
            ensure_open(self.alur, self._keadaan.get(satu.indikator), tempat)
        except Galat as galat:
            return self._refuse(satu, terpakai, galat)
        self.baru[satu.indikator] = baris
        return None

    def compute(self, buku: BukuAturan, semula: BukuHasil) -> tuple[Berkas, BukuHasil]:
        """The year with the changed rows; rows with which it cannot be computed are refused."""
        try:
            baru = self._with(self.baru)
            return baru, hitung(baru, buku, semula=semula)
        except Galat as galat:
            if len(self.baru) == 1:
                (indikator,) = self.baru
                self.baru.clear()
                self.ditolak.append(Ditolak(indikator, (), galat))
                return self.berkas, semula
        semua, self.baru = self.baru, {}
        for indikator, baris in semua.items():
            try:
                hitung(self._with(self.baru | {indikator: baris}), buku, semula=semula)
            except Galat as galat:
                self.ditolak.append(Ditolak(indikator, (), galat))
            else:
                self.baru[indikator] = baris
        baru = self._with(self.baru)
        return baru, hitung(baru, buku, semula=semula)

    def _with(self, baris: Mapping[str, BarisRealisasi | None]) -> Berkas:
        return self.berkas.model_copy(
            update={"realisasi": with_rows(self.berkas, self.periode, baris)}
        )


def with_rows(
    berkas: Berkas, periode: str, baru: Mapping[str, BarisRealisasi | None]
) -> tuple[BarisRealisasi, ...]:
    """The realisasi of a Berkas with rows of a period replaced, added, or taken out (None)."""
    sisa = dict(baru)
    isi = [
        sisa.pop(r.indikator) if r.periode == periode and r.indikator in sisa else r
        for r in berkas.realisasi
    ]
    return tuple(r for r in (*isi, *sisa.values()) if r is not None)


def ensure_open(alur: Alur, pengisian: Pengisian | None, tempat: str) -> None:
    """Raise Galat where a figure has been sent on and may not be changed."""
    kini = keadaan(alur, pengisian.keadaan if pengisian else alur.awal)
    if not kini.dapat_diubah:
        raise Galat(
            "ukur.tertutup",
            tempat,
            _("Angka ini sudah diajukan (%(keadaan)s), jadi tidak dapat diubah.")
            % {"keadaan": kini.nama},
            _("Minta dikembalikan dulu oleh yang memeriksa."),
        )


def _objects(kantor: Kantor, periode: str, indikator: Sequence[str]) -> dict[str, Realisasi]:
    semua = Realisasi.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, periode=periode, indikator__id_teks__in=indikator
    )
    return {r.indikator.id_teks: r for r in semua.select_related("indikator")}


def write_rows(
    actor: Akun,
    kantor: Kantor,
    periode: str,
    lama: Mapping[str, BarisRealisasi | None],
    baru: Mapping[str, BarisRealisasi | None],
    isi: Dihitung,
) -> dict[str, int]:
    """Write changed rows and their log; returns the new edition of each (0: gone).

    kantor: locked. isi: the year with them, kept once the transaction is through.
    """
    kantor.masukan += 1
    kantor.save(update_fields=["masukan"])
    milik = {"pemda": kantor.pemda, "kantor": kantor}
    kunci = dict(Indikator.objects.filter(**milik, id_teks__in=baru).values_list("id_teks", "pk"))
    ada = _objects(kantor, periode, list(baru))
    akhir = Realisasi.objects.filter(**milik).order_by("-urutan")
    urutan = akhir.values_list("urutan", flat=True).first() or 0
    revisi: dict[str, int] = {}
    kejadian: list[tuple[str, str, dict[str, Any]]] = []
    for indikator, baris in baru.items():
        objek = ada.get(indikator)
        semula = objek.revisi if objek else 0
        if baris is None:
            if objek is not None:
                objek.delete()
            revisi[indikator] = 0
        else:
            kolom = to_columns(baris, {("indikator", indikator): kunci[indikator]})
            if objek is None:
                # A row that was gone comes back with a number it never had.
                urutan += 1
                objek = Realisasi(**milik, urutan=urutan, revisi=kantor.masukan, **kolom)
            else:
                for nama, nilai in kolom.items():
                    setattr(objek, nama, nilai)
                objek.revisi += 1
            objek.save()
            revisi[indikator] = objek.revisi
        tentang = {
            "semula": _plain(lama[indikator]),
            "menjadi": _plain(baris),
            "revisi_semula": semula,
            "revisi": revisi[indikator],
        }
        kejadian.append((UBAH, f"realisasi:{indikator}:{periode}", tentang))
    catat_banyak(actor, kejadian, pemda=kantor.pemda, kantor=kantor.uuid)
    satu = tahun_kerja(kantor, isi[0].tahun)
    transaction.on_commit(lambda: remember(satu, kantor.masukan, isi))
    return revisi


def _plain(baris: BarisRealisasi | None) -> dict[str, Any] | None:
    return None if baris is None else baris.model_dump(mode="json", exclude_defaults=True)
