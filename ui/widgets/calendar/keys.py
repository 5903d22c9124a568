"""Keys in the calendar: walking blocks, moving and resizing them."""

from datetime import timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolTip

from ui.widgets.calendar.block import CalendarBlock
from ui.widgets.calendar.geometry import FINE_SNAP, SNAP
from ui.widgets.calendar.stage import GridStage
from ui.widgets.tips import literal

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WALK = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


def claims(event: QEvent, block: CalendarBlock | None) -> bool:
    """Take Alt with an arrow for a block in focus, which otherwise goes back and forth in the window."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    if not is_alt or Qt.Key(event.key()) not in (*_STEPS, *_DAYS) or block is None or not block.movable:
        return False
    event.accept()
    return True


class Keys:
    """J K walk the blocks; arrows move the one in focus by 15 minutes (Alt: 5) or a day, Shift resizes, Ctrl copies."""

    def __init__(self, view: GridStage) -> None:
        self._view = view

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; say whether it meant something."""
        key = Qt.Key(event.key())
        block = self._view.block(self._view.focused_id)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._copy(block, key)
        if key in _WALK:
            return self._walk(_WALK[key])
        if key in _STEPS or key in _DAYS:
            if block is None or not block.movable:
                return self._walk(_STEPS.get(key) or _DAYS[key])
            self._shift(block, event)
            return True
        return block is not None and self._act(key, block)

    def _copy(self, block: CalendarBlock | None, key: Qt.Key) -> bool:
        """Put a copy of the block in focus on the day before or after; say whether the key asked for one."""
        if key not in _DAYS or block is None:
            return False
        by = timedelta(days=_DAYS[key])
        self._view.copied.emit(block.id, block.start + by, block.end + by)
        return True

    def _act(self, key: Qt.Key, block: CalendarBlock) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._view.opened.emit(block.id)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if block.movable:
                self._view.removed.emit(block.id)
        elif key == Qt.Key.Key_Escape:
            self._view.focus_block(None)
        else:
            return False
        return True

    def _walk(self, by: int) -> bool:
        order = self._view.in_order()
        if not order:
            return False
        here = self._view.focused_id
        place = order.index(here) + by if here in order else (0 if by > 0 else len(order) - 1)
        self._view.focus_block(order[min(max(place, 0), len(order) - 1)])
        return True

    def _shift(self, block: CalendarBlock, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        minutes = FINE_SNAP if modifiers & Qt.KeyboardModifier.AltModifier else SNAP
        resize = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        start, end = block.start, block.end
        if key in _DAYS:
            if resize:
                return
            start, end = start + timedelta(days=_DAYS[key]), end + timedelta(days=_DAYS[key])
            if start.date() not in self._view.grid.days:
                return
        else:
            by = timedelta(minutes=_STEPS[key] * minutes)
            start, end = (start if resize else start + by), end + by
        last = (end - timedelta(minutes=1)).date()
        if end <= start or start.date() != last or (key in _STEPS and start.date() != block.day):
            return
        reason = self._view.take(block, start, end, resize)
        if reason:
            self._say(block, reason)

    def _say(self, block: CalendarBlock, reason: str) -> None:
        item = self._view.item(block.id)
        if item is not None:
            spot = self._view.mapFromScene(item.area().bottomLeft())
            QToolTip.showText(self._view.viewport().mapToGlobal(spot), literal(reason), self._view)
