"""A record as plain data for the draft on this computer, and back."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from crm.domain.codes import Channel, HazardLevel, IssueTopic, Priority, Side, Topic
from crm.domain.issues import Urgency
from crm.domain.survey.answers import answers_of
from crm.domain.visits import FilledForm, FollowUp, HazardDraft, IssueDraft, Material, Participant, RecordDraft

PLAIN = (
    "content",
    "production",
    "advice",
    "reply_on_site",
    "outage_plan_told",
    "demand_kva",
    "satisfaction",
    "no_satisfaction_reason",
    "recommend",
)
DAYS = ("held_on", "demand_on", "next_visit_on")
MOMENTS = ("arrived_at", "left_at")


def to_data(draft: RecordDraft) -> dict[str, Any]:
    """Return a record as what JSON can hold."""
    data: dict[str, Any] = {name: getattr(draft, name) for name in PLAIN}
    for name in (*DAYS, *MOMENTS):
        value = getattr(draft, name)
        data[name] = value.isoformat() if value else None
    data["channel"] = draft.channel
    data["topics"] = list(draft.topics)
    data["participants"] = [
        [each.side, each.name, each.title, _text(each.person_id), _text(each.contact_id)] for each in draft.participants
    ]
    data["issues"] = [[each.text, each.topic, each.urgency, each.unit] for each in draft.issues]
    data["hazards"] = [[each.text, each.level, _text(each.remedy_due)] for each in draft.hazards]
    data["materials"] = [[each.title, each.edition] for each in draft.materials]
    data["surveys"] = [[str(each.version_id), each.answers.as_json()] for each in draft.surveys]
    data["follow_ups"] = [
        [each.title, _text(each.due_on), _text(each.assignee_id), _text(each.due_time), each.priority]
        for each in draft.follow_ups
    ]
    return data


def from_data(data: dict[str, Any]) -> RecordDraft:
    """Return the record that data stand for; raises KeyError, TypeError or ValueError for anything else."""
    values: dict[str, Any] = {name: data[name] for name in PLAIN}
    values.update({name: _day(data[name]) for name in DAYS})
    values.update({name: datetime.fromisoformat(data[name]) if data[name] else None for name in MOMENTS})
    return RecordDraft(
        **values,
        channel=Channel(data["channel"]),
        topics=tuple(Topic(each) for each in data["topics"]),
        participants=tuple(
            Participant(Side(side), name, title, _key(person), _key(contact))
            for side, name, title, person, contact in data["participants"]
        ),
        issues=tuple(_issue(*each) for each in data["issues"]),
        hazards=tuple(HazardDraft(text, HazardLevel(level), _day(due)) for text, level, due in data["hazards"]),
        materials=tuple(Material(*each) for each in data.get("materials", ())),
        surveys=tuple(FilledForm(UUID(key), answers_of(answers)) for key, answers in data.get("surveys", ())),
        follow_ups=tuple(_follow_up(*each) for each in data["follow_ups"]),
    )


def _issue(text: str, topic: str, urgency: str = Urgency.GENERAL, unit: str = "") -> IssueDraft:
    """Return an issue; drafts of a former program know neither urgency nor department."""
    return IssueDraft(text, IssueTopic(topic), Urgency(urgency), unit)


def _follow_up(
    title: str, due: str | None, who: str | None, at: str | None = None, priority: str = Priority.NORMAL
) -> FollowUp:
    """Return a follow-up; drafts of a former program know neither time nor urgency."""
    return FollowUp(title, _day(due), _key(who), time.fromisoformat(at) if at else None, Priority(priority))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _key(text: str | None) -> UUID | None:
    return UUID(text) if text else None
