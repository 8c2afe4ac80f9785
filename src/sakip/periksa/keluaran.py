"""The findings as data for other programs: one model, its JSON Schema published by the command."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from sakip.galat import Galat
from sakip.periksa.abaian import Abaian
from sakip.periksa.cek import SEMUA
from sakip.periksa.kaitan import Kaitan, Pilihan
from sakip.periksa.kenali import Tabel
from sakip.periksa.mesin import HasilPeriksa
from sakip.periksa.model import JenisBerkas, JenisTemuan, Tempat, Temuan

_KLAIM = {satu.id: (satu.klaim, satu.dasar) for satu in SEMUA}


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SelangData(_Data):
    """Nilai hitung ulang sebagai selang tertutup; angka ditulis sebagai teks."""

    bawah: Decimal
    atas: Decimal


class TempatData(_Data):
    """Tempat satu angka atau kalimat di berkas."""

    halaman: int | None = Field(description="halaman, dari 1; kosong bila berkas tak berhalaman")
    baris: int | None = Field(description="baris berkas teks, dari 1")
    lembar: str = Field(description="lembar buku kerja")
    sel: str = Field(
        description="alamat sel: 'C7' di buku kerja, 'tabel 3 baris 4 kolom 2' atau 'paragraf 14'"
        " di Word, 'kolom 5' di teks"
    )
    kotak: tuple[float, float, float, float] | None = Field(
        description="kotak di halaman PDF dalam poin dari sudut kiri atas: kiri, atas, kanan, bawah"
    )
    tabel: str = Field(description="judul tabel")
    label: str = Field(description="nama baris, atau potongan kalimat")
    kolom: str
    tercetak: str = Field(description="teks seperti tercetak")

    @property
    def tempat(self) -> Tempat:
        return Tempat(self.halaman, self.baris, self.lembar, self.sel, self.kotak)


class TabelData(_Data):
    """Satu tabel dan tempatnya."""

    judul: str
    halaman: int | None
    baris: int | None
    lembar: str
    sel: str


class TemuanData(TempatData):
    """Satu temuan."""

    id: str = Field(description="tetap sama selama angka dan hitungannya tidak berubah")
    cek: str = Field(description="id pemeriksaan")
    kelas: JenisTemuan
    seharusnya: SelangData | None
    hitungan: str
    dugaan: str = Field(description="kekeliruan yang paling mungkin; boleh kosong")
    berat: int = Field(ge=1, le=5, description="1 ringan, 5 berat")
    mengubah_putusan: bool
    pesan: str


class AbaianData(_Data):
    """Temuan yang diabaikan pemeriksa, dengan alasannya."""

    temuan: TemuanData
    alasan: str
    oleh: str
    pada: str = Field(description="waktu diabaikan, ISO 8601")

    @property
    def id(self) -> str:
        return self.temuan.id


class AbaianLama(_Data):
    """Pengabaian yang temuannya tidak ada lagi di berkas ini."""

    id: str
    alasan: str
    oleh: str
    pada: str


class CocokData(TempatData):
    """Satu angka yang dihitung ulang dan cocok."""

    cek: str
    hitungan: str


class CekData(_Data):
    """Satu pemeriksaan: apa yang diklaim, dasarnya, dan berapa angka yang cocok."""

    id: str
    klaim: str
    dasar: str
    cocok: int


class HasilData(_Data):
    """Hasil pemeriksaan satu berkas."""

    berkas: str
    jenis: JenisBerkas
    halaman: int | None
    tabel: int
    temuan: tuple[TemuanData, ...]
    diabaikan: tuple[AbaianData, ...]
    abaian_lama: tuple[AbaianLama, ...]
    cek: tuple[CekData, ...]
    cocok: tuple[CocokData, ...]
    tak_terbaca: tuple[str, ...]
    tak_dihitung: tuple[TabelData, ...] = Field(
        description="tabel berangka yang artinya tidak dikenali, atau tanpa pembanding"
    )

    def jumlah(self, kelas: JenisTemuan) -> int:
        """How many findings of a class are not set aside."""
        return sum(1 for t in self.temuan if t.kelas is kelas)

    @property
    def putusan(self) -> int:
        """How many findings change a decision."""
        return sum(1 for t in self.temuan if t.mengubah_putusan)


class GagalData(_Data):
    """Satu berkas yang tidak dapat diperiksa."""

    berkas: str
    kode: str
    pesan: str
    saran: str


class KumpulanData(_Data):
    """Hasil pemeriksaan banyak berkas; nama berkasnya dengan foldernya."""

    hasil: dict[str, HasilData]
    gagal: tuple[GagalData, ...]


def jadi_kumpulan(isi: Iterable[tuple[str, HasilData | Galat]]) -> KumpulanData:
    """What came of many files, in their order."""
    semua = list(isi)
    return KumpulanData(
        hasil={nama: h for nama, h in semua if isinstance(h, HasilData)},
        gagal=tuple(
            GagalData(berkas=nama, kode=g.kode, pesan=g.pesan, saran=g.saran)
            for nama, g in semua
            if isinstance(g, Galat)
        ),
    )


def jadi_data(hasil: HasilPeriksa, abaian: Iterable[Abaian] = ()) -> HasilData:
    """All that is known of one checked document; what was set aside stands apart."""
    abai = {satu.id: satu for satu in abaian}
    temuan = list(_semua_temuan(hasil.temuan))
    return HasilData(
        berkas=hasil.dokumen.nama,
        jenis=hasil.dokumen.jenis,
        halaman=hasil.dokumen.halaman,
        tabel=len(hasil.dokumen.tabel),
        temuan=tuple(t for t in temuan if t.id not in abai),
        diabaikan=tuple(
            AbaianData(temuan=t, alasan=a.alasan, oleh=a.oleh, pada=a.pada.isoformat())
            for t in temuan
            if (a := abai.get(t.id))
        ),
        abaian_lama=tuple(
            AbaianLama(id=a.id, alasan=a.alasan, oleh=a.oleh, pada=a.pada.isoformat())
            for a in abai.values()
            if a.id not in {t.id for t in temuan}
        ),
        cek=tuple(
            CekData(id=nama, klaim=klaim, dasar=dasar, cocok=hasil.cocok.get(nama, 0))
            for nama, (klaim, dasar) in _KLAIM.items()
        ),
        cocok=tuple(_cocok(kaitan, cara) for kaitan, cara in hasil.benar),
        tak_terbaca=hasil.dokumen.catatan,
        tak_dihitung=tuple(_tabel(satu) for satu in hasil.lewat),
    )


def _semua_temuan(temuan: Iterable[Temuan]) -> Iterator[TemuanData]:
    """Findings with their ids; those that cannot be told apart are numbered."""
    kembar: Counter[tuple[object, ...]] = Counter()
    for t in temuan:
        ciri = (t.cek, t.tabel, t.label, t.kolom, t.tercetak, str(t.seharusnya))
        kembar[ciri] += 1
        yield _temuan(t, _id(*ciri, kembar[ciri]))


def _id(*ciri: object) -> str:
    """A short name made of what is stated and what was recomputed, never of our wording."""
    return hashlib.sha256(json.dumps(ciri).encode()).hexdigest()[:8]


def _temuan(t: Temuan, nama: str) -> TemuanData:
    selang = t.seharusnya
    return TemuanData(
        id=nama,
        cek=t.cek,
        kelas=t.jenis,
        halaman=t.tempat.halaman,
        baris=t.tempat.baris,
        lembar=t.tempat.lembar,
        sel=t.tempat.sel,
        kotak=t.tempat.kotak,
        tabel=t.tabel,
        label=t.label,
        kolom=t.kolom,
        tercetak=t.tercetak,
        seharusnya=selang and SelangData(bawah=_ringkas(selang.bawah), atas=_ringkas(selang.atas)),
        hitungan=t.hitungan,
        dugaan=t.dugaan,
        berat=t.berat,
        mengubah_putusan=t.mengubah_putusan,
        pesan=t.pesan,
    )


def _tabel(tabel: Tabel) -> TabelData:
    di = tabel.sumber.tempat
    return TabelData(
        judul=tabel.judul, halaman=di.halaman, baris=di.baris, lembar=di.lembar, sel=di.sel
    )


def _cocok(k: Kaitan, cara: Pilihan) -> CocokData:
    return CocokData(
        cek=k.cek,
        halaman=k.tempat.halaman,
        baris=k.tempat.baris,
        lembar=k.tempat.lembar,
        sel=k.tempat.sel,
        kotak=k.tempat.kotak,
        tabel=k.tabel,
        label=k.label,
        kolom=k.kolom,
        tercetak=k.keluar.sel.teks,
        hitungan=cara.rumus.tulis(cara.masuk),
    )


def _ringkas(nilai: Decimal) -> Decimal:
    """Without zeros that say nothing, never with an exponent."""
    bulat = nilai.normalize()
    return bulat if bulat.as_tuple().exponent <= 0 else bulat.quantize(Decimal(1))  # type: ignore[operator]


def skema() -> dict[str, Any]:
    """JSON Schema of what `sakip periksa --json` prints, of one file or of many."""
    isi = TypeAdapter[HasilData | KumpulanData](HasilData | KumpulanData)
    return isi.json_schema(mode="serialization")
