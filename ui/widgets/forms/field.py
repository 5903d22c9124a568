"""A field: label above, control, hint at the right, message below."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.look import colour, px
from ui.widgets.buttons import Button, Look
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.paint import dot
from ui.widgets.themed import Themed


class RequiredDot(Themed, QWidget):
    """The red dot beside the label of a field that must be filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.start_look()

    def retranslate(self) -> None:
        self.setToolTip(self.tr("Required"))
        self.setAccessibleName(self.tr("Required"))

    def sizeHint(self) -> QSize:
        return QSize(px(6), px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        at = self.rect().toRectF().center()
        dot(QPainter(self), at, px(2.5), colour("danger_fill"))


class Field(Themed, QWidget):
    """Wraps a control.

    `check` is called when the control is left and answers with a sentence, "" when all is well. `acted` tells that
    the way out offered beside the sentence was taken.
    """

    acted = Signal()

    def __init__(
        self,
        label: str,
        control: QWidget,
        required: bool = False,
        hint: str = "",
        check: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._check = check
        self._label = ElidedLabel(label, "small_medium", "text2")
        self._hint = ElidedLabel(hint, "small", "text2")
        self._foot: _Message | None = None
        self._head = QHBoxLayout()
        self._head.addWidget(self._label)
        if required:
            self._head.addWidget(RequiredDot())
        self._head.addStretch(1)
        self._head.addWidget(self._hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(control)
        self._label.setVisible(bool(label))
        self._hint.setVisible(bool(hint))
        for part in self._spoken():
            part.setAccessibleName(part.accessibleName() or label)
        for part in (control, *control.findChildren(QWidget)):
            part.installEventFilter(self)
        self.set_error("")
        self.start_look()

    def set_hint(self, hint: str) -> None:
        self._hint.set_text(hint)
        self._hint.setVisible(bool(hint))

    def error(self) -> str:
        """Return the sentence in view, "" without one."""
        return self._foot.words.text() if self._foot is not None else ""

    def set_error(self, sentence: str, way_out: str = "") -> None:
        """Mark the control and say what is wrong and what to do; "" takes the mark away."""
        if sentence and self._foot is None:
            self._foot = _Message(self)
            self._foot.way_out.clicked.connect(self.acted)
            self._column.addWidget(self._foot)
        if self._foot is not None:
            self._foot.say(sentence, way_out)
        for spoken in self._spoken():
            spoken.setAccessibleDescription(sentence)
        set_problem(self.control, bool(sentence))

    def _spoken(self) -> list[QWidget]:
        """Return what a screen reader reads: the control, and the part of it that takes the focus."""
        inside = self.control.focusProxy()
        return [self.control] if inside is None else [self.control, inside]

    def check(self) -> bool:
        """Ask the check now; say whether all is well."""
        if self._check is not None:
            self.set_error(self._check())
        return not self.error()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and self._check is not None and self._left_alone():
            self.check()
        return super().eventFilter(watched, event)

    def _left_alone(self) -> bool:
        now = self.window().focusWidget()
        return now is None or not (now is self.control or self.control.isAncestorOf(now))

    def retheme(self) -> None:
        self._column.setSpacing(px(4))
        self._head.setSpacing(px(6))


class _Message(Themed, QWidget):
    """What is wrong, with the way out; it is made when something is wrong for the first time: most fields never are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = Text("", "small", "danger", wrap=True)
        self.way_out = Button("", Look.QUIET)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(Icon("warning-circle-fill", "danger", 14))
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.way_out)
        self.start_look()

    def say(self, sentence: str, way_out: str) -> None:
        """Show a sentence and a way out, or hide without a sentence."""
        self.words.setText(sentence)
        self.way_out.setText(way_out)
        self.way_out.setVisible(bool(way_out))
        self.setVisible(bool(sentence))

    def retheme(self) -> None:
        self._row.setSpacing(px(6))


def set_problem(control: QWidget, wrong: bool) -> None:
    """Paint a control, and the inputs inside it, as wrong or right again."""
    for part in (control, *control.findChildren(QWidget)):
        if bool(part.property("problem")) != wrong:
            part.setProperty("problem", wrong)
            part.style().unpolish(part)
            part.style().polish(part)
            part.update()
