"""What waits in the quarters: figures to fill and send, and figures to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from sakip.core.aturan.jenis import Alur, Langkah
from sakip.core.periode import Periode
from sakip.web.alur.akses import Akses, alur_di, hak_di
from sakip.web.alur.selectors import Tugas
from sakip.web.organisasi.models import Kantor
from sakip.web.pengukuran.bersama import Kelompok, to_check
from sakip.web.pengukuran.kemajuan import Kemajuan, progress_seen
from sakip.web.pengukuran.models import Pengisian

DISEBUT = 3
"""So many offices are named where several wait alike."""
MENJELANG = timedelta(days=14)
"""A period is asked for from so long before it ends."""


def waiting(akses: Akses, kantor: Sequence[Kantor], tahun: int) -> Iterator[Tugas]:
    """Steps that this person may take now, one thing for each period and state."""
    if not kantor:
        return
    alur = alur_di(kantor[0].pemda, akses.pada)
    periksa: dict[tuple[str, str], list[Kelompok]] = {}
    for per_periode in progress_seen(akses, kantor, tahun).values():
        for k in per_periode.values():
            if Periode.baca(k.periode).akhir - MENJELANG <= akses.pada:
                yield from _to_fill(akses, alur, k)
                for satu in to_check(akses, alur, k):
                    periksa.setdefault((satu.periode, satu.langkah.id), []).append(satu)
    for sama in periksa.values():
        if len(sama) == 1:
            (satu,) = sama
            yield _task(akses, alur, satu.kemajuan, satu.dari, satu.langkah, satu.banyak)
        else:
            yield _together(akses, alur, sama)


def _to_fill(akses: Akses, alur: Alur, k: Kemajuan) -> Iterator[Tugas]:
    for keadaan in alur.keadaan:
        if not keadaan.dapat_diubah:
            continue
        langkah: dict[str, tuple[Langkah, int]] = {}
        for jabatan, n in Counter(k.milik.get(keadaan.id, ())).items():
            boleh = akses.langkah(alur, keadaan.id, k.kantor, jabatan)
            # The way on, not the way back, is what waits.
            maju = next((x for x in boleh if not x.wajib_alasan), None)
            if maju:
                langkah[maju.id] = (maju, langkah.get(maju.id, (maju, 0))[1] + n)
        for satu, banyak in langkah.values():
            yield _task(akses, alur, k, keadaan.id, satu, banyak)


def _task(akses: Akses, alur: Alur, k: Kemajuan, dari: str, langkah: Langkah, banyak: int) -> Tugas:
    kini = next(x for x in alur.keadaan if x.id == dari)
    kembali = kini.dapat_diubah and dari != alur.awal
    isi = {"p": _said(k.periode), "n": banyak}
    if kembali:
        judul = _("%(n)d angka %(p)s dikembalikan, perlu dibetulkan") % isi
    elif kini.dapat_diubah:
        judul = _("Isi dan ajukan %(p)s: %(n)d indikator") % isi
    else:
        judul = _("Periksa %(p)s: %(n)d indikator menunggu Anda") % isi
    # Once sent on in time, a figure is not late for the one who checks it.
    tenggat = k.tenggat.tanggal if k.tenggat else None
    return Tugas(
        judul=judul,
        kantor=k.kantor,
        alamat=reverse("ukur-periode", args=(k.kantor.uuid, int(k.periode[:4]), k.periode)),
        rincian=_why(k, dari) if kembali else "",
        tombol=_("Betulkan") if kembali else _("Isi") if kini.dapat_diubah else _("Periksa"),
        tenggat=tenggat,
        kapan=k.tenggat.kapan(akses.pada) if k.tenggat else "",
        terlambat=_late(tenggat, akses.pada),
        menunggu=_next_role(akses, alur, langkah),
        penting=kembali,
        ruang="ukur",
        bersama=not kini.dapat_diubah,
    )


def _together(akses: Akses, alur: Alur, sama: Sequence[Kelompok]) -> Tugas:
    """One step that waits in several offices, of the same period."""
    pertama = min(sama, key=lambda s: _due(s.kemajuan))
    satu = _task(akses, alur, pertama.kemajuan, pertama.dari, pertama.langkah, pertama.banyak)
    nama = sorted(s.kantor.nama for s in sama)
    lain = len(nama) - DISEBUT
    isi = {"p": _said(pertama.periode), "n": len(nama)}
    alamat = reverse("ukur-bersama", args=(int(pertama.periode[:4]),))
    return satu._replace(
        judul=_("Periksa %(p)s: %(n)d kantor menunggu Anda") % isi,
        di=", ".join(nama[:DISEBUT]) + (_(" dan %(n)d lainnya") % {"n": lain} if lain > 0 else ""),
        alamat=f"{alamat}?periode={pertama.periode}",
    )


def _due(k: Kemajuan) -> date:
    return k.tenggat.tanggal or date.max if k.tenggat else date.max


def _said(periode: str) -> str:
    if "-T" in periode:
        return Periode.baca(periode).tampil_singkat()
    return _("setahun %(tahun)s") % {"tahun": periode}


def _why(k: Kemajuan, keadaan: str) -> str:
    """Why figures came back, each reason once, the newest first."""
    semua = (
        Pengisian.objects.filter(
            pemda=k.kantor.pemda_id, kantor=k.kantor, periode=k.periode, keadaan=keadaan
        )
        .exclude(catatan="")
        .order_by("-pada")
        .values_list("catatan", flat=True)
    )
    return " · ".join(dict.fromkeys(semua))


def _late(tenggat: date | None, hari: date) -> bool:
    return tenggat is not None and tenggat < hari


def _next_role(akses: Akses, alur: Alur, langkah: Langkah) -> str:
    """Who gets it after the step; nobody after the last."""
    oleh = [p for x in alur.langkah if langkah.ke in x.dari and not x.wajib_alasan for p in x.oleh]
    nama = {p.id: p.nama for p in hak_di(akses.akun.pemda, akses.pada).peran}
    return ", ".join(dict.fromkeys(nama.get(p, p) for p in oleh))
