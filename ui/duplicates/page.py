"""Duplicates: pairs that may be one with the reasons, merging them, and remembering which are not."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.duplicates import DUPLICATE_KINDS, Pair
from crm.domain.merging import MergeView, MergeWish
from crm.usecases.duplicates import Judged, find_duplicates, judge_different, judged, reconsider
from crm.usecases.merge import merge, merge_view
from ui.background import Job
from ui.context import Context
from ui.duplicates.merge_dialog import MergeDialog
from ui.duplicates.pair_panel import PairPanel
from ui.duplicates.words import kind_words, reason_words, row_words
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel
from ui.widgets.menus import passing_menu
from ui.widgets.progress import Bar
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.tabs import SegmentedControl

OPEN, JUDGED = "open", "judged"
Key = tuple[UUID, UUID]
Found = tuple[dict[Key, Pair], int, list[Judged]]
"""The pairs that are shown, how many there are, and those that somebody said are none."""
SETTLE, BESIDE, PANEL = 120, 440, "duplicates/panel"
SHOWN = 500
"""Nobody walks through more pairs at once; the next ones follow as these are done."""


class DuplicatesPage(QWidget):
    """Enter compares the pair in focus, Delete says that it is none; among those judged Enter offers it again."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._pairs: dict[Key, Pair] = {}
        self._count = 0
        self._judged: dict[UUID, Judged] = {}
        self._job: Job | None = None
        self.dialog: MergeDialog | None = None
        self.kinds = SegmentedControl([(kind.value, kind_words(kind)) for kind in DUPLICATE_KINDS])
        self.kinds.set_current(Kind.ACCOUNT.value)
        self.kinds.picked.connect(self._use_kind)
        self.states = SegmentedControl([(OPEN, self.tr("To look at")), (JUDGED, self.tr("Not duplicates"))])
        self.states.set_current(OPEN)
        self.states.picked.connect(self._use_state)
        self.progress, self.stop = Bar(), Button(self.tr("Stop"))
        self.stop.clicked.connect(self._stop)
        self.list = RowList(self.tr("Pairs that may be one"))
        self.list.opened.connect(self._open)
        self.list.acted.connect(self._open)
        self.list.removed.connect(self._different)
        self.list.menu_asked.connect(self._offer)
        self.empty = EmptyState("copy", "")
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.foot = ElidedLabel("", "small", "text2")
        self.panel = PairPanel(context)
        self.panel.opened.connect(lambda: self._open(self.list.current_id()))
        self.panel.refused.connect(lambda: self._different(self.list.current_id()))
        self._settling = QTimer(self, singleShot=True, interval=SETTLE)
        self._settling.timeout.connect(self._look)
        self.list.current_changed.connect(lambda _key: self._settling.start())
        self._build()
        context.hub.changed.connect(self._changed)

    def page_title(self) -> str:
        return self.tr("Duplicates")

    def page_subtitle(self) -> str:
        return ""

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Look for pairs of a `kind`."""
        kind = str(arguments.get("kind", self.kinds.current()))
        if kind in {each.value for each in DUPLICATE_KINDS}:
            self.kinds.set_current(kind)
        self.load()
        self.list.setFocus()

    def state(self) -> dict[str, Any]:
        return {"kind": self.kinds.current()}

    def _build(self) -> None:
        self.progress.setFixedWidth(px(120))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        for part in (self.kinds, self.states, self.progress, self.stop):
            head.addWidget(part)
        head.addStretch(1)
        card = Card(flush=True)
        card.body.addSpacing(px(6))
        for widget in (self.list, self.empty, self.problem):
            card.body.addWidget(widget, 1)
        card.add_footer(self.foot)
        hidden: tuple[QWidget, ...] = (self.empty, self.problem, self.progress, self.stop)
        for each in hidden:
            each.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(px(16))
        body.addWidget(card, 1)
        self.side = SidePlace(self, body, self.panel, self.context.settings.flag(PANEL, True))
        self.side.kept.connect(lambda wanted: self.context.settings.put(PANEL, wanted))
        self.side.appeared.connect(self._look)
        SideWidths(self, ((self.panel, BESIDE),))
        column.addLayout(body, 1)

    @property
    def kind(self) -> Kind:
        """What is compared."""
        return Kind(self.kinds.current())

    def _use_kind(self, kind: str) -> None:
        self.kinds.set_current(kind)
        self.load()

    def _use_state(self, state: str) -> None:
        self.states.set_current(state)
        self._show_rows()

    # -- looking

    def load(self) -> None:
        """Look for pairs anew, in the background."""
        kind = self.kind
        self._searching(True)

        def read(reader: Any) -> Found:
            pairs, count = find_duplicates(reader, kind, SHOWN)
            return {(pair.left.id, pair.right.id): pair for pair in pairs}, count, judged(reader, kind)

        self._job = self.context.runner.ask(self, read, self._show, self._failed, "pairs", self._step)

    def _step(self, done: int, total: int) -> None:
        self.progress.set_share(done / total if total else 0.0)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._searching(False)

    def _searching(self, is_on: bool) -> None:
        self.progress.set_share(0.0)
        self.progress.setVisible(is_on)
        self.stop.setVisible(is_on)

    def _show(self, found: Found) -> None:
        self._pairs, self._count, known = found
        self._searching(False)
        self.problem.hide()
        self._judged = {each.id: each for each in known}
        self._show_rows()

    def _show_rows(self) -> None:
        is_open = self.states.current() == OPEN
        rows = [self._pair_row(key, pair) for key, pair in self._pairs.items()]
        if not is_open:
            rows = [self._judged_row(each) for each in self._judged.values()]
        self.list.set_items(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if is_open:
            calm = self.tr("Nothing looks as if it were there twice.")
            self.empty.set_words("check-circle", self.tr("No duplicates"), calm)
            foot = self.tr("%n pair(s) · Enter compares · Delete: not a duplicate", "", self._count)
            if self._count > SHOWN:
                first = self.tr("the first {count} are shown").format(count=SHOWN)
                foot = f"{foot} · {first}"
        else:
            calm = self.tr("Pairs that somebody said are none stand here.")
            self.empty.set_words("check-circle", self.tr("Nothing was judged"), calm)
            foot = self.tr("%n pair(s) · Enter offers one again", "", len(rows))
        self.foot.set_text(foot)
        if rows and self.list.current_id() is None:
            self.list.walk(0)
        self._look()

    def _look(self) -> None:
        """Show the pair in focus side by side, where there is room for it."""
        key: Any = self.list.current_id()
        if not self.panel.isVisible():
            return
        if key in self._judged and self.states.current() == JUDGED:
            of = self._judged[key]
            self.panel.look(self.kind, of.left.id, of.right.id, is_judged=True)
        elif key in self._pairs:
            left, right = key
            self.panel.look(self.kind, left, right, is_judged=False)
        else:
            self.panel.clear()

    def _pair_row(self, key: Key, pair: Pair) -> Row:
        names = f"{row_words(pair.left)}  ·  {row_words(pair.right)}"
        return Row(key, names, reason_words(pair), action=self.tr("Compare"))

    def _judged_row(self, each: Judged) -> Row:
        names = f"{row_words(each.left)}  ·  {row_words(each.right)}"
        return Row(each.id, names, self.tr("said by {name}").format(name=each.by), action=self.tr("Offer again"))

    def _failed(self, error: BaseException) -> None:
        self._searching(False)
        self.list.hide()
        self.empty.hide()
        self.problem.set_error(self.tr("Duplicates could not be looked for"), sentence(error), repr(error))
        self.problem.show()

    # -- deciding

    def _open(self, key: Any) -> None:
        if key in self._judged:
            self._reconsider(self._judged[key])
        elif key in self._pairs:
            kind, (left, right) = self.kind, key
            self.context.runner.ask(
                self,
                lambda reader: merge_view(reader, kind, left, right),
                self._compare,
                self.context.show_error,
                "merge",
            )

    def _compare(self, view: MergeView) -> None:
        dialog = self.dialog = MergeDialog(view, self)
        dialog.given.connect(self._merge)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def _merge(self, wish: MergeWish) -> None:
        assert self.dialog is not None
        dialog, view = self.dialog, self.dialog.view
        kept, other = view.row(wish.keep), view.row(wish.keep.other)

        def merged(_key: UUID) -> None:
            dialog.accept()
            self.context.toast(
                self.tr("{other} merged into {kept}").format(other=other.name, kept=kept.name), undo=True
            )

        words = self.tr("merge of {other} into {kept}").format(other=other.name, kept=kept.name)
        self.context.runner.do(
            self,
            lambda work: merge(work, wish),
            merged,
            lambda error: dialog.refuse(sentence(error)),
            undo_text=words,
        )

    def _different(self, key: Any) -> None:
        """Remember that a pair is none."""
        pair = self._pairs.get(key)
        if pair is None:
            return
        kind, words = self.kind, self.tr("{left} and {right} are not duplicates")
        words = words.format(left=pair.left.name, right=pair.right.name)
        self.context.runner.do(
            self,
            lambda work: judge_different(work, kind, pair.left.id, pair.right.id),
            lambda _key: self.context.toast(words, undo=True),
            self.context.show_error,
            undo_text=words,
        )

    def _reconsider(self, each: Judged) -> None:
        self.context.runner.do(
            self,
            lambda work: reconsider(work, each.id, each.version),
            lambda _: self.context.toast(self.tr("The pair is offered again"), undo=True),
            self.context.show_error,
            undo_text=self.tr("offering {name} again").format(name=each.left.name),
        )

    def _offer(self, key: Any, place: QPoint) -> None:
        menu = passing_menu(self)
        if key in self._judged:
            menu.addAction(self.tr("Offer again"), lambda: self._open(key))
        else:
            menu.addAction(self.tr("Compare and merge…"), lambda: self._open(key))
            menu.addAction(self.tr("Not a duplicate"), lambda: self._different(key))
        menu.popup(place)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*DUPLICATE_KINDS, Kind.DUPLICATE):
            self.load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stop.isVisible():
            self._stop()
        else:
            super().keyPressEvent(event)
