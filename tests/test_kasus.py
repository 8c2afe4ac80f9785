"""The cases of tests/kasus: written by people who know the rules, computed by the rulebook.

A case names the computation (`hitung`), the rule (`aturan`), its inputs as printed on paper,
and what must come out (`hasil`), or words of the refusal (`tolak`). `daerah` takes a region's
rules, `pada` another day, `ubah` another choice inside the rule. See tests/kasus/BACA.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
import yaml

from sakip.core import agregasi, efisiensi, ikm, ipp, kemajuan, kode, lke, pohon, predikat, rumus
from sakip.core.angka import Ambigu, Angka, Kosong, baca, cetak, cetak_kosong
from sakip.core.aturan import jenis
from sakip.core.aturan.buku import BukuAturan
from sakip.core.capaian import Nilai, hitung_capaian, potong
from sakip.core.jejak import Perhitungan
from sakip.galat import Galat

FOLDER = Path(__file__).parent / "kasus"
T = TypeVar("T", bound=jenis.Isi)
Keluaran = dict[str, str]


class Kasus(NamedTuple):
    """One case; all texts as written in the file."""

    kasus: str
    sumber: str
    hitung: str
    hasil: str | Mapping[str, str] = ""
    aturan: str = ""
    masukan: Mapping[str, Any] = {}
    daerah: str = ""
    pada: str = "2024-12-31"
    ubah: Mapping[str, Any] = {}
    tolak: str = ""

    def isi(self, tipe: type[T], id_aturan: str = "") -> T:
        """The rule of this case, or another one by id, in force on its day."""
        hari = date.fromisoformat(self.pada)
        isi = buku(self.daerah).ambil_isi(id_aturan or self.aturan, hari, tipe)[1]
        if id_aturan or not self.ubah:
            return isi
        return tipe.model_validate(isi.model_dump() | dict(self.ubah))

    def nilai(self, nama: str) -> Nilai:
        return angka(self.masukan[nama])

    def deret(self, nama: str) -> list[Nilai]:
        isi = self.masukan[nama]
        return [angka(satu) for satu in ([isi] if isinstance(isi, str) else isi)]

    def bilangan(self, nama: str) -> list[Decimal]:
        return [pasti(satu) for satu in self.deret(nama)]

    def batas(self) -> jenis.BatasCapaian | None:
        id_batas = self.masukan.get("batas")
        return self.isi(jenis.BatasCapaian, id_batas) if id_batas else None


@cache
def buku(daerah: str) -> BukuAturan:
    return BukuAturan.muat(daerah or None)


def angka(teks: str) -> Nilai:
    """A figure in Indonesian printing: ``2.717.989.953``, ``74,30``, ``-``, ``belum tersedia``."""
    hasil = baca(teks)
    if isinstance(hasil, Ambigu):  # 59,995 and 1.500: these files are written in Indonesian
        hasil = next(calon for calon in hasil.calon if isinstance(calon, Angka))
    assert isinstance(hasil, Angka | Kosong), f"'{teks}' bukan angka"
    return hasil.nilai if isinstance(hasil, Angka) else hasil


def pasti(nilai: Nilai | None) -> Decimal:
    assert isinstance(nilai, Decimal)
    return nilai


def terbit(p: Perhitungan, desimal: int, nama: str = "hasil") -> Keluaran:
    """A result as it is published, with its notes and the reason where there is no number."""
    teks = p.label
    alasan = ""
    if p.penuh is not None:
        teks = cetak(p.penuh, desimal)
    elif p.kosong is not None:
        teks, alasan = cetak_kosong(p.kosong.jenis), p.kosong.alasan
    return {nama: teks, "label": p.label, "catatan": " ".join(p.catatan), "alasan": alasan}


def _capaian(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.MetodeCapaian)
    if "skala" in k.masukan:
        skala = k.isi(jenis.Skala, k.masukan["skala"])
        kelas = [_kelas(k.masukan[nama]) for nama in ("target", "realisasi")]
        hasil = predikat.capaian_kelas(isi, skala, kelas[0], kelas[1], batas=k.batas())
    else:
        atas = k.nilai("target_atas") if "target_atas" in k.masukan else None
        target, realisasi = k.nilai("target"), k.nilai("realisasi")
        hasil = hitung_capaian(isi, target, realisasi, target_atas=atas, batas=k.batas())
    keluar = terbit(hasil.perhitungan, isi.desimal)
    if hasil.mentah is not None:
        keluar["mentah"] = cetak(hasil.mentah, isi.desimal)
    return keluar


def _kelas(teks: str) -> str | Kosong:
    hasil = baca(teks)
    return hasil if isinstance(hasil, Kosong) else teks


def _predikat(k: Kasus) -> Keluaran:
    hasil = predikat.golongkan(k.isi(jenis.Skala), k.nilai("nilai"))
    return terbit(hasil.perhitungan, 2) | {"hasil": hasil.kode or hasil.label}


def _konversi(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.KonversiPotongan)
    return terbit(predikat.konversi(isi, k.nilai("nilai")), isi.desimal)


def _triwulan(k: Kasus) -> Keluaran:
    p = agregasi.agregat(
        jenis.Agregasi(k.masukan["cara"]),
        k.deret("nilai"),
        entri=jenis.Entri(k.masukan.get("entri", "per_periode")),
        target=k.deret("target") if "target" in k.masukan else None,
    )
    return terbit(p, 2)


def _triwulan_rasio(k: Kasus) -> Keluaran:
    entri = jenis.Entri(k.masukan.get("entri", "per_periode"))
    p = agregasi.agregat_rasio(k.deret("pembilang"), k.deret("penyebut"), entri=entri)
    return terbit(p, 2)


def _triwulan_akumulasi(k: Kasus) -> Keluaran:
    sampai = int(k.masukan["sampai"])
    t, r = agregasi.akumulasi(k.deret("target"), k.deret("realisasi"), sampai)
    isi = k.isi(jenis.MetodeCapaian)
    target, realisasi = t.kosong or pasti(t.penuh), r.kosong or pasti(r.penuh)
    capaian = hitung_capaian(isi, target, realisasi).perhitungan
    return terbit(t, 2, "target") | terbit(r, 2, "realisasi") | terbit(capaian, isi.desimal)


def _triwulan_urai(k: Kasus) -> Keluaran:
    per_periode = agregasi.ke_per_periode(k.deret("kumulatif"))
    return {"hasil": "; ".join(_teks(satu) for satu in per_periode)}


def _teks(nilai: Nilai) -> str:
    return cetak_kosong(nilai.jenis) if isinstance(nilai, Kosong) else cetak(nilai, 2)


def _triwulan_target(k: Kasus) -> Keluaran:
    catatan = agregasi.peringatan_target_triwulan(
        jenis.Agregasi(k.masukan["cara"]),
        jenis.Entri(k.masukan.get("entri", "per_periode")),
        k.deret("triwulan"),
        k.nilai("tahun"),
    )
    return {"hasil": "tidak cocok" if catatan else "cocok", "catatan": catatan or ""}


def _rerata(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Rerata)
    batas = k.batas()
    nilai = [n if isinstance(n, Kosong) else potong(n, batas) for n in k.deret("nilai")]
    bobot = k.bilangan("bobot") if "bobot" in k.masukan else None
    return terbit(agregasi.rerata(isi, nilai, bobot=bobot), isi.desimal)


def _rasio(k: Kasus) -> Keluaran:
    """Ratio of the two inputs named, in the order written: realisasi and pagu, ada and perlu."""
    atas, bawah = k.masukan
    p = agregasi.rasio(k.deret(atas), k.deret(bawah), nama_pembilang=atas, nama_penyebut=bawah)
    return terbit(p, 2)


def _jumlah(k: Kasus) -> Keluaran:
    return {"hasil": cetak(agregasi.jumlahkan(k.bilangan("nilai")), 0)}


def _selisih(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Selisih)
    return terbit(
        efisiensi.hitung_selisih(isi, k.nilai("capaian"), k.nilai(isi.kurangi)), isi.desimal
    )


def _pmk(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.EfisiensiPmk)
    baris = [
        efisiensi.BarisPmk(str(i), **{nama: angka(teks) for nama, teks in satu.items()})
        for i, satu in enumerate(k.masukan["baris"])
    ]
    hasil = efisiensi.hitung_pmk(isi, baris)
    return terbit(hasil.e, isi.desimal, "e") | terbit(hasil.ne, isi.desimal, "ne")


def _ne(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.EfisiensiPmk)
    return terbit(efisiensi.nilai_efisiensi(isi, k.nilai("e")), isi.desimal)


def _kemajuan(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Kemajuan)
    metode = k.isi(jenis.MetodeCapaian, k.masukan.get("metode", "capaian.maks"))
    p = kemajuan.hitung_kemajuan(isi, metode, k.nilai("target_akhir"), k.nilai("realisasi"))
    return terbit(p, isi.desimal)


def _target_akhir(k: Kasus) -> Keluaran:
    catatan = kemajuan.peringatan_target_akhir(
        jenis.Polaritas(k.masukan["polaritas"]), k.nilai("target_tahun"), k.nilai("target_akhir")
    )
    return {"hasil": "melampaui" if catatan else "wajar", "catatan": catatan or ""}


def _ikm(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Skm)
    menjawab = int(k.masukan["responden"])
    unsur = [
        ikm.JumlahUnsur(nama, int(jumlah), menjawab) for nama, jumlah in k.masukan["jumlah"].items()
    ]
    return _keluar_ikm(isi, unsur)


def _survei(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Skm)
    jawaban = [
        tuple(int(satu) if satu else None for satu in baris.split(","))
        for baris in k.masukan["jawaban"]
    ]
    hitungan = ikm.rekap(isi, k.masukan["unsur"], jawaban)
    return _keluar_ikm(isi, hitungan.unsur) | {
        "responden": str(hitungan.responden),
        "tak_lengkap": str(hitungan.tak_lengkap),
    }


def _keluar_ikm(isi: jenis.Skm, unsur: Any) -> Keluaran:
    hasil = ikm.hitung_ikm(isi, unsur)
    return terbit(hasil.ikm, isi.desimal) | {"ni": terbit(hasil.ni, 4)["hasil"]}


def _ikm_layanan(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Skm)
    unsur = {nama: angka(teks) for nama, teks in k.masukan["unsur"].items()}
    return terbit(ikm.ikm_dari_unsur(isi, unsur), isi.desimal)


def _ikm_unit(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Skm)
    responden = k.bilangan("responden") if "responden" in k.masukan else None
    return terbit(ikm.ikm_unit(isi, k.deret("layanan"), responden), isi.desimal)


def _sampel(k: Kasus) -> Keluaran:
    return terbit(ikm.ukuran_sampel(k.isi(jenis.Sampel), int(k.masukan["populasi"])), 0)


def _f02(k: Kasus) -> Keluaran:
    aspek = {nama: angka(teks) for nama, teks in k.masukan["aspek"].items()}
    return terbit(ipp.hitung_f02(k.isi(jenis.Ipp), aspek), 4)


def _ipp(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Ipp)
    f03 = k.nilai("f03") if "f03" in k.masukan else None
    cukup = k.masukan.get("responden_cukup", "ya") == "ya"
    return terbit(ipp.hitung_ipp(isi, k.nilai("f02"), f03, responden_cukup=cukup), isi.desimal)


def _lke(k: Kasus) -> Keluaran:
    """A whole sheet: the same letters for all components but those in `kecuali`."""
    isi = k.isi(jenis.Lke)
    nilai: dict[str, Nilai] = {}
    for komponen in isi.komponen:
        huruf = dict(k.masukan.get("kecuali", {}).get(komponen.id, k.masukan["huruf"]))
        if isi.mode == "rata2_kriteria":
            huruf = {s: [h] * komponen.kriteria[s] for s, h in huruf.items()}
        hasil = lke.hitung_komponen(isi, komponen.id, huruf).nilai
        nilai[komponen.id] = hasil.kosong or angka(cetak(pasti(hasil.penuh)))
    return terbit(lke.total_lke(isi, nilai), isi.desimal)


def _lke_campuran(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Lke)
    p = lke.campurkan(isi, k.masukan["komponen"], k.nilai("lke"), k.nilai("lapangan"))
    return terbit(p, isi.desimal)


def _lke_total(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Lke)
    nilai = {nama: angka(teks) for nama, teks in k.masukan["komponen"].items()}
    return terbit(lke.total_lke(isi, nilai), isi.desimal)


def _lke_persen(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Lke)
    return terbit(lke.persen_bobot(isi, k.masukan["komponen"], k.nilai("nilai")), isi.desimal)


def _rumus(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.RumusIndikator)
    nilai = {
        nama: angka(satu) if isinstance(satu, str) else [angka(x) for x in satu]
        for nama, satu in k.masukan.items()
    }
    hasil = rumus.hitung(rumus.urai(isi.rumus), nilai)
    return {"hasil": cetak(pasti(hasil.penuh), isi.desimal)}


def _kode(k: Kasus) -> Keluaran:
    isi = k.isi(jenis.Nomenklatur)
    hasil = kode.baca_kode(isi, k.masukan["kode"])
    return {"hasil": hasil.teks} | kode.turunan(isi, hasil)


def _pohon(k: Kasus) -> Keluaran:
    simpul = [
        pohon.SimpulPohon(
            satu["id"],
            satu.get("induk"),
            satu["jenis"],
            satu["nama"],
            satu.get("indikator", "ada") == "ada",
        )
        for satu in k.masukan["simpul"]
    ]
    temuan = pohon.periksa_pohon(k.isi(jenis.PohonKinerja), simpul)
    return {
        "hasil": "; ".join(f"{t.simpul} {t.kode}" for t in temuan) or "tidak ada temuan",
        "catatan": " ".join(t.pesan for t in temuan),
    }


def _angka(k: Kasus) -> Keluaran:
    hasil = baca(k.masukan["teks"])
    if isinstance(hasil, Ambigu):
        return {"hasil": "perlu ditanyakan", "catatan": hasil.alasan}
    if isinstance(hasil, Kosong):
        return {"hasil": "bukan angka", "jenis": hasil.jenis.value}
    assert isinstance(hasil, Angka)
    nilai = cetak(hasil.nilai, hasil.desimal)
    return {"hasil": nilai, "satuan": hasil.satuan, "keterangan": hasil.keterangan}


HITUNG: dict[str, Callable[[Kasus], Keluaran]] = {
    "angka": _angka,
    "capaian": _capaian,
    "predikat": _predikat,
    "konversi": _konversi,
    "triwulan": _triwulan,
    "triwulan rasio": _triwulan_rasio,
    "triwulan akumulasi": _triwulan_akumulasi,
    "triwulan urai": _triwulan_urai,
    "triwulan target": _triwulan_target,
    "rerata": _rerata,
    "rasio": _rasio,
    "jumlah": _jumlah,
    "efisiensi": _selisih,
    "efisiensi pmk": _pmk,
    "nilai efisiensi": _ne,
    "kemajuan": _kemajuan,
    "target akhir": _target_akhir,
    "ikm": _ikm,
    "ikm survei": _survei,
    "ikm layanan": _ikm_layanan,
    "ikm unit": _ikm_unit,
    "sampel": _sampel,
    "f02": _f02,
    "ipp": _ipp,
    "lke": _lke,
    "lke campuran": _lke_campuran,
    "lke total": _lke_total,
    "lke persen": _lke_persen,
    "rumus": _rumus,
    "kode": _kode,
    "pohon": _pohon,
}


def baca_kasus() -> list[Any]:
    """Every case as a pytest parameter; YAML scalars stay text, so 74,30 is never a float."""
    return [
        pytest.param(satu, id=f"{berkas.stem}: {satu.get('kasus')}")
        for berkas in sorted(FOLDER.glob("*.yaml"))
        if berkas.stem != "hak"  # rights: tests/web/test_hak.py
        for satu in yaml.load(berkas.read_text("utf-8"), yaml.BaseLoader)
    ]


@pytest.mark.parametrize("tulisan", baca_kasus())
def test_a_case_comes_out_as_its_author_says(tulisan: dict[str, Any]) -> None:
    assert set(tulisan) <= set(Kasus._fields), f"kunci tak dikenal: {sorted(tulisan)}"
    k = Kasus(**tulisan)
    assert k.sumber, "sebutkan sumber atau alasan kasus ini"
    assert k.hitung in HITUNG, f"'{k.hitung}' tidak dikenal; yang ada: {', '.join(HITUNG)}"
    assert bool(k.hasil) != bool(k.tolak), "isi 'hasil' atau 'tolak', salah satu"
    if k.tolak:
        with pytest.raises(Galat) as galat:
            HITUNG[k.hitung](k)
        assert k.tolak in str(galat.value)
        return
    keluar = HITUNG[k.hitung](k)
    harus = {"hasil": k.hasil} if isinstance(k.hasil, str) else k.hasil
    for nama, teks in harus.items():
        if nama in ("catatan", "alasan"):
            assert teks in keluar[nama]
        else:
            assert keluar.get(nama) == teks, nama


def test_every_computation_has_a_case_and_every_case_its_own_name() -> None:
    kasus = [param.values[0] for param in baca_kasus()]
    assert {satu["hitung"] for satu in kasus} == set(HITUNG)
    nama = [param.id for param in baca_kasus()]
    assert len(nama) == len(set(nama))
