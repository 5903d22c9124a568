"""Approving and returning records: each counts at once, says so in words and can be undone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.usecases.reviewing import Refused, approve_records, return_record
from ui.context import Context
from ui.texts.errors import sentence
from ui.texts.reviewing import ReviewWords
from ui.widgets.words_popup import WordsPopup

Chosen = tuple[UUID, int]
"""Key and version of a record."""


def _nothing() -> None:
    """Do nothing more."""


class ReviewCommands(QObject):
    """What was typed into a remark stays until it is sent."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner
        self._remarks: dict[UUID, str] = {}
        self._words = ReviewWords()

    def approve(self, chosen: Sequence[Chosen], name: str = "", then: Callable[[], None] = _nothing) -> None:
        """Approve records as one step; what cannot be is told with the reason. `name` is that of a single one."""
        records = list(chosen)
        what = name or self._words.records(len(records))

        def told(refused: list[Refused]) -> None:
            done = len(records) - len(refused)
            said = self.tr("Approved: {what}").format(what=name or self._words.records(done))
            why = sentence(refused[0][1]) if refused else ""
            self._context.toast(" · ".join(part for part in (said if done else "", why) if part), undo=done > 0)
            then()

        self._context.runner.do(
            self._owner,
            lambda work: approve_records(work, records),
            told,
            self._context.show_error,
            undo_text=self.tr("approval of {what}").format(what=what),
        )

    def ask_remark(self, chosen: Chosen, name: str, anchor: QWidget, then: Callable[[], None] = _nothing) -> WordsPopup:
        """Ask what is to be mended, then return the record."""
        key = chosen[0]
        popup = WordsPopup(
            self.tr("Return the record of {name}").format(name=name),
            self.tr("The manager sees it on Today and at the record; until it comes again, the visit does not count."),
            self.tr("What is to be mended"),
            self.tr("Return"),
            self._remarks.get(key, ""),
            anchor,
        )
        popup.words_changed.connect(partial(self._remarks.__setitem__, key))
        popup.given.connect(lambda words: self._return(chosen, name, words, popup, then))
        popup.begin(anchor)
        return popup

    def _return(self, chosen: Chosen, name: str, words: str, popup: WordsPopup, then: Callable[[], None]) -> None:
        key, version = chosen

        def command(work: Any) -> int:
            return return_record(work, key, version, words)

        def done(_version: int) -> None:
            self._remarks.pop(key, None)
            popup.finish()
            self._context.toast(self.tr("Record of {name} returned").format(name=name), undo=True)
            then()

        self._context.runner.do(
            self._owner,
            command,
            done,
            lambda error: popup.say(sentence(error)),
            undo_text=self.tr("return of the record of {name}").format(name=name),
        )
