"""A dialog that is a form: fields in lines, a sentence for what is wrong, Cancel and one button that does it.

Fields that the window or the screen has no room for scroll above the buttons.
"""

from typing import Any

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text
from ui.widgets.scrolling import scrolled

WIDE = 520
SIDES, MARGIN = 48, 16
"""Left and right of the fields together, and above and below the dialog in a window that it fills."""


class FormDialog(Dialog):
    """Ctrl+Enter does it from every field, Enter from a field of one line. A form says what `save` does.

    `owner` is what it was opened from: whatever it changes counts as changed there.
    """

    def __init__(self, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.owner = parent
        self.setWindowTitle(title)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self.give = Button(verb, "primary")
        self.give.clicked.connect(self.save)
        self.fields = QWidget()
        self.form = self._lines = QVBoxLayout(self.fields)
        self.form.setSpacing(px(12))
        self.area = scrolled(self.fields)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(px(8))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(20), px(24), px(16))
        self._column.setSpacing(px(12))
        self._column.addWidget(self.area)
        self._column.addWidget(self.problem)
        self._column.addLayout(self._buttons())
        self.setFixedWidth(px(WIDE))

    def save(self) -> None:
        """Do what the form is for."""
        raise NotImplementedError

    def finish(self) -> None:
        """Close it: what it is for is done. It may have been closed before."""
        if shiboken6.isValid(self):
            self.accept()

    def add_line(self, *parts: QWidget) -> None:
        """Add a line of parts side by side, each as wide as the others."""
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for part in parts:
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        self.form.addLayout(row)

    def say(self, words: str, control: Any = None) -> None:
        """Say what is wrong, and go to the field that it is about."""
        self.problem.set_text(words)
        self.problem.setVisible(bool(words))
        self.fit()
        if words and control is not None:
            control.setFocus()

    def fit(self) -> None:
        """Be as high as what stands in the form, but no higher than there is room for."""
        scrolls, fields = self.area.verticalScrollBar(), self._lines
        wide = self.width() - px(SIDES)
        fields.setContentsMargins(0, 0, 0, 0)
        usual = fields.totalHeightForWidth(wide) if fields.hasHeightForWidth() else fields.totalSizeHint().height()
        high = max(usual, fields.totalMinimumSize().height())
        over = self._fit_around(high) - self._room()
        if over > 0:
            fields.setContentsMargins(0, 0, scrolls.sizeHint().width() + px(4), 0)
            self._fit_around(high - over)

    def _fit_around(self, high: int) -> int:
        """Give the fields a height, and the dialog the one that follows; return it."""
        self.area.setFixedHeight(high)
        self._column.activate()
        whole = self._column.totalHeightForWidth(self.width()) if self._column.hasHeightForWidth() else -1
        self.setFixedHeight(whole if whole > 0 else self._column.totalSizeHint().height())
        return self.height()

    def _room(self) -> int:
        """Return how high it may be: as the program's window, which another dialog may lie between, and the screen."""
        window = self.owner.window()
        while (above := window.parentWidget()) is not None:
            window = above.window()
        return min(window.height(), self.screen().availableGeometry().height()) - px(MARGIN)

    def _buttons(self) -> QHBoxLayout:
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addLayout(self.foot)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.give)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            focused.click()
        else:
            self.save()
