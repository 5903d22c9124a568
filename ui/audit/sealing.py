"""The daily seal of the log, kept on this computer: checked when the log is opened, once a day."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.seals import SealReport
from crm.usecases.seals import forget_old_log, seal_log
from ui.context import Context
from ui.texts.dates import long_day
from ui.texts.errors import sentence
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.labels import ElidedLabel

FILE = "seals.csv"


class Sealing(QObject):
    """`banner` stands there only when somebody must act, `line` says in the foot how far the seals go."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context = context
        self._checked_on: date | None = None
        self.banner = Banner("", Tone.DANGER, "warning-circle")
        self.banner.hide()
        self.line = ElidedLabel("", "small", "text2")

    def check(self) -> None:
        """Check and seal in the background; what is older than the bureau keeps is forgotten after that."""
        today = self._context.clock.today()
        if not self._context.may("do.seal") or self._checked_on == today:
            return
        self._checked_on = today
        path = self._context.drafts.folder / FILE
        self._context.runner.ask(self, lambda reader: seal_log(reader, path), self._show, self._failed, slot="seals")

    def _show(self, report: SealReport) -> None:
        self.banner.setVisible(not report.is_whole)
        if report.broken:
            then, now = report.broken[0]
            told = self.tr("The log of {day} is not what it was when it was sealed")
            counts = self.tr("{then} entries then, {now} now: somebody changed it past the program.")
            self.banner.set_text(
                told.format(day=long_day(then.day)), counts.format(then=f"{then.entries:,}", now=f"{now.entries:,}")
            )
        self.line.set_text(self.tr("%n sealed day(s) unchanged", "", report.checked - len(report.broken)))
        self._context.runner.do(self, forget_old_log)

    def _failed(self, error: BaseException) -> None:
        self.banner.set_text(sentence(error))
        self.banner.show()
