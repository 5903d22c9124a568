"""Notices: how long before an outage accounts are told, and when an estimate is good (domain.md 3.1 to 3.4)."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from crm.domain.settings import Group
from ui.context import Context
from ui.dialogs import open_dialog
from ui.options.rule_table import RuleCard
from ui.options.rules_section import RulesSection, keys_of
from ui.texts.rules import group_name
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Text


class NoticeOptions(RulesSection):
    """Deadlines of notices by the kind of outage."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "notices", parent)
        self.start_look()
        self.build(self._groups())

    def _groups(self) -> Iterator[None]:
        self.column.addWidget(self._mail())
        for group in (Group.NOTICES, Group.RESTORATION):
            card = RuleCard(group_name(group), self.tr("not counted by in this version"))
            self.column.addWidget(card)
            yield from card.add_lines(keys_of([group]), self.add_cell)

    def _mail(self) -> Card:
        """Return the way to how mail leaves this computer."""
        card = Card(self.tr("Notices by mail"))
        words = self.tr("They leave this computer into a folder or by the bureau's mail server.")
        card.body.addWidget(Text(words, "body", "text2", wrap=True))
        card.body.addSpacing(px(12))
        self.mail = Button(self.tr("How mail leaves…"), icon="envelope-simple")
        self.mail.clicked.connect(lambda: open_dialog("mail", self.context, self))
        card.body.addWidget(self.mail)
        self.mail.setVisible(self.context.may("do.notice"))
        return card

    def section_title(self) -> str:
        return self.tr("Notices")
