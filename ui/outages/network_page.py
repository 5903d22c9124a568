"""What hangs on what: substations, feeders, transformer areas, and the dated links of accounts (domain.md 1.4)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.losses import USUAL_VOLTAGE
from crm.domain.network import AreaNode, FeederNode, StationNode, SupplyRow
from crm.domain.outage_desk import ScopePart
from crm.usecases.outages.network import network
from crm.usecases.outages.supply import supplies
from ui.context import Context
from ui.outages.network_commands import NetworkCommands
from ui.outages.network_forms import AreaForm, ConnectForm, EndForm, FeederForm, StationForm, SwitchForm
from ui.outages.network_tree import NetworkTree, Node
from ui.outages.supply_table import SupplyTable
from ui.outages.words import comma
from ui.texts.errors import sentence
from ui.texts.names import kva, voltage_name
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.checkbox import CheckBox
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.date_field import DateField
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel

TREE = 316
WIDE = 1060
KINDS = (Kind.SUBSTATION, Kind.FEEDER, Kind.TRANSFORMER_AREA, Kind.SUPPLY_POINT, Kind.ACCOUNT)


class NetworkPage(QWidget):
    """The tree at the left, one part of it with who hangs there on a day at the right."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stations: tuple[StationNode, ...] = ()
        self._wanted: UUID | None = None
        self.tree = NetworkTree()
        self.tree.settled.connect(self._open)
        self.name, self.facts = ElidedLabel("", "heading"), ElidedLabel("", "small", "text2")
        self.change = Button(self.tr("Change…"))
        self.add = Button("", icon="plus")
        self.transfer = Button(self.tr("Register a transfer…"), icon="arrows-left-right")
        self.remove = IconButton("trash", self.tr("Delete what was entered by mistake"), "Del", framed=True)
        self.remove.clicked.connect(self.remove_part)
        self.change.clicked.connect(self.change_part)
        self.add.clicked.connect(self.add_part)
        self.transfer.clicked.connect(self.register_transfer)
        self.day = DateField(context.clock.today, context.workdays.calendar)
        self.day.setAccessibleName(self.tr("Accounts supplied on"))
        self.day.set_value(context.clock.today())
        self.day.changed.connect(lambda _day: self._ask())
        self.former = CheckBox(self.tr("Former and coming ones too"))
        self.former.toggled.connect(lambda _on: self._ask())
        self.connect_one = Button(self.tr("Connect an account…"), icon="plus")
        self.connect_one.clicked.connect(self.connect_account)
        self.switch, self.end = Button(self.tr("Switch…")), Button(self.tr("End…"))
        self.switch.clicked.connect(self.switch_checked)
        self.end.clicked.connect(self.end_checked)
        self.drop = IconButton("trash", self.tr("Delete links that were entered by mistake"), "Del", framed=True)
        self.drop.clicked.connect(self.remove_checked)
        self.commands = NetworkCommands(context, self)
        self.table = SupplyTable()
        self.table.checks_changed.connect(self._checked)
        self.table.opened.connect(lambda row: context.navigate("account", id=row.account_id))
        self.none = Text(self.tr("No account is supplied here on this day."), "body", "text2")
        self.empty = EmptyState(
            "tree-structure", self.tr("No network yet"), self.tr("Import supply points, or add a substation.")
        )
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.new = Button(self.tr("New substation"), icon="plus")
        self.new.clicked.connect(self.new_station)
        self._build()
        self._skeleton = Skeleton(self.table)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._scope_changed)

    # -- what the frame asks

    def page_title(self) -> str:
        return self.tr("Network")

    def page_subtitle(self) -> str:
        feeders = sum(len(station.feeders) for station in self._stations)
        stations = self.tr("%n substation(s)", "", len(self._stations))
        return comma().join((stations, self.tr("%n feeder(s)", "", feeders)))

    def page_actions(self) -> list[QWidget]:
        return [self.new] if self._may_edit() else []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show a part of the network, the first one without a name."""
        if key := arguments.get("id"):
            self._wanted = UUID(str(key))
        self.load()
        self.tree.setFocus()

    def state(self) -> dict[str, Any]:
        return {} if self._wanted is None else {"id": str(self._wanted)}

    # -- building

    def _build(self) -> None:
        self.tree_card = Card(flush=True)
        self.tree_card.body.addWidget(self.tree, 1)
        self.tree_card.setFixedWidth(px(TREE))
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._head())
        column.addWidget(self._links(), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), 0, px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(self.problem)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.tree_card)
        row.addWidget(self.middle, 1)
        row.addWidget(self.empty, 1)
        outer.addLayout(row, 1)
        self.empty.hide()

    def _head(self) -> QWidget:
        card = Card()
        lines = QVBoxLayout()
        lines.setSpacing(px(4))
        lines.addWidget(self.name)
        lines.addWidget(self.facts)
        buttons = FlowLayout(px(34))
        for button in (self.transfer, self.add, self.change, self.remove):
            buttons.addWidget(button)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setContentsMargins(0, px(12), 0, px(12))
        self._beside.setSpacing(px(8))
        self._beside.addLayout(lines, 1)
        self._beside.addLayout(buttons)
        card.body.addLayout(self._beside)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the name where they would cut it."""
        super().resizeEvent(event)
        wide = self.width() >= px(WIDE)
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _links(self) -> QWidget:
        self.links = Card("…", flush=True)
        self.links.set_title(self.tr("Accounts supplied here"))
        for button in (self.drop, self.switch, self.end, self.connect_one):
            self.links.add_to_header(button)
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(12), px(20), px(8))
        when = FlowLayout(px(32), px(12))
        for part in (Text(self.tr("On"), "small_medium", "text2"), self.day, self.former):
            when.addWidget(part)
        row.addLayout(when, 1)
        self.links.body.addLayout(row)
        self.none.setContentsMargins(px(20), px(8), px(20), px(8))
        self.links.body.addWidget(self.none)
        self.links.body.addWidget(self.table, 1)
        return self.links

    def _may_edit(self) -> bool:
        return self._context.scope.rights.may("do.network")

    # -- loading

    def load(self) -> None:
        """Read the network, then who hangs on the part that is looked at."""
        self._context.runner.ask(self, network, self._show_network, self._failed, slot="network")

    def _show_network(self, found: tuple[StationNode, ...]) -> None:
        self.problem.hide()
        self._stations = found
        self.middle.setVisible(bool(found))
        self.tree_card.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.tree.show_network(found, self._wanted)
        self.title_changed.emit()

    def part(self) -> Node | None:
        """Return the part that is looked at."""
        return self.tree.nodes.get(self._wanted) if self._wanted is not None else None

    def _open(self, key: UUID | None) -> None:
        self._wanted = key
        node = self.part()
        if node is None:
            return
        self.name.set_text(self._name(node))
        self.facts.set_text(self._facts(node))
        can = self._may_edit()
        is_area = isinstance(node, AreaNode)
        self.change.setVisible(can)
        self.remove.setVisible(can)
        self.add.setVisible(can and not is_area)
        is_station = isinstance(node, StationNode)
        self.add.setText(self.tr("Add a feeder…") if is_station else self.tr("Add a transformer area…"))
        self.transfer.setVisible(isinstance(node, FeederNode) and self._context.scope.rights.may("do.outage"))
        self.connect_one.setVisible(can and not is_station)
        self._ask()

    def _name(self, node: Node) -> str:
        above = self.tree.above.get(node.id)
        if isinstance(node, FeederNode) and above is not None:
            return " · ".join(filter(None, (f"{self._name(above)} {node.number}", node.line_name)))
        return node.name if not isinstance(node, FeederNode) else node.number

    def _facts(self, node: Node) -> str:
        if isinstance(node, StationNode):
            level = voltage_name(node.voltage_code) if node.voltage_code else ""
            return " · ".join(filter(None, (level, node.area, self.tr("%n feeder(s)", "", len(node.feeders)))))
        if isinstance(node, FeederNode):
            kinds = {"cable": self.tr("Cable"), "overhead": self.tr("Overhead line")}
            parts = (
                voltage_name(node.voltage_code or USUAL_VOLTAGE),
                kinds.get(node.network_kind or "", ""),
                self.tr("dedicated") if node.is_dedicated else "",
                f"{kva(node.limit_kva)} kVA" if node.limit_kva is not None else "",
                self.tr("%n account(s)", "", node.accounts),
            )
            return " · ".join(filter(None, parts))
        feeder = self.tree.above.get(node.id)
        section = self.tr("section {name}").format(name=node.section) if node.section else ""
        return " · ".join(filter(None, (self._name(feeder) if feeder is not None else "", section)))

    def _scope_part(self) -> ScopePart | None:
        node = self.part()
        if isinstance(node, StationNode):
            return ScopePart(substation_id=node.id)
        if isinstance(node, FeederNode):
            return ScopePart(feeder_id=node.id)
        return ScopePart(transformer_area_id=node.id) if node is not None else None

    def _ask(self) -> None:
        part = self._scope_part()
        on = None if self.former.isChecked() else self.day.value() or self._context.clock.today()
        self.day.setEnabled(not self.former.isChecked())
        if part is not None:
            self._context.runner.ask(
                self, lambda reader: supplies(reader, part, on), self._show_links, self._failed, slot="links"
            )

    def _show_links(self, rows: Sequence[SupplyRow]) -> None:
        self._skeleton.stop()
        self.links.set_count(len(rows))
        self.none.setVisible(not rows)
        self.table.show_links(rows, isinstance(self.part(), StationNode), self._may_edit())

    def _checked(self) -> None:
        count = len(self.table.checked)
        for button in (self.drop, self.switch, self.end):
            button.setVisible(bool(count))

    def _failed(self, error: BaseException) -> None:
        self.problem.set_error(self.tr("The network could not be read"), sentence(error), repr(error))
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*KINDS):
            self.load()

    def _scope_changed(self) -> None:
        if self.isVisible():
            self.load()

    # -- acting

    def _saved(self, key: Any) -> None:
        if isinstance(key, UUID):
            self._wanted = key
        self.load()

    def _kept(self, _answer: Any) -> None:
        self.table.check([])
        self.load()

    def new_station(self) -> None:
        """Add a substation."""
        StationForm(self._context, self, self._saved).open()

    def change_part(self) -> None:
        """Change the part that is looked at."""
        node = self.part()
        if isinstance(node, StationNode):
            StationForm(self._context, self, self._saved, node).open()
            return
        above = self.tree.above.get(node.id) if node is not None else None
        if isinstance(node, FeederNode) and isinstance(above, StationNode):
            FeederForm(self._context, self, self._saved, above, node).open()
        elif isinstance(node, AreaNode) and isinstance(above, FeederNode):
            AreaForm(self._context, self, self._saved, above, node).open()

    def add_part(self) -> None:
        """Add what hangs on the part that is looked at."""
        node = self.part()
        if isinstance(node, StationNode):
            FeederForm(self._context, self, self._saved, node).open()
        elif isinstance(node, FeederNode):
            AreaForm(self._context, self, self._saved, node).open()

    def connect_account(self) -> None:
        """Let an account hang on the feeder or transformer area that is looked at."""
        node = self.part()
        above = self.tree.above.get(node.id) if node is not None else None
        feeder = node if isinstance(node, FeederNode) else above
        area = node.id if isinstance(node, AreaNode) else None
        if isinstance(feeder, FeederNode):
            ConnectForm(self._context, self, self._kept, self._stations, feeder.id, area).open()

    def switch_checked(self) -> None:
        """Move the checked links to another feeder from a day on."""
        if links := self.table.chosen():
            SwitchForm(self._context, self, self._kept, self._stations, links).open()

    def end_checked(self) -> None:
        """Let the checked links end."""
        if links := self.table.chosen():
            EndForm(self._context, self, self._kept, links).open()

    def remove_part(self) -> None:
        """Put the part that is looked at into the bin, and look at what it hung on."""
        node = self.part()
        if node is None or not self._may_edit():
            return
        above = self.tree.above.get(node.id)

        def removed(_answer: Any) -> None:
            self._wanted = above.id if above is not None else None
            self.load()

        self.commands.remove_part(node, self._name(node), removed, self._context.show_error)

    def remove_checked(self) -> None:
        """Put the checked links into the bin."""
        if links := self.table.chosen():
            self.commands.remove_supplies([row.id for row in links], self._kept, self._context.show_error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the part, or the links that are checked, that the focus is on."""
        if event.key() != Qt.Key.Key_Delete or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif self.tree.tree.hasFocus():
            self.remove_part()
        elif self.table.hasFocus():
            self.remove_checked()

    def register_transfer(self) -> None:
        """Enter that the load of the feeder is moved to another one for a while."""
        if isinstance(node := self.part(), FeederNode):
            self._context.navigate("outages", feeder=node.id, kind="transfer")
