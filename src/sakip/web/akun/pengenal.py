"""Who a session belongs to."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from sakip.web.akun.models import Akun


class Pengenal(ModelBackend):
    """Django's own, but that the government of an account comes in the same query."""

    def get_user(self, user_id: Any) -> Akun | None:
        akun: Akun | None = Akun.objects.select_related("pemda").filter(pk=user_id).first()
        return akun if akun is not None and self.user_can_authenticate(akun) else None
