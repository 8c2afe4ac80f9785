"""How many facts of a report `sakip impor` brings into the Berkas, kind by kind.

A fact is right when level, name (letters and figures only), kind, year, period and version match
and the value is one that the report prints. Without arguments our own papers are imported (the
LKjIP of the demo offices as PDF and Word) and compared with the Berkas they were made from. With
``--dokumen FILE --data JSON`` a report is compared with a transcription of it. ``--rinci`` lists
the misses.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.ukur import report
from sakip.berkas.baca import locate, read_berkas
from sakip.berkas.indeks import Indeks
from sakip.berkas.model import Berkas
from sakip.cli.hitung import compute
from sakip.cli.laporan import Kerja, run
from sakip.galat import Galat
from sakip.hitung.buku import BukuHasil
from sakip.impor import impor
from sakip.periksa import Dokumen, baca_dokumen
from sakip.periksa.bahan import siapkan
from sakip.periksa.kenali.kamus import ciri

NASKAH = (("bareng", 2024), ("contoh-tahun-berjalan", 2025))
AKHIR = "berlaku"  # the version in force at the end of the year

Isi = Decimal | str


class Kunci(NamedTuple):
    """What a fact is about. nama: letters and figures only."""

    jenis: str
    tingkat: str
    nama: str
    periode: str
    versi: str = ""


class Fakta(NamedTuple):
    """A fact that must come out: any of the names, any of the values."""

    jenis: str
    tingkat: str
    nama: frozenset[str]
    periode: str
    versi: str
    nilai: frozenset[Isi]

    def benar(self, isi: dict[Kunci, set[Isi]]) -> bool:
        return any(self.nilai & ada for ada in self.milik(isi))

    def milik(self, isi: dict[Kunci, set[Isi]]) -> Iterator[set[Isi]]:
        for nama in self.nama:
            kunci = Kunci(self.jenis, self.tingkat, nama, self.periode, self.versi)
            if kunci in isi:
                yield isi[kunci]


# -- what a Berkas says -----------------------------------------------------------


def facts(berkas: Berkas) -> dict[Kunci, set[Isi]]:
    """Every fact of a Berkas, entered or computed for its year."""
    isi: dict[Kunci, set[Isi]] = defaultdict(set)
    tahun = berkas.tahun
    buku = compute(berkas, tahun)
    jenis = {s.id: str(s.jenis) for s in berkas.simpul}
    nama_simpul: dict[str, set[str]] = defaultdict(set)
    for s in berkas.simpul_versi:
        nama_simpul[s.simpul].add(ciri(s.nama))
    nama_ind: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for iv in berkas.indikator_versi:
        nama_ind[iv.indikator].add((jenis[iv.simpul], ciri(iv.nama)))

    def ind(kind: str, indikator: str, periode: str, nilai: Isi | None, versi: str = "") -> None:
        for tingkat, nama in nama_ind[indikator]:
            if nilai is not None:
                isi[Kunci(kind, tingkat, nama, periode, versi)].add(nilai)

    def simpul(kind: str, satu: str, periode: str, nilai: Isi | None) -> None:
        for nama in nama_simpul[satu]:
            if nilai is not None:
                isi[Kunci(kind, jenis[satu], nama, periode)].add(nilai)

    _targets(berkas, ind)
    for r in berkas.realisasi:
        ind(
            "realisasi", r.indikator, r.periode, r.nilai if r.nilai is not None else r.label or None
        )
    for p in berkas.pembanding:
        ind(f"pembanding {p.lingkup}", p.indikator, p.periode, p.nilai)
    for indikator in nama_ind:
        for kind in ("realisasi", "capaian", "kemajuan"):
            ind(kind, indikator, str(tahun), _terbit(buku, kind, indikator, tahun))
    for a in berkas.anggaran:
        simpul(a.jenis + " anggaran", a.simpul, a.periode, a.nilai)
    for t in berkas.terlapor:
        kind, subjek, periode = t.alamat.split("@")[0].split(":")
        if subjek in jenis:
            simpul(kind, subjek, periode, t.nilai)
        else:
            ind(kind, subjek, periode, t.nilai)
    for satu in jenis:
        for kind in ("pagu", "realisasi-anggaran", "serapan"):
            nama = {"pagu": "pagu anggaran", "realisasi-anggaran": "realisasi anggaran"}
            simpul(nama.get(kind, kind), satu, str(tahun), _terbit(buku, kind, satu, tahun))
    for d in berkas.sdm:
        simpul("sdm kebutuhan", d.simpul, d.periode, Decimal(d.kebutuhan))
        simpul("sdm tersedia", d.simpul, d.periode, Decimal(d.tersedia))
    for g in berkas.sarpras:
        isi[Kunci("sarpras standar", "", ciri(g.uraian), g.periode)].add(Decimal(g.standar))
        if g.tersedia is not None:
            isi[Kunci("sarpras tersedia", "", ciri(g.uraian), g.periode)].add(Decimal(g.tersedia))
    layanan = {x.id: ciri(x.nama) for x in berkas.layanan}
    for u in berkas.skm_unsur:
        nilai = u.nilai if u.nilai is not None else _unsur(buku, u.layanan, u.unsur, tahun)
        if nilai is not None:
            # A mean of answers 1 to 4 and its service value of 25 to 100 are one fact.
            nilai = nilai * 25 if nilai <= 4 else nilai
            isi[Kunci("skm unsur", layanan[u.layanan], u.unsur, u.periode)].add(nilai)
    for asp in berkas.ipp_aspek:
        isi[Kunci("ipp aspek", "", asp.aspek, asp.periode)].add(asp.nilai)
    for k in berkas.lke_komponen:
        for kind, n in (("lke nilai", k.nilai), ("lke lapangan", k.lapangan)):
            if n is not None:
                isi[Kunci(kind, "", k.komponen, str(k.tahun_pakai))].add(n)
    jabatan = {j.id: ciri(j.nama) for j in berkas.jabatan}
    rek = {r.id: ciri(r.uraian) for r in berkas.rekomendasi}
    for tl in berkas.tindak_lanjut:
        isi[Kunci("tindak lanjut", rek[tl.rekomendasi], ciri(tl.uraian), str(tahun))].add(
            _action(tl.target, tl.waktu, jabatan.get(tl.penanggung_jawab or "", ""), tl.status)
        )
    return isi


def _targets(berkas: Berkas, ind: Any) -> None:
    indeks = Indeks(berkas)
    semua: dict[tuple[str, str, str], dict[str, Isi | None]] = defaultdict(dict)
    for t in berkas.target:
        nilai = t.nilai if t.nilai is not None else t.label or None
        semua[t.indikator, t.jenis, t.periode][t.versi] = nilai
    for (indikator, kind, periode), versi in semua.items():
        nama = "target" if kind in ("tahunan", "triwulan") else f"target {kind}"
        if nama == "target":
            ind(nama, indikator, periode, versi.get("murni"), "murni")
            akhir = indeks.versi_tahun(int(periode[:4]))
            ind(nama, indikator, periode, versi.get(akhir, versi.get("murni")), AKHIR)
        else:
            ind(nama, indikator, periode, versi.get("murni"))


def _terbit(buku: BukuHasil, ukuran: str, subjek: str, tahun: int) -> Decimal | None:
    ada = buku.ada(ukuran, subjek, str(tahun))
    return ada.terbit if ada is not None else None


def _unsur(buku: BukuHasil, layanan: str, unsur: str, tahun: int) -> Decimal | None:
    return next(
        (h.terbit for h in buku if h.alamat.subjek == f"{layanan}.{unsur}"
         and h.alamat.periode == str(tahun) and h.terbit is not None),
        None,
    )  # fmt: skip


def _action(target: str, waktu: str, siapa: str, status: str) -> str:
    return "|".join((ciri(target), ciri(waktu), siapa, status))


# -- what a transcription says --------------------------------------------------------


def transcribed(data: dict[str, Any], kantor: str, dokumen: str) -> list[Fakta]:
    """The facts that a transcription lists for one office and document."""
    return [*_measured(data, kantor, dokumen), *_history(data, kantor), *_means(data, kantor),
            *_evaluated(data, kantor)]  # fmt: skip


_JENIS = {
    "target": ("target", AKHIR), "target_pk": ("target", AKHIR),
    "target_renja_perubahan": ("target", AKHIR), "target_renja": ("target", "murni"),
    "realisasi": ("realisasi", ""), "capaian": ("capaian", ""),
    "target_akhir_renstra": ("target akhir_renstra", ""), "tingkat_kemajuan": ("kemajuan", ""),
    "benchmark_kabupaten": ("pembanding kabupaten", ""),
    "benchmark_provinsi": ("pembanding provinsi", ""),
    "benchmark_nasional": ("pembanding nasional", ""),
}  # fmt: skip
_TINGKAT = {"sasaran_strategis": "sasaran"}


def _nilai(isi: dict[str, Any] | None) -> Decimal | None:
    return Decimal(str(isi["value"])) if isi and isi.get("value") is not None else None


def _measured(data: dict[str, Any], kantor: str, dokumen: str) -> Iterator[Fakta]:
    indikator = {i["id"]: i for i in data["indikator"] if i["instansi_id"] == kantor}
    cetak: dict[tuple[str, str, str, int], set[Isi]] = defaultdict(set)
    asli: set[tuple[str, str, str, str, int]] = set()
    for p in data["pengukuran"]:
        nilai = _nilai(p["nilai"])
        if p["source"]["dokumen"] != dokumen or p["indikator_id"] not in indikator:
            continue
        if nilai is None or p["jenis"] not in _JENIS:
            continue
        kind, versi = _JENIS[p["jenis"]]
        cetak[kind, versi, p["indikator_id"], p["tahun"]].add(nilai)
        asli.add((p["jenis"], kind, versi, p["indikator_id"], p["tahun"]))
    for _, kind, versi, satu, tahun in sorted(asli):
        i = indikator[satu]
        nama = {ciri(i["nama"]), *map(ciri, (i.get("nama_per_tabel") or {}).values())}
        # Rows of tables that list the same indicator under an older wording of its name.
        nama |= {
            ciri(b["indikator_raw"]) for b in data["realisasi_tahunan_per_baris"]
            if b["indikator_id"] == satu
        }  # fmt: skip
        nama = {n.lstrip("0123456789") for n in nama}
        tingkat = _TINGKAT.get(i["level"], i["level"])
        nilai_semua = frozenset(cetak[kind, versi, satu, tahun])
        yield Fakta(kind, tingkat, frozenset(nama), str(tahun), versi, nilai_semua)


def _history(data: dict[str, Any], kantor: str) -> Iterator[Fakta]:
    """Rows of earlier years whose indicator is no longer used."""
    for b in data["realisasi_tahunan_per_baris"]:
        for tahun, isi in b["realisasi"].items():
            nilai = _nilai(isi)
            if b["indikator_id"] is None and nilai is not None:
                nama = ciri(b["indikator_raw"]).lstrip("0123456789")
                yield Fakta(
                    "realisasi", b["level"], frozenset({nama}), tahun, "", frozenset({nilai})
                )


def _means(data: dict[str, Any], kantor: str) -> Iterator[Fakta]:
    simpul = {
        s["id"]: s for bagian in ("program", "kegiatan", "sub_kegiatan", "sasaran_strategis")
        for s in data[bagian] if s["instansi_id"] == kantor
    }  # fmt: skip

    def satu(kind: str, unit: str, level: str, tahun: int, isi: Any) -> Iterator[Fakta]:
        nilai = _nilai(isi)
        if nilai is None or unit not in simpul:
            return
        s = simpul[unit]
        nama = {ciri(s.get("nama") or s["uraian"])}
        for n in (s.get("nama_per_tabel") or {}).values():
            polos = n.split(":", 1)[-1].strip()
            nama |= {ciri(polos), ciri(polos.removeprefix("Program "))}
        nama |= {n.lstrip("0123456789") for n in nama}
        yield Fakta(kind, level, frozenset(nama), str(tahun), "", frozenset({nilai}))

    for a in data["anggaran"]:
        for kind, kunci in (
            ("pagu anggaran", "alokasi"), ("realisasi anggaran", "realisasi"),
            ("serapan", "persen_serapan"),
        ):  # fmt: skip
            yield from satu(kind, a["unit_id"], a["level"], a["tahun"], a.get(kunci))
    for a in data["anggaran_per_sasaran"]:
        for kind, kunci in (("pagu anggaran", "alokasi"), ("realisasi anggaran", "realisasi")):
            yield from satu(kind, a["sasaran_strategis_id"], "sasaran", a["tahun"], a.get(kunci))
    for bagian, kolom, level in (
        ("per_sasaran", "sasaran_strategis_id", "sasaran"),
        ("per_program", "program_id", "program"),
    ):  # fmt: skip
        for s in data["sdm"][bagian]:
            if s[kolom]:
                for kind, kunci in (
                    ("sdm kebutuhan", "kebutuhan"),
                    ("sdm tersedia", "ketersediaan"),
                ):
                    yield from satu(kind, s[kolom], level, 2024, s[kunci])
    for g in data["sarpras"]["baris"]:
        for kind, kunci in (
            ("sarpras standar", "standar_kebutuhan"), ("sarpras tersedia", "hasil_rekon_2024")
        ):  # fmt: skip
            if (nilai := _nilai(g[kunci])) is not None:
                nama = frozenset({ciri(g["uraian"])})
                yield Fakta(kind, "", nama, "2024", "", frozenset({nilai}))


def _evaluated(data: dict[str, Any], kantor: str) -> Iterator[Fakta]:
    from sakip.impor.kata import id_dari, kata

    skm = data["skm"]
    for layanan in skm["layanan"]:
        for u in layanan["unsur"]:
            unsur = id_dari(kata().skm_unsur, u["unsur"])
            nilai = _nilai(u["nilai"])
            assert nilai is not None
            yield Fakta("skm unsur", ciri(layanan["layanan"]), frozenset({unsur}),
                        str(skm["tahun"]), "", frozenset({nilai}))  # fmt: skip
    for a in data["ipp"]["aspek"]:
        nilai = _nilai(a["nilai_indikator"])
        assert nilai is not None
        aspek = id_dari(kata().ipp_aspek, a["aspek"])
        yield Fakta("ipp aspek", "", frozenset({aspek}), "2024", "", frozenset({nilai}))
    for k in data["lke"]["komponen"]:
        komponen = id_dari(kata().lke_komponen, k["komponen"])
        for kind, kunci in (("lke nilai", "nilai_lke"), ("lke lapangan", "evaluasi_lapangan")):
            if (nilai := _nilai(k[kunci])) is not None:
                yield Fakta(kind, "", frozenset({komponen}), "2024", "", frozenset({nilai}))
    for t in data["tindak_lanjut"]:
        isi = _action(t["target"]["raw"], t["waktu"], ciri(t["penanggung_jawab"]), "selesai")
        yield Fakta("tindak lanjut", ciri(t["rekomendasi"]), frozenset({ciri(t["rencana_aksi"])}),
                    "2024", "", frozenset({isi}))  # fmt: skip


# -- measuring ----------------------------------------------------------------------------


def score(fakta: Iterable[Fakta], isi: dict[Kunci, set[Isi]], *, rinci: bool) -> tuple[int, int]:
    """Print recall per kind, and the misses; returns right and all."""
    benar: Counter[str] = Counter()
    semua: Counter[str] = Counter()
    luput = []
    for f in fakta:
        semua[f.jenis] += 1
        if f.benar(isi):
            benar[f.jenis] += 1
        else:
            luput.append(f)
    for kind in sorted(semua):
        print(f"  {kind:<24} {benar[kind]:>4} / {semua[kind]:<4}")
    if rinci:
        for f in luput:
            ada = [sorted(map(str, x)) for x in f.milik(isi)]
            nama = min(f.nama)[:60]
            print(f"    luput {f.jenis} {f.tingkat[:14]} {f.periode} {f.versi} {nama}: "
                  f"tercetak {sorted(map(str, f.nilai))[:3]}, ada {ada[:2]}")  # fmt: skip
    return sum(benar.values()), sum(semua.values())


def own_papers(folder: Path) -> Iterator[tuple[str, Path]]:
    kerja = [
        Kerja("lkjip", kantor, tahun, folder / f"lkjip-{kantor}.{bentuk}")
        for kantor, tahun in NASKAH for bentuk in ("docx", "pdf")
    ]  # fmt: skip
    for satu, galat in run(kerja):
        if galat is not None:
            raise galat
        yield satu.berkas, satu.tujuan


_TAK_BERBARIS = ("skm", "ipp", "lke", "tindak", "sarpras")
"""Kinds whose name is an id, or stands in a heading: printed whenever the Berkas has them."""

Cetak = list[tuple[str, set[Decimal]]]


def of_berkas(berkas: Berkas, cetak: Cetak) -> list[Fakta]:
    """The yearly facts of a Berkas that a row of its own paper prints, under any of their names."""
    sama: dict[str, frozenset[str]] = {}
    for lembar, kolom in ((berkas.indikator_versi, "indikator"), (berkas.simpul_versi, "simpul")):
        nama: dict[str, set[str]] = defaultdict(set)
        for satu in lembar:
            nama[getattr(satu, kolom)].add(ciri(satu.nama))
        for semua in nama.values():
            sama |= {n: sama.get(n, frozenset()) | semua for n in semua}
    hasil: dict[tuple[object, ...], Fakta] = {}
    for k, nilai in facts(berkas).items():
        milik = sama.get(k.nama, frozenset({k.nama}))
        bulat = {n.quantize(Decimal("0.01")) for n in nilai if isinstance(n, Decimal)}
        angka = {n for n in nilai if isinstance(n, Decimal)} | bulat
        tercetak = k.jenis.startswith(_TAK_BERBARIS) or any(
            any(n in teks for n in milik) and angka & isi for teks, isi in cetak
        )
        # Targets of other years are not in the report; a like figure beside the name is chance.
        lain = k.jenis == "target renstra_tahunan" or (
            k.jenis == "target" and k.periode != str(berkas.tahun)
        )
        if tercetak and not lain and "-T" not in k.periode:
            fakta = Fakta(
                k.jenis, k.tingkat, milik, k.periode, k.versi, frozenset({*nilai, *bulat})
            )
            hasil.setdefault((k.jenis, k.tingkat, milik, k.periode, k.versi), fakta)
    return list(hasil.values())


def printed(dokumen: Dokumen) -> Cetak:
    """Names and figures of each row of its tables; the annex that recounts all is left out."""
    bernama = ("indikator", "program", "sasaran")
    tabel = [t for t in siapkan(dokumen).tabel if any(k.peran in bernama for k in t.kolom)]
    return [
        (ciri(" ".join(s.teks for s in b.sel)), {a.nilai for a in b.angka.values()})
        for t in tabel for b in t.baris
    ]  # fmt: skip


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--dokumen", type=Path, help="laporan yang diimpor")
    p.add_argument("--data", type=Path, help="salinan isinya (JSON)")
    p.add_argument("--kantor", default="bareng", help="id kantor dalam data")
    p.add_argument("--id-dokumen", default="004", help="id dokumen dalam data")
    p.add_argument("--rinci", action="store_true", help="sebutkan yang luput")
    args = p.parse_args()
    if args.dokumen:
        data = json.loads(args.data.read_text())
        _one(args.dokumen, transcribed(data, args.kantor, args.id_dokumen), args.rinci)
        return
    with tempfile.TemporaryDirectory() as folder:
        for kantor, path in own_papers(Path(folder)):
            cetakan = printed(baca_dokumen(path))
            _one(path, of_berkas(read_berkas(str(locate(kantor))), cetakan), args.rinci)


def _one(path: Path, fakta: list[Fakta], rinci: bool) -> None:
    mulai = time.perf_counter()
    try:
        hasil = impor(baca_dokumen(path))
    except Galat as galat:
        print(f"{path.name}: {galat}")
        for satu in galat.rincian[:10]:
            print(f"  {satu}")
        return
    lama = time.perf_counter() - mulai
    print(f"{path.name} ({lama:.1f} s)")
    benar, semua = score(fakta, facts(hasil.berkas), rinci=rinci)
    persen = f"{benar} dari {semua} ({benar / max(1, semua) * 100:.1f}%)"
    report({f"fakta {path.name}": persen, "diragukan": str(len(hasil.ragu))})


if __name__ == "__main__":
    main()
