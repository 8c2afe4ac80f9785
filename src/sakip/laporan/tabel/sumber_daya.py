"""Money, staff and facilities, and their efficiency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sakip.berkas import baris as b
from sakip.core.aturan.jenis import Selisih
from sakip.core.jejak import Hasil
from sakip.hitung import KANTOR
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import Kalimat, plain, series
from sakip.laporan.kalimat_sumber import efficiency_sentence, scarcity_sentence
from sakip.laporan.narasi import paragraphs
from sakip.laporan.tabel import sarpras
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import (
    TANPA_ANGGARAN,
    TANPA_IKU,
    TANPA_PROGRAM,
    TANPA_SARPRAS,
    by_node,
    called,
    has_money,
    missing,
    money,
    node_rows,
    number,
    of_programmes,
    rule,
    two_heads,
)
from sakip.laporan.uraian import own_sentence, own_words
from sakip.naskah.pohon import Blok, Daftar, Isi, Kolom, Paragraf, Rujuk, Tabel

_TANPA_PEGAWAI = "kebutuhan dan ketersediaan pegawai tahun laporan (lembar sdm)"
_ANGGARAN = "tabel-efisiensi-anggaran"


class _Daya(NamedTuple):
    """A resource: its measures, unit and words; `bersama` where the whole office shares it."""

    aturan: str
    tersedia: str
    kebutuhan: str
    ketersediaan: str
    efisiensi: str
    satuan: str
    apa: str
    judul: str
    kepala: tuple[str, str]
    bersama: bool = False


_PEGAWAI = _Daya(
    "efisiensi.sdm",
    "sdm-tersedia",
    "sdm-kebutuhan",
    "ketersediaan-sdm",
    "efisiensi-sdm",
    "orang",
    "pegawai",
    "Pegawai",
    ("Tersedia (orang)", "Kebutuhan (orang)"),
)
_SARANA = _Daya(
    "efisiensi.sarpras",
    "sarpras-tersedia",
    "sarpras-standar",
    "ketersediaan-sarpras",
    "efisiensi-sarpras",
    "unit",
    "sarana dan prasarana",
    "Sarana dan prasarana",
    ("Tersedia (unit)", "Standar (unit)"),
    bersama=True,
)


# -- money --------------------------------------------------------------------


def _money(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    if not bahan.iku or not has_money(bahan):
        return missing(bahan, TANPA_ANGGARAN if bahan.iku else TANPA_IKU)

    def cells(subjek: str, capaian: str) -> tuple[Isi, ...]:
        return (
            number(bahan, "rerata-capaian", capaian),
            money(bahan, "serapan", subjek, satuan="%"),
            money(bahan, "efisiensi-anggaran", subjek, satuan="poin"),
        )

    tabel = table(
        nomor,
        f"Efisiensi Penggunaan Anggaran Tahun {bahan.tahun}",
        (
            "Sasaran strategis",
            "Indikator kinerja utama",
            "Capaian kinerja (%)",
            "Serapan anggaran (%)",
            "Efisiensi (poin)",
        ),
        (Kolom(lebar=30), Kolom(lebar=34), *(Kolom("koma", 12) for _ in range(3))),
        (
            *node_rows(
                bahan.iku,
                lambda simpul: (bahan.nama_simpul(simpul),),
                lambda i: (i.nama,),
                lambda simpul: cells(simpul, simpul),
            ),
            total("Seluruh anggaran kantor", 2, *cells(KANTOR, "iku")),
        ),
        sumber="Efisiensi adalah capaian kinerja dikurangi serapan anggaran, dalam poin.",
        label=_ANGGARAN,
    )
    subjek = [(called(bahan, s), s, s) for s, _ in by_node(bahan.iku)]
    subjek.append((bahan.berkas.kantor.nama, KANTOR, "iku"))
    kalimat = [
        own_sentence(
            bahan,
            "efisiensi-anggaran",
            s,
            efficiency_sentence(nama, capaian, serapan, efisiensi),
        )
        for nama, s, dari in subjek
        if (capaian := bahan.hasil("rerata-capaian", dari))
        and (serapan := bahan.hasil("serapan", s))
        and (efisiensi := bahan.hasil("efisiensi-anggaran", s))
    ]
    return (
        Paragraf(
            (
                "Efisiensi anggaran dilihat dari selisih antara capaian kinerja dan serapan "
                "anggaran tiap sasaran strategis, seperti dalam ",
                Rujuk(_ANGGARAN),
                ". Kata efisien hanya dipakai bila targetnya tercapai.",
            )
        ),
        tabel,
        *own_words(bahan, "efisiensi-anggaran", (Daftar(tuple(kalimat)),) if kalimat else ()),
    )


# -- staff and facilities beside the result -----------------------------------


def _table(
    bahan: Bahan,
    nomor: str,
    daya: _Daya,
    judul: str,
    kepala: str,
    indikator: Sequence[b.IndikatorVersi],
    rerata: str,
    label: str,
) -> Tabel:
    """Result, need and supply of a resource; `rerata` is the subject of the last row's mean."""

    def cells(simpul: str) -> tuple[Isi, ...]:
        dari = KANTOR if daya.bersama else simpul
        return (
            number(bahan, "rerata-capaian", simpul),
            number(bahan, daya.tersedia, dari, satuan=daya.satuan),
            number(bahan, daya.kebutuhan, dari, satuan=daya.satuan),
            number(bahan, daya.ketersediaan, dari),
            number(bahan, daya.efisiensi, simpul, satuan="poin"),
        )

    catatan = rule(bahan, daya.aturan, Selisih).catatan
    if not daya.bersama:
        catatan += " Baris terakhir memuat pegawai kantor, bukan jumlah baris di atasnya."
    return Tabel(
        nomor=nomor,
        judul=f"{judul} Tahun {bahan.tahun}",
        kolom=(Kolom(), Kolom(), *(Kolom("koma", 11) for _ in range(4)), Kolom("koma", 10)),
        kepala=two_heads(
            kepala,
            "Indikator kinerja",
            "Capaian (%)",
            (daya.judul, (*daya.kepala, "Ketersediaan (%)")),
            "Efisiensi (poin)",
        ),
        baris=(
            *node_rows(
                indikator,
                lambda simpul: (bahan.nama_simpul(simpul),),
                lambda i: (i.nama,),
                cells,
            ),
            total(
                "Seluruh kantor",
                2,
                number(bahan, "rerata-capaian", rerata),
                number(bahan, daya.tersedia, satuan=daya.satuan),
                number(bahan, daya.kebutuhan, satuan=daya.satuan),
                number(bahan, daya.ketersediaan),
                number(bahan, daya.efisiensi, KANTOR if rerata == "iku" else rerata, satuan="poin"),
            ),
        ),
        sumber=catatan,
        label=label,
    )


def _scarcity(
    bahan: Bahan, daya: _Daya, bagian: str, nama: str, simpul: str, capaian: str
) -> Kalimat:
    """What is said of one node, or of the office; nothing where a figure was not computed."""
    dari = KANTOR if daya.bersama else simpul
    angka: list[Hasil] = []
    for ukuran, subjek in (
        ("rerata-capaian", capaian),
        (daya.tersedia, dari),
        (daya.kebutuhan, dari),
        (daya.ketersediaan, dari),
        (daya.efisiensi, simpul),
    ):
        hasil = bahan.hasil(ukuran, subjek)
        if hasil is None:
            return ()
        angka.append(hasil)
    return own_sentence(bahan, bagian, simpul, scarcity_sentence(nama, daya.apa, *angka))


def _staff(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    if not bahan.iku or bahan.hasil("sdm-tersedia") is None:
        return missing(bahan, _TANPA_PEGAWAI if bahan.iku else TANPA_IKU)
    label, bagian = "tabel-sdm-sasaran", "sdm-sasaran"
    judul = "Efisiensi Penggunaan Sumber Daya Manusia Menurut Sasaran"
    subjek = [(called(bahan, s), s, s) for s, _ in by_node(bahan.iku)]
    subjek.append((bahan.berkas.kantor.nama, KANTOR, "iku"))
    kalimat = [
        k for nama, s, dari in subjek if (k := _scarcity(bahan, _PEGAWAI, bagian, nama, s, dari))
    ]
    return (
        Paragraf(
            (
                "Kebutuhan pegawai menurut analisis beban kerja dibandingkan dengan pegawai yang "
                "ada, lalu disandingkan dengan capaian kinerja dalam ",
                Rujuk(label),
                ".",
            )
        ),
        _table(bahan, nomor, _PEGAWAI, judul, "Sasaran strategis", bahan.iku, "iku", label),
        *own_words(bahan, bagian, (Daftar(tuple(kalimat)),) if kalimat else ()),
    )


def _staff_program(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = of_programmes(bahan)
    if not indikator or bahan.hasil("sdm-tersedia") is None:
        return missing(bahan, _TANPA_PEGAWAI if indikator else TANPA_PROGRAM)
    label = "tabel-sdm-program"
    judul = "Efisiensi Penggunaan Sumber Daya Manusia Menurut Program"
    return (
        Paragraf(("Pembagian pegawai menurut program ada dalam ", Rujuk(label), ".")),
        _table(bahan, nomor, _PEGAWAI, judul, "Program", indikator, "program", label),
        *own_words(bahan, "sdm-program", _staff_words(bahan, indikator)),
        *paragraphs(bahan, "sumber-daya-manusia"),
    )


def _staff_words(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> tuple[Blok, ...]:
    """Programmes with the largest and the smallest share of the staff they need."""
    ada = {
        s: h.terbit
        for s, _ in by_node(indikator)
        if (h := bahan.hasil("ketersediaan-sdm", s)) and h.terbit is not None
    }
    if len(set(ada.values())) < 2:
        return ()
    bagian: list[Kalimat] = []
    for kata, nilai in (("terbesar", max(ada.values())), ("terkecil", min(ada.values()))):
        siapa = [s for s, n in ada.items() if n == nilai]
        nama = plain(series([bahan.nama_simpul(s) for s in siapa]))
        bagian.append((f"{kata} ada pada {nama} (", bahan.nilai("ketersediaan-sdm", siapa[0]), ")"))
    return (Paragraf(("Ketersediaan pegawai ", *series(bagian, "dan yang"), ".")),)


def _shared_facilities(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    if not bahan.iku or bahan.hasil("sarpras-tersedia") is None:
        return missing(bahan, TANPA_SARPRAS if bahan.iku else TANPA_IKU)
    label, bagian = "tabel-efisiensi-sarpras", "efisiensi-sarpras"
    judul = "Efisiensi Penggunaan Sarana dan Prasarana"
    kata = _scarcity(bahan, _SARANA, bagian, bahan.berkas.kantor.nama, KANTOR, "iku")
    return (
        Paragraf(
            (
                "Sarana dan prasarana dipakai bersama oleh semua sasaran. Ketersediaannya "
                "disandingkan dengan capaian kinerja dalam ",
                Rujuk(label),
                ".",
            )
        ),
        _table(bahan, nomor, _SARANA, judul, "Sasaran strategis", bahan.iku, "iku", label),
        *own_words(bahan, bagian, (Paragraf(kata),) if kata else ()),
        *paragraphs(bahan, "sarana-prasarana"),
    )


TABEL: Mapping[str, TabelNaskah] = {
    "efisiensi-anggaran": TabelNaskah(_money),
    "sdm-sasaran": TabelNaskah(_staff),
    "sdm-program": TabelNaskah(_staff_program),
    **sarpras.TABEL,
    "efisiensi-sarpras": TabelNaskah(_shared_facilities),
}
