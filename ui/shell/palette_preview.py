"""The account that the palette's current row leads to, in brief."""

from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.visits import LastVisit
from crm.usecases.accounts import account_detail
from crm.usecases.tasks import tasks_of_account
from crm.usecases.visits import last_visit
from ui.context import Context
from ui.texts.dates import month_name, near_day
from ui.texts.names import contact_role_name
from ui.theme.look import px
from ui.widgets.avatar import Avatar
from ui.widgets.labels import ElidedLabel, NameLabel, Separator, Text
from ui.widgets.marks import SegmentMark
from ui.widgets.paint import LEFT, RIGHT, words
from ui.widgets.themed import Themed

NOTE_LENGTH = 160
ROW = 27


class Brief(Struct, frozen=True):
    """What the preview shows of one account."""

    account: AccountDetail
    last: LastVisit | None
    open_tasks: int


class Preview(Themed, QWidget):
    """Title, six facts, the main contact, the last note; empty until an account is current."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._account_id: UUID | None = None
        self.mark = SegmentMark(None)
        self.title = NameLabel("", "heading")
        self.second = ElidedLabel("", "small", "text2")
        self.facts = FactLines(self)
        self.contact_title = ElidedLabel("", "small", "text2")
        self.avatar = Avatar("", 32)
        self.contact = ElidedLabel("", "body_strong")
        self.role = ElidedLabel("", "small", "text2")
        self.note_title = ElidedLabel("", "small", "text2")
        self.note = Text("", "body", "text2", wrap=True)
        self._rules = (Separator(8, 8), Separator(8, 8))
        self._build()
        self._show_parts(False, False, False)
        self.start_look()

    def show_account(self, account_id: UUID | None) -> None:
        """Show an account, or nothing."""
        if account_id == self._account_id:
            return
        self._account_id = account_id
        if account_id is None:
            self._show_parts(False, False, False)
            return

        def read(reader: Any) -> Brief:
            return Brief(
                account_detail(reader, account_id),
                last_visit(reader, account_id),
                len(tasks_of_account(reader, account_id)),
            )

        self._context.runner.ask(self, read, self._show, lambda _error: None, slot="preview")

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.mark)
        head.addWidget(self.title, 1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.contact)
        names.addWidget(self.role)
        person = QHBoxLayout()
        person.setSpacing(px(12))
        person.addWidget(self.avatar)
        person.addLayout(names, 1)
        self._column.addLayout(head)
        upper: tuple[QWidget, ...] = (self.second, self.facts, self._rules[0], self.contact_title)
        for widget in upper:
            self._column.addWidget(widget)
        self._column.addLayout(person)
        lower: tuple[QWidget, ...] = (self._rules[1], self.note_title, self.note)
        for widget in lower:
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def retranslate(self) -> None:
        self.contact_title.set_text(self.tr("Main contact"))
        self.note_title.set_text(self.tr("Last note"))

    def retheme(self) -> None:
        self._column.setContentsMargins(px(20), px(18), px(20), px(16))
        self._column.setSpacing(px(4))

    def _show(self, brief: Brief) -> None:
        account = brief.account
        if account.id != self._account_id:
            return
        note = brief.last.content if brief.last and brief.last.content else ""
        self.mark.set_segment(account.segment)
        self.title.set_text(account.name)
        self.second.set_text(account.name_en or account.account_no)
        self.facts.set_rows(self._facts(brief))
        main = account.contacts[0] if account.contacts else None
        if main is not None:
            self.avatar.set_name(main.name)
            self.contact.set_text(main.name)
            self.role.set_text(main.title or contact_role_name(main.role))
        self.note.set_text(note if len(note) <= NOTE_LENGTH else f"{note[:NOTE_LENGTH]}…")
        self._show_parts(True, main is not None, bool(note))

    def _facts(self, brief: Brief) -> list[tuple[str, str]]:
        account, last = brief.account, brief.last
        rating = self.tr("{rating} of 5").format(rating=last.satisfaction) if last and last.satisfaction else "—"
        rows = [
            (self.tr("Last visit"), near_day(last.held_on) if last else "—"),
            (self.tr("Rating"), rating),
            (self.tr("Next due"), near_day(account.due_on) if account.due_on else "—"),
            (self.tr("Open tasks"), str(brief.open_tasks)),
            (self.tr("Outages, 12 months"), str(len(account.outages))),
        ]
        if account.energy:
            month = account.energy[-1]
            rows.append((month_name(month.month), f"{month.kwh / 1_000_000:.2f} GWh"))
        return rows

    def _show_parts(self, account: bool, contact: bool, note: bool) -> None:
        parts: tuple[tuple[bool, tuple[QWidget, ...]], ...] = (
            (account, (self.mark, self.title, self.second, self.facts)),
            (contact, (self._rules[0], self.contact_title, self.avatar, self.contact, self.role)),
            (note, (self._rules[1], self.note_title, self.note)),
        )
        for shown, widgets in parts:
            for widget in widgets:
                widget.setVisible(shown)


class FactLines(Themed, QWidget):
    """Labels at the left, values at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.start_look()

    def set_rows(self, rows: list[tuple[str, str]]) -> None:
        """Show other facts."""
        self._rows = rows
        self.setAccessibleName("; ".join(f"{label} {value}" for label, value in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(ROW) * len(self._rows) + px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, (label, value) in enumerate(self._rows):
            line = QRectF(0, px(8) + number * px(ROW), self.width(), px(ROW))
            words(painter, line, label, "small", "text2", LEFT)
            words(painter, line.adjusted(px(110), 0, 0, 0), value, "body_medium", "text", RIGHT)
