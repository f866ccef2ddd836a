"""The words of dates, English and Chinese, and the shapes in which they come.

Tables and patterns only; what a day they mean stands in `tui.domain.dates`. All are in lower
case and in simplified characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final


class NoSuchDay(ValueError):
    """Words in the form of a date or time, but there is no such day or time."""


LINKS: Final = frozenset("on by at before until till".split())
"""Words that may stand before a date and say nothing about which it is."""

SIMPLIFIED: Final = str.maketrans("週點後號禮個這兩鐘時內−–", "周点后号礼个这两钟时内--")

NUMBERED_THINGS: Final = frozenset("楼线门馆厅室机库店厂井柜")
"""Behind ``号`` these make the number of a thing: 10号楼 is a building, not a day."""

DAYS: Final = {
    "today": 0,
    "tomorrow": 1,
    "tmr": 1,
    "tmrw": 1,
    "yesterday": -1,
    "day after tomorrow": 2,
    "day before yesterday": -2,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "大前天": -3,
}
"""Days by their distance from today."""

EVENINGS: Final = {
    "今晚": "今天晚上",
    "明晚": "明天晚上",
    "昨晚": "昨天晚上",
    "今早": "今天早上",
    "明早": "明天早上",
}

MONTH_ENDS: Final = {
    "eom": 0,
    "end of month": 0,
    "end of next month": 1,
    "月底": 0,
    "月末": 0,
    "本月底": 0,
    "这个月底": 0,
    "下月底": 1,
    "下个月底": 1,
    "上月底": -1,
    "上个月底": -1,
}
"""Ends of months by their distance from this month."""

YEAR_ENDS: Final = frozenset(("eoy", "end of year", "年底", "年末"))

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "mon monday 一 1",
            "tue tues tuesday 二 2",
            "wed weds wednesday 三 3",
            "thu thur thurs thursday 四 4",
            "fri friday 五 5",
            "sat saturday 六 6",
            "sun sunday 日 天 7",
        )
    )
    for name in names.split()
}
"""Monday is 0."""

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}

DISTANCES: Final = {"next": 1, "last": -1, "this": 0, "本": 0, "这": 0, "下": 1, "上": -1}
YEARS: Final = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}

UNITS: Final = {
    **dict.fromkeys(("d", "day", "天", "日"), "days"),
    **dict.fromkeys(("w", "week", "周", "星期", "礼拜"), "weeks"),
    **dict.fromkeys(("m", "month", "月"), "months"),
    **dict.fromkeys(("y", "year", "年"), "years"),
    **dict.fromkeys(("bd", "working day", "business day", "工作日"), "working_days"),
}

_NUMBERS: Final = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
} | {"a": 1, "an": 1}
_DIGITS: Final = {digit: number for number, digit in enumerate("一二三四五六七八九", 1)} | {"两": 2}


def number(text: str) -> int:
    """A small number in digits, English or Chinese (``24``, ``two``, ``二十四``).

    Raises:
        ValueError: it is none.
    """
    if text.isdigit():
        return int(text)
    if text in _NUMBERS:
        return _NUMBERS[text]
    tens, ten, ones = text.rpartition("十")
    if ten and (not tens or tens in _DIGITS) and (not ones or ones in _DIGITS):
        return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
    if text in _DIGITS:
        return _DIGITS[text]
    raise ValueError(text)


_TENS: Final = "[二三四五六七八九]?十[一二三四五六七八九]?"
_NUMBER: Final = f"(?:[0-9]{{1,4}}|{_TENS}|[一二两三四五六七八九])"
_YEAR: Final = "((?:19|20|21)[0-9]{2})"
_SPAN: Final = "((?:working |business )?day|week|month|year)s?"
_CHINESE_WEEK: Final = "(?:周|星期|礼拜)"
_PERIOD: Final = "(?:(凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|早|晚) ?)?"

SHAPES: Final = {
    # days at a distance
    "signed": r"([+-])([0-9]{1,4}) ?(bd|[dwmy])",
    "ahead": rf"(?:in|within) ([0-9]{{1,4}}|[a-z]+) {_SPAN}",
    "ago": rf"([0-9]{{1,4}}|[a-z]+) {_SPAN} ago",
    "distance": rf"({_NUMBER})(?:个?(工作日|星期|礼拜)|(天|日|周|年)|个(月))(?:之|以)?(后|内|前)",
    # weekdays
    "weekday": r"(?:(next|last|this) )?([a-z]{3,9})\.?(?: (next|last|this) week)?",
    "chinese_weekday": rf"(本|这|下+|上+)?个?{_CHINESE_WEEK}([一二三四五六日天1-7])",
    # dates
    "iso": r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})",
    "numeric": r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:(?:\2| )([0-9]{4})|\2([0-9]{2}))?(\.?)",
    "day_month": (
        r"([0-9]{1,2})(?:st|nd|rd|th)?\.?[ -]?(?:of )?([a-z]{3,9})\.?" + f"(?:[ ,-]{{1,2}}{_YEAR})?"
    ),
    "month_day": rf"([a-z]{{3,9}})\.? ?([0-9]{{1,2}})(?:st|nd|rd|th)?(?:[ ,]{{1,2}}{_YEAR})?",
    "chinese_date": rf"(?:([0-9]{{4}}|[前去今明后])年)?({_NUMBER})月({_NUMBER})[日号]?",
    "of_month": rf"(本|这|下|上)个?月({_NUMBER})[日号]",
    "day_number": rf"({_NUMBER})[日号]|([0-9]{{1,2}})(?:st|nd|rd|th)",
    "end_of": rf"end of ([a-z]{{3,9}})|({_NUMBER})月[底末]",
    # what may stand around a date
    "weekday_before": rf"(?:([a-z]{{3,9}})\.?,? |{_CHINESE_WEEK}([一二三四五六日天]),? ?)(.+)",
    "weekday_behind": (
        rf"(.+?),? ?\(?(?:(?<=[ (])([a-z]{{3,9}})|{_CHINESE_WEEK}([一二三四五六日天]))\)?"
    ),
    "deadline": r"(.+?)(?:之|以)?前",
    # times of day
    "colon": rf"{_PERIOD}([0-9]{{1,2}}):([0-9]{{2}})",
    "half_day": r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?",
    "hours": r"([0-9]{1,2})h([0-9]{2})?",
    "chinese_clock": (
        rf"{_PERIOD}({_NUMBER})[点时]"
        rf"(?:钟|整|(半)|([一三1-3])刻|({_NUMBER})分|([0-9]{{2}}|{_TENS}))?"
    ),
}
"""The shapes of days and times by name; `shape` compiles one when it is first needed."""


@cache
def shape(name: str) -> re.Pattern[str]:
    """The pattern of that name."""
    return re.compile(SHAPES[name])
