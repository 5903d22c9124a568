"""Words of the code lists of what happened: contacts, issues, outages (domain.md 2.7, 3.1, 3.3)."""

from crm.domain.codes import (
    CallResult,
    Direction,
    InteractionKind,
    IssueState,
    OutageState,
    OutageType,
    ReadingQuality,
    SourceRole,
)
from crm.domain.growth_desk import LeadStage
from crm.domain.issues import Urgency
from crm.domain.reading.text import Cell
from crm.domain.reading.words import find, table_of, usual_words

_SOURCES = table_of({
    SourceRole.PRIMARY: "主供|主供电源|主电源|常用|primary supply|main",
    SourceRole.STANDBY: "备供|备用|备供电源|备用电源|standby supply|backup",
    SourceRole.SECURITY: "保安|保安电源|security supply",
})  # fmt: skip

_INTERACTIONS = table_of({
    InteractionKind.NOTE: "记录|备忘|便签|memo",
    InteractionKind.CALL: "电话|通话|电话联系|电话沟通|来电|去电|phone|phone call|telephone",
    InteractionKind.WECHAT: "微信|企业微信",
    InteractionKind.SMS: "短信|text message",
    InteractionKind.MESSAGE: "消息|站内信|app消息",
    InteractionKind.EMAIL: "邮件|电子邮件|mail",
    InteractionKind.COUNTER: "营业厅|柜台|来访|上门来访|counter visit",
    InteractionKind.ONLINE_HALL: "网上营业厅|网厅|掌厅|online hall",
    InteractionKind.MEETING: "会议|座谈|座谈会|面谈",
})  # fmt: skip

_DIRECTIONS = table_of({
    Direction.IN: "来|客户来|呼入|来电|客户联系|incoming|inbound",
    Direction.OUT: "去|我方去|呼出|去电|主动联系|outgoing|outbound",
})  # fmt: skip

_RESULTS = table_of({
    CallResult.REACHED: "已接通|接通|已联系|成功|answered|yes",
    CallResult.NOT_REACHED: "未接通|未接|无人接听|not reached|no answer",
    CallResult.WRONG_NUMBER: "号码错误|空号|错号|wrong number",
})  # fmt: skip

_URGENCIES = table_of({
    Urgency.GENERAL: "一般|普通|normal",
    Urgency.PLANNING: "规划|规划投资|投资",
    Urgency.URGENT: "紧急|加急|特急",
    Urgency.HAZARD: "隐患|重大隐患|安全隐患",
})  # fmt: skip

_ISSUE_STATES = table_of({
    IssueState.NEW: "待受理|新建|未受理|open",
    IssueState.IN_PROGRESS: "处理中|办理中|进行中|已受理|in progress",
    IssueState.TRANSFERRED: "转办|已转办",
    IssueState.SUSPENDED: "挂起|暂缓",
    IssueState.TO_CONFIRM: "待回访|待确认|to confirm|answered",
    IssueState.CLOSED: "已闭环|闭环|已办结|办结|已完成|完成|done",
    IssueState.REOPENED: "退回重办|重办",
    IssueState.CANCELLED: "撤销|已撤销|取消|canceled",
})  # fmt: skip

_OUTAGES = table_of({
    OutageType.PLANNED: "计划停电|计划检修|检修停电|计划|检修|施工停电|planned outage|planned work",
    OutageType.TEMPORARY: "临时停电|临停|临时检修|临时|short-notice|short notice",
    OutageType.FAULT: "故障停电|故障|跳闸|unplanned|fault outage",
    OutageType.LOAD_SHEDDING: "限电|有序用电|拉闸限电|curtailment",
    OutageType.TRANSFER: "转电|调电|负荷转供|load transfer",
    OutageType.ARREARS: "欠费停电|违约停电|欠费|non-payment",
    OutageType.CUSTOMER_SIDE: "用户申请停电|用户侧故障|用户申请|customer side",
})  # fmt: skip

_OUTAGE_STATES = table_of({
    OutageState.DRAFT: "草稿",
    OutageState.PUBLISHED: "已发布|发布|待执行",
    OutageState.RUNNING: "执行中|停电中|进行中|off now",
    OutageState.RESTORED: "已恢复|已复电|恢复|复电|已完成",
    OutageState.CANCELLED: "取消|已取消|canceled",
    OutageState.POSTPONED: "延期|已延期|改期",
})  # fmt: skip

_LEAD_STAGES = table_of({
    LeadStage.LEAD: "意向|意向阶段|线索|intention|interest",
    LeadStage.APPROVED: "立项|已立项|项目立项|approved",
    LeadStage.PERMITTED: "用地/环评|用地环评|用地|环评|permitted",
    LeadStage.APPLIED: "报装受理|已报装|报装|受理|applied",
    LeadStage.PLAN_REPLIED: "供电方案答复|方案答复|供电方案|plan replied",
    LeadStage.BUILDING: "设计施工|设计|施工|在建|building|under construction",
    LeadStage.ENERGIZED: "竣工送电|已送电|送电|投产|energized|energised",
    LeadStage.ON_HOLD: "搁置|暂缓|暂停|on hold",
    LeadStage.CANCELLED: "取消|已取消|终止|cancelled|canceled",
})  # fmt: skip


_QUALITIES = table_of({
    ReadingQuality.READ: "实抄|正常|自动采集|采集|实测|有效|read|actual|measured|valid",
    ReadingQuality.ESTIMATED: "估抄|估计|估算|拟合|补采|异常|estimated|estimate|interpolated",
    ReadingQuality.MENDED: "修正|更正|人工修正|校核|人工录入|corrected|mended|manual",
})  # fmt: skip


def quality(value: Cell) -> ReadingQuality:
    """Return how a reading came about (domain.md 4.1); raises Invalid("cell.quality")."""
    return find(value, _QUALITIES, "cell.quality")


def quality_words() -> list[str]:
    """Return the usual words of how readings come about."""
    return usual_words(_QUALITIES)


def lead_stage(value: Cell) -> LeadStage:
    """Return how far a coming demand has come (domain.md 7); raises Invalid("cell.lead_stage")."""
    return find(value, _LEAD_STAGES, "cell.lead_stage")


def lead_words() -> list[str]:
    """Return the usual words of the stages of coming demand."""
    return usual_words(_LEAD_STAGES)


def source_role(value: Cell) -> SourceRole:
    """Return what a supply point is for; raises Invalid("cell.source_role")."""
    return find(value, _SOURCES, "cell.source_role")


def interaction_kind(value: Cell) -> InteractionKind:
    """Return the channel of a contact; raises Invalid("cell.channel")."""
    return find(value, _INTERACTIONS, "cell.channel")


def direction(value: Cell) -> Direction:
    """Return who turned to whom; raises Invalid("cell.direction")."""
    return find(value, _DIRECTIONS, "cell.direction")


def call_result(value: Cell) -> CallResult:
    """Return how a call ended; raises Invalid("cell.call_result")."""
    return find(value, _RESULTS, "cell.call_result")


def urgency(value: Cell) -> Urgency:
    """Return which rule sets an issue's deadline; raises Invalid("cell.priority")."""
    return find(value, _URGENCIES, "cell.priority")


def issue_state(value: Cell) -> IssueState:
    """Return where an issue stands; raises Invalid("cell.state")."""
    return find(value, _ISSUE_STATES, "cell.state")


def outage_type(value: Cell) -> OutageType:
    """Return the kind of an outage (domain.md 3.1); raises Invalid("cell.outage_type")."""
    return find(value, _OUTAGES, "cell.outage_type")


def outage_state(value: Cell) -> OutageState:
    """Return where an outage stands (domain.md 3.3); raises Invalid("cell.state")."""
    return find(value, _OUTAGE_STATES, "cell.state")


def source_words() -> list[str]:
    """Return the usual words of what supply points are for."""
    return usual_words(_SOURCES)


def outage_words() -> list[str]:
    """Return the usual words of kinds of outages."""
    return usual_words(_OUTAGES)


def issue_words() -> list[str]:
    """Return the usual words of the states of issues."""
    return usual_words(_ISSUE_STATES)
