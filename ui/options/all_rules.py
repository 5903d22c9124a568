"""Every other number of the bureau, by groups (domain.md 13)."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from crm.domain.settings import Group
from ui.context import Context
from ui.options.rule_table import RuleCard
from ui.options.rules_section import RulesSection, keys_of
from ui.texts.rules import group_name, rule_name
from ui.widgets.forms.text_line import TextLine
from ui.widgets.states import EmptyState

ELSEWHERE = (Group.CYCLES, Group.PHONE_CYCLES, Group.THRESHOLDS, Group.NOTICES, Group.RESTORATION, Group.PRIVACY)
"""Groups with a section of their own."""


class AllRulesOptions(RulesSection):
    """A filter over the groups; a group without a rule that fits is hidden."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "rules", parent)
        self.filter = TextLine()
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.nothing = EmptyState("sliders-horizontal", "")
        self.nothing.acted.connect(self.filter.clear)
        self.nothing.hide()
        self.column.addWidget(self.filter)
        self.column.addWidget(self.nothing)
        self._cards: dict[Group, RuleCard] = {}
        self.start_look()
        self.build(self._groups())

    def _groups(self) -> Iterator[None]:
        later = self.tr("not counted by in this version")
        for group in Group:
            if group not in ELSEWHERE:
                card = self._cards[group] = RuleCard(group_name(group), later)
                card.hide()  # a card in view lays out the whole page anew with each line that it gets
                self.column.addWidget(card)
                yield from card.add_lines(keys_of([group]), self.add_cell)
                card.show()
                yield
        self._narrow(self.filter.text())

    def section_title(self) -> str:
        return self.tr("All rules")

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        shown = 0
        for group, card in self._cards.items():
            whole = wanted in group_name(group).casefold()
            hits = [key for key in keys_of([group]) if whole or wanted in rule_name(key).casefold()]
            card.show_only(hits)
            shown += len(hits)
        self.nothing.setVisible(not shown)

    def retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find a rule"))
        self.filter.setAccessibleName(self.tr("Find a rule"))
        self.nothing.set_words(
            "sliders-horizontal",
            self.tr("No rule fits"),
            self.tr("Visit cycles, notices and privacy have sections of their own."),
            self.tr("Clear the filter"),
        )
