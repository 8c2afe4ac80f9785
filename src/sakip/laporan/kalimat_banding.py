"""Sentences that compare: with earlier years, the end of the Renstra, other levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sakip.core.angka import Kosong, TanpaNilai, cetak
from sakip.core.aturan.jenis import Polaritas
from sakip.core.jejak import Hasil
from sakip.laporan.bahan import bind, pick
from sakip.laporan.kalimat import Kalimat, fill, plain, series, why_none
from sakip.naskah.pohon import Nilai, Potongan

_NAIK_TERUS = (
    "{nama} naik dua tahun berturut-turut: {awal} pada {t0}, {dulu} pada {t1}, dan {kini} pada "
    "{t2}, {selisih} lebih tinggi daripada {t1}.",
    "Selama tiga tahun {nama} terus naik, dari {awal} ({t0}) dan {dulu} ({t1}) menjadi {kini}; "
    "kenaikan terakhir {selisih}.",
)
_TURUN_TERUS = (
    "{nama} turun dua tahun berturut-turut: {awal} pada {t0}, {dulu} pada {t1}, dan {kini} pada "
    "{t2}, {selisih} lebih rendah daripada {t1}.",
    "Selama tiga tahun {nama} terus turun, dari {awal} ({t0}) dan {dulu} ({t1}) menjadi {kini}; "
    "penurunan terakhir {selisih}.",
)
_NAIK_LALU_TURUN = (
    "{nama} naik dari {awal} pada {t0} menjadi {dulu} pada {t1}, lalu turun {selisih} menjadi "
    "{kini} pada {t2}.",
    "Sesudah naik dari {awal} ({t0}) ke {dulu} ({t1}), {nama} pada {t2} turun {selisih} menjadi "
    "{kini}.",
)
_TURUN_LALU_NAIK = (
    "{nama} turun dari {awal} pada {t0} menjadi {dulu} pada {t1}, lalu naik {selisih} menjadi "
    "{kini} pada {t2}.",
    "Sesudah turun dari {awal} ({t0}) ke {dulu} ({t1}), {nama} pada {t2} naik {selisih} menjadi "
    "{kini}.",
)
_NAIK = (
    "{nama} naik {selisih}, dari {dulu} pada {t1} menjadi {kini} pada {t2}.",
    "Dibanding {t1}, {nama} naik {selisih}: dari {dulu} menjadi {kini}.",
)
_TURUN = (
    "{nama} turun {selisih}, dari {dulu} pada {t1} menjadi {kini} pada {t2}.",
    "Dibanding {t1}, {nama} turun {selisih}: dari {dulu} menjadi {kini}.",
)
_TETAP = (
    "{nama} pada {t2} sama dengan {t1}, yaitu {kini}.",
    "{nama} tidak berubah dari {t1} ke {t2}: {kini}.",
)
_KELAS_BERUBAH = ("{nama} berubah dari {dulu} pada {t1} menjadi {kini} pada {t2}.",)
_TAK_SEBANDING = (
    "{nama} pada {t2} ({kini}) tidak dapat dibandingkan dengan {t1}. {sebab}",
    "Untuk {nama}, realisasi {t2} ({kini}) tidak punya pembanding dari {t1}. {sebab}",
)
_TANPA_REALISASI = (
    "Realisasi {nama} pada {t2} belum tersedia, jadi belum dapat dibandingkan. {sebab}",
)
_BELUM_DICATAT = Kosong(TanpaNilai.BELUM_TERSEDIA, "Realisasi tahun sebelumnya belum tercatat")
_MAKIN_RENDAH = " Karena makin rendah makin baik, kinerjanya {arah}."

_SUDAH = (
    "Realisasi {nama} {realisasi} sudah mencapai target akhir Renstra {target}; tingkat "
    "kemajuannya {kemajuan}.",
    "{nama} sampai tahun {tahun} {realisasi}, sedangkan target akhir Renstra {target}. Tingkat "
    "kemajuannya {kemajuan}, jadi target akhir itu sudah tercapai.",
)
_BELUM = (
    "Realisasi {nama} {realisasi} belum mencapai target akhir Renstra {target}; tingkat "
    "kemajuannya {kemajuan}.",
    "{nama} sampai tahun {tahun} {realisasi}. Terhadap target akhir Renstra {target}, tingkat "
    "kemajuannya baru {kemajuan}.",
)
_TANPA_KEMAJUAN = ("Tingkat kemajuan {nama} belum dapat dinyatakan. {sebab}",)
_TERLAMPAUI = (
    " Target tahun {tahun} sendiri ({tahunan}) sudah melampaui target akhir itu, sehingga target "
    "akhir Renstra perlu ditinjau.",
    " Karena target tahun {tahun} ({tahunan}) pun sudah melewatinya, target akhir Renstra perlu "
    "disesuaikan.",
)
_LEBIH = {1: "lebih tinggi daripada", -1: "lebih rendah daripada", 0: "sama dengan"}


class Tren(NamedTuple):
    """An indicator over three years: the year before last, last year, this year.

    `awal` and `dulu` are its comparable figures, `selisih` this year's less last year's; each
    None where it was not computed.
    """

    nama: str
    polaritas: Polaritas
    awal: Hasil | None
    dulu: Hasil | None
    kini: Hasil
    selisih: Hasil | None


class Banding(NamedTuple):
    """The figure of another level and how much ours is above it."""

    nama: str
    nilai: Hasil
    selisih: Hasil | None


def distance(selisih: Hasil) -> Nilai:
    """The size of a difference with its unit; its sign is said in words. Needs a number."""
    assert selisih.terbit is not None
    satuan = {"": "poin", "%": "poin persen"}.get(selisih.satuan, selisih.satuan)
    return Nilai(str(selisih.alamat), f"{cetak(abs(selisih.terbit), selisih.desimal)} {satuan}")


def trend_sentence(tren: Tren) -> Kalimat:
    """Where an indicator came from; direction and good or bad are kept apart."""
    kini, dulu = tren.kini, tren.dulu
    tahun = int(kini.alamat.periode)
    alamat = f"tren:{kini.alamat}"
    isian: dict[str, Potongan | Kalimat] = {
        "nama": tren.nama,
        "kini": bind(kini),
        "t1": str(tahun - 1),
        "t2": str(tahun),
    }
    if not _known(kini):
        isian["sebab"] = why_none(kini.kosong)
        return fill(pick(alamat, _TANPA_REALISASI), isian)
    if dulu is None or not _known(dulu):
        isian["sebab"] = why_none(dulu.kosong if dulu else _BELUM_DICATAT)
        return fill(pick(alamat, _TAK_SEBANDING), isian)
    isian["dulu"] = bind(dulu)
    if tren.selisih is None or not tren.selisih.terbit:
        return fill(pick(alamat, _TETAP if dulu.tampil == kini.tampil else _KELAS_BERUBAH), isian)
    isian["selisih"] = distance(tren.selisih)
    naik = tren.selisih.terbit > 0
    kalimat = fill(pick(alamat, _step(tren.awal, dulu, naik, tahun, isian)), isian)
    if tren.polaritas is Polaritas.MIN:
        kalimat += fill(_MAKIN_RENDAH, {"arah": "memburuk" if naik else "membaik"})
    return kalimat


def _known(hasil: Hasil) -> bool:
    """Whether there is a number or a class."""
    return hasil.terbit is not None or bool(hasil.label)


def _step(
    awal: Hasil | None,
    dulu: Hasil,
    naik: bool,
    tahun: int,
    isian: dict[str, Potongan | Kalimat],
) -> Sequence[str]:
    """Wordings for two steps where the first is known and not level, else for the last one."""
    if awal is None or awal.terbit is None or dulu.terbit is None or awal.terbit == dulu.terbit:
        return _NAIK if naik else _TURUN
    isian |= {"awal": bind(awal), "t0": str(tahun - 2)}
    if dulu.terbit > awal.terbit:
        return _NAIK_TERUS if naik else _NAIK_LALU_TURUN
    return _TURUN_LALU_NAIK if naik else _TURUN_TERUS


def progress_sentence(
    nama: str, target: Hasil, realisasi: Hasil, kemajuan: Hasil, terlampaui: Hasil | None
) -> Kalimat:
    """How far towards the end of the Renstra; `terlampaui` is a yearly target beyond that end."""
    alamat = str(kemajuan.alamat)
    if kemajuan.terbit is None:
        return fill(
            pick(alamat, _TANPA_KEMAJUAN), {"nama": nama, "sebab": why_none(kemajuan.kosong)}
        )
    tahun = realisasi.alamat.periode
    kalimat = fill(
        pick(alamat, _SUDAH if kemajuan.terbit >= 100 else _BELUM),
        {
            "nama": nama,
            "tahun": tahun,
            "realisasi": bind(realisasi),
            "target": bind(target),
            "kemajuan": bind(kemajuan),
        },
    )
    if terlampaui is not None:
        kalimat += fill(pick(alamat, _TERLAMPAUI), {"tahun": tahun, "tahunan": bind(terlampaui)})
    return kalimat


def benchmark_sentence(
    nama: str, polaritas: Polaritas, realisasi: Hasil, banding: Sequence[Banding]
) -> Kalimat:
    """An indicator beside other levels: above, level, below, and those not available yet."""
    if not _known(realisasi):
        return (f"{nama} belum dapat dibandingkan. {why_none(realisasi.kosong)}",)
    arah: dict[int, list[Kalimat]] = {}
    for b in banding:
        if b.selisih is not None and b.selisih.terbit is not None:
            tanda = (b.selisih.terbit > 0) - (b.selisih.terbit < 0)
            jarak: Kalimat = (", selisih ", distance(b.selisih)) if tanda else ()
            arah.setdefault(tanda, []).append((f"{b.nama} (", bind(b.nilai), *jarak, ")"))
    kalimat: Kalimat = ()
    if arah:
        urut = sorted(arah, reverse=polaritas is not Polaritas.MIN)
        bagian = [(f"{_LEBIH[tanda]} ", *series(arah[tanda])) for tanda in urut]
        kalimat = (f"{nama} (", bind(realisasi), ") ", *series(bagian, "dan"), ".")
        if polaritas is Polaritas.MIN and set(arah) != {0}:
            kalimat += (" Untuk indikator ini makin rendah makin baik.",)
    for kelas in (b for b in banding if b.nilai.label):
        kalimat += (f" {nama} ", bind(realisasi), f", {kelas.nama} ", bind(kelas.nilai), ".")
    return (*kalimat, *_not_available(nama, banding, bool(kalimat)))


def _not_available(nama: str, banding: Sequence[Banding], lanjut: bool) -> Kalimat:
    """Levels without a figure, those with the same reason together."""
    alasan: dict[str, list[str]] = {}
    for b in banding:
        if not _known(b.nilai):
            alasan.setdefault(why_none(b.nilai.kosong), []).append(b.nama)
    hasil: list[Potongan] = []
    for sebab, tingkat in alasan.items():
        siapa = plain(series(tingkat))
        awal = " Pembanding" if lanjut or hasil else f"Untuk {nama}, pembanding"
        hasil.append(f"{awal} dari {siapa} belum tersedia. {sebab}")
    return tuple(hasil)
