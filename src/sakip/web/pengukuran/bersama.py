"""What waits to be checked in many offices and periods at once, and what to look at in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Max, Q, Sum
from django.utils.translation import gettext as _

from sakip.berkas.baris import Realisasi as BarisRealisasi
from sakip.berkas.indeks import Indeks
from sakip.berkas.perhatian import KALI_JANGGAL
from sakip.core.angka import TanpaNilai
from sakip.core.aturan.jenis import Alur, Langkah
from sakip.core.jejak import Hasil
from sakip.core.periode import Periode
from sakip.hitung import BukuHasil
from sakip.hitung.rerata import IKU
from sakip.web.alur.akses import Akses, alur_di
from sakip.web.alur.models import Penetapan
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pengukuran.kemajuan import Kemajuan, approved_states, progress_seen
from sakip.web.pengukuran.kisi import hint, typed_texts
from sakip.web.pengukuran.models import Realisasi
from sakip.web.pengukuran.perubahan import approved, differences, kind_of
from sakip.web.pengukuran.selectors import measured_in, rows_in

PENUH = Decimal(100)  # per cent: as promised
BELUM = (TanpaNilai.BELUM_TERSEDIA, TanpaNilai.BELUM_DIISI)
"""Kinds of no number that somebody may still replace by one."""
Kunci = tuple[int, str]
"""An office (its key) and a period."""


class Isi(NamedTuple):
    """The figures of a period of an office, counted.

    tanda: what tells whether a row came, went or changed: rows, newest key, editions added up.
    """

    tanda: str = "0.0.0"
    tanpa_bukti: int = 0
    tanpa_angka: int = 0


class Kelompok(NamedTuple):
    """Rows of one office and period that wait for one step of a person.

    banyak: how many. tanda: tells whether anything of them has changed since. pernah: the period
    was approved before, so there is something to compare it with. balik: steps that send them
    back instead, with a note.
    """

    kemajuan: Kemajuan
    dari: str
    langkah: Langkah
    banyak: int
    isi: Isi = Isi()
    pernah: bool = False
    balik: tuple[Langkah, ...] = ()

    @property
    def kantor(self) -> Kantor:
        return self.kemajuan.kantor

    @property
    def periode(self) -> str:
        return self.kemajuan.periode

    @property
    def tanda(self) -> str:
        return f"{self.banyak}.{self.isi.tanda}"


def to_check(akses: Akses, alur: Alur, k: Kemajuan) -> Iterator[Kelompok]:
    """Steps onwards that the person may take with what others sent on, in one period."""
    for keadaan in alur.keadaan:
        if keadaan.dapat_diubah:
            continue
        langkah: dict[str, tuple[Langkah, int]] = {}
        for jabatan, n in Counter(k.milik.get(keadaan.id, ())).items():
            for satu in akses.langkah(alur, keadaan.id, k.kantor, jabatan):
                langkah[satu.id] = (satu, langkah.get(satu.id, (satu, 0))[1] + n)
        balik = tuple(satu for satu, _n in langkah.values() if satu.wajib_alasan)
        for satu, banyak in langkah.values():
            if not satu.wajib_alasan:
                yield Kelompok(k, keadaan.id, satu, banyak, balik=balik)


def waiting_together(akses: Akses, kantor: Sequence[Kantor], tahun: int) -> list[Kelompok]:
    """All that waits to be checked by a person in a year, period by period; eight queries."""
    if not kantor:
        return []
    alur = alur_di(kantor[0].pemda, akses.pada)
    semua = [
        satu
        for per_periode in progress_seen(akses, kantor, tahun).values()
        for k in per_periode.values()
        for satu in to_check(akses, alur, k)
    ]
    milik = {satu.kantor.pk for satu in semua}
    isi, nomor = counted(milik, tahun), _editions(milik, tahun)
    urut = [
        satu._replace(
            isi=isi.get((satu.kantor.pk, satu.periode), Isi()),
            pernah=nomor.get((satu.kantor.pk, satu.periode), 0) > _complete(satu.kemajuan, alur),
        )
        for satu in semua
    ]
    return sorted(urut, key=lambda x: (Periode.baca(x.periode).akhir, x.periode, x.kantor.nama))


def counted(kantor: Iterable[int], tahun: int) -> dict[Kunci, Isi]:
    """The figures of offices in a year, counted by office and period; one query."""
    return {
        (di, periode): Isi(f"{n}.{akhir}.{ubah}", tanpa_bukti, tanpa_angka)
        for di, periode, n, akhir, ubah, tanpa_bukti, tanpa_angka in Realisasi.objects.filter(
            kantor__in=kantor, periode__startswith=str(tahun)
        )
        .order_by()
        .values_list("kantor_id", "periode")
        .annotate(
            n=Count("pk"),
            akhir=Max("pk"),
            ubah=Sum("revisi"),
            tanpa_bukti=Count("pk", filter=Q(kosong=None, bukti=[])),
            tanpa_angka=Count("pk", filter=Q(kosong__in=BELUM)),
        )
    }


def _editions(kantor: Iterable[int], tahun: int) -> dict[Kunci, int]:
    """Number of the newest frozen edition of each period; one query."""
    return {
        (di, periode): nomor
        for di, periode, nomor in Penetapan.objects.filter(
            kantor__in=kantor,
            jenis__in={kind_of(f"{tahun}-T1"), kind_of(str(tahun))},
            periode__startswith=str(tahun),
        )
        .order_by()
        .values_list("kantor_id", "periode")
        .annotate(Max("nomor"))
    }


class Ringkasan(NamedTuple):
    """One period of an office for who checks it: its mean, what to look at, what changed."""

    rerata: Hasil | None
    perhatian: list[tuple[str, str]]
    berubah: list[tuple[str, list[str]]]


def summary(k: Kemajuan, alur: Alur) -> Ringkasan:
    """What a period of an office says to who checks it, from its computed year.

    What is asked of a figure: why there is none; short of its target and not a word about it; a
    share above the whole; far off its target; what the library warns of in this period.
    """
    berkas, _aturan, buku = tahun_dihitung(k.kantor, int(k.periode[:4]))
    isi = rows_in(berkas, k.periode)
    diukur = measured_in(Indeks(berkas), k.periode)
    perhatian = [
        (iv.nama, teks)
        for iv in diukur
        for teks in _asked(buku, iv.indikator, k.periode, isi.get(iv.indikator))
    ]
    nama = {iv.indikator: iv.nama for iv in diukur}
    perhatian += [
        (nama.get(w.alamat.split(":")[1], ""), w.pesan)
        for w in buku.peringatan
        if f":{k.periode}@" in f"{w.alamat}@"
    ]
    dulu = approved(k.kantor, k.periode, lewati=int(_complete(k, alur)))
    beda: list[tuple[str, list[str]]] = []
    if dulu is not None:
        for iv in diukur:
            teks = typed_texts(iv, isi.get(iv.indikator))
            lain = differences(dulu, buku, iv.indikator, k.periode, teks)
            beda.append((iv.nama, [str(x) for x in lain]))
    return Ringkasan(
        buku.ada("rerata-capaian", IKU, k.periode),
        perhatian,
        [satu for satu in beda if satu[1]],
    )


def _asked(
    buku: BukuHasil, indikator: str, periode: str, baris: BarisRealisasi | None
) -> Iterator[str]:
    target, realisasi, capaian = (
        buku.ada(u, indikator, periode) for u in ("target", "realisasi", "capaian")
    )
    if realisasi is None:
        return
    if realisasi.kosong is not None:
        sebab = baris.alasan if baris else ""
        if target is not None and target.kosong is None:
            yield f"{realisasi.tampil}: {sebab}" if sebab else realisasi.tampil
        return
    kurang = capaian is not None and capaian.terbit is not None and capaian.terbit < PENUH
    if capaian is not None and kurang and not (baris and (baris.penjelasan or baris.hambatan)):
        yield _("capaian %(capaian)s tanpa penjelasan") % {"capaian": capaian.tampil}
    if petunjuk := hint(realisasi).teks:
        yield petunjuk
    if target is not None and target.terbit and realisasi.terbit:
        kecil, besar = sorted((abs(target.terbit), abs(realisasi.terbit)))
        if besar >= KALI_JANGGAL * kecil:
            yield _("realisasi %(realisasi)s jauh dari target %(target)s") % {
                "realisasi": realisasi.tampil,
                "target": target.tampil,
            }


def _complete(k: Kemajuan, alur: Alur) -> bool:
    """Whether every row is approved: the newest frozen edition is then what stands here now."""
    return k.di(approved_states(alur)) == k.jumlah
