"""Annex 1 of an agreement: what is promised with its targets, and the money for it."""

from __future__ import annotations

from sakip.berkas import baris as b
from sakip.core.jejak import Hasil
from sakip.hitung import KANTOR
from sakip.laporan.perjanjian.janji import Janji
from sakip.laporan.tabel.dasar import total
from sakip.laporan.tabel.sel import PELAKSANA, TINGKAT, in_unit, node_rows, two_heads
from sakip.naskah.pohon import Baris, Blok, Isi, Kolom, Paragraf, Sel, Tabel, Teks

JUMLAH = "pagu-perjanjian"
"""Measure of the money of one agreement, by its first party; see hitung."""
_SASARAN = {b.JenisSimpul.TUJUAN: "Tujuan", b.JenisSimpul.SASARAN: "Sasaran Strategis"} | {
    jenis: f"Sasaran {nama.title()}"
    for jenis, nama in TINGKAT.items()
    if jenis not in (b.JenisSimpul.TUJUAN, b.JenisSimpul.SASARAN)
}
_SEMULA = ("Semula", "Menjadi")


def performance(janji: Janji) -> tuple[Blok, ...]:
    """The tables of targets and of money."""
    return (*_targets(janji), *_money(janji))


# -- targets ------------------------------------------------------------------


def _targets(janji: Janji) -> tuple[Blok, ...]:
    edisi = janji.edisi
    semula = edisi.sebelumnya if _retargeted(janji) else ""

    def tiap(iv: b.IndikatorVersi) -> tuple[Isi, ...]:
        lama = (edisi.target(iv, semula),) if semula else ()
        return (iv.nama, *lama, edisi.target(iv))

    baris: list[Baris] = []
    for jenis in b.JenisSimpul:
        simpul = janji.setingkat(jenis)
        indikator = [i for s in simpul for i in edisi.indikator_di(s.simpul)]
        if not indikator:
            continue
        urut = dict.fromkeys(i.simpul for i in indikator)
        nama = {s.simpul: s.kinerja or s.nama for s in simpul}
        awal = {s: (str(ke), nama[s]) for ke, s in enumerate(urut, 1)}
        baris.append(Baris((Sel(_SASARAN[jenis], kolom=5 if semula else 4),), "kelompok"))
        baris += node_rows(indikator, awal.__getitem__, tiap)
    if not baris:
        apa = f"sasaran dan indikator dalam perjanjian {janji.pertama.nama} (lembar perjanjian)"
        return (Paragraf(janji.bahan.celah(apa)),)
    kepala = two_heads("No", "Sasaran", "Indikator kinerja", ("Target", _SEMULA))
    lebar = (28, 25, 20, 20) if semula else (40, 35, 18)
    return (
        Tabel(
            "",
            "Target kinerja",
            (
                Kolom("tengah", 7),
                *(Kolom(lebar=persen) for persen in lebar[:2]),
                *(Kolom("koma", persen) for persen in lebar[2:]),
            ),
            kepala if semula else (Baris(("No", "Sasaran", "Indikator kinerja", "Target")),),
            tuple(baris),
        ),
    )


def _retargeted(janji: Janji) -> bool:
    """Whether a promised target differs from the edition before."""
    edisi = janji.edisi
    if not edisi.sebelumnya:
        return False
    semua = [i for s in janji.simpul for i in edisi.indikator_di(s.simpul)]
    pasangan = [(edisi.hasil_target(i, edisi.sebelumnya), edisi.hasil_target(i)) for i in semua]
    return any(dulu and kini and dulu.tampil != kini.tampil for dulu, kini in pasangan)


# -- money --------------------------------------------------------------------


def _money(janji: Janji) -> tuple[Blok, ...]:
    edisi = janji.edisi
    berdana = janji.berdana
    if not berdana:
        return _without_money(janji)
    semula = edisi.sebelumnya if _rebudgeted(janji, berdana) else ""
    tujuan = {s.simpul: ke for ke, s in enumerate(janji.setingkat(b.JenisSimpul.SASARAN), 1)}
    bertujuan = any(s.induk in tujuan for s in berdana)
    puncak = janji.puncak(berdana)
    baris = [
        Baris(
            (
                str(puncak.index(s) + 1) if s in puncak else "",
                _node(janji, s),
                *((_rupiah(edisi.pagu(s.simpul, semula)),) if semula else ()),
                _rupiah(edisi.pagu(s.simpul)),
                *((_serves(s, tujuan),) if bertujuan else ()),
            )
        )
        for s in berdana
    ]
    jumlah = [_total(janji, puncak, v) for v in ([semula] if semula else []) + [edisi.versi]]
    if all(jumlah):
        baris.append(total("Jumlah", 2, *map(_rupiah, jumlah), *("",) * bertujuan))
    return (
        Tabel(
            "",
            "Program dan anggaran",
            (
                Kolom("tengah", 7),
                Kolom(),
                *(Kolom("kanan", 19) for _ in jumlah),
                *((Kolom(lebar=22),) if bertujuan else ()),
            ),
            _money_head(janji, berdana, bool(semula), bertujuan),
            tuple(baris),
        ),
    )


def _without_money(janji: Janji) -> tuple[Blok, ...]:
    """A gap for the head, and where the same nodes have money in the edition in force."""
    bahan = janji.bahan
    lain = any(bahan.hasil("pagu", s.simpul) for jenis in PELAKSANA for s in janji.setingkat(jenis))
    if janji.pertama != bahan.kepala and not lain:
        return ()
    apa = f"anggaran {janji.pertama.nama} menurut rencana versi {janji.edisi.versi}"
    return (Paragraf(bahan.celah(f"{apa} (lembar anggaran)")),)


def _money_head(
    janji: Janji, berdana: list[b.SimpulVersi], semula: bool, bertujuan: bool
) -> tuple[Baris, ...]:
    jenis = dict.fromkeys(janji.bahan.indeks.jenis_simpul[s.simpul] for s in berdana)
    nama = "/".join(TINGKAT[j] for j in b.JenisSimpul if j in jenis)
    akhir = ("Keterangan",) * bertujuan
    if semula:
        return two_heads("No", nama, ("Anggaran (Rp)", _SEMULA), *akhir)
    return (Baris(("No", nama, "Anggaran (Rp)", *akhir)),)


def _node(janji: Janji, s: b.SimpulVersi) -> Isi:
    jenis = janji.bahan.indeks.jenis_simpul[s.simpul]
    if jenis is b.JenisSimpul.PROGRAM:
        return Teks(f"{TINGKAT[jenis]} {s.nama}", tebal=True)
    return f"{TINGKAT[jenis]} {s.nama}"


def _serves(s: b.SimpulVersi, tujuan: dict[str, int]) -> str:
    """Which of the promised sasaran a programme supports."""
    return f"Mendukung sasaran strategis {tujuan[s.induk]}" if s.induk in tujuan else ""


def _rupiah(hasil: Hasil | None) -> Isi:
    return in_unit(hasil, "Rp") if hasil else "–"


def _rebudgeted(janji: Janji, berdana: list[b.SimpulVersi]) -> bool:
    """Whether money differs from the edition before, and that one's is known of every node."""
    edisi = janji.edisi
    if not edisi.sebelumnya:
        return False
    pasangan = [(edisi.pagu(s.simpul, edisi.sebelumnya), edisi.pagu(s.simpul)) for s in berdana]
    beda = any(dulu and kini and dulu.tampil != kini.tampil for dulu, kini in pasangan)
    return beda and all(dulu for dulu, _ in pasangan)


def _total(janji: Janji, puncak: list[b.SimpulVersi], versi: str) -> Hasil | None:
    """The money of the whole agreement: of its only node, of the office, or added up for it."""
    edisi, jenis = janji.edisi, janji.bahan.indeks.jenis_simpul
    if len(puncak) == 1:
        return edisi.pagu(puncak[0].simpul, versi)
    program = {s for s in edisi.simpul if jenis[s] is b.JenisSimpul.PROGRAM and edisi.pagu(s)}
    if program == {s.simpul for s in puncak}:
        return edisi.pagu(KANTOR, versi)
    return edisi.uang(JUMLAH, janji.pertama.id, versi)
