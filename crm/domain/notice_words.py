"""The words of notices to customers, by stage and kind; they are Chinese whatever the window speaks (domain.md 3.5)."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crm.domain.codes import OutageType
from crm.domain.outages import Effect, Stage

FIELD = re.compile(r"\{([^{}]+)\}")


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


def filled(key: str, values: Mapping[str, str]) -> str:
    """Return a template with its fields filled in; what a field holds is never read as a field again."""
    return FIELD.sub(lambda found: values[found[1]], notice_words()[key])
