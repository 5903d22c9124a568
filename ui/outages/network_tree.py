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
_NODE, _WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class NetworkTree(QWidget):
    """`settled(key)` when another part is looked at, None when there is none."""

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[UUID, QTreeWidgetItem] = {}
        self.nodes: dict[UUID, Node] = {}
        self.above: dict[UUID, Node] = {}
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
        for station in stations:
            count = self.tr("%n feeder(s)", "", len(station.feeders))
            self._put(None, station, f"{station.name} · {count}")
            for feeder in station.feeders:
                accounts = self.tr("%n account(s)", "", feeder.accounts)
                self._put(station, feeder, " · ".join(filter(None, (feeder.number, feeder.line_name, accounts))))
                for area in feeder.areas:
                    self._put(feeder, area, area.name)
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
        self._narrow(self.line.text())
        self.settled.emit(_key(current))

    def _put(self, above: Node | None, node: Node, label: str) -> None:
        item = QTreeWidgetItem([label])
        item.setSizeHint(0, QSize(0, px(ROW)))
        item.setData(0, _NODE, str(node.id))
        item.setData(0, _WORDS, _plain(_searched(node)))
        if above is None:
            self.tree.addTopLevelItem(item)
        else:
            self._items[above.id].addChild(item)
            self.above[node.id] = above
        self._items[node.id], self.nodes[node.id] = item, node

    def _narrow(self, text: str) -> None:
        """Show only what holds the text, with what it hangs on; a part whose own name fits shows all below it."""
        wanted = _plain(text)
        for item in tops(self.tree):
            self._sift(item, "", wanted)

    def _sift(self, item: QTreeWidgetItem, before: str, wanted: str) -> bool:
        whole = before + item.data(0, _WORDS)
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
