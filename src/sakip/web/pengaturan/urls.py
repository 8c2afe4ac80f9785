from __future__ import annotations

from django.urls import path

from sakip.web.pengaturan import views, views_hiasan

_HIASAN = "k/<uuid:kantor>/<int:tahun>/organisasi/gambar/"

urlpatterns = [
    path("k/<uuid:kantor>/<int:tahun>/organisasi/", views.organisasi, name="organisasi"),
    path(_HIASAN, views_hiasan.hiasan, name="hiasan"),
    path(f"{_HIASAN}<uuid:gambar>/", views_hiasan.unduh, name="hiasan-unduh"),
    path(f"{_HIASAN}<uuid:gambar>/hapus/", views_hiasan.hapus, name="hiasan-hapus"),
    path("daerah/", views.daerah, name="daerah"),
    path("daerah/kantor/impor/", views.kantor_impor, name="kantor-impor"),
    path("daerah/akun-baru/", views.akun_baru, name="akun-baru"),
    path("daerah/orang/<uuid:uuid>/", views.orang, name="orang"),
    path("daerah/orang/<uuid:uuid>/sandi/", views.orang_sandi, name="orang-sandi"),
    path("daerah/orang/<uuid:uuid>/aktif/", views.orang_aktif, name="orang-aktif"),
    path("daerah/tugas/<uuid:uuid>/akhiri/", views.tugas_akhiri, name="tugas-akhiri"),
]
