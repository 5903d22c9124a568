"""A thousand random months, judged by arithmetic that knows nothing of the planner."""

import pytest
from msgspec.structs import force_setattr

from crm.planning.propose import propose
from tests.planning.checker import violations
from tests.planning.months import small_month

BATCH = 100


@pytest.mark.parametrize("first", range(0, 1000, BATCH))
def test_no_plan_breaks_a_rule(first: int) -> None:
    for seed in range(first, first + BATCH):
        problem = small_month(seed)
        proposal = propose(problem, iterations=6)
        assert violations(problem, proposal) == [], f"seed {seed}"
        assert all(each.reason and each.remedy for each in proposal.left_out), f"seed {seed}"
        told = {visit.key for visit in problem.due if visit.published is not None}
        assert not any(each.reason == "plan.reason.worth" for each in proposal.left_out if each.key in told)


def test_the_checker_sees_what_is_wrong() -> None:
    problem = next(each for each in map(small_month, range(100)) if propose(each, iterations=1).stops)
    proposal = propose(problem, iterations=1)
    assert violations(problem, proposal) == []
    force_setattr(proposal.stops[0], "start", proposal.stops[0].start + 1)
    assert violations(problem, proposal)
