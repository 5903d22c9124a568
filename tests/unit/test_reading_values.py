"""Readers of single cells, by example."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from crm.domain.codes import Channel, ImportanceGrade, Segment, Topic
from crm.domain.errors import Invalid
from crm.domain.reading import dates, identifiers, numbers, places, text, words


@pytest.mark.parametrize(
    ("cell", "kva"),
    [
        (1250.0, 1250), ("1250kVA", 1250), ("1,250 kVA", 1250), ("1.25MVA", 1250), ("１，２５０千伏安", 1250),
        ("0.125万千伏安", 1250), (" 1250 ", 1250), ("1250.", 1250), ("1'250", 1250), ("12,345,678.5", 12_345_678.5),
        (0.0, 0), ("1.25e3", 1250), ("630kV·A", 630), ("０", 0),
    ],
)  # fmt: skip
def test_capacities(cell: text.Cell, kva: float) -> None:
    assert numbers.capacity(cell) == kva


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("待定", "cell.number"), ("", "cell.number"), (None, "cell.number"), (True, "cell.number"),
        ("1,25", "cell.number"),
        ("12,3456", "cell.number"), ("630kW", "cell.unit"), ("-5", "cell.negative"), (-5.0, "cell.negative"),
        (float("inf"), "cell.too_large"), (float("nan"), "cell.too_large"), ("9" * 40, "cell.too_large"),
        ("9" * 400, "cell.number"), ("1250+630", "cell.number"), ("约1250", "cell.number"), (1e300, "cell.too_large"),
        (date(2026, 1, 1), "cell.number"), ("1e99", "cell.too_large"),
    ],
)  # fmt: skip
def test_what_is_no_capacity(cell: text.Cell, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        numbers.capacity(cell)
    assert caught.value.code == code


def test_other_units() -> None:
    assert numbers.energy("231.5万千瓦时") == 2_315_000
    assert numbers.energy("-1,200kWh") == -1200
    assert numbers.energy("3 度") == 3
    assert numbers.money("¥1,234.50元") == 1234.5
    assert numbers.money("1.2万元") == 12_000
    assert numbers.power("2MW") == 2000


@pytest.mark.parametrize(
    ("heading", "factor"),
    [
        ("合同容量(kVA)", 1),
        ("合同容量（MVA）", 1000),
        ("容量,万千伏安", 10_000),
        ("容量(单位:兆伏安)", 1000),
        ("容量", 1),
    ],
)
def test_a_heading_gives_the_unit_of_bare_figures(heading: str, factor: float) -> None:
    assert numbers.unit_factor(heading, numbers.CAPACITY) == factor


DAY = date(2022, 2, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2022-02-05", "2022.02.05", "2022/2/5", "2022年2月5日", "2022年02月05日", "20220205", "２０２２－０２－０５",
        "2022-2-5 00:00:00", "2022-02-05T08:30", " 2022 年 2 月 5 日", DAY, datetime(2022, 2, 5, 8), 44597.0, 44597,
        44597.5, 20220205.0,
    ],
)  # fmt: skip
def test_days(cell: text.Cell) -> None:
    assert dates.day(cell) == DAY


@pytest.mark.parametrize(
    "cell",
    ["2026-13-45", "2022-02-30", "22-2-5", "2022年2/5", "", None, True, 12.0, 1e300, float("nan"), "明天",
    "1022-01-01",
     float("inf"), "20221305", time(8)],
)  # fmt: skip
def test_what_is_no_day(cell: text.Cell) -> None:
    with pytest.raises(Invalid) as caught:
        dates.day(cell)
    assert caught.value.code == "cell.date"


@pytest.mark.parametrize(
    "cell",
    [
        "2025年11月",
        "2025-11",
        "2025/11",
        "2025.11",
        "202511",
        202511.0,
        "2025年11月份",
        "2025-11-30",
        date(2025, 11, 3),
    ],
)
def test_months(cell: text.Cell) -> None:
    assert dates.month(cell) == date(2025, 11, 1)


@pytest.mark.parametrize("cell", ["2025-13", "2025.1.", 2025.11, "", None, "11月"])
def test_what_is_no_month(cell: text.Cell) -> None:
    with pytest.raises(Invalid) as caught:
        dates.month(cell)
    assert caught.value.code == "cell.month"


def test_times_of_day() -> None:
    assert [dates.clock(cell) for cell in ("9:05", "9时05分", "09:05:30", time(9, 5), datetime(2026, 1, 1, 9, 5))] == [
        time(9, 5)
    ] * 5
    assert dates.clock(0.5) == time(12)
    for cell in ("25:00", "noon", None, 1.5):
        with pytest.raises(Invalid):
            dates.clock(cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0999756737232", "0999756737232"), ("\t0999756737232", "0999756737232"), ("'0999756737232", "0999756737232"),
        ("\u200b 0999756737232\ufeff", "0999756737232"), ("０９９９７５６７３７２３２", "0999756737232"),
        ('="0999756737232"', "0999756737232"), ("9972 9269 9441 9746", "9972926994419746"),
        (9972926994.0, "9972926994"),
    ],
)  # fmt: skip
def test_account_numbers(cell: text.Cell, number: str) -> None:
    assert identifiers.account_no(cell) == number


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (999756737232.0, "cell.account_no_zeros"), (9972926994419746.0, "cell.account_no_rounded"),
        ("9.97293E+15", "cell.account_no_rounded"), ("12345", "cell.account_no_length"), ("户号", "cell.account_no"),
        ("99729269944197-6", "cell.account_no"), (0.5, "cell.account_no"), (None, "cell.account_no"),
        (True, "cell.account_no"),
        (-9972926994.0, "cell.account_no"), ("٠١٢٣٤٥٦٧٨٩", "cell.account_no"),
    ],
)  # fmt: skip
def test_what_is_no_account_number(cell: text.Cell, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        identifiers.account_no(cell)
    assert caught.value.code == code


def test_lengths_of_account_numbers_are_a_setting() -> None:
    assert identifiers.account_no("00012", (5,)) == "00012"


def test_phones() -> None:
    assert identifiers.phones("１００７８２４５９３７").value == ("10078245937",)
    assert identifiers.phones(10078245937.0).value == ("10078245937",)
    assert identifiers.phones("0755-8888 1234转12；10078245937、10078245938").value == (
        "0755-8888 1234转12",
        "10078245937",
        "10078245938",
    )
    assert identifiers.phones("10078245937 10078245938").value == ("10078245937", "10078245938")
    assert identifiers.phones("10078245937/未知") == text.Partly(("10078245937",), ("未知",))
    with pytest.raises(Invalid, match=r"cell\.phone"):
        identifiers.phones("未知")


def test_credit_codes_carry_a_check_character() -> None:
    assert identifiers.uscc("91350100m000100y43") == "91350100M000100Y43"
    for wrong in ("91350100M000100Y44", "91350100M000100I43", "9135", "", None):
        with pytest.raises(Invalid, match=r"cell\.uscc"):
            identifiers.uscc(wrong)


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (words.segment, "大工业", Segment.LARGE_INDUSTRIAL),
        (words.segment, "大工业用户", Segment.LARGE_INDUSTRIAL),
        (words.segment, " 大工业客户 ", Segment.LARGE_INDUSTRIAL),
        (words.segment, "百强", Segment.TOP100),
        (words.segment, "直通用户", Segment.DIRECT_SERVICE),
        (words.segment, "个体工商业", Segment.SMALL_BUSINESS),
        (words.segment, "一般工商业", Segment.SMALL_BUSINESS),
        (words.segment, "居民", Segment.RESIDENTIAL),
        (words.segment, "Top-100 user", Segment.TOP100),
        (words.segment, "large_industrial", Segment.LARGE_INDUSTRIAL),
        (words.segment, "Large industrial", Segment.LARGE_INDUSTRIAL),
        (words.importance, "普通", ImportanceGrade.NONE),
        (words.importance, "一级重要电力用户", ImportanceGrade.GRADE1),
        (words.importance, "Grade 2", ImportanceGrade.GRADE2),
        (words.channel, "现场", Channel.ON_SITE),
        (words.channel, "On site", Channel.ON_SITE),
        (words.channel, "企业微信", Channel.ONLINE),
        (words.satisfaction, "非常满意", 5),
        (words.satisfaction, "不满意", 2),
        (words.satisfaction, 4.0, 4),
        (words.satisfaction, "４分", 4),
        (words.satisfaction, "Very dissatisfied", 1),
        (words.truth, "是", True),
        (words.truth, "未告知", False),
        (words.truth, True, True),
        (places.voltage, "10kV", "AC10KV"),
        (places.voltage, "１０ＫＶ", "AC10KV"),
        (places.voltage, "交流10千伏", "AC10KV"),
        (places.voltage, "380V", "AC380V"),
        (places.voltage, "0.4kV", "AC380V"),
        (places.voltage, "220V", "AC220V"),
        (places.voltage, "220kV", "AC220KV"),
        (places.voltage, 110.0, "AC110KV"),
        (places.industry, "81", "81"),
        (places.industry, 1.0, "01"),
        (places.industry, "C39", "39"),
        (places.industry, "3911", "39"),
        (places.industry, "教育", "83"),
        (places.industry, "Manufacturing", "C"),
        (places.industry, "计算机、通信和其他电子设备制造业", "39"),
        (places.industry, "39 计算机,通信和其他电子设备制造业", "39"),
        (places.street, "华强北街道", "FT10"),
        (places.street, "华强北", "FT10"),
        (places.street, "福田区华强北街道", "FT10"),
        (places.street, "Huaqiangbei", "FT10"),
        (places.street, "ft10", "FT10"),
    ],
)
def test_words(read: Callable[[text.Cell], object], cell: text.Cell, value: object) -> None:
    assert read(cell) == value


@pytest.mark.parametrize(
    ("read", "cell", "code"),
    [
        (words.segment, "其他类", "cell.segment"), (words.segment, "", "cell.segment"),
        (words.segment, None, "cell.segment"),
        (words.importance, "三级", "cell.importance"), (words.channel, "信鸽", "cell.channel"),
        (words.satisfaction, 6.0, "cell.satisfaction"), (words.satisfaction, 4.5, "cell.satisfaction"),
        (words.satisfaction, True, "cell.satisfaction"), (words.truth, "也许", "cell.yes_no"),
        (places.voltage, "220", "cell.voltage"), (places.voltage, "12kV", "cell.voltage"),
        (places.industry, "99", "cell.industry"), (places.industry, "39 教育", "cell.industry"),
        (places.street, "无名街道", "cell.street"), (places.feeder, "岚湖站", "cell.feeder"),
        (places.feeder, "F12", "cell.feeder"),
    ],
)  # fmt: skip
def test_unknown_words(read: Callable[[text.Cell], object], cell: text.Cell, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        read(cell)
    assert caught.value.code == code


def test_feeders() -> None:
    plain = places.FeederName("岚湖站", "F12", 12)
    assert places.feeder("岚湖站F12") == plain
    assert places.feeder("岚湖站 Ｆ12") == plain
    assert places.feeder("岚湖站F12线") == plain
    assert places.feeder("岚湖变电站F5") == places.FeederName("岚湖站", "F05", 5)
    assert places.feeder("110kV岚湖站 F12 禾屿线") == places.FeederName("岚湖站", "F12", 12, "禾屿线", "AC110KV")


def test_topics_keep_the_words_they_do_not_know() -> None:
    assert words.topics("满意度调查;政策宣传").value == (Topic.SATISFACTION, Topic.POLICY)
    assert words.topics("用电安全检查、政策宣传，政策宣传").value == (Topic.SAFETY_CHECK, Topic.POLICY)
    assert words.topics("绿电/光伏/储能/充电").value == (Topic.GREEN_POWER,)
    assert words.topics("综合走访").value == (Topic.DEMAND_SURVEY,)
    assert words.topics("沟通需求").value == (Topic.DEMAND_SURVEY,)
    assert words.topics("节能建议；看花") == text.Partly((Topic.ENERGY_ADVICE,), ("看花",))


def test_texts() -> None:
    assert text.line("  深圳市岚湖精密有限公司（演示） \u200b") == "深圳市岚湖精密有限公司（演示）"
    assert text.line(81.0) == "81"
    assert text.paragraph("一\r\n二\x07") == "一\n二"
    assert text.names("许文斌 邓宇、林晓岚") == ("许文斌", "邓宇", "林晓岚")
    assert text.names("Anna Berg; Li Wei") == ("Anna Berg", "Li Wei")
    assert text.is_blank(" \u3000\u200b")
    with pytest.raises(Invalid, match=r"cell\.too_long"):
        text.line("x" * 501)
