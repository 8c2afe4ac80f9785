"""The schema of the database beside that of this version."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from sakip.galat import Galat

Langkah = tuple[str, str]
"""App and name of a migration."""


def pending_migrations() -> list[str]:
    """Steps of the schema that the database lacks, ``app.name``; raises DatabaseError."""
    pelaksana = MigrationExecutor(connection)
    tujuan = pelaksana.loader.graph.leaf_nodes()
    return [f"{m.app_label}.{m.name}" for m, _ in pelaksana.migration_plan(tujuan)]


def applied() -> set[Langkah]:
    """Steps the database has taken; none where it is empty."""
    return set(MigrationRecorder(connection).applied_migrations())


def make(ada: set[Langkah]) -> Any:
    """Make the tables as they were after some steps, in an empty database; their models."""
    semua = models_at(ada)
    pelaksana = MigrationExecutor(connection)
    pelaksana.migrate(_last(pelaksana.loader, ada))
    return semua


def models_at(ada: set[Langkah]) -> Any:
    """The models as they were after some steps. Raises Galat where this version lacks one."""
    pemuat = MigrationLoader(connection)
    if asing := sorted(ada - set(pemuat.graph.nodes)):
        raise Galat(
            "situs.lebih_baru",
            ".".join(asing[0]),
            "Langkah skema ini tidak ada di versi yang terpasang.",
            "Pasang versi OpenSAKIP yang sama atau lebih baru, lalu ulangi.",
        )
    return pemuat.project_state(_last(pemuat, ada)).apps


def _last(pemuat: MigrationLoader, ada: set[Langkah]) -> list[Langkah]:
    """Of each app the steps after which it took none."""

    def later(langkah: Langkah) -> bool:
        anak = pemuat.graph.node_map[langkah].children
        return any(x.key in ada and x.key[0] == langkah[0] for x in anak)

    return [m for m in sorted(ada) if not later(m)]


def migrate() -> None:
    """Bring the database to the schema of this version."""
    call_command("migrate", verbosity=0, interactive=False)
