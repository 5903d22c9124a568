"""What is typed and what is found, as one table, the same on SQLite and PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crm.domain.actor import Actor
from crm.domain.changes import Kind
from crm.domain.clock import FixedClock
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.search import Hit, search
from tests.conftest import NOW
from tests.support import postgres as servers
from tests.support.searched import (
    ACME,
    BANK,
    CAFE,
    FEEDER,
    FULL,
    HAIYUE,
    HUAWEI,
    LEYUE,
    NOTE,
    NUWA,
    OIL,
    OLD,
    QUOTED,
    RIGHT,
    SHAN,
    SMILE,
    TASK,
    VISIT,
    fill,
)

SAID = f"{VISIT} 加装滤波器"
FIRST: dict[str, str] = {
    # Chinese: whole, beginning, inside, two characters, one character
    "深圳市海岳精密有限公司": HAIYUE,
    "海岳": HAIYUE,
    "海岳精密": HAIYUE,
    "精密": HAIYUE,
    "岳": "李海岳",
    "娲": NUWA,
    "单晓": "单晓燕",
    "晓燕": "单晓燕",
    "海岳 精密": HAIYUE,
    "精密 海岳": HAIYUE,
    "海岳精密（有限）": HAIYUE,
    # full pinyin, unfinished, with spaces, from the middle
    "haiyue": HAIYUE,
    "haiyuejingmi": HAIYUE,
    "haiyuejin": HAIYUE,
    "haiy": HAIYUE,
    "hai yue": HAIYUE,
    "hai yue jing mi": HAIYUE,
    "jingmi": HAIYUE,
    "HaiYue": HAIYUE,
    "shenzhenshihaiyue": HAIYUE,
    # initials, in any case and width, mixed with syllables and characters
    "hyjm": HAIYUE,
    "HYJM": HAIYUE,
    "ｈｙｊｍ": HAIYUE,
    "szshyjm": HAIYUE,
    "jmyx": HAIYUE,
    "haiyjm": HAIYUE,
    "hyjingmi": HAIYUE,
    "haiyue精密": HAIYUE,
    "海岳jm": HAIYUE,
    "huawei科技": HUAWEI,
    # all readings, surnames by their own
    "chongqing": BANK,
    "zhongqing": BANK,
    "cqyh": BANK,
    "zqyx": BANK,
    "danhua": SHAN,
    "shanhua": SHAN,
    "chanhua": SHAN,
    "leshan": LEYUE,
    "changle": LEYUE,
    "yinyueting": LEYUE,
    "zhangyue": LEYUE,
    "shanxiaoyan": "单晓燕",
    "sxy": "单晓燕",
    "zengzihan": "曾子涵",
    "xiezhiyuan": "解志远",
    "qiujianguo": "仇建国",
    "oulihua": "区丽华",
    "quli": "区丽华",
    "zhajing": "查静",
    "chajing": "查静",
    "yuchiming": "尉迟明",
    "weichi": "尉迟明",
    "gewei": "盖伟",
    "gaiwei": "盖伟",
    # ü as v and as u
    "nvwa": NUWA,
    "nuwa": NUWA,
    "nüwa": NUWA,
    "lvneng": NUWA,
    "luneng": NUWA,
    # numbers: whole, beginning, tail, any fragment, with signs, full-width
    "9900000000101": HAIYUE,
    "９９０００００００0101": HAIYUE,
    "9900 0000 0010 1": HAIYUE,
    "9900-000000101": HAIYUE,
    "0990000066875": ACME,
    "66875": ACME,
    "6687": ACME,
    "668": ACME,
    "3456": "单晓燕",
    "0012345": "单晓燕",
    "100 0012 3456": "单晓燕",
    "10007788": "曾子涵",
    "0755-1000": "曾子涵",
    "+86 10022334455": "解志远",
    "2233 4455": "解志远",
    "67788": "仇建国",
    "55019927": NUWA,
    "019-927": NUWA,
    "dz5501": NUWA,
    "jld2030": NUWA,
    # traditional and simplified, half-width and full-width, accents
    "华为": HUAWEI,
    "華為": HUAWEI,
    "华为科技": HUAWEI,
    "單華": SHAN,
    "重慶銀行": BANK,
    "abc": FULL,
    "ＡＢＣ": FULL,
    "cafe": CAFE,
    "CAFÉ": CAFE,
    "muller": CAFE,
    "电表倍率": OLD,
    "電錶": OLD,
    # English by the beginning of any word
    "acme": ACME,
    "demo": ACME,
    "acme demo": ACME,
    "precision": HAIYUE,
    "opt": HAIYUE,
    "haiyue optics": HAIYUE,
    "electronics": SHAN,
    # feeders and outages
    "岚湖站F12": FEEDER,
    "岚湖F12": FEEDER,
    "f12 岚湖": FEEDER,
    "lanhuzhanf12": FEEDER,
    "lhzf12": FEEDER,
    "禾屿": FEEDER,
    "heyuxian": FEEDER,
    "朔岭线": "澈塘站F12",
    "雷击": f"{FEEDER} 雷击",
    "T000123": f"{FEEDER} 雷击",
    # tasks, visits, notes
    "变压器": TASK,
    "油温": TASK,
    "柴油": OIL,
    "功率因数": SAID,
    "电容": SAID,
    "功率 电容": SAID,
    "滤波器": SAID,
    "复电时间": NOTE,
    "復電": NOTE,
    # other scripts and signs
    "شركة": RIGHT,
    "笑脸": SMILE,
    "🙂笑脸": SMILE,
    "<b>数据": QUOTED,
    "“弈”": QUOTED,
}
"""What is typed, and what stands first."""

NOTHING = (
    *(
        "",
        " ",
        "\u3000",
        "'",
        '"',
        "''",
        "%",
        "%_*",
        "_",
        "*",
        "\\",
        "\\'",
        "()",
        "\x00",
        "；--",
        "🙂",
        "\u202e",
        "\ud800",
    ),
    *(
        "不存在的词",
        "海密",
        "电阻",
        "温油",
        "NEAR(",
        "a AND",
        "emo",
        "recision",
        "98765",
        "66 77 9",
        "lvwa",
        "hyjmz",
        "zzzz",
    ),
    *("'; DROP TABLE search_entry; --", "海岳' OR '1", "0012-9999", "x" * 10_000, "海" * 10_000, "' \" " * 3000),
)
"""What finds nothing, and does so calmly."""

TOGETHER: dict[str, list[str]] = {
    # exact before beginning before inside, whatever was stored later
    "海岳": [HAIYUE, "李海岳"],
    "f12": [FEEDER, "澈塘站F12", f"{FEEDER} 雷击"],
    "岚湖站f1": ["岚湖站F1", FEEDER, f"{FEEDER} 雷击"],
    "changle": [LEYUE],
    "lan": ["岚湖站F1", FEEDER, f"{FEEDER} 雷击", BANK],
    "shan": ["单晓燕", SHAN, LEYUE],
    "yh": [BANK],
}
"""What is typed, and everything of a name that is found."""


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def searched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One filled database for the whole table on each engine: nothing here changes it."""
    if request.param == "sqlite":
        yield from _filled(tmp_path_factory.mktemp("search") / "search.db")
        return
    server: servers.Server = request.getfixturevalue("postgres")
    with server.database() as address:
        yield from _filled(address)


def _filled(where: str | Path) -> Iterator[Store]:
    store = open_store(where, FixedClock(NOW), Actor("demo"))
    with store.change() as work:
        fill(work)
    yield store
    store.close()


def hits(store: Store, text: str, *kinds: Kind) -> list[Hit]:
    with store.read() as reader:
        return search(reader, text, 20, kinds or None)


@pytest.mark.parametrize(("text", "first"), FIRST.items(), ids=map(ascii, FIRST))
def test_what_is_typed_finds_what_is_meant(searched: Store, text: str, first: str) -> None:
    found = hits(searched, text)
    assert [hit.title for hit in found[:1]] == [first]
    assert found[0].match.spans or found[0].second


@pytest.mark.parametrize("text", NOTHING, ids=lambda text: ascii(text[:12]))
def test_what_finds_nothing_says_so_calmly(searched: Store, text: str) -> None:
    assert hits(searched, text) == []


@pytest.mark.parametrize(("text", "titles"), TOGETHER.items(), ids=map(ascii, TOGETHER))
def test_all_that_is_found_in_its_order(searched: Store, text: str, titles: list[str]) -> None:
    named = (Kind.ACCOUNT, Kind.CONTACT, Kind.FEEDER, Kind.OUTAGE)
    found = [hit.title for hit in hits(searched, text, *named)]
    assert found == titles


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [("单", Kind.CONTACT, "单晓燕"), ("岚湖", Kind.OUTAGE, f"{FEEDER} 雷击"), ("油", Kind.TASK, OIL)],
)
def test_a_kind_narrows(searched: Store, text: str, kind: Kind, title: str) -> None:
    found = hits(searched, text, kind)
    assert {hit.kind for hit in found} == {kind}
    assert title in [hit.title for hit in found]


def test_a_phone_number_shows_only_the_figures_that_were_typed(searched: Store) -> None:
    found = hits(searched, "0012")[0]
    assert (found.title, found.subtitle, found.second) == ("单晓燕", "•••0012••••", ((3, 7),))
