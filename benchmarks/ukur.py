"""How one measurement is taken: in a process of its own, best of several, with peak memory."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Mapping


def best_of(pekerjaan: Callable[[], object], kali: int = 3) -> float:
    """Seconds of the fastest run."""
    waktu = []
    for _ in range(kali):
        gc.collect()
        mulai = time.perf_counter()
        pekerjaan()
        waktu.append(time.perf_counter() - mulai)
    return min(waktu)


def peak_mb() -> float | None:
    """Largest resident size of this process so far in MB; None where the system cannot say."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return puncak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def report(hasil: Mapping[str, str]) -> None:
    """Hand the figures of a measurement to the runner."""
    mb = peak_mb()
    memori = {} if mb is None else {"memori puncak": f"{mb:.0f} MB"}
    print(json.dumps({**hasil, **memori}, ensure_ascii=False))
