"""`rounds`: the window, or one job of the command line."""

import argparse
import os
import sys
from collections.abc import Sequence

from crm.cli.main import main as run_command_line
from crm.domain.brief import Brief
from crm.domain.errors import NotFound
from ui.screen import has_screen


def main() -> int:
    """Run what the arguments ask for and return the exit code."""
    return run_command_line(open_window=_open, draw_briefs=_draw)


def _open(options: argparse.Namespace) -> int:
    """Open the window, raising NotFound("screen.missing"); nothing of Qt is loaded before, so that a job is quick."""
    if not has_screen(os.environ):
        raise NotFound("screen.missing")
    from ui import quick

    quick.begin()
    from ui.app import AppOptions, run

    return run(AppOptions(options.database or "", options.lang or "", options.theme or "", options.page or ""))


def _draw(briefs: Sequence[Brief], language: str) -> bytes:
    """Set briefs on paper; Qt is loaded for this job alone."""
    from ui.paper_job import draw_briefs

    return draw_briefs(briefs, language)


if __name__ == "__main__":
    sys.exit(main())
