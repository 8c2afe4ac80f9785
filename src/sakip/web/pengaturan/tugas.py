"""What waits of the people: an office in which nobody works yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from sakip.web.alur.akses import Akses, alur_di, hak_di
from sakip.web.alur.selectors import Tugas
from sakip.web.organisasi.models import Kantor, Penugasan


def waiting(akses: Akses, kantor: Sequence[Kantor], tahun: int) -> Iterator[Tugas]:
    """For who gives out accounts: offices where nobody has a task, or none to take a step."""
    if not akses.boleh("penugasan.ubah"):
        return
    pemda, bertugas = akses.akun.pemda, defaultdict(set)
    semua = Penugasan.objects.filter(pemda=pemda, kantor__in=kantor).berlaku(akses.pada)
    for di, peran in semua.values_list("kantor_id", "peran"):
        bertugas[di].add(peran)
    nama = {p.id: p.nama for p in hak_di(pemda, akses.pada).peran if p.lingkup != "daerah"}
    langkah = [x.oleh for x in alur_di(pemda, akses.pada).langkah if not x.wajib_alasan]
    for satu in kantor:
        ada = bertugas[satu.pk]
        kurang = [x for x in langkah if nama.keys() & {*x} and not ada & {*x}]
        if not kurang:
            continue
        peran = ", ".join(" / ".join(nama[p] for p in x if p in nama) for x in kurang)
        yield Tugas(
            judul=_("Belum ada di kantor ini: %(peran)s") % {"peran": peran}
            if ada
            else _("Belum ada orang yang bertugas di kantor ini"),
            rincian=_("Tanpa mereka angka yang diajukan berhenti di jalan.")
            if ada
            else _("Buat akun operator, pemilik indikator, Sekretaris, dan kepalanya."),
            kantor=satu,
            alamat=f"{reverse('akun-baru')}?kantor={satu.uuid}",
            tombol=_("Beri akun"),
            penting=not ada,
        )
