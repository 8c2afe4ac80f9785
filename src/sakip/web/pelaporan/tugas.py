"""What the worker does for this app."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task


@task()
def cetak(cetakan: str) -> None:
    """Make one document; `cetakan` is its public name."""
    from sakip.web.pelaporan.pembuatan import make

    make(UUID(cetakan))
