"""Parts that leave a layout while it stays."""

from PySide6.QtWidgets import QLayout, QWidget


def let_go(layout: QLayout, part: QWidget) -> None:
    """Take a part out of its layout, and delete it when the present turn is over.

    Of a layout that was filled before it stood in a window, Qt for Python knows each item. An item that Qt takes out by
    itself, because its part is deleted or moved, stays known: what comes to lie at its address later is taken for it,
    and the program ends in shiboken when that goes.
    """
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
