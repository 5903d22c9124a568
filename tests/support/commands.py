"""The command line in this process, with its answer, and plain SQL to count again what it says."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from sqlalchemy import text

from crm.cli.main import main
from crm.domain.clock import FixedClock
from crm.storage.start import open_store

SAMPLES = Path(__file__).parents[1] / "samples"


class Answer(Struct, frozen=True):
    """What a command said and its exit code."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return the one object on stdout."""
        return json.loads(self.out)


class ClockedCommand:
    """Runs `rounds` with the clock of the tests."""

    def __init__(self, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> None:
        self.clock = clock
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Answer:
        """Run a command; messages are English unless it says otherwise."""
        words = [str(each) for each in arguments]
        code = main(words if "--lang" in words else [*words, "--lang", "en"])
        said = self._capsys.readouterr()
        return Answer(code, said.out, said.err)

    def sql(self, where: str, statement: str, **values: object) -> Any:
        """Return the first value of a statement on a database."""
        store = open_store(where, self.clock)
        try:
            with store.read() as reader:
                return reader.connection.execute(text(statement), values).scalar()
        finally:
            store.close()
