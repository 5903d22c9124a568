"""A colleague writes between the check of a file and its import: the rows that both changed are decided one by one."""

from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from crm.storage.store import Store
from crm.storage.tables import Account
from crm.usecases.imports.report import Verdict
from tests.support.conflicts import desk, texts
from tests.support.window import WindowMaker
from ui.conflicts.many import ManyPanel
from ui.exchange.page import CHECK, DONE, ImportPage
from ui.shell.window import MainWindow

HEADINGS = ("户号", "户名", "客户分类", "合同容量")
NUMBERS = ("9900000000101", "9900000000102")


def book(path: Path, kva: int) -> Path:
    made = Workbook()
    made.worksheets[0].append(HEADINGS)
    for number in NUMBERS:
        made.worksheets[0].append((number, f"演示{number[-1]}厂", "大工业用户", kva))
    made.save(path)
    return path


def page(window: MainWindow) -> ImportPage:
    assert isinstance(window.page, ImportPage)
    return window.page


def go_on(window: MainWindow) -> None:
    QTest.mouseClick(page(window).next, Qt.MouseButton.LeftButton)


def standing(store: Store) -> list[float]:
    with store.read() as reader:
        asked = select(Account.c.contract_kva).where(Account.c.account_no.in_(NUMBERS)).order_by(Account.c.account_no)
        return list(reader.scalars(asked))


def test_rows_that_a_colleague_changed_since_the_check_are_decided(
    windows: WindowMaker, demo_store: Store, tmp_path: Path
) -> None:
    window = windows.open("import")
    for kva in (500, 800):
        page(window).open_file(book(tmp_path / f"{kva}.xlsx", kva))
        go_on(window)
        assert page(window)._step == CHECK
        if kva == 500:
            go_on(window)
    with demo_store.change() as work:
        for row in work.rows(select(Account.c.id, Account.c.version).where(Account.c.account_no.in_(NUMBERS))):
            work.update(Account, row.id, row.version, contract_kva=630.0)
    go_on(window)
    panel = desk(window).panel
    assert isinstance(panel, ManyPanel)
    said = texts(panel)
    for words in ("演示1厂", "630", "800", "before: 500"):
        assert words in said
    assert standing(demo_store) == [630.0, 630.0]
    panel.rows[0].choose(True)
    panel.rows[1].choose(False)
    panel.save.click()
    assert page(window)._step == DONE
    assert standing(demo_store) == [800.0, 630.0]
    report = page(window).result._report
    assert report is not None
    assert (report.count(Verdict.UPDATED), report.count(Verdict.UNCHANGED)) == (1, 1)


def test_giving_up_imports_nothing_and_stays_at_the_check(
    windows: WindowMaker, demo_store: Store, tmp_path: Path
) -> None:
    window = windows.open("import")
    page(window).open_file(book(tmp_path / "a.xlsx", 500))
    go_on(window)
    go_on(window)
    page(window).open_file(book(tmp_path / "b.xlsx", 800))
    go_on(window)
    with demo_store.change() as work:
        for row in work.rows(select(Account.c.id, Account.c.version).where(Account.c.account_no.in_(NUMBERS))):
            work.update(Account, row.id, row.version, contract_kva=630.0)
    go_on(window)
    panel = desk(window).panel
    assert isinstance(panel, ManyPanel)
    panel.reject()
    assert page(window)._step == CHECK
    assert standing(demo_store) == [630.0, 630.0]
