"""Visit cycles: how often whom, and when somebody is late (domain.md 2.1)."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.codes import Segment
from crm.domain.settings import SPECS, Group
from ui.context import Context
from ui.options.rule_cell import RuleCell
from ui.options.rule_table import IntervalTable, RuleCard
from ui.options.rules_section import RulesSection, keys_of
from ui.texts.names import grade_name
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.labels import Text
from ui.widgets.marks import segment_name


class CycleOptions(RulesSection):
    """The shortest rule that applies to an account decides."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "cycles", parent)
        self.start_look()
        self.build(self._cards())

    def _cards(self) -> Iterator[None]:
        yield from self._intervals()
        card = RuleCard(self.tr("When an account is late"))
        self.column.addWidget(card)
        yield from card.add_lines(keys_of([Group.THRESHOLDS]), self.add_cell)

    def section_title(self) -> str:
        return self.tr("Visit cycles")

    def _intervals(self) -> Iterator[None]:
        card = Card(self.tr("How often an account is seen"))
        note = self.tr("Of all rules that apply the one that is due first counts. Due days follow visits on site only.")
        calls = self.tr("Calls count from the last visit or call of any kind.")
        for words in (note, calls):
            card.body.addWidget(Text(words, "body", "text2", wrap=True))
        card.body.addSpacing(px(8))
        table = IntervalTable([self.tr("Segment or condition"), self.tr("On site"), self.tr("By phone or online")])
        card.body.addWidget(table)
        self.column.addWidget(card)
        yield
        for segment, name, rule in _segments():
            table.add(segment, name, [self._cell("interval", rule), self._cell("phone_interval", rule)])
            yield
        for grade in ("special", "grade1", "grade2"):
            words = self.tr("Important user, {grade}").format(grade=grade_name(grade))
            table.add(None, words, [self._cell("interval", grade), None])
        yield
        for event, words in _events():
            table.add(None, words, [self._cell("interval", event), self._cell("phone_interval", event)])
            yield

    def _cell(self, kind: str, rule: str) -> RuleCell | None:
        key = f"visit.{kind}.{rule}"
        return self.add_cell(key) if key in SPECS else None


def _events() -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        ("complaint", translate("CycleOptions", "After a complaint that is open")),
        ("outages", translate("CycleOptions", "After repeated outages")),
        ("new_connection", translate("CycleOptions", "After a new connection")),
    ]


def _segments() -> list[tuple[Segment, str, str]]:
    translate = QCoreApplication.translate
    large, small = segment_name(Segment.LARGE_INDUSTRIAL), segment_name(Segment.SMALL_BUSINESS)
    from_limit = translate("CycleOptions", "{segment}, from the limit below on").format(segment=large)
    below = translate("CycleOptions", "{segment}, below that limit").format(segment=large)
    own = translate("CycleOptions", "{segment} with a transformer of its own").format(segment=small)
    return [
        (Segment.DIRECT_SERVICE, segment_name(Segment.DIRECT_SERVICE), "direct_service"),
        (Segment.TOP100, segment_name(Segment.TOP100), "top100"),
        (Segment.LARGE_INDUSTRIAL, from_limit, "large_industrial_big"),
        (Segment.LARGE_INDUSTRIAL, below, "large_industrial"),
        (Segment.SMALL_BUSINESS, own, "small_business"),
    ]
