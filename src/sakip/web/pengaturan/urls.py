from __future__ import annotations

from django.urls import path

from sakip.web.pengaturan import views, views_hiasan, views_pemasangan, views_pengganti

_HIASAN = "k/<uuid:kantor>/<int:tahun>/organisasi/gambar/"
_PENGGANTI = "k/<uuid:kantor>/<int:tahun>/organisasi/pengganti/"

urlpatterns = [
    path("k/<uuid:kantor>/<int:tahun>/organisasi/", views.organisasi, name="organisasi"),
    path(_HIASAN, views_hiasan.hiasan, name="hiasan"),
    path(f"{_HIASAN}<uuid:gambar>/", views_hiasan.unduh, name="hiasan-unduh"),
    path(f"{_HIASAN}<uuid:gambar>/hapus/", views_hiasan.hapus, name="hiasan-hapus"),
    path(_PENGGANTI, views_pengganti.pengganti, name="pengganti"),
    path(f"{_PENGGANTI}<uuid:uuid>/akhiri/", views_pengganti.akhiri, name="pengganti-akhiri"),
    path("pemasangan/", views_pemasangan.pemasangan, name="pemasangan"),
    path("pemasangan/<uuid:daerah>/", views_pemasangan.daerah, name="pemasangan-daerah"),
    path("pemasangan/<uuid:daerah>/admin/", views_pemasangan.admin, name="pemasangan-admin"),
    path(
        "pemasangan/<uuid:daerah>/admin/<uuid:uuid>/sandi/",
        views_pemasangan.sandi,
        name="pemasangan-sandi",
    ),
    path("daerah/", views.daerah, name="daerah"),
    path("daerah/kantor/impor/", views.kantor_impor, name="kantor-impor"),
    path("daerah/akun-baru/", views.akun_baru, name="akun-baru"),
    path("daerah/orang/<uuid:uuid>/", views.orang, name="orang"),
    path("daerah/orang/<uuid:uuid>/sandi/", views.orang_sandi, name="orang-sandi"),
    path("daerah/orang/<uuid:uuid>/aktif/", views.orang_aktif, name="orang-aktif"),
    path("daerah/tugas/<uuid:uuid>/akhiri/", views.tugas_akhiri, name="tugas-akhiri"),
]
