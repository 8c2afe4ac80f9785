"""BAB I: organisation, tasks, issues, cascading, processes, last evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.janji import Proses
from sakip.core.angka import cetak_ringkas
from sakip.core.aturan.jenis import Lke
from sakip.laporan.bagan import carried_out, organisation_chart, performance_tree, process_map
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import capital, in_words, series
from sakip.laporan.narasi import listing, paragraphs, texts
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import TINGKAT
from sakip.naskah.pohon import (
    Baris,
    Blok,
    Daftar,
    Gambar,
    Isi,
    Kolom,
    Paragraf,
    Rujuk,
    Teks,
)

_ORGANISASI = "gambar-organisasi"
_POHON = "gambar-pohon-kinerja"
_PROSES = "gambar-proses-bisnis"
_LHE = "tabel-ringkasan-lhe"
_ATURAN_LHE = "lke.permenpanrb-88-2021"
_ATURAN_LAPORAN = "lkjip.analisis"
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
    daftar = listing(bahan, bagian)
    if not daftar:
        return _gap(bahan, apa, bagian)
    isian = {"kantor": bahan.berkas.kantor.nama, "tahun": bahan.tahun}
    return (Paragraf(pembuka.format_map(isian)), *daftar)


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
        Paragraf(
            ("Proses, pelaku, dan sasaran yang dilayaninya dipetakan dalam ", Rujuk(_PROSES), ".")
        ),
        Gambar("", f"Peta Proses Bisnis {kantor}", peta, label=_PROSES),
        *(
            (Paragraf("Masukan dan keluaran tiap proses sebagai berikut."), Daftar(alir))
            if alir
            else ()
        ),
    )


def _flow(proses: Proses) -> Isi:
    masukan, keluaran = (", ".join(satu).lower() for satu in (proses.masukan, proses.keluaran))
    return (Teks(f"{proses.nama}: ", tebal=True), f"dari {masukan} menjadi {keluaran}.")


# -- last evaluation ----------------------------------------------------------


def _evaluation(bahan: Bahan) -> tuple[Blok, ...]:
    """What the last LHE said: the office's text, or what the figures tell."""
    hasil: list[Blok] = list(paragraphs(bahan, "evaluasi"))
    rekomendasi = sorted(bahan.berkas.rekomendasi, key=lambda r: r.urut)
    if not hasil and not rekomendasi and bahan.hasil("lke") is None:
        return (Paragraf(f"Hasil evaluasi AKIP untuk tahun {bahan.tahun} belum tersedia."),)
    if rekomendasi:
        banyak = capital(in_words(len(rekomendasi)))
        hasil.append(Paragraf(f"{banyak} rekomendasi disampaikan dalam evaluasi itu."))
        hasil.append(Daftar(tuple(r.uraian for r in rekomendasi), "1."))
    return tuple(hasil)


def _evaluation_table(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    if bahan.hasil("lke") is None:
        return ()
    _, lke = bahan.aturan.ambil_isi(_ATURAN_LHE, date(bahan.tahun, 12, 31), Lke)
    komponen = [k for k in lke.komponen if bahan.hasil("lke-komponen", k.id)]
    lapangan = any(bahan.hasil("lke-lapangan", k.id) for k in komponen)
    tabel = table(
        nomor,
        f"Hasil Evaluasi AKIP {bahan.berkas.kantor.nama}",
        (
            "No",
            "Komponen",
            "Bobot",
            "Nilai LKE",
            *(("Evaluasi lapangan",) * lapangan),
            "Nilai akhir",
            "Nilai terhadap bobot",
        ),
        (
            Kolom("tengah", 7),
            Kolom(),
            Kolom("tengah"),
            *(Kolom("koma") for _ in range(3 + lapangan)),
        ),
        (
            *(
                Baris(
                    (
                        str(ke),
                        k.nama,
                        cetak_ringkas(k.bobot),
                        bahan.nilai("lke-meja", k.id),
                        *((bahan.bila_ada("lke-lapangan", k.id) or "–",) * lapangan),
                        bahan.nilai("lke-komponen", k.id),
                        bahan.nilai("lke-persen-bobot", k.id),
                    )
                )
                for ke, k in enumerate(komponen, 1)
            ),
            total(
                "Nilai evaluasi AKIP",
                4 + lapangan,
                bahan.nilai("lke"),
                bahan.bila_ada("predikat-akip"),
            ),
        ),
        label=_LHE,
    )
    return (Paragraf(("Nilai tiap komponennya dimuat dalam ", Rujuk(_LHE), ".")), tabel)


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

TABEL = {"ringkasan-lhe": TabelNaskah(_evaluation_table)}
