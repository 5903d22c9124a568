"""`rounds demo DATABASE`."""

import argparse

from crm.cli.database import checked
from crm.cli.output import Talk
from crm.domain.addresses import without_password
from crm.domain.clock import clock_from_environment
from crm.domain.errors import Invalid
from crm.storage.claim import claimed
from crm.storage.start import open_store
from crm.usecases.demo.answers import answer_forms
from crm.usecases.demo.fill import fill
from crm.usecases.demo.sizes import SIZES


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Fill an empty database; refuses one that holds anything, and makes none for a size that there is not."""
    if options.size not in SIZES:
        raise Invalid("demo.unknown_size", value=options.size, known=", ".join(SIZES))
    where = without_password(options.where)
    with claimed(checked(options.where)):
        store = open_store(options.where, clock_from_environment())
        try:
            with store.change() as work:
                report = fill(work, options.size, options.seed)
                answer_forms(work, options.seed)
        finally:
            store.close()
    talk.give({"database": where, "size": options.size, "seed": options.seed, "rows": report.counts})
    talk.say("demo.done", path=where, accounts=report.counts["account"], visits=report.counts["visit"])
    return 0
