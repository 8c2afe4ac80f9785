from __future__ import annotations

from django.urls import path

from sakip.web.perencanaan import views

_TAHUN = "k/<uuid:kantor>/<int:tahun>/"

urlpatterns = [
    path(f"{_TAHUN}rencana/", views.rencana, name="rencana"),
    path(f"{_TAHUN}rencana/cetak/", views.cetak, name="rencana-cetak"),
    path(f"{_TAHUN}rencana/target/", views.target, name="rencana-target"),
    path(f"{_TAHUN}rencana/indikator/<str:indikator>/", views.indikator, name="indikator"),
    path(f"{_TAHUN}janji/", views.janji, name="janji"),
    path(f"{_TAHUN}janji/tetapkan/", views.tetapkan, name="janji-tetapkan"),
    path(f"{_TAHUN}janji/edisi/<uuid:uuid>/", views.edisi, name="janji-edisi"),
]
