"""`rounds energy` and `rounds import tariffs`: figures of the demo counted again by plain SQL, and refusals."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.clock import FixedClock
from tests.support.commands import ClockedCommand

BILLED = (
    "SELECT a.account_no FROM account a JOIN account_tariff t ON t.account_id = a.id "
    "JOIN monthly_usage u ON u.account_id = a.id WHERE u.month = '2026-10-01' ORDER BY a.account_no LIMIT 1"
)
METERED = (
    "SELECT a.account_no FROM account a JOIN load_day d ON d.account_id = a.id "
    "WHERE d.curve_known < 96 ORDER BY a.account_no LIMIT 1"
)
HEADINGS_AT = 7
HEADINGS = "plan_code,plan_zh,customer_category,tariff_band,item,period,price,months,time_windows"


@pytest.fixture
def rounds(clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> ClockedCommand:
    return ClockedCommand(clock, capsys)


def test_an_account_is_compared_without_any_peers_name(rounds: ClockedCommand, demo_template: Path) -> None:
    number = rounds.sql(str(demo_template), BILLED)
    said = rounds("energy", "compare", "--account", number, "--database", demo_template, "--json").json()
    assert (said["account_no"], said["month"]) == (number, "2026-10")
    value = rounds.sql(
        str(demo_template),
        "SELECT u.kwh_total / a.contract_kva FROM monthly_usage u JOIN account a ON a.id = u.account_id "
        "WHERE a.account_no = :no AND u.month = '2026-10-01'",
        no=number,
    )
    metrics = {each["metric"]: each for each in said["metrics"]}
    assert metrics["kwh_per_kva"]["value"] == pytest.approx(value)
    assert "peers" not in metrics["kwh_per_kva"]
    plain = rounds("energy", "compare", "--account", number, "--month", "2026-10", "--database", demo_template)
    assert "similar accounts" in plain.out


def test_a_bill_is_the_sum_of_its_lines(rounds: ClockedCommand, demo_template: Path) -> None:
    number = rounds.sql(str(demo_template), BILLED)
    said = rounds(
        "energy", "bill", "--account", number, "--month", "2026-10", "--database", demo_template, "--json"
    ).json()
    cents = [round(float(line["amount"]) * 100) for line in said["lines"]]
    assert sum(cents) == round(float(said["total"]) * 100)
    assert said["is_example"]
    late = rounds("energy", "bill", "--account", number, "--month", "2030-01", "--database", demo_template)
    assert (late.code, "no reading of 2030-01," in late.err) == (2, True)
    nobody = rounds("energy", "bill", "--account", "99", "--database", demo_template)
    assert nobody.code == 2


def test_losses_are_those_of_the_feeders(rounds: ClockedCommand, demo_template: Path) -> None:
    said = rounds("energy", "loss", "--month", "2026-10", "--database", demo_template, "--json").json()
    where = "FROM feeder_energy WHERE span = 'month' AND starts_on = '2026-10-01'"
    assert len(said["feeders"]) == rounds.sql(str(demo_template), f"SELECT count(*) {where}") > 0
    supplied = sum(each["supply_kwh"] for each in said["feeders"])
    assert supplied == pytest.approx(rounds.sql(str(demo_template), f"SELECT sum(supply_kwh) {where}"))


def test_losses_are_those_of_areas_too(rounds: ClockedCommand, demo_template: Path) -> None:
    said = rounds("energy", "loss", "--by", "area", "--database", demo_template, "--json").json()
    where = "FROM area_energy WHERE span = 'month' AND starts_on = '2026-10-01'"
    assert (said["month"], len(said["areas"])) == (
        "2026-10",
        rounds.sql(str(demo_template), f"SELECT count(*) {where}"),
    )
    assert 0 < said["unusual"] < len(said["areas"])
    assert {each["held_apart"] for each in said["areas"]} == {True, False}


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_coming_demand_is_written_for_the_planners(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path, lang: str
) -> None:
    out = tmp_path / "growth.xlsx"
    said = rounds("energy", "growth", "--database", demo_template, "--json").json()
    leads = "SELECT count(*) FROM demand_lead WHERE stage NOT IN ('energized', 'cancelled') AND deleted_at IS NULL"
    want = rounds.sql(str(demo_template), leads)
    assert sum(row["leads"] for row in said["feeders"]) == want > 0
    written = rounds("export", "growth", out, "--database", demo_template, "--json", "--lang", lang).json()
    assert written["rows"] == len(said["feeders"])
    book = load_workbook(out)
    feeders, stations, sheet = (book[name] for name in book.sheetnames[:3])
    rows = list(feeders.iter_rows(min_row=HEADINGS_AT + 1, values_only=True))
    assert [row[:2] for row in rows] == [(row["substation"], row["feeder"]) for row in said["feeders"]]
    first = said["feeders"][0]
    assert rows[0][3] == first["raw_kva"]
    assert rows[0][8] == pytest.approx(first["years"][0]["coincident_kw"], abs=0.06)
    of_station = [row[0] for row in stations.iter_rows(min_row=HEADINGS_AT + 1, values_only=True)]
    assert sorted(of_station) == sorted({row["substation"] for row in said["feeders"]})
    assert sheet.max_row == HEADINGS_AT + want


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_a_customer_takes_its_comparison_home_without_any_name(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path, lang: str
) -> None:
    number, out = rounds.sql(str(demo_template), BILLED), tmp_path / "compare.xlsx"
    said = rounds("energy", "compare", "--account", number, "--database", demo_template, "--json").json()
    rounds("export", "compare", out, "--account", number, "--database", demo_template, "--lang", lang)
    book = load_workbook(out)
    rows = list(book.worksheets[0].iter_rows(min_row=HEADINGS_AT + 1, values_only=True))
    assert [row[1] for row in rows] == [pytest.approx(each["value"], abs=0.0001) for each in said["metrics"]]
    assert [row[5] for row in rows] == [round(each["percentile"]) for each in said["metrics"]]
    others = "SELECT group_concat(name, '|') FROM account WHERE account_no <> :no"
    names = str(rounds.sql(str(demo_template), others, no=number)).split("|")
    text = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert not [name for name in names if name in text]


def test_losses_are_written_as_they_are_told(rounds: ClockedCommand, demo_template: Path, tmp_path: Path) -> None:
    out = tmp_path / "losses.xlsx"
    said = rounds("energy", "loss", "--month", "2026-10", "--database", demo_template, "--json").json()
    rounds("export", "losses", out, "--month", "2026-10", "--database", demo_template)
    rows = list(load_workbook(out).worksheets[0].iter_rows(min_row=HEADINGS_AT + 1, values_only=True))
    assert [row[0] for row in rows] == [each["feeder"] for each in said["feeders"]]
    assert rows[0][1:3] == (said["feeders"][0]["supply_kwh"], said["feeders"][0]["sales_kwh"])


def test_a_tariff_table_comes_in_and_again_changes_nothing(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path
) -> None:
    table = tmp_path / "tariffs.csv"
    rows = (
        "OWN,本地方案,business_single_part,1_20kv,energy,peak,1.2,1-12,08:00-20:00",
        "OWN,本地方案,business_single_part,1_20kv,energy,valley,0.3,1-12,00:00-08:00;20:00-24:00",
    )
    table.write_text("\n".join((HEADINGS, *rows)), encoding="gbk")
    first = rounds("import", "tariffs", table, "--database", demo_template, "--json").json()
    assert first == {"plans": 1, "added": 1, "changed": 0}
    again = rounds("import", "tariffs", table, "--database", demo_template, "--json").json()
    assert again == {"plans": 1, "added": 0, "changed": 0}
    assert rounds.sql(str(demo_template), "SELECT is_example FROM tariff WHERE code = 'OWN'") == 0


def test_the_shipped_examples_stay_examples_and_hold_from_the_day_that_is_given(
    rounds: ClockedCommand, demo_template: Path
) -> None:
    shipped = Path(__file__).parents[2] / "resources" / "domain" / "tariff_example.csv"
    rounds("import", "tariffs", shipped, "--from", "2025-01-01", "--database", demo_template)
    ours = "FROM tariff WHERE starts_on = '2025-01-01'"
    assert rounds.sql(str(demo_template), f"SELECT count(*) {ours} AND is_example = 0") == 0
    assert rounds.sql(str(demo_template), f"SELECT count(*) {ours}") > 0


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("OWN,甲,,,energy,peak,1.2,1-12,08:00-20:00", "OWN,甲,,,energy,flat,1,1-12,18:00-24:00"), "OWN"),
        (("OWN,甲,,,energy,peak,dear,1-12,08:00-20:00",), "Row 2"),
        (("OWN,甲,,,energy,peak,1.2,1-12,8 to 20",), "Row 2"),
        ((), "holds no plan"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_whole(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path, rows: tuple[str, ...], words: str
) -> None:
    table = tmp_path / "tariffs.csv"
    table.write_text("\n".join((HEADINGS, *rows)), encoding="utf-8")
    before = rounds.sql(str(demo_template), "SELECT count(*) FROM tariff")
    said = rounds("import", "tariffs", table, "--database", demo_template)
    assert (said.code, words in said.err) == (2, True)
    assert rounds.sql(str(demo_template), "SELECT count(*) FROM tariff") == before


def test_a_case_is_kept_by_the_command_line(rounds: ClockedCommand, demo_template: Path, tmp_path: Path) -> None:
    demo_file = shutil.copyfile(demo_template, tmp_path / "own.db")
    name = rounds.sql(
        str(demo_file), "SELECT s.name || f.number FROM feeder f JOIN substation s ON s.id = f.substation_id LIMIT 1"
    )
    case = ("energy", "case", "--feeder", name, "--database", demo_file, "--json")
    assert rounds(*case, "--note", "待查").json()["month"] == "2026-10"
    assert rounds(*case, "--close").code == 2
    kept = rounds(*case, "--cause", "meter", "--action", "换表", "--recovered", "1200", "--close").json()
    assert (kept["note"], kept["closed_on"] is None, kept["recovered_kwh"]) == ("待查", False, 1200.0)
    listed = rounds("energy", "cases", "--open", "--database", demo_file, "--json").json()
    assert listed == {"cases": []}


def test_a_year_of_quarter_hours_is_told_with_its_gaps(rounds: ClockedCommand, demo_template: Path) -> None:
    number, known = (
        rounds.sql(
            str(demo_template),
            f"SELECT {what} FROM load_day d JOIN account a ON a.id = d.account_id GROUP BY a.id ORDER BY a.account_no",
        )
        for what in ("min(a.account_no)", "sum(d.curve_known)")
    )
    job = ("energy", "curve", "--account", number, "--database", demo_template)
    said = rounds(*job, "--json").json()
    assert sum(value is not None for value in said["kw"]) == known
    assert said["missing"] == len(said["kw"]) - known
    assert max(value for value in said["kw"] if value is not None) == pytest.approx(said["highest"]["kw"], abs=0.001)
    assert f"{len(said['days'])} days" in rounds(*job).out
    assert rounds(*job, "--point", "x").code == 2


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_a_curve_is_written_as_it_is_told(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path, lang: str
) -> None:
    number, out = rounds.sql(str(demo_template), METERED), tmp_path / "curve.xlsx"
    said = rounds("energy", "curve", "--account", number, "--database", demo_template, "--json").json()
    job = ("export", "curve", out, "--account", number, "--database", demo_template)
    assert rounds(*job, "--json", "--lang", lang).json()["rows"] == len(said["kw"])
    quarters, days = load_workbook(out).worksheets
    rows = list(quarters.iter_rows(min_row=HEADINGS_AT + 1, values_only=True))
    assert [row[1] for row in rows] == said["kw"]
    assert {None} < set(said["kw"])
    moments = [row[0] for row in rows]
    assert moments[0].isoformat() == f"{said['first']}T00:00:00"
    assert (moments[-1] - moments[0]).total_seconds() == (len(rows) - 1) * 15 * 60
    told = [(row[0].date().isoformat(), row[3]) for row in days.iter_rows(min_row=HEADINGS_AT + 1, values_only=True)]
    assert told == [(each["day"], each["missing"]) for each in said["days"]]
    assert rounds(*job, "--point", "x").code == 2
