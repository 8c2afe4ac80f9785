"""The frame of a Berkas: the office, its plans, and the nodes of its tree as rows."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from sakip.berkas.baris import JenisSimpul
from sakip.berkas.buku_kerja.tata import MULAI
from sakip.impor.identitas import Identitas, jadi_id
from sakip.impor.lembar import SUMBER, Kumpulan
from sakip.impor.pohon import PohonBaca
from sakip.impor.simpul import SimpulBaca
from sakip.periksa.model import Dokumen


def provinsi(siapa: Identitas) -> str:
    return f"Provinsi {siapa.provinsi}" if siapa.provinsi else ""


def isi_kantor(siapa: Identitas, dokumen: Dokumen, kumpulan: Kumpulan) -> None:
    sumber: dict[str, Any] = {
        "id": SUMBER, "judul": f"{dokumen.nama} (sumber impor)", "jenis": "laporan",
        "penerbit": siapa.nama,
    }  # fmt: skip
    if siapa.tanggal:
        sumber["tanggal"] = siapa.tanggal.isoformat()
    kumpulan.tambah("dokumen", sumber)
    for apa, isi in (
        ("Nama kantor", siapa.nama),
        ("Kabupaten/kota", siapa.daerah),
        ("Provinsi", siapa.provinsi),
    ):
        if not isi:
            kumpulan.ragukan(apa, "Tidak terbaca dari dokumen. Isi namanya.", lembar=MULAI)
    if siapa.pejabat:
        jabatan = jadi_id(siapa.jabatan) or "kepala"
        kumpulan.tambah("jabatan", {"id": jabatan, "nama": siapa.jabatan, "tingkat": "lainnya"})
        kumpulan.tambah("pejabat", {
            "id": jadi_id(siapa.pejabat) or "pejabat", "jabatan": jabatan, "nama": siapa.pejabat,
            "pangkat": siapa.pangkat, "nip": siapa.nip,
        })  # fmt: skip


def isi_rencana(siapa: Identitas, kumpulan: Kumpulan) -> None:
    """The plans that the targets belong to; their dates are seldom printed."""
    target = kumpulan.lembar.get("target", [])
    jauh = [int(t["periode"]) for t in target if t["jenis"] in ("akhir_renstra", "renstra_tahunan")]
    awal, akhir = min([siapa.tahun, *jauh]), max(jauh, default=0)
    masa = siapa.rencana or ((awal, akhir) if akhir else None)
    if masa:
        nama = f"Renstra {masa[0]}-{masa[1]}"
        kumpulan.tambah("versi_rencana", {
            "id": "murni", "periode": f"{masa[0]}..{masa[1]}",
            "berlaku": f"{masa[0]}-01-01", "nama": nama,
        })  # fmt: skip
    tahunan = {int(t["periode"][:4]) for t in target if t["jenis"] in ("tahunan", "triwulan")}
    for tahun in sorted(tahunan | {siapa.tahun}):
        baris = {"id": "murni", "periode": str(tahun), "berlaku": f"{tahun}-01-01"}
        kumpulan.tambah("versi_rencana", {**baris, "nama": f"Perjanjian Kinerja {tahun}"})
    berubah = {
        int(b["periode"][:4])
        for lembar in ("target", "anggaran") for b in kumpulan.lembar.get(lembar, ())
        if b.get("versi") == "perubahan-1"
    }  # fmt: skip
    for tahun in sorted(berubah):
        baris = {
            "id": "perubahan-1",
            "periode": str(tahun),
            "berlaku": f"{tahun}-10-01",
        }
        kumpulan.tambah("versi_rencana", {**baris, "nama": f"Perubahan rencana {tahun}"})
    if not target:
        return
    sebab = "Tanggalnya tidak tercetak di tabel; isi tanggal ditandatangani."
    kumpulan.ragukan(
        "Tanggal berlaku rencana",
        sebab,
        "1 Januari" + (" dan 1 Oktober" if berubah else ""),
        lembar="versi_rencana",
    )


def isi_simpul(pohon: PohonBaca, kumpulan: Kumpulan) -> None:
    punya = {id(i.simpul) for i in pohon.indikator}
    for s in pohon.simpul:
        for atas in _leluhur(s):
            atas.tahun |= s.tahun
    for urut, s in enumerate(pohon.simpul, start=1):
        kumpulan.tambah("simpul", {"id": s.id, "jenis": s.jenis.value})
        baris: dict[str, Any] = {
            "simpul": s.id, "tahun": str(min(s.tahun)), "urut": str(urut), "nama": s.sebutan,
            "bukti": [{"dokumen": SUMBER}],
        }  # fmt: skip
        if s.induk:
            baris["induk"] = s.induk.id
        if s.kinerja:
            baris["kinerja"] = s.kinerja.most_common(1)[0][0]
        if s.kode:
            baris["kode"] = s.kode
        if max(s.tahun) < pohon.tahun:
            baris["sampai"] = str(max(s.tahun))
        kumpulan.tambah("simpul_versi", baris)
    kosong = [
        s.sebutan for s in pohon.simpul
        if id(s) not in punya and max(s.tahun) >= pohon.tahun and s.jenis is not JenisSimpul.TUJUAN
    ]  # fmt: skip
    if kosong:
        sebab = (
            f"{len(kosong)} sasaran, program, atau kegiatan tidak punya indikator di laporan. "
            "Tambahkan indikatornya."
        )
        kumpulan.ragukan(
            "Indikator yang belum ada",
            sebab,
            shorten("; ".join(kosong), 600, placeholder=" …"),
            lembar="indikator_versi",
        )


def _leluhur(s: SimpulBaca) -> list[SimpulBaca]:
    hasil = []
    while s.induk is not None and s.induk not in hasil:
        hasil.append(s.induk)
        s = s.induk
    return hasil
