"""What is typed and what is found, the same on both databases."""

import pytest

from crm.domain.changes import Kind
from crm.domain.codes import Segment
from crm.storage.searchable import expected, rebuild
from crm.storage.store import Store
from crm.storage.tables import Feeder, Substation
from crm.usecases.accounts import edit_account
from crm.usecases.contacts import add_contact
from crm.usecases.recording import finish_visit, start_record
from crm.usecases.search import search
from crm.usecases.tasks import add_task
from tests.support.build import account, bureau, record

NAMES = {
    "9900000000101": "深圳市海岳精密有限公司(演示)",
    "9900000000102": "深圳市单华电子有限公司(演示)",
    "0990000066875": "ACME Demo 工厂",
    "9900000000104": "重庆银行演示支行",
}


@pytest.fixture
def filled(store: Store) -> Store:
    """Four accounts, a contact with a number, a feeder, a task and a visit with words."""
    with store.change() as work:
        home = bureau(work)
        keys = [account(work, home, number, name=name, segment=Segment.TOP100) for number, name in NAMES.items()]
        add_contact(work, keys[0], "单晓燕", number="100 0012 3456")
        station = work.insert(Substation, name="岚湖站", sort_key="lan hu", voltage_code="110kv")
        work.insert(Feeder, substation_id=station, number="F12", line_name="禾屿线")
        add_task(work, "核对变压器油温", account_id=keys[1])
        visit = start_record(work, keys[1], home.manager_id)
        finish_visit(work, visit, 1, record(home, content="客户反映功率因数偏低,建议投切电容。"))
        rebuild(work)
    return store


def titles(store: Store, text: str, *kinds: Kind) -> list[str]:
    with store.read() as reader:
        return [hit.title for hit in search(reader, text, 20, kinds or None)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("海岳", NAMES["9900000000101"]),
        ("海岳精密", NAMES["9900000000101"]),
        ("haiyue", NAMES["9900000000101"]),
        ("hyjm", NAMES["9900000000101"]),
        ("HYJM", NAMES["9900000000101"]),
        ("ｈｙｊｍ", NAMES["9900000000101"]),
        ("9900000000101", NAMES["9900000000101"]),
        ("９９０００００００0101", NAMES["9900000000101"]),
        ("0990000066875", NAMES["0990000066875"]),
        ("66875", NAMES["0990000066875"]),
        ("acme", NAMES["0990000066875"]),
        ("chongqing", NAMES["9900000000104"]),
        ("cqyh", NAMES["9900000000104"]),
        ("shanxiaoyan", "单晓燕"),
        ("sxy", "单晓燕"),
        ("3456", "单晓燕"),
        ("禾屿", "岚湖站F12"),
        ("变压器", "核对变压器油温"),
        ("油温", "核对变压器油温"),
        ("功率因数", "客户反映功率因数偏低,建议投切电容。"),
        ("电容", "客户反映功率因数偏低,建议投切电容。"),
    ],
)
def test_what_is_typed_finds_what_is_meant(filled: Store, text: str, first: str) -> None:
    assert titles(filled, text)[:1] == [first]


@pytest.mark.parametrize("text", ["", " ", "'", '"', "%_*", "()", "不存在的词", "NEAR(", "a AND", "\x00", "；--", "🙂"])
def test_odd_words_find_nothing_and_break_nothing(filled: Store, text: str) -> None:
    assert titles(filled, text) == []


def test_a_kind_narrows(filled: Store) -> None:
    assert titles(filled, "单", Kind.CONTACT) == ["单晓燕"]


def test_a_new_name_is_found_and_the_old_one_is_not(filled: Store) -> None:
    with filled.change() as work:
        hit = search(work, "hyjm")[0]
        edit_account(work, hit.id, 1, name="深圳市岚溪光学有限公司(演示)")
    assert titles(filled, "lxgx") == ["深圳市岚溪光学有限公司(演示)"]
    assert titles(filled, "hyjm") == []


def test_the_index_holds_everything_and_can_be_made_anew(filled: Store) -> None:
    with filled.change() as work:
        assert rebuild(work) == expected(work) == 8
    assert titles(filled, "hyjm") == [NAMES["9900000000101"]]
