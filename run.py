#!/usr/bin/env python3
"""The front door: makes .venv when it is missing or stale, then runs one command in it.

Standard library only; every message a person sees is Indonesian and stays ASCII, so that it
reads the same on any console. The text must still parse on old Pythons, so that they get a
sentence and not a SyntaxError.
"""

import collections
import contextlib
import hashlib
import importlib
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit(
        "OpenSAKIP memerlukan Python 3.11 atau lebih baru, sedangkan ini Python "
        f"{sys.version_info[0]}.{sys.version_info[1]}.\n"
        "Pasang Python yang lebih baru, lalu ulangi dengan Python itu, misalnya: "
        "python3.11 run.py demo"
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "siap.txt"
GUARD = VENV / "sedang-disiapkan"
RUNTIME = ROOT / "requirements.lock"
TOOLS = ROOT / "requirements-uji.lock"  # the runtime lock and the tools of the tests

HELP = """\
OpenSAKIP: data kinerja diisi sekali, dihitung dengan aturan yang berlaku, dan dapat ditelusuri.

Pakai: python3 run.py PERINTAH

  demo             jalankan situs dengan data nyata tiga kecamatan dan buat semua naskahnya
                   (tanpa menjalankan situsnya: python3 run.py demo --tanpa-layani)
  test             jalankan semua pemeriksaan dan uji
                   (dengan tambahan, hanya pytest: python3 run.py test tests/core -k capaian)
  bench            ukur kecepatan dan memori, lalu bandingkan
  sakip ...        jalankan program sakip, misalnya: python3 run.py sakip hitung bareng
                   (semua perintahnya: python3 run.py sakip --help)

Perintah pertama menyiapkan pustaka di folder .venv; itu perlu internet dan hanya sekali.
Baru di sini? Mulailah dengan: python3 run.py demo"""


class StopError(Exception):
    """Setting up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in {"-h", "--help", "help", "bantuan"}:
        say(HELP)
        return 0
    name, rest = arguments[0], arguments[1:]
    if name not in COMMANDS:
        raise StopError(f"Perintah '{name}' tidak dikenal.\n\n{HELP}")
    lock, run = COMMANDS[name]
    prepare(lock)
    return run(rest)


# --- commands -----------------------------------------------------------------------------


def demo(rest: list[str]) -> int:
    return python("-m", "sakip", "demo", *rest, cwd=ROOT)


def sakip(rest: list[str]) -> int:
    return python("-m", "sakip", *rest)  # where the person stands, so that file names mean theirs


def bench(rest: list[str]) -> int:
    return python("-m", "benchmarks", *rest, cwd=ROOT)


# Many tests wait for a browser or another process, so one more runs than there are processors. In
# the order of the folders: else a file with one long test comes last, and everything waits for it.
PYTEST = (
    *("-m", "pytest", "-n", str((os.cpu_count() or 1) + 1)),
    *("--dist", "loadscope", "--no-loadscope-reorder", "--durations=25"),
)
CHECKS = {
    "ruff check": ("-m", "ruff", "check"),
    "ruff format": ("-m", "ruff", "format", "--check"),
    "mypy": ("-m", "mypy"),
    "lint-imports": (
        "-c",
        "from importlinter.cli import lint_imports_command as run; run(['--no-logo'])",
    ),
}

# How pages look, and which keys they take, is the same whatever keeps the rows.
NO_DATABASE = tuple(
    f"--ignore=tests/web/peramban/test_{name}.py" for name in ("axe", "cetak", "ketukan")
)


def test(rest: list[str]) -> int:
    """All checks, all tests, those of the site once more on PostgreSQL; what failed comes last."""
    if rest:
        return python("-m", "pytest", *rest, cwd=ROOT)
    if (ROOT / "tests" / "web" / "peramban").is_dir():
        require_chromium()
    failed = [name for name, command in CHECKS.items() if not check(name, command)]
    if python(*PYTEST, cwd=ROOT):
        failed.append("pytest")
    if (ROOT / "tests" / "postgres.py").is_file():
        say("\nUji situs sekali lagi, di atas PostgreSQL:")
        if python("-m", "tests.postgres", *PYTEST, "tests/web", *NO_DATABASE, cwd=ROOT):
            failed.append("pytest di atas PostgreSQL")
    say("GAGAL: " + ", ".join(failed) + " (lihat di atas)" if failed else "Semua lulus.")
    return int(bool(failed))


def check(name: str, command: tuple[str, ...]) -> bool:
    start = time.monotonic()
    done = subprocess.run(
        [venv_python(), *command], cwd=ROOT, env=environment(), capture_output=True, check=False
    )
    passed = done.returncode == 0
    say(f"{'lulus' if passed else 'GAGAL'}  {name} ({time.monotonic() - start:.1f} s)")
    if not passed:
        say((done.stdout + done.stderr).decode("utf-8", "replace"))
    return passed


COMMANDS = {
    "demo": (RUNTIME, demo),
    "sakip": (RUNTIME, sakip),
    "test": (TOOLS, test),
    "bench": (TOOLS, bench),
}


# --- .venv --------------------------------------------------------------------------------


def prepare(lock: Path) -> None:
    """Make `.venv` hold what `lock` lists; at once when it already does."""
    wanted = [fingerprint(RUNTIME)]
    if lock != RUNTIME:
        wanted.append(fingerprint(lock))
    if is_ready(wanted):
        return
    if VENV.is_symlink():
        # Another checkout lives in it; making it anew for this one would take it from that one.
        raise StopError(
            f".venv di sini hanya tautan ke {VENV.resolve()}, dan isinya bukan yang diperlukan.\n"
            "Hapus tautannya lalu ulangi; lingkungan tersendiri dibuat di sini."
        )
    try:
        VENV.mkdir(exist_ok=True)
        with alone():
            if not is_ready(wanted):
                build(lock, wanted)
    except PermissionError as error:
        raise StopError(
            f"Folder {error.filename or VENV} tidak dapat ditulis oleh pengguna ini.\n"
            "Tutup program lain yang memakai .venv, atau salin folder OpenSAKIP ke tempat milik "
            "Anda, lalu ulangi."
        ) from error


def build(lock: Path, wanted: list[str]) -> None:
    begin = time.monotonic()
    extend = is_ready(wanted[:1])
    # The stamp goes first and comes back last: a setup killed half-way is never taken as whole.
    STAMP.unlink(missing_ok=True)
    if not extend:
        create_venv()
    install(lock)
    link_source()
    STAMP.write_text("\n".join(wanted), encoding="ascii")
    say(f"Siap dalam {time.monotonic() - begin:.0f} detik.\n")


def is_ready(wanted: list[str]) -> bool:
    if not (STAMP.is_file() and venv_python().exists()):
        return False
    return set(wanted) <= set(STAMP.read_text(encoding="ascii").split())


def fingerprint(lock: Path) -> str:
    version = "{}-{}.{}".format(sys.implementation.name, *sys.version_info[:2])
    # As text, so that a checkout with other line ends is still the same lock.
    text = lock.read_text(encoding="utf-8")
    return f"{version}:{lock.name}:{hashlib.sha256(text.encode()).hexdigest()}"


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One setup at a time. The system lets go of the lock when its holders die, however they die.

    A pip whose run.py was killed is a holder too: it would still write into `.venv`.
    """
    with GUARD.open("a+") as file:
        os.set_inheritable(file.fileno(), True)
        if not try_lock(file):
            say("Proses lain sedang menyiapkan .venv; menunggu sampai selesai ...")
            while not try_lock(file):
                time.sleep(0.2)
        yield


def try_lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def create_venv() -> None:
    require_ensurepip()
    say("Menyiapkan lingkungan Python di .venv (hanya sekali) ...")
    for item in VENV.iterdir():
        if item.is_dir() and not item.is_symlink():
            shutil.rmtree(item)
        elif item != GUARD:
            item.unlink()
    # Started from inside a virtual environment, perhaps this very one, the Python beneath is used.
    base = getattr(sys, "_base_executable", None) or sys.executable
    step([base, "-m", "venv", str(VENV)], "Lingkungan Python tidak dapat dibuat.")


def install(lock: Path) -> None:
    total = len(re.findall(r"^\w", lock.read_text(encoding="utf-8"), re.MULTILINE))
    say(f"Memasang {total} pustaka dari {lock.name} ...")
    step(
        [
            str(venv_python()),
            *("-m", "pip", "install", "--no-compile", "--no-deps", "--only-binary=:all:"),
            *("--require-hashes", "-r", str(lock)),
        ],
        "Pustaka tidak dapat dipasang.",
        Progress(total),
    )


class Progress:
    """Says on a terminal, in one line that renews itself, which library is being fetched."""

    def __init__(self, total: int) -> None:
        self.total, self.seen = total, 0

    def __call__(self, line: str) -> None:
        library = re.match(
            r"(?:Collecting|Requirement already satisfied:) (\w[\w.-]*)|Processing .*/([^/-]+)-",
            line,
        )
        if library:
            self.seen += 1
            self.show(f"{self.seen} dari {self.total}: {library[1] or library[2]}")
        elif "Retrying (" in line:
            self.show("sambungan internet tersendat, mencoba lagi ...")
        elif line.startswith("Installing collected packages"):
            self.show("semua terunduh, memasang ...")
        elif line.startswith("Successfully installed"):
            self.show("")

    def show(self, text: str) -> None:
        if sys.stdout.isatty():
            print(f"\r  {text:<60}", end="\n" if not text else "", flush=True)


def link_source() -> None:
    """Let the Python in `.venv` import src/; a relative path, so that the folder may be moved."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))
    source = os.path.relpath(ROOT / "src", packages)
    (packages / "sakip.pth").write_text(source + "\n", encoding="ascii")


def require_ensurepip() -> None:
    """Debian keeps ensurepip in a package of its own: install it as root, else say how."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    if sys.platform == "win32" or sys.base_prefix != "/usr" or not shutil.which("apt-get"):
        raise StopError(
            f"Python ini ({sys.executable}) tidak membawa modul venv dan ensurepip.\n"
            "Pasang Python 3.11 atau lebih baru yang lengkap, lalu ulangi."
        )
    apt_install(f"python3.{sys.version_info.minor}-venv")
    importlib.invalidate_caches()


def require_chromium() -> None:
    """The tests of the site look at it in a real browser: install one as root, else say how."""
    if any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        return
    if sys.platform != "linux" or not shutil.which("apt-get"):
        raise StopError("Uji situs memerlukan Chromium. Pasang Chromium, lalu ulangi.")
    apt_install("chromium")


def apt_install(package: str) -> None:
    """Install a package of Debian as root; else stop with the line to run."""
    if os.geteuid() != 0:
        raise StopError(
            f"Paket {package} belum terpasang. Jalankan baris ini, lalu ulangi:\n\n"
            f"    sudo apt-get update && sudo apt-get install -y {package}"
        )
    say(f"Memasang {package} dengan apt-get ...")
    failure = f"Paket {package} tidak dapat dipasang dengan apt-get."
    step(["apt-get", "update"], failure)
    step(["apt-get", "install", "-y", "--no-install-recommends", package], failure)


# --- processes ----------------------------------------------------------------------------


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def environment() -> dict[str, str]:
    """The person's environment without what would lead Python or pip out of `.venv`."""
    astray = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    return kept | {
        "PIP_USER": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUTF8": "1",
        "PYTHONNOUSERSITE": "1",
        "DEBIAN_FRONTEND": "noninteractive",
    }


def python(*arguments: str, cwd: Path | None = None) -> int:
    """Run the Python of `.venv` on the same terminal; its exit code."""
    command = [str(venv_python()), *arguments]
    with subprocess.Popen(command, cwd=cwd, env=environment()) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the program got it too, and ends in its own way


def step(
    command: list[str], failure: str, watch: Callable[[str], None] = lambda line: None
) -> None:
    """Run one step of the setup quietly; if it fails, stop with the end of what it printed."""
    tail: collections.deque[str] = collections.deque(maxlen=12)
    offline = False
    with subprocess.Popen(
        command,
        env=environment(),
        close_fds=False,  # see alone()
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            tail.append(line.rstrip())
            offline = offline or "Retrying (" in line or "Temporary failure resolving" in line
            watch(line)
    if process.returncode != 0:
        shown = [f"    {line}" for line in tail]
        if offline:
            raise StopError("\n".join([failure, shown[-1], OFFLINE]))
        raise StopError("\n".join([failure, *shown]))


OFFLINE = """\
Penyedia paket tidak terjangkau: tampaknya tidak ada sambungan internet.
  - Sambungkan komputer ini, lalu ulangi perintah yang sama.
  - Di belakang proksi: setel HTTPS_PROXY lebih dahulu.
  - Tanpa internet sama sekali: di komputer lain yang sejenis jalankan
        python3 -m pip download --require-hashes --no-deps -r requirements-uji.lock -d paket
    salin folder paket ke sini, setel PIP_NO_INDEX=1 dan PIP_FIND_LINKS=paket, lalu ulangi."""


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a folder's name may not fit the console
    try:
        sys.exit(main(sys.argv[1:]))
    except StopError as stop:
        print(stop, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("\nDihentikan.", file=sys.stderr)
        sys.exit(130)
