"""Target, realisasi and capaian of the year; their means; progress to the end of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from sakip.berkas import baris as b
from sakip.core.aturan.jenis import (
    BatasCapaian,
    Kemajuan,
    MetodeCapaian,
    PilihanCapaian,
    Polaritas,
    Rerata,
    Skala,
)
from sakip.core.jejak import Hasil
from sakip.core.predikat import cari_kelas
from sakip.hitung.rerata import TINGKAT
from sakip.laporan.kertas_kerja.dasar import (
    BELUM,
    Acuan,
    Kertas,
    Lembaran,
    bila_angka,
    bulat,
    kisaran,
    nilai_sel,
    rerata,
    tanpa,
)
from sakip.laporan.kertas_kerja.realisasi import worked_out
from sakip.laporan.kertas_kerja.rumus import RumusCapaian
from sakip.laporan.kertas_kerja.skala import TabelSkala, scale_for

_KOLOM = (
    *("No.", "Indikator", "Satuan", "Cara menghitung", "Target", "Target atas", "Realisasi"),
    *("Capaian (%)", "Dibatasi (%)", "Status", "Predikat", "Alamat"),
)
_LEBAR = (5, 44, 11, 30, 11, 11, 11, 11, 11, 21, 19, 34)
_TARGET, _ATAS, _REALISASI, _CAPAIAN, _DIBATASI, _STATUS, _PREDIKAT, _ALAMAT = range(5, 13)
_AWAL = 5  # first row below the headings
_TINGKAT = {
    b.JenisSimpul.TUJUAN: "Tujuan",
    b.JenisSimpul.SASARAN: "Sasaran",
    b.JenisSimpul.PROGRAM: "Program",
    b.JenisSimpul.KEGIATAN: "Kegiatan",
    b.JenisSimpul.SUB_KEGIATAN: "Sub kegiatan",
}

SemuaSkala = Mapping[str, TabelSkala]


def place_capaian(kertas: Kertas) -> Lembaran:
    """The sheet of capaian, so far only with the cells in which realisasi is typed.

    Formulas of other indicators refer to them, so their places are known before all else.
    """
    lembar = Lembaran(kertas, "Capaian", "Kertas kerja perhitungan capaian kinerja", _LEBAR)
    dihitung = {iv.indikator for iv in worked_out(kertas)}
    n = _AWAL
    for milik in _levels(kertas).values():
        n += 1
        for iv in milik:
            if iv.indikator not in dihitung:
                kertas.catat("realisasi", iv.indikator, lembar.acuan(_REALISASI, n))
            n += 1
    return lembar


def _levels(kertas: Kertas) -> dict[str, list[b.IndikatorVersi]]:
    """Indicators by level of the tree, in tree order."""
    bahan = kertas.bahan
    semua = {
        kata: bahan.indikator_di(s.simpul for s in bahan.bertingkat(jenis))
        for jenis, kata in _TINGKAT.items()
    }
    return {kata: milik for kata, milik in semua.items() if milik}


def write_capaian(kertas: Kertas, lembar: Lembaran, skala: SemuaSkala) -> None:
    lembar.kepala(*_KOLOM)
    lembar.lembar.beku = (_AWAL, 3)
    nomor = 0
    for kata, milik in _levels(kertas).items():
        lembar.bagian(kata)
        for iv in milik:
            nomor += 1
            _row(kertas, lembar, iv, nomor, skala)
            lembar.baris()


def _row(
    kertas: Kertas, lembar: Lembaran, iv: b.IndikatorVersi, nomor: int, skala: SemuaSkala
) -> None:
    bahan = kertas.bahan
    judul, isi = _method(kertas, iv)
    batas = kertas.isi("capaian.batas", BatasCapaian)
    target, realisasi, capaian, terbatas, status, predikat = (
        bahan.hasil(ukuran, iv.indikator)
        for ukuran in ("target", "realisasi", "capaian", "capaian-dibatasi", "status", "predikat")
    )
    kata = _instead(target, realisasi)
    lembar.tetap(1, Decimal(nomor), 0)
    lembar.teks(2, iv.nama)
    lembar.teks(3, iv.satuan)
    lembar.teks(4, judul)
    lembar.isian(_TARGET, _typed(kertas, iv, target), iv.desimal)
    if isi.polaritas is Polaritas.RENTANG:
        atas = target.masukan[0].nilai if target and target.masukan else None
        lembar.isian(_ATAS, BELUM if atas is None else atas, iv.desimal)
    _realisasi(kertas, lembar, iv, realisasi)
    t, atas_di, r, c = map(lembar.di, (_TARGET, _ATAS, _REALISASI, _CAPAIAN))
    rumus = RumusCapaian(isi, batas, isi.desimal)
    if isi.polaritas is Polaritas.PREDIKAT:
        teks = _by_class(rumus, skala[iv.skala], t, r)
    elif isi.polaritas is Polaritas.RENTANG:
        teks = bila_angka(rumus.tulis(t, r, atas_di), t, atas_di, r)
    else:
        teks = bila_angka(rumus.tulis(t, r), t, r)
    nilai = nilai_sel(capaian) if capaian else kata
    kertas.catat("capaian", iv.indikator, lembar.hitung(_CAPAIAN, teks, nilai, isi.desimal))
    if batas.pendamping is not None:
        teks = f"IF(ISNUMBER({c}),MIN({c},{batas.pendamping:f}),{c})"
        nilai = nilai_sel(terbatas) if terbatas else kata
        di = lembar.hitung(_DIBATASI, teks, nilai, isi.desimal)
        kertas.catat("capaian-dibatasi", iv.indikator, di)
    for kolom, untuk, hasil in ((_STATUS, "status", status), (_PREDIKAT, "capaian", predikat)):
        if id_skala := scale_for(kertas, untuk):
            kelas = nilai_sel(hasil) if hasil else kata
            lembar.hitung(kolom, skala[id_skala].cari(c), kelas)
    lembar.alamat(_ALAMAT, capaian)


def _instead(*perlu: Hasil | None) -> str:
    """What is said where there is no capaian: the first figure that is missing."""
    for hasil in perlu:
        if hasil is None or (hasil.terbit is None and not hasil.label):
            return str(nilai_sel(hasil))
    return BELUM


def _method(kertas: Kertas, iv: b.IndikatorVersi) -> tuple[str, MetodeCapaian]:
    """Title and content of the rule of capaian for an indicator."""
    bawaan = kertas.isi("capaian.pilihan", PilihanCapaian).bawaan
    nama = iv.metode or bawaan[iv.polaritas]
    aturan, isi = kertas.bahan.aturan.ambil_isi(nama, kertas.pada, MetodeCapaian)
    return aturan.judul, isi


def _typed(kertas: Kertas, iv: b.IndikatorVersi, hasil: Hasil | None) -> Decimal | str:
    """A target or realisasi as typed in; a class by its code, so that it is found in its scale."""
    if hasil is None or not hasil.label or hasil.terbit is not None:
        return nilai_sel(hasil)
    return cari_kelas(kertas.isi(iv.skala, Skala), hasil.label).kode


def _realisasi(kertas: Kertas, lembar: Lembaran, iv: b.IndikatorVersi, hasil: Hasil | None) -> None:
    """Typed here, or taken from the sheet where it is worked out."""
    di = kertas.acuan("realisasi", iv.indikator)
    if di is None or di == lembar.acuan(_REALISASI):
        lembar.isian(_REALISASI, _typed(kertas, iv, hasil), iv.desimal)
    else:
        lembar.hitung(_REALISASI, di, nilai_sel(hasil), iv.desimal)


def _by_class(rumus: RumusCapaian, skala: TabelSkala, t: str, r: str) -> str:
    """Classes compared by their lower bounds; a figure counts as the class it falls in."""

    def bawah(sel: str) -> str:
        baris = f"INDEX({skala.bawah},MATCH({sel},{skala.kode},0))"
        return f"IF(ISNUMBER({sel}),{skala.kelas(sel, skala.bawah)},{baris})"

    kenal = f"OR(ISNUMBER({t}),ISNUMBER(MATCH({t},{skala.kode},0)))"
    return f"IFERROR({rumus.tulis(bawah(t), bawah(r))},IF({kenal},{r},{t}))"


# -- means --------------------------------------------------------------------


def write_means(kertas: Kertas, skala: SemuaSkala) -> None:
    """Means over the IKU, over each level and over each node, as published."""
    bahan = kertas.bahan
    lembar = Lembaran(kertas, "Rerata", "Rata-rata capaian", (60, 14, 16, 24, 20, 36))
    lembar.kepala("Dasar", "Indikator", "Rata-rata (%)", "Status", "Predikat", "Alamat")
    _mean(kertas, lembar, "Indikator kinerja utama", "iku", bahan.iku, skala)
    _mean(
        kertas,
        lembar,
        "Indikator kinerja utama, dibatasi",
        "iku",
        bahan.iku,
        {},
        ("capaian-dibatasi", "rerata-capaian-dibatasi"),
    )
    for subjek, jenis in TINGKAT.items():
        milik = bahan.indikator_di(s.simpul for s in bahan.bertingkat(jenis))
        _mean(kertas, lembar, _TINGKAT[jenis], subjek, milik, {})
    for simpul in bahan.simpul:
        milik = bahan.indikator_di(simpul.simpul)
        _mean(kertas, lembar, simpul.nama, simpul.simpul, milik, {})


def _mean(
    kertas: Kertas,
    lembar: Lembaran,
    kata: str,
    subjek: str,
    indikator: Iterable[b.IndikatorVersi],
    skala: SemuaSkala,
    ukuran: tuple[str, str] = ("capaian", "rerata-capaian"),
    aturan: str = "rerata.capaian",
) -> None:
    hasil = kertas.bahan.hasil(ukuran[1], subjek)
    sel = [(iv, di) for iv in indikator if (di := kertas.acuan(ukuran[0], iv.indikator))]
    if hasil is None or not sel:
        return
    isi = kertas.isi(aturan, Rerata)
    lembar.teks(1, kata)
    semua = [di for _, di in sel]
    banyak = Decimal(sum(1 for iv, _ in sel if _has_figure(kertas, ukuran[0], iv)))
    lembar.hitung(2, f"COUNT({kisaran(semua)})", banyak, 0)
    rumus = rerata(semua, isi.desimal, tanpa(hasil))
    if isi.bobot == "tertimbang":
        rumus = _weighted(sel, isi.desimal)
    kertas.catat(ukuran[1], subjek, lembar.angka(3, rumus, hasil))
    if skala:
        for kolom, untuk, kelas in ((4, "status", "status"), (5, "capaian", "predikat")):
            satu = kertas.bahan.hasil(kelas, subjek)
            if satu is not None:
                tabel = skala[scale_for(kertas, untuk)]
                lembar.hitung(kolom, tabel.cari(lembar.di(3)), nilai_sel(satu))
    lembar.alamat(6, hasil)
    lembar.baris()


def _has_figure(kertas: Kertas, ukuran: str, iv: b.IndikatorVersi) -> bool:
    hasil = kertas.bahan.hasil(ukuran, iv.indikator)
    return hasil is not None and hasil.terbit is not None


def _weighted(sel: Sequence[tuple[b.IndikatorVersi, Acuan]], desimal: int) -> str:
    """The mean in which each indicator counts by its weight; those without a figure do not."""
    berat = [(di, f"{iv.bobot:f}") for iv, di in sel if iv.bobot is not None]
    atas = "+".join(f"IF(ISNUMBER({di}),{di}*{b},0)" for di, b in berat)
    bawah = "+".join(f"IF(ISNUMBER({di}),{b},0)" for di, b in berat)
    return f'IF(({bawah})=0,"{BELUM}",{bulat(f"({atas})/({bawah})", desimal)})'


# -- progress -----------------------------------------------------------------


def write_progress(kertas: Kertas) -> None:
    """Realisasi against the targets at the end of the plan, and their means."""
    bahan = kertas.bahan
    maju = [iv for iv in bahan.indikator if bahan.hasil("kemajuan", iv.indikator)]
    if not maju:
        return
    judul = "Tingkat kemajuan terhadap target akhir Renstra"
    lembar = Lembaran(kertas, "Kemajuan", judul, (60, 12, 16, 14, 14, 16, 36))
    lembar.kepala(
        *("Indikator", "Satuan", "Target akhir", "Target atas", "Realisasi", "Kemajuan (%)"),
        "Alamat",
    )
    isi = kertas.isi("kemajuan", Kemajuan)
    batas = BatasCapaian(
        jenis="batas_capaian", di_atas=isi.batas, menjadi=isi.batas, pendamping=None
    )
    for iv in maju:
        hasil = bahan.hasil("kemajuan", iv.indikator)
        _, metode = _method(kertas, iv)
        lembar.teks(1, iv.nama)
        lembar.teks(2, iv.satuan)
        nilai = {m.nama: m.nilai for m in hasil.masukan} if hasil else {}
        akhir = _end_target(kertas, iv)
        lembar.isian(3, nilai_sel(akhir), iv.desimal)
        atas = nilai.get("target_akhir_atas")
        t, atas_di, r = map(lembar.di, (3, 4, 5))
        if atas is not None:
            lembar.isian(4, atas, iv.desimal)
        di = kertas.acuan("realisasi", iv.indikator)
        lembar.hitung(5, str(di), nilai_sel(bahan.hasil("realisasi", iv.indikator)), iv.desimal)
        rumus = RumusCapaian(metode, batas, isi.desimal)
        rentang = metode.polaritas is Polaritas.RENTANG
        teks = rumus.tulis(t, r, atas_di) if rentang else rumus.tulis(t, r)
        teks = bila_angka(teks, *((t, atas_di, r) if rentang else (t, r)))
        kertas.catat(
            "kemajuan", iv.indikator, lembar.hitung(6, teks, nilai_sel(hasil), isi.desimal)
        )
        lembar.alamat(7, hasil)
        lembar.baris()
    lembar.kepala("Rata-rata", "Indikator", "Rata-rata (%)", beku=False)
    ukuran = ("kemajuan", "rerata-kemajuan")
    program = bahan.indikator_di(s.simpul for s in bahan.bertingkat(b.JenisSimpul.PROGRAM))
    for kata, subjek, milik in (
        ("Indikator kinerja utama", "iku", bahan.iku),
        ("Program", "program", program),
    ):
        _mean(kertas, lembar, kata, subjek, milik, {}, ukuran, "rerata.kemajuan")


def _end_target(kertas: Kertas, iv: b.IndikatorVersi) -> Hasil | None:
    akhir = kertas.bahan.indeks.tahun_akhir_rencana(kertas.bahan.tahun)
    return kertas.bahan.hasil("target-akhir", iv.indikator, str(akhir))
