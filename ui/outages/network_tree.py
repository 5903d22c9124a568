"""The network as a tree: substations, their feeders, the transformer areas on these."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget

from crm.domain.network import AreaNode, FeederNode, StationNode
from ui.outages.scope_picker import children, tops
from ui.theme.look import px
from ui.widgets.forms.find_field import FindField
from ui.widgets.tree import Tree

ROW = 28
Node = StationNode | FeederNode | AreaNode
_NODE = Qt.ItemDataRole.UserRole


class NetworkTree(QWidget):
    """`settled(key)` when another part is looked at, None when there is none."""

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[UUID, QTreeWidgetItem] = {}
        self.nodes: dict[UUID, Node] = {}
        self.above: dict[UUID, Node] = {}
        self._size = QSize(0, px(ROW))
        self.line = FindField(self.tr("Find a feeder or transformer area"))
        self.line.textChanged.connect(self._narrow)
        self.tree = Tree(self.tr("Network"))
        self.line.left.connect(self.tree.setFocus)
        self.tree.setFrameShape(Tree.Shape.NoFrame)
        self.tree.currentItemChanged.connect(lambda item, _before: self.settled.emit(_key(item)))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(8), px(8))
        column.setSpacing(px(8))
        column.addWidget(self.line)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def show_network(self, stations: Sequence[StationNode], wanted: UUID | None) -> None:
        """Show the network with one part looked at: the wanted one, else the first; what was open stays open."""
        opened = {key for key, item in self._items.items() if item.isExpanded()}
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items, self.nodes, self.above = {}, {}, {}
        # Nothing that hangs in the tree already grows: the view would be told of each of two thousand parts.
        self.tree.addTopLevelItems([self._station(station) for station in stations])
        for key in opened & self._items.keys():
            self._items[key].setExpanded(True)
        current = self._items.get(wanted) if wanted is not None else None
        current = current or self.tree.topLevelItem(0)
        if current is not None:
            self.tree.setCurrentItem(current)
            above = current.parent()
            if above is not None:
                above.setExpanded(True)
            self.tree.scrollToItem(current)
        self.tree.blockSignals(False)
        if self.line.text():
            self._narrow(self.line.text())
        self.settled.emit(_key(current))

    def _station(self, station: StationNode) -> QTreeWidgetItem:
        count = self.tr("%n feeder(s)", "", len(station.feeders))
        item = self._item(station, f"{station.name} · {count}")
        item.addChildren([self._feeder(station, feeder) for feeder in station.feeders])
        return item

    def _feeder(self, station: StationNode, feeder: FeederNode) -> QTreeWidgetItem:
        accounts = self.tr("%n account(s)", "", feeder.accounts)
        item = self._item(feeder, " · ".join(filter(None, (feeder.number, feeder.line_name, accounts))))
        item.addChildren([self._item(area, area.name) for area in feeder.areas])
        self.above[feeder.id] = station
        self.above.update((area.id, feeder) for area in feeder.areas)
        return item

    def _item(self, node: Node, label: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([label])
        item.setSizeHint(0, self._size)
        item.setData(0, _NODE, str(node.id))
        self._items[node.id], self.nodes[node.id] = item, node
        return item

    def _narrow(self, text: str) -> None:
        """Show only what holds the text, with what it hangs on; a part whose own name fits shows all below it."""
        wanted = _plain(text)
        for item in tops(self.tree):
            self._sift(item, "", wanted)

    def _sift(self, item: QTreeWidgetItem, before: str, wanted: str) -> bool:
        whole = before + _plain(_searched(self.nodes[UUID(item.data(0, _NODE))]))
        fits = wanted in whole
        below = [self._sift(child, whole, wanted) for child in children(item)]
        item.setHidden(not (fits or any(below)))
        if wanted:
            item.setExpanded(any(below) and wanted not in before)
        return fits or any(below)


def _searched(node: Node) -> str:
    return f"{node.number}{node.line_name or ''}" if isinstance(node, FeederNode) else node.name


def _plain(text: str) -> str:
    return text.replace(" ", "").casefold()


def _key(item: QTreeWidgetItem | None) -> UUID | None:
    return UUID(item.data(0, _NODE)) if item is not None else None
