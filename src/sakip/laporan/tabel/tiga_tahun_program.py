"""What stands below the IKU compared with the two years before, and what ended since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sakip.berkas import baris as b
from sakip.core.angka import TanpaNilai
from sakip.core.jejak import Hasil
from sakip.hitung.penjelasan import subject_name
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import Kalimat, capital, in_words, plain, series
from sakip.laporan.kalimat_banding import distance
from sakip.laporan.tabel.dasar import TabelNaskah
from sakip.laporan.tabel.sel import (
    in_unit,
    missing,
    node_name,
    node_rows,
    number,
    supporting,
    target_of,
    two_heads,
)
from sakip.laporan.tabel.tiga_tahun import TIDAK_SEBANDING, before, years
from sakip.laporan.uraian import own_words
from sakip.naskah.pohon import (
    Blok,
    Daftar,
    Isi,
    Kolom,
    Paragraf,
    Potongan,
    Rujuk,
    Tabel,
)

_PROGRAM = "tabel-tiga-tahun-program"


def _program(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = supporting(bahan)
    if not indikator:
        return missing(bahan, "indikator program dan kegiatan tahun laporan")
    t0, t1, t2 = years(bahan)
    tabel = Tabel(
        nomor=nomor,
        judul=f"Realisasi Program, Kegiatan, dan Sub Kegiatan Tahun {t0}–{t2}",
        kolom=(
            Kolom("tengah", 4),
            Kolom(lebar=22),
            Kolom(lebar=22),
            Kolom(lebar=9),
            *(Kolom("koma") for _ in range(5)),
            Kolom(lebar=15),
        ),
        kepala=two_heads(
            "No",
            "Program, kegiatan, sub kegiatan",
            "Indikator",
            "Satuan",
            f"Target {t2}",
            ("Realisasi", (t0, t1, t2)),
            f"Selisih dengan {t1}",
            "Keterangan",
        ),
        baris=tuple(
            node_rows(
                indikator,
                lambda simpul: (node_name(bahan, simpul),),
                lambda i: (
                    i.nama,
                    i.satuan or "nilai",
                    target_of(bahan, i, satuan=False),
                    before(bahan, i, t0, satuan=False),
                    before(bahan, i, t1, satuan=False),
                    number(bahan, "realisasi", i.indikator, satuan=i.satuan),
                    _change(bahan, i),
                    _remarks(bahan, i),
                ),
                bernomor=True,
            )
        ),
        label=_PROGRAM,
    )
    return (
        Paragraf(
            (
                "Realisasi program, kegiatan, dan sub kegiatan dijajarkan menurut indikator yang "
                "sama atau penerusnya dalam ",
                Rujuk(_PROGRAM),
                ". Tahun yang indikatornya mengukur hal lain ditulis tidak sebanding.",
            )
        ),
        tabel,
        *own_words(
            bahan,
            "tiga-tahun-program",
            (*_program_words(bahan, indikator), *_ended(bahan, indikator)),
        ),
    )


def _change(bahan: Bahan, iv: b.IndikatorVersi) -> Isi:
    hasil = bahan.hasil("selisih-tahunan", iv.indikator)
    return in_unit(hasil, iv.satuan) if hasil else "–"


def _remarks(bahan: Bahan, iv: b.IndikatorVersi) -> Isi:
    """Why earlier years have no comparable figure, with what was measured then instead.

    Years with the same reason stand together.
    """
    alasan: dict[str, list[Kalimat]] = {}
    for tahun in years(bahan)[:2]:
        hasil = bahan.hasil("realisasi-sebanding", iv.indikator, tahun)
        kosong = hasil.kosong if hasil else None
        if kosong is not None and kosong.jenis is TanpaNilai.TIDAK_BERLAKU:
            sebab = kosong.alasan.removeprefix(f"{TIDAK_SEBANDING}: ")
            sebab = sebab.removesuffix(f" pada {tahun}").rstrip(".")
            alasan.setdefault(sebab, []).append((tahun, *_instead(bahan, hasil)))
    isi: list[Potongan] = []
    for sebab, semua in alasan.items():
        isi += [*([" "] if isi else []), *series(semua), f": {capital(sebab)}."]
    return tuple(isi)


def _instead(bahan: Bahan, hasil: Hasil | None) -> Kalimat:
    """The figures of the indicators that this one came from, in brackets."""
    masukan = hasil.masukan if hasil else ()
    semua = (bahan.buku.ambil(str(m.alamat)) for m in masukan if m.alamat)
    ada = [bind(h) for h in semua if h.terbit is not None]
    return (" (", *series(ada), ")") if ada else ()


def _program_words(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> tuple[Blok, ...]:
    """How many rose, fell and stayed since last year, the first two by name."""
    lalu = str(bahan.tahun - 1)
    arah: dict[int, list[Kalimat]] = {1: [], -1: [], 0: []}
    for i in indikator:
        selisih = bahan.hasil("selisih-tahunan", i.indikator)
        if selisih is not None and selisih.terbit is not None:
            tanda = (selisih.terbit > 0) - (selisih.terbit < 0)
            arah[tanda].append((f"{i.nama} (", distance(selisih), ")"))
    banyak = sum(map(len, arah.values()))
    if not banyak:
        return (Paragraf(f"Belum ada realisasi tahun {lalu} yang dapat dibandingkan."),)
    bagian = [
        f"{in_words(len(arah[tanda]))} {kata}"
        for tanda, kata in ((1, "naik"), (-1, "turun"), (0, "tetap"))
        if arah[tanda]
    ]
    isi = f"Dari {banyak} indikator yang sebanding dengan tahun {lalu}, {plain(series(bagian))}."
    if sisa := len(indikator) - banyak:
        isi += f" {capital(in_words(sisa))} indikator tidak punya pembanding tahun {lalu}."
    butir: list[Kalimat] = [
        (f"{judul}: ", *series(arah[tanda]), ".")
        for tanda, judul in ((1, "Yang naik"), (-1, "Yang turun"))
        if arah[tanda]
    ]
    return (Paragraf(isi), *([Daftar(tuple(butir))] if butir else []))


def _ended(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> tuple[Blok, ...]:
    """What was measured in the two years before and has no successor this year."""
    dulu = years(bahan)[:2]
    sebanding = (
        bahan.hasil("realisasi-sebanding", i.indikator, t) for i in indikator for t in dulu
    )
    berlanjut = {m.alamat for h in sebanding if h for m in h.masukan}
    kini = {i.indikator for i in bahan.indikator}
    ada: dict[str, list[Kalimat]] = {}
    for h in bahan.buku:
        a = h.alamat
        if a.ukuran != "realisasi" or a.periode not in dulu or h.terbit is None:
            continue
        if a.subjek not in kini and a not in berlanjut:
            nama = subject_name(a, bahan.berkas, bahan.indeks)
            ada.setdefault(nama, []).append((bind(h), f" pada {a.periode}"))
    if not ada:
        return ()
    butir = tuple((f"{nama}: ", *series(angka), ".") for nama, angka in ada.items())
    return (Paragraf(f"Yang tidak lagi diukur pada {bahan.tahun}:"), Daftar(butir))


TABEL: Mapping[str, TabelNaskah] = {"tiga-tahun-program": TabelNaskah(_program, mendatar=True)}
