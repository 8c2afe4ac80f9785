"""Quarters to a year, and from positions to growth and back.

A quarter without target (``-``) or not applicable (``n/a``) is simply not asked; a quarter
that should have a value and has none makes a sum unknown, and is left out of a mean with a
note.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from sakip.core.agregasi.dasar import jumlahkan, rasio
from sakip.core.angka import KONTEKS, Kosong, TanpaNilai, bulatkan
from sakip.core.aturan.jenis import Agregasi, Entri
from sakip.core.capaian import NOL, SERATUS, Nilai, tulis
from sakip.core.jejak import Perhitungan
from sakip.galat import Galat

_TAK_DITANYA = frozenset({TanpaNilai.TIDAK_DITARGETKAN, TanpaNilai.TIDAK_BERLAKU})
_KATA = {
    Agregasi.JUMLAH: "Jumlah",
    Agregasi.POSISI_AKHIR: "Posisi akhir",
    Agregasi.RATA_RATA: "Rata-rata",
    Agregasi.MAKS: "Tertinggi dari",
    Agregasi.MIN: "Terendah dari",
}
_TRIWULAN = ("TW I", "TW II", "TW III", "TW IV")


def agregat(
    cara: Agregasi,
    nilai: Sequence[Nilai],
    *,
    entri: Entri = Entri.PER_PERIODE,
    target: Sequence[Nilai] | None = None,
    nama: Sequence[str] = _TRIWULAN,
) -> Perhitungan:
    """Figures of quarters 1..n in order as one figure up to quarter n.

    `Masukan` names: ``nilai1`` to ``nilai4``, by quarter; the sum names those it used.
    Pass the quarters that are due only: a due quarter without value leaves a sum unknown.
    A cumulative entry's year is its last filled position. With `target` given, a quarter
    without target is out of means and extremes, and need not be filled for a sum.
    A ratio is aggregated from its stored components (`agregat_rasio`), here it is refused.
    """
    if target is not None and len(target) != len(nilai):
        raise Galat(
            "agregasi.panjang",
            "triwulan",
            f"Ada {len(nilai)} nilai tetapi {len(target)} target.",
            "Isi nilai dan target untuk triwulan yang sama.",
        )
    posisi = entri is Entri.KUMULATIF or cara is Agregasi.POSISI_AKHIR
    if cara is Agregasi.RASIO_JUMLAH and not posisi:
        raise Galat(
            "agregasi.komponen",
            "triwulan",
            "Rasio tidak dapat dijumlahkan dari persentasenya.",
            "Simpan pembilang dan penyebut tiap triwulan.",
        )
    semua = posisi or cara is Agregasi.JUMLAH
    isi: list[tuple[int, Decimal]] = []
    bolong: list[tuple[int, Kosong]] = []
    for i, satu in enumerate(nilai):
        diminta = _diminta(satu if target is None else target[i])
        if isinstance(satu, Decimal):
            if diminta or semua:
                isi.append((i, satu))
        elif diminta and _diminta(satu):
            bolong.append((i, satu))
    if not isi or (bolong and cara is Agregasi.JUMLAH and not posisi):
        return Perhitungan(None, "", _tanpa_hasil(nilai, bolong, nama))
    if posisi:
        ke, akhir = isi[-1]
        belum = ", ".join(nama[i] for i, _ in bolong if i > ke)
        catatan = f"Posisi {nama[ke]}; tanpa nilai: {belum}." if belum else f"Posisi {nama[ke]}."
        return Perhitungan(akhir, f"{{nilai{ke + 1}}}", None, "", (catatan,))
    angka = [satu for _, satu in isi]
    pola = _pola_agregat(cara, tuple(ke for ke, _ in isi))
    if cara is Agregasi.JUMLAH:
        hasil = jumlahkan(angka)
    elif cara is Agregasi.RATA_RATA:
        hasil = KONTEKS.divide(jumlahkan(angka), Decimal(len(angka)))
    else:
        hasil = max(angka) if cara is Agregasi.MAKS else min(angka)
    return Perhitungan(hasil, pola, None, "", _catatan_bolong(bolong, len(isi), nama))


@lru_cache(maxsize=256)
def _pola_agregat(cara: Agregasi, ke: tuple[int, ...]) -> str:
    """The written sum over the quarters used, counted from 0."""
    sebut = [f"{{nilai{i + 1}}}" for i in ke]
    if cara is Agregasi.JUMLAH:
        return " + ".join(sebut)
    if cara is Agregasi.RATA_RATA:
        return f"({' + '.join(sebut)}) / {len(sebut)}"
    kata = "tertinggi" if cara is Agregasi.MAKS else "terendah"
    return f"{kata} dari {'; '.join(sebut)}"


def agregat_rasio(
    pembilang: Sequence[Nilai],
    penyebut: Sequence[Nilai],
    *,
    entri: Entri = Entri.PER_PERIODE,
    pengali: Decimal = SERATUS,
    nama: Sequence[str] = _TRIWULAN,
) -> Perhitungan:
    """Ratio of sums of the stored components up to quarter n.

    `Masukan` names: ``pembilang1``, ``penyebut1`` and so on. A quarter counts only when both
    components are known. Cumulative components: the last quarter in which both are known.
    """
    isi: list[tuple[int, Decimal, Decimal]] = []
    kosong: list[tuple[int, Kosong]] = []
    for i, (a, b) in enumerate(zip(pembilang, penyebut, strict=True)):
        if isinstance(a, Kosong):
            kosong.append((i, a))
        elif isinstance(b, Kosong):
            kosong.append((i, b))
        else:
            isi.append((i, a, b))
    bolong = [(i, satu) for i, satu in kosong if _diminta(satu)]
    if not isi:
        return Perhitungan(None, "", _tanpa_hasil([k for _, k in kosong], bolong, nama))
    catatan = _catatan_bolong(bolong, len(isi), nama)
    if entri is Entri.KUMULATIF:
        isi = isi[-1:]
        catatan = (*catatan, f"Posisi {nama[isi[0][0]]}.")
    atas, bawah = [a for _, a, _ in isi], [b for _, _, b in isi]
    hasil = rasio(atas, bawah, pengali=pengali)
    kiri = " + ".join(f"{{pembilang{i + 1}}}" for i, _, _ in isi)
    kanan = " + ".join(f"{{penyebut{i + 1}}}" for i, _, _ in isi)
    pola = hasil.pola.replace("{pembilang}", kiri).replace("{penyebut}", kanan)
    return Perhitungan(hasil.penuh, pola, hasil.kosong, "", catatan)


def akumulasi(
    target: Sequence[Nilai], realisasi: Sequence[Nilai], sampai: int
) -> tuple[Perhitungan, Perhitungan]:
    """Target and realisasi of quarters 1..`sampai`, each summed; their capaian is sum by sum.

    Realisasi in a quarter without target counts; its absence there is not missing.
    """
    due = target[:sampai]
    return (
        agregat(Agregasi.JUMLAH, due),
        agregat(Agregasi.JUMLAH, realisasi[:sampai], target=due),
    )


def ke_per_periode(
    kumulatif: Sequence[Nilai], nama: Sequence[str] = _TRIWULAN
) -> tuple[Nilai, ...]:
    """Cumulative positions as the growth in each quarter.

    After a quarter whose position is unknown the growth is unknown too; a quarter that was
    not asked stays as it is, and the next one covers both.
    """
    hasil: list[Nilai] = []
    lalu: Nilai = NOL
    for i, posisi in enumerate(kumulatif):
        if isinstance(posisi, Kosong):
            hasil.append(posisi)
            lalu = lalu if posisi.jenis in _TAK_DITANYA else _sebutkan(nama[i], posisi)
        else:
            hasil.append(lalu if isinstance(lalu, Kosong) else KONTEKS.subtract(posisi, lalu))
            lalu = posisi
    return tuple(hasil)


def ke_kumulatif(
    per_periode: Sequence[Nilai], nama: Sequence[str] = _TRIWULAN
) -> tuple[Nilai, ...]:
    """Figures of single quarters as positions reached; unknown from an unknown quarter on."""
    hasil: list[Nilai] = []
    posisi: Nilai = NOL
    for i, satu in enumerate(per_periode):
        if isinstance(satu, Kosong):
            hasil.append(satu)
            if satu.jenis not in _TAK_DITANYA and isinstance(posisi, Decimal):
                posisi = _sebutkan(nama[i], satu)
        else:
            if isinstance(posisi, Decimal):
                posisi = KONTEKS.add(posisi, satu)
            hasil.append(posisi)
    return tuple(hasil)


def peringatan_target_triwulan(
    cara: Agregasi, entri: Entri, target_triwulan: Sequence[Nilai], target_tahun: Nilai
) -> str | None:
    """A warning where the quarter targets do not lead to the year's target of the PK.

    The sum, mean or last quarter, by the aggregation, must equal it; the PK decides the year.
    """
    if isinstance(target_tahun, Kosong) or not any(
        isinstance(satu, Decimal) for satu in target_triwulan
    ):
        return None
    if cara is Agregasi.RASIO_JUMLAH:
        cara = Agregasi.POSISI_AKHIR
    hasil = agregat(cara, target_triwulan, entri=entri).penuh
    if hasil is None:
        return "Target triwulan belum lengkap, jadi belum dapat dicocokkan dengan target PK."
    eksponen = target_tahun.as_tuple().exponent
    tempat = max(2, -eksponen) if isinstance(eksponen, int) else 2
    if hasil == target_tahun or (
        cara is Agregasi.RATA_RATA and bulatkan(hasil, tempat) == target_tahun
    ):
        return None
    kata = _KATA[Agregasi.POSISI_AKHIR if entri is Entri.KUMULATIF else cara]
    return (
        f"{kata} target triwulan {tulis(bulatkan(hasil, tempat))} tidak sama dengan "
        f"target PK {tulis(target_tahun)}; target PK yang dipakai untuk setahun."
    )


def _diminta(nilai: Nilai) -> bool:
    """Whether a value is expected here: not where the source says ``-`` or ``n/a``."""
    return not (isinstance(nilai, Kosong) and nilai.jenis in _TAK_DITANYA)


def _tanpa_hasil(
    nilai: Sequence[Nilai], bolong: Sequence[tuple[int, Kosong]], nama: Sequence[str]
) -> Kosong:
    if bolong:
        return _sebutkan(nama[bolong[0][0]], bolong[0][1])
    if not nilai:
        return Kosong(TanpaNilai.BELUM_DIISI, "Belum ada triwulan yang diisi.")
    jenis = {satu.jenis for satu in nilai if isinstance(satu, Kosong)}
    if jenis == {TanpaNilai.TIDAK_BERLAKU}:
        return Kosong(TanpaNilai.TIDAK_BERLAKU, "Tidak berlaku di semua triwulan.")
    return Kosong(TanpaNilai.TIDAK_DITARGETKAN, "Tidak ada triwulan yang punya target.")


def _sebutkan(nama: str, kosong: Kosong) -> Kosong:
    """The same kind of no number, its reason naming the quarter it comes from."""
    kata = kosong.jenis.value.replace("_", " ")
    return Kosong(kosong.jenis, f"{nama}: {kosong.alasan or kata}", kosong.teks)


def _catatan_bolong(
    bolong: Sequence[tuple[int, Kosong]], terisi: int, nama: Sequence[str]
) -> tuple[str, ...]:
    if not bolong:
        return ()
    sebut = ", ".join(nama[i] for i, _ in bolong)
    return (f"Tanpa nilai: {sebut}. Dihitung dari {terisi} triwulan yang ada.",)
