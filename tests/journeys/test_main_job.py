"""From a bureau's own ledger to the visit summary, on both databases; every figure is counted again by plain SQL."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.clock import at_local
from crm.domain.codes import Side, Topic
from crm.domain.visits import IssueDraft, Participant, RecordDraft
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.recording import finish_visit, visitor
from crm.usecases.visits import plan_visit, visit_rows
from tests.support.commands import SAMPLES, ClockedCommand
from tests.support.lists import account_ids

FIRST, LAST = date(2026, 10, 1), date(2026, 12, 31)
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture
def filled(database_url: str, command: ClockedCommand) -> str:
    """WHERE of a database with the sample ledger and visits in it."""
    assert command("import", "accounts", SAMPLES / "客户台账.xlsx", "--database", database_url).code == 1
    assert command("import", "visits", SAMPLES / "走访记录.xlsx", "--database", database_url).code == 1
    return database_url


def test_the_sample_ledger_counts_as_expected(database_url: str, command: ClockedCommand) -> None:
    want = EXPECTED["accounts"]
    done = command("import", "accounts", SAMPLES / "客户台账.xlsx", "--database", database_url, "--json")
    assert done.code == 1
    told = done.json()
    assert (told["added"], told["rejected"], told["duplicates"]) == (
        want["good"],
        want["rejected"],
        want["duplicates"],
    )
    assert told["read"] == want["good"] + want["rejected"] + want["duplicates"]
    assert command.sql(database_url, "SELECT sum(contract_kva) FROM account") == want["kva_sum_good"]
    again = command("import", "accounts", SAMPLES / "客户台账.xlsx", "--database", database_url, "--json").json()
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, want["good"])


def test_the_sample_visits_count_as_expected(filled: str, command: ClockedCommand) -> None:
    want = EXPECTED["visits"]
    again = command("import", "visits", SAMPLES / "走访记录.xlsx", "--database", filled, "--json").json()
    assert (again["added"], again["rejected"]) == (0, want["unknown_account"])
    assert command.sql(filled, "SELECT count(*) FROM visit") == want["good"]
    for name, count in want["by_manager"].items():
        counted = command.sql(
            filled, "SELECT count(*) FROM visit v JOIN person p ON p.id = v.person_id WHERE p.name = :name", name=name
        )
        assert counted == count


def test_a_text_file_in_gbk_counts_as_expected(database_url: str, command: ClockedCommand) -> None:
    done = command("import", "accounts", SAMPLES / "客户台账_gbk.csv", "--database", database_url, "--json")
    assert done.json()["added"] == EXPECTED["accounts_gbk"]["good"]
    odd = command.sql(database_url, "SELECT count(*) FROM account WHERE account_no LIKE '%' || :tab || '%'", tab="\t")
    assert odd == 0


def test_planned_held_and_exported_figures_equal_the_database(
    filled: str, command: ClockedCommand, tmp_path: Path
) -> None:
    opened = open_store(filled, command.clock)
    try:
        _plan_and_hold(opened)
    finally:
        opened.close()
    out = tmp_path / "汇总.xlsx"
    period = ("--from", FIRST.isoformat(), "--to", LAST.isoformat())
    done = command("export", "visit-summary", out, "--database", filled, *period, "--lang", "zh_CN", "--json")
    assert done.code == 0
    totals = done.json()["totals"]
    written = _totals_in(out)
    assert written == {name: totals[name] for name in written}
    for name, statement in COUNTED.items():
        counted = command.sql(filled, statement, first=FIRST.isoformat(), last=LAST.isoformat())
        assert totals[name] == pytest.approx(float(counted)), name
    assert totals["planned"] == 2
    assert totals["planned_done"] == 1
    assert totals["demand_kva"] == 800


def _plan_and_hold(store: Store) -> None:
    """Plan two visits and hold the first of them."""
    with store.change() as work:
        person = people(work)[0]
        keys = account_ids(work)[:2]
        day = work.clock.today()
        held, _other = (
            plan_visit(work, key, person.id, at_local(day, 9), at_local(day, 10) + timedelta(minutes=30))
            for key in keys
        )
        who = (visitor(work, person.id), Participant(Side.CUSTOMER, "演示联系人"))
        record = RecordDraft(
            held_on=day,
            topics=(Topic.DEMAND_SURVEY, Topic.POLICY),
            participants=who,
            content="新增用电需求(演示)",
            issues=(IssueDraft("报装进度太慢(演示)"),),
            demand_kva=800,
            satisfaction=3,
        )
        finish_visit(work, held, visit_rows(work, [held])[0].version, record)


HELD = "record_state IN ('submitted', 'approved') AND deleted_at IS NULL AND held_on BETWEEN :first AND :last"
COUNTED = {
    "accounts": "SELECT count(*) FROM account WHERE deleted_at IS NULL AND :first <= :last",
    "on_site": f"SELECT count(*) FROM visit WHERE {HELD} AND channel = 'on_site'",
    "phone": f"SELECT count(*) FROM visit WHERE {HELD} AND channel = 'phone'",
    "online": f"SELECT count(*) FROM visit WHERE {HELD} AND channel = 'online'",
    "visits": f"SELECT count(*) FROM visit WHERE {HELD}",
    "covered": f"SELECT count(DISTINCT account_id) FROM visit WHERE {HELD}",
    "rated": f"SELECT count(satisfaction) FROM visit WHERE {HELD}",
    "rating_sum": f"SELECT sum(satisfaction) FROM visit WHERE {HELD}",
    "satisfaction": f"SELECT avg(satisfaction * 1.0) FROM visit WHERE {HELD}",
    "issues": "SELECT count(*) FROM issue WHERE deleted_at IS NULL AND raised_on BETWEEN :first AND :last",
    "publicity": (
        "SELECT count(DISTINCT v.id) FROM visit v JOIN visit_topic t ON t.visit_id = v.id AND t.deleted_at IS NULL "
        "WHERE t.topic = 'policy' AND v.record_state IN ('submitted', 'approved') AND v.deleted_at IS NULL "
        "AND v.held_on BETWEEN :first AND :last"
    ),
}


def _totals_in(out: Path) -> dict[str, float]:
    """Return the figures of the line 合计 as they stand in the workbook."""
    names = {"管户数": "accounts", "计划走访": "planned", "现场": "on_site", "电话": "phone", "线上": "online"}
    names |= {"实际走访": "visits", "诉求数": "issues", "宣传次数": "publicity", "超期户数": "overdue"}
    rows = list(load_workbook(out, data_only=True)["汇总"].iter_rows(values_only=True))
    heading = next(row for row in rows if row[0] == "供电单位")
    total = next(row for row in rows if row[0] == "合计")
    return {names[head]: value for head, value in zip(heading, total, strict=True) if head in names}
