"""After a hand-over: what is still open with somebody whose time with a book is over returns to its owner.

It does not happen by itself when a day comes: the owner's Today and the settings say what is left and offer it, so
that nobody's plan changes overnight.
"""

from uuid import UUID

from crm.domain.handover import LeftBehind, OpenCount, OpenThing, OpenVisit
from crm.domain.people import check_keeper
from crm.storage import handover as store
from crm.storage.people import owners
from crm.storage.reader import Reader
from crm.storage.tables import Issue, Task, Visit
from crm.storage.unit import UnitOfWork


def left_behind(reader: Reader, owner_id: UUID | None = None) -> list[LeftBehind]:
    """Return what is open with people whose time with a book is over, by book and person; nothing where all is done.

    With `owner_id` only what is left of the books that this person answers for.
    """
    today = reader.clock.today()
    answering = {book: owner for book, (owner, _name) in owners(reader, today).items() if owner_id in (None, owner)}
    found = []
    for row in store.former_holders(reader, today) if answering else ():
        if row.book_id in answering:
            visits, tasks, issues = _left(reader, row.book_id, row.person_id, answering[row.book_id])
            count = OpenCount(len(visits), len(tasks), len(issues))
            if count.total:
                found.append(LeftBehind(row.book_id, row.person_id, row.person, count))
    return found


def take_back(work: UnitOfWork, book_id: UUID, person_id: UUID) -> OpenCount:
    """Give what is open with a person on the accounts of a book to who answers for it, and return how much it was.

    Visits of days that are over stay where they are: whoever planned them has the record to write, or the account is
    due all the same. So do tasks that the owner gave away on purpose. Nothing moves while nobody answers for the book.
    Raises Denied("bureau.not_allowed") for all but the owner and whoever keeps the books.
    """
    owner = owners(work, work.clock.today()).get(book_id)
    if owner is None or work.actor.person_id != owner[0]:
        check_keeper(work.actor.role)
    if owner is None or owner[0] == person_id:
        return OpenCount()
    visits, tasks, issues = _left(work, book_id, person_id, owner[0])
    for visit in visits:
        work.update(Visit, visit.id, visit.version, person_id=owner[0])
    for task in tasks:
        work.update(Task, task.id, task.version, assignee_id=owner[0])
    for issue in issues:
        work.update(Issue, issue.id, issue.version, assignee_id=owner[0])
    return OpenCount(len(visits), len(tasks), len(issues))


def _left(
    reader: Reader, book_id: UUID, person_id: UUID, owner_id: UUID
) -> tuple[list[OpenVisit], list[OpenThing], list[OpenThing]]:
    accounts, today = store.accounts_of_book(reader, book_id), reader.clock.today()
    planned = store.planned_visits(reader, accounts)
    visits = [each for each in planned if each.person_id == person_id and each.on is not None and each.on >= today]
    tasks = store.open_tasks(reader, accounts, [person_id])
    own = [task for task in tasks if task.delegated_by != owner_id]
    return visits, own, store.open_issues(reader, accounts, [person_id])
