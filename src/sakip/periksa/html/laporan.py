"""The whole page of one checked document."""

from __future__ import annotations

import base64
import hashlib
import shlex
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from sakip import __version__
from sakip.periksa.baca.gambar import Gambar
from sakip.periksa.html import lembar
from sakip.periksa.html.daftar import benar, daftar, dialog, saringan, tak_dihitung
from sakip.periksa.html.tulis import Html, gabung, u
from sakip.periksa.keluaran import HasilData, TemuanData
from sakip.periksa.model import Dokumen, JenisBerkas, JenisTemuan

_SINI = Path(__file__).parent


def tulis_laporan(
    hasil: HasilData,
    dokumen: Dokumen,
    gambar: Mapping[int, Gambar],
    kembali: str | None = None,
) -> str:
    """The page. gambar: of the pages with findings, PDF only; kembali: the page of all files."""
    urut = sorted(hasil.temuan, key=_urutan)
    nomor = list(enumerate(urut, start=1))
    semua = [*nomor, *((n, a.temuan) for n, a in enumerate(hasil.diabaikan, len(nomor) + 1))]
    isi = lembar.halaman(semua, gambar) if gambar else lembar.bagian(dokumen, semua)
    badan = gabung(
        lembar.simpanan(gambar) if gambar else None,
        _kepala(hasil, kembali),
        u("noscript", {}, u("p", {"class": "catatan"}, "Tanpa JavaScript temuan diabaikan dengan"
                            " perintah: ", u("code", {}, _perintah(hasil.berkas))))
        if semua else None,
        u("main", {"class": "badan dua" if semua else "badan", "data-berkas": hasil.berkas},
          u("section", {"class": "daftar", "aria-label": "Temuan"},
            saringan([t for _, t in semua]) if semua else None,
            daftar(hasil, nomor, gambar),
            benar(hasil),
            tak_dihitung(hasil)),
          u("section", {"class": "dokumen", "aria-label": "Dokumen", "tabindex": "0"},
            u("h2", {}, "Di dokumen"), isi) if semua else None),
        dialog() if semua else None,
        _kaki(),
    )  # fmt: skip
    return rangka(f"{hasil.berkas}: hasil pemeriksaan", badan, ("laporan.js", "abaikan.js"))


def rangka(judul: str, badan: Html, naskah: Sequence[str] = ()) -> str:
    """A page that asks nothing of the network; only our own style and script hold in it."""
    css, js = _baca("laporan.css"), "".join(map(_baca, naskah))
    izin = f"default-src 'none'; img-src data:; style-src {_sidik(css)}; script-src {_sidik(js)}"
    izin += "; base-uri 'none'; form-action 'none'"
    kepala = gabung(
        u("meta", {"charset": "utf-8"}),
        u("meta", {"http-equiv": "Content-Security-Policy", "content": izin}),
        u("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        u("meta", {"name": "referrer", "content": "no-referrer"}),
        u("title", {}, judul),
        Html(f"<style>{css}</style>"),
    )
    akhir = Html(f"<script>{js}</script>") if js else None
    halaman = u("html", {"lang": "id"}, u("head", {}, kepala), u("body", {}, badan, akhir))
    return f"<!doctype html>\n{halaman}\n"


def _perintah(berkas: str) -> str:
    return f"sakip periksa {shlex.quote(berkas)} --abaikan ID --alasan '...'"


def _sidik(isi: str) -> str:
    """What a policy calls one piece of style or script by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(isi.encode()).digest()).decode()}'"


@cache
def _baca(nama: str) -> str:
    return (_SINI / nama).read_text(encoding="utf-8")


def _urutan(t: TemuanData) -> tuple[bool, int]:
    """What changes a decision first, then by class; the sort keeps the weight within."""
    return not t.mengubah_putusan, list(JenisTemuan).index(t.kelas)


def _kepala(hasil: HasilData, kembali: str | None) -> Html:
    keterangan = [str(hasil.jenis)]
    keterangan += [f"{hasil.halaman} halaman"] if hasil.halaman else []
    keterangan += [f"{hasil.tabel} tabel"]
    angka = [
        ("putusan", "Mengubah putusan", hasil.putusan),
        *((str(k), str(k).capitalize(), hasil.jumlah(k)) for k in JenisTemuan),
        ("diabaikan", "Diabaikan", len(hasil.diabaikan)),
        ("cocok", "Dihitung ulang dan cocok", len(hasil.cocok)),
    ]
    return u(
        "header", {"class": "kepala"},
        u("p", {"class": "merek"}, "Sakip periksa",
          u("a", {"href": kembali}, "Semua berkas") if kembali else None),
        u("h1", {}, hasil.berkas),
        u("p", {"class": "redup"}, ", ".join(keterangan)),
        u("ul", {"class": "ringkas"},
          *(u("li", {"class": f"{kelas}{'' if n else ' nol'}"}, u("b", {}, n), f" {nama}")
            for kelas, nama, n in angka)),
        u("div", {"class": "catatan"}, u("b", {}, "Perlu diketahui tentang pembacaannya"),
          u("ul", {}, *(u("li", {}, c) for c in hasil.tak_terbaca)))
        if hasil.tak_terbaca else None,
    )  # fmt: skip


def _kaki() -> Html:
    return u("footer", {"class": "kaki redup"},
             f"OpenSAKIP {__version__}. Salah: tidak ada nilai sebenarnya yang cocok dengan semua"
             " cetakannya, dibulatkan atau dipotong. Pertanyaan: mungkin benar dengan masukan yang"
             " tidak tercetak. Gaya: bentuk, bukan angka.")  # fmt: skip


def perlu_gambar(hasil: HasilData) -> list[int]:
    """The pages that have findings, of a file that has pictures."""
    if hasil.jenis is not JenisBerkas.PDF:
        return []
    semua = [*hasil.temuan, *(a.temuan for a in hasil.diabaikan)]
    return sorted({t.halaman for t in semua if t.halaman and t.kotak})
