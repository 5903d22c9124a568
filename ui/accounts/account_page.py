"""One account (mockup 03): facts with their reasons, contacts, the timeline, what comes next, energy, outages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.changes import Changes, Kind
from crm.domain.errors import RoundsError
from crm.domain.keys import Keys
from crm.domain.tasks import TaskRow
from crm.domain.timeline import EntryKind
from crm.domain.visits import VisitRow
from crm.usecases.accounts import account_detail, confirm_supply
from crm.usecases.tasks import tasks_of_account
from crm.usecases.visits import next_visit
from ui.accounts.about_card import AboutCard
from ui.accounts.account_files import AccountFiles
from ui.accounts.behind import BehindPopup, behind
from ui.accounts.energy_card import EnergyCard
from ui.accounts.next_visit import NextVisitBanner
from ui.accounts.outage_year import OutageYearCard
from ui.accounts.strip import strip_figures
from ui.accounts.timeline_card import TimelineCard
from ui.company import Company
from ui.context import Context
from ui.shell.keys import types_text
from ui.tasks.card import TasksCard
from ui.texts.errors import sentence
from ui.texts.names import district_name
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.drop_shade import DropShade, paths_of
from ui.widgets.figures import FigureStrip
from ui.widgets.marks import segment_name
from ui.widgets.scrolling import scrolled
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import ErrorPanel

Loaded = tuple[AccountDetail, VisitRow | None, list[TaskRow]]
LEFT, RIGHT = 296, 384
WATCHED = (
    Kind.ACCOUNT,
    Kind.CONTACT,
    Kind.CONTACT_PHONE,
    Kind.VISIT,
    Kind.TASK,
    Kind.OUTAGE,
    Kind.ISSUE,
    Kind.ATTACHMENT,
    Kind.SUPPLY_POINT,
    Kind.MONTHLY_USAGE,
    Kind.OPT_OUT,
    Kind.SETTING,
)


class AccountPage(QWidget):
    """Everything about one account; each part reloads when its data change.

    N writes a note, E edits the facts, C goes to the contacts, R records a visit, P plans one, T adds a task; files
    are dropped or pasted anywhere. [ and ] lead through the list that the account was opened from.
    """

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._account_id: UUID | None = None
        self._among = Keys()
        self._account: AccountDetail | None = None
        self._planned: VisitRow | None = None
        self._wants_contact = False
        self.popup: BehindPopup | None = None
        self.files = AccountFiles(context, self)
        self.strip = FigureStrip([], compact=True)
        self.strip.opened.connect(self.show_behind)
        self.about = AboutCard(context)
        self.about.linked.connect(self.show_behind)
        self.timeline = TimelineCard(context, self.files)
        self.next = NextVisitBanner(context)
        self.tasks = TasksCard(context, link=False, fit=True)
        self.timeline.task_opened.connect(self.tasks.open_task)
        self.energy = EnergyCard(context.clock)
        self.energy.opened.connect(lambda: self.timeline.show_kind("energy"))
        self.energy.compared.connect(self._compare)
        self.outages = OutageYearCard(context.clock)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self.problem.hide()
        self.brief = IconButton("printer", self.tr("Brief"), "Ctrl+B")
        self.brief.clicked.connect(self._brief)
        self.plan = Button(self.tr("Plan"), icon="calendar-plus")
        self.plan.clicked.connect(self._plan)
        self.record = Button(self.tr("Record visit"), "primary", "note-pencil")
        self.record.clicked.connect(self._record)
        self._build()
        self.drop = DropShade(self, self.files.add, self.tr("Drop to keep the files with this account"))
        QShortcut(QKeySequence.StandardKey.Find, self, self.timeline.finder.open)
        QShortcut(QKeySequence("Ctrl+B"), self, self._brief)
        self._skeleton = Skeleton(self)
        self.company = Company(context, "account", self)
        self.company.changed.connect(self.title_changed)
        context.hub.changed.connect(self._changed)

    def page_title(self) -> str:
        return self._account.name if self._account else self.tr("Account")

    def page_subtitle(self) -> str:
        if self._account is None:
            return ""
        where = f"{segment_name(self._account.segment)} · {district_name(self._account.district)}"
        return " · ".join(part for part in (where, self.company.words) if part)

    def page_actions(self) -> list[QWidget]:
        return [self.plan, self.record] if self._account is not None else []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show the account with the key `id`; `among` are those of the list that it was opened from."""
        account_id = arguments.get("id")
        self._among = arguments.get("among", Keys())
        if account_id != self._account_id:
            self._account, self._wants_contact = None, False
        self._account_id = account_id
        self.tasks.account_id = account_id
        self.company.show_row(account_id, account_id)
        self._load()
        self.timeline.show_account(account_id)

    def state(self) -> dict[str, Any]:
        return {"id": self._account_id}

    def account_in_view(self) -> UUID | None:
        """Return whom a dialog that is opened from everywhere is about here."""
        return self._account_id

    def _build(self) -> None:
        self.body = QWidget()
        body = QHBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(12))
        self.about.add_to_header(self.brief)
        body.addWidget(self.about)
        body.addWidget(self.timeline, 1)
        right = self._right()
        self.side = SidePlace(self, body, right)
        SideWidths(self, ((self.about, LEFT), (right, RIGHT)))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(4), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.problem)
        column.addWidget(self.strip)
        column.addWidget(self.body, 1)

    def _right(self) -> QScrollArea:
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(12))
        for widget, stretch in ((self.next, 0), (self.tasks, 0), (self.energy, 1), (self.outages, 0)):
            right.addWidget(widget, stretch)
        for card in (self.tasks, self.outages):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        right.addStretch()
        return scrolled(inner)

    def _load(self) -> None:
        account_id = self._account_id
        if account_id is None:
            return

        def read(reader: Any) -> Loaded:
            planned = next_visit(reader, account_id)
            return account_detail(reader, account_id), planned, tasks_of_account(reader, account_id)

        self._skeleton.start()
        self._context.runner.ask(self, read, self._show, self._failed, slot="account")

    def _show(self, loaded: Loaded) -> None:
        self._skeleton.stop()
        account, self._planned, tasks = loaded
        self._account = account
        self._show_problem(False)
        self.strip.set_figures(strip_figures(account, self._planned, self._context.clock))
        self.about.show_account(account)
        self.timeline.show_detail(account)
        self.next.show_visit(account, self._planned)
        self.tasks.set_title(self.tr("Open tasks"))
        self.tasks.set_contacts([(contact.id, contact.name) for contact in account.contacts])
        self.tasks.show_tasks(tasks)
        self.energy.show_energy(account.energy)
        self.outages.show_outages(account.outages)
        self.title_changed.emit()
        if self._wants_contact:
            self.new_contact()

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        details = "" if isinstance(error, RoundsError) else repr(error)
        self.problem.set_error(self.tr("The account could not be loaded"), sentence(error), details)
        self._show_problem(True)

    def _show_problem(self, shown: bool) -> None:
        """Show the sentence, alone where there is no account of which anything could be shown."""
        self.problem.setVisible(shown)
        for part in (self.strip, self.body):
            part.setVisible(not shown or self._account is not None)

    # -- what stands behind figures and facts

    def show_behind(self, key: str) -> None:
        """Show what is behind a figure of the strip, or behind the feeders."""
        if self._account is None:
            return
        shown = behind(key, self._account, self._planned, self._context.clock)
        self.popup = BehindPopup(shown, self)
        self.popup.opened.connect(self.open_behind)
        anchor = self.about.facts.row(key) if key == "feeders" else self.strip.column(key)
        self.popup.open_under(anchor, px(shown.width))

    def open_behind(self, what: str) -> None:
        """Go where a row behind a figure leads: `visit:ID`, `edit:FACT`, `figure:KEY` or one of a few words."""
        kind, _, value = what.partition(":")
        ways: dict[str, Callable[[], object]] = {
            "visit": lambda: self._context.navigate("visit", id=UUID(value)),
            "edit": lambda: self.about.edit_fact(value),
            "figure": lambda: self.show_behind(value),
            "plan": self._plan,
            "visits": lambda: self.timeline.show_kind("visits"),
            "outages": lambda: self.timeline.show_kind("outages"),
            "issues": lambda: self.timeline.show_kinds(EntryKind.ISSUE),
            "contacts": self.about.focus_contacts,
            "add_contact": self.new_contact,
            "confirm": self._confirm,
        }
        ways[kind]()

    def _confirm(self) -> None:
        account = self._account
        if account is not None:
            self._context.runner.do(
                self,
                lambda work: confirm_supply(work, account.id),
                lambda _count: self._context.toast(self.tr("Feeders confirmed"), undo=True),
                self._context.show_error,
                undo_text=self.tr("confirmation of the feeders"),
            )

    def _brief(self) -> None:
        if self._account is not None:
            self._context.navigate("brief", ids=[self._account.id])

    def _compare(self) -> None:
        self._context.navigate("energy", account=str(self._account_id), tab="compare")

    def _plan(self) -> None:
        self._context.navigate("planner", account_id=self._account_id)

    def _record(self) -> None:
        planned = self.next.visit
        if planned is not None and planned.planned_on == self._context.clock.today():
            self._context.navigate("visit", id=planned.id)
        else:
            self._context.navigate("visit", account_id=self._account_id)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*WATCHED):
            self._load()

    def new_task(self) -> None:
        """Take the cursor to where a task of this account is typed."""
        self.side.open()
        self.tasks.focus_line()

    def new_contact(self) -> None:
        """Open a new contact, as soon as the account is there."""
        self._wants_contact = self._account is None
        if self._account is not None:
            self.about.edit_contact(None)

    def paste(self) -> None:
        """Take in the files or the picture of the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        paths: list[Path] = paths_of(data) if data is not None else []
        if paths:
            self.files.add(paths)
        elif data is not None and data.hasImage():
            self.files.add_picture(QImage(data.imageData()))

    def _step(self, by: int) -> None:
        """Go to the account before or after this one in the list."""
        here = self._among.place(self._account_id) if self._account_id is not None else -1
        if here >= 0 and 0 <= here + by < len(self._among):
            self._context.navigate("account", id=self._among[here + by], among=self._among)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_R: self._record,
            Qt.Key.Key_P: self._plan,
            Qt.Key.Key_N: self.timeline.note.setFocus,
            Qt.Key.Key_E: self.about.begin_edit,
            Qt.Key.Key_C: self.about.focus_contacts,
            Qt.Key.Key_Slash: self.timeline.finder.open,
            Qt.Key.Key_BracketLeft: partial(self._step, -1),
            Qt.Key.Key_BracketRight: partial(self._step, 1),
        }
        plain = self._account is not None and not event.modifiers() and not types_text()
        way = keys.get(Qt.Key(event.key())) if plain else None
        if way is not None:
            way()
        elif event.matches(QKeySequence.StandardKey.Paste) and not types_text():
            self.paste()
        else:
            super().keyPressEvent(event)
