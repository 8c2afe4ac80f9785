"""Berkas Kinerja: one office's performance file, the data contract of the house.

It is what the demo is written in, what reports are made from, what the site
imports and exports and what reading a report yields. A Berkas holds inputs
only; every computed figure comes from `sakip.hitung`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from sakip.berkas import baris as b
from sakip.berkas import janji as j
from sakip.berkas.baris.dasar import BENTUK


def _as_text(isi: Any) -> Any:
    """JSON numbers and truth values as the texts that YAML holds: one overlay, one form."""
    if isinstance(isi, dict):
        return {str(kunci): _as_text(satu) for kunci, satu in isi.items()}
    if isinstance(isi, list | tuple):
        return [_as_text(satu) for satu in isi]
    if isinstance(isi, bool):
        return "true" if isi else "false"
    return str(isi) if isinstance(isi, int) else isi


class AturanBerkas(b.Baris):
    """Which rulebook the figures were entered against, and what the office adds.

    overlay: raw rules in the form of the rulebook files; checked when loaded.
    """

    versi: b.Teks
    overlay: tuple[Annotated[dict[str, Any], AfterValidator(_as_text)], ...] = ()


class Berkas(BaseModel):
    """The file. Field order is sheet order; each list is one sheet of the workbook."""

    model_config = BENTUK

    format: Literal["berkas-kinerja/1"]
    kantor: b.Kantor
    tahun: b.Tahun
    tanggal_laporan: b.Tanggal | None = None
    tempat_laporan: b.TeksBebas = ""
    contoh: bool = False
    aturan: AturanBerkas

    dokumen: tuple[b.Dokumen, ...] = ()
    jabatan: tuple[b.Jabatan, ...] = ()
    pejabat: tuple[b.Pejabat, ...] = ()

    versi_rencana: tuple[b.VersiRencana, ...] = ()
    simpul: tuple[b.Simpul, ...] = ()
    simpul_versi: tuple[b.SimpulVersi, ...] = ()
    crosscutting: tuple[b.Crosscutting, ...] = ()
    indikator: tuple[b.Indikator, ...] = ()
    indikator_versi: tuple[b.IndikatorVersi, ...] = ()
    penerus: tuple[b.Penerus, ...] = ()
    target: tuple[b.Target, ...] = ()
    usulan_target: tuple[j.UsulanTarget, ...] = ()
    perjanjian: tuple[j.Perjanjian, ...] = ()
    rencana_aksi: tuple[j.RencanaAksi, ...] = ()
    proses: tuple[j.Proses, ...] = ()

    realisasi: tuple[b.Realisasi, ...] = ()
    nilai_luar: tuple[b.NilaiLuar, ...] = ()
    pembanding: tuple[b.Pembanding, ...] = ()
    terlapor: tuple[b.Terlapor, ...] = ()
    dukungan: tuple[b.Dukungan, ...] = ()

    anggaran: tuple[b.Anggaran, ...] = ()
    sdm: tuple[b.SumberDayaManusia, ...] = ()
    sarpras: tuple[b.Sarpras, ...] = ()

    layanan: tuple[b.Layanan, ...] = ()
    skm_unsur: tuple[b.UnsurSkm, ...] = ()
    skm_responden: tuple[b.RespondenSkm, ...] = ()
    ipp_aspek: tuple[b.AspekIppBaris, ...] = ()
    ipp_f03: tuple[b.NilaiF03, ...] = ()
    lke_komponen: tuple[b.KomponenLkeBaris, ...] = ()
    rekomendasi: tuple[b.Rekomendasi, ...] = ()
    tindak_lanjut: tuple[b.TindakLanjut, ...] = ()

    narasi: tuple[b.Narasi, ...] = ()
    catatan: tuple[b.Catatan, ...] = ()


LEMBAR: tuple[str, ...] = tuple(
    nama for nama, isi in Berkas.model_fields.items() if get_origin(isi.annotation) is tuple
)
"""Names of the list fields, in sheet order."""

KETERANGAN: dict[str, str] = {
    "dokumen": "Bukti, keputusan, dan sumber yang dirujuk lembar lain.",
    "jabatan": "Jabatan di kantor dan jabatan luar yang terkait.",
    "pejabat": "Siapa memegang jabatan, sejak dan sampai kapan.",
    "versi_rencana": "Edisi rencana yang ditandatangani: Renstra, PK, dan perubahannya.",
    "simpul": "Identitas tujuan, sasaran, program, kegiatan, sub kegiatan.",
    "simpul_versi": "Nama, induk, dan pengampu bagian rencana mulai suatu tahun.",
    "crosscutting": "Bagian rencana yang bersandar pada kantor lain.",
    "indikator": "Identitas indikator.",
    "indikator_versi": "Nama, satuan, arah, dan rumus indikator mulai suatu tahun.",
    "penerus": "Indikator atau bagian rencana yang berganti, pecah, atau bergabung.",
    "target": "Target tahunan, triwulan, dan Renstra.",
    "usulan_target": "Asal-usul target: usulan, alasannya, dan putusan rapat.",
    "perjanjian": "Perjanjian Kinerja: siapa berjanji kepada siapa.",
    "rencana_aksi": "Langkah tiap triwulan, penanggung jawab, dan anggarannya.",
    "proses": "Proses bisnis dan bagian rencana yang dilayaninya.",
    "realisasi": "Yang tercapai: nilai, kelas, atau komponen rumus.",
    "nilai_luar": "Nilai yang diputuskan pihak lain (LHE, keputusan, berita acara).",
    "pembanding": "Angka kabupaten, provinsi, atau nasional.",
    "terlapor": "Angka tercetak di sumber yang masukannya tidak kita punya.",
    "dukungan": "Pernyataan kantor: seberapa jauh program menunjang sasaran.",
    "anggaran": "Pagu dan realisasi anggaran tiap program dan kegiatan, dalam rupiah.",
    "sdm": "Kebutuhan dan ketersediaan pegawai.",
    "sarpras": "Standar dan ketersediaan sarana prasarana.",
    "layanan": "Layanan yang disurvei.",
    "skm_unsur": "Hasil survei kepuasan tiap unsur layanan.",
    "skm_responden": "Jumlah responden tiap layanan.",
    "ipp_aspek": "Nilai aspek Indeks Pelayanan Publik (F-02).",
    "ipp_f03": "Nilai pengguna layanan (F-03) Indeks Pelayanan Publik.",
    "lke_komponen": "Nilai atau huruf komponen evaluasi AKIP.",
    "rekomendasi": "Rekomendasi hasil evaluasi.",
    "tindak_lanjut": "Yang dilakukan atas rekomendasi.",
    "narasi": "Uraian kantor, dengan angka yang diikat lewat [[alamat]].",
    "catatan": "Kekeliruan sumber dan putusannya; tidak pernah tercetak di laporan.",
}
"""Each sheet in one line, for those who fill it in."""


def row_class(lembar: str) -> type[b.Baris]:
    """The class of the rows of a sheet."""
    kelas: type[b.Baris] = get_args(Berkas.model_fields[lembar].annotation)[0]
    return kelas


def json_schema() -> dict[str, Any]:
    """The contract as JSON Schema, its sheets described in Indonesian."""
    from pydantic.json_schema import GenerateJsonSchema

    class TanpaJudul(GenerateJsonSchema):
        def field_title_should_be_set(self, schema: Any) -> bool:
            return False  # "Kantor Lain" says nothing that kantor_lain does not

    skema = Berkas.model_json_schema(schema_generator=TanpaJudul)
    skema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    skema["title"] = "Berkas Kinerja"
    skema["description"] = (
        "Data kinerja satu kantor. Dalam JSON, angka ditulis sebagai teks dengan titik desimal."
    )
    for nama, isi in KETERANGAN.items():
        skema["properties"][nama]["description"] = isi
    for kelas in skema["$defs"].values():
        kelas.pop("description", None)  # our docstrings speak to programmers
    return skema
