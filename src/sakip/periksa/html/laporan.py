"""The whole page of one checked document."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from sakip import __version__
from sakip.periksa.baca.gambar import Gambar
from sakip.periksa.html import lembar
from sakip.periksa.html.kartu import kartu
from sakip.periksa.html.tulis import Html, gabung, u
from sakip.periksa.keluaran import HasilData, TemuanData
from sakip.periksa.model import Dokumen, JenisBerkas, JenisTemuan

_SINI = Path(__file__).parent
_BAGIAN = (
    ("Mengubah putusan", lambda t: t.mengubah_putusan),
    ("Salah", lambda t: not t.mengubah_putusan and t.kelas is JenisTemuan.SALAH),
    ("Pertanyaan", lambda t: not t.mengubah_putusan and t.kelas is JenisTemuan.PERTANYAAN),
    ("Gaya", lambda t: not t.mengubah_putusan and t.kelas is JenisTemuan.GAYA),
)


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
        u("main", {"class": "badan"},
          u("section", {"class": "daftar", "aria-label": "Temuan"},
            _saringan(urut) if len(urut) > 1 else None,
            *(_bagian(judul, [s for s in nomor if pilih(s[1])], hasil.berkas, gambar)
              for judul, pilih in _BAGIAN),
            _bersih() if not urut else None,
            _diabaikan(hasil, len(nomor), gambar),
            _benar(hasil)),
          u("section", {"class": "dokumen", "aria-label": "Dokumen", "tabindex": "0"},
            u("h2", {}, "Di dokumen"), isi) if semua else None),
        _kaki(),
    )  # fmt: skip
    gaya = _aturan_saring(urut)
    return rangka(f"{hasil.berkas}: hasil pemeriksaan", badan, gaya, naskah=True)


def rangka(judul: str, badan: Html, gaya: str = "", *, naskah: bool = False) -> str:
    """A page that asks nothing of the network; only our own script may run in it."""
    js = _baca("laporan.js") if naskah else ""
    sidik = base64.b64encode(hashlib.sha256(js.encode()).digest()).decode()
    izin = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'"
    izin += f"; script-src 'sha256-{sidik}'" if naskah else ""
    kepala = gabung(
        u("meta", {"charset": "utf-8"}),
        u("meta", {"http-equiv": "Content-Security-Policy", "content": izin}),
        u("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        u("meta", {"name": "referrer", "content": "no-referrer"}),
        u("title", {}, judul),
        Html(f"<style>{_baca('laporan.css')}{gaya}</style>"),
    )
    akhir = Html(f"<script>{js}</script>") if naskah else None
    halaman = u("html", {"lang": "id"}, u("head", {}, kepala), u("body", {}, badan, akhir))
    return f"<!doctype html>\n{halaman}\n"


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


def _saringan(temuan: Sequence[TemuanData]) -> Html:
    """Choices that style sheets alone obey."""
    kelas = [k for k in JenisTemuan if any(t.kelas is k for t in temuan)]
    halaman = sorted({t.halaman for t in temuan if t.halaman})
    return u(
        "form", {"class": "saringan", "autocomplete": "off"},
        _pilihan("kelas", "Kelas", ((str(k), str(k).capitalize()) for k in kelas)),
        _pilihan("cek", "Pemeriksaan", ((c, c) for c in sorted({t.cek for t in temuan}))),
        _pilihan("hlm", "Halaman", ((str(h), str(h)) for h in halaman)) if halaman else None,
        u("button", {"type": "reset"}, "Semua"),
        u("output", {"id": "tampak", "aria-live": "polite"}),
    )  # fmt: skip


def _pilihan(nama: str, judul: str, isi: Iterable[tuple[str, str]]) -> Html:
    pilihan = [u("option", {"value": ""}, "semua")]
    pilihan += [u("option", {"value": nilai}, teks) for nilai, teks in isi]
    return u("label", {}, judul, u("select", {"id": f"s-{nama}"}, *pilihan))


def _aturan_saring(temuan: Sequence[TemuanData]) -> str:
    """One rule for each choice: what is of another kind is not shown."""
    nilai = {
        "kelas": {str(t.kelas) for t in temuan},
        "cek": {t.cek for t in temuan},
        "hlm": {str(t.halaman) for t in temuan if t.halaman},
    }
    return "".join(
        f'body:has(#s-{apa} option[value="{v}"]:checked) '
        f':is(.temuan,.halaman,.titik)[data-{apa}]:not([data-{apa}="{v}"]){{display:none}}'
        for apa, semua in nilai.items()
        for v in sorted(semua)
    )


def _bagian(
    judul: str,
    temuan: Sequence[tuple[int, TemuanData]],
    berkas: str,
    gambar: Mapping[int, Gambar],
) -> Html | None:
    if not temuan:
        return None
    return u("section", {"class": "bagian"},
             u("h2", {}, judul, u("span", {"class": "banyak"}, len(temuan))),
             *(kartu(t, n, berkas, gambar.get(t.halaman or 0)) for n, t in temuan))  # fmt: skip


def _bersih() -> Html:
    return u("p", {"class": "kosong"}, "Tidak ada temuan.")


def _diabaikan(hasil: HasilData, sudah: int, gambar: Mapping[int, Gambar]) -> Html | None:
    if not hasil.diabaikan:
        return None
    semua = enumerate(hasil.diabaikan, sudah + 1)
    return u("details", {"class": "bagian diabaikan"},
             u("summary", {}, u("h2", {}, "Diabaikan",
               u("span", {"class": "banyak"}, len(hasil.diabaikan)))),
             *(kartu(a.temuan, n, hasil.berkas, gambar.get(a.temuan.halaman or 0), a)
               for n, a in semua))  # fmt: skip


def _benar(hasil: HasilData) -> Html:
    """What was recomputed and holds, by check."""
    baris = [
        u("tr", {}, u("td", {}, u("b", {}, c.id), u("br", {}), c.klaim),
          u("td", {"class": "angka"}, c.cocok))
        for c in hasil.cek
    ]  # fmt: skip
    return u("details", {"class": "bagian"},
             u("summary", {}, u("h2", {}, "Yang diperiksa dan yang cocok")),
             u("table", {}, u("thead", {}, u("tr", {}, u("th", {}, "Pemeriksaan"),
               u("th", {"class": "angka"}, "Angka cocok"))), u("tbody", {}, *baris)))  # fmt: skip


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
