"""Pengukuran Kinerja of a year, and what the papers of measuring share.

The shape is that of document 002: every sasaran with its indicators level by level, then the
programmes with their money. Indicators of the tujuan, which an office may borrow from its
region, are left to the LKjIP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sakip.berkas import baris as b
from sakip.berkas.model import Berkas
from sakip.core.angka import TanpaNilai
from sakip.core.periode import Periode, cetak_tanggal
from sakip.hitung import KANTOR, BukuHasil
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import capital, in_words
from sakip.laporan.kepala import GARIS, finished, holder, place_and_date
from sakip.laporan.tabel.dasar import table, total
from sakip.laporan.tabel.sel import (
    TANPA_ANGGARAN,
    capaian_of,
    has_money,
    missing,
    node_rows,
    number,
    target_of,
)
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Dokumen,
    Judul,
    Kolom,
    Penanda,
    Potongan,
    Sel,
    TandaTangan,
)

NASKAH = "Pengukuran Kinerja"
SASARAN = {
    b.JenisSimpul.SASARAN: "Sasaran strategis",
    b.JenisSimpul.PROGRAM: "Sasaran program",
    b.JenisSimpul.KEGIATAN: "Sasaran kegiatan",
    b.JenisSimpul.SUB_KEGIATAN: "Sasaran sub kegiatan",
}
"""What the condition that a node brings about is called, highest level first."""
_TANPA_HAMBATAN = {"hambatan": "", "upaya": "", "alasan": ""}


def pengukuran(berkas: Berkas, buku: BukuHasil, *, draf: bool = False) -> Dokumen:
    """Target, realisasi and capaian of the year, programmes and money, signed by the head.

    Raises Galat listing what is missing, unless a draft.
    """
    bahan = Bahan(berkas, buku, draf=draf)
    judul = f"{NASKAH} Tahun {bahan.tahun}"
    isi = (*heading(bahan, judul), *_indicators(bahan), *_money(bahan), signed(bahan))
    return finished(
        bahan,
        NASKAH,
        f"{judul} {berkas.kantor.nama}",
        (Bagian(isi, mendatar=True),),
        bahan.hari,
    )


# -- the tables ---------------------------------------------------------------


def _indicators(bahan: Bahan) -> tuple[Blok, ...]:
    semua = measured(bahan, SASARAN)
    setahun = [i for i in semua if not _quarters_only(bahan, i)]
    if not setahun:
        return missing(bahan, f"indikator bertarget tahun {bahan.tahun} (lembar target)")
    tabel = table(
        "",
        "",
        ("No", "Sasaran", "Indikator kinerja", "Target", "Realisasi", "Capaian", "Keterangan"),
        (
            Kolom("tengah", 4),
            Kolom(lebar=22),
            Kolom(lebar=20),
            Kolom("koma", 11),
            Kolom("koma", 9),
            Kolom("koma", 9),
            Kolom(lebar=25),
        ),
        tuple(_by_level(bahan, setahun)),
        label="",
        sumber=_left_out(len(semua) - len(setahun)),
    )
    return (tabel,)


def _quarters_only(bahan: Bahan, iv: b.IndikatorVersi) -> bool:
    """Whether an indicator has targets for quarters and none for the year."""
    return bahan.hasil("target", iv.indikator) is None and any(
        bahan.hasil("target", iv.indikator, t) for t in bahan.triwulan
    )


def _left_out(banyak: int) -> str:
    if not banyak:
        return ""
    return (
        f"{capital(in_words(banyak))} indikator hanya bertarget triwulan, karena itu diukur dalam "
        "Pengukuran Rencana Aksi."
    )


def _by_level(bahan: Bahan, indikator: Sequence[b.IndikatorVersi]) -> Iterator[Baris]:
    """Rows level by level, each level under its name, sasaran numbered within it."""
    for jenis, nama in SASARAN.items():
        punya = [i for i in indikator if bahan.indeks.jenis_simpul[i.simpul] is jenis]
        if not punya:
            continue
        simpul = dict.fromkeys(i.simpul for i in punya)
        awal = {s: (str(ke), goal(bahan, s)) for ke, s in enumerate(simpul, 1)}
        yield Baris((Sel(nama, kolom=7),), gaya="kelompok")
        yield from node_rows(
            punya,
            awal.__getitem__,
            lambda i: (
                i.nama,
                target_of(bahan, i),
                bahan.nilai("realisasi", i.indikator),
                capaian_of(bahan, i),
                yearly_remark(bahan, i),
            ),
        )


def _money(bahan: Bahan) -> tuple[Blok, ...]:
    program = [s for s in bahan.bertingkat(b.JenisSimpul.PROGRAM) if s.beranggaran]
    if not program or not has_money(bahan):
        return missing(bahan, TANPA_ANGGARAN)
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
            *(
                Baris((str(ke), s.nama, *_spent(bahan, s.simpul)))
                for ke, s in enumerate(program, 1)
            ),
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


def sentence(teks: str) -> str:
    """A note as a sentence of its own."""
    return f"{capital(teks).rstrip('.')}."


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
    return " ".join(f"{judul}{sentence(teks)}" for judul, teks in bagian if teks)


def yearly_remark(bahan: Bahan, iv: b.IndikatorVersi) -> str:
    """What is said of the year: who decided it, what the office writes, why there is none."""
    luar = bahan.indeks.nilai_luar.get((iv.indikator, bahan.tahun))
    sendiri = remark(bahan.indeks.realisasi.get((iv.indikator, str(bahan.tahun))))
    teks = " ".join(filter(None, (_decided(luar), sendiri))) or _quarters_in_words(bahan, iv)
    if teks:
        return teks
    hasil = bahan.hasil("realisasi", iv.indikator)
    kosong = hasil.kosong if hasil else None
    if kosong is None or kosong.jenis is TanpaNilai.BELUM_DIISI or not kosong.alasan:
        return ""
    return sentence(kosong.alasan)


def _decided(luar: b.NilaiLuar | None) -> str:
    """Who decided a value, by which letter; why it is not there yet."""
    if luar is None:
        return ""
    if luar.kosong is not None:
        return sentence(luar.alasan) if luar.alasan else ""
    surat = (
        luar.naskah,
        f"Nomor {luar.nomor}" if luar.nomor else "",
        f"tanggal {cetak_tanggal(luar.tanggal)}" if luar.tanggal else "",
    )
    dengan = " ".join(filter(None, surat))
    return f"Ditetapkan {luar.penerbit}{f' dengan {dengan}' if dengan else ''}."


def _quarters_in_words(bahan: Bahan, iv: b.IndikatorVersi) -> str:
    """What the quarters say of the year; their obstacles only where the year missed its target."""
    capaian = bahan.hasil("capaian", iv.indikator)
    luput = capaian is not None and capaian.terbit is not None and capaian.terbit < 100
    bagian = []
    for periode in bahan.triwulan:
        baris = bahan.indeks.realisasi.get((iv.indikator, periode))
        if baris and not luput:
            baris = baris.model_copy(update=_TANPA_HAMBATAN)
        if kata := remark(baris):
            bagian.append(f"Triwulan {roman(periode)}: {kata}")
    return " ".join(bagian)


def roman(triwulan: str) -> str:
    """``II`` of ``2025-T2``."""
    return Periode.baca(triwulan).tampil().split()[1]


# -- head and foot ------------------------------------------------------------


def heading(bahan: Bahan, judul: str) -> tuple[Blok, ...]:
    """The title over the name of office and region, in capitals."""
    kantor = bahan.berkas.kantor
    return (Judul(1, f"{judul}\n{kantor.nama} {kantor.nama_daerah}".upper()),)


def signed(bahan: Bahan) -> TandaTangan:
    """The head's signature under a paper of the whole year, on the day of its report."""
    return signed_by_hand(bahan, bahan.berkas.tanggal_laporan, bahan.hari)


def signed_by_hand(bahan: Bahan, hari: date | None, pada: date) -> TandaTangan:
    """The head's signature; where the day is open there is room to write it.

    pada: the day that says who the head is, if `hari` is open.
    """
    tempat = place_and_date(bahan, "", hari)
    return TandaTangan((head_of_office(bahan, hari or pada),), tempat)


def head_of_office(bahan: Bahan, pada: date) -> Penanda:
    """Who heads the office on a day, as signatory; a gap while no post is known."""
    kepala = bahan.kepala
    if kepala is None:
        bahan.celah("kepala kantor (lembar jabatan)")
        return Penanda(("KEPALA KANTOR",), GARIS)
    return holder(bahan, kepala, pada).penanda()
