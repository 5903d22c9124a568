"""Privacy: what the bureau hides and exports, who looked at what, and how long this computer keeps things."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.privacy import ExportLine, LookLine
from crm.usecases.privacy import PrivacyLog, exports_personal, masks_phones, privacy_log
from crm.usecases.rules import change_rules
from ui.context import Context
from ui.options.rows import OptionRow, option_card
from ui.options.section import OptionsSection
from ui.settings import DRAFT_DAYS, LOG_DAYS
from ui.texts.dates import clock_time, dated
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.card import Card
from ui.widgets.checkbox import CheckBox
from ui.widgets.forms.combo import Combo
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState, ErrorPanel

MASK, NAMES = "privacy.mask_phones", "privacy.export_personal"
DAYS = (7, 30, 90, 180, 365)
WIDE = 200
Answer = tuple[bool, bool, PrivacyLog | None]


class PrivacyOptions(OptionsSection):
    """Each choice counts at once. The rules of the bureau and the logs are for those who keep them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.masks, self.names = CheckBox(self.tr("On")), CheckBox(self.tr("On"))
        self.masks.clicked.connect(lambda on: self._take(MASK, on, self.masks))
        self.names.clicked.connect(lambda on: self._take(NAMES, on, self.names))
        self.drafts, self.logs = self._days(DRAFT_DAYS), self._days(LOG_DAYS)
        self.failure = ErrorPanel()
        self.failure.retry.connect(self.load)
        self.failure.hide()
        self.bureau = option_card(self.tr("In the whole bureau"), self._bureau_rows())
        self.looks, self._no_looks = self._log(self.tr("Looks at telephone numbers"), self.tr("Nobody looked yet"))
        self.exports, self._no_exports = self._log(self.tr("Exports"), self.tr("Nothing was exported yet"))
        self._cards = (self.bureau, self._card(self.looks, self._no_looks), self._card(self.exports, self._no_exports))
        own = option_card(self.tr("On this computer"), self._own_rows())
        for part in (self.failure, self.bureau, own, *self._cards[1:]):
            self.column.addWidget(part)
        self.column.addStretch(1)
        context.hub.changed.connect(self._changed)
        self.start_look()

    def section_title(self) -> str:
        return self.tr("Privacy")

    def load(self) -> None:
        permits = ("section.rules", "see.looks", "see.exports")
        for card, permit in zip(self._cards, permits, strict=True):
            card.setVisible(self._context.may(permit))
        keeps = self._context.may("see.exports")

        def read(reader: Any) -> Answer:
            return masks_phones(reader), exports_personal(reader), privacy_log(reader) if keeps else None

        self._context.runner.ask(self, read, self._show, self._failed, slot="privacy")

    # -- what is shown

    def _bureau_rows(self) -> list[OptionRow]:
        masked = self.tr(
            "138****1234 in the list of contacts. On an account's page a number stays hidden until it is asked for, "
            "and the look is noted."
        )
        names = self.tr(
            "When on, the visit summary names people of customers unless that is turned off there, and lists are "
            "saved with whole numbers."
        )
        return [
            OptionRow(self.tr("Mask telephone numbers in lists"), self.masks, masked),
            OptionRow(self.tr("Personal data in exports"), self.names, names),
        ]

    def _own_rows(self) -> list[OptionRow]:
        drafts = self.tr("A draft that nobody has touched for so long is thrown away when the program starts.")
        logs = self.tr("Older lines of the log file, which has codes and traces in it, go when the program starts.")
        return [
            OptionRow(self.tr("Keep drafts for"), self.drafts, drafts),
            OptionRow(self.tr("Keep logs for"), self.logs, logs),
        ]

    def _days(self, setting: tuple[str, int]) -> Combo:
        key, default = setting
        box = Combo([*((str(days), self.tr("%n day(s)", "", days)) for days in DAYS), ("0", self.tr("Without end"))])
        box.set_value(str(self._context.settings.number(key, default)))
        box.changed.connect(lambda days: self._context.settings.put(key, int(days)))
        return box

    def _log(self, title: str, empty: str) -> tuple[RowList, EmptyState]:
        rows, nothing = RowList(title), EmptyState("shield-check", empty)
        for part in (rows, nothing):
            part.hide()
        return rows, nothing

    def _card(self, rows: RowList, empty: EmptyState) -> Card:
        card = Card(rows.accessibleName(), flush=True)
        card.body.addWidget(rows)
        card.body.addWidget(empty)
        return card

    def _show(self, found: Answer) -> None:
        self.failure.hide()
        masks, names, log = found
        self.masks.setChecked(masks)
        self.names.setChecked(names)
        if log is not None:
            self._fill(self.looks, self._no_looks, [self._look(line) for line in log.looks])
            self._fill(self.exports, self._no_exports, [self._export(line) for line in log.exports])

    def _fill(self, rows: RowList, empty: EmptyState, items: list[Row]) -> None:
        rows.set_items(items)
        rows.setVisible(bool(items))
        empty.setVisible(not items)

    def _look(self, line: LookLine) -> Row:
        return Row(line.id, line.who, f"{line.contact} · {line.account}", value=self._when(line), person=True)

    def _export(self, line: ExportLine) -> Row:
        kind, rows = export_name(line.kind), self.tr("%n row(s)", "", line.rows)
        second = " · ".join((line.who, kind, rows))
        personal = self.tr("with people")
        when = self._when(line)
        value = f"{personal} · {when}" if line.is_personal else when
        return Row(line.id, line.file_name, second, value=value, icon="table", tone=Tone.NEUTRAL)

    def _when(self, line: LookLine | ExportLine) -> str:
        at = self._context.clock.local(line.at)
        return f"{dated(at.date(), self._context.clock.today())} {clock_time(at)}"

    # -- what is chosen

    def _take(self, key: str, on: bool, box: QCheckBox) -> None:
        today = self._context.clock.today()
        words = self._said(key, on)

        def refused(error: BaseException) -> None:
            box.setChecked(not on)
            self._context.show_error(error)

        self._context.runner.do(
            self,
            lambda work: change_rules(work, {key: on}, today),
            lambda _none: self._context.toast(words, undo=True),
            refused,
            undo_text=words,
        )

    def _said(self, key: str, on: bool) -> str:
        if key == MASK:
            return self.tr("Telephone numbers are masked in lists") if on else self.tr("Lists show whole numbers")
        return self.tr("Exports name people") if on else self.tr("Exports leave people out")

    def _failed(self, error: BaseException) -> None:
        self.failure.set_error(self.tr("The log could not be loaded"), sentence(error), repr(error))
        self.failure.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(Kind.SETTING, Kind.PHONE_LOOK, Kind.EXPORT_LOG):
            self.load()

    def retheme(self) -> None:
        super().retheme()
        for box in (self.drafts, self.logs):
            box.setMinimumWidth(px(WIDE))
        for rows in (self.looks, self.exports):
            rows.setFixedHeight(px(5 * 52))


def export_name(kind: str) -> str:
    """Name of what was exported."""
    translate: Callable[[str, str], str] = QCoreApplication.translate
    names = {
        "visit_summary": translate("PrivacyOptions", "Visit summary"),
        "accounts": translate("PrivacyOptions", "Accounts"),
        "contacts": translate("PrivacyOptions", "Contacts"),
        "visits": translate("PrivacyOptions", "Visits"),
        "tasks": translate("PrivacyOptions", "Tasks"),
        "plan": translate("PrivacyOptions", "Visit plan"),
        "handover": translate("PrivacyOptions", "Hand-over sheet"),
        "calendar": translate("PrivacyOptions", "Calendar file"),
        "surveys": translate("PrivacyOptions", "Survey answers"),
        "briefs": translate("PrivacyOptions", "Visit briefs"),
        "issues": translate("PrivacyOptions", "Issues"),
        "orders": translate("PrivacyOptions", "Hotline orders"),
        "audit": translate("PrivacyOptions", "Log of changes"),
        "satisfaction": translate("PrivacyOptions", "Satisfaction"),
        "reviews": translate("PrivacyOptions", "Records to review"),
        "report": translate("PrivacyOptions", "Report"),
        "honesty": translate("PrivacyOptions", "Honest records"),
        "sample": translate("PrivacyOptions", "Call-back sample"),
        "campaign": translate("PrivacyOptions", "Coverage of a campaign"),
        "outages": translate("PrivacyOptions", "Outages"),
        "estimates": translate("PrivacyOptions", "Times of restoration"),
        "comparison": translate("PrivacyOptions", "Energy compared"),
        "losses": translate("PrivacyOptions", "Line loss"),
        "curve": translate("PrivacyOptions", "Load curve"),
        "growth": translate("PrivacyOptions", "Demand for grid planning"),
        "notices": translate("PrivacyOptions", "Notices of outages"),
    }
    return names.get(kind, kind)
