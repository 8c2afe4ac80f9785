"""Log lines as JSON, one an event."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime


class BarisJson(logging.Formatter):
    """Time, level, logger, message, and the trace of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        isi = {
            "pada": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "asal": record.name,
            "pesan": record.getMessage(),
        }
        if record.exc_info:
            isi["jejak"] = self.formatException(record.exc_info)
        return json.dumps(isi, ensure_ascii=False)
