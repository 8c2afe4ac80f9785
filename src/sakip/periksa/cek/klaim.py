"""Words that claim something about capaian, against the capaian that are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.fakta import Fakta
from sakip.periksa.kenali import Cara, Tabel
from sakip.periksa.kenali.kalimat import kamus_kalimat, susun
from sakip.periksa.model import JenisTemuan, Tempat, Temuan

_KOSONG = re.compile(r"[-–—0]?%?|nihil|tidak ada", re.IGNORECASE)
_BAGIAN = re.compile(r"\b(?:program|kegiatan|sasaran|tujuan|seksi|bidang|bagian|triwulan)\b", re.I)
_SEBUT = 3


def utama(bahan: Bahan) -> list[Fakta]:
    """Capaian of the year at the level of sasaran strategis."""
    semua = [
        f
        for f in bahan.fakta
        if f.ukuran == "capaian"
        and f.tahun == bahan.tahun
        and f.periode == "/"
        and next(f.tabel.berperan("program"), None) is None
    ]
    # Where no table names a sasaran, those of the indicators are all there is.
    return [f for f in semua if f.baris.label.get("sasaran")] or semua


def kurang(fakta: Sequence[Fakta]) -> list[Fakta]:
    """Those surely below 100, the first print of each subject."""
    pasti = [f for f in fakta if all(s.atas < 100 for cara in Cara for s in f.angka.selang(cara))]
    pertama: dict[str, Fakta] = {}
    for f in pasti:
        pertama.setdefault(f.subjek, f)
    return list(pertama.values())


def jalankan_seluruh(bahan: Bahan) -> Iterator[Temuan]:
    fakta = utama(bahan)
    luput = kurang(fakta)
    if not luput:
        return
    kamus = kamus_kalimat()
    buruk = {f.baris.label.get("sasaran", f.subjek) for f in luput}
    # Where some sasaran is met as a whole the words may be meant for that one.
    ada_baik = any(f.baris.label.get("sasaran", f.subjek) not in buruk for f in fakta)
    umum = JenisTemuan.PERTANYAAN if ada_baik else JenisTemuan.SALAH
    for kalimat in bahan.kalimat:
        for jenis, semua in ((JenisTemuan.SALAH, kamus.seluruh), (umum, kamus.seluruh_umum)):
            for pola in semua:
                for cocok in kalimat.cari(pola):
                    if semua is kamus.seluruh_umum and _BAGIAN.search(kalimat.samar[: cocok.end()]):
                        continue  # of the program or sasaran that it names
                    teks = kalimat.paragraf.teks[cocok.start() : cocok.end()]
                    satu = _temuan("seluruh", luput, kalimat.paragraf.tempat, teks, "")
                    yield satu.dengan(jenis=jenis)


def jalankan_status(bahan: Bahan) -> Iterator[Temuan]:
    luput = kurang(utama(bahan))
    for tabel in bahan.tabel:
        kolom = next(tabel.berperan("capaian", "nilai"), None)
        if kolom is None or not luput or not _tabel_status(tabel):
            continue
        for baris in tabel.data:
            if susun(kamus_kalimat().status_kurang).match(baris.nama):
                sel = baris.sel[kolom.indeks]
                if _KOSONG.fullmatch(sel.teks.strip()):
                    teks = f"{baris.nama}: {sel.teks or 'kosong'}"
                    yield _temuan("status", luput, sel.tempat, teks, tabel.judul)


def _tabel_status(tabel: Tabel) -> bool:
    nama = [b.nama for b in tabel.data]
    kamus = kamus_kalimat()
    return all(
        any(susun(pola).match(n) for n in nama)
        for pola in (kamus.status_lebih, kamus.status_kurang)
    )


def _temuan(cek: str, luput: Sequence[Fakta], tempat: Tempat, teks: str, tabel: str) -> Temuan:
    sebut = "; ".join(f"{f.nama} {f.angka.sel.teks} ({f.tabel.judul})" for f in luput[:_SEBUT])
    return Temuan(
        cek=cek,
        jenis=JenisTemuan.SALAH,
        pesan=f"Tertulis '{teks}', padahal ada yang di bawah 100%: {sebut}.",
        tempat=tempat,
        tercetak=teks,
        tabel=tabel,
        label=teks,
        hitungan=" ; ".join(f"{f.angka.sel.teks} < 100" for f in luput[:_SEBUT]),
        berat=5,
        mengubah_putusan=True,
    )


_TABEL = (
    "Tabel 1 Capaian tahun 2024\n"
    "Sasaran Strategis\tIndikator\tTarget\tRealisasi\tCapaian\n"
    "Akuntabilitas\tNilai AKIP\t74,30\t{}\n"
    "Pelayanan\tIKPP\t8,05\t8,16\t101,37%\n\n"
)
_TERCAPAI, _LUPUT = "75,00\t100,94%", "73,59\t99,04%"
_KALIMAT = (
    "Kinerja tahun 2024 melampaui target yang ditetapkan pada seluruh indikator sasaran"
    " strategis.\n"
)
_STATUS = (
    "Tabel 2 Pencapaian sasaran tahun 2024\nNo\tSasaran Strategis\tCapaian\n"
    "1\tMelebihi target\t100,21%\n2\tSesuai target\t-\n3\tTidak mencapai target\t-\n"
)

CEK = CekTemuan(
    id="seluruh",
    klaim="'Seluruh indikator tercapai' hanya ditulis bila tidak ada capaian di bawah 100%.",
    dasar="Capaian yang tercetak di dokumen itu sendiri.",
    temuan=jalankan_seluruh,
    lolos=_TABEL.format(_TERCAPAI) + _KALIMAT,
    gagal=_TABEL.format(_LUPUT) + _KALIMAT,
)

CEK_STATUS = CekTemuan(
    id="status",
    klaim="Baris 'tidak mencapai target' tidak kosong bila ada capaian di bawah 100%.",
    dasar="Capaian yang tercetak di dokumen itu sendiri.",
    temuan=jalankan_status,
    lolos=_TABEL.format(_TERCAPAI) + _STATUS,
    gagal=_TABEL.format(_LUPUT) + _STATUS,
)
