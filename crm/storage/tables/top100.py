"""The places of accounts among the top-100 of a year (domain.md 1.1)."""

from datetime import datetime

from sqlalchemy import Index, Named

from crm.storage.base import OfAccount, Stamped, live_unique, of_account, table
from crm.storage.columns import column
from crm.storage.types import UtcDateTime


class Top100RankColumns(Stamped, OfAccount):
    """An account's place among the top-100 of a year, kept for good (domain.md 1.1).

    `year` is the calendar year in which the rank holds, `kwh` the energy of the year before; accounts of one legal
    entity share a rank.
    """

    year: Named[int]
    rank: Named[int]
    kwh: Named[float]
    source: Named[str]
    applied_at: Named[datetime] = column(UtcDateTime)


Top100Rank = table(
    "top100_rank",
    Top100RankColumns,
    *of_account("top100_rank", Index("ix_top100_rank_year_rank", "year", "rank")),
    info=live_unique("account_id", "year"),
)
