"""Whoever cannot see the window hears what each control is."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from crm.domain.accounts import AccountFilter
from crm.domain.visits import VisitView
from crm.storage.store import Store
from crm.usecases.accounts import account_ids
from crm.usecases.visits import visit_ids
from tests.support.commands import SAMPLES
from tests.support.window import WindowMaker
from ui.pages import PLACES

KINDS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def _is_named(widget: QWidget) -> bool:
    if widget.accessibleName().strip():
        return True
    if isinstance(widget, QAbstractButton) and widget.text().strip():
        return True
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and widget.placeholderText().strip():
        return True
    proxies = [widget, *_parents(widget)]
    return any(each.accessibleName().strip() for each in proxies[:3])


def _parents(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    parent = widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_every_control_has_a_name(place: str, windows: WindowMaker, demo_store: Store) -> None:
    with demo_store.read() as reader:
        accounts = account_ids(reader, AccountFilter())
        visits = visit_ids(reader, VisitView.DONE, None)
    arguments: dict[str, dict[str, Any]] = {
        "account": {"id": accounts[0]},
        "visit": {"id": visits[0]},
        "import": {"file": str(SAMPLES / "客户台账_gbk.csv")},
    }
    window = windows.open(place, **arguments.get(place, {}))
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, KINDS)
        and widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not _is_named(widget)
    ]
    assert nameless == []
