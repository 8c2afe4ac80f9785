"""BAB IV: what the year shows, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sakip.berkas import baris as b
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import mean_sentence, spread_sentence, why_none
from sakip.laporan.narasi import listing, paragraphs
from sakip.naskah.pohon import Blok, Daftar, Isi, Paragraf

_SARAN = "Langkah yang perlu diambil untuk memperbaiki kinerja adalah sebagai berikut."


def _conclusion(bahan: Bahan) -> tuple[Blok, ...]:
    """The office's conclusion, or the mean in words; then each sasaran by its figure."""
    sasaran = [
        s
        for s in bahan.bertingkat(b.JenisSimpul.SASARAN)
        if bahan.hasil("rerata-capaian", s.simpul)
    ]
    rinci: tuple[Blok, ...] = ()
    if sasaran:
        rinci = (
            Paragraf("Menurut sasaran strategis, hasilnya sebagai berikut."),
            Daftar(tuple(_sasaran(bahan, s) for s in sasaran), "1."),
        )
    return (*(paragraphs(bahan, "kesimpulan") or _mean(bahan)), *rinci)


def _mean(bahan: Bahan) -> tuple[Blok, ...]:
    rerata = bahan.hasil("rerata-capaian", "iku")
    if rerata is None:
        return (Paragraf(bahan.celah("rata-rata capaian indikator kinerja utama")),)
    capaian = [h for i in bahan.iku if (h := bahan.hasil("capaian", i.indikator))]
    return (Paragraf(mean_sentence(rerata, bahan.hasil("predikat", "iku"), capaian)),)


def _sasaran(bahan: Bahan, simpul: b.SimpulVersi) -> Isi:
    hasil = bahan.hasil("rerata-capaian", simpul.simpul)
    if hasil is None or hasil.terbit is None:
        return f"{simpul.nama}: belum ada capaiannya. {why_none(hasil.kosong if hasil else None)}"
    punya = bahan.indikator_di(simpul.simpul)
    capaian = [h for i in punya if (h := bahan.hasil("capaian", i.indikator))]
    apa = "rata-rata capaian" if len(capaian) > 1 else "capaian"
    return (f"{simpul.nama}: {apa} ", bind(hasil), f". {spread_sentence(capaian)}")


def _advice(bahan: Bahan) -> tuple[Blok, ...]:
    """The office's advice, else its steps, else the recommendations still open."""
    daftar = listing(bahan, "saran") or listing(bahan, "langkah") or _open_points(bahan)
    if not daftar:
        return (Paragraf(bahan.celah("saran dan langkah perbaikan (lembar narasi, bagian saran)")),)
    return (Paragraf(_SARAN), *daftar)


def _open_points(bahan: Bahan) -> tuple[Daftar, ...]:
    selesai = {t.rekomendasi for t in bahan.berkas.tindak_lanjut} - {
        t.rekomendasi for t in bahan.berkas.tindak_lanjut if t.status != "selesai"
    }
    terbuka = tuple(r.uraian for r in bahan.berkas.rekomendasi if r.id not in selesai)
    return (Daftar(terbuka, "1."),) if terbuka else ()


ISI: Mapping[str, Callable[[Bahan], tuple[Blok, ...]]] = {
    "simpulan": _conclusion,
    "saran": _advice,
    "langkah": _advice,
}
