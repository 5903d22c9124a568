"""The filter bar: a text filter, then chips."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.workdays import Workdays
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.chip import Chip, ChipState
from ui.widgets.choice_list import Choice
from ui.widgets.filter_popup import FilterPopup, SpanFields
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.find_field import FindField
from ui.widgets.forms.number import NumberField
from ui.widgets.themed import Themed

__all__ = ["Choice", "Filter", "FilterBar"]

TEXT_WIDTH = 216
TYPING = 150
LINE = 34
POPUP = 240

Choices = Callable[[Callable[[Sequence[Choice]], None]], None]


class Filter(Struct, frozen=True):
    """A filter by name. `choices(then)` hands the choices over, at once or later; `pinned` shows the chip unset too.

    `words(value)` says what a value means without looking it up, "" where that is not known, and `names(values, then)`
    looks names up; `find(words, then)` looks for choices beyond the first ones. A filter of figures or days (`today`
    tells the present one, `calendar` which are workdays) also takes a range of the user's own.
    """

    key: str
    title: str
    choices: Choices
    pinned: bool = False
    single: bool = False
    words: Callable[[str], str] | None = None
    names: Callable[[Sequence[str], Callable[[dict[str, str]], None]], None] | None = None
    find: Callable[[str, Callable[[Sequence[Choice]], None]], None] | None = None
    is_number: bool = False
    today: Callable[[], date] | None = None
    calendar: Callable[[], Workdays] | None = None

    def span(self) -> SpanFields | None:
        """Return the fields for a range of one's own."""
        if self.is_number:
            return SpanFields(NumberField(), NumberField())
        if self.today is None:
            return None
        return SpanFields(DateField(self.today, self.calendar), DateField(self.today, self.calendar))


class FilterBar(Themed, QWidget):
    """Filters combine with and, the values inside a chip with or. `changed` tells of every change."""

    changed = Signal()
    left = Signal()
    """Down or Enter in the text: what it finds has been told, and the rows come next."""

    def __init__(self, filters: Sequence[Filter], placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = {one.key: one for one in filters}
        self._values: dict[str, tuple[str, ...]] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._chips: dict[str, Chip] = {}
        self._popup: FilterPopup | None = None
        self.line = FindField(placeholder)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self._typed)
        self.line.textChanged.connect(lambda _: self._typing.start())
        self.line.left.connect(self._go_on)
        self.add = Chip("", ChipState.ADD, "plus")
        self.add.clicked.connect(self.offer_filters)
        self.clear_button = Button("", Look.QUIET)
        self.clear_button.clicked.connect(self.clear)
        self._chip_row = FlowLayout(px(LINE))
        self.right = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._lay_out()
        self.start_look()

    def _lay_out(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.line, alignment=Qt.AlignmentFlag.AlignTop)
        self._chip_row.addWidget(self.add)
        self._row.addLayout(self._chip_row, 1)
        self._row.addWidget(self.clear_button, alignment=Qt.AlignmentFlag.AlignTop)
        self.right.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self.right)
        self._show_chips()

    # -- what pages use

    def text(self) -> str:
        """Return the text filter."""
        return self.line.text().strip()

    def values(self) -> dict[str, tuple[str, ...]]:
        """Return the values of every set filter."""
        return dict(self._values)

    def phrases(self) -> list[str]:
        """Return what is set, in words: the text, then each chip."""
        text = [self.tr("“{text}”").format(text=self.text())] if self.text() else []
        return text + [self._chips[key].text() for key in self._filters if key in self._values]

    def chip(self, key: str) -> Chip:
        """Return the chip of a filter, in the order of the filters; most are never set and never made."""
        if key not in self._chips:
            keys = list(self._filters)
            before = [self._chips[each] for each in keys[: keys.index(key)] if each in self._chips]
            chip = Chip(self._filters[key].title)
            chip.clicked.connect(lambda _=False: self.open_filter(key))
            chip.cleared.connect(lambda: self._take(key, ()))
            self._chips[key] = chip
            self._chip_row.insert(len(before), chip)
            QWidget.setTabOrder(before[-1] if before else self.line, chip)
        return self._chips[key]

    def set_values(self, values: Mapping[str, Sequence[str]], text: str = "") -> None:
        """Set all filters at once and tell once, as a saved view does."""
        self._values = {key: tuple(some) for key, some in values.items() if some and key in self._filters}
        self._typing.stop()
        self.line.blockSignals(True)
        self.line.setText(text)
        self.line.blockSignals(False)
        for key in self._values:
            self._load_labels(key)
        self._show_chips()
        self.changed.emit()

    def clear(self) -> None:
        """Clear every filter and the text."""
        self.set_values({})

    def focus_text(self) -> None:
        """Put the cursor into the text filter."""
        self.line.setFocus()
        self.line.selectAll()

    def open_filter(self, key: str, *_: object) -> None:
        """Open the popup of a filter under its chip."""
        chip = self.chip(key)
        chip.show()
        self._chip_row.activate()
        one = self._filters[key]
        popup = FilterPopup(one.title, one.single, self, one.span())
        self._popup = popup
        popup.picked.connect(lambda values: self._take(key, values))
        popup.closed.connect(self._closed)
        one.choices(lambda choices: self._fill(key, popup, choices))
        if one.find is not None:
            find = one.find
            popup.sought.connect(lambda words: find(words, lambda choices: self._fill(key, popup, choices)))
        popup.open_under(chip, px(POPUP))

    def offer_filters(self) -> None:
        """Open the list of the filters whose chips are not in view."""
        popup = FilterPopup(self.add.text(), True, self)
        self._popup = popup
        hidden = [one for key, one in self._filters.items() if key not in self._chips or self._chips[key].isHidden()]
        popup.picked.connect(lambda keys: QTimer.singleShot(0, self, lambda: self.open_filter(keys[0])))
        popup.open_under(self.add, px(POPUP))
        popup.set_choices([Choice(one.key, one.title) for one in hidden], ())

    # -- inside

    def _typed(self) -> None:
        self._show_clear()
        self.changed.emit()

    def _go_on(self) -> None:
        """Tell what was typed now, without waiting for the typing to rest."""
        if self._typing.isActive():
            self._typing.stop()
            self._typed()
        self.left.emit()

    def _fill(self, key: str, popup: FilterPopup, choices: Sequence[Choice]) -> None:
        self._keep_labels(key, choices)
        if popup is self._popup:
            popup.set_choices(choices, self._values.get(key, ()))

    def _keep_labels(self, key: str, choices: Sequence[Choice]) -> None:
        self._labels.setdefault(key, {}).update((choice.value, choice.label) for choice in choices)

    def _load_labels(self, key: str) -> None:
        one = self._filters[key]

        def arrived(names: dict[str, str]) -> None:
            self._labels.setdefault(key, {}).update(names)
            self._show_chips()

        if all(self._label(key, value) for value in self._values[key]):
            return
        if one.names is not None:
            one.names(self._values[key], arrived)
        else:
            one.choices(lambda choices: arrived({choice.value: choice.label for choice in choices}))

    def _label(self, key: str, value: str) -> str:
        words = self._filters[key].words
        return self._labels.get(key, {}).get(value, "") or (words(value) if words is not None else "")

    def _take(self, key: str, values: Sequence[str]) -> None:
        if tuple(values) == self._values.get(key, ()):
            return
        self._values.pop(key, None)
        if values:
            self._values[key] = tuple(values)
        self._show_chips()
        self.changed.emit()

    def _closed(self) -> None:
        if self.sender() is self._popup:
            self._popup = None
        self._show_chips()

    def _show_chips(self) -> None:
        for key, one in self._filters.items():
            values = self._values.get(key, ())
            if not (values or one.pinned or key in self._chips):
                continue
            chip = self.chip(key)
            if values:
                shown = self.tr(", ").join(self._label(key, value) or value for value in values)
                phrase = self.tr("{title}: {values}").format(title=one.title, values=shown)
                chip.set_chip(phrase, ChipState.SET)
            else:
                chip.set_chip(one.title, ChipState.UNSET)
            chip.setVisible(bool(values) or one.pinned)
        self.add.setVisible(any(not one.pinned and key not in self._values for key, one in self._filters.items()))
        self._show_clear()

    def _show_clear(self) -> None:
        self.clear_button.setVisible(bool(self._values or self.text()))

    def retranslate(self) -> None:
        self.add.set_chip(self.tr("Add filter"), ChipState.ADD)
        self.clear_button.setText(self.tr("Clear"))
        self._show_chips()

    def retheme(self) -> None:
        self.line.setFixedWidth(px(TEXT_WIDTH))
        self._row.setSpacing(px(8))
        self._chip_row.setSpacing(px(8))
        self._chip_row.set_line(px(LINE))
        self.clear_button.setFixedHeight(px(LINE))
        self.right.setSpacing(px(4))
