"""Sentences that name a row of a table with its figures, against that row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.cek.skm import unsur
from sakip.periksa.dugaan import suntingan
from sakip.periksa.fakta import Fakta, bertentangan, subjek
from sakip.periksa.kenali import SelAngka
from sakip.periksa.kenali.kalimat import Kalimat
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.model import JenisTemuan, Temuan

# "Kursi Rapat (35 dari 55)"
_DARI = re.compile(r"(?P<nama>[^(),:;.]{3,80}?) ?\((?P<a>\d[\d.]*) dari (?P<b>\d[\d.]*)\)")
# "Persentase layanan tepat waktu (98,18%)"
_KURUNG = re.compile(r"(?P<nama>[^(),:;]{12,160}?) ?\((?P<n>\d+(?:[.,]\d+)?) ?%\)")
# "Waktu Penyelesaian (3,247)", "Biaya/Tarif dengan nilai 3,773"
_SKOR = re.compile(
    r" ?(?:\(|,? (?:yaitu |yakni )?(?:dengan|sebesar)(?: (?:nilai|skor|indeks|NRR))?(?: sebesar)? )"
    r"(?P<n>\d{1,2},\d{1,4})(?![\d%])",
    re.IGNORECASE,
)
_NAMA_TERPANJANG = 60
_TERPENDEK = 12
_UKURAN = ("target", "target_akhir", "realisasi", "capaian", "kemajuan")

Sediaan = dict[str, list[tuple[SelAngka, SelAngka, str]]]


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    sediaan = _sediaan(bahan)
    fakta: dict[str, list[Fakta]] = defaultdict(list)
    for f in bahan.fakta:
        if f.ukuran in _UKURAN and len(f.subjek) >= _TERPENDEK:
            fakta[subjek(f.nama)].append(f)
    nilai = _nilai_unsur(bahan)
    for kalimat in bahan.kalimat:
        yield from _dari(kalimat, sediaan)
        yield from _kurung(kalimat, fakta)
        yield from _skor(kalimat, nilai)


def _kurung(kalimat: Kalimat, fakta: dict[str, list[Fakta]]) -> Iterator[Temuan]:
    """A percentage behind a name, one slip away from one that is printed of it.

    Any other may be a measure of its own.
    """
    for cocok in _KURUNG.finditer(kalimat.samar):
        nama = ciri(re.sub(r"^(?:dan|serta) ", "", cocok["nama"].strip()))
        angka = kalimat.baca(cocok["n"] + "%")
        ada = [f for f in fakta.get(nama, ()) if f.angka.angka.satuan in ("", "%")]
        if angka is None or not ada or not all(bertentangan(angka, f.angka) for f in ada):
            continue
        slip = {baru.nilai for baru, _ in suntingan(angka.angka)}
        if mirip := [f for f in ada if f.angka.nilai in slip]:
            satu = _terdekat(mirip)
            tulis = f"{cocok['nama'].strip()} ({cocok['n']}%)"
            yield _temuan(kalimat, tulis, satu.angka.sel.teks, satu.tabel.judul)


def _nilai_unsur(bahan: Bahan) -> dict[str, list[tuple[SelAngka, str]]]:
    """The scores of each unsur of a survey, and in which table."""
    hasil: dict[str, list[tuple[SelAngka, str]]] = defaultdict(list)
    for tabel in bahan.tabel:
        for b in unsur(tabel):
            hasil[ciri(b.nama)] += [(a, tabel.judul) for a in b.angka.values()]
    return hasil


def _skor(kalimat: Kalimat, nilai: dict[str, list[tuple[SelAngka, str]]]) -> Iterator[Temuan]:
    """The score behind the name of an unsur, one slip away from the one in a table."""
    for cocok in _SKOR.finditer(kalimat.samar) if nilai else ():
        sebelum = ciri(kalimat.samar[max(0, cocok.start() - _NAMA_TERPANJANG) : cocok.start()])
        nama = max((n for n in nilai if sebelum.endswith(n)), key=len, default="")
        angka = kalimat.baca(cocok["n"])
        if angka is None or not nama:
            continue
        if not all(bertentangan(angka, a) for a, _ in nilai[nama]):
            continue
        slip = {baru.nilai for baru, _ in suntingan(angka.angka)}
        if mirip := [(a, judul) for a, judul in nilai[nama] if a.nilai in slip]:
            tulis = f"{cocok['n']} untuk unsur di depannya"
            yield _temuan(kalimat, tulis, mirip[0][0].sel.teks, mirip[0][1])


def _sediaan(bahan: Bahan) -> Sediaan:
    """By name of the row: how many there are of how many needed, and in which table."""
    hasil: Sediaan = defaultdict(list)
    for tabel in bahan.tabel:
        ada, perlu = list(tabel.berperan("tersedia")), list(tabel.berperan("kebutuhan"))
        if len(ada) == len(perlu) == 1:
            for b in tabel.data:
                if {ada[0].indeks, perlu[0].indeks} <= b.angka.keys():
                    isi = (b.angka[ada[0].indeks], b.angka[perlu[0].indeks], tabel.judul)
                    hasil[ciri(b.nama)].append(isi)
    return hasil


def _dari(kalimat: Kalimat, sediaan: Sediaan) -> Iterator[Temuan]:
    for cocok in _DARI.finditer(kalimat.samar):
        nama = re.sub(r"^(?:dan|serta) ", "", cocok["nama"].strip())
        semua = sediaan.get(ciri(nama), [])
        ada, perlu = kalimat.baca(cocok["a"]), kalimat.baca(cocok["b"])
        if not semua or ada is None or perlu is None:
            continue
        if not any((a.nilai, b.nilai) == (ada.nilai, perlu.nilai) for a, b, _ in semua):
            a, b, judul = semua[0]
            cetak = f"{a.sel.teks} dari {b.sel.teks}"
            yield _temuan(kalimat, f"{nama} ({cocok['a']} dari {cocok['b']})", cetak, judul)


def _terdekat(ada: Sequence[Fakta]) -> Fakta:
    """The print of the year itself, if there is one."""
    return max(ada, key=lambda f: (f.periode == "/", f.tahun or 0))


def _temuan(kalimat: Kalimat, tulis: str, cetak: str, judul: str) -> Temuan:
    return Temuan(
        cek="sebut",
        jenis=JenisTemuan.SALAH,
        pesan=f"Kalimat menyebut {tulis}, padahal {judul} mencetak {cetak}.",
        tempat=kalimat.paragraf.tempat,
        tercetak=tulis,
        label=kalimat.paragraf.teks[:120],
        hitungan=f"{tulis} ≠ {cetak}",
        berat=3,
    )


_ISI = (
    "Tabel 1 Capaian tahun 2024\nIndikator\tTarget\tRealisasi\tCapaian\n"
    "Nilai Evaluasi AKIP\t74,30\t73,59\t99,04\nIndeks Kualitas Layanan\t8,05\t8,16\t101,37\n\n"
    "Indeks Kualitas Layanan ({}%) paling tinggi.\n"
)

CEK = CekTemuan(
    id="sebut",
    klaim="Angka dalam kurung di belakang sebuah nama (98,18%; 35 dari 55) sama dengan tabelnya.",
    dasar="Kedua cetakan berasal dari dokumen yang sama, tahun atau triwulan mana pun.",
    temuan=jalankan,
    lolos=_ISI.format("101,37"),
    gagal=_ISI.format("101,73"),
)
