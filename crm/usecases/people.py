"""Who works here and whose accounts are shown."""

from uuid import UUID

from crm.domain.errors import NotFound
from crm.domain.people import AreaRow, PersonRow
from crm.storage import people as store
from crm.storage.reader import Reader


def people(reader: Reader) -> list[PersonRow]:
    """Return everybody in pinyin order."""
    return store.people(reader, reader.clock.today())


def areas(reader: Reader) -> list[AreaRow]:
    """Return every supply unit."""
    return store.areas(reader)


def me(reader: Reader) -> UUID | None:
    """Return the person that the login belongs to, if the bureau has named one."""
    return store.person_by_login(reader, reader.actor.login)


def person_named(reader: Reader, name: str) -> UUID:
    """Return the one person of a name; raises NotFound("person.unknown")."""
    found = store.persons_named(reader, name)
    if not found:
        raise NotFound("person.unknown", value=name)
    return found[0]


def area_named(reader: Reader, name: str) -> UUID:
    """Return the supply unit of a name; raises NotFound("area.unknown")."""
    found = store.areas_named(reader, name)
    if not found:
        raise NotFound("area.unknown", value=name)
    return found[0]
