"""Words that somebody hung on accounts."""

from sqlalchemy import Index, Named

from crm.storage.base import OfAccount, Stamped, live_unique, of_account, table


class AccountTagColumns(Stamped, OfAccount):
    """A word that somebody hung on an account."""

    text: Named[str]


AccountTag = table(
    "account_tag",
    AccountTagColumns,
    *of_account("account_tag", Index("ix_account_tag_text", "text")),
    info=live_unique("account_id", "text"),
)
