"""People at a customer: what is typed of one, and the order in which they are called."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.accounts import ContactRow
from crm.domain.codes import ContactRole, PhoneKind
from crm.domain.errors import Invalid
from crm.domain.reading.identifiers import phones

Item = TypeVar("Item")
LONGEST = 500


class PhoneDraft(Struct, frozen=True):
    """A number as it was typed; `id` names the stored one that it stands for."""

    number: str
    kind: PhoneKind = PhoneKind.MOBILE
    id: UUID | None = None


class ContactDraft(Struct, frozen=True):
    """Everything that can be typed of a contact."""

    name: str = ""
    role: ContactRole = ContactRole.OTHER
    title: str = ""
    email: str = ""
    wechat: str = ""
    note: str = ""
    phones: tuple[PhoneDraft, ...] = ()


def emergency_list(contacts: Iterable[ContactRow]) -> list[ContactRow]:
    """Return those on the emergency call list, the first to call first."""
    places = [(each.emergency_order, each) for each in contacts if each.emergency_order is not None]
    return [each for _place, each in sorted(places, key=lambda pair: pair[0])]


def checked(draft: ContactDraft) -> ContactDraft:
    """Return a contact without needless blanks and empty numbers.

    Raises Invalid("contact.no_name"), Invalid("cell.too_long"), Invalid("cell.phone") or Invalid("contact.email").
    """
    name = " ".join(draft.name.split())
    if not name:
        raise Invalid("contact.no_name")
    if len(name) > LONGEST:
        raise Invalid("cell.too_long", value=name[:30], limit=LONGEST)
    email = draft.email.strip()
    if email and ("@" not in email[1:-1] or any(sign.isspace() for sign in email)):
        raise Invalid("contact.email", value=email[:60])
    numbers = tuple(replace(phone, number=_number(phone.number)) for phone in draft.phones if phone.number.strip())
    return ContactDraft(
        name, draft.role, draft.title.strip(), email, draft.wechat.strip(), draft.note.strip(), _once(numbers)
    )


def _number(typed: str) -> str:
    read = phones(typed)
    if len(read.value) != 1 or read.unread:
        raise Invalid("cell.phone", value=typed.strip()[:60])
    return read.value[0]


def _once(numbers: Iterable[PhoneDraft]) -> tuple[PhoneDraft, ...]:
    """Keep each number once, the first time it stands there."""
    return tuple({phone.number: phone for phone in reversed(tuple(numbers))}.values())[::-1]


def moved(order: Sequence[Item], item: Item, place: int) -> list[Item]:
    """Return an order in which one item stands at a place (held inside the list); the others keep theirs."""
    rest = [each for each in order if each != item]
    at = min(max(place, 0), len(rest))
    return [*rest[:at], item, *rest[at:]]


def places(order: Sequence[UUID], known: Mapping[UUID, int]) -> dict[UUID, int]:
    """Return the place from 1 on of each known contact: those named in that order, then the others as they stood."""
    first = [each for each in dict.fromkeys(order) if each in known]
    rest = sorted((each for each in known if each not in set(first)), key=lambda each: (known[each], each))
    return {each: place for place, each in enumerate([*first, *rest], start=1)}
