"""Indicators of which less is better, whose capaian was computed as if more were."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.core.angka import bulatkan, cetak_penuh
from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.capaian import BIASA, pilihan_terbalik
from sakip.periksa.cek.dasar import CekTemuan, buat_kaitan, ukuran_kiri
from sakip.periksa.kaitan import Pilihan, cocok, nilai_cetak
from sakip.periksa.kenali import Baris, JenisBaris, Kolom, SelAngka, Tabel
from sakip.periksa.kenali.kamus import makin_rendah
from sakip.periksa.model import JenisTemuan, Temuan


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    for tabel, baris in bahan.baris():
        nama = baris.label.get("indikator", "")
        if baris.jenis is not JenisBaris.DATA or not makin_rendah(nama):
            continue
        for kolom in tabel.berperan("capaian"):
            masuk = ukuran_kiri(tabel, baris, kolom, ("target",), ("realisasi",))
            if kolom.indeks not in baris.angka or not masuk or masuk[0].nilai == masuk[1].nilai:
                continue
            biasa, terbalik = (
                buat_kaitan("makin_rendah", tabel, baris, kolom, cara)
                for cara in ((Pilihan(BIASA, masuk),), pilihan_terbalik(masuk))
            )
            if cocok(biasa) and not cocok(terbalik):
                yield _temuan(tabel, baris, kolom, masuk)


def _temuan(tabel: Tabel, baris: Baris, kolom: Kolom, masuk: tuple[SelAngka, ...]) -> Temuan:
    capaian = baris.angka[kolom.indeks]
    target, realisasi = masuk
    buruk = realisasi.nilai > target.nilai
    putusan = "tidak tercapai" if buruk else "tercapai"
    return Temuan(
        cek="makin_rendah",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"'{baris.nama}' biasanya makin rendah makin baik, tetapi capaiannya "
        f"{capaian.sel.teks} dihitung seperti makin tinggi makin baik. Dengan realisasi "
        f"{realisasi.sel.teks} dari target {target.sel.teks}, target itu {putusan}"
        f"{f'; capaiannya {hitung}' if (hitung := _hitungan(masuk)) else ''}.",
        tempat=capaian.sel.tempat,
        tercetak=capaian.sel.teks,
        tabel=tabel.judul,
        label=baris.nama,
        kolom=kolom.nama,
        hitungan=_hitungan(masuk),
        berat=5,
        mengubah_putusan=True,
    )


def _hitungan(masuk: tuple[SelAngka, ...]) -> str:
    """The mirrored capaian written out; empty for a target of zero."""
    cermin = pilihan_terbalik(masuk)[-1]
    nilai = nilai_cetak(cermin)
    if nilai is None:
        return ""
    return f"{cermin.rumus.tulis(masuk)} = {cetak_penuh(bulatkan(nilai, 2))}"


_ISI = (
    "Tabel 1 Capaian tahun 2024\nNo\tIndikator\tTarget\tRealisasi\tCapaian (%)\n"
    "1\tAngka kematian ibu\t100\t125\t{}\n2\tUsia harapan hidup\t71\t71,5\t100,70\n"
)

CEK = CekTemuan(
    id="makin_rendah",
    klaim="Capaian indikator yang makin rendah makin baik tidak dihitung realisasi ÷ target.",
    dasar="Nama indikator (angka kematian, kemiskinan, prevalensi, waktu tunggu dan sejenisnya).",
    temuan=jalankan,
    lolos=_ISI.format("75"),
    gagal=_ISI.format("125"),
)
