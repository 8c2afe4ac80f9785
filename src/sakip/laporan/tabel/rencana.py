"""Plans: Renja and its change, agreement, IKU and their formulas."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.berkas import baris as b
from sakip.berkas.indeks import version_order
from sakip.core.jejak import Hasil
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.formulasi import formula_of
from sakip.laporan.kalimat import in_words
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import (
    PELAKSANA,
    by_node,
    condition,
    missing,
    node_name,
    node_rows,
    number,
    of_programmes,
    target_of,
)
from sakip.naskah.pohon import (
    Baris,
    Blok,
    Isi,
    Kolom,
    Paragraf,
    Potongan,
    Rujuk,
    Sel,
    Tabel,
    Teks,
)

_RENJA = "tabel-renja"
_PK = "tabel-perjanjian-kinerja"
_IKU = "tabel-iku"
_PROGRAM = "tabel-indikator-program"
_TETAP = "–"
_TANPA = "program, kegiatan, dan sub kegiatan beserta indikatornya"


# -- Renja --------------------------------------------------------------------


def _renja(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = planned(bahan)
    if not indikator:
        return missing(bahan, _TANPA)
    versi = year_versions(bahan)
    judul = [v.nama for v in versi] if len(versi) > 1 else [f"Target {bahan.tahun}"]
    lebar = 12 if len(versi) > 1 else 16
    akhir = (Kolom("tengah", lebar),) if len(versi) > 1 else ()
    ubah = [i for i in indikator if _changed(bahan, i, versi)] if akhir else []
    # A year just opened has no edition yet; its targets are shown all the same.
    edisi = [v.id for v in versi] or [bahan.versi]
    tabel = table(
        nomor,
        f"Target Program, Kegiatan, dan Sub Kegiatan Tahun {bahan.tahun}",
        (
            "Program/Kegiatan/Sub kegiatan",
            "Indikator kinerja",
            *judul,
            *("Bertambah atau berkurang" for _ in akhir),
        ),
        (Kolom(), Kolom(), *(Kolom("tengah", lebar) for _ in judul), *akhir),
        tuple(
            node_rows(
                indikator,
                lambda simpul: (node_name(bahan, simpul),),
                lambda i: (
                    i.nama,
                    *(_target_in(bahan, i, v) for v in edisi),
                    *(_difference(bahan, i, versi) for _ in akhir),
                ),
            )
        ),
        label=_RENJA,
        sumber=f"{_TETAP} berarti targetnya tidak berubah." if akhir else "",
    )
    return (Paragraf(_renja_words(versi, len(indikator), len(ubah))), tabel)


def _renja_words(versi: Sequence[b.VersiRencana], banyak: int, ubah: int) -> Isi:
    if len(versi) <= 1:
        return (Rujuk(_RENJA), f" memuat target {banyak} indikator sampai tingkat sub kegiatan.")
    kalimat = f" mendampingkan target {banyak} indikator menurut {versi[0].nama}"
    akhir = (
        f"Target {in_words(ubah)} indikator berubah, yang lain tetap."
        if ubah
        else "Tidak ada target yang berubah."
    )
    return (Rujuk(_RENJA), f"{kalimat} dan {versi[-1].nama}. {akhir}")


def year_versions(bahan: Bahan) -> list[b.VersiRencana]:
    """The editions of the year's plan, first signed first."""
    ada = [v for v in bahan.berkas.versi_rencana if v.periode == str(bahan.tahun)]
    return sorted(ada, key=lambda v: version_order(v.id))


def planned(bahan: Bahan) -> list[b.IndikatorVersi]:
    """Indicators of programmes down to sub kegiatan, those without a target this year too."""
    letak = {s.simpul for s in bahan.simpul if bahan.indeks.jenis_simpul[s.simpul] in PELAKSANA}
    return bahan.indikator_di(letak)


def _in_version(bahan: Bahan, iv: b.IndikatorVersi, versi: str) -> Hasil | None:
    return bahan.buku.ada("target", iv.indikator, str(bahan.tahun), versi)


def _target_in(bahan: Bahan, iv: b.IndikatorVersi, versi: str) -> Potongan:
    hasil = _in_version(bahan, iv, versi)
    return bind(hasil) if hasil else bahan.nilai("target", iv.indikator)


def _changed(bahan: Bahan, iv: b.IndikatorVersi, versi: Sequence[b.VersiRencana]) -> bool:
    awal, akhir = (_in_version(bahan, iv, versi[n].id) for n in (0, -1))
    return awal is not None and akhir is not None and awal.tampil != akhir.tampil


def _difference(bahan: Bahan, iv: b.IndikatorVersi, versi: Sequence[b.VersiRencana]) -> Potongan:
    """By how much the target changed; in a word where there is no number to say it."""
    awal, akhir = (_in_version(bahan, iv, versi[n].id) for n in (0, -1))
    if awal is None or akhir is None or awal.tampil == akhir.tampil:
        return _TETAP
    selisih = bahan.hasil("selisih-target", iv.indikator)
    if selisih is not None and selisih.terbit is not None:
        return bind(selisih)
    if awal.terbit is None or akhir.terbit is None:
        return "berubah"
    return "bertambah" if akhir.terbit > awal.terbit else "berkurang"


# -- agreement ----------------------------------------------------------------


def _agreement(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    """What the head of the office promised: sasaran with targets, programmes with money."""
    sasaran = [s.simpul for s in bahan.bertingkat(b.JenisSimpul.SASARAN)]
    janji = bahan.indikator_di(sasaran)
    if not janji:
        return missing(bahan, f"sasaran strategis dan indikatornya untuk tahun {bahan.tahun}")
    urut = {simpul: str(ke) for ke, (simpul, _) in enumerate(by_node(janji), 1)}
    atas = table(
        nomor,
        f"Perjanjian Kinerja {bahan.berkas.kantor.nama} Tahun {bahan.tahun}",
        ("No", "Sasaran strategis", "Indikator kinerja", "Target"),
        (Kolom("tengah", 7), Kolom(lebar=38), Kolom(lebar=38), Kolom("tengah", 17)),
        tuple(
            node_rows(
                janji,
                lambda simpul: (urut[simpul], bahan.nama_simpul(simpul)),
                lambda i: (i.nama, target_of(bahan, i)),
            )
        ),
        label=_PK,
    )
    pembuka = (
        f"Target yang diperjanjikan untuk tahun {bahan.tahun} beserta program dan anggarannya "
        "dimuat dalam ",
        Rujuk(_PK),
        ".",
    )
    return (Paragraf(pembuka), atas, *_programmes(bahan))


def _programmes(bahan: Bahan) -> tuple[Tabel, ...]:
    program = of_programmes(bahan)
    if not program:
        return ()
    anggaran = bahan.hasil("pagu") is not None
    return (
        table(
            "",
            "Program dan Anggaran" if anggaran else "Program",
            (
                "Sasaran program",
                "Program",
                "Indikator program",
                "Target",
                *(("Anggaran (Rp)",) * anggaran),
            ),
            (Kolom(), Kolom(), Kolom(), Kolom("tengah"), *((Kolom("kanan"),) * anggaran)),
            (
                *node_rows(
                    program,
                    lambda simpul: (condition(bahan, simpul), bahan.nama_simpul(simpul)),
                    lambda i: (i.nama, target_of(bahan, i)),
                    lambda simpul: (
                        (number(bahan, "pagu", simpul, satuan="Rp"),) if anggaran else ()
                    ),
                ),
                *((total("Jumlah", 4, number(bahan, "pagu", satuan="Rp")),) if anggaran else ()),
            ),
            label="",
        ),
    )


# -- IKU and the other indicators ---------------------------------------------


def _iku(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    if not bahan.iku:
        return missing(bahan, f"indikator kinerja utama tahun {bahan.tahun}")
    baris: list[Baris] = []
    for ke, i in enumerate(bahan.iku, 1):
        tinggi = 1 + bool(i.definisi)
        baris.append(
            Baris(
                (
                    Sel(str(ke), baris=tinggi),
                    bahan.nama_simpul(i.simpul),
                    i.nama,
                    formula_of(bahan, i) or bahan.celah(f"formulasi {i.nama}"),
                    bahan.teks(i.sumber_data, f"sumber data {i.nama}"),
                )
            )
        )
        if i.definisi:
            baris.append(Baris((Sel((Teks("Definisi: ", miring=True), i.definisi), kolom=4),)))
    tabel = table(
        nomor,
        f"Indikator Kinerja Utama {bahan.berkas.kantor.nama}",
        ("No", "Kinerja utama", "Indikator kinerja utama", "Formulasi", "Sumber data"),
        (Kolom("tengah", 6), Kolom(lebar=19), Kolom(lebar=20), Kolom(lebar=38), Kolom(lebar=17)),
        tuple(baris),
        label=_IKU,
    )
    return (
        Paragraf(
            (
                f"Keberhasilan {bahan.berkas.kantor.nama} terutama diukur dengan "
                f"{in_words(len(bahan.iku))} indikator kinerja utama. Arti, cara menghitung, dan "
                "sumber datanya dijelaskan dalam ",
                Rujuk(_IKU),
                ".",
            )
        ),
        tabel,
    )


def _all(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = planned(bahan)
    if not indikator:
        return missing(bahan, _TANPA)
    tabel = table(
        nomor,
        f"Indikator Program, Kegiatan, dan Sub Kegiatan Tahun {bahan.tahun}",
        (
            "No",
            "Program/Kegiatan/Sub kegiatan",
            "Sasaran",
            "Indikator kinerja",
            "Target",
            "Formulasi",
        ),
        (Kolom("tengah", 5), Kolom(), Kolom(), Kolom(), Kolom("tengah", 11), Kolom()),
        tuple(
            node_rows(
                indikator,
                lambda simpul: (node_name(bahan, simpul), condition(bahan, simpul)),
                lambda i: (i.nama, target_of(bahan, i), _formula_cell(bahan, i)),
                bernomor=True,
            )
        ),
        label=_PROGRAM,
    )
    return (
        Paragraf(
            (
                "Indikator kinerja utama didukung "
                f"{len(indikator)} indikator pada program, kegiatan, dan sub kegiatan, seperti "
                "tercantum dalam ",
                Rujuk(_PROGRAM),
                ".",
            )
        ),
        tabel,
    )


def _formula_cell(bahan: Bahan, iv: b.IndikatorVersi) -> Sel:
    """The formula, and under it where the data come from."""
    rumus = Paragraf(formula_of(bahan, iv) or "–", rata="kiri")
    if not iv.sumber_data:
        return Sel((rumus,))
    return Sel((rumus, Paragraf((Teks("Sumber: ", miring=True), iv.sumber_data), rata="kiri")))


TABEL = {
    "renja": TabelNaskah(_renja),
    "perjanjian-kinerja": TabelNaskah(_agreement),
    "iku": TabelNaskah(_iku),
    "indikator-program": TabelNaskah(_all, mendatar=True),
}
