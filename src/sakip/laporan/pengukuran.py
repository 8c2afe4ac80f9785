"""Pengukuran Kinerja of a year, and what all papers of planning and measuring share.

The shape is that of document 002: every sasaran with its indicators level by level, then the
programmes with their money. Indicators of the tujuan, which an office may borrow from its
region, are left to the LKjIP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.model import Berkas
from sakip.core.angka import TanpaNilai
from sakip.core.periode import Periode, cetak_tanggal
from sakip.hitung import KANTOR, BukuHasil
from sakip.laporan.bahan import Bahan, signatory
from sakip.laporan.kalimat import capital, in_words
from sakip.laporan.tabel.dasar import table, total
from sakip.laporan.tabel.sel import node_rows, number, target_of
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Dokumen,
    Judul,
    Kolom,
    Metadata,
    Paragraf,
    Potongan,
    Sel,
    TandaTangan,
    Teks,
)

NASKAH = "Pengukuran Kinerja"
SASARAN = {
    b.JenisSimpul.SASARAN: "Sasaran strategis",
    b.JenisSimpul.PROGRAM: "Sasaran program",
    b.JenisSimpul.KEGIATAN: "Sasaran kegiatan",
    b.JenisSimpul.SUB_KEGIATAN: "Sasaran sub kegiatan",
}
"""What the condition that a node brings about is called, highest level first."""
TITIK = "…………………………"
"""Room for a date that is written by hand."""
_CONTOH = "(contoh, bukan data nyata)"
_CONTOH_SINGKAT = "(contoh)"
_DRAF = "DRAF, belum lengkap"
_TANPA_HAMBATAN = {"hambatan": "", "upaya": "", "alasan": ""}
_TRIWULAN_SAJA = (
    "{berapa} indikator hanya bertarget triwulan, karena itu diukur dalam Pengukuran Rencana Aksi."
)


def pengukuran(berkas: Berkas, buku: BukuHasil, *, draf: bool = False) -> Dokumen:
    """Target, realisasi and capaian of the year, programmes and money, signed by the head.

    Raises Galat listing what is missing, unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    isi = (
        *heading(bahan, f"{NASKAH} Tahun {bahan.tahun}"),
        *_indicators(bahan),
        *_money(bahan),
        signature(bahan, report_day(bahan)),
    )
    return paper(bahan, NASKAH, f"{NASKAH} Tahun {bahan.tahun}", (Bagian(isi, mendatar=True),))


# -- the tables ---------------------------------------------------------------


def _indicators(bahan: Bahan) -> tuple[Blok, ...]:
    semua = measured(bahan, SASARAN)
    setahun = [i for i in semua if _has_target(bahan, i, (str(bahan.tahun),))]
    lain = [i for i in semua if i not in setahun]
    setahun += [i for i in lain if not _has_target(bahan, i, bahan.triwulan)]
    if not setahun:
        return (Paragraf(bahan.celah(f"indikator bertarget tahun {bahan.tahun} (lembar target)")),)
    tabel = table(
        "",
        "",
        ("No", "Sasaran", "Indikator kinerja", "Target", "Realisasi", "Capaian", "Keterangan"),
        (
            Kolom("tengah", 4),
            Kolom(lebar=22),
            Kolom(lebar=20),
            Kolom("koma", 11),
            *(Kolom("koma", 9) for _ in range(2)),
            Kolom(lebar=25),
        ),
        tuple(_by_level(bahan, setahun)),
        label="",
        sumber=_quarters_only(len(semua) - len(setahun)),
    )
    return (tabel,)


def _has_target(bahan: Bahan, iv: b.IndikatorVersi, periode: Iterable[str]) -> bool:
    return any(bahan.hasil("target", iv.indikator, p) for p in periode)


def _quarters_only(banyak: int) -> str:
    return _TRIWULAN_SAJA.format(berapa=capital(in_words(banyak))) if banyak else ""


def _by_level(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> Iterator[Baris]:
    """Rows level by level, each level under its name, sasaran numbered within it."""
    for jenis, nama in SASARAN.items():
        punya = [i for i in indikator if bahan.indeks.jenis_simpul[i.simpul] is jenis]
        if not punya:
            continue
        urut = {s: str(ke) for ke, s in enumerate(dict.fromkeys(i.simpul for i in punya), 1)}
        yield Baris((Sel(nama, kolom=7),), gaya="kelompok")
        yield from node_rows(
            punya,
            lambda simpul, urut=urut: (urut[simpul], goal(bahan, simpul)),  # type: ignore[misc]
            lambda i: (
                i.nama,
                target_of(bahan, i),
                bahan.nilai("realisasi", i.indikator),
                bahan.nilai("capaian", i.indikator),
                yearly_remark(bahan, i),
            ),
        )


def _money(bahan: Bahan) -> tuple[Blok, ...]:
    program = [s for s in bahan.bertingkat(b.JenisSimpul.PROGRAM) if s.beranggaran]
    if not program:
        return (Paragraf(bahan.celah(f"program beserta anggarannya tahun {bahan.tahun}")),)
    if bahan.hasil("pagu") is None:
        apa = f"pagu dan realisasi anggaran program tahun {bahan.tahun} (lembar anggaran)"
        return (Paragraf(bahan.celah(apa)),)
    tabel = table(
        "",
        "",
        ("No", "Program", "Anggaran (Rp)", "Realisasi (Rp)", "Serapan (%)"),
        (
            Kolom("tengah", 4),
            Kolom(),
            Kolom("kanan", 17),
            Kolom("kanan", 17),
            Kolom("koma", 12),
        ),
        (
            *(Baris((str(ke), s.nama, *_spent(bahan, s.simpul))) for ke, s in enumerate(program, 1)),
            total("Jumlah", 2, *_spent(bahan, KANTOR)),
        ),
        label="",
    )
    return (tabel,)


def _spent(bahan: Bahan, subjek: str) -> tuple[Potongan, ...]:
    return (
        number(bahan, "pagu", subjek, satuan="Rp"),
        number(bahan, "realisasi-anggaran", subjek, satuan="Rp"),
        number(bahan, "serapan", subjek),
    )


# -- indicators and what is said of them --------------------------------------


def measured(bahan: Bahan, tingkat: Iterable[b.JenisSimpul]) -> list[b.IndikatorVersi]:
    """Performance indicators of some levels, in tree order."""
    return bahan.indikator_di(s.simpul for jenis in tingkat for s in bahan.bertingkat(jenis))


def goal(bahan: Bahan, simpul: str) -> str:
    """The condition a node is to bring about; its name where the plan says no condition."""
    versi = next(s for s in bahan.simpul if s.simpul == simpul)
    return versi.kinerja or versi.nama


def remark(baris: b.Realisasi | None) -> str:
    """What the office says of a measurement: explanation, why none, obstacle, effort."""
    if baris is None:
        return ""
    bagian = (
        ("", baris.penjelasan),
        ("", baris.alasan),
        ("Hambatan: ", baris.hambatan),
        ("Upaya: ", baris.upaya),
    )
    return " ".join(f"{judul}{capital(teks).rstrip('.')}." for judul, teks in bagian if teks)


def yearly_remark(bahan: Bahan, iv: b.IndikatorVersi) -> str:
    """What is said of the year: who decided it, what the office writes, why there is none."""
    luar = bahan.indeks.nilai_luar.get((iv.indikator, bahan.tahun))
    sendiri = remark(bahan.indeks.realisasi.get((iv.indikator, str(bahan.tahun))))
    teks = " ".join(filter(None, (_decided(luar), sendiri)))
    if teks:
        return teks
    if dari_triwulan := _quarters_in_words(bahan, iv):
        return dari_triwulan
    hasil = bahan.hasil("realisasi", iv.indikator)
    kosong = hasil.kosong if hasil else None
    if kosong is None or kosong.jenis is TanpaNilai.BELUM_DIISI or not kosong.alasan:
        return ""
    return f"{capital(kosong.alasan).rstrip('.')}."


def _quarters_in_words(bahan: Bahan, iv: b.IndikatorVersi) -> str:
    """What the quarters say of the year; their obstacles only where the year missed its target."""
    capaian = bahan.hasil("capaian", iv.indikator)
    luput = capaian is not None and capaian.terbit is not None and capaian.terbit < 100
    bagian = []
    for periode in bahan.triwulan:
        baris = bahan.indeks.realisasi.get((iv.indikator, periode))
        if baris is None:
            continue
        kata = remark(baris) if luput else remark(baris.model_copy(update=_TANPA_HAMBATAN))
        if kata:
            bagian.append(f"{quarter_name(periode)}: {kata}")
    return " ".join(bagian)


def _decided(luar: b.NilaiLuar | None) -> str:
    """Who decided a value, by which letter; why it is not there yet."""
    if luar is None:
        return ""
    if luar.kosong is not None:
        return f"{capital(luar.alasan).rstrip('.')}." if luar.alasan else ""
    surat = [luar.naskah, f"Nomor {luar.nomor}" if luar.nomor else ""]
    if luar.tanggal:
        surat.append(f"tanggal {cetak_tanggal(luar.tanggal)}")
    dengan = " ".join(filter(None, surat))
    return f"Ditetapkan {luar.penerbit}{f' dengan {dengan}' if dengan else ''}."


def quarter_name(periode: str) -> str:
    """``Triwulan II``."""
    return Periode.baca(periode).tampil().split(" Tahun")[0]


# -- papers -------------------------------------------------------------------


def heading(bahan: Bahan, judul: str) -> tuple[Blok, ...]:
    """The title over the name of office and region, in capitals; made-up data say so."""
    kantor = bahan.berkas.kantor
    atas = Judul(1, f"{judul}\n{kantor.nama} {kantor.nama_daerah}".upper())
    return (atas, Paragraf(Teks(_CONTOH, miring=True), "tengah")) if bahan.berkas.contoh else (atas,)


def report_day(bahan: Bahan) -> date | None:
    """The day the year's report is signed; a gap while it has none."""
    if bahan.berkas.tanggal_laporan is None:
        bahan.celah("tanggal laporan (tanggal_laporan)")
    return bahan.berkas.tanggal_laporan


def signature(bahan: Bahan, hari: date | None) -> TandaTangan:
    """Place, day and the head of the office; room for writing where the day is open."""
    tempat = bahan.berkas.tempat_laporan
    if not tempat:
        bahan.celah("tempat naskah ditandatangani (tempat_laporan)")
    waktu = f"{tempat or TITIK}, {cetak_tanggal(hari) if hari else TITIK}"
    kepala = bahan.kepala
    if kepala is None:
        bahan.celah("kepala kantor (lembar jabatan)")
        kepala = b.Jabatan(id="kepala", nama="Kepala Kantor", tingkat="lainnya")
    return TandaTangan((signatory(bahan, kepala),), waktu)


def paper(bahan: Bahan, naskah: str, judul: str, bagian: tuple[Bagian, ...]) -> Dokumen:
    """A paper of one office; refused with the list of its gaps, or marked as a draft."""
    berkas = bahan.berkas
    bahan.sahkan(naskah)
    if bahan.kurang:
        tanda = Paragraf(Teks(_DRAF, tebal=True), "tengah")
        judul_bagian, *isi = bagian[0].isi
        bagian = (replace(bagian[0], isi=(judul_bagian, tanda, *isi)), *bagian[1:])
    nama = f"{judul} {berkas.kantor.nama}"
    return Dokumen(
        judul=f"{nama} {_CONTOH_SINGKAT}" if berkas.contoh else nama,
        isi=bagian,
        metadata=Metadata(
            tanggal=bahan.hari,
            penulis=berkas.kantor.nama,
            subjek=judul,
            kata_kunci=("SAKIP", naskah, str(bahan.tahun)),
            unit=berkas.kantor.nama,
        ),
    )
