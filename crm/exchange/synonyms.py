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
        "account_name": _ACCOUNT_NAME.replace("|名称|", "|").replace("|name|", "|"),
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
        "account_name": _ACCOUNT_NAME.replace("|名称|", "|").replace("|name|", "|"),
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
    },
}
