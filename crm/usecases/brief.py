"""The brief of a visit: one account, several, or all visits of somebody's day, in a fixed number of statements."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from crm.domain import brief as nouns
from crm.domain.accounts import ContactRow, Quality
from crm.domain.brief import Brief, BriefAccount, BriefAdvice, BriefMonth, a_year_before, in_order, twelve_months
from crm.domain.codes import Channel, ImportanceGrade, Segment, Topic
from crm.domain.energy_desk import AdviceKind
from crm.domain.errors import NotFound
from crm.domain.festival import spring_months, sums_to_compare
from crm.domain.notices import NOTICE_KEYS, counted, judged
from crm.domain.quality import quality
from crm.domain.settings import SettingValue
from crm.planning.briefing import BriefRules, asks, suggestions
from crm.planning.duty import status
from crm.storage import brief as store
from crm.storage import brief_past as past
from crm.storage.energy.advice import open_ones
from crm.storage.energy.cases import cases_of_accounts
from crm.storage.people import owners
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values, number
from crm.storage.visits import between
from crm.usecases.brief_answers import last_answers
from crm.usecases.campaigns.agenda import open_campaigns
from crm.usecases.peers import peer_places

Values = Mapping[str, SettingValue]
VISITS = 3
SAFETY_KEYS = {
    "special": "safety.days.special",
    "grade1": "safety.days.grade1",
    "grade2": "safety.days.grade2",
    "hv": "safety.days.hv",
    "lv": "safety.days.lv",
}


def brief(reader: Reader, account_id: UUID, on: date | None = None) -> Brief:
    """Return the brief of an account for a day, today without one; raises NotFound("account.gone")."""
    return briefs(reader, [account_id], on)[0]


def briefs(reader: Reader, account_ids: Iterable[UUID], on: date | None = None) -> tuple[Brief, ...]:
    """Return briefs in the order of their accounts, each once; raises NotFound("account.gone")."""
    ids, day = list(dict.fromkeys(account_ids)), on or reader.clock.today()
    rows = store.accounts(reader, ids)
    if len(rows) < len(ids):
        raise NotFound("account.gone")
    values = all_values(reader, day)
    known = _Known(reader, [rows[key] for key in ids], day, values)
    rules = rules_of(values)
    return tuple(_judged(known.brief_of(rows[key]), rules) for key in ids)


def accounts_of_day(reader: Reader, person_id: UUID, day: date) -> list[UUID]:
    """Return the accounts of somebody's visits on a day in the order of their hours, each once."""
    visits = [row for row in between(reader, person_id, day, day) if row.planned_on == day or row.held_on == day]
    visits.sort(key=lambda row: (row.start is None, row.start or reader.clock.now(), str(row.id)))
    return list(dict.fromkeys(row.account_id for row in visits))


def briefs_of_day(reader: Reader, person_id: UUID, day: date) -> tuple[Brief, ...]:
    """Return the briefs of all of somebody's visits on a day; raises NotFound("brief.no_visits")."""
    found = accounts_of_day(reader, person_id, day)
    if not found:
        raise NotFound("brief.no_visits", day=day)
    return briefs(reader, found, day)


def rules_of(values: Values) -> BriefRules:
    """Return the rules of a day's settings."""
    return BriefRules(
        safety_days={name: int(number(values, key)) for name, key in SAFETY_KEYS.items()},
        verified_days=int(number(values, "contact.verified_days")),
        satisfaction_days=int(number(values, "visit.satisfaction_days")),
        demand_first_month=int(number(values, "demand.first_month")),
        demand_last_month=int(number(values, "demand.last_month")),
        stale_days=int(number(values, "lead.stale_days")),
        repeated_count=int(number(values, "visit.interval.outage_count")),
        repeated_days=int(number(values, "visit.interval.outage_days")),
        pf_target=number(values, "pf.target"),
        rating_low=number(values, "rating.low"),
        source_ratio=number(values, "security_load.source_ratio"),
        over_ratio=number(values, "basic.contract_over_ratio"),
        heavy_share=number(values, "demand.heavy_pct") / 100,
        change_share=number(values, "demand.change_pct") / 100,
    )


def _judged(bare: Brief, rules: BriefRules) -> Brief:
    known = replace(bare, pf_target=rules.pf_target, change_share=rules.change_share)
    return replace(known, asks=asks(bare, rules), suggestions=suggestions(bare, rules))


class _Known:
    """Everything that was asked of the database for some accounts, from which each brief takes its own."""

    def __init__(self, reader: Reader, rows: Sequence[AnyRow], on: date, values: Values) -> None:
        ids = [row.id for row in rows]
        self._reader, self._on, self._values = reader, on, values
        self._hours = {kind: number(values, key) for kind, key in NOTICE_KEYS.items()}
        self._months = twelve_months(on)
        first, last = a_year_before(self._months[0]), self._months[-1]
        self._managers = owners(reader, on)
        self._contacts = store.contacts(reader, ids)
        self._supply = store.supply(reader, ids, on)
        self._promises = store.promises(reader, ids)
        self._leads = store.leads(reader, ids)
        self._advice = open_ones(reader, ids)
        self._cases = cases_of_accounts(reader, ids, on)
        self._campaigns = open_campaigns(reader, ids)
        self._usage = past.months(reader, ids, first, last)
        self._outages = past.outages(reader, ids)
        self._coming = past.coming(reader, ids, timedelta(days=int(number(values, "brief.outage_days"))))
        self._notices = past.notices(reader, ids)
        self._visits = past.visits(reader, ids, VISITS)
        self._rated = past.last_rated(reader, ids)
        self._topics = past.last_topics(reader, ids)
        self._planned = past.planned(reader, ids, on)
        self._planned_topics = past.topics_of(reader, [row.id for each in self._planned.values() for row in each])
        self._answers = last_answers(reader, ids)
        self._peers = peer_places(reader, rows, self._months[0], last, values)
        self._masks = bool(values["privacy.mask_phones"])

    def brief_of(self, row: AnyRow) -> Brief:
        """Return what is known of one account, without what follows from it."""
        key, on, local = row.id, self._on, self._reader.clock.local
        answered_on, answers = self._answers.get(key, (None, ()))
        people = self._contacts.get(key, ())
        return Brief(
            on=on,
            account=self._account(row),
            quality=self._quality(row, people),
            visit=self._visit(key),
            contacts=people,
            months=tuple(self._month(key, month) for month in self._months),
            peers=self._peers.get(key),
            outages=tuple(self._outage(row, each) for each in self._outages.get(key, [])),
            coming=tuple(self._comes(row, each) for each in self._coming.get(key, [])),
            promises=in_order(tuple(self._promises.get(key, [])), on),
            visits=tuple(_past_visit(each) for each in self._visits.get(key, [])),
            answered_on=answered_on,
            answers=answers,
            leads=tuple(self._leads.get(key, [])),
            advice=tuple(BriefAdvice(AdviceKind(row.kind), row.saving_yuan) for row in self._advice.get(key, [])),
            loss_cases=tuple(row.feeder for row in self._cases.get(key, [])),
            campaigns=self._campaigns.get(key, ()),
            last_by_topic={Topic(topic): day for topic, day in self._topics.get(key, {}).items()},
            last_rated_on=self._rated.get(key),
            masks_phones=self._masks,
            made_at=local(self._reader.clock.now()),
        )

    def _account(self, row: AnyRow) -> BriefAccount:
        supply = self._supply.get(row.id, [])
        return BriefAccount(
            id=row.id,
            account_no=row.account_no,
            name=row.name,
            customer=row.customer,
            segment=Segment(row.segment),
            grade=ImportanceGrade(row.importance_grade),
            is_high_risk=row.is_high_risk,
            tariff_class=row.tariff_class,
            industry_code=row.industry_code,
            voltage_code=row.voltage_code,
            contract_kva=row.contract_kva,
            operating_kva=row.operating_kva,
            contract_demand_kw=row.contract_demand_kw,
            own_generator_kw=row.own_generator_kw,
            security_load_kw=row.security_load_kw,
            street_code=row.street_code,
            address=row.address,
            site_access=row.site_access,
            visit_hours=row.visit_hours,
            note=row.note,
            manager=self._managers.get(row.portfolio_id, (None, None))[1],
            last_onsite_on=row.last_onsite_on,
            due_on=row.due_on,
            duty=status(row.due_on, row.interval_days, self._on, self._values),
            rating=row.rating,
            feeders=tuple((f"{point.name} {point.number}", point.role) for point in supply),
        )

    def _quality(self, row: AnyRow, people: Sequence[ContactRow]) -> Quality:
        supply = self._supply.get(row.id, [])
        return quality(
            people,
            industry_code=row.industry_code,
            street_code=row.street_code,
            address=row.address,
            has_place=row.lon is not None and row.lat is not None,
            feeder_confirmed=bool(supply) and all(point.confirmed_on is not None for point in supply),
            grade_known=row.grade_approved_on is not None or row.importance_grade == ImportanceGrade.NONE,
            generator_known=row.own_generator_kw is not None,
            today=self._on,
            verified_days=int(number(self._values, "contact.verified_days")),
        )

    def _month(self, key: UUID, month: date) -> BriefMonth:
        usage = self._usage.get(key, {})
        now, before = (usage.get(each) for each in (month, a_year_before(month)))
        return BriefMonth(
            month,
            now.kwh_total if now else None,
            before.kwh_total if before else None,
            now.max_demand_kw if now else None,
            before.max_demand_kw if before else None,
            now.pf if now else None,
            before.pf if before else None,
            sums_to_compare({at: row.kwh_total for at, row in usage.items()}, month) if spring_months(month) else None,
        )

    def _outage(self, row: AnyRow, each: AnyRow) -> nouns.BriefOutage:
        now, local = self._reader.clock.now(), self._reader.clock.local
        hours = ((each.actual_end or now) - each.actual_start).total_seconds() / 3600
        told = self._notices.get((row.id, each.id), [])
        start = each.planned_start or each.actual_start
        notice = judged(each.type, start, told, ImportanceGrade(row.importance_grade), self._hours)
        return nouns.BriefOutage(
            each.type, each.cause, local(each.actual_start), hours, each.actual_end is None, notice
        )

    def _comes(self, row: AnyRow, each: AnyRow) -> nouns.ComingOutage:
        told = counted(self._notices.get((row.id, each.id), []), ImportanceGrade(row.importance_grade))
        feeder = " ".join(part for part in (each.name, each.number) if part)
        local = self._reader.clock.local
        end: datetime | None = local(each.planned_end) if each.planned_end else None
        return nouns.ComingOutage(each.type, feeder, local(each.planned_start), end, bool(each.interrupted), bool(told))

    def _visit(self, key: UUID) -> nouns.BriefVisit | None:
        rows = self._planned.get(key, [])
        if not rows:
            return None
        row = min(rows, key=lambda each: (each.planned_on, each.planned_start is None, str(each.planned_start)))
        local = self._reader.clock.local
        return nouns.BriefVisit(
            row.id,
            row.planned_on,
            local(row.planned_start) if row.planned_start else None,
            local(row.planned_end) if row.planned_end else None,
            row.person,
            Channel(row.channel),
            row.purpose,
            tuple(Topic(topic) for topic in self._planned_topics.get(row.id, [])),
        )


def _past_visit(row: AnyRow) -> nouns.PastVisit:
    return nouns.PastVisit(row.held_on, Channel(row.channel), row.person, row.content, row.satisfaction, row.recommend)
