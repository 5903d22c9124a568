"""Who changed what, when, from what to what."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.timeline import RowChange
from crm.usecases.history import account_history, history
from ui.accounts.changes import change_title, field_name, field_step, value_words
from ui.context import Context
from ui.texts.dates import clock_time, dated
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.popup import Popup
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.timeline.model import TimelineEntry
from ui.widgets.timeline.view import TimelineView

MOST = 40


class HistoryPopup(Popup):
    """The values of one field, newest first."""

    def __init__(self, context: Context, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.body.setSpacing(px(6))
        self.body.addWidget(ElidedLabel(title, "body_strong"))
        self.lines: list[tuple[Text, ElidedLabel]] = []
        self.empty = Text(self.tr("Nobody has changed this here."), "small", "text2")
        self.empty.hide()
        self.body.addWidget(self.empty)

    def show_changes(self, changes: Sequence[RowChange]) -> None:
        """Show what became of the field; how it began is the last line."""
        self.empty.setVisible(not changes)
        for change in changes[:MOST]:
            for each in change.fields:
                made = change.action == "insert"
                value = Text(value_words(each.field, each.new) if made else field_step(each), "body", wrap=True)
                value.setMaximumWidth(px(340))
                by = self.tr("{when} by {name}").format(when=moment(change, self._context.clock), name=change.who)
                when = ElidedLabel(by, "small", "text2")
                self.lines.append((value, when))
                self.body.addWidget(value)
                self.body.addWidget(when)


def moment(change: RowChange, clock: Clock) -> str:
    """`3 Oct 09:48`, with the year when it is another one."""
    at = clock.local(change.at)
    return f"{dated(at.date(), clock.today())} {clock_time(at)}"


def show_history(
    context: Context, owner: QWidget, table: str, row_id: UUID, field: str | None, title: str, place: QPoint
) -> None:
    """Ask for the history of a field or a row and show it at a place on the screen."""

    def found(changes: Any) -> None:
        popup = HistoryPopup(context, title, owner)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.show_changes(changes)
        popup.open_at(place)

    context.runner.ask(
        owner, lambda reader: history(reader, table, row_id, field), found, context.show_error, slot="history"
    )


class HistoryDialog(Dialog):
    """Everything that was changed of an account, its contacts, numbers and feeders."""

    def __init__(self, context: Context, account_id: UUID, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History of {name}").format(name=name[:80]))
        self._context, self._account_id = context, account_id
        self._numbers: dict[int, int] = {}
        self.view = TimelineView(self._fetch, self.tr("History"))
        self.empty = EmptyState(
            "clock-counter-clockwise",
            self.tr("Nothing changed yet"),
            self.tr("What is edited from now on stands here."),
        )
        self.empty.hide()
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._try_again)
        self.problem.hide()
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(16), px(16))
        column.setSpacing(px(12))
        for part in (self.problem, self.empty, self.view):
            column.addWidget(part, 0 if part is self.problem else 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(px(560), px(600))
        self.view.reload()

    def _fetch(self, have: int, more: int, then: Callable[[Sequence[TimelineEntry]], None]) -> None:
        account_id, before = self._account_id, self._numbers.get(have)

        def arrived(changes: list[tuple[int, RowChange]]) -> None:
            if changes:
                self._numbers[have + len(changes)] = changes[-1][0]
            if not have and not changes:
                self.empty.show()
                self.view.hide()
            then([self._entry(number, change) for number, change in changes])

        def failed(error: BaseException) -> None:
            self.problem.set_error(self.tr("The history could not be loaded"), sentence(error), repr(error))
            self.problem.show()
            then([])

        self._context.runner.ask(
            self, lambda reader: account_history(reader, account_id, before, more), arrived, failed
        )

    def _try_again(self) -> None:
        self.problem.hide()
        self.view.reload()

    def _entry(self, number: int, change: RowChange) -> TimelineEntry:
        made = change.action == "insert"
        icon, tone = ("plus", Tone.OK) if made else ("pencil-simple", Tone.NEUTRAL)
        subject = change.subject or self.tr("Account")
        title = self.tr("{name} entered").format(name=subject) if made else change_title(change)
        lines = [
            f"{field_name(change.table, each.field)}: {value_words(each.field, each.new) if made else field_step(each)}"
            for each in change.fields
        ]
        at = self._context.clock.local(change.at)
        return TimelineEntry(
            number,
            icon,
            tone,
            title,
            clock_time(at),
            dated(at.date(), self._context.clock.today()),
            (*lines, self.tr("by {name}").format(name=change.who)),
        )
