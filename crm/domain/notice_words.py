"""The words of notices to customers, by stage and kind; they are Chinese whatever the window speaks (domain.md 3.5)."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crm.domain.codes import OutageType
from crm.domain.outages import Effect, Stage

FIELD = re.compile(r"\{([^{}]+)\}")
SIGNED = re.compile(r"(客户经理|联系人) ?\{姓名\}")


@cache
def notice_words() -> Mapping[str, str]:
    """Return every template of resources/notices by its key."""
    text = files("resources").joinpath("notices", "zh_CN.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def template_of(outage_type: OutageType, stage: Stage, effect: Effect, has_time: bool) -> str:
    """Return the template of a notice: what is over or called off reads the same for all kinds."""
    if stage in (Stage.RESTORED, Stage.CANCELLED):
        return f"brief.{stage}"
    if stage is Stage.REVISED and has_time:
        return "brief.revised"
    if effect is Effect.BACKUP_LOST and outage_type is not OutageType.TRANSFER:
        return "brief.backup_lost"
    if outage_type is OutageType.FAULT:
        return "brief.fault" if has_time else "brief.fault_unknown"
    return f"brief.{outage_type}"


def body_of(key: str) -> str:
    """Return what a template says between the bureau's mark and greeting and who signs, for channels with a frame."""
    words = notice_words()
    text = words[key]
    for part in ("part.mark", "part.greeting"):
        text = text.removeprefix(words[part])
    for part in ("part.manager", "part.contact"):
        text = text.removesuffix(words[part])
    return text


def advice_for(stage: Stage, effect: Effect, has_own_source: bool) -> tuple[str, ...]:
    """Return the templates of what an account should do while it is off; nothing of it once that is over."""
    if stage in (Stage.RESTORED, Stage.CANCELLED) or effect not in (Effect.OFF, Effect.ON_SECURITY):
        return ()
    return (f"advice.{effect}", *(("advice.own_source",) if has_own_source else ()))


def filled(key: str, values: Mapping[str, str]) -> str:
    """Return a template with its fields filled in; what a field holds is never read as a field again."""
    return filled_in(notice_words()[key], values)


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its fields filled in; where nobody is named to sign it, the hotline does."""
    if not values.get("姓名", "-"):
        text = SIGNED.sub(notice_words()["nobody"], text)
    if values.get("电话") == (hotline := notice_words()["hotline"]):
        text = text.replace("{电话}或" + hotline, hotline)
    return FIELD.sub(lambda found: values[found[1]], text)
