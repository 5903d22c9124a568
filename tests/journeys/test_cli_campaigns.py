"""`rounds campaigns` and `rounds export campaign`: the demo's campaigns counted again by plain SQL, and refusals."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.clock import FixedClock
from tests.support.commands import ClockedCommand

PRICES = "分时电价与移峰填谷(演示)"
TARGETS = (
    "SELECT count(*) FROM campaign_target t JOIN campaign c ON c.id = t.campaign_id "
    "WHERE c.title = :title AND t.deleted_at IS NULL"
)
CONFIRMED = (
    "SELECT count(*) FROM campaign_telling t JOIN campaign_edition e ON e.id = t.edition_id "
    "JOIN campaign c ON c.id = e.campaign_id WHERE c.title = :title AND t.confirmed_on IS NOT NULL "
    "AND e.issued_on = (SELECT max(issued_on) FROM campaign_edition WHERE campaign_id = c.id)"
)
MANAGER = (
    "SELECT p.name FROM person p JOIN portfolio_grant g ON g.person_id = p.id "
    "WHERE g.kind = 'owner' ORDER BY p.sort_key LIMIT 1"
)


@pytest.fixture
def rounds(clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> ClockedCommand:
    return ClockedCommand(clock, capsys)


def test_campaigns_are_told_with_their_counts(rounds: ClockedCommand, demo_template: Path) -> None:
    said = rounds("campaigns", "--database", demo_template, "--json").json()["campaigns"]
    prices = next(each for each in said if each["title"] == PRICES)
    assert prices["accounts"] == rounds.sql(str(demo_template), TARGETS, title=PRICES) > 0
    assert prices["confirmed"] == rounds.sql(str(demo_template), CONFIRMED, title=PRICES) > 0
    parts = ("open", "old", "told", "confirmed", "opted_out")
    assert sum(prices[each] for each in parts) == prices["accounts"]
    assert prices["opted_out"] > 0
    manager = rounds.sql(str(demo_template), MANAGER)
    own = rounds("campaigns", "--manager", manager, "--database", demo_template, "--json").json()["campaigns"]
    assert 0 < next(each for each in own if each["title"] == PRICES)["accounts"] < prices["accounts"]
    plain = rounds("campaigns", "--database", demo_template)
    assert (plain.code, PRICES in plain.out) == (0, True)


def test_the_coverage_is_written_account_by_edition(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path
) -> None:
    out = tmp_path / "宣传.xlsx"
    said = rounds("export", "campaign", out, "--campaign", PRICES, "--database", demo_template, "--json").json()
    accounts = rounds.sql(str(demo_template), TARGETS, title=PRICES)
    assert said["rows"] == accounts
    book = load_workbook(out)
    assert [book.sheetnames[place] for place in (0, 1, -1)] == ["Coverage", "Accounts", "Effect"]
    cells = [[cell.value for cell in row] for row in book["Accounts"].iter_rows()]
    head = next(row for row in cells if row[0] == "Account number")
    lines = [row for row in cells[cells.index(head) + 1 :] if row[0]]
    assert len(lines) == accounts
    assert [title for title in head if title and title.endswith(" told")] == ["2026-10 told", "2026-03 told"]
    assert sum(row[head.index("Stands")] == "Confirmed" for row in lines) == rounds.sql(
        str(demo_template), CONFIRMED, title=PRICES
    )
    kinds = rounds.sql(str(demo_template), "SELECT count(*) FROM export_log WHERE kind = 'campaign'")
    assert kinds == 1


def test_an_unknown_title_says_where_titles_are(rounds: ClockedCommand, demo_template: Path, tmp_path: Path) -> None:
    out = tmp_path / "none.xlsx"
    done = rounds("export", "campaign", out, "--campaign", "无此宣传", "--database", demo_template)
    assert (done.code, "rounds campaigns" in done.err, out.exists()) == (2, True, False)
