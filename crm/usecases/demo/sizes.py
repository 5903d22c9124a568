"""How much each demo size holds."""

from msgspec import Struct

from crm.domain.codes import Segment


class Size(Struct, frozen=True):
    """Counts of one demo size; `visits_each` and `interactions_each` are per account, None follows the interval."""

    areas: int
    managers: int
    accounts: dict[Segment, int]
    substations: int
    feeders: int
    metered_accounts: int
    months: int
    daily_feeders: int
    contacts_each: float
    tasks_each: float
    interactions_each: int | None
    visits_each: int | None
    leads: int
    curves: int
    orders: int


SMALL = Size(
    areas=2,
    managers=2,
    accounts={
        Segment.DIRECT_SERVICE: 4,
        Segment.TOP100: 8,
        Segment.LARGE_INDUSTRIAL: 48,
        Segment.SMALL_BUSINESS: 14,
        Segment.RESIDENTIAL: 6,
    },
    substations=4,
    feeders=16,
    metered_accounts=80,
    months=25,
    daily_feeders=2,
    contacts_each=2.0,
    tasks_each=1.0,
    interactions_each=None,
    visits_each=None,
    leads=10,
    curves=3,
    orders=20,
)

OFFICE = Size(
    areas=4,
    managers=8,
    accounts={
        Segment.DIRECT_SERVICE: 40,
        Segment.TOP100: 100,
        Segment.LARGE_INDUSTRIAL: 860,
        Segment.SMALL_BUSINESS: 350,
        Segment.RESIDENTIAL: 150,
    },
    substations=24,
    feeders=160,
    metered_accounts=1500,
    months=36,
    daily_feeders=60,
    contacts_each=2.2,
    tasks_each=2.0,
    interactions_each=None,
    visits_each=None,
    leads=250,
    curves=12,
    orders=1200,
)

BUREAU = Size(
    areas=10,
    managers=160,
    accounts={
        Segment.DIRECT_SERVICE: 800,
        Segment.TOP100: 100,
        Segment.LARGE_INDUSTRIAL: 15_100,
        Segment.SMALL_BUSINESS: 3_000,
        Segment.RESIDENTIAL: 1_000,
    },
    substations=60,
    feeders=600,
    metered_accounts=2000,
    months=36,
    daily_feeders=0,
    contacts_each=2.5,
    tasks_each=10.0,
    interactions_each=50,
    visits_each=10,
    leads=1000,
    curves=20,
    orders=5000,
)

SIZES = {"small": SMALL, "office": OFFICE, "bureau": BUREAU}
