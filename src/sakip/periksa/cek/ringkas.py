"""What a sentence says of the whole (budget, serapan, mean of capaian) against the totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.core.angka import Rentang, bulatkan, cetak_penuh
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.dugaan import suntingan
from sakip.periksa.fakta import bertentangan
from sakip.periksa.kaitan import rata
from sakip.periksa.kenali import Cara, JenisBaris, SelAngka
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat
from sakip.periksa.model import JenisTemuan, Temuan

_UANG_TERPENDEK = 7  # figures that an amount must have, without zeros at its end
# That an amount is of the whole budget, right before it.
_SELURUH = re.compile(r"\b(?:jumlah|total) (?:anggaran|pagu|belanja)[^\d.;]{0,40}$", re.IGNORECASE)
_UANG = ("pagu", "realisasi_anggaran", "sisa")
_TIDAK_SERUPA = frozenset({"satu angka hilang", "satu angka berlebih"})


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    kamus = kamus_kalimat()
    semua_uang = _tercetak(bahan, *_UANG)
    serapan = _tercetak(bahan, "serapan", "capaian", "porsi")
    rata_ = _rata(bahan)
    capaian = [*rata_, *_tercetak(bahan, "capaian", "kemajuan", "realisasi")]
    uang, serap = _total(bahan, *_UANG), _total(bahan, "serapan")
    for kalimat in bahan.kalimat:
        yield from _banding(kalimat, kamus.uang, "u", semua_uang, uang)
        yield from _banding(kalimat, kamus.serapan_total, "p", serapan, serap)
        yield from _banding(kalimat, kamus.rata_capaian, "c", capaian, rata_)


def _tercetak(bahan: Bahan, *peran: str) -> list[tuple[SelAngka | Rentang, str]]:
    """Every print under these roles."""
    return [
        (b.angka[k.indeks], t.judul)
        for t, b in bahan.baris()
        for k in t.berperan(*peran)
        if k.indeks in b.angka
    ]


def _total(bahan: Bahan, *peran: str) -> list[tuple[SelAngka | Rentang, str]]:
    """Those in rows of totals."""
    return [
        (b.angka[k.indeks], t.judul)
        for t, b in bahan.baris()
        for k in t.berperan(*peran)
        if k.indeks in b.angka and b.jenis is JenisBaris.JUMLAH
    ]


def _rata(bahan: Bahan) -> list[tuple[SelAngka | Rentang, str]]:
    """The mean of each column of capaian, as printed or as its rows give it."""
    hasil = _total(bahan, "capaian")
    for tabel in bahan.tabel:
        for kolom in tabel.berperan("capaian"):
            isi = [b.angka[kolom.indeks] for b in tabel.data if kolom.indeks in b.angka]
            if len(isi) > 1:
                tengah = rata([a.selang(Cara.BULAT)[0] for a in isi])
                hasil += [(tengah, tabel.judul)] if tengah else []
    return hasil


def _banding(
    kalimat: Kalimat,
    pola: str,
    huruf: str,
    semua: Sequence[tuple[SelAngka | Rentang, str]],
    total: Sequence[tuple[SelAngka | Rentang, str]],
) -> Iterator[Temuan]:
    """A figure that no print allows, one slip away from a total."""
    for m in kalimat.cari(pola):
        angka = kalimat.angka(m, huruf)
        if angka is None or not total or any(_mungkin(angka, s) for s, _ in semua):
            continue
        digit = "".join(map(str, angka.nilai.as_tuple().digits))
        seluruh = _SELURUH.search(kalimat.samar[: m.start()])
        if huruf == "u" and not seluruh and len(digit.rstrip("0")) < _UANG_TERPENDEK:
            continue
        dekat = {baru.nilai for baru, sebab in suntingan(angka.angka) if sebab not in _TIDAK_SERUPA}
        for satu, judul in total:
            if _nilai(satu, angka) in dekat:
                yield _temuan(kalimat, angka, satu, judul)
                break


def _mungkin(angka: SelAngka, satu: SelAngka | Rentang) -> bool:
    if isinstance(satu, SelAngka):
        return not bertentangan(angka, satu)
    return any(satu.beririsan(s) for cara in Cara for s in angka.selang(cara))


def _nilai(satu: SelAngka | Rentang, angka: SelAngka) -> Decimal:
    """What the sentence would have printed of a total."""
    nilai = satu.nilai if isinstance(satu, SelAngka) else (satu.bawah + satu.atas) / 2
    return bulatkan(nilai, angka.angka.desimal)


def _temuan(kalimat: Kalimat, angka: SelAngka, satu: SelAngka | Rentang, judul: str) -> Temuan:
    benar = satu.sel.teks if isinstance(satu, SelAngka) else cetak_penuh(_nilai(satu, angka))
    return Temuan(
        cek="ringkas",
        jenis=JenisTemuan.SALAH,
        pesan=f"Kalimat menyebut {angka.sel.teks}, padahal {judul} memberi {benar}.",
        tempat=kalimat.paragraf.tempat,
        tercetak=angka.sel.teks,
        label=kalimat.paragraf.teks[:120],
        hitungan=f"{angka.sel.teks} ≠ {benar}",
        dugaan=f"Mungkin seharusnya {benar}.",
        berat=4,
    )


_ISI = (
    "Tabel 1 Realisasi anggaran\nNo\tProgram\tAnggaran (Rp)\tRealisasi (Rp)\t%\n"
    "1\tPenunjang\t24.315.200.000\t23.118.450.275\t95,08\n"
    "2\tPelayanan\t18.640.750.500\t17.205.331.800\t92,30\n"
    "Jumlah\t\t42.955.950.500\t40.323.782.075\t93,87\n\n"
    "Penyerapan anggaran tahun ini mencapai {}%.\n"
)

CEK = CekTemuan(
    id="ringkas",
    klaim="Jumlah anggaran, serapan, dan rata-rata capaian yang disebut kalimat sama dengan tabel.",
    dasar="Tidak ada di tabel mana pun, dan satu salah ketik jauhnya dari sebuah jumlah.",
    temuan=jalankan,
    lolos=_ISI.format("93,87"),
    gagal=_ISI.format("93,78"),
)
