"""Entry for the server."""

from __future__ import annotations

import os
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.web.situs.settings")


def _application() -> Any:
    from django.conf import settings

    situs = get_wsgi_application()
    if not settings.PROKSI:
        return situs
    from granian.utils.proxies import wrap_wsgi_with_proxy_headers

    # Only what these addresses say of the caller and of https is believed.
    return wrap_wsgi_with_proxy_headers(situs, settings.PROKSI)


application = _application()
