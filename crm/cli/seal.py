"""`rounds seal FILE`: check the seals of the log of changes, and seal the days that have ended since."""

import argparse
from contextlib import suppress
from pathlib import Path

from crm.cli.database import opened
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied
from crm.storage.claim import claimed
from crm.usecases.seals import forget_old_log, seal_log


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Tell each day that is not what it was; 1 when there is one. What is too old to be kept is forgotten then."""
    with opened(options) as store:
        with store.read() as reader:
            report = seal_log(reader, Path(options.file))
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            forget_old_log(work)
    broken = [
        {"day": then.day.isoformat(), "entries": then.entries, "entries_now": now.entries}
        for then, now in report.broken
    ]
    talk.give({"checked": report.checked, "broken": broken, "added": report.added, "forgotten": report.forgotten})
    for then, now in report.broken:
        talk.say("seal.broken", day=then.day, then=then.entries, now=now.entries)
    if report.is_whole:
        talk.say("seal.whole", checked=report.checked, added=report.added)
    return 0 if report.is_whole else 1
