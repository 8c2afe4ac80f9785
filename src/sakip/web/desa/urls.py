from __future__ import annotations

from django.urls import path

from sakip.web.desa import views, views_kantor

_KANTOR = "k/<uuid:kantor>/<int:tahun>/desa/"

urlpatterns = [
    path("desa/", views.desa, name="desa"),
    path("desa/<uuid:desa>/<str:periode>/", views.setoran_saya, name="desa-setor"),
    path("desa/berkas/<uuid:setoran>/", views.unduh_saya, name="desa-unduh"),
    path(_KANTOR, views_kantor.setoran, name="setoran"),
    path(f"{_KANTOR}daftar/", views_kantor.daftar, name="setoran-desa"),
    path(f"{_KANTOR}daftar/impor/", views_kantor.impor, name="setoran-desa-impor"),
    path(f"{_KANTOR}daftar/<uuid:desa>/hapus/", views_kantor.hapus, name="setoran-desa-hapus"),
    path(f"{_KANTOR}minta/", views_kantor.minta, name="setoran-minta"),
    path(f"{_KANTOR}minta/<uuid:minta>/hentikan/", views_kantor.henti, name="setoran-hentikan"),
    path(f"{_KANTOR}minta/<uuid:minta>/ambil/", views_kantor.ambilkan, name="setoran-ambil"),
    path(f"{_KANTOR}berkas/<uuid:setoran>/", views_kantor.unduh, name="setoran-unduh"),
    path(
        f"{_KANTOR}berkas/<uuid:setoran>/kembalikan/",
        views_kantor.kembali,
        name="setoran-kembalikan",
    ),
]
