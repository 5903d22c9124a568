"""A process that is killed in the middle of an import leaves nothing or everything, and a sound database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from crm.domain.clock import FixedClock
from crm.storage.start import open_store
from crm.usecases.maintenance import check
from tests.support.commands import SAMPLES

ROOT = Path(__file__).parents[2]


def _import_and_kill(database: str, when: str) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.support.half_import", database, str(SAMPLES / "客户台账_gbk.csv"), when],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with child:
        assert child.stdout is not None
        try:
            assert child.stdout.readline() == "ready\n"
        finally:
            child.kill()


@pytest.mark.parametrize(("when", "left"), [("before", 0), ("after", 50)])
def test_a_killed_import_leaves_nothing_or_everything(
    when: str, left: int, database_url: str, clock: FixedClock
) -> None:
    _import_and_kill(database_url, when)
    store = open_store(database_url, clock)
    try:
        with store.read() as reader:
            assert reader.connection.execute(text("SELECT count(*) FROM account")).scalar_one() == left
            if not left:
                assert reader.connection.execute(text("SELECT count(*) FROM audit_log")).scalar_one() == 0
            assert check(reader).is_sound
    finally:
        store.close()
