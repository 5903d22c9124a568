"""The card beside the strips: what stands out, what it is worth, and how it comes into the next visit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.energy_desk import AdviceLine, Comparison, Finding
from crm.domain.peers import PeerLevel
from ui.energy.advice_line import AdviceRow
from ui.energy.findings import ICONS, finding_detail, finding_title, finding_worth
from ui.energy.words import peers_text
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon import TintedIcon
from ui.widgets.labels import Text
from ui.widgets.leaving import empty
from ui.widgets.scrolling import scrolled

GIVEN = 4
"""So many of the newest advice are shown."""


class StandsOut(Card):
    """`advised` asks to save what stands out as advice for the next visit, `answered` says what became of one."""

    advised = Signal()
    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self.set_title(self.tr("What stands out"))
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(px(16), px(4), px(16), px(4))
        self._column.setSpacing(0)
        self.body.addWidget(scrolled(self._inner), 1)
        self.advise = Button(self.tr("Add to visit brief"), icon="clipboard-text")
        self.advise.clicked.connect(self.advised)
        self.advise.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.addWidget(self.advise)
        self.body.addLayout(foot)

    def show_comparison(self, found: Comparison, given: Sequence[AdviceLine], may_advise: bool) -> None:
        """Show what stands out, and with whom the account is compared."""
        empty(self._column)
        for each in found.findings:
            self._column.addWidget(_line(*ICONS[each.kind], each))
        if not found.findings and found.no_bill is None:
            self._column.addWidget(_plain("check-circle", Tone.OK, self.tr("Nothing stands out"), ""))
        if found.no_bill is not None:
            words = told(found.no_bill, dict(found.no_bill_values))
            self._column.addWidget(_plain("receipt", Tone.NEUTRAL, self.tr("Not counted in yuan"), words))
        if found.group is not None and found.group.level is not PeerLevel.ALL:
            title = self.tr("Compared like with like")
            wider = self.tr("%n closer group(s) too small", "", found.widened) if found.widened else ""
            detail = ". ".join(filter(None, (peers_text(found.group), wider)))
            self._column.addWidget(_plain("info", Tone.NEUTRAL, title, detail))
        if given:
            self._column.addWidget(Text(self.tr("Advised before"), "small_medium", "text2"))
        for line in given[:GIVEN]:
            row = AdviceRow(line, may_advise)
            row.answered.connect(self.answered)
            self._column.addWidget(row)
        self._column.addStretch(1)
        self.advise.setVisible(may_advise)
        self.advise.setEnabled(bool(found.findings))


def _line(icon: str, tone: Tone, finding: Finding) -> QWidget:
    return _plain(icon, tone, finding_title(finding), finding_detail(finding), finding_worth(finding))


def _plain(icon: str, tone: Tone, title: str, detail: str, worth: str = "") -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, px(12), 0, px(12))
    row.setSpacing(px(12))
    mark = TintedIcon(icon, tone, 30)
    column = QVBoxLayout()
    column.setSpacing(px(2))
    column.addWidget(Text(title, "body_strong", wrap=True))
    if detail:
        column.addWidget(Text(detail, "small", "text2", wrap=True))
    if worth:
        column.addWidget(Text(worth, "body_strong", "ok"))
    row.addWidget(mark)
    row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    part.setAccessibleName(". ".join(filter(None, (title, detail, worth))))
    return part
