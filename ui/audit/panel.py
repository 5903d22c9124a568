"""One entry of the log: who and from where, each field with old and new, and the way back."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.audit import KEPT_FIELDS, RESTORED_TABLES, LogAction, LogEntry
from crm.domain.clock import Clock
from crm.domain.timeline import FieldChange
from crm.usecases.log_words import action_word, column_word, table_word, value_word
from ui.audit.columns import moment, subject_of
from ui.texts.errors import language
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.facts import Fact, FactList
from ui.widgets.labels import Overline, Separator, Text
from ui.widgets.leaving import let_go
from ui.widgets.panel_head import PanelHead
from ui.widgets.scrolling import scrolled
from ui.widgets.states import EmptyState


class ChangedField(QWidget):
    """A field's name, what it was, what it became; `asked(field)` wants it back."""

    asked = Signal(str)

    def __init__(self, entry: LogEntry, change: FieldChange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = column_word(change.field, language())
        old, new = (value_word(entry.table, change.field, value, language()) for value in (change.old, change.new))
        self.back = IconButton("arrow-counter-clockwise", self.tr("Put {field} back").format(field=name))
        self.back.clicked.connect(lambda: self.asked.emit(change.field))
        head = QHBoxLayout()
        head.addWidget(Overline(name), 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(0)
        column.addLayout(head)
        if entry.action is not LogAction.ADDED:
            column.addWidget(Text(old, "body", "text2", wrap=True))
        column.addWidget(Text(new, "body_strong", wrap=True))
        self.back.setVisible(may_restore(entry, change.field))


def may_restore(entry: LogEntry, field: str) -> bool:
    """Say whether a field of an entry can be put back by itself."""
    moved = entry.action in (LogAction.CHANGED, LogAction.BINNED, LogAction.RESTORED)
    return moved and entry.table in RESTORED_TABLES and field not in KEPT_FIELDS


class AuditPanel(Card):
    """Shows the current entry; `field_asked(field)` and `row_asked` want things put back, `account_asked` a page."""

    closed = Signal()
    field_asked = Signal(str)
    row_asked = Signal()
    account_asked = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._clock = clock
        self.entry: LogEntry | None = None
        self.head = PanelHead()
        self.head.closed.connect(self.closed)
        self.facts = FactList([], label_width=96, row_height=28)
        self.facts.linked.connect(self._open)
        self.row = Button(self.tr("Put the row back…"), icon="arrow-counter-clockwise")
        self.row.clicked.connect(self.row_asked)
        self.fields: list[ChangedField] = []
        self.empty = EmptyState("clock-counter-clockwise", self.tr("No entry chosen"))
        self._build()
        self.show_entry(None)

    def show_entry(self, entry: LogEntry | None) -> None:
        """Show an entry, or that none is chosen."""
        self.entry = entry
        self.empty.setVisible(entry is None)
        self.rest.setVisible(entry is not None)
        for field in self.fields:
            let_go(self._changes, field)
        self.fields = []
        if entry is not None:
            self._show(entry)

    def _show(self, entry: LogEntry) -> None:
        table = table_word(entry.table, language())
        self.head.show_row(subject_of(entry) or table, f"{table} · {action_word(entry.action, language())}")
        self.facts.set_facts(self._facts(entry))
        for change in entry.fields:
            field = ChangedField(entry, change)
            field.asked.connect(self.field_asked)
            self._changes.addWidget(field)
            self.fields.append(field)
        whole = entry.action is LogAction.BINNED or any(may_restore(entry, each.field) for each in entry.fields)
        self.row.setVisible(whole and entry.action is not LogAction.ADDED)

    def _facts(self, entry: LogEntry) -> list[Fact]:
        link = entry.account if entry.account_id is not None else ""
        facts = [
            Fact("at", self.tr("When"), moment(self._clock, entry)),
            Fact("who", self.tr("Who"), entry.who if entry.who == entry.login else f"{entry.who} ({entry.login})"),
            Fact("origin", self.tr("From where"), " · ".join(filter(None, (entry.address, entry.application)))),
            Fact("account", self.tr("Account"), link, link=bool(link)),
        ]
        return [fact for fact in facts if fact.value]

    def _open(self, _key: str) -> None:
        if self.entry is not None and isinstance(self.entry.account_id, UUID):
            self.account_asked.emit(self.entry.account_id)

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(self.facts)
        column.addWidget(self.row)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(px(4))
        column.addLayout(self._changes)
        column.addStretch(1)
        self.rest = QWidget()
        whole = QVBoxLayout(self.rest)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.head)
        whole.addWidget(Separator())
        whole.addWidget(scrolled(inner), 1)
        self.body.addWidget(self.rest, 1)
        self.body.addWidget(self.empty, 1)
