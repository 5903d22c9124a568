"""The control of each type of question; every one speaks in the text of crm.domain.survey.answers."""

from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.survey.form import Question, QuestionType, Range
from crm.domain.workdays import Workdays
from ui.survey.pictures import PictureControl
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField, TimeField
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.number import NumberField, read_number
from ui.widgets.forms.text_line import TextLine
from ui.widgets.forms.tiles import ChoiceTiles, Scale
from ui.widgets.leaving import let_go

Options = Sequence[tuple[str, str]]
MOST_TILES = 20
"""Of more choices one is picked from a list."""
LONG_LIST = 200


class Days(Struct, frozen=True):
    """What a field of days needs to know."""

    today: Callable[[], date]
    calendar: Callable[[], Workdays] | None = None


class Control(QWidget):
    """A control of one question: `text` and `set_text` are the answer, `changed` tells of every key and click.

    `left` tells that its text was left, so that it can be judged; what is clicked is judged at once.
    """

    changed = Signal()
    left = Signal()
    is_typed = False

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(inner)
        policy = inner.sizePolicy()
        if inner.hasHeightForWidth():
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            inner.setSizePolicy(policy)
        self.inner = inner
        self.setFocusProxy(inner)

    def text(self) -> str:
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        raise NotImplementedError

    def set_options(self, options: Options) -> None:
        """Offer other choices."""

    def spoken(self) -> list[QWidget]:
        """Return what a screen reader reads by the words of the question: this, and the part that takes the focus."""
        inside = self.inner
        while (deeper := inside.focusProxy()) is not None:
            inside = deeper
        return [self, inside]


class LineControl(Control):
    """One line of text, or a place."""

    is_typed = True

    def __init__(self, placeholder: str = "") -> None:
        self.line = TextLine()
        super().__init__(self.line)
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self.left)
        self.line.returnPressed.connect(lambda: self.focusNextPrevChild(True))

    def text(self) -> str:
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.line.setText(text)


class LinesControl(Control):
    """Text of several lines."""

    is_typed = True

    def __init__(self) -> None:
        self.box = GrowingText("", 3)
        super().__init__(self.box)
        self.box.changed.connect(self.changed)
        self.box.left.connect(self.left)

    def text(self) -> str:
        return self.box.text().strip()

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.box.set_text(text)


class NumberControl(Control):
    """A number; text that is none stays as it was typed."""

    is_typed = True

    def __init__(self) -> None:
        self.field = NumberField()
        super().__init__(self.field)
        self.field.changed.connect(self.changed)
        self.field.line.editingFinished.connect(self.left)
        self.field.line.returnPressed.connect(lambda: self.focusNextPrevChild(True))

    def text(self) -> str:
        number = self.field.value()
        return self.field.line.text().strip() if number is None else f"{number.normalize():f}"

    def set_text(self, text: str) -> None:
        if text != self.text():
            number = read_number(text)
            self.field.line.setText(text if number is None else f"{number:,}")


class DayControl(Control):
    """A day, typed or picked."""

    is_typed = True

    def __init__(self, days: Days) -> None:
        self.field = DateField(days.today, days.calendar)
        super().__init__(self.field)
        self.field.changed.connect(self._tell)
        self.field.editingFinished.connect(self._tell)
        self.row.addStretch(1)

    def _tell(self) -> None:
        self.changed.emit()
        self.left.emit()

    def text(self) -> str:
        day = self.field.value()
        return self.field.text().strip() if day is None else day.isoformat()

    def set_text(self, text: str) -> None:
        if text == self.text():
            return
        try:
            self.field.set_value(date.fromisoformat(text) if text else None)
        except ValueError:
            self.field.setText(text)


class HourControl(Control):
    """A time of day."""

    is_typed = True

    def __init__(self) -> None:
        self.field = TimeField()
        super().__init__(self.field)
        self.field.changed.connect(self._tell)
        self.field.editingFinished.connect(self._tell)
        self.row.addStretch(1)

    def _tell(self) -> None:
        self.changed.emit()
        self.left.emit()

    def text(self) -> str:
        hour = self.field.value()
        return self.field.text().strip() if hour is None else f"{hour:%H:%M}"

    def set_text(self, text: str) -> None:
        if text == self.text():
            return
        try:
            self.field.set_value(time.fromisoformat(text) if text else None)
        except ValueError:
            self.field.setText(text)


class TilesControl(Control):
    """Choices as tiles, made anew when others are offered."""

    def __init__(self, options: Options, multiple: bool) -> None:
        self._box = QWidget()
        self._column = QVBoxLayout(self._box)
        self._column.setContentsMargins(0, 0, 0, 0)
        super().__init__(self._box)
        self._options, self._multiple = tuple(options), multiple
        self._make()

    def _make(self) -> None:
        self.tiles = ChoiceTiles(self._options, self._multiple)
        self.tiles.changed.connect(lambda _values: self.changed.emit())
        # Of one fixed height, tiles that go on in a next line would be cut.
        self.tiles.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column.addWidget(self.tiles)
        self._box.setFocusProxy(self.tiles)

    def set_options(self, options: Options) -> None:
        if tuple(options) == self._options:
            return
        chosen, name = self.text(), self.tiles.accessibleName()
        self._options = tuple(options)
        let_go(self._column, self.tiles)
        self._make()
        self.tiles.setAccessibleName(name)
        self.set_text(chosen)

    def spoken(self) -> list[QWidget]:
        return [self, self.tiles]

    def text(self) -> str:
        return " ".join(self.tiles.values())

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.tiles.set_values(text.split())


class PickControl(Control):
    """One of many choices, from a list; the first line is no answer."""

    def __init__(self, options: Options, nothing: str) -> None:
        self.combo = Combo()
        super().__init__(self.combo)
        self.row.addStretch(1)
        self._nothing = nothing
        self.set_options(options)
        self.combo.changed.connect(lambda _value: self.changed.emit())

    def set_options(self, options: Options) -> None:
        if len(options) > LONG_LIST:
            self.combo.setMinimumContentsLength(24)
        self.combo.set_choices([("", self._nothing), *options])

    def text(self) -> str:
        return self.combo.value()

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.combo.set_value(text)


class ScaleControl(Control):
    """A scale of whole numbers as tiles."""

    def __init__(self, scale: Range) -> None:
        low, high = sorted((int(scale.start), int(scale.end)))
        self.scale = Scale(low, high)
        super().__init__(self.scale)
        self.scale.changed.connect(lambda _value: self.changed.emit())

    def spoken(self) -> list[QWidget]:
        return [self, self.scale]

    def text(self) -> str:
        value = self.scale.value()
        return "" if value is None else str(value)

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.scale.set_value(int(text) if text.lstrip("-").isdecimal() else None)


class SeenControl(Control):
    """Something to confirm."""

    def __init__(self, words: str) -> None:
        self.tiles = ChoiceTiles([("OK", words)], multiple=True)
        super().__init__(self.tiles)
        self.tiles.changed.connect(lambda _values: self.changed.emit())

    def spoken(self) -> list[QWidget]:
        return [self, self.tiles]

    def text(self) -> str:
        return "OK" if self.tiles.values() else ""

    def set_text(self, text: str) -> None:
        self.tiles.set_values(["OK"] if text else [])


class PhotoControl(Control):
    """A picture; the answer is the name of its file, `file` the one that was chosen just now."""

    def __init__(self) -> None:
        self.picture = PictureControl()
        super().__init__(self.picture)
        self.picture.changed.connect(self.changed)

    @property
    def file(self) -> Path | None:
        return self.picture.file

    def text(self) -> str:
        return self.picture.name()

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.picture.set_name(text)


def fits_tiles(scale: Range) -> bool:
    """Say whether a scale can be shown as tiles: whole steps of one, eleven at most."""
    whole = scale.start.is_integer() if isinstance(scale.start, float) else True
    return whole and scale.step == 1 and 0 < abs(scale.end - scale.start) <= 10


def control_for(question: Question, options: Options, days: Days, nothing: str, confirm: str) -> Control:
    """Make the control of a question; `nothing` and `confirm` are the words of no choice and of acknowledging."""
    match question.type:
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            return NumberControl()
        case QuestionType.RANGE:
            scale = question.range or Range()
            return ScaleControl(scale) if fits_tiles(scale) else NumberControl()
        case QuestionType.DATE:
            return DayControl(days)
        case QuestionType.TIME:
            return HourControl()
        case QuestionType.SELECT_ONE if question.looks("minimal") or len(options) > MOST_TILES:
            return PickControl(options, nothing)
        case QuestionType.SELECT_ONE | QuestionType.SELECT_MULTIPLE:
            return TilesControl(options, question.type is QuestionType.SELECT_MULTIPLE)
        case QuestionType.ACKNOWLEDGE:
            return SeenControl(confirm)
        case QuestionType.IMAGE:
            return PhotoControl()
        case QuestionType.GEOPOINT:
            return LineControl("22.54321 114.05812")
    return LinesControl() if question.looks("multiline") else LineControl()
