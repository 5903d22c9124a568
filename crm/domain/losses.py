"""What is found about the loss of a line, an area or a region (domain.md section 5)."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from msgspec import Struct


class Anomaly(StrEnum):
    """Kinds of what is wrong with a line's month (domain.md 5)."""

    ZERO_SUPPLY = "zero_supply"
    MISSING = "missing"
    NEGATIVE = "negative"
    HIGH = "high"
    WATCH = "watch"
    JUMP = "jump"
    DRIFT = "drift"
    FROZEN = "frozen"


class Judged(Struct, frozen=True):
    """An element's newest month: its rate and the expected one in percent, the range in which it was expected.

    `lost_kwh` is what was lost beyond the expected rate, which counts as far as it lies in the normal range: what was
    always lost too much is lost all the same. Below 0 less was lost. `apart` says that the month cannot be judged, for
    a transfer, meters that were not read, or too little supply; none at all is no little one but a fault.
    """

    month: date
    rate: float | None
    expected: float | None
    low: float | None
    high: float | None
    z: float | None
    lost_kwh: float
    kinds: tuple[Anomaly, ...]
    apart: bool

    @property
    def is_unusual(self) -> bool:
        """Whether somebody should look at it."""
        return not self.apart and any(kind is not Anomaly.WATCH for kind in self.kinds)


class CoursePoint(Struct, frozen=True):
    """A month of a feeder's loss in percent and the range that was expected of it then."""

    month: date
    rate: float | None
    low: float | None
    high: float | None
    is_unusual: bool
    apart: bool


class Section(StrEnum):
    """What of the network a loss is of."""

    FEEDER = "feeder"
    AREA = "area"


class SectionAccount(Struct, frozen=True):
    """An account on a feeder or area: its kWh of a month and of the one before, None where it was not read.

    `is_fallen` says that it used so much less that its meter is worth a look.
    """

    account_id: UUID
    name: str
    kwh: float | None
    before: float | None
    is_fallen: bool

    @property
    def change(self) -> float | None:
        """How the month changed against the one before: -0.3 is a third less; None where one was not read."""
        return None if self.kwh is None or not self.before else self.kwh / self.before - 1


class Element(StrEnum):
    """What has limits of its own: a feeder of up to 20 kV, a transformer area, a line of 35 kV and more."""

    FEEDER = "feeder"
    AREA = "area"
    HIGH = "hv"


USUAL_VOLTAGE = "AC10KV"
"""What a feeder has of which nobody said a voltage."""


def section_name(substation: str, feeder: str, area: str | None = None) -> str:
    """Return what a feeder or one of its areas is called in lists."""
    whole = f"{substation} {feeder}"
    return whole if area is None else f"{area} · {whole}"


class LossCut(StrEnum):
    """By what losses are summed up."""

    REGION = "region"
    STATION = "substation"
    VOLTAGE = "voltage"


class LossSum(Struct, frozen=True):
    """A month's supply and sales of several feeders in kWh, and their loss in percent with and without dedicated ones.

    All energy of a dedicated feeder is one customer's, whose its loss is (domain.md 1.4). `name` is that of a supply
    unit or a substation, or the code of a voltage.
    """

    name: str
    feeders: int
    supply_kwh: float
    sales_kwh: float
    rate: float | None
    shared_rate: float | None


class LossCause(StrEnum):
    """Why a section loses more, or less, than it should (domain.md 5)."""

    WRONG_LINK = "wrong_link"
    READING_DATES = "reading_dates"
    METER = "meter"
    MULTIPLIER = "multiplier"
    COLLECTION = "collection"
    ILLEGAL_USE = "illegal_use"
    OWN_USE = "own_use"
    TRANSFER = "transfer"
    SOLAR = "solar"
    UNBALANCED = "unbalanced"
    OVERLOAD = "overload"
    REACTIVE = "reactive"
    AGEING = "ageing"
    SETTLEMENT = "settlement"


class CaseDraft(Struct, frozen=True):
    """What is known of a case: why, what was seen, what is done about it, and the kWh that came back."""

    cause: LossCause | None = None
    note: str = ""
    action: str = ""
    recovered_kwh: float | None = None


class LossCaseRow(Struct, frozen=True):
    """The case of a feeder's month, or of one of its areas; `closed_on` is None while it is open."""

    case_id: UUID
    version: int
    feeder_id: UUID
    area_id: UUID | None
    feeder: str
    month: date
    opened_on: date
    known: CaseDraft
    closed_on: date | None
