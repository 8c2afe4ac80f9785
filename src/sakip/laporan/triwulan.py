"""Laporan Capaian Kinerja Triwulan: a quarter in short text and tables.

Targets are those of the plan in force on the last day of the quarter. A figure of an indicator
that is filled in cumulatively counts from January; its name says so. Parts of the office's own
text named after the quarter (``hambatan-2025-t2``) stand in place of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from sakip.berkas import baris as b
from sakip.berkas.janji import RencanaAksi
from sakip.berkas.model import Berkas
from sakip.core.angka import TanpaNilai
from sakip.core.jejak import Hasil
from sakip.core.periode import JenisPeriode, Periode, cetak_tanggal
from sakip.galat import Galat
from sakip.hitung import KANTOR, BukuHasil
from sakip.laporan.bahan import Bahan, bind, pick
from sakip.laporan.kalimat import (
    Kalimat,
    fill,
    in_words,
    plain,
    sentence_of,
    series,
    spread_sentence,
)
from sakip.laporan.kepala import finished, letterhead
from sakip.laporan.narasi import listing
from sakip.laporan.pengukuran import SASARAN, goal, measured, roman, sentence, signed_by_hand
from sakip.laporan.rencana_aksi import indicator_name, quarter
from sakip.laporan.tabel.dasar import table, total
from sakip.laporan.tabel.rencana import year_versions
from sakip.laporan.tabel.sel import TANPA_ANGGARAN, has_money, in_unit, missing, node_rows, number
from sakip.laporan.uraian import own_words
from sakip.naskah.gambar.batang import Batang, gambar_batang
from sakip.naskah.gambar.dasar import Terbit
from sakip.naskah.pohon import (
    Bagian,
    Baris,
    Blok,
    Citra,
    Daftar,
    Dokumen,
    Gambar,
    Judul,
    Kolom,
    Paragraf,
    Potongan,
    Rujuk,
)

NASKAH = "Laporan Capaian Kinerja Triwulan"
_TINGKAT = {
    b.JenisSimpul.SASARAN: ("Sasaran Strategis", "iku", "indikator kinerja utama"),
    b.JenisSimpul.PROGRAM: ("Program", "program", "indikator program"),
    b.JenisSimpul.KEGIATAN: ("Kegiatan", "kegiatan", "indikator kegiatan"),
    b.JenisSimpul.SUB_KEGIATAN: ("Sub Kegiatan", "sub-kegiatan", "indikator sub kegiatan"),
}
"""Heading of each level, subject of its mean, and what is counted there."""
_SERATUS = Decimal(100)
_RERATA = (
    "Rata-rata capaian {banyak} {nama} pada triwulan ini adalah {rerata}.",
    "{banyak} {nama} mencapai rata-rata {rerata}.",
)
_SERAPAN = (
    "Sampai akhir {triwulan} anggaran terserap {serapan} dari pagu {pagu}. Belanja pada triwulan "
    "ini sendiri {realisasi}.",
    "Dari pagu {pagu} terserap {serapan} sampai akhir {triwulan}; {realisasi} di antaranya "
    "dibelanjakan pada triwulan ini.",
)
_UJUNG = "Serapan tertinggi pada {tinggi} ({t}) dan terendah pada {rendah} ({r})."
_LANJUT = (
    "Tidak ada indikator terukur yang berada di bawah target triwulan. Pekerjaan dilanjutkan "
    "menurut rencana aksi."
)
_TERBANYAK = 3
"""Indicators that the summary names for having fallen most."""


def triwulan(
    berkas: Berkas,
    buku: BukuHasil,
    *,
    periode: str,
    tanggal: date | None = None,
    lambang: Citra | None = None,
    draf: bool = False,
) -> Dokumen:
    """The report of one quarter (``2025-T2``), signed by the head of the office.

    tanggal: day of signing; without it there is room to write it by hand. Raises Galat for a
    period that is no quarter of the year, or listing what is missing unless a draft.
    """
    saat = _quarter(periode, buku.tahun)
    bahan = Bahan(berkas, buku, draf=draf)
    judul = f"{NASKAH} {roman(periode)} Tahun {bahan.tahun}"
    isi = (
        letterhead(bahan, lambang),
        Judul(1, judul.upper()),
        *_Laporan(bahan, saat).blocks(),
        signed_by_hand(bahan, tanggal, saat.akhir),
    )
    nama = f"Laporan Triwulan {roman(periode)} {bahan.tahun} {berkas.kantor.nama}"
    return finished(bahan, NASKAH, nama, (Bagian(isi),), tanggal or saat.akhir)


def _quarter(periode: str, tahun: int) -> Periode:
    saat = Periode.baca(periode)
    if saat.jenis is not JenisPeriode.TRIWULAN or saat.tahun != tahun:
        raise Galat(
            "laporan.periode",
            f"{NASKAH} {periode}",
            f"Periode {periode} bukan triwulan tahun {tahun}.",
            f"Sebut satu triwulan, misalnya {tahun}-T2.",
        )
    return saat


class _Laporan:
    """One quarter of an office while its report is being written."""

    def __init__(self, bahan: Bahan, saat: Periode) -> None:
        self.bahan = bahan
        self.kode = saat.kode
        self.saat = saat
        self.nama = f"Triwulan {roman(saat.kode)}"
        self.semua = measured(bahan, SASARAN)
        self.janji = [i for i in self.semua if self._targeted(i)]
        self.kurang = [
            (i, c) for i in self.janji if (c := self.capaian(i)) and c.terbit and c.terbit < 100
        ]

    def blocks(self) -> Iterator[Blok]:
        if not self.janji:
            apa = f"target dan realisasi {self.nama} (lembar target dan realisasi)"
            yield from missing(self.bahan, apa)
            return
        yield Judul(2, "Pendahuluan", nomor="A.")
        yield from self._own("pendahuluan", (Paragraf(self._opening()),))
        yield Judul(2, "Capaian Kinerja", nomor="B.")
        yield from self._own("ringkasan", self._summary())
        for ke, jenis in enumerate(j for j in _TINGKAT if self._at(j)):
            yield from self._level(jenis, str(ke + 1))
        yield Judul(2, "Serapan Anggaran", nomor="C.")
        yield from self._money()
        yield Judul(2, "Hambatan dan Upaya", nomor="D.")
        yield from self._own("hambatan", self._obstacles())
        yield Judul(2, "Tindak Lanjut", nomor="E.")
        yield from self._own("tindak-lanjut", self._next_steps())

    def _own(self, bagian: str, blok: Sequence[Blok]) -> tuple[Blok, ...]:
        return own_words(self.bahan, f"{bagian}-{self.kode.lower()}", blok)

    # -- indicators of the quarter -------------------------------------------------

    def _targeted(self, iv: b.IndikatorVersi) -> bool:
        hasil = self.bahan.hasil("target", iv.indikator, self.kode)
        return hasil is not None and (
            hasil.kosong is None or hasil.kosong.jenis is not TanpaNilai.TIDAK_DITARGETKAN
        )

    def _at(self, jenis: b.JenisSimpul) -> list[b.IndikatorVersi]:
        return [i for i in self.janji if self.bahan.indeks.jenis_simpul[i.simpul] is jenis]

    def capaian(self, iv: b.IndikatorVersi, periode: str = "") -> Hasil | None:
        """Capaian of a quarter where it is a number."""
        hasil = self.bahan.hasil("capaian", iv.indikator, periode or self.kode)
        return hasil if hasil and hasil.terbit is not None else None

    # -- words ---------------------------------------------------------------------

    def _opening(self) -> str:
        versi = self.bahan.indeks.versi_triwulan(self.saat)
        rencana = next((v for v in year_versions(self.bahan) if v.id == versi), None)
        menurut = f" menurut {rencana.nama}" if rencana else ""
        return (
            f"Laporan ini menyajikan keadaan kinerja {self.bahan.berkas.kantor.nama} sampai "
            f"{cetak_tanggal(self.saat.akhir)}. Realisasi dibandingkan dengan target triwulan"
            f"{menurut}. Angka indikator bertanda kumulatif dihitung sejak awal tahun, yang lain "
            "hanya untuk triwulan ini."
        )

    def _summary(self) -> tuple[Blok, ...]:
        capaian = [c for i in self.janji if (c := self.capaian(i))]
        ukur, janji = len(capaian), len(self.janji)
        isi = f"Dari {len(self.semua)} indikator, {janji} ditargetkan pada triwulan ini"
        isi += " dan semuanya terukur." if ukur == janji else f"; {ukur} di antaranya terukur."
        if capaian:
            isi += f" {spread_sentence(capaian, 'indikator yang terukur')}"
        return (Paragraf(isi), *self._since_last())

    def _since_last(self) -> tuple[Blok, ...]:
        """How many rose, fell and stayed since the quarter before; which fell most."""
        if self.saat.nomor == 1:
            return ()
        lalu = self.saat.sebelum().kode
        ubah = [
            (kini.terbit - dulu.terbit, i, dulu, kini)
            for i in self.janji
            if (kini := self.capaian(i)) and (dulu := self.capaian(i, lalu))
            if kini.terbit is not None and dulu.terbit is not None
        ]
        if not ubah:
            isi = f"Tidak ada indikator yang juga terukur pada Triwulan {roman(lalu)}."
            return (Paragraf(isi),)
        banyak = (
            (sum(u > 0 for u, *_ in ubah), "naik"),
            (sum(u < 0 for u, *_ in ubah), "turun"),
            (sum(u == 0 for u, *_ in ubah), "tetap"),
        )
        kata = plain(series([f"{in_words(n)} {arah}" for n, arah in banyak if n]))
        kalimat: Kalimat = (
            f"Capaian {in_words(len(ubah))} indikator dapat dibandingkan dengan Triwulan "
            f"{roman(lalu)}: {kata}.",
        )
        turun = sorted((u for u in ubah if u[0] < 0), key=lambda u: u[0])[:_TERBANYAK]
        if turun:
            nama: list[Kalimat] = [
                (f"{i.nama} (dari ", bind(dulu), " menjadi ", bind(kini), ")")
                for _, i, dulu, kini in turun
            ]
            kalimat += (" Penurunan terbesar terjadi pada ", *series(nama), ".")
        return (Paragraf(kalimat),)

    # -- levels --------------------------------------------------------------------

    def _level(self, jenis: b.JenisSimpul, nomor: str) -> Iterator[Blok]:
        judul, subjek, nama = _TINGKAT[jenis]
        indikator = self._at(jenis)
        capaian = [c for i in indikator if (c := self.capaian(i))]
        label = f"tabel-triwulan-{subjek}"
        yield Judul(3, f"Capaian {judul}", nomor=f"B.{nomor}")
        yield Paragraf((*self._mean(subjek, nama, capaian), Rujuk(label), " memuat rinciannya."))
        yield table(
            nomor,
            f"Capaian {judul} {self.nama} Tahun {self.saat.tahun}",
            (
                SASARAN[jenis],
                "Indikator kinerja",
                f"Target {self.saat.tahun}",
                "Target triwulan",
                "Realisasi",
                "Capaian",
            ),
            (Kolom(lebar=24), Kolom(lebar=26), *(Kolom("koma") for _ in range(4))),
            tuple(
                node_rows(
                    indikator,
                    lambda simpul: (goal(self.bahan, simpul),),
                    lambda i: (
                        indicator_name(i),
                        self.bahan.bila_ada("target", i.indikator),
                        quarter(self.bahan, "target", i.indikator, self.kode),
                        self.bahan.nilai("realisasi", i.indikator, self.kode),
                        self.bahan.bila_ada("capaian", i.indikator, self.kode),
                    ),
                )
            ),
            label=label,
        )
        if jenis is b.JenisSimpul.SASARAN:
            yield from self._strategic(indikator)
        yield from self._untargeted(jenis)

    def _mean(self, subjek: str, nama: str, capaian: Sequence[Hasil]) -> Kalimat:
        rerata = self.bahan.hasil("rerata-capaian", subjek, self.kode)
        if rerata is None or rerata.terbit is None or not capaian:
            return (f"Belum ada {nama} yang terukur pada triwulan ini. ",)
        isi: Kalimat = ()
        if len(capaian) > 1:
            isian: dict[str, Potongan | Kalimat] = {
                "banyak": in_words(len(capaian)),
                "nama": nama,
                "rerata": bind(rerata),
            }
            isi = (*fill(pick(str(rerata.alamat), _RERATA), isian), " ")
        return (*isi, f"{spread_sentence(capaian, nama)} ")

    def _strategic(self, indikator: Sequence[b.IndikatorVersi]) -> Iterator[Blok]:
        """The sasaran in a picture and one sentence each."""
        batang, kalimat = [], []
        for i in indikator:
            capaian = self.capaian(i)
            target = self.bahan.hasil("target", i.indikator, self.kode)
            realisasi = self.bahan.hasil("realisasi", i.indikator, self.kode)
            if capaian is None or capaian.terbit is None or target is None or realisasi is None:
                continue
            batang.append(
                Batang(
                    i.nama,
                    Terbit(capaian.terbit, capaian.tampil),
                    Terbit(_SERATUS, "100%"),
                    "baik" if capaian.terbit >= _SERATUS else "kurang",
                )
            )
            kalimat.append(sentence_of(i.nama, target, realisasi, capaian, i.polaritas))
        if len(batang) > 1:
            judul = f"Capaian Indikator Kinerja Utama {self.nama} Dibanding Target"
            yield Gambar("1", judul, gambar_batang(judul, batang))
        if kalimat:
            yield Daftar(tuple(kalimat))

    def _untargeted(self, jenis: b.JenisSimpul) -> Iterator[Blok]:
        tanpa = [
            i.nama
            for i in self.semua
            if self.bahan.indeks.jenis_simpul[i.simpul] is jenis and i not in self.janji
        ]
        if tanpa:
            yield Paragraf(f"Tidak ditargetkan pada triwulan ini: {plain(series(tanpa))}.")

    # -- money ---------------------------------------------------------------------

    def _money(self) -> tuple[Blok, ...]:
        bahan, periode = self.bahan, self.bahan.triwulan[: self.saat.nomor]
        program = [s for s in bahan.bertingkat(b.JenisSimpul.PROGRAM) if s.beranggaran]
        if not program or not has_money(bahan):
            return missing(bahan, TANPA_ANGGARAN)
        tabel = table(
            str(len(_TINGKAT) + 1),
            f"Serapan Anggaran sampai {self.nama} Tahun {self.saat.tahun}",
            (
                "Program",
                "Pagu (Rp)",
                *(f"Realisasi TW {roman(t)} (Rp)" for t in periode),
                f"Serapan s.d. TW {roman(self.kode)} (%)",
            ),
            (Kolom(), Kolom("kanan"), *(Kolom("kanan") for _ in periode), Kolom("koma")),
            (
                *(Baris((s.nama, *self._spent(s.simpul))) for s in program),
                total("Jumlah", 1, *self._spent(KANTOR)),
            ),
            label="tabel-triwulan-anggaran",
        )
        return (Paragraf(self._spent_words(program)), tabel)

    def _spent(self, subjek: str) -> Iterator[Potongan]:
        pagu = self._pagu(subjek)
        yield in_unit(pagu, "Rp") if pagu else number(self.bahan, "pagu", subjek, satuan="Rp")
        for t in self.bahan.triwulan[: self.saat.nomor]:
            yield number(self.bahan, "realisasi-anggaran", subjek, t, satuan="Rp")
        yield number(self.bahan, "serapan", subjek, self.kode)

    def _pagu(self, subjek: str) -> Hasil | None:
        """The budget that the quarter's serapan is measured against."""
        serapan = self.bahan.hasil("serapan", subjek, self.kode)
        alamat = [m.alamat for m in serapan.masukan if m.nama == "pagu"] if serapan else []
        return self.bahan.buku.ambil(alamat[0]) if alamat and alamat[0] else None

    def _spent_words(self, program: Sequence[b.SimpulVersi]) -> Kalimat:
        """How much was spent, and which programmes stand at the ends where they differ."""
        bahan, pagu = self.bahan, self._pagu(KANTOR)
        isi = fill(
            pick(f"serapan:{KANTOR}:{self.kode}", _SERAPAN),
            {
                "triwulan": self.nama,
                "pagu": bind(pagu) if pagu else bahan.nilai("pagu"),
                "serapan": bahan.nilai("serapan", KANTOR, self.kode),
                "realisasi": bahan.nilai("realisasi-anggaran", KANTOR, self.kode),
            },
        )
        urut = sorted(
            (h.terbit, s.nama, h)
            for s in program
            if (h := bahan.hasil("serapan", s.simpul, self.kode)) and h.terbit is not None
        )
        if len(urut) > 1 and urut[0][0] < urut[1][0] and urut[-2][0] < urut[-1][0]:
            (_, rendah, r), (_, tinggi, t) = urut[0], urut[-1]
            ujung: dict[str, Potongan | Kalimat] = {
                "rendah": rendah,
                "r": bind(r),
                "tinggi": tinggi,
                "t": bind(t),
            }
            isi += (" ", *fill(_UJUNG, ujung))
        return isi

    # -- obstacles and what follows --------------------------------------------------

    def _obstacles(self) -> tuple[Blok, ...]:
        butir: list[Kalimat] = []
        disebut: set[str] = set()
        for i in self.semua:
            r = self.bahan.indeks.realisasi.get((i.indikator, self.kode))
            if r is None or not (r.hambatan or r.upaya):
                continue
            disebut.add(i.indikator)
            capaian = self.capaian(i)
            awal: Kalimat = (
                (f"{i.nama} (capaian ", bind(capaian), "): ") if capaian else (f"{i.nama}: ",)
            )
            bagian = (("", r.hambatan), ("Upaya: ", r.upaya))
            butir.append((*awal, " ".join(f"{j}{sentence(t)}" for j, t in bagian if t)))
        lain: list[Kalimat] = [
            (f"{i.nama} (", bind(c), ")") for i, c in self.kurang if i.indikator not in disebut
        ]
        hasil: list[Blok] = [Daftar(tuple(butir), "1.")] if butir else []
        if lain:
            awal_lain = "Indikator lain yang" if butir else "Yang"
            hasil.append(
                Paragraf((f"{awal_lain} belum mencapai target triwulan: ", *series(lain), "."))
            )
        return tuple(hasil) or (Paragraf("Tidak ada hambatan yang tercatat pada triwulan ini."),)

    def _next_steps(self) -> tuple[Blok, ...]:
        """Steps of the next quarter for what missed its target."""
        if not self.kurang:
            return (Paragraf(_LANJUT),)
        langkah = dict.fromkeys(r for i, _ in self.kurang for r in self._steps(i))
        if not langkah:
            return self._steps_in_words()
        arti = {i.indikator: i for i in self.semua}
        baris = []
        for r in langkah:
            iv = arti[r.indikator]
            jabatan = self.bahan.indeks.jabatan.get(r.penanggung_jawab or iv.penanggung_jawab or "")
            baris.append(Baris((iv.nama, r.uraian, jabatan.nama if jabatan else "")))
        depan = f"Triwulan {roman(self.saat.sesudah().kode)}"
        tabel = table(
            "",
            f"Langkah {depan}",
            ("Indikator", "Langkah", "Penanggung jawab"),
            (Kolom(lebar=36), Kolom(lebar=38), Kolom(lebar=26)),
            tuple(baris),
            label="",
        )
        awal = f"Untuk memperbaiki capaian yang belum memenuhi target, pada {depan} dikerjakan"
        return (Paragraf(f"{awal} langkah berikut."), tabel)

    def _steps(self, iv: b.IndikatorVersi) -> list[RencanaAksi]:
        """The next quarter's steps of an indicator, else those of the nodes nearest below it."""
        depan = self.saat.sesudah().kode
        punya = {iv.indikator}
        simpul = {iv.simpul}
        while simpul:
            ada = [
                r
                for r in self.bahan.berkas.rencana_aksi
                if r.periode == depan and r.indikator in punya
            ]
            if ada:
                return sorted(ada, key=lambda r: r.urut)
            simpul = {s.simpul for s in self.bahan.simpul if s.induk in simpul}
            punya = {i.indikator for i in self.bahan.indikator_di(simpul)}
        return []

    def _steps_in_words(self) -> tuple[Blok, ...]:
        daftar = listing(self.bahan, "langkah")
        if not daftar:
            apa = f"tindak lanjut {self.nama} (lembar rencana_aksi, atau narasi bagian langkah)"
            return missing(self.bahan, apa)
        return (Paragraf("Langkah perbaikan yang akan dikerjakan:"), *daftar)
