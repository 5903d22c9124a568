"""What looks odd about records, by manager and kind, each with its reason and the way to both visits."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Kind
from crm.domain.list_rows import FlagItem
from crm.domain.lists import EVERYTHING, ListKind, SortKey
from ui.context import Context
from ui.lists.actions import Action
from ui.lists.current import open_action, with_current
from ui.lists.page import ListPage
from ui.lists.row_actions import sharing_actions
from ui.lists.spec import Emptiness, ListSpec, ListWords, ViewTab
from ui.reviewing.honesty_columns import SHOWN, columns
from ui.reviewing.honesty_panel import HonestyPanel
from ui.reviewing.looking import Looking
from ui.reviewing.sample_dialog import SampleDialog
from ui.reviewing.switch import reviews_or_honesty
from ui.texts.reviewing import oddity_name
from ui.texts.states import record_state_name
from ui.widgets.buttons import Button
from ui.widgets.marks import segment_name


class HonestyPage(ListPage):
    """Enter opens the visit, O the other one, L marks the chosen ones as looked at."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, honesty_spec(context), parent)
        self.bar.extra.addWidget(reviews_or_honesty("honesty", context))
        self.looking = Looking(context, self)
        self.sample = Button(self.tr("Call-back sample…"), icon="shuffle")
        self.sample.clicked.connect(self.draw_sample)
        if isinstance(self.panel, HonestyPanel):
            self.panel.look_asked.connect(lambda button: self._look_at_current(button))
            self.panel.back_asked.connect(lambda: with_current(self, lambda row: self.looking.take_back([row])))

    def page_actions(self) -> list[QWidget]:
        return [self.sample] if self.context.may("do.review") else []

    def draw_sample(self) -> SampleDialog:
        """Open the random sample for call-backs."""
        dialog = SampleDialog(self.context, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_row(self, key: UUID) -> None:
        self.model.with_rows([key], lambda rows: self._go(rows, "visit_id"))

    def row_actions(self) -> list[Action]:
        return [
            open_action(self, self.tr("Open this visit")),
            Action("other", self.tr("Open the other visit"), "arrow-square-out", self._open_other, "O", single=True),
            Action("look", self.tr("Looked at…"), "eye", self._look, "L", in_bar=True),
            Action("again", self.tr("Look again"), "arrow-counter-clockwise", self._again),
            *sharing_actions(self),
        ]

    def _open_other(self) -> None:
        with_current(self, lambda row: self._go([row], "other_id"))

    def _go(self, rows: Sequence[FlagItem], name: str) -> None:
        for row in rows[:1]:
            if (key := getattr(row, name)) is not None:
                self.context.navigate("visit", id=key)

    def _look(self) -> None:
        def tell(rows: list[Any]) -> None:
            new = [row for row in rows if not row.is_looked_at]
            if new:
                self.looking.ask(new, self.anchor(), lambda: self.model.check_all(False))

        self.with_chosen(tell)

    def _look_at_current(self, button: QWidget) -> None:
        with_current(self, lambda row: self.looking.ask([row], button, lambda: None))

    def _again(self) -> None:
        self.with_chosen(lambda rows: self.looking.take_back([row for row in rows if row.is_looked_at]))


def honesty_spec(context: Context) -> ListSpec:
    """Return what the list of oddities is."""
    return ListSpec(
        kind=ListKind.HONESTY,
        row_kind=Kind.FLAG_LOOK,
        watched=(Kind.FLAG_LOOK, Kind.VISIT, Kind.ACCOUNT, Kind.SETTING),
        icon="shield-check",
        columns=columns(context.clock),
        shown=SHOWN,
        views=_views(),
        sort=(SortKey("held_on", descending=True),),
        words=_words(),
        name_of=lambda row: row.account,
        account_of=lambda row: row.account_id,
        pinned=("person", "kind", "held_on", "segment"),
        value_words={"segment": segment_name, "kind": oddity_name, "record_state": record_state_name},
        panel=HonestyPanel,
        panel_width=360,
    )


def _views() -> tuple[ViewTab, ...]:
    translate = QCoreApplication.translate
    return (
        ViewTab("to_look_at", translate("Reviews", "To look at")),
        ViewTab("looked_at", translate("Reviews", "Looked at")),
        ViewTab(EVERYTHING, translate("Reviews", "All")),
    )


def _words() -> ListWords:
    translate = QCoreApplication.translate
    judged = translate(
        "Reviews", "Late entries, two visits at once, drives that cannot be and copied notes stand here."
    )
    return ListWords(
        title=translate("Reviews", "Honest records"),
        filter_hint=translate("Reviews", "Filter these records"),
        shown=translate("Reviews", "{count} of {total} oddities"),
        hint=translate("Reviews", "Odd is not wrong · L looked at · Enter opens · O the other visit"),
        failed=translate("Reviews", "The records could not be loaded"),
        hidden=translate("Reviews", "The filters hide everything that looks odd."),
        nothing_yet=Emptiness(translate("Reviews", "Nothing looks odd"), judged),
        nothing_left={
            "to_look_at": Emptiness(
                translate("Reviews", "Everything is looked at"), judged, translate("Reviews", "Show all")
            ),
            "looked_at": Emptiness(
                translate("Reviews", "Nothing is looked at yet"),
                judged,
                translate("Reviews", "Show what is to look at"),
            ),
        },
        file=translate("Reviews", "Honest records"),
    )
