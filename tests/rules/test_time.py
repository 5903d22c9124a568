"""One object reads the time, and no moment lacks its zone."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.source import Module, modules, sample, told

READERS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "localtime", "gmtime"},
    "QDate": {"currentDate"},
    "QTime": {"currentTime"},
    "QDateTime": {"currentDateTime", "currentDateTimeUtc"},
}
CLOCK = "crm.domain.clock"


def readings_of_the_time(module: Module) -> Iterator[str]:
    """Return the calls that ask the computer for the time."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            if node.func.attr in READERS.get(name, ()):
                yield f"{module.path}:{node.lineno}: {name}.{node.func.attr}()"


def naive_moments(module: Module) -> Iterator[str]:
    """Return the datetimes that are written without a zone."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "datetime" and len(node.args) < 8 and not {"tzinfo", None} & {kw.arg for kw in node.keywords}:
            yield f"{module.path}:{node.lineno}: datetime(...) without tzinfo"
        if name == "combine" and len(node.args) < 3 and "tzinfo" not in {kw.arg for kw in node.keywords}:
            yield f"{module.path}:{node.lineno}: combine(...) without tzinfo"
        if name == "utcfromtimestamp" or (name == "fromtimestamp" and len(node.args) + len(node.keywords) < 2):
            yield f"{module.path}:{node.lineno}: {name}(...) without a zone"


def test_only_the_clock_reads_the_time() -> None:
    found = [text for module in modules() if module.name != CLOCK for text in readings_of_the_time(module)]
    assert not found, told(found, "Take the time from the clock that you were handed (crm.domain.clock):")


def test_every_moment_has_a_zone() -> None:
    found = [text for module in modules() for text in naive_moments(module)]
    assert not found, told(found, "A moment without a zone; use crm.domain.clock.at_local or tzinfo=:")


@pytest.mark.parametrize(
    "text", ["datetime.now()", "datetime.now(UTC)", "datetime.datetime.utcnow()", "date.today()", "time.time()"]
)
def test_a_reading_of_the_time_is_found(text: str) -> None:
    assert list(readings_of_the_time(sample("ui.today.page", text)))
    assert not list(readings_of_the_time(sample("ui.today.page", "clock.now(); clock.today(); time.monotonic()")))


@pytest.mark.parametrize(
    "text",
    ["datetime(2026, 11, 17)", "datetime.combine(day, hour)", "dt.datetime(2026, 1, 1)", "datetime.fromtimestamp(1)"],
)
def test_a_moment_without_a_zone_is_found(text: str) -> None:
    assert list(naive_moments(sample("crm.usecases.visits", text)))
    assert not list(naive_moments(sample("crm.usecases.visits", "datetime(2026, 11, 17, tzinfo=UTC)")))
    assert not list(naive_moments(sample("crm.usecases.visits", "datetime.fromtimestamp(1, zone)")))
