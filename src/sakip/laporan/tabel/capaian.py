"""Target, realisasi and capaian of the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    spread_sentence,
    why_none,
)
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import (
    TINGKAT,
    condition,
    missed,
    missing,
    node_name,
    node_rows,
    number,
    rule,
    supporting,
    target_of,
    untargeted,
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
_PROGRAM = "tabel-capaian-program"
_SERATUS = Decimal(100)
_TANPA_STATUS = "Belum dapat dinilai"
_TANPA_IKU = "indikator kinerja utama tahun laporan"
_RERATA = (("program", "program"), ("kegiatan", "kegiatan"), ("sub-kegiatan", "sub kegiatan"))
"""Levels with a mean of their own: subject of the figure, and how it is called."""
_HAMBATAN = "Hambatan: "
_UPAYA = "Upaya: "


# -- IKU ----------------------------------------------------------------------


def _iku(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    kantor, tahun, iku = bahan.berkas.kantor.nama, bahan.tahun, bahan.iku
    if not iku:
        return missing(bahan, _TANPA_IKU)
    tabel = table(
        nomor,
        f"Capaian Indikator Kinerja Utama Tahun {tahun}",
        ("Sasaran strategis", "Indikator kinerja utama", "Target", "Realisasi", "Capaian"),
        (Kolom(lebar=30), Kolom(lebar=34), *(Kolom("koma", 12) for _ in range(3))),
        (
            *node_rows(
                iku,
                lambda simpul: (bahan.nama_simpul(simpul),),
                lambda i: (
                    i.nama,
                    target_of(bahan, i),
                    bahan.nilai("realisasi", i.indikator),
                    bahan.nilai("capaian", i.indikator),
                ),
            ),
            total("Rata-rata capaian IKU", 4, bahan.nilai("rerata-capaian", "iku")),
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
        return missing(bahan, _TANPA_IKU)
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
        isi = (bahan.nama_simpul(i.simpul), i.nama, bahan.nilai("capaian", i.indikator))
        yield Baris((*(depan if ke == 0 else ()), *isi))


def _status_words(bahan: Bahan) -> tuple[Blok, ...]:
    kurang = [(f"{i.nama} (", bind(h), ")") for i, h in missed(bahan, bahan.iku)]
    if not kurang:
        return ()
    awal = "Indikator" if len(kurang) == 1 else f"{capital(in_words(len(kurang)))} indikator"
    akhir = ". Sebab dan langkah perbaikannya diuraikan pada bagian analisis."
    return (Paragraf((f"{awal} yang belum mencapai target adalah ", *series(kurang), akhir)),)


# -- programmes, kegiatan, sub kegiatan ---------------------------------------


def _program(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = supporting(bahan)
    if not indikator:
        return missing(bahan, f"indikator program dan kegiatan tahun {bahan.tahun}")
    tabel = table(
        nomor,
        f"Capaian Program, Kegiatan, dan Sub Kegiatan Tahun {bahan.tahun}",
        (
            "No",
            "Program, kegiatan, sub kegiatan",
            "Sasaran",
            "Indikator",
            "Satuan",
            "Target",
            "Realisasi",
            "Capaian (%)",
        ),
        (
            Kolom("tengah", 4),
            Kolom(lebar=24),
            Kolom(lebar=21),
            Kolom(lebar=22),
            Kolom(lebar=9),
            *(Kolom("koma") for _ in range(3)),
        ),
        (
            *node_rows(
                indikator,
                lambda s: (node_name(bahan, s), condition(bahan, s)),
                lambda i: (
                    i.nama,
                    i.satuan or "nilai",
                    target_of(bahan, i, satuan=False),
                    number(bahan, "realisasi", i.indikator, satuan=i.satuan),
                    number(bahan, "capaian", i.indikator),
                ),
                bernomor=True,
            ),
            *(
                total(f"Rata-rata capaian {nama}", 7, number(bahan, "rerata-capaian", subjek))
                for subjek, nama in _RERATA
                if bahan.hasil("rerata-capaian", subjek)
            ),
        ),
        label=_PROGRAM,
    )
    return (
        Paragraf(
            (
                f"IKU ditopang oleh {len(indikator)} indikator program, kegiatan, dan sub "
                "kegiatan. Target, realisasi, dan capaiannya dirinci dalam ",
                Rujuk(_PROGRAM),
                ".",
            )
        ),
        tabel,
        *own_words(bahan, "capaian-program", _program_words(bahan, indikator)),
    )


def _program_words(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> tuple[Blok, ...]:
    """The spread level by level; what is above target, below it, and without one, by name."""
    blok: list[Blok] = [Paragraf(" ".join(_spread_by_level(bahan, indikator)))]
    lebih: list[Kalimat] = [
        (f"{i.nama} (", bind(h), ")")
        for i in indikator
        if (h := bahan.hasil("capaian", i.indikator)) and h.terbit is not None and h.terbit > 100
    ]
    if lebih:
        blok.append(Paragraf(("Yang melampaui target: ", *series(lebih), ".")))
    if kurang := missed(bahan, indikator):
        blok.append(Paragraf("Yang belum mencapai target, beserta sebab dan upayanya:"))
        blok.append(
            Daftar(
                tuple(
                    own_sentence(bahan, "capaian-program", i.indikator, missed_item(bahan, i, h))
                    for i, h in kurang
                ),
                "1.",
            )
        )
    if tanpa := [i.nama for i in bahan.indikator if i.peran == "kinerja" and untargeted(bahan, i)]:
        awal = f"Tidak ditargetkan pada {bahan.tahun}, karena itu tidak dinilai: "
        blok.append(Paragraf((awal, *series(tanpa), ".")))
    return tuple(blok)


def _spread_by_level(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> Iterator[str]:
    for jenis, nama in TINGKAT.items():
        capaian = [
            h
            for i in indikator
            if bahan.indeks.jenis_simpul[i.simpul] is jenis
            and (h := bahan.hasil("capaian", i.indikator))
            and h.terbit is not None
        ]
        if capaian:
            teks = spread_sentence(capaian)
            yield f"Dari {len(capaian)} indikator {nama.lower()}, {teks[0].lower()}{teks[1:]}"


def missed_item(bahan: Bahan, iv: b.IndikatorVersi, capaian: Hasil) -> Kalimat:
    """An indicator below target with what the measurement says of causes and efforts."""
    isi: Kalimat = (
        f"{iv.nama}: realisasi ",
        bahan.nilai("realisasi", iv.indikator),
        " dari target ",
        target_of(bahan, iv),
        ", capaian ",
        bind(capaian),
        ".",
    )
    baris = bahan.indeks.realisasi.get((iv.indikator, str(bahan.tahun)))
    if baris is None:
        return isi
    for judul, teks in (("", baris.penjelasan), (_HAMBATAN, baris.hambatan), (_UPAYA, baris.upaya)):
        if teks:
            isi += (f" {judul}{capital(teks).rstrip('.')}.",)
    return isi


TABEL = {
    "capaian-iku": TabelNaskah(_iku),
    "status-capaian": TabelNaskah(_status),
    "capaian-program": TabelNaskah(_program, mendatar=True),
}
