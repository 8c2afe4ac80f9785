"""Who works where in which role, from when to when: given, ended, and told in the log."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sakip.core.aturan.jenis import Peran
from sakip.core.periode import cetak_tanggal
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import hak_di
from sakip.web.audit.services import catat
from sakip.web.dasar.models import Pemda
from sakip.web.organisasi.models import Desa, Jabatan, Kantor, Penugasan
from sakip.web.pengaturan.services import changed, own, refuse

SEMENTARA = ("plt", "plh")
STATUS = ("definitif", *SEMENTARA)
SURAT_MAKS = 120


@transaction.atomic
def tugaskan(
    *,
    actor: Akun,
    akun: Akun,
    peran: str,
    kantor: Kantor | None,
    jabatan: Jabatan | None,
    desa: Desa | None = None,
    status: str,
    mulai: date | None,
    selesai: date | None,
    surat: str = "",
    pada: date,
) -> Penugasan:
    """Give a person a role at a place from a day on. Raises Ditolak, Galat."""
    own(actor, akun, pada)
    assert actor.pemda is not None
    tahu = next((p for p in roles(actor.pemda, pada) if p.id == peran), None)
    if tahu is None or status not in STATUS:
        raise refuse(_("Peran"), _("Peran atau statusnya tidak dikenal."), _("Pilih dari daftar."))
    if tahu.lingkup != "daerah" and (kantor is None or kantor.pemda_id != actor.pemda_id):
        raise refuse(_("Kantor"), _("Peran ini berlaku di satu kantor."), _("Pilih kantornya."))
    if tahu.lingkup == "jabatan" and (
        jabatan is None or kantor is None or jabatan.kantor_id != kantor.pk
    ):
        raise refuse(
            _("Jabatan"),
            _("Pemilik indikator perlu jabatan di kantor itu."),
            _("Pilih jabatannya."),
        )
    if tahu.lingkup == "desa" and (desa is None or kantor is None or desa.kantor_id != kantor.pk):
        raise refuse(
            _("Desa"),
            _("Peran ini perlu desa di kecamatan itu."),
            _("Pilih desanya; daftarnya diisi kecamatan di halaman Setoran desa."),
        )
    if mulai is None or (selesai is not None and selesai < mulai):
        raise refuse(
            _("Tanggal"), _("Tanggal mulai wajib diisi dan tidak sesudah selesai."), _("Betulkan.")
        )
    if status != "definitif" and selesai is None:
        raise refuse(
            _("Selesai"),
            _("Plt dan Plh selalu sampai suatu tanggal."),
            _("Isi tanggal selesainya."),
        )
    if kantor is not None:
        Kantor.objects.select_for_update(of=("self",)).get(pk=kantor.pk)
    satu = Penugasan(
        pemda=actor.pemda,
        akun=akun,
        peran=peran,
        kantor=None if tahu.lingkup == "daerah" else kantor,
        jabatan=jabatan if tahu.lingkup == "jabatan" else None,
        desa=desa if tahu.lingkup == "desa" else None,
        status=status,
        mulai=mulai,
        selesai=selesai,
        surat="" if status == "definitif" else " ".join(surat.split()),
        oleh=actor,
    )
    alone(satu)
    satu.save()
    log_task(actor, satu, "penugasan.buat")
    return satu


def alone(satu: Penugasan) -> None:
    """Raise Galat where a stand-in has no letter, or another stands in for the same meanwhile."""
    if satu.status == "definitif":
        return
    if not satu.surat or len(satu.surat) > SURAT_MAKS:
        raise refuse(
            _("Nomor surat perintah"),
            _("Plt dan Plh ditunjuk dengan surat perintah."),
            _("Isi nomornya, paling banyak %d huruf.") % SURAT_MAKS,
        )
    lain = Penugasan.objects.filter(
        pemda=satu.pemda,
        kantor=satu.kantor,
        peran=satu.peran,
        jabatan=satu.jabatan,
        desa=satu.desa,
        status__in=SEMENTARA,
        dihentikan=None,
        mulai__lte=satu.selesai,
        selesai__gte=satu.mulai,
    )
    if satu.kantor is not None and (ada := lain.select_related("akun").first()):
        raise refuse(
            _("Tanggal"),
            _("%(siapa)s sudah menggantikan pada %(mulai)s sampai %(selesai)s.")
            % {
                "siapa": ada.akun.nama,
                "mulai": cetak_tanggal(ada.mulai),
                "selesai": cetak_tanggal(ada.selesai),
            },
            _("Akhiri yang itu dulu, atau pilih tanggal di luarnya."),
        )


@transaction.atomic
def akhiri(
    *, actor: Akun, penugasan: Penugasan, selesai: date, alasan: str = "", pada: date
) -> None:
    """Let an assignment end on a day; it stays readable as history.

    Who stands in for it as Plh does so no longer than it lasts. alasan: needed where somebody
    stands in and is to end early. Raises Ditolak, Galat.
    """
    own(actor, penugasan.akun, pada)
    alasan = " ".join(alasan.split())
    awal = penugasan.selesai is None or selesai < penugasan.selesai
    if penugasan.status != "definitif" and awal and not alasan:
        raise refuse(
            penugasan.akun.nama,
            _("Penunjukan diakhiri lebih awal dengan alasan."),
            _("Tulis sebabnya."),
        )
    if selesai < penugasan.mulai:
        raise refuse(
            _("Selesai"), _("Selesai lebih awal daripada mulai."), _("Pilih tanggal sesudahnya.")
        )
    _shorten(penugasan, selesai, alasan)
    log_task(actor, penugasan, "penugasan.akhiri", alasan=alasan)
    ikut = Penugasan.objects.filter(
        menggantikan=penugasan, status="plh", dihentikan=None, selesai__gt=selesai
    )
    for satu in ikut.select_related("akun", "kantor", "jabatan", "pemda"):
        sebab = _("Tugas yang digantikan berakhir.")
        if satu.mulai > selesai:
            satu.dihentikan, satu.alasan = timezone.now(), sebab
            satu.save(update_fields=["dihentikan", "alasan"])
        else:
            _shorten(satu, selesai, sebab)
        log_task(actor, satu, "penugasan.akhiri", alasan=sebab)


@transaction.atomic
def tarik(*, actor: Akun, penugasan: Penugasan, alasan: str = "", pada: date) -> None:
    """Take back an assignment that has not begun; it stays readable as history.

    alasan: needed where somebody was to stand in. Raises Ditolak, Galat.
    """
    own(actor, penugasan.akun, pada)
    satu = (
        Penugasan.objects.select_for_update(of=("self",))
        .select_related("akun", "kantor", "jabatan", "pemda", "menggantikan__akun")
        .get(pk=penugasan.pk, pemda=actor.pemda_id)
    )
    if satu.dihentikan is not None or satu.mulai <= pada:
        raise changed(satu.akun.nama)
    alasan = " ".join(alasan.split())
    if satu.status != "definitif" and not alasan:
        raise refuse(
            satu.akun.nama,
            _("Penunjukan ditarik kembali dengan alasan."),
            _("Tulis sebabnya."),
        )
    satu.dihentikan, satu.alasan = timezone.now(), alasan
    satu.revisi += 1
    satu.save(update_fields=["dihentikan", "alasan", "revisi"])
    log_task(actor, satu, "penugasan.tarik", alasan=alasan)


def _shorten(satu: Penugasan, selesai: date, alasan: str) -> None:
    satu.selesai, satu.alasan = selesai, alasan
    satu.revisi += 1
    satu.save(update_fields=["selesai", "alasan", "revisi"])


def roles(pemda: Pemda, pada: date) -> list[Peran]:
    """What a person of a region may be given; not what belongs to the installation."""
    return [p for p in hak_di(pemda, pada).peran if p.lingkup != "pemasangan"]


def log_task(actor: Akun, satu: Penugasan, aksi: str, **lain: Any) -> None:
    isi: dict[str, Any] = {
        "akun": satu.akun.nama_pengguna,
        "peran": satu.peran,
        "jabatan": satu.jabatan and satu.jabatan.id_teks,
        "status": satu.status,
        "mulai": satu.mulai,
        "selesai": satu.selesai,
        "surat": satu.surat,
        "menggantikan": satu.menggantikan and satu.menggantikan.akun.nama,
    } | lain
    di = satu.kantor.uuid if satu.kantor else None
    catat(actor, aksi, pemda=satu.pemda, objek=f"penugasan:{satu.uuid}", kantor=di, isi=isi)
