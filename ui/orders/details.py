"""One order in a window of its own, opened from the timeline and from the search."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.usecases.orders import OrderDetail, order_detail
from ui.context import Context
from ui.orders.panel import OrderPanel
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.dialog import Dialog
from ui.widgets.states import ErrorPanel

WIDE, TALL = 440, 520


class OrderDetails(Dialog):
    """The panel of the list, over whatever page is in view; Esc closes."""

    def __init__(self, context: Context, parent: QWidget, order_id: UUID) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hotline order"))
        self._context, self._order_id = context, order_id
        self.panel = OrderPanel(context)
        self.panel.closed.connect(self.reject)
        self.panel.left.connect(self.accept)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.problem)
        column.addWidget(self.panel, 1)
        self.resize(px(WIDE), px(TALL))
        context.hub.changed.connect(self._changed)
        self._load()

    def _load(self) -> None:
        order_id = self._order_id
        self._context.runner.ask(self, lambda reader: order_detail(reader, order_id), self._show, self._failed)

    def _show(self, detail: OrderDetail) -> None:
        self.problem.hide()
        self.panel.show()
        self.panel.show_row(detail.row.id, detail.row)

    def _failed(self, error: BaseException) -> None:
        self.problem.set_error(self.tr("The order could not be loaded"), sentence(error), repr(error))
        self.problem.show()
        self.panel.hide()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(Kind.WORK_ORDER):
            self._load()
