"""Asking for a document, and publishing the report of a year."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from sakip.berkas.tulis import to_json
from sakip.galat import Galat
from sakip.laporan.daftar import KERTAS_KERJA, Pilihan
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.alur.services import tetapkan
from sakip.web.audit.services import catat
from sakip.web.dasar.simpanan import is_kept, keep
from sakip.web.organisasi.models import Kantor, TahunKerja
from sakip.web.organisasi.selectors import Dihitung, tahun_dihitung, tahun_kerja
from sakip.web.pelaporan.edisi import freeze
from sakip.web.pelaporan.models import Cetakan, Keadaan, Terbitan
from sakip.web.pelaporan.naskah import check_choices, key_of, source_of
from sakip.web.pelaporan.pembuatan import RUSAK, enqueue, is_abandoned

LKJIP = "lkjip"


class Permohonan(NamedTuple):
    """A document as asked for: which one, in which form (``pdf``), with what choices."""

    naskah: str
    bentuk: str
    pilihan: Pilihan = Pilihan()


def minta(*, actor: Akun, kantor: Kantor, tahun: int, mohon: Permohonan, pada: date) -> Cetakan:
    """A document of the data as they stand now: found if it was made, else put in the queue.

    Two who ask at once get the same one. What failed for lack of data is not tried again while
    the data stay as they are. Raises `Ditolak`, or Galat for a choice there is not.
    """
    Akses(actor, pada).pastikan("laporan.buat", kantor)
    berkas, _aturan, _buku = tahun_dihitung(kantor, tahun)
    naskah, bentuk, pilihan = mohon
    if naskah == KERTAS_KERJA:
        pilihan = Pilihan()
    check_choices(berkas, naskah, bentuk, pilihan)
    sumber = source_of(kantor, berkas)
    keep(kantor.pemda, to_json(berkas).encode())
    with transaction.atomic():
        # Held from here on: an old one that is being swept away is either gone or ours.
        satu, baru = Cetakan.objects.select_for_update(of=("self",)).get_or_create(
            pemda=kantor.pemda,
            kunci=key_of(sumber, naskah, bentuk, pilihan),
            defaults={
                "kantor": kantor,
                "tahun": tahun,
                "naskah": naskah,
                "bentuk": bentuk,
                "draf": pilihan.draf,
                "periode": pilihan.periode,
                "versi": pilihan.versi,
                "jabatan": pilihan.jabatan,
                "untuk": pilihan.untuk,
                "sumber": sumber.berkas,
                "hiasan": sumber.hiasan,
                "oleh": actor,
            },
        )
        if baru or _again(satu):
            enqueue(satu)
            catat(
                actor,
                "laporan.minta",
                pemda=kantor.pemda,
                objek=f"cetakan {satu.uuid}",
                kantor=kantor.uuid,
                isi={
                    "naskah": naskah,
                    "bentuk": bentuk,
                    "draf": pilihan.draf,
                    "sumber": sumber.berkas,
                },
            )
        elif satu.keadaan == Keadaan.JADI:
            satu.save(update_fields=["denyut"])  # still of use
    return satu


def _again(satu: Cetakan) -> bool:
    match satu.keadaan:
        case Keadaan.JADI:
            return not is_kept(satu.pemda, satu.isi)
        case Keadaan.GAGAL:
            return satu.galat["kode"] == RUSAK
        case Keadaan.USANG:
            return True
        case _:
            return is_abandoned(satu)


def lanjutkan(*, actor: Akun, kantor: Kantor, cetakan: UUID, pada: date) -> Cetakan:
    """Ask again for a document whose task gave up; one under way or done stays as it is."""
    Akses(actor, pada).pastikan("laporan.buat", kantor)
    with transaction.atomic():
        satu = Cetakan.objects.select_for_update(of=("self",)).get(kantor=kantor, uuid=cetakan)
        if is_abandoned(satu):
            enqueue(satu)
    return satu


def atur_penandatanganan(
    *, actor: Akun, kantor: Kantor, tahun: int, tanggal: str, tempat: str, pada: date
) -> TahunKerja:
    """Day (``2026-01-20``) and place of the report's signature; raises Galat for another form."""
    Akses(actor, pada).pastikan("laporan.siapkan", kantor)
    try:
        hari = date.fromisoformat(tanggal) if tanggal else None
    except ValueError as sebab:
        raise Galat(
            "pelaporan.tanggal",
            _("Tanggal laporan"),
            _("Tanggal '%(isi)s' tidak terbaca.") % {"isi": tanggal},
            _("Pilih tanggalnya dari kalender, atau tulis seperti 2026-01-20."),
        ) from sebab
    with transaction.atomic():
        Kantor.objects.select_for_update().get(pk=kantor.pk)
        satu = tahun_kerja(kantor, tahun)
        semula = {"tanggal": satu.tanggal_laporan, "tempat": satu.tempat_laporan}
        satu.tanggal_laporan, satu.tempat_laporan = hari, " ".join(tempat.split())
        satu.revisi += 1
        satu.save()
        Kantor.objects.filter(pk=kantor.pk).update(masukan=F("masukan") + 1)
        catat(
            actor,
            "laporan.penandatanganan",
            pemda=kantor.pemda,
            objek=f"tahun {tahun}",
            kantor=kantor.uuid,
            isi={"tanggal": hari, "tempat": satu.tempat_laporan, "semula": semula},
        )
    return satu


def terbitkan(
    *, actor: Akun, kantor: Kantor, cetakan: UUID, pada: date, alasan: str = ""
) -> Terbitan:
    """Sign and publish the LKjIP: exactly the PDF that was read, with the data it was made from.

    A second edition of a year is a correction (ralat) and needs its reason; the first one stays.
    Raises `Ditolak`, or Galat when the data changed since the PDF was made.
    """
    Akses(actor, pada).pastikan("laporan.tetapkan", kantor)
    satu = Cetakan.objects.select_related("kantor__pemda").get(kantor=kantor, uuid=cetakan)
    if (satu.naskah, satu.bentuk, satu.draf, satu.keadaan) != (LKJIP, "pdf", False, Keadaan.JADI):
        raise Galat(
            "pelaporan.bukan_naskah",
            satu.nama_berkas,
            _("Yang dapat diterbitkan hanya PDF LKjIP yang lengkap, bukan draf."),
            _("Buat dulu PDF LKjIP, lalu baca dan terbitkan."),
        )
    dihitung = tahun_dihitung(kantor, satu.tahun)
    if source_of(kantor, dihitung[0]) != (satu.sumber, satu.hiasan):
        raise Galat(
            "pelaporan.berubah",
            satu.nama_berkas,
            _("Data kantor berubah sejak PDF ini dibuat."),
            _("Buat PDF-nya sekali lagi, periksa, lalu terbitkan yang baru."),
        )
    data = keep(kantor.pemda, freeze(dihitung[0], dihitung[2]))
    return _publish(actor, kantor, satu, dihitung, data, " ".join(alasan.split()))


@transaction.atomic
def _publish(
    actor: Akun, kantor: Kantor, satu: Cetakan, dihitung: Dihitung, data: str, alasan: str
) -> Terbitan:
    # The row of the office is the lock: nobody changes its data or publishes beside us.
    if Kantor.objects.select_for_update().get(pk=kantor.pk).masukan != kantor.masukan:
        raise Galat(
            "pelaporan.berubah",
            satu.nama_berkas,
            _("Data kantor baru saja berubah."),
            _("Buat PDF-nya sekali lagi, periksa, lalu terbitkan yang baru."),
        )
    lalu = Terbitan.objects.filter(pemda=kantor.pemda, kantor=kantor, tahun=satu.tahun).first()
    if lalu and not alasan:
        raise Galat(
            "pelaporan.alasan",
            satu.nama_berkas,
            _("Ralat laporan yang sudah terbit memerlukan alasan."),
            _("Tulis apa yang dibetulkan dan mengapa; alasan ini ikut diumumkan."),
        )
    berkas, _aturan, buku = dihitung
    penetapan = tetapkan(
        kantor,
        LKJIP,
        str(satu.tahun),
        berkas,
        buku,
        actor=actor,
        alasan=alasan,
        hiasan=satu.hiasan,
    )
    if Terbitan.objects.filter(penetapan=penetapan).exists():
        raise Galat(
            "pelaporan.sama",
            satu.nama_berkas,
            _("Laporan dengan isi yang sama persis sudah terbit."),
            _("Tidak ada yang perlu diterbitkan lagi."),
        )
    terbit = Terbitan.objects.create(
        pemda=kantor.pemda,
        kantor=kantor,
        tahun=satu.tahun,
        nomor=penetapan.nomor,
        penetapan=penetapan,
        pdf=satu.isi,
        ukuran=satu.ukuran,
        data=data,
    )
    catat(
        actor,
        "laporan.terbitkan",
        pemda=kantor.pemda,
        objek=f"terbitan {terbit.uuid}",
        kantor=kantor.uuid,
        isi={"tahun": satu.tahun, "nomor": terbit.nomor, "pdf": terbit.pdf, "data": data},
    )
    return terbit
