"""A year whose figures repeat those of the year before: a column copied and not filled again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sakip.periksa.bahan import Bahan
from sakip.periksa.cek.dasar import CekTemuan
from sakip.periksa.fakta import Fakta
from sakip.periksa.model import JenisTemuan, Temuan

_SEDIKITNYA = 4  # figures that differ from each other and yet repeat one by one
_UKURAN = ("realisasi", "realisasi_anggaran")
_DIGIT = 3  # significant digits of a figure that chance does not repeat


def jalankan(bahan: Bahan) -> Iterator[Temuan]:
    per: dict[tuple[str, int | None], dict[str, Fakta]] = defaultdict(dict)
    for f in bahan.fakta:
        if f.ukuran in _UKURAN and f.periode == "/":
            per[f.ukuran, f.tahun].setdefault(f.subjek, f)
    for (ukuran, tahun), kini in per.items():
        lalu = per.get((ukuran, (tahun or 0) - 1), {})
        sama = [(kini[s], lalu[s]) for s in kini if s in lalu and _khas(kini[s])]
        kembar = [(a, b) for a, b in sama if a.angka.nilai == b.angka.nilai]
        beragam = len({a.angka.nilai for a, _ in kembar})
        if beragam >= _SEDIKITNYA and len(kembar) == len(sama):
            yield _temuan(kembar, tahun or 0)


def _khas(f: Fakta) -> bool:
    """Whether a figure is one that two years hardly share."""
    return len(f.angka.nilai.normalize().as_tuple().digits) >= _DIGIT


def _temuan(kembar: Sequence[tuple[Fakta, Fakta]], tahun: int) -> Temuan:
    f, lama = kembar[0]
    contoh = ", ".join(a.angka.sel.teks for a, _ in kembar[:_SEDIKITNYA])
    return Temuan(
        cek="salinan",
        jenis=JenisTemuan.PERTANYAAN,
        pesan=f"Realisasi {tahun} di {f.tabel.judul} sama persis dengan realisasi {tahun - 1} di"
        f" {lama.tabel.judul} untuk {len(kembar)} baris ({contoh}, ...). Apakah tersalin?",
        tempat=f.angka.sel.tempat,
        tercetak=f.angka.sel.teks,
        tabel=f.tabel.judul,
        label=f.nama,
        kolom=f.kolom.nama,
        hitungan=f"{len(kembar)} dari {len(kembar)} angka sama",
        dugaan=f"Mungkin angka tahun {tahun - 1} belum diganti.",
        berat=4,
    )


_ISI = (
    "Tabel 1 Perbandingan realisasi tahun 2024\nNo\tIndikator\tRealisasi 2023\tRealisasi 2024\n"
    "1\tNilai AKIP\t72,12\t{}\n2\tIndeks layanan\t8,02\t8,02\n3\tIKM\t85,31\t85,31\n"
    "4\tPersentase temuan selesai\t91,67%\t91,67%\n5\tJumlah desa\t13\t13\n"
)

CEK = CekTemuan(
    id="salinan",
    klaim="Realisasi tahun ini bukan salinan seluruh realisasi tahun lalu.",
    dasar="Empat angka atau lebih yang semuanya terulang persis tidak terjadi karena kebetulan.",
    temuan=jalankan,
    lolos=_ISI.format("72,13"),
    gagal=_ISI.format("72,12"),
)
