"""The bin: what was deleted, by whom and when; one click brings it back with all that went with it."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.bin import BIN_KINDS, NETWORK, BinFilter, Binned, Restored
from crm.domain.changes import Changes, Kind
from crm.usecases.bin import bin_entries, bin_rows, purge, restore
from ui.bin.columns import columns, kinds
from ui.context import Context
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.confirm_popup import ConfirmPopup
from ui.widgets.filters import TEXT_WIDTH
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.find_field import FindField
from ui.widgets.labels import ElidedLabel
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.view import TableView


class BinPage(QWidget):
    """Space chooses entries, Enter restores the current one; only an administrator can delete for good."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.kind = Combo(kinds(self._kinds()))
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.changed.connect(lambda _kind: self.load())
        self.filter = FindField(self.tr("Filter the bin"))
        self.filter.setFixedWidth(px(TEXT_WIDTH))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self.load())
        self.model = IdWindowModel(columns(context.clock), self._fetch, self)
        self.model.checked_changed.connect(self._offer)
        self.table = TableView(self.model)
        self.table.setAccessibleName(self.tr("Bin"))
        self.table.opened.connect(lambda key: self.restore([key]))
        self.filter.left.connect(self.table.setFocus)
        self.empty = EmptyState("trash", "")
        self.empty.acted.connect(self._clear)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.foot = ElidedLabel("", "small", "text2")
        self.restore_button = Button(self.tr("Restore"), "primary", "arrow-counter-clockwise")
        self.restore_button.clicked.connect(lambda: self.restore(self.table.chosen_ids()))
        self.purge_button = Button(self.tr("Delete for good…"), "secondary", "trash")
        self.purge_button.clicked.connect(self._ask_purge)
        self._build()
        self._skeleton = Skeleton(self.table)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._change_person)

    def page_title(self) -> str:
        return self.tr("Bin")

    def page_subtitle(self) -> str:
        return ""

    def page_actions(self) -> list[QWidget]:
        purges = self.context.may("do.purge")
        return [self.purge_button, self.restore_button] if purges else [self.restore_button]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show the bin, with the filters left last or those that are asked for."""
        if "kind" in arguments:
            self.kind.set_value(str(arguments["kind"]))
        self.load()
        self.table.setFocus()

    def state(self) -> dict[str, Any]:
        return {"kind": self.kind.value()}

    def load(self) -> None:
        """Look again what lies in the bin."""
        wanted = self._wanted()
        self._skeleton.start()
        self.context.runner.ask(self, lambda reader: bin_entries(reader, wanted), self._show, self._failed, "bin")

    def restore(self, ids: Sequence[UUID]) -> None:
        """Bring entries back with all that went with them, as one step to undo."""
        if not ids:
            return

        def restored(done: Restored) -> None:
            self.context.toast(self.tr("%n entry(s) restored", "", done.entries), undo=True)

        words = self.tr("restoring of %n entry(s)", "", len(ids))
        self.context.runner.do(
            self, lambda work: restore(work, ids), restored, self.context.show_error, undo_text=words
        )

    def purge(self, ids: Sequence[UUID]) -> None:
        """Delete entries for good, which nothing takes back."""

        def purged(count: int) -> None:
            self.context.toast(self.tr("%n entry(s) deleted for good", "", count))

        self.context.runner.do(self, lambda work: purge(work, ids), purged, self.context.show_error)

    def _build(self) -> None:
        card = Card(flush=True)
        for widget in (self.table, self.empty, self.problem):
            card.body.addWidget(widget, 1)
        self.empty.hide()
        self.problem.hide()
        card.add_footer(self.foot)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.filter)
        head.addWidget(self.kind)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(card, 1)

    def _wanted(self) -> BinFilter:
        kind = self.kind.value()
        return BinFilter(frozenset({Kind(kind)} if kind else self._kinds()), self.filter.text().strip())

    def _kinds(self) -> Sequence[Kind]:
        """Return what whoever acts may bring back: accounts and parts of the network only who may delete them."""
        led = () if self.context.may("do.delete_account") else (Kind.ACCOUNT, Kind.CUSTOMER)
        kept = () if self.context.may("do.network") else NETWORK
        return [kind for kind in BIN_KINDS if kind not in (*led, *kept)]

    def _show(self, ids: list[UUID]) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self.model.check_all(False)
        self.model.forget_rows()
        self.model.set_ids(ids)
        self.table.setVisible(bool(ids))
        self.empty.setVisible(not ids)
        count = self.tr("%n entry(s)", "", len(ids))
        self.foot.set_text(self.tr("{count} · Space selects · Enter restores").format(count=count))
        if not ids:
            self._show_empty()
        elif self.table.current_id() is None:
            self.table.set_current(ids[0])
        self._offer()

    def _show_empty(self) -> None:
        if not self.kind.value() and not self.filter.text().strip():
            self.empty.set_words("trash", self.tr("The bin is empty"), self.tr("What is deleted can be restored here."))
        else:
            hidden = self.tr("The filters hide every entry.")
            self.empty.set_words("funnel", self.tr("Nothing matches"), hidden, self.tr("Clear filters"))

    def _clear(self) -> None:
        self.kind.set_value("")
        self.filter.clear()
        self.load()

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.table.hide()
        self.empty.hide()
        self.problem.set_error(self.tr("The bin could not be loaded"), sentence(error), repr(error))
        self.problem.show()

    def _fetch(self, ids: Sequence[UUID], then: Callable[[list[Binned]], None]) -> None:
        self.context.runner.ask(self, lambda reader: bin_rows(reader, ids), then, self._failed)

    def _offer(self) -> None:
        some = self.model.rowCount() > 0
        self.restore_button.setEnabled(some)
        self.purge_button.setEnabled(some)

    def _change_person(self) -> None:
        """Tell the frame which buttons this person has; away from the page it asks when it comes back."""
        if self.isVisible():
            self.title_changed.emit()

    def _ask_purge(self) -> None:
        ids = self.table.chosen_ids()
        if ids:
            question = self.tr("Delete %n entry(s) for good?", "", len(ids))
            meaning = self.tr("What was deleted along goes too. Undo cannot bring it back.")
            popup = ConfirmPopup(question, meaning, self.tr("Delete for good"), self)
            popup.agreed.connect(lambda: self.purge(ids))
            popup.agreed.connect(popup.close)
            popup.begin(self.purge_button)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*BIN_KINDS):
            self.load()
