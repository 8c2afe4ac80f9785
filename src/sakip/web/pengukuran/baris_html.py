"""Rows of the grid as HTML.

Built here and not by a template: two hundred rows of twelve cells take Django's template language
some ninety milliseconds, and this a tenth of it. Every text passes `escape`; nothing else does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sakip.web.pengukuran.kisi import Baris, Kisi, Sel, SelKomponen

SEBARIS = 40
"""Letters of an explanation in a line, about."""


class Penulis:
    """Writes the rows of one grid. jejak: address before the address of a figure."""

    def __init__(self, kisi: Kisi, jejak: str, bukti: str, pilih: Collection[str]) -> None:
        self.kisi, self.jejak, self.bukti, self.pilih = kisi, jejak, bukti, pilih
        self.nota = kisi.nota
        self.judul = {
            "penjelasan": escape(_("Penjelasan")),
            "hambatan": escape(_("Kendala")),
            "upaya": escape(_("Upaya")),
        }
        self.kolom = {
            "angka s-target": escape(_("Target")),
            "s-nilai": escape(_("Realisasi")),
            "angka s-capaian": escape(_("Capaian")),
            "angka s-tahun": escape(_("Setahun")),
            "s-keadaan": escape(_("Keadaan")),
            "s-uraian": escape(_("Uraian")),
        }
        self.nilai = escape(_("Realisasi"))
        self.lain = escape(_("Tanpa angka: belum tersedia, tidak berlaku, ..."))
        self.berubah = escape(_("Berubah sejak disetujui"))
        self.catat = escape(_("Beri catatan"))
        self.catatan = escape(_("Catatan untuk"))
        self.tambah = escape(_("Bukti"))
        self.rincian = escape(_("Rincian"))

    def rows(self) -> SafeString:
        return mark_safe("".join(map(self._row, self.kisi.baris)))

    def _row(self, b: Baris) -> str:
        nama = escape(b.nama)
        kelas = f"{'milik-saya ' * b.menunggu}{'' if b.boleh_isi else 'baca'}".strip()
        return (
            f'<tr data-i="{b.indikator}" id="b-{b.indikator}" class="{kelas}">'
            f"{self._head(b, nama)}"
            f"{self._cell('angka s-target', self._figure(b.sel['target']))}"
            f"{self._cell('s-nilai', self._value(b, nama))}"
            f"{self._cell('angka s-capaian', self._figure(b.sel['capaian'], 'capaian'))}"
            f"{self._cell('angka s-tahun', self._year(b))}"
            f"{self._cell('s-keadaan', self._state(b, nama))}"
            f"{self._cell('s-uraian', ''.join(self._words(b, n) for n in self.judul))}</tr>\n"
        )

    def _cell(self, kelas: str, isi: str) -> str:
        return f'<td class="{kelas}" data-judul="{self.kolom[kelas]}">{isi}</td>'

    def _head(self, b: Baris, nama: str) -> str:
        if b.langkah:
            cek = " checked" if b.indikator in self.pilih else ""
            nama = (
                f'<label class="nama"><input type="checkbox" name="pilih" value="{b.indikator}"'
                f"{cek}> <span>{nama}</span></label>"
            )
        else:
            nama = f'<span class="nama">{nama}</span>'
        rumus = f'<span class="rumus">{escape(b.rumus)}</span>' if b.rumus else ""
        nota = ""
        if b.catatan and (self.nota is None or (b.oleh, b.catatan) != self.nota[:2]):
            nota = f'<p class="nota"><b>{escape(b.oleh)}:</b> {escape(b.catatan)}</p>'
        iku = " · IKU" if b.iku else ""
        if not b.boleh_isi:  # on a phone only what one judges by stands open
            buka = f'<button type="button" class="buka" aria-expanded="false" hidden>{self.rincian}'
            nota += f"{buka}</button>"
        return (
            f'<th scope="row" class="lekat">{nama}{rumus}'
            f'<span class="pemilik">{escape(b.pemilik)}{iku}</span>{nota}'
            f'<input type="hidden" name="r:{b.indikator}" value="{b.revisi}"></th>'
        )

    def _figure(self, sel: Sel, nama: str = "") -> str:
        """A computed figure, which opens its explanation."""
        if not sel.alamat and not nama:
            return ""
        tanda = f' data-s="{nama}"' if nama else ""
        tuju = f' hx-get="{self.jejak}{sel.alamat}/" hx-target="#jejak-isi"' if sel.alamat else ""
        return f'<button type="button" class="jejak"{tanda}{tuju}>{escape(sel.teks)}</button>'

    def _writable(self, b: Baris, bidang: str) -> str:
        tulis = f'name="s:{b.indikator}:{bidang}"' if b.boleh_isi else "readonly"
        return f'{tulis} data-b="{bidang}"'

    def _value(self, b: Baris, nama: str) -> str:
        """The field, or one for each part of the formula and what they come to."""
        if b.lewat == "nilai" and b.boleh_isi:
            isi = (
                f'<span class="isian"><input class="sel" {self._writable(b, "nilai")} '
                f'value="{escape(b.isi["nilai"])}" inputmode="decimal" '
                f'aria-label="{self.nilai}, {nama}"><span>{escape(b.satuan)}</span>'
            )
        else:
            isi = "".join(self._component(b, k) for k in b.komponen)
            isi += f'<span class="hasil">{self._figure(b.sel["realisasi"], "realisasi")}'
            isi += f"<small>{escape(b.asal)}</small>" if b.asal else ""
        if b.boleh_isi and b.lewat:
            isi += (
                f'<button type="button" class="lain" aria-label="{self.lain}" '
                f'title="{self.lain}" hidden>⋯</button>'
            )
        alasan, petunjuk = escape(b.isi["alasan"]), ""
        if b.komponen:
            teks = escape(b.sel["petunjuk"].teks)
            petunjuk = f'<small class="petunjuk" data-s="petunjuk">{teks}</small>'
        return f'{isi}</span>{petunjuk}<small class="alasan" data-t="alasan">{alasan}</small>'

    def _component(self, b: Baris, k: SelKomponen) -> str:
        satuan = f" <i>{escape(k.satuan)}</i>" if k.satuan else ""
        panjang = " panjang" if k.berulang else ""
        return (
            f'<label class="isian komponen{panjang}">'
            f'<input class="sel" {self._writable(b, k.bidang)} '
            f'value="{escape(k.teks)}" inputmode="decimal">'
            f"<span>{escape(k.label)}{satuan}</span></label>"
        )

    def _year(self, b: Baris) -> str:
        isi = f'<span class="predikat" data-s="predikat">{escape(b.sel["predikat"].teks)}</span>'
        if self.kisi.tahunan:
            return isi
        return f"{self._figure(b.sel['capaian_tahun'], 'capaian_tahun')} {isi}"

    def _state(self, b: Baris, nama: str) -> str:
        isi = f'<span class="lencana k-{b.keadaan}">{escape(b.nama_keadaan)}</span>'
        if b.berubah:
            isi += (
                f'<details class="berubah"><summary>{self.berubah}</summary>'
                f"<ul>{_items(b.berubah)}</ul></details>"
            )
        if b.perlu_catatan:
            buka = " open" if b.catatan_ketik else ""
            isi += (
                f'<details class="beri-catatan"{buka}><summary>{self.catat}</summary>'
                f'<textarea name="catatan:{b.indikator}" rows="2" '
                f'aria-label="{self.catatan} {nama}">{escape(b.catatan_ketik)}</textarea></details>'
            )
        return f'{isi}<span class="s-bukti">{self._evidence(b)}</span>'

    def _words(self, b: Baris, bidang: str) -> str:
        """One of the three texts of a row, a line of its own; for who only reads, if it says."""
        teks, judul = escape(b.isi[bidang]), self.judul[bidang]
        if not b.boleh_isi:
            return f'<p class="kata"><span>{judul}</span> {teks}</p>' if teks else ""
        tinggi = 1 + len(b.isi[bidang]) // SEBARIS  # where the browser does not fit it to its text
        return (
            f'<label class="kata"><span>{judul}</span><textarea class="sel" '
            f'{self._writable(b, bidang)} rows="{tinggi}" placeholder=" ">{teks}</textarea></label>'
        )

    def _evidence(self, b: Baris) -> str:
        banyak = f" ({len(b.bukti)})" if b.bukti else ""
        judul = escape("; ".join(judul for _id, judul in b.bukti))
        alamat = f"{self.bukti}{b.indikator}/"
        return (
            f'<a href="{alamat}" hx-get="{alamat}" hx-target="#jejak-isi" title="{judul}">'
            f"{self.tambah}{banyak}</a>"
        )


def _items(teks: Iterable[str]) -> str:
    return "".join(f"<li>{escape(t)}</li>" for t in teks)
