"""The figure of the year from those of its quarters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip.core.angka import Rentang
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekKaitan, buat_kaitan
from sakip.periksa.kaitan import JUMLAH, RATA, Kaitan, Pilihan, Rumus, cocok
from sakip.periksa.kenali import Baris, Kolom, SelAngka, Tabel

_TRIWULAN = 4
# Quarters under a bare "TW I" may be of what stands to their right, whatever it is called.
_PERAN = (
    *((p, (p,)) for p in ("realisasi", "realisasi_anggaran", "target", "pagu")),
    ("", ("", "realisasi", "nilai", "realisasi_anggaran")),
    ("uang", ("uang", "realisasi_anggaran")),
)
_TERBUKA = ("", "uang")  # quarters that do not say of what they are
_HASIL = {"target": "realisasi", "pagu": "realisasi_anggaran"}
_SEDIKITNYA = 3  # rows that must follow from their quarters before the others are judged


def _puncak(nilai: Sequence[Rentang]) -> Rentang:
    return Rentang(max(n.bawah for n in nilai), max(n.atas for n in nilai))


AKHIR = Rumus("triwulan terakhir", lambda n: n[-1], "{semua}")
TERTINGGI = Rumus("triwulan tertinggi", _puncak, "tertinggi dari {semua}")


def jalankan(bahan: Bahan) -> Iterator[Kaitan]:
    for tabel in bahan.tabel:
        for peran, lain in _PERAN:
            kolom = [k for k in tabel.berperan(peran) if k.triwulan and not k.sampai]
            setahun = [k for k in tabel.berperan(*lain) if _setahun(k)]
            if len({k.triwulan for k in kolom}) != _TRIWULAN or len(kolom) != _TRIWULAN:
                continue
            kanan = [k for k in setahun if k.indeks > kolom[-1].indeks][:1]
            # Before the quarters it is the plan of the year, which they share out.
            terbuka = peran in _TERBUKA
            rencana = [k for k in tabel.berperan(*(_HASIL if terbuka else (peran,))) if _setahun(k)]
            kiri = [k for k in rencana if k.indeks < kolom[0].indeks and k.peran in _HASIL][-1:]
            if terbuka:  # quarters that may be of what came of the plan
                kiri = [k for k in kiri if next(tabel.berperan(_HASIL[k.peran]), None) is None]
            for keluar in kanan + kiri:
                semua = list(_kolom(tabel, keluar, kolom))
                yield from semua
                if semua and terbuka:
                    break  # quarters of the outcome, which the right one is


def _setahun(k: Kolom) -> bool:
    """Whether a column is of the whole year: of no quarter, or up to the last one."""
    return k.triwulan == _TRIWULAN if k.sampai else not k.triwulan


def _kolom(tabel: Tabel, keluar: Kolom, kolom: Sequence[Kolom]) -> Iterator[Kaitan]:
    semua = [k for b in tabel.data if (k := _kaitan(tabel, b, keluar, kolom))]
    pas = [k for k in semua if cocok(k)]
    luput = len(semua) - len(pas)
    menjumlah = sum(1 for k in pas if k.pilihan[0] is cocok(k) and _berisi(k))
    # A target of the year stands before the quarters that share it out.
    dibagi = keluar.peran in _HASIL and keluar.indeks < kolom[0].indeks
    if (
        (len(pas) >= _SEDIKITNYA and len(pas) > 2 * luput)
        or menjumlah > max(1, 2 * luput - 1)
        or (dibagi and len(pas) > max(1, luput))
    ):
        yield from semua


def _berisi(k: Kaitan) -> bool:
    """Whether more than one quarter has something in it, so that the sum says something."""
    return sum(1 for m in k.pilihan[0].masuk if m.nilai) > 1


def _kaitan(tabel: Tabel, baris: Baris, keluar: Kolom, kolom: Sequence[Kolom]) -> Kaitan | None:
    """Money adds up; other figures may add up, stay, be averaged or count from the start on."""
    masuk = tuple(baris.angka[k.indeks] for k in kolom if k.indeks in baris.angka)
    if keluar.indeks not in baris.angka or len(masuk) < 2:
        return None
    diputuskan = keluar.peran == "target"  # not measured, so nothing lies behind it
    if not diputuskan and any(m.angka.satuan == "%" or m.angka.desimal for m in masuk):
        return None  # ratios of a year follow from what lies behind them
    if diputuskan and not any(m.angka.desimal for m in masuk):
        masuk = tuple(SelAngka(m.sel, m.calon, tepat=True) for m in masuk)
    semua = (JUMLAH, AKHIR, TERTINGGI, RATA)
    return buat_kaitan(
        "triwulan", tabel, baris, keluar, tuple(Pilihan(r, masuk) for r in semua), berat=4
    )


_ISI = (
    "Tabel 2 Realisasi tahun 2024\n"
    "Program\tRealisasi TW I\tRealisasi TW II\tRealisasi TW III\tRealisasi TW IV\tRealisasi 2024\n"
    "Penunjang\t100.000\t200.000\t150.000\t250.000\t700.000\n"
    "Pelayanan\t10.000\t20.000\t15.000\t25.000\t70.000\n"
    "Pembinaan\t1.000\t2.000\t1.500\t2.500\t7.000\nPemberdayaan\t300\t200\t100\t400\t{}\n"
)

CEK = CekKaitan(
    id="triwulan",
    klaim="Angka setahun mengikuti keempat triwulannya.",
    dasar="Jumlah, posisi akhir, tertinggi, atau rata-rata; uang dan cacah saja.",
    kaitan=jalankan,
    lolos=_ISI.format("1.000"),
    gagal=_ISI.format("1.900"),
)
