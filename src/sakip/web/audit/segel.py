"""The database's own seal on the log: entries are added, never changed or taken out.

Whoever owns the database can break it; the chain of hashes then shows that they did.
"""

from __future__ import annotations

from typing import Any

TABEL = "audit_kejadian"
PESAN = "log perubahan hanya dapat ditambah"

_PASANG = {
    "sqlite": [
        f"CREATE TRIGGER IF NOT EXISTS {TABEL}_{cara.lower()} BEFORE {cara} ON {TABEL} "
        f"BEGIN SELECT RAISE(ABORT, '{PESAN}'); END"
        for cara in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION {TABEL}_tetap() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{PESAN}' USING ERRCODE = 'restrict_violation'; END $$",
        f"CREATE OR REPLACE TRIGGER {TABEL}_segel BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABEL} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TABEL}_tetap()",
    ],
}
_LEPAS = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABEL}_{cara}" for cara in ("update", "delete")],
    "postgresql": [f"DROP TRIGGER IF EXISTS {TABEL}_segel ON {TABEL}"],
}


def pasang(koneksi: Any) -> None:
    """Seal the log; a migration that makes its table anew must do so again."""
    _run(koneksi, _PASANG)


def lepas(koneksi: Any) -> None:
    """Break the seal; only for tests and for taking the whole database apart."""
    _run(koneksi, _LEPAS)


def _run(koneksi: Any, perintah: dict[str, list[str]]) -> None:
    with koneksi.cursor() as kursor:
        for satu in perintah[koneksi.vendor]:
            kursor.execute(satu)
