"""Target, realisasi and capaian of the year."""

from __future__ import annotations

from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import in_words, mean_sentence, sentence_of
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.naskah.pohon import Baris, Blok, Daftar, Kolom, Paragraf, Rujuk

_LABEL_IKU = "tabel-capaian-iku"


def _iku(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    kantor, tahun, iku = bahan.berkas.kantor.nama, bahan.tahun, bahan.iku
    tabel = table(
        nomor,
        f"Capaian Indikator Kinerja Utama Tahun {tahun}",
        ("Sasaran strategis", "Indikator kinerja", "Target", "Realisasi", "Capaian"),
        (Kolom(lebar=30), Kolom(lebar=34), *(Kolom("koma", 12) for _ in range(3))),
        (
            *(
                Baris(
                    (
                        bahan.nama_simpul(i.simpul),
                        i.nama,
                        bahan.nilai("target", i.indikator),
                        bahan.nilai("realisasi", i.indikator),
                        bahan.nilai("capaian", i.indikator),
                    )
                )
                for i in iku
            ),
            total("Rata-rata capaian IKU", 4, bahan.nilai("rerata-capaian", "iku")),
        ),
        label=_LABEL_IKU,
        sumber="Dihitung dari target Perjanjian Kinerja dan realisasi yang tercatat.",
    )
    return (
        Paragraf(
            (
                f"{kantor} mengukur {in_words(len(iku))} indikator kinerja utama pada tahun "
                f"{tahun}. Realisasi tiap indikator dibandingkan dengan target Perjanjian "
                "Kinerja, dan hasilnya disajikan dalam ",
                Rujuk(_LABEL_IKU),
                ".",
            )
        ),
        tabel,
        *_sentences(bahan),
    )


def _sentences(bahan: Bahan) -> tuple[Blok, ...]:
    """What the table means: the mean and its spread, then each indicator."""
    rerata = bahan.hasil("rerata-capaian", "iku")
    capaian = [h for i in bahan.iku if (h := bahan.hasil("capaian", i.indikator))]
    satuan = [
        sentence_of(i.nama, target, realisasi, hasil)
        for i in bahan.iku
        if (target := bahan.hasil("target", i.indikator))
        and (realisasi := bahan.hasil("realisasi", i.indikator))
        and (hasil := bahan.hasil("capaian", i.indikator))
    ]
    if rerata is None or not satuan:
        return ()
    return (
        Paragraf(mean_sentence(rerata, bahan.hasil("predikat", "iku"), capaian)),
        Daftar(tuple(satuan), penomoran="1."),
    )


TABEL = {"capaian-iku": TabelNaskah(_iku)}
