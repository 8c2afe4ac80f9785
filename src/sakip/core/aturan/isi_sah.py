"""What the schema of a rule's content cannot see: sums of weights, totality, references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from sakip.core.aturan import jenis as j
from sakip.core.aturan.skala import periksa_skala
from sakip.galat import Galat

_SATU = Decimal(1)
_SERATUS = Decimal(100)


class RujukanIsi(NamedTuple):
    """A rule named inside another: where, which id, and the kind it must be."""

    tempat: str
    id: str
    jenis: str


def rujukan_isi(isi: j.Isi) -> Iterator[RujukanIsi]:
    """Every rule that this content names."""
    if isinstance(isi, j.PilihanCapaian):
        for polaritas, id_aturan in isi.bawaan.items():
            yield RujukanIsi(f"bawaan, {polaritas}", id_aturan, "metode_capaian")
    elif isinstance(isi, j.PilihanSkala):
        for ukuran, id_aturan in isi.pakai.items():
            yield RujukanIsi(f"pakai, {ukuran}", id_aturan, "skala")


def periksa_isi(isi: j.Isi) -> list[Galat]:
    """What is wrong with a content whose schema holds; `tempat` is relative to it."""
    if isinstance(isi, j.Skala):
        return periksa_skala(isi)
    periksa = _PERIKSA.get(type(isi))
    return [] if periksa is None else list(periksa(isi))


def _galat(tempat: str, pesan: str, saran: str) -> Galat:
    return Galat("aturan.isi", tempat, pesan, saran)


def _jumlah(tempat: str, nilai: Iterable[Decimal], seharusnya: Decimal) -> Iterator[Galat]:
    total = sum(nilai, Decimal(0))
    if total != seharusnya:
        yield _galat(
            tempat, f"Jumlahnya {total}, padahal harus {seharusnya}.", "Betulkan bobotnya."
        )


def _kembar(tempat: str, nama: Iterable[str]) -> Iterator[Galat]:
    semua = list(nama)
    for satu in sorted({n for n in semua if semua.count(n) > 1}):
        yield _galat(tempat, f"'{satu}' ditulis dua kali.", "Hapus salah satu.")


def _dikenal(tempat: str, dipakai: Iterable[str], ada: Iterable[str]) -> Iterator[Galat]:
    semua = set(ada)
    for satu in dipakai:
        if satu not in semua:
            yield _galat(tempat, f"'{satu}' tidak ada.", f"Yang ada: {', '.join(sorted(semua))}.")


def _batas(isi: j.BatasCapaian) -> Iterator[Galat]:
    if (isi.di_atas is None) != (isi.menjadi is None):
        yield _galat("di_atas", "'di_atas' dan 'menjadi' harus diisi bersama.", "Isi keduanya.")


def _capaian(isi: j.PilihanCapaian) -> Iterator[Galat]:
    for polaritas in j.Polaritas:
        if polaritas not in isi.bawaan:
            yield _galat("bawaan", f"Polaritas {polaritas} tidak punya metode.", "Tambahkan.")


def _konversi(isi: j.KonversiPotongan) -> Iterator[Galat]:
    """Pieces laid on a scale: no value may be converted in two ways; gaps are allowed."""
    kelas = tuple(
        j.Kelas(
            kode=str(ke),
            label=p.label,
            bawah=p.dari,
            atas=p.sampai,
            bawah_termasuk=p.dari_termasuk,
            atas_termasuk=p.sampai_termasuk,
        )
        for ke, p in enumerate(isi.potongan, 1)
    )
    skala = j.Skala(
        jenis="skala",
        untuk="konversi",
        desimal=isi.desimal,
        terendah=isi.potongan[0].dari if isi.potongan else None,
        tertinggi=isi.potongan[-1].sampai if isi.potongan else None,
        kelas=kelas,
    )
    for galat in periksa_skala(skala):
        if galat.kode == "skala.bolong":
            continue
        yield _galat(galat.tempat.replace("kelas", "potongan"), galat.pesan, galat.saran)


def _skm(isi: j.Skm) -> Iterator[Galat]:
    ids = [u.id for u in isi.unsur]
    yield from _kembar("unsur", ids)
    yield from _kembar("jawaban", (str(b.nilai) for b in isi.jawaban))
    sebutan = [s.casefold() for u in isi.unsur for s in {u.nama, *u.sinonim}]
    yield from _kembar("unsur", sebutan)
    for nama, urutan in isi.urutan_lain.items():
        if sorted(urutan) != sorted(ids):
            yield _galat(
                f"urutan_lain, {nama}",
                "Urutan ini tidak memuat setiap unsur tepat satu kali.",
                "Samakan dengan daftar unsur.",
            )


def _ipp(isi: j.Ipp) -> Iterator[Galat]:
    yield from _kembar("aspek", (a.id for a in isi.aspek))
    yield from _jumlah("aspek", (a.bobot for a in isi.aspek), _SERATUS)
    yield from _jumlah("bagian_f02 dan bagian_f03", (isi.bagian_f02, isi.bagian_f03), _SATU)


def _lke(isi: j.Lke) -> Iterator[Galat]:
    sub = [s.id for s in isi.sub]
    yield from _kembar("komponen", (k.id for k in isi.komponen))
    yield from _kembar("huruf", (h.kode for h in isi.huruf))
    yield from _jumlah("komponen", (k.bobot for k in isi.komponen), _SERATUS)
    yield from _jumlah("sub", (s.bagian for s in isi.sub), _SATU)
    for komponen in isi.komponen:
        yield from _dikenal(f"komponen {komponen.id}, kriteria", komponen.kriteria, sub)
    if isi.campuran is not None:
        bagian = (isi.campuran.bagian_lke, isi.campuran.bagian_lapangan)
        yield from _jumlah("campuran", bagian, _SATU)
        yield from _dikenal("campuran", isi.campuran.komponen, (k.id for k in isi.komponen))


def _pmk(isi: j.EfisiensiPmk) -> Iterator[Galat]:
    if isi.bawah >= isi.atas:
        yield _galat("bawah", "Batas bawah tidak lebih kecil dari batas atas.", "Tukar.")
    if not isi.pembagi:
        yield _galat("pembagi", "Pembagi tidak boleh nol.", "Isi angka selain nol.")


def _nomenklatur(isi: j.Nomenklatur) -> Iterator[Galat]:
    yield from _kembar("kode", (k.kode for k in isi.kode))
    yield from _kembar("tingkat", (t.nama for t in isi.tingkat))
    dalam = {t.segmen for t in isi.tingkat}
    for satu in isi.kode:
        segmen = satu.kode.split(".")
        if tuple(map(len, segmen)) != isi.segmen[: len(segmen)] or len(segmen) not in dalam:
            yield _galat(
                f"kode {satu.kode}", "Bentuk kode ini tidak sesuai 'segmen'.", "Betulkan kodenya."
            )


def _rumus(isi: j.RumusIndikator) -> Iterator[Galat]:
    # Few rules hold a formula, and reading one needs a parser that takes long to load.
    from sakip.core.rumus import urai

    try:
        rumus = urai(isi.rumus)
    except Galat as galat:
        yield Galat(galat.kode, "rumus", galat.pesan, galat.saran)
        return
    nama = {n.removeprefix("@") for n in rumus.nama}
    yield from _dikenal("rumus", sorted(nama), isi.komponen)
    yield from _dikenal("komponen", isi.komponen, nama)


def _pohon(isi: j.PohonKinerja) -> Iterator[Galat]:
    tingkat = [t.id for t in isi.tingkat]
    yield from _kembar("tingkat", tingkat)
    for anak, induk in isi.induk_boleh.items():
        yield from _dikenal("induk_boleh", (anak,), tingkat)
        yield from _dikenal(f"induk_boleh, {anak}", induk, tingkat)
    for nama in ("kondisi", "wajib_indikator", "boleh_tanpa_indikator"):
        yield from _dikenal(nama, getattr(isi, nama), tingkat)


def _ceklis(isi: j.Ceklis) -> Iterator[Galat]:
    ids = [b.id for k in isi.kelompok for b in k.butir]
    yield from _kembar("kelompok", ids)
    syarat = (b.hanya_bila_tidak for k in isi.kelompok for b in k.butir if b.hanya_bila_tidak)
    yield from _dikenal("hanya_bila_tidak", syarat, ids)


def _daftar(isi: j.DaftarPilihan) -> Iterator[Galat]:
    yield from _kembar("butir", (b.id for b in isi.butir))


def _kalender(isi: j.Kalender) -> Iterator[Galat]:
    yield from _kembar("tenggat", (t.id for t in isi.tenggat))


def _sistematika(isi: j.Sistematika) -> Iterator[Galat]:
    def semua(butir: Iterable[j.ButirNaskah]) -> Iterator[j.ButirNaskah]:
        for satu in butir:
            yield satu
            yield from semua(satu.anak)

    yield from _kembar("bab", (b.id for b in semua(isi.bab)))
    yield from _kembar("tabel", (t for b in semua(isi.bab) for t in b.tabel))


def _alur(isi: j.Alur) -> Iterator[Galat]:
    keadaan = [k.id for k in isi.keadaan]
    yield from _kembar("keadaan", keadaan)
    yield from _dikenal("awal", [isi.awal], keadaan)
    for satu in isi.langkah:
        yield from _dikenal(f"langkah {satu.id}", (*satu.dari, satu.ke), keadaan)


def _hak(isi: j.Hak) -> Iterator[Galat]:
    peran = [p.id for p in isi.peran]
    yield from _kembar("peran", peran)
    yield from _kembar("izin", (i.aksi for i in isi.izin))
    for satu in isi.izin:
        yield from _dikenal(f"izin {satu.aksi}", satu.peran, peran)


_PERIKSA: dict[type[j.Isi], Callable[..., Iterator[Galat]]] = {
    j.BatasCapaian: _batas,
    j.PilihanCapaian: _capaian,
    j.KonversiPotongan: _konversi,
    j.Skm: _skm,
    j.Ipp: _ipp,
    j.Lke: _lke,
    j.EfisiensiPmk: _pmk,
    j.Nomenklatur: _nomenklatur,
    j.RumusIndikator: _rumus,
    j.PohonKinerja: _pohon,
    j.Ceklis: _ceklis,
    j.DaftarPilihan: _daftar,
    j.Kalender: _kalender,
    j.Sistematika: _sistematika,
    j.Alur: _alur,
    j.Hak: _hak,
}
