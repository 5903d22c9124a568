"""The form of a visit record (domain.md 2.3) in sections; it knows values and problems, no database."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.clock import Clock, at_local
from crm.domain.codes import Channel, HazardLevel, Side
from crm.domain.issues import Urgency
from crm.domain.visits import (
    FieldProblem,
    FollowUp,
    HazardDraft,
    Material,
    RecordDraft,
    VisitDetail,
)
from crm.domain.workdays import Workdays
from crm.usecases.surveys.filling import FormToFill
from ui.survey.controls import Days
from ui.texts.errors import told
from ui.texts.names import channel_name, hazard_level_name
from ui.theme.look import px
from ui.visits.issue_list import IssueList
from ui.visits.line_list import LineList
from ui.visits.people_field import PeopleField
from ui.visits.photo_strip import PhotoStrip
from ui.visits.reason_field import ReasonField
from ui.visits.signature import SignaturePart
from ui.visits.survey_part import SurveyPart
from ui.visits.topic_tiles import TopicTiles
from ui.widgets.buttons import Button
from ui.widgets.forms.date_field import DateField, TimeField
from ui.widgets.forms.field import Field
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.tiles import ChoiceTiles, Scale
from ui.widgets.labels import Overline, Separator


class RecordForm(QWidget):
    """`value()` is the record as it stands; `changed` tells of every key.

    The short form asks of a phone or online contact what there is to say of one; what the whole form holds stays.
    """

    changed = Signal()
    plan_asked = Signal()
    """The next visit is to be planned."""

    def __init__(self, clock: Clock, calendar: Callable[[], Workdays], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock, self._calendar = clock, calendar
        self._fields: dict[str, Field] = {}
        self._heads: dict[str, Overline] = {}
        self._long: list[QWidget] = []
        self._urgency: dict[tuple[str, str], Urgency] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(16), px(24), px(24))
        self._column.setSpacing(px(16))
        self._make_controls()
        self._build_visit()
        self._build_talk()
        self._build_survey()
        self._build_issues()
        self._build_files()
        self._build_rating()
        self._column.addStretch(1)
        self._follow_ups: tuple[FollowUp, ...] = ()
        self._quiet = False

    def show_record(self, detail: VisitDetail, draft: RecordDraft, forms: Sequence[FormToFill]) -> None:
        """Show a record with the forms that it was asked by, and offer the people that can have taken part."""
        self.visitors.set_known([(key, name, None) for key, name in detail.colleagues])
        self.customers.set_known(detail.contacts)
        self.surveys.show_forms(forms, draft.surveys)
        self.show_draft(draft)

    def show_draft(self, draft: RecordDraft) -> None:
        """Show the values of a record; nothing counts as typed meanwhile."""
        self._quiet = True
        self.held_on.set_value(draft.held_on)
        self.arrived.set_value(self._clock.local(draft.arrived_at).time() if draft.arrived_at else None)
        self.left.set_value(self._clock.local(draft.left_at).time() if draft.left_at else None)
        self.channel.set_values([draft.channel])
        self.visitors.set_value([each for each in draft.participants if each.side is Side.BUREAU])
        self.customers.set_value([each for each in draft.participants if each.side is Side.CUSTOMER])
        self.topics.set_value(draft.topics)
        for box, text in self._texts(draft):
            box.set_text(text)
        self.told.set_values([] if draft.outage_plan_told is None else ["yes" if draft.outage_plan_told else "no"])
        self.surveys.set_topics(draft.topics)
        self.materials.set_value([(each.title, each.edition, None) for each in draft.materials])
        self.issues.set_issues(draft.issues)
        self.hazards.set_value([(each.text, each.level, each.remedy_due) for each in draft.hazards])
        self.demand.set_value(None if draft.demand_kva is None else Decimal(str(draft.demand_kva)))
        self.demand_on.set_value(draft.demand_on)
        self.satisfaction.set_value(draft.satisfaction)
        self.reason.set_text(draft.no_satisfaction_reason)
        self.recommend.set_value(draft.recommend)
        self.next_visit.set_value(draft.next_visit_on)
        self._follow_ups = draft.follow_ups
        self.show_problems(())
        self._quiet = False

    def value(self) -> RecordDraft:
        """Return the record as it stands."""
        day = self.held_on.value()
        demand = self.demand.value()
        told_values = self.told.values()
        channel = self.channel.values()
        return RecordDraft(
            held_on=day,
            channel=Channel(channel[0]) if channel else Channel.ON_SITE,
            arrived_at=self._moment(day, self.arrived),
            left_at=self._moment(day, self.left),
            topics=self.topics.value(),
            participants=self.visitors.value() + self.customers.value(),
            content=self.content.text(),
            production=self.production.text(),
            advice=self.advice.text(),
            reply_on_site=self.reply.text(),
            outage_plan_told=told_values[0] == "yes" if told_values else None,
            materials=tuple(Material(title, edition) for title, edition, _day in self.materials.value()),
            surveys=self.surveys.value(),
            issues=self.issues.issues(),
            hazards=tuple(HazardDraft(text, HazardLevel(kind), due) for text, kind, due in self.hazards.value()),
            follow_ups=self._follow_ups,
            demand_kva=float(demand) if demand is not None else None,
            demand_on=self.demand_on.value(),
            satisfaction=self.satisfaction.value(),
            no_satisfaction_reason=self.reason.text(),
            recommend=self.recommend.value(),
            next_visit_on=self.next_visit.value(),
        )

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """The tasks that the visit leaves."""
        return self._follow_ups

    def set_follow_ups(self, follow_ups: Sequence[FollowUp]) -> None:
        """Replace the tasks that the visit leaves."""
        self._follow_ups = tuple(follow_ups)
        self._typed()

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Write each problem at its field."""
        by_field = {problem.field: problem for problem in problems}
        for name, field in self._fields.items():
            problem = by_field.get(name)
            field.set_error(told(problem.code) if problem else "")
        unsigned = by_field.get("signature")
        self.signature.name_field.set_error(told(unsigned.code) if unsigned else "")

    def field(self, name: str) -> Field:
        """Return a field, by the name that its problems carry."""
        return self.signature.name_field if name == "signature" else self._fields[name]

    def control(self, name: str) -> QWidget:
        """Return what is mended when a field has a problem."""
        return self.field(name).control if name in self._fields or name == "signature" else self.surveys

    def head(self, section: str) -> QWidget:
        """Return where a section begins."""
        return self._heads[section]

    def set_locked(self, locked: bool) -> None:
        """Show a finished record without letting it be changed."""
        for field in self._fields.values():
            field.control.setEnabled(not locked)
        for part in (self.surveys, self.photos, self.signature):
            part.set_locked(locked)
        self.plan.setEnabled(not locked)

    def set_short(self, short: bool) -> None:
        """Show the few fields of a phone or online contact, or all of them; nothing that was typed is lost."""
        for part in self._long:
            part.setVisible(not short)

    def _make_controls(self) -> None:
        self.held_on = self._day_field()
        self.arrived, self.left = TimeField(), TimeField()
        self.channel = ChoiceTiles([(each, channel_name(each)) for each in Channel])
        self.visitors, self.customers = PeopleField(Side.BUREAU), PeopleField(Side.CUSTOMER)
        self.topics = TopicTiles()
        self.production = GrowingText(self.tr("Output, shifts, orders"), 2)
        self.content = GrowingText(self.tr("What was said"), 4)
        self.advice = GrowingText(self.tr("Saving energy, shifting load"), 2)
        self.reply = GrowingText(self.tr("What was answered on the spot"), 2)
        self.told = ChoiceTiles([("yes", self.tr("Yes")), ("no", self.tr("No"))])
        self.issues = IssueList()
        levels = [(each, hazard_level_name(each)) for each in HazardLevel]
        self.hazards = LineList(levels, self.tr("Add a hazard"), self.tr("What was found"), self._day_field)
        self.demand = NumberField("kVA", Decimal(0), Decimal(1_000_000), True)
        self.demand_on = self._day_field()
        self.satisfaction = Scale(1, 5, self.tr("1 very poor · 5 very good"))
        self.reason = ReasonField()
        self.materials = LineList(self.tr("Edition"), self.tr("Add material"), self.tr("Policy or leaflet"))
        self.surveys = SurveyPart(self._clock, Days(self._clock.today, self._calendar))
        self.photos = PhotoStrip()
        self.signature = SignaturePart(self._signer)
        self.plan = Button(self.tr("Plan it"), "quiet", "calendar-plus")
        self.plan.clicked.connect(self.plan_asked)
        self.recommend = Scale(0, 10, self.tr("0 never · 10 certainly"))
        self.next_visit = self._day_field()

    def _signer(self) -> str:
        """Return the first person of the customer."""
        return next((each.name for each in self.customers.value()), "")

    def _day_field(self) -> DateField:
        return DateField(self._clock.today, self._calendar)

    def _texts(self, draft: RecordDraft) -> list[tuple[GrowingText, str]]:
        return [
            (self.production, draft.production),
            (self.content, draft.content),
            (self.advice, draft.advice),
            (self.reply, draft.reply_on_site),
        ]

    def _build_visit(self) -> None:
        self._section("visit", self.tr("Visit"), first=True)
        self._row(
            self._field("held_on", self.tr("Day"), self.held_on, required=True),
            self._long_field("arrived_at", self.tr("Arrived"), self.arrived),
            self._long_field("left_at", self.tr("Left"), self.left),
        )
        self._row(self._field("channel", self.tr("Channel"), self.channel))
        self._row(
            self._field("participants", self.tr("Who went"), self.visitors, required=True),
            self._field("customers", self.tr("Met with"), self.customers),
        )

    def _build_talk(self) -> None:
        self._section("talk", self.tr("Topics and notes"))
        self._row(self._field("topics", self.tr("Topics"), self.topics, required=True))
        self._row(self._field("content", self.tr("Notes"), self.content, required=True))
        self.topics.changed.connect(lambda: self.surveys.set_topics(self.topics.value()))
        self._row(self._long_field("production", self.tr("Production"), self.production))
        self._row(self._long_field("advice", self.tr("Advice given"), self.advice))
        self._row(self._long_field("reply", self.tr("Reply on site"), self.reply))
        self._row(self._long_field("materials", self.tr("Handed out"), self.materials))
        self._row(self._long_field("told", self.tr("Outage plan told"), self.told))

    def _build_survey(self) -> None:
        self._section("survey", self.tr("Survey"), long=True)
        self.surveys.changed.connect(self._typed)
        self._add_long(self.surveys)

    def _build_issues(self) -> None:
        self._section("issues", self.tr("Issues and hazards"))
        self._row(self._field("issues", self.tr("Issues raised"), self.issues))
        hazards = self.tr("Hazards found, with the day by which they are mended")
        self._row(self._long_field("hazards", hazards, self.hazards))
        self._section("demand", self.tr("Demand"), long=True)
        self._row(
            self._long_field("demand", self.tr("Capacity wanted"), self.demand),
            self._long_field("demand_on", self.tr("Wanted by"), self.demand_on),
        )

    def _build_files(self) -> None:
        self._section("files", self.tr("Photos and signature"), long=True)
        self._add_long(self.photos)
        self.signature.changed.connect(self._typed)
        self._add_long(self.signature)

    def _build_rating(self) -> None:
        self._section("rating", self.tr("Rating and next visit"))
        self._row(self._field("satisfaction", self.tr("Satisfaction"), self.satisfaction, required=True))
        self._row(self._field("reason", self.tr("Or the reason for none"), self.reason))
        self._row(self._long_field("recommend", self.tr("Would recommend us"), self.recommend))
        row = self._row(self._field("next_visit", self.tr("Next visit"), self.next_visit))
        row.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(2)

    def _section(self, key: str, title: str, first: bool = False, long: bool = False) -> None:
        line, self._heads[key] = Separator(), Overline(title)
        for part in (self._heads[key],) if first else (line, self._heads[key]):
            self._column.addWidget(part)
            if long:
                self._long.append(part)

    def _add_long(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._long.append(part)

    def _row(self, *fields: Field) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(16))
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        return row

    def _long_field(self, key: str, label: str, control: Any) -> Field:
        """Return a field that the short form does not ask."""
        field = self._field(key, label, control)
        self._long.append(field)
        return field

    def _field(self, key: str, label: str, control: Any, required: bool = False) -> Field:
        signal = control.textChanged if isinstance(control, DateField | TimeField) else control.changed
        signal.connect(self._typed)
        self._fields[key] = Field(label, control, required=required)
        return self._fields[key]

    def _typed(self, *_values: object) -> None:
        if not self._quiet:
            self.changed.emit()

    def _moment(self, day: date | None, field: TimeField) -> datetime | None:
        at = field.value()
        return at_local(day, at.hour, at.minute, self._clock.zone) if day is not None and at is not None else None
