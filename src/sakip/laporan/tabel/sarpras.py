"""The inventory of facilities against its standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sakip.berkas import baris as b
from sakip.core.angka import TanpaNilai
from sakip.hitung import KANTOR
from sakip.laporan.bahan import Bahan
from sakip.laporan.kalimat import Kalimat, capital, in_words, series
from sakip.laporan.tabel.dasar import TabelNaskah, table, total
from sakip.laporan.tabel.sel import TANPA_SARPRAS, missing, number
from sakip.laporan.uraian import own_words
from sakip.naskah.pohon import Baris, Blok, Isi, Kolom, Nilai, Paragraf, Rujuk

_SARPRAS = "tabel-sarpras"
_TANPA_KEBUTUHAN = "n/a: standar kebutuhannya nol, jadi persentasenya tidak dapat dihitung."


def _inventory(bahan: Bahan, nomor: str) -> tuple[Blok, ...]:
    barang = [s for s in bahan.berkas.sarpras if s.periode == str(bahan.tahun)]
    if not barang:
        return missing(bahan, TANPA_SARPRAS)

    def cells(subjek: str) -> tuple[Isi, ...]:
        return (
            number(bahan, "sarpras-tersedia", subjek, satuan="unit"),
            number(bahan, "sarpras-standar", subjek, satuan="unit"),
            _availability(bahan, subjek),
        )

    tabel = table(
        nomor,
        f"Ketersediaan Sarana dan Prasarana Tahun {bahan.tahun}",
        ("No", "Uraian", "Tersedia (unit)", "Standar kebutuhan (unit)", "Ketersediaan (%)"),
        (Kolom("tengah", 7), Kolom(), *(Kolom("koma", 15) for _ in range(3))),
        (
            *(
                Baris((str(ke), s.uraian, *cells(f"sarpras-{s.urut}")))
                for ke, s in enumerate(sorted(barang, key=lambda s: s.urut), 1)
            ),
            total("Jumlah", 2, *cells(KANTOR)),
        ),
        sumber=_TANPA_KEBUTUHAN if any(s.standar == 0 for s in barang) else "",
        label=_SARPRAS,
    )
    return (
        Paragraf(
            (
                f"Keadaan {len(barang)} jenis sarana dan prasarana dibandingkan dengan standar "
                "kebutuhannya dalam ",
                Rujuk(_SARPRAS),
                ".",
            )
        ),
        tabel,
        *own_words(bahan, "sarpras", _inventory_words(bahan, barang)),
    )


def _availability(bahan: Bahan, subjek: str) -> Isi:
    """Percent of the standard; a standard of nought has none."""
    hasil = bahan.hasil("ketersediaan-sarpras", subjek)
    if hasil and hasil.kosong and hasil.kosong.jenis is TanpaNilai.TAK_TERDEFINISI:
        return Nilai(str(hasil.alamat), "n/a")
    return number(bahan, "ketersediaan-sarpras", subjek)


def _inventory_words(bahan: Bahan, barang: Sequence[b.Sarpras]) -> tuple[Blok, ...]:
    """How many kinds meet their standard; those that do not, with what is there."""
    penuh, kurang = 0, list[Kalimat]()
    for s in barang:
        subjek = f"sarpras-{s.urut}"
        hasil = bahan.hasil("ketersediaan-sarpras", subjek)
        if hasil is None or hasil.terbit is None:
            continue
        if hasil.terbit >= 100:
            penuh += 1
            continue
        tersedia = number(bahan, "sarpras-tersedia", subjek, satuan=s.satuan)
        standar = number(bahan, "sarpras-standar", subjek, satuan=s.satuan)
        kurang.append((f"{s.uraian} (", tersedia, " dari ", standar, ")"))
    isi: Kalimat = (
        f"Dari {len(barang)} jenis, {in_words(penuh)} memenuhi standar dan "
        f"{in_words(len(kurang))} belum.",
    )
    if tanpa := len(barang) - penuh - len(kurang):
        isi += (f" {capital(in_words(tanpa))} jenis tidak punya standar kebutuhan.",)
    if kurang:
        isi += (" Yang belum memenuhi standar: ", *series(kurang), ".")
    return (Paragraf(isi),)


TABEL: Mapping[str, TabelNaskah] = {"sarpras": TabelNaskah(_inventory)}
