"""Budget and its absorption; efficiency of money, staff and facilities."""

from __future__ import annotations

from sakip.berkas import baris as b
from sakip.core.aturan.jenis import EfisiensiPmk, Selisih
from sakip.core.jejak import Asal, Hasil
from sakip.core.periode import Periode
from sakip.hitung import KANTOR
from sakip.hitung.efisiensi import PMK
from sakip.laporan.kertas_kerja.dasar import (
    BELUM,
    TAK_LENGKAP,
    TAK_TERDEFINISI,
    Acuan,
    Kertas,
    Lembaran,
    bila_angka,
    bulat,
    jumlah,
    nilai_sel,
    nisbah,
    tanpa,
)

_PAGU = 2
_UKURAN = ("pagu", "realisasi-anggaran")
_TINGKAT_PMK = {"sasaran": b.JenisSimpul.SASARAN, "program": b.JenisSimpul.PROGRAM}


def write_budget(kertas: Kertas) -> None:
    """Pagu and realisasi of the tree; sums follow their parts, serapan follows both."""
    bahan = kertas.bahan
    nama = {KANTOR: "Jumlah", **{s.simpul: s.nama for s in bahan.simpul}}
    simpul = [s for s in (*nama, KANTOR) if s != KANTOR and _has_money(kertas, s)]
    if _has_money(kertas, KANTOR):
        simpul.append(KANTOR)
    if not simpul:
        return
    periode = [p for p in bahan.triwulan if any(bahan.hasil(_UKURAN[1], s, p) for s in simpul)]
    lebar = (54, 20, *(18 for _ in periode), 20, 12, 18, 28)
    lembar = Lembaran(kertas, "Anggaran", "Pagu, realisasi, dan serapan anggaran", lebar)
    lembar.kepala(
        "Program, kegiatan, sub kegiatan",
        "Pagu (Rp)",
        *(f"Realisasi {Periode.baca(p).tampil()} (Rp)" for p in periode),
        *("Realisasi (Rp)", "Serapan (%)", "Sisa (Rp)", "Alamat"),
    )
    lembar.lembar.beku = (lembar.n, 2)
    periode.append(str(bahan.tahun))
    for n, satu in enumerate(simpul, lembar.n):  # sums refer to rows further down
        kertas.catat("pagu", satu, lembar.acuan(_PAGU, n))
        for kolom, p in enumerate(periode, _PAGU + 1):
            kertas.catat(_UKURAN[1], satu, lembar.acuan(kolom, n), p)
    for satu in simpul:
        lembar.teks(1, nama[satu])
        _money(kertas, lembar, _PAGU, bahan.hasil("pagu", satu))
        for kolom, p in enumerate(periode, _PAGU + 1):
            hasil = bahan.hasil(_UKURAN[1], satu, p)
            if hasil is not None or p == periode[-1]:
                _money(kertas, lembar, kolom, hasil)
        _absorption(kertas, lembar, satu, _PAGU + len(periode))
        lembar.baris()


def _has_money(kertas: Kertas, simpul: str) -> bool:
    return any(kertas.bahan.hasil(ukuran, simpul) for ukuran in _UKURAN)


def _money(kertas: Kertas, lembar: Lembaran, kolom: int, hasil: Hasil | None) -> None:
    """Typed in, or the sum of its parts (nodes below, or quarters)."""
    bagian: list[Acuan] = []
    if hasil is not None and hasil.asal is Asal.DIHITUNG:
        bagian = [di for m in hasil.masukan if (di := kertas.acuan_alamat(m.alamat))]
    if bagian and len(bagian) == len(hasil.masukan if hasil else ()):
        lembar.hitung(kolom, jumlah(bagian, tanpa(hasil, TAK_LENGKAP)), nilai_sel(hasil), 0)
    else:
        lembar.isian(kolom, nilai_sel(hasil), 0)


def _absorption(kertas: Kertas, lembar: Lembaran, simpul: str, realisasi: int) -> None:
    """What realisasi, in the column given, is of pagu, and what is left."""
    serapan, sisa = (kertas.bahan.hasil(u, simpul) for u in ("serapan", "silpa"))
    p, r = lembar.di(_PAGU), lembar.di(realisasi)
    if serapan is not None:
        rumus = nisbah(r, p, serapan.desimal)
        kertas.catat("serapan", simpul, lembar.angka(realisasi + 1, rumus, serapan))
    if sisa is not None:
        lembar.angka(realisasi + 2, bila_angka(f"{p}-{r}", p, r), sisa)
    lembar.alamat(realisasi + 3, serapan)


# -- efficiency ---------------------------------------------------------------


def write_efficiency(kertas: Kertas) -> None:
    """Capaian less what was used up; staff and facilities first, which are typed here."""
    ukuran = {"efisiensi-anggaran", "efisiensi-sdm", "efisiensi-sarpras", "efisiensi-pmk"}
    if not any(h.alamat.ukuran in ukuran for h in kertas.bahan.buku):
        return
    lebar = (60, 16, 16, 18, 20, 36)
    lembar = Lembaran(kertas, "Efisiensi", "Efisiensi penggunaan sumber daya", lebar)
    _availability(kertas, lembar, "Pegawai", "sdm-kebutuhan", "sdm-tersedia", "ketersediaan-sdm")
    _availability(
        kertas,
        lembar,
        "Sarana dan prasarana",
        "sarpras-standar",
        "sarpras-tersedia",
        "ketersediaan-sarpras",
    )
    _differences(kertas, lembar, "Anggaran", "efisiensi-anggaran", "Serapan (%)")
    _differences(kertas, lembar, "Pegawai", "efisiensi-sdm", "Ketersediaan (%)")
    _differences(kertas, lembar, "Sarana dan prasarana", "efisiensi-sarpras", "Ketersediaan (%)")
    for tingkat in _TINGKAT_PMK:
        _pmk(kertas, lembar, tingkat)


def _of(kertas: Kertas, ukuran: str) -> list[Hasil]:
    """All figures of a measure in the year, in the order in which they were computed."""
    tahun = str(kertas.bahan.tahun)
    return [h for h in kertas.bahan.buku if h.alamat[0] == ukuran and h.alamat[2] == tahun]


def _subject(kertas: Kertas, subjek: str) -> str:
    bahan = kertas.bahan
    if subjek.startswith("sarpras-"):
        urut = int(subjek.removeprefix("sarpras-"))
        milik = (s for s in bahan.berkas.sarpras if s.periode == str(bahan.tahun))
        return next(s.uraian for s in milik if s.urut == urut)
    kata = {KANTOR: "Seluruh kantor", "program": "Seluruh program", "iku": "IKU"}
    return kata.get(subjek) or bahan.nama_simpul(subjek)


def _availability(
    kertas: Kertas, lembar: Lembaran, judul: str, perlu: str, ada: str, ukuran: str
) -> None:
    semua = _of(kertas, ukuran)
    if not semua:
        return
    lembar.kepala(judul, "Kebutuhan", "Tersedia", "Ketersediaan (%)", "", "Alamat", beku=False)
    for h in semua:
        subjek = h.alamat.subjek
        lembar.teks(1, _subject(kertas, subjek))
        for kolom, satu in ((2, perlu), (3, ada)):
            hasil = kertas.bahan.hasil(satu, subjek)
            kertas.catat(satu, subjek, lembar.acuan(kolom))
            _money(kertas, lembar, kolom, hasil)
        rumus = nisbah(lembar.di(3), lembar.di(2), h.desimal)
        kertas.catat(ukuran, subjek, lembar.angka(4, rumus, h))
        lembar.alamat(6, h)
        lembar.baris()


def _differences(kertas: Kertas, lembar: Lembaran, judul: str, ukuran: str, pengurang: str) -> None:
    semua = _of(kertas, ukuran)
    if not semua:
        return
    lembar.kepala(
        f"Efisiensi: {judul.lower()}",
        *("Capaian (%)", pengurang, "Selisih (poin)", "Sebutan", "Alamat"),
        beku=False,
    )
    for h in semua:
        lembar.teks(1, _subject(kertas, h.alamat.subjek))
        for kolom, m in enumerate(h.masukan, 2):
            di = kertas.acuan_alamat(m.alamat)
            sumber = kertas.bahan.hasil(*m.alamat[:3]) if m.alamat else None
            lembar.hitung(kolom, str(di), nilai_sel(sumber), h.desimal)
        c, k, e = map(lembar.di, (2, 3, 4))
        rumus = bila_angka(bulat(f"{c}-{k}", h.desimal), c, k)
        lembar.angka(4, rumus, h)
        if h.aturan is not None:
            isi = kertas.isi(h.aturan.id, Selisih)
            sah = {
                "capaian_100": f"{c}>=100",
                "capaian_100_atau_di_atas_pengurang": f"OR({c}>=100,{c}>={k})",
                "selalu": "TRUE",
            }[isi.sah_bila]
            kata = f'IF({e}>=0,"efisien","tidak efisien")'
            sebut = f'IF(ISNUMBER({e}),IF({sah},{kata},"tidak dinyatakan"),"")'
            lembar.hitung(5, sebut, h.label)
        lembar.alamat(6, h)
        lembar.baris()


def _pmk(kertas: Kertas, lembar: Lembaran, tingkat: str) -> None:
    """E and NE of the Ministry of Finance over the nodes of one level."""
    bahan = kertas.bahan
    e, ne = (bahan.hasil(u, tingkat) for u in ("efisiensi-pmk", "nilai-efisiensi"))
    if e is None or ne is None:
        return
    isi = kertas.isi(PMK, EfisiensiPmk)
    lembar.kepala(
        f"Efisiensi menurut PMK, atas dasar {tingkat}",
        *("Capaian (%)", "Pagu (Rp)", "Realisasi (Rp)", "Pagu × capaian", "Alamat"),
        beku=False,
    )
    awal = lembar.n
    for m in e.masukan[::2]:
        subjek = m.alamat.subjek if m.alamat else ""
        lembar.teks(1, _subject(kertas, subjek))
        for kolom, ukuran in enumerate(("rerata-capaian", "pagu", "realisasi-anggaran"), 2):
            hasil = bahan.hasil(ukuran, subjek)
            di = kertas.acuan(ukuran, subjek)
            lembar.hitung(kolom, str(di), nilai_sel(hasil), hasil.desimal if hasil else 0)
        c, p, _ = map(lembar.di, (2, 3, 4))
        lembar.hitung(5, f"{p}*{c}/100", m.nilai if m.nilai is not None else BELUM, 2)
        lembar.baris()
    akhir = lembar.n - 1
    seharusnya, dibayar = f"SUM(E{awal}:E{akhir})", f"SUM(D{awal}:D{akhir})"
    penuh = f"(({seharusnya}-{dibayar})/{seharusnya}*100)"
    lembar.teks(1, "E")
    rumus = f'IF({seharusnya}=0,"{TAK_TERDEFINISI}",{bulat(penuh, isi.desimal)})'
    lembar.angka(4, rumus, e)
    lembar.alamat(6, e)
    lembar.baris()
    lembar.teks(1, "Nilai efisiensi (NE)")
    dibatasi = f"MIN({isi.atas:f},MAX({isi.bawah:f},{penuh}))"
    nilai = bulat(f"{isi.dasar:f}+{dibatasi}/{isi.pembagi:f}*{isi.pengali:f}", isi.desimal)
    rumus = f'IF({seharusnya}=0,"{TAK_TERDEFINISI}",{nilai})'
    lembar.angka(4, rumus, ne)
    lembar.alamat(6, ne)
    lembar.baris()
