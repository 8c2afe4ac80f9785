"""run.py on a tree of its own: a folder with a space in its name, a library of one line, no net."""

from __future__ import annotations

import hashlib
import os
import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Tree:
    """A miniature OpenSAKIP whose lock names one wheel of our own making."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "Folder Kerja"
        self.wheels = folder / "paket"
        self.wheels.mkdir()
        package = self.root / "src" / "sakip"
        package.mkdir(parents=True)
        shutil.copy(ROOT / "run.py", self.root)
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(
            "import sys\nimport pustaka\nprint(pustaka.NILAI, sys.argv[1:])\n"
        )
        (self.root / "requirements-uji.lock").touch()
        self.lock("1")

    def lock(self, version: str, name: str = "requirements.lock") -> None:
        stem = f"pustaka-{version}"
        info = f"{stem}.dist-info"
        wheel = self.wheels / f"{stem}-py3-none-any.whl"
        if not wheel.exists():
            with zipfile.ZipFile(wheel, "w") as file:
                file.writestr("pustaka.py", f"NILAI = 'pustaka {version}'\n")
                file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
                file.writestr(
                    f"{info}/METADATA",
                    f"Metadata-Version: 2.1\nName: pustaka\nVersion: {version}\n",
                )
                file.writestr(f"{info}/RECORD", "")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        (self.root / name).write_text(f"pustaka=={version} --hash=sha256:{digest}\n")

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        return subprocess.Popen(
            [sys.executable, str(self.root / "run.py"), *arguments],
            env={**os.environ, **offline, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, **environment: str) -> tuple[int, str, str]:
        with self.start(*arguments, **environment) as process:
            out, err = process.communicate(timeout=120)
        return process.returncode, out, err


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Set up once, by two runs that start at the same moment."""
    tree = Tree(tmp_path_factory.mktemp("run"))
    runs = [tree.start("sakip", "satu"), tree.start("sakip", "dua")]
    said = [run.communicate(timeout=120) for run in runs]

    assert [run.returncode for run in runs] == [0, 0], said
    together = said[0][0] + said[1][0]
    assert together.count("Menyiapkan lingkungan Python") == 1
    assert "pustaka 1 ['satu']" in together
    assert "pustaka 1 ['dua']" in together
    return tree


def test_the_second_run_starts_at_once_and_passes_its_arguments_on(tree: Tree) -> None:
    code, out, _ = tree.run("sakip", "hitung", "berkas saya.yaml", "--json")

    assert code == 0
    assert out == "pustaka 1 ['hitung', 'berkas saya.yaml', '--json']\n"


def test_the_exit_code_is_that_of_the_program(tree: Tree) -> None:
    package = tree.root / "src" / "sakip" / "__main__.py"
    text = package.read_text()
    package.write_text("raise SystemExit(7)\n")
    code, _, _ = tree.run("sakip")
    package.write_text(text)

    assert code == 7


def test_a_changed_lock_is_seen(tree: Tree) -> None:
    run = runpy.run_path(str(tree.root / "run.py"))

    def is_ready() -> bool:
        return bool(run["is_ready"]([run["fingerprint"](run["RUNTIME"])]))

    before = is_ready()
    tree.lock("2")

    assert before
    assert not is_ready()
    tree.lock("1")
    assert is_ready()


def test_a_setup_that_fails_says_why_and_the_next_one_heals_it(tree: Tree) -> None:
    tree.lock("2", "requirements-uji.lock")
    nowhere = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "1"}
    code, _, err = tree.run("test", "apa saja", **nowhere, PIP_FIND_LINKS="")

    assert code == 2
    assert "tidak ada sambungan internet" in err
    assert "Traceback" not in err

    code, out, _ = tree.run("sakip")

    assert code == 0
    assert "Menyiapkan lingkungan Python" in out
    assert out.endswith("pustaka 1 []\n")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_an_environment_of_another_checkout_is_left_alone(tmp_path: Path) -> None:
    lain = tmp_path / "milik-lain"
    lain.mkdir()
    (lain / "isi.txt").touch()
    root = Tree(tmp_path).root
    (root / ".venv").symlink_to(lain)
    done = subprocess.run(
        [sys.executable, str(root / "run.py"), "demo"], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "hanya tautan" in done.stderr
    assert (lain / "isi.txt").exists()


def test_without_a_command_it_teaches() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "run.py"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    for word in ("demo", "test", "bench", "Mulailah dengan: python3 run.py demo"):
        assert word in done.stdout


def test_an_unknown_command_is_named_and_the_known_ones_shown() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "run.py", "deno"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert "Perintah 'deno' tidak dikenal." in done.stderr
    assert "demo" in done.stderr


def test_an_old_python_gets_a_sentence() -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", pretend, ROOT / "run.py"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "memerlukan Python 3.11 atau lebih baru, sedangkan ini Python 3.9." in done.stderr


def test_what_is_missing_of_debian_is_named_with_the_line_to_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = runpy.run_path(str(ROOT / "run.py"))
    here = {"apt-get": "/usr/bin/apt-get"}
    monkeypatch.setattr(shutil, "which", here.get)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(run["StopError"], match=r"sudo apt-get update && .* install -y chromium"):
        run["require_chromium"]()
    here["chromium"] = "/usr/bin/chromium"
    run["require_chromium"]()
