"""How bureaus write the headings of their lists; the first word of a field is the usual one.

Units and remarks in brackets, blanks, stars and colons need no entry.
"""

from crm.domain.imports import ImportKind

_ACCOUNT_NO = (
    "户号|用户编号|用户号|客户编号|用电户号|用电客户编号|客户号|户号编号|用户户号|用电编号|account no"
    "|account number|account|account id|customer no"
)
_ACCOUNT_NAME = (
    "客户名称|用户名称|户名|用电户名|用电客户名称|用户名|企业名称|单位名称|公司名称|名称|account name|name"
    "|customer name|customer"
)
_ACCOUNT_NAME_ONLY = _ACCOUNT_NAME.replace("|名称|", "|").replace("|name|", "|")
_PEAK_WHOLE = "峰电量含尖|峰电量(含尖)|含尖峰电量|峰段电量(含尖)|峰电量(含尖峰)|peak with sharp|peak incl. sharp"
_QUALITY = "抄表方式|数据质量|质量标志|数据来源|抄表质量|quality|quality flag|reading type"
_POINT_NO = "计量点编号|计量点|计量点号|测量点|测量点号|计量点标识|metering point|point no|point"
_NOTE = "备注|说明|备注说明|note|notes|remark|remarks"

HEADINGS: dict[ImportKind, dict[str, str]] = {
    ImportKind.ACCOUNTS: {
        "account_no": _ACCOUNT_NO,
        "name": _ACCOUNT_NAME,
        "segment": "客户分类|客户分群|用户分类|用户类别|客户类别|客户类型|用户类型|分群|分类|类别|用电类别"
        "|service segment|segment|class|customer class|category",
        "contract_kva": "合同容量|用电容量|报装容量|容量|受电容量|运行总容量|总容量|变压器容量|contract capacity"
        "|contract kva|capacity|kva",
        "operating_kva": "运行容量|实际运行容量|operating capacity|operating kva",
        "former_account_no": "原户号|旧户号|曾用户号|原用户编号|旧用户编号|former account no|old account no",
        "name_en": "英文名称|客户英文名称|english name|name in english",
        "customer_name": "法人单位|法人名称|所属企业|所属集团|用电主体|主体名称|legal entity|company",
        "uscc": "统一社会信用代码|社会信用代码|信用代码|unified social credit code|credit code",
        "area": "供电单位|供电所|所属供电所|管理单位|所属单位|供电局|区局|营业厅|supply unit|area|unit"
        "|power supply office",
        "manager": "客户经理|责任客户经理|服务经理|责任人|负责经理|管户经理|客户经理姓名|account manager|manager",
        "industry_code": "行业|行业分类|行业类别|所属行业|行业代码|行业名称|国民经济行业|industry|industry code",
        "voltage_code": "供电电压|电压等级|电压|受电电压|用电电压|接入电压|voltage level|voltage|supply voltage",
        "tariff_class": "电价类别|电价|电价类型|计费方式|价格类别|tariff class|tariff",
        "importance_grade": "重要等级|重要性等级|重要用户等级|重要性|用户重要等级|重要级别|importance grade"
        "|importance|grade",
        "is_high_risk": "高危用户|是否高危|是否高危用户|高危|high risk|high-risk user",
        "feeder": "供电线路|线路|馈线|主供线路|线路名称|所属线路|主供电源|供电电源|feeder|supply feeder"
        "|primary feeder|line",
        "standby_feeder": "备供线路|备用线路|备供电源|备用电源线路|第二电源|standby feeder|second feeder",
        "street_code": "街道|所属街道|街道办|所在街道|镇街|street|subdistrict",
        "address": "用电地址|地址|客户地址|详细地址|用户地址|通讯地址|联系地址|supply address|address|site address",
        "lon": "经度|lon|longitude|lng",
        "lat": "纬度|lat|latitude",
        "contact": "联系人|联系人姓名|客户联系人|主要联系人|姓名|contact|contact person|contact name",
        "contact_title": "联系人职务|职务|职位|contact title|title|position",
        "phones": "联系电话|联系人电话|电话|手机|手机号|手机号码|联系方式|移动电话|电话号码|phone|mobile"
        "|telephone|contact phone|phone number",
        "contract_signed_on": "签约日期|合同签订日期|供用电合同签订日期|签订日期|合同日期|签约时间|合同签订时间"
        "|供用电合同签订时间|contract signed on|signed on|contract date|date signed|signing date|contract signing date",
        "contract_demand_kw": "合同最大需量|核定需量|contract demand",
        "own_generator_kw": "自备应急电源容量|自备电源容量|自备发电机容量|发电机容量|own generator|generator capacity",
        "security_load_kw": "保安负荷|保安负荷容量|security load",
        "note": "备注|说明|备注说明|note|notes|remark|remarks",
    },
    ImportKind.CONTACTS: {
        "account_no": _ACCOUNT_NO,
        "name": "联系人|联系人姓名|姓名|客户联系人|contact|contact person|contact name|name",
        "account_name": _ACCOUNT_NAME_ONLY,
        "role": "联系人类型|联系人角色|角色|联系人类别|类型|类别|role|contact role|contact type",
        "title": "职务|职位|联系人职务|岗位|title|position|job title",
        "phones": "联系电话|手机|手机号|手机号码|移动电话|电话|联系人电话|联系方式|电话号码|mobile|phone|mobile phone"
        "|telephone|phone number",
        "office_phones": "办公电话|座机|固定电话|固话|单位电话|office phone|landline",
        "duty_phones": "值班电话|24小时电话|应急电话|duty phone|emergency phone",
        "email": "邮箱|电子邮箱|电子邮件|邮件|email|e-mail|mail",
        "wechat": "微信|微信号|wechat",
        "call_order": "呼叫顺序|联系顺序|优先顺序|顺序|call order|order",
        "verified_on": "核实日期|核对日期|更新日期|信息核实日期|verified on|verified|date verified",
        "note": "备注|说明|note|notes|remark|remarks",
    },
    ImportKind.VISITS: {
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME,
        "held_on": "走访日期|走访时间|拜访日期|拜访时间|服务日期|日期|visit date|date|visited on|date of visit|held on",
        "channel": "走访方式|方式|走访形式|拜访方式|服务方式|沟通方式|channel|visit channel|way|method",
        "visitors": "走访人员|走访人|客户经理|拜访人|拜访人员|参加人员|我方人员|服务人员|责任人|visitors|visitor"
        "|visited by|account manager|manager|staff",
        "arrived": "到达时间|开始时间|arrived|arrival|start time",
        "left": "离开时间|结束时间|left|departure|end time",
        "topics": "走访事由|事由|走访主题|走访目的|走访类型|拜访事由|目的|主题|topics|topic|purpose|visit topic|reason",
        "content": "走访内容|内容|走访情况|走访记录|沟通内容|工作内容|情况记录|content|notes|record"
        "|what was said|description",
        "issue": "客户诉求|诉求|客户意见|客户需求|意见建议|客户反映问题|诉求内容|issue|issues|customer issue"
        "|request|requests",
        "customer_side": "客户方参加人|客户参加人员|客户方人员|被走访人|接待人|客户接待人|customer side|met with"
        "|contact",
        "production": "生产经营情况|生产情况|经营情况|production",
        "advice": "节能建议|节能移峰建议|节能/移峰建议|用电建议|advice|energy advice",
        "reply_on_site": "现场答复|答复|答复情况|处理情况|reply on site|reply|answer",
        "outage_plan_told": "停电计划已告知|停电计划是否告知|是否告知停电计划|outage plan told",
        "demand_kva": "用电需求|增容需求|需求容量|拟增容量|增容容量|demand|demand kva|needed capacity",
        "demand_on": "需求时间|增容时间|需求日期|计划投运时间|demand on|needed on",
        "satisfaction": "满意度|客户满意度|满意度评分|满意度评价|满意程度|satisfaction|satisfaction score|score",
        "no_satisfaction_reason": "未评价原因|无满意度原因|reason for no satisfaction",
        "recommend": "推荐意愿|推荐度|nps|recommend|would recommend",
        "next_visit_on": "下次走访日期|下次走访时间|下次拜访日期|计划下次走访|next visit|next visit date|next visit on",
    },
    ImportKind.ORDERS: {
        "order_no": "工单编号|工单号|工单号码|受理编号|受理单号|业务流水号|流水号|申请编号|编号|work order no"
        "|work order number|order no|order number|order id|ticket no|ticket",
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME_ONLY,
        "type": "工单类型|业务类型|受理类型|诉求类型|工单类别|业务类别|类型|类别|order type|type|kind|category",
        "received_at": "受理时间|受理日期|来电时间|接单时间|派单时间|创建时间|登记时间|诉求时间|时间|received at"
        "|received|date received|created at|created|opened at",
        "topic": "诉求主题|主题|诉求分类|问题分类|问题类别|topic|subject",
        "order_channel": "受理渠道|来源渠道|渠道|来源|诉求来源|受理方式|channel|source|origin",
        "text": "受理内容|诉求内容|工单内容|业务内容|内容|问题描述|描述|客户诉求|诉求|text|content"
        "|description|what was said|details",
        "due_at": "处理时限|办理时限|办结时限|答复时限|要求完成时间|截止时间|到期时间|时限|deadline"
        "|due at|due|reply by",
        "finished_at": "办结时间|完成时间|归档时间|处理完成时间|结束时间|closed at"
        "|finished at|finished|completed at|resolved at",
        "official_state": "工单状态|处理状态|办理状态|受理状态|状态|official state|official status|order state|state"
        "|status",
        "caller": "来电人|来电人姓名|来电客户|诉求人|诉求人姓名|反映人|申请人|联系人|联系人姓名|caller|caller name"
        "|reported by|contact person",
    },
    ImportKind.SUPPLY_POINTS: {
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME,
        "feeder": "供电线路|线路|馈线|线路名称|所属线路|供电电源|电源线路|feeder|supply feeder|line",
        "source_role": "电源性质|电源类型|供电方式|电源角色|主备|供电角色|source role|role|supply role",
        "starts_on": "开始日期|起始日期|生效日期|接入日期|投运日期|starts on|start date|from|since",
        "ends_on": "结束日期|终止日期|失效日期|停用日期|ends on|end date|until|to",
        "confirmed_on": "核实日期|确认日期|核对日期|confirmed on|verified on|date confirmed",
    },
    ImportKind.INTERACTIONS: {
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME,
        "happened_at": "联系时间|沟通时间|记录时间|通话时间|时间|日期|联系日期|发生时间|happened at|time|date"
        "|contacted at|when",
        "text": "联系内容|沟通内容|内容|记录内容|通话内容|备注|text|content|notes|note|what was said",
        "interaction_kind": "联系方式|联系渠道|沟通方式|渠道|方式|类型|channel|kind|type|way",
        "direction": "方向|呼叫方向|联系方向|direction",
        "call_result": "通话结果|联系结果|结果|call result|result|outcome",
        "minutes": "时长|通话时长|分钟|时长分钟|minutes|duration",
        "person": "记录人|联系人员|经办人|客户经理|填写人|我方人员|author|person|by|account manager|manager",
        "contact": "联系人|客户联系人|客户方|对方|contact|contact person|with",
    },
    ImportKind.TASKS: {
        "title": "任务|任务名称|任务标题|标题|事项|待办事项|跟进事项|工作内容|task|title|to do|subject",
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME,
        "assignee": "负责人|责任人|执行人|经办人|客户经理|assignee|responsible|owner|assigned to",
        "delegated_by": "交办人|布置人|派发人|创建人|发起人|delegated by|assigned by|created by",
        "due_on": "截止日期|截止时间|到期日期|完成期限|期限|计划完成日期|due date|due on|due|deadline",
        "priority": "优先级|优先程度|紧急程度|重要程度|priority",
        "task_state": "状态|任务状态|完成状态|完成情况|state|status",
        "done_at": "完成时间|完成日期|办结时间|办结日期|done at|completed at|completed on|done on",
        "note": _NOTE,
    },
    ImportKind.ISSUES: {
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME,
        "raised_on": "提出日期|诉求日期|受理日期|登记日期|发生日期|反映日期|日期|提出时间|raised on|date raised|date"
        "|reported on",
        "text": "诉求|诉求内容|客户诉求|问题|问题描述|内容|客户意见|反映问题|issue|text|description|content"
        "|what was raised",
        "topic": "诉求分类|诉求类型|问题分类|问题类型|分类|类别|主题|topic|kind|category|type",
        "urgency": "紧急程度|诉求等级|时限类型|优先级|urgency|priority",
        "issue_state": "状态|处理状态|诉求状态|闭环状态|办理状态|state|status",
        "assignee": "负责人|责任人|经办人|处理人|客户经理|assignee|handled by|account manager|manager",
        "due_on": "承诺答复期限|答复期限|办理期限|截止日期|时限|期限|整改期限|due date|due on|due|deadline",
        "responsible_unit": "责任部门|承办部门|需转办部门|处理部门|责任单位|responsible unit|unit|department",
        "result": "处理结果|办理结果|答复内容|处理情况|结果|result|outcome|answer",
        "evidence": "佐证|佐证材料|凭证|附件|工单编号|evidence|proof",
        "confirmed_on": "回访日期|确认日期|客户确认日期|confirmed on|call-back date",
        "confirmed_by": "确认人|客户确认人|回访对象|confirmed by",
        "confirmed_channel": "确认方式|回访方式|confirmation channel|confirmed channel|by which way",
        "closed_on": "闭环日期|办结日期|完成日期|关闭日期|closed on|date closed|closed",
    },
    ImportKind.READINGS: {
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME,
        "month": "年月|月份|电量月份|抄表月份|电费年月|统计月份|结算月份|抄表日期|month|year month|billing month|period"
        "|reading date",
        "kwh_sharp": "尖电量|尖峰电量|尖|尖段电量|有功尖|sharp|sharp energy|sharp kwh",
        "kwh_peak": "峰电量|高峰电量|峰|峰段电量|有功峰|peak|peak energy|peak kwh",
        "kwh_peak_whole": _PEAK_WHOLE,
        "kwh_flat": "平电量|平段电量|平|有功平|flat|flat energy|flat kwh|shoulder",
        "kwh_valley": "谷电量|低谷电量|谷|谷段电量|有功谷|valley|valley energy|valley kwh|off-peak",
        "kwh_total": "总电量|电量|有功电量|合计电量|有功总电量|用电量|月电量|售电量|total energy|energy|total|kwh"
        "|active energy|total kwh",
        "kvarh": "无功电量|无功|无功总电量|reactive energy|reactive|kvarh",
        "max_demand_kw": "最大需量|需量|最大负荷|月最大需量|maximum demand|max demand|demand|peak demand",
        "max_demand_at": "最大需量发生时间|需量发生时间|最大需量时间|最大负荷时间|max demand at|time of max demand",
        "operating_kva": "运行容量|计费容量|运行容量kVA|operating capacity|operating kva|billed capacity",
        "days": "天数|用电天数|抄表天数|计费天数|days|billing days",
        "pf": "功率因数|力率|平均功率因数|power factor|pf|cos phi",
        "energy_fee": "电度电费|电量电费|电能电费|energy fee|energy charge",
        "basic_fee": "基本电费|容需量电费|容(需)量电费|basic fee|basic charge",
        "pf_fee": "力调电费|功率因数调整电费|力率调整电费|力率电费|power factor fee|pf fee|power factor charge",
        "surcharge": "基金及附加|政府性基金及附加|代征费|代征电费|附加费|surcharge|government funds|levies",
        "product_output": "产量|产品产量|月产量|product output|output|production volume",
        "output_unit": "产量单位|产品单位|output unit|unit of output",
        "total_fee": "电费|总电费|电费合计|应收电费|电费金额|金额|total fee|fee|bill|amount|charge",
        "quality": _QUALITY,
    },
    ImportKind.OUTAGES: {
        "feeder": "供电线路|停电线路|线路|馈线|停电范围|线路名称|停电设备|feeder|line|feeder off",
        "outage_type": "停电类型|停电性质|类型|性质|停电类别|outage type|type|kind",
        "planned_start": "计划停电时间|停电时间|计划开始时间|开始时间|停电开始时间|计划停电开始时间|起始时间"
        "|planned start|start|starts at|off from|from",
        "planned_end": "计划复电时间|复电时间|送电时间|计划结束时间|结束时间|计划送电时间|停电结束时间|planned end|end"
        "|ends at|back by|until|to",
        "outage_no": "停电编号|计划编号|停电计划编号|停电单号|编号|outage no|outage number|number|plan no",
        "cause": "停电原因|原因|工作内容|停电事由|施工内容|cause|reason|work",
        "outage_state": "状态|停电状态|计划状态|执行状态|state|status",
        "actual_start": "实际停电时间|实际开始时间|actual start|off since",
        "actual_end": "实际复电时间|实际送电时间|实际结束时间|actual end|restored at",
        "transfer_to": "转供线路|转带线路|转供电源|转电线路|transfer to|transferred to",
        "published_at": "通知日期|发布日期|发布时间|公告日期|通知时间|published at|notice date|published|announced on",
        "note": _NOTE,
    },
    ImportKind.LOSSES: {
        "feeder": "线路|馈线|线路名称|供电线路|馈线名称|feeder|line",
        "transformer_area": "台区|台区名称|配电变压器|公变|公变名称|变压器名称|transformer area|area|transformer",
        "month": "年月|月份|统计月份|线损月份|统计期|month|year month|period",
        "day": "日期|数据日期|统计日期|线损日期|day|date",
        "supply_kwh": "供电量|供入电量|输入电量|关口电量|supply|energy supplied|supplied|supply kwh",
        "sales_kwh": "售电量|售出电量|销售电量|用户售电量|sales|energy sold|sold|sales kwh",
        "coverage_pct": "采集覆盖率|采集成功率|抄表率|覆盖率|meter coverage|coverage",
        "voltage_code": "电压等级|线路电压|馈线电压|feeder voltage|voltage level|voltage",
        "has_transfer": "有无转供|转供|是否转供|登记转供|transferred|transfer|load moved",
    },
    ImportKind.LEADS: {
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME,
        "project": "项目名称|项目|用电项目|工程名称|project|project name",
        "applied_kva": "报装容量|申请容量|新增容量|增容容量|applied capacity|applied kva|added capacity",
        "lead_stage": "项目阶段|阶段|进度|当前阶段|stage|progress",
        "probability": "概率|实现概率|可能性|把握|probability|likelihood",
        "earliest_on": "最早送电日期|最早投产|最早送电|earliest on|earliest",
        "latest_on": "最晚送电日期|最晚投产|最晚送电|latest on|latest",
        "purpose": "用电用途|用途|项目用途|建设用途|purpose|use",
        "voltage_code": "电压等级|供电电压|申请电压|接入电压|voltage|supply voltage",
        "is_dual": "双电源|是否双电源|双回路|双电源需求|dual supply|dual source|two sources",
        "load_character": "负荷特性|负荷性质|用电特性|班制|load character|load type",
        "contact": "联系人|项目联系人|客户联系人|contact|contact person",
        "ramp": "负荷爬坡|分年负荷|爬坡系数|投产比例|达产比例|ramp|load ramp",
        "feeder": "拟接线路|意向线路|接入线路|期望线路|desired feeder|wanted feeder|feeder",
        "expected_on": "预计送电日期|预计投产日期|预计用电时间|计划投产时间|expected energization"
        "|expected on|energized on",
        "note": _NOTE,
    },
    ImportKind.CURVES: {
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME,
        "point_no": _POINT_NO,
        "day": "日期|数据日期|用电日期|电量日期|采集日期|day|date",
        "kwh_sharp": "尖电量|尖峰电量|尖|尖段电量|有功尖|sharp|sharp energy|sharp kwh",
        "kwh_peak": "峰电量|高峰电量|峰|峰段电量|有功峰|peak|peak energy|peak kwh",
        "kwh_peak_whole": _PEAK_WHOLE,
        "kwh_flat": "平电量|平段电量|平|有功平|flat|flat energy|flat kwh|shoulder",
        "kwh_valley": "谷电量|低谷电量|谷|谷段电量|有功谷|valley|valley energy|valley kwh|off-peak",
        "kwh_total": "日电量|总电量|电量|有功电量|当日电量|用电量|daily energy|total energy|energy|total|kwh",
        "max_demand_kw": "最大负荷|日最大负荷|最大需量|最高负荷|maximum load|max load|peak load|max demand",
        "loads": "负荷曲线|日负荷曲线|功率曲线|有功功率曲线|96点负荷|负荷|load curve|curve|loads",
        "quality": _QUALITY,
    },
    ImportKind.POINTS: {
        "account_no": _ACCOUNT_NO,
        "account_name": _ACCOUNT_NAME,
        "point_no": _POINT_NO,
        "meter_no": "表号|电表号|电能表编号|电表编号|资产编号|表计编号|meter no|meter number|meter",
        "changed_on": "换表日期|装表日期|换表时间|changed on|meter changed on",
        "month": "年月|月份|电量月份|抄表月份|电费年月|统计月份|month|year month|billing month",
        "multiplier": "倍率|综合倍率|计费倍率|multiplier|factor",
        "register_from": "上次示数|起度|上月示数|起码|上月表码|期初示数|previous reading|opening register",
        "register_to": "本次示数|止度|本月示数|止码|本月表码|期末示数|current reading|closing register",
        "kwh_sharp": "尖电量|尖峰电量|尖|sharp|sharp kwh",
        "kwh_peak": "峰电量|高峰电量|峰|peak|peak kwh",
        "kwh_peak_whole": _PEAK_WHOLE,
        "kwh_flat": "平电量|平段电量|平|flat|flat kwh",
        "kwh_valley": "谷电量|低谷电量|谷|valley|valley kwh",
        "kwh_total": "总电量|电量|有功电量|用电量|抄见电量|月电量|total energy|energy|total|kwh",
        "kvarh": "无功电量|无功|reactive energy|reactive|kvarh",
        "max_demand_kw": "最大需量|需量|最大负荷|maximum demand|max demand|demand",
        "quality": _QUALITY,
    },
}
