"""What was put into the demo's feeders is what the page finds, and a season is nothing to look at."""

from datetime import date

from sqlalchemy import func, select

from crm.storage.store import Store
from crm.storage.tables import FeederEnergy
from crm.usecases.demo.fill import faulty_feeders
from crm.usecases.demo.line_faults import Injected
from crm.usecases.energy.losses import losses

NEWEST = date(2026, 10, 1)


def test_the_page_finds_what_was_put_into_the_demo(demo_store: Store) -> None:
    truth = faulty_feeders("small", 1, demo_store.clock)
    with demo_store.read() as reader:
        rows = losses(reader, NEWEST).rows
        line = FeederEnergy.c
        moved = reader.scalar(select(func.count()).where(line.has_transfer.is_(True)))
        unread = reader.scalar(select(func.count()).where(line.coverage_pct < 98))
    assert {row.feeder_id for row in rows if row.judged.is_unusual} == truth.keys()
    assert {Injected.JUMP, Injected.MOVED_OFF} <= set(truth.values())
    assert not {row.feeder_id for row in rows if row.judged.apart} & truth.keys()
    assert moved
    assert unread
