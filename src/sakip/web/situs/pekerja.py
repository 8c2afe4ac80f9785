"""The worker: makes papers and whatever else takes longer than a page may.

A job is a row written in the transaction that asks for it. A worker that is killed leaves its
job marked as running; the next one sees that the lock of that worker is free and takes it again.
"""

from __future__ import annotations

import contextlib
import logging
import time
import uuid
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from sakip.web.pelaporan.sapu import sapu
from sakip.web.situs.izin import refuse_blocked
from sakip.web.situs.kunci import hold, is_held, refuse_while_restoring

SELANG = 1.0  # seconds between looks at an empty queue
SELANG_YATIM = 30.0  # seconds between looks for jobs of the dead
SELANG_SAPU = 3600.0  # seconds between looks for old documents
COBA = 3  # a job that has killed so many workers is not given another
_catatan = logging.getLogger("sakip.pekerja")


class PekerjaMatiError(Exception):
    """A job whose workers died each time."""


def bekerja(*, sekali: bool = False) -> int:
    """Do jobs until told to stop; returns how many were done.

    sekali: only those that wait now. A first SIGINT or SIGTERM lets the running job end.
    """
    refuse_blocked()
    nomor = uuid.uuid4().hex
    pekerja = Worker(
        queue_names=["*"],
        interval=SELANG,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=nomor,
        excluded_queue_names=[],
    )
    pekerja.configure_signals()
    dilihat = disapu = 0.0
    with contextlib.suppress(SystemExit), hold(_lock(nomor)):
        refuse_while_restoring(Path(settings.DATA))
        while pekerja.running:
            if not dilihat or time.monotonic() - dilihat >= SELANG_YATIM:
                take_back()
                dilihat = time.monotonic()
            pekerja.run()
            if not disapu or time.monotonic() - disapu >= SELANG_SAPU:
                _sweep()
                disapu = time.monotonic()
            if sekali:
                break
            time.sleep(SELANG)
    return int(pekerja._run_tasks)


def _sweep() -> None:
    """Never worth a worker: what fails is said, and tried again in an hour."""
    try:
        sapu(timezone.now())
    except Exception:
        _catatan.exception("naskah lama tidak dapat disapu")


def take_back() -> int:
    """Return the jobs of dead workers to the queue; how many."""
    banyak = 0
    for kunci in DBTaskResult.objects.running().values_list("pk", flat=True):
        with transaction.atomic():
            satu = DBTaskResult.objects.running().select_for_update().filter(pk=kunci).first()
            if satu is None or (satu.worker_ids and is_held(_lock(satu.worker_ids[-1]))):
                continue
            banyak += 1
            if len(satu.worker_ids) >= COBA:
                satu.set_failed(PekerjaMatiError(f"{COBA} pekerja mati di tengah tugas ini."))
            else:
                satu.status = TaskResultStatus.READY
                satu.started_at = None
                satu.save(update_fields=["status", "started_at"])
        _catatan.warning("tugas %s ditinggal pekerja yang mati: %s", satu.pk, satu.status)
    return banyak


def _lock(nomor: str) -> Path:
    return Path(settings.DATA) / "berjalan" / f"pekerja-{nomor}"
