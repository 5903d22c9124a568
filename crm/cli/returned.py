"""`rounds import returned FILE`: a list that was exported, worked on elsewhere, and comes back."""

import argparse
from pathlib import Path

from crm.cli.database import named, opened
from crm.cli.output import Talk
from crm.domain.messages import sentence
from crm.domain.returned import Difference, Outcome, ReturnedReport
from crm.exchange.returned import read_returned
from crm.storage.claim import claimed
from crm.usecases.log_words import value_word
from crm.usecases.returned.run import decided_for_file, preview_returned, take_returned

SHOWN = 40


def bring_back(options: argparse.Namespace, talk: Talk) -> int:
    """Take a list over; exit code 0 when every changed cell went in, 1 when some were refused or are undecided."""
    source = read_returned(Path(options.file))
    with claimed(named(options)), opened(options) as store:
        with store.change() as work:
            seen = preview_returned(work, source)
        is_open = bool(seen.of(Outcome.CONFLICT)) and options.keep is None
        writes = not options.dry_run and not is_open
        if writes:
            with store.change() as work:
                take_returned(work, seen, decided_for_file(seen) if options.keep == "file" else None)
    _tell(seen, talk, writes)
    if is_open and not options.dry_run:
        talk.say("returned.undecided", count=seen.count(Outcome.CONFLICT))
    return 1 if seen.refused or seen.left_out or seen.count(Outcome.REFUSED) or (is_open and not writes) else 0


def _tell(seen: ReturnedReport, talk: Talk, written: bool) -> None:
    counts = {outcome.value: seen.count(outcome) for outcome in Outcome}
    lines = [_words(each, talk.language) for each in seen.differences]
    source = seen.source
    left = {"added": len(source.added), "twice": len(source.twice), "broken": len(source.broken)}
    told = {"file": source.file, "list": source.stamp.kind.value, "read": source.read, "rows": seen.rows}
    talk.give({**told, **counts, "same": seen.same, **left, "written": written, "differences": lines})
    code = "returned.done" if written else "returned.would"
    talk.say(code, file=source.file, rows=seen.rows, same=seen.same, **counts)
    if seen.left_out:
        talk.say("returned.left_out", **left)
    if talk.json:
        return
    for line in lines[:SHOWN]:
        print(f"  {line}")
    if len(lines) > SHOWN:
        talk.say("import.more_changes", count=len(lines) - SHOWN)


def _words(each: Difference, language: str) -> str:
    told = {"row": each.row, "heading": each.heading, "name": each.name}
    if each.outcome is Outcome.REFUSED:
        return sentence("returned.refused", language, {**told, "words": sentence(each.code, language, each.values)})
    values = {
        "old": value_word(each.table, each.column, each.old, language),
        "new": value_word(each.table, each.column, each.new, language),
        "who": each.clash.who if each.clash is not None else "",
    }
    codes = {Outcome.CHANGED: "difference", Outcome.CONFLICT: "conflict", Outcome.COMPUTED: "computed"}
    return sentence(f"returned.{codes[each.outcome]}", language, {**told, **values})
