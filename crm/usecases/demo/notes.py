"""Notes that differ: what was said, and a detail of its own, so that a search has common, rare and single words."""

from random import Random

from crm.usecases.demo import names
from crm.usecases.demo.source import Source

PLACES = (
    *("一期", "二期", "三期", "东区", "西区", "南门", "北门", "负一层", "二楼", "顶楼", "总装", "注塑", "喷涂", "电镀"),
    *("回流焊", "贴片", "冲压", "锻造", "制冷", "空压", "锅炉", "污水", "纯水", "消防", "电梯", "机房", "实验", "码头"),
    *("仓储", "宿舍", "食堂", "幼儿园", "手术", "影像", "洁净", "老化", "晶圆", "熔炼", "烘房", "窑炉", "染缸", "温室"),
)
THINGS = (
    *("变压器", "电容柜", "进线柜", "母排", "断路器", "互感器", "避雷器", "电缆头", "环网柜", "直流屏", "发电机"),
    *("充电桩", "空压机", "冷水机", "水泵", "风机", "行车", "注塑机", "电炉", "变频器", "逆变器", "储能舱", "滤波器"),
    *("接地网", "计量箱", "采集器", "母联", "蓄电池", "照明箱", "电抗器", "隔离刀", "跌落保险", "绝缘子", "穿墙套管"),
)
FINDINGS = (
    *("已复查", "待更换", "温升正常", "有异响", "渗油", "锈蚀", "编号不清", "余量不足", "已停用", "计划大修"),
    *("绝缘下降", "负荷偏高", "三相不平衡", "需除尘", "门锁损坏", "标识脱落", "备件到货", "合同续签", "供应商停产"),
    *("改造获批", "验收延期", "噪声扰民", "凝露", "鼠患", "积水", "油枕偏低", "触头烧蚀", "谐波超标", "闪络痕迹"),
)
RARE = "琥珀翡翠珊瑚玳瑁砗磲璎珞琉璃玛瑙琅玕珐琅犀牛麒麟貔貅鹧鸪杜鹃芙蕖茉莉蔷薇"
ONE_IN = 40_000
"""How seldom a note holds a rare word."""


def detail(chance: Random) -> str:
    """Return what was found on something; some words are common and most are not, as in what people write."""
    place, thing, finding = (every[int(len(every) * chance.random() ** 2)] for every in (PLACES, THINGS, FINDINGS))
    return f"{place}{thing}{chance.randrange(1, 40)}号{finding}"


def note(source: Source) -> str:
    """Return the text of a note or of a visit."""
    said = source.pick(names.NOTES)
    # From a stream of its own: what else the demo makes stays as it was.
    chance = source.words
    more = detail(chance)
    if not chance.randrange(ONE_IN):
        at = chance.randrange(0, len(RARE), 2)
        more += f",代号{RARE[at : at + 2]}"
    return f"{said}{more}。"
