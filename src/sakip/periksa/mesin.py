"""All checks run over one document; what does not hold becomes findings, the weightiest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sakip.core.angka import bulatkan, cetak_penuh
from sakip.periksa.bahan import Bahan, siapkan
from sakip.periksa.cek import SEMUA
from sakip.periksa.cek.capaian import TERBALIK
from sakip.periksa.cek.dasar import Cek, CekKaitan, CekTemuan
from sakip.periksa.dugaan import Dugaan, TahunLalu, duga
from sakip.periksa.fakta import kelompokkan, subjek
from sakip.periksa.kaitan import Kaitan, Pilihan, cocok, nilai_cetak, seharusnya
from sakip.periksa.kenali import Cara, Tabel, selang
from sakip.periksa.kenali.kamus import makin_rendah
from sakip.periksa.model import Dokumen, JenisTemuan, Temuan
from sakip.periksa.rangkum import rangkum

_BALIK = 2  # ways to try for one that has the sign of the print
_BERARAH = ("beda", "kalimat")
_BERANGKA = 3  # figures that make a table one of figures


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """What came of one document.

    benar: the figures recomputed that hold, and how; lewat: tables of figures of which none was
    compared with anything.
    """

    dokumen: Dokumen
    temuan: tuple[Temuan, ...]
    benar: tuple[tuple[Kaitan, Pilihan], ...]
    lewat: tuple[Tabel, ...] = ()

    @property
    def cocok(self) -> dict[str, int]:
        """By check, how many figures were recomputed and hold."""
        return dict(Counter(kaitan.cek for kaitan, _ in self.benar))

    def jumlah(self, jenis: JenisTemuan) -> int:
        return sum(1 for satu in self.temuan if satu.jenis is jenis)


def periksa(dokumen: Dokumen, cek: Sequence[Cek] = SEMUA) -> HasilPeriksa:
    """Recompute everything that can be recomputed and say what cannot be true."""
    bahan = siapkan(dokumen)
    kaitan: list[Kaitan] = []
    temuan: list[Temuan] = []
    for satu in cek:
        if isinstance(satu, CekKaitan):
            # What a workbook computed by a formula was not mistyped; a sum may leave rows out.
            kaitan += [
                k
                for k in satu.kaitan(bahan)
                if not k.keluar.sel.rumus or k.cek == "tingkat" or cocok(k)
            ]
    # What the document says of a figure outranks what its heading lets us guess.
    tersurat = {id(k.keluar) for k in kaitan if k.tersurat}
    kaitan = [k for k in kaitan if k.tersurat or id(k.keluar) not in tersurat or cocok(k)]
    benar = tuple((k, cara) for k in kaitan if (cara := cocok(k)))
    kaitan = _searah(kaitan, benar)
    bahan = replace(bahan, terbukti=frozenset(id(k.keluar) for k, p in benar if _terbukti(k, p)))
    for satu in cek:
        if isinstance(satu, CekTemuan):
            temuan += satu.temuan(bahan)
    temuan += _dari_kaitan(kaitan, bahan)
    return HasilPeriksa(dokumen, rangkum(temuan), benar, tuple(_lewat(bahan, kaitan)))


def _terbukti(k: Kaitan, pilihan: Pilihan) -> bool:
    """Whether a figure that follows from others is more than a copy of one of them."""
    return all(m.nilai != k.keluar.nilai for m in pilihan.masuk)


def _lewat(bahan: Bahan, kaitan: Sequence[Kaitan]) -> Iterator[Tabel]:
    """Tables that hold figures and were not understood, or say nothing that can be compared."""
    sentuh = {id(f.angka) for f in bahan.fakta}
    for k in kaitan:
        sentuh.add(id(k.keluar))
        sentuh.update(id(m) for p in k.pilihan for m in p.masuk)
    for tabel in bahan.tabel:
        angka = [id(a) for b in tabel.baris for a in b.angka.values()]
        if len(angka) >= _BERANGKA and sentuh.isdisjoint(angka):
            yield tabel


def _searah(kaitan: Sequence[Kaitan], benar: Iterable[tuple[Kaitan, Pilihan]]) -> list[Kaitan]:
    """Capaian computed first in the way that other prints of the same indicator bear out."""
    cara: dict[str, Counter[str]] = defaultdict(Counter)
    for k, pilihan in benar:
        if k.cek == "capaian" and pilihan.masuk[0].nilai != pilihan.masuk[1].nilai:
            cara[subjek(k.label)][pilihan.rumus.nama] += 1
    hasil = []
    for k in kaitan:
        lazim = cara[subjek(k.label)].most_common(1) if k.cek == "capaian" else []
        urut = sorted(k.pilihan, key=lambda p: not lazim or p.rumus.nama != lazim[0][0])
        hasil.append(replace(k, pilihan=tuple(urut)) if lazim else k)
    return hasil


def _dari_kaitan(kaitan: Sequence[Kaitan], bahan: Bahan) -> Iterable[Temuan]:
    """Findings of the relations that do not hold."""
    fakta = kelompokkan(bahan.fakta)
    gagal = [k for k in kaitan if cocok(k) is None]
    pas = Counter(k.kelompok for k in kaitan if cocok(k))
    pas_cek = Counter(k.cek for k in kaitan if cocok(k))
    luput = Counter(k.kelompok for k in gagal)
    asing = {
        k.kelompok for k in gagal if not k.kuat and luput[k.kelompok] > max(2, pas[k.kelompok])
    }
    dugaan = duga(kaitan, [k for k in gagal if k.kelompok not in asing], fakta)
    lalu = TahunLalu(bahan.fakta)
    ditanya = set()
    for k in gagal:
        slip = dugaan.get(id(k))
        if k.kelompok not in asing:
            yakin = k.kuat or slip or pas[k.kelompok] >= luput[k.kelompok] or pas_cek[k.cek]
            satu = _temuan(k, JenisTemuan.SALAH if yakin else JenisTemuan.PERTANYAAN)
            yield _di_slip(satu, slip, k, bahan) if slip else satu.dengan(dugaan=lalu.kalimat(k))
        elif k.kelompok not in ditanya:
            # Most of a column does not fit: it means something else than we think. Asked once.
            ditanya.add(k.kelompok)
            satu = _temuan(k, JenisTemuan.PERTANYAAN)
            banyak = f"{luput[k.kelompok]} baris kolom ini tidak dapat diperoleh dari tabelnya."
            yield replace(satu, pesan=f"{satu.pesan} {banyak}")


def _di_slip(temuan: Temuan, slip: Dugaan, k: Kaitan, bahan: Bahan) -> Temuan:
    """The finding at the cell that has the slip: its text, its row, and what should stand there."""
    temuan = replace(temuan, dugaan=slip.kalimat)
    if slip.sel is k.keluar:
        return temuan
    for tabel, baris in bahan.baris():
        for kolom in tabel.kolom:
            if baris.angka.get(kolom.indeks) is slip.sel:
                temuan = replace(temuan, tabel=tabel.judul, label=baris.nama, kolom=kolom.nama)
    return replace(
        temuan,
        tempat=slip.sel.sel.tempat,
        tercetak=slip.sel.sel.teks,
        seharusnya=selang(slip.angka, Cara.BULAT),
    )


def _temuan(k: Kaitan, jenis: JenisTemuan) -> Temuan:
    # Of a rise and a fall, that which has the sign of the print.
    searah = (p for p in k.pilihan[:_BALIK] if _setanda(p, k))
    cara = next(searah, k.pilihan[0]) if k.cek in _BERARAH else k.pilihan[0]
    nilai = nilai_cetak(cara)
    rentang = seharusnya(cara)
    tulis = cara.rumus.tulis(cara.masuk)
    # A sum of one figure is that figure.
    sendiri = len(cara.masuk) == 1 and tulis == cetak_penuh(cara.masuk[0].nilai)
    hasil = "" if nilai is None or sendiri else f" = {_cetak(nilai, k)}"
    hitungan = f"{tulis}{hasil}"
    sebut = f"{k.kolom} {_sebut(k)}".strip()
    kata = "menyebut" if k.tabel == "" else "tercetak"  # a sentence says, a cell has it printed
    pesan = f"{sebut} {kata} {k.keluar.sel.teks}, padahal {hitungan}."
    if jenis is JenisTemuan.PERTANYAAN:
        pesan = f"Dari mana {sebut} {k.keluar.sel.teks}? {hitungan}."
    return Temuan(
        cek=k.cek,
        jenis=jenis,
        pesan=pesan,
        tempat=k.tempat,
        tercetak=k.keluar.sel.teks,
        tabel=k.tabel,
        label=k.label,
        kolom=k.kolom,
        seharusnya=rentang,
        hitungan=hitungan,
        berat=k.berat,
        mengubah_putusan=_mengubah_putusan(k),
    )


def _setanda(cara: Pilihan, k: Kaitan) -> bool:
    nilai = nilai_cetak(cara)
    return nilai is not None and nilai * k.keluar.nilai > 0


def _sebut(k: Kaitan) -> str:
    """The row by its name; a total without one by what it is."""
    return f"'{k.label}'" if k.label else "baris jumlah" if k.cek == "jumlah" else "baris ini"


def _cetak(nilai: object, k: Kaitan) -> str:
    desimal = max(k.keluar.angka.desimal, 2) if k.keluar.angka.satuan != "Rp" else 0
    teks = cetak_penuh(bulatkan(nilai, desimal))  # type: ignore[arg-type]
    return teks.rstrip("0").rstrip(",") if "," in teks else teks


def _mengubah_putusan(k: Kaitan) -> bool:
    """Whether target met or missed reads otherwise with the recomputed value."""
    if k.cek not in ("capaian", "jumlah") or "capaian" not in k.kolom.lower():
        return False
    # Whatever the document computes, an indicator of which less is better is met by less.
    turun = makin_rendah(k.label) and (p for p in k.pilihan if p.rumus in TERBALIK)
    nilai = nilai_cetak(next(turun or iter(()), k.pilihan[0]))
    return nilai is not None and (nilai >= 100) != (k.keluar.nilai >= 100)
