"""IKU compared with the two years before, under their present identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sakip.berkas import baris as b
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import Kalimat, plain, series
from sakip.laporan.kalimat_banding import Tren, trend_sentence
from sakip.laporan.tabel.dasar import TabelNaskah
from sakip.laporan.tabel.sel import (
    TANPA_IKU,
    capaian_of,
    in_unit,
    missing,
    node_rows,
    target_of,
    two_heads,
)
from sakip.laporan.uraian import own_sentence, own_words
from sakip.naskah.gambar.dasar import Terbit, Ukuran
from sakip.naskah.gambar.garis import Deret, gambar_garis
from sakip.naskah.pohon import (
    Blok,
    Daftar,
    Gambar,
    Isi,
    Kolom,
    Nilai,
    Paragraf,
    Rujuk,
    Sel,
    Tabel,
)

_IKU = "tabel-tiga-tahun-iku"
_GAMBAR = "gambar-tiga-tahun-iku"
_BELUM_TERSEDIA = "belum tersedia"
TIDAK_SEBANDING = "tidak sebanding"


def years(bahan: Bahan) -> tuple[str, str, str]:
    return str(bahan.tahun - 2), str(bahan.tahun - 1), str(bahan.tahun)


def before(bahan: Bahan, iv: b.IndikatorVersi, tahun: str, *, satuan: bool) -> Sel | Isi:
    """Realisasi of an earlier year, or that it cannot be compared.

    With `satuan` False only a unit other than the row's is printed, out of the line of numbers.
    """
    hasil = bahan.hasil("realisasi-sebanding", iv.indikator, tahun)
    if hasil is None:
        return _BELUM_TERSEDIA
    if hasil.kosong is not None and hasil.kosong.alasan.startswith(TIDAK_SEBANDING):
        return Nilai(str(hasil.alamat), TIDAK_SEBANDING)
    if not satuan and hasil.terbit is not None and hasil.satuan != iv.satuan:
        return Sel(bind(hasil), rata="tengah")
    return bind(hasil) if satuan else in_unit(hasil, iv.satuan)


# -- IKU ----------------------------------------------------------------------


def _iku(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    if not bahan.iku:
        return missing(bahan, TANPA_IKU)
    t0, t1, t2 = years(bahan)
    lama = [t for t in (t0, t1) if any(bahan.hasil("capaian", i.indikator, t) for i in bahan.iku)]
    capaian = ("Capaian", (*lama, t2)) if lama else f"Capaian {t2}"
    tabel = Tabel(
        nomor=nomor,
        judul=f"Realisasi Indikator Kinerja Utama Tahun {t0}–{t2}",
        kolom=(
            *(Kolom(lebar=None if lama else 25) for _ in range(2)),
            *(Kolom("koma") for _ in range(5 + len(lama))),
        ),
        kepala=two_heads(
            "Sasaran strategis",
            "Indikator kinerja utama",
            f"Target {t2}",
            ("Realisasi", (t0, t1, t2)),
            capaian,
        ),
        baris=tuple(
            node_rows(
                bahan.iku,
                lambda simpul: (bahan.nama_simpul(simpul),),
                lambda i: (
                    i.nama,
                    target_of(bahan, i),
                    before(bahan, i, t0, satuan=True),
                    before(bahan, i, t1, satuan=True),
                    bahan.nilai("realisasi", i.indikator),
                    *(bahan.bila_ada("capaian", i.indikator, t) or _BELUM_TERSEDIA for t in lama),
                    capaian_of(bahan, i),
                ),
            )
        ),
        sumber=_without_targets([t for t in (t0, t1) if t not in lama]),
        label=_IKU,
    )
    gambar = _picture(bahan)
    rujuk: Kalimat = (" dan ", Rujuk(_GAMBAR)) if gambar else ()
    return (
        Paragraf(
            (
                f"Perkembangan realisasi indikator kinerja utama dari {t0} sampai {t2} disajikan "
                "dalam ",
                Rujuk(_IKU),
                *rujuk,
                ".",
            )
        ),
        tabel,
        *gambar,
        *own_words(bahan, "tiga-tahun-iku", _iku_words(bahan)),
    )


def _without_targets(tahun: Sequence[str]) -> str:
    if not tahun:
        return ""
    siapa = plain(series(tahun))
    return f"Capaian tahun {siapa} belum tersedia karena target tahun itu belum tercatat."


def _picture(bahan: Bahan) -> tuple[Gambar, ...]:
    """The lines of IKU with figures of two years at least; none if there is no such."""
    tahun = years(bahan)
    deret = []
    for i in bahan.iku:
        nilai = tuple(_point(bahan, i, t) for t in tahun)
        if sum(isinstance(n, Terbit) for n in nilai) > 1:
            target = tuple(_target(bahan, i, t) for t in tahun)
            deret.append(Deret(i.nama, nilai, target))
    if not deret:
        return ()
    judul = f"Perkembangan Realisasi Indikator Kinerja Utama Tahun {tahun[0]}–{tahun[-1]}"
    return (Gambar("", judul, gambar_garis(judul, tahun, deret), label=_GAMBAR),)


def _point(bahan: Bahan, iv: b.IndikatorVersi, tahun: str) -> Ukuran:
    ukuran = "realisasi" if tahun == str(bahan.tahun) else "realisasi-sebanding"
    hasil = bahan.hasil(ukuran, iv.indikator, tahun)
    if hasil is None:
        return _BELUM_TERSEDIA
    if hasil.terbit is not None:
        return Terbit(hasil.terbit, hasil.tampil)
    return hasil.label or (hasil.kosong.alasan if hasil.kosong else "") or hasil.tampil


def _target(bahan: Bahan, iv: b.IndikatorVersi, tahun: str) -> Terbit | None:
    hasil = bahan.hasil("target", iv.indikator, tahun)
    if hasil is None or hasil.terbit is None or hasil.masukan:
        return None  # unknown, a class, or a range
    return Terbit(hasil.terbit, hasil.tampil)


def _iku_words(bahan: Bahan) -> tuple[Blok, ...]:
    t0, t1, _ = years(bahan)
    kalimat = [
        own_sentence(
            bahan,
            "tiga-tahun-iku",
            i.indikator,
            trend_sentence(
                Tren(
                    i.nama,
                    i.polaritas,
                    bahan.hasil("realisasi-sebanding", i.indikator, t0),
                    bahan.hasil("realisasi-sebanding", i.indikator, t1),
                    kini,
                    bahan.hasil("selisih-tahunan", i.indikator),
                )
            ),
        )
        for i in bahan.iku
        if (kini := bahan.hasil("realisasi", i.indikator))
    ]
    return (Daftar(tuple(kalimat), "1."),) if kalimat else ()


TABEL: Mapping[str, TabelNaskah] = {"tiga-tahun-iku": TabelNaskah(_iku)}
