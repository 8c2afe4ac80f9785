"""Standing in: who heads an office names who acts for somebody of it for a time (Plt, Plh).

The rights are those of the assignment stood in for, where it reaches and no longer than it holds;
nobody names themselves, and who only stands in does not hand on what they stand in for.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sakip.core.periode import cetak_tanggal
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, Ditolak, hak_di
from sakip.web.organisasi.models import Kantor, Penugasan
from sakip.web.pengaturan.penugasan import SEMENTARA, alone, log_task
from sakip.web.pengaturan.services import changed, refuse

TUNJUK = "delegasi.ubah"
ALASAN_MAKS = 300


def replaceable(actor: Akun, kantor: Kantor, pada: date) -> list[Penugasan]:
    """Assignments of an office for which this person may name a stand-in, by role and name.

    Those that hold for good, and the last one of a post that nobody holds any more. Who names
    others has their own post stood in for only by themselves.
    """
    peran = _roles(kantor, pada)
    semua = list(
        Penugasan.objects.filter(pemda=kantor.pemda_id, kantor=kantor, peran__in=peran)
        .filter(status="definitif", mulai__lte=pada)
        .select_related("akun", "jabatan", "kantor")
        .order_by("mulai")
    )
    kini = [p for p in semua if _holds(p, pada)]
    terisi = {(p.peran, p.jabatan_id) for p in kini}
    lowong = {(p.peran, p.jabatan_id): p for p in semua if (p.peran, p.jabatan_id) not in terisi}
    memimpin = _naming(kantor, pada)
    milik = [
        p for p in (*kini, *lowong.values()) if p.peran not in memimpin or p.akun_id == actor.pk
    ]
    nama = {p.id: p.nama for p in hak_di(kantor.pemda, pada).peran}
    for satu in milik:
        satu.nama_peran = nama[satu.peran]
    return sorted(milik, key=lambda p: (peran.index(p.peran), p.akun.nama))


def candidates(actor: Akun, kantor: Kantor, pada: date) -> list[Akun]:
    """Who may stand in: people who work in the office for good today, but not oneself."""
    tugas = Penugasan.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, peran__in=_roles(kantor, pada), status="definitif"
    ).berlaku(pada)
    semua = Akun.objects.filter(pemda=kantor.pemda_id, aktif=True, penugasan__in=tugas)
    return list(semua.exclude(pk=actor.pk).order_by("nama").distinct())


@transaction.atomic
def tunjuk(
    *,
    actor: Akun,
    kantor: Kantor,
    menggantikan: Penugasan | None,
    akun: Akun | None,
    status: str,
    surat: str,
    mulai: date | None,
    selesai: date | None,
    pada: date,
) -> Penugasan:
    """Let somebody of the office stand in from a day to a day. Raises Ditolak, Galat."""
    Akses(actor, pada).pastikan(TUNJUK, kantor)
    Kantor.objects.select_for_update(of=("self",)).get(pk=kantor.pk)  # one at a time
    diganti = next((p for p in replaceable(actor, kantor, pada) if p == menggantikan), None)
    if diganti is None:
        raise refuse(
            _("Yang digantikan"), _("Tugas ini tidak dapat Anda serahkan."), _("Pilih dari daftar.")
        )
    if akun is None or akun not in candidates(actor, kantor, pada):
        raise refuse(
            _("Pengganti"),
            _("Pengganti adalah orang lain yang bertugas tetap di kantor ini."),
            _("Pilih dari daftar; orang luar ditugaskan administrator daerah."),
        )
    if akun == diganti.akun:
        raise refuse(
            _("Pengganti"), _("Seseorang tidak menggantikan dirinya."), _("Pilih orang lain.")
        )
    if status not in SEMENTARA or (status == "plh" and not _holds(diganti, pada)):
        raise refuse(
            _("Sebagai"),
            _("Plh menggantikan pejabat yang berhalangan; jabatan yang kosong diisi Plt."),
            _("Pilih yang sesuai."),
        )
    if mulai is None or selesai is None or selesai < mulai:
        raise refuse(
            _("Tanggal"),
            _("Tanggal mulai dan selesai wajib diisi, selesai tidak sebelum mulai."),
            _("Isi sesuai surat perintahnya."),
        )
    if mulai < pada:
        raise refuse(
            _("Mulai"),
            _("Penunjukan tidak berlaku surut; paling awal hari ini."),
            _("Isi tanggal hari ini atau sesudahnya."),
        )
    _not_longer(selesai, _end_of(actor, kantor, pada), _("tugas Anda sendiri"))
    if _holds(diganti, pada):
        _not_longer(selesai, diganti.selesai, _("tugas yang digantikan"))
    satu = Penugasan(
        pemda=kantor.pemda,
        akun=akun,
        peran=diganti.peran,
        kantor=kantor,
        jabatan=diganti.jabatan,
        status=status,
        mulai=mulai,
        selesai=selesai,
        surat=" ".join(surat.split()),
        menggantikan=diganti,
        oleh=actor,
    )
    alone(satu)
    satu.save()
    log_task(actor, satu, "penugasan.buat")
    return satu


@transaction.atomic
def hentikan(*, actor: Akun, penugasan: Penugasan, alasan: str, pada: date) -> None:
    """End a standing-in now, before its day, with a reason. Raises Ditolak, Galat."""
    satu = (
        Penugasan.objects.select_for_update(of=("self",))
        .select_related("akun", "kantor__pemda", "jabatan", "pemda", "menggantikan__akun")
        .get(pk=penugasan.pk, pemda=actor.pemda_id)
    )
    if satu.kantor is None or not may_end(actor, satu, pada):
        raise Ditolak(_("Mengakhiri penugasan"))
    if satu.dihentikan is not None or (satu.selesai is not None and satu.selesai < pada):
        raise changed(satu.akun.nama)
    alasan = " ".join(alasan.split())
    if not alasan or len(alasan) > ALASAN_MAKS:
        raise refuse(
            satu.akun.nama,
            _("Penunjukan diakhiri lebih awal dengan alasan."),
            _("Tulis sebabnya, paling banyak %d huruf.") % ALASAN_MAKS,
        )
    satu.dihentikan, satu.alasan = timezone.now(), alasan
    satu.revisi += 1
    satu.save(update_fields=["dihentikan", "alasan", "revisi"])
    log_task(actor, satu, "penugasan.hentikan", alasan=alasan)


def may_end(actor: Akun, satu: Penugasan, pada: date) -> bool:
    """Whether somebody may end a standing-in: one they might have ordered themselves."""
    if satu.status not in SEMENTARA or satu.kantor is None:
        return False
    if not Akses(actor, pada).boleh(TUNJUK, satu.kantor):
        return False
    if satu.peran not in _roles(satu.kantor, pada):
        return False
    return (
        satu.peran not in _naming(satu.kantor, pada)
        or _own(actor, satu.kantor, (satu.peran,), pada).filter(status="definitif").exists()
    )


def _roles(kantor: Kantor, pada: date) -> list[str]:
    """Roles within an office, in the order of the rulebook."""
    return [p.id for p in hak_di(kantor.pemda, pada).peran if p.lingkup in ("kantor", "jabatan")]


def _naming(kantor: Kantor, pada: date) -> tuple[str, ...]:
    """Roles that name others."""
    izin = hak_di(kantor.pemda, pada).izin
    return next((i.peran for i in izin if i.aksi == TUNJUK), ())


def _own(actor: Akun, kantor: Kantor, peran: tuple[str, ...], pada: date) -> Any:
    return Penugasan.objects.filter(
        pemda=kantor.pemda_id, akun=actor, kantor=kantor, peran__in=peran
    ).berlaku(pada)


def _end_of(actor: Akun, kantor: Kantor, pada: date) -> date | None:
    """The last day on which the person may name others there; None without an end."""
    akhir = _own(actor, kantor, _naming(kantor, pada), pada).values_list("selesai", flat=True)
    return None if None in (semua := list(akhir)) else max(semua, default=pada)


def _holds(satu: Penugasan, pada: date) -> bool:
    return satu.dihentikan is None and (satu.selesai is None or satu.selesai >= pada)


def _not_longer(selesai: date, batas: date | None, apa: str) -> None:
    if batas is not None and selesai > batas:
        raise refuse(
            _("Selesai"),
            _("Penunjukan tidak lebih lama daripada %(apa)s, yang berakhir %(hari)s.")
            % {"apa": apa, "hari": cetak_tanggal(batas)},
            _("Pilih tanggal sampai hari itu."),
        )
