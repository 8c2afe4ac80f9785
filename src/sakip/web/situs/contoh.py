"""The demo: kecamatan of the data sets in their regions, a running year, people of every role."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from sakip.berkas.baca import demo_names, read_berkas
from sakip.berkas.indeks import Indeks, version_order
from sakip.berkas.model import Berkas
from sakip.simpan import tulis_atomik
from sakip.web.akun.models import Akun
from sakip.web.dasar.models import Pemda
from sakip.web.dasar.waktu import hari_ini
from sakip.web.desa.services import minta_data
from sakip.web.organisasi.models import Desa, Jabatan, Kantor
from sakip.web.organisasi.selectors import muat
from sakip.web.pengaturan.penugasan import roles
from sakip.web.pengukuran.services import lakukan, measured
from sakip.web.perencanaan.services import tetapkan_janji
from sakip.web.situs.pembukaan import buat_akun, buat_pemasang, buka_daerah
from sakip.web.tukar.services import rencanakan, terapkan

BERJALAN = "contoh-tahun-berjalan"
SEJAK = date(2020, 1, 1)
PUNYA_JABATAN = {
    "operator": "kasubag-program",
    "pemilik": "kasi-pelayanan",
    "sekretaris": "sekcam",
    "kepala": "camat",
}
"""Roles that are people of the running office, whose names its data hold."""
DESA = (
    *("Desa Karangasri", "Desa Kedungrejo", "Desa Mekarwangi", "Desa Pasirluhur"),
    *("Desa Purwosari", "Desa Sidodadi", "Desa Sukamaju", "Desa Sumberjati"),
    *("Desa Tirtomoyo", "Desa Wanasari", "Desa Watuagung", "Desa Wonokerto"),
)
"""Made up; the first one's account is among the demo's."""
CATATAN = "Angkanya belum cocok dengan daftar hadir yang dilampirkan."


class AkunContoh(NamedTuple):
    nama_pengguna: str
    peran: str
    tempat: str


def isi_contoh() -> str:
    """Fill an installation with the demo where it is not there yet; the password of its accounts.

    One transaction: a demo that was stopped half-way is not there at all.
    """
    sandi = _password()
    with transaction.atomic():
        for nama in sorted(demo_names(), key=lambda n: n != BERJALAN):
            berkas = read_berkas(nama)
            if Kantor.objects.filter(id_teks=berkas.kantor.id).exists():
                continue
            k = berkas.kantor
            pemda = buka_daerah(id_teks=k.daerah, nama=k.nama_daerah, provinsi=k.provinsi)
            kantor = terapkan(rencanakan(berkas, pemda), actor=None).kantor
            if nama == BERJALAN:
                _villages(kantor)
                _people(berkas, kantor, sandi)
                _records(kantor, berkas.tahun)
                _work(kantor, berkas.tahun)
            else:
                buat_akun(
                    pemda=pemda,
                    nama_pengguna=f"operator-{nama}",
                    nama=f"Operator {kantor.nama}",
                    sandi=sandi,
                    peran="operator",
                    kantor=kantor,
                    mulai=SEJAK,
                )
        if not Akun.objects.filter(pemasang=True).exists():
            nama = "Administrator pemasangan"
            buat_pemasang(nama_pengguna="pemasang", nama=nama, sandi=sandi)
    return sandi


def akun_contoh() -> Iterator[AkunContoh]:
    """Accounts of the demo with role and place, as a person is told of them."""
    semua = Akun.objects.filter(pemda__isnull=False).prefetch_related("penugasan__kantor")
    for akun in semua.select_related("pemda").order_by("pk"):
        nama = {p.id: p.nama for p in roles(akun.pemda, hari_ini())}
        for tugas in akun.penugasan.all():
            tempat = tugas.kantor.nama if tugas.kantor else akun.pemda.nama
            yield AkunContoh(akun.nama_pengguna, nama[tugas.peran], tempat)
    for akun in Akun.objects.filter(pemasang=True):
        yield AkunContoh(akun.nama_pengguna, akun.nama, "semua daerah")


def _password() -> str:
    """One for all accounts of a demo, made once."""
    jalur = Path(settings.DATA) / "sandi-demo.txt"
    if not jalur.exists():
        with tulis_atomik(jalur, 0o600) as berkas:
            berkas.write(f"demo-{secrets.token_hex(4)}\n".encode())
    return jalur.read_text(encoding="ascii").strip()


def _people(berkas: Berkas, kantor: Kantor, sandi: str) -> None:
    """An account for every role of the rulebook."""
    pemda: Pemda = kantor.pemda
    pejabat = {p.jabatan: p.nama for p in berkas.pejabat}
    for peran in roles(pemda, hari_ini()):
        jabatan = PUNYA_JABATAN.get(peran.id)
        buat_akun(
            pemda=pemda,
            nama_pengguna=peran.id.replace("_", "-"),
            nama=pejabat[jabatan] if jabatan else f"{peran.nama} {pemda.nama}",
            sandi=sandi,
            peran=peran.id,
            kantor=None if peran.lingkup == "daerah" else kantor,
            desa=Desa.objects.filter(kantor=kantor).first() if peran.lingkup == "desa" else None,
            jabatan=Jabatan.objects.get(kantor=kantor, id_teks=jabatan)
            if peran.lingkup == "jabatan"
            else None,
            mulai=SEJAK,
        )


def _villages(kantor: Kantor) -> None:
    Desa.objects.bulk_create(Desa(pemda=kantor.pemda, kantor=kantor, nama=n) for n in DESA)


def _records(kantor: Kantor, tahun: int) -> None:
    """What the kecamatan asks of its desa in the quarter that is still to be filled."""
    orang = {a.nama_pengguna: a for a in Akun.objects.filter(pemda=kantor.pemda)}
    for bagian, bentuk, tanya in (
        ("p5.i1 desa_tepat_waktu", "ya_tidak", "Laporan APB desa disampaikan tepat waktu?"),
        ("p3.i1 usulan", "jumlah", "Banyaknya usulan musrenbang desa"),
    ):
        minta_data(
            actor=orang["operator"],
            kantor=kantor,
            tahun=tahun,
            bagian=bagian,
            bentuk=bentuk,
            pertanyaan=tanya,
            pada=hari_ini(),
        )


def _work(kantor: Kantor, tahun: int) -> None:
    """A year under way: agreements signed; quarters locked, approved, waiting, to be filled."""
    orang = {a.nama_pengguna: a for a in Akun.objects.filter(pemda=kantor.pemda)}
    jalan = [
        ("ajukan", orang["operator"]),
        ("teruskan", orang["sekretaris"]),
        ("setujui", orang["kepala"]),
        ("kunci", orang["bagian-organisasi"]),
    ]
    berkas = muat(kantor, tahun)
    for versi in sorted(
        {p.versi for p in berkas.perjanjian if p.tahun == tahun}, key=version_order
    ):
        tetapkan_janji(
            actor=orang["kepala"],
            kantor=kantor,
            tahun=tahun,
            versi=versi,
            alasan="",
            pada=hari_ini(),
        )

    def step(
        triwulan: int, langkah: str, siapa: Akun, indikator: list[str], alasan: str = ""
    ) -> None:
        lakukan(
            actor=siapa,
            kantor=kantor,
            tahun=tahun,
            periode=f"{tahun}-T{triwulan}",
            indikator=indikator,
            langkah=langkah,
            catatan=alasan,
            pada=hari_ini(),
        )

    for triwulan, sampai in ((1, 4), (2, 3), (3, 1)):
        semua = [iv.indikator for iv in measured(berkas, f"{tahun}-T{triwulan}")]
        for langkah, siapa in jalan[:sampai]:
            step(triwulan, langkah, siapa, semua)
    milik = _owned(berkas, tahun)
    step(3, "kembalikan", orang["sekretaris"], milik[:2], CATATAN)


def _owned(berkas: Berkas, tahun: int) -> list[str]:
    """Indicators that the demo's owner answers for."""
    indeks = Indeks(berkas)
    versi = indeks.versi_tahun(tahun)
    return [
        iv.indikator
        for iv in indeks.indikator_aktif(tahun, versi)
        if iv.penanggung_jawab == PUNYA_JABATAN["pemilik"] and iv.peran == "kinerja"
    ]
