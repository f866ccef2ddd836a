"""What the cells of a sheet mean: dates, numbers and words, decided by whole columns.

Amounts have a module of their own, `tui.exchange.amounts`.

Every reader raises `ValueError` where a cell cannot be read; what to do about it, and
in which words, is the caller's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

import msgspec

DateOrder = Literal["dmy", "mdy"]

_TIME: Final = re.compile(
    r"[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?(Z|[+-]\d{2}:?\d{2})?$"
)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0)?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
_YEARLESS: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?")
_DAY_NAMED: Final = re.compile(r"(\d{1,2})[-/. ]*([A-Za-z]{3,9})[-/., ]*(\d{4}|\d{2})")
_MONTH_NAMED: Final = re.compile(r"([A-Za-z]{3,9})[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/, ]+(\d{4})")
_WEEKDAY: Final = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:[.,]{1,2}\s*|\s+)(?=\S)"
    r"|\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?$",
    re.I,
)
"""What may stand before or behind a date; the date alone is believed."""
_DATE_WITHIN: Final = re.compile(
    r"(?<![\d./-])(?:"
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
    r"|\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})"
    r"|\d{1,2}[-/. ]*[A-Za-z]{3,9}[-/., ]*(?:\d{4}|\d{2})"
    r"|[A-Za-z]{3,9}[-/. ]*\d{1,2}(?:st|nd|rd|th)?[-/, ]+\d{4}"
    r")(?![\d/-])"
)
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_YEARS: Final = range(1900, 2200)
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIALS: Final = range(20_000, 80_000)
"""Days of a spreadsheet's count, 1954 to 2119, as they stand in cells that lost their format."""
_DAY_ZERO: Final = date(1899, 12, 30)
_NOTHING: Final = frozenset(
    ("", "-", "--", "–", "—", "/", "\\", "n/a", "#n/a", "na", "nan", "nat", "null", "none", "无")
)
"""What programs write where there is nothing."""
_NO_DAY: Final = re.compile(r"[0\s./:-]+")


LONGEST: Final = 100
"""No number, date or label has more characters; a longer text is only a text."""
_SIGNS: Final = str.maketrans({"’": "'", "‘": "'", "´": "'", "−": "-"})


class DateReading(msgspec.Struct, frozen=True):
    """How the dates of a column, or of all columns of a file, are to be read."""

    order: DateOrder
    is_decided: bool = True
    """False: dates could be read either way and nothing told which; the setting did."""
    is_mixed: bool = False
    """Cells of one column told both; the order is that of the greater number."""
    example: str = ""
    """A cell that shows it."""
    is_needed: bool = True
    """False: no date depends on the order."""
    serial: str = ""
    """A cell that holds a day as a spreadsheet counts them."""


class DateReadings(msgspec.Struct, frozen=True):
    """How the dates of a file are to be read, column by column."""

    whole: DateReading
    """All columns together; where they differ, the order of most of the dates."""
    columns: Mapping[str, DateReading]

    def written(self, order: DateOrder) -> list[str]:
        """The columns that have dates in an order, those that do not depend on it left out."""
        return [
            name
            for name, one in self.columns.items()
            if one.is_needed and one.is_decided and one.order == order
        ]


class _Told(msgspec.Struct):
    """What the cells of a column tell about the order of day and month."""

    counts: Counter[DateOrder]
    examples: dict[DateOrder | None, str]
    serial: str = ""

    def order(self, default: DateOrder) -> DateOrder:
        """That of the greater number."""
        dmy, mdy = self.counts["dmy"], self.counts["mdy"]
        if dmy == mdy:
            return default
        return "dmy" if dmy > mdy else "mdy"

    def reading(self, order: DateOrder, *, is_decided: bool) -> DateReading:
        """How cells that have told this are read in an order."""
        other: DateOrder = "mdy" if order == "dmy" else "dmy"
        example = next((one for at in (other, order, None) if (one := self.examples.get(at))), "")
        return DateReading(
            order,
            is_decided=is_decided or not example,
            is_mixed=other in self.examples,
            example=example,
            is_needed=bool(example),
            serial=self.serial,
        )


def decide_columns(
    columns: Mapping[str, Iterable[str]], default: DateOrder, named: DateOrder | None = None
) -> DateReadings:
    """The order of day and month of each column of a file.

    Dates that begin with the year, or name the month, need no order. Of the others one with a
    number above 12 tells that of its column, which decides for itself. Columns that do not tell
    follow those that do; where none does, or they differ, it is not decided.

    Args:
        default: the order where nothing decides.
        named: the order that the rep says; it goes before what the cells tell.
    """
    told = {name: _told_by(cells) for name, cells in columns.items()}
    counts = sum((one.counts for one in told.values()), Counter[DateOrder]())
    together = named or _Told(counts, {}).order(default)
    is_joint = (
        named is not None or len({one.order(together) for one in told.values() if one.counts}) == 1
    )
    found = {
        name: one.reading(
            together if named else one.order(together), is_decided=is_joint or bool(one.counts)
        )
        for name, one in told.items()
    }
    needed = [one for one in found.values() if one.is_needed]
    shown = [one for one in needed if not one.is_decided] or needed
    whole = DateReading(
        together,
        is_decided=all(one.is_decided for one in needed),
        is_mixed=any(one.is_mixed for one in needed),
        example=min((one.example for one in shown), default=""),
        is_needed=bool(needed),
        serial=min((one.serial for one in found.values() if one.serial), default=""),
    )
    return DateReadings(whole, found)


def _told_by(cells: Iterable[str]) -> _Told:
    told = _Told(Counter(), {})
    for cell in set(cells):
        text = _without_time(cell)
        if _day_of_serial(text):
            told.serial = min(told.serial or cell, cell)
        elif (numbers := _unordered(text)) and any(numbers):
            first, second = numbers
            order: DateOrder | None = (
                "dmy" if first > 12 >= second else "mdy" if second > 12 >= first else None
            )
            told.examples[order] = min(told.examples.get(order, cell), cell)
            if order:
                told.counts[order] += 1
    return told


def is_nothing(text: str) -> bool:
    """Whether a cell says in some way that it holds nothing: a dash, ``n/a``, ``nan``, ``无``."""
    return text in _NOTHING or text.casefold() in _NOTHING


def is_no_day(text: str) -> bool:
    """The same of a day, as which ``00.00.0000`` and ``1899-12-30`` are nothing too."""
    return is_nothing(text) or bool(_NO_DAY.fullmatch(text)) or text == _DAY_ZERO.isoformat()


def _unordered(text: str) -> tuple[int, int] | None:
    """The first two numbers of a date in which only the order tells day and month apart."""
    if match := _YEAR_LAST.fullmatch(text):
        return int(match[1]), int(match[3])
    match = _YEARLESS.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def read_date(text: str, order: DateOrder) -> date:
    """A date in any of the forms that files have; a time of day behind it is dropped.

    Raises:
        ValueError: it is no date, or none of the years 1900 to 2199.
    """
    text = _without_time(text)
    if counted := _day_of_serial(text):
        return counted
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), _year(match[4])
        day, month = (first, second) if order == "dmy" else (second, first)
    elif match := _DAY_NAMED.fullmatch(text):
        day, month, year = int(match[1]), _month(match[2]), _year(match[3])
    elif match := _MONTH_NAMED.fullmatch(text):
        month, day, year = _month(match[1]), int(match[2]), _year(match[3])
    else:
        raise ValueError(text)
    if year not in _YEARS:
        raise ValueError(text)
    return date(year, month, day)


def find_dates(text: str) -> list[str]:
    """The parts of a line of text that look like dates, in their order."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST])
    return [match[0] for match in _DATE_WITHIN.finditer(plain)]


def _day_of_serial(text: str) -> date | None:
    match = _SERIAL.fullmatch(text)
    if match and int(match[1]) in _SERIALS:
        return _DAY_ZERO + timedelta(days=int(match[1]))
    return None


def _without_time(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    plain = _TIME.sub("", unicodedata.normalize("NFKC", text).strip())
    if plain.isascii() and not plain[:1].isalpha():
        return plain
    return _WEEKDAY.sub("", plain, count=1)


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def _month(word: str) -> int:
    for number, name in enumerate(_MONTHS, start=1):
        if name.startswith(word.lower()) or word.lower() == "sept" == name[:4]:
            return number
    raise ValueError(word)


def plain(text: str) -> str:
    """A cell as it is read: trimmed, without full-width forms, one minus and one apostrophe."""
    return unicodedata.normalize("NFKC", text).translate(_SIGNS).strip()


_YES: Final = frozenset("yes y true t x 1 ja oui si 是 有 真 √ ✓ ✔".split())
_NO: Final = frozenset("no n false f 0 nein non 否 无 假 没有".split())


def read_yes(text: str) -> bool:
    """A word for yes or no.

    Raises:
        ValueError: it is neither.
    """
    word = plain(text).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(text)


def read_whole(text: str) -> int:
    """A whole number, a unit behind it allowed: ``30``, ``30.0``, ``30 days``, ``30天``.

    Raises:
        ValueError: it is none, or below zero.
    """
    if match := re.fullmatch(r"(\d{1,9})(?:\.0+)?\s*[^\W\d]*\.?", plain(text)):
        return int(match[1])
    raise ValueError(text)


def are_percents(cells: Iterable[str]) -> bool:
    """Whether the numbers of a column are percentages without saying so: one is above 1."""
    for cell in cells:
        match = re.fullmatch(r"(\d+)(?:[.,]\d+)?", plain(cell))
        if match and int(match[1]) > 1:
            return True
    return False


def read_share(text: str, percents: bool) -> float:
    """A part of a whole, 0-1: ``35%``, or by the column ``0.35`` or ``35``.

    Raises:
        ValueError: it is none, or not between 0 and 1.
    """
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?|[.,]\d+)\s*(%?)", plain(text))
    if not match:
        raise ValueError(text)
    value = Decimal(match[1].replace(",", "."))
    if match[2] or percents:
        value /= 100
    if value > 1:
        raise ValueError(text)
    return float(value)


def read_word(text: str, words: Mapping[str, str]) -> str:
    """The code that a word stands for; case and full-width forms do not count.

    Raises:
        ValueError: no such word.
    """
    if code := words.get(plain(text).casefold()):
        return code
    raise ValueError(text)
