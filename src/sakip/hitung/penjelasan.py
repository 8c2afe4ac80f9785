"""A figure explained in Indonesian: sum, inputs, rule with its article, evidence."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.berkas.baris import Rujukan
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.core.alamat import Alamat
from sakip.core.angka import cetak_satuan
from sakip.core.jejak import Asal, Hasil, Masukan
from sakip.core.periode import Periode, cetak_tanggal
from sakip.hitung.buku import BukuHasil
from sakip.hitung.konteks import KANTOR

NAMA_UKURAN: dict[str, str] = {
    "target": "Target",
    "selisih-target": "Perubahan target",
    "target-akhir": "Target akhir Renstra",
    "realisasi": "Realisasi",
    "realisasi-sebanding": "Realisasi sebanding",
    "capaian": "Capaian",
    "capaian-dibatasi": "Capaian dengan batas",
    "status": "Status",
    "predikat": "Predikat",
    "predikat-renja": "Predikat kinerja Renja",
    "rerata-capaian": "Rata-rata capaian",
    "rerata-capaian-dibatasi": "Rata-rata capaian dengan batas",
    "kemajuan": "Tingkat kemajuan",
    "rerata-kemajuan": "Rata-rata tingkat kemajuan",
    "pagu": "Pagu",
    "pagu-renstra": "Pagu Renstra",
    "realisasi-renstra": "Realisasi sejak awal Renstra",
    "realisasi-anggaran-renstra": "Realisasi anggaran sejak awal Renstra",
    "serapan-renstra": "Serapan pagu Renstra",
    "pagu-perjanjian": "Anggaran perjanjian",
    "realisasi-anggaran": "Realisasi anggaran",
    "serapan": "Serapan anggaran",
    "silpa": "Sisa anggaran",
    "efisiensi-anggaran": "Efisiensi anggaran",
    "efisiensi-pmk": "Efisiensi (E) menurut PMK",
    "nilai-efisiensi": "Nilai efisiensi (NE) menurut PMK",
    "sdm-kebutuhan": "Kebutuhan SDM",
    "sdm-tersedia": "SDM tersedia",
    "ketersediaan-sdm": "Ketersediaan SDM",
    "efisiensi-sdm": "Efisiensi SDM",
    "sarpras-standar": "Standar sarana prasarana",
    "sarpras-tersedia": "Sarana prasarana tersedia",
    "ketersediaan-sarpras": "Ketersediaan sarana prasarana",
    "efisiensi-sarpras": "Efisiensi sarana prasarana",
    "nilai-unsur": "Nilai unsur",
    "ni": "Nilai indeks",
    "ikm": "Indeks Kepuasan Masyarakat",
    "mutu-layanan": "Mutu layanan",
    "ipp-aspek": "Nilai aspek IPP",
    "ipp-aspek-berbobot": "Nilai aspek IPP berbobot",
    "ipp-f02": "Nilai F-02",
    "ipp-f03": "Nilai F-03",
    "ipp": "Indeks Pelayanan Publik",
    "predikat-ipp": "Kategori IPP",
    "lke-meja": "Nilai LKE",
    "lke-lapangan": "Evaluasi lapangan",
    "lke-subkomponen": "Nilai subkomponen LKE",
    "lke-komponen": "Nilai akhir komponen",
    "lke-persen-bobot": "Nilai komponen terhadap bobot",
    "lke": "Nilai evaluasi AKIP",
    "predikat-akip": "Predikat AKIP",
    "tindak-lanjut": "Tindak lanjut rekomendasi",
    "selisih-tahunan": "Perubahan dari tahun lalu",
    "pembanding-kabupaten": "Pembanding kabupaten",
    "pembanding-provinsi": "Pembanding provinsi",
    "pembanding-nasional": "Pembanding nasional",
    "pembanding-internasional": "Pembanding internasional",
    "selisih-kabupaten": "Selisih dengan kabupaten",
    "selisih-provinsi": "Selisih dengan provinsi",
    "selisih-nasional": "Selisih dengan nasional",
    "selisih-internasional": "Selisih dengan internasional",
}
"""Measures as people call them."""

_KELOMPOK = {
    "iku": "indikator kinerja utama",
    "program": "seluruh program",
    "kegiatan": "seluruh kegiatan",
    "sub-kegiatan": "seluruh sub kegiatan",
    "sasaran": "menurut sasaran",
}
_ASAL = {
    Asal.DIHITUNG: "dihitung",
    Asal.DIISI: "diisi kantor",
    Asal.LUAR: "ditetapkan pihak luar",
    Asal.TERLAPOR: "menurut dokumen sumber, tidak dihitung",
    Asal.PERKIRAAN: "perkiraan",
}
_DALAM_MAKS = 12
"""Levels of inputs that are written out; deeper chains do not occur in a sound Berkas."""


def measure_name(alamat: Alamat, berkas: Berkas, indeks: Indeks) -> str:
    """``Capaian Nilai Evaluasi AKIP, Tahun 2024``."""
    ukuran = NAMA_UKURAN.get(alamat.ukuran, alamat.ukuran)
    subjek = subject_name(alamat, berkas, indeks)
    versi = f", versi {alamat.versi}" if alamat.versi else ""
    return f"{ukuran} {subjek}, {Periode.baca(alamat.periode).tampil()}{versi}"


def subject_name(alamat: Alamat, berkas: Berkas, indeks: Indeks) -> str:
    """The indicator, node, service or group an address speaks of, as it is called that year."""
    if alamat.subjek == KANTOR:
        return berkas.kantor.nama
    tahun = int(alamat.periode[:4])
    versi = alamat.versi or indeks.versi_tahun(tahun)
    if iv := indeks.indikator_pada(alamat.subjek, tahun, versi):
        return iv.nama
    if sv := indeks.simpul_pada(alamat.subjek, tahun, versi):
        return sv.nama
    if alamat.subjek in _KELOMPOK:
        return _KELOMPOK[alamat.subjek]
    nama = {x.id: x.nama for x in berkas.layanan}
    nama |= {f"sarpras-{s.urut}": s.uraian for s in berkas.sarpras}
    pokok, _, bagian = alamat.subjek.partition(".")
    if alamat.subjek in nama:
        return nama[alamat.subjek]
    return f"{bagian} {nama[pokok]}" if pokok in nama else alamat.subjek


def explain(berkas: Berkas, buku: BukuHasil, hasil: Hasil, *, deep: bool = False) -> str:
    """Everything about one figure in plain text; `deep` writes out its inputs in turn."""
    indeks = Indeks(berkas)
    urutan = _chain(buku, hasil) if deep else iter([hasil])
    return "\n\n".join(_one(berkas, indeks, buku, satu) for satu in urutan)


def _chain(buku: BukuHasil, hasil: Hasil) -> Iterator[Hasil]:
    """The figure, then its inputs, each once, level by level."""
    lapis, sudah = [hasil], {hasil.alamat}
    for _ in range(_DALAM_MAKS):
        yield from lapis
        berikut = []
        for satu in lapis:
            for m in satu.masukan:
                if m.alamat is not None and m.alamat not in sudah and (h := buku.ada(*m.alamat)):
                    sudah.add(m.alamat)
                    berikut.append(h)
        lapis = berikut


def _one(berkas: Berkas, indeks: Indeks, buku: BukuHasil, hasil: Hasil) -> str:
    baris = [f"{measure_name(hasil.alamat, berkas, indeks)}: {hasil.tampil or '(kosong)'}"]
    for judul, isi in parts(berkas, indeks, buku, hasil):
        baris += [f"  {judul if i == 0 else '':<10} {teks}" for i, teks in enumerate(isi)]
    return "\n".join(baris)


def parts(
    berkas: Berkas, indeks: Indeks, buku: BukuHasil, hasil: Hasil
) -> list[tuple[str, list[str]]]:
    """What there is to say of a figure: heading and lines, in the order one asks."""
    bagian: list[tuple[str, list[str]]] = []
    if hasil.hitungan:
        bagian.append(("Hitungan", [hasil.hitungan]))
    if hasil.kosong is not None and hasil.kosong.alasan:
        bagian.append(("Sebab", [hasil.kosong.alasan]))
    if hasil.masukan:
        bagian.append(("Masukan", [_input(m, buku) for m in hasil.masukan]))
    if hasil.aturan is not None:
        a = hasil.aturan
        status = "terverifikasi" if a.status == "terverifikasi" else "belum diverifikasi"
        bagian.append(("Aturan", [f"{a.judul} ({a.id}), sejak {a.berlaku_dari}, {status}"]))
        bagian.append(("Sumber", [a.sumber]))
    bagian.append(("Asal", [_ASAL[hasil.asal], *_outside(indeks, hasil)]))
    if bukti := [_evidence(indeks, r) for r in _references(indeks, hasil)]:
        bagian.append(("Bukti", bukti))
    if hasil.catatan:
        bagian.append(("Catatan", list(hasil.catatan)))
    if sumber := [
        f"{c.perihal}: {c.alasan}" for c in berkas.catatan if _same_figure(c.alamat, hasil.alamat)
    ]:
        bagian.append(("Di sumber", sumber))
    bagian.append(("Alamat", [str(hasil.alamat)]))
    return bagian


def _input(masukan: Masukan, buku: BukuHasil) -> str:
    nama, tampil = input_words(masukan, buku)
    return f"{nama} {tampil}" + (f"  [{masukan.alamat}]" if masukan.alamat else "")


def input_words(masukan: Masukan, buku: BukuHasil) -> tuple[str, str]:
    """Name of an input and its value as people read them."""
    hasil = buku.ada(*masukan.alamat) if masukan.alamat else None
    nama = masukan.nama.lstrip("@").replace("_", " ")
    if hasil is not None and not masukan.teks:
        return nama, hasil.tampil if masukan.nilai == hasil.terbit else masukan.tampil
    if masukan.nilai is not None and masukan.satuan and not masukan.teks:
        eksponen = masukan.nilai.as_tuple().exponent
        return nama, cetak_satuan(masukan.nilai, masukan.satuan, max(0, -int(eksponen)))
    return nama, masukan.tampil


def input_name(masukan: Masukan, hasil: Hasil, berkas: Berkas, indeks: Indeks) -> str:
    """Name of an input; where the method calls all of them alike, what each is of."""
    nama = masukan.nama.lstrip("@").replace("_", " ")
    if masukan.alamat is None or sum(m.nama == masukan.nama for m in hasil.masukan) == 1:
        return nama
    if masukan.alamat.subjek == hasil.alamat.subjek:
        return Periode.baca(masukan.alamat.periode).tampil()
    return subject_name(masukan.alamat, berkas, indeks)


def _outside(indeks: Indeks, hasil: Hasil) -> list[str]:
    """The letter that decides or confirms a value."""
    a = hasil.alamat
    if a.ukuran != "realisasi" or len(a.periode) != 4:
        return []
    luar = indeks.nilai_luar.get((a.subjek, int(a.periode)))
    if luar is None:
        return []
    bagian = [luar.penerbit, luar.naskah, f"nomor {luar.nomor}" if luar.nomor else ""]
    bagian.append(f"tanggal {cetak_tanggal(luar.tanggal)}" if luar.tanggal else "")
    bagian.append(f"menilai {luar.periode_dinilai}" if luar.periode_dinilai else "")
    return [", ".join(filter(None, bagian))]


def _references(indeks: Indeks, hasil: Hasil) -> tuple[Rujukan, ...]:
    """Evidence recorded with the row that a figure was entered in."""
    a = hasil.alamat
    berkas = indeks.berkas
    tahun = int(a.periode[:4])
    match a.ukuran:
        case "realisasi":
            baris = indeks.realisasi.get((a.subjek, a.periode))
            luar = indeks.nilai_luar.get((a.subjek, tahun))
            return (baris.bukti if baris else ()) + (luar.bukti if luar else ())
        case "target" | "target-akhir":
            jenis = "akhir_renstra" if a.ukuran == "target-akhir" else "tahunan"
            if Periode.baca(a.periode).jenis == "triwulan":
                jenis = "triwulan"
            target = indeks.target_pada(a.subjek, jenis, a.periode, a.versi or "murni")
            return target.bukti if target else ()
        case "pagu" | "realisasi-anggaran":
            jenis = "pagu" if a.ukuran == "pagu" else "realisasi"
            semua = [
                x.bukti
                for x in berkas.anggaran
                if (x.simpul, x.periode, x.jenis) == (a.subjek, a.periode, jenis)
            ]
            return semua[-1] if semua else ()
        case "pagu-renstra":
            masa = indeks.masa_rencana(tahun)
            semua = [
                x.bukti
                for x in berkas.anggaran
                if (x.simpul, x.periode, x.jenis) == (a.subjek, str(masa), "pagu")
            ]
            return semua[-1] if semua else ()
        case "sdm-kebutuhan" | "sdm-tersedia":
            return next((s.bukti for s in berkas.sdm if s.simpul == a.subjek), ())
        case "lke-meja":
            return next((k.bukti for k in berkas.lke_komponen if k.komponen == a.subjek), ())
        case "nilai-unsur":
            return next(
                (u.bukti for u in berkas.skm_unsur if f"{u.layanan}.{u.unsur}" == a.subjek), ()
            )
        case "ipp-aspek":
            return next((x.bukti for x in berkas.ipp_aspek if x.aspek == a.subjek), ())
        case _:
            return next((t.bukti for t in berkas.terlapor if t.alamat == str(a)), ())


def _evidence(indeks: Indeks, rujukan: Rujukan) -> str:
    dokumen = indeks.dokumen[rujukan.dokumen]
    nomor = f" nomor {dokumen.nomor}" if dokumen.nomor else ""
    return f"{dokumen.judul}{nomor}" + (f", {rujukan.tempat}" if rujukan.tempat else "")


def _same_figure(catatan: str | None, alamat: Alamat) -> bool:
    if catatan is None:
        return False
    lain = Alamat.baca(catatan)
    return lain[:3] == alamat[:3] and lain.versi in ("", alamat.versi)
