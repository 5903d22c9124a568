"""The bar under the top bar while there is no line to the server, or while something waits to be sent to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.errors import Denied
from ui.live import Live
from ui.outbox import Outbox
from ui.texts.dates import clock_time
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button


class LineBar(QWidget):
    """Shows itself while the line is gone or what was refused waits; `list_asked` wants to see what waits."""

    list_asked = Signal()

    def __init__(self, live: Live, outbox: Outbox, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._outbox, self._clock = live, outbox, clock
        self.banner = Banner("", Tone.WARN, "cloud-slash")
        self.list = Button(self.tr("Show what waits"), "quiet")
        self.list.clicked.connect(self.list_asked)
        self.again = Button(self.tr("Connect now"), "quiet")
        self.again.clicked.connect(live.try_now)
        self.send = Button(self.tr("Send now"), "quiet")
        self.send.clicked.connect(outbox.send)
        for button in (self.list, self.again, self.send):
            self.banner.add_action(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(8))
        column.addWidget(self.banner)
        live.line_changed.connect(self.look_again)
        outbox.changed.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Show how the line is and how much waits."""
        since, count = self._live.since, len(self._outbox.waiting())
        self.list.setVisible(count > 0)
        self.again.setVisible(since is not None)
        self.send.setVisible(since is None)
        waits = self.tr("%n wait(s) to be sent", "", count) if count else ""
        if since is not None:
            gone = self.tr("Not connected since {time}").format(time=clock_time(self._clock.local(since)))
            self.banner.set_text(" · ".join(filter(None, (gone, waits))), self._detail())
        elif count:
            self.banner.set_text(waits)
        self.setVisible(since is not None or (count > 0 and not self._outbox.is_sending))

    def _detail(self) -> str:
        problem, as_of = self._live.problem, self._live.as_of
        if isinstance(problem, Denied):
            return sentence(problem)
        if as_of is None:
            return ""
        words = self.tr("Showing data as of {time}. Rounds connects by itself as soon as the server answers.")
        return words.format(time=clock_time(self._clock.local(as_of)))
