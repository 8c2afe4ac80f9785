"""The worked examples of the rulebook, run through the arithmetic they illustrate.

Each kind of rule has one form of example; inputs and results are exact decimal text. A
result is compared at the decimals it is written with; where there is none, the result is
the kind of no number (``tak_terdefinisi``) or the words that stand in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from sakip.core.agregasi import agregat, rasio, rerata
from sakip.core.angka import Kosong, TanpaNilai, bulatkan, cetak_penuh
from sakip.core.aturan import jenis as j
from sakip.core.aturan.bentuk import Contoh
from sakip.core.aturan.buku import Aturan, BukuAturan
from sakip.core.aturan.lapis import Lapis
from sakip.core.aturan.periksa import periksa_lapis, periksa_sumber
from sakip.core.capaian import HasilCapaian, Nilai, hitung_capaian, potong
from sakip.core.efisiensi import BarisPmk, hitung_pmk, hitung_selisih, nilai_efisiensi
from sakip.core.ikm import JumlahUnsur, hitung_ikm, ikm_unit, ukuran_sampel
from sakip.core.ipp import hitung_f02, hitung_ipp
from sakip.core.jejak import Perhitungan
from sakip.core.kemajuan import hitung_kemajuan
from sakip.core.kode import baca_kode, turunan
from sakip.core.lke import campurkan, hitung_komponen, total_lke
from sakip.core.predikat import capaian_kelas, golongkan, konversi
from sakip.core.rumus import hitung, tulis, urai
from sakip.galat import Galat

Keluaran = Mapping[str, "Perhitungan | Decimal | str"]
"""Results by name; the name ``terbit`` is the one an example with a single result means."""

T = TypeVar("T")
_BELUM = Kosong(TanpaNilai.BELUM_DIISI)


class _Isian:
    """The inputs of one example; a missing or unreadable one is an error of the example."""

    def __init__(self, masukan: Mapping[str, Any]) -> None:
        self.masukan = masukan

    def __contains__(self, nama: str) -> bool:
        return nama in self.masukan

    def teks(self, nama: str) -> str:
        return str(self._isi(nama))

    def angka(self, nama: str) -> Decimal:
        return _angka(nama, self._isi(nama))

    def semua(self, nama: str) -> list[Decimal]:
        return [_angka(nama, satu) for satu in _bentuk(nama, self._isi(nama), list, "daftar")]

    def peta(self, nama: str) -> dict[str, Any]:
        return _bentuk(nama, self._isi(nama), dict, "pasangan nama dan nilai")

    def semua_peta(self, nama: str) -> list[dict[str, Any]]:
        baris = _bentuk(nama, self._isi(nama), list, "daftar")
        return [_bentuk(nama, satu, dict, "pasangan nama dan nilai") for satu in baris]

    def _isi(self, nama: str) -> Any:
        if nama not in self.masukan:
            ada = ", ".join(self.masukan)
            raise _salah(
                nama, "Masukan ini tidak ada dalam contoh.", f"Tambahkan; yang ada: {ada}."
            )
        return self.masukan[nama]


def _bentuk(nama: str, isi: Any, tipe: type[T], sebutan: str) -> T:
    if not isinstance(isi, tipe):
        raise _salah(nama, f"Isinya bukan {sebutan}.", "Samakan dengan contoh aturan sejenis.")
    return isi


def _salah(nama: str, pesan: str, saran: str) -> Galat:
    return Galat("contoh.masukan", f"masukan {nama}", pesan, saran)


def _angka(nama: str, isi: object) -> Decimal:
    try:
        return Decimal(str(isi))
    except InvalidOperation:
        raise _salah(nama, f"'{isi}' bukan angka.", "Tulis misalnya 74.30.") from None


def buktikan(lapis: Sequence[Lapis]) -> list[Galat]:
    """Everything wrong in the first of these layers: form, sources, then its examples."""
    galat = [*periksa_lapis(lapis), *periksa_sumber(lapis)]
    return galat or periksa_contoh(BukuAturan(lapis), lapis[0].nama)


def periksa_contoh(buku: BukuAturan, daerah: str) -> list[Galat]:
    """Run every example of one layer of a rulebook; one Galat per example that fails."""
    return [
        galat
        for id_aturan in buku.id_aturan
        for aturan in buku.riwayat(id_aturan)
        if aturan.daerah == daerah
        for galat in periksa_contoh_aturan(buku, aturan)
    ]


def periksa_contoh_aturan(buku: BukuAturan, aturan: Aturan) -> Iterator[Galat]:
    """The examples of one rule as it stands on a day."""
    for ke, contoh in enumerate(aturan.contoh, 1):
        tempat = f"aturan {aturan.id} mulai {aturan.dari}, contoh {ke}"
        try:
            salah = _banding(contoh, jalankan_contoh(buku, aturan, contoh))
        except Galat as galat:
            yield Galat(galat.kode, f"{tempat}, {galat.tempat}", galat.pesan, galat.saran)
            continue
        if salah:
            yield Galat("contoh.salah", tempat, salah, "Betulkan contohnya atau aturannya.")


def jalankan_contoh(buku: BukuAturan, aturan: Aturan, contoh: Contoh) -> Keluaran:
    """What the arithmetic gives for the inputs of an example; Galat where it has no way to."""
    jalan = _JALAN.get(type(aturan.isi))
    if jalan is None:
        raise Galat(
            "contoh.jenis",
            f"aturan {aturan.id}",
            "Aturan jenis ini tidak punya hitungan, jadi tidak dapat diberi contoh.",
            "Hapus contohnya.",
        )

    def isi_lain(id_aturan: str, tipe: type[j.Isi]) -> Any:
        # A rule may be older than the one its example borrows, such as a scale.
        hari = max(aturan.dari, buku.riwayat(id_aturan)[0].dari)
        return buku.ambil_isi(id_aturan, hari, tipe)[1]

    return jalan(aturan.isi, _Isian(contoh.masukan), isi_lain)


def _banding(contoh: Contoh, keluaran: Keluaran) -> str:
    """A sentence on what differs; empty when the example holds."""
    diminta = contoh.hasil if isinstance(contoh.hasil, dict) else {"terbit": contoh.hasil}
    for nama, seharusnya in diminta.items():
        if nama not in keluaran:
            return f"Hasil '{nama}' tidak dikenal; yang ada: {', '.join(keluaran)}."
        ternyata = tulis_hasil(keluaran[nama], seharusnya)
        if ternyata != seharusnya:
            return f"Hasilnya {ternyata}, padahal contoh menyebut {seharusnya}."
    return ""


def tulis_hasil(hasil: Perhitungan | Decimal | str, seperti: str) -> str:
    """A result in the form an example writes it, with the decimals of `seperti`."""
    if isinstance(hasil, Perhitungan):
        if hasil.penuh is None:
            return str(hasil.kosong.jenis) if hasil.kosong else hasil.label
        hasil = hasil.penuh
    if isinstance(hasil, str):
        return hasil
    desimal = len(seperti.partition(".")[2])
    return format(bulatkan(hasil, desimal), "f")


# -- one function per kind: content, inputs, a way to other rules ---------------

_IsiLain = Callable[[str, type[j.Isi]], Any]


def _capaian(isi: j.MetodeCapaian, m: _Isian, lain: _IsiLain) -> Keluaran:
    batas = lain(m.teks("batas"), j.BatasCapaian) if "batas" in m else None
    hasil: HasilCapaian
    if isi.metode == "kelas":
        skala = lain(m.teks("skala"), j.Skala)
        hasil = capaian_kelas(isi, skala, m.teks("target"), m.teks("realisasi"), batas=batas)
    else:
        atas = m.angka("target_atas") if "target_atas" in m else None
        hasil = hitung_capaian(
            isi, m.angka("target"), m.angka("realisasi"), target_atas=atas, batas=batas
        )
    mentah = "" if hasil.mentah is None else hasil.mentah
    return {"terbit": hasil.perhitungan, "mentah": mentah}


def _batas(isi: j.BatasCapaian, m: _Isian, lain: _IsiLain) -> Keluaran:
    return {"terbit": potong(m.angka("capaian"), isi)}


def _triwulan(isi: j.AgregasiTriwulan, m: _Isian, lain: _IsiLain) -> Keluaran:
    persen = m.teks("persen") == "true"
    baris = next(b for b in isi.bawaan if b.persen is persen and m.teks("polaritas") in b.polaritas)
    return {"terbit": agregat(baris.agregasi, m.semua("triwulan"))}


def _rerata(isi: j.Rerata, m: _Isian, lain: _IsiLain) -> Keluaran:
    nilai = m.semua("nilai")
    if "batas" in m:
        batas = lain(m.teks("batas"), j.BatasCapaian)
        nilai = [potong(satu, batas) for satu in nilai]
    hasil = rerata(isi, nilai, bobot=m.semua("bobot") if "bobot" in m else None)
    # The values after a cap, which the inputs of the example do not show.
    tertulis = " + ".join(map(cetak_penuh, nilai))
    pola = hasil.pola.replace("{nilai}", tertulis)
    return {"terbit": Perhitungan(hasil.penuh, pola, hasil.kosong)}


def _skala(isi: j.Skala, m: _Isian, lain: _IsiLain) -> Keluaran:
    golongan = golongkan(isi, m.angka("nilai"))
    return {"terbit": golongan.kode or golongan.label, "label": golongan.label}


def _konversi(isi: j.KonversiPotongan, m: _Isian, lain: _IsiLain) -> Keluaran:
    return {"terbit": konversi(isi, m.angka("nilai"))}


def _skm(isi: j.Skm, m: _Isian, lain: _IsiLain) -> Keluaran:
    if "layanan" in m:
        responden = m.semua("responden") if "responden" in m else None
        return {"terbit": ikm_unit(isi, m.semua("layanan"), responden)}
    orang, jumlah = int(m.angka("responden")), m.semua("jumlah")
    if len(jumlah) != len(isi.unsur):
        raise _salah("jumlah", f"Perlu {len(isi.unsur)} jumlah.", "Isi satu untuk tiap unsur.")
    pasangan = zip(isi.unsur, jumlah, strict=True)
    hasil = hitung_ikm(isi, [JumlahUnsur(u.id, int(n), orang) for u, n in pasangan])
    return {"ni": hasil.ni, "ikm": hasil.ikm}


def _sampel(isi: j.Sampel, m: _Isian, lain: _IsiLain) -> Keluaran:
    return {"terbit": ukuran_sampel(isi, int(m.angka("populasi")))}


def _ipp(isi: j.Ipp, m: _Isian, lain: _IsiLain) -> Keluaran:
    if "aspek" in m:
        return {"f02": hitung_f02(isi, {a: _angka(a, n) for a, n in m.peta("aspek").items()})}
    return {"ipp": hitung_ipp(isi, m.angka("f02"), m.angka("f03"))}


def _lke(isi: j.Lke, m: _Isian, lain: _IsiLain) -> Keluaran:
    if "komponen" in m:
        lapangan: Nilai = m.angka("lapangan") if "lapangan" in m else _BELUM
        return {"terbit": campurkan(isi, m.teks("komponen"), m.angka("lke"), lapangan)}
    if "nilai" in m:
        return {"terbit": total_lke(isi, {k: _angka(k, n) for k, n in m.peta("nilai").items()})}
    kecuali = m.peta("kecuali") if "kecuali" in m else {}
    komponen: dict[str, Nilai] = {}
    for satu in isi.komponen:
        nilai = hitung_komponen(isi, satu.id, kecuali.get(satu.id, m.peta("huruf"))).nilai
        komponen[satu.id] = _BELUM if nilai.penuh is None else bulatkan(nilai.penuh, isi.desimal)
    return {"terbit": total_lke(isi, komponen)}


def _selisih(isi: j.Selisih, m: _Isian, lain: _IsiLain) -> Keluaran:
    hasil = hitung_selisih(isi, m.angka("capaian"), m.angka("pengurang"))
    return {"terbit": hasil, "label": hasil.label}


def _pmk(isi: j.EfisiensiPmk, m: _Isian, lain: _IsiLain) -> Keluaran:
    if "e" in m:
        return {"ne": nilai_efisiensi(isi, m.angka("e"))}
    kolom = BarisPmk._fields[1:]
    baris: list[BarisPmk] = []
    for ke, satu in enumerate(m.semua_peta("baris"), 1):
        if asing := [nama for nama in satu if nama not in kolom]:
            raise _salah(
                "baris", f"Kolom '{asing[0]}' tidak dikenal.", f"Pakai {', '.join(kolom)}."
            )
        isian = {nama: _angka(nama, n) for nama, n in satu.items()}
        baris.append(BarisPmk(str(ke), **{nama: isian.get(nama, _BELUM) for nama in kolom}))
    return hitung_pmk(isi, baris)._asdict()


def _kemajuan(isi: j.Kemajuan, m: _Isian, lain: _IsiLain) -> Keluaran:
    metode = lain("capaian.maks", j.MetodeCapaian)
    return {"terbit": hitung_kemajuan(isi, metode, m.angka("target_akhir"), m.angka("realisasi"))}


def _pembulatan(isi: j.Pembulatan, m: _Isian, lain: _IsiLain) -> Keluaran:
    if "pagu" in m:
        realisasi, pagu = [m.angka("realisasi")], [m.angka("pagu")]
        return {"terbit": rasio(realisasi, pagu, nama_pembilang="realisasi", nama_penyebut="pagu")}
    desimal = isi.ukuran.get(m.teks("ukuran"), isi.bawaan)
    return {"terbit": format(bulatkan(m.angka("nilai"), desimal), "f")}


def _nomenklatur(isi: j.Nomenklatur, m: _Isian, lain: _IsiLain) -> Keluaran:
    return dict(turunan(isi, baca_kode(isi, m.teks("kode"))))


def _rumus(isi: j.RumusIndikator, m: _Isian, lain: _IsiLain) -> Keluaran:
    rumus = urai(isi.rumus)
    nilai: dict[str, Decimal | list[Decimal]] = {}
    tampil: dict[str, str | list[str]] = {}
    for nama in rumus.nama:
        kunci = nama.removeprefix("@")
        if isinstance(m.masukan.get(kunci), str):
            satu = m.angka(kunci)
            nilai[nama], tampil[nama] = satu, cetak_penuh(satu)
        else:
            banyak = m.semua(kunci)
            nilai[nama], tampil[nama] = banyak, [cetak_penuh(satu) for satu in banyak]
    hasil = hitung(rumus, nilai)
    return {"terbit": Perhitungan(hasil.penuh, tulis(rumus, tampil), hasil.kosong)}


_JALAN: dict[type[j.Isi], Callable[..., Keluaran]] = {
    j.MetodeCapaian: _capaian,
    j.BatasCapaian: _batas,
    j.AgregasiTriwulan: _triwulan,
    j.Rerata: _rerata,
    j.Skala: _skala,
    j.KonversiPotongan: _konversi,
    j.Skm: _skm,
    j.Sampel: _sampel,
    j.Ipp: _ipp,
    j.Lke: _lke,
    j.Selisih: _selisih,
    j.EfisiensiPmk: _pmk,
    j.Kemajuan: _kemajuan,
    j.Pembulatan: _pembulatan,
    j.Nomenklatur: _nomenklatur,
    j.RumusIndikator: _rumus,
}
