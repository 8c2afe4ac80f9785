from __future__ import annotations

from django.urls import path, register_converter

from sakip.web.pengukuran import views, views_bersama, views_bukti, views_daerah, views_luar


class PeriodeConverter:
    """``2025``, ``2025-T1``: the year or a quarter of it."""

    regex = r"[0-9]{4}(?:-T[1-4])?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(PeriodeConverter, "periode")

DI = "k/<uuid:kantor>/<int:tahun>/ukur/"
urlpatterns = [
    path("ukur/<int:tahun>/", views_daerah.daerah, name="ukur-daerah"),
    path("ukur/<int:tahun>/bersama/", views_bersama.bersama, name="ukur-bersama"),
    path(DI, views.ukur, name="ukur"),
    path(f"{DI}<periode:periode>/", views.kisi, name="ukur-periode"),
    path(f"{DI}<periode:periode>/simpan/", views.simpan, name="ukur-simpan"),
    path(f"{DI}<periode:periode>/langkah/", views.langkah, name="ukur-langkah"),
    path(f"{DI}<periode:periode>/ringkasan/", views_bersama.ringkasan, name="ukur-ringkasan"),
    path(f"{DI}<periode:periode>/bukti/<str:indikator>/", views_bukti.bukti, name="ukur-bukti"),
    path(f"{DI}luar/", views_luar.nilai_luar, name="nilai-luar"),
    path(
        "k/<uuid:kantor>/<int:tahun>/bukti/<uuid:bukti>/",
        views_bukti.unduh_bukti,
        name="bukti-unduh",
    ),
]
