"""Words of the closed code lists, by the synonyms that bureaus write (domain.md 1.1, 1.2, 2.1 and 2.2)."""

import re
from collections.abc import Mapping
from typing import TypeVar

from crm.domain.codelists import work_order_types
from crm.domain.codes import (
    Channel,
    ContactRole,
    ImportanceGrade,
    IssueTopic,
    OrderChannel,
    Priority,
    Segment,
    TariffClass,
    TaskState,
    Topic,
)
from crm.domain.errors import Invalid
from crm.domain.imports import OrderType
from crm.domain.reading.numbers import whole
from crm.domain.reading.text import Cell, Partly, fold, line, pieces, shown
from crm.domain.topic_words import issue_topic as topic_of_words

Code = TypeVar("Code")


def table_of(words: Mapping[Code, str]) -> dict[str, Code]:
    """Return the codes by their own ids and by the words that people write for them."""
    return {fold(word): code for code, row in words.items() for word in [str(code), *row.split("|")]}


_SEGMENTS = table_of({
    Segment.DIRECT_SERVICE: "直通|直通用户|直通客户|直通车|direct service account|direct|direct-line",
    Segment.TOP100: "百强|百强用户|百强客户|百强企业|top 100 user|top 100 users",
    Segment.LARGE_INDUSTRIAL: "大工业|大工业用户|大工业客户|大工业用电|large industrial user|large industry",
    Segment.SMALL_BUSINESS: "个体工商|个体工商业|一般工商业|个体工商业/一般工商业|一般工商业用户|个体工商业用户"
    "|一般工商业客户|个体工商业客户|个体工商户|工商业|小工商业|一般工商业用电|general business",
    Segment.RESIDENTIAL: "居民|居民用户|居民客户|居民用电|居民生活|residential user|household",
})  # fmt: skip

_GRADES = table_of({
    ImportanceGrade.SPECIAL: "特级|特级重要用户|特级重要电力用户|特级用户|special grade",
    ImportanceGrade.GRADE1: "一级|1级|一级重要用户|一级重要电力用户|一级用户|grade 1|1",
    ImportanceGrade.GRADE2: "二级|2级|二级重要用户|二级重要电力用户|二级用户|grade 2|2",
    ImportanceGrade.TEMPORARY: "临时|临时性|临时性重要用户|临时性重要电力用户|临时重要用户",
    ImportanceGrade.NONE: "普通|普通用户|一般|一般用户|无|否|非重要|非重要用户|ordinary|normal|no",
})  # fmt: skip

_CHANNELS = table_of({
    Channel.ON_SITE: "现场|现场走访|上门|上门走访|实地|实地走访|面谈|onsite visit|site visit|in person",
    Channel.PHONE: "电话|电话走访|电话随访|电话回访|电话联系|call|telephone|by phone",
    Channel.ONLINE: "线上|线上走访|网络|微信|企业微信|视频|视频会议|腾讯会议|online meeting|video",
})  # fmt: skip

# The default purposes of domain.md 2.1 name no topic of 2.2. One word stays one topic: both wide purposes are
# talks about what the customer needs, a follow-up and a questionnaire ask how satisfied it is.
_TOPICS = table_of({
    Topic.SAFETY_CHECK: "用电安全检查|安全检查|用电检查|安全用电检查|safety inspection",
    Topic.DEMAND_SURVEY: "用电需求调研|需求调研|用电需求|沟通需求|需求沟通|综合走访|demand|general visit",
    Topic.SATISFACTION: "满意度调查|满意度|满意度回访|回访|电话随访|问卷|问卷调查|satisfaction survey"
    "|follow-up",
    Topic.POLICY: "政策宣传|政策宣贯|电价政策宣传|用电宣传|policy publicity",
    Topic.OUTAGE_COMM: "停电计划沟通|停电沟通|停电通知|计划停电沟通|outage plan|outage communication",
    Topic.INSTALL_PROGRESS: "业扩报装进度|业扩报装|报装进度|业扩进度|installation progress",
    Topic.ENERGY_ADVICE: "节能建议|节能|节能诊断|能效服务|能效诊断|energy saving advice",
    Topic.BILL_EXPLAIN: "电费解释|电费电价|电价解释|账单解释|bill explanation|bill",
    Topic.MARKET_TRADING: "电力市场交易|市场交易|电力交易|市场化交易|power market",
    Topic.DEMAND_RESPONSE: "需求响应邀约|需求响应|需求侧响应|demand response invitation",
    Topic.POWER_QUALITY: "电能质量|供电质量",
    Topic.DATA_VERIFY: "客户信息核实|信息核实|信息核对|客户信息核对|资料核实|data verification",
    Topic.ARREARS: "电费回收|电费催收|催缴电费|欠费催收|debt collection",
    Topic.EMERGENCY_SUPPORT: "保供电|重要保电|保电|supply guarantee",
    Topic.COMPLAINT_CARE: "诉求安抚|客户安抚|投诉处理|投诉安抚|complaint",
    Topic.GREEN_POWER: "绿电/光伏/储能/充电|绿电|光伏|储能|充电|充电桩|绿色用电|green energy",
})  # fmt: skip

_ROLES = table_of({
    ContactRole.MAIN: "主要联系人|主联系人|联系人|负责人|主要负责人|main contact",
    ContactRole.ENERGY: "能源|用电负责人|能源负责人|能源主管|设备主管|设备经理|energy manager",
    ContactRole.ELECTRICIAN: "电工|值班电工|电气负责人|电气主管|高压电工",
    ContactRole.FINANCE: "财务|财务联系人|财务负责人|会计|电费联系人|账务联系人|billing",
    ContactRole.DUTY: "值班|值班室|值班电话|配电房值班|duty room|duty desk",
    ContactRole.EMERGENCY: "应急|应急联系人|紧急联系人|emergency contact",
    ContactRole.LEGAL: "法人|法务|法定代表人|法人代表|legal representative",
    ContactRole.OTHER: "其他|其它",
})  # fmt: skip

_TARIFFS = table_of({
    TariffClass.RESIDENTIAL: "居民|居民生活|居民电价|居民生活用电",
    TariffClass.SINGLE_PART: "单一制|单一制电价|工商业单一制|single-part tariff",
    TariffClass.TWO_PART: "两部制|两部制电价|工商业两部制|大工业|two-part tariff",
    TariffClass.AGRICULTURE: "农业|农业生产|农业生产用电|agricultural",
})  # fmt: skip

_ORDER_TYPES = {
    **{
        fold(word): OrderType(each.type, each.subtype)
        for each in reversed(work_order_types())
        for word in (each.type, each.zh, each.en, each.subtype, f"{each.type}.{each.subtype}")
        if word
    },
    **table_of({
        OrderType("inquiry"): "咨询|咨询类|用电咨询|inquiry",
        OrderType("outage_query"): "停电查询|停电咨询",
        OrderType("complaint"): "投诉类|客户投诉|投诉工单",
        OrderType("report"): "举报类|违约用电举报|窃电举报|行风举报|report",
        OrderType("opinion"): "意见类|客户意见|opinion",
        OrderType("suggestion"): "建议类|客户建议",
        OrderType("praise"): "表扬类|表扬工单",
        OrderType("fault_repair"): "故障报修|报修|抢修|故障|故障抢修|fault repair|fault",
        OrderType("fault_repair", "urban"): "城市故障报修|故障报修（城市）",
        OrderType("service_request"): "业务申请|业务办理|用电业务|服务申请|服务请求|service request"
        "|business application|business_application",
        OrderType("external_12345"): "12345|12345工单|12345热线|市民热线|政务热线",
        OrderType("external_12398"): "12398|12398工单|12398热线|能源监管热线",
    }),
}  # fmt: skip

_ORDER_CHANNELS = table_of({
    OrderChannel.HOTLINE: "95598|95598热线|供电服务热线|热线|电话|来电|电话受理|phone|call|telephone",
    OrderChannel.CITY_HOTLINE: "12345|12345热线|市民热线|政务服务热线|政府热线",
    OrderChannel.REGULATOR: "12398|12398热线|能源监管热线|能监局|监管机构",
    OrderChannel.ONLINE: "网上营业厅|网厅|线上营业厅|掌上营业厅|南网在线|网上国网|app|手机app|线上|网站"
        "|online hall|web",
    OrderChannel.WECHAT: "微信|微信公众号|公众号|企业微信|wechat",
    OrderChannel.COUNTER: "营业厅|柜台|实体营业厅|营业窗口|现场|counter|office",
    OrderChannel.OTHER: "其他|其它|信访|领导信箱|媒体",
})  # fmt: skip

_ISSUE_TOPICS = table_of({
    IssueTopic.OUTAGE: "停电|停电类|频繁停电|停电问题|outages|复电",
    IssueTopic.BILL: "电费|电费电价|电价|电费类|账单|bills|bills and prices|price",
    IssueTopic.INSTALLATION: "业扩报装|报装|业扩|增容|新装|new connection|connection",
    IssueTopic.POWER_QUALITY: "电能质量|电压质量|供电质量|电压|voltage",
    IssueTopic.SAFETY: "安全|用电安全|安全隐患|隐患|safety hazard",
    IssueTopic.METERING: "计量|抄表|抄表计量|电表|meter",
    IssueTopic.NOTICE: "停电通知|通知|通知告知|信息告知|notices",
    IssueTopic.OTHER: "其他|其它",
})  # fmt: skip

_PRIORITIES = table_of({
    Priority.LOW: "低|不急",
    Priority.NORMAL: "中|一般|普通|正常|medium",
    Priority.HIGH: "高|重要|important",
    Priority.URGENT: "紧急|特急|加急",
})  # fmt: skip

_TASK_STATES = table_of({
    TaskState.OPEN: "未完成|待办|进行中|未开始|处理中|in progress|to do|todo",
    TaskState.DONE: "完成|已完成|办结|已办结|completed|closed|finished",
    TaskState.CANCELLED: "取消|已取消|作废|canceled",
})  # fmt: skip

_SATISFACTION = table_of({
    5: "非常满意|很满意|十分满意|very satisfied",
    4: "满意|比较满意|较满意|satisfied",
    3: "一般|基本满意|尚可|中立|neutral|fair",
    2: "不满意|不太满意|较不满意|比较不满意|dissatisfied|unsatisfied",
    1: "非常不满意|很不满意|十分不满意|very dissatisfied|very unsatisfied",
})  # fmt: skip

_TRUTHS = table_of({
    True: "是|有|已|对|√|✓|✔|y|yes|true|1|已告知|已通知|已完成|on",
    False: "否|无|未|没有|不是|×|✗|✘|x|n|no|false|0|未告知|未通知|未完成|off",
})  # fmt: skip


def segment(value: Cell) -> Segment:
    """Return the service segment (domain.md 1.1); raises Invalid("cell.segment")."""
    return find(value, _SEGMENTS, "cell.segment")


def importance(value: Cell) -> ImportanceGrade:
    """Return the grade of an important user (domain.md 1.2); raises Invalid("cell.importance")."""
    return find(value, _GRADES, "cell.importance")


def channel(value: Cell) -> Channel:
    """Return how the visit was held; raises Invalid("cell.channel")."""
    return find(value, _CHANNELS, "cell.channel")


def contact_role(value: Cell) -> ContactRole:
    """Return what a contact is for; raises Invalid("cell.role")."""
    return find(value, _ROLES, "cell.role")


def order_type(value: Cell) -> OrderType:
    """Return the kind of a hotline order (work_order_types.csv); raises Invalid("cell.order_type")."""
    return find(value, _ORDER_TYPES, "cell.order_type")


def order_channel(value: Cell) -> OrderChannel:
    """Return by which way an order came; raises Invalid("cell.order_channel")."""
    return find(value, _ORDER_CHANNELS, "cell.order_channel")


def issue_topic(value: Cell) -> IssueTopic:
    """Return what an order is about, by a code word or by the words in it; raises Invalid("cell.issue_topic")."""
    text = shown(value)
    found = _ISSUE_TOPICS.get(fold(text)) if len(text) <= 60 else None
    if found is None:
        found = topic_of_words(text[:500])
        if found is IssueTopic.OTHER:
            raise Invalid("cell.issue_topic", value=line(text[:60]))
    return found


def tariff_class(value: Cell) -> TariffClass:
    """Return the price family (domain.md 1.1); raises Invalid("cell.tariff")."""
    return find(value, _TARIFFS, "cell.tariff")


def truth(value: Cell) -> bool:
    """Return yes or no; raises Invalid("cell.yes_no")."""
    return value if isinstance(value, bool) else find(value, _TRUTHS, "cell.yes_no")


def priority(value: Cell) -> Priority:
    """Return how urgent a task is; raises Invalid("cell.priority")."""
    return find(value, _PRIORITIES, "cell.priority")


def task_state(value: Cell) -> TaskState:
    """Return how a task stands; raises Invalid("cell.task_state")."""
    return find(value, _TASK_STATES, "cell.task_state")


def satisfaction(value: Cell) -> int:
    """Return 1 (very dissatisfied) to 5 (非常满意); raises Invalid("cell.satisfaction")."""
    try:
        return find(value, _SATISFACTION, "cell.satisfaction")
    except Invalid:
        figure = re.sub(r"(?:分|星|颗星|/5)$", "", fold(shown(value)))
        try:
            return whole(figure, 1, 5)
        except Invalid:
            raise Invalid("cell.satisfaction", value=value) from None


def topics(value: Cell) -> Partly[tuple[Topic, ...]]:
    """Return what a visit was about, once each, and the words that name no topic."""
    known = _TOPICS.get(fold(shown(value)))
    if known:
        return Partly((known,))
    found = {word: _TOPICS.get(fold(word)) for word in pieces(value)}
    return Partly(
        tuple(dict.fromkeys(topic for topic in found.values() if topic)),
        tuple(word for word, topic in found.items() if topic is None),
    )


def usual_words(table: Mapping[str, Code]) -> list[str]:
    """Return for each code the first word that people write for it."""
    found: dict[Code, str] = {}
    for word, code in table.items():
        if word != fold(str(code)):
            found.setdefault(code, word)
    return list(found.values())


def segment_words() -> list[str]:
    """Return the usual words of segments."""
    return usual_words(_SEGMENTS)


def channel_words() -> list[str]:
    """Return the usual words of channels."""
    return usual_words(_CHANNELS)


def importance_words() -> list[str]:
    """Return the usual words of grades."""
    return usual_words(_GRADES)


def task_words() -> list[str]:
    """Return the usual words of the states of tasks."""
    return usual_words(_TASK_STATES)


def find(value: Cell, table: Mapping[str, Code], code: str) -> Code:
    """Return the code of a word; raises Invalid(code)."""
    text = shown(value)
    found = table.get(fold(text)) if len(text) <= 60 else None
    if found is None:
        raise Invalid(code, value=line(text[:60]))
    return found
