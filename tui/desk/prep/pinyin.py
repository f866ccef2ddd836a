"""How a Chinese name is said: pinyin with tones, for a rep who reads none (``Wáng Lín``)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tui.domain.lines import is_han

_TWO_SYLLABLES: Final = frozenset(
    "欧阳 司马 上官 诸葛 夏侯 司徒 司空 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 端木 东方 独孤 南宫 "
    "轩辕 闻人 申屠 太史 公冶 濮阳 单于 淳于".split()
)
"""Family names of two characters."""
_OF_NAMES: Final = {
    "单": "shàn", "曾": "zēng", "仇": "qiú", "解": "xiè", "查": "zhā", "盖": "gě", "乐": "yuè",
    "区": "ōu", "朴": "piáo", "任": "rén", "尉": "wèi", "缪": "miào", "翟": "zhái", "宓": "fú",
    "覃": "qín", "华": "huà", "燕": "yān", "应": "yīng", "召": "shào", "种": "chóng", "洗": "xiǎn",
    "冼": "xiǎn", "纪": "jǐ", "那": "nā", "宁": "nìng", "员": "yùn", "逄": "páng", "哈": "hǎ",
}  # fmt: skip
"""How a character is read as a family name, where it is otherwise read in another way."""
_COMPOUND_READINGS: Final = {"单于": ("chán", "yú"), "尉迟": ("yù", "chí")}


@lru_cache(maxsize=512)
def with_tones(name: str, syllables: str = "") -> str:
    """The Chinese part of a name in pinyin with tones: family name, then the given name in one.

    Args:
        syllables: toneless and spaced, as the book keeps them; where the rep has corrected one,
            that reading is taken.

    Returns:
        Empty where the name has no Chinese part.

    >>> with_tones("Wang Lin 王琳")
    'Wáng Lín'
    """
    han = "".join(filter(is_han, name))
    if not han:
        return ""
    family = 2 if han[:2] in _TWO_SYLLABLES and len(han) > 2 else 1
    read = _readings(han, family, syllables.casefold().split())
    parts = ("".join(read[:family]), "".join(read[family:]))
    return " ".join(part.capitalize() for part in parts if part)


def _readings(han: str, family: int, kept: list[str]) -> list[str]:
    from pypinyin import Style, lazy_pinyin, pinyin

    plain = lazy_pinyin(han, style=Style.TONE)
    if len(plain) != len(han):  # what has no reading comes back in one
        plain = [one for char in han for one in lazy_pinyin(char, style=Style.TONE)]
    if compound := _COMPOUND_READINGS.get(han[:family]):
        plain[:family] = compound
    elif family == 1 and len(han) > 1 and han[0] in _OF_NAMES:
        plain[0] = _OF_NAMES[han[0]]
    if len(kept) != len(han):
        return plain
    for place, (char, syllable) in enumerate(zip(han, kept, strict=True)):
        ways = pinyin(char, style=Style.TONE, heteronym=True)[0]
        if toneless(plain[place]) != syllable:
            plain[place] = next((one for one in ways if toneless(one) == syllable), plain[place])
    return plain


def toneless(syllable: str) -> str:
    """A syllable without its tone, as the book keeps it: ``lv`` for ``lǚ``."""
    import unicodedata

    plain = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(char for char in plain if not unicodedata.combining(char))
