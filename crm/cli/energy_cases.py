"""`rounds energy cases` lists the line-loss cases, `rounds energy case` opens one, goes on with it and closes it."""

import argparse
from typing import Any

from crm.cli.database import named, opened
from crm.cli.named import a_month
from crm.cli.output import Talk
from crm.domain.errors import Invalid
from crm.domain.losses import CaseDraft, LossCaseRow, LossCause, Section
from crm.storage.claim import claimed
from crm.storage.energy import cases as store
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.cases import area_named, case, cases, close_case, keep_case, open_case
from crm.usecases.energy.losses import newest_month
from crm.usecases.outages.network import feeder_named


def tell(options: argparse.Namespace, talk: Talk) -> int:
    """List the cases, the newest month first."""
    with opened(options) as store_, store_.read() as reader:
        found = cases(reader, options.open)
    talk.give({"cases": [_plain(each) for each in found]})
    if not talk.json:
        for each in found:
            state = "" if each.closed_on is None else f"{each.closed_on:%Y-%m-%d}"
            print(f"{each.month:%Y-%m} {each.feeder:<16} {each.known.cause or '-':<14} {state}")
    talk.say("loss.cases", count=len(found), open=sum(each.closed_on is None for each in found))
    return 0


def keep(options: argparse.Namespace, talk: Talk) -> int:
    """Write a feeder's case: what is not named stays as it is."""
    with claimed(named(options)), opened(options) as store_, store_.change() as work:
        found = _keep(work, options)
    talk.give(_plain(found))
    talk.say("loss.case_kept", feeder=found.feeder, month=f"{found.month:%Y-%m}")
    return 0


def _keep(work: UnitOfWork, options: argparse.Namespace) -> LossCaseRow:
    feeder = feeder_named(work, options.feeder)
    area = None if options.area is None else area_named(work, feeder, options.area)
    there = store.open_case(work, feeder, area)
    if there is None:
        month = (
            a_month(options.month)[0]
            if options.month is not None
            else newest_month(work, Section.FEEDER if area is None else Section.AREA)
        )
        if month is None:
            raise Invalid("energy.no_losses")
        there = open_case(work, feeder, month, _known(CaseDraft(), options), area)
    found = case(work, there)
    known = _known(found.known, options)
    if options.close:
        close_case(work, there, found.version, known, work.clock.today())
    elif known != found.known:
        keep_case(work, there, found.version, known)
    return case(work, there)


def _known(before: CaseDraft, options: argparse.Namespace) -> CaseDraft:
    return CaseDraft(
        LossCause(options.cause) if options.cause else before.cause,
        before.note if options.note is None else options.note,
        before.action if options.action is None else options.action,
        before.recovered_kwh if options.recovered is None else options.recovered,
    )


def _plain(each: LossCaseRow) -> dict[str, Any]:
    return {
        "feeder": each.feeder,
        "month": each.month.isoformat()[:7],
        "opened_on": each.opened_on.isoformat(),
        "cause": each.known.cause,
        "note": each.known.note,
        "action": each.known.action,
        "recovered_kwh": each.known.recovered_kwh,
        "closed_on": None if each.closed_on is None else each.closed_on.isoformat(),
    }
