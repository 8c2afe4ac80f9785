"""BAB III: how it is measured, what the figures mean, causes, obstacles, efforts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sakip.berkas import baris as b
from sakip.core.angka import cetak_ringkas
from sakip.core.aturan.jenis import BatasCapaian, DaftarPilihan, PilihanSkala, Skala
from sakip.core.predikat import sebutan, teks_batas
from sakip.laporan.bahan import Bahan
from sakip.laporan.formulasi import formula_of
from sakip.laporan.kalimat import Kalimat, heading, in_words, spread_sentence
from sakip.laporan.narasi import listing
from sakip.laporan.tabel.dasar import table
from sakip.laporan.tabel.layanan import decision, satisfaction, service_index
from sakip.laporan.tabel.sel import how_many, rule, supporting, target_of
from sakip.laporan.uraian import about, measured, own_words
from sakip.naskah.pohon import Baris, Blok, Daftar, Kolom, Paragraf, potongan

_FAKTOR = (
    ("faktor-pendukung", "Faktor pendukung.", "Keberhasilan pada tahun ini didukung oleh:"),
    ("faktor-penghambat", "Faktor penghambat.", "Hal-hal yang menahan pencapaian target:"),
    ("langkah", "Langkah yang diambil.", "Untuk mengatasinya dilakukan langkah berikut:"),
)
"""Parts of the office's text, what they are about, and how each list begins."""


# -- how it is measured -------------------------------------------------------


def _opening(bahan: Bahan) -> tuple[Blok, ...]:
    kantor, tahun = bahan.berkas.kantor.nama, bahan.tahun
    skala = rule(bahan, rule(bahan, "skala.pilihan", PilihanSkala).pakai["capaian"], Skala)
    return (
        *own_words(
            bahan,
            "akuntabilitas",
            (
                Paragraf(
                    f"Bab ini mempertanggungjawabkan kinerja {kantor} tahun {tahun} terhadap "
                    "Perjanjian Kinerja. Capaian setiap indikator adalah perbandingan realisasi "
                    "dengan targetnya menurut arah indikator itu; capaian sasaran dan kantor "
                    f"adalah rata-rata capaian indikatornya. {_cap(bahan)}".rstrip()
                ),
            ),
        ),
        Paragraf("Capaian dinyatakan pula dengan predikat menurut skala berikut."),
        _scale(bahan, skala),
    )


def _cap(bahan: Bahan) -> str:
    """How far a capaian counts; nothing is said where no cap is applied."""
    batas = rule(bahan, "capaian.batas", BatasCapaian)
    if batas.di_atas is None or batas.menjadi is None:
        return ""
    atas, menjadi = cetak_ringkas(batas.di_atas), cetak_ringkas(batas.menjadi)
    return f"Capaian di atas {atas}% dihitung {menjadi}%."


def _scale(bahan: Bahan, skala: Skala) -> Blok:
    """The classes of capaian, best first; a gap of the region's own scale is said openly."""
    celah = "; ".join(
        f"{cetak_ringkas(c.bawah)} sampai {cetak_ringkas(c.atas)}" for c in skala.celah
    )
    return table(
        "",
        "Skala Predikat Capaian Kinerja",
        ("Capaian (%)", "Predikat"),
        (Kolom("tengah", 30), Kolom(lebar=70)),
        tuple(
            Baris(
                (
                    teks_batas(k),
                    f"{sebutan(skala, k)} ({k.keterangan})" if k.keterangan else sebutan(skala, k),
                )
            )
            for k in reversed(skala.kelas)
        ),
        label="",
        sumber=f"Nilai antara {celah} tidak mempunyai kelas." if celah else "",
    )


def _organisation(bahan: Bahan) -> tuple[Blok, ...]:
    """What the year was to bring, and the ways in which it is analysed."""
    sasaran = {i.simpul for i in bahan.iku}
    isi = (
        f"Kinerja {bahan.berkas.kantor.nama} diukur dengan {in_words(len(bahan.iku))} indikator "
        f"kinerja utama pada {in_words(len(sasaran))} sasaran strategis"
    )
    if jalan := how_many(bahan, supporting(bahan)):
        isi += f", yang dijalankan melalui {jalan}"
    analisis = rule(bahan, "lkjip.analisis", DaftarPilihan).butir
    return (
        Paragraf(f"{isi}. Capaiannya dianalisis dengan {in_words(len(analisis))} cara:"),
        Daftar((*(f"{a.nama};" for a in analisis[:-1]), f"{analisis[-1].nama}."), "1."),
    )


# -- causes, obstacles, efforts -----------------------------------------------


def _causes(bahan: Bahan) -> tuple[Blok, ...]:
    capaian = [
        h for i in bahan.iku if (h := bahan.hasil("capaian", i.indikator)) and h.terbit is not None
    ]
    awal = f"{spread_sentence(capaian, 'indikator kinerja utama yang dinilai')} " if capaian else ""
    blok: list[Blok] = [Paragraf(f"{awal}Sebabnya diuraikan menurut indikator.")]
    for iv in bahan.iku:
        blok += _cause(bahan, iv)
    for bagian, judul, awal in _FAKTOR:
        if daftar := listing(bahan, bagian, "a."):
            blok += [Paragraf((heading(judul), f" {awal}")), *daftar]
    return tuple(blok)


def _cause(bahan: Bahan, iv: b.IndikatorVersi) -> list[Blok]:
    """Why one IKU came out as it did: the office's analysis, else what the measurement says."""
    uraian = about(bahan, "analisis", iv.indikator)
    if not uraian:
        apa = f"analisis sebab {iv.nama} (lembar narasi, bagian analisis)"
        uraian = [(measured(bahan, iv) or bahan.celah(apa),)]
    blok: list[Blok] = [Paragraf((heading(f"{iv.nama}."), " ", *uraian[0]))]
    blok += [Paragraf(satu) for satu in uraian[1:]]
    for kata, awal in (
        ("hambatan", "Hambatan yang ditemui:"),
        ("langkah", "Langkah perbaikannya:"),
    ):
        if daftar := about(bahan, kata, iv.indikator):
            blok += [Paragraf(awal), Daftar(tuple(daftar), "a.")]
    return blok


# -- means, evaluation, services ----------------------------------------------


def _efficiency(bahan: Bahan) -> tuple[Blok, ...]:
    return own_words(
        bahan,
        "efisiensi",
        (
            Paragraf(
                "Efisiensi dilihat dengan membandingkan capaian kinerja dengan sumber daya yang "
                "dipakai: anggaran, pegawai, serta sarana dan prasarana."
            ),
        ),
    )


def _improvement(bahan: Bahan) -> tuple[Blok, ...]:
    return own_words(
        bahan,
        "perbaikan",
        (
            Paragraf(
                "Perbaikan kinerja berangkat dari hasil evaluasi dan penilaian pihak luar, yang "
                "diuraikan di bawah ini beserta upaya yang dilakukan."
            ),
        ),
    )


def _service_quality(bahan: Bahan) -> tuple[Blok, ...]:
    """The index the region makes of survey and assessment, then its two parts."""
    indeks = next((i for i in bahan.iku if i.rumus_aturan), None)
    blok: tuple[Blok, ...] = () if indeks is None else _composed_index(bahan, indeks)
    blok = (*blok, *satisfaction(bahan), *service_index(bahan))
    tanpa = f"Tidak ada penilaian pelayanan publik pada tahun {bahan.tahun}."
    return blok or (Paragraf(tanpa),)


def _composed_index(bahan: Bahan, iv: b.IndikatorVersi) -> tuple[Blok, ...]:
    luar = bahan.indeks.nilai_luar.get((iv.indikator, bahan.tahun))
    isi: Kalimat = (
        f"{decision(luar)}, {iv.nama} adalah " if luar else f"{iv.nama} adalah ",
        bahan.nilai("realisasi", iv.indikator),
        " dari target ",
        target_of(bahan, iv),
        ", dengan capaian ",
        bahan.nilai("capaian", iv.indikator),
        ".",
    )
    if rumus := formula_of(bahan, iv):
        isi += (" Nilainya dihitung dengan rumus berikut.",)
        return (Paragraf(isi), Paragraf(potongan(rumus), rata="tengah"))
    return (Paragraf(isi),)


ISI: Mapping[str, Callable[[Bahan], tuple[Blok, ...]]] = {
    "akuntabilitas": _opening,
    "capaian": _organisation,
    "sebab": _causes,
    "efisiensi": _efficiency,
    "perbaikan": _improvement,
    "hasil-ikpp": _service_quality,
}
