"""The rules of the bureau: how they are, how they change from a day on, and what a change does."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from crm.domain.errors import Invalid
from crm.domain.people import check_keeper
from crm.domain.rules import Effect, Rule, RuleValue
from crm.domain.settings import DERIVED_KEYS, HONESTY_KEYS, SPECS, SettingValue, misordered, problem_of
from crm.storage import duty, honesty
from crm.storage import duty_effect as effects
from crm.storage import settings as store
from crm.storage.reader import Reader
from crm.storage.rule_conflicts import settled
from crm.storage.tables import Setting
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.broken import keep_open

Values = Mapping[str, SettingValue]


def rules(reader: Reader, keys: Iterable[str]) -> dict[str, Rule]:
    """Return some rules with what is planned and what was."""
    today, dated = reader.clock.today(), store.dated_values(reader)
    return {key: _rule(key, dated.get(key, []), today) for key in keys}


def _rule(key: str, values: list[RuleValue], today: date) -> Rule:
    spec = SPECS[key]
    begun = [each for each in values if each.starts_on is not None and each.starts_on <= today]
    planned = tuple(values[len(begun) :])
    steps = [RuleValue(spec.default), *begun]
    return Rule(spec, steps[-1], planned, tuple(reversed(steps[:-1])))


def change_rules(work: UnitOfWork, values: Values, starts_on: date, seen: Values | None = None) -> None:
    """Let rules have other values from a day on; accounts are counted anew when that day is here.

    `seen` are the values of that day that whoever changes them has read. Raises Denied("bureau.not_allowed"),
    Invalid for a day before today or a value that cannot be, and as crm.storage.rule_conflicts.settled for values that
    somebody else has changed since.
    """
    check_keeper(work.actor.role)
    if starts_on < work.clock.today():
        raise Invalid("setting.past_day", day=starts_on)
    present = store.all_values(work, starts_on)
    values = settled(work, values, seen or {}, present, starts_on)
    _check(values, {**present, **values})
    if any(key.startswith("notice.") for key in values):
        keep_open(work)
    for key, value in values.items():
        if present[key] != value:
            store.put(work, key, value, starts_on)
    if starts_on == work.clock.today():
        come_into_force(work, values)


def _check(values: Values, after: Values) -> None:
    for key, value in values.items():
        if key not in SPECS:
            raise Invalid("setting.unknown", key=key)
        problem = problem_of(SPECS[key], value)
        if problem is not None:
            raise Invalid(problem.code, key=key, limit=problem.limit)
    for low, high in misordered(after):
        if low in values or high in values:
            raise Invalid("setting.misordered", low=low, high=high)


def withdraw(work: UnitOfWork, setting_id: UUID, version: int, starts_on: date) -> None:
    """Take back a value whose day has not come yet.

    Raises Denied("bureau.not_allowed") and Invalid("setting.in_force").
    """
    check_keeper(work.actor.role)
    if starts_on <= work.clock.today():
        raise Invalid("setting.in_force", day=starts_on)
    work.remove(Setting, setting_id, version)


def effect(reader: Reader, values: Values, starts_on: date) -> Effect:
    """Return what other rules from a day on would do to the accounts."""
    old = store.all_values(reader, starts_on)
    return effects.effect(reader, old, {**old, **values}, starts_on)


def come_into_force(work: UnitOfWork, keys: Iterable[str] = DERIVED_KEYS) -> int:
    """Count accounts anew when some of the rules decide upon them; return how many are due otherwise now.

    Records are judged anew when some of the rules say what is odd about them. Whoever sees no accounts counts none:
    each desk counts its own when it starts (`is_stale`).
    """
    if not work.rights.sees("accounts"):
        return 0
    keys = frozenset(keys)
    if HONESTY_KEYS & keys:
        honesty.refresh(work)
    if not DERIVED_KEYS & keys:
        return 0
    changed = duty.refresh(work)
    work.changes.everything = work.changes.everything or changed > 0
    return changed


def is_stale(reader: Reader) -> bool:
    """Say whether the day of a planned rule has come since accounts were counted, by who may count them."""
    return reader.rights.may("do.edit_account") and effects.is_stale(reader)
