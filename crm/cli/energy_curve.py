"""`rounds energy curve`: the days of a metering point with what was not read of them."""

import argparse
from typing import Any

from crm.cli.output import Talk
from crm.domain.curves import Curve
from crm.storage.account_detail import account_called
from crm.storage.reader import Reader
from crm.usecases.energy.curve import curve_of


def tell(reader: Reader, options: argparse.Namespace, talk: Talk) -> int:
    """Print the last year of a metering point; with --json also its quarter hours."""
    account_id = account_called(reader, options.account)
    found = curve_of(reader, account_id, options.point)
    talk.give(_plain(found, options.account))
    if not talk.json:
        for line in found.days:
            kwh, peak = ("-" if value is None else f"{value:,.0f}" for value in (line.kwh, line.peak_kw))
            print(f"{line.day} {kwh:>14} kWh {peak:>10} kW {line.missing:>4} {line.quality or ''}".rstrip())
    talk.say("energy.curve_told", account=options.account, days=len(found.days), missing=found.missing)
    return 0


def _plain(found: Curve, number: str) -> dict[str, Any]:
    chosen = next((each.number for each in found.points if each.point_id == found.point_id), None)
    highest = None if found.highest is None else {"at": found.highest[0].isoformat(), "kw": found.highest[1]}
    return {
        "account_no": number,
        "points": [each.number for each in found.points],
        "point": chosen,
        "first": None if found.first is None else found.first.isoformat(),
        "limit_kw": found.limit_kw,
        "highest": highest,
        "missing": found.missing,
        "days": [
            {"day": each.day.isoformat(), "kwh": each.kwh, "peak_kw": each.peak_kw, "missing": each.missing}
            for each in found.days
        ],
        "kw": [None if value is None else round(value, 3) for value in found.values],
    }
