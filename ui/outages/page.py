"""Who is off, who has been told, and was the time right (mockup 08)?"""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.codes import OutageType
from crm.domain.outage_desk import After, Board, BoardGroup, BoardRow, OutageDetail, TeamOf, Whose
from crm.usecases.outages.board import board
from crm.usecases.outages.complaints import after
from crm.usecases.outages.detail import detail
from ui.context import Context
from ui.outages.affected_table import AffectedTable
from ui.outages.after_dialog import AfterDialog
from ui.outages.board_list import BoardList
from ui.outages.commands import DeskCommands
from ui.outages.export_form import ExportForm
from ui.outages.forms import CancelForm, EstimateForm, MomentForm, PostponeForm
from ui.outages.head_card import HeadCard
from ui.outages.notice_panel import NoticePanel
from ui.outages.outage_form import OutageForm
from ui.outages.telling import Telling
from ui.outages.words import comma, load
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.forms.text_line import TextLine
from ui.widgets.menus import in_menu, passing_menu
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.tabs import SegmentedControl

BOARD, NOTICE = 316, 308
MINE, TEAM, ALL = "mine", "team", "all"
WHOSE = "outages/whose"
BOARD_SHARE, LEAST_BOARD = 0.32, 240
MINUTE_MS = 60_000
KINDS = (
    *(Kind.OUTAGE, Kind.OUTAGE_SCOPE, Kind.OUTAGE_ACCOUNT, Kind.OUTAGE_ESTIMATE, Kind.OUTAGE_NOTICE),
    *(Kind.CONTACT, Kind.CONTACT_PHONE, Kind.SUPPLY_POINT, Kind.ACCOUNT, Kind.ISSUE, Kind.WORK_ORDER),
)
OVER = (BoardGroup.RESTORED, BoardGroup.CANCELLED)


class OutagesPage(QWidget):
    """The board at the left, one outage in the middle, what is told at the right; clocks go on by the minute."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._board: Board | None = None
        self._wanted: UUID | None = None
        self.found: OutageDetail | None = None
        self.commands = DeskCommands(context, self)
        self.whose = SegmentedControl([(MINE, self.tr("Mine")), (TEAM, self.tr("Team")), (ALL, self.tr("All"))])
        self.whose.setAccessibleName(self.tr("Whose outages"))
        self.whose.picked.connect(self._choose_whose)
        self.line = TextLine()
        self.line.setPlaceholderText(self.tr("Filter by feeder, cause or number"))
        self.line.setAccessibleName(self.tr("Filter by feeder, cause or number"))
        self.line.textChanged.connect(self._show_rows)
        self.list = BoardList(context.clock)
        self.list.settled.connect(self._open)
        self.head = HeadCard(context.clock)
        self.head.acted.connect(self.act)
        self.affected = Card("…", flush=True)
        self.affected.set_title(self.tr("Affected accounts"))
        self.table = AffectedTable(context.clock)
        self.table.account_asked.connect(lambda key: context.navigate("account", id=key))
        self.after = self.affected.add_link("")
        self.after.clicked.connect(self.show_after)
        self.after.hide()
        self.affected.body.addWidget(self.table, 1)
        self.notice = NoticePanel(context.clock)
        self.telling = Telling(context, self.commands, self.table, self.notice, self)
        self.telling.failed.connect(self._failed)
        self.affected.add_footer(self.telling.bar)
        self.empty = EmptyState(
            "lightning", self.tr("Nobody is off"), self.tr("No outage reaches the accounts in scope.")
        )
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.network = Button(self.tr("Network"), icon="tree-structure")
        self.network.clicked.connect(lambda: context.navigate("network"))
        self.more = IconButton("dots-three", self.tr("Late notices, exports"))
        self.more.clicked.connect(self.offer_lists)
        self.new = Button(self.tr("New outage"), icon="plus")
        self.new.clicked.connect(lambda: self.new_outage())
        kept = context.settings.text(WHOSE, MINE)
        self.whose.set_current(kept if kept in (MINE, TEAM, ALL) else MINE)
        self._build()
        self._skeleton = Skeleton(self.table)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._scope_changed)

    # -- what the frame asks

    def page_title(self) -> str:
        return self.tr("Outages")

    def page_subtitle(self) -> str:
        rows = self._board.rows if self._board is not None else ()
        off = sum(row.group is BoardGroup.OFF_NOW for row in rows)
        planned = sum(row.group is BoardGroup.PLANNED for row in rows)
        return self.tr("{off} off now, {planned} planned").format(off=off, planned=planned)

    def page_actions(self) -> list[QWidget]:
        return [self.more, self.network, *([self.new] if self._may_lead() else [])]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show an outage, the first one without a name; `new` begins a new one, `feeder` one there, of a `kind`."""
        if outage_id := arguments.get("id"):
            self._wanted = UUID(str(outage_id))
        self.load()
        if feeder_id := arguments.get("feeder"):
            self.new_outage(UUID(str(feeder_id)), OutageType(arguments.get("kind") or OutageType.FAULT))
        elif arguments.get("new"):
            self.new_outage()

    def print_page(self) -> None:
        """Show the call sheet of the outage in view as it will be printed."""
        self.telling.print_calls()

    def state(self) -> dict[str, Any]:
        return {} if self._wanted is None else {"id": str(self._wanted)}

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._minute.stop()

    # -- building

    def _build(self) -> None:
        self.board_card = Card(flush=True)
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(8), px(16), px(4))
        top.setSpacing(px(8))
        top.addWidget(self.whose)
        top.addWidget(self.line)
        self.board_card.body.addLayout(top)
        self.board_card.body.addWidget(self.list, 1)
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.head)
        column.addWidget(self.affected, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), 0, px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(self.problem)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.board_card)
        row.addWidget(self.middle, 1)
        row.addWidget(self.empty, 1)
        outer.addLayout(row, 1)
        self.empty.hide()
        self.side = SidePlace(self, row, self.notice)
        SideWidths(self, ((self.notice, NOTICE),))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the board give room to the outage where large text in a small window would cut its words."""
        super().resizeEvent(event)
        self.board_card.setFixedWidth(min(px(BOARD), max(round(self.width() * BOARD_SHARE), LEAST_BOARD)))

    def _may_lead(self) -> bool:
        return self._context.scope.rights.may("do.outage")

    def _may_tell(self) -> bool:
        return self._context.scope.rights.may("do.notice")

    # -- loading

    def _whose(self) -> Whose:
        """Return whose accounts count: those of the scope, of its team, or everybody's."""
        person = self._context.scope.person_id
        if person is None or self.whose.current() == ALL:
            return None
        return TeamOf(person) if self.whose.current() == TEAM else person

    def _choose_whose(self, key: str) -> None:
        self._context.settings.put(WHOSE, key)
        self.load()

    def load(self) -> None:
        """Read the board, then the outage that is looked at."""
        whose = self._whose()
        self.whose.setVisible(self._context.scope.person_id is not None)
        self._context.runner.ask(
            self, lambda reader: board(reader, whose), self._show_board, self._failed, slot="board"
        )

    def _show_board(self, found: Board) -> None:
        self.problem.hide()
        self._board = found
        self._show_rows()
        self.title_changed.emit()

    def _show_rows(self, _text: str = "") -> None:
        if self._board is None:
            return
        wanted = self.line.text().strip().casefold()
        rows = [row for row in self._board.rows if wanted in _searched(row)]
        self.list.show_board(self._board, rows, self._wanted)
        there = bool(rows)
        self.middle.setVisible(there)
        self.empty.setVisible(not there)
        if wanted and not there:
            self.empty.set_words(
                "funnel", self.tr("No outage matches"), self.tr("Clear the filter to see all of them.")
            )
        elif not there:
            nobody = self.tr("No outage reaches the accounts in scope.")
            self.empty.set_words("lightning", self.tr("Nobody is off"), nobody)
        current = self.list.current()
        if current is not None:
            self._open(current)

    def _open(self, row: BoardRow) -> None:
        whose = self._whose()
        self._wanted = row.outage_id
        self._context.runner.ask(
            self, lambda reader: detail(reader, row.outage_id, whose), self._show_outage, self._failed, slot="outage"
        )

    def _show_outage(self, found: OutageDetail) -> None:
        another = self.found is None or self.found.head.outage_id != found.head.outage_id
        self.found = found
        self.head.show_outage(found, self._may_lead())
        self.affected.set_count(found.head.reached)
        up = self.tr("{lost} off · {told} up to date").format(lost=load(found.head.lost_kw), told=found.head.told)
        self.affected.set_note(up)
        self.table.show_affected(found.affected)
        if another:
            self.table.check_waiting() if found.head.group not in OVER else self.table.check([])
        self.telling.show_outage(found, self._may_tell())
        self._ask_after()

    def _ask_after(self) -> None:
        """Ask what came of an outage that has begun; nothing is said of it where nothing came."""
        found, whose = self.found, self._whose()
        if found is None or found.actual_start is None or not self._may_tell():
            self.after.hide()
            return
        outage_id = found.head.outage_id
        self._context.runner.ask(
            self, lambda reader: after(reader, outage_id, whose), self._show_after, lambda _e: None, slot="after"
        )

    def _show_after(self, found: After) -> None:
        complaints = self.tr("%n complaint(s)", "", len(found.complaints)) if found.complaints else ""
        visits = self.tr("%n visit(s) owed", "", len(found.visits)) if found.visits else ""
        self.after.setText(comma().join(filter(None, (complaints, visits))))
        self.after.setVisible(bool(self.after.text()))

    def show_after(self) -> None:
        """Show what customers said, to be linked, and the visits that the outage makes due."""
        if self.found is not None:
            head = self.found.head
            AfterDialog(self._context, head.outage_id, head.place, self._whose(), self, self._ask_after).open()

    def _failed(self, error: BaseException) -> None:
        self.problem.set_error(self.tr("The outages could not be read"), sentence(error), repr(error))
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*KINDS):
            self.load()

    def _scope_changed(self) -> None:
        self._wanted = None
        if self.isVisible():
            self.load()

    def _tick(self) -> None:
        """Let the clocks go on."""
        self.load()

    # -- the life of an outage

    def new_outage(self, feeder_id: UUID | None = None, kind: OutageType = OutageType.FAULT) -> OutageForm:
        """Enter an outage, on a feeder where one is named."""

        def saved(outage_id: Any) -> None:
            self._wanted = outage_id
            self.load()

        form = OutageForm(self._context, self.commands, self, None, feeder_id, saved, kind)
        form.open()
        return form

    def act(self, key: str) -> None:
        """Do what the head offers."""
        found = self.found
        if found is None:
            return
        context, commands = self._context, self.commands
        if key == "publish":
            commands.publish(found.head.outage_id)
        elif key in ("start", "crew", "restore"):
            MomentForm(context, commands, found, key, self).open()
        elif key == "part":
            chosen = tuple(row.account_id for row in self.table.chosen())
            MomentForm(context, commands, found, "restore", self, chosen).open()
        elif key == "estimate":
            EstimateForm(context, commands, found, self).open()
        elif key == "correct" and (standing := [line for line in found.estimates if line.corrected_by is None]):
            EstimateForm(context, commands, found, self, standing[-1]).open()
        elif key == "move":
            PostponeForm(context, commands, found, self).open()
        elif key == "cancel":
            CancelForm(context, commands, found, self).open()
        elif key == "change":
            OutageForm(context, commands, self, found).open()
        elif key == "after":
            self.show_after()
        elif key == "more":
            self.offer_more()

    def offer_lists(self) -> None:
        """Offer what the desk has done so far, as a page and as workbooks."""
        menu = passing_menu(self)
        menu.addAction(self.tr("Late notices"), lambda: self._context.navigate("breaches"))
        if self._context.may("export.report"):
            menu.addAction(self.tr("Export…"), lambda: ExportForm(self._context, self).open())
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def offer_more(self) -> None:
        """Offer what is done seldom."""
        menu = passing_menu(self)
        for key, words in self._more():
            menu.addAction(in_menu(words)).triggered.connect(lambda _on=False, key=key: self.act(key))
        menu.popup(self.head.more.mapToGlobal(self.head.more.rect().bottomLeft()))

    def _more(self) -> list[tuple[str, str]]:
        found = self.found
        if found is None:
            return []
        offers = [("change", self.tr("Change…"))]
        if found.head.group is BoardGroup.OFF_NOW:
            offers.append(("crew", self.tr("The crew is on site…")))
            if self.table.checked:
                count = len(self.table.checked)
                offers.append(("part", self.tr("Supply is back for the %n checked…", "", count)))
        if found.actual_start is not None and self._may_tell():
            offers.append(("after", self.tr("Complaints and visits after it…")))
        if any(line.corrected_by is None for line in found.estimates):
            offers.append(("correct", self.tr("Correct the last time…")))
        if found.head.group is BoardGroup.PLANNED:
            offers += [("move", self.tr("Move…")), ("cancel", self.tr("Call off…"))]
        return offers


def _searched(row: BoardRow) -> str:
    return " ".join(filter(None, (row.place, row.cause, row.outage_no))).casefold()
