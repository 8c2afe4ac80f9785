"""What the schema of single rows cannot see: keys, references, plan versions, circles, bindings.

Every finding names sheet and row as a person finds them in the file, and the mend.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from sakip.berkas import baris as b
from sakip.berkas.baris import MURNI
from sakip.berkas.cocok import check_figures
from sakip.berkas.indeks import version_order
from sakip.berkas.model import LEMBAR, Berkas
from sakip.berkas.tempat import place
from sakip.core.alamat import Alamat
from sakip.core.periode import JenisPeriode, Periode
from sakip.galat import Galat

_BERDIRI_SENDIRI = frozenset({"anggaran", "sdm", "sarpras", "pejabat"})
"""Sheets that nothing refers to, of which only keys, references and plan versions are checked."""
# Sheets whose rows are named by others, by the field that names them.
_BER_ID = ("dokumen", "jabatan", "simpul", "indikator", "layanan", "rekomendasi", "proses")


def validate(berkas: Berkas, sejak: Berkas | None = None) -> list[Galat]:
    """Everything wrong in a Berkas that its rows cannot tell alone; empty when sound.

    sejak: a sound Berkas from which this one was made; where they differ only in sheets that no
    check reads beside their own rows, the others are not looked at again.
    """
    lembar = tuple(
        n for n in LEMBAR if sejak is None or getattr(sejak, n) is not getattr(berkas, n)
    )
    if not _BERDIRI_SENDIRI.issuperset(lembar):
        lembar = LEMBAR
    # What hangs on a missing or doubled row is said once, not again by all that use it.
    temuan = [*_keys(berkas, lembar), *_references(berkas, lembar)]
    if temuan or _BERDIRI_SENDIRI.issuperset(lembar):
        return temuan or list(_versions_of_rows(berkas, lembar))
    return [
        *_nameless(berkas),
        *_plan_versions(berkas),
        *_circles(berkas),
        *check_figures(berkas),
        *_narrative(berkas),
    ]


def _rows(berkas: Berkas, semua: Iterable[str]) -> Iterator[tuple[str, int, b.Baris]]:
    for lembar in semua:
        for nomor, baris in enumerate(getattr(berkas, lembar), 1):
            yield lembar, nomor, baris


def _keys(berkas: Berkas, semua: Iterable[str]) -> Iterator[Galat]:
    pertama: dict[tuple[str, tuple[Any, ...]], int] = {}
    for lembar, nomor, baris in _rows(berkas, semua):
        ada = pertama.setdefault((lembar, baris.kunci), nomor)
        if ada != nomor:
            yield Galat(
                "berkas.kembar",
                place(lembar, nomor, baris),
                f"Baris ini kembar dengan baris {ada} di lembar yang sama.",
                "Hapus salah satu, atau betulkan yang seharusnya berbeda.",
            )


def _references(berkas: Berkas, semua: Iterable[str]) -> Iterator[Galat]:
    ids = {lembar: {satu.id for satu in getattr(berkas, lembar)} for lembar in _BER_ID}
    banyak = 0
    for lembar, nomor, baris in _rows(berkas, semua):
        for kolom, isi, tujuan in _names(baris):
            if isi not in ids[tujuan]:
                # Looking for the nearest id is slow; nobody reads the hundredth suggestion.
                banyak += 1
                dekat = difflib.get_close_matches(isi, ids[tujuan], 1) if banyak < 100 else ()
                yield Galat(
                    "berkas.rujukan",
                    f"{place(lembar, nomor, baris)} kolom {kolom}",
                    f"'{isi}' tidak ada di lembar {tujuan}.",
                    f"Mungkin maksud Anda '{dekat[0]}'."
                    if dekat
                    else f"Betulkan idnya, atau tambahkan '{isi}' di lembar {tujuan}.",
                )


def _names(baris: b.Baris) -> Iterator[tuple[str, str, str]]:
    """Column, id and sheet of every row that this row names."""
    for kolom, tujuan in baris.merujuk.items():
        isi = getattr(baris, kolom)
        for satu in (isi,) if isinstance(isi, str) else isi or ():
            yield kolom, satu, tujuan
    bukti: Iterable[b.Rujukan] = getattr(baris, "bukti", ())
    for rujukan in bukti:
        yield "bukti", rujukan.dokumen, "dokumen"
    if isinstance(baris, b.Catatan):
        for tercetak in baris.tercetak:
            yield "tercetak", tercetak.rujukan.dokumen, "dokumen"
    if isinstance(baris, b.Penerus):
        yield "lama", baris.lama, baris.objek
        yield "baru", baris.baru, baris.objek


def _nameless(berkas: Berkas) -> Iterator[Galat]:
    """An identity that no version row describes would silently drop out of every year."""
    bernama = {
        "simpul": {v.simpul for v in berkas.simpul_versi},
        "indikator": {v.indikator for v in berkas.indikator_versi},
    }
    for lembar, ada in bernama.items():
        for nomor, baris in enumerate(getattr(berkas, lembar), 1):
            if baris.id not in ada:
                yield Galat(
                    "berkas.tanpa_nama",
                    place(lembar, nomor, baris),
                    f"'{baris.id}' belum punya nama, jadi tidak akan dihitung.",
                    f"Tambahkan barisnya di lembar {lembar}_versi.",
                )


def _plan_versions(berkas: Berkas) -> Iterator[Galat]:
    """Versions that exist and follow each other, and years that lie inside a plan."""
    versi: dict[str, list[b.VersiRencana]] = {}
    for v in berkas.versi_rencana:
        versi.setdefault(v.periode, []).append(v)
    for nomor, v in enumerate(berkas.versi_rencana, 1):
        sesudah = [w for w in versi[v.periode] if version_order(w.id) < version_order(v.id)]
        if any(w.berlaku > v.berlaku for w in sesudah):
            yield Galat(
                "berkas.urutan_versi",
                place("versi_rencana", nomor, v),
                f"{v.id} berlaku {v.berlaku}, lebih awal daripada versi sebelumnya.",
                "Betulkan tanggal berlakunya.",
            )
    yield from _versions_of_rows(berkas, LEMBAR)
    yield from _target_years(berkas, [Periode.baca(p) for p in versi])


def _versions_of_rows(berkas: Berkas, semua: Iterable[str]) -> Iterator[Galat]:
    """Rows of a plan version that their year does not have."""
    versi: dict[str, set[str]] = {}
    for v in berkas.versi_rencana:
        versi.setdefault(v.periode, set()).add(v.id)
    for lembar, nomor, baris in _rows(berkas, semua):
        pakai = getattr(baris, "versi", MURNI)
        if pakai == MURNI:
            continue
        tahun = str(getattr(baris, "tahun", "") or getattr(baris, "periode", ""))[:4]
        if pakai not in versi.get(tahun, ()):
            yield Galat(
                "berkas.versi",
                place(lembar, nomor, baris),
                f"Rencana tahun {tahun} tidak punya versi '{pakai}'.",
                "Tambahkan versinya di lembar versi_rencana, atau pakai versi yang ada.",
            )


def _target_years(berkas: Berkas, rencana: Sequence[Periode]) -> Iterator[Galat]:
    ujung = {r.akhir.year for r in rencana if r.jenis is JenisPeriode.RENTANG}
    for nomor, target in enumerate(berkas.target, 1):
        tahun = int(target.periode[:4])
        if rencana and not any(r.awal.year <= tahun <= r.akhir.year for r in rencana):
            yield Galat(
                "berkas.di_luar_rencana",
                place("target", nomor, target),
                f"Tahun {tahun} di luar semua rencana yang tercatat.",
                "Betulkan tahunnya, atau tambahkan rencananya di lembar versi_rencana.",
            )
        elif target.jenis == "akhir_renstra" and tahun not in ujung:
            akhir = ", ".join(map(str, sorted(ujung)))
            yield Galat(
                "berkas.akhir_renstra",
                place("target", nomor, target),
                f"Tidak ada Renstra yang berakhir {tahun}.",
                f"Pakai tahun terakhir Renstra: {akhir}."
                if ujung
                else "Tambahkan Renstra di lembar versi_rencana, misalnya periode 2024..2026.",
            )


def _circles(berkas: Berkas) -> Iterator[Galat]:
    """Posts, processes and successors that lead back to themselves."""
    penerus: dict[str, set[str]] = {}
    for p in berkas.penerus:
        penerus.setdefault(f"{p.objek} {p.lama}", set()).add(f"{p.objek} {p.baru}")
    graf: dict[str, Mapping[str, Collection[str]]] = {
        "jabatan": {j.id: {j.induk} for j in berkas.jabatan if j.induk},
        "proses": {p.id: {p.induk} for p in berkas.proses if p.induk},
        "penerus": penerus,
    }
    for lembar, arah in graf.items():
        try:
            TopologicalSorter(arah).prepare()
        except CycleError as lingkar:
            yield Galat(
                "berkas.lingkar",
                f"lembar {lembar}",
                f"Barisnya berputar: {' → '.join(reversed(lingkar.args[1]))}.",
                "Putuskan lingkaran itu di salah satu baris.",
            )


def _narrative(berkas: Berkas) -> Iterator[Galat]:
    for nomor, narasi in enumerate(berkas.narasi, 1):
        for isi in bindings(narasi.teks):
            try:
                Alamat.baca(isi)
            except Galat as galat:
                yield Galat(galat.kode, place("narasi", nomor, narasi), galat.pesan, galat.saran)


def bindings(teks: str) -> list[str]:
    """The addresses bound in a text as ``[[alamat]]``, in order."""
    return [bagian.split("]]", 1)[0] for bagian in teks.split("[[")[1:] if "]]" in bagian]
