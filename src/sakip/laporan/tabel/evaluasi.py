"""Evaluation of AKIP: components, and what is done about the recommendations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from sakip.berkas import baris as b
from sakip.core.angka import cetak_ringkas
from sakip.core.aturan.jenis import Lke
from sakip.core.periode import cetak_tanggal
from sakip.hitung.evaluasi import LKE
from sakip.laporan.bahan import Bahan, bind
from sakip.laporan.kalimat import Kalimat, capital, in_words, plain, series, why_none
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.layanan import decision, efforts, source_of
from sakip.laporan.tabel.sel import number, rule
from sakip.laporan.uraian import own_words
from sakip.naskah.pohon import Baris, Blok, Kolom, Paragraf, Rujuk, Sel

_TINDAK_LANJUT = "tabel-tindak-lanjut"
_STATUS: dict[str, str] = {
    "selesai": "Selesai",
    "berjalan": "Sedang berjalan",
    "belum": "Belum dilaksanakan",
}


# -- AKIP ---------------------------------------------------------------------


def _akip(bahan: Bahan, nomor: str, *, bagian: str) -> tuple[Blok, ...]:
    """The evaluation by component; with `bagian` "komponen-akip" also what is done about it."""
    lke = rule(bahan, LKE, Lke)
    komponen = [k for k in lke.komponen if bahan.hasil("lke-komponen", k.id)]
    if not komponen:
        return _not_out(bahan, nomor, lke, bagian)
    label = f"tabel-{bagian}"
    lapangan = any(bahan.hasil("lke-lapangan", k.id) for k in komponen)
    tabel = table(
        nomor,
        f"Hasil Evaluasi AKIP {bahan.berkas.kantor.nama} Tiap Komponen",
        (
            "No",
            "Komponen",
            "Bobot",
            "Nilai LKE",
            *(("Evaluasi lapangan",) if lapangan else ()),
            "Nilai akhir",
            "Nilai terhadap bobot (%)",
        ),
        (Kolom("tengah", 7), Kolom(), *(Kolom("koma") for _ in range(4 + lapangan))),
        (
            *(
                Baris(
                    (
                        str(ke),
                        k.nama,
                        cetak_ringkas(k.bobot),
                        bahan.nilai("lke-meja", k.id),
                        *((bahan.bila_ada("lke-lapangan", k.id) or "–",) if lapangan else ()),
                        bahan.nilai("lke-komponen", k.id),
                        number(bahan, "lke-persen-bobot", k.id),
                    )
                )
                for ke, k in enumerate(komponen, 1)
            ),
            total(
                "Nilai evaluasi AKIP",
                4 + lapangan,
                bahan.nilai("lke"),
                bahan.bila_ada("predikat-akip"),
            ),
        ),
        label=label,
    )
    rinci = bagian == "komponen-akip"
    return (
        Paragraf(
            (*_letter(bahan, "lke"), " Nilai tiap komponennya dimuat dalam ", Rujuk(label), ".")
        ),
        tabel,
        *own_words(bahan, bagian, _akip_words(bahan, lke) if rinci else ()),
        *(efforts(bahan, "lke", "nilai evaluasi AKIP") if rinci else ()),
    )


def _not_out(bahan: Bahan, nomor: str, lke: Lke, bagian: str) -> tuple[Blok, ...]:
    """The components while the evaluation has not been issued: not available, with the reason."""
    iv = source_of(bahan, "lke")
    realisasi = bahan.hasil("realisasi", iv.indikator) if iv else None
    kosong = realisasi.kosong if realisasi else None
    sebab = why_none(kosong) if kosong else "Nilai tiap komponennya belum tercatat."
    tabel = table(
        nomor,
        f"Hasil Evaluasi AKIP {bahan.berkas.kantor.nama} Tiap Komponen",
        ("No", "Komponen", "Bobot", "Nilai akhir"),
        (Kolom("tengah", 7), Kolom(), Kolom("koma"), Kolom("koma")),
        tuple(
            Baris((str(ke), k.nama, cetak_ringkas(k.bobot), "belum tersedia"))
            for ke, k in enumerate(lke.komponen, 1)
        ),
        label=f"tabel-{bagian}",
    )
    awal = "Komponen evaluasi AKIP dan bobotnya dimuat dalam "
    return (
        Paragraf((awal, Rujuk(tabel.label), ".")),
        tabel,
        Paragraf(f"Hasil evaluasinya untuk tahun {bahan.tahun} belum tersedia. {sebab}"),
    )


def _akip_words(bahan: Bahan, lke: Lke) -> tuple[Blok, ...]:
    """The component furthest from its weight, where one is."""
    persen = {
        k.nama: h
        for k in lke.komponen
        if (h := bahan.hasil("lke-persen-bobot", k.id)) and h.terbit is not None
    }
    if len({h.terbit for h in persen.values()}) < 2:
        return ()
    urut = sorted(persen, key=lambda nama: persen[nama].terbit or 0)
    return (
        Paragraf(
            (
                "Terhadap bobotnya, komponen yang paling kuat adalah ",
                f"{urut[-1].lower()} (",
                bind(persen[urut[-1]]),
                f") dan yang paling perlu diperbaiki adalah {urut[0].lower()} (",
                bind(persen[urut[0]]),
                ").",
            )
        ),
    )


def _letter(bahan: Bahan, asal: str) -> Kalimat:
    """What was decided outside: by whom, with what, for when; with its value and predikat."""
    iv = source_of(bahan, asal)
    luar = bahan.indeks.nilai_luar.get((iv.indikator, bahan.tahun)) if iv else None
    predikat = bahan.hasil("predikat-akip")
    isi: Kalimat = ("Evaluasi AKIP",)
    if luar is not None:
        isi = (f"{decision(luar)}, evaluasi AKIP",)
        if luar.periode_dinilai:
            isi += (f" atas kinerja {luar.periode_dinilai}",)
    isi += (" menghasilkan nilai ", bahan.nilai("lke"))
    if predikat is not None and predikat.label:
        isi += (" dengan predikat ", bind(predikat))
    return (*isi, ".")


# -- follow-up ----------------------------------------------------------------


def _follow_up(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    rekomendasi = sorted(bahan.berkas.rekomendasi, key=lambda r: r.urut)
    nama = {k.id: k.nama for k in rule(bahan, LKE, Lke).komponen}
    baris: list[Baris] = []
    for ke, r in enumerate(rekomendasi, 1):
        if ke == 1 or r.komponen != rekomendasi[ke - 2].komponen:
            kepala = Sel(nama.get(r.komponen, capital(r.komponen)), kolom=7)
            baris.append(Baris((kepala,), gaya="kelompok"))
        baris += _actions(bahan, str(ke), r)
    if not baris:
        baris.append(Baris((Sel("Belum ada rekomendasi hasil evaluasi.", kolom=7),)))
    tabel = table(
        nomor,
        "Tindak Lanjut Rekomendasi Hasil Evaluasi AKIP",
        (
            "No",
            "Rekomendasi",
            "Tindak lanjut",
            "Target",
            "Waktu",
            "Penanggung jawab",
            "Status",
        ),
        (
            Kolom("tengah", 5),
            Kolom(lebar=22),
            Kolom(lebar=22),
            Kolom(lebar=12),
            Kolom(lebar=11),
            Kolom(lebar=17),
            Kolom(lebar=11),
        ),
        tuple(baris),
        label=_TINDAK_LANJUT,
    )
    banyak = len(bahan.berkas.tindak_lanjut)
    return (
        Paragraf(
            (
                f"{capital(in_words(len(rekomendasi)))} rekomendasi hasil evaluasi dijawab dengan "
                f"{in_words(banyak)} tindak lanjut, yang dirinci dalam "
                if rekomendasi
                else "Tindak lanjut hasil evaluasi dicatat dalam ",
                Rujuk(_TINDAK_LANJUT),
                ".",
            )
        ),
        tabel,
        *own_words(bahan, "tindak-lanjut", _follow_up_words(bahan)),
    )


def _actions(bahan: Bahan, nomor: str, rekomendasi: b.Rekomendasi) -> Iterator[Baris]:
    semua = [t for t in bahan.berkas.tindak_lanjut if t.rekomendasi == rekomendasi.id]
    if not semua:
        yield Baris((nomor, rekomendasi.uraian, Sel("Belum ada tindak lanjut.", kolom=5)))
    for ke, t in enumerate(semua):
        depan = [Sel(x, baris=len(semua)) for x in (nomor, rekomendasi.uraian)]
        jabatan = bahan.indeks.jabatan.get(t.penanggung_jawab or "")
        status = _STATUS[t.status]
        if t.tanggal_selesai:
            status += f", {cetak_tanggal(t.tanggal_selesai)}"
        isi = (t.uraian, t.target, t.waktu, jabatan.nama if jabatan else "–", status)
        yield Baris((*(depan if ke == 0 else ()), *isi))


def _follow_up_words(bahan: Bahan) -> tuple[Blok, ...]:
    """How many are done; "all" only where all are."""
    semua = bahan.berkas.tindak_lanjut
    if not semua:
        return ()
    banyak = {s: sum(t.status == s for t in semua) for s in _STATUS}
    kata = {"selesai": "selesai", "berjalan": "sedang berjalan", "belum": "belum dilaksanakan"}
    bagian = [f"{in_words(n)} {kata[s]}" for s, n in banyak.items() if n]
    persen: Kalimat = (" Tingkat penyelesaiannya ", bahan.nilai("tindak-lanjut"), ".")
    if banyak["selesai"] == len(semua) > 1:
        return (Paragraf((f"Seluruh {len(semua)} tindak lanjut sudah selesai.", *persen)),)
    isi = f"Dari {in_words(len(semua))} tindak lanjut, {plain(series(bagian))}."
    return (Paragraf((isi, *persen)),)


TABEL: Mapping[str, TabelNaskah] = {
    "komponen-akip": TabelNaskah(partial(_akip, bagian="komponen-akip")),
    "ringkasan-lhe": TabelNaskah(partial(_akip, bagian="ringkasan-lhe")),
    "tindak-lanjut": TabelNaskah(_follow_up),
}
