"""Putting a field or a row back from the log: what would change is shown first, and one undo takes it back."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.audit import LogEntry, Restoration, RestoreLine
from crm.usecases.audit_restore import restoration, restore_entry
from crm.usecases.log_words import column_word, value_word
from ui.audit.columns import subject_of
from ui.audit.panel import AuditPanel
from ui.context import Context
from ui.texts.errors import language, sentence
from ui.widgets.confirm_popup import ConfirmPopup

LINES = 8
"""How many fields the question names."""


class Restoring(QObject):
    """Asks, and writes when the answer is yes."""

    def __init__(self, context: Context, panel: AuditPanel) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self.popup: ConfirmPopup | None = None
        panel.field_asked.connect(self.ask)
        panel.row_asked.connect(lambda: self.ask(None))

    def ask(self, field: str | None) -> None:
        """Find out what would change and ask."""
        entry = self._panel.entry
        if entry is None:
            return

        def found(plan: Restoration) -> None:
            if self._panel.entry is entry:
                self._question(entry, field, plan)

        self._context.runner.ask(
            self, lambda reader: restoration(reader, entry.id, field), found, self._context.show_error, "restoration"
        )

    def _question(self, entry: LogEntry, field: str | None, plan: Restoration) -> None:
        if not plan.is_binned and not plan.lines:
            self._context.toast(self.tr("Nothing to put back: the values stand as they were before."))
            return
        question = self.tr("Put {name} back?").format(name=subject_of(entry) or self.tr("the row"))
        popup = ConfirmPopup(question, self._meaning(entry, plan), self.tr("Put back"), self._anchor(field))
        popup.agreed.connect(lambda: self._write(entry, field, popup))
        popup.begin(self._anchor(field))
        self.popup = popup

    def _meaning(self, entry: LogEntry, plan: Restoration) -> str:
        if plan.is_binned:
            return self.tr("It comes out of the bin with everything that went with it. Undo takes it back.")
        told = [self._line(entry, line) for line in plan.lines[:LINES]]
        more = len(plan.lines) - LINES
        if more > 0:
            told.append(self.tr("and %n more field(s)", "", more))
        return "\n".join([*told, self.tr("Undo takes it back.")])

    def _line(self, entry: LogEntry, line: RestoreLine) -> str:
        now, then = (value_word(entry.table, line.field, value, language()) for value in (line.now, line.then))
        return f"{column_word(line.field, language())}: {now} → {then}"

    def _write(self, entry: LogEntry, field: str | None, popup: ConfirmPopup) -> None:
        def done(plan: Restoration) -> None:
            popup.close()
            self._context.toast(self.tr("{name} put back").format(name=subject_of(entry)), undo=True)

        self._context.runner.do(
            self,
            lambda work: restore_entry(work, entry.id, field),
            done,
            lambda error: popup.show_problem(sentence(error)),
            undo_text=self.tr("putting back of {name}").format(name=subject_of(entry)),
        )

    def _anchor(self, field: str | None) -> QWidget:
        names = [change.field for change in self._panel.entry.fields] if self._panel.entry is not None else []
        if field in names:
            return self._panel.fields[names.index(field)].back
        return self._panel.row
