"""The thinking style that somebody's words suggest: facts, order, people, concept (M23)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

import msgspec

from tui.domain.codes import ThinkingStyle
from tui.domain.lines import is_han

ENOUGH: Final = 2
"""So many phrases must be heard, and so many more than of any other style."""

PHRASES: Final[Mapping[ThinkingStyle, tuple[str, ...]]] = {
    "A": (
        *("take it apart", "taken apart", "critical analysis", "the point is", "get to the point"),
        *("to the point", "bottom line", "hard facts", "the facts", "the figures", "quantify"),
        *("calculating", "cold fish", "number machine", "show me the numbers", "prove it"),
        *("拆开来", "拆解", "批判性分析", "关键在于", "说到底", "说重点", "讲重点", "用数据说话"),
        *("拿数据", "量化", "算笔账", "精于算计", "冷冰冰", "数字机器"),
    ),
    "B": (
        *("as usual", "habit", "law and order", "safety first", "self-discipline", "step by step"),
        *("always done it so", "always done it this way", "always done it that way", "by the book"),
        *("in writing", "stiff", "one-track", "picky", "conservative", "unimaginative"),
        *("照旧", "老规矩", "按惯例", "习惯了", "按流程", "按规定", "按部就班", "安全第一", "自律"),
        *("一直这么做", "一向如此", "一直都是这样", "遵纪守法", "死板", "刻板", "一根筋", "挑剔"),
        *("保守", "没有想象力", "缺乏想象力"),
    ),
    "C": (
        *("human values", "interaction", "taking part", "take part", "teamwork", "my team"),
        *("my people", "family", "grow together", "personal growth", "together with everyone"),
        *("soft-hearted", "sentimental", "talkative", "touchy", "gullible"),
        *("以人为本", "人情味", "互动", "大家参与", "一起参与", "共同成长", "团队", "家人", "家庭"),
        *("像一家人", "心软", "多愁善感", "话多", "爱聊", "敏感", "轻信"),
    ),
    "D": (
        *("break through", "breakthrough", "leading edge", "cutting edge", "innovation"),
        *("innovative", "play with ideas", "big picture", "vision", "visionary"),
        *("unfocused", "dreamy", "dreamer", "rash", "unrealistic", "restless"),
        *("突破", "前沿", "领先一步", "创新", "玩创意", "新点子", "大局", "愿景", "蓝图"),
        *("不专注", "天马行空", "爱幻想", "冲动", "不切实际", "坐不住"),
    ),
}
"""What each style says, and what others call it, in English and Chinese."""


class StyleHint(msgspec.Struct, frozen=True):
    """A style that words suggest, with the phrases that were heard, in their order."""

    style: ThinkingStyle
    heard: tuple[str, ...]


def suggested_style(texts: Iterable[str]) -> StyleHint | None:
    """The thinking style that call notes and sayings about one person suggest.

    English phrases count as whole words, Chinese ones anywhere; each phrase once in a text,
    none for itself within a longer one, and none right behind a "not".

    Returns:
        None where fewer than two phrases of a style were heard, or another style's are less
        than two behind.
    """
    heard: dict[ThinkingStyle, list[str]] = {style: [] for style in PHRASES}
    for text in texts:
        plain = " ".join(text.casefold().split())
        for phrase in dict.fromkeys(_pattern().findall(plain)):
            heard[_style_of()[phrase]].append(phrase)
    best, second = sorted(PHRASES, key=lambda style: -len(heard[style]))[:2]
    if len(heard[best]) < ENOUGH or len(heard[best]) - len(heard[second]) < ENOUGH:
        return None
    return StyleHint(best, tuple(dict.fromkeys(heard[best])))


@cache
def _style_of() -> dict[str, ThinkingStyle]:
    return {phrase: style for style, phrases in PHRASES.items() for phrase in phrases}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_style_of(), key=len, reverse=True)
    chinese = [re.escape(one) for one in longest_first if is_han(one[0])]
    latin = [re.escape(one) for one in longest_first if not is_han(one[0])]
    # \b will not do: it takes a Chinese character beside a Latin word for one of its letters.
    letter = "[a-z\u00df-\u00ff]"
    whole = f"(?<!not )(?<!no )(?<!{letter})(?:{'|'.join(latin)})(?!{letter})"
    return re.compile(f"(?<![不没非])(?:{'|'.join(chinese)})|{whole}")
