"""`rounds energy`, `rounds export growth|compare|curve|losses` and `rounds import tariffs FILE`."""

import argparse
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import to_builtins
from msgspec.structs import asdict

from crm.cli.database import named, opened
from crm.cli.energy_cases import keep, tell
from crm.cli.energy_curve import tell as tell_curve
from crm.cli.energy_response import tell as tell_response
from crm.cli.named import a_day, a_month
from crm.cli.output import Talk
from crm.domain.clock import clock_from_environment
from crm.domain.comparison import Standing
from crm.domain.energy_desk import BillView, Comparison, Finding, LossRow
from crm.domain.errors import Busy, Denied, Invalid, NotFound
from crm.domain.growth_desk import GrowthRow
from crm.domain.losses import LossCut, Section
from crm.domain.privacy import ExportKind
from crm.storage.account_detail import account_called
from crm.storage.claim import claimed
from crm.storage.reader import Reader
from crm.usecases.energy.bills import bill_of
from crm.usecases.energy.compare import compare, newest_month
from crm.usecases.energy.curve_book import curve_book
from crm.usecases.energy.growth import growth
from crm.usecases.energy.growth_book import growth_book
from crm.usecases.energy.growth_sent import note_sent
from crm.usecases.energy.loss_sums import loss_sums
from crm.usecases.energy.losses import losses
from crm.usecases.energy.losses import newest_month as newest_loss
from crm.usecases.energy.plans import import_plans, plans_in_file
from crm.usecases.energy.sheets import comparison_book, losses_book
from crm.usecases.people import person_named
from crm.usecases.privacy import note_export


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Tell how an account compares, what its month costs, or where energy is lost; keep cases about losses."""
    if options.job in ("case", "cases"):
        return (keep if options.job == "case" else tell)(options, talk)
    with opened(options) as store, store.read() as reader:
        jobs = {
            "compare": _compare,
            "bill": _bill,
            "loss": _loss,
            "growth": _growth,
            "curve": tell_curve,
            "response": tell_response,
        }
        return jobs[options.job](reader, options, talk)


def _account(reader: Reader, options: argparse.Namespace) -> tuple[UUID, date]:
    account_id = account_called(reader, options.account)
    month = a_month(options.month)[0] if options.month is not None else newest_month(reader, account_id)
    if month is None:
        raise Invalid("energy.never_read", value=options.account)
    return account_id, month


def _compare(reader: Reader, options: argparse.Namespace, talk: Talk) -> int:
    found = compare(reader, *_account(reader, options))
    talk.give(
        {
            "account_no": found.subject.account_no,
            "month": found.month.isoformat()[:7],
            "level": None if found.group is None else found.group.level,
            "widened": found.widened,
            "size": found.size,
            "metrics": [_standing(each) for each in found.standings],
            "findings": [_finding(each) for each in found.findings],
        }
    )
    if not talk.json:
        _print_standings(found)
    talk.say("energy.compared", name=found.subject.name, month=f"{found.month:%Y-%m}", count=max(found.size - 1, 0))
    return 0


def _print_standings(found: Comparison) -> None:
    for each in found.standings:
        quartiles = f"{each.low:.4g} {each.middle:.4g} {each.high:.4g}"
        print(f"{each.metric:<14} {each.value:>12.4g}  P{each.percentile:<3.0f} {quartiles}")


def _standing(each: Standing) -> dict[str, Any]:
    """Return a standing without the values of the peers: a file that leaves the house names nobody."""
    return {
        "metric": each.metric,
        "value": each.value,
        "p25": each.low,
        "p50": each.middle,
        "p75": each.high,
        "percentile": each.percentile,
        "z": each.z,
        "band": each.band,
        "is_good": each.is_good,
    }


def _finding(each: Finding) -> dict[str, Any]:
    saving = None if each.saving is None else str(each.saving)
    return {"kind": each.kind, "value": each.value, "against": each.against, "saving": saving, "need": each.need}


def _bill(reader: Reader, options: argparse.Namespace, talk: Talk) -> int:
    found = bill_of(reader, *_account(reader, options))
    talk.give(_bill_plain(found))
    if not talk.json:
        for line in found.lines:
            print(f"{line.code:<16} {line.quantity:>14,.2f} {line.unit:<4} {line.amount:>16,.2f}")
    talk.say("energy.billed", name=found.subject.name, month=f"{found.month:%Y-%m}", total=f"{found.total:,.2f}")
    return 0


def _bill_plain(found: BillView) -> dict[str, Any]:
    lines = [{key: _text(value) for key, value in asdict(line).items()} for line in found.lines]
    bases = [{key: _text(value) for key, value in asdict(line).items()} for line in found.bases]
    return {
        "account_no": found.subject.account_no,
        "month": found.month.isoformat()[:7],
        "plan": found.plan,
        "is_example": found.is_example,
        "basis": found.basis,
        "lines": lines,
        "total": str(found.total),
        "average": _text(found.average),
        "charged": _text(found.charged),
        "charges": [{key: _text(value) for key, value in asdict(line).items()} for line in found.charges],
        "power_factor": _text(found.pf),
        "power_factor_percent": str(found.pf_percent),
        "relief": None if found.relief is None else {key: _text(value) for key, value in asdict(found.relief).items()},
        "better_basis": found.better_basis,
        "basis_saving": str(found.basis_saving),
        "bases": bases,
    }


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _loss(reader: Reader, options: argparse.Namespace, talk: Talk) -> int:
    section = Section.AREA if options.by == Section.AREA else Section.FEEDER
    month = _loss_month(reader, options, section)
    if options.by not in (None, Section.AREA):
        return _loss_sums(reader, month, LossCut(options.by), talk)
    board = losses(reader, month, _manager(reader, options), section)
    rows = [_loss_plain(row) for row in board.rows]
    talk.give({"month": month.isoformat()[:7], "unusual": board.unusual, f"{section}s": rows})
    if not talk.json:
        for row in board.rows:
            rate = "-" if row.judged.rate is None else f"{row.judged.rate:.2f} %"
            print(f"{row.name:<16} {rate:>9} {row.judged.lost_kwh:>14,.0f} kWh  {', '.join(row.judged.kinds)}")
    code = "energy.lost" if section is Section.FEEDER else "energy.lost_areas"
    talk.say(code, month=f"{month:%Y-%m}", count=len(board.rows), unusual=board.unusual)
    return 0


def _loss_sums(reader: Reader, month: date, cut: LossCut, talk: Talk) -> int:
    found = loss_sums(reader, month, cut)
    talk.give({"month": month.isoformat()[:7], "by": cut, "sums": [asdict(each) for each in found]})
    if not talk.json:
        for each in found:
            rates = " ".join("-" if rate is None else f"{rate:.2f} %" for rate in (each.rate, each.shared_rate))
            print(
                f"{each.name or '-':<16} {each.feeders:>4} {each.supply_kwh:>16,.0f} {each.sales_kwh:>16,.0f} {rates}"
            )
    talk.say("energy.lost_by", month=f"{month:%Y-%m}", count=len(found))
    return 0


def _loss_plain(row: LossRow) -> dict[str, Any]:
    judged = row.judged
    return {
        "area" if row.area_id is not None else "feeder": row.name,
        **({} if row.voltage_code is None else {"voltage": row.voltage_code}),
        "supply_kwh": row.supply_kwh,
        "sales_kwh": row.sales_kwh,
        "rate": judged.rate,
        "expected": judged.expected,
        "low": judged.low,
        "high": judged.high,
        "lost_kwh": judged.lost_kwh,
        "kinds": list(judged.kinds),
        "held_apart": judged.apart,
        "has_transfer": row.has_transfer,
        "days_unusual": row.days_unusual,
    }


def _write(reader: Reader, options: argparse.Namespace, out: Path, language: str) -> int:
    if options.what == "growth":
        return growth_book(reader, language).save(reader, out, language)
    if options.what == "compare":
        return comparison_book(reader, *_account(reader, options), language).save(reader, out, language)
    if options.what == "curve":
        account = account_called(reader, options.account)
        return curve_book(reader, account, options.point, language).save(reader, out, language)
    losses = losses_book(reader, _loss_month(reader, options), _manager(reader, options), language)
    return losses.save(reader, out, language)


def _loss_month(reader: Reader, options: argparse.Namespace, section: Section = Section.FEEDER) -> date:
    month = a_month(options.month)[0] if options.month is not None else newest_loss(reader, section)
    if month is None:
        raise Invalid("energy.no_losses")
    return month


def _manager(reader: Reader, options: argparse.Namespace) -> UUID | None:
    return person_named(reader, options.manager) if options.manager is not None else None


def _growth(reader: Reader, options: argparse.Namespace, talk: Talk) -> int:
    board = growth(reader)
    stations = to_builtins(board.stations)
    feeders = [_growth_plain(row) for row in board.rows]
    talk.give({"on": board.on.isoformat(), "feeders": feeders, "substations": stations})
    if not talk.json:
        for row in board.rows:
            over = row.over_from or row.heavy_from or "-"
            print(f"{row.substation} {row.feeder:<6} {len(row.leads):>3} {row.raw_kva:>10,.0f} kVA  {over}")
    talk.say("energy.grows", count=len(board.rows), leads=sum(len(row.leads) for row in board.rows))
    return 0


def _growth_plain(row: GrowthRow) -> dict[str, Any]:
    return {
        "substation": row.substation,
        "feeder": row.feeder,
        "leads": len(row.leads),
        "raw_kva": row.raw_kva,
        "limit_kva": row.limit_kva,
        "present_kw": row.present_kw,
        "heavy_from": row.heavy_from,
        "over_from": row.over_from,
        "years": to_builtins(row.years),
    }


SHEETS = {
    "growth": ExportKind.GROWTH,
    "compare": ExportKind.COMPARISON,
    "curve": ExportKind.CURVE,
    "losses": ExportKind.LOSSES,
}


def export(options: argparse.Namespace, out: Path, talk: Talk) -> int:
    """Write the planners' workbook, an account's comparison or curve, or the losses of a month."""
    with opened(options) as store:
        with store.read() as reader:
            count = _write(reader, options, out, talk.language)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, SHEETS[options.what], out.name, count, False)
        if options.what == "growth" and options.sent:
            with claimed(store.where), store.change() as work:
                note_sent(work)
    talk.give({"out": str(out), "rows": count})
    talk.say("export.outages_done", path=options.out, count=count)
    return 0


def bring_tariffs(options: argparse.Namespace, talk: Talk) -> int:
    """Import a tariff table; nothing of it goes in where one plan cannot be used."""
    path = Path(options.file)
    if not path.is_file():
        raise NotFound("file.missing", path=options.file)
    today = clock_from_environment().today()
    first = a_day(options.first) if options.first is not None else today.replace(month=1, day=1)
    plans = plans_in_file(path, first)
    added = changed = 0
    if not options.dry_run:
        with claimed(named(options)), opened(options, may_create=True) as store, store.change() as work:
            added, changed = import_plans(work, plans)
    talk.give({"plans": len(plans), "added": added, "changed": changed})
    talk.say("tariff.imported", count=len(plans), added=added, changed=changed)
    return 0
