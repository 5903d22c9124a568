"""What the bureau decides upon personal data is kept by what shows and exports it, and looks and exports are noted."""

from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from crm.domain.actor import Actor
from crm.domain.codes import ContactRole, PhoneKind, Role
from crm.domain.errors import Denied
from crm.domain.lists import ListKind
from crm.domain.privacy import ExportKind
from crm.storage.contacts import phones
from crm.storage.lists import contact_rows
from crm.storage.store import Store
from crm.storage.tables import Contact, ContactPhone
from crm.usecases import privacy
from crm.usecases.calls import note_look
from crm.usecases.list_export import ExportColumn, export_list
from crm.usecases.rules import change_rules
from tests.support.build import DAY, account, bureau

NUMBER = "13800001234"


@pytest.fixture
def contact(store: Store) -> UUID:
    """A contact with one number."""
    with store.change() as work:
        home = bureau(work)
        of = {"account_id": account(work, home), "portfolio_id": home.book_id}
        key = work.insert(Contact, name="赵演示", sort_key="zhao", role=ContactRole.MAIN, call_order=1, **of)
        phone = {"contact_id": key, "number": NUMBER, "kind": PhoneKind.MOBILE, "position": 1, "is_doubtful": False}
        work.insert(ContactPhone, **phone, **of)
    return key


def numbers(store: Store, contact: UUID) -> tuple[str, ...]:
    with store.read() as reader:
        return contact_rows.rows(reader, [contact])[0].phones


def exported(store: Store, contact: UUID, folder: Path) -> str:
    out = folder / "contacts.csv"
    column = ExportColumn("Telephone", 20, lambda row: " ".join(row.phones))
    with store.read() as reader:
        export_list(reader, out, ListKind.CONTACTS, [contact], [column], "Contacts", ("all", "today"))
    return out.read_text(encoding="utf-8-sig")


def test_numbers_are_masked_in_lists_until_the_bureau_shows_them(store: Store, contact: UUID) -> None:
    assert numbers(store, contact) == ("138****1234",)
    with store.change() as work:
        change_rules(work, {"privacy.mask_phones": False}, DAY)
    assert numbers(store, contact) == (NUMBER,)


def test_whole_numbers_leave_the_program_only_when_the_bureau_exports_them(
    store: Store, contact: UUID, tmp_path: Path
) -> None:
    with store.change() as work:
        change_rules(work, {"privacy.mask_phones": False}, DAY)
    assert NUMBER not in exported(store, contact, tmp_path)
    with store.change() as work:
        change_rules(work, {"privacy.export_personal": True}, DAY)
    assert NUMBER in exported(store, contact, tmp_path)


def test_looks_and_exports_are_listed_newest_first(store: Store, contact: UUID) -> None:
    with store.change() as work:
        note_look(work, [phones(work, contact)[0].id])
        for rows, name in ((3, "one.xlsx"), (4, "two.xlsx")):
            privacy.note_export(work, ExportKind.CONTACTS, name, rows, True)
    with store.read() as reader:
        log = privacy.privacy_log(reader)
    assert [(line.contact, line.account_id is not None) for line in log.looks] == [("赵演示", True)]
    assert [(line.file_name, line.rows, line.is_personal) for line in log.exports] == [
        ("two.xlsx", 4, True),
        ("one.xlsx", 3, True),
    ]
    assert [line.who for line in log.looks] == [line.who for line in log.exports[:1]]


def test_others_than_keepers_do_not_read_the_log(store: Store, contact: UUID) -> None:
    store.actor = replace(Actor("demo"), role=Role.MANAGER)
    with pytest.raises(Denied), store.read() as reader:
        privacy.privacy_log(reader)
