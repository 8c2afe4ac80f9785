"""Asking desa for records, handing them in, and taking them over into a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from sakip.berkas.indeks import Indeks
from sakip.core.periode import Periode
from sakip.galat import Galat
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, Ditolak
from sakip.web.audit.services import catat
from sakip.web.dasar import simpanan
from sakip.web.desa.models import Bentuk, Permintaan, Setoran
from sakip.web.desa.selectors import askable, closed, gathered
from sakip.web.organisasi.models import Desa, Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pengukuran.isian import read_cell
from sakip.web.pengukuran.models import Realisasi
from sakip.web.pengukuran.selectors import meaning
from sakip.web.pengukuran.services import simpan, unggah_bukti
from sakip.web.pengukuran.unggahan import accept
from sakip.web.perencanaan.models import Indikator

MINTA = "setoran.minta"
SETOR = "setoran.ubah"
DESA_MAKS = 500
NAMA_MAKS, KODE_MAKS = 120, 20


@transaction.atomic
def daftarkan_desa(*, actor: Akun, kantor: Kantor, nama: str, pada: date) -> int:
    """Enter desa, one a line, as pasted from a table: name, then its code. Returns how many.

    Raises Ditolak, Galat.
    """
    baris = [[" ".join(x.split()) for x in b.split("\t")] for b in nama.splitlines() if b.strip()]
    if not baris or len(baris) > DESA_MAKS or any(len(b[0]) > NAMA_MAKS or not b[0] for b in baris):
        raise Galat(
            "desa.daftar",
            _("Daftar desa"),
            _("Tulis satu desa tiap baris, paling banyak %d.") % DESA_MAKS,
            _("Salin dari Excel: kolom nama, lalu kolom kode bila ada."),
        )
    pasang = [(b[0], b[1][:KODE_MAKS] if len(b) > 1 else "") for b in baris]
    return catat_desa(actor=actor, kantor=kantor, isi=pasang, pada=pada)


@transaction.atomic
def catat_desa(*, actor: Akun, kantor: Kantor, isi: Sequence[tuple[str, str]], pada: date) -> int:
    """Enter desa by name and code; those that are there stay, with the code where one is given.

    Returns how many are new. Raises Ditolak, Galat.
    """
    Akses(actor, pada).pastikan("organisasi.ubah", kantor)
    Kantor.objects.select_for_update(of=("self",)).get(pk=kantor.pk)  # two lists at once
    ada = {d.nama.casefold(): d for d in Desa.objects.filter(kantor=kantor)}
    baru, berubah = [], []
    for nama, kode in isi:
        satu = ada.get(nama.casefold())
        if satu is None:
            satu = Desa.objects.create(pemda=kantor.pemda, kantor=kantor, nama=nama, kode=kode)
            ada[nama.casefold()] = satu
            baru.append(nama)
        elif kode and satu.kode != kode:
            satu.kode = kode
            satu.revisi += 1
            satu.save(update_fields=["kode", "revisi"])
            berubah.append(f"{satu.nama} {kode}")
    if len(ada) > DESA_MAKS:
        raise Galat(
            "desa.daftar",
            _("Daftar desa"),
            _("Paling banyak %d desa di satu kecamatan.") % DESA_MAKS,
            _("Periksa apakah ini daftar kecamatan Anda saja."),
        )
    if baru or berubah:
        _note(actor, kantor, "setoran.desa", "daftar desa", baru=baru, berubah=berubah)
    return len(baru)


@transaction.atomic
def hapus_desa(*, actor: Akun, desa: Desa, pada: date) -> None:
    """Take a desa off the list; raises Galat where it has handed in or somebody works for it."""
    Akses(actor, pada).pastikan("organisasi.ubah", desa.kantor)
    try:
        desa.delete()
    except ProtectedError as sebab:
        raise Galat(
            "desa.dipakai",
            desa.nama,
            _("Desa ini sudah menyetor atau punya akun."),
            _("Biarkan di daftar, atau akhiri dulu penugasannya."),
        ) from sebab
    _note(actor, desa.kantor, "setoran.desa", "daftar desa", hilang=[desa.nama])


@transaction.atomic
def minta_data(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    bagian: str,
    bentuk: str,
    pertanyaan: str,
    pada: date,
) -> Permintaan:
    """Ask every desa for a part of a formula. bagian: ``indikator komponen``. Raises Galat."""
    Akses(actor, pada).pastikan(MINTA, kantor)
    indikator, _spasi, komponen = bagian.partition(" ")
    semua = askable(tahun_dihitung(kantor, tahun)[0])
    satu = next((b for b in semua if (b.indikator, b.komponen.nama) == (indikator, komponen)), None)
    if satu is None or bentuk not in Bentuk.values:
        raise Galat(
            "setoran.bagian",
            _("Data"),
            _("Data ini tidak ada di rencana."),
            _("Pilih dari daftar."),
        )
    if satu.komponen.berulang != (bentuk == Bentuk.DAFTAR):
        raise Galat(
            "setoran.bentuk",
            satu.komponen.label,
            _("Bentuk jawabannya tidak cocok dengan rumus indikator ini."),
            _("Pilih satu angka tiap desa hanya untuk komponen yang berulang."),
        )
    baru, dibuat = Permintaan.objects.get_or_create(
        pemda=kantor.pemda,
        kantor=kantor,
        tahun=tahun,
        indikator=Indikator.objects.get(kantor=kantor, id_teks=indikator),
        komponen=komponen,
        defaults={
            "pertanyaan": " ".join(pertanyaan.split()) or satu.komponen.label,
            "satuan": satu.komponen.satuan,
            "bentuk": bentuk,
        },
    )
    if not dibuat:
        raise Galat(
            "setoran.ada",
            satu.komponen.label,
            _("Data ini sudah diminta dari desa."),
            _("Lihat daftar yang diminta."),
        )
    _note(actor, kantor, "setoran.minta", baru.pertanyaan, indikator=indikator)
    return baru


@transaction.atomic
def hentikan(*, actor: Akun, permintaan: Permintaan, pada: date) -> None:
    """Ask no longer; raises Galat where something was handed in already, which stays."""
    Akses(actor, pada).pastikan(MINTA, permintaan.kantor)
    try:
        permintaan.delete()
    except ProtectedError as sebab:
        raise Galat(
            "setoran.dipakai",
            permintaan.pertanyaan,
            _("Sudah ada desa yang menyetor data ini."),
            _("Biarkan sampai tahun ini selesai."),
        ) from sebab
    _note(actor, permintaan.kantor, "setoran.hentikan", permintaan.pertanyaan)


class Jawaban(NamedTuple):
    """What a desa typed for one request. jawab: ``1`` or ``0`` where it is yes or no.

    revisi: edition of what it saw, 0 for none. berkas: name and content of a file, if any.
    """

    permintaan: Permintaan
    revisi: int
    jawab: str
    keterangan: str = ""
    berkas: tuple[str, bytes] | None = None


@transaction.atomic
def setor(
    *, actor: Akun, desa: Desa, tahun: int, periode: str, jawaban: Sequence[Jawaban], pada: date
) -> int:
    """Hand in for a quarter, all or nothing; returns how many answers are new or changed.

    Raises Ditolak for another desa, Galat for what cannot be read, has gone on its way in the
    kecamatan, or was changed by somebody else meanwhile.
    """
    kantor = desa.kantor
    if not Akses(actor, pada).desa(SETOR).filter(pk=desa.pk).exists():
        raise Ditolak(_("Menyetor data %s") % desa.nama)
    if Periode.baca(periode).awal > pada or int(periode[:4]) != tahun:
        raise Galat(
            "setoran.periode", periode, _("Triwulan ini belum mulai."), _("Pilih yang sudah.")
        )
    Kantor.objects.select_for_update(of=("self",)).get(pk=kantor.pk)
    tertutup = closed(kantor, periode)
    ada = {
        s.permintaan_id: s
        for s in Setoran.objects.filter(pemda=desa.pemda_id, desa=desa, periode=periode)
    }
    salah: list[Galat] = []
    banyak = 0
    for satu in jawaban:
        try:
            banyak += _hand_in(actor, desa, periode, satu, ada.get(satu.permintaan.pk), tertutup)
        except Galat as galat:
            salah.append(galat)
    if salah:
        raise Galat.gabung("setoran.ditolak", desa.nama, salah)
    return banyak


def _hand_in(
    actor: Akun,
    desa: Desa,
    periode: str,
    isi: Jawaban,
    lama: Setoran | None,
    tertutup: dict[str, str],
) -> bool:
    minta = isi.permintaan
    if not isi.jawab.strip():
        if lama is not None or isi.berkas or isi.keterangan.strip():
            raise _bad(minta, _("Jawabannya kosong."), _("Isi jawabannya; yang nol ditulis 0."))
        return False
    nilai = _figure(minta, isi.jawab)
    keterangan = isi.keterangan.strip()
    sama = lama and (lama.nilai, lama.keterangan) == (nilai, keterangan)
    if sama and lama and not isi.berkas and not lama.kembali:
        return False
    if nama := tertutup.get(minta.indikator.id_teks):
        raise _bad(
            minta,
            _("Angka triwulan ini sudah diajukan kecamatan (%s).") % nama,
            _("Hubungi kecamatan bila perlu dibetulkan."),
        )
    if (lama.revisi if lama else 0) != isi.revisi:
        raise _bad(
            minta, _("Baru saja diubah orang lain."), _("Muat ulang halaman, lalu isi lagi.")
        )
    semula = None if lama is None else str(lama.nilai)
    baru = lama or Setoran(
        pemda=desa.pemda, kantor=desa.kantor, permintaan=minta, desa=desa, periode=periode
    )
    baru.nilai, baru.keterangan, baru.kembali, baru.oleh = nilai, keterangan, "", actor
    if isi.berkas:
        nama_berkas, konten = isi.berkas
        baru.jenis, baru.nama = accept(konten, nama_berkas)
        baru.sidik = simpanan.keep(desa.pemda, konten)
    if lama:
        baru.revisi += 1
    baru.save()
    _note(
        actor,
        desa.kantor,
        "setoran.isi",
        f"{desa.nama}: {minta.pertanyaan}",
        periode=periode,
        semula={"nilai": semula},
        menjadi={"nilai": str(nilai), "keterangan": keterangan, "sidik": baru.sidik},
    )
    return True


def _figure(minta: Permintaan, teks: str) -> Decimal:
    if minta.bentuk == Bentuk.YA_TIDAK:
        if teks not in ("0", "1"):
            raise _bad(minta, _("Jawabannya sudah atau belum."), _("Pilih salah satu."))
        return Decimal(teks)
    nilai = read_cell(teks, minta.pertanyaan, satuan=minta.satuan)
    if not isinstance(nilai, Decimal) or nilai < 0:
        raise _bad(minta, _("'%s' bukan angka.") % teks, _("Ketik angkanya saja."))
    return nilai


@transaction.atomic
def kembalikan(*, actor: Akun, setoran: Setoran, alasan: str, pada: date) -> None:
    """Send a record back to its desa, with a reason. Raises Ditolak, Galat."""
    Akses(actor, pada).pastikan(MINTA, setoran.kantor)
    alasan = " ".join(alasan.split())
    if not alasan:
        raise Galat(
            "setoran.alasan",
            setoran.desa.nama,
            _("Setoran dikembalikan dengan alasan."),
            _("Tulis apa yang perlu dibetulkan."),
        )
    setoran.kembali = alasan
    setoran.revisi += 1
    setoran.save(update_fields=["kembali", "revisi", "pada"])
    _note(
        actor,
        setoran.kantor,
        "setoran.kembalikan",
        f"{setoran.desa.nama}: {setoran.permintaan.pertanyaan}",
        periode=setoran.periode,
        alasan=alasan,
    )


def ambil(*, actor: Akun, permintaan: Permintaan, periode: str, pada: date) -> None:
    """Take what all desa handed in over into the quarter: the figure, and their files as evidence.

    Each is written by itself, and what is there already is not written twice, so one may ask
    again. Raises Galat while a desa still owes its answer, and what writing a figure raises.
    """
    kantor, tahun = permintaan.kantor, permintaan.tahun
    indikator = permintaan.indikator.id_teks
    iv = meaning(Indeks(tahun_dihitung(kantor, tahun)[0]), indikator, periode)
    Akses(actor, pada).pastikan("realisasi.ubah", kantor, iv.penanggung_jawab or "")
    terkumpul = next(
        t for t in gathered(kantor, tahun, periode) if t.permintaan.pk == permintaan.pk
    )
    if not terkumpul.teks:
        belum = [d.nama for d, s in terkumpul.baris if s is None or s.kembali]
        raise Galat(
            "setoran.belum",
            permintaan.pertanyaan,
            _("Belum semua desa menyetor: %s.") % (", ".join(belum[:5]) or _("tidak ada desa")),
            _("Tunggu, atau isi angkanya sendiri di Ukur."),
        )
    hal = {"actor": actor, "kantor": kantor, "tahun": tahun, "periode": periode}
    ada = Realisasi.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, indikator=permintaan.indikator, periode=periode
    ).first()
    simpan(
        **hal,
        indikator=indikator,
        isian={f"komponen.{permintaan.komponen}": terkumpul.teks},
        revisi=ada.revisi if ada else 0,
        pada=pada,
    )
    for desa, s in terkumpul.baris:
        if s is not None and s.sidik:
            isi = simpanan.path_of(kantor.pemda, s.sidik).read_bytes()
            unggah_bukti(
                **hal,
                indikator=indikator,
                isi=isi,
                nama=s.nama,
                judul=f"{desa.nama}: {s.nama}",
                pada=pada,
            )
    with transaction.atomic():
        _note(
            actor,
            kantor,
            "setoran.ambil",
            permintaan.pertanyaan,
            periode=periode,
            indikator=indikator,
            nilai=terkumpul.teks,
        )


def _bad(minta: Permintaan, pesan: str, saran: str) -> Galat:
    return Galat("setoran.jawab", minta.pertanyaan, pesan, saran)


def _note(actor: Akun, kantor: Kantor, aksi: str, objek: str, **isi: object) -> None:
    catat(
        actor, aksi, pemda=kantor.pemda, objek=f"setoran {objek}"[:200], kantor=kantor.uuid, isi=isi
    )
