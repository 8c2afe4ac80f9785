"""One finding as a card: what is stated, what it should be, and why."""

from __future__ import annotations

from decimal import Decimal

from sakip.core.angka import cetak_penuh, cetak_ringkas
from sakip.periksa.baca.gambar import Gambar
from sakip.periksa.html.tulis import Html, gabung, u
from sakip.periksa.keluaran import (
    AbaianData,
    AbaianLama,
    SelangData,
    TabelData,
    TempatData,
    TemuanData,
)
from sakip.periksa.model import JenisTemuan

_RUPA = {
    JenisTemuan.SALAH: ("✕", "Salah"),
    JenisTemuan.PERTANYAAN: ("?", "Pertanyaan"),
    JenisTemuan.GAYA: ("≈", "Gaya"),
}
PUTUSAN = "putusan"
_KIRI, _KANAN, _ATAS = 210.0, 70.0, 34.0  # points shown around a box
_TERSEMPIT = 360.0


def lencana(kelas: JenisTemuan) -> Html:
    """The class of a finding by sign, word and colour."""
    tanda, kata = _RUPA[kelas]
    return u("span", {"class": f"lencana {kelas}"}, u("b", {"aria-hidden": "true"}, tanda), kata)


def tempat(t: TempatData | TabelData) -> str:
    """Where a finding stands, in words."""
    bagian = [f"halaman {t.halaman}"] if t.halaman else []
    bagian += [f"lembar {t.lembar}"] if t.lembar else []
    bagian += [f"baris {t.baris}"] if t.baris else []
    bagian += [f"sel {t.sel}" if t.lembar else t.sel] if t.sel else []
    return ", ".join(bagian)


def kartu(t: TemuanData, nomor: int, gambar: Gambar | None, abai: AbaianData | None = None) -> Html:
    """The card of finding number `nomor`, with the reason where it was set aside."""
    putusan = u("span", {"class": "lencana putusan"}, "Mengubah putusan")
    letak = tempat(t)
    return u(
        "article",
        {"class": f"temuan {t.kelas}", "id": f"t-{t.id}", "data-cek": t.cek,
         "data-kelas": str(t.kelas), "data-hlm": str(t.halaman or ""),
         "data-putusan": t.mengubah_putusan, "data-bagian": bagian(t), "data-nomor": str(nomor),
         "tabindex": "-1"},
        u("p", {"class": "tanda-tanda"},
          u("b", {"class": "nomor"}, nomor), lencana(t.kelas),
          putusan if t.mengubah_putusan else None,
          u("small", {}, t.id),
          u("a", {"class": "letak", "href": f"#k-{t.id}"}, letak or "Lihat di dokumen")),
        u("h3", {}, t.label or t.kolom or t.tabel),
        u("p", {"class": "redup"}, " · ".join(filter(None, (t.tabel, t.kolom)))),
        u("p", {}, t.pesan),
        _angka(t),
        u("p", {"class": "dugaan"}, t.dugaan) if t.dugaan else None,
        petikan(t, gambar) if gambar else None,
        alasan(abai) if abai else None,
    )  # fmt: skip


def bagian(t: TemuanData) -> str:
    """The part of the list that a finding belongs to while it is not set aside."""
    return PUTUSAN if t.mengubah_putusan else str(t.kelas)


def _angka(t: TemuanData) -> Html:
    """Stated, should be, because."""
    isi = [("Tercetak", t.tercetak)]
    if t.seharusnya:
        isi.append(("Seharusnya", selang(t.seharusnya)))
    if t.hitungan:
        isi.append(("Sebab", t.hitungan))
    return u("dl", {}, *(gabung(u("dt", {}, k), u("dd", {}, v)) for k, v in isi if v))


def selang(nilai: SelangData) -> str:
    """An interval as people write it, to as many decimals as tell its ends apart."""
    bawah, atas = nilai.bawah, nilai.atas
    if bawah == atas:
        return cetak_penuh(bawah) if _pendek(bawah) else cetak_ringkas(bawah, 4)
    for desimal in range(2, 9):
        teks = cetak_ringkas(bawah, desimal), cetak_ringkas(atas, desimal)
        if teks[0] != teks[1]:
            return f"{teks[0]} sampai {teks[1]}"
    return cetak_ringkas(bawah, 8)


def _pendek(nilai: Decimal) -> bool:
    eksponen = nilai.as_tuple().exponent
    return isinstance(eksponen, int) and eksponen >= -4


def petikan(t: TemuanData, gambar: Gambar) -> Html | None:
    """The part of the page around the box of a finding."""
    if t.kotak is None or t.halaman is None:
        return None
    x0, y0, x1, y1 = t.kotak
    lebar = min(gambar.lebar, max(_TERSEMPIT, x1 - x0 + _KIRI + _KANAN))
    kiri = min(max(0.0, x1 + _KANAN - lebar), gambar.lebar - lebar)
    atas = max(0.0, y0 - _ATAS)
    tinggi = min(gambar.tinggi, y1 + _ATAS) - atas
    if tinggi <= 0:
        return None
    return u(
        "a", {"class": "petikan", "href": f"#k-{t.id}", "aria-label": "Lihat di halamannya"},
        u("svg", {"viewBox": f"{kiri:.1f} {atas:.1f} {lebar:.1f} {tinggi:.1f}",
                  "role": "img", "aria-label": f"Petikan halaman {t.halaman}"},
          u("use", {"href": f"#g-{t.halaman}"}), kotak(t)),
    )  # fmt: skip


def kotak(t: TemuanData) -> Html | None:
    """The box of a finding on its page."""
    if t.kotak is None:
        return None
    x0, y0, x1, y1 = t.kotak
    return u(
        "rect", {"class": f"kotak {t.kelas}", "x": f"{x0:.1f}", "y": f"{y0:.1f}",
                 "width": f"{max(4.0, x1 - x0):.1f}", "height": f"{max(4.0, y1 - y0):.1f}"},
    )  # fmt: skip


def alasan(a: AbaianData | AbaianLama) -> Html:
    """Why something was set aside, by whom and when."""
    siapa = f" ({a.oleh}, {a.pada[:16].replace('T', ' ')})"
    return u("p", {"class": "alasan", "data-id": a.id, "data-alasan": a.alasan, "data-oleh": a.oleh,
                   "data-pada": a.pada},
             u("b", {}, "Diabaikan: "), a.alasan,
             u("span", {"class": "redup"}, siapa))  # fmt: skip
