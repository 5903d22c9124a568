"""Ways to close an issue early in plain SQL: each leaves one of the things out that closing needs."""

from collections.abc import Iterator

WHOLE = {
    "result": "'已处理'",
    "responsible_unit": "'营销部'",
    "evidence": "'工单 1'",
    "confirmed_by": "'王演示'",
    "confirmed_channel": "'phone'",
    "confirmed_on": "'2026-11-17'",
    "closed_on": "'2026-11-17'",
}
TEXTS = ("result", "responsible_unit", "evidence", "confirmed_by", "confirmed_channel")


def early_ways() -> Iterator[tuple[str, str]]:
    """Yield (what is left out, the assignments of an UPDATE)."""
    yield "everything", "state = 'closed'"
    for name in WHOLE:
        for empty in ("NULL", *(("''", "'  '") if name in TEXTS else ())):
            values = {**WHOLE, name: empty}
            yield (
                f"{name}={empty}",
                ", ".join(["state = 'closed'", *(f"{key} = {text}" for key, text in values.items())]),
            )
