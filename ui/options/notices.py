"""Notices: how long before an outage accounts are told, and when an estimate is good (domain.md 3.1 to 3.4)."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from crm.domain.settings import Group
from ui.context import Context
from ui.options.rule_table import RuleCard
from ui.options.rules_section import RulesSection, keys_of
from ui.texts.rules import group_name


class NoticeOptions(RulesSection):
    """Deadlines of notices by the kind of outage."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "notices", parent)
        self.start_look()
        self.build(self._groups())

    def _groups(self) -> Iterator[None]:
        for group in (Group.NOTICES, Group.RESTORATION):
            card = RuleCard(group_name(group), self.tr("not counted by in this version"))
            self.column.addWidget(card)
            yield from card.add_lines(keys_of([group]), self.add_cell)

    def section_title(self) -> str:
        return self.tr("Notices")
