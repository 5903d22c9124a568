"""Lists of the people to call."""

from functools import partial

from crm.domain.imports import ContactDraft
from crm.domain.reading import dates, identifiers, numbers, text, words
from crm.exchange.kinds.common import is_mobile, owner
from crm.exchange.kinds.field import Field, ListKind, Read


def _fields(number: Read) -> list[Field]:
    account_no, account_name = owner(number)
    return [
        account_no,
        Field("name", text.line, required=True),
        account_name,
        Field("role", words.contact_role),
        Field("title", text.line),
        Field("phones", identifiers.phones, piece_code="cell.phone", looks=is_mobile),
        Field("office_phones", identifiers.phones, piece_code="cell.phone"),
        Field("duty_phones", identifiers.phones, piece_code="cell.phone"),
        Field("email", text.line),
        Field("wechat", text.line),
        Field("call_order", partial(numbers.whole, low=1, high=99)),
        Field("verified_on", dates.day, strict=True),
        Field("note", text.paragraph),
    ]


CONTACTS = ListKind(ContactDraft, _fields)
