"""A disk that is full: one sentence, no half file, nothing half changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from crm.domain.errors import DiskFull
from crm.domain.imports import ImportKind
from crm.exchange.incoming import read_file
from crm.storage.store import Store
from crm.usecases.imports.run import run_import
from tests.support.commands import SAMPLES

ROOT = Path(__file__).parents[2]
LIMITED = """
import resource, sqlite3, sys
from crm.cli.main import main
held = sqlite3.connect(sys.argv[4])
held.execute("SELECT count(*) FROM account").fetchone()
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
sys.exit(main(sys.argv[1:]))
"""
"""The command in a process whose files may not grow beyond 4 KB: the system itself says that there is no room.

A reader that is there before makes SQLite's own side files, which must not be what fails.
"""


def _full_log(home: Path) -> dict[str, str]:
    """Return an environment whose log file is at the limit already, wherever the system keeps it."""
    # Python would keep half of what it compiles, and stumble over it in every later run.
    compiled = {"PYTHONDONTWRITEBYTECODE": "1"}
    environment = {**os.environ, **compiled, "HOME": str(home), "XDG_STATE_HOME": str(home)}
    find = "from crm.log import log_folder; print(log_folder())"
    found = subprocess.run(
        [sys.executable, "-c", find], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    folder = Path(found.stdout.strip())
    folder.mkdir(parents=True)
    (folder / "rounds.log").write_text("x" * 4096)
    return environment


def _export(demo: Path, out: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = ["export", "visit-summary", "--database", str(demo), str(out), "--lang", "en"]
    period = ["--from", "2026-01-01", "--to", "2026-12-31"]
    return subprocess.run(
        [sys.executable, "-c", LIMITED, *command, *period],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a process's file sizes")
@pytest.mark.parametrize("earlier", [None, b"the summary of last month"], ids=["no earlier file", "an earlier file"])
def test_an_export_to_a_full_disk_leaves_no_half_file(
    earlier: bytes | None, demo_template: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "summary.xlsx"
    if earlier is not None:
        out.write_bytes(earlier)
    done = _export(demo_template, out, _full_log(tmp_path / "home"))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"The disk is full. {out} was not written and nothing was changed. Free some space and try again."
    ]
    assert [path.read_bytes() for path in folder.iterdir()] == ([] if earlier is None else [earlier])


def test_an_import_into_a_full_database_changes_nothing(file_store: Store) -> None:
    result = read_file(SAMPLES / "客户台账.xlsx", ImportKind.ACCOUNTS)
    with pytest.raises(DiskFull), file_store.change() as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
        run_import(work, result)
    with file_store.read() as reader:
        assert reader.connection.execute(text("SELECT count(*) FROM account")).scalar_one() == 0
        assert reader.connection.execute(text("SELECT count(*) FROM audit_log")).scalar_one() == 0
