"""Comparisons: three years (next door), end of the Renstra, regency, province, nation.

Each has a table of the IKU and one of the programmes; `program` says which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from sakip.berkas import baris as b
from sakip.core.jejak import Hasil
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import Kalimat, capital, in_words, plain, series, why_none
from sakip.laporan.kalimat_banding import (
    Banding,
    benchmark_sentence,
    distance,
    progress_sentence,
)
from sakip.laporan.tabel import tiga_tahun, tiga_tahun_program
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import (
    TANPA_IKU,
    TANPA_PROGRAM,
    as_range,
    missing,
    node_rows,
    of_programmes,
)
from sakip.laporan.uraian import own_sentence, own_words
from sakip.naskah.pohon import Blok, Daftar, Isi, Kolom, Nilai, Paragraf, Rujuk

_TANPA_RENSTRA = "rencana jangka menengah yang memuat tahun laporan (lembar versi_rencana)"
_LINGKUP = ("kabupaten", "provinsi", "nasional", "internasional")
_BELUM_TERSEDIA = "belum tersedia"
_BELUM_TERCATAT = "Belum ada angka pembanding yang tercatat."


# -- end of the Renstra -------------------------------------------------------


def _progress(bahan: Bahan, nomor: str, *, program: bool) -> tuple[Blok, ...]:
    akhir = bahan.indeks.tahun_akhir_rencana(bahan.tahun)
    indikator = of_programmes(bahan) if program else bahan.iku
    if not indikator or akhir is None:
        tanpa = TANPA_PROGRAM if program else TANPA_IKU
        return missing(bahan, _TANPA_RENSTRA if indikator else tanpa)
    bagian = "kemajuan-program" if program else "kemajuan-iku"
    label = f"tabel-{bagian}"
    tabel = table(
        nomor,
        f"Kemajuan Indikator {'Program' if program else 'Kinerja Utama'} terhadap Target Akhir "
        f"Renstra {akhir}",
        (
            "Program" if program else "Sasaran strategis",
            "Indikator program" if program else "Indikator kinerja utama",
            f"Target akhir Renstra ({akhir})",
            f"Realisasi {bahan.tahun}",
            "Tingkat kemajuan",
        ),
        (Kolom(lebar=28), Kolom(lebar=30), *(Kolom("koma", 14) for _ in range(3))),
        (
            *node_rows(
                indikator,
                lambda simpul: (bahan.nama_simpul(simpul),),
                lambda i: _progress_cells(bahan, i, akhir),
            ),
            total(
                "Rata-rata tingkat kemajuan",
                4,
                bahan.nilai("rerata-kemajuan", "program" if program else "iku"),
            ),
        ),
        label=label,
    )
    if program:
        awal = "Kemajuan indikator program terhadap target akhir Renstra disajikan dalam "
        kata = _progress_program(bahan, indikator, akhir)
    else:
        awal = (
            f"Renstra berakhir pada {akhir}. Sejauh mana realisasi sampai tahun {bahan.tahun} "
            "mendekati target akhirnya terlihat dalam "
        )
        kata = _progress_iku(bahan, akhir)
    return (Paragraf((awal, Rujuk(label), ".")), tabel, *own_words(bahan, bagian, kata))


def _progress_cells(bahan: Bahan, iv: b.IndikatorVersi, akhir: int) -> tuple[Isi, ...]:
    """Target at the end, realisasi, progress; a class has no progress."""
    target = bahan.nilai("target-akhir", iv.indikator, str(akhir))
    hasil = bahan.hasil("target-akhir", iv.indikator, str(akhir))
    if hasil is not None and isinstance(target, Nilai):
        target = as_range(hasil, target)
    realisasi = bahan.nilai("realisasi", iv.indikator)
    return (iv.nama, target, realisasi, bahan.bila_ada("kemajuan", iv.indikator) or "n/a")


def _progress_iku(bahan: Bahan, akhir: int) -> tuple[Blok, ...]:
    kalimat: list[Kalimat] = []
    for i in bahan.iku:
        target = bahan.hasil("target-akhir", i.indikator, str(akhir))
        realisasi = bahan.hasil("realisasi", i.indikator)
        kemajuan = bahan.hasil("kemajuan", i.indikator)
        if target and realisasi and kemajuan:
            satu = progress_sentence(i.nama, target, realisasi, kemajuan, _overtaking(bahan, i))
            kalimat.append(own_sentence(bahan, "kemajuan-iku", i.indikator, satu))
    return (Daftar(tuple(kalimat), "1."),) if kalimat else ()


def _progress_program(
    bahan: Bahan, indikator: Sequence[b.IndikatorVersi], akhir: int
) -> tuple[Blok, ...]:
    """How many are there already; those that are not, and those whose end target is overtaken."""
    kemajuan = [
        (i, h, h.terbit)
        for i in indikator
        if (h := bahan.hasil("kemajuan", i.indikator)) and h.terbit is not None
    ]
    if not kemajuan:
        return ()
    belum: list[Kalimat] = [(f"{i.nama} (", bind(h), ")") for i, h, n in kemajuan if n < 100]
    sudah = len(kemajuan) - len(belum)
    siapa = (
        "Seluruh indikator program"
        if not belum and sudah > 1
        else f"{capital(in_words(sudah))} dari {in_words(len(kemajuan))} indikator program"
    )
    isi: Kalimat = (f"{siapa} sudah mencapai target akhir Renstra {akhir}.",)
    if not sudah:
        isi = (f"Belum ada indikator program yang mencapai target akhir Renstra {akhir}.",)
    if belum:
        isi += (" Tingkat kemajuan yang belum sampai 100%: ", *series(belum), ".")
    lewat: list[Kalimat] = [
        (f"{i.nama} (target {bahan.tahun} ", bind(t), ")")
        for i in indikator
        if (t := _overtaking(bahan, i))
    ]
    if lewat:
        awal = " Target akhir Renstra perlu ditinjau karena sudah dilampaui target tahunan: "
        isi += (awal, *series(lewat), ".")
    return (Paragraf(isi),)


def _overtaking(bahan: Bahan, iv: b.IndikatorVersi) -> Hasil | None:
    """The year's target where it lies beyond the end of the Renstra."""
    target = bahan.hasil("target", iv.indikator)
    if target is None:
        return None
    tanda = ("target.akhir_renstra", str(target.alamat))
    return target if any(p[:2] == tanda for p in bahan.buku.peringatan) else None


# -- other levels -------------------------------------------------------------


def _benchmarks(bahan: Bahan, nomor: str, *, program: bool) -> tuple[Blok, ...]:
    indikator = of_programmes(bahan) if program else bahan.iku
    if not indikator:
        return missing(bahan, TANPA_PROGRAM if program else TANPA_IKU)
    tingkat = _levels(bahan, indikator)
    bagian = "pembanding-program" if program else "pembanding-iku"
    label = f"tabel-{bagian}"
    tabel = table(
        nomor,
        f"Realisasi Indikator {'Program' if program else 'Kinerja Utama'} Tahun {bahan.tahun} dan "
        "Pembandingnya",
        (
            "Program" if program else "Sasaran strategis",
            "Indikator",
            bahan.berkas.kantor.nama,
            *tingkat.values(),
            "Keterangan",
        ),
        (
            Kolom(lebar=18),
            Kolom(lebar=19),
            *(Kolom("koma") for _ in range(1 + len(tingkat))),
            Kolom(lebar=19),
        ),
        tuple(
            node_rows(
                indikator,
                lambda simpul: (bahan.nama_simpul(simpul),),
                lambda i: (
                    i.nama,
                    bahan.nilai("realisasi", i.indikator),
                    *(_benchmark(bahan, i, lingkup) for lingkup in tingkat),
                    _remark(bahan, i, tingkat),
                ),
            )
        ),
        label=label,
    )
    apa = "program" if program else "kinerja utama"
    kata = (_benchmark_program if program else _benchmark_iku)(bahan, indikator, tingkat)
    return (
        Paragraf(
            (
                f"Realisasi indikator {apa} disandingkan dengan {_called(tingkat)} dalam ",
                Rujuk(label),
                "."
                if program
                else ". Angka yang belum ada ditulis belum tersedia beserta alasannya.",
            )
        ),
        tabel,
        *own_words(bahan, bagian, kata),
    )


def _levels(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> dict[str, str]:
    """Levels to compare with, as their column calls them; the international one if there is any."""
    punya = {i.indikator for i in indikator}
    nama: dict[str, set[str]] = {}
    for p in bahan.berkas.pembanding:
        if p.indikator in punya and p.periode == str(bahan.tahun):
            nama.setdefault(p.lingkup, set()).add(p.nama or capital(p.lingkup))
    return {
        lingkup: next(iter(ada)) if len(ada := nama.get(lingkup, set())) == 1 else capital(lingkup)
        for lingkup in _LINGKUP
        if lingkup != "internasional" or lingkup in nama
    }


def _called(tingkat: Mapping[str, str], hanya: Sequence[str] | None = None) -> str:
    """Levels as a sentence names them: ``Kabupaten Jombang, ..., dan tingkat nasional``."""
    ikut = tingkat if hanya is None else {t: tingkat[t] for t in hanya}
    return plain(series([f"tingkat {t}" if n.casefold() == t else n for t, n in ikut.items()]))


def _benchmark(bahan: Bahan, iv: b.IndikatorVersi, lingkup: str) -> Isi:
    return bahan.bila_ada(f"pembanding-{lingkup}", iv.indikator) or _BELUM_TERSEDIA


def _reasons(
    bahan: Bahan, iv: b.IndikatorVersi, tingkat: Mapping[str, str]
) -> dict[str, list[str]]:
    """Why levels have no figure: a reason to the levels that share it."""
    alasan: dict[str, list[str]] = {}
    for lingkup in tingkat:
        hasil = bahan.hasil(f"pembanding-{lingkup}", iv.indikator)
        if hasil is None:
            alasan.setdefault(_BELUM_TERCATAT, []).append(lingkup)
        elif hasil.terbit is None and not hasil.label:
            alasan.setdefault(why_none(hasil.kosong), []).append(lingkup)
    return alasan


def _remark(bahan: Bahan, iv: b.IndikatorVersi, tingkat: Mapping[str, str]) -> str:
    return " ".join(
        sebab if len(siapa) == len(tingkat) else f"{capital(plain(series(siapa)))}: {sebab}"
        for sebab, siapa in _reasons(bahan, iv, tingkat).items()
    )


def _benchmark_iku(
    bahan: Bahan, indikator: Sequence[b.IndikatorVersi], tingkat: Mapping[str, str]
) -> tuple[Blok, ...]:
    kalimat: list[Kalimat] = []
    for i in indikator:
        realisasi = bahan.hasil("realisasi", i.indikator)
        banding = [
            Banding(_called(tingkat, [t]), h, bahan.hasil(f"selisih-{t}", i.indikator))
            for t in tingkat
            if (h := bahan.hasil(f"pembanding-{t}", i.indikator))
        ]
        if realisasi and banding:
            satu = benchmark_sentence(i.nama, i.polaritas, realisasi, banding)
            kalimat.append(own_sentence(bahan, "pembanding-iku", i.indikator, satu))
    return (Daftar(tuple(kalimat), "1."),) if kalimat else ()


def _benchmark_program(
    bahan: Bahan, indikator: Sequence[b.IndikatorVersi], tingkat: Mapping[str, str]
) -> tuple[Blok, ...]:
    """Level by level: how many are equal, which are above and below, how many lack a figure."""
    butir: list[Kalimat] = []
    for lingkup in tingkat:
        arah: dict[int, list[Kalimat]] = {1: [], -1: [], 0: []}
        for i in indikator:
            selisih = bahan.hasil(f"selisih-{lingkup}", i.indikator)
            if selisih is not None and selisih.terbit is not None:
                tanda = (selisih.terbit > 0) - (selisih.terbit < 0)
                arah[tanda].append((f"{i.nama} (selisih ", distance(selisih), ")"))
        bagian: list[Kalimat] = []
        for tanda, kata in ((1, "lebih tinggi"), (-1, "lebih rendah")):
            if arah[tanda]:
                awal = f"{in_words(len(arah[tanda]))} indikator {kata}, yaitu "
                bagian.append((awal, *series(arah[tanda])))
        if arah[0]:
            bagian.append((f"{in_words(len(arah[0]))} indikator sama besar",))
        if tanpa := len(indikator) - sum(map(len, arah.values())):
            bagian.append((f"{in_words(tanpa)} indikator belum ada pembandingnya",))
        nama = _called(tingkat, [lingkup])
        butir.append((f"Dibandingkan dengan {nama}: ", *series(bagian, "serta"), "."))
    return (Daftar(tuple(butir)),)


TABEL: Mapping[str, TabelNaskah] = {
    **tiga_tahun.TABEL,
    **tiga_tahun_program.TABEL,
    "kemajuan-iku": TabelNaskah(partial(_progress, program=False)),
    "kemajuan-program": TabelNaskah(partial(_progress, program=True)),
    "pembanding-iku": TabelNaskah(partial(_benchmarks, program=False)),
    "pembanding-program": TabelNaskah(partial(_benchmarks, program=True)),
}
