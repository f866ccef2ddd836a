"""What the cells of a sheet mean: dates, amounts, numbers and words, decided by whole columns.

Every reader raises `ValueError` where a cell cannot be read; what to do about it, and
in which words, is the caller's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Literal

import msgspec

from tui.domain.money import SIGNS, is_currency

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
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_YEARS: Final = range(1900, 2200)


class DateReading(msgspec.Struct, frozen=True):
    """How the dates of a file are to be read."""

    order: DateOrder
    is_decided: bool = True
    """False: dates could be read either way and no cell told which; the setting did."""
    is_mixed: bool = False
    """Cells told both; the order is that of the greater number."""
    example: str = ""
    """A cell that shows it."""
    is_needed: bool = True
    """False: no date of the file depends on the order."""


def decide_dates(cells: Iterable[str], default: DateOrder) -> DateReading:
    """The order of day and month, from all date columns of a file together.

    Dates that begin with the year, or name the month, need no order. Of the others one
    with a number above 12 tells the order of all.
    """
    told: Counter[DateOrder] = Counter()
    examples: dict[DateOrder | None, str] = {}
    for cell in set(cells):
        if numbers := _unordered(_without_time(cell)):
            first, second = numbers
            order: DateOrder | None = (
                "dmy" if first > 12 >= second else "mdy" if second > 12 >= first else None
            )
            examples[order] = min(examples.get(order, cell), cell)
            if order:
                told[order] += 1
    if not told:
        example = examples.get(None, "")
        return DateReading(default, not example, example=example, is_needed=bool(example))
    order = default if told["dmy"] == told["mdy"] else told.most_common(1)[0][0]
    other: DateOrder = "mdy" if order == "dmy" else "dmy"
    return DateReading(
        order, is_mixed=bool(told[other]), example=examples[other if told[other] else order]
    )


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


def _without_time(text: str) -> str:
    return _TIME.sub("", unicodedata.normalize("NFKC", text).strip())


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def _month(word: str) -> int:
    for number, name in enumerate(_MONTHS, start=1):
        if name.startswith(word.lower()) or word.lower() == "sept" == name[:4]:
            return number
    raise ValueError(word)


class AmountReading(msgspec.Struct, frozen=True):
    """How the amounts of a column are written."""

    decimal: Literal[".", ","] | None = None
    """The decimal sign; None where no cell tells: then a single sign separates thousands."""
    example: str = ""
    """A cell that could be read either way, where none tells."""


class Amount(msgspec.Struct, frozen=True):
    """An amount as it stands in a cell, with the sign or word of its currency if any."""

    value: Decimal
    sign: str = ""


_AMOUNT: Final = re.compile(
    r"(?P<before>[^\d.,+\-]*)(?P<minus>[+-]?)(?P<between>[^\d.,+\-]*)"
    r"(?P<digits>[.,]?\d[\d.,' ]*?)(?P<after>(?:\s*[^\d.,+\-\s]+)?)\s*(?P<trailing>-?)"
)
_MOST_DIGITS: Final = 14
"""An invoice over a quadrillion is no invoice; and what is above 64 bits cannot be kept."""
_EMPTY: Final = frozenset(("", "-", "–", "—"))
_APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'", "´": "'", "−": "-"})
_OTHER_SIGNS: Final = {"RMB": "CNY", "US$": "USD", "CN¥": "CNY", "JP¥": "JPY", "人民币元": "CNY"}
_SHARED: Final = {
    "$": frozenset("USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP".split()),
    "¥": frozenset(("CNY", "JPY")),
    "元": frozenset(("CNY", "TWD", "HKD")),
    "£": frozenset(("GBP", "EGP", "GIP")),
}
"""Signs that several currencies use."""


def decide_amounts(cells: Iterable[str]) -> AmountReading:
    """Which sign is the decimal one, from all cells of a column; where they differ, most."""
    told: Counter[Literal[".", ","]] = Counter()
    example = ""
    for cell in set(cells):
        match = _AMOUNT.fullmatch(_plain(cell))
        if not match:
            continue
        digits = match["digits"]
        if sign := _decimal_of(digits):
            told[sign] += 1
        elif "." in digits or "," in digits:
            example = min(example or cell, cell)
    if not told:
        return AmountReading(example=example)
    return AmountReading("." if told["."] >= told[","] else ",")


def read_amount(text: str, reading: AmountReading) -> Amount | None:
    """An amount with its currency sign; brackets or a minus behind mean less than nothing.

    None for an empty cell; a lone dash is 0.

    Raises:
        ValueError: it is no amount, or its signs do not stand where the column has them.
    """
    plain = _plain(text)
    if plain in _EMPTY:
        return Amount(Decimal(0)) if plain else None
    negative = plain.startswith("(") and plain.endswith(")")
    if negative:
        plain = plain[1:-1].strip()
    match = _AMOUNT.fullmatch(plain)
    if not match or (match["minus"] and match["trailing"]) or plain.count("(") != 0:
        raise ValueError(text)
    words = [word for name in ("before", "between", "after") if (word := match[name].strip())]
    if len(words) > 1 or (words and _code(words[0]) is None):
        raise ValueError(text)
    value = Decimal(_ungrouped(match["digits"], reading))
    if value.adjusted() > _MOST_DIGITS:
        raise ValueError(text)
    if negative or "-" in (match["minus"], match["trailing"]):
        value = -value
    return Amount(value, words[0] if words else "")


def read_currency(text: str) -> str:
    """A currency by its code, sign or word.

    Raises:
        ValueError: it is none.
    """
    if code := _code(_plain(text)):
        return code
    raise ValueError(text)


def currency_of(sign: str, likely: Collection[str]) -> str:
    """The currency of a sign found in a cell; of one that several share the likely one."""
    code = _code(sign)
    if code is None:
        raise ValueError(sign)
    return next((one for one in likely if one in _SHARED.get(sign, ())), code)


def _code(word: str) -> str | None:
    if is_currency(word.upper()):
        return word.upper()
    return SIGNS.get(word) or _OTHER_SIGNS.get(word.upper())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).strip()


def _decimal_of(digits: str) -> Literal[".", ","] | None:
    """The decimal sign that one number tells of, if it does."""
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        return "." if digits.rindex(".") > digits.rindex(",") else ","
    if dots + commas == 0:
        return None
    if dots + commas > 1:
        return "," if dots else "."
    before, after = re.split("[.,]", digits)
    is_thousands = len(after) == 3 and 1 <= len(before) <= 3 and before != "0"
    if is_thousands:
        return None
    return "." if dots else ","


def _ungrouped(digits: str, reading: AmountReading) -> str:
    """The number with a decimal point and nothing else; groups have to be groups."""
    decimal = reading.decimal or _decimal_of(digits)
    if decimal is None:
        # A single sign before three digits: thousands, for cents have two.
        decimal = "," if "." in digits else "."
    group = "." if decimal == "," else ","
    whole, _sign, fraction = digits.partition(decimal)
    if not fraction.isdigit() and fraction:
        raise ValueError(digits)
    parts = re.split(f"[{group}' ]", whole)
    grouped = len(parts) == 1 or (
        1 <= len(parts[0]) <= 3
        and len(parts[-1]) == 3
        and all(len(part) in (2, 3) for part in parts[1:-1])
    )
    if not grouped or not all(part.isdigit() for part in parts if part or len(parts) > 1):
        raise ValueError(digits)
    return f"{''.join(parts) or '0'}.{fraction or '0'}"


_YES: Final = frozenset("yes y true t x 1 ja oui si 是 有 真 √ ✓ ✔".split())
_NO: Final = frozenset("no n false f 0 nein non 否 无 假 没有".split())


def read_yes(text: str) -> bool:
    """A word for yes or no.

    Raises:
        ValueError: it is neither.
    """
    word = _plain(text).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(text)


def read_whole(text: str) -> int:
    """A whole number, a unit behind it allowed: ``30``, ``30.0``, ``30 days``, ``30天``.

    Raises:
        ValueError: it is none, or below zero.
    """
    if match := re.fullmatch(r"(\d{1,9})(?:\.0+)?\s*[^\W\d]*\.?", _plain(text)):
        return int(match[1])
    raise ValueError(text)


def are_percents(cells: Iterable[str]) -> bool:
    """Whether the numbers of a column are percentages without saying so: one is above 1."""
    for cell in cells:
        match = re.fullmatch(r"(\d+)(?:[.,]\d+)?", _plain(cell))
        if match and int(match[1]) > 1:
            return True
    return False


def read_share(text: str, percents: bool) -> float:
    """A part of a whole, 0-1: ``35%``, or by the column ``0.35`` or ``35``.

    Raises:
        ValueError: it is none, or not between 0 and 1.
    """
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?|[.,]\d+)\s*(%?)", _plain(text))
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
    if code := words.get(_plain(text).casefold()):
        return code
    raise ValueError(text)
