"""Which time for this visit: the five best, with what each costs."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from crm.domain.proposal import SlotOffer
from ui.texts.dates import duration, near_day
from ui.theme.look import px
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.popup import Popup
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList

WIDE = 340


class SlotPopup(Popup):
    """`taken(SlotOffer)` by Enter or a click."""

    taken = Signal(object)

    def __init__(self, name: str, offers: list[SlotOffer], parent: QWidget) -> None:
        super().__init__(parent)
        self._offers = offers
        self.body.addWidget(ElidedLabel(self.tr("Best times for {name}").format(name=name), "body_strong"))
        self.list = RowList(self.tr("Best times"), fit=True)
        self.list.setFixedWidth(px(WIDE))
        self.list.set_items([self._row(place, offer) for place, offer in enumerate(offers)])
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.body.addWidget(self.list)
        self.list.setVisible(bool(offers))
        if not offers:
            none = self.tr("No time fits within three weeks: the days are full, or the customer receives nobody then.")
            words = Text(none, "small", "text2", wrap=True)
            words.setFixedWidth(px(WIDE))
            self.body.addWidget(words)

    def ask(self, place: QPoint) -> None:
        """Show it at a place on the screen with the first time chosen."""
        self.open_at(place)
        self.list.setFocus()
        self.list.walk(0)

    def _take(self, place: int) -> None:
        self.close()
        self.taken.emit(self._offers[place])

    def _row(self, place: int, offer: SlotOffer) -> Row:
        start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in (offer.start, offer.end))
        drive = self.tr("{time} more driving").format(time=duration(max(0, offer.extra_minutes)))
        late = self.tr("%n working day(s) late", "", offer.late_days) if offer.late_days else self.tr("in time")
        return Row(place, f"{near_day(offer.day)} {start}–{end}", second=f"{drive} · {late}")
