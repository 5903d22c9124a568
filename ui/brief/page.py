"""The brief before it is printed: one page, or the pages of a day one after the other."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.brief import Brief
from crm.domain.errors import RoundsError
from crm.domain.privacy import ExportKind
from crm.usecases.brief import briefs, briefs_of_day
from crm.usecases.files_out import write_whole
from crm.usecases.privacy import note_export
from ui.brief.page_view import PageView
from ui.brief.sheet import brief_paper, brief_papers
from ui.context import Context
from ui.printing.paper import Paper, image_of, pdf_of
from ui.saving import ask_where
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.scrolling import scrolled
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel

LONGEST_NAME = 60
Loaded = tuple[tuple[Brief, ...], QImage]


class BriefPage(QWidget):
    """`ids` names accounts, `day` all visits of whoever is in view; the keys [ and ] turn the pages."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._arguments: dict[str, Any] = {}
        self._briefs: tuple[Brief, ...] = ()
        self._place = 0
        self.view = PageView()
        self.previous = IconButton("caret-left", self.tr("Previous brief"), "[")
        self.next = IconButton("caret-right", self.tr("Next brief"), "]")
        self.save = Button(self.tr("Save as PDF…"), icon="download-simple")
        self.print = Button(self.tr("Print…"), "primary", "printer")
        self.empty = EmptyState(
            "clipboard-text",
            self.tr("No brief to show"),
            self.tr("Open one from an account, or plan a visit for today."),
            self.tr("Open the planner"),
        )
        self.empty.acted.connect(lambda: context.navigate("planner"))
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self._build()
        self._skeleton = Skeleton(self)

    def page_title(self) -> str:
        return self.tr("Visit brief")

    def page_subtitle(self) -> str:
        if not self._briefs:
            return ""
        name = self._briefs[self._place].account.name[:LONGEST_NAME]
        if len(self._briefs) == 1:
            return name
        text = self.tr("{name} · {place} of {count}")
        return text.format(name=name, place=self._place + 1, count=len(self._briefs))

    def page_actions(self) -> list[QWidget]:
        if not self._briefs:
            return []
        turning = [self.previous, self.next] if len(self._briefs) > 1 else []
        return [*turning, self.save, self.print]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show the briefs of the accounts `ids`, else those of the visits on `day`."""
        self._arguments, self._place, self._briefs = arguments, arguments.get("place", 0), ()
        self._load()

    def state(self) -> dict[str, Any]:
        return {"place": self._place}

    def _build(self) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, px(8), 0, px(16))
        row.addWidget(self.view, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = scrolled(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), 0)
        for part in (self.problem, self.empty, self.area):
            column.addWidget(part, 1)
            part.hide()
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.save.clicked.connect(self._ask)
        self.print.clicked.connect(self.print_page)
        QShortcut(QKeySequence("["), self, lambda: self.turn(-1))
        QShortcut(QKeySequence("]"), self, lambda: self.turn(1))

    def _load(self) -> None:
        ids: Sequence[UUID] = self._arguments.get("ids") or ()
        day: date | None = self._arguments.get("day")
        person_id, dots, place = self._context.scope.person_id, self.view.dots, self._place
        if not ids and (day is None or person_id is None):
            self._show_only(self.empty)
            return

        def read(reader: Any) -> Loaded:
            if ids:
                found = briefs(reader, ids, day)
            else:
                assert person_id is not None
                assert day is not None
                found = briefs_of_day(reader, person_id, day)
            return found, _image(found[min(place, len(found) - 1)], dots)

        self._skeleton.start()
        self._context.runner.ask(self, read, self._show, self._failed, slot="brief")

    def _show(self, loaded: Loaded) -> None:
        self._skeleton.stop()
        self._briefs, image = loaded
        self._place = min(self._place, len(self._briefs) - 1)
        self._show_image(image)
        self._show_only(self.area)

    def _show_image(self, image: QImage) -> None:
        self.view.show_page(image, self._briefs[self._place].account.name[:LONGEST_NAME])
        self.area.verticalScrollBar().setValue(0)
        self.title_changed.emit()

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        details = "" if isinstance(error, RoundsError) else repr(error)
        self.problem.set_error(self.tr("The brief could not be made"), sentence(error), details)
        self._show_only(self.problem)

    def _show_only(self, shown: QWidget) -> None:
        for part in (self.problem, self.empty, self.area):
            part.setVisible(part is shown)
        self.title_changed.emit()

    def turn(self, by: int) -> None:
        """Show the brief before or after the present one."""
        place = self._place + by
        if 0 <= place < len(self._briefs):
            self._place = place
            brief, dots = self._briefs[place], self.view.dots
            self._context.runner.ask(self, lambda _reader: _image(brief, dots), self._show_image, slot="brief")

    # -- out of the program

    def file_name(self) -> str:
        """Return whose brief of which day (domain.md section 13)."""
        first = self._briefs[0]
        whose = first.account.name[:LONGEST_NAME] if len(self._briefs) == 1 else self._context.scope.name
        name = self.tr("{whose}_visit brief_{day}").format(whose=whose, day=f"{first.on:%Y%m%d}")
        return f"{name}.pdf"

    def _ask(self) -> None:
        if path := ask_where(self._context.settings, self, self.tr("Save the brief"), self.file_name(), "*.pdf"):
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write every page into one file."""
        found = self._briefs
        self._context.runner.ask(
            self,
            lambda _reader: write_whole(path, pdf_of(brief_papers(found))),
            lambda _path: self._saved(path.name),
            self._context.show_error,
        )

    def _saved(self, name: str) -> None:
        self._context.toast(self.tr("Brief saved to {file}").format(file=name))
        self._note(name)

    def print_page(self) -> None:
        """Show every page as it will be printed, with the numbers in full."""
        found = self._briefs
        self._context.runner.ask(self, lambda _reader: brief_papers(found), self._print, self._context.show_error)

    def _print(self, papers: list[Paper]) -> None:
        from ui.printing.dialog import print_papers

        self.printing = print_papers(papers, self)
        self._note(self.tr("(printed)"))

    def _note(self, name: str) -> None:
        """Remember that people of the customer left the program on paper."""
        count = len(self._briefs)
        self._context.runner.do(self, lambda work: note_export(work, ExportKind.BRIEFS, name, count, True))


def _image(brief: Brief, dots: int) -> QImage:
    """Return the page as a picture; numbers are masked as everywhere on a screen."""
    return image_of(brief_paper(brief, masks=brief.masks_phones), dots)
