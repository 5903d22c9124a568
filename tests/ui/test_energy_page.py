"""Energy in the window: what the strips, the bill and the losses say is what was counted, by keyboard and with undo."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.curves import POINTS
from crm.domain.demand_response import Event
from crm.domain.energy_desk import AdviceKind, AdviceState
from crm.domain.tariffs import Period
from crm.storage.store import Store
from crm.storage.tables import (
    Account,
    AccountTariff,
    EnergyAdvice,
    ExportLog,
    LoadDay,
    Meter,
    MeteringPoint,
    MonthlyUsage,
    PointMonth,
)
from crm.usecases.energy.bills import bill_of
from crm.usecases.energy.compare import compare, newest_month
from crm.usecases.energy.curve import curve_of
from crm.usecases.energy.demand_response import response_of
from crm.usecases.energy.meters import meters_of
from crm.usecases.energy.plan_edits import plan_versions
from tests.support.energy_page import cells, go, page
from tests.support.window import WindowMaker
from ui.energy.advice_line import AdviceRow
from ui.energy.customer_paper import customer_paper
from ui.energy.meter_form import MeterForm
from ui.energy.plan_form import PlanForm
from ui.energy.price_form import PriceForm
from ui.energy.response_form import ResponseForm
from ui.shell.window import MainWindow
from ui.widgets.data_dialog import DataDialog
from ui.widgets.labels import Text

HEADINGS_AT = 7


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("energy")
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: page(window).compare.strips.table() != [])
    return window


def looked_at(window: MainWindow) -> UUID:
    return UUID(page(window).state()["account"])


def test_the_strips_say_what_was_counted(window: MainWindow, demo_store: Store) -> None:
    shown, account = page(window), looked_at(window)
    with demo_store.read() as reader:
        month = newest_month(reader, account)
        assert month is not None
        found = compare(reader, account, month)
    rows = shown.compare.strips.table()[1:]
    assert [row[5] for row in rows] == [f"P{each.percentile:.0f}" for each in found.standings[:6]]
    assert found.subject.name in shown.filter.account.text()
    assert str(found.size - 1) in shown.compare.among.accessibleName()


def test_the_bill_of_the_window_is_that_of_the_use_case(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    go(window, qtbot, "bill", page(window).bill.lines)
    shown, account = page(window), looked_at(window)
    with demo_store.read() as reader:
        month = newest_month(reader, account)
        assert month is not None
        bill = bill_of(reader, account, month)
    rows = cells(shown.bill.lines)
    assert rows[-1][-1] == f"{bill.total:,.2f}"
    assert len(rows) == len(bill.lines) + 1
    assert not shown.bill.example.isHidden()


def test_without_a_plan_the_tab_says_why(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    account = looked_at(window)
    with demo_store.change() as work:
        row = work.one(select(AccountTariff.c.id, AccountTariff.c.version).where(AccountTariff.c.account_id == account))
        assert row is not None
        work.update(AccountTariff, row.id, row.version, tariff_code="GONE")
    shown = page(window)
    shown.tabs.set_current("bill")
    shown.load()
    qtbot.waitUntil(lambda: not shown.bill.empty.isHidden())
    assert any("GONE" in each.text() for each in shown.bill.empty.findChildren(Text))
    # The way out stands beside the sentence: a plan is agreed on, and the bill is there.
    shown.bill.empty.acted.emit()
    form = shown.findChild(PlanForm)
    assert form is not None
    form.plan.set_value("SZ_2P_10KV")
    form.basis.set_value("demand")
    form.since.setText("2026-02-01")
    form.save()
    qtbot.waitUntil(lambda: shown.bill.empty.isHidden() and shown.bill.lines.figures.rowCount() > 0)
    assert any(row[0].startswith("Basic charge by demand") for row in cells(shown.bill.lines))


def advisable(store: Store) -> UUID:
    """Return an account of which something stands out."""
    with store.read() as reader:
        accounts: list[UUID] = reader.scalars(select(AccountTariff.c.account_id).order_by(AccountTariff.c.account_id))
        for account in accounts:
            month = newest_month(reader, account)
            if month is not None and compare(reader, account, month).findings:
                return account
    raise AssertionError("nothing stands out in the whole demo")


def test_advice_joins_the_brief_and_can_be_taken_back(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown, account = page(window), advisable(demo_store)
    shown.filter.account_chosen.emit(account)
    qtbot.waitUntil(lambda: shown._found is not None and shown._found.subject.account_id == account)
    found = shown._found
    assert found is not None
    kinds = {each.kind for each in found.findings}
    QTest.keyClick(shown.compare.stands_out.advise, Qt.Key.Key_Return)

    def saved() -> set[str]:
        with demo_store.read() as reader:
            row = EnergyAdvice.c
            return set(reader.scalars(select(row.kind).where(row.deleted_at.is_(None))))

    qtbot.waitUntil(lambda: saved() == kinds)
    window.context.undo.undo(1)
    qtbot.waitUntil(lambda: saved() == set())


def test_what_became_of_an_advice_is_noted(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown, account = page(window), advisable(demo_store)
    shown.filter.account_chosen.emit(account)
    qtbot.waitUntil(lambda: shown._found is not None and shown._found.subject.account_id == account)
    shown.compare.stands_out.advise.click()
    qtbot.waitUntil(lambda: bool(shown.findChildren(AdviceRow)))
    row = shown.findChildren(AdviceRow)[0]
    assert row.state.text() == "Not told yet"
    row.answered.emit(row._line, AdviceState.ADOPTED)
    qtbot.waitUntil(lambda: any(each.state.text() == "Adopted" for each in shown.findChildren(AdviceRow)))


def test_months_are_chosen_and_their_gaps_are_said(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown, account = page(window), looked_at(window)
    with demo_store.change() as work:
        row = MonthlyUsage.c
        rows = work.rows(select(row.id, row.month).where(row.account_id == account).order_by(row.month.desc()))
        work.remove(MonthlyUsage, rows[2].id, 1)
    go(window, qtbot, "readings", shown.readings.table)
    qtbot.waitUntil(lambda: cells(shown.readings.table)[2][-1] == "No reading")
    shown.filter.month_chosen.emit(rows[3].month)
    shown.tabs.set_current("compare")
    shown.load()
    qtbot.waitUntil(lambda: shown._found is not None and shown._found.month == rows[3].month)


def test_the_figures_are_copied_as_picture_and_table(window: MainWindow) -> None:
    shown = page(window)
    shown.filter.copy.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    shown.show_data()
    data = shown.findChild(DataDialog)
    assert data is not None
    data.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].startswith("Metric\tValue")
    data.close()


def test_nothing_was_read_yet(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> None:
    with demo_store.change() as work:
        work.remove_many(MonthlyUsage, dict.fromkeys(work.scalars(select(MonthlyUsage.c.id)), 1))
    window = windows.open("energy")
    qtbot.waitUntil(lambda: page(window).parts.currentWidget() is page(window).empty)


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_the_customers_comparison_names_no_peer(
    window: MainWindow, demo_store: Store, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    shown = page(window)
    found = shown._found
    assert found is not None
    out = tmp_path / f"comparison.{kind}"
    shown.exporting.write_comparison(found.subject.account_id, found.month, out)
    qtbot.waitUntil(lambda: exported(demo_store) == [("comparison", out.name)])
    body = customer_paper(found).body if kind == "pdf" else text_of(out)
    assert found.subject.name in body
    with demo_store.read() as reader:
        others = reader.scalars(select(Account.c.name).where(Account.c.id != found.subject.account_id))
    assert not [name for name in others if name in body]
    assert kind != "pdf" or out.read_bytes()[:5] == b"%PDF-"


def exported(store: Store) -> list[tuple[str, str]]:
    with store.read() as reader:
        return [tuple(row) for row in reader.rows(select(ExportLog.c.kind, ExportLog.c.file_name))]


def text_of(path: Path) -> str:
    sheets = load_workbook(path).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)


def test_prices_are_changed_by_hand(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown = page(window)
    shown.choose_plan()
    form = shown.findChild(PlanForm)
    assert form is not None
    qtbot.waitUntil(lambda: form.plan.count() > 0)
    form.edit.click()
    prices = form.findChild(PriceForm)
    assert prices is not None
    qtbot.waitUntil(lambda: prices.plan.count() > 0)
    code = form.plan.value()
    prices.hours[Period.PEAK].setText("ten to twelve")
    prices.save()
    assert not prices.problem.isHidden()
    prices.hours[Period.PEAK].setText("00:00-12:00,14:00-19:00")
    prices.save()
    qtbot.waitUntil(lambda: "overlap" in prices.problem.text())
    prices.hours[Period.PEAK].setText("10:00-12:00,14:00-19:00")
    prices.prices[Period.PEAK].line.setText("1.25")
    prices.since.set_value(date(2026, 12, 1))
    QTest.keyClick(prices.name, Qt.Key.Key_Return)

    def kept() -> list[Decimal]:
        with demo_store.read() as reader:
            versions = [each.plan.tariff for each in plan_versions(reader) if each.plan.tariff.code == code]
        return [each.prices[Period.PEAK] for each in versions if each.starts_on == date(2026, 12, 1)]

    qtbot.waitUntil(lambda: kept() == [Decimal("1.25")])
    window.context.undo.undo()
    qtbot.waitUntil(lambda: kept() == [])


def test_prices_are_imported_where_a_plan_is_chosen(
    window: MainWindow, demo_store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = page(window)
    shown.choose_plan()
    form = shown.findChild(PlanForm)
    assert form is not None
    qtbot.waitUntil(lambda: form.plan.count() > 0)
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    head = "plan_code,plan_zh,item,period,price,time_windows\n"
    bad.write_text(f"{head}OWN,本局,energy,flat,0.6,00:00-23:00\n", encoding="utf-8")
    good.write_text(f"{head}OWN,本局,energy,flat,0.6,00:00-24:00\n", encoding="utf-8")
    form.bring_prices(bad)
    qtbot.waitUntil(lambda: not form.problem.isHidden())
    form.bring_prices(good)
    qtbot.waitUntil(lambda: "OWN" in [form.plan.itemData(at) for at in range(form.plan.count())])
    assert form.problem.isHidden()


def test_a_year_of_quarter_hours_is_shown_with_its_days_and_gaps(
    window: MainWindow, qtbot: QtBot, demo_store: Store, tmp_path: Path
) -> None:
    with demo_store.read() as reader:
        row = LoadDay.c
        account = reader.scalar(select(row.account_id).where(row.curve_known < POINTS).limit(1))
        expected = curve_of(reader, account)
    shown = page(window)
    shown.shown({"account": str(account), "tab": "readings"})
    qtbot.waitUntil(lambda: shown.readings.table.figures.rowCount() > 0)
    combo = shown.readings.kinds[0]
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: shown.readings.day_table.figures.rowCount() == len(expected.days))
    chart = shown.readings.curve.chart
    assert chart.isVisible()
    assert chart.shown() == (0.0, len(expected.values))
    assert len(expected.values) > 34_000
    assert any("missing" in each[-1] for each in cells(shown.readings.day_table))
    shown.readings.curve.spans[0].click()
    assert chart.shown() == (len(expected.values) - POINTS, len(expected.values))
    shown._copy()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    assert shown._chart() is chart
    shown.ask_export()
    menu = next(each for each in shown.findChildren(QMenu) if each.isVisible())
    assert menu.actions()[0].text() == "Load by quarter hour…"
    menu.close()
    out = tmp_path / "curve.xlsx"
    shown.exporting.write_curve(account, shown.readings.curve.looked_at, out)
    qtbot.waitUntil(lambda: exported(demo_store) == [("curve", out.name)])
    rows = load_workbook(out, read_only=True).worksheets[0].iter_rows(min_row=HEADINGS_AT + 1)
    assert sum(1 for _ in rows) == len(expected.values)


def test_months_of_metering_points_are_listed(window: MainWindow, qtbot: QtBot, demo_store: Store) -> None:
    shown = page(window)
    account = looked_at(window)
    with demo_store.change() as work:
        book = work.scalar(select(Account.c.portfolio_id).where(Account.c.id == account))
        whose = {"account_id": account, "portfolio_id": book}
        point = work.insert(MeteringPoint, **whose, point_no="P-1")
        figures = {"multiplier": 200.0, "register_from": 10.0, "register_to": 12.5, "kwh_total": 500.0}
        month = date(2026, 10, 1)
        work.insert(
            PointMonth, **whose, metering_point_id=point, month=month, meter_no="M-1", quality="estimated", **figures
        )
    shown.shown({"tab": "readings"})
    combo = shown.readings.kinds[0]
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: shown.readings.point_table.figures.rowCount() == 1)
    assert cells(shown.readings.point_table)[0][1:] == ["P-1", "M-1", "200", "10.00", "12.50", "500", "—", "estimated"]
    assert shown.readings.kinds[2].hasFocus()


def test_a_meter_is_changed_by_hand_and_that_is_undone(window: MainWindow, qtbot: QtBot, demo_store: Store) -> None:
    with demo_store.read() as reader:
        account = reader.scalar(select(Meter.c.account_id).limit(1))
        [meter] = meters_of(reader, account)
    shown = page(window)
    shown.shown({"account": str(account), "tab": "readings"})
    qtbot.waitUntil(lambda: shown.readings.table.figures.rowCount() > 0)
    shown.readings.show_kind("points")
    shown.readings.meters.click()
    [form] = window.findChildren(MeterForm)
    qtbot.waitUntil(form.give.isEnabled)
    assert form.multiplier.value() == Decimal(f"{meter.multiplier:g}")
    form.multiplier.line.setText("0")
    form.save()
    qtbot.waitUntil(form.problem.isVisible)
    assert "multiplier of 0" in form.problem.text()
    form.multiplier.line.setText("300")
    form.number.setText("99M-NEW")
    form.save()

    def numbers() -> list[tuple[str, float, bool]]:
        with demo_store.read() as reader:
            found = meters_of(reader, account)
        return [(each.meter_no, each.multiplier, each.removed_on is None) for each in found]

    former = (meter.meter_no, meter.multiplier)
    qtbot.waitUntil(lambda: numbers() == [("99M-NEW", 300.0, True), (*former, False)])
    qtbot.waitUntil(lambda: window.findChildren(MeterForm) == [])
    window.context.undo.undo()
    qtbot.waitUntil(lambda: numbers() == [(*former, True)])


def test_a_demand_response_is_worked_out_and_advised(window: MainWindow, qtbot: QtBot, demo_store: Store) -> None:
    with demo_store.read() as reader:
        row = LoadDay.c
        account = reader.scalar(select(row.account_id).limit(1))
        whole = select(row.day).where(row.account_id == account, row.curve_known == POINTS).order_by(row.day.desc())
        day = reader.scalar(whole.limit(1))
        expected = response_of(reader, account, Event(day, 14, 16, 50.0, Decimal("0.3")))
    shown = page(window)
    shown.shown({"account": str(account), "tab": "readings"})
    qtbot.waitUntil(lambda: shown.readings.table.figures.rowCount() > 0)
    shown.open_response()
    [form] = window.findChildren(ResponseForm)
    form.save()
    assert not form.advise.isEnabled()
    form.day.set_value(day)
    form.bid.line.setText("50")
    form.price.line.setText("0.3")
    form.save()
    qtbot.waitUntil(form.advise.isEnabled)
    assert [each[1] for each in cells(form.hours)] == [f"{value:,.1f}" for value in expected.baseline_kwh]
    assert f"¥{expected.income:,.2f}" in form.found.text()
    form.advise.click()

    def kinds() -> list[str]:
        with demo_store.read() as reader:
            return list(reader.scalars(select(EnergyAdvice.c.kind).where(EnergyAdvice.c.account_id == account)))

    qtbot.waitUntil(lambda: kinds() == [AdviceKind.RESPONSE])
    assert day is not None
    look_again(window, qtbot, day)


def look_again(window: MainWindow, qtbot: QtBot, day: date) -> None:
    """A kept event stands in the form, fills it, and is no like day of another one."""
    qtbot.waitUntil(lambda: window.findChildren(ResponseForm) == [])
    page(window).open_response()
    [form] = window.findChildren(ResponseForm)
    qtbot.waitUntil(form.earlier.isVisible)
    assert form.others.text() == day.isoformat()
    form.earlier.setFocus()
    QTest.keyClick(form.earlier, Qt.Key.Key_Down)
    qtbot.waitUntil(form.advise.isEnabled)
    assert (form.day.value(), form.bid.value(), form.price.value()) == (day, Decimal(50), Decimal("0.3"))
    assert form.others.text() == ""
    form.others.setText("yesterday and so on")
    form.save()
    assert "2026-07-03" in form.problem.text()
