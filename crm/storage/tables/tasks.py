"""Tasks, contacts with customers that are no visits, and files."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from crm.storage.base import Base, OfAccount, Stamped, of_account
from crm.storage.types import Id, UtcDateTime


class Task(Stamped, Base):
    """Something to do; `due_time` is a bureau wall time. A task need not belong to an account."""

    __tablename__ = "task"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "portfolio_id"],
            ["account.id", "account.portfolio_id"],
            onupdate="CASCADE",
            name="fk_task_account",
        ),
        Index("ix_task_account_id", "account_id"),
        Index("ix_task_assignee_id_state_due_on", "assignee_id", "state", "due_on"),
    )

    account_id: Mapped[UUID | None] = mapped_column(Id)
    portfolio_id: Mapped[UUID | None] = mapped_column(Id)
    visit_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("visit.id"), index=True)
    title: Mapped[str]
    note: Mapped[str | None]
    priority: Mapped[str] = mapped_column(default="normal")
    state: Mapped[str] = mapped_column(default="open")
    assignee_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
    due_on: Mapped[date | None]
    due_time: Mapped[time | None]
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Interaction(Stamped, OfAccount, Base):
    """A call, message or note on the timeline."""

    __tablename__ = "interaction"
    __table_args__ = of_account(
        "interaction", Index("ix_interaction_account_id_happened_at", "account_id", "happened_at")
    )

    kind: Mapped[str]
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    text: Mapped[str]
    person_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("person.id"))
    contact_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("contact.id"))
    visit_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("visit.id"))


class Attachment(Stamped, OfAccount, Base):
    """A file kept in the database; `sha256` is the hex digest of `content`."""

    __tablename__ = "attachment"
    __table_args__ = of_account("attachment")

    visit_id: Mapped[UUID | None] = mapped_column(Id, ForeignKey("visit.id"), index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
