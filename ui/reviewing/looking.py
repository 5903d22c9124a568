"""Marking what looks odd as looked at, with a note, and taking that back."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.list_rows import FlagItem
from crm.usecases.looking import look_again, look_at
from ui.context import Context
from ui.texts.errors import sentence
from ui.widgets.words_popup import WordsPopup


class Looking(QObject):
    """Each is one step and can be undone; a note that was typed stays until it is kept."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner, self._typed = context, owner, ""

    def ask(self, rows: Sequence[FlagItem], anchor: QWidget, then: Callable[[], object]) -> WordsPopup:
        """Ask for a note, then mark."""
        title = self.tr("Looked at %n record(s)", "", len(rows))
        hint = self.tr("What came of it; a note is not needed. The mark goes when the oddity changes.")
        popup = WordsPopup(title, hint, self.tr("Note"), self.tr("Mark as looked at"), self._typed, anchor)
        popup.words_changed.connect(lambda words: setattr(self, "_typed", words))
        popup.given.connect(lambda words: self._mark(rows, words, popup, then))
        popup.begin(anchor)
        return popup

    def _mark(self, rows: Sequence[FlagItem], note: str, popup: WordsPopup, then: Callable[[], object]) -> None:
        ids = [row.id for row in rows]

        def done(count: int) -> None:
            self._typed = ""
            popup.finish()
            self._context.toast(self.tr("%n oddity(s) looked at", "", count), undo=True)
            then()

        self._context.runner.do(
            self._owner,
            lambda work: look_at(work, ids, note),
            done,
            lambda error: popup.say(sentence(error)),
            undo_text=self.tr("mark on %n oddity(s)", "", len(rows)),
        )

    def take_back(self, rows: Sequence[FlagItem]) -> None:
        """Let oddities be looked at again."""
        looks = [(row.look_id, row.look_version) for row in rows if row.look_id is not None]

        def command(work: Any) -> int:
            return look_again(work, [(key, version or 0) for key, version in looks])

        self._context.runner.do(
            self._owner,
            command,
            lambda count: self._context.toast(self.tr("%n oddity(s) to look at again", "", count), undo=True),
            self._context.show_error,
            undo_text=self.tr("mark on %n oddity(s)", "", len(looks)),
        )
