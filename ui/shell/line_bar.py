"""The bar under the top bar while there is no line to the server: since when, as of when, and try now."""

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
    """Shows itself while the line is gone and hides when it is back."""

    def __init__(self, live: Live, outbox: Outbox, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._outbox, self._clock = live, outbox, clock
        self.banner = Banner("", Tone.WARN, "cloud-slash")
        self.again = Button(self.tr("Connect now"), "quiet")
        self.again.clicked.connect(live.try_now)
        self.banner.add_action(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(8))
        column.addWidget(self.banner)
        live.line_changed.connect(self.look_again)
        outbox.changed.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Show how the line is."""
        since, as_of = self._live.since, self._live.as_of
        self.setVisible(since is not None)
        if since is None:
            return
        text = self.tr("Not connected since {time}").format(time=clock_time(self._clock.local(since)))
        waiting = len(self._outbox.waiting())
        text = " · ".join([text, self.tr("%n wait(s) to be sent", "", waiting)]) if waiting else text
        problem = self._live.problem
        if isinstance(problem, Denied):
            self.banner.set_text(text, sentence(problem))
        elif as_of is not None:
            words = self.tr("Showing data as of {time}. Rounds connects by itself as soon as the server answers.")
            self.banner.set_text(text, words.format(time=clock_time(self._clock.local(as_of))))
        else:
            self.banner.set_text(text)
