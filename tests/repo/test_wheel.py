"""What `pip install` gives somebody who wants only the library."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_carries_every_file_of_the_package_and_the_command(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("sakip-*.whl")
    with zipfile.ZipFile(wheel) as file:
        packed = set(file.namelist())
        (entry_points,) = (name for name in packed if name.endswith("entry_points.txt"))
        commands = file.read(entry_points).decode()

    source = ROOT / "src"
    written = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert written <= packed
    assert "sakip = sakip.cli:main" in commands
