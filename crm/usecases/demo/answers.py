"""How customers of the demo answered the forms that come along, so that past answers stand beside new ones."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict

from crm.domain.codes import Topic
from crm.domain.survey.answers import Answers
from crm.domain.survey.stored import stored
from crm.storage import surveys as store
from crm.storage.bulk import load, unaudited
from crm.storage.reader import AnyRow
from crm.storage.tables import SurveyAnswer
from crm.storage.unit import UnitOfWork
from crm.usecases.demo.source import Source
from crm.usecases.surveys.forms import forms_for_visit
from crm.usecases.surveys.shipped import bring_shipped

DAYS = 240
LOW = 3
"""A score from which on its reasons are asked for."""
OUTPUT = {"up": 30.0, "same": 48.0, "down": 18.0, "stopped": 4.0}
SHIFT = {"one": 30.0, "two": 38.0, "three": 20.0, "continuous": 12.0}
CHANNELS = {"phone": 0.7, "wechat": 0.8, "sms": 0.3, "email": 0.1}
ADVICE = {
    "peak_shift": 0.4,
    "power_factor": 0.25,
    "solar": 0.3,
    "storage": 0.2,
    "charging": 0.1,
    "demand_response": 0.2,
}
OF_SERVICE = ("reliability", "notice", "repair", "connection", "bill", "attitude", "handling", "saving", "information")
REASONS = {"late_notice": 0.4, "wrong_etr": 0.4, "slow_connection": 0.25, "bill_unclear": 0.25, "no_answer": 0.1}


def answer_forms(work: UnitOfWork, seed: int) -> int:
    """Bring the forms in and let visits of the last months answer them; return how many answers there are."""
    bring_shipped(work)
    source = Source(f"{seed} answers", work.clock)
    offered = {each.form.name: each for each in forms_for_visit(work, (Topic.SATISFACTION,))}
    made: list[dict[str, Any]] = []
    for visit in store.held_on_site(work, source.day(-DAYS), Topic.SATISFACTION):
        given: dict[str, Mapping[str, str]] = {}
        if source.often(0.5):
            given["routine_visit"] = _routine(source)
        if visit.asks and visit.satisfaction is not None and visit.recommend is not None and source.often(0.7):
            given["satisfaction"] = _opinion(source, visit.satisfaction, visit.recommend)
        for name, answers in given.items():
            made += _rows(source, visit, offered[name].version_id, stored(offered[name].form, Answers(answers)))
    with unaudited(work):
        return load(work, SurveyAnswer, made)


def _routine(source: Source) -> dict[str, str]:
    told = {"yes": 70.0, "no": 12.0, "unsure": 18.0}
    return {
        "output": source.weighted(OUTPUT),
        "shift": source.weighted(SHIFT),
        "stable": source.weighted({"yes": 92.0, "unsure": 8.0}),
        "outage_told": source.weighted(told),
        "restore_accuracy": str(source.weighted({5: 30.0, 4: 34.0, 3: 22.0, 2: 10.0, 1: 4.0})),
        "channels": _some(source, CHANNELS) or "phone",
        "advice_wanted": _some(source, ADVICE),
        "has_issue": "no",
        "contacts_checked": "OK",
        "form_kind": "routine",
    }


def _opinion(source: Source, csat: int, nps: int) -> dict[str, str]:
    """Return answers that agree with the rating of the record."""
    scores = {name: min(5, max(1, csat + source.pick((-1, 0, 0, 0, 1)))) for name in OF_SERVICE}
    given = {"answers": "yes", "csat": str(csat), "nps": str(nps), **{name: str(each) for name, each in scores.items()}}
    if min(csat, *scores.values()) <= LOW:
        given["low_reasons"] = _some(source, REASONS) or "late_notice"
    return given


def _some(source: Source, shares: Mapping[str, float]) -> str:
    return " ".join(name for name, share in shares.items() if source.often(share))


def _rows(source: Source, visit: AnyRow, version_id: object, answers: Any) -> list[dict[str, Any]]:
    of_visit = {
        "visit_id": visit.id,
        "account_id": visit.account_id,
        "portfolio_id": visit.portfolio_id,
        "version_id": version_id,
        "answered_on": visit.held_on,
        **source.stamps(source.at(visit.held_on, 17)),
    }
    return [{"id": source.id(), **of_visit, **asdict(each)} for each in answers]
