"""The grid of a quarter as it is shown: every text ready, so that a template only places it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sakip.berkas.baris import Berisi, IndikatorVersi
from sakip.berkas.baris import Realisasi as BarisRealisasi
from sakip.berkas.model import Berkas
from sakip.berkas.periksa import formula_of
from sakip.core.angka import TanpaNilai, cetak_kosong
from sakip.core.aturan.buku import BukuAturan
from sakip.core.aturan.jenis import Alur, Langkah
from sakip.core.jejak import Hasil
from sakip.core.periode import JenisPeriode, Periode
from sakip.core.rumus import tulis_nama, urai
from sakip.hitung import BukuHasil
from sakip.web.alur.akses import Akses, alur_di
from sakip.web.organisasi.models import Kantor
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.pengukuran.isian import KOMPONEN, URAIAN, decimals, written
from sakip.web.pengukuran.models import Pengisian, Realisasi
from sakip.web.pengukuran.perubahan import approved, differences
from sakip.web.pengukuran.selectors import measured, rows_in
from sakip.web.pengukuran.services.sejak import UBAH

SEBAB = {
    TanpaNilai.BELUM_TERSEDIA: gettext_lazy("Belum tersedia"),
    TanpaNilai.TIDAK_DITARGETKAN: gettext_lazy("Tidak ditargetkan periode ini"),
    TanpaNilai.TIDAK_BERLAKU: gettext_lazy("Tidak berlaku"),
    TanpaNilai.TAK_TERDEFINISI: gettext_lazy("Tak terdefinisi (penyebutnya nol)"),
    TanpaNilai.BELUM_DIISI: gettext_lazy("Belum diisi"),
}
"""The five kinds of no number, as one picks them."""

DARI_DATA = {
    "skm": gettext_lazy("dihitung dari survei kepuasan"),
    "ipp": gettext_lazy("dihitung dari penilaian pelayanan publik"),
    "lke": gettext_lazy("dihitung dari evaluasi AKIP"),
    "luar": gettext_lazy("ditetapkan pihak luar"),
}


class Sel(NamedTuple):
    """A computed figure: its text and the address that explains it ("" where there is none)."""

    teks: str = ""
    alamat: str = ""


class SelKomponen(NamedTuple):
    bidang: str
    label: str
    satuan: str
    teks: str
    berulang: bool


@dataclass(slots=True)
class Baris:
    """One indicator in one period. isi: texts of the fields one types, by field.

    boleh_isi: words and figure may be typed now by this person; lewat: how the figure is given
    (``nilai``, ``komponen``, or "" where it is computed from elsewhere, said in `asal`).
    langkah: steps this person may take with it; menunggu: it waits for them to fill or send on.
    """

    indikator: str
    nama: str
    rumus: str
    pemilik: str
    iku: bool
    satuan: str
    sel: dict[str, Sel]
    isi: dict[str, str]
    komponen: Sequence[SelKomponen]
    lewat: str
    asal: str
    revisi: int
    keadaan: str
    nama_keadaan: str
    boleh_isi: bool
    langkah: tuple[str, ...]
    catatan: str = ""
    oleh: str = ""
    bukti: Sequence[tuple[str, str]] = ()
    berubah: Sequence[str] = ()
    perlu_catatan: bool = False
    catatan_ketik: str = ""
    menunggu: bool = False


class Tombol(NamedTuple):
    """A step as a button: to how many rows it applies, and whether it needs a note."""

    id: str
    nama: str
    banyak: int
    wajib_alasan: bool


BANYAK = 4  # rows with one note, from which on it is said above them


class Nota(NamedTuple):
    """What somebody wrote to several rows at once."""

    oleh: str
    catatan: str
    banyak: int


@dataclass
class Kisi:
    """The grid of a period for one person."""

    periode: Periode
    baris: list[Baris] = field(default_factory=list)
    tombol: list[Tombol] = field(default_factory=list)
    rerata: list[tuple[str, Sel]] = field(default_factory=list)

    @property
    def boleh_isi(self) -> bool:
        return any(b.boleh_isi for b in self.baris)

    @property
    def nota(self) -> Nota | None:
        """A note that many rows carry, to be said once for all of them."""
        semua = Counter((b.oleh, b.catatan) for b in self.baris if b.catatan)
        (oleh, catatan), banyak = next(iter(semua.most_common(1)), (("", ""), 0))
        return Nota(oleh, catatan, banyak) if banyak >= BANYAK else None

    @property
    def tanpa_target(self) -> int:
        """Rows of a quarter of which nobody has said a target, nor that there is none."""
        return 0 if self.tahunan else sum(not b.sel["target"].teks for b in self.baris)

    @property
    def perlu_catatan(self) -> bool:
        """Whether there is a step that needs a note."""
        return any(t.wajib_alasan for t in self.tombol)

    @property
    def milik(self) -> int:
        """How many rows wait for this person, where that is not all or none."""
        banyak = sum(b.menunggu for b in self.baris)
        return banyak if banyak < len(self.baris) else 0

    @property
    def tahunan(self) -> bool:
        return self.periode.jenis is JenisPeriode.TAHUN


UKURAN = ("target", "realisasi", "capaian")


def figure_cells(hasil: BukuHasil, indikator: str, periode: str) -> dict[str, Hasil | None]:
    """The computed figures of a row, by the name of their cell."""
    sel = {u: hasil.ada(u, indikator, periode) for u in UKURAN}
    tahun = periode[:4]
    sel["capaian_tahun"] = hasil.ada("capaian", indikator, tahun)
    sel["predikat"] = hasil.ada("predikat", indikator, tahun)
    return sel


def shown(hasil: Hasil | None) -> Sel:
    if hasil is None or (hasil.alamat.ukuran == "predikat" and not hasil.label):
        return Sel()
    return Sel(hasil.tampil, str(hasil.alamat))


_SELURUHNYA = 100  # per cent: a whole


def hint(realisasi: Hasil | None) -> Sel:
    """What a careful reader asks of a share: no refusal, some may be larger than the whole."""
    if realisasi is None or realisasi.terbit is None or realisasi.satuan != "%":
        return Sel()
    if realisasi.terbit <= _SELURUHNYA:
        return Sel()
    return Sel(_("Di atas 100%. Betulkah bagiannya lebih besar dari keseluruhannya?"))


def means(hasil: BukuHasil, periode: str) -> list[tuple[str, Hasil]]:
    """Means of capaian in a period: over main indicators, programmes, activities."""
    nama = {
        "iku": _("Indikator kinerja utama"),
        "program": _("Program"),
        "kegiatan": _("Kegiatan"),
        "sub-kegiatan": _("Sub kegiatan"),
    }
    semua = ((judul, hasil.ada("rerata-capaian", k, periode)) for k, judul in nama.items())
    return [(judul, h) for judul, h in semua if h is not None]


def changed_cells(
    sebelum: BukuHasil, sesudah: BukuHasil, indikator: Iterable[str], periode: str
) -> dict[str, dict[str, Sel]]:
    """Cells of a period that say something else than before, by indicator."""
    if sebelum is sesudah:
        return {}
    beda: dict[str, dict[str, Sel]] = {}
    for satu in indikator:
        lama, baru = (figure_cells(h, satu, periode) for h in (sebelum, sesudah))
        isi = {n: shown(h) for n, h in baru.items() if not _same(lama[n], h)}
        if isi:
            beda[satu] = isi
    return beda


def _same(a: Hasil | None, b: Hasil | None) -> bool:
    if a is None or b is None:
        return a is b
    return (a.terbit, a.label, a.teks) == (b.terbit, b.label, b.teks) and (
        a.terbit is not None or a.kosong == b.kosong
    )


def typed_texts(iv: IndikatorVersi, baris: BarisRealisasi | None) -> dict[str, str]:
    """What stands in the fields of a row, each text such that typing it again changes nothing."""
    isi = dict.fromkeys(("nilai", "alasan", *URAIAN), "")
    isi |= {f"{KOMPONEN}{k.nama}": "" for k in iv.komponen}
    if baris is None:
        return isi
    isi |= {n: getattr(baris, n) for n in ("alasan", *URAIAN)}
    isi["nilai"] = typed_figure(baris, iv.satuan, decimals(iv))
    satuan = {k.nama: k.satuan for k in iv.komponen}
    for nama, nilai in (baris.komponen or {}).items():
        banyak = nilai if isinstance(nilai, tuple) else (nilai,)
        teks = (written(n, satuan=satuan.get(nama, "")) for n in banyak)
        isi[f"{KOMPONEN}{nama}"] = "; ".join(teks)
    return isi


def typed_figure(baris: Berisi, satuan: str, desimal: int | None) -> str:
    """The figure of a row as one would type it: number, class, or kind of no number.

    satuan, desimal: by which its cell is read (`isian.read_cell`).
    """
    if baris.nilai is not None:
        return written(baris.nilai, satuan=satuan, desimal=desimal)
    if baris.kosong is None or baris.kosong is TanpaNilai.BELUM_DIISI:
        return baris.label
    return cetak_kosong(baris.kosong)


def formula_words(iv: IndikatorVersi, aturan: BukuAturan, nama: Mapping[str, str]) -> str:
    """How the figure comes about, in words; its written formulation where it has no formula."""
    if iv.rumus:
        label = tuple((k.nama, k.label) for k in iv.komponen)
        return _words(iv.rumus, label, tuple(_references(iv.rumus, nama)))
    if iv.rumus_aturan:
        rumus = formula_of(iv, aturan, date(iv.tahun, 12, 31))
        return tulis_nama(rumus, {k.nama: k.label for k in iv.komponen}) if rumus else ""
    return iv.formulasi


def _references(rumus: str, nama: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((f"@{i}", n) for i, n in nama.items() if f"@{i}" in rumus) if "@" in rumus else ()


@lru_cache(maxsize=8192)
def _words(
    rumus: str, label: tuple[tuple[str, str], ...], rujukan: tuple[tuple[str, str], ...]
) -> str:
    return tulis_nama(urai(rumus), dict(label) | dict(rujukan))


def grid(kantor: Kantor, tahun: int, periode: str, akses: Akses) -> Kisi:
    """The grid of a quarter or year for a person: as many queries whatever the rows."""
    berkas, aturan, hasil = tahun_dihitung(kantor, tahun)
    return _Penyusun(kantor, berkas, aturan, hasil, Periode.baca(periode), akses).kisi()


class _Penyusun:
    """Puts the grid together."""

    def __init__(
        self,
        kantor: Kantor,
        berkas: Berkas,
        aturan: BukuAturan,
        hasil: BukuHasil,
        periode: Periode,
        akses: Akses,
    ) -> None:
        self.kantor, self.berkas, self.aturan, self.hasil = kantor, berkas, aturan, hasil
        self.periode, self.kode, self.akses = periode, str(periode), akses
        self.alur: Alur = alur_di(kantor.pemda, akses.pada)
        self.keadaan = {k.id: k for k in self.alur.keadaan}
        self.iv = measured(berkas, self.kode)
        self.nama = {iv.indikator: iv.nama for iv in self.iv}
        self.jabatan = {j.id: j.nama for j in berkas.jabatan}
        self.dokumen = {d.id: d.judul for d in berkas.dokumen}
        self.isi = rows_in(berkas, self.kode)
        saring: dict[str, Any] = {"pemda": kantor.pemda_id, "kantor": kantor, "periode": self.kode}
        self.revisi = dict(
            Realisasi.objects.filter(**saring).values_list("indikator__id_teks", "revisi")
        )
        self.pengisian = {
            nama: sisa
            for nama, *sisa in Pengisian.objects.filter(**saring).values_list(
                "indikator__id_teks", "keadaan", "catatan", "oleh__nama"
            )
        }
        self.triwulan = self._with_quarters() if periode.jenis is JenisPeriode.TAHUN else set()
        self.disetujui = approved(kantor, self.kode)
        self._langkah: dict[tuple[str, str], list[Langkah]] = {}
        self._boleh: dict[str, bool] = {}

    def _with_quarters(self) -> set[str]:
        """Indicators whose year is made of quarters that were filled in."""
        awal = f"{self.kode}-T"
        return {
            r.indikator
            for r in self.berkas.realisasi
            if r.periode.startswith(awal) and r.kosong is None
        }

    def kisi(self) -> Kisi:
        kisi = Kisi(self.periode, [self._row(iv) for iv in self.iv])
        hitung: dict[str, int] = {}
        for b in kisi.baris:
            for nama in b.langkah:
                hitung[nama] = hitung.get(nama, 0) + 1
        for langkah in self.alur.langkah:
            if banyak := hitung.pop(langkah.id, 0):
                kisi.tombol.append(Tombol(langkah.id, langkah.nama, banyak, langkah.wajib_alasan))
        kisi.rerata = [(judul, shown(h)) for judul, h in means(self.hasil, self.kode)]
        return kisi

    def _row(self, iv: IndikatorVersi) -> Baris:
        baris = self.isi.get(iv.indikator)
        milik = iv.penanggung_jawab or ""
        kini, catatan, oleh = self.pengisian.get(iv.indikator, (self.alur.awal, "", ""))
        langkah = self._steps(kini, milik)
        boleh_isi = self.keadaan[kini].dapat_diubah and self._may_fill(milik)
        teks = typed_texts(iv, baris)
        lewat, asal = self._way(iv, baris)
        angka = figure_cells(self.hasil, iv.indikator, self.kode)
        return Baris(
            indikator=iv.indikator,
            nama=iv.nama,
            rumus=formula_words(iv, self.aturan, self.nama),
            pemilik=self.jabatan.get(milik, ""),
            iku=iv.iku,
            satuan=iv.satuan,
            sel={n: shown(h) for n, h in angka.items()} | {"petunjuk": hint(angka["realisasi"])},
            isi=teks,
            komponen=[
                SelKomponen(b := f"{KOMPONEN}{k.nama}", k.label, k.satuan, teks[b], k.berulang)
                for k in iv.komponen
            ]
            if lewat == "komponen"
            else (),
            lewat=lewat,
            asal=asal,
            revisi=self.revisi.get(iv.indikator, 0),
            keadaan=kini,
            nama_keadaan=self.keadaan[kini].nama,
            boleh_isi=boleh_isi,
            menunggu=boleh_isi or any(not s.wajib_alasan for s in langkah),
            langkah=tuple(s.id for s in langkah),
            catatan=catatan,
            oleh=oleh or "",
            bukti=[
                (r.dokumen, self.dokumen.get(r.dokumen, r.dokumen))
                for r in (baris.bukti if baris else ())
            ],
            berubah=[
                str(x)
                for x in differences(self.disetujui, self.hasil, iv.indikator, self.kode, teks)
            ]
            if self.disetujui
            else (),
            perlu_catatan=any(s.wajib_alasan for s in langkah),
        )

    def _way(self, iv: IndikatorVersi, baris: BarisRealisasi | None) -> tuple[str, str]:
        """How the figure of a row is given, and where it comes from when it is not typed."""
        sendiri = baris is not None and baris.kosong is not TanpaNilai.BELUM_DIISI
        if self.periode.jenis is JenisPeriode.TAHUN and not sendiri:
            if iv.asal in DARI_DATA:
                return "", str(DARI_DATA[iv.asal])
            if iv.indikator in self.triwulan:
                return "", _("dihitung dari triwulan")
            if iv.asal == "rumus" and not iv.komponen:
                return "", _("dihitung dari indikator lain")
        return ("komponen" if iv.komponen else "nilai"), ""

    def _steps(self, kini: str, milik: str) -> list[Langkah]:
        if (kini, milik) not in self._langkah:
            self._langkah[kini, milik] = self.akses.langkah(self.alur, kini, self.kantor, milik)
        return self._langkah[kini, milik]

    def _may_fill(self, milik: str) -> bool:
        if milik not in self._boleh:
            self._boleh[milik] = self.akses.boleh(UBAH, self.kantor, milik)
        return self._boleh[milik]
