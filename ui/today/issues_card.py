"""Issues that need somebody: near or past their deadline, or waiting for the supervisor."""

from PySide6.QtWidgets import QWidget

from crm.domain.issues import IssueRow, Standing, standing
from crm.domain.today import IssuesNow
from ui.context import Context
from ui.texts.issues import deadline_words
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.card import Card
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList

TONES = {Standing.LATE: Tone.DANGER, Standing.NEAR: Tone.WARN}


class IssuesCard(Card):
    """The first few; the card is only there while there are any. Enter or a click opens one in the list of issues."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._context = context
        self.list = RowList(self.tr("Issues that need you"))
        self.list.opened.connect(lambda key: context.navigate("issues", view="open", row=key))
        self.body.addSpacing(px(4))
        self.body.addWidget(self.list)
        self.set_title(self.tr("Issues that need you"))
        self.add_link(self.tr("All issues")).clicked.connect(lambda: context.navigate("issues", view="open"))
        self.hide()

    def show_issues(self, issues: IssuesNow) -> None:
        """Show the first few and how many there are."""
        self.list.set_items([self._row(row) for row in issues.rows])
        # As high as its rows where there is room; in a low window it scrolls, so that the page need not.
        self.list.setMaximumHeight(self.list.rows_height())
        self.set_count(issues.count)
        self.setVisible(bool(issues.rows))

    def _row(self, row: IssueRow) -> Row:
        stands = standing(row, self._context.clock.now())
        return Row(
            row.id,
            row.text,
            second=row.account,
            segment=row.segment,
            mark_below=True,
            value=deadline_words(row, self._context.clock),
            badge=TONES.get(stands),
        )
