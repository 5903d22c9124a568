"""`rounds top100 --year Y [--apply]`."""

import argparse
from typing import Any

from crm.cli.database import opened
from crm.cli.output import Talk
from crm.domain.top100 import Place, Ranking
from crm.usecases.top100 import apply, ranking


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Print the ranking of a year; with --apply give accounts their segments by it."""
    with opened(options) as store:
        with store.read() as reader:
            found = ranking(reader, options.year or reader.clock.today().year)
        if options.apply:
            with store.change() as work:
                apply(work, found)
    talk.give(_shown(found, options.apply))
    if not talk.json:
        for place in found.places:
            print(f"{place.rank:>4}  {place.kwh:>16,.0f} kWh  {place.standing:<7} {place.customer}")
        for each in found.leavers:
            print(f"   -  {each.kwh:>16,.0f} kWh  leaves  {each.name}")
    said = "top100.applied" if options.apply else "top100.looked"
    talk.say(said, year=found.year, ranked=len(found.places), entered=len(found.entrants), left=len(found.leavers))
    return 0


def _shown(found: Ranking, applied: bool) -> dict[str, Any]:
    return {
        "year": found.year,
        "applied": applied,
        "without_energy": found.without,
        "places": [_place(place) for place in found.places],
        "leavers": [{"account_no": each.account_no, "name": each.name, "kwh": each.kwh} for each in found.leavers],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "rank": place.rank,
        "former_rank": place.former_rank,
        "customer": place.customer,
        "kwh": place.kwh,
        "standing": place.standing,
        "months_missing": place.is_short,
        "accounts": [each.account_no for each in place.accounts],
    }
