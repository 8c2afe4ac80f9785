"""Money of a quarter, obstacles, and what is done next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip.berkas import baris as b
from sakip.berkas.janji import RencanaAksi
from sakip.core.jejak import Hasil
from sakip.hitung import KANTOR
from sakip.laporan.bahan import bind, pick
from sakip.laporan.kalimat import Kalimat, fill, series
from sakip.laporan.narasi import listing
from sakip.laporan.pengukuran import roman, sentence
from sakip.laporan.tabel.dasar import table, total
from sakip.laporan.tabel.sel import TANPA_ANGGARAN, has_money, in_unit, missing, number
from sakip.laporan.triwulan.capaian import tables
from sakip.laporan.triwulan.saat import Triwulan
from sakip.naskah.pohon import Baris, Blok, Daftar, Kolom, Paragraf, Potongan

_SERAPAN = (
    "Sampai akhir {triwulan} anggaran terserap {serapan} dari pagu {pagu}. Belanja pada triwulan "
    "ini {realisasi}.",
    "Dari pagu {pagu} terserap {serapan} sampai akhir {triwulan}. Belanja triwulan ini sendiri "
    "{realisasi}.",
)
_UJUNG = " Serapan tertinggi pada {tinggi} ({t}) dan terendah pada {rendah} ({r})."
_LANJUT = (
    "Tidak ada indikator terukur yang berada di bawah target triwulan. Pekerjaan dilanjutkan "
    "menurut rencana aksi."
)


# -- money --------------------------------------------------------------------


def money(t: Triwulan) -> tuple[Blok, ...]:
    """Budget, money spent in each quarter so far, serapan up to the end of this one."""
    periode = t.bahan.triwulan[: t.saat.nomor]
    program = [s for s in t.bahan.bertingkat(b.JenisSimpul.PROGRAM) if s.beranggaran]
    if not program or not has_money(t.bahan):
        return missing(t.bahan, TANPA_ANGGARAN)
    tabel = table(
        str(len(tables(t)) + 1),
        f"Serapan Anggaran sampai {t.nama} Tahun {t.saat.tahun}",
        (
            "Program",
            "Pagu (Rp)",
            *(f"Realisasi TW {roman(p)} (Rp)" for p in periode),
            f"Serapan s.d. TW {roman(t.kode)} (%)",
        ),
        (Kolom(), Kolom("kanan"), *(Kolom("kanan") for _ in periode), Kolom("koma")),
        (
            *(Baris((s.nama, *_spent(t, s.simpul))) for s in program),
            total("Jumlah", 1, *_spent(t, KANTOR)),
        ),
        label="tabel-triwulan-anggaran",
    )
    return (Paragraf((*_spent_words(t), *_ends(t, program))), tabel)


def _spent(t: Triwulan, subjek: str) -> Iterator[Potongan]:
    pagu = _budget(t, subjek)
    yield in_unit(pagu, "Rp") if pagu else number(t.bahan, "pagu", subjek, satuan="Rp")
    for p in t.bahan.triwulan[: t.saat.nomor]:
        yield number(t.bahan, "realisasi-anggaran", subjek, p, satuan="Rp")
    yield number(t.bahan, "serapan", subjek, t.kode)


def _budget(t: Triwulan, subjek: str) -> Hasil | None:
    """The budget that the quarter's serapan is measured against."""
    serapan = t.bahan.hasil("serapan", subjek, t.kode)
    alamat = [m.alamat for m in serapan.masukan if m.nama == "pagu"] if serapan else []
    return t.bahan.buku.ambil(alamat[0]) if alamat and alamat[0] else None


def _spent_words(t: Triwulan) -> Kalimat:
    pagu = _budget(t, KANTOR)
    return fill(
        pick(f"serapan:{KANTOR}:{t.kode}", _SERAPAN),
        {
            "triwulan": t.nama,
            "pagu": bind(pagu) if pagu else t.bahan.nilai("pagu"),
            "serapan": t.bahan.nilai("serapan", KANTOR, t.kode),
            "realisasi": t.bahan.nilai("realisasi-anggaran", KANTOR, t.kode),
        },
    )


def _ends(t: Triwulan, program: Sequence[b.SimpulVersi]) -> Kalimat:
    """Which programmes spent most and least of their budgets, where one stands at each end."""
    urut = sorted(
        (h.terbit, s.nama, h)
        for s in program
        if (h := t.bahan.hasil("serapan", s.simpul, t.kode)) and h.terbit is not None
    )
    if len(urut) < 2 or urut[0][0] == urut[1][0] or urut[-2][0] == urut[-1][0]:
        return ()
    (_, rendah, bawah), (_, tinggi, atas) = urut[0], urut[-1]
    return fill(_UJUNG, {"rendah": rendah, "r": bind(bawah), "tinggi": tinggi, "t": bind(atas)})


# -- obstacles and what follows -----------------------------------------------


def obstacles(t: Triwulan) -> tuple[Blok, ...]:
    """What the office says of obstacles and efforts; what else missed its target, by name."""
    butir: dict[str, Kalimat] = {}
    for i in t.semua:
        r = t.bahan.indeks.realisasi.get((i.indikator, t.kode))
        if r is None or not (r.hambatan or r.upaya):
            continue
        capaian = t.capaian(i)
        awal: Kalimat = (f"{i.nama}: ",)
        if capaian:
            awal = (f"{i.nama} (capaian ", bind(capaian), "): ")
        bagian = (("", r.hambatan), ("Upaya: ", r.upaya))
        butir[i.indikator] = (*awal, " ".join(f"{j}{sentence(s)}" for j, s in bagian if s))
    lain: list[Kalimat] = [
        (f"{i.nama} (", bind(c), ")") for i, c in t.kurang if i.indikator not in butir
    ]
    hasil: list[Blok] = [Daftar(tuple(butir.values()), "1.")] if butir else []
    if lain:
        awal_lain = "Indikator lain yang" if butir else "Yang"
        isi = (f"{awal_lain} belum mencapai target triwulan: ", *series(lain), ".")
        hasil.append(Paragraf(isi))
    return tuple(hasil) or (Paragraf("Tidak ada hambatan yang tercatat pada triwulan ini."),)


def next_steps(t: Triwulan) -> tuple[Blok, ...]:
    """Steps of the next quarter for what missed its target."""
    if not t.kurang:
        return (Paragraf(_LANJUT),)
    langkah = dict.fromkeys(r for i, _ in t.kurang for r in _steps(t, i))
    if not langkah:
        return _steps_in_words(t)
    arti = {i.indikator: i for i in t.semua}
    baris = []
    for r in langkah:
        iv = arti[r.indikator]
        jabatan = t.bahan.indeks.jabatan.get(r.penanggung_jawab or iv.penanggung_jawab or "")
        baris.append(Baris((iv.nama, r.uraian, jabatan.nama if jabatan else "")))
    depan = f"Triwulan {roman(t.saat.sesudah().kode)}"
    tabel = table(
        "",
        f"Langkah {depan}",
        ("Indikator", "Langkah", "Penanggung jawab"),
        (Kolom(lebar=36), Kolom(lebar=38), Kolom(lebar=26)),
        tuple(baris),
        label="",
    )
    awal = f"Untuk memperbaiki capaian yang belum memenuhi target, pada {depan} dikerjakan"
    return (Paragraf(f"{awal} langkah berikut."), tabel)


def _steps(t: Triwulan, iv: b.IndikatorVersi) -> list[RencanaAksi]:
    """The next quarter's steps of an indicator, else those of the nodes nearest below it."""
    depan = t.saat.sesudah().kode
    punya, simpul = {iv.indikator}, {iv.simpul}
    while simpul:
        ada = [
            r for r in t.bahan.berkas.rencana_aksi if r.periode == depan and r.indikator in punya
        ]
        if ada:
            return sorted(ada, key=lambda r: r.urut)
        simpul = {s.simpul for s in t.bahan.simpul if s.induk in simpul}
        punya = {i.indikator for i in t.bahan.indikator_di(simpul)}
    return []


def _steps_in_words(t: Triwulan) -> tuple[Blok, ...]:
    daftar = listing(t.bahan, "langkah")
    if not daftar:
        apa = f"tindak lanjut {t.nama} (lembar rencana_aksi, atau narasi bagian langkah)"
        return missing(t.bahan, apa)
    return (Paragraf("Langkah perbaikan yang akan dikerjakan:"), *daftar)
