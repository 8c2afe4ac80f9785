from __future__ import annotations

from django.urls import path

from sakip.web.evaluasi import views

urlpatterns = [
    path("k/<uuid:kantor>/<int:tahun>/evaluasi/", views.evaluasi, name="evaluasi"),
]
