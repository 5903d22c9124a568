"""The imports so far, each with its counts and its way back."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.usecases.imports.history import ImportEntry, KeptRow, Undone, import_history, undo_import
from ui.context import Context
from ui.exchange.kinds import kind_name
from ui.exchange.lined import LinedRow
from ui.exchange.running_bar import RunningBar
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import SIDE, Card, inset
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.leaving import empty
from ui.widgets.scrolling import scrolled

NAMED = 8
"""So many rows that stay are named; the others are counted."""


class HistoryCard(Card):
    """Taking an import back is a step of undo itself; rows that somebody changed since stay and are named."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self._context = context
        self.set_title(self.tr("Imports so far"))
        self.kept = Banner("", "warn", "warning", under=True)
        self.kept.hide()
        self.running = RunningBar()
        self.running.cancelled.connect(self._cancelled)
        self.entries: list[ImportEntry] = []
        self.buttons: dict[UUID, Button] = {}
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.body.addWidget(self.kept)
        self.body.addLayout(inset(SIDE, self.running))
        self.body.addWidget(scrolled(self._inner), 1)

    def load(self) -> None:
        """Read the imports anew."""
        self._context.runner.ask(self, import_history, self.show_entries, slot="history")

    def show_entries(self, entries: Sequence[ImportEntry]) -> None:
        """Show these imports, the newest first."""
        self.entries, self.buttons = list(entries), {}
        empty(self._lines)
        for entry in entries:
            self._lines.addWidget(self._line(entry))
        if not entries:
            self._lines.addWidget(_padded(Text(self.tr("Nothing was imported yet."), "body", "text2")))
        self._lines.addStretch(1)
        self._show_buttons()

    def _show_buttons(self) -> None:
        """One import is taken back at a time."""
        for button in self.buttons.values():
            button.setEnabled(self.running.job is None)

    def undo(self, entry: ImportEntry) -> None:
        """Take an import back as a whole."""
        self.kept.hide()
        do, named = self._context.runner.do, self.tr("taking back of {file}").format(file=entry.file_name)
        self.running.run(
            lambda steps: do(
                self,
                lambda work: undo_import(work, entry.id),
                lambda undone: self._undone(entry, undone),
                self._failed,
                steps,
                undo_text=named,
            )
        )
        self._show_buttons()

    def _undone(self, entry: ImportEntry, undone: Undone) -> None:
        self.running.end()
        self.load()
        words = self.tr("Took back {file}: {removed} rows out, {restored} as they were")
        counts = {"removed": f"{undone.removed:,}", "restored": f"{undone.restored:,}"}
        self._context.toast(words.format(file=entry.file_name, **counts), undo=True)
        if undone.kept:
            self.kept.set_text(self.tr("%n row(s) stay as they are", "", len(undone.kept)), self._reasons(undone.kept))
            self.kept.show()

    def _reasons(self, kept: Sequence[KeptRow]) -> str:
        """Name the first rows that stay, each with why."""
        changed, used = self.tr("changed since"), self.tr("something was added to it")
        named = [
            f"{told(f'table.{row.table}')} {row.name} ({used if row.is_used else changed})".replace("  ", " ")
            for row in kept[:NAMED]
        ]
        rest = [self.tr("%n more", "", len(kept) - NAMED)] if len(kept) > NAMED else []
        return self.tr(", ").join([*named, *rest])

    def _failed(self, error: BaseException) -> None:
        self.running.end()
        self.load()
        self._context.show_error(error)

    def _cancelled(self) -> None:
        self._context.toast(told("cancelled"))
        self.load()

    def _line(self, entry: ImportEntry) -> QWidget:
        line = LinedRow()
        row = QHBoxLayout(line)
        row.setContentsMargins(px(20), px(6), px(20), px(6))
        row.setSpacing(px(12))
        at = self._context.clock.local(entry.at)
        kind = kind_name(entry.kind) if entry.kind is not None else self.tr("Survey form")
        second = [kind, f"{at:%Y-%m-%d %H:%M}", entry.person or ""]
        row.addWidget(ElidedLabel(entry.file_name or kind, "body_strong"), 3)
        row.addWidget(ElidedLabel(" · ".join(part for part in second if part), "small", "text2"), 4)
        row.addWidget(ElidedLabel(self._counts(entry), "small", "text2"), 4)
        if entry.undone_at is None:
            button = self.buttons[entry.id] = Button(self.tr("Undo"), icon="arrow-u-up-left")
            button.setAccessibleName(self.tr("Undo import of {file}").format(file=entry.file_name))
            button.clicked.connect(partial(self.undo, entry))
            row.addWidget(button)
        else:
            row.addWidget(ElidedLabel(self.tr("taken back"), "small_medium", "text3"))
        return line

    def _counts(self, entry: ImportEntry) -> str:
        words = self.tr("{added} new, {updated} changed, {rejected} left out")
        numbers = {name: f"{getattr(entry, name):,}" for name in ("added", "updated", "rejected")}
        return words.format(**numbers)


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(px(20), px(10), px(20), px(10))
    row.addWidget(widget)
    return holder
