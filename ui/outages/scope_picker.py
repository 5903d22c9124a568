"""What is off: substations, feeders, their sections and transformer areas as a tree to check, and single accounts."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTreeWidgetItem, QVBoxLayout, QWidget

from crm.domain.network import FeederNode, StationNode
from crm.domain.outage_desk import ScopePart
from crm.usecases.search import Hit, opened_lately
from ui.context import Context
from ui.lists.account_popup import AccountPopup
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.forms.text_line import TextLine
from ui.widgets.tree import Tree

HIGH, ROW = 200, 26
_PART = Qt.ItemDataRole.UserRole


class ScopePicker(QWidget):
    """`changed()` when something is checked. A part that lies in a checked one is not named twice."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: list[ScopePart] = []
        self._named: QTreeWidgetItem | None = None
        self.account = Button(self.tr("Add an account…"), icon="buildings")
        self.account.clicked.connect(self.ask_account)
        self.line = TextLine()
        self.line.setPlaceholderText(self.tr("Find a feeder"))
        self.line.setAccessibleName(self.tr("Find a feeder"))
        self.line.textChanged.connect(self._narrow)
        self.tree = Tree(self.tr("Network"))
        self.tree.setFixedHeight(px(HIGH))
        self.tree.itemChanged.connect(lambda _item, _column: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.account)
        column.addLayout(row)
        column.addWidget(self.tree)
        self.setFocusProxy(self.line)

    def offer(self, stations: Sequence[StationNode], chosen: Sequence[ScopePart], names: Mapping[UUID, str]) -> None:
        """Show the network with some of it checked, and the accounts that are named by their `names`.

        What is not in the network any more is kept as it is.
        """
        wanted, found = set(chosen), set[ScopePart]()
        self.tree.blockSignals(True)
        self.tree.clear()
        self._named = None
        for part in chosen:
            if part.account_id is not None and part.account_id in names:
                self._name(part.account_id, names[part.account_id])
                found.add(part)
        for station in stations:
            top = self._item(None, station.name, ScopePart(substation_id=station.id), wanted, found)
            for feeder in station.feeders:
                self._feeder(top, station, feeder, wanted, found)
        self.tree.blockSignals(False)
        self._show_first()
        self._kept = [part for part in chosen if part not in found]
        self.changed.emit()

    def ask_account(self) -> AccountPopup:
        """Open the search for a single account."""
        popup = AccountPopup(self._context, False, self)
        popup.picked.connect(self.add_account)
        popup.begin(self.account)
        return popup

    def add_account(self, account_id: UUID) -> None:
        """Take a single account into the scope; its name is read."""

        def read(reader: Any) -> list[Hit]:
            return opened_lately(reader, [account_id])

        def arrived(hits: list[Hit]) -> None:
            if hits:
                self.tree.scrollToItem(self._name(account_id, hits[0].title))
                self.changed.emit()

        self._context.runner.ask(self, read, arrived, lambda _e: None)

    def _name(self, account_id: UUID, name: str) -> QTreeWidgetItem:
        """Return the checked item of a single account, which stands above the network."""
        self.tree.blockSignals(True)
        if self._named is None:
            self._named = QTreeWidgetItem([self.tr("Single accounts")])
            self._named.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.insertTopLevelItem(0, self._named)
            self._named.setExpanded(True)
        part = ScopePart(account_id=account_id)
        item = next((each for each in children(self._named) if each.data(0, _PART) == part), None)
        if item is None:
            item = self._item(self._named, name, part, set(), set())
        item.setCheckState(0, Qt.CheckState.Checked)
        self.tree.blockSignals(False)
        return item

    def _show_first(self) -> None:
        """Scroll to the first thing that is checked: a network has hundreds of feeders."""
        waiting = tops(self.tree)
        while waiting:
            item = waiting.pop(0)
            if item.checkState(0) is Qt.CheckState.Checked:
                self.tree.scrollToItem(item)
                return
            waiting = children(item) + waiting

    def parts(self) -> tuple[ScopePart, ...]:
        """Return what is checked, the widest parts only."""
        found = list(self._kept)
        for item in tops(self.tree):
            self._collect(item, found)
        return tuple(found)

    def _collect(self, item: QTreeWidgetItem, found: list[ScopePart]) -> None:
        if item.checkState(0) is Qt.CheckState.Checked:
            found.append(item.data(0, _PART))
            return
        for child in children(item):
            self._collect(child, found)

    def _feeder(
        self,
        top: QTreeWidgetItem,
        station: StationNode,
        feeder: FeederNode,
        wanted: set[ScopePart],
        found: set[ScopePart],
    ) -> None:
        accounts = self.tr("%n account(s)", "", feeder.accounts)
        label = " · ".join(filter(None, (f"{station.name} {feeder.number}", feeder.line_name, accounts)))
        line = self._item(top, label, ScopePart(feeder_id=feeder.id), wanted, found)
        for section in feeder.sections:
            name = self.tr("Section {name}").format(name=section)
            self._item(line, name, ScopePart(feeder_id=feeder.id, section=section), wanted, found)
        for area in feeder.areas:
            self._item(line, area.name, ScopePart(transformer_area_id=area.id), wanted, found)

    def _item(
        self,
        above: QTreeWidgetItem | None,
        label: str,
        part: ScopePart,
        wanted: set[ScopePart],
        found: set[ScopePart],
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([label])
        item.setSizeHint(0, QSize(0, px(ROW)))
        item.setData(0, _PART, part)
        is_chosen = part in wanted
        item.setCheckState(0, Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        if above is None:
            self.tree.addTopLevelItem(item)
        else:
            above.addChild(item)
        if is_chosen:
            found.add(part)
            while above is not None:
                above.setExpanded(True)
                above = above.parent()
        return item

    def _narrow(self, text: str) -> None:
        """Show only feeders whose name holds the text, with their substations open."""
        wanted = text.replace(" ", "").casefold()
        for station in tops(self.tree):
            if station is self._named:
                continue
            any_shown = False
            for feeder in children(station):
                shown = wanted in feeder.text(0).replace(" ", "").casefold()
                feeder.setHidden(not shown)
                any_shown = any_shown or shown
            station.setHidden(not any_shown and wanted not in station.text(0).casefold())
            station.setExpanded(bool(wanted) and any_shown)

    def choose_feeder(self, feeder_id: UUID) -> None:
        """Check a feeder, as from the palette."""
        wanted = ScopePart(feeder_id=feeder_id)
        for station in tops(self.tree):
            for item in children(station):
                if item.data(0, _PART) == wanted:
                    item.setCheckState(0, Qt.CheckState.Checked)
                    self.tree.setCurrentItem(item)
                    station.setExpanded(True)


def tops(tree: Tree) -> list[QTreeWidgetItem]:
    """Return the first items of a tree."""
    found = (tree.topLevelItem(place) for place in range(tree.topLevelItemCount()))
    return [item for item in found if item is not None]


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return what stands right below an item."""
    found = (item.child(place) for place in range(item.childCount()))
    return [child for child in found if child is not None]
