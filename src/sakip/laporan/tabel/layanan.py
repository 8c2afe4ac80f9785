"""Satisfaction of users and the service index, and what other bodies decided of them."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.berkas import baris as b
from sakip.core.angka import cetak_ringkas
from sakip.core.aturan.jenis import Ipp, Skm
from sakip.core.periode import cetak_tanggal
from sakip.hitung.layanan import IPP, SKM
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import Kalimat, in_words, series
from sakip.laporan.tabel.dasar import table
from sakip.laporan.tabel.sel import missing, rule
from sakip.laporan.uraian import about
from sakip.naskah.pohon import Baris, Blok, Daftar, Isi, Kolom, Paragraf, Sel, Tabel

_LAYANAN_SETABEL = 6


# -- values from outside ------------------------------------------------------


def source_of(bahan: Bahan, asal: str) -> b.IndikatorVersi | None:
    """The indicator whose realisasi comes from survey, evaluation or service index."""
    return next((i for i in bahan.indikator if asal in (i.asal, i.indikator)), None)


def decision(luar: b.NilaiLuar) -> str:
    """``Menurut <naskah> Nomor ... tanggal ... dari <penerbit>``, as far as it is known.

    Who decided is left out where the name of the paper says it: "Keputusan Bupati ...".
    """
    teks = f"Menurut {luar.naskah or 'penetapan'}"
    teks += f" Nomor {luar.nomor}" if luar.nomor else ""
    teks += f" tanggal {cetak_tanggal(luar.tanggal)}" if luar.tanggal else ""
    disebut = luar.penerbit.split()[0] in luar.naskah.split()
    return teks if disebut else f"{teks} dari {luar.penerbit}"


def efforts(bahan: Bahan, asal: str, apa: str) -> tuple[Blok, ...]:
    """What the office does to raise a value next year; nothing where it wrote nothing."""
    iv = source_of(bahan, asal)
    upaya = about(bahan, "upaya", iv.indikator) if iv else []
    if not upaya:
        return ()
    return (
        Paragraf(f"Untuk menaikkan {apa} pada tahun berikutnya dilakukan upaya berikut:"),
        Daftar(tuple(upaya), "1."),
    )


# -- satisfaction of users ----------------------------------------------------


def satisfaction(bahan: Bahan) -> tuple[Blok, ...]:
    """IKM of the office, of each service and unsur, and what is done about the lowest."""
    skm = rule(bahan, SKM, Skm)
    layanan = [
        x for x in sorted(bahan.berkas.layanan, key=lambda x: x.urut) if bahan.hasil("ikm", x.id)
    ]
    if not layanan:
        if source_of(bahan, "skm") is None and not bahan.berkas.layanan:
            return ()  # an office that is not surveyed
        return missing(bahan, f"hasil survei kepuasan masyarakat {bahan.tahun} (lembar skm_unsur)")
    unsur = [u for u in skm.unsur if any(_unsur(bahan, x.id, u.id) for x in layanan)]
    mutu = bahan.hasil("mutu-layanan")
    awal: Kalimat = (f"Indeks Kepuasan Masyarakat (IKM) tahun {bahan.tahun} ", bahan.nilai("ikm"))
    if mutu is not None and mutu.label:
        awal += (", mutu pelayanan ", bind(mutu))
    awal += (
        f". Survei menilai {in_words(len(unsur))} unsur pada {in_words(len(layanan))} layanan, "
        "dengan hasil sebagai berikut.",
    )
    kelompok = [layanan[n : n + _LAYANAN_SETABEL] for n in range(0, len(layanan), _LAYANAN_SETABEL)]
    return (
        Paragraf(awal),
        *(_unsur_table(bahan, satu, [(u.id, u.nama) for u in unsur]) for satu in kelompok),
        *_lowest(bahan, layanan, {u.id: u.nama for u in unsur}),
        *efforts(bahan, "skm", "IKM"),
    )


def _unsur(bahan: Bahan, layanan: str, unsur: str) -> Isi:
    return bahan.bila_ada("nilai-unsur", f"{layanan}.{unsur}")


def _unsur_table(bahan: Bahan, layanan: list[b.Layanan], unsur: list[tuple[str, str]]) -> Tabel:
    """Unsur by service, with the IKM, its class, and how many answered where that is known."""
    orang = {
        r.layanan: str(r.jumlah)
        for r in bahan.berkas.skm_responden
        if r.periode == str(bahan.tahun)
    }
    responden = Baris(("Responden (orang)", *(orang.get(x.id, "–") for x in layanan)))
    return table(
        "",
        f"Indeks Kepuasan Masyarakat Tiap Unsur dan Layanan Tahun {bahan.tahun}",
        ("Unsur", *(x.nama for x in layanan)),
        (Kolom(lebar=28), *(Kolom("koma") for _ in layanan)),
        (
            *(
                Baris((nama, *(_unsur(bahan, x.id, u) or "–" for x in layanan)))
                for u, nama in unsur
            ),
            *([responden] if any(x.id in orang for x in layanan) else []),
            Baris(("IKM layanan", *(bahan.nilai("ikm", x.id) for x in layanan)), gaya="jumlah"),
            Baris(("Mutu", *(bahan.bila_ada("mutu-layanan", x.id) for x in layanan))),
        ),
        label="",
    )


def _lowest(bahan: Bahan, layanan: list[b.Layanan], nama: Mapping[str, str]) -> tuple[Blok, ...]:
    """Where users were least content: the lowest unsur of any service."""
    nilai = [
        (h.terbit, u, x.nama, h)
        for x in layanan
        for u in nama
        if (h := bahan.hasil("nilai-unsur", f"{x.id}.{u}")) and h.terbit is not None
    ]
    rendah = min(n for n, *_ in nilai)
    siapa: list[Kalimat] = [
        (f"{nama[u].lower()} pada layanan {x} (", bind(h), ")")
        for n, u, x, h in nilai
        if n == rendah
    ]
    if len(siapa) == len(nilai):
        return ()
    return (Paragraf(("Nilai terendah ada pada unsur ", *series(siapa), ".")),)


# -- service index ------------------------------------------------------------


def service_index(bahan: Bahan) -> tuple[Blok, ...]:
    """IPP as decided, its aspects with what the assessors ask, and what is done about them."""
    ipp = rule(bahan, IPP, Ipp)
    baris = {a.aspek: a for a in bahan.berkas.ipp_aspek if a.periode == str(bahan.tahun)}
    iv = source_of(bahan, "ipp")
    if iv is None:
        return ()  # an office that is not assessed
    if not baris:
        return missing(bahan, f"nilai aspek IPP {bahan.tahun} (lembar ipp_aspek)")
    luar = bahan.indeks.nilai_luar.get((iv.indikator, bahan.tahun))
    predikat = bahan.hasil("predikat-ipp", iv.indikator)
    awal: Kalimat = (
        f"{decision(luar)}, {iv.nama} adalah " if luar else f"{iv.nama} adalah ",
        bahan.nilai("realisasi", iv.indikator),
    )
    if predikat is not None and predikat.label:
        awal += (", kategori ", bind(predikat))
    tabel = table(
        "",
        f"Nilai Aspek Indeks Pelayanan Publik Tahun {bahan.tahun}",
        ("No", "Aspek", "Bobot", "Nilai", "Nilai berbobot", "Rekomendasi"),
        (
            Kolom("tengah", 6),
            Kolom(lebar=26),
            Kolom("koma", 9),
            Kolom("koma", 9),
            Kolom("koma", 11),
            Kolom(lebar=39),
        ),
        tuple(
            Baris(
                (
                    str(ke),
                    a.nama,
                    cetak_ringkas(a.bobot),
                    bahan.nilai("ipp-aspek", a.id),
                    bahan.bila_ada("ipp-aspek-berbobot", a.id) or "–",
                    _advice(baris[a.id].rekomendasi),
                )
            )
            for ke, a in enumerate((a for a in ipp.aspek if a.id in baris), 1)
        ),
        label="",
    )
    if bahan.hasil("ipp-f03") is None:
        awal += (
            ". Indeks itu menggabungkan nilai aspek dan penilaian pengguna layanan (F-03), yang "
            "nilainya tidak tersedia",
        )
    return (
        Paragraf((*awal, ". Nilai aspeknya menurut penilai dan rekomendasinya sebagai berikut.")),
        tabel,
        *efforts(bahan, "ipp", "IPP"),
    )


def _advice(rekomendasi: tuple[str, ...]) -> Sel | str:
    if len(rekomendasi) < 2:
        return rekomendasi[0] if rekomendasi else "–"
    return Sel((Daftar(rekomendasi),))
