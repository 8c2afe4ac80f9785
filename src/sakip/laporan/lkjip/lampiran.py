"""The annexes: agreement, measurement of every indicator, money."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sakip.berkas import baris as b
from sakip.berkas.indeks import version_order
from sakip.core.periode import cetak_tanggal
from sakip.hitung import KANTOR
from sakip.laporan.bahan import Bahan
from sakip.laporan.perjanjian.janji import Janji, agreements
from sakip.laporan.perjanjian.kinerja import performance
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import in_unit, missing, node_name, node_rows, number, target_of
from sakip.naskah.pohon import Baris, Blok, Kolom, Paragraf, Potongan, Rujuk

_KINERJA = "tabel-lampiran-kinerja"
_ANGGARAN = "tabel-lampiran-anggaran"


# -- agreement ----------------------------------------------------------------


def _agreement(bahan: Bahan) -> tuple[Blok, ...]:
    """What the head promised last and to whom; the signed sheets are a paper of their own."""
    kepala = bahan.kepala
    if kepala is None:
        return missing(bahan, "kepala kantor (lembar jabatan)")
    semua = [p for p in bahan.berkas.perjanjian if p.tahun == bahan.tahun]
    punya = [p.versi for p in semua if p.pihak_pertama == kepala.id]
    if semua and not punya:
        return missing(bahan, f"perjanjian {kepala.nama} (lembar perjanjian)")
    versi = max(punya, key=version_order, default="")
    janji = agreements(bahan, versi, kepala.id if punya else "")[0]
    pihak = [_with_name(janji, satu) for satu in (janji.pertama, janji.kedua) if satu]
    tanggal = f" tanggal {cetak_tanggal(janji.tanggal)}" if janji.tanggal else ""
    return (
        Paragraf(
            f"Lampiran ini memuat isi Perjanjian Kinerja tahun {bahan.tahun}{tanggal} antara "
            f"{' dan '.join(pihak)}, yang menjadi dasar pengukuran. Lembar yang ditandatangani "
            "merupakan naskah tersendiri."
        ),
        *performance(janji),
    )


def _with_name(janji: Janji, jabatan: b.Jabatan) -> str:
    """A post with who held it when the agreement was made."""
    pejabat = janji.bahan.pejabat(jabatan.id, janji.pada)
    return f"{pejabat.nama} ({jabatan.nama})" if pejabat else jabatan.nama


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
            Kolom(lebar=9),
            Kolom(lebar=9),
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
    return (tabel,)


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


ISI: Mapping[str, Callable[[Bahan], tuple[Blok, ...]]] = {"lampiran-pk": _agreement}

TABEL = {
    "pengukuran-kinerja": TabelNaskah(_measurement, mendatar=True),
    "pengukuran-anggaran": TabelNaskah(_money, mendatar=True),
}
