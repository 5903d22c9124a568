"""Parts that leave a layout while it stays.

Of a layout that was filled before it stood in a window, and of one that was asked for its items, Qt for Python knows
each item. An item that Qt takes out by itself, because its part is deleted, moved or put in once more, stays known:
what comes to lie at its address later is taken for it, and the program ends in shiboken when that goes. So whoever
moves a part takes it out first with `removeWidget`, and `tests/support/layouts.py` watches that.
"""

from PySide6.QtWidgets import QLayout, QWidget


def let_go(layout: QLayout, part: QWidget) -> None:
    """Take a part out of its layout, and delete it when the present turn is over."""
    layout.removeWidget(part)
    part.hide()
    part.deleteLater()


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and of those within it, and delete it when the present turn is over."""
    while (item := layout.takeAt(0)) is not None:
        inner, part = item.layout(), item.widget()
        if inner is not None:
            empty(inner)
        if part is not None:
            part.hide()
            part.deleteLater()
