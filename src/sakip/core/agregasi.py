"""Many figures become one: quarters a year, indicators a mean, amounts a ratio of sums.

What is unknown is never counted as zero. A quarter without target (``-``) or not
applicable (``n/a``) is simply not asked; a quarter that should have a value and has none
makes a sum unknown, and is left out of a mean with a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from sakip.core.angka import KONTEKS, Kosong, TanpaNilai, bulatkan
from sakip.core.aturan.jenis import Agregasi, Entri, Rerata
from sakip.core.capaian import NOL, SERATUS, Nilai, tak_terdefinisi, tulis
from sakip.core.jejak import Perhitungan
from sakip.galat import Galat

_TAK_DITANYA = frozenset({TanpaNilai.TIDAK_DITARGETKAN, TanpaNilai.TIDAK_BERLAKU})
_TRIWULAN = ("TW I", "TW II", "TW III", "TW IV")


def jumlahkan(nilai: Sequence[Decimal]) -> Decimal:
    """Sum at full precision."""
    total = NOL
    for satu in nilai:
        total = KONTEKS.add(total, satu)
    return total


def desimal(pecahan: Fraction) -> Decimal:
    """An exact fraction as Decimal, rounded once at the precision of the library."""
    return KONTEKS.divide(Decimal(pecahan.numerator), Decimal(pecahan.denominator))


def kosong_bersama(kosong: Sequence[Kosong], alasan: str) -> Kosong:
    """What no value at all amounts to: the common kind, or not available yet if they differ."""
    jenis = {satu.jenis for satu in kosong}
    if len(jenis) == 1:
        pertama = kosong[0]
        return Kosong(pertama.jenis, pertama.alasan or alasan, pertama.teks)
    return Kosong(TanpaNilai.BELUM_TERSEDIA, alasan)


# -- quarters to a year -------------------------------------------------------


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
    catatan = _catatan_bolong(bolong, len(isi), nama)
    angka = [satu for _, satu in isi]
    sebut = [f"{{nilai{i + 1}}}" for i, _ in isi]
    if posisi:
        catatan = (*catatan, f"Posisi {nama[isi[-1][0]]}.")
        return Perhitungan(angka[-1], sebut[-1], None, "", catatan)
    if cara is Agregasi.JUMLAH:
        return Perhitungan(jumlahkan(angka), " + ".join(sebut), None, "", catatan)
    if cara is Agregasi.RATA_RATA:
        rata = KONTEKS.divide(jumlahkan(angka), Decimal(len(angka)))
        return Perhitungan(rata, f"({' + '.join(sebut)}) / {len(angka)}", None, "", catatan)
    ujung, kata = (max, "tertinggi") if cara is Agregasi.MAKS else (min, "terendah")
    return Perhitungan(ujung(angka), f"{kata} dari {'; '.join(sebut)}", None, "", catatan)


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
    tempat = max(0, -eksponen) if isinstance(eksponen, int) else 0
    if hasil == target_tahun or (
        cara is Agregasi.RATA_RATA and bulatkan(hasil, tempat) == target_tahun
    ):
        return None
    kata = {Agregasi.JUMLAH: "Jumlah", Agregasi.RATA_RATA: "Rata-rata"}.get(cara, "Posisi akhir")
    if entri is Entri.KUMULATIF:
        kata = "Posisi akhir"
    return (
        f"{kata} target triwulan {tulis(bulatkan(hasil, max(tempat, 2)))} tidak sama dengan "
        f"target PK {tulis(target_tahun)}; target PK yang dipakai untuk setahun."
    )


# -- means and ratios ---------------------------------------------------------


def rerata(
    isi: Rerata, nilai: Sequence[Nilai], *, bobot: Sequence[Decimal] | None = None
) -> Perhitungan:
    """Mean by a rule, over the figures that have a value; see `rata_rata`.

    Raises Galat when the rule weighs and the weights do not fit.
    """
    if isi.bobot == "sama":
        return rata_rata(nilai, isi.atas)
    if bobot is None:
        raise Galat(
            "rerata.bobot",
            f"rata-rata {isi.atas}",
            "Aturan ini memerlukan bobot, tetapi tidak ada bobot.",
            f"Isi satu bobot untuk setiap {isi.atas}.",
        )
    return rata_rata(nilai, isi.atas, bobot=bobot)


def rata_rata(
    nilai: Sequence[Nilai],
    atas: str,
    *,
    bobot: Sequence[Decimal] | None = None,
    nama: str = "nilai",
) -> Perhitungan:
    """Mean of the figures that have a value; the note states its base, "6 dari 7 indikator".

    atas: what is averaged over, in words. `Masukan`: `nama` once per figure that has a
    value; weighted: `nama`_berbobot (each with its text, ``99,04 × 2``) and ``bobot``.
    """
    berisi = [(i, satu) for i, satu in enumerate(nilai) if isinstance(satu, Decimal)]
    if not berisi:
        kosong = [satu for satu in nilai if isinstance(satu, Kosong)]
        sebab = (
            kosong_bersama(kosong, f"Belum ada {atas} yang punya nilai.")
            if kosong
            else tak_terdefinisi(f"Tidak ada {atas}: pembagi rata-rata 0.")
        )
        return Perhitungan(None, f"{{{nama}}}", sebab)
    catatan = (f"Rata-rata {len(berisi)} dari {len(nilai)} {atas}.",)
    if bobot is None:
        total = jumlahkan([satu for _, satu in berisi])
        rata = KONTEKS.divide(total, Decimal(len(berisi)))
        return Perhitungan(rata, f"({{{nama}}}) / {len(berisi)}", None, "", catatan)
    _periksa_bobot(bobot, len(nilai), atas)
    pola = f"({{{nama}_berbobot}}) / ({{bobot}})"
    pembagi = jumlahkan([bobot[i] for i, _ in berisi])
    if not pembagi:
        return Perhitungan(None, pola, tak_terdefinisi("Jumlah bobot 0 menjadi pembagi."))
    total = jumlahkan([KONTEKS.multiply(satu, bobot[i]) for i, satu in berisi])
    return Perhitungan(KONTEKS.divide(total, pembagi), pola, None, "", catatan)


def rasio(
    pembilang: Sequence[Nilai],
    penyebut: Sequence[Nilai],
    *,
    nama_pembilang: str = "pembilang",
    nama_penyebut: str = "penyebut",
    pengali: Decimal = SERATUS,
) -> Perhitungan:
    """Ratio of sums: serapan, availability of staff and goods, totals of both.

    `Masukan` names are the two given (``realisasi``, ``pagu``), once per amount. Any amount
    unknown leaves the whole unknown; a denominator of zero is undefined and named.
    """
    tunggal = len(pembilang) == len(penyebut) == 1
    kiri, kanan = "{" + nama_pembilang + "}", "{" + nama_penyebut + "}"
    pola = f"{kiri} / {kanan}" if tunggal else f"({kiri}) / ({kanan})"
    if pengali != 1:
        pola = f"{pola} × {tulis(pengali)}"
    for satu in (*pembilang, *penyebut):
        if isinstance(satu, Kosong):
            return Perhitungan(None, pola, satu)
    atas = jumlahkan([satu for satu in pembilang if isinstance(satu, Decimal)])
    bawah = jumlahkan([satu for satu in penyebut if isinstance(satu, Decimal)])
    if not bawah:
        nama = nama_penyebut.replace("_", " ")
        return Perhitungan(None, pola, tak_terdefinisi(f"Pembagi ({nama}) bernilai 0."))
    return Perhitungan(KONTEKS.divide(KONTEKS.multiply(atas, pengali), bawah), pola)


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


def _periksa_bobot(bobot: Sequence[Decimal], banyak: int, atas: str) -> None:
    if len(bobot) != banyak:
        raise Galat(
            "rerata.bobot",
            f"rata-rata {atas}",
            f"Perlu {banyak} bobot, ada {len(bobot)}.",
            f"Isi satu bobot untuk setiap {atas}.",
        )
    if any(satu < NOL for satu in bobot):
        raise Galat(
            "rerata.bobot", f"rata-rata {atas}", "Bobot tidak boleh negatif.", "Betulkan bobotnya."
        )
