"""Curves: a year of quarter hours of one metering point among 200 accounts, from the database to the chart's values."""

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import data
from benchmarks.harness import Result, Target, seconds
from crm.domain.curves import POINTS, packed
from crm.domain.ids import new_id
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import Account, Area, Customer, LoadDay, MeteringPoint, Portfolio
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.curve import curve_of

ACCOUNTS, DAYS, ASKED = 200, 365, 21
FIRST = date(2025, 11, 17)


def read(_size: str) -> Result:
    """Measure one account's year among 200, as the page asks for it."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "curves.db", data.CLOCK)
        try:
            ids = _fill(store)
            with store.read() as reader:
                took = [seconds(partial(curve_of, reader, key)) for key in ids[:: ACCOUNTS // ASKED]]
        finally:
            store.close()
    what = f"a year of quarter hours of one of {ACCOUNTS} accounts; limit: 100 ms"
    return Result("curve_read", what, 0.1, median(took), Target(100, 50, "ms"), min(took))


def _fill(store: Store) -> list[Any]:
    with store.change() as work:
        area = work.insert(Area, name="甲", sort_key="a")
        book = work.insert(Portfolio, name="甲", area_id=area)
        owner = work.insert(Customer, name="甲", sort_key="a", portfolio_id=book)
        ids = [_account(work, place, book, owner) for place in range(ACCOUNTS)]
        points = [{"id": new_id(), "account_id": key, "portfolio_id": book, "point_no": str(key)} for key in ids]
        work.insert_many(MeteringPoint, points)
        work.insert_many(LoadDay, [row for point in points for row in _days(point)])
    return ids


def _account(work: UnitOfWork, place: int, book: Any, owner: Any) -> Any:
    values = {"name": f"甲{place}", "sort_key": f"{place:05}", "portfolio_id": book, "customer_id": owner}
    return work.insert(Account, account_no=f"99{place:011}", segment="large_industrial", contract_kva=1000.0, **values)


def _days(point: dict[str, Any]) -> Iterator[dict[str, Any]]:
    loads = packed([500.0 + at for at in range(POINTS)])
    whose = {"account_id": point["account_id"], "portfolio_id": point["portfolio_id"], "metering_point_id": point["id"]}
    for back in range(DAYS):
        yield {**whose, "day": FIRST + timedelta(days=back), "loads": loads, "curve_known": POINTS}
