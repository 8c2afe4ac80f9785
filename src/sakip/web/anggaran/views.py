"""Data: the means of the year and the figures behind the indicators; money as a table."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sakip.berkas.baris import Anggaran as BarisAnggaran
from sakip.galat import Galat
from sakip.hitung import KANTOR
from sakip.web.alur.tampilan import Permintaan, halaman_kantor
from sakip.web.anggaran.selectors import money, sums, table
from sakip.web.anggaran.services import receiver, simpan_baris
from sakip.web.dasar.waktu import hari_ini
from sakip.web.organisasi.selectors import tahun_dihitung
from sakip.web.sunting.judul import JUDUL
from sakip.web.sunting.sel import of_year
from sakip.web.sunting.services import Konflik
from sakip.web.sunting.tampilan import take_in

_KELOMPOK = (
    (_("Orang dan sarana"), ("sdm", "sarpras")),
    (
        _("Kepuasan dan pelayanan publik"),
        ("layanan", "skm_unsur", "skm_responden", "ipp_aspek", "ipp_f03"),
    ),
)


@halaman_kantor("kantor.lihat")
def data(request: Permintaan) -> HttpResponse:
    """Where every kind of data stands: how many rows, and the way to each."""
    request.siklus = "data"
    berkas, _aturan, buku = tahun_dihitung(request.kantor, request.tahun)
    kelompok = [
        {
            "judul": judul,
            "lembar": [
                {
                    "nama": nama,
                    "judul": JUDUL[nama],
                    "banyak": sum(of_year(b, request.tahun) for b in getattr(berkas, nama)),
                }
                for nama in semua
            ],
        }
        for judul, semua in _KELOMPOK
    ]
    setahun = str(request.tahun)
    angka = [
        (judul, h)
        for judul, ukuran in (
            (_("Pagu"), "pagu"),
            (_("Realisasi"), "realisasi-anggaran"),
            (_("Serapan"), "serapan"),
            (_("Ketersediaan pegawai"), "ketersediaan-sdm"),
            (_("Ketersediaan sarana"), "ketersediaan-sarpras"),
            (_("Indeks Kepuasan Masyarakat"), "ikm"),
            (_("Indeks Pelayanan Publik"), "ipp"),
        )
        if (h := buku.ada(ukuran, KANTOR, setahun))
    ]
    return render(request, "anggaran/data.html", {"kelompok": kelompok, "angka": angka})


@halaman_kantor("kantor.lihat")
def anggaran(request: Permintaan) -> HttpResponse:
    request.siklus = "data"
    isi = {
        "tabel": table(request.kantor, request.tahun),
        "boleh": request.akses.boleh("anggaran.ubah", request.kantor),
    }
    return render(request, "anggaran/anggaran.html", isi)


@halaman_kantor("anggaran.ubah")
@require_POST
def simpan(request: Permintaan, simpul: str) -> HttpResponse:
    """One line of the table; the answer is how it went and the sums that follow."""
    isian = {k: v for k, v in request.POST.items() if isinstance(v, str)}
    revisi = {
        k.removeprefix("revisi."): int(v)
        for k, v in isian.items()
        if k.startswith("revisi.") and v.isdecimal()
    }
    galat: Galat | None = None
    status = 200
    try:
        simpan_baris(
            actor=request.user,
            kantor=request.kantor,
            tahun=request.tahun,
            simpul=simpul,
            isian=isian,
            revisi=revisi,
            pada=hari_ini(),
        )
    except Konflik as salah:
        galat, status = salah, 409
    except Galat as salah:
        if salah.kode == "akses.ditolak":
            raise
        galat, status = salah, 422
    request.kantor.refresh_from_db(fields=["masukan"])
    if not request.htmx:
        if galat is None:
            return redirect("anggaran", request.kantor.uuid, request.tahun)
        raise galat
    isi: dict[str, Any] = {"galat": galat, "simpul": simpul}
    if isinstance(galat, Konflik) and isinstance(galat.terbaru, BarisAnggaran):
        isi["sekarang"] = money(galat.terbaru)
    tabel = table(request.kantor, request.tahun)
    isi["tabel"] = tabel
    isi["baris"] = next((b for b in tabel.baris if b.simpul.simpul == simpul), None)
    _, _, buku = tahun_dihitung(request.kantor, request.tahun)
    isi["jumlah"] = sums(buku, KANTOR, request.tahun, tabel.periode)
    return render(request, "anggaran/keadaan.html", isi, status=status)


@halaman_kantor("anggaran.ubah")
def impor(request: Permintaan) -> HttpResponse:
    """Money from a table of another program."""
    request.siklus = "data"
    kembali = reverse("anggaran", args=(request.kantor.uuid, request.tahun))
    alamat = reverse("anggaran-impor", args=(request.kantor.uuid, request.tahun))
    return take_in(request, lambda: receiver(request.kantor, request.tahun), alamat, kembali)
