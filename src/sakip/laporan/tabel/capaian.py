"""Target, realisasi and capaian of the year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from sakip.berkas import baris as b
from sakip.core.aturan.jenis import PilihanSkala, Skala
from sakip.core.jejak import Hasil
from sakip.core.predikat import sebutan
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import (
    Kalimat,
    capital,
    in_words,
    mean_sentence,
    sentence_of,
    series,
    why_none,
)
from sakip.laporan.tabel import capaian_program
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import (
    TANPA_IKU,
    beside_iku,
    capaian_of,
    missed,
    missing,
    node_rows,
    rule,
    target_of,
)
from sakip.laporan.uraian import own_sentence, own_words
from sakip.naskah.gambar.batang import Batang, gambar_batang
from sakip.naskah.gambar.dasar import Terbit
from sakip.naskah.pohon import (
    Baris,
    Blok,
    Daftar,
    Gambar,
    Kolom,
    Paragraf,
    Rujuk,
    Sel,
)

_IKU = "tabel-capaian-iku"
_GAMBAR = "gambar-capaian-iku"
_STATUS = "tabel-status-capaian"
_SERATUS = Decimal(100)
_TANPA_STATUS = "Belum dapat dinilai"
_BUKAN_IKU = "Indikator tujuan dan sasaran yang bukan IKU"


# -- IKU ----------------------------------------------------------------------


def _iku(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    kantor, tahun, iku = bahan.berkas.kantor.nama, bahan.tahun, bahan.iku
    if not iku:
        return missing(bahan, TANPA_IKU)

    def rows(indikator: Sequence[b.IndikatorVersi]) -> Iterator[Baris]:
        return node_rows(
            indikator,
            lambda simpul: (bahan.nama_simpul(simpul),),
            lambda i: (
                i.nama,
                target_of(bahan, i),
                bahan.nilai("realisasi", i.indikator),
                capaian_of(bahan, i),
            ),
        )

    lain = beside_iku(bahan)
    pisah = [Baris((Sel(_BUKAN_IKU, kolom=5),), gaya="kelompok")] if lain else []
    tabel = table(
        nomor,
        f"Capaian Indikator Kinerja Utama Tahun {tahun}",
        ("Sasaran strategis", "Indikator kinerja utama", "Target", "Realisasi", "Capaian"),
        (Kolom(lebar=30), Kolom(lebar=34), *(Kolom("koma", 12) for _ in range(3))),
        (
            *rows(iku),
            total("Rata-rata capaian IKU", 4, bahan.nilai("rerata-capaian", "iku")),
            *pisah,
            *rows(lain),
        ),
        label=_IKU,
        sumber="Dihitung dari target Perjanjian Kinerja dan realisasi yang tercatat.",
    )
    return (
        Paragraf(
            (
                f"{kantor} mengukur {in_words(len(iku))} indikator kinerja utama (IKU) pada tahun "
                f"{tahun}. Realisasi tiap indikator dibandingkan dengan target Perjanjian "
                "Kinerja, dan hasilnya disajikan dalam ",
                Rujuk(_IKU),
                " dan ",
                Rujuk(_GAMBAR),
                ".",
            )
        ),
        tabel,
        _picture(bahan),
        *own_words(bahan, "capaian-iku", _iku_words(bahan)),
    )


def _picture(bahan: Bahan) -> Gambar:
    judul = f"Capaian Indikator Kinerja Utama Tahun {bahan.tahun} Dibanding Target"
    batang = []
    for i in bahan.iku:
        capaian = bahan.hasil("capaian", i.indikator)
        if capaian is None or capaian.terbit is None:
            batang.append(Batang(i.nama, why_none(capaian.kosong if capaian else None)))
            continue
        status = bahan.hasil("status", i.indikator)
        batang.append(
            Batang(
                i.nama,
                Terbit(capaian.terbit, capaian.tampil),
                Terbit(_SERATUS, "100%"),
                "baik" if capaian.terbit >= _SERATUS else "kurang",
                status.tampil if status else "",
            )
        )
    return Gambar("", judul, gambar_batang(judul, batang), label=_GAMBAR)


def _iku_words(bahan: Bahan) -> tuple[Blok, ...]:
    """What the table means: the mean and its spread, then each indicator."""
    rerata = bahan.hasil("rerata-capaian", "iku")
    ada = [(i, h) for i in bahan.iku if (h := bahan.hasil("capaian", i.indikator))]
    if rerata is None or not ada:
        return ()
    satuan = [
        own_sentence(bahan, "capaian-iku", i.indikator, _reached(bahan, i, hasil))
        for i, hasil in ada
    ]
    return (
        Paragraf(mean_sentence(rerata, bahan.hasil("predikat", "iku"), [h for _, h in ada])),
        Daftar(tuple(satuan), penomoran="1."),
    )


def _reached(bahan: Bahan, iv: b.IndikatorVersi, capaian: Hasil) -> Kalimat:
    """One indicator's sentence; a capaian exists only where target and realisasi do."""
    target = bahan.buku.ambil(f"target:{iv.indikator}:{bahan.tahun}")
    realisasi = bahan.buku.ambil(f"realisasi:{iv.indikator}:{bahan.tahun}")
    return sentence_of(iv.nama, target, realisasi, capaian, iv.polaritas)


# -- status -------------------------------------------------------------------


def _status(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    """Which IKU exceeded, met and missed their targets; a mean has no place here."""
    if not bahan.iku:
        return missing(bahan, TANPA_IKU)
    pakai = rule(bahan, "skala.pilihan", PilihanSkala).pakai["status"]
    skala = rule(bahan, pakai, Skala)
    golongan: dict[str, list[b.IndikatorVersi]] = {
        sebutan(skala, k): [] for k in reversed(skala.kelas)
    }
    for i in bahan.iku:
        status = bahan.hasil("status", i.indikator)
        golongan.setdefault((status.label if status else "") or _TANPA_STATUS, []).append(i)
    tabel = table(
        nomor,
        f"Status Capaian Sasaran Strategis Tahun {bahan.tahun}",
        ("No", "Status", "Jumlah IKU", "Sasaran strategis", "Indikator kinerja utama", "Capaian"),
        (
            Kolom("tengah", 6),
            Kolom(lebar=16),
            Kolom("tengah", 11),
            Kolom(lebar=27),
            Kolom(lebar=28),
            Kolom("koma", 12),
        ),
        tuple(
            satu
            for ke, (nama, punya) in enumerate(golongan.items(), 1)
            for satu in _status_rows(bahan, str(ke), nama, punya)
        ),
        label=_STATUS,
    )
    return (
        Paragraf(
            (
                "Menurut statusnya terhadap target, sasaran strategis dan indikatornya terbagi "
                "seperti dalam ",
                Rujuk(_STATUS),
                ".",
            )
        ),
        tabel,
        *own_words(bahan, "status-capaian", _status_words(bahan)),
    )


def _status_rows(
    bahan: Bahan, nomor: str, nama: str, punya: Sequence[b.IndikatorVersi]
) -> Iterator[Baris]:
    if not punya:
        yield Baris((nomor, nama, "0", Sel("Tidak ada indikator dengan status ini.", kolom=3)))
    for ke, i in enumerate(punya):
        depan = [Sel(x, baris=len(punya)) for x in (nomor, nama, str(len(punya)))]
        isi = (bahan.nama_simpul(i.simpul), i.nama, capaian_of(bahan, i))
        yield Baris((*(depan if ke == 0 else ()), *isi))


def _status_words(bahan: Bahan) -> tuple[Blok, ...]:
    kurang = [(f"{i.nama} (", bind(h), ")") for i, h in missed(bahan, bahan.iku)]
    if not kurang:
        return ()
    awal = "Indikator" if len(kurang) == 1 else f"{capital(in_words(len(kurang)))} indikator"
    akhir = ". Sebab dan langkah perbaikannya diuraikan pada bagian analisis."
    return (Paragraf((f"{awal} yang belum mencapai target adalah ", *series(kurang), akhir)),)


TABEL: Mapping[str, TabelNaskah] = {
    "capaian-iku": TabelNaskah(_iku),
    "status-capaian": TabelNaskah(_status),
    **capaian_program.TABEL,
}
