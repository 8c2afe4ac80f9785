"""Realisasi of every indicator: typed in, by formula, from survey or evaluation, or from outside.

A quarter stands as it was entered; the year is the yearly entry, or the quarters
put together by the indicator's own aggregation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from sakip.berkas.baris import Berisi, IndikatorVersi, Realisasi
from sakip.berkas.periksa import formula_of
from sakip.core.agregasi import agregat, jumlahkan
from sakip.core.alamat import Alamat
from sakip.core.angka import Kosong, TanpaNilai, cetak_penuh
from sakip.core.aturan.jenis import (
    Agregasi,
    AgregasiTriwulan,
    Entri,
    NilaiLuarAturan,
    RumusIndikator,
)
from sakip.core.jejak import Asal, Hasil, Masukan, Perhitungan, RujukanAturan
from sakip.core.rumus import Rumus, tulis, urutkan
from sakip.core.rumus import hitung as hitung_rumus
from sakip.galat import Galat
from sakip.hitung.konteks import KANTOR, Konteks, Nilai, belum_diisi, masukan, nilai_terbit

Komponen = Mapping[str, Decimal | Sequence[Decimal]]

_SUMBER = {
    "skm": ("ikm", "survei kepuasan"),
    "lke": ("lke", "evaluasi AKIP"),
    "ipp": ("ipp", "IPP"),
}


def compute(ctx: Konteks) -> None:
    """Enter ``realisasi:<indikator>:<periode>`` for the year, its quarters, and other years."""
    ctx.part("realisasi", lambda: _other_years(ctx))
    of_year(ctx)


def of_year(ctx: Konteks) -> None:
    """Enter those of the year and its quarters only."""
    rumus = {
        iv.indikator: r
        for iv in ctx.indikator
        if (r := formula_of(iv, ctx.aturan, ctx.pada)) is not None
    }
    versi = {iv.indikator: iv for iv in ctx.indikator}
    # A formula may refer to any indicator, so those without one come first.
    for indikator in (*(i for i in versi if i not in rumus), *urutkan(rumus, versi)):
        satu = rumus.get(indikator)
        if ctx.lama and satu and not ctx.lama.indikator.isdisjoint(satu.rujukan):
            ctx.lama.indikator.add(indikator)  # what it refers to has changed
        ctx.each("realisasi", versi[indikator], partial(_indicator, rumus=satu))


def _indicator(ctx: Konteks, iv: IndikatorVersi, rumus: Rumus | None) -> None:
    for periode in ctx.triwulan:
        _quarter(ctx, iv, periode, rumus)
    _year(ctx, iv, rumus)


def _other_years(ctx: Konteks) -> None:
    for baris in ctx.berkas.realisasi:
        tahun = int(baris.periode[:4])
        if tahun == ctx.tahun:
            continue
        versi = ctx.indeks.versi_tahun(tahun)
        iv = ctx.indeks.indikator_pada(baris.indikator, tahun, versi) or ctx.indeks.indikator_pada(
            baris.indikator, ctx.tahun, ctx.versi
        )
        if iv is None:
            continue
        if baris.komponen is None:
            _enter(ctx, iv, baris.periode, entered(baris), _origin(baris))
        else:
            rumus = formula_of(iv, ctx.aturan, ctx.pada)
            _by_formula(ctx, iv, baris.periode, rumus, baris.komponen)


def entered(baris: Berisi) -> Perhitungan:
    """What a row says, as it stands: number, class, or kind of no number."""
    if baris.kosong is not None:
        return Perhitungan(None, "", Kosong(baris.kosong, baris.alasan))
    return Perhitungan(baris.nilai, "", None, baris.label)


def _origin(baris: Realisasi) -> Asal:
    return Asal.TERLAPOR if baris.terlapor else Asal.DIISI


def _enter(
    ctx: Konteks,
    iv: IndikatorVersi,
    periode: str,
    perhitungan: Perhitungan,
    asal: Asal,
    *,
    aturan: RujukanAturan | None = None,
    dari: Sequence[Masukan] = (),
) -> Hasil:
    return ctx.catat(
        "realisasi",
        iv.indikator,
        perhitungan,
        periode=periode,
        satuan=iv.satuan,
        desimal=iv.desimal,
        asal=asal,
        aturan=aturan,
        masukan=dari,
    )


def _quarter(ctx: Konteks, iv: IndikatorVersi, periode: str, rumus: Rumus | None) -> None:
    baris = ctx.indeks.realisasi.get((iv.indikator, periode))
    if baris is None:
        return
    if baris.komponen is not None:
        _by_formula(ctx, iv, periode, rumus, baris.komponen)
    else:
        _enter(ctx, iv, periode, entered(baris), _origin(baris))


def _year(ctx: Konteks, iv: IndikatorVersi, rumus: Rumus | None) -> None:
    periode = ctx.periode
    baris = ctx.indeks.realisasi.get((iv.indikator, periode))
    if baris is not None and baris.kosong is TanpaNilai.BELUM_DIISI:
        baris = None  # words of the year without a figure of its own: the quarters still make it
    if baris is not None and baris.komponen is None:
        _enter(ctx, iv, periode, entered(baris), _origin(baris))
    elif baris is not None and baris.komponen is not None:
        _by_formula(ctx, iv, periode, rumus, baris.komponen)
    elif iv.asal in _SUMBER:
        _from_data(ctx, iv)
    elif iv.asal == "luar":
        _from_outside(ctx, iv)
    elif rumus is not None and rumus.rujukan and not rumus.komponen:
        _by_formula(ctx, iv, periode, rumus, {})
    else:
        _from_quarters(ctx, iv, rumus)
    _compare_outside(ctx, iv)


def _from_data(ctx: Konteks, iv: IndikatorVersi) -> None:
    ukuran, nama = _SUMBER[iv.asal]
    if iv.komponen_lke:
        sumber = ctx.hasil.ada("lke-komponen", iv.komponen_lke, ctx.periode)
    else:
        sumber = ctx.hasil.ada(ukuran, KANTOR, ctx.periode)
    if sumber is None:
        kosong = Kosong(TanpaNilai.BELUM_TERSEDIA, f"data {nama} {ctx.tahun} belum ada")
        _enter(ctx, iv, ctx.periode, Perhitungan(None, kosong=kosong), Asal.DIHITUNG)
        return
    perhitungan = Perhitungan(sumber.terbit, "{sumber}", sumber.kosong)
    _enter(ctx, iv, ctx.periode, perhitungan, Asal.DIHITUNG, dari=(masukan("sumber", sumber),))


def _from_outside(ctx: Konteks, iv: IndikatorVersi) -> None:
    rujukan, isi = ctx.isi("nilai-luar", NilaiLuarAturan)
    baris = ctx.indeks.nilai_luar.get((iv.indikator, ctx.tahun))
    if baris is None:
        perhitungan = Perhitungan(
            None, kosong=Kosong(TanpaNilai.BELUM_TERSEDIA, isi.sebelum_terbit)
        )
    else:
        perhitungan = entered(baris)
    _enter(ctx, iv, ctx.periode, perhitungan, Asal.LUAR, aturan=rujukan)


def _compare_outside(ctx: Konteks, iv: IndikatorVersi) -> None:
    """The value a letter states must be the one that our sum gives."""
    luar = ctx.indeks.nilai_luar.get((iv.indikator, ctx.tahun))
    if luar is None or luar.nilai is None:
        return
    kita = ctx.hasil.ada("realisasi", iv.indikator, ctx.periode)
    if kita is None or kita.asal is Asal.LUAR:
        return
    if kita.terbit is not None and kita.terbit != luar.nilai:
        ctx.hasil.peringatkan(
            "nilai_luar.beda",
            kita.alamat,
            f"{luar.penerbit} menetapkan {cetak_penuh(luar.nilai)}, hitungan kita {kita.tampil}.",
        )


def _by_formula(
    ctx: Konteks, iv: IndikatorVersi, periode: str, rumus: Rumus | None, komponen: Komponen
) -> None:
    if rumus is None:
        raise Galat(
            "hitung.tanpa_rumus",
            f"realisasi {iv.indikator} {periode}",
            "Komponen diisi, tetapi indikator ini tidak punya rumus.",
            "Isi rumus indikatornya, atau isi nilainya saja.",
        )
    nilai: dict[str, Nilai | Sequence[Decimal]] = dict(komponen)
    dari: list[Masukan] = []
    satuan = {k.nama: k.satuan for k in iv.komponen}
    for nama in rumus.komponen:
        dari += _component_inputs(nama, komponen.get(nama), satuan.get(nama, ""))
    for rujukan in rumus.rujukan:
        kunci = f"@{rujukan}"
        hasil = ctx.hasil.ada("realisasi", rujukan, periode)
        if hasil is None:
            nilai[kunci] = Kosong(TanpaNilai.BELUM_TERSEDIA, f"realisasi {rujukan} belum ada")
            dari.append(Masukan(kunci, None, Alamat("realisasi", rujukan, periode)))
        else:
            nilai[kunci] = nilai_terbit(hasil)
            dari.append(masukan(kunci, hasil))
    hasil_rumus = hitung_rumus(rumus, nilai)
    pola = tulis(rumus, {nama: "{" + nama + ";}" for nama in rumus.nama})
    aturan = ctx.isi(iv.rumus_aturan, RumusIndikator)[0] if iv.rumus_aturan else None
    perhitungan = Perhitungan(hasil_rumus.penuh, pola, hasil_rumus.kosong)
    _enter(ctx, iv, periode, perhitungan, Asal.DIHITUNG, aturan=aturan, dari=dari)


def _component_inputs(
    nama: str, isi: Decimal | Sequence[Decimal] | None, satuan: str
) -> list[Masukan]:
    if isi is None or isinstance(isi, Decimal):
        return [Masukan(nama, isi, satuan=satuan)]
    return [Masukan(nama, satu, satuan=satuan) for satu in isi]


def aggregation(ctx: Konteks, iv: IndikatorVersi) -> tuple[RujukanAturan | None, Agregasi]:
    """The indicator's own way from quarters to year, else the rule's for its kind."""
    if iv.agregasi is not None:
        return None, iv.agregasi
    rujukan, isi = ctx.isi("triwulan.agregasi", AgregasiTriwulan)
    persen = iv.satuan.startswith("%")
    for baris in isi.bawaan:
        if iv.polaritas in baris.polaritas and baris.persen == persen:
            return rujukan, baris.agregasi
    raise Galat(
        "hitung.agregasi",
        f"indikator {iv.indikator}",
        "Cara menggabungkan triwulan tidak ditentukan.",
        "Isi kolom agregasi pada indikator ini.",
    )


def _from_quarters(ctx: Konteks, iv: IndikatorVersi, rumus: Rumus | None) -> None:
    periode = ctx.periode
    baris = [ctx.indeks.realisasi.get((iv.indikator, t)) for t in ctx.triwulan]
    if not any(baris):
        kosong = belum_diisi(f"realisasi {ctx.tahun}")
        _enter(ctx, iv, periode, Perhitungan(None, kosong=kosong), Asal.DIISI)
        return
    aturan, cara = aggregation(ctx, iv)
    if rumus is not None and cara is Agregasi.RASIO_JUMLAH:
        komponen = _sum_components(iv, rumus, [b.komponen for b in baris if b and b.komponen])
        _by_formula(ctx, iv, periode, rumus, komponen)
        return
    hasil = [ctx.hasil.ada("realisasi", iv.indikator, t) for t in ctx.triwulan]
    nilai = [nilai_terbit(h) if h else belum_diisi("realisasi") for h in hasil]
    target = [ctx.nilai_target(iv.indikator, t) for t in ctx.triwulan]
    perhitungan = agregat(cara, nilai, entri=iv.entri, target=target)
    dari = [
        masukan(f"nilai{ke}", h)
        for ke, h in enumerate(hasil, 1)
        if h is not None and f"{{nilai{ke}}}" in perhitungan.pola
    ]
    _enter(ctx, iv, periode, perhitungan, Asal.DIHITUNG, aturan=aturan, dari=dari)


def _sum_components(
    iv: IndikatorVersi, rumus: Rumus, isi: Sequence[Komponen]
) -> dict[str, Decimal | Sequence[Decimal]]:
    """Components of the quarters added up; cumulative ones stand at the last quarter."""
    if iv.entri is Entri.KUMULATIF:
        return dict(isi[-1]) if isi else {}
    jumlah: dict[str, Decimal | Sequence[Decimal]] = {}
    for nama in rumus.komponen:
        semua = [k[nama] for k in isi if nama in k]
        if len(semua) < len(isi) or not semua:
            continue
        angka = [s for s in semua if isinstance(s, Decimal)]
        daftar = [s for s in semua if not isinstance(s, Decimal)]
        if angka and daftar:
            raise Galat(
                "hitung.komponen",
                f"indikator {iv.indikator} komponen {nama}",
                "Sebagian triwulan berisi satu angka, sebagian berisi daftar.",
                "Isi semua triwulan dengan cara yang sama.",
            )
        jumlah[nama] = jumlahkan(angka) if angka else [x for d in daftar for x in d]
    return jumlah
