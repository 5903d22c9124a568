"""Takes changes over that met somebody else's, asks what to keep, and lets them be tried again as a whole.

What it asks with is imported when it is needed: each window has a desk, and few starts of the program meet anybody.
"""

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from crm.domain.changes import Action, Changes, Kind
from crm.domain.conflicts import Answer, Fate, RowConflict
from crm.domain.errors import Conflict, RoundsError
from ui.background import Job
from ui.context import Context

if TYPE_CHECKING:
    from ui.conflicts.panel import ConflictPanel

ASKED = (Fate.CHANGED, Fate.REMOVING, Fate.APPROVING)


class ConflictDesk(QObject):
    """One for a window: every change of every page comes here when it meets another one."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.panel: QDialog | None = None
        context.runner.arbiter = self._take
        context.runner.merged.connect(self._say_merged)

    def _take(self, job: Job, error: BaseException) -> bool:
        """Take a change over whose error tells of a row; what nobody named in words is no change of the user's."""
        values = error.values if isinstance(error, RoundsError) else {}
        told, many = values.get("conflict"), values.get("conflicts")
        if job.undo_text is None or not shiboken6.isValid(self._window):
            return False
        if isinstance(many, tuple):
            self._ask_of_many(job, error, many)
            return True
        if not isinstance(told, RowConflict):
            return False
        if told.fate in ASKED:
            self._ask(job, error, told)
        elif told.fate is Fate.DELETED:
            self._look_whether_it_can_come_back(job, error, told)
        else:
            self._tell_lost(job, error, told, can_restore=False)
        return True

    def _say_merged(self, merges: Any) -> None:
        from ui.conflicts.words import merged_words

        self._context.toast(merged_words(list(merges)), undo=True)

    def _ask(self, job: Job, error: BaseException, told: RowConflict) -> None:
        from ui.conflicts.panel import ConflictPanel

        self._keep(told)
        panel = ConflictPanel(told, self._context.clock, self._place())

        def answered(answer: Answer) -> None:
            self._forget(told)
            self._context.runner.again(job, [answer])

        panel.answered.connect(answered)
        panel.dropped.connect(lambda: self._drop(job, told))
        panel.rejected.connect(lambda: self._context.runner.give_up(job, error))
        self._open(panel)
        self._look_beside(panel, told)

    def _look_beside(self, panel: "ConflictPanel", told: RowConflict) -> None:
        """Show what else stands on the days of two times; without it they are told as well."""
        days = {side.start.date() for choice in panel.choices if choice.day is not None for side in choice.day.sides}
        if not days:
            return
        from crm.usecases.conflicts import beside

        self._context.runner.ask(
            panel, lambda reader: beside(reader, told.table, told.id, days), panel.show_beside, lambda _error: None
        )

    def _ask_of_many(self, job: Job, error: BaseException, told: tuple[RowConflict, ...]) -> None:
        """Show a list of rows; what was typed for those that can take it no more is kept."""
        from ui.conflicts.many import ManyPanel

        for each in told:
            if each.fate not in ASKED:
                self._keep(each)
        panel = ManyPanel(told, self._context.clock, self._place())
        panel.answered.connect(lambda answers: self._context.runner.again(job, answers))
        panel.rejected.connect(lambda: self._context.runner.give_up(job, error))
        self._open(panel)

    def _look_whether_it_can_come_back(self, job: Job, error: BaseException, told: RowConflict) -> None:
        from crm.usecases.conflicts import rehearsed

        command = job.command
        assert command is not None

        def found(answer: tuple[RowConflict, bool]) -> None:
            self._tell_lost(job, error, *answer)

        def failed(_error: BaseException) -> None:
            self._tell_lost(job, error, told, can_restore=False)

        self._context.runner.do(self, lambda work: rehearsed(work, told, command), found, failed)

    def _tell_lost(self, job: Job, error: BaseException, told: RowConflict, can_restore: bool) -> None:
        from ui.conflicts.lost import LostPanel
        from ui.conflicts.words import meaning, title, typed_lines

        self._keep(told)
        typed = typed_lines(told.table, told.mine, told.names)
        words = meaning(told, self._context.clock)
        panel = LostPanel(title(told), told.name, words, typed, self._place(), can_restore)
        panel.restored.connect(lambda: self._restore(job, told))
        panel.dropped.connect(lambda: self._drop(job, told))
        panel.rejected.connect(lambda: self._context.runner.give_up(job, error))
        self._open(panel)

    def _restore(self, job: Job, told: RowConflict) -> None:
        """Bring the row back and make the change, both in one step."""
        from crm.usecases.conflicts import bring_back

        command = job.command
        assert command is not None

        def both(work: Any) -> Any:
            bring_back(work, told.table, told.id)
            return command(work)

        job.command = both
        self._forget(told)
        self._context.runner.again(job)

    def _drop(self, job: Job, told: RowConflict) -> None:
        """Let theirs stay: pages that show the row read it again."""
        self._forget(told)
        changes = Changes()
        changes.note(Action.UPDATED, Kind(told.table), told.id)
        self._context.hub.changed.emit(changes, None)
        self._context.runner.give_up(job, Conflict("row.dropped"))

    def _keep(self, told: RowConflict) -> None:
        """Keep what was typed among the drafts until it is decided."""
        from ui.conflicts.kept import keep
        from ui.conflicts.words import title, typed_lines

        typed = typed_lines(told.table, told.mine, told.names)
        if typed:
            keep(self._context.drafts, told.id, title(told), told.name, typed)

    def _forget(self, told: RowConflict) -> None:
        from ui.conflicts.kept import key_of

        self._context.drafts.discard(key_of(told.id))

    def _place(self) -> QWidget:
        """Return what the panel stands over: the dialog that is open, else the window."""
        top = QApplication.activeModalWidget()
        return top if top is not None and top.isVisible() else self._window

    def _open(self, panel: QDialog) -> None:
        self.panel = panel
        panel.open()
