"""From the begin of the process to Today painted with data, beside an empty window."""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds


def run(size: str) -> Result:
    """Measure whole processes, each with empty settings of its own."""
    database = data.database(size)
    limit, ours = in_turn(
        lambda: seconds(lambda: child("benchmarks.window_empty")),
        lambda: seconds(lambda: child("benchmarks.window_today", str(database))),
        rounds=5,
    )
    return Result("start", "to Today painted; limit: an empty QMainWindow", limit, ours, Target(6, 4))


def child(module: str, *arguments: str) -> list[float]:
    """Run a module in a process of its own and return the figures that it prints."""
    with TemporaryDirectory() as home:
        told = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=data.ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env=_environment(home),
        )
    return [float(word) for word in told.stdout.split()]


def _environment(home: str) -> dict[str, str]:
    """Return the surroundings of a user who has started the program before: compiled modules, no settings."""
    places = {f"XDG_{kind}_HOME": home for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    compiled = str(data.folder() / "compiled")
    return {
        **kept,
        **places,
        "PYTHONPYCACHEPREFIX": compiled,
        "ROUNDS_NOW": data.NOW,
        "QT_QPA_PLATFORM": "offscreen",
    }
