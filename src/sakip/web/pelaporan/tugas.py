"""What the worker does for this app."""

from __future__ import annotations

from uuid import UUID

from django_tasks import TaskContext, task


@task(takes_context=True)
def cetak(context: TaskContext, cetakan: str) -> None:
    """Make one document; `cetakan` is its public name."""
    from sakip.web.pelaporan.pembuatan import make

    make(UUID(cetakan), UUID(context.task_result.id))


@task()
def cetak_janji(naskah: str) -> None:
    """Print one signed agreement; `naskah` is its public name."""
    from sakip.web.pelaporan.janji import make_agreement

    make_agreement(UUID(naskah))
