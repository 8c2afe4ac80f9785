"""A document becomes a Berkas Kinerja: everything gathered, put together and validated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pydantic import ValidationError

from sakip.berkas.baris import JenisSimpul
from sakip.berkas.model import LEMBAR, Berkas
from sakip.berkas.periksa import check_with_rules
from sakip.berkas.validasi import validate
from sakip.core.aturan.lapis import kepala
from sakip.galat import Galat
from sakip.hitung import hitung, rulebook_of
from sakip.impor.baris import BarisKinerja, baris_kinerja, robek
from sakip.impor.identitas import TAK_TERBACA, Identitas, jadi_id, kenali
from sakip.impor.kalimat import isi_dari_kalimat, isi_ipp_tercetak
from sakip.impor.kata import kata
from sakip.impor.kinerja import isi_kinerja
from sakip.impor.layanan import isi_ipp, isi_lke, isi_skm
from sakip.impor.lembar import SUMBER, AngkaBaca, Kumpulan, Ragu
from sakip.impor.pilih import Keyakinan
from sakip.impor.pohon import PohonBaca, SimpulBaca, mirip
from sakip.impor.sumber_daya import isi_anggaran, isi_sarpras, isi_sdm
from sakip.impor.tindak import isi_tindak_lanjut
from sakip.impor.uraian import isi_narasi
from sakip.periksa.bahan import siapkan
from sakip.periksa.kenali import SelAngka
from sakip.periksa.kenali.kamus import ciri
from sakip.periksa.model import Dokumen, TabelSumber
from sakip.terjemah import satu_galat

_PUTARAN = 20
_LEMBAR_BARIS = re.compile(r"lembar (\w+) baris (\d+)")
_DEKAT = 12  # blocks after a heading that it may still be about
_JUDUL = 260
_SASARAN_TERBANYAK = 6
_PROGRAM_TERBANYAK = 14


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """What came of a document.

    berkas: valid. ragu: what the user should mend or confirm. angka: every figure put in, with
    its place and how sure it is. belum: indicators and rows of tables that found no place, by name.
    """

    berkas: Berkas
    ragu: tuple[Ragu, ...]
    angka: tuple[AngkaBaca, ...]
    belum: tuple[str, ...]
    catatan: tuple[str, ...]

    @property
    def keyakinan(self) -> Counter[Keyakinan]:
        """How many figures are how sure."""
        return Counter(a.keyakinan for a in self.angka)


def impor(dokumen: Dokumen, tahun: int | None = None) -> HasilImpor:
    """Make a Berkas from a report.

    tahun: the year it reports on, where it does not say so. Raises Galat when there is no year,
    nothing to import, or (with everything listed) when what was read cannot stand as a Berkas.
    """
    bahan = siapkan(dokumen)
    siapa = kenali(dokumen, bahan.tahun if tahun is None else tahun)
    if tahun is not None:
        siapa.tahun = tahun
    akhir = siapa.rencana[1] if siapa.rencana else None
    pohon = PohonBaca(siapa.tahun)
    semua: list[BarisKinerja] = []
    tercerai: list[str] = []
    for tabel, sasaran in zip(bahan.tabel, _judul_sasaran(dokumen), strict=True):
        baris = baris_kinerja(tabel, siapa.tahun, akhir, sasaran)
        if robek(baris):
            tercerai.append(tabel.judul)
            continue
        semua += baris
        pohon.masukkan(baris)
    pohon.ulangi()
    tak_bertuan = pohon.tampung()
    if not pohon.indikator and not pohon.simpul:
        raise Galat(
            "impor.kosong",
            dokumen.nama,
            "Tidak ada tabel indikator, program, atau kegiatan yang terbaca.",
            "Bila dokumennya hasil pindai, simpan dulu sebagai PDF berteks atau DOCX; "
            "bila tabelnya berupa gambar, ketik tabelnya.",
        )
    kumpulan = Kumpulan()
    if tercerai:
        sebab = f"{len(tercerai)} tabel terbaca terpotong-potong dan tidak dipakai. Ketik isinya."
        kumpulan.ragu.append(Ragu("Tabel yang terpotong", sebab, "; ".join(tercerai)[:400]))
    if tak_bertuan is not None:
        sebab = "Tabelnya tidak menyebut sasarannya. Isi namanya, atau pindahkan indikatornya."
        kumpulan.ragu.append(Ragu("Sasaran beberapa indikator", sebab, tak_bertuan.sebutan))
    _gantungkan(pohon, siapa, kumpulan)
    pohon.rapikan()
    _kantor(siapa, dokumen, kumpulan)
    _simpul(pohon, kumpulan)
    isi_kinerja(pohon, kumpulan, {"kabupaten": siapa.daerah, "provinsi": _provinsi(siapa)})
    isi_dari_kalimat(pohon, bahan.kalimat, kumpulan)
    isi_anggaran(pohon, kumpulan)
    isi_sdm(pohon, kumpulan)
    isi_sarpras(bahan.tabel, semua, kumpulan)
    isi_skm(bahan.tabel, siapa.tahun, kumpulan)
    isi_ipp(bahan.tabel, siapa.tahun, kumpulan)
    isi_ipp_tercetak(siapa.tahun, bahan.kalimat, kumpulan)
    isi_lke(bahan.tabel, siapa.tahun, kumpulan)
    isi_tindak_lanjut(bahan.tabel, kumpulan)
    isi_narasi(dokumen, kumpulan)
    _rencana(siapa, kumpulan)
    berkas = _jadikan(siapa, kumpulan, dokumen)
    _uji_hitung(berkas, kumpulan)
    belum = tuple(dict.fromkeys(f"{b.indikator} ({b.tabel.judul})" for b in pohon.lepas))
    return HasilImpor(
        berkas, tuple(kumpulan.ragu), tuple(kumpulan.angka_baca), belum, tuple(dokumen.catatan)
    )


def _judul_sasaran(dokumen: Dokumen) -> Iterator[str]:
    """For each table the sasaran that a heading shortly before it names; empty where none does."""
    nama, jarak = "", 0
    for blok in dokumen.blok:
        jarak += 1
        if isinstance(blok, TabelSumber):
            judul = kata().sasaran_judul.search(blok.judul)
            yield judul["nama"].strip() if judul else nama if jarak <= _DEKAT else ""
        elif len(blok.teks) <= _JUDUL and (cocok := kata().sasaran_judul.search(blok.teks)):
            nama, jarak = cocok["nama"].strip(), 0


# -- the tree -----------------------------------------------------------------------


def _gantungkan(pohon: PohonBaca, siapa: Identitas, kumpulan: Kumpulan) -> None:
    """Give every node the parent that the plan tree asks for."""
    tujuan = _tujuan(pohon, siapa, kumpulan)
    sasaran = [s for s in pohon.simpul if s.jenis is JenisSimpul.SASARAN]
    if not sasaran:
        sasaran = [_baru(pohon, JenisSimpul.SASARAN, (siapa.sasaran or [TAK_TERBACA])[0])]
        sasaran[0].tahun.add(siapa.tahun)
        kumpulan.ragu.append(
            Ragu("Sasaran strategis", "Tidak ada tabel sasaran yang terbaca.", sasaran[0].sebutan)
        )
    for satu in sasaran:
        if satu.induk is None or satu.induk.jenis is not JenisSimpul.TUJUAN:
            satu.induk = tujuan[0]
    if len(tujuan) > 1:
        sebab = "Tujuannya lebih dari satu dan tidak tercetak sasaran mana milik siapa."
        kumpulan.ragu.append(Ragu("Induk sasaran strategis", sebab, tujuan[0].sebutan))
    program = [s for s in pohon.simpul if s.jenis is JenisSimpul.PROGRAM]
    for satu in program:
        if satu.induk is not None and satu.induk.jenis is not JenisSimpul.SASARAN:
            satu.induk = None
    _program(program, sasaran, siapa.tahun, kumpulan)
    for jenis, atas in (
        (JenisSimpul.KEGIATAN, JenisSimpul.PROGRAM),
        (JenisSimpul.SUB_KEGIATAN, JenisSimpul.KEGIATAN),
    ):
        for satu in [s for s in pohon.simpul if s.jenis is jenis]:
            if satu.induk is None or satu.induk.jenis is not atas:
                satu.induk = _wakil(pohon, satu, atas, sasaran, kumpulan)


def _wakil(
    pohon: PohonBaca,
    satu: SimpulBaca,
    jenis: JenisSimpul,
    sasaran: Sequence[SimpulBaca],
    kumpulan: Kumpulan,
) -> SimpulBaca:
    """A parent for a node whose own is not printed: one that stands for the missing level."""
    nama = f"{jenis.value.replace('_', ' ').capitalize()} {TAK_TERBACA}"
    ada = next((s for s in pohon.simpul if s.jenis is jenis and s.sebutan == nama), None)
    if ada is None:
        ada = _baru(pohon, jenis, nama)
        if jenis is JenisSimpul.PROGRAM:
            ada.induk = sasaran[0]
        else:
            ada.induk = _wakil(pohon, ada, JenisSimpul.PROGRAM, sasaran, kumpulan)
        kumpulan.ragu.append(Ragu(f"Induk {satu.sebutan}", "Induknya tidak tercetak.", nama))
    ada.tahun |= satu.tahun
    return ada


def _tujuan(pohon: PohonBaca, siapa: Identitas, kumpulan: Kumpulan) -> list[SimpulBaca]:
    ada = [s for s in pohon.simpul if s.jenis is JenisSimpul.TUJUAN]
    if ada:
        return ada
    nama = siapa.tujuan or [TAK_TERBACA]
    if not siapa.tujuan:
        kumpulan.ragu.append(Ragu("Tujuan", "Tujuan kantor tidak terbaca. Isi namanya."))
    baru = [_baru(pohon, JenisSimpul.TUJUAN, n) for n in nama]
    for satu in baru:
        satu.tahun.add(siapa.tahun)
    return baru


def _baru(pohon: PohonBaca, jenis: JenisSimpul, nama: str) -> SimpulBaca:
    satu = SimpulBaca(jenis)
    satu.nama[nama] += 1
    pohon.simpul.append(satu)
    return satu


def _program(
    program: Sequence[SimpulBaca], sasaran: Sequence[SimpulBaca], tahun: int, kumpulan: Kumpulan
) -> None:
    """Hang the programmes under the sasaran: as printed, as the money adds up, or by words."""
    lepas = [p for p in program if p.induk is None]
    if not lepas:
        return
    if len(sasaran) == 1:
        for p in lepas:
            p.induk = sasaran[0]
        return
    if not _menurut_uang(program, sasaran, tahun):
        for p in lepas:
            terdekat = max(sasaran, key=lambda s: mirip(ciri(_kinerja(p)), ciri(s.sebutan)))
            p.induk = terdekat
        sebab = "Tidak tercetak program mana milik sasaran mana; ditebak dari namanya."
        nama = "; ".join(f"{p.sebutan} → {p.induk.sebutan}" for p in lepas if p.induk)
        kumpulan.ragu.append(Ragu("Sasaran tiap program", sebab, nama[:300]))


def _kinerja(p: SimpulBaca) -> str:
    return p.kinerja.most_common(1)[0][0] if p.kinerja else p.sebutan


def _pagu(s: SimpulBaca, tahun: int) -> set[Any]:
    return {
        c.isi.nilai for c in s.cetakan
        if c.ukur.ukuran == "pagu" and c.ukur.tahun == tahun and isinstance(c.isi, SelAngka)
    }  # fmt: skip


def _menurut_uang(program: Sequence[SimpulBaca], sasaran: Sequence[SimpulBaca], tahun: int) -> bool:
    """Whether just one way of adding up the programmes gives the printed money of each sasaran."""
    uang = {id(p): max(nilai) for p in program if len(nilai := _pagu(p, tahun)) >= 1}
    if len(uang) != len(program) or len(program) > _PROGRAM_TERBANYAK:
        return False
    if len(sasaran) > _SASARAN_TERBANYAK or not all(_pagu(s, tahun) for s in sasaran):
        return False
    bagian: list[tuple[SimpulBaca, ...]] = []
    sisa = list(program)
    for s in sasaran:
        cocok = [
            pilihan
            for n in range(1, len(sisa) + 1)
            for pilihan in combinations(sisa, n)
            if sum(uang[id(p)] for p in pilihan) in _pagu(s, tahun)
        ]
        if len(cocok) != 1:
            return False
        bagian.append(cocok[0])
        sisa = [p for p in sisa if p not in cocok[0]]
    for s, milik in zip(sasaran, bagian, strict=True):
        for p in milik:
            p.induk = s
    return not sisa


def _simpul(pohon: PohonBaca, kumpulan: Kumpulan) -> None:
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
        sebab = f"{len(kosong)} sasaran, program, atau kegiatan tidak punya indikator di laporan."
        kumpulan.ragu.append(Ragu("Indikator yang belum ada", sebab, "; ".join(kosong)[:600]))


def _leluhur(s: SimpulBaca) -> list[SimpulBaca]:
    hasil = []
    while s.induk is not None and s.induk not in hasil:
        hasil.append(s.induk)
        s = s.induk
    return hasil


# -- the frame ------------------------------------------------------------------------


def _provinsi(siapa: Identitas) -> str:
    return f"Provinsi {siapa.provinsi}" if siapa.provinsi else ""


def _kantor(siapa: Identitas, dokumen: Dokumen, kumpulan: Kumpulan) -> None:
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
            kumpulan.ragu.append(Ragu(apa, "Tidak terbaca dari dokumen. Isi di lembar pertama."))
    if siapa.pejabat:
        jabatan = jadi_id(siapa.jabatan) or "kepala"
        kumpulan.tambah("jabatan", {"id": jabatan, "nama": siapa.jabatan, "tingkat": "lainnya"})
        kumpulan.tambah("pejabat", {
            "id": jadi_id(siapa.pejabat) or "pejabat", "jabatan": jabatan, "nama": siapa.pejabat,
            "pangkat": siapa.pangkat, "nip": siapa.nip,
        })  # fmt: skip


def _rencana(siapa: Identitas, kumpulan: Kumpulan) -> None:
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
    sebab = "Tanggalnya tidak tercetak di tabel; isi tanggal ditandatangani."
    kumpulan.ragu.append(
        Ragu("Tanggal berlaku rencana", sebab, "1 Januari" + (" dan 1 Oktober" if berubah else ""))
    )


# -- the file ---------------------------------------------------------------------------


def _jadikan(siapa: Identitas, kumpulan: Kumpulan, dokumen: Dokumen) -> Berkas:
    data: dict[str, Any] = {
        "format": "berkas-kinerja/1",
        "kantor": {
            "id": siapa.id, "nama": siapa.nama or TAK_TERBACA, "jenis": siapa.jenis,
            "daerah": siapa.id_daerah, "nama_daerah": siapa.daerah or TAK_TERBACA,
            "provinsi": siapa.provinsi or TAK_TERBACA,
        },
        "tahun": str(siapa.tahun),
        "tempat_laporan": siapa.tempat,
        "aturan": {"versi": kepala().versi},
        **kumpulan.lembar,
        "catatan": _catatan(kumpulan.ragu),
    }  # fmt: skip
    if siapa.tanggal:
        data["tanggal_laporan"] = siapa.tanggal.isoformat()
    for _ in range(_PUTARAN):
        salah = _salah(data, dokumen)
        if not salah:
            return Berkas.model_validate(data)
        buang = {tempat for galat in salah if (tempat := _baris(galat.tempat))}
        if not buang:
            raise Galat.gabung("impor.isi", dokumen.nama, salah)
        _singkirkan(data, buang, salah, kumpulan)
        data["catatan"] = _catatan(kumpulan.ragu)
    raise Galat.gabung("impor.isi", dokumen.nama, _salah(data, dokumen))


def _uji_hitung(berkas: Berkas, kumpulan: Kumpulan) -> None:
    """Say so where the year cannot be computed: then no document can be made of it either."""
    try:
        hitung(berkas, rulebook_of(berkas))
    except Galat as galat:
        sebab = f"Tahun {berkas.tahun} belum dapat dihitung dan dicetak: {galat}"
        kumpulan.ragu.append(Ragu("Perhitungan", sebab))


def _salah(data: dict[str, Any], dokumen: Dokumen) -> list[Galat]:
    """What keeps the rows from standing as a Berkas, each with sheet and row."""
    try:
        berkas = Berkas.model_validate(data)
    except ValidationError as sebab:
        return [
            Galat("impor.baris", f"lembar {e['loc'][0]} baris {int(e['loc'][1]) + 1}", satu.pesan)
            if len(e["loc"]) > 1 and e["loc"][0] in LEMBAR else satu
            for e in sebab.errors(include_url=False)
            for satu in [satu_galat(e, dokumen.nama)]
        ]  # fmt: skip
    return validate(berkas) or check_with_rules(berkas)


def _baris(tempat: str) -> tuple[str, int] | None:
    cocok = _LEMBAR_BARIS.search(tempat)
    return (cocok[1], int(cocok[2])) if cocok else None


def _singkirkan(
    data: dict[str, Any], buang: set[tuple[str, int]], salah: Sequence[Galat], kumpulan: Kumpulan
) -> None:
    """Take out rows that cannot stand, and say so: the rest is still worth having."""
    for lembar, nomor in sorted(buang, reverse=True):
        isi = data[lembar].pop(nomor - 1)
        sebab = next(g.pesan for g in salah if _baris(g.tempat) == (lembar, nomor))
        pakai = ", ".join(str(v) for k, v in isi.items() if k != "bukti" and v)[:200]
        kumpulan.ragu.append(Ragu(f"Tidak dimasukkan ke lembar {lembar}: {pakai}", sebab))


def _catatan(ragu: Sequence[Ragu]) -> list[dict[str, Any]]:
    """What is doubtful as rows of the sheet of notes, so that it is mended in the workbook."""
    hasil = []
    for nomor, satu in enumerate(ragu, start=1):
        baris: dict[str, Any] = {
            "id": f"impor-{nomor}",
            "jenis": "tak_terputuskan" if len(satu.tercetak) > 1 else "perhatian",
            "perihal": satu.perihal[:200],
            "dipakai": satu.pakai,
            "alasan": f"Hasil impor: {satu.sebab}",
            "tercetak": [
                {"teks": teks, "rujukan": {"dokumen": SUMBER, "tempat": tempat}}
                for teks, tempat in satu.tercetak
            ],
        }
        if satu.alamat:
            baris["alamat"] = satu.alamat
        hasil.append(baris)
    return hasil
