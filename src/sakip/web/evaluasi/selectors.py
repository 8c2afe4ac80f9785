"""The last evaluation of the office: its score, its parts, and what was done about it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sakip.berkas.baris import IndikatorVersi, NilaiLuar, Rekomendasi, TindakLanjut
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import LKE
from sakip.core.aturan.jenis import Lke
from sakip.core.jejak import Hasil
from sakip.hitung import KANTOR, BukuHasil
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung

STATUS = {
    "selesai": ("baik", "✓"),
    "berjalan": ("kurang", "◐"),
    "belum": ("buruk", "○"),
}
"""How a state of follow-up is shown: tone and mark, beside the word."""


class Bagian(NamedTuple):
    """One component: its weight, its value, the share reached, and its sub-components."""

    nama: str
    bobot: str
    nilai: Hasil | None
    persen: Hasil | None
    sub: tuple[tuple[str, str, Hasil | None], ...]


class Tindakan(NamedTuple):
    satu: TindakLanjut
    siapa: str
    nada: str
    tanda: str


class Saran(NamedTuple):
    """One recommendation with what answers it; `keadaan` is that of the least advanced."""

    satu: Rekomendasi
    komponen: str
    tindakan: tuple[Tindakan, ...]
    keadaan: str
    nada: str
    tanda: str


class Evaluasi(NamedTuple):
    nilai: Hasil | None
    predikat: Hasil | None
    tindak_lanjut: Hasil | None
    bagian: tuple[Bagian, ...]
    saran: tuple[Saran, ...]
    luar: tuple[tuple[IndikatorVersi, NilaiLuar, Hasil | None], ...]


def evaluation(kantor: Kantor, tahun: int) -> Evaluasi:
    """What is known of the evaluation used in a year."""
    berkas, aturan, buku = tahun_dihitung(kantor, tahun)
    setahun = str(tahun)
    lke = aturan.ambil_isi(LKE, date(tahun, 12, 31), Lke)[1]
    nama = {k.id: k.nama for k in lke.komponen}
    return Evaluasi(
        buku.ada("lke", KANTOR, setahun),
        buku.ada("predikat-akip", KANTOR, setahun),
        buku.ada("tindak-lanjut", KANTOR, setahun),
        _parts(berkas, lke, buku, setahun),
        tuple(_answered(berkas, r, nama) for r in sorted(berkas.rekomendasi, key=_order)),
        _outside(berkas, buku, tahun),
    )


def _order(satu: Rekomendasi) -> tuple[int, str]:
    return satu.urut, satu.id


def _parts(berkas: Berkas, lke: Lke, buku: BukuHasil, tahun: str) -> tuple[Bagian, ...]:
    huruf = {k.komponen: k.huruf or {} for k in berkas.lke_komponen if str(k.tahun_pakai) == tahun}
    return tuple(
        Bagian(
            k.nama,
            str(k.bobot).replace(".", ","),
            buku.ada("lke-komponen", k.id, tahun),
            buku.ada("lke-persen-bobot", k.id, tahun),
            tuple(
                (s.nama, huruf[k.id].get(s.id, ""), hasil)
                for s in lke.sub
                if (hasil := buku.ada("lke-subkomponen", f"{k.id}.{s.id}", tahun))
            ),
        )
        for k in lke.komponen
        if k.id in huruf
    )


def _answered(berkas: Berkas, satu: Rekomendasi, nama: dict[str, str]) -> Saran:
    jabatan = {j.id: j.nama for j in berkas.jabatan}
    tindakan = tuple(
        Tindakan(t, jabatan.get(t.penanggung_jawab or "", ""), *STATUS[t.status])
        for t in berkas.tindak_lanjut
        if t.rekomendasi == satu.id
    )
    status = {t.satu.status for t in tindakan}
    keadaan = "selesai" if status == {"selesai"} else "berjalan" if status - {"belum"} else "belum"
    return Saran(satu, nama.get(satu.komponen, satu.komponen), tindakan, keadaan, *STATUS[keadaan])


def _outside(
    berkas: Berkas, buku: BukuHasil, tahun: int
) -> tuple[tuple[IndikatorVersi, NilaiLuar, Hasil | None], ...]:
    """Values that others decide, with who, what and when."""
    indeks = Indeks(berkas)
    aktif = {iv.indikator: iv for iv in indeks.indikator_aktif(tahun, indeks.versi_tahun(tahun))}
    return tuple(
        (aktif[n.indikator], n, buku.ada("realisasi", n.indikator, str(tahun)))
        for n in berkas.nilai_luar
        if n.tahun_pakai == tahun and n.indikator in aktif
    )
