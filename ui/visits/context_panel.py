"""What helps while writing: what to say today, the last visit, the power factor, files."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from crm.domain.files import FileRow
from crm.domain.visits import VisitDetail
from ui.context import Context
from ui.texts.dates import month_name, short_day, time_span
from ui.texts.errors import told
from ui.texts.names import channel_name
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.charts.line import LineChart
from ui.widgets.labels import ElidedLabel, Overline, Separator, Text
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.scrolling import scrolled

PF_TARGET = 0.90


class ContextPanel(Card):
    """Files can be dropped anywhere on it."""

    files_given = Signal(list)
    file_opened = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context = context
        self.setAcceptDrops(True)
        self.title = Button("", "quiet")
        self.title.clicked.connect(self._open_account)
        self.second = ElidedLabel("", "small", "text2")
        self.say = Text("", "body", "text", wrap=True)
        self.last_title = Overline("")
        self.last = Text("", "body", "text2", wrap=True)
        self.chart = LineChart(self.tr("Power factor, 12 months"))
        self.files_title = Overline("")
        self.files = RowList(self.tr("Files"), fit=True)
        self.files.opened.connect(self.file_opened)
        self.attach = Button(self.tr("Add a file…"), icon="paperclip")
        self.attach.clicked.connect(self._choose)
        self._account_id: UUID | None = None
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(14), px(20), px(16))
        column.setSpacing(px(6))
        for widget in (
            self.title,
            self.second,
            Separator(px(6), px(6)),
            Overline(self.tr("Say today")),
            self.say,
            Separator(px(6), px(6)),
            self.last_title,
            self.last,
            Separator(px(6), px(6)),
            Overline(self.tr("Power factor, 12 months")),
            self.chart,
            Separator(px(6), px(6)),
            self.files_title,
            self.files,
            self.attach,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.body.addWidget(scrolled(inner), 1)

    def show_detail(self, detail: VisitDetail) -> None:
        """Show what is known of the account and its last visit."""
        row, clock = detail.row, self._context.clock
        self._account_id = row.account_id
        self.title.setText(row.account)
        times = time_span(clock.local(row.start), clock.local(row.end)) if row.start and row.end else ""
        self.second.set_text(" · ".join(part for part in (row.contact, times, channel_name(row.channel)) if part))
        points = [told(reminder.code, reminder.values) for reminder in detail.reminders]
        self.say.set_text("\n".join(f"•  {point}" for point in points) or self.tr("Nothing in particular."))
        if detail.last is not None:
            self.last_title.set_text(self.tr("From the last visit · {day}").format(day=short_day(detail.last.held_on)))
            self.last.set_text(detail.last.content or "—")
        else:
            self.last_title.set_text(self.tr("From the last visit"))
            self.last.set_text(self.tr("This is the first one."))
        months = detail.pf_by_month
        self.chart.setVisible(bool(months))
        if months:
            values = [value for _month, value in months]
            self.chart.set_data(values, PF_TARGET, month_name(months[0][0]), month_name(months[-1][0]))
        self.show_files(detail.files)

    def show_files(self, files: Sequence[FileRow]) -> None:
        """Show the files of the visit; photos and signatures are among them."""
        self.files_title.set_text(self.tr("Files · {count}").format(count=len(files)))
        self.files.set_items([Row(each.id, each.name, value=_size(each.size)) for each in files])

    def _open_account(self) -> None:
        if self._account_id is not None:
            self._context.navigate("account", id=self._account_id)

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, self.tr("Add files"))
        if chosen:
            self.files_given.emit([Path(path) for path in chosen])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.files_given.emit(paths)


def _size(count: int) -> str:
    return f"{count / 1_048_576:.1f} MB" if count >= 1_048_576 else f"{max(1, count // 1024)} KB"
