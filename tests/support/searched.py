"""A small bureau in which there is something to find for every way of searching."""

from uuid import UUID

from crm.domain.codes import Segment
from crm.storage.searchable import rebuild
from crm.storage.tables import Feeder, Meter, MeteringPoint, Outage, Substation
from crm.storage.unit import UnitOfWork
from crm.usecases.contacts import add_contact
from crm.usecases.recording import finish_visit, start_record
from crm.usecases.tasks import add_task
from crm.usecases.timeline import add_note
from tests.support.build import Bureau, account, at, bureau, record

HAIYUE = "深圳市海岳精密有限公司"
SHAN = "深圳市单华电子有限公司"
BANK = "重庆银行岚湖支行"
ACME = "ACME Demo 工厂"
HUAWEI = "華為科技园"
LEYUE = "乐山长乐音乐厅"
NUWA = "女娲绿能"
FULL = "ＡＢＣ冷链"
CAFE = "Café Müller 咖啡"
QUOTED = "“弈”<b>数据</b>"
RIGHT = "شركة الطاقة"
SMILE = "🙂 笑脸电子"
ACCOUNTS = {
    "9900000000101": HAIYUE,
    "9900000000102": SHAN,
    "0990000066875": ACME,
    "9900000000104": BANK,
    "9900000000105": HUAWEI,
    "9900000000106": LEYUE,
    "9900000000107": NUWA,
    "9900000000108": FULL,
    "9900000000109": CAFE,
    "9900000000110": QUOTED,
    "9900000000111": RIGHT,
    "9900000000112": SMILE,
}
ENGLISH = {HAIYUE: "Haiyue Precision Optics", SHAN: "Shanhua Electronics"}
PEOPLE = {
    "单晓燕": "100-0012-3456",
    "曾子涵": "0755 1000 7788",
    "解志远": "+86 100 2233 4455",
    "仇建国": "10066778899",
    "区丽华": "10011112222",
    "查静": "10033334444",
    "尉迟明": "10055556666",
    "盖伟": "10077778888",
    "李海岳": "10099990000",
}
TASK = "核对变压器油温"
OIL = "购买备用电源柴油"
VISIT = "客户反映功率因数偏低,建议投切电容。"
NOTE = "问了复电时间，说明天上午答复"
OLD = "電錶倍率有疑問"
FEEDER = "岚湖站F12"


def fill(work: UnitOfWork) -> tuple[Bureau, dict[str, UUID]]:
    """Make it, and return its accounts by name."""
    home = bureau(work)
    keys = {}
    for number, name in ACCOUNTS.items():
        values = {"name_en": ENGLISH.get(name), "segment": Segment.TOP100}
        keys[name] = account(work, home, number, name=name, **values)
    _meter(work, home, keys[NUWA])
    for place, (name, phone) in enumerate(PEOPLE.items()):
        add_contact(work, keys[ACCOUNTS[f"99000000001{place % 2 + 1:02}"]], name, number=phone)
    _grid(work)
    add_task(work, TASK, account_id=keys[SHAN])
    add_task(work, OIL, account_id=keys[HAIYUE])
    visit = start_record(work, keys[SHAN], home.manager_id)
    finish_visit(work, visit, 1, record(home, content=VISIT, advice="加装滤波器"))
    add_note(work, keys[HAIYUE], NOTE)
    add_note(work, keys[BANK], OLD)
    rebuild(work)
    return home, keys


def _meter(work: UnitOfWork, home: Bureau, account_id: UUID) -> None:
    of_account = {"account_id": account_id, "portfolio_id": home.book_id}
    point = work.insert(MeteringPoint, point_no="JLD-2030-77", **of_account)
    work.insert(Meter, metering_point_id=point, meter_no="DZ 5501-9927", kind="smart", multiplier=1.0, **of_account)


def _grid(work: UnitOfWork) -> None:
    lake = work.insert(Substation, name="岚湖站", sort_key="lan hu", voltage_code="110kv")
    west = work.insert(Substation, name="澈塘站", sort_key="che tang", voltage_code="110kv")
    feeder = work.insert(Feeder, substation_id=lake, number="F12", line_name="禾屿线")
    work.insert(Feeder, substation_id=lake, number="F1", line_name="槿坪线")
    work.insert(Feeder, substation_id=west, number="F12", line_name="朔岭线")
    fault = {"type": "fault", "state": "running", "actual_start": at(8)}
    work.insert(Outage, outage_no="T000123", feeder_id=feeder, cause="雷击", **fault)
