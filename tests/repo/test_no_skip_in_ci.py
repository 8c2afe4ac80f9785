"""A skipped test proves nothing, so CI counts it as failed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).parents[1] / "conftest.py"

SKIPS = {
    "test_mark.py": "import pytest\n@pytest.mark.skip(reason='nanti')\ndef test_a(): pass\n",
    "test_call.py": "import pytest\ndef test_a(): pytest.skip('nanti')\n",
    "test_file.py": "import pytest\npytest.importorskip('pustaka_yang_tidak_ada')\n",
}


def run_pytest(folder: Path, *, ci: bool) -> subprocess.CompletedProcess[str]:
    """One passing test and three that are skipped, each in its own way."""
    shutil.copy(CONFTEST, folder)
    (folder / "test_good.py").write_text("def test_a(): pass\n")
    for name, text in SKIPS.items():
        (folder / name).write_text(text)
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-rA", "--continue-on-collection-errors"),
            *("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:django", folder),
        ],
        env={**os.environ, "CI": "true" if ci else ""},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_in_ci_every_kind_of_skip_fails_and_says_why(tmp_path: Path) -> None:
    done = run_pytest(tmp_path, ci=True)

    assert done.returncode == 1
    assert "1 failed, 1 passed, 2 errors" in done.stdout
    for name in SKIPS:
        assert re.search(rf"(FAILED|ERROR) {name}.* In CI a skipped test is a failure", done.stdout)


def test_at_a_desk_a_test_may_be_skipped(tmp_path: Path) -> None:
    done = run_pytest(tmp_path, ci=False)

    assert done.returncode == 0
    assert "1 passed, 3 skipped" in done.stdout
