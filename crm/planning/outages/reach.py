"""Which links of an account an outage takes away, and what is left of its supply (domain.md 3.3)."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import OutageType, SourceRole
from crm.domain.outage_desk import ScopePart
from crm.domain.outages import Effect, Supply, TransferMode
from crm.planning.outages.effects import effect_on, is_interrupted

WORST_FIRST = (SourceRole.PRIMARY, SourceRole.SECURITY, SourceRole.STANDBY)
CERTAIN = frozenset({Effect.OFF, Effect.ON_SECURITY, Effect.BACKUP_LOST})
USUAL_PF = 0.9
"""What turns kVA into kW where no demand was measured."""


class Link(Struct, frozen=True):
    """An account's supply point with where it lies: its feeder, the section, the transformer area, the substation."""

    id: UUID
    account_id: UUID
    role: SourceRole
    feeder_id: UUID
    substation_id: UUID
    section: str | None = None
    area_id: UUID | None = None


class Move(Struct, frozen=True):
    """What an outage is: a transfer moves load to another feeder, live or with a short break."""

    type: OutageType = OutageType.PLANNED
    to_feeder_id: UUID | None = None
    mode: TransferMode | None = None


class Reach(Struct, frozen=True):
    """What an outage does to an account: the role it loses, what that means, the feeder that feeds it meanwhile."""

    role: SourceRole
    effect: Effect
    is_interrupted: bool
    switched_to: UUID | None = None


class Place(Struct, frozen=True):
    """Where a part of the network lies, down to itself; a single account lies nowhere but in itself."""

    substation_id: UUID | None
    feeder_id: UUID | None = None
    section: str | None = None
    area_id: UUID | None = None
    account_id: UUID | None = None

    def holds(self, other: "Place") -> bool:
        """Return whether another part lies in this one, or is it."""
        pairs = (
            (self.substation_id, other.substation_id),
            (self.feeder_id, other.feeder_id),
            (self.section, other.section),
            (self.area_id, other.area_id),
            (self.account_id, other.account_id),
        )
        return all(mine in (None, theirs) for mine, theirs in pairs)


def is_doubled(one: Place, two: Place, are_plans: bool) -> bool:
    """Return whether two outages of one time are one too many: of the same part, or of a feeder and its section.

    Of plans it is enough that one lies in the other.
    """
    if one == two:
        return True
    on_feeder = all(each.feeder_id is not None and each.area_id is None for each in (one, two))
    return (on_feeder or are_plans) and (one.holds(two) or two.holds(one))


def lies_in(link: Link, part: ScopePart) -> bool:
    """Return whether a link hangs on a part of the network, or belongs to an account that is named."""
    if part.account_id is not None:
        return link.account_id == part.account_id
    if part.transformer_area_id is not None:
        return link.area_id == part.transformer_area_id
    if part.feeder_id is not None:
        return link.feeder_id == part.feeder_id and part.section in (None, link.section)
    return part.substation_id is not None and link.substation_id == part.substation_id


def reach_of(links: Sequence[Link], scope: Iterable[ScopePart], others: Iterable[ScopePart], move: Move) -> Reach:
    """Return what an outage does to the account of some links, while `others` are off as well.

    An account that is named and has no link at all is off.
    """
    parts, elsewhere = list(scope), list(others)
    own = [link for link in links if any(lies_in(link, part) for part in parts)]
    role = next((each for each in WORST_FIRST if any(link.role is each for link in own)), SourceRole.PRIMARY)
    if move.type is OutageType.TRANSFER:
        return _moved(links, own, role, move)
    dead = {link.id for link in links if link in own or any(lies_in(link, part) for part in elsewhere)}
    # Each link stands for a feeder of its own, since a section can be off while the rest of its feeder is live.
    effect = effect_on([Supply(link.id, link.role) for link in links], dead) if links else Effect.OFF
    live = [link for link in links if link.id not in dead and link.role is not SourceRole.SECURITY]
    moved_to = live[0].feeder_id if effect is Effect.SWITCHED and live else None
    return Reach(role, effect, is_interrupted(effect), moved_to)


def _moved(links: Sequence[Link], own: Sequence[Link], role: SourceRole, move: Move) -> Reach:
    """Return what a transfer does: load moves with it, and a standby that comes to hang on the main feeder is none."""
    if any(link.role is SourceRole.PRIMARY for link in own) or not links:
        return Reach(role, Effect.SWITCHED, move.mode is TransferMode.BREAK, move.to_feeder_id)
    main = {link.feeder_id for link in links if link.role is SourceRole.PRIMARY}
    return Reach(role, Effect.BACKUP_LOST if move.to_feeder_id in main else Effect.SWITCHED, False, move.to_feeder_id)


def needs_notice(outage_type: OutageType, effect: Effect) -> bool:
    """Return whether an account must be told: whoever a fault moved to its other supply notices nothing."""
    return effect in CERTAIN or (effect is Effect.SWITCHED and outage_type is not OutageType.FAULT)


def effect_of(effect: str | None, interrupted: bool, role: str) -> Effect:
    """Return what an outage means for an account of which only the role and the interruption were written down."""
    if effect is not None:
        return Effect(effect)
    if interrupted:
        return Effect.OFF
    return Effect.SWITCHED if role == SourceRole.PRIMARY else Effect.BACKUP_LOST


def load_kw(demand_kw: float | None, capacity_kva: float) -> float:
    """Return the load in kW that an account takes: the last measured demand, else what its capacity lets through."""
    return demand_kw if demand_kw is not None else capacity_kva * USUAL_PF


def lost_kw(reach: Reach, load: float, security_kw: float | None) -> float:
    """Return the load in kW that is likely lost; a live security supply keeps the protected part of it."""
    if not reach.is_interrupted:
        return 0.0
    return max(0.0, load - (security_kw or 0.0)) if reach.effect is Effect.ON_SECURITY else load
