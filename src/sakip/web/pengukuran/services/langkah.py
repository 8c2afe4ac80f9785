"""The steps that carry figures from their owner to the lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.indeks import Indeks
from sakip.core.aturan.jenis import Alur, Langkah
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.hitung import BukuHasil
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, Ditolak, alur_di, keadaan
from sakip.web.alur.services import tetapkan
from sakip.web.audit.services import catat_banyak
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pengukuran.models import Pengisian, Realisasi
from sakip.web.pengukuran.perubahan import kind_of
from sakip.web.pengukuran.selectors import meaning, measured, states
from sakip.web.pengukuran.services.isi import lock_office
from sakip.web.perencanaan.models import Indikator


@transaction.atomic
def lakukan(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    periode: str,
    indikator: Iterable[str],
    langkah: str,
    catatan: str | Mapping[str, str] = "",
    dilihat: Mapping[str, int] | None = None,
    pada: date,
) -> int:
    """Take one step with several indicators of a period, all or none; returns how many.

    catatan: one note for all, or one by indicator. dilihat: edition of each row that the person
    saw; where one has changed since, nothing is done. Raises Ditolak where a row may not be moved
    so by this person, and Galat where it has moved on already, a note is missing, or a figure
    that is due has not been filled.
    """
    kantor = lock_office(actor, kantor)
    berkas, _, hasil = tahun_dihitung(kantor, tahun)
    gerak = _Gerak(
        kantor, alur_di(kantor.pemda, pada), Akses(actor, pada), periode, langkah, catatan
    )
    indeks, salah = Indeks(berkas), []
    pindah: list[_Pindah] = []
    for satu in dict.fromkeys(indikator):
        iv = meaning(indeks, satu, periode)
        langkah_ini = gerak.step_of(iv)
        if keadaan(gerak.alur, langkah_ini.dari).dapat_diubah:
            salah.extend(unfilled(hasil, iv, periode))
        pindah.append(langkah_ini)
    if salah:
        raise Galat.gabung("ukur.belum_lengkap", Periode.baca(periode).tampil_singkat(), salah)
    if dilihat is not None:
        _ensure_seen(kantor, periode, dilihat, [p.iv for p in pindah])
    _move(actor, kantor, periode, pindah)
    if any(keadaan(gerak.alur, p.langkah.ke).ditetapkan for p in pindah):
        _freeze_when_complete(kantor, tahun, periode, gerak.alur, actor)
    return len(pindah)


class SudahPindah(Ditolak):
    """The step is theirs, but somebody has moved the row meanwhile."""

    def __init__(self, tempat: str, kini: str) -> None:
        Galat.__init__(
            self,
            "ukur.sudah_pindah",
            tempat,
            _("Baris ini sekarang: %(keadaan)s.") % {"keadaan": kini},
            _("Muat ulang halaman untuk melihat keadaan terakhir."),
        )


class _Pindah(NamedTuple):
    """One indicator on its way from a state along a step."""

    iv: IndikatorVersi
    dari: str
    langkah: Langkah
    catatan: str


class _Gerak:
    """What is needed to say whether a row may take a step."""

    def __init__(
        self,
        kantor: Kantor,
        alur: Alur,
        akses: Akses,
        periode: str,
        langkah: str,
        catatan: str | Mapping[str, str],
    ) -> None:
        self.kantor, self.alur, self.akses = kantor, alur, akses
        self.langkah, self.catatan = langkah, catatan
        self.kini = states(kantor, periode)

    def step_of(self, iv: IndikatorVersi) -> _Pindah:
        ada = self.kini.get(iv.indikator)
        dari = ada.keadaan if ada else self.alur.awal
        milik = iv.penanggung_jawab or ""
        boleh = self.akses.langkah(self.alur, dari, self.kantor, milik)
        ambil = next((x for x in boleh if x.id == self.langkah), None)
        if ambil is None:
            raise self._refusal(iv, dari, milik)
        teks = self.catatan if isinstance(self.catatan, str) else self.catatan.get(iv.indikator, "")
        if ambil.wajib_alasan and not teks.strip():
            raise Galat(
                "ukur.alasan",
                iv.nama,
                _("'%(langkah)s' memerlukan catatan.") % {"langkah": ambil.nama},
                _("Tulis apa yang harus dibetulkan."),
            )
        return _Pindah(iv, dari, ambil, teks.strip())

    def _refusal(self, iv: IndikatorVersi, dari: str, milik: str) -> Galat:
        """Not theirs to do; or theirs, but the row is elsewhere by now."""
        lain = [k.id for k in self.alur.keadaan if k.id != dari]
        if any(
            x.id == self.langkah
            for k in lain
            for x in self.akses.langkah(self.alur, k, self.kantor, milik)
        ):
            return SudahPindah(iv.nama, keadaan(self.alur, dari).nama)
        nama = next((x.nama for x in self.alur.langkah if x.id == self.langkah), self.langkah)
        return Ditolak(f"{nama}: {iv.nama}")


def _ensure_seen(
    kantor: Kantor, periode: str, dilihat: Mapping[str, int], indikator: Iterable[IndikatorVersi]
) -> None:
    """Raise Galat where a row is no longer the one that the person looked at."""
    kini = dict(
        Realisasi.objects.filter(pemda=kantor.pemda_id, kantor=kantor, periode=periode).values_list(
            "indikator__id_teks", "revisi"
        )
    )
    for iv in indikator:
        if iv.indikator in dilihat and dilihat[iv.indikator] != kini.get(iv.indikator, 0):
            raise Galat(
                "ukur.berubah",
                iv.nama,
                _("Angka baris ini berubah sejak Anda membuka halaman."),
                _("Muat ulang, lihat angkanya yang sekarang, lalu ulangi."),
            )


def _move(actor: Akun, kantor: Kantor, periode: str, pindah: Iterable[_Pindah]) -> None:
    milik = {"pemda": kantor.pemda, "kantor": kantor}
    kunci = dict(Indikator.objects.filter(**milik).values_list("id_teks", "pk"))
    sekarang = timezone.now()
    Pengisian.objects.bulk_create(
        (
            Pengisian(
                **milik,
                indikator_id=kunci[p.iv.indikator],
                periode=periode,
                keadaan=p.langkah.ke,
                catatan=p.catatan,
                oleh=actor,
                pada=sekarang,
            )
            for p in pindah
        ),
        update_conflicts=True,
        unique_fields=("pemda", "kantor", "indikator", "periode"),
        update_fields=("keadaan", "catatan", "oleh", "pada"),
    )
    catat_banyak(
        actor,
        (
            (
                f"pengukuran.{p.langkah.id}",
                f"realisasi:{p.iv.indikator}:{periode}",
                {"dari": p.dari, "ke": p.langkah.ke, "catatan": p.catatan},
            )
            for p in pindah
        ),
        pemda=kantor.pemda,
        kantor=kantor.uuid,
    )


def unfilled(hasil: BukuHasil, iv: IndikatorVersi, periode: str) -> Iterable[Galat]:
    """What keeps a figure from being sent: it is due and nothing was said of it."""
    target = hasil.ada("target", iv.indikator, periode)
    realisasi = hasil.ada("realisasi", iv.indikator, periode)
    if target is None or target.kosong is not None:
        return
    kosong = realisasi is None or (
        realisasi.kosong is not None and realisasi.kosong.jenis == "belum_diisi"
    )
    if kosong:
        yield Galat(
            "ukur.kosong",
            iv.nama,
            _("Realisasi %(isi)s kosong, padahal targetnya %(target)s.")
            % {"isi": Periode.baca(periode).tampil_singkat(), "target": target.tampil},
            _("Isi angkanya, atau pilih belum tersedia dan tulis sebabnya."),
        )


def _freeze_when_complete(
    kantor: Kantor, tahun: int, periode: str, alur: Alur, actor: Akun
) -> None:
    """Freeze the quarter once every indicator of it is approved or further."""
    urut = [k.id for k in alur.keadaan]
    cukup = {k for n, k in enumerate(urut) if any(x.ditetapkan for x in alur.keadaan[: n + 1])}
    berkas, _, hasil = tahun_dihitung(kantor, tahun)
    kini = states(kantor, periode)
    semua = [iv.indikator for iv in measured(berkas, periode)]
    if semua and all(i in kini and kini[i].keadaan in cukup for i in semua):
        tetapkan(kantor, kind_of(periode), periode, berkas, hasil, actor=actor)
