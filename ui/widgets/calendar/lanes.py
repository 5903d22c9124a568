"""Which blocks stand side by side."""

from collections.abc import Sequence


def lanes(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return (lane, lanes in its group) for every span of minutes [start, end).

    Spans that overlap, directly or through others, form a group and share its width; each takes the first
    free lane.
    """
    placed: list[tuple[int, int]] = [(0, 1)] * len(spans)
    group: list[int] = []
    ends: list[int] = []
    group_end = -1
    for number in sorted(range(len(spans)), key=lambda one: (spans[one][0], -spans[one][1])):
        start, end = spans[number]
        if group and start >= group_end:
            _close(placed, group, len(ends))
            group, ends = [], []
        lane = next((one for one, busy_until in enumerate(ends) if busy_until <= start), len(ends))
        ends[lane:] = [end, *ends[lane + 1 :]]
        placed[number] = (lane, 1)
        group.append(number)
        group_end = max(group_end, end) if len(group) > 1 else end
    _close(placed, group, len(ends))
    return placed


def _close(placed: list[tuple[int, int]], group: list[int], count: int) -> None:
    for number in group:
        placed[number] = (placed[number][0], count)
