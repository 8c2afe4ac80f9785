"""Survey of satisfaction per unsur and service, the public service index, and the LKE."""

from __future__ import annotations

from decimal import Decimal

from sakip.berkas import baris as b
from sakip.core.aturan.jenis import Ipp, Lke, Skm
from sakip.core.jejak import Hasil
from sakip.hitung import KANTOR
from sakip.hitung.evaluasi import LKE
from sakip.hitung.layanan import IPP, SKM
from sakip.laporan.kertas_kerja.capaian import SemuaSkala
from sakip.laporan.kertas_kerja.dasar import (
    BELUM,
    TAK_TERDEFINISI,
    Acuan,
    Kertas,
    Lembaran,
    bila_angka,
    bulat,
    jumlah,
    kisaran,
    nilai_sel,
    nisbah,
    rerata,
    tanpa,
)
from sakip.laporan.kertas_kerja.skala import scale_for

_PENUH = 10  # decimals shown of a mean that goes on unrounded


def write_survey(kertas: Kertas, skala: SemuaSkala) -> None:
    """Answers of each unsur and service; the indexes of services and office."""
    bahan = kertas.bahan
    kantor = bahan.hasil("ikm")
    if kantor is None:
        return
    isi = kertas.isi(SKM, Skm)
    lembar = Lembaran(kertas, "IKM", "Indeks Kepuasan Masyarakat", (44, 30, 16, 16, 18, 16, 24, 34))
    lembar.kepala(
        *("Layanan", "Unsur", "Jumlah nilai", "Jumlah jawaban", "Rata-rata", "Nilai unsur"),
        *("", "Alamat"),
    )
    nama_unsur = {u.id: u.nama for u in isi.unsur}
    layanan = [
        x for x in sorted(bahan.berkas.layanan, key=lambda x: x.urut) if bahan.hasil("ikm", x.id)
    ]
    unsur: dict[str, list[Acuan]] = {}
    for x in layanan:
        milik = [
            u for u in bahan.berkas.skm_unsur if (u.layanan, u.periode) == (x.id, str(bahan.tahun))
        ]
        urutan = list(nama_unsur)
        milik.sort(key=lambda u: urutan.index(u.unsur) if u.unsur in urutan else len(urutan))
        terhitung = any(u.jumlah_jawaban is not None for u in milik)
        unsur[x.id] = [
            _unsur(kertas, lembar, x.nama, nama_unsur.get(u.unsur, u.unsur), u)
            for u in milik
            if not terhitung or u.jumlah_jawaban is not None
        ]
    lembar.kepala(*("Layanan", "", "Responden", "NI", "IKM", "", "Mutu", "Alamat"), beku=False)
    ikm: list[tuple[Acuan, Acuan]] = []
    for x in layanan:
        ikm.append(_service(kertas, lembar, isi, x, unsur[x.id], skala))
        lembar.baris()
    rumus = rerata([di for di, _ in ikm], isi.desimal, tanpa(kantor))
    if isi.gabungan == "tertimbang_responden":
        atas = "+".join(f"IF(ISNUMBER({di}),{di}*{n},0)" for di, n in ikm)
        bawah = "+".join(f"IF(ISNUMBER({di}),{n},0)" for di, n in ikm)
        rumus = f'IF(({bawah})=0,"{TAK_TERDEFINISI}",{bulat(f"({atas})/({bawah})", isi.desimal)})'
    lembar.teks(1, "Seluruh kantor")
    kertas.catat("ikm", KANTOR, lembar.angka(5, rumus, kantor))
    _class(kertas, lembar, 7, "ikm", lembar.di(5), bahan.hasil("mutu-layanan"), skala)
    lembar.alamat(8, kantor)
    lembar.baris()


def _unsur(kertas: Kertas, lembar: Lembaran, layanan: str, nama: str, u: b.UnsurSkm) -> Acuan:
    """One unsur; the cell from which the index goes on: the unrounded mean, or the value given."""
    hasil = kertas.bahan.hasil("nilai-unsur", f"{u.layanan}.{u.unsur}")
    lembar.teks(1, layanan)
    lembar.teks(2, nama)
    if u.jumlah_jawaban is None:
        di = lembar.isian(6, nilai_sel(hasil), hasil.desimal if hasil else 2)
    else:
        lembar.isian(3, Decimal(u.jumlah_nilai or 0), 0)
        lembar.isian(4, Decimal(u.jumlah_jawaban), 0)
        a, n, rata = map(lembar.di, (3, 4, 5))
        isi = f'IF({n}=0,"{TAK_TERDEFINISI}",{a}/{n})'
        penuh = hasil.penuh if hasil and hasil.penuh is not None else nilai_sel(hasil)
        di = lembar.hitung(5, bila_angka(isi, a, n), penuh, _PENUH)
        desimal = hasil.desimal if hasil else 2
        rumus = f"IF(ISNUMBER({rata}),{bulat(rata, desimal)},{rata})"
        lembar.hitung(6, rumus, nilai_sel(hasil), desimal)
    lembar.alamat(8, hasil)
    lembar.baris()
    return di


def _service(
    kertas: Kertas,
    lembar: Lembaran,
    isi: Skm,
    layanan: b.Layanan,
    unsur: list[Acuan],
    skala: SemuaSkala,
) -> tuple[Acuan, Acuan]:
    bahan = kertas.bahan
    ikm, ni, mutu = (bahan.hasil(u, layanan.id) for u in ("ikm", "ni", "mutu-layanan"))
    orang = {
        r.layanan: r.jumlah for r in bahan.berkas.skm_responden if r.periode == str(bahan.tahun)
    }
    lembar.teks(1, layanan.nama)
    responden = lembar.isian(3, Decimal(orang.get(layanan.id, 0)), 0)
    semua = kisaran(unsur)
    lengkap = f"COUNT({semua})<{len(unsur)}"
    pengali = "" if ni is None else f"*{isi.pengali:f}"
    if ni is not None:
        rumus = f'IF({lengkap},"{TAK_TERDEFINISI}",{bulat(f"AVERAGE({semua})", ni.desimal)})'
        lembar.hitung(4, rumus, nilai_sel(ni), ni.desimal)
    rumus = f'IF({lengkap},"{TAK_TERDEFINISI}",{bulat(f"AVERAGE({semua}){pengali}", isi.desimal)})'
    di = lembar.hitung(5, rumus, nilai_sel(ikm), isi.desimal)
    kertas.catat("ikm", layanan.id, di)
    _class(kertas, lembar, 7, "ikm", lembar.di(5), mutu, skala)
    lembar.alamat(8, ikm)
    return di, responden


def _class(
    kertas: Kertas,
    lembar: Lembaran,
    kolom: int,
    untuk: str,
    sel: str,
    hasil: Hasil | None,
    skala: SemuaSkala,
) -> None:
    if hasil is not None and (id_skala := scale_for(kertas, untuk)):
        lembar.hitung(kolom, skala[id_skala].cari(sel), nilai_sel(hasil))


# -- public service index -----------------------------------------------------


def write_service_index(kertas: Kertas) -> None:
    """F-02 from its aspects, F-03 and the index of both."""
    bahan = kertas.bahan
    f02, f03, ipp = (bahan.hasil(u) for u in ("ipp-f02", "ipp-f03", "ipp"))
    if f02 is None:
        return
    isi = kertas.isi(IPP, Ipp)
    lembar = Lembaran(kertas, "IPP", "Indeks Pelayanan Publik", (50, 14, 16, 36))
    lembar.kepala("Aspek", "Bobot (%)", "Nilai", "Alamat")
    nilai: list[Acuan] = []
    bobot: list[Acuan] = []
    for aspek in isi.aspek:
        hasil = bahan.hasil("ipp-aspek", aspek.id)
        lembar.teks(1, aspek.nama)
        bobot.append(lembar.tetap(2, aspek.bobot))
        nilai.append(lembar.isian(3, nilai_sel(hasil), isi.desimal))
        lembar.alamat(4, hasil)
        lembar.baris()
    lembar.teks(1, "F-02 (penilai)")
    isi_rumus = "+".join(f"{n}*{w}" for n, w in zip(nilai, bobot, strict=True))
    isi_rumus = bulat(f"({isi_rumus})/100", f02.desimal)
    rumus = f'IF(COUNT({kisaran(nilai)})<{len(nilai)},"{BELUM}",{isi_rumus})'
    di = lembar.hitung(3, rumus, nilai_sel(f02), f02.desimal)
    kertas.catat("ipp-f02", KANTOR, di)
    lembar.alamat(4, f02)
    lembar.baris()
    if f03 is None or ipp is None:
        return
    cukup = next(x.responden_cukup for x in bahan.berkas.ipp_f03 if x.periode == str(bahan.tahun))
    lembar.teks(1, "F-03 (pengguna layanan)")
    pengguna = lembar.isian(3, nilai_sel(f03), f03.desimal)
    lembar.alamat(4, f03)
    lembar.baris()
    lembar.teks(1, "Indeks Pelayanan Publik")
    dipakai = "0" if not cukup and isi.f03_kurang_responden == "nol" else pengguna
    rumus = bulat(f"{isi.bagian_f02:f}*{di}+{isi.bagian_f03:f}*{dipakai}", ipp.desimal)
    di = lembar.hitung(3, bila_angka(rumus, di, pengguna), nilai_sel(ipp), ipp.desimal)
    kertas.catat("ipp", KANTOR, di)
    lembar.alamat(4, ipp)
    lembar.baris()


# -- evaluation ---------------------------------------------------------------


def write_evaluation(kertas: Kertas, skala: SemuaSkala) -> None:
    """Components of the LKE, blended with the field visit where the region does, and their sum."""
    bahan = kertas.bahan
    total = bahan.hasil("lke")
    if total is None:
        return
    isi = kertas.isi(LKE, Lke)
    lembar = Lembaran(
        kertas, "LKE", "Evaluasi akuntabilitas kinerja", (44, 12, 16, 16, 16, 16, 24, 36)
    )
    baris = {k.komponen: k for k in bahan.berkas.lke_komponen if k.tahun_pakai == bahan.tahun}
    meja = _letters(kertas, lembar, isi, baris)
    lembar.kepala(
        *("Komponen", "Bobot", "Lembar kerja", "Lapangan", "Nilai", "% bobot", "", "Alamat"),
        beku=False,
    )
    semua: list[Acuan] = []
    for k in isi.komponen:
        akhir = bahan.hasil("lke-komponen", k.id)
        if akhir is None:
            continue
        persen, desk = (bahan.hasil(u, k.id) for u in ("lke-persen-bobot", "lke-meja"))
        lembar.teks(1, k.nama)
        w = lembar.tetap(2, k.bobot)
        if k.id in meja:
            lembar.hitung(3, meja[k.id], nilai_sel(desk), isi.desimal)
        else:
            lembar.isian(3, nilai_sel(desk), isi.desimal)
        rumus = lembar.di(3)
        campuran = isi.campuran
        if campuran is not None and k.id in campuran.komponen:
            lapangan = baris[k.id].lapangan
            lembar.isian(4, BELUM if lapangan is None else lapangan, isi.desimal)
            m, x = lembar.di(3), lembar.di(4)
            isi_rumus = f"{campuran.bagian_lke:f}*{m}+{campuran.bagian_lapangan:f}*{x}"
            rumus = bila_angka(bulat(isi_rumus, isi.desimal), m, x)
        di = lembar.hitung(5, rumus, nilai_sel(akhir), isi.desimal)
        kertas.catat("lke-komponen", k.id, di)
        semua.append(di)
        if persen is not None:
            lembar.hitung(6, nisbah(lembar.di(5), w, isi.desimal), nilai_sel(persen), isi.desimal)
        lembar.alamat(8, akhir)
        lembar.baris()
    lembar.teks(1, "Nilai akuntabilitas kinerja")
    rumus = f'"{tanpa(total)}"'
    if len(semua) == len(isi.komponen):
        rumus = jumlah(semua, tanpa(total), isi.desimal)
    di = lembar.angka(5, rumus, total)
    kertas.catat("lke", KANTOR, di)
    _class(kertas, lembar, 7, "akip", lembar.di(5), bahan.hasil("predikat-akip"), skala)
    lembar.alamat(8, total)
    lembar.baris()


def _letters(
    kertas: Kertas, lembar: Lembaran, isi: Lke, baris: dict[str, b.KomponenLkeBaris]
) -> dict[str, str]:
    """Letters of the sub-components; by component the formula of its desk score."""
    berhuruf = {
        k.id: baris[k.id].huruf for k in isi.komponen if k.id in baris and baris[k.id].huruf
    }
    if not berhuruf:
        return {}
    lembar.kepala("Huruf", "Nilai", beku=False)
    awal = lembar.n
    for satu in isi.huruf:
        lembar.teks(1, satu.kode)
        lembar.tetap(2, satu.nilai)
        lembar.baris()
    kode, nilai = (f"LKE!${c}${awal}:${c}${lembar.n - 1}" for c in "AB")
    lembar.kepala(*("Subkomponen", "Bobot", "Huruf", "Nilai", "", "", "", "Alamat"), beku=False)
    hasil: dict[str, str] = {}
    for k in isi.komponen:
        huruf = berhuruf.get(k.id)
        if not huruf:
            continue
        sel: list[Acuan] = []
        for sub in isi.sub:
            skor = kertas.bahan.hasil("lke-subkomponen", f"{k.id}.{sub.id}")
            lembar.teks(1, f"{k.nama}: {sub.nama.lower()}")
            lembar.tetap(2, k.bobot * sub.bagian)
            lembar.isian(3, huruf.get(sub.id, BELUM))
            w, h = lembar.di(2), lembar.di(3)
            cari = f"INDEX({nilai},MATCH({h},{kode},0))"
            penuh = skor.penuh if skor and skor.penuh is not None else nilai_sel(skor)
            sel.append(lembar.hitung(4, f'IFERROR({cari}/100*{w},"{BELUM}")', penuh, 4))
            lembar.alamat(8, skor)
            lembar.baris()
        hasil[k.id] = jumlah(sel, BELUM, isi.desimal)
    return hasil
