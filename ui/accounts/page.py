"""The account list (mockup 02): saved views, chips, a table over an id window, a side panel."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.accounts import AccountFilter, AccountRow, AccountView, ListSums
from crm.domain.changes import Changes, Kind
from crm.domain.codes import ImportanceGrade, Segment
from crm.domain.lists import SortKey
from crm.usecases.accounts import account_ids, account_rows, facet_counts, sums, view_counts
from ui.accounts.columns import ORDERS, columns
from ui.accounts.side_panel import SidePanel
from ui.context import Context
from ui.shell.keys import types_text
from ui.texts.errors import sentence
from ui.texts.names import district_name, grade_name, kva
from ui.theme.look import px
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.filters import Choice, Filter, FilterBar
from ui.widgets.labels import ElidedLabel
from ui.widgets.marks import segment_name
from ui.widgets.side_sheet import SidePlace
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.view import TableView
from ui.widgets.tabs import Tab, Tabs

PANEL = 340
DENSITIES = ("normal", "compact", "roomy")
Loaded = tuple[list[UUID], ListSums, dict[AccountView, int]]


class AccountsPage(QWidget):
    """Refresh and sort keep the selection; the panel follows the current row."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._order, self._descending = "due", False
        self.tabs = Tabs(self._view_tabs({}))
        self.tabs.picked.connect(lambda _key: self._load())
        self.filters = FilterBar(self._filters(), self.tr("Filter these accounts"))
        self.filters.changed.connect(self._load)
        self.model = IdWindowModel(columns(context.clock, self), self._fetch, self)
        self.table = TableView(self.model)
        self.table.setAccessibleName(self.tr("Accounts"))
        self.table.set_sorted([SortKey(self._order, self._descending)])
        self.table.opened.connect(lambda key: context.navigate("account", id=key))
        self.table.planned.connect(lambda key: context.navigate("planner", account_id=key))
        self.table.settled.connect(self._settled)
        self.table.sort_asked.connect(self._sort)
        self.table.layout_changed.connect(lambda: self._keep_widths(self.table.columns.widths()))
        self.model.checked_changed.connect(self._show_foot)
        self.panel = SidePanel(context)
        self.foot = ElidedLabel("", "small", "text2")
        self.empty = EmptyState("buildings", "")
        self.empty.acted.connect(self._empty_acted)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self._sums = ListSums(0, 0.0)
        self._total = 0
        self._build()
        self._skeleton = Skeleton(self.table)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._load)

    def page_title(self) -> str:
        return self.tr("Accounts")

    def page_subtitle(self) -> str:
        name = self._context.scope.name
        if self._context.scope.person_id is None:
            return self.tr("All accounts of the team")
        return self.tr("Key accounts of {name}").format(name=name)

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show a view, with the filters it was left with."""
        self.tabs.set_current(str(arguments.get("view") or self.tabs.current() or AccountView.ALL))
        values = arguments.get("values")
        if values is not None or arguments.get("text"):
            self.filters.set_values(values or {}, str(arguments.get("text", "")))
        self._load()
        self.table.setFocus()

    def state(self) -> dict[str, Any]:
        return {"view": self.tabs.current(), "values": self.filters.values(), "text": self.filters.text()}

    def _build(self) -> None:
        self.density = IconButton("rows", self.tr("Row height"))
        self.density.clicked.connect(self._next_density)
        self.export = IconButton("copy", self.tr("Copy what is shown"), "Ctrl+C")
        self.export.clicked.connect(self._copy)
        for button in (self.density, self.export):
            self.filters.right.addWidget(button)
        card = Card(flush=True)
        for widget in (self.table, self.empty, self.problem):
            card.body.addWidget(widget, 1)
        self.empty.hide()
        self.problem.hide()
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.foot, 1)
        hint = ElidedLabel(self.tr("Space selects · Enter opens · Ctrl+Enter plans"), "small", "text2")
        row.addWidget(hint)
        card.add_footer(foot)
        body = QHBoxLayout()
        body.setSpacing(px(16))
        body.addWidget(card, 1)
        self.panel.setFixedWidth(px(PANEL))
        self.side = SidePlace(self, body, self.panel, self._context.settings.flag("accounts/panel", True))
        self.side.kept.connect(lambda wanted: self._context.settings.put("accounts/panel", wanted))
        self.side.appeared.connect(lambda: self.panel.show_account(self.table.current_id()))
        self.panel.closed.connect(self.side.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.tabs)
        column.addWidget(self.filters)
        column.addLayout(body, 1)
        QShortcut(QKeySequence("Ctrl+F"), self, self.filters.focus_text)
        QShortcut(QKeySequence("Ctrl+Shift+F"), self, self.filters.clear)
        self._restore_widths()

    def _view_tabs(self, counts: dict[AccountView, int]) -> list[Tab]:
        names = {
            AccountView.ALL: self.tr("All"),
            AccountView.OVERDUE: self.tr("Overdue"),
            AccountView.DUE_30: self.tr("Due in 30 days"),
            AccountView.LOW_RATING: self.tr("Low rating"),
            AccountView.OPEN_OUTAGE: self.tr("Open outage"),
        }
        return [Tab(view, name, counts.get(view)) for view, name in names.items()]

    def _filters(self) -> list[Filter]:
        return [
            Filter("segment", self.tr("Segment"), self._segment_choices, pinned=True),
            Filter("district", self.tr("District"), self._district_choices, pinned=True),
            Filter("due", self.tr("Due"), self._due_choices, pinned=True, single=True),
            Filter("grade", self.tr("Importance"), self._grade_choices),
        ]

    def _segment_choices(self, then: Callable[[Sequence[Choice]], None]) -> None:
        def tell(counts: dict[str, dict[str, int]]) -> None:
            found = counts["segment"]
            then([Choice(each, segment_name(each), found.get(each, 0), each) for each in Segment])

        self._ask_facets(tell)

    def _district_choices(self, then: Callable[[Sequence[Choice]], None]) -> None:
        def tell(counts: dict[str, dict[str, int]]) -> None:
            then([Choice(code, district_name(code), count) for code, count in counts["district"].items()])

        self._ask_facets(tell)

    def _due_choices(self, then: Callable[[Sequence[Choice]], None]) -> None:
        spans = ((7, self.tr("next 7 days")), (14, self.tr("next 14 days")), (30, self.tr("next 30 days")))
        then([Choice(str(count), words) for count, words in spans])

    def _grade_choices(self, then: Callable[[Sequence[Choice]], None]) -> None:
        then([Choice(grade, grade_name(grade)) for grade in ImportanceGrade])

    def _ask_facets(self, then: Callable[[dict[str, dict[str, int]]], None]) -> None:
        wanted = AccountFilter(person_id=self._context.scope.person_id)
        self._context.runner.ask(self, lambda reader: facet_counts(reader, wanted), then)

    @property
    def wanted(self) -> AccountFilter:
        """What the list shows."""
        values = self.filters.values()
        due = values.get("due", ())
        return AccountFilter(
            view=AccountView(self.tabs.current() or AccountView.ALL),
            person_id=self._context.scope.person_id,
            text=self.filters.text(),
            segments=tuple(Segment(each) for each in values.get("segment", ())),
            districts=tuple(values.get("district", ())),
            grades=tuple(ImportanceGrade(each) for each in values.get("grade", ())),
            due_within=int(due[0]) if due else None,
        )

    def _load(self) -> None:
        wanted, order, descending = self.wanted, ORDERS[self._order], self._descending

        def read(reader: Any) -> Loaded:
            return account_ids(reader, wanted, order, descending), sums(reader, wanted), view_counts(reader, wanted)

        self._skeleton.start()
        self._context.runner.ask(self, read, self._show, self._failed, slot="ids")

    def _show(self, loaded: Loaded) -> None:
        self._skeleton.stop()
        ids, self._sums, counts = loaded
        self._total = counts[AccountView.ALL]
        self.tabs.set_tabs(self._view_tabs(counts))
        self.model.set_ids(ids)
        self.problem.hide()
        self.table.setVisible(bool(ids))
        self.empty.setVisible(not ids)
        if not ids:
            self._show_empty()
        elif self.table.current_id() is None:
            self.table.set_current(ids[0])
        self._show_foot()
        self.title_changed.emit()

    def _show_empty(self) -> None:
        filtered = bool(self.filters.values() or self.filters.text())
        if self._total == 0:
            words = (self.tr("No accounts yet"), self.tr("Bring in a ledger from Excel."), self.tr("Import a ledger"))
        elif filtered:
            words = (self.tr("Nothing matches"), self.tr("The filters hide every account."), self.tr("Clear filters"))
        else:
            words = (self.tr("Nothing here"), self.tr("No account is in this state."), self.tr("Show all"))
        self.empty.set_words("buildings", *words)

    def _empty_acted(self) -> None:
        if self._total == 0:
            self._context.navigate("import")
        elif self.filters.values() or self.filters.text():
            self.filters.clear()
        else:
            self.tabs.set_current(AccountView.ALL)
            self._load()

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.table.hide()
        self.problem.set_error(self.tr("The accounts could not be loaded"), sentence(error), repr(error))
        self.problem.show()

    def _fetch(self, ids: Sequence[UUID], then: Callable[[list[AccountRow]], None]) -> None:
        wanted = list(ids)
        self._context.runner.ask(self, lambda reader: account_rows(reader, wanted), then)

    def _settled(self, key: UUID | None) -> None:
        if self.panel.isVisible():
            self.panel.show_account(key)

    def _sort(self, sort: tuple[SortKey, ...]) -> None:
        if sort[0].column in ORDERS:
            self._order, self._descending = sort[0].column, sort[0].descending
            self.table.set_sorted(sort[:1])
            self._load()

    def _show_foot(self) -> None:
        text = self.tr("{count} of {total} accounts · {kva} kVA under contract").format(
            count=f"{self._sums.count:,}", total=f"{self._total:,}", kva=kva(self._sums.contract_kva)
        )
        chosen = len(self.model.checked_ids())
        if chosen:
            text = f"{self.tr('%n selected', '', chosen)} · {text}"
        self.foot.set_text(text)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if not changes.touches(Kind.ACCOUNT, Kind.VISIT, Kind.OUTAGE):
            return
        self.model.forget_rows() if changes.everything else self.model.update_ids(changes.ids(Kind.ACCOUNT))
        if self.isVisible():
            self._load()

    def _copy(self) -> None:
        self.table.copy()
        self._context.toast(self.tr("Copied"))

    def _next_density(self) -> None:
        now = self._context.settings.text("accounts/density", "normal")
        following = DENSITIES[(DENSITIES.index(now) + 1) % len(DENSITIES)] if now in DENSITIES else "normal"
        self._context.settings.put("accounts/density", following)
        self.table.set_density(following)

    def _keep_widths(self, widths: dict[str, int]) -> None:
        self._context.settings.put("accounts/widths", ",".join(f"{key}={width}" for key, width in widths.items()))

    def _restore_widths(self) -> None:
        kept = self._context.settings.text("accounts/widths")
        pairs = (part.split("=") for part in kept.split(",") if part.count("=") == 1)
        widths = {key: int(width) for key, width in pairs if width.isdigit()}
        if widths:
            self.table.set_widths(widths)
        self.table.set_density(self._context.settings.text("accounts/density", "normal"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.table.current_id()
        if types_text() or current is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        targets = {Qt.Key.Key_P: "planner", Qt.Key.Key_R: "visit"}
        target = targets.get(Qt.Key(event.key()))
        if target is not None:
            self._context.navigate(target, account_id=current)
        elif event.key() == Qt.Key.Key_Slash:
            self.filters.focus_text()
        else:
            super().keyPressEvent(event)
