"""A skipped test proves nothing, so CI counts it as failed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"

SKIPPED = {
    "by a mark": "import pytest\n@pytest.mark.skip(reason='nanti')\ndef test_a(): pass\n",
    "inside": "import pytest\ndef test_a(): pytest.skip('nanti')\n",
    "as a whole file": "import pytest\npytest.importorskip('pustaka_yang_tidak_ada')\n",
}


def run_pytest(folder: Path, text: str, *, ci: bool) -> subprocess.CompletedProcess[str]:
    shutil.copy(CONFTEST, folder)
    (folder / "test_a.py").write_text(text)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", folder],
        env={**os.environ, "CI": "true" if ci else ""},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("text", SKIPPED.values(), ids=SKIPPED.keys())
def test_a_skipped_test_fails_in_ci_and_says_why(tmp_path: Path, text: str) -> None:
    done = run_pytest(tmp_path, text, ci=True)

    assert done.returncode != 0
    assert "In CI a skipped test is a failure" in done.stdout


def test_at_a_desk_a_test_may_be_skipped(tmp_path: Path) -> None:
    done = run_pytest(tmp_path, SKIPPED["by a mark"], ci=False)

    assert done.returncode == 0
    assert "1 skipped" in done.stdout
