"""A random sample for call-backs that anybody can draw again from its seed."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from crm.domain.codes import Segment
from crm.domain.honesty import Candidate

Stratum = tuple[UUID, Segment]


def sample(candidates: Iterable[Candidate], seed: int, each: int) -> list[Candidate]:
    """Draw up to `each` visits of every manager, spread over the segments by their share, the larger rests first.

    The same candidates, in whatever order, with the same seed give the same sample; a manager's draw does not depend
    on the visits of others. The result is ordered by manager, segment and key.
    """
    by_person: dict[UUID, dict[Segment, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(candidates):
        by_person[one.person_id][one.segment].append(one)
    found: list[Candidate] = []
    for person_id, strata in by_person.items():
        shares = shared_out({segment: len(group) for segment, group in strata.items()}, each)
        for segment, group in strata.items():
            chance = random.Random(f"{seed} {person_id} {segment}")
            found += chance.sample(group, shares[segment])
    return sorted(found, key=lambda one: (one.person_id, one.segment, one.visit_id))


def shared_out(sizes: Mapping[Segment, int], total: int) -> dict[Segment, int]:
    """Return how many to draw from each group: by largest remainder, never more than it holds.

    Equal rests go to the smaller group, so that a rare segment is heard too, then to the segment's code.
    """
    wanted, every = min(total, sum(sizes.values())), sum(sizes.values())
    if not every:
        return dict.fromkeys(sizes, 0)
    shares = {segment: wanted * size // every for segment, size in sizes.items()}
    rests = sorted(sizes, key=lambda segment: (-(wanted * sizes[segment] % every), sizes[segment], segment))
    for segment in rests[: wanted - sum(shares.values())]:
        shares[segment] += 1
    return shares
