"""Who went: the people of the bureau on each held visit."""

from uuid import UUID

from crm.domain.codes import Channel, Side, Topic
from crm.usecases.demo.people import Manager, People
from crm.usecases.demo.source import Source
from crm.usecases.demo.visits import Diary, Row


def visitors(book: Diary, staff: People, source: Source) -> list[Row]:
    """Make the participants of the bureau: whoever held the visit, and on a safety check on site a colleague too."""
    checked = {row["visit_id"] for row in book.topics if row["topic"] is Topic.SAFETY_CHECK}
    names = {row["id"]: row["name"] for row in staff.persons}
    beside = _colleagues(staff.managers)
    rows: list[Row] = []
    for visit in book.visits:
        if visit.get("held_on") is None:
            continue
        went = [visit["person_id"]]
        if visit["id"] in checked and visit["channel"] is Channel.ON_SITE:
            went.append(beside[visit["person_id"]])
        rows.extend(_row(visit, each, names[each], source) for each in went)
    return rows


def _row(visit: Row, person_id: UUID, name: str, source: Source) -> Row:
    same = ("account_id", "portfolio_id", "version", "created_at", "created_by", "updated_at", "updated_by")
    person = {"visit_id": visit["id"], "side": Side.BUREAU, "name": name, "person_id": person_id}
    return {"id": source.id(), **{column: visit[column] for column in same}, **person}


def _colleagues(managers: list[Manager]) -> dict[UUID, UUID]:
    """Return who goes along with each manager: the next one of the list."""
    return {one.id: other.id for one, other in zip(managers, [*managers[1:], managers[0]], strict=True)}
