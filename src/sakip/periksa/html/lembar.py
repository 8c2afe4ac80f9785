"""The document itself with its findings marked: pages as pictures, or tables and paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sakip.periksa.baca.gambar import Gambar
from sakip.periksa.html.kartu import kotak
from sakip.periksa.html.tulis import Html, aman, gabung, u
from sakip.periksa.keluaran import TemuanData
from sakip.periksa.model import Blok, Dokumen, Paragraf, Sel, TabelSumber, Tempat

Bernomor = tuple[int, TemuanData]
_DEKAT = 3  # rows and paragraphs shown around a finding
_KEPALA = 3
_PANJANG = 40  # a table up to so many rows is shown whole


def halaman(temuan: Sequence[Bernomor], gambar: Mapping[int, Gambar]) -> Html:
    """Pictures of the pages that have findings, each finding boxed."""
    per: dict[int, list[Bernomor]] = defaultdict(list)
    for satu in temuan:
        per[satu[1].halaman or 0].append(satu)
    return gabung(*(_halaman(n, gambar[n], isi) for n, isi in sorted(per.items()) if n in gambar))


def simpanan(gambar: Mapping[int, Gambar]) -> Html:
    """Each picture once, for the pages and the excerpts to use."""
    return u("svg", {"class": "simpanan", "width": "0", "height": "0", "aria-hidden": "true"},
             u("defs", {}, *(
                 u("image", {"id": f"g-{n}", "width": f"{g.lebar:.1f}", "height": f"{g.tinggi:.1f}",
                             "href": f"data:image/webp;base64,{g.isi}"})
                 for n, g in gambar.items())))  # fmt: skip


def _halaman(nomor: int, g: Gambar, temuan: Sequence[Bernomor]) -> Html:
    return u(
        "figure", {"class": "halaman", "id": f"h-{nomor}", "data-hlm": str(nomor)},
        u("figcaption", {}, f"Halaman {nomor}"),
        u("svg", {"viewBox": f"0 0 {g.lebar:.1f} {g.tinggi:.1f}", "role": "group",
                  "aria-label": f"Gambar halaman {nomor}, {len(temuan)} temuan ditandai"},
          u("use", {"href": f"#g-{nomor}"}),
          *(u("a", {"id": f"k-{t.id}", "href": f"#t-{t.id}", "class": f"titik {t.kelas}",
                    "data-cek": t.cek, "data-kelas": str(t.kelas)},
              u("title", {}, f"{n}. {t.pesan}"), kotak(t), _nomor(n, t))
            for n, t in temuan)),
    )  # fmt: skip


def _nomor(n: int, t: TemuanData) -> Html | None:
    if t.kotak is None:
        return None
    lebar = 5.0 + 5.5 * len(str(n))
    x, y = max(0.0, t.kotak[0] - lebar / 2), max(0.0, t.kotak[1] - 9)
    return gabung(
        u("rect", {"class": f"label {t.kelas}", "x": f"{x:.1f}", "y": f"{y:.1f}",
                   "width": f"{lebar:.1f}", "height": "12", "rx": "2"}),
        u("text", {"class": "label", "x": f"{x + lebar / 2:.1f}", "y": f"{y + 9:.1f}",
                   "text-anchor": "middle"}, n),
    )  # fmt: skip


def bagian(dokumen: Dokumen, temuan: Sequence[Bernomor]) -> Html:
    """Tables and paragraphs that have findings, what stands around them, the places marked."""
    per: dict[Tempat, list[Bernomor]] = defaultdict(list)
    for satu in temuan:
        per[satu[1].tempat].append(satu)
    kena = [n for n, b in enumerate(dokumen.blok) if any(t in per for t in _tempat(b))]
    tampil = sorted({m for n in kena for m in range(n - 1, n + 2) if 0 <= m < len(dokumen.blok)})
    isi: list[Html] = []
    for ke, n in enumerate(tampil):
        if ke and tampil[ke - 1] != n - 1:
            isi.append(u("hr", {}))
        blok = dokumen.blok[n]
        if isinstance(blok, TabelSumber):
            if n in kena:
                isi.append(_tabel(blok, per))
        elif n in kena or not _judul(dokumen, n):
            isi.append(_paragraf(blok, per.get(blok.tempat, ())))
    return gabung(*isi)


def _judul(dokumen: Dokumen, n: int) -> bool:
    """Whether a paragraph is the title of the table below it, which says it again."""
    satu, sesudah = dokumen.blok[n], dokumen.blok[n + 1 : n + 2]
    return isinstance(satu, Paragraf) and any(
        isinstance(b, TabelSumber) and satu.teks in b.judul for b in sesudah
    )


def _tempat(blok: Blok) -> Iterator[Tempat]:
    if isinstance(blok, Paragraf):
        yield blok.tempat
    else:
        yield from (sel.tempat for baris in blok.baris for sel in baris)


def _paragraf(p: Paragraf, temuan: Sequence[Bernomor]) -> Html:
    letak = _letak(p.tempat)
    isi = _tandai(p.teks, temuan)
    return u("p", {"class": "kalimat kena" if temuan else "kalimat"},
             u("span", {"class": "letak"}, letak) if letak else None, isi)  # fmt: skip


def _tandai(teks: str, temuan: Sequence[Bernomor]) -> Html:
    """Text with what is stated marked where it can be found in it, else numbers in front."""
    jejak = gabung(*(_tautan(n, t) for n, t in temuan))
    if len({t.tercetak for _, t in temuan}) == 1:
        tercetak = temuan[0][1].tercetak
        awal, ada, akhir = teks.partition(tercetak) if tercetak else (teks, "", "")
        if ada and len(ada) < len(teks):
            kelas = str(temuan[0][1].kelas)
            return gabung(awal, u("mark", {"class": kelas}, ada), jejak, akhir)
    return gabung(jejak, teks)


def _tautan(n: int, t: TemuanData) -> Html:
    return u("a", {"id": f"k-{t.id}", "href": f"#t-{t.id}", "class": f"titik {t.kelas}",
                   "title": t.pesan, "data-cek": t.cek, "data-kelas": str(t.kelas)}, n)  # fmt: skip


def _letak(tempat: Tempat) -> str:
    if tempat.baris:
        return f"Baris {tempat.baris}"
    if tempat.lembar:
        return f"Lembar {tempat.lembar} {tempat.sel}"
    halaman = f"Halaman {tempat.halaman}, " if tempat.halaman else ""
    return f"{halaman}{tempat.sel}".rstrip(", ")


def _tabel(tabel: TabelSumber, per: Mapping[Tempat, Sequence[Bernomor]]) -> Html:
    """The table, of a long one the head and the rows around its findings."""
    kena = {n for n, baris in enumerate(tabel.baris) if any(s.tempat in per for s in baris)}
    tampil = set(range(len(tabel.baris)))
    if len(tabel.baris) > _PANJANG:
        dekat = {m for n in kena for m in range(n - _DEKAT, n + _DEKAT + 1)}
        tampil &= dekat | set(range(_KEPALA))
    baris, sudah, lewat = [], set[Tempat](), 0
    for n, satu in enumerate(tabel.baris):
        if n not in tampil:
            lewat += 1
            continue
        if lewat:
            baris.append(_lewat(lewat, tabel.lebar))
            lewat = 0
        baris.append(u("tr", {}, u("th", {"scope": "row"}, _nama_baris(satu)),
                       *(_sel(s, per, sudah) for s in satu)))  # fmt: skip
    if lewat:
        baris.append(_lewat(lewat, tabel.lebar))
    return u("div", {"class": "gulir", "tabindex": "0", "role": "group", "aria-label": "Tabel"},
             u("table", {}, u("caption", {}, tabel.judul) if tabel.judul else None,
               u("tbody", {}, *baris)))  # fmt: skip


def _lewat(banyak: int, lebar: int) -> Html:
    teks = f"… {banyak} baris tidak ditampilkan"
    return u("tr", {"class": "redup"}, u("td", {"colspan": str(lebar + 1)}, teks))


def _nama_baris(baris: Sequence[Sel]) -> str:
    """The number a person counts rows by in that kind of file."""
    tempat = baris[0].tempat
    if tempat.baris:
        return str(tempat.baris)
    return "".join(c for c in tempat.sel if c.isdigit()) if tempat.lembar else ""


def _sel(sel: Sel, per: Mapping[Tempat, Sequence[Bernomor]], sudah: set[Tempat]) -> Html:
    """A cell; of a merged one only where it begins carries the text."""
    temuan = () if sel.tempat in sudah else per.get(sel.tempat, ())
    angka = sel.teks[:1].isdigit() or sel.teks.startswith("Rp")
    isi = aman(sel.teks) if sel.asal or temuan else u("span", {"class": "redup"}, sel.teks)
    if not temuan:
        return u("td", {"class": "angka" if angka else None}, isi)
    sudah.add(sel.tempat)
    kelas = f"kena {temuan[0][1].kelas}{' angka' if angka else ''}"
    return u("td", {"class": kelas}, isi, " ", *(_tautan(n, t) for n, t in temuan))
