"""Columns that keep what the library needs exactly."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django.db import models

from sakip.berkas.baris import teks_baku


class DesimalField(models.TextField):
    """An exact decimal as text: ``74.30`` keeps its zero, thirty digits keep all of theirs.

    The database never computes with it; every figure comes from the library.
    """

    def from_db_value(self, nilai: str | None, *_: Any) -> Decimal | None:
        return None if nilai is None else Decimal(nilai)

    def to_python(self, nilai: Any) -> Decimal | None:
        return nilai if nilai is None or isinstance(nilai, Decimal) else Decimal(nilai)

    def get_prep_value(self, nilai: Any) -> str | None:
        return None if nilai is None else teks_baku(Decimal(nilai))


class JsonField(models.TextField):
    """Plain data as JSON text, keys in the order they were given.

    A `jsonb` column of PostgreSQL would sort them, and what is printed from them with it; the
    database never looks inside. Standing empty is SQL's NULL.
    """

    def from_db_value(self, nilai: str | None, *_: Any) -> Any:
        return None if nilai is None else json.loads(nilai)

    def to_python(self, nilai: Any) -> Any:
        return nilai

    def get_prep_value(self, nilai: Any) -> str | None:
        if nilai is None:
            return None
        return json.dumps(nilai, ensure_ascii=False, separators=(",", ":"))
