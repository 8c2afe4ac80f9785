"""The annexes: agreement, measurement of every indicator, money."""

from __future__ import annotations

from sakip.berkas import baris as b
from sakip.hitung import KANTOR
from sakip.laporan.bahan import Bahan
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.rencana import agreement_tables
from sakip.laporan.tabel.sel import in_unit, missing, node_name, node_rows, number, target_of
from sakip.naskah.pohon import Baris, Blok, Kolom, Paragraf, Potongan, Rujuk

_PK = "tabel-lampiran-pk"
_KINERJA = "tabel-lampiran-kinerja"
_ANGGARAN = "tabel-lampiran-anggaran"


# -- agreement ----------------------------------------------------------------


def _agreement(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    """What was promised and by whom; the signed sheets themselves are kept with the original."""
    return (Paragraf(_parties(bahan)), *agreement_tables(bahan, nomor, _PK))


def _parties(bahan: Bahan) -> str:
    kepala = bahan.kepala
    atasan = bahan.indeks.jabatan.get(kepala.induk) if kepala and kepala.induk else None
    janji = next(
        (
            p
            for p in reversed(bahan.berkas.perjanjian)
            if kepala and p.pihak_pertama == kepala.id and p.tahun == bahan.tahun
        ),
        None,
    )
    penerima = janji.pihak_kedua if janji else ""
    atasan = bahan.indeks.jabatan.get(penerima) or atasan
    nama = _with_name(bahan, kepala) if kepala else "kepala kantor"
    kepada = f" kepada {_with_name(bahan, atasan)}" if atasan else ""
    return (
        f"Lampiran ini memuat isi Perjanjian Kinerja tahun {bahan.tahun} yang menjadi dasar "
        f"pengukuran, yaitu janji {nama}{kepada}. Naskah bertanda tangan disimpan di kantor."
    )


def _with_name(bahan: Bahan, jabatan: b.Jabatan) -> str:
    pejabat = bahan.pejabat(jabatan.id)
    return f"{pejabat.nama}, {jabatan.nama}" if pejabat else jabatan.nama


# -- measurement --------------------------------------------------------------


def _measurement(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    indikator = [i for i in bahan.indikator if i.peran == "kinerja"]
    if not indikator:
        return missing(bahan, f"indikator tahun {bahan.tahun}")
    tabel = table(
        nomor,
        f"Pengukuran Kinerja Tahun {bahan.tahun}",
        (
            "No",
            "Sasaran/Program/Kegiatan/Sub kegiatan",
            "Indikator kinerja",
            "Target",
            "Realisasi",
            "Capaian",
            "Status",
            "Predikat",
        ),
        (
            Kolom("tengah", 5),
            Kolom(),
            Kolom(),
            *(Kolom("koma", 10) for _ in range(3)),
            Kolom(),
            Kolom(),
        ),
        tuple(
            node_rows(
                indikator,
                lambda simpul: (node_name(bahan, simpul),),
                lambda i: (
                    i.nama,
                    target_of(bahan, i),
                    bahan.nilai("realisasi", i.indikator),
                    bahan.nilai("capaian", i.indikator),
                    bahan.bila_ada("status", i.indikator),
                    bahan.bila_ada("predikat", i.indikator),
                ),
                bernomor=True,
            )
        ),
        label=_KINERJA,
    )
    pembuka = (
        Rujuk(_KINERJA),
        f" memuat hasil pengukuran {len(indikator)} indikator, dari tujuan sampai sub kegiatan.",
    )
    return (Paragraf(pembuka), tabel)


def _money(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    program = bahan.bertingkat(b.JenisSimpul.PROGRAM)
    if bahan.hasil("pagu") is None or not program:
        return ()
    tabel = table(
        nomor,
        f"Anggaran dan Realisasi Program Tahun {bahan.tahun}",
        ("No", "Program", "Anggaran (Rp)", "Realisasi (Rp)", "Serapan", "Sisa (Rp)"),
        (
            Kolom("tengah", 5),
            Kolom(),
            *(Kolom("kanan", 16) for _ in range(2)),
            Kolom("koma", 10),
            Kolom("kanan", 16),
        ),
        (
            *(
                Baris((str(ke), s.nama, *_amounts(bahan, s.simpul)))
                for ke, s in enumerate(program, 1)
            ),
            total("Jumlah", 2, *_amounts(bahan, KANTOR)),
        ),
        label=_ANGGARAN,
    )
    return (
        Paragraf((Rujuk(_ANGGARAN), " memuat anggaran program, yang terpakai, dan sisanya.")),
        tabel,
    )


def _amounts(bahan: Bahan, subjek: str) -> tuple[Potongan, ...]:
    return (
        number(bahan, "pagu", subjek, satuan="Rp"),
        number(bahan, "realisasi-anggaran", subjek, satuan="Rp"),
        bahan.bila_ada("serapan", subjek),
        _left(bahan, subjek),
    )


def _left(bahan: Bahan, subjek: str) -> Potongan:
    hasil = bahan.hasil("silpa", subjek)
    return in_unit(hasil, "Rp") if hasil else ""


TABEL = {
    "lampiran-perjanjian": TabelNaskah(_agreement),
    "pengukuran-kinerja": TabelNaskah(_measurement, mendatar=True),
    "pengukuran-anggaran": TabelNaskah(_money, mendatar=True),
}
