"""The list of findings: how it is filtered, its parts, what was set aside, what holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sakip.periksa.baca.gambar import Gambar
from sakip.periksa.html.kartu import PUTUSAN, alasan, bagian, kartu, tempat
from sakip.periksa.html.tulis import Html, gabung, u
from sakip.periksa.keluaran import CocokData, HasilData, TemuanData
from sakip.periksa.model import JenisTemuan

_BAGIAN = {PUTUSAN: "Mengubah putusan"} | {str(k): str(k).capitalize() for k in JenisTemuan}


def saringan(temuan: Sequence[TemuanData]) -> Html:
    """Choices of what to see; of no use, and not shown, without our script."""
    kelas = [k for k in JenisTemuan if any(t.kelas is k for t in temuan)]
    halaman = sorted({t.halaman for t in temuan if t.halaman})
    berat = [(PUTUSAN, _BAGIAN[PUTUSAN].lower())] if any(t.mengubah_putusan for t in temuan) else []
    return u(
        "form", {"class": "saringan", "autocomplete": "off", "hidden": True},
        _pilihan("kelas", "Kelas", [*berat, *((str(k), str(k)) for k in kelas)]),
        _pilihan("cek", "Pemeriksaan", ((c, c) for c in sorted({t.cek for t in temuan}))),
        _pilihan("hlm", "Halaman", ((str(h), str(h)) for h in halaman)) if halaman else None,
        u("button", {"type": "reset"}, "Tampilkan semua"),
        u("output", {"id": "tampak", "aria-live": "polite"}),
        u("p", {"class": "redup tombol"}, u("kbd", {}, "j"), " berikutnya, ", u("kbd", {}, "k"),
          " sebelumnya, ", u("kbd", {}, "a"), " mengabaikan atau memulihkan"),
    )  # fmt: skip


def _pilihan(nama: str, judul: str, isi: Iterable[tuple[str, str]]) -> Html:
    pilihan = [u("option", {"value": ""}, "semua")]
    pilihan += [u("option", {"value": nilai}, teks) for nilai, teks in isi]
    return u("label", {}, judul, u("select", {"name": nama}, *pilihan))


def daftar(
    hasil: HasilData, nomor: Sequence[tuple[int, TemuanData]], gambar: Mapping[int, Gambar]
) -> Html:
    """All findings, the weightiest first; every part is there, for a finding may return to it."""
    per = {nama: [s for s in nomor if bagian(s[1]) == nama] for nama in _BAGIAN}
    return gabung(
        *(u("section", {"class": "bagian", "data-bagian": nama, "hidden": not per[nama]},
            u("h2", {}, judul, _banyak(len(per[nama]))),
            *(kartu(t, n, gambar.get(t.halaman or 0)) for n, t in per[nama]))
          for nama, judul in _BAGIAN.items()),
        u("p", {"class": "kosong", "hidden": bool(nomor)}, "Tidak ada temuan."),
        _diabaikan(hasil, len(nomor), gambar),
    )  # fmt: skip


def _banyak(banyak: int) -> Html:
    return u("span", {"class": "banyak"}, banyak)


def _diabaikan(hasil: HasilData, sudah: int, gambar: Mapping[int, Gambar]) -> Html:
    semua = enumerate(hasil.diabaikan, sudah + 1)
    return gabung(
        u("section", {"class": "bagian diabaikan", "data-bagian": "diabaikan",
                      "hidden": not hasil.diabaikan},
          u("h2", {}, "Diabaikan", _banyak(len(hasil.diabaikan))),
          *(kartu(a.temuan, n, gambar.get(a.temuan.halaman or 0), a) for n, a in semua)),
        u("section", {"class": "lama"},
          u("h2", {}, "Pernah diabaikan, temuannya tidak ada lagi"),
          *(alasan(a) for a in hasil.abaian_lama)) if hasil.abaian_lama else None,
    )  # fmt: skip


def dialog() -> Html:
    """What asks for the reason, and the line that says what is not saved yet."""
    return gabung(
        u("dialog", {"id": "abaikan", "aria-labelledby": "judul-abaikan"},
          u("form", {"method": "dialog"},
            u("h2", {"id": "judul-abaikan"}, "Abaikan temuan ini"),
            u("p", {"class": "pesan redup"}),
            u("label", {}, "Alasan", u("textarea", {"name": "alasan", "rows": "3",
                                                    "required": True})),
            u("label", {}, "Nama pemeriksa", u("input", {"name": "oleh", "required": True,
                                                         "autocomplete": "name"})),
            u("p", {"class": "tombol-tombol"},
              u("button", {"type": "submit", "class": "utama"}, "Abaikan"),
              u("button", {"type": "button", "class": "batal"}, "Batal")))),
        u("p", {"class": "simpan", "role": "status", "hidden": True},
          u("span", {}), u("button", {"type": "button", "class": "utama"}, "Simpan daftar")),
    )  # fmt: skip


def benar(hasil: HasilData) -> Html:
    """What was recomputed and holds: by check, each figure with its place and sum."""
    urut = sorted(hasil.cocok, key=lambda c: c.cek)
    per = {cek: list(isi) for cek, isi in groupby(urut, key=lambda c: c.cek)}
    return u(
        "details", {"class": "benar"},
        u("summary", {}, u("h2", {}, "Yang diperiksa dan yang cocok")),
        *(u("details", {}, u("summary", {}, u("b", {}, c.id), f" {c.klaim} ", _banyak(c.cocok)),
            _tabel_cocok(per[c.id]))
          if c.id in per else u("p", {"class": "tanpa"}, u("b", {}, c.id), f" {c.klaim}")
          for c in hasil.cek),
    )  # fmt: skip


def tak_dihitung(hasil: HasilData) -> Html | None:
    """Tables of figures of which none was compared with anything."""
    if not hasil.tak_dihitung:
        return None
    return u(
        "details", {"class": "benar"},
        u("summary", {}, u("h2", {}, "Tabel yang angkanya tidak dihitung ulang",
                           _banyak(len(hasil.tak_dihitung)))),
        u("p", {}, "Artinya tidak dikenali dari judul kolomnya, atau tidak ada angka lain di"
          " dokumen ini yang dapat dibandingkan dengannya."),
        u("ul", {}, *(u("li", {}, f"{t.judul} ({letak})" if (letak := tempat(t)) else t.judul)
                      for t in hasil.tak_dihitung)),
    )  # fmt: skip


def _tabel_cocok(semua: Sequence[CocokData]) -> Html:
    return u(
        "div", {"class": "gulir", "tabindex": "0", "role": "group", "aria-label": "Angka cocok"},
        u("table", {},
          u("thead", {}, u("tr", {}, *(u("th", {"scope": "col"}, j)
                                       for j in ("Tempat", "Baris", "Kolom", "Tercetak", "Dari")))),
          u("tbody", {}, *(
              u("tr", {}, u("td", {}, tempat(c)), u("td", {}, c.label), u("td", {}, c.kolom),
                u("td", {"class": "angka"}, c.tercetak), u("td", {}, c.hitungan))
              for c in semua))),
    )  # fmt: skip
