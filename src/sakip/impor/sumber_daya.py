"""Money, people and goods of a report."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR

from sakip.berkas.baris import JenisSimpul
from sakip.impor.baris import BarisKinerja
from sakip.impor.cetakan import Cetakan
from sakip.impor.kata import kata
from sakip.impor.lembar import Kumpulan, baku, bukti
from sakip.impor.pilih import Pilihan, buktikan, pilih, selang_bagi
from sakip.impor.pohon import PohonBaca
from sakip.impor.simpul import SimpulBaca
from sakip.periksa.kenali import SelAngka, Tabel

_TRIWULAN = (1, 2, 3, 4)
_BERANGGARAN = (JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUB_KEGIATAN)


def isi_anggaran(pohon: PohonBaca, kumpulan: Kumpulan) -> None:
    """Pagu and realisasi of every node that has money; a printed share without its pagu."""
    for simpul in pohon.simpul:
        if simpul.jenis not in _BERANGGARAN:
            continue
        cetakan = buktikan(simpul.cetakan)
        tahun = {c.ukur.tahun for c in cetakan if c.ukur.ukuran in ("pagu", "realisasi_anggaran")}
        for t in sorted(t for t in tahun if t <= pohon.tahun):
            _anggaran(simpul, t, cetakan, kumpulan)


def _anggaran(
    simpul: SimpulBaca, tahun: int, cetakan: Sequence[Cetakan], kumpulan: Kumpulan
) -> None:
    def satu(ukuran: str, *versi: str, triwulan: int | None = None) -> Pilihan | None:
        return pilih([
            c for c in cetakan
            if c.ukur.ukuran == ukuran and c.ukur.tahun == tahun
            and (c.ukur.triwulan or None) == triwulan
            and c.ukur.versi in versi and isinstance(c.isi, SelAngka)
        ])  # fmt: skip

    murni, akhir = satu("pagu", "murni"), satu("pagu", "perubahan-1", "")
    if murni is None:
        murni, akhir = akhir, None
    realisasi = satu("realisasi_anggaran", "", "murni", "perubahan-1")
    serapan = satu("serapan", "")
    if murni:
        _isi(simpul, str(tahun), "pagu", murni, kumpulan)
    if murni and akhir and _nilai(murni).nilai != _nilai(akhir).nilai:
        _isi(simpul, str(tahun), "pagu", akhir, kumpulan, "perubahan-1")
    if realisasi:
        _isi(simpul, str(tahun), "realisasi", realisasi, kumpulan)
        semua = [satu("realisasi_anggaran", "", triwulan=t) for t in _TRIWULAN]
        triwulan = [p for p in semua if p]
        # What adds up to the year is of each quarter, not up to its end.
        if sum(_nilai(p).nilai for p in triwulan) == _nilai(realisasi).nilai:
            for t, pilihan in zip(_TRIWULAN, semua, strict=True):
                if pilihan:
                    _isi(simpul, f"{tahun}-T{t}", "realisasi", pilihan, kumpulan)
    if realisasi and serapan and not murni:
        _tersirat(simpul, tahun, realisasi, serapan, kumpulan)


def _isi(
    simpul: SimpulBaca,
    periode: str,
    jenis: str,
    pilihan: Pilihan,
    kumpulan: Kumpulan,
    versi: str = "",
) -> None:
    baris = {
        "simpul": simpul.id, "periode": periode, "jenis": jenis,
        "nilai": baku(_nilai(pilihan).nilai),
    }  # fmt: skip
    if versi:
        baris["versi"] = versi
    nama = {"pagu": "Pagu", "realisasi": "Realisasi anggaran"}[jenis]
    ukuran = {"pagu": "pagu", "realisasi": "realisasi-anggaran"}[jenis]
    alamat = f"{ukuran}:{simpul.id}:{periode}"
    kumpulan.angka("anggaran", baris, pilihan, f"{nama} {periode} {simpul.sebutan}", alamat)


def _tersirat(
    simpul: SimpulBaca, tahun: int, realisasi: Pilihan, serapan: Pilihan, kumpulan: Kumpulan
) -> None:
    """A pagu that is not printed lies where realisasi and serapan leave it."""
    alasan = "Pagunya tidak tercetak."
    terlapor = {
        "alamat": f"serapan:{simpul.id}:{tahun}", "nilai": baku(_nilai(serapan).nilai),
        "satuan": "%", "alasan": alasan,
    }  # fmt: skip
    kumpulan.angka("terlapor", terlapor, serapan, f"Serapan {tahun} {simpul.sebutan}")
    selang = selang_bagi(_nilai(realisasi), _nilai(serapan))
    if selang is None:
        return
    bawah = selang.bawah.to_integral_value(ROUND_CEILING)
    atas = selang.atas.to_integral_value(ROUND_FLOOR)
    baris = {
        "simpul": simpul.id, "periode": str(tahun), "jenis": "pagu",
        "bawah": baku(bawah), "atas": baku(atas),
        "alasan": f"{alasan} Dihitung dari realisasi dan serapan tercetak.",
        "bukti": [bukti(serapan.pakai)],
    }  # fmt: skip
    if bawah <= atas:
        kumpulan.tambah("anggaran", baris)


def isi_sdm(pohon: PohonBaca, kumpulan: Kumpulan) -> None:
    """Posts needed and filled of every sasaran and programme."""
    for simpul in pohon.simpul:
        cetakan = [c for c in simpul.cetakan if c.ukur.tahun <= pohon.tahun and _tentang_sdm(c)]
        for tahun in sorted({c.ukur.tahun for c in cetakan}):
            ada = {
                ukuran: pilih([
                    c for c in cetakan
                    if (c.ukur.ukuran, c.ukur.tahun) == (ukuran, tahun) and _bulat(c)
                ])
                for ukuran in ("kebutuhan", "tersedia")
            }  # fmt: skip
            butuh, punya = ada["kebutuhan"], ada["tersedia"]
            if butuh is None or punya is None:
                continue
            baris = {
                "simpul": simpul.id, "periode": str(tahun),
                "kebutuhan": _cacah(_nilai(butuh)), "tersedia": _cacah(_nilai(punya)),
            }  # fmt: skip
            kumpulan.angka("sdm", baris, punya, f"Pegawai {simpul.sebutan}")
            kumpulan.nilai(butuh, f"Kebutuhan pegawai {simpul.sebutan}")


def _tentang_sdm(c: Cetakan) -> bool:
    """Whether a figure counts people and not goods: its heading says so, else its table."""
    if c.ukur.ukuran not in ("kebutuhan", "tersedia"):
        return False
    if kata().sarpras.search(c.kolom.nama):
        return False
    return any(kata().sdm.search(t) is not None for t in (c.kolom.nama, c.tabel.judul))


def isi_sarpras(tabel: Sequence[Tabel], baris: Sequence[BarisKinerja], kumpulan: Kumpulan) -> None:
    """The longest list of goods with what is needed and what is there."""
    calon: dict[int, list[BarisKinerja]] = {}
    for satu in baris:
        ukur = {c.ukur.ukuran for c in satu.cetakan}
        if satu.tingkat is None and not satu.indikator and ukur & {"tersedia", "kebutuhan"}:
            calon.setdefault(satu.tabel.nomor, []).append(satu)
    tentang = [
        isi for nomor, isi in calon.items()
        if _tentang_barang(tabel[nomor - 1]) and len(isi) > 1
    ]  # fmt: skip
    terpanjang = max(tentang, key=lambda isi: len(isi), default=[])
    for urut, satu in enumerate(terpanjang, start=1):
        ada = {c.ukur.ukuran: c for c in satu.cetakan if _bulat(c)}
        punya, butuh = ada.get("tersedia"), ada.get("kebutuhan")
        if butuh is None:
            continue
        isi = {"periode": str(butuh.ukur.tahun), "urut": str(urut), "uraian": satu.nama}
        isi["standar"] = _cacah(_sel(butuh))
        satuan = satu.satuan or next(
            (m[1] for k in satu.tabel.kolom if (m := kata().satuan_barang.search(k.nama))), ""
        )
        if satuan:
            isi["satuan"] = satuan
        pilihan = pilih(buktikan(c for c in (punya, butuh) if c))
        if punya is not None:
            isi["tersedia"] = _cacah(_sel(punya))
        if pilihan is not None:
            kumpulan.angka("sarpras", isi, pilih([butuh]) or pilihan, f"Sarana {satu.nama}")


def _tentang_barang(tabel: Tabel) -> bool:
    teks = " ".join([tabel.judul, *(k.nama for k in tabel.kolom)])
    return kata().sarpras.search(teks) is not None


def _nilai(pilihan: Pilihan) -> SelAngka:
    return _sel(pilihan.pakai)


def _sel(cetakan: Cetakan) -> SelAngka:
    assert isinstance(cetakan.isi, SelAngka)
    return cetakan.isi


def _cacah(angka: SelAngka) -> str:
    """A whole number, printed ``2`` or ``2,00``."""
    return str(int(angka.nilai))


def _bulat(c: Cetakan) -> bool:
    return isinstance(c.isi, SelAngka) and c.isi.nilai == int(c.isi.nilai) and c.isi.nilai >= 0
