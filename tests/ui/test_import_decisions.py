"""The import wizard: another sheet, columns kept in mind, offers, rules, questions, and the history to take back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.domain.imports import Existing, ImportKind
from tests.support.window import WindowMaker
from ui.exchange.page import CHECK, DONE, MATCH, SHEET, ImportPage
from ui.exchange.review_card import CHANGES, QUESTIONS
from ui.shell.window import MainWindow

HEADINGS = ("户号", "户名", "客户分类", "合同容量")
GOOD = ("9900000000101", "演示一厂", "大工业用户", 1250)
Write = Callable[..., Path]


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("import")


@pytest.fixture
def book(tmp_path: Path) -> Write:
    def write(*rows: tuple[object, ...], name: str = "ledger.xlsx") -> Path:
        made = Workbook()
        for row in rows:
            made.worksheets[0].append(row)
        path = tmp_path / name
        made.save(path)
        return path

    return write


def page(window: MainWindow) -> ImportPage:
    assert isinstance(window.page, ImportPage)
    return window.page


def go_on(window: MainWindow) -> None:
    QTest.mouseClick(page(window).next, Qt.MouseButton.LeftButton)


def bring_in(window: MainWindow, path: Path) -> None:
    page(window).open_file(path)
    go_on(window)
    go_on(window)
    assert page(window)._step == DONE


def test_the_row_of_headings_is_changed_by_the_keyboard(window: MainWindow, book: Write) -> None:
    page(window).open_file(book(HEADINGS, HEADINGS, GOOD))
    page(window).before.click()
    assert page(window)._step == SHEET
    table = page(window).sheet.table
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Return)
    session = page(window)._session
    assert session is not None
    assert session.matching is not None
    assert session.matching.heading_row == 1
    go_on(window)
    assert page(window)._step == MATCH


def test_columns_chosen_by_hand_are_kept_for_the_next_such_list(window: MainWindow, book: Write) -> None:
    path = book(("户号", "户名", "客户分类", "容量大小"), GOOD)
    page(window).open_file(path)
    page(window)._map("容量大小", "contract_kva")
    page(window).open_file(path)
    session = page(window)._session
    assert session is not None
    assert session.is_remembered
    assert page(window).next.isEnabled()


def test_what_a_cell_may_mean_is_offered_and_taken(window: MainWindow, book: Write) -> None:
    page(window).open_file(book(HEADINGS, (*GOOD[:2], "大工业类", 1250), ("9900000000102", *GOOD[1:])))
    review = page(window).review
    review.table.setCurrentIndex(review.model.index(0, 3))
    offers = [button.text() for button in review.bar.buttons]
    assert offers[0] == "Use 大工业"
    review.bar.buttons[0].click()
    session = page(window)._session
    assert session is not None
    assert session.result is not None
    assert len(session.result.drafts) == 2


def test_changed_values_stand_as_old_and_new_and_follow_the_rule(window: MainWindow, book: Write) -> None:
    bring_in(window, book(HEADINGS, GOOD))
    page(window)._restart()
    page(window).open_file(book(HEADINGS, (*GOOD[:3], 2000)))
    go_on(window)
    assert page(window)._step == CHECK
    model = page(window).review.changes
    page(window).review.show_part(CHANGES)
    assert [model.index(0, column).data() for column in (2, 3)] == ["1,250", "2,000"]
    page(window).check.existing.set_value(Existing.KEEP)
    page(window).check._decide()
    assert model.rowCount() == 0


def test_a_row_that_is_not_clear_is_asked_about(window: MainWindow, book: Write) -> None:
    bring_in(window, book(HEADINGS, GOOD))
    page(window)._restart()
    head = ("户号", "客户名称", "年月", "总电量")
    page(window).open_file(book(head, ("9999999999999", GOOD[1], "2026-09", 100)), ImportKind.READINGS)
    go_on(window)
    review = page(window).review
    review.show_part(QUESTIONS)
    (question,) = review.questions.asked
    assert [each.account_no for each in question.candidates] == [GOOD[0]]
    review.questions.answered.emit(question.row, GOOD[0])
    assert page(window).check.outcome.text().startswith("1 new")
    go_on(window)
    assert page(window)._step == DONE


def test_the_history_takes_an_import_back(window: MainWindow, book: Write) -> None:
    bring_in(window, book(HEADINGS, GOOD))
    page(window)._restart()
    history = page(window).choose.history
    entry = history.entries[0]
    assert (entry.file_name, entry.added, entry.undone_at) == ("ledger.xlsx", 1, None)
    history.buttons[entry.id].click()
    assert history.entries[0].undone_at is not None
    assert not history.buttons
    bring_in(window, book(HEADINGS, GOOD))
