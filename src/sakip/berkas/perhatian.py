"""What can be computed but deserves a second look; nothing here stops the work."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sakip.berkas import baris as b
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.berkas.mutu_target import target_findings
from sakip.berkas.periksa import tree_findings
from sakip.berkas.tempat import place
from sakip.core.angka import cetak_penuh, cetak_rp
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Skm
from sakip.core.aturan.lapis import nama_daerah
from sakip.galat import Galat

SKM = "skm.permenpanrb-14-2017"
KALI_JANGGAL = 100
"""A realisasi this many times its target, or the reverse, is looked at for a lost decimal point."""


def remarks(berkas: Berkas, buku: BukuAturan) -> list[Galat]:
    """Findings a careful colleague would mention; the Berkas must be sound otherwise."""
    return [
        *_rulebook(berkas, buku),
        *_tree(berkas, buku),
        *_officials(berkas),
        *_magnitudes(berkas),
        *_targets(berkas),
        *_money(berkas),
        *_survey(berkas, buku),
    ]


def _rulebook(berkas: Berkas, buku: BukuAturan) -> Iterator[Galat]:
    daerah, ada = berkas.kantor.daerah, nama_daerah()
    if daerah not in ada:
        dekat = difflib.get_close_matches(daerah, ada, 1)
        yield Galat(
            "perhatian.daerah",
            "kantor kolom daerah",
            f"Daerah '{daerah}' belum punya aturan sendiri, jadi aturan nasional yang dipakai.",
            f"Mungkin maksud Anda '{dekat[0]}'." if dekat else "",
        )
    edisi = buku.versi.split("+")[0]
    if berkas.aturan.versi.split("+")[0] != edisi:
        yield Galat(
            "perhatian.edisi",
            "aturan kolom versi",
            f"Data dicatat dengan buku aturan {berkas.aturan.versi}, sekarang dihitung dengan "
            f"{edisi}.",
            f"Cocokkan hasilnya, lalu tulis {edisi}.",
        )
    if berkas.tanggal_laporan is not None and berkas.tanggal_laporan.year < berkas.tahun:
        yield Galat(
            "perhatian.tanggal_laporan",
            "tanggal_laporan",
            f"Laporan bertanggal {berkas.tanggal_laporan}, sebelum tahun {berkas.tahun} dimulai.",
            "Betulkan tanggal atau tahunnya.",
        )


def _tree(berkas: Berkas, buku: BukuAturan) -> Iterator[Galat]:
    for t in tree_findings(berkas, buku, berkas.tahun):
        yield Galat(t.kode, f"simpul {t.simpul}", t.pesan, t.saran)


def _officials(berkas: Berkas) -> Iterator[Galat]:
    """Two at once in one post; an acting one beside the absent holder is no conflict."""
    pemegang: dict[str, list[tuple[date, date, b.Pejabat]]] = {}
    for nomor, p in enumerate(berkas.pejabat, 1):
        if p.status in {"plt", "plh"}:
            continue
        masa = (p.mulai or date.min, p.selesai or date.max, p)
        for mulai, selesai, lain in pemegang.setdefault(p.jabatan, []):
            if masa[0] <= selesai and mulai <= masa[1]:
                yield Galat(
                    "perhatian.pejabat",
                    place("pejabat", nomor, p),
                    f"Masa jabatannya bertumpuk dengan '{lain.id}' ({lain.nama}).",
                    "Isi tanggal mulai dan selesai keduanya.",
                )
        pemegang[p.jabatan].append(masa)


def _magnitudes(berkas: Berkas) -> Iterator[Galat]:
    """A figure a hundred times off its target: a point read as thousands, or the reverse."""
    indeks = Indeks(berkas)
    for nomor, r in enumerate(berkas.realisasi, 1):
        if len(r.periode) != 4 or not r.nilai:
            continue
        versi = indeks.versi_tahun(int(r.periode))
        target = indeks.target_pada(r.indikator, "tahunan", r.periode, versi)
        if target is None or not target.nilai:
            continue
        besar, kecil = sorted((abs(r.nilai), abs(target.nilai)), reverse=True)
        if besar >= KALI_JANGGAL * kecil:
            yield Galat(
                "perhatian.besaran",
                place("realisasi", nomor, r),
                f"Realisasi {cetak_penuh(r.nilai)} dan target {cetak_penuh(target.nilai)} "
                f"berselisih {KALI_JANGGAL} kali atau lebih.",
                "Periksa koma desimal dan satuan keduanya.",
            )


def _targets(berkas: Berkas) -> Iterator[Galat]:
    for t in target_findings(berkas):
        yield Galat(t.kode, f"indikator {t.indikator}", t.pesan, t.saran)


def _money(berkas: Berkas) -> Iterator[Galat]:
    pagu: dict[tuple[str, str], Decimal] = {}
    for a in sorted(berkas.anggaran, key=lambda a: a.versi != b.MURNI):
        if a.jenis == "pagu" and a.nilai is not None:
            pagu[a.simpul, a.periode] = a.nilai
    for nomor, a in enumerate(berkas.anggaran, 1):
        batas = pagu.get((a.simpul, a.periode))
        if a.jenis == "realisasi" and a.nilai is not None and batas is not None and a.nilai > batas:
            yield Galat(
                "perhatian.melampaui_pagu",
                place("anggaran", nomor, a),
                f"Realisasi {cetak_rp(a.nilai)} melampaui pagunya {cetak_rp(batas)}.",
                "Periksa kedua angkanya.",
            )


def _survey(berkas: Berkas, buku: BukuAturan) -> Iterator[Galat]:
    """An unsur the regulation does not know changes the weight of all others."""
    if not berkas.skm_unsur:
        return
    kenal = [u.id for u in buku.ambil_isi(SKM, date(berkas.tahun, 12, 31), Skm)[1].unsur]
    orang = {(r.layanan, r.periode): r.jumlah for r in berkas.skm_responden}
    for nomor, u in enumerate(berkas.skm_unsur, 1):
        tempat = place("skm_unsur", nomor, u)
        if u.unsur not in kenal:
            dekat = difflib.get_close_matches(u.unsur, kenal, 1)
            yield Galat(
                "perhatian.unsur",
                tempat,
                f"Unsur '{u.unsur}' tidak ada dalam peraturan, jadi bobot unsur lain mengecil.",
                f"Mungkin maksud Anda '{dekat[0]}'." if dekat else "",
            )
        banyak = orang.get((u.layanan, u.periode))
        if u.jumlah_jawaban is not None and banyak is not None and u.jumlah_jawaban > banyak:
            yield Galat(
                "perhatian.responden",
                tempat,
                f"Ada {u.jumlah_jawaban} jawaban, padahal respondennya {banyak}.",
                "Periksa lembar skm_responden.",
            )
