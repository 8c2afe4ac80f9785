"""What a save answers to the script of the grid: texts to place, never numbers to compute with."""

from __future__ import annotations

from typing import Any

from sakip.berkas.indeks import Indeks
from sakip.web.pengukuran.kisi import changed_cells, figure_cells, hint, means, shown, typed_texts
from sakip.web.pengukuran.selectors import meaning, measured_in, rows_in
from sakip.web.pengukuran.services import Konflik, Tersimpan


def answer(hasil: Tersimpan, periode: str) -> dict[str, Any]:
    """``baris``: edition and typed texts of rows sent; ``sel``: computed cells of those rows, and
    of others where they changed; ``rerata``: means of the period; ``ditolak``: cells refused, on
    conflict with what stands there now.
    """
    indeks, isi = Indeks(hasil.berkas), rows_in(hasil.berkas, periode)

    def texts(indikator: str) -> dict[str, str]:
        return typed_texts(meaning(indeks, indikator, periode), isi.get(indikator))

    semua = [iv.indikator for iv in measured_in(indeks, periode)]
    beda = changed_cells(hasil.sebelum, hasil.sesudah, semua, periode)
    # A page that missed an earlier answer learns what its rows say by now.
    baris = hasil.revisi | hasil.sama
    for i in baris:
        angka = figure_cells(hasil.sesudah, i, periode)
        beda[i] = {n: shown(h) for n, h in angka.items()} | {"petunjuk": hint(angka["realisasi"])}
    return {
        "baris": {i: {"revisi": r, "isi": texts(i)} for i, r in baris.items()},
        "sel": {
            i: {n: {"teks": s.teks, "alamat": s.alamat} for n, s in sel.items()}
            for i, sel in beda.items()
        },
        "rerata": [
            {"nama": str(nama), "teks": shown(h).teks} for nama, h in means(hasil.sesudah, periode)
        ],
        "ditolak": [
            {
                "indikator": d.indikator,
                "bidang": d.bidang,
                "kode": d.galat.kode,
                "pesan": d.galat.pesan,
                "saran": d.galat.saran,
                **(
                    {
                        "revisi": d.galat.revisi,
                        "oleh": d.galat.oleh,
                        "kini": texts(d.indikator),
                    }
                    if isinstance(d.galat, Konflik)
                    else {}
                ),
            }
            for d in hasil.ditolak
        ],
    }
