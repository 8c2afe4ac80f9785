"""Start to end of `sakip hitung bareng` as a whole process, beside a bare interpreter."""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.ukur import report


def whole(perintah: list[str], kali: int = 5) -> float:
    """Seconds of the fastest of several runs."""
    waktu = []
    for _ in range(kali):
        mulai = time.perf_counter()
        subprocess.run(perintah, check=True, stdout=subprocess.DEVNULL)
        waktu.append(time.perf_counter() - mulai)
    return min(waktu)


def child_mb() -> str:
    """Largest resident size among the processes started."""
    try:
        import resource
    except ImportError:  # Windows
        return "tidak diketahui"
    puncak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return f"{puncak / (1024 * 1024 if sys.platform == 'darwin' else 1024):.0f} MB"


def main() -> None:
    kita = whole([sys.executable, "-m", "sakip", "hitung", "bareng"])
    json = whole([sys.executable, "-m", "sakip", "hitung", "bareng", "--json"])
    kosong = whole([sys.executable, "-c", "pass"])
    report(
        {
            "sakip hitung bareng": f"{kita:.2f} s",
            "sakip hitung bareng --json": f"{json:.2f} s",
            "penafsir Python saja": f"{kosong:.2f} s",
            "memori puncak proses sakip": child_mb(),
        }
    )


if __name__ == "__main__":
    main()
