"""`rounds demo DATABASE`."""

import argparse

from crm.cli.output import Talk
from crm.domain.clock import clock_from_environment
from crm.storage.start import open_store
from crm.usecases.demo.fill import fill


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Fill an empty database; refuses one that holds anything."""
    store = open_store(options.where, clock_from_environment())
    try:
        with store.change() as work:
            report = fill(work, options.size, options.seed)
    finally:
        store.close()
    talk.give({"database": options.where, "size": options.size, "seed": options.seed, "rows": report.counts})
    talk.say("demo.done", path=options.where, accounts=report.counts["account"], visits=report.counts["visit"])
    return 0
