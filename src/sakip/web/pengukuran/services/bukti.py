"""Evidence: files kept by content, and the figures that name them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from sakip.berkas.baris import Dokumen as BarisDokumen
from sakip.berkas.baris import Realisasi as BarisRealisasi
from sakip.berkas.baris import Rujukan
from sakip.berkas.indeks import Indeks
from sakip.core.angka import TanpaNilai
from sakip.core.aturan.jenis import Alur
from sakip.galat import Galat
from sakip.hitung import hitung
from sakip.terjemah import galat_validasi
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, alur_di
from sakip.web.audit.services import catat
from sakip.web.dasar import simpanan
from sakip.web.dasar.baris import to_columns
from sakip.web.organisasi.models import Dokumen, Kantor
from sakip.web.organisasi.selectors import Dihitung, tahun_dihitung
from sakip.web.pengukuran.models import Bukti
from sakip.web.pengukuran.selectors import meaning, rows_in, states
from sakip.web.pengukuran.services.isi import lock_office, with_rows, write_rows
from sakip.web.pengukuran.unggahan import accept, evidence_name

UNGGAH = "bukti.unggah"


def unggah_bukti(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    periode: str,
    indikator: str,
    isi: bytes,
    nama: str,
    judul: str = "",
    tempat: str = "",
    tanggal: date | None = None,
    pada: date,
) -> Bukti:
    """Keep a file and let a figure name it. A file the office already has is not kept twice.

    tempat: page or place in it; tanggal: date of the document. Raises Ditolak, Galat.
    """
    # Looked at before the transaction: nobody waits for somebody's upload.
    jenis, aman = accept(isi, nama)
    Akses(actor, pada).pastikan(UNGGAH, kantor)
    with transaction.atomic():
        kantor = lock_office(actor, kantor)
        # Read before anything is written: what is computed of a half-done state is kept nowhere.
        dihitung = tahun_dihitung(kantor, tahun)
        bukti = _known(kantor, simpanan.keep(kantor.pemda, isi))
        if bukti is None:
            nama_baru = evidence_name(simpanan.name_of(isi), jenis)
            baris = _document(nama_baru, judul.strip() or aman, tanggal)
            bukti = _enter(actor, kantor, baris, aman, jenis, isi)
            berkas, buku, hasil = dihitung
            berkas = berkas.model_copy(update={"dokumen": (*berkas.dokumen, baris)})
            dihitung = (berkas, buku, hasil)
        rujukan = Rujukan(dokumen=bukti.dokumen.id_teks, tempat=tempat.strip())
        _change(actor, kantor, dihitung, periode, indikator, pada, _with(rujukan))
    return bukti


def _known(kantor: Kantor, sidik: str) -> Bukti | None:
    return (
        Bukti.objects.filter(pemda=kantor.pemda, kantor=kantor, sidik=sidik)
        .select_related("dokumen")
        .first()
    )


def _document(nama: str, judul: str, tanggal: date | None) -> BarisDokumen:
    try:
        return BarisDokumen(
            id=f"bukti-{PurePosixPath(nama).stem}",
            judul=judul,
            jenis="data",
            tanggal=tanggal,
            lampiran=nama,
        )
    except ValidationError as galat:
        raise galat_validasi(galat, _("Judul bukti")) from galat


def _enter(
    actor: Akun, kantor: Kantor, baris: BarisDokumen, nama: str, jenis: str, isi: bytes
) -> Bukti:
    milik = {"pemda": kantor.pemda, "kantor": kantor}
    akhir = Dokumen.objects.filter(**milik).order_by("-urutan").values_list("urutan", flat=True)
    dokumen = Dokumen.objects.create(
        **milik, urutan=(akhir.first() or 0) + 1, **to_columns(baris, {})
    )
    bukti = Bukti.objects.create(
        **milik,
        dokumen=dokumen,
        sidik=simpanan.name_of(isi),
        nama=nama,
        jenis=jenis,
        ukuran=len(isi),
        oleh=actor,
    )
    catat(
        actor,
        "bukti.unggah",
        pemda=kantor.pemda,
        objek=f"bukti:{bukti.uuid}",
        kantor=kantor.uuid,
        isi={"nama": nama, "sidik": bukti.sidik, "ukuran": bukti.ukuran},
    )
    return bukti


Ubah = Callable[[BarisRealisasi], tuple[Rujukan, ...]]


def _with(rujukan: Rujukan) -> Ubah:
    return lambda baris: (*(r for r in baris.bukti if r.dokumen != rujukan.dokumen), rujukan)


@transaction.atomic
def kaitkan_bukti(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    periode: str,
    indikator: str,
    dokumen: str,
    tempat: str = "",
    pada: date,
) -> None:
    """Let a figure name a document of the office, with the place in it. Raises Ditolak, Galat."""
    kantor = lock_office(actor, kantor)
    dihitung = tahun_dihitung(kantor, tahun)
    if all(d.id != dokumen for d in dihitung[0].dokumen):
        raise Galat(
            "bukti.dokumen",
            dokumen,
            _("Dokumen ini tidak ada di kantor ini."),
            _("Pilih dari daftar, atau unggah berkasnya."),
        )
    rujukan = Rujukan(dokumen=dokumen, tempat=tempat.strip())
    _change(actor, kantor, dihitung, periode, indikator, pada, _with(rujukan))


@transaction.atomic
def lepas_bukti(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    periode: str,
    indikator: str,
    dokumen: str,
    pada: date,
) -> None:
    """Let a figure no longer name a document; the file itself stays. Raises Ditolak, Galat."""
    kantor = lock_office(actor, kantor)
    _change(
        actor,
        kantor,
        tahun_dihitung(kantor, tahun),
        periode,
        indikator,
        pada,
        lambda baris: tuple(r for r in baris.bukti if r.dokumen != dokumen),
    )


def _change(
    actor: Akun,
    kantor: Kantor,
    dihitung: Dihitung,
    periode: str,
    indikator: str,
    pada: date,
    ubah: Ubah,
) -> None:
    """Give a figure other evidence. kantor: locked; dihitung: its year as it is."""
    berkas, buku, semula = dihitung
    iv = meaning(Indeks(berkas), indikator, periode)
    Akses(actor, pada).pastikan(UNGGAH, kantor, iv.penanggung_jawab or "")
    _ensure_not_approved(alur_di(kantor.pemda, pada), kantor, periode, indikator, iv.nama)
    lama = rows_in(berkas, periode).get(indikator)
    dasar = lama or BarisRealisasi(
        indikator=indikator, periode=periode, kosong=TanpaNilai.BELUM_DIISI
    )
    baru = dasar.model_copy(update={"bukti": ubah(dasar)})
    if baru == dasar:
        return
    berkas = berkas.model_copy(update={"realisasi": with_rows(berkas, periode, {indikator: baru})})
    isi = (berkas, buku, hitung(berkas, buku, semula=semula))
    write_rows(actor, kantor, periode, {indikator: lama}, {indikator: baru}, isi)


def _ensure_not_approved(
    alur: Alur, kantor: Kantor, periode: str, indikator: str, tempat: str
) -> None:
    """Raise Galat once a figure is approved: what proved it stays as it was."""
    ada = states(kantor, periode, [indikator]).get(indikator)
    urut = [k.id for k in alur.keadaan]
    batas = next((n for n, k in enumerate(alur.keadaan) if k.ditetapkan), len(urut))
    if ada is not None and urut.index(ada.keadaan) >= batas:
        raise Galat(
            "bukti.tertutup",
            tempat,
            _("Angka ini sudah disetujui, jadi buktinya tidak dapat diubah."),
            _("Minta dibuka kembali dulu."),
        )
