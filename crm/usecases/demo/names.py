"""Invented names, numbers and notes (domain.md section 10)."""

from crm.usecases.demo.source import Source

SYLLABLES = "岚朔沅禾屿璟槿澈骞翊皓芃桉砺昱弈"
SYLLABLES_EN = dict(
    zip(
        SYLLABLES,
        ("Lan", "Shuo", "Yuan", "He", "Yu", "Jing", "Jin", "Che", "Qian", "Yi", "Hao", "Peng", "An", "Li", "Yu", "Yi"),
        strict=True,
    )
)
PRODUCTS = {
    "精密": "Precision",
    "电子": "Electronics",
    "光学": "Optics",
    "模具": "Tooling",
    "新材料": "New Materials",
    "智造": "Smart Works",
    "食品": "Foods",
    "医疗器械": "Medical Devices",
    "数据": "Data",
}
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾"
GIVEN = (
    "伟",
    "芳",
    "敏",
    "静",
    "丽",
    "强",
    "磊",
    "军",
    "洋",
    "勇",
    "艳",
    "杰",
    "涛",
    "明",
    "超",
    "建国",
    "志远",
    "晓燕",
)
TITLES = {
    "main": "设备经理",
    "energy": "能源主管",
    "electrician": "值班电工",
    "finance": "财务主管",
    "duty": "值班室",
    "emergency": "安全主任",
}
SUPERVISORS = ("周启明", "唐文静", "宋建平", "罗晓东")
MANAGERS = ("林晓岚", "何嘉荣", "许文斌", "邓宇", "彭丽华", "曾子涵", "梁思远", "谢雨桐")
AREAS = ("宝安", "龙岗", "南山", "福田", "龙华", "光明", "坪山", "罗湖", "盐田", "大鹏")
STATIONS = ("岚湖", "澈塘", "昱城", "桉溪", "砺山", "禾屿", "璟湾", "槿坪", "朔岭", "沅口", "骞岗", "翊田")

NOTES = (
    "三季度订单回暖，新增两条贴片线，预计十一月最大需量上升约三百千瓦。",
    "客户反映上周临时停电通知偏晚，希望提前一天电话告知设备主管。",
    "配电房通风不畅，变压器油温偏高，已建议加装轴流风机并于两周内复查。",
    "讲解分时电价，客户愿把注塑机预热调到早八点前完成。",
    "客户咨询基本电费改按需量计收，已现场测算，近十二个月有九个月更省。",
    "备用电源联锁钥匙未专人保管，已口头指出并要求三日内整改。",
    "客户计划明年五月投运二期厂房，预计增容二千五百千伏安，希望双电源。",
    "上月功率因数偏低产生力调电费，检查发现一组电容器未投入。",
    "核对联系人，原设备经理已离职，更新为夜班值班电话。",
    "客户对抢修到场速度满意，对预计复电时间多次变动不满意。",
    "告知下周三线路检修及转电安排，客户确认可调整为夜班生产。",
    "医院反映发电机带载试验已超期，约定月底前共同试验。",
    "数据中心询问备供线路容量，需规划专业书面答复。",
    "客户提出希望每月推送用电分析短报，已登记为服务需求。",
    "园区向租户收取的电费需张贴公示，已发放转供电价格政策资料。",
    "客户电工证件到期，已提醒换证并记录。",
    "报装进度停在设计环节，客户希望加快审图，已转业扩班。",
    "冷库负荷夜间偏低，建议利用谷段蓄冷，预计月省电费约一万元。",
    "客户担心迎峰度夏限电，说明有序用电方案及其保安负荷已列入保护。",
    "满意度五分，客户建议增加企业微信群通知渠道。",
    "接地电阻测试报告缺失，判定一般隐患，限期十五日补测。",
    "客户有屋顶光伏意向约一兆瓦，转新能源专责对接。",
    "近三个月电量同比下降四成，原因为产线搬迁，非计量异常。",
    "谐波设备新增六台，建议加装滤波并安排电能质量测试。",
    "客户参加过一次需求响应，表示结算周期较长，希望说明流程。",
    "台风前走访，核对应急电源油量和联系人，情况正常。",
    "电话随访，客户对上次诉求处理结果认可，同意闭环。",
    "门卫登记后方可进入配电房，下次走访需提前一天预约。",
    "充电站日间峰段占比高，建议引导夜间充电优惠。",
    "客户要求解释账单中尖峰电量，已用日负荷曲线说明时段划分。",
)
TASKS = (
    "发送修订后的扩容报价",
    "确认新任能源联系人",
    "打印功率因数报告",
    "电话告知预计复电时间",
    "说明上月电压暂降原因",
    "上传已签字问卷",
    "起草错峰用电建议",
    "核对变压器油试验日期",
    "准备下月走访名单",
    "约定发电机带载试验",
    "回复备供线路容量",
    "复查配电房通风整改",
    "整理同类客户用电对比",
    "提醒电工证件换证",
    "跟进报装审图进度",
)
SITE_ACCESS = (
    "门卫登记后方可进入配电房，需提前一天预约。",
    "三号门进，访客证提前 24 小时申请；防静电鞋，风淋室内禁用手机。",
    "园区限行，车停东门停车场，联系值班室带路。",
    "无尘车间换鞋，配电房钥匙在保安室。",
)
ISSUE_TEXTS = {
    "outage": "临时停电通知偏晚，希望提前一天电话告知。",
    "bill": "电费账单尖峰电量看不懂，希望书面说明。",
    "installation": "报装进度停在设计环节，希望加快审图。",
    "power_quality": "电压暂降导致设备跳机，希望查明原因。",
    "safety": "备用电源联锁需要协助整改。",
    "metering": "对电表倍率有疑问，希望现场核对。",
    "notice": "复电时间多次变动，希望及时告知。",
    "other": "希望每月推送用电分析短报。",
}
ISSUE_UNITS = {
    "outage": "配电运维部",
    "bill": "营销部",
    "installation": "业扩班",
    "power_quality": "生产技术部",
    "safety": "用电检查班",
    "metering": "计量中心",
    "notice": "调度中心",
    "other": "客户服务部",
}


def company(source: Source) -> tuple[str, str]:
    """Return an invented company's Chinese and English name, both marked as demo."""
    first, second = source.pick(SYLLABLES), source.pick(SYLLABLES)
    product = source.pick(list(PRODUCTS))
    form = source.weighted({"有限公司": 0.7, "股份有限公司": 0.3})
    spelled = SYLLABLES_EN[first] + SYLLABLES_EN[second].lower()
    return f"深圳市{first}{second}{product}{form}(演示)", f"{spelled} {PRODUCTS[product]} (demo)"


def person(source: Source) -> str:
    """Return an invented person's name."""
    return source.pick(SURNAMES) + source.pick(GIVEN)


def mobile(source: Source) -> str:
    """Return a mobile number under the unassigned prefix 100."""
    return f"100{source.chance.randrange(10**8):08d}"


def account_no(number: int, source: Source) -> str:
    """Return a 13- or 16-digit account number like no real one (99 or 099 first), unique by `number`."""
    if source.often(0.3):
        return f"099{number:08d}{source.chance.randrange(100):02d}"
    return f"99{source.chance.randrange(10**6):06d}{number:08d}"
