"""How one speaks to a Chinese customer: the surname with what the title makes of it, ``王总``.

A full name to one's face is rude, a title in full is stiff: one says the surname and the office,
and leaves out whatever makes the office smaller (a deputy is spoken to as the one he stands in
for). Where the office has no such form, the name stays whole: that is plain, and never wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from tui.domain.codes import Level
from tui.domain.lines import is_han

_SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟锺徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮"
    "龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷侯宓蓬郗班仰秋仲伊宫宁仇"
    "栾暴甘厉戎祖武符刘景詹束龙叶幸韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳"
    "逄姬申扶堵冉宰郦雍璩桑桂濮牛寿边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨"
    "居衡步耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆巩厍聂晁勾敖融冷訾辛阚那简饶曾毋沙乜养鞠须丰巢关蒯查"
    "荆红游竺权逯盖益桓付代仝闫覃佟苟苑敬楚隋佘腾初洛楼栗逢原揭禤邸鹿车练粟帅辜仵肇丛晋冼麦涂海青银哈"
    "达普雒亓麴么萨拜才靖尧操撒牟奉赫南屏庹泮郄趙錢孫鄭馮陳衛蔣韓楊許呂張嚴華謝鄒蘇魯韋馬鳳畢鄔時齊顧"
    "黃蕭湯羅賀龐紀項藍閔賈婁顏鐘駱淩萬盧單諸龔陸榮儲烏劉龍葉懷賴藺喬聞黨譚貢勞邊農溫莊閻連習魚寧厲關"
    "簡饒鞏聶闕歐廣滿國遊蓋鄧鄺閆岳兰蘭迟遲占阳陽芦谌况亢鄢綦矫尉邝"
)
"""Surnames of one character, simplified and traditional; without those rare ones with which the
name of a department or a job begins."""
_DOUBLE: Final = frozenset(
    "欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 南宫 万俟 闻人 夏侯 诸葛 諸葛 "
    "尉迟 尉遲 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 公孫 慕容 仲孙 钟离 "
    "鍾離 长孙 宇文 司徒 鲜于 司空 闾丘 司寇 巫马 颛孙 漆雕 拓跋 轩辕 軒轅 令狐 段干 "
    "百里 呼延 东郭 西门 西門 羊舌 梁丘 左丘 纳兰 完颜 耶律 叶赫".split()
)
"""Surnames of two characters."""
_LONGEST_GIVEN: Final = 2

_IN_CHARGE: Final = "负责人"
_FORMS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            *("总", "总经理", "副总", "总裁", "总监", "总经", "协理", "老板", "创始人", "创办人"),
            *("合伙人", "股东", "法人", "法人代表", "法定代表人", "首席代表", "一把手"),
            *("总会计师", "总经济师", "总设计师", "总师", "总监理工程师"),
        ),
        "总",
    ),
    **dict.fromkeys(("董", "董事", "董事长", "董事会主席", "董事局主席"), "董"),
    **dict.fromkeys(("经理", "副理", "襄理"), "经理"),
    **dict.fromkeys(("总工", "总工程师"), "总工"),
    **dict.fromkeys(
        (
            *(
                "工程师",
                "高工",
                "设计师",
                "规划师",
                "工艺师",
                "架构师",
                "建造师",
                "造价师",
                "计量师",
            ),
            *("技术员", "工艺员", "设计员", "规划员", "程序员", "测量员", "监理"),
        ),
        "工",
    ),
    **dict.fromkeys(
        (
            *("师傅", "技师", "技工", "电工", "焊工", "钳工", "车工", "铣工", "机修工", "维修工"),
            *("操作工", "叉车工", "司机", "驾驶员", "厨师"),
        ),
        "师傅",
    ),
    **dict.fromkeys(("会计", "会计师", "会计员", "出纳", "出纳员"), "会计"),
    **dict.fromkeys(("医生", "医师", "大夫"), "医生"),
    **dict.fromkeys(("老师", "教师", "讲师", "导师", "培训师", "研究员"), "老师"),
    **{
        form: form
        for form in (
            *("主管", "主任", "书记", "主席", "教授", "博士", "院士", "律师", "警官", "法官"),
            *("检察官", "秘书", "秘书长", "董秘", "助理", "特助", "顾问", "代表", "领班"),
            *("厂长", "站长", "院长", "校长", "所长", "处长", "科长", "局长", "部长", "行长"),
            *("班长", "组长", "队长", "店长", "段长", "矿长", "工长", "室长", "课长", "股长"),
            *("司长", "厅长", "省长", "市长", "区长", "县长", "镇长", "乡长", "村长", "关长"),
            *("社长", "会长", "理事长", "馆长", "台长", "园长", "场长", "庭长", "检察长"),
            *("护士长", "船长", "机长", "团长", "政委"),
        )
    },
    **dict.fromkeys(("主任医师", "主任护师", "主任药师"), "主任"),
    "主任工程师": "工",
    "董事会秘书": "董秘",
}
"""What the end of a title makes of the surname; the longest end that is known counts."""
_LONGEST: Final = max(map(len, _FORMS))
_OF_LEVEL: Final[Mapping[Level, str]] = {"decision": "总", "management": "经理"}
"""Of somebody "in charge", the level says how much he is in charge of."""

_ENGLISH: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            *("ceo", "cfo", "coo", "cto", "cmo", "cio", "cpo", "cco", "chro", "cso", "gm", "dgm"),
            *("vp", "svp", "evp", "avp", "md", "president", "director", "owner", "founder"),
            *("cofounder", "proprietor", "boss"),
        ),
        "总",
    ),
    **dict.fromkeys(("chairman", "chairwoman", "chairperson"), "董"),
    "manager": "经理",
    "supervisor": "主管",
    **dict.fromkeys(("engineer", "technician", "designer", "architect", "draftsman"), "工"),
    **dict.fromkeys(("accountant", "bookkeeper", "cashier"), "会计"),
    **dict.fromkeys(("foreman", "forewoman"), "班长"),
    "assistant": "助理",
    "secretary": "秘书",
    "professor": "教授",
    **dict.fromkeys(("dr", "phd"), "博士"),
    **dict.fromkeys(("physician", "surgeon", "doctor"), "医生"),
    **dict.fromkeys(("lawyer", "attorney"), "律师"),
    **dict.fromkeys(("teacher", "lecturer"), "老师"),
    **dict.fromkeys(("consultant", "adviser", "advisor"), "顾问"),
    "dean": "院长",
    "headmaster": "校长",
}
_PAIRS: Final[Mapping[tuple[str, str], str]] = {
    ("general", "manager"): "总",
    ("chief", "accountant"): "总",
    ("finance", "controller"): "总",
    ("financial", "controller"): "总",
    ("managing", "partner"): "总",
    ("board", "member"): "董",
    ("board", "secretary"): "董秘",
    ("chief", "engineer"): "总工",
    ("plant", "manager"): "厂长",
    ("factory", "manager"): "厂长",
    ("works", "manager"): "厂长",
    ("store", "manager"): "店长",
    ("workshop", "manager"): "主任",
    ("workshop", "director"): "主任",
    ("hospital", "director"): "院长",
    ("shift", "leader"): "班长",
    ("team", "leader"): "组长",
    ("group", "leader"): "组长",
    ("team", "lead"): "组长",
    ("section", "chief"): "科长",
    ("party", "secretary"): "书记",
    ("secretary", "general"): "秘书长",
    ("product", "owner"): "",
    ("process", "owner"): "",
}
"""Two words that make another office than the second alone, or none."""
_LEADS: Final = frozenset(("head", "lead", "leader", "chief"))

_TRADITIONAL: Final = str.maketrans(
    "總經長廠師會計書記監執處課組隊協務問顧學醫車創辦負責東術員電館場廳縣鎮鄉關團護機",
    "总经长厂师会计书记监执处课组队协务问顾学医车创办负责东术员电馆场厅县镇乡关团护机",
)
_BRACKETS: Final = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]?")
_BRACKET: Final = re.compile(r"[()（）\[\]【】]")
_APART: Final = re.compile(r"[\s,，、;；/|&+·•。:：-]+|兼任?|暨")
_GRADE: Final = re.compile(r"[a-zA-Z0-9一二三四五六七八九]+级?$|[级岗]$")
_WORD: Final = re.compile(r"[a-z]+")
_OF: Final = re.compile(r"\s(?:of|for|to|in|at)\s.*|['’]s\b")
"""Behind ``of`` stands what somebody is in charge of, before ``'s`` whose office it is."""
_ENGLISH_APART: Final = re.compile(r"[,;/|&()、]|\s-\s|\band\b")


def form_of_address(name: str, title: str = "", level: Level | None = None) -> str:
    """What one says to a Chinese person, or of one to others: ``王总``, ``欧阳经理``.

    >>> form_of_address("Wang Lin 王琳", "采购部副经理")
    '王经理'

    Args:
        name: as it stands in the book; of a name in two scripts the Chinese half counts.
        title: in Chinese or English; of several offices the first that has a form.
        level: decides only for somebody who is merely "in charge" (``负责人``, ``head of``).

    Returns:
        The surname with the office. Where the title has no form, or the name shows no surname
        of its own, the name (its Chinese half); a name in another script as it is.
    """
    whole, surname = _parted(name)
    if not surname:
        return whole
    office = _office(title, level)
    return surname + office if office else whole


def _parted(name: str) -> tuple[str, str]:
    """The name to say, and the surname; that is empty where there is none to be seen."""
    said = name.strip()
    plain = _BRACKETS.sub(" ", said)
    if not any(map(is_han, plain)):
        plain = _BRACKET.sub(" ", said)
    every = plain.split()
    chinese = [word for word in every if any(map(is_han, word))]
    if not chinese or not all(map(is_han, "".join(chinese))):
        return said, ""
    surname = _surname(chinese)
    whole = "".join(chinese) if len(chinese) < len(every) else " ".join(chinese)
    return (whole if len(whole) > 1 else said), surname


def _surname(chinese: list[str]) -> str:
    """Of a name in one word or more; a space after the surname says where it ends."""
    if len(chinese) > 1:
        return chinese[0] if len(chinese[0]) == 1 or chinese[0] in _DOUBLE else ""
    name = chinese[0]
    if name[:2] in _DOUBLE and len(name) <= 2 + _LONGEST_GIVEN:
        return name[:2]
    if name[0] in _SURNAMES and len(name) <= 1 + _LONGEST_GIVEN:
        return name[0]
    return ""


def _office(title: str, level: Level | None) -> str:
    """The first office of a title that has a form; empty where none has."""
    plain = unicodedata.normalize("NFKC", title).translate(_TRADITIONAL)
    for part in _APART.split(_BRACKETS.sub(" ", plain)):
        if found := _chinese(part, level):
            return found
    for part in _ENGLISH_APART.split(plain.casefold()):
        if found := _english(part, level):
            return found
    return ""


def _chinese(part: str, level: Level | None) -> str:
    """What the end of a title in Chinese makes of it; a grade may stand behind it."""
    for text in (part, _GRADE.sub("", part)):
        if text.endswith(_IN_CHARGE):
            return _OF_LEVEL.get(level, "") if level else ""
        if text.startswith("首席") and text.endswith("官"):
            return "总"
        for length in range(min(_LONGEST, len(text)), 0, -1):
            if found := _FORMS.get(text[-length:]):
                return found
    return ""


def _english(part: str, level: Level | None) -> str:
    """The last office named; what stands before it only says which one."""
    words = _WORD.findall(_OF.sub(" ", part))
    if "chief" in words and "officer" in words:
        return "总"
    for before, word in reversed(list(zip(["", *words], words, strict=False))):
        if (before, word) in _PAIRS:
            return _PAIRS[before, word]
        if word in _ENGLISH:
            return _ENGLISH[word]
        if word in _LEADS and level and (found := _OF_LEVEL.get(level)):
            return found
    return ""
