"""What was reached in a quarter: all together, since the quarter before, and level by level."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip.berkas import baris as b
from sakip.core.jejak import Hasil
from sakip.laporan.bahan import bind, pick
from sakip.laporan.kalimat import (
    Kalimat,
    fill,
    in_words,
    plain,
    sentence_of,
    series,
    spread_sentence,
    why_none,
)
from sakip.laporan.pengukuran import SASARAN, goal, roman, sentence
from sakip.laporan.rencana_aksi import indicator_name, quarter
from sakip.laporan.tabel.dasar import table
from sakip.laporan.tabel.sel import node_rows
from sakip.laporan.triwulan.saat import Triwulan
from sakip.naskah.gambar.batang import Batang, gambar_batang
from sakip.naskah.gambar.dasar import Terbit
from sakip.naskah.pohon import (
    Blok,
    Daftar,
    Gambar,
    Judul,
    Kolom,
    Paragraf,
    Potongan,
    Rujuk,
    Tabel,
)

TINGKAT = {
    b.JenisSimpul.SASARAN: ("Sasaran Strategis", "iku", "indikator sasaran strategis"),
    b.JenisSimpul.PROGRAM: ("Program", "program", "indikator program"),
    b.JenisSimpul.KEGIATAN: ("Kegiatan", "kegiatan", "indikator kegiatan"),
    b.JenisSimpul.SUB_KEGIATAN: ("Sub Kegiatan", "sub-kegiatan", "indikator sub kegiatan"),
}
"""Heading of each level, subject of its mean, and what is counted there."""
_UTAMA = "indikator kinerja utama"
_SERATUS = Decimal(100)
_RERATA = (
    "Rata-rata capaian {banyak} {nama} pada triwulan ini adalah {rerata}. ",
    "Pada triwulan ini {banyak} {nama} mencapai rata-rata {rerata}. ",
)
_TERBANYAK = 3
"""Indicators that the summary names for having fallen most."""


def summary(t: Triwulan) -> tuple[Blok, ...]:
    """How many are targeted, measured, above and below; how they moved."""
    capaian = [c for i in t.janji if (c := t.capaian(i))]
    ukur, janji = len(capaian), len(t.janji)
    isi = f"Dari {len(t.semua)} indikator, {in_words(janji)} ditargetkan pada triwulan ini"
    sisa = f"; {in_words(ukur)} di antaranya terukur." if ukur else ", belum ada yang terukur."
    isi += " dan semuanya terukur." if ukur == janji else sisa
    if capaian:
        isi += f" {spread_sentence(capaian, 'indikator yang terukur')}"
    return (Paragraf(isi), *_since_last(t))


def _since_last(t: Triwulan) -> tuple[Blok, ...]:
    """How many rose, fell and stayed since the quarter before; which fell most."""
    if t.saat.nomor == 1:
        return ()
    lalu = t.saat.sebelum().kode
    ubah = [
        (kini.terbit - dulu.terbit, i, dulu, kini)
        for i in t.janji
        if (kini := t.capaian(i)) and (dulu := t.capaian(i, lalu))
        if kini.terbit is not None and dulu.terbit is not None
    ]
    if not ubah:
        return (Paragraf(f"Tidak ada indikator yang juga terukur pada Triwulan {roman(lalu)}."),)
    banyak = (
        (sum(u > 0 for u, *_ in ubah), "naik"),
        (sum(u < 0 for u, *_ in ubah), "turun"),
        (sum(u == 0 for u, *_ in ubah), "tetap"),
    )
    kata = plain(series([f"{in_words(n)} {arah}" for n, arah in banyak if n]))
    isi: Kalimat = (
        f"Capaian {in_words(len(ubah))} indikator dapat dibandingkan dengan Triwulan "
        f"{roman(lalu)}: {kata}.",
    )
    turun = sorted((u for u in ubah if u[0] < 0), key=lambda u: u[0])[:_TERBANYAK]
    if turun:
        nama: list[Kalimat] = [
            (f"{i.nama} (dari ", bind(dulu), " menjadi ", bind(kini), ")")
            for _, i, dulu, kini in turun
        ]
        awal = "Penurunan terbesar terjadi pada" if len(turun) > 1 else "Yang turun"
        isi += (f" {awal} ", *series(nama), ".")
    return (Paragraf(isi),)


# -- levels -------------------------------------------------------------------


def levels(t: Triwulan) -> Iterator[Blok]:
    """Each level: words and a table of what has targets in the quarter, then what has no figure."""
    bertabel = tables(t)
    for ke, jenis in enumerate((j for j in TINGKAT if t.of_level(t.semua, j)), 1):
        judul, subjek, _ = TINGKAT[jenis]
        yield Judul(3, f"Capaian {judul}", nomor=f"B.{ke}")
        if jenis in bertabel:
            label = f"tabel-triwulan-{subjek}"
            yield Paragraf((*_mean(t, jenis), Rujuk(label), " memuat rinciannya."))
            yield _table(t, jenis, str(bertabel.index(jenis) + 1), label)
        if jenis is b.JenisSimpul.SASARAN:
            yield from _strategic(t)
        yield from _without_figures(t, jenis)


def tables(t: Triwulan) -> list[b.JenisSimpul]:
    """The levels that have a table: those with targets in the quarter."""
    return [jenis for jenis in TINGKAT if t.at(jenis)]


def _mean(t: Triwulan, jenis: b.JenisSimpul) -> Kalimat:
    """Mean and spread of a level; the mean of the IKU only where they are all of it."""
    _, subjek, nama = TINGKAT[jenis]
    capaian = [c for i in t.at(jenis) if (c := t.capaian(i))]
    rerata = t.bahan.hasil("rerata-capaian", subjek, t.kode)
    if jenis is b.JenisSimpul.SASARAN:
        if {i.indikator for i in t.at(jenis)} == {i.indikator for i in t.janji if i.iku}:
            nama = _UTAMA
        else:
            rerata = None
    if not capaian:
        return (f"Belum ada {nama} yang terukur pada triwulan ini. ",)
    isi: Kalimat = ()
    if rerata is not None and rerata.terbit is not None and len(capaian) > 1:
        isian: dict[str, Potongan | Kalimat] = {
            "banyak": in_words(len(capaian)),
            "nama": nama,
            "rerata": bind(rerata),
        }
        isi = fill(pick(str(rerata.alamat), _RERATA), isian)
    return (*isi, f"{spread_sentence(capaian, nama)} ")


def _table(t: Triwulan, jenis: b.JenisSimpul, nomor: str, label: str) -> Tabel:
    bahan = t.bahan
    return table(
        nomor,
        f"Capaian {TINGKAT[jenis][0]} {t.nama} Tahun {t.saat.tahun}",
        (
            SASARAN[jenis],
            "Indikator kinerja",
            f"Target {t.saat.tahun}",
            "Target triwulan",
            "Realisasi",
            "Capaian",
        ),
        (Kolom(lebar=24), Kolom(lebar=26), *(Kolom("koma") for _ in range(4))),
        tuple(
            node_rows(
                t.at(jenis),
                lambda simpul: (goal(bahan, simpul),),
                lambda i: (
                    indicator_name(i),
                    bahan.bila_ada("target", i.indikator),
                    quarter(bahan, "target", i.indikator, t.kode),
                    bahan.nilai("realisasi", i.indikator, t.kode),
                    bahan.bila_ada("capaian", i.indikator, t.kode),
                ),
            )
        ),
        label=label,
    )


def _strategic(t: Triwulan) -> Iterator[Blok]:
    """The sasaran in a picture and one sentence each."""
    batang: list[Batang] = []
    kalimat: list[Kalimat] = []
    for i in t.at(b.JenisSimpul.SASARAN):
        target = t.bahan.hasil("target", i.indikator, t.kode)
        realisasi = t.bahan.hasil("realisasi", i.indikator, t.kode)
        capaian = t.capaian(i)
        if capaian is None or capaian.terbit is None or target is None or realisasi is None:
            continue
        batang.append(
            Batang(
                i.nama,
                Terbit(capaian.terbit, capaian.tampil),
                Terbit(_SERATUS, "100%"),
                "baik" if capaian.terbit >= _SERATUS else "kurang",
            )
        )
        kalimat.append(sentence_of(i.nama, target, realisasi, capaian, i.polaritas))
    if len(batang) > 1:
        judul = f"Capaian Sasaran Strategis {t.nama} Dibanding Target"
        yield Gambar("1", judul, gambar_batang(judul, batang))
    if kalimat:
        yield Daftar(tuple(kalimat))


def _without_figures(t: Triwulan, jenis: b.JenisSimpul) -> Iterator[Blok]:
    """Which have no number though one was due, and why; which have no target, or none yet."""
    butir = tuple(
        f"{i.nama}: {_why(t, i, hasil)}"
        for i in t.at(jenis)
        if (hasil := t.bahan.hasil("capaian", i.indikator, t.kode)) and hasil.terbit is None
    )
    if butir:
        yield Paragraf("Yang belum memiliki capaian:")
        yield Daftar(butir)
    if bebas := [i.nama for i in t.of_level(t.bebas, jenis)]:
        yield Paragraf(f"Tidak ditargetkan pada triwulan ini: {plain(series(bebas))}.")
    if kosong := t.of_level(t.kosong, jenis):
        yield Daftar(tuple(t.bahan.celah(f"target {t.nama} {i.nama}") for i in kosong))


def _why(t: Triwulan, iv: b.IndikatorVersi, capaian: Hasil) -> str:
    baris = t.bahan.indeks.realisasi.get((iv.indikator, t.kode))
    alasan = (baris.alasan or baris.penjelasan) if baris else ""
    return sentence(alasan) if alasan else why_none(capaian.kosong)
