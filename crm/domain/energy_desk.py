"""What the page Energy shows: an account among its peers, its bill, its months, and losses by line (domain.md 4, 5).

Energy is kWh, power kW, money yuan; months are their first days. No peer has a name here.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.comparison import Metric, Standing
from crm.domain.demand_response import Event
from crm.domain.losses import Judged
from crm.domain.peers import PeerGroup
from crm.domain.tariffs import Basis, Period


class AdviceKind(StrEnum):
    """What a customer can change about its bill (domain.md 4.5 and 4.7)."""

    POWER_FACTOR = "power_factor"
    PEAK_SHARE = "peak_share"
    BASIS = "basis"
    DEMAND_OVER = "demand_over"
    RESPONSE = "response"


class AdviceState(StrEnum):
    """How far an advice has come."""

    OPEN = "open"
    TOLD = "told"
    ADOPTED = "adopted"
    DECLINED = "declined"


class Finding(Struct, frozen=True):
    """What stands out about an account: the figure, the one it is held against, and yuan a month where that is known.

    `need` is what it takes: kvar of capacitors, kWh to move, kW or kVA less. `other` is the better basis;
    `event` is the demand response event that it comes from.
    """

    kind: AdviceKind
    value: float
    against: float
    saving: Decimal | None = None
    need: float | None = None
    other: Basis | None = None
    event: Event | None = None


class AdviceLine(Struct, frozen=True):
    """An advice that was given: from which month's figure, what it is worth a month, and the same figure now.

    `now` is None where the figure of the newest month is not known; `visit_on` is the day of the visit that it joined.
    `event` is the demand response event that it comes from.
    """

    advice_id: UUID
    version: int
    kind: AdviceKind
    month: date
    saving: float | None
    value: float | None
    now: float | None
    now_month: date | None
    state: AdviceState
    visit_on: date | None
    note: str | None
    event: Event | None = None


class Subject(Struct, frozen=True):
    """The account that is looked at."""

    account_id: UUID
    name: str
    account_no: str | None
    contract_kva: float
    operating_kva: float


class Comparison(Struct, frozen=True):
    """An account's month among its peers.

    `group` is the one shown and `widened` how many closer groups were too small; None where even the widest is too
    small to be shown. `past` has the account's own metrics by month, oldest first; a gap is a month that is not there.
    `no_bill` is the code of why nothing could be counted in yuan, with the values of its sentence.
    """

    subject: Subject
    month: date
    group: PeerGroup | None
    widened: int
    size: int
    standings: tuple[Standing, ...]
    past: tuple[tuple[date, dict[Metric, float]], ...]
    findings: tuple[Finding, ...]
    no_bill: str | None
    no_bill_values: Mapping[str, object]


class MonthLine(Struct, frozen=True):
    """One month of an account as it was read; None where nothing was. `doubts` are codes of what looks odd."""

    month: date
    kwh: dict[Period, float]
    total: float | None
    kvarh: float | None
    demand_kw: float | None
    pf: float | None
    fee: float | None
    demand_at: datetime | None
    is_missing: bool
    doubts: tuple[str, ...]


class BillLine(Struct, frozen=True):
    """A line of a bill: what is counted, at which price, and what that makes."""

    code: str
    quantity: Decimal
    unit: str
    price: Decimal | None
    amount: Decimal


class ChargeLine(Struct, frozen=True):
    """A part of a bill in yuan as it was counted, and as it was charged; None where the bill did not say."""

    code: str
    counted: Decimal
    charged: Decimal | None


class BasisLine(Struct, frozen=True):
    """A month by both bases of the basic charge, and the demand at which they cost the same."""

    month: date
    capacity_fee: Decimal
    demand_fee: Decimal
    demand_kw: Decimal
    break_even_kw: Decimal
    better: Basis


class ShiftOffer(Struct, frozen=True):
    """What moving energy from peak to valley hours saves: kWh moved, the most that fits, yuan a month."""

    kwh: Decimal
    headroom_kwh: Decimal
    saving: Decimal


class ReliefOffer(Struct, frozen=True):
    """What less basic charge is worth: kW less demand where that pays, else kVA switched off that nobody needs.

    `spare` says that the kVA are what is over the highest demand of the months and a fifth of it; yuan a month.
    """

    amount: Decimal
    spare: bool
    saving: Decimal


class BillView(Struct, frozen=True):
    """The whole bill of a month, what was charged in truth, and what could be saved.

    `charges` are its parts beside those that were read, none where no part was.

    `is_example` says that the prices are the shipped examples and no official ones. `better_basis` and `basis_saving`
    are of the months in `bases`; `flips` are those in which the other basis was cheaper, `risk` the worst of them.
    """

    subject: Subject
    month: date
    plan: str
    plan_name: str
    is_example: bool
    basis: Basis | None
    lines: tuple[BillLine, ...]
    total: Decimal
    average: Decimal | None
    charged: Decimal | None
    charges: tuple[ChargeLine, ...]
    pf: Decimal | None
    pf_standard: Decimal | None
    pf_percent: Decimal
    capacitor_kvar: float
    pf_saving: Decimal
    bases: tuple[BasisLine, ...]
    better_basis: Basis | None
    basis_saving: Decimal
    flips: tuple[date, ...]
    risk: date | None
    shift: ShiftOffer | None
    relief: ReliefOffer | None
    findings: tuple[Finding, ...]


class LossRow(Struct, frozen=True):
    """A feeder's month: what went in, what was sold, how that stands, and its last twelve rates, oldest first.

    With an `area_id` it is the month of that area of the feeder; else `voltage_code` is whose limits it is judged by.
    `falling` are accounts on it that used more than 30 % less than the month before: to be looked at, never accused.
    `days_unusual` tells that its last days stand out against like days, where it is measured by day.
    """

    feeder_id: UUID
    area_id: UUID | None
    name: str
    my_accounts: int
    supply_kwh: float
    sales_kwh: float
    judged: Judged
    rates: tuple[float | None, ...]
    has_transfer: bool
    falling: tuple[tuple[UUID, str, float], ...]
    case_id: UUID | None
    days_unusual: bool = False
    voltage_code: str | None = None


class LossBoard(Struct, frozen=True):
    """All feeders of a month, the most lost energy first, those that cannot be judged last."""

    month: date
    rows: tuple[LossRow, ...]

    @property
    def unusual(self) -> int:
        """How many somebody should look at."""
        return sum(row.judged.is_unusual for row in self.rows)
