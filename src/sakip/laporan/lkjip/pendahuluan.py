"""BAB I: organisation, tasks, issues, cascading, processes, last evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.janji import Proses
from sakip.laporan.bagan import carried_out, organisation_chart, performance_tree, process_map
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import capital, in_words, series
from sakip.laporan.narasi import paragraphs, texts
from sakip.laporan.tabel.sel import TINGKAT
from sakip.naskah.pohon import (
    Blok,
    Daftar,
    Gambar,
    Isi,
    Paragraf,
    Potongan,
    Rujuk,
    Teks,
)

_ORGANISASI = "gambar-organisasi"
_POHON = "gambar-pohon-kinerja"
_PROSES = "gambar-proses-bisnis"
_ATURAN_LAPORAN = "lkjip.analisis"
_JUDUL_TERPANJANG = 60
"""Letters of a title within an item; a longer opening is a sentence with a colon."""
_MASALAH = "Masalah yang dihadapi {kantor} pada tahun {tahun} adalah sebagai berikut."
_ISU = "Isu strategis yang memengaruhi kinerja {kantor} adalah sebagai berikut."


# -- opening ------------------------------------------------------------------


def _opening(bahan: Bahan) -> tuple[Blok, ...]:
    kantor, tahun = bahan.berkas.kantor.nama, bahan.tahun
    dasar = bahan.aturan.ambil(_ATURAN_LAPORAN, date(tahun, 12, 31)).sumber[0]
    return paragraphs(bahan, "pendahuluan") or (
        Paragraf(
            f"{kantor} bertanggung jawab atas hasil kerjanya kepada pemberi mandat dan masyarakat. "
            f"Laporan ini menyajikan kinerja tahun {tahun} menurut {dasar}."
        ),
        Paragraf(
            "Bab ini memperkenalkan kantor dan persoalannya. Bab berikutnya memuat rencana dan "
            "perjanjian, hasil beserta sebabnya, lalu simpulan."
        ),
    )


# -- organisation and tasks ---------------------------------------------------


def _structure(bahan: Bahan) -> tuple[Blok, ...]:
    bagan = organisation_chart(bahan)
    if bagan is None:
        return (*_about(bahan), Paragraf(bahan.celah("susunan jabatan (lembar jabatan)")))
    kantor = bahan.berkas.kantor.nama
    return (
        *_about(bahan),
        Paragraf((f"Susunan organisasi {kantor} digambarkan dalam ", Rujuk(_ORGANISASI), ".")),
        Gambar("", f"Susunan Organisasi {kantor}", bagan, label=_ORGANISASI),
    )


def _about(bahan: Bahan) -> tuple[Blok, ...]:
    return paragraphs(bahan, "gambaran") or _gap(bahan, "gambaran umum kantor", "gambaran")


def _tasks(bahan: Bahan) -> tuple[Blok, ...]:
    """The office's tasks (the first text introduces the others), then those of each post."""
    semua = texts(bahan, "tugas")
    jabatan = [j for j in bahan.berkas.jabatan if not j.luar and j.tugas]
    if not semua and not jabatan:
        return _gap(bahan, "tugas dan fungsi kantor", "tugas")
    hasil: list[Blok] = [Paragraf(teks) for teks in semua[:1]]
    if semua[1:]:
        hasil.append(Daftar(tuple(semua[1:]), "1."))
    if jabatan:
        hasil.append(Paragraf("Tugas itu dibagi kepada pemegang jabatan berikut."))
        hasil.append(Daftar(tuple(_duty(j) for j in jabatan)))
    return tuple(hasil)


def _duty(jabatan: b.Jabatan) -> Isi:
    return (
        Teks(f"{jabatan.nama}: ", tebal=True),
        f"{jabatan.tugas[:1].lower()}{jabatan.tugas[1:]}",
    )


def _organisation(bahan: Bahan) -> tuple[Blok, ...]:
    return (*_structure(bahan), *_tasks(bahan))


# -- issues -------------------------------------------------------------------


def _issues(bahan: Bahan) -> tuple[Blok, ...]:
    return _listed(bahan, "isu-strategis", _ISU, "isu strategis")


def _problems(bahan: Bahan) -> tuple[Blok, ...]:
    return _listed(bahan, "masalah", _MASALAH, "permasalahan utama")


def _issues_and_problems(bahan: Bahan) -> tuple[Blok, ...]:
    masalah = _problems(bahan) if texts(bahan, "masalah") else ()
    return (*_issues(bahan), *masalah)


def _listed(bahan: Bahan, bagian: str, pembuka: str, apa: str) -> tuple[Blok, ...]:
    semua = texts(bahan, bagian)
    if not semua:
        return _gap(bahan, apa, bagian)
    isian = {"kantor": bahan.berkas.kantor.nama, "tahun": bahan.tahun}
    daftar = Daftar(tuple(_with_lead(teks) for teks in semua), "1.")
    return (Paragraf(pembuka.format_map(isian)), daftar)


def _with_lead(teks: tuple[Potongan, ...]) -> tuple[Potongan, ...]:
    """An item that opens with a short title and a colon shows it."""
    awal, pisah, sisa = teks[0].partition(": ") if isinstance(teks[0], str) else ("", "", "")
    if not pisah or len(awal) > _JUDUL_TERPANJANG:
        return teks
    return (Teks(f"{awal}:", tebal=True), f" {sisa}", *teks[1:])


# -- cascading and processes --------------------------------------------------


def _cascading(bahan: Bahan) -> tuple[Blok, ...]:
    bagan = performance_tree(bahan)
    if not bagan:
        return _gap(bahan, "pohon kinerja (lembar simpul)", "cascading")
    return (
        *paragraphs(bahan, "cascading"),
        Paragraf(_tree_words(bahan, len(bagan))),
        *(
            Gambar("", satu.judul, satu.citra, label=f"{_POHON}-{ke}")
            for ke, satu in enumerate(bagan, 1)
        ),
    )


def _tree_words(bahan: Bahan, banyak: int) -> Isi:
    """How many nodes there are on each level, and where they are drawn."""
    ada = Counter(bahan.indeks.jenis_simpul[s.simpul] for s in carried_out(bahan))
    tingkat = [f"{in_words(ada[j])} {nama.lower()}" for j, nama in TINGKAT.items() if ada[j]]
    sampai = (" sampai ", Rujuk(f"{_POHON}-{banyak}")) if banyak > 1 else ()
    return (
        f"Pohon kinerja tahun {bahan.tahun} terdiri atas ",
        *series(tingkat),
        ", seperti dalam ",
        Rujuk(f"{_POHON}-1"),
        *sampai,
        ".",
    )


def _processes(bahan: Bahan) -> tuple[Blok, ...]:
    """The map with what goes in and comes out, after the office's text; one of them must be."""
    peta = process_map(bahan)
    teks = paragraphs(bahan, "proses-bisnis")
    if peta is None:
        return teks or _gap(
            bahan, "peta proses bisnis (lembar proses), atau uraiannya", "proses-bisnis"
        )
    kantor = bahan.berkas.kantor.nama
    alir = tuple(_flow(p) for p in bahan.berkas.proses if p.masukan and p.keluaran)
    return (
        *teks,
        Paragraf((f"{_mapped(bahan)} dipetakan dalam ", Rujuk(_PROSES), ".")),
        Gambar("", f"Peta Proses Bisnis {kantor}", peta, label=_PROSES),
        *(
            (Paragraf("Masukan dan keluaran tiap proses sebagai berikut."), Daftar(alir))
            if alir
            else ()
        ),
    )


def _mapped(bahan: Bahan) -> str:
    """What the map shows: sasaran only where a process is said to serve one."""
    if any(p.simpul for p in bahan.berkas.proses):
        return "Proses, pelaku, dan sasaran yang dilayaninya"
    return "Proses dan pelakunya"


def _flow(proses: Proses) -> Isi:
    masukan, keluaran = "; ".join(proses.masukan), "; ".join(proses.keluaran)
    return (Teks(f"{proses.nama}. ", tebal=True), f"Masukan: {masukan}. Keluaran: {keluaran}.")


# -- last evaluation ----------------------------------------------------------


def _evaluation(bahan: Bahan) -> tuple[Blok, ...]:
    """What the office writes of the last LHE, and what it recommends; its table follows."""
    rekomendasi = sorted(bahan.berkas.rekomendasi, key=lambda r: r.urut)
    if not rekomendasi:
        return paragraphs(bahan, "evaluasi")
    banyak = capital(in_words(len(rekomendasi)))
    return (
        *paragraphs(bahan, "evaluasi"),
        Paragraf(f"{banyak} rekomendasi disampaikan dalam evaluasi itu."),
        Daftar(tuple(r.uraian for r in rekomendasi), "1."),
    )


def _gap(bahan: Bahan, apa: str, bagian: str) -> tuple[Blok, ...]:
    return (Paragraf(bahan.celah(f"{apa} (lembar narasi, bagian {bagian})")),)


ISI: Mapping[str, Callable[[Bahan], tuple[Blok, ...]]] = {
    "pendahuluan": _opening,
    "organisasi": _organisation,
    "struktur": _structure,
    "tugas": _tasks,
    "aspek-strategis": _issues,
    "isu-strategis": _issues_and_problems,
    "permasalahan": _problems,
    "cascading": _cascading,
    "proses-bisnis": _processes,
    "ringkasan-lhe": _evaluation,
}
