"""Values that others decide: an evaluation's score, a decree's figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.baris import NilaiLuar as BarisNilaiLuar
from sakip.berkas.indeks import Indeks
from sakip.core.angka import Kosong, TanpaNilai
from sakip.core.periode import baca_tanggal
from sakip.galat import Galat
from sakip.hitung import hitung
from sakip.terjemah import galat_validasi
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses
from sakip.web.audit.services import catat
from sakip.web.dasar.baris import to_columns
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import remember, tahun_dihitung, tahun_kerja
from sakip.web.pengukuran.isian import BERKELAS, read_cell
from sakip.web.pengukuran.models import NilaiLuar
from sakip.web.pengukuran.selectors import meaning
from sakip.web.pengukuran.services.isi import lock_office
from sakip.web.perencanaan.models import Indikator

LUAR = "nilai_luar.ubah"
TEKS = ("penerbit", "naskah", "nomor", "periode_dinilai")


class Basi(Galat):
    """Somebody else recorded the same value meanwhile."""


@transaction.atomic
def catat_nilai_luar(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    indikator: str,
    isian: Mapping[str, str],
    revisi: int,
    pada: date,
) -> NilaiLuar | None:
    """Record what another body decided for an indicator and the year that uses it.

    isian: typed texts: ``nilai`` (figure, class, or ``belum tersedia (sebab)``; empty takes the
    record away), ``penerbit``, ``naskah``, ``nomor``, ``tanggal``, ``periode_dinilai``. revisi: the
    edition the person saw, 0 for none. Raises Ditolak, Basi, Galat.
    """
    kantor = lock_office(actor, kantor)
    berkas, buku, semula = tahun_dihitung(kantor, tahun)
    iv = meaning(Indeks(berkas), indikator, str(tahun))
    Akses(actor, pada).pastikan(LUAR, kantor, iv.penanggung_jawab or "")
    objek = NilaiLuar.objects.filter(
        pemda=kantor.pemda, kantor=kantor, indikator__id_teks=indikator, tahun_pakai=tahun
    ).first()
    if (objek.revisi if objek else 0) != revisi:
        raise Basi(
            "luar.konflik",
            iv.nama,
            _("Nilai ini baru saja dicatat orang lain."),
            _("Muat ulang untuk melihatnya, lalu ulangi bila perlu."),
        )
    ada = next(
        (n for n in berkas.nilai_luar if (n.indikator, n.tahun_pakai) == (indikator, tahun)), None
    )
    baris = _row(iv, tahun, isian, ada)
    if baris == ada:
        return objek
    sisa = [n for n in berkas.nilai_luar if n is not ada]
    baru = berkas.model_copy(
        update={"nilai_luar": tuple(sisa if baris is None else [*sisa, baris])}
    )
    isi = (baru, buku, hitung(baru, buku, semula=semula))
    objek = _store(kantor, indikator, objek, baris)
    kantor.masukan += 1
    kantor.save(update_fields=["masukan"])
    catat(
        actor,
        LUAR,
        pemda=kantor.pemda,
        objek=f"nilai_luar:{indikator}:{tahun}",
        kantor=kantor.uuid,
        isi={
            "semula": ada and ada.model_dump(mode="json", exclude_defaults=True),
            "menjadi": baris and baris.model_dump(mode="json", exclude_defaults=True),
        },
    )
    satu = tahun_kerja(kantor, tahun)
    transaction.on_commit(lambda: remember(satu, kantor.masukan, isi))
    return objek


def _row(
    iv: IndikatorVersi, tahun: int, isian: Mapping[str, str], ada: BarisNilaiLuar | None
) -> BarisNilaiLuar | None:
    data: dict[str, Any] = {"indikator": iv.indikator, "tahun_pakai": tahun}
    data |= {n: isian.get(n, "").strip() for n in TEKS}
    data["bukti"] = ada.bukti if ada else ()
    if teks := isian.get("tanggal", "").strip():
        data["tanggal"] = baca_tanggal(teks, _("Tanggal naskah"))
    match read_cell(isian.get("nilai", ""), iv.nama, satuan=iv.satuan, desimal=iv.desimal):
        case None:
            return None
        case Kosong(jenis=jenis, alasan=alasan):
            data |= {"kosong": jenis, "alasan": alasan}
        case str(label):
            if iv.polaritas not in BERKELAS:
                raise Galat(
                    "isian.angka",
                    iv.nama,
                    _("'%(label)s' bukan angka.") % {"label": label},
                    _("Ketik angkanya."),
                )
            data["label"] = label
        case angka:
            data["nilai"] = angka
    if not data["penerbit"]:
        raise Galat(
            "luar.penerbit",
            iv.nama,
            _("Siapa yang menetapkan nilai ini belum diisi."),
            _("Tulis penerbitnya, misalnya Inspektorat Kabupaten."),
        )
    if data.get("kosong") is not TanpaNilai.BELUM_TERSEDIA and not (
        data["nomor"] and data.get("tanggal")
    ):
        raise Galat(
            "luar.naskah",
            iv.nama,
            _("Nomor atau tanggal naskahnya belum diisi."),
            _("Salin dari surat, LHE, atau keputusannya."),
        )
    try:
        return BarisNilaiLuar.model_validate(data)
    except ValidationError as galat:
        raise galat_validasi(galat, iv.nama) from galat


def _store(
    kantor: Kantor, indikator: str, objek: NilaiLuar | None, baris: BarisNilaiLuar | None
) -> NilaiLuar | None:
    if baris is None:
        if objek is not None:
            objek.delete()
        return None
    milik = {"pemda": kantor.pemda, "kantor": kantor}
    kunci = Indikator.objects.get(**milik, id_teks=indikator).pk
    kolom = to_columns(baris, {("indikator", indikator): kunci})
    if objek is None:
        akhir = NilaiLuar.objects.filter(**milik).order_by("-urutan")
        urutan = (akhir.values_list("urutan", flat=True).first() or 0) + 1
        return NilaiLuar.objects.create(**milik, urutan=urutan, revisi=kantor.masukan + 1, **kolom)
    for nama, nilai in kolom.items():
        setattr(objek, nama, nilai)
    objek.revisi += 1
    objek.save()
    return objek
