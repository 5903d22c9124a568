"""The top-100 of a year: who enters, who leaves, what is missing; nothing changes before it is applied."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.errors import Invalid
from crm.domain.reading.numbers import energy
from crm.domain.top100 import Ranking, Standing
from crm.usecases.top100 import Applied, apply, energies, enter_energy, ranking
from ui.background import Job
from ui.context import Context
from ui.lists.current import lead_to_account
from ui.lists.row_menu import RowMenu
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.top100.actions import rank_actions
from ui.top100.rows import RankRow, columns, of_accounts, of_places
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.forms.combo import Combo
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.column import editable
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.spot import RowSpot
from ui.widgets.table.view import TableView
from ui.widgets.tabs import Lined, Tab, Tabs

YEARS = 6
Loaded = tuple[Ranking, dict[str, list[RankRow]]]
"""The ranking, and the rows of each tab but of the accounts that lack months: these may be all of a bureau."""


class Top100Page(QWidget):
    """Enter opens the account, Ctrl+Enter and P plan a visit, E enters an energy where readings are missing."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._ranking: Ranking | None = None
        self._tab_rows: dict[str, list[RankRow]] = {}
        self._rows: dict[UUID, RankRow] = {}
        self._job: Job | None = None
        self._wanted_row: UUID | None = None
        this_year = context.clock.today().year
        self.year = Combo([(str(year), str(year)) for year in range(this_year + 1, this_year + 1 - YEARS, -1)])
        self.year.set_value(str(this_year))
        self.year.setAccessibleName(self.tr("Year of the ranks"))
        self.year.changed.connect(lambda _year: self._load())
        self.tabs = Tabs(self._tabs(), lined=False)
        self.tabs.picked.connect(lambda _key: self._show_tab())
        self.model = IdWindowModel(editable(columns(self), context.may("do.edit_account")), self._fetch, self)
        self.model.edited.connect(self._entered)
        self.table = TableView(self.model)
        self.table.setAccessibleName(self.tr("Ranking"))
        self.table.opened.connect(self.open_row)
        self.table.planned.connect(lambda key: lead_to_account(self, key, "planner", "account_id"))
        self._spot = RowSpot(self.table)
        self.menu = RowMenu(self, rank_actions(self))
        self.empty = EmptyState("trophy", "")
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self.foot = ElidedLabel("", "small", "text2")
        self.apply_button = Button(self.tr("Apply ranking"), "primary", "check")
        self.apply_button.clicked.connect(self._apply)
        self._build()
        self._skeleton = Skeleton(self.table)
        context.hub.changed.connect(self._changed)

    def page_title(self) -> str:
        return self.tr("Top-100")

    def page_subtitle(self) -> str:
        found = self._ranking
        if found is None:
            return ""
        words = self.tr("{year} is applied") if found.applied else self.tr("{year} is not applied yet")
        return words.format(year=found.year)

    def page_actions(self) -> list[QWidget]:
        return [self.apply_button] if self.context.may("do.edit_account") else []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show the ranking of a year."""
        if arguments.get("year"):
            self.year.set_value(str(arguments["year"]))
        self.tabs.set_current(str(arguments.get("tab") or self.tabs.current() or "places"))
        self._wanted_row = arguments.get("row")
        self._load()
        self.table.setFocus()

    def state(self) -> dict[str, Any]:
        return {"year": self.year.value(), "tab": self.tabs.current(), "row": self.table.current_id()}

    def left(self) -> None:
        """Let go of what was read: every account of the bureau may stand in it."""
        if self._job is not None:
            self._job.cancel()
        self._skeleton.stop()
        self._ranking, self._tab_rows, self._rows = None, {}, {}
        self.model.forget_rows()
        self.model.set_ids(())

    def _build(self) -> None:
        card = Card(flush=True)
        for widget in (self.table, self.empty, self.problem):
            card.body.addWidget(widget, 1)
        self.empty.hide()
        self.problem.hide()
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.foot, 1)
        card.add_footer(foot)
        strip = Lined()
        head = QHBoxLayout(strip)
        head.setContentsMargins(0, 0, 0, 1)
        head.setSpacing(px(12))
        head.addWidget(self.tabs, 1)
        label = Text(self.tr("Ranks of"), "body", "text2")
        label.setBuddy(self.year)
        head.addWidget(label)
        head.addWidget(self.year)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(strip)
        column.addWidget(card, 1)

    def _tabs(self) -> list[Tab]:
        words = {
            "places": self.tr("Ranking"),
            "entrants": self.tr("Enter"),
            "leavers": self.tr("Leave"),
            "lacking": self.tr("Months missing"),
        }
        counts = {key: len(rows) for key, rows in self._tab_rows.items()}
        if self._ranking is not None:
            counts["lacking"] = len(self._ranking.lacking)
        return [Tab(key, label, counts.get(key)) for key, label in words.items()]

    def _load(self) -> None:
        year = int(self.year.value())
        self._skeleton.start()
        self._job = self.context.runner.ask(
            self, lambda reader: _read(reader, year), self._show, self._failed, "ranking"
        )

    def _show(self, loaded: Loaded) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self._ranking, self._tab_rows = loaded
        self.tabs.set_tabs(self._tabs())
        self.apply_button.setEnabled(bool(self._ranking.places))
        self.foot.set_text(
            self.tr("By the energy of {year}, all accounts of a legal entity together. E enters a figure.").format(
                year=self._ranking.year - 1
            )
        )
        self._show_tab()
        self.title_changed.emit()

    def _show_tab(self) -> None:
        found = self._ranking
        if found is None:
            return
        self._rows = {row.id: row for row in self._tab_rows.get(self.tabs.current(), ())}
        ids = found.lacking if self.tabs.current() == "lacking" else list(self._rows)
        self.model.forget_rows()
        self.model.set_ids(ids)
        self.table.setVisible(bool(ids))
        self.empty.setVisible(not ids)
        wanted, self._wanted_row = self._wanted_row, None
        if wanted in ids:
            self.table.set_current(wanted)
        elif ids and self.table.current_id() is None:
            self.table.set_current(ids[0])
        if not ids:
            self._show_empty(found)

    def _show_empty(self, found: Ranking) -> None:
        words = {
            "places": (
                self.tr("No energy of {year}").format(year=found.year - 1),
                self.tr("Bring in the readings of that year, or enter figures under Months missing."),
            ),
            "entrants": (self.tr("Nobody enters"), self.tr("Everybody ranked is among the top-100 already.")),
            "leavers": (self.tr("Nobody leaves"), self.tr("Everybody among the top-100 is ranked again.")),
            "lacking": (self.tr("Nothing is missing"), self.tr("Every account has twelve months or a figure.")),
        }[self.tabs.current()]
        self.empty.set_words("trophy", *words)

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.table.hide()
        self.empty.hide()
        self.problem.set_error(self.tr("The ranking could not be made"), sentence(error), repr(error))
        self.problem.show()

    def _fetch(self, ids: Sequence[UUID], then: Callable[[list[RankRow]], None]) -> None:
        found, missing = self._ranking, [each for each in ids if each not in self._rows]
        if found is None or not missing:
            then([self._rows[each] for each in ids if each in self._rows])
            return

        def arrived(rows: list[RankRow]) -> None:
            if self._ranking is found:
                self._rows.update((row.id, row) for row in rows)
                then(rows)

        year = found.year - 1
        self.context.runner.ask(self, lambda reader: of_accounts(energies(reader, year, missing)), arrived)

    # -- rows

    def current_id(self) -> UUID | None:
        return self.table.current_id()

    def chosen(self) -> Sequence[UUID]:
        """Return the rows that a command works on: the checked ones, else the current one."""
        return self.table.chosen_ids()

    def with_chosen(self, then: Callable[[list[Any]], None]) -> None:
        """Hand the chosen rows over, fetched where they are not held."""
        self.model.with_rows(self.chosen(), then)

    def with_accounts(self, then: Callable[[list[UUID]], None]) -> None:
        """Hand over the accounts of the chosen rows, of a legal entity all of them."""
        self.with_chosen(lambda rows: then([key for row in rows for key in (row.account_id, *row.others)]))

    def account_of(self, row: RankRow) -> UUID | None:
        """Return the account that a row opens: the first one of a legal entity."""
        return row.account_id

    def account_in_view(self) -> UUID | None:
        """Return whom a dialog that is opened from everywhere is about here: the account of the current row."""
        row = self.model.row(self.current_id())
        return None if row is None else self.account_of(row)

    def anchor(self) -> QWidget:
        return self._spot.at_current()

    def open_row(self, key: UUID) -> None:
        """Open the account of a row."""
        lead_to_account(self, key)

    def new_task(self) -> None:
        """Ask for a task for the accounts of the chosen rows."""
        self.menu.run("task")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.menu.by_key(event):
            super().keyPressEvent(event)

    # -- changes

    def _entered(self, key: UUID, _column: str, text: str) -> None:
        """Keep an entered energy; an empty one lets the readings count again."""
        row, found = self._rows.get(key), self._ranking
        if row is None or found is None:
            return
        if row.count > 1:
            self.context.show_error(Invalid("top100.several", name=row.name, count=row.count))
            return
        try:
            kwh = energy(text) if text.strip() else None
        except Invalid as error:
            self.context.show_error(error)
            return
        self.context.runner.do(
            self,
            lambda work: enter_energy(work, row.account_id, found.year - 1, kwh),
            fail=self.context.show_error,
            undo_text=self.tr("energy of {name}").format(name=row.name),
        )

    def _apply(self) -> None:
        found = self._ranking
        if found is None:
            return

        def applied(done: Applied) -> None:
            said = self.tr("The top-100 of {year} are applied: {entered} accounts enter, {left} leave")
            words = said.format(year=done.year, entered=done.entered, left=done.left)
            self.context.toast(words, undo=True)

        self.context.runner.do(
            self,
            lambda work: apply(work, found),
            applied,
            self._refused,
            undo_text=self.tr("top-100 of {year}").format(year=found.year),
        )

    def _refused(self, error: BaseException) -> None:
        self.context.show_error(error)
        self._load()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(Kind.ACCOUNT, Kind.TOP100_RANK, Kind.ANNUAL_ENERGY, Kind.MONTHLY_USAGE):
            self._load()


def _read(reader: Any, year: int) -> Loaded:
    """Read a ranking, and make its rows while nobody waits."""
    found = ranking(reader, year)
    rows = {
        "places": of_places(found.places),
        "entrants": of_places(found.entrants),
        "leavers": of_accounts(found.leavers, Standing.LEAVES),
    }
    found.lacking.learn_places()
    return found, rows
