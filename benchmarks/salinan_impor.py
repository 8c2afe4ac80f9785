"""Facts that a transcription of the five documents says must be in their Berkas."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from benchmarks.fakta_impor import AKHIR, Fakta, Isi, action
from sakip.periksa.kenali.kamus import ciri


def transcribed(data: dict[str, Any], kantor: str, dokumen: str) -> list[Fakta]:
    """The facts that a transcription lists for one office and document."""
    hasil = [*_measured(data, kantor, dokumen), *_quarters(data, kantor, dokumen)]
    hasil += _money(data, kantor, dokumen)
    if dokumen == "003":
        hasil += _meanings(data, kantor)
    if kantor == "bareng":
        hasil += [*_history(data), *_means(data, kantor), *_evaluated(data)]
    return hasil


_JENIS = {
    "target": ("target", AKHIR), "target_pk": ("target", AKHIR),
    "target_renja_perubahan": ("target", AKHIR), "target_renja": ("target", "murni"),
    "realisasi": ("realisasi", ""), "capaian": ("capaian", ""),
    "target_akhir_renstra": ("target akhir_renstra", ""), "tingkat_kemajuan": ("kemajuan", ""),
    "benchmark_kabupaten": ("pembanding kabupaten", ""),
    "benchmark_provinsi": ("pembanding provinsi", ""),
    "benchmark_nasional": ("pembanding nasional", ""),
}  # fmt: skip
_KELAS = ("AA", "A", "BB", "B", "CC", "C", "D")
_TANPA_TINGKAT = frozenset({"002"})
"""Documents that print conditions and indicators without saying of which level they are."""
_TINGKAT = {
    "sasaran_strategis": "sasaran", "sasaran_program": "program", "sasaran_kegiatan": "kegiatan",
}  # fmt: skip


def _nilai(isi: dict[str, Any] | None) -> Decimal | None:
    return Decimal(str(isi["value"])) if isi and isi.get("value") is not None else None


def _measured(data: dict[str, Any], kantor: str, dokumen: str) -> Iterator[Fakta]:
    indikator = {i["id"]: i for i in data["indikator"] if i["instansi_id"] == kantor}
    cetak: dict[tuple[str, str, str, int], set[Isi]] = defaultdict(set)
    asli: set[tuple[str, str, str, str, int]] = set()
    for p in data["pengukuran"]:
        nilai: Isi | None = _nilai(p["nilai"])
        if nilai is None and p["nilai"]["raw"] in _KELAS:
            nilai = p["nilai"]["raw"]
        if p["source"]["dokumen"] != dokumen or p["indikator_id"] not in indikator:
            continue
        if nilai is None or p["jenis"] not in _JENIS:
            continue
        kind, versi = _JENIS[p["jenis"]]
        cetak[kind, versi, p["indikator_id"], p["tahun"]].add(nilai)
        asli.add((p["jenis"], kind, versi, p["indikator_id"], p["tahun"]))
    for _, kind, versi, satu, tahun in sorted(asli):
        tingkat, nama = _sebutan(data, indikator[satu])
        if dokumen in _TANPA_TINGKAT:
            tingkat = "sasaran"
        nilai_semua = frozenset(cetak[kind, versi, satu, tahun])
        yield Fakta(kind, tingkat, nama, str(tahun), versi, nilai_semua)


def _sebutan(data: dict[str, Any], i: dict[str, Any]) -> tuple[str, frozenset[str]]:
    """Level and names of an indicator; also the older wordings that rows of tables have."""
    nama = {ciri(i["nama"]), *map(ciri, (i.get("nama_per_tabel") or {}).values())}
    nama |= {
        ciri(b["indikator_raw"]) for b in data["realisasi_tahunan_per_baris"]
        if b["indikator_id"] == i["id"]
    }  # fmt: skip
    return _TINGKAT.get(i["level"], i["level"]), frozenset(n.lstrip("0123456789") for n in nama)


def _quarters(data: dict[str, Any], kantor: str, dokumen: str) -> Iterator[Fakta]:
    """Targets and realisasi of quarters: in rows of their own, or together in one cell."""
    indikator = {i["id"]: i for i in data["indikator"] if i["instansi_id"] == kantor}
    for satu in data["triwulan_2023_bajeng"] if dokumen == "000" else ():
        tingkat, nama = _sebutan(data, indikator[satu["indikator_id"]])
        periode = f"{satu['tahun']}-T{satu['triwulan']}"
        for kind, versi in (("target", AKHIR), ("realisasi", "")):
            if (nilai := _nilai(satu[kind])) is not None:
                yield Fakta(kind, tingkat, nama, periode, versi, frozenset({nilai}))
    hitung: Counter[str] = Counter()
    for p in data["pengukuran"]:
        if p["source"]["dokumen"] == dokumen and p["jenis"] == "target_triwulan":
            hitung[p["indikator_id"]] += 1
            periode = f"{p['tahun']}-T{hitung[p['indikator_id']]}"
            tingkat, nama = _sebutan(data, indikator[p["indikator_id"]])
            nilai = _nilai(p["nilai"])
            assert nilai is not None
            yield Fakta("target", tingkat, nama, periode, AKHIR, frozenset({nilai}))


_RUMUS = re.compile(
    r"frac\{\\text\{(?P<a>[^}]+)\}\}\{\\text\{(?P<b>[^}]+)\}\} \\times 100"
    r"|^(?:<u>)?(?P<c>.+?)(?:</u>)? x 100 (?P<d>.+)$"
)


def _meanings(data: dict[str, Any], kantor: str) -> Iterator[Fakta]:
    """Indicators that a list names, with the formulas that divide one thing by another."""
    for i in data["indikator"]:
        if i["instansi_id"] != kantor:
            continue
        _, nama = _sebutan(data, i)
        yield Fakta("indikator", "", nama, "", "", frozenset({"ada"}))
        if cocok := _RUMUS.search(i["formulasi"]):
            a, b = (ciri(cocok[x] or cocok[y]) for x, y in (("a", "c"), ("b", "d")))
            yield Fakta("rumus", "", nama, "", "", frozenset({f"{a}/{b}×100"}))


def _history(data: dict[str, Any]) -> Iterator[Fakta]:
    """Rows of earlier years whose indicator is no longer used."""
    for b in data["realisasi_tahunan_per_baris"]:
        for tahun, isi in b["realisasi"].items():
            nilai = _nilai(isi)
            if b["indikator_id"] is None and nilai is not None:
                nama = ciri(b["indikator_raw"]).lstrip("0123456789")
                yield Fakta(
                    "realisasi", b["level"], frozenset({nama}), tahun, "", frozenset({nilai})
                )


def _money(data: dict[str, Any], kantor: str, dokumen: str) -> Iterator[Fakta]:
    if kantor == "bareng":
        return  # with the other means
    program = {p["id"]: ciri(p["nama"]) for p in data["program"] if p["instansi_id"] == kantor}
    for a in data["anggaran"]:
        di_sini = any(s["dokumen"] == dokumen for s in a["source"])
        nilai = _nilai(a.get("alokasi"))
        if di_sini and a["unit_id"] in program and nilai is not None:
            nama = frozenset({program[a["unit_id"]]})
            yield Fakta("pagu anggaran", "program", nama, str(a["tahun"]), "", frozenset({nilai}))


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


def _evaluated(data: dict[str, Any]) -> Iterator[Fakta]:
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
        isi = action(t["target"]["raw"], t["waktu"], ciri(t["penanggung_jawab"]), "selesai")
        yield Fakta("tindak lanjut", ciri(t["rekomendasi"]), frozenset({ciri(t["rencana_aksi"])}),
                    "2024", "", frozenset({isi}))  # fmt: skip
