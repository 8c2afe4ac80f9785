"""The same fact printed twice with values that cannot both be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.fakta import Fakta, bertentangan, kelompokkan
from sakip.periksa.kenali import selang
from sakip.periksa.kenali.angka import Cara
from sakip.periksa.model import JenisTemuan, Temuan

_SEBUT = 3
_HASIL = ("capaian", "kemajuan", "serapan")


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    def kuat(isi: Sequence[Fakta]) -> tuple[bool, int]:
        """A figure that follows from others outweighs any number of copies."""
        return any(id(f.angka) in bahan.terbukti for f in isi), len({f.tabel.nomor for f in isi})

    semua: list[tuple[Fakta, Temuan]] = []
    for grup in kelompokkan(bahan.fakta):
        kubu = _kubu(grup)
        if len(kubu) < 2:
            continue
        besar, *kecil = sorted(kubu, key=kuat, reverse=True)
        for satu in kecil:
            seri = kuat(satu) == kuat(besar)
            for fakta in satu:
                sebab = sebab_slip(fakta, bahan.fakta)
                semua.append((fakta, _temuan(fakta, besar, sebab, seri=seri)))
    yield from _tanpa_akibat(semua, bahan)


def _tanpa_akibat(semua: Sequence[tuple[Fakta, Temuan]], bahan: Bahan) -> Iterator[Temuan]:
    """Without capaian that only follow from another figure of their row that is told."""
    sumber = {_di(f) for f, _ in semua if f.ukuran not in _HASIL}
    ikut: dict[tuple[object, ...], list[Fakta]] = defaultdict(list)
    for f, _ in semua:
        if f.ukuran in _HASIL and id(f.angka) in bahan.terbukti and _di(f) in sumber:
            ikut[_di(f)].append(f)
    akibat = {id(f) for isi in ikut.values() for f in isi}
    for f, t in semua:
        isi = ikut.pop(_di(f), []) if f.ukuran not in _HASIL else []
        if isi:
            teks = " dan ".join(dict.fromkeys(x.angka.sel.teks for x in isi))
            yield t.dengan(pesan=f"{t.pesan} {isi[0].kolom.nama} {teks} di baris itu mengikutinya.")
        elif id(f) not in akibat:
            yield t


def _di(f: Fakta) -> tuple[object, ...]:
    """The row and the time of a figure."""
    return f.tabel.nomor, f.baris.nomor, f.tahun, f.periode


def sebab_slip(fakta: Fakta, semua: Sequence[Fakta]) -> str:
    """How a figure may have come into the wrong place: from beside, from above, from last year."""
    lain = [f for f in semua if f.subjek == fakta.subjek and f.tabel is not fakta.tabel]
    sama = [f for f in lain if f.angka.nilai == fakta.angka.nilai and f.versi == fakta.versi]
    lawan = {"target": "realisasi", "realisasi": "target"}.get(fakta.ukuran)
    if any(f.ukuran == lawan and f.tahun == fakta.tahun for f in sama):
        pasangan = {f.ukuran: f.angka.nilai for f in semua if f.baris is fakta.baris}
        tukar = any(
            f.angka.nilai == pasangan.get(lawan or "") and f.ukuran == fakta.ukuran for f in lain
        )
        return "target dan realisasi tertukar" if tukar else f"angka {lawan}"
    if any(f.ukuran == fakta.ukuran and f.tahun == (fakta.tahun or 0) - 1 for f in sama):
        return "angka tahun lalu"
    data = fakta.tabel.data
    letak = data.index(fakta.baris)
    atas = data[letak - 1].angka.get(fakta.kolom.indeks) if letak else None
    return "angka baris di atasnya" if atas and atas.nilai == fakta.angka.nilai else ""


def _kubu(grup: Sequence[Fakta]) -> list[list[Fakta]]:
    """Prints that can be true together."""
    kubu: list[list[Fakta]] = []
    for satu in grup:
        for isi in kubu:
            if not any(bertentangan(satu.angka, lain.angka) for lain in isi):
                isi.append(satu)
                break
        else:
            kubu.append([satu])
    return kubu


def _temuan(fakta: Fakta, lain: Sequence[Fakta], sebab: str, *, seri: bool) -> Temuan:
    tabel = list(dict.fromkeys(f.tabel.judul for f in lain))
    sebut = "; ".join(tabel[:_SEBUT]) + ("; ..." if len(tabel) > _SEBUT else "")
    teks = lain[0].angka.sel.teks
    pesan = (
        f"{fakta.kolom.nama} '{fakta.nama}' di sini {fakta.angka.sel.teks}, "
        f"tetapi {teks} di {sebut}."
    )
    return Temuan(
        cek="ganda",
        jenis=JenisTemuan.SALAH,
        pesan=pesan,
        tempat=fakta.angka.sel.tempat,
        tercetak=fakta.angka.sel.teks,
        tabel=fakta.tabel.judul,
        label=fakta.nama,
        kolom=fakta.kolom.nama,
        seharusnya=selang(lain[0].angka.angka, Cara.BULAT),
        hitungan=f"{fakta.angka.sel.teks} ≠ {teks}",
        dugaan=_dugaan(teks, tabel[0], sebab, seri=seri),
        berat=3,
    )


def _dugaan(teks: str, tabel: str, sebab: str, *, seri: bool) -> str:
    if not sebab:
        return "" if seri else f"Mungkin seharusnya {teks}, seperti di {tabel}."
    return f"Mungkin {sebab}." if seri else f"Mungkin {sebab}; seharusnya {teks} ({tabel})."


CEK = CekTemuan(
    id="ganda",
    klaim="Fakta yang sama (indikator, ukuran, tahun, versi) tercetak sama di semua tabel.",
    dasar="Dua cetakan bertentangan bila tidak ada nilai yang dapat tercetak sebagai keduanya.",
    temuan=jalankan,
    lolos=(
        "Tabel 1 Capaian tahun 2024\n"
        "No\tIndikator\tTarget\tRealisasi\n"
        "1\tNilai AKIP\t74,30\t73,59\n"
        "2\tIKM\t85\t86,3\n"
        "\nUraian lain.\n\n"
        "Tabel 2 Perbandingan tahun 2024\n"
        "No\tIndikator\tTarget\tRealisasi\n"
        "1\tNilai AKIP\t74,3\t73,6\n"
        "2\tIKM\t85\t86,3\n"
    ),
    gagal=(
        "Tabel 1 Capaian tahun 2024\n"
        "No\tIndikator\tTarget\tRealisasi\n"
        "1\tNilai AKIP\t74,30\t73,59\n"
        "2\tIKM\t85\t86,3\n"
        "\nUraian lain.\n\n"
        "Tabel 2 Perbandingan tahun 2024\n"
        "No\tIndikator\tTarget\tRealisasi\n"
        "1\tNilai AKIP\t74,3\t71,59\n"
        "2\tIKM\t85\t86,3\n"
    ),
)
