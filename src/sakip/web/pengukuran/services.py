"""Writing a quarter: a figure at a time, and the steps that carry it to the lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from sakip.berkas.baris import IndikatorVersi
from sakip.berkas.baris import Realisasi as BarisRealisasi
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.angka import Kosong
from sakip.core.aturan.jenis import Alur, Langkah
from sakip.core.periode import JenisPeriode, Periode
from sakip.galat import Galat
from sakip.hitung import BukuHasil, hitung
from sakip.terjemah import galat_validasi
from sakip.web.akun.models import Akun
from sakip.web.alur.akses import Akses, Ditolak, alur_di, keadaan
from sakip.web.alur.services import tetapkan
from sakip.web.audit.services import catat
from sakip.web.dasar.baris import to_columns
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import remember, tahun_dihitung, tahun_kerja
from sakip.web.pengukuran.isian import read_cell
from sakip.web.pengukuran.models import Pengisian, Realisasi
from sakip.web.perencanaan.models import Indikator

ANGKA = ("nilai", "label", "kosong", "komponen")
"""Fields of which only one speaks."""
URAIAN = ("alasan", "penjelasan", "hambatan", "upaya")


class Konflik(Galat):
    """Somebody else changed the row meanwhile. `terbaru`: the row as it is now, None if gone."""

    def __init__(self, tempat: str, terbaru: BarisRealisasi | None, revisi: int) -> None:
        super().__init__(
            "ukur.konflik",
            tempat,
            "Baris ini baru saja diubah orang lain.",
            "Lihat isinya yang sekarang, lalu simpan lagi bila tetap ingin menggantinya.",
        )
        self.terbaru = terbaru
        self.revisi = revisi


def indikator_pada(berkas: Berkas, indikator: str, periode: str) -> IndikatorVersi:
    """What an indicator means in a period; raises Galat when it does not exist then."""
    p, indeks = Periode.baca(periode), Indeks(berkas)
    triwulan = p.jenis is JenisPeriode.TRIWULAN
    versi = indeks.versi_triwulan(p) if triwulan else indeks.versi_tahun(p.tahun)
    iv = indeks.indikator_pada(indikator, p.tahun, versi)
    if iv is None:
        raise Galat(
            "ukur.indikator",
            f"indikator {indikator}, {p.tampil_singkat()}",
            "Indikator ini tidak ada dalam rencana periode itu.",
            "Muat ulang halaman, lalu pilih indikator yang ada.",
        )
    return iv


@transaction.atomic
def simpan(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    indikator: str,
    periode: str,
    isian: Mapping[str, str],
    revisi: int,
    pada: date,
) -> tuple[Realisasi | None, BukuHasil]:
    """Write what a person typed for one indicator and period.

    isian: typed texts by field: ``nilai`` (any figure, class or kind of no number),
    ``komponen.<nama>``, ``kosong``, ``alasan``, ``penjelasan``, ``hambatan``, ``upaya``; fields
    that are absent stay. revisi: the edition the person saw, 0 for none. Returns the row (None
    when nothing is left in it) and the year computed with it. Raises Ditolak, Konflik, Galat.
    """
    kantor = (
        Kantor.objects.select_for_update(of=("self",))
        .select_related("pemda")
        .get(pk=kantor.pk, pemda=actor.pemda_id)
    )
    berkas, buku, _ = tahun_dihitung(kantor, tahun)
    iv = indikator_pada(berkas, indikator, periode)
    tempat = f"{iv.nama}, {Periode.baca(periode).tampil_singkat()}"
    Akses(actor, pada).pastikan("realisasi.ubah", kantor, iv.penanggung_jawab or "")
    _still_open(kantor, iv, periode, pada, tempat)
    objek = _row(kantor, indikator, periode)
    ada = berkas_row(berkas, indikator, periode)
    if (objek.revisi if objek else 0) != revisi:
        raise Konflik(tempat, ada, objek.revisi if objek else 0)
    baris = _typed(iv, periode, ada, isian, tempat)
    baru = berkas.model_copy(update={"realisasi": _replaced(berkas, indikator, periode, baris)})
    hasil = hitung(baru, buku)
    objek = _store(kantor, indikator, objek, baris)
    kantor.masukan += 1
    kantor.save(update_fields=["masukan"])
    catat(
        actor,
        "realisasi.ubah",
        pemda=kantor.pemda,
        objek=f"realisasi:{indikator}:{periode}",
        kantor=kantor.uuid,
        isi={
            "semula": ada and ada.model_dump(mode="json", exclude_defaults=True),
            "menjadi": baris and baris.model_dump(mode="json", exclude_defaults=True),
        },
    )
    satu = tahun_kerja(kantor, tahun)
    transaction.on_commit(lambda: remember(satu, kantor.masukan, (baru, buku, hasil)))
    return objek, hasil


def berkas_row(berkas: Berkas, indikator: str, periode: str) -> BarisRealisasi | None:
    return next(
        (r for r in berkas.realisasi if r.indikator == indikator and r.periode == periode), None
    )


def _row(kantor: Kantor, indikator: str, periode: str) -> Realisasi | None:
    return Realisasi.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, indikator__id_teks=indikator, periode=periode
    ).first()


def _still_open(kantor: Kantor, iv: IndikatorVersi, periode: str, pada: date, tempat: str) -> None:
    alur = alur_di(kantor.pemda, pada)
    kini = keadaan(alur, state_of(kantor, iv.indikator, periode, alur))
    if not kini.dapat_diubah:
        raise Galat(
            "ukur.tertutup",
            tempat,
            f"Angka ini sudah diajukan ({kini.nama}), jadi tidak dapat diubah.",
            "Minta dikembalikan dulu oleh yang memeriksa.",
        )


def state_of(kantor: Kantor, indikator: str, periode: str, alur: Alur) -> str:
    ada = Pengisian.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, indikator__id_teks=indikator, periode=periode
    ).values_list("keadaan", flat=True)
    return ada.first() or alur.awal


def _typed(
    iv: IndikatorVersi,
    periode: str,
    ada: BarisRealisasi | None,
    isian: Mapping[str, str],
    tempat: str,
) -> BarisRealisasi | None:
    """The row with what was typed; None when nothing is left in it."""
    data: dict[str, Any] = ada.model_dump(exclude_defaults=True) if ada else {}
    data |= {"indikator": iv.indikator, "periode": periode}
    data |= {k: isian[k].strip() for k in URAIAN if k in isian}
    if "nilai" in isian:
        _clear(data)
        match read_cell(isian["nilai"], tempat):
            case None:
                pass
            case Kosong(jenis=jenis, alasan=alasan):
                data["kosong"] = jenis
                data["alasan"] = alasan or data.get("alasan", "")
            case str(label):
                data["label"] = label
            case angka:
                data["nilai"] = angka
    if isian.get("kosong"):
        _clear(data)
        data["kosong"] = isian["kosong"]
    if bagian := {k[9:]: v for k, v in isian.items() if k.startswith("komponen.")}:
        lama = dict(data.get("komponen") or {})
        _clear(data)
        data["komponen"] = _parts(iv, lama, bagian, tempat)
    if not any(data.get(k) for k in ANGKA if k != "nilai") and data.get("nilai") is None:
        if not any(data.get(k) for k in (*URAIAN, "bukti")):
            return None
        # Words before the figure: kept, with the figure said to be not filled yet.
        data["kosong"] = "belum_diisi"
    try:
        return BarisRealisasi.model_validate(data)
    except ValidationError as galat:
        raise galat_validasi(galat, tempat) from galat


def _clear(data: dict[str, Any]) -> None:
    for nama in (*ANGKA, "terlapor"):
        data.pop(nama, None)


def _parts(
    iv: IndikatorVersi, lama: dict[str, Any], bagian: Mapping[str, str], tempat: str
) -> dict[str, Any]:
    """Components of a formula with those typed; an emptied one is gone."""
    label = {k.nama: k for k in iv.komponen}
    for nama, teks in bagian.items():
        if nama not in label:
            raise Galat(
                "ukur.komponen", tempat, f"Rumusnya tidak punya komponen '{nama}'.", "Muat ulang."
            )
        di = f"{tempat}, {label[nama].label}"
        if label[nama].berulang:
            angka = [read_cell(x, di) for x in teks.split(";") if x.strip()]
        else:
            angka = [read_cell(teks, di)]
        if any(isinstance(x, str | Kosong) for x in angka):
            raise Galat(
                "ukur.komponen",
                di,
                f"'{teks}' bukan angka.",
                "Komponen rumus harus angka; bila belum ada, kosongkan dan jelaskan di uraian.",
            )
        if angka in ([None], []):
            lama.pop(nama, None)
        else:
            lama[nama] = angka if label[nama].berulang else angka[0]
    return lama


def _replaced(
    berkas: Berkas, indikator: str, periode: str, baris: BarisRealisasi | None
) -> tuple[BarisRealisasi, ...]:
    isi: list[BarisRealisasi] = []
    ketemu = False
    for r in berkas.realisasi:
        if (r.indikator, r.periode) != (indikator, periode):
            isi.append(r)
        else:
            ketemu = True
            if baris is not None:
                isi.append(baris)
    if not ketemu and baris is not None:
        isi.append(baris)
    return tuple(isi)


def _store(
    kantor: Kantor, indikator: str, objek: Realisasi | None, baris: BarisRealisasi | None
) -> Realisasi | None:
    if baris is None:
        if objek is not None:
            objek.delete()
        return None
    milik = Indikator.objects.get(pemda=kantor.pemda_id, kantor=kantor, id_teks=indikator)
    kolom = to_columns(baris, {("indikator", indikator): milik.pk})
    if objek is None:
        akhir = Realisasi.objects.filter(pemda=kantor.pemda_id, kantor=kantor).order_by("-urutan")
        urutan = (akhir.values_list("urutan", flat=True).first() or 0) + 1
        return Realisasi.objects.create(pemda=kantor.pemda, kantor=kantor, urutan=urutan, **kolom)
    for nama, nilai in kolom.items():
        setattr(objek, nama, nilai)
    objek.revisi += 1
    objek.save()
    return objek


# -- steps --------------------------------------------------------------------


@transaction.atomic
def lakukan(
    *,
    actor: Akun,
    kantor: Kantor,
    tahun: int,
    periode: str,
    indikator: Iterable[str],
    langkah: str,
    catatan: str = "",
    pada: date,
) -> int:
    """Take one step with several indicators of a quarter, all or none; returns how many.

    Raises Ditolak where one of them may not be moved so by this person now, and Galat where a
    reason is missing or a figure that is due has not been filled.
    """
    kantor = (
        Kantor.objects.select_for_update(of=("self",))
        .select_related("pemda")
        .get(pk=kantor.pk, pemda=actor.pemda_id)
    )
    berkas, _, hasil = tahun_dihitung(kantor, tahun)
    alur, akses = alur_di(kantor.pemda, pada), Akses(actor, pada)
    kini = states(kantor, periode)
    kunci = dict(
        Indikator.objects.filter(pemda=kantor.pemda_id, kantor=kantor).values_list("id_teks", "pk")
    )
    salah: list[Galat] = []
    pindah: list[tuple[str, str, Langkah]] = []
    for satu in dict.fromkeys(indikator):
        iv = indikator_pada(berkas, satu, periode)
        dari = kini[satu].keadaan if satu in kini else alur.awal
        boleh = akses.langkah(alur, dari, kantor, iv.penanggung_jawab or "")
        ambil = next((x for x in boleh if x.id == langkah), None)
        if ambil is None:
            raise Ditolak(f"{langkah} {iv.nama}")
        if ambil.wajib_alasan and not catatan.strip():
            raise Galat(
                "ukur.alasan",
                iv.nama,
                f"'{ambil.nama}' memerlukan catatan.",
                "Tulis apa yang harus dibetulkan.",
            )
        if keadaan(alur, dari).dapat_diubah:
            salah.extend(_unfilled(hasil, iv, periode))
        pindah.append((satu, dari, ambil))
    if salah:
        raise Galat.gabung("ukur.belum_lengkap", Periode.baca(periode).tampil_singkat(), salah)
    for satu, dari, ambil in pindah:
        Pengisian.objects.update_or_create(
            pemda=kantor.pemda,
            kantor=kantor,
            indikator_id=kunci[satu],
            periode=periode,
            defaults={"keadaan": ambil.ke, "catatan": catatan.strip(), "oleh": actor},
        )
        catat(
            actor,
            f"pengukuran.{ambil.id}",
            pemda=kantor.pemda,
            objek=f"realisasi:{satu}:{periode}",
            kantor=kantor.uuid,
            isi={"dari": dari, "ke": ambil.ke, "catatan": catatan.strip()},
        )
    _freeze_when_complete(kantor, tahun, periode, alur, actor)
    return len(pindah)


def states(kantor: Kantor, periode: str) -> dict[str, Pengisian]:
    """Where the indicators of a quarter stand; those without an entry are at the start."""
    semua = Pengisian.objects.filter(
        pemda=kantor.pemda_id, kantor=kantor, periode=periode
    ).select_related("indikator", "oleh")
    return {p.indikator.id_teks: p for p in semua}


def measured(berkas: Berkas, periode: str) -> list[IndikatorVersi]:
    """Indicators that are measured in a period, in tree order."""
    p, indeks = Periode.baca(periode), Indeks(berkas)
    triwulan = p.jenis is JenisPeriode.TRIWULAN
    versi = indeks.versi_triwulan(p) if triwulan else indeks.versi_tahun(p.tahun)
    return [iv for iv in indeks.indikator_aktif(p.tahun, versi) if iv.peran == "kinerja"]


def _unfilled(hasil: BukuHasil, iv: IndikatorVersi, periode: str) -> Iterable[Galat]:
    target = hasil.ada("target", iv.indikator, periode)
    realisasi = hasil.ada("realisasi", iv.indikator, periode)
    if target is None or target.kosong is not None:
        return
    kosong = realisasi is None or (
        realisasi.kosong is not None and realisasi.kosong.jenis == "belum_diisi"
    )
    if kosong:
        yield Galat(
            "ukur.kosong",
            iv.nama,
            f"Realisasi {Periode.baca(periode).tampil_singkat()} kosong, padahal targetnya "
            f"{target.tampil}.",
            "Isi angkanya, atau pilih belum tersedia dan tulis sebabnya.",
        )


def _freeze_when_complete(
    kantor: Kantor, tahun: int, periode: str, alur: Alur, actor: Akun
) -> None:
    """Freeze the quarter once every indicator of it is approved or further."""
    urut = [k.id for k in alur.keadaan]
    cukup = {k for n, k in enumerate(urut) if any(x.ditetapkan for x in alur.keadaan[: n + 1])}
    berkas, _, hasil = tahun_dihitung(kantor, tahun)
    kini = states(kantor, periode)
    semua = [iv.indikator for iv in measured(berkas, periode)]
    if semua and all(i in kini and kini[i].keadaan in cukup for i in semua):
        tetapkan(kantor, "triwulan", periode, berkas, hasil, actor=actor)
