"""Figures that only sentences print: target and realisasi of an indicator, and the IPP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip.impor.lembar import SUMBER, Kumpulan, baku
from sakip.impor.pilih import Keyakinan, arah_tepat
from sakip.impor.pohon import PohonBaca
from sakip.impor.simpul import IndikatorBaca
from sakip.periksa.kenali import SelAngka
from sakip.periksa.kenali.kalimat import Kalimat, kamus_kalimat
from sakip.periksa.kenali.kamus import ciri

_NAMA_TERPENDEK = 12  # letters from which a name in a sentence is no chance
_IPP_TERTINGGI = 5


def isi_dari_kalimat(pohon: PohonBaca, kalimat: Sequence[Kalimat], kumpulan: Kumpulan) -> None:
    """Enter what a sentence says of an indicator whose figures of the year no table prints.

    Only where its capaian follows from its target and realisasi: then they were read right.
    """
    tahun = str(pohon.tahun)
    ada = {
        (lembar, b["indikator"])
        for lembar in ("target", "realisasi") for b in kumpulan.lembar.get(lembar, ())
        if b["periode"] == tahun and b.get("jenis", "tahunan") == "tahunan"
    }  # fmt: skip
    isi = [(k, ciri(k.paragraf.teks)) for k in kalimat]
    for satu in pohon.indikator:
        if ("realisasi", satu.id) in ada or pohon.tahun not in satu.tahun:
            continue
        for k, target, realisasi in _sebutan(satu, isi):
            tempat = f"{k.paragraf.tempat}, kalimat"
            bukti = [{"dokumen": SUMBER, "tempat": tempat}]
            baris = {"indikator": satu.id, "periode": tahun, "bukti": bukti}
            if ("target", satu.id) not in ada:
                nilai = {"jenis": "tahunan", "nilai": baku(target.nilai)}
                kumpulan.tambah("target", {**baris, **nilai})
                perihal = f"Target {tahun} {satu.sebutan}"
                kumpulan.catat_angka(perihal, target.sel.teks, tempat, Keyakinan.SEDANG)
            nilai = {"nilai": baku(realisasi.nilai), "terlapor": "true"}
            kumpulan.tambah("realisasi", {**baris, **nilai})
            perihal = f"Realisasi {tahun} {satu.sebutan}"
            kumpulan.catat_angka(perihal, realisasi.sel.teks, tempat, Keyakinan.SEDANG)
            break


def _sebutan(
    satu: IndikatorBaca, isi: Sequence[tuple[Kalimat, str]]
) -> Iterator[tuple[Kalimat, SelAngka, SelAngka]]:
    """Sentences that name an indicator with its target, realisasi and a capaian that follows."""
    nama = [c for n in satu.nama if len(c := ciri(n)) >= _NAMA_TERPENDEK]
    pola = [h.pola for h in kamus_kalimat().hubungan if h.jenis == "capaian"]
    for k, teks in isi:
        if not any(n in teks for n in nama):
            continue
        for cocok in (c for p in pola for c in k.cari(p)):
            tiga = [k.angka(cocok, apa) for apa in ("t", "r", "c")]
            if len(angka := [a for a in tiga if a is not None]) == 3 and arah_tepat(
                angka[1], angka[0], angka[2]
            ):
                yield k, angka[0], angka[1]


def isi_ipp_tercetak(tahun: int, kalimat: Sequence[Kalimat], kumpulan: Kumpulan) -> None:
    """The IPP that a sentence states: without the users' score it cannot be computed."""
    if not kumpulan.lembar.get("ipp_aspek") or kumpulan.lembar.get("ipp_f03"):
        return
    for k in kalimat:
        for cocok in k.cari(kamus_kalimat().ipp):
            angka = k.angka(cocok, "i")
            if angka is None or not 0 < angka.nilai <= _IPP_TERTINGGI or not angka.angka.desimal:
                continue
            kumpulan.tambah("terlapor", {
                "alamat": f"ipp:kantor:{tahun}", "nilai": baku(angka.nilai),
                "alasan": "Nilai pengguna (F-03) tidak tercetak.",
                "bukti": [{"dokumen": SUMBER, "tempat": f"{k.paragraf.tempat}, kalimat"}],
            })  # fmt: skip
            tempat = f"{k.paragraf.tempat}, kalimat"
            kumpulan.catat_angka(f"IPP {tahun}", angka.sel.teks, tempat, Keyakinan.SEDANG)
            return
