"""One's own account: who I am here today; and the explanation of any figure."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from sakip.berkas.indeks import Indeks
from sakip.core.alamat import Alamat
from sakip.hitung.penjelasan import input_name, measure_name, parts
from sakip.web.alur.catatan import riwayat_angka
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.organisasi.selectors import tahun_dihitung

TERSENDIRI = ("Hitungan", "Masukan")


@halaman_kantor("kantor.lihat")
def jejak(request: Permintaan, alamat: str) -> HttpResponse:
    """The sum in words, inputs, rule and article, and who entered it when: in place, or a page."""
    berkas, _, buku = tahun_dihitung(request.kantor, request.tahun)
    hasil, indeks = buku.ambil(Alamat.baca(alamat)), Indeks(berkas)
    isi = {
        "judul": measure_name(hasil.alamat, berkas, indeks),
        "hasil": hasil,
        "masukan": [(input_name(m, hasil, berkas, indeks), m) for m in hasil.masukan],
        # Inputs are shown as figures one can open; the rest as the library says it.
        "bagian": [x for x in parts(berkas, indeks, buku, hasil) if x[0] not in TERSENDIRI],
        "riwayat": riwayat_angka(request.kantor, hasil.alamat.subjek, str(hasil.alamat.periode)),
    }
    nama = "alur/jejak.html" if request.htmx else "alur/jejak_halaman.html"
    return render(request, nama, isi | {"kantor": request.kantor, "tahun": request.tahun})
