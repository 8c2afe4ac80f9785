"""The performance tree: who hangs under whom, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from sakip.core.aturan.jenis import PohonKinerja
from sakip.galat import Galat


class SimpulPohon(NamedTuple):
    """One node as the checks need it; induk None is a root."""

    id: str
    induk: str | None
    jenis: str
    nama: str
    punya_indikator: bool


class Temuan(NamedTuple):
    """One finding: where, what is wrong, how to mend it."""

    kode: str
    simpul: str
    pesan: str
    saran: str
    berat: Literal["galat", "peringatan"]


def anak_anak(simpul: Sequence[SimpulPohon]) -> dict[str | None, list[SimpulPohon]]:
    """Children by parent id, in the order given; roots stand under None."""
    hasil: dict[str | None, list[SimpulPohon]] = {}
    for satu in simpul:
        hasil.setdefault(satu.induk, []).append(satu)
    return hasil


def urutan(simpul: Sequence[SimpulPohon]) -> Iterator[tuple[int, SimpulPohon]]:
    """Depth and node, every node before its children; what hangs on no root is left out."""
    anak = anak_anak(simpul)
    tumpukan = [(0, satu) for satu in reversed(anak.get(None, []))]
    while tumpukan:
        dalam, satu = tumpukan.pop()
        yield dalam, satu
        tumpukan.extend((dalam + 1, bawah) for bawah in reversed(anak.get(satu.id, [])))


def jalur(simpul: Sequence[SimpulPohon], id_simpul: str) -> tuple[SimpulPohon, ...]:
    """From the root to the node. Raises Galat for an unknown id, an orphan or a cycle."""
    peta = {satu.id: satu for satu in simpul}
    hasil: list[SimpulPohon] = []
    kini: str | None = id_simpul
    while kini is not None:
        satu = peta.get(kini)
        if satu is None:
            raise Galat(
                "pohon.simpul",
                f"simpul {id_simpul}",
                f"Bagian rencana '{kini}' tidak ada dalam pohon.",
                "Periksa id induknya.",
            )
        if satu in hasil:
            raise Galat(
                "pohon.lingkar",
                f"simpul {id_simpul}",
                f"Pohon berputar di '{kini}'.",
                "Lepaskan salah satu induk dalam lingkaran itu.",
            )
        hasil.append(satu)
        kini = satu.induk
    return tuple(reversed(hasil))


def periksa_pohon(isi: PohonKinerja, simpul: Sequence[SimpulPohon]) -> tuple[Temuan, ...]:
    """All findings, in the order of the nodes; empty when the tree is sound.

    ``galat``: same id twice, orphan, cycle, unknown level, level under a wrong parent, node
    that must have an indicator and has none. ``peringatan``: level that may stand without
    one, copy of the parent, outcome phrased as an activity.
    """
    peta = {satu.id: satu for satu in simpul}
    kegiatan = frozenset(_inti(kata) for kata in isi.kata_kegiatan)
    temuan: list[Temuan] = []
    terlihat: set[str] = set()
    for satu in simpul:
        if satu.id in terlihat:
            temuan.append(
                Temuan(
                    "pohon.ganda",
                    satu.id,
                    f"Id '{satu.id}' dipakai lebih dari satu simpul.",
                    "Beri setiap bagian rencana id sendiri.",
                    "galat",
                )
            )
        terlihat.add(satu.id)
        temuan.extend(_periksa_induk(isi, satu, peta))
        temuan.extend(_periksa_isi(isi, satu, peta, kegiatan))
    temuan.extend(_lingkaran(simpul, peta))
    return tuple(temuan)


def _periksa_induk(
    isi: PohonKinerja, satu: SimpulPohon, peta: Mapping[str, SimpulPohon]
) -> Iterator[Temuan]:
    tingkat = {pilihan.id: pilihan.nama for pilihan in isi.tingkat}
    if satu.jenis not in tingkat:
        yield Temuan(
            "pohon.jenis",
            satu.id,
            f"Jenis '{satu.jenis}' tidak dikenal.",
            f"Pakai salah satu: {', '.join(tingkat)}.",
            "galat",
        )
        return
    boleh = isi.induk_boleh.get(satu.jenis, ())
    pilihan = " atau ".join(tingkat.get(jenis, jenis) for jenis in boleh)
    if satu.induk is None:
        if boleh:
            yield Temuan(
                "pohon.yatim",
                satu.id,
                f"{tingkat[satu.jenis]} '{satu.nama}' tidak punya induk.",
                f"Gantungkan pada {pilihan}.",
                "galat",
            )
        return
    induk = peta.get(satu.induk)
    if induk is None:
        yield Temuan(
            "pohon.yatim",
            satu.id,
            f"Induk '{satu.induk}' dari '{satu.nama}' tidak ada.",
            f"Perbaiki id induknya, atau gantungkan pada {pilihan}."
            if boleh
            else "Kosongkan induknya.",
            "galat",
        )
    elif induk.jenis not in boleh:
        atas = tingkat.get(induk.jenis, induk.jenis)
        yield Temuan(
            "pohon.tingkat",
            satu.id,
            f"{tingkat[satu.jenis]} '{satu.nama}' tidak boleh berada di bawah {atas}.",
            f"Gantungkan pada {pilihan}." if boleh else "Kosongkan induknya.",
            "galat",
        )


def _periksa_isi(
    isi: PohonKinerja,
    satu: SimpulPohon,
    peta: Mapping[str, SimpulPohon],
    kegiatan: frozenset[str],
) -> Iterator[Temuan]:
    if not satu.punya_indikator:
        wajib = satu.jenis in isi.wajib_indikator
        if wajib or satu.jenis in isi.boleh_tanpa_indikator:
            yield Temuan(
                "pohon.indikator",
                satu.id,
                f"'{satu.nama}' belum punya indikator.",
                "Tambahkan paling sedikit satu indikator.",
                "galat" if wajib else "peringatan",
            )
    induk = peta.get(satu.induk) if satu.induk is not None else None
    if induk is not None and induk is not satu and _inti(induk.nama) == _inti(satu.nama):
        yield Temuan(
            "pohon.salinan",
            satu.id,
            f"'{satu.nama}' hanya menyalin induknya.",
            "Tulis kondisi yang lebih dekat ke kerja unit ini.",
            "peringatan",
        )
    kata = _inti(satu.nama).split(" ")[0]
    if satu.jenis in isi.kondisi and kata in kegiatan:
        yield Temuan(
            "pohon.kegiatan",
            satu.id,
            f"'{satu.nama}' ditulis sebagai kegiatan (kata '{kata}'), bukan kondisi hasil.",
            "Tulis keadaan yang ingin dicapai, misalnya diawali 'Meningkatnya'.",
            "peringatan",
        )


def _lingkaran(simpul: Sequence[SimpulPohon], peta: Mapping[str, SimpulPohon]) -> Iterator[Temuan]:
    """Each cycle once, with its path, whatever node one starts from."""
    selesai: set[str] = set()
    for awal in simpul:
        jalan: list[str] = []
        kini: str | None = awal.id
        while kini is not None and kini in peta and kini not in selesai and kini not in jalan:
            jalan.append(kini)
            kini = peta[kini].induk
        if kini is not None and kini in jalan:
            putar = [*jalan[jalan.index(kini) :], kini]
            yield Temuan(
                "pohon.lingkar",
                kini,
                f"Bagian rencana saling menjadi induk: {' → '.join(putar)}.",
                "Lepaskan salah satu induk dalam lingkaran itu.",
                "galat",
            )
        selesai.update(jalan)


def _inti(nama: str) -> str:
    """Text reduced to its words in lower case."""
    return " ".join(re.findall(r"\w+", nama.casefold()))
