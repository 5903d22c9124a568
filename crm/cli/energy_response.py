"""`rounds energy response`: what a demand response event of an account brought."""

import argparse
from decimal import Decimal, InvalidOperation

from crm.cli.named import a_day
from crm.cli.output import Talk
from crm.domain.demand_response import Event
from crm.domain.errors import Invalid
from crm.storage.account_detail import account_called
from crm.storage.reader import Reader
from crm.usecases.energy.demand_response import response_of


def tell(reader: Reader, options: argparse.Namespace, talk: Talk) -> int:
    """Print baseline and use by hour, the share of the bid, and yuan."""
    account_id = account_called(reader, options.account)
    try:
        price = Decimal(options.price)
    except InvalidOperation:
        raise Invalid("cell.number", value=options.price) from None
    others = frozenset(a_day(each) for each in options.others.split(",") if each)
    event = Event(a_day(options.day), options.first_hour, options.last_hour, options.bid, price, others)
    found = response_of(reader, account_id, event)
    talk.give(
        {
            "account_no": options.account,
            "day": event.day.isoformat(),
            "event_days": sorted(day.isoformat() for day in found.event.others),
            "like_days": [day.isoformat() for day in found.like_days],
            "baseline_kwh": found.baseline_kwh,
            "actual_kwh": found.actual_kwh,
            "share": found.share,
            "valid_kwh": found.valid_kwh,
            "income": str(found.income),
        }
    )
    if not talk.json:
        for hour, base, used in zip(event.hours, found.baseline_kwh, found.actual_kwh, strict=True):
            print(f"{hour:02}:00 {base:>12,.1f} kWh {used:>12,.1f} kWh")
    talk.say(
        "energy.response_told",
        account=options.account,
        share=f"{found.share:.0%}",
        kwh=f"{found.valid_kwh:,.0f}",
        income=f"{found.income:,.2f}",
        count=len(found.like_days),
    )
    return 0
