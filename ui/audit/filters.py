"""What of the log is shown: days, who, what, words."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm.domain.audit import LogFilter
from crm.usecases.log_words import table_word
from ui.context import Context
from ui.texts.errors import language
from ui.theme.look import px
from ui.widgets.filters import TEXT_WIDTH
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.find_field import FindField

EVERY = ""
DAYS = 30


class AuditFilter(QWidget):
    """The last thirty days at first; a date that is none changes nothing."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = context.clock.today
        self.text = FindField(self.tr("Find in the values"))
        self.text.setFixedWidth(px(TEXT_WIDTH))
        self.text.setClearButtonEnabled(True)
        self.first, self.last = (DateField(context.clock.today, context.workdays.calendar) for _ in range(2))
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        self.who = Combo([(EVERY, self.tr("Everybody"))])
        self.who.setAccessibleName(self.tr("Who"))
        self.what = Combo([(EVERY, self.tr("Everything"))])
        self.what.setAccessibleName(self.tr("What"))
        row = FlowLayout(px(32))
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for part in (self.text, self.first, self.last, self.who, self.what):
            row.addWidget(part)
        self.clear()
        self.text.textChanged.connect(lambda _text: self.changed.emit())
        for signal in (self.first.changed, self.last.changed, self.who.changed, self.what.changed):
            signal.connect(lambda _value: self.changed.emit())

    def clear(self) -> None:
        """Go back to the last thirty days of everybody."""
        self.first.set_value(self._today() - timedelta(days=DAYS - 1))
        self.last.set_value(self._today())
        self.who.set_value(EVERY)
        self.what.set_value(EVERY)
        self.text.clear()

    def offer(self, people: list[tuple[str, str]], tables: list[str]) -> None:
        """Offer the logins and tables that the log tells of."""
        who, what = self.who.value(), self.what.value()
        self.who.set_choices([(EVERY, self.tr("Everybody")), *people])
        named = sorted(((table, table_word(table, language())) for table in tables), key=lambda pair: pair[1])
        self.what.set_choices([(EVERY, self.tr("Everything")), *named])
        self.who.set_value(who)
        self.what.set_value(what)

    @property
    def wanted(self) -> LogFilter | None:
        """What is to be shown, None while a date is no date."""
        if self.first.problem() or self.last.problem():
            return None
        first, last = self.first.value(), self.last.value()
        return LogFilter(first, last, self.who.value(), self.what.value(), self.text.text().strip())

    def take(self, arguments: dict[str, Any]) -> None:
        """Show what the history or another page says."""
        for field, key in ((self.first, "first"), (self.last, "last")):
            if key in arguments:
                field.set_value(date.fromisoformat(arguments[key]) if arguments[key] else None)
        if "text" in arguments:
            self.text.setText(arguments["text"])

    def state(self) -> dict[str, Any]:
        """Return what the history keeps."""
        days = (("first", self.first.value()), ("last", self.last.value()))
        return {**{key: day.isoformat() if day else "" for key, day in days}, "text": self.text.text()}
