"""Propose a month of visits: `propose`, `simulate`, `explain`, `best_slots` and `replan` over crm.domain.proposal.

The periodic vehicle routing problem with time windows, optional visits and fixed appointments. Every function is pure;
NumPy and PyVRP are loaded when a plan is first searched for.
"""

from crm.planning.propose.daydrive import simulate
from crm.planning.propose.explaining import explain
from crm.planning.propose.offering import best_slots
from crm.planning.propose.planning import Better, explained, propose
from crm.planning.propose.replanning import replan
from crm.planning.propose.roads import StraightRoads
from crm.planning.propose.usual import Usual, usual_order

__all__ = [
    "Better",
    "StraightRoads",
    "Usual",
    "best_slots",
    "explain",
    "explained",
    "propose",
    "replan",
    "simulate",
    "usual_order",
]
