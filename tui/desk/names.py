"""Pinyin for names, kept with the record so that a name can be found by it."""

from __future__ import annotations

from typing import Final

from tui.domain.lines import is_han

_TWO_SYLLABLES: Final = frozenset(
    "欧阳 司马 上官 诸葛 夏侯 司徒 司空 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 端木 东方 独孤 南宫 "
    "轩辕 闻人 申屠 太史 公冶 濮阳 单于 淳于 万俟 澹台 鲜于 呼延 完颜 赫连 拓跋 钟离 东郭 西门 "
    "亓官 闾丘 仲孙 左丘 梁丘 巫马".split()
)
"""Family names of two characters; the dictionary knows them as phrases."""
_OF_FAMILIES: Final = {
    "曾": "zēng", "单": "shàn", "仇": "qiú", "解": "xiè", "查": "zhā", "区": "ōu", "翟": "zhái",
    "任": "rén", "葛": "gě", "盖": "gě", "乐": "yuè", "朴": "piáo", "缪": "miào", "覃": "qín",
    "华": "huà", "燕": "yān", "肖": "xiāo", "纪": "jǐ", "卜": "bǔ", "阚": "kàn", "薄": "bó",
    "那": "nā", "哈": "hǎ", "都": "dū", "干": "gān", "过": "guō", "相": "xiàng", "种": "chóng",
    "员": "yùn", "召": "shào", "洗": "xiǎn", "於": "yū", "撒": "sǎ", "折": "shé", "繁": "pó",
    "秘": "bì", "能": "nài", "祭": "zhài", "乜": "niè", "句": "gōu", "佴": "nài", "尉": "wèi",
    "应": "yīng",
}  # fmt: skip
"""How a character is said as a family name, where it is otherwise said in another way."""


def pinyin_of(name: str) -> str:
    """Toneless syllables of the Chinese characters of a name, one each, spaced; else empty.

    >>> pinyin_of("华信电缆 Ltd")
    'hua xin dian lan'
    """
    han = chinese(name)
    if not han:
        return ""
    from tui.desk.sounds import sounds, toneless

    return " ".join(map(toneless, sounds(han)))


def pinyin_of_person(name: str) -> str:
    """As `pinyin_of`, with the family name said as a family name.

    >>> pinyin_of_person("曾志伟")
    'zeng zhi wei'
    """
    han = chinese(name)
    if not han:
        return ""
    from tui.desk.sounds import toneless

    family, given = said(han)
    return " ".join(map(toneless, (*family, *given)))


def said(han: str) -> tuple[list[str], list[str]]:
    """How a person's name is said: the syllables of the family name, and of the given one.

    Args:
        han: Chinese characters, at least one.
    """
    from tui.desk.sounds import sounds

    if len(han) > 2 and han[:2] in _TWO_SYLLABLES:
        return sounds(han[:2]), sounds(han[2:])
    if len(han) > 1:
        # Apart, for a family name makes no phrase with what follows it.
        return [_OF_FAMILIES.get(han[0]) or sounds(han[0])[0]], sounds(han[1:])
    return sounds(han), []


def chinese(name: str) -> str:
    """The Chinese characters of a name."""
    return "".join(filter(is_han, name))
