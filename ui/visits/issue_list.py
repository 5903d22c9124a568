"""What the customer asked for, line by line: of which kind, how soon it must be answered, and by which department."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from crm.domain.codes import IssueTopic
from crm.domain.issues import Urgency
from crm.domain.visits import IssueDraft
from ui.texts.issues import urgency_name
from ui.texts.names import issue_topic_name
from ui.theme.look import px
from ui.visits.line_list import Line, LineList, LineRow
from ui.widgets.buttons import IconButton
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.text_line import TextLine


class IssueList(LineList):
    """Lines of issues; the rule of the urgency sets the deadline when the record is finished (domain.md 2.7)."""

    def __init__(self) -> None:
        kinds = [(each.value, issue_topic_name(each)) for each in IssueTopic]
        super().__init__(kinds, self.tr("Add an issue"), self.tr("What the customer asks for"))

    def issues(self) -> tuple[IssueDraft, ...]:
        """Return the lines that hold words."""
        return tuple(row.issue() for row in self._rows() if row.words.text().strip())

    def set_issues(self, issues: Sequence[IssueDraft]) -> None:
        """Show issues."""
        self.set_value([(each.text, each.topic, None) for each in issues])
        for row, each in zip(self._rows(), issues, strict=True):
            row.urgency.set_value(each.urgency)
            row.unit.setText(each.unit)

    def _rows(self) -> list["IssueRow"]:
        return [row for row in self._lines if isinstance(row, IssueRow)]

    def _make_row(self, line: Line) -> LineRow:
        return IssueRow(line, self._second, self._placeholder, self._day_field, self)


class IssueRow(LineRow):
    """The words, and under them kind, urgency and department."""

    def _lay_out(self, remove: IconButton) -> None:
        self.urgency = Combo([(each.value, urgency_name(each)) for each in Urgency])
        self.urgency.setAccessibleName(self.tr("Urgency"))
        self.urgency.changed.connect(self.changed)
        self.unit = TextLine()
        self.unit.setPlaceholderText(self.tr("Department"))
        self.unit.setAccessibleName(self.tr("Department"))
        self.unit.textChanged.connect(self.changed)
        above, under, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for row in (above, under, column):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(px(8))
        above.addWidget(self.words, 1)
        above.addWidget(remove)
        under.addWidget(self.second)
        under.addWidget(self.urgency)
        under.addWidget(self.unit, 1)
        column.addLayout(above)
        column.addLayout(under)

    def issue(self) -> IssueDraft:
        """Return what is entered."""
        words, kind, _day = self.value()
        return IssueDraft(words, IssueTopic(kind), Urgency(self.urgency.value()), self.unit.text().strip())
