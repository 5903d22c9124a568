"""Whose month is looked at: the chips over the page, and what is done with its picture."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm.domain.energy_desk import Comparison
from ui.context import Context
from ui.energy.words import peers_text
from ui.lists.account_popup import AccountPopup
from ui.texts.dates import month_and_year
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip, ChipState
from ui.widgets.flow import FlowLayout
from ui.widgets.menus import passing_menu
from ui.widgets.themed import Themed

HIGH, GAP = 32, 8


class EnergyFilter(Themed, QWidget):
    """`account_chosen(id)` and `month_chosen(day)`; `copied` and `asked_data` are about the picture below."""

    account_chosen = Signal(object)
    month_chosen = Signal(object)
    copied = Signal()
    asked_plan = Signal()
    asked_data = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._months: Sequence[date] = ()
        self.account = Chip(self.tr("Account"), icon="buildings")
        self.account.clicked.connect(self.ask_account)
        self.peers = Chip("", icon="users-three")
        self.peers.setEnabled(False)
        self.month = Chip(self.tr("Month"), icon="calendar-blank")
        self.month.clicked.connect(self.ask_month)
        self.plan = Button(self.tr("Plan…"), icon="receipt")
        self.plan.clicked.connect(self.asked_plan)
        self.copy = Button(self.tr("Copy picture"), icon="copy")
        self.copy.clicked.connect(self.copied)
        self.data = Button(self.tr("Data"), icon="table")
        self.data.clicked.connect(self.asked_data)
        self._row = FlowLayout(px(HIGH), px(GAP), self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.account, self.peers, self.month, self.plan, self.copy, self.data):
            self._row.addWidget(part)
        self.start_look()

    def retheme(self) -> None:
        self._row.set_line(px(HIGH))
        self._row.setSpacing(px(GAP))

    def offer(self, months: Sequence[date]) -> None:
        """Offer the months that can be chosen, newest first."""
        self._months = months

    def show_choice(self, name: str, month: date | None, found: Comparison | None) -> None:
        """Show what is looked at; the peers once they are known."""
        chosen = self.tr("Account: {name}").format(name=name) if name else self.tr("Choose an account")
        self.account.set_chip(chosen, ChipState.UNSET)
        self.month.set_chip(
            self.tr("Month: {month}").format(month=month_and_year(month)) if month else "", ChipState.UNSET
        )
        self.month.setVisible(month is not None)
        group = None if found is None else found.group
        self.peers.setVisible(group is not None)
        if group is not None:
            self.peers.set_chip(self.tr("Peers: {peers}").format(peers=peers_text(group)), ChipState.UNSET)

    def show_parts(self, has_picture: bool) -> None:
        """Offer the picture and its figures where there is one: of strips and bars."""
        self.plan.hide()
        for button in (self.copy, self.data):
            button.setVisible(has_picture)

    def ask_account(self) -> AccountPopup:
        """Open the search for an account."""
        popup = AccountPopup(self._context, False, self)
        popup.picked.connect(self._picked)
        popup.begin(self.account)
        return popup

    def _picked(self, account_id: UUID) -> None:
        self.activateWindow()
        self.account_chosen.emit(account_id)

    def ask_month(self) -> None:
        """Open the months."""
        menu = passing_menu(self)
        for month in self._months:
            menu.addAction(month_and_year(month)).triggered.connect(partial(self._take_month, month))
        menu.popup(self.month.mapToGlobal(self.month.rect().bottomLeft()))

    def _take_month(self, month: date, _checked: bool = False) -> None:
        self.month_chosen.emit(month)
