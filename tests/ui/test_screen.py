import os
import subprocess
import sys

import pytest

from ui.screen import has_screen


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": "127.0.0.1:99"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_a_screen_is_looked_for(environment: dict[str, str], found: bool) -> None:
    assert has_screen(environment) is found


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_the_program_says_so_in_one_sentence() -> None:
    bare = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "ui.start", "--lang", "en"], env=bare, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "There is no screen to open a window on. Start Rounds on a desktop, or give a command: rounds --help."
    ]


@pytest.mark.parametrize("page", ["nowhere", "account"])
def test_a_page_that_cannot_be_opened_by_name_is_told_in_one_sentence(page: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui.start", "--lang", "en", "--page", page],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    [told] = done.stderr.splitlines()
    assert told.startswith(f"There is no page “{page}”. Choose from today, accounts, contacts, ")
