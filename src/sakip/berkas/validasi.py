"""What the schema of single rows cannot see: keys, references, dates, trees, formulas.

Every finding names sheet and row as a person finds them in the file, and the mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sakip.berkas import baris as b
from sakip.berkas.baris import MURNI
from sakip.berkas.model import LEMBAR, Berkas
from sakip.core.alamat import Alamat
from sakip.core.periode import Periode
from sakip.galat import Galat

_TAHUNAN = {"tahunan", "renstra_tahunan", "akhir_renstra"}


def place(lembar: str, nomor: int, baris: b.Baris) -> str:
    """Sheet, row number from 1, and the row's key: ``lembar target baris 3 (akip, 2024)``."""
    kunci = ", ".join(str(bagian) for bagian in baris.kunci)
    return f"lembar {lembar} baris {nomor}" + (f" ({kunci})" if kunci else "")


def validate(berkas: Berkas) -> list[Galat]:
    """Everything wrong in a Berkas that its rows cannot tell alone; empty when sound."""
    return [*_keys(berkas), *_references(berkas), *_plan_dates(berkas), *_narrative(berkas)]


def _rows(berkas: Berkas) -> Iterator[tuple[str, Sequence[b.Baris]]]:
    for lembar in LEMBAR:
        yield lembar, getattr(berkas, lembar)


def _keys(berkas: Berkas) -> Iterator[Galat]:
    for lembar, semua in _rows(berkas):
        pertama: dict[tuple[Any, ...], int] = {}
        for nomor, baris in enumerate(semua, 1):
            if not baris.kunci_baris:
                continue
            ada = pertama.setdefault(baris.kunci, nomor)
            if ada != nomor:
                yield Galat(
                    "berkas.kembar",
                    place(lembar, nomor, baris),
                    f"Baris ini kembar dengan baris {ada}.",
                    "Hapus salah satu, atau bedakan periode atau versinya.",
                )


def _references(berkas: Berkas) -> Iterator[Galat]:
    ids: dict[str, set[str]] = {
        "dokumen": {d.id for d in berkas.dokumen},
        "jabatan": {j.id for j in berkas.jabatan},
        "simpul": {s.id for s in berkas.simpul},
        "indikator": {i.id for i in berkas.indikator},
        "layanan": {x.id for x in berkas.layanan},
        "rekomendasi": {r.id for r in berkas.rekomendasi},
    }
    for lembar, semua in _rows(berkas):
        for nomor, baris in enumerate(semua, 1):
            for kolom, tujuan in baris.merujuk.items():
                isi = getattr(baris, kolom)
                if isi and isi not in ids[tujuan]:
                    yield _unknown(lembar, nomor, baris, kolom, isi, tujuan, ids[tujuan])
            yield from _documents(lembar, nomor, baris, ids["dokumen"])
    for nomor, penerus in enumerate(berkas.penerus, 1):
        for nama, isi in (("lama", penerus.lama), ("baru", penerus.baru)):
            if isi not in ids[penerus.objek]:
                yield _unknown(
                    "penerus", nomor, penerus, nama, isi, penerus.objek, ids[penerus.objek]
                )


def _documents(lembar: str, nomor: int, baris: b.Baris, ada: set[str]) -> Iterator[Galat]:
    rujukan: Iterable[b.Rujukan] = getattr(baris, "bukti", ())
    if isinstance(baris, b.Catatan):
        rujukan = [t.rujukan for t in baris.tercetak]
    for satu in rujukan:
        if satu.dokumen not in ada:
            yield _unknown(lembar, nomor, baris, "bukti", satu.dokumen, "dokumen", ada)


def _unknown(
    lembar: str, nomor: int, baris: b.Baris, kolom: str, isi: str, tujuan: str, ada: set[str]
) -> Galat:
    import difflib

    dekat = difflib.get_close_matches(isi, ada, 1)
    saran = f"Mungkin maksud Anda '{dekat[0]}'." if dekat else f"Tambahkan di lembar {tujuan}."
    return Galat(
        "berkas.rujukan",
        f"{place(lembar, nomor, baris)} kolom {kolom}",
        f"'{isi}' tidak ada di lembar {tujuan}.",
        saran,
    )


def _plan_dates(berkas: Berkas) -> Iterator[Galat]:
    """Periods of the right kind, versions that exist, values inside a plan."""
    versi: dict[str, set[str]] = {}
    for v in berkas.versi_rencana:
        versi.setdefault(v.periode, set()).add(v.id)
    rentang = [Periode.baca(p) for p in versi]
    batas = [(r.awal.year, r.akhir.year) for r in rentang]
    for nomor, target in enumerate(berkas.target, 1):
        periode = Periode.baca(target.periode)
        jenis = str(periode.jenis)
        wajib = "tahun" if target.jenis in _TAHUNAN else "triwulan"
        if jenis != wajib:
            yield Galat(
                "berkas.periode",
                place("target", nomor, target),
                f"Target {target.jenis} memerlukan periode {wajib}, bukan {target.periode}.",
                "Tulis tahun seperti 2024, atau triwulan seperti 2024-T1.",
            )
            continue
        yield from _version("target", nomor, target, target.versi, str(periode.tahun), versi)
        if batas and not any(a <= periode.tahun <= z for a, z in batas):
            yield Galat(
                "berkas.di_luar_rencana",
                place("target", nomor, target),
                f"Tahun {periode.tahun} di luar semua rencana yang tercatat.",
                "Perbaiki tahunnya, atau tambahkan rencananya di lembar versi_rencana.",
            )
    berversi: dict[str, Sequence[b.BerVersi]] = {
        "simpul_versi": berkas.simpul_versi,
        "indikator_versi": berkas.indikator_versi,
    }
    for lembar, semua in berversi.items():
        for nomor, baris in enumerate(semua, 1):
            yield from _version(lembar, nomor, baris, baris.versi, str(baris.tahun), versi)
            if baris.sampai is not None and baris.sampai < baris.tahun:
                yield Galat(
                    "berkas.urutan_tahun",
                    place(lembar, nomor, baris),
                    f"Berakhir {baris.sampai}, padahal baru mulai {baris.tahun}.",
                    "Perbaiki tahun mulai atau tahun akhirnya.",
                )
    for nomor, uang in enumerate(berkas.anggaran, 1):
        yield from _version("anggaran", nomor, uang, uang.versi, uang.periode[:4], versi)
    for nomor, pejabat in enumerate(berkas.pejabat, 1):
        if pejabat.mulai and pejabat.selesai and pejabat.selesai < pejabat.mulai:
            yield Galat(
                "berkas.urutan_tanggal",
                place("pejabat", nomor, pejabat),
                "Tanggal selesai lebih awal daripada tanggal mulai.",
                "Perbaiki salah satunya.",
            )


def _version(
    lembar: str, nomor: int, baris: b.Baris, versi: str, tahun: str, ada: dict[str, set[str]]
) -> Iterator[Galat]:
    if versi != MURNI and versi not in ada.get(tahun, set()):
        yield Galat(
            "berkas.versi",
            place(lembar, nomor, baris),
            f"Rencana tahun {tahun} tidak punya versi '{versi}'.",
            "Tambahkan versinya di lembar versi_rencana, atau pakai versi yang ada.",
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
