"""The performance tree as drawings: cards on aligned levels, split where a page is too small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from sakip.naskah.gambar.dasar import LEBAR_MENDATAR, TINGGI_MENDATAR, UKURAN_TERKECIL, uraikan
from sakip.naskah.gambar.kartu import Cabang, Kartu
from sakip.naskah.gambar.svg import Kanvas
from sakip.naskah.gambar.tataan import SELA_TINGKAT, Tataan, datar, tegak
from sakip.naskah.pohon import Citra

_UKURAN_UTUH = range(9500, UKURAN_TERKECIL - 1, -500)
_UKURAN_PECAH = range(8500, 6999, -500)  # of a tree over several drawings
_EM_TEGAK = (17, 15, 13, 11)  # widths of a card tried, in em
_EM_TERLEBAR, _EM_TERSEMPIT = 26, 9
_EM_KARTU = 29  # tenths of an em: a card of one line and the space after it
_BOBOT_DAUN = (10, 14, 18)  # of the last column against the others, in tenths
_BOBOT_PECAH = 14
_TEPI = 1000  # for the lines at the edges
_ALT_PANJANG = 4000  # letters after which a level is only counted

LANJUTAN = "lanjutan"
TERSENDIRI = "rinciannya digambar tersendiri"


@dataclass(frozen=True, slots=True)
class Lukisan:
    """A picture and its size in thousandths of a point."""

    citra: Citra
    lebar: int
    tinggi: int


def gambar_pohon(
    akar: Kartu,
    *,
    judul: str = "Pohon kinerja",
    luas: int = LEBAR_MENDATAR,
    tinggi: int = TINGGI_MENDATAR,
) -> tuple[Lukisan, ...]:
    """The tree under `akar` in drawings `luas` wide and `tinggi` high (higher for one high card).

    A tree that fits in legible type is one drawing, top down if there is room for that, else
    from left to right. A larger one is several, each repeating the nodes above its part.
    """
    utuh = Cabang.dari(akar)
    dalam = (luas - _TEPI, tinggi - _TEPI)
    satu = _utuh(utuh, *dalam)
    semua = [(utuh, satu)] if satu else _pecah(utuh, *dalam)
    hasil = []
    for nomor, (cabang, tata) in enumerate(semua, 1):
        kanvas = Kanvas()
        tata.lukis(kanvas)
        lebar, tinggi = max(luas, tata.lebar + _TEPI), tata.tinggi + _TEPI
        ke = f", bagian {nomor} dari {len(semua)}" if len(semua) > 1 else ""
        svg = kanvas.svg(lebar, tinggi, (lebar - tata.lebar) // 2, _TEPI // 2)
        hasil.append(Lukisan(Citra(svg, _alt(judul + ke, cabang)), lebar, tinggi))
    return tuple(hasil)


def _utuh(akar: Cabang, luas: int, tinggi: int) -> Tataan | None:
    """The whole tree in the largest type that fits, if any does."""
    banyak = Counter(dalam for dalam, _ in akar.semua())
    terbanyak, tingkat = max(banyak.values()), len(banyak)
    for ukuran in _UKURAN_UTUH:
        for em in _EM_TEGAK:
            if terbanyak * em * ukuran <= luas:
                calon = tegak(akar, em * ukuran, ukuran)
                if calon.lebar <= luas and calon.tinggi <= tinggi:
                    return calon
        if terbanyak * _EM_KARTU * ukuran // 10 > tinggi:
            continue
        for bobot in _BOBOT_DAUN:
            kolom = _kolom(luas, tingkat, ukuran, bobot)
            if min(kolom) >= _EM_TERSEMPIT * ukuran:
                calon = datar(akar, kolom, ukuran)
                if calon.tinggi <= tinggi:
                    return calon
    return None


def _kolom(luas: int, tingkat: int, ukuran: int, bobot: int) -> list[int]:
    """Widths of so many columns that fill `luas`, the last one wider by `bobot` tenths."""
    ruang = luas - (tingkat - 1) * SELA_TINGKAT * ukuran // 10
    satu = min(ruang * 10 // (10 * (tingkat - 1) + bobot), _EM_TERLEBAR * ukuran)
    return [satu] * (tingkat - 1) + [min(satu * bobot // 10, _EM_TERLEBAR * ukuran)]


# --- a tree over several drawings ---


def _pecah(akar: Cabang, luas: int, tinggi: int) -> list[tuple[Cabang, Tataan]]:
    """As few drawings as may be, in the largest type that gives so few."""
    hasil: list[tuple[Cabang, Tataan]] = []
    for ukuran in _UKURAN_PECAH:
        kolom_terkecil = (_EM_TERSEMPIT * 10 + SELA_TINGKAT) * ukuran // 10
        terbanyak = max(2, (luas + SELA_TINGKAT * ukuran // 10) // kolom_terkecil)
        tingkat = min(terbanyak, 1 + max(dalam for dalam, _ in akar.semua()))
        kolom = _kolom(luas, tingkat, ukuran, _BOBOT_PECAH)
        calon = [
            satu
            for pohon in _menurut_tingkat(akar, tingkat)
            for satu in _menurut_daun(pohon, kolom, ukuran, tinggi)
        ]
        if not hasil or len(calon) < len(hasil):
            hasil = calon
    return hasil


def _menurut_tingkat(akar: Cabang, tingkat: int) -> Iterator[Cabang]:
    """The tree down to so many levels, then what hangs below as trees of their own."""
    dalam: list[Cabang] = []

    def pangkas(cabang: Cabang, sisa: int) -> Cabang:
        if sisa == 1 and cabang.anak:
            dalam.append(replace(cabang, catatan=LANJUTAN))
            return replace(cabang, anak=(), catatan=TERSENDIRI)
        return replace(cabang, anak=tuple(pangkas(a, sisa - 1) for a in cabang.anak))

    yield pangkas(akar, tingkat)
    for cabang in dalam:
        yield from _menurut_tingkat(cabang, tingkat)


def _menurut_daun(
    akar: Cabang, kolom: Sequence[int], ukuran: int, tinggi: int
) -> list[tuple[Cabang, Tataan]]:
    """The tree cut between leaves into the fewest drawings no higher than `tinggi`.

    Among those it takes the cuts that part the fewest families.
    """
    jalur = list(_jalur_daun(akar))
    # For so many first leaves: number of drawings, cost of the cuts, where the last one begins.
    terbaik = [(0, 0, 0)]
    mulai = 0
    for akhir in range(1, len(jalur) + 1):
        while mulai < akhir - 1:
            if datar(_ambil(akar, mulai, akhir), kolom, ukuran).tinggi <= tinggi:
                break
            mulai += 1
        terbaik.append(
            min(
                (terbaik[awal][0] + 1, terbaik[awal][1] + _rugi(jalur, awal), awal)
                for awal in range(mulai, akhir)
            )
        )
    hasil = []
    akhir = len(jalur)
    while akhir:
        awal = terbaik[akhir][2]
        bagian = _ambil(akar, awal, akhir)
        hasil.append((bagian, datar(bagian, kolom, ukuran)))
        akhir = awal
    return hasil[::-1]


def _jalur_daun(cabang: Cabang, jalur: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    if not cabang.anak:
        yield jalur
    for nomor, anak in enumerate(cabang.anak):
        yield from _jalur_daun(anak, (*jalur, nomor))


def _rugi(jalur: Sequence[tuple[int, ...]], awal: int) -> int:
    """What it costs to begin a drawing with this leaf: more, the closer it is to the last one."""
    if not awal:
        return 0
    sama = takewhile(lambda dua: dua[0] == dua[1], zip(jalur[awal - 1], jalur[awal], strict=False))
    return sum(1 for _ in sama) ** 2


def _ambil(cabang: Cabang, awal: int, akhir: int) -> Cabang:
    """The branch with only these of its leaves; what began in an earlier drawing says so."""
    anak, mulai = [], 0
    for satu in cabang.anak:
        selesai = mulai + satu.daun
        if mulai < akhir and selesai > awal:
            anak.append(_ambil(satu, max(awal - mulai, 0), akhir - mulai))
        mulai = selesai
    catatan = LANJUTAN if awal > 0 else cabang.catatan
    return replace(cabang, anak=tuple(anak), catatan=catatan)


# --- in words ---


def _alt(judul: str, akar: Cabang) -> str:
    """The nodes as a numbered list, down to the level that keeps it short enough to listen to."""
    semua = list(akar.semua())
    terdalam = max(dalam for dalam, _ in semua)
    for sampai in reversed(range(terdalam + 1)):
        banyak = Counter(c.kartu.tingkat or "simpul" for dalam, c in semua if dalam > sampai)
        sisa = ", ".join(f"{jumlah} {tingkat}" for tingkat, jumlah in banyak.items())
        isi = [_baris(nomor, c) for nomor, c in _bernomor(akar, sampai)]
        teks = uraikan(judul, *isi, f"Di bawahnya: {sisa}" if sisa else "")
        if len(teks) <= _ALT_PANJANG:
            break
    return teks


def _bernomor(cabang: Cabang, sampai: int, nomor: str = "") -> Iterator[tuple[str, Cabang]]:
    yield nomor, cabang
    if sampai:
        for n, anak in enumerate(cabang.anak, 1):
            yield from _bernomor(anak, sampai - 1, f"{nomor}{n}.")


def _baris(nomor: str, cabang: Cabang) -> str:
    kartu = cabang.kartu
    bagian = [f"{nomor} {kartu.tingkat}: {kartu.nama}".strip(" :")]
    if kartu.capaian:
        bagian.append(f"capaian {kartu.capaian}")
    bagian += [f"bersilang dengan {s.kantor}: {s.peran}".rstrip(" :") for s in kartu.silang]
    if cabang.catatan:
        bagian.append(cabang.catatan)
    return ", ".join(bagian)
