"""Letters as pinyin: every sensible way to read what was typed as syllables and initials.

`haiyuejm` is hai, yue, j, m: a syllable stands for a character, an initial for one whose reading begins with it, and
the last part may be the beginning of a syllable.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

SYLLABLES = frozenset(
    """a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng
    cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu
    cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e
    ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang
    gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao
    jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun
    kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve
    ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni
    nia nian niang niao nie nin ning niu nong nou nu nuan nue nun nuo nv nve o ou pa pai pan pang pao pei pen peng pi
    pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren
    reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen
    sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te
    tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang
    xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan
    zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang
    zhui zhun zhuo zi zong zou zu zuan zui zun zuo""".split()  # noqa: SIM905
)
"""Syllables without tones; ü is written v, and u where people type it so (nue, lue)."""
BEGINNINGS = frozenset(each[:length] for each in SYLLABLES for length in range(1, len(each) + 1))
LONGEST = max(map(len, SYLLABLES))
LONGEST_WORD = 40
"""How many letters are read; more of them only make a name rarer."""
MOST = 12
"""How many ways to read a word are tried, those with the fewest parts first."""


class Part(StrEnum):
    """What a stretch of letters stands for; the beginning of a syllable may be all of it."""

    SYLLABLE = "syllable"
    INITIAL = "initial"
    BEGINNING = "beginning"
    LITERAL = "literal"


class Chunk(Struct, frozen=True):
    """A stretch of letters, and what it stands for; a literal one stands for itself."""

    text: str
    part: Part


Spelling = tuple[Chunk, ...]


@lru_cache(maxsize=256)
def spellings(letters: str, *, is_last: bool = True) -> tuple[Spelling, ...]:
    """Return ways to read letters, fewest parts first; only at the end of a word may a syllable be unfinished."""
    letters = letters[:LONGEST_WORD]
    best: list[list[Spelling]] = [[] for _ in letters] + [[()]]
    for start in reversed(range(len(letters))):
        ways = [(chunk, *rest) for chunk, end in _chunks(letters, start, is_last) for rest in best[end]]
        best[start] = sorted(ways, key=_cost)[:MOST]
    # What can be read as syllables alone is meant so, or is all initials.
    spelled = [way for way in best[0] if all(chunk.part is not Part.INITIAL for chunk in way)]
    found = spelled or best[0]
    initials = tuple(Chunk(letter, Part.INITIAL) for letter in letters[:-1])
    initials += (Chunk(letters[-1:], Part.BEGINNING if is_last else Part.INITIAL),)
    if all(letter in BEGINNINGS for letter in letters) and initials not in found:
        return (*found, initials)
    return tuple(found)


def _cost(spelling: Spelling) -> tuple[int, int]:
    return len(spelling), sum(chunk.part is Part.INITIAL for chunk in spelling)


def _chunks(letters: str, start: int, is_last: bool) -> Iterator[tuple[Chunk, int]]:
    for end in range(min(len(letters), start + LONGEST), start, -1):
        text = letters[start:end]
        if end == len(letters) and is_last:
            if text in BEGINNINGS:
                yield Chunk(text, Part.BEGINNING), end
            continue
        if text in SYLLABLES:
            yield Chunk(text, Part.SYLLABLE), end
        if text in BEGINNINGS and (len(text) == 1 or text in ("zh", "ch", "sh")):
            yield Chunk(text, Part.INITIAL), end
