"""Annex 2 of an agreement: what each sasaran means, rests on, and why its target is what it is."""

from __future__ import annotations

from sakip.berkas import baris as b
from sakip.laporan.bahan import pick
from sakip.laporan.formulasi import formula_of
from sakip.laporan.kalimat import fill, in_words
from sakip.laporan.kalimat_target import Arah, target_sentence
from sakip.laporan.narasi import listing, paragraphs, texts
from sakip.laporan.perjanjian.janji import Janji
from sakip.laporan.tabel.sel import PELAKSANA, TINGKAT
from sakip.naskah.pohon import Baris, Blok, Daftar, Isi, Judul, Kolom, Paragraf, Sel, Tabel, Teks

URAIAN, DASAR, TARGET = "pk-uraian-sasaran", "pk-dasar-hukum", "pk-penjelasan-target"
"""Parts of the office's own text, each with its sasaran or indicator as subject."""
_UKUR = (
    "Tercapainya kinerja ini dilihat dari {banyak} indikator.",
    "Ada {banyak} indikator yang menunjukkan tercapai tidaknya kinerja ini.",
)
_TOPANG = (
    "Kinerja ini menopang {tingkat} “{induk}”.",
    "Kinerja ini diperlukan agar {tingkat} “{induk}” tercapai.",
)
_KOSONG = "–"


def explanation(janji: Janji) -> tuple[Blok, ...]:
    """The sasaran of the highest promised level, one after the other."""
    semua = janji.terukur
    return tuple(
        blok
        for ke, s in enumerate(semua, 1)
        for blok in _one(janji, s, str(ke) if len(semua) > 1 else "")
    )


def _one(janji: Janji, s: b.SimpulVersi, nomor: str) -> tuple[Blok, ...]:
    indikator = janji.edisi.indikator_di(s.simpul)
    dasar = _legal_base(janji, s, indikator)
    banyak = {"banyak": in_words(len(indikator))}
    ukur = Paragraf(fill(pick(f"ukur:{s.simpul}", _UKUR), banyak))
    return (
        Judul(2, s.kinerja or s.nama, nomor=f"{nomor}." if nomor else ""),
        *_meaning(janji, s),
        *((Judul(3, "Dasar hukum"), *dasar) if dasar else ()),
        Judul(3, "Indikator kinerja"),
        ukur,
        *_indicators(janji, indikator),
        Judul(3, "Target kinerja"),
        _reasons(janji, indikator),
    )


def _meaning(janji: Janji, s: b.SimpulVersi) -> tuple[Blok, ...]:
    """The office's words on a sasaran, else what it stands under in the plan tree."""
    sendiri = paragraphs(janji.bahan, URAIAN, s.simpul)
    if sendiri:
        return (Judul(3, "Uraian sasaran"), *sendiri)
    induk = janji.edisi.simpul.get(s.induk or "")
    if induk is None:
        return ()
    jenis = janji.bahan.indeks.jenis_simpul[induk.simpul]
    sasaran = "sasaran " * bool(induk.kinerja and jenis in PELAKSANA)
    isian = {
        "tingkat": f"{sasaran}{TINGKAT[jenis].lower()}",
        "induk": induk.kinerja or induk.nama,
    }
    kalimat = fill(pick(f"topang:{s.simpul}", _TOPANG), isian)
    return (Judul(3, "Uraian sasaran"), Paragraf(kalimat))


def _legal_base(
    janji: Janji, s: b.SimpulVersi, indikator: list[b.IndikatorVersi]
) -> tuple[Blok, ...]:
    """What the office names, else the regulations that its indicators refer to."""
    sendiri = listing(janji.bahan, DASAR, subjek=s.simpul)
    if sendiri:
        return sendiri
    dokumen = [janji.bahan.indeks.dokumen[r.dokumen] for i in indikator for r in i.bukti]
    peraturan = dict.fromkeys(
        f"{d.judul} ({d.nomor})" if d.nomor else d.judul for d in dokumen if d.jenis == "peraturan"
    )
    return (Daftar(tuple(peraturan), "1."),) if peraturan else ()


def _indicators(janji: Janji, indikator: list[b.IndikatorVersi]) -> tuple[Tabel, ...]:
    """Meaning, relevance, formula and source; what nobody filled in is left out."""
    bahan = janji.bahan
    kolom: dict[str, list[Isi]] = {
        "Relevansi": [i.relevansi for i in indikator],
        "Formulasi": [formula_of(bahan, i) for i in indikator],
        "Sumber data": [i.sumber_data for i in indikator],
    }
    kolom = {nama: isi for nama, isi in kolom.items() if any(isi)}
    if not kolom and not any(i.definisi for i in indikator):
        return ()  # the table of targets names them too
    baris = tuple(
        Baris((str(ke), _described(i), *(isi[ke - 1] or _KOSONG for isi in kolom.values())))
        for ke, i in enumerate(indikator, 1)
    )
    lebar = (Kolom("tengah", 6), *(Kolom() for _ in range(len(kolom) + 1)))
    return (Tabel("", "", lebar, (Baris(("No", "Uraian", *kolom)),), baris),)


def _described(iv: b.IndikatorVersi) -> Sel:
    nama = Paragraf(Teks(iv.nama, tebal=True), rata="kiri")
    return Sel((nama, Paragraf(iv.definisi, rata="kiri")) if iv.definisi else (nama,))


def _reasons(janji: Janji, indikator: list[b.IndikatorVersi]) -> Tabel:
    return Tabel(
        "",
        "",
        (Kolom(lebar=27), Kolom("koma", 18), Kolom()),
        (Baris(("Indikator kinerja", "Target", "Penjelasan")),),
        tuple(Baris((i.nama, janji.edisi.target(i), _reason(janji, i))) for i in indikator),
    )


def _reason(janji: Janji, iv: b.IndikatorVersi) -> Isi:
    """The office's words, else the target beside last year's figures.

    Those words bind the figures of the edition in force, so an earlier one does without them.
    """
    bahan, edisi = janji.bahan, janji.edisi
    if edisi.versi == bahan.versi and (sendiri := texts(bahan, TARGET, iv.indikator)):
        return tuple(p for teks in sendiri for p in (*teks, " "))[:-1]
    target = edisi.hasil_target(iv)
    if target is None:
        return _KOSONG
    lalu = str(bahan.tahun - 1)
    semula = edisi.hasil_target(iv, edisi.sebelumnya) if edisi.sebelumnya else None
    return target_sentence(
        Arah(
            iv.polaritas,
            target,
            semula,
            bahan.hasil("target", iv.indikator, lalu),
            bahan.hasil("realisasi-sebanding", iv.indikator, lalu),
            bahan.hasil("capaian", iv.indikator, lalu),
        )
    )
