"""Journeys run the whole program with the clock standing still."""

import pytest

from crm.domain.clock import FixedClock
from tests.conftest import NOW
from tests.support.commands import ClockedCommand


@pytest.fixture
def command(clock: FixedClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> ClockedCommand:
    """The command line at the moment of the tests."""
    monkeypatch.setenv("ROUNDS_NOW", NOW.strftime("%Y-%m-%dT%H:%M"))
    return ClockedCommand(clock, capsys)
