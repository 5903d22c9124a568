"""What is done to the network: one unit of work each, told in words and undone as one step."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from crm.domain.changes import Kind
from crm.domain.codes import SourceRole
from crm.domain.network import AreaNode, FeederDraft, FeederNode, StationDraft, StationNode, SupplyPlace
from crm.usecases.outages import network, removal, supply
from ui.context import Context

Done = Callable[[Any], None]
KINDS = {StationNode: Kind.SUBSTATION, FeederNode: Kind.FEEDER, AreaNode: Kind.TRANSFORMER_AREA}


class NetworkCommands(QObject):
    """`done` is called with what the command answers; `fail` with a refusal."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def _do(self, command: Callable[[Any], Any], said: str, undo: str, done: Done, fail: Any) -> None:
        def then(answer: Any) -> None:
            self._context.toast(said, undo=True)
            done(answer)

        self._context.runner.do(self, command, then, fail, undo_text=undo)

    def save_station(self, draft: StationDraft, known: StationNode | None, done: Done, fail: Any) -> None:
        """Add a substation, or change a known one."""
        key, version = (None, 0) if known is None else (known.id, known.version)
        said, undo = self.tr("Substation saved"), self.tr("substation {name}").format(name=draft.name)
        self._do(lambda work: network.save_station(work, draft, key, version), said, undo, done, fail)

    def save_feeder(self, draft: FeederDraft, known: FeederNode | None, done: Done, fail: Any) -> None:
        """Add a feeder, or change a known one."""
        key, version = (None, 0) if known is None else (known.id, known.version)
        said, undo = self.tr("Feeder saved"), self.tr("feeder {name}").format(name=draft.number)
        self._do(lambda work: network.save_feeder(work, draft, key, version), said, undo, done, fail)

    def save_area(
        self, feeder_id: UUID, name: str, section: str, known: AreaNode | None, done: Done, fail: Any
    ) -> None:
        """Add a transformer area, or change a known one."""
        key, version = (None, 0) if known is None else (known.id, known.version)
        said, undo = self.tr("Transformer area saved"), self.tr("transformer area {name}").format(name=name)

        def command(work: Any) -> UUID:
            return network.save_area(work, feeder_id, name, section, key, version)

        self._do(command, said, undo, done, fail)

    def remove_part(self, node: StationNode | FeederNode | AreaNode, name: str, done: Done, fail: Any) -> None:
        """Put a part that was entered by mistake into the bin."""
        kind = KINDS[type(node)]
        said, undo = self.tr("{name} deleted").format(name=name), self.tr("deleting of {name}").format(name=name)
        self._do(lambda work: removal.remove_part(work, kind, node.id, node.version, name), said, undo, done, fail)

    def remove_supplies(self, links: Sequence[UUID], done: Done, fail: Any) -> None:
        """Put links that never held into the bin."""
        said, undo = self.tr("%n link(s) deleted", "", len(links)), self.tr("deleting of supply")
        self._do(lambda work: removal.remove_supplies(work, links), said, undo, done, fail)

    def connect_account(
        self, account_id: UUID, place: SupplyPlace, role: SourceRole, on: date, done: Done, fail: Any
    ) -> None:
        """Let an account hang on a feeder from a day on."""
        said, undo = self.tr("Account connected"), self.tr("supply of an account")
        self._do(lambda work: supply.add_supply(work, account_id, place, role, on), said, undo, done, fail)

    def switch(self, links: Sequence[UUID], place: SupplyPlace, on: date, done: Done, fail: Any) -> None:
        """Move links to another place from a day on."""
        said = self.tr("%n account(s) switched", "", len(links))
        undo = self.tr("switch of supply")
        self._do(lambda work: supply.switch_supplies(work, links, place, on), said, undo, done, fail)

    def end(self, links: Sequence[UUID], last_day: date, done: Done, fail: Any) -> None:
        """Let links hold until a day."""
        said, undo = self.tr("%n link(s) end", "", len(links)), self.tr("end of supply")
        self._do(lambda work: supply.end_supplies(work, links, last_day), said, undo, done, fail)
